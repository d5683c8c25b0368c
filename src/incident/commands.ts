import { Mistake } from '../mistake/mistake.js'
import { replace, resolved } from './advance.js'
import { byApproval } from './approved.js'
import {
  DAY,
  type GuidesAfter,
  type Incident,
  type IncidentState,
  isOfGuideCheck,
  type Policy,
  type Silence,
  since,
  unresolved,
} from './incident.js'
import { tell } from './tell.js'

/** A command cannot be followed; the message says why and what would do. */
export class IncidentError extends Mistake {}

/**
 * Notes that somebody takes care of an incident: no reminder at half time and no escalation until then.
 *
 * @throws IncidentError when there is no such incident, or nothing of it to acknowledge.
 */
export function acknowledge(
  state: IncidentState,
  number: number,
  { by, at, reason, until }: NonNullable<Incident['acknowledged']>,
): IncidentState {
  const incident = find(state, number)
  if (incident.state === 'resolved') throw new IncidentError(`Incident ${number} is resolved already.`)
  requireFuture(until, at)
  return replace(state, { ...incident, state: 'acknowledged', acknowledged: { by, at, reason, until } })
}

/**
 * Keeps alerts back for a while.
 *
 * @throws IncidentError when it names nothing, or its time is over already.
 */
export function silence(state: IncidentState, entry: Omit<Silence, 'number'>, at: string): IncidentState {
  if (entry.incident === null && entry.flow === null && entry.account === null) {
    throw new IncidentError('Say what to silence: an incident, --flow or --account.')
  }
  if (entry.incident !== null) find(state, entry.incident)
  requireFuture(entry.until, at)
  requireFuture(entry.until, entry.from)
  const number = Math.max(0, ...state.silences.map((one) => one.number)) + 1
  // What is over for long is kept out of the way; it was never more than a note.
  const kept = state.silences.filter(({ until }) => since(until, at) < 90 * DAY)
  return { ...state, silences: [...kept, { ...entry, number }] }
}

/** Ends a silence before its time. */
export function endSilence(state: IncidentState, number: number, at: string): IncidentState {
  if (!state.silences.some((one) => one.number === number)) throw new IncidentError(`There is no silence ${number}.`)
  return {
    ...state,
    silences: state.silences.map((one) =>
      one.number === number && since(one.until, at) < 0 ? { ...one, until: at } : one,
    ),
  }
}

/**
 * Resolves an incident by hand. Should it be seen again within three days, it goes on.
 *
 * @throws IncidentError when there is no such incident, or it is resolved already.
 */
export function resolveByHand(
  state: IncidentState,
  number: number,
  { by, at, reason }: { readonly by: string; readonly at: string; readonly reason: string },
  policy: Policy,
): IncidentState {
  const incident = find(state, number)
  if (incident.state === 'resolved') throw new IncidentError(`Incident ${number} is resolved already.`)
  return tell(replace(state, resolved(incident, { at, how: 'by-hand', by, reason })), at, policy, null)
}

/**
 * Ends what an approval settles: an incident is resolved when nothing of it is left.
 *
 * @param verified the walks that are verified by what is approved now.
 * @param how who approved when; `guides` says whether what was approved differs from what the guides say, which then have
 *   to be changed. Incidents of which one part was approved so and one otherwise end as the former.
 */
export function resolveByApproval(
  state: IncidentState,
  verified: readonly string[],
  { by, at, guides }: { readonly by: string; readonly at: string; readonly guides: GuidesAfter },
  policy: Policy,
): IncidentState {
  let next = state
  for (const incident of unresolved(state)) {
    const members = incident.members.map((member) => {
      const isSettled = member.failing && member.source !== 'guide' && member.walks.every((id) => verified.includes(id))
      return isSettled ? { ...member, failing: false, approved: { by, guides } } : member
    })
    if (isOfGuideCheck(incident)) continue
    const settled = { ...incident, members }
    const how = byApproval(members, at) ?? { at, how: 'approval', by, reason: null, guides }
    next = replace(next, members.some(({ failing }) => failing) ? settled : resolved(settled, how))
  }
  return tell(next, at, policy, null)
}

function find(state: IncidentState, number: number): Incident {
  const incident = state.incidents.find((one) => one.number === number)
  if (incident) return incident
  const open = unresolved(state).map((one) => one.number)
  throw new IncidentError(
    `There is no incident ${number}. ${open.length > 0 ? `Not resolved: ${open.join(', ')}.` : 'None is open.'}`,
  )
}

function requireFuture(until: string, at: string): void {
  if (since(at, until) <= 0) throw new IncidentError(`${until} is not after ${at}: name a later end with --until.`)
}
