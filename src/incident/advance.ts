import { type Cause, causesOf, failureOf, isSameCause, type WalkSeen } from './cause.js'
import {
  HOUR,
  type Incident,
  type IncidentState,
  type Member,
  newIncident,
  type Policy,
  since,
  type Trouble,
  unresolved,
} from './incident.js'
import { tell, tellRegularly } from './tell.js'

/** One night as the incidents see it. */
export type Night = {
  readonly run: string
  readonly at: string
  readonly walks: readonly WalkSeen[]
  readonly troubles: readonly Trouble[]
  /** Every walk that the flow files ask for, whether it was walked this night or not. */
  readonly planned: readonly string[]
}

/** An incident that comes back within this time goes on in its thread. */
const REOPENS_WITHIN = 72 * HOUR

/** So many nights are remembered as taken in. */
const RUNS_KEPT = 60

/**
 * Takes a night in: follows every incident, opens and resolves, and adds what is to be told to `pending`. Taking the
 * same night in again changes nothing.
 */
export function advance(state: IncidentState, night: Night, policy: Policy): IncidentState {
  if (state.runs.includes(night.run)) return state
  const isSure = ({ key, confirmed }: Trouble) => confirmed || state.suspected.includes(key)
  const ended = unresolved(state).map((incident) => follow(incident, night))
  const known: IncidentState = {
    ...state,
    incidents: state.incidents.map((incident) => ended.find(({ number }) => number === incident.number) ?? incident),
  }
  const opened = causesOf(
    night.troubles.filter((trouble) => isSure(trouble) && !isFollowed(known, trouble.key)),
    night.walks,
  ).reduce((current, cause) => open(current, cause, night), known)
  const verified = { ...opened.verified, ...Object.fromEntries(verifiedRoutes(night).map((at) => [at, night.at])) }
  const next: IncidentState = {
    ...opened,
    verified,
    incidents: opened.incidents.map((incident) => settle(incident, opened, night)),
    runs: [...state.runs, night.run].slice(-RUNS_KEPT),
    suspected: night.troubles.filter(({ confirmed }) => !confirmed).map(({ key }) => key),
    figures: {
      nights: state.figures.nights + 1,
      walks: state.figures.walks + night.walks.length,
      verified: state.figures.verified + night.walks.filter(({ verdict }) => verdict === 'verified').length,
    },
  }
  return tellRegularly(tell(next, night.at, policy), night.at)
}

function isFollowed(state: IncidentState, key: string): boolean {
  return unresolved(state).some(({ members }) => members.some((member) => member.key === key && member.failing))
}

/** What the night says of the members of an incident that is not resolved. */
function follow(incident: Incident, night: Night): Incident {
  const members = incident.members.map((member): Member => {
    // What is over here and comes back is taken up as a new cause is, so that only one incident follows it.
    if (!member.failing) return member
    const tonight = night.troubles.find(({ key }) => key === member.key)
    if (tonight) return joined(tonight, member.since)
    return hasEnded(member, night) ? { ...member, failing: false } : member
  })
  const seen = members.some((member, index) => member.failing && member !== incident.members[index])
  return { ...incident, members, nights: incident.nights + (seen ? 1 : 0) }
}

/** A trouble is over when all its walks were judged without it; a walk that no flow asks for any more has no say. */
function hasEnded(member: Member, night: Night): boolean {
  return member.walks
    .filter((id) => night.planned.includes(id))
    .every((id) => {
      const walk = night.walks.find((one) => one.id === id)
      if (!walk) return false
      // A walk that was blocked proves nothing about the guide, but a failure of guidewatch is over then.
      return walk.verdict === 'blocked' ? member.class === 'error' : walk.verdict !== 'error'
    })
}

function joined(trouble: Trouble, from: string): Member {
  const { confirmed: _, ...member } = trouble
  return { ...member, failing: true, since: from }
}

