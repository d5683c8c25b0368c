import type { Verdict } from '../compare/verdict.js'
import {
  blankNotice,
  DAY,
  HOUR,
  type Incident,
  type IncidentState,
  isOfGuideCheck,
  type Notice,
  type Policy,
  type Silence,
  since,
  unresolved,
} from './incident.js'

/** So many changes within so many days are flapping: then only the digest tells. */
const FLAPPING_CHANGES = 3
const FLAPPING_DAYS = 7

/** Days between two digests, and at least between two signs of life. */
const DIGEST_DAYS = 7

/** A nightly check may come this much late, in hours: what expires earlier expires before it. */
const NEXT_NIGHT_HOURS = 36

/**
 * Compares what the recipients of every incident believe with what is so, and adds a notice where they differ. What
 * was told is part of the state, so a transition is told once, and one that could not be told yet is told later.
 *
 * @param verdicts how the walks of tonight ended, by id; null between two nights.
 */
export function tell(
  state: IncidentState,
  at: string,
  policy: Policy,
  verdicts: ReadonlyMap<string, Verdict> | null,
): IncidentState {
  const notices: Notice[] = []
  const incidents = state.incidents.map((incident) => {
    if (isDoubtful(incident, at, verdicts)) return incident
    const told = tellOne(incident, state, at, policy)
    if (!told) return incident
    notices.push(told.notice)
    return told.incident
  })
  return { ...state, incidents, pending: [...state.pending, ...notices] }
}

/** A recovery that could not be told when it happened is told on a night that does not speak against it. */
function isDoubtful({ resolved, members }: Incident, at: string, verdicts: ReadonlyMap<string, Verdict> | null) {
  if (resolved?.how !== 'recovery' || resolved.at === at) return false
  const walks = members.flatMap((member) => member.walks)
  return verdicts === null || walks.some((id) => (verdicts.get(id) ?? 'verified') !== 'verified')
}

type Told = { readonly incident: Incident; readonly notice: Notice }

function tellOne(incident: Incident, state: IncidentState, at: string, policy: Policy): Told | undefined {
  if (isFlapping(incident, at)) return undefined
  const { told } = incident
  const say = (kind: Notice['kind'], change: Partial<Incident>, more: Partial<Notice> = {}): Told => {
    const after = { ...incident, ...change, notices: incident.notices + 1 }
    const audience = kind === 'escalation' ? 'escalation' : incident.class === 'error' ? 'operator' : 'maintainers'
    return {
      incident: after,
      notice: {
        ...blankNotice(state.site, at),
        id: `${incident.thread}-${after.notices}`,
        kind,
        audience,
        incident: after,
        ...more,
      },
    }
  }
  if (incident.state === 'resolved') {
    if (told?.state !== 'open') return undefined
    const how = incident.resolved?.how
    const kind = how === 'superseded' || how === 'withdrawn' ? how : 'recovered'
    return say(kind, { told: { state: 'resolved', keys: [], at } })
  }
  if (isSilenced(incident, state.silences, at)) return undefined
  const keys = incident.members.flatMap(({ failing, digestOnly, key }) => (failing && !digestOnly ? [key] : []))
  // Digests list it.
  if (keys.length === 0) return undefined
  const freshness = freshnessOf(incident, state, policy, at)
  if (told?.state !== 'open') {
    if (incident.class === 'blocked' && incident.nights < policy.blockedNights && !expiresSoon(freshness, at))
      return undefined
    const kind = told ? 'reopened' : 'opened'
    return say(kind, { told: { state: 'open', keys, at }, reminded: passed(freshness.percent) })
  }
  if (incident.kind === 'guide' && keys.some((key) => !told.keys.includes(key))) {
    return say('extended', { told: { ...told, keys: [...new Set([...told.keys, ...keys])] } })
  }
  // A guide is not fresh for a time: it is wrong until its editor corrects it.
  const due = isOfGuideCheck(incident)
    ? []
    : passed(freshness.percent).filter((percent) => !incident.reminded.includes(percent))
  const wanted = due.filter((percent) => percent === 100 || incident.state === 'open')
  if (wanted.length > 0) {
    const percent = Math.max(...wanted)
    return say('reminder', { reminded: [...incident.reminded, ...due] }, { freshness: { ...freshness, percent } })
  }
  const unheeded = policy.escalateDays !== null && since(told.at, at) >= policy.escalateDays * DAY
  if (unheeded && incident.state === 'open' && !incident.escalated) return say('escalation', { escalated: true })
  return undefined
}

