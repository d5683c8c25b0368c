import { grouped } from '../collection/grouped.js'
import type { Verdict } from '../compare/verdict.js'
import type { Incident, Trouble } from './incident.js'

/** Troubles that one incident follows: one thing explains them. */
export type Group = Pick<Incident, 'kind' | 'label'> & { readonly troubles: readonly Trouble[] }

/** How a walk of the night ended. */
export type WalkSeen = {
  readonly id: string
  readonly flow: string
  readonly route: string
  readonly account: string
  readonly verdict: Verdict
}

/** Obstacles that a site puts up against a visitor rather than on a page. */
const OF_THE_ACCOUNT = new Set([
  'session-missing',
  'login-wall',
  'checkpoint',
  'captcha',
  'rate-limit',
  'suspended',
  'already-objected',
  'another-language',
])

/** So many flows, and this share of all that were walked, must fail alike before it is the platform or the monitor. */
const FLOWS_ALIKE = 3
const SHARE_ALIKE = 0.5

/**
 * Groups the troubles of a night by what explains them: one account that no longer gets in anywhere; a platform or
 * monitor that fails alike in most flows; or one guide, with all its copies and all that is wrong on the same walks.
 */
export function groupsOf(troubles: readonly Trouble[], walks: readonly WalkSeen[]): readonly Group[] {
  const groups: Group[] = []
  let left = troubles
  const take = (kind: Group['kind'], label: string, taken: readonly Trouble[]) => {
    groups.push({ kind, label, troubles: taken })
    const gone = new Set(taken)
    left = left.filter((trouble) => !gone.has(trouble))
  }
  const accounts = lockedOut(troubles, walks)
  const flows = new Set(walks.map(({ flow }) => flow)).size
  for (const [label, alike] of grouped(troubles, failureOf)) {
    const failing = new Set(alike.map(({ flow }) => flow)).size
    const ofOneAccount = alike.every(({ account }) => account === alike[0]?.account && accounts.has(account))
    if (failing >= FLOWS_ALIKE && failing > flows * SHARE_ALIKE && !ofOneAccount) take('platform', label, alike)
  }
  for (const account of accounts) {
    const muted = left.filter((trouble) => trouble.account === account && isOfAccount(trouble))
    if (muted.length > 0) take('account', account, muted)
  }
  for (const alike of connected(left)) groups.push({ kind: 'guide', label: '', troubles: alike })
  return groups
}

/** How a trouble fails; the label of an incident of the platform. */
export function failureOf(trouble: Pick<Trouble, 'class' | 'alike'>): string {
  return `${trouble.class} ${trouble.alike}`
}

function isOfAccount(trouble: Trouble): boolean {
  return trouble.class === 'blocked' && OF_THE_ACCOUNT.has(trouble.alike)
}

/** Accounts of which no walk got through. */
function lockedOut(troubles: readonly Trouble[], walks: readonly WalkSeen[]): ReadonlySet<string> {
  const blocked = new Set(troubles.filter(isOfAccount).map(({ account }) => account))
  const through = walks.filter(({ verdict }) => verdict !== 'blocked').map(({ account }) => account)
  return new Set([...blocked].filter((account) => account !== 'logged-out' && !through.includes(account)))
}

/** Splits troubles into groups of one guide, or of copies of it: they share no walk and no instruction with each other. */
function connected(troubles: readonly Trouble[]): readonly (readonly Trouble[])[] {
  type Cluster = { order: number; readonly keys: string[]; readonly troubles: Trouble[] }
  const byKey = new Map<string, Cluster>()
  const groups = new Set<Cluster>()
  for (const [order, trouble] of troubles.entries()) {
    const keys = [`instruction ${instructionKey(trouble)}`, ...trouble.walks.map((walk) => `walk ${walk}`)]
    const near = [...new Set(keys.flatMap((key) => byKey.get(key) ?? []))].sort((a, b) => a.order - b.order)
    const [group = { order, keys: [], troubles: [] }, ...others] = near
    for (const other of others) {
      group.troubles.push(...other.troubles)
      group.keys.push(...other.keys)
      groups.delete(other)
    }
    group.troubles.push(trouble)
    group.keys.push(...keys)
    group.order = order
    for (const key of others.length > 0 ? group.keys : keys) byKey.set(key, group)
    // What was added to last comes last.
    groups.delete(group)
    groups.add(group)
  }
  return [...groups].map((group) => group.troubles)
}

/** The same for troubles of copies of one guide. */
export function instructionKey({ class: how, instruction }: Pick<Trouble, 'class' | 'instruction'>): string {
  return `${how} ${instruction}`
}