/** Opens an incident for a new cause, unless one is there that explains it, or was there a short while ago. */
function open(state: IncidentState, cause: Cause, night: Night): IncidentState {
  const same = (incident: Incident) =>
    incident.kind === cause.kind &&
    (cause.kind === 'guide' ? isMoreOf(incident, cause) : incident.label === cause.label)
  const recent = (incident: Incident) =>
    incident.resolved !== null &&
    incident.resolved.how !== 'superseded' &&
    since(incident.resolved.at, night.at) <= REOPENS_WITHIN &&
    (cause.kind === 'guide'
      ? incident.members.some(({ key }) => cause.troubles.some((trouble) => trouble.key === key))
      : same(incident))
  const explains = ({ kind, label }: Incident) =>
    kind === 'platform' && cause.troubles.every((trouble) => failureOf(trouble) === label)
  const host =
    unresolved(state).find((incident) => isMember(incident, cause)) ??
    unresolved(state).find(same) ??
    unresolved(state).find(explains) ??
    state.incidents.findLast(recent)
  const fresh = cause.troubles.map((trouble) => joined(trouble, night.at))
  if (host) {
    const kept = host.members.filter(({ key }) => !fresh.some((member) => member.key === key))
    return replace(state, { ...host, members: [...kept, ...fresh] })
  }
  const [worst] = [...cause.troubles].sort((a, b) => WORST.indexOf(a.class) - WORST.indexOf(b.class))
  if (!worst) return state
  const number = state.next
  const incident = newIncident({
    number,
    thread: `${state.site}-${number}-${night.at.replace(/\D/g, '').slice(0, 14)}`,
    kind: cause.kind,
    label: cause.label,
    class: worst.class,
    headline: worst.headline,
    members: fresh,
    openedAt: night.at,
  })
  return { ...state, next: number + 1, incidents: [...state.incidents, incident] }
}

const WORST = ['broken', 'changed', 'error', 'blocked']

function isMember(incident: Incident, cause: Cause): boolean {
  return incident.members.some(({ key }) => cause.troubles.some((trouble) => trouble.key === key))
}

/**
 * Copies of one guide, of which another one fails since tonight. What else is wrong on the same walk is news; but where a
 * walk is blocked is not, for whoever is to unblock it.
 */
function isMoreOf(incident: Incident, cause: Cause): boolean {
  const walksOf = (one: Trouble | Member) => (one.class === 'blocked' ? one.walks : [])
  return incident.members.some(
    (member) =>
      member.failing &&
      cause.troubles.some((trouble) =>
        isSameCause({ ...member, walks: walksOf(member) }, { ...trouble, walks: walksOf(trouble) }),
      ),
  )
}

/** Resolves what has ended, opens again what has come back. */
function settle(incident: Incident, state: IncidentState, night: Night): Incident {
  const failing = incident.members.some((member) => member.failing)
  if (failing && incident.state === 'resolved') return reopened(incident, night.at)
  if (failing || incident.state === 'resolved') return withoutLapsedAcknowledgement(incident, night.at)
  const replaced =
    incident.kind === 'guide' &&
    unresolved(state).some(
      (other) =>
        other.number !== incident.number &&
        other.members.some(
          (member) =>
            member.failing && incident.members.some(({ walks }) => walks.some((id) => member.walks.includes(id))),
        ),
    )
  return resolved(incident, { at: night.at, how: replaced ? 'superseded' : 'recovery', by: null, reason: null })
}

export function resolved(incident: Incident, how: NonNullable<Incident['resolved']>): Incident {
  return {
    ...incident,
    members: incident.members.map((member) => ({ ...member, failing: false })),
    state: 'resolved',
    resolved: how,
    acknowledged: null,
    changes: [...incident.changes, { at: how.at, to: 'resolved' as const }].slice(-CHANGES_KEPT),
  }
}

const CHANGES_KEPT = 20

function reopened(incident: Incident, at: string): Incident {
  return {
    ...incident,
    state: 'open',
    nights: 1,
    resolved: null,
    acknowledged: null,
    reminded: [],
    escalated: false,
    changes: [...incident.changes, { at, to: 'open' as const }].slice(-CHANGES_KEPT),
  }
}

function withoutLapsedAcknowledgement(incident: Incident, at: string): Incident {
  const lapsed = incident.acknowledged !== null && since(incident.acknowledged.until, at) >= 0
  return lapsed ? { ...incident, state: 'open', acknowledged: null } : incident
}

/** Routes of which every planned walk was walked and verified, as `flow/route`. */
function verifiedRoutes(night: Night): readonly string[] {
  const routes = new Set(night.walks.map(({ flow, route }) => `${flow}/${route}`))
  const verified = new Set(night.walks.filter(({ verdict }) => verdict === 'verified').map(({ id }) => id))
  return [...routes].filter((route) =>
    night.planned.filter((id) => id.startsWith(`${route}/`)).every((id) => verified.has(id)),
  )
}

export function replace(state: IncidentState, incident: Incident): IncidentState {
  return { ...state, incidents: state.incidents.map((one) => (one.number === incident.number ? incident : one)) }
}
