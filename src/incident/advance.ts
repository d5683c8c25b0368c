import { areTwoNights } from '../compare/nights.js'
import { bySeverity, type Verdict } from '../compare/verdict.js'
import { type Approvals, byApproval, withApprovals } from './approved.js'
import { failureOf, type Group, groupsOf, instructionKey, type WalkSeen } from './group.js'
import {
  HOUR,
  type Incident,
  type IncidentState,
  isOfGuideCheck,
  type Member,
  newIncident,
  type Policy,
  since,
  type Trouble,
  unresolved,
} from './incident.js'
import { tell, tellRegularly } from './tell.js'

/** One run as the incidents see it: a night, or a part of one that a person tried. */
export type Night = {
  readonly run: string
  readonly at: string
  readonly walks: readonly WalkSeen[]
  readonly troubles: readonly Trouble[]
  /** Every walk that the flow files ask for, whether it was walked this night or not. */
  readonly planned: readonly string[]
  /** Walks that were put off out of politeness: a night without them is a whole one. */
  readonly putOff?: readonly string[]
  /** What was approved of the ways that incidents follow; nothing is concluded from it when absent. */
  readonly approvals?: Approvals
}

/** An incident that comes back within this time goes on in its thread. */
export const REOPENS_WITHIN = 72 * HOUR

/** So many nights are remembered as taken in. */
const RUNS_KEPT = 60

type Walked = { readonly walks: readonly Pick<WalkSeen, 'id'>[] }

/** True when a run walked all that the flow files ask for: only then it says something about all of them. */
export function isWhole({ walks, planned, putOff = [] }: Pick<Night, 'planned' | 'putOff'> & Walked): boolean {
  const accounted = new Set([...walks.map(({ id }) => id), ...putOff])
  return planned.every((id) => accounted.has(id))
}

/**
 * Takes a night in: follows every incident, opens and resolves, and adds what is to be told to `pending`. Taking the
 * same night in again changes nothing.
 */
export function advance(state: IncidentState, night: Night, policy: Policy): IncidentState {
  if (state.runs.includes(night.run)) return state
  const isSure = ({ key, confirmed }: Trouble) => confirmed || state.suspected.includes(key)
  const isNight = isWhole(night) && (state.nightAt === null || areTwoNights(state.nightAt, night.at))
  const followed = failingKeys(state)
  const seen = seenIn(
    night,
    night.troubles.filter((trouble) => isSure(trouble) || followed.has(trouble.key)),
  )
  const known: IncidentState = {
    ...state,
    incidents: state.incidents.map((incident) =>
      incident.state === 'resolved' || isOfGuideCheck(incident) ? incident : follow(incident, seen, isNight),
    ),
  }
  const stillFollowed = failingKeys(known)
  const opened = groupsOf(
    night.troubles.filter((trouble) => isSure(trouble) && !stillFollowed.has(trouble.key)),
    night.walks,
  ).reduce((current, group) => open(current, group, night), known)
  const verified = { ...opened.verified, ...Object.fromEntries(verifiedRoutes(night).map((at) => [at, night.at])) }
  const next: IncidentState = {
    ...opened,
    verified,
    incidents: opened.incidents.map((incident) =>
      isOfGuideCheck(incident) ? withoutLapsedAcknowledgement(incident, night.at) : settle(incident, opened, seen),
    ),
    nightAt: isNight ? night.at : state.nightAt,
    runs: [...state.runs, night.run].slice(-RUNS_KEPT),
    suspected: suspectedAfter(state, night),
    figures: {
      nights: state.figures.nights + (isNight ? 1 : 0),
      walks: state.figures.walks + night.walks.length,
      verified: state.figures.verified + night.walks.filter(({ verdict }) => verdict === 'verified').length,
    },
  }
  return tellRegularly(tell(next, night.at, policy, seen.verdicts), night.at)
}

