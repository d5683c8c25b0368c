import { isHalfway } from '../compare/verdict.js'
import type { Hindrance } from './cause.js'
import { hostAt, type JudgedWalk } from './judged.js'

/** Why walks were not judged, each reason once for an account, those of most walks first. */
export function hindrancesOf(walks: readonly JudgedWalk[]): readonly Hindrance[] {
  const byKey = new Map<string, { readonly first: Hindrance; readonly walks: string[]; readonly hosts: Set<string> }>()
  for (const walk of walks) {
    const { outcome, account, id } = walk
    const verdict = isHalfway(walk) ? 'blocked' : walk.verdict
    if (verdict !== 'blocked' && verdict !== 'error') continue
    const failure = outcome.kind === 'error' ? outcome.message : null
    const reason = outcome.kind === 'obstacle' ? outcome.obstacle : failure && shapeOf(failure)
    const key = JSON.stringify([verdict, account, reason])
    const host = hostOfStop(walk)
    const known = byKey.get(key)
    if (known) known.walks.push(id)
    else
      byKey.set(key, {
        first: { verdict, account, hosts: [], fact: factOf(walk), failure, walks: [] },
        walks: [id],
        hosts: new Set(),
      })
    if (host !== null) byKey.get(key)?.hosts.add(host)
  }
  return [...byKey.values()]
    .map(({ first, walks: all, hosts }) => ({ ...first, hosts: [...hosts].sort(), walks: all.sort() }))
    .sort((a, b) => b.walks.length - a.walks.length || ((a.walks[0] ?? '') < (b.walks[0] ?? '') ? -1 : 1))
}

function factOf({ outcome, findings }: JudgedWalk): Hindrance['fact'] {
  if (outcome.kind !== 'obstacle') return null
  const found = findings.find(({ step, kind }) => step === outcome.step && kind === 'obstacle')
  const subject = { kind: 'obstacle' as const, obstacle: outcome.obstacle }
  const { before, after, count, place, alsoAt } = found ?? {
    before: null,
    after: outcome.why,
    count: 1,
    place: null,
    alsoAt: [],
  }
  return { kind: 'obstacle', subject, before, after, count, place, alsoAt }
}

/** Where the walk could not go on: what did not answer, else the last page that it came to, else the published address. */
function hostOfStop({ outcome, steps, host }: JudgedWalk): string | null {
  if (outcome.kind === 'obstacle' && (outcome.why.kind === 'network' || outcome.why.kind === 'no-answer'))
    return outcome.why.host
  const at = outcome.kind === 'obstacle' ? steps.find(({ id }) => id === outcome.step)?.url : null
  const last = steps.findLast(({ url }) => url !== null)?.url
  return hostAt(at ?? last ?? null) ?? host
}

/** A failure without what differs from walk to walk: numbers, addresses and what is quoted. */
function shapeOf(failure: string): string {
  return failure
    .replace(/\b[a-z]+:\/\/\S+/gi, '')
    .replace(/(["'`]).*?\1/g, '')
    .replace(/\S*\/\S*/g, '')
    .replace(/\d+/g, '')
    .slice(0, 500)
}
