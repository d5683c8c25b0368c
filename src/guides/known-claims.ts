import { planWalks } from '../engine/plan.js'
import type { Claim } from '../flow/schema.js'
import type { KnownClaim } from '../guide-check/known.js'
import { alternativesByLanguage, type Sources, textsByLanguage } from './sources.js'

/** The claims of a flow, with what the last night that tested each found; contradicted by one walk, a claim is contradicted. */
export function claimsKnown({ flow, ledger }: Sources): KnownClaim[] {
  const isWalked = flow.routes.some(({ surface }) => surface === 'web')
  const entries = (isWalked ? planWalks([flow], {}) : []).flatMap(({ id }) => ledger.walks[id] ?? [])
  return flow.claims.map((claim) => {
    const against = entries.filter(({ contradicted }) => contradicted.includes(claim.id))
    const tested = against.length > 0 ? against : entries.filter((entry) => entry.tested.includes(claim.id))
    const at = tested
      .map((entry) => entry.at.slice(0, 10))
      .sort()
      .at(-1)
    return {
      id: claim.id,
      outcome: against.length > 0 ? 'contradicted' : at === undefined ? 'untested' : 'holds',
      at: at ?? null,
      says: textsByLanguage(claim.says),
      about: aboutOf(claim, flow),
    }
  })
}

function aboutOf({ check }: Claim, flow: Sources['flow']): KnownClaim['about'] {
  if (check.field) {
    const { label, required, prefilled, present } = check.field
    return {
      kind: 'field',
      labels: alternativesByLanguage(flow, label),
      ...(required === undefined ? {} : { required }),
      ...(prefilled === undefined ? {} : { prefilled }),
      ...(present === undefined ? {} : { present }),
    }
  }
  if (check.reachable) return { kind: 'reachable' }
  if (check.text !== undefined) return { kind: 'text', texts: alternativesByLanguage(flow, check.text) }
  return check.obstacle === 'login-wall' || check.obstacle === 'session-missing' ? { kind: 'login' } : { kind: 'other' }
}