/** What of a night decides whether something is over. */
type SeenNight = {
  readonly night: Night
  readonly troubles: ReadonlyMap<string, Trouble>
  readonly verdicts: ReadonlyMap<string, Verdict>
  readonly planned: ReadonlySet<string>
  /** Walks on which something is wrong that an incident follows from tonight on, or did already. */
  readonly accounted: ReadonlySet<string>
}

function seenIn(night: Night, followed: readonly Trouble[]): SeenNight {
  return {
    night,
    troubles: new Map(night.troubles.map((trouble) => [trouble.key, trouble])),
    verdicts: new Map(night.walks.map(({ id, verdict }) => [id, verdict])),
    planned: new Set(night.planned),
    accounted: new Set(followed.flatMap(({ walks }) => walks)),
  }
}

/** What could not be confirmed tonight, and what could not be before on ways that were not walked tonight. */
function suspectedAfter(state: IncidentState, { troubles, walks, planned }: Night): string[] {
  const walked = new Set(walks.map(({ id }) => id))
  const isOpen = (key: string) => {
    const [flow, route, , language] = key.split('/')
    const own = planned.filter((id) => id.startsWith(`${flow}/${route}/${language}-`))
    return own.length > 0 && own.every((id) => !walked.has(id))
  }
  const tonight = troubles.filter(({ confirmed }) => !confirmed).map(({ key }) => key)
  return [...new Set([...state.suspected.filter(isOpen), ...tonight])]
}

function failingKeys(state: IncidentState): ReadonlySet<string> {
  return new Set(
    unresolved(state).flatMap(({ members }) => members.filter(({ failing }) => failing).map(({ key }) => key)),
  )
}

/** What the night says of the members of an incident that is not resolved. */
function follow(incident: Incident, seen: SeenNight, isNight: boolean): Incident {
  const members = incident.members.map((member): Member => {
    // What is over here and comes back is taken up as a new group is, so that only one incident follows it.
    if (!member.failing) return member
    const tonight = seen.troubles.get(member.key)
    if (tonight) return withPrintedOf(member, joined(tonight, member.since))
    return hasEnded(member, seen) ? { ...member, failing: false } : member
  })
  const wasSeen = members.some((member, index) => member.failing && member !== incident.members[index])
  const nights = incident.nights + (wasSeen && isNight ? 1 : 0)
  // The incident is over only when all its ways are right or followed by another one; until then it goes on.
  const isOver = members.some(({ failing }) => failing) || incident.members.every((member) => hasEnded(member, seen))
  return { ...incident, nights, members: isOver ? members : incident.members }
}

/**
 * A trouble of a guide is over when all its walks are verified, or what else is wrong on them is followed by itself; one
 * that could not be judged, when they can be again. A walk that no flow asks for any more has no say.
 */
function hasEnded(member: Member, { verdicts, planned, accounted }: SeenNight): boolean {
  return member.walks
    .filter((id) => planned.has(id))
    .every((id) => {
      const verdict = verdicts.get(id)
      if (verdict === undefined) return false
      // A walk that was blocked proves nothing about the guide, but a failure of guidewatch is over then.
      if (member.class === 'error') return verdict !== 'error'
      if (verdict === 'blocked' || verdict === 'error') return false
      return member.class === 'blocked' || verdict === 'verified' || accounted.has(id)
    })
}

/** What guides print of it stays, until tonight's guides are checked. */
function withPrintedOf({ evidence: { printed } }: Member, member: Member): Member {
  return printed ? { ...member, evidence: { ...member.evidence, printed } } : member
}

function joined(trouble: Trouble, from: string): Member {
  const { confirmed: _, ...member } = trouble
  return { ...member, failing: true, since: from }
}