/** An incident that opens and resolves again and again. */
export function isFlapping({ changes }: Incident, at: string): boolean {
  return changes.filter((change) => since(change.at, at) < FLAPPING_DAYS * DAY).length >= FLAPPING_CHANGES
}

/** True when every member that fails is silenced. */
export function isSilenced(incident: Incident, silences: readonly Silence[], at: string): boolean {
  const active = silences.filter(({ from, until }) => since(from, at) >= 0 && since(until, at) < 0)
  if (active.some((silence) => silence.incident === incident.number)) return true
  const failing = incident.members.filter((member) => member.failing)
  const covered = ({ flow, account }: Incident['members'][number]) =>
    active.some(
      (silence) =>
        silence.incident === null &&
        (silence.flow === null || silence.flow === flow) &&
        (silence.account === null || silence.account === account),
    )
  return failing.length > 0 && failing.every(covered)
}

export type Freshness = {
  readonly percent: number
  readonly verifiedAt: string | null
  readonly verifiedUntil: string
}

/** How much of the time that the stalest of its routes counts as verified is over, in per cent. */
export function freshnessOf(incident: Incident, state: IncidentState, policy: Policy, at: string): Freshness {
  const routes = incident.members.filter(({ failing }) => failing).map(({ flow, route }) => `${flow}/${route}`)
  const dates = routes.flatMap((route) => state.verified[route] ?? []).sort()
  const verifiedAt = dates[0] ?? null
  const from = verifiedAt ?? incident.openedAt
  const budget = policy.freshnessDays * DAY
  return {
    percent: Math.floor((since(from, at) / budget) * 100),
    verifiedAt,
    verifiedUntil: new Date(Date.parse(from) + budget).toISOString(),
  }
}

function expiresSoon(freshness: Freshness, at: string): boolean {
  return freshness.verifiedAt !== null && since(at, freshness.verifiedUntil) < NEXT_NIGHT_HOURS * HOUR
}

function passed(percent: number): number[] {
  return [50, 100].filter((mark) => percent >= mark)
}

/** The weekly digest, when anything is open or flaps, and the monthly sign of life. */
export function tellRegularly(state: IncidentState, at: string): IncidentState {
  let next = state
  const listed = state.incidents.flatMap((incident) => {
    const flapping = isFlapping(incident, at)
    if (incident.state === 'resolved' && !flapping) return []
    const silenced = isSilenced(incident, state.silences, at)
    return [{ incident, muted: flapping ? ('flapping' as const) : silenced ? ('silenced' as const) : null }]
  })
  // The first digest comes a week after the first night.
  if (state.digestAt === null) next = { ...next, digestAt: at }
  else if (since(state.digestAt, at) >= DIGEST_DAYS * DAY - HOUR) {
    const notice: Notice = {
      ...blankNotice(state.site, at),
      id: `${state.site}-digest-${dayOf(at)}`,
      kind: 'digest',
      incidents: listed,
    }
    next = { ...next, digestAt: at, pending: listed.length > 0 ? [...next.pending, notice] : next.pending }
  }
  if (state.aliveAt === null) return { ...next, aliveAt: at }
  if (state.aliveAt.slice(0, 7) === at.slice(0, 7) || since(state.aliveAt, at) < 0) return next
  const figures = { ...next.figures, since: state.aliveAt, open: unresolved(next).length }
  const notice: Notice = {
    ...blankNotice(state.site, at),
    id: `${state.site}-alive-${at.slice(0, 7)}`,
    kind: 'alive',
    figures,
  }
  return {
    ...next,
    aliveAt: at,
    figures: { nights: 0, walks: 0, verified: 0 },
    pending: [...next.pending, notice],
  }
}

function dayOf(at: string): string {
  return at.slice(0, 10)
}