/** Opens an incident for a new group, unless one is there that explains it, or was there a short while ago. */
function open(state: IncidentState, group: Group, night: Night): IncidentState {
  const keys = new Set(group.troubles.map(({ key }) => key))
  const hasMember = ({ members }: Incident) => members.some(({ key }) => keys.has(key))
  const isMore = moreOf(group)
  const same = (incident: Incident) =>
    incident.kind === group.kind && (group.kind === 'guide' ? isMore(incident) : incident.label === group.label)
  const recent = (incident: Incident) =>
    incident.resolved !== null &&
    incident.resolved.how !== 'superseded' &&
    since(incident.resolved.at, night.at) <= REOPENS_WITHIN &&
    (group.kind === 'guide' ? hasMember(incident) : same(incident))
  const explains = ({ kind, label }: Incident) =>
    kind === 'platform' && group.troubles.every((trouble) => failureOf(trouble) === label)
  const host =
    unresolved(state).find(hasMember) ??
    unresolved(state).find(same) ??
    unresolved(state).find(explains) ??
    state.incidents.findLast(recent)
  const fresh = group.troubles.map((trouble) => joined(trouble, night.at))
  if (host) {
    const kept = host.members.filter(({ key }) => !keys.has(key))
    return replace(state, { ...host, members: [...kept, ...fresh] })
  }
  const [worst] = [...group.troubles].sort((a, b) => bySeverity(a.class, b.class))
  if (!worst) return state
  const number = state.next
  const incident = newIncident({
    number,
    thread: `${state.site}-${number}-${night.at.replace(/\D/g, '').slice(0, 14)}`,
    kind: group.kind,
    label: group.label,
    class: worst.class,
    headline: worst.headline,
    members: fresh,
    openedAt: night.at,
  })
  return { ...state, next: number + 1, incidents: [...state.incidents, incident] }
}

/**
 * Tells whether a group is more of an incident: copies of one guide, of which another one fails since tonight. What else
 * is wrong on the same walk is news; but where a walk is blocked is not, for whoever is to unblock it.
 */
function moreOf({ troubles }: Group): (incident: Incident) => boolean {
  const instructions = new Set(troubles.map(instructionKey))
  const blocked = new Set(troubles.flatMap((trouble) => (trouble.class === 'blocked' ? trouble.walks : [])))
  return ({ members }) =>
    members.some(
      (member) =>
        member.failing &&
        (instructions.has(instructionKey(member)) ||
          (member.class === 'blocked' && member.walks.some((walk) => blocked.has(walk)))),
    )
}

/** Resolves what has ended, opens again what has come back. */
function settle(incident: Incident, state: IncidentState, seen: SeenNight): Incident {
  const { at } = seen.night
  const failing = incident.members.some((member) => member.failing)
  if (failing && incident.state === 'resolved') return reopened(incident, at)
  if (failing || incident.state === 'resolved') return withoutLapsedAcknowledgement(incident, at)
  const how = endOf(incident, state, seen)
  if (how !== 'recovery' || incident.kind !== 'guide') return resolved(incident, { at, how, by: null, reason: null })
  // What is right only because something else counts as right now, or is asked for, is no recovery.
  const members = withApprovals(incident.members, seen.night.approvals)
  return resolved({ ...incident, members }, byApproval(members, at) ?? { at, how, by: null, reason: null })
}

/** How an incident of which nothing fails any more has ended. */
function endOf(incident: Incident, state: IncidentState, { planned, verdicts }: SeenNight) {
  const walks = new Set(incident.members.flatMap((member) => member.walks))
  const left = [...walks].filter((id) => planned.has(id))
  if (left.length === 0) return 'withdrawn'
  if (incident.kind !== 'guide') return 'recovery'
  const isReplaced = unresolved(state).some(
    (other) =>
      other.number !== incident.number &&
      other.members.some((member) => member.failing && member.walks.some((id) => walks.has(id))),
  )
  const isOfGuide = incident.members.some((member) => member.class === 'broken' || member.class === 'changed')
  const isRight = !isOfGuide || left.every((id) => verdicts.get(id) === 'verified')
  return isReplaced || !isRight ? 'superseded' : 'recovery'
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

/** An incident that goes on after it was resolved. */
export function reopened(incident: Incident, at: string): Incident {
  return {
    ...incident,
    // What was approved before was told with its end.
    members: incident.members.map(({ approved: _, ...member }) => member),
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
