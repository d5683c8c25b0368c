import { type Incident, isOfGuideCheck, type Member, type Notice } from './incident.js'

/** The member that shows an incident: of its own class, still failing if any is. */
export function shownMember(incident: Incident): Member | undefined {
  const rank = (member: Member) => (member.class === incident.class ? 0 : 1) + (member.failing ? 0 : 2)
  return [...incident.members].sort((a, b) => rank(a) - rank(b))[0]
}

/** The run that shows best what a notice is about, with which decisions wait; `null` where it asks for none. */
export function runOf({ kind, incident, incidents }: Notice): string | null {
  if (kind === 'digest') {
    const failing = incidents.flatMap(({ incident: { members } }) => members.filter((member) => member.failing))
    return (
      failing
        .map(({ evidence }) => evidence.run)
        .sort()
        .at(-1) ?? null
    )
  }
  const asks = ['opened', 'reopened', 'extended', 'reminder', 'escalation'].includes(kind)
  // A sentence of a guide is for its editor to correct: nothing about it is decided in a review.
  return (asks && incident && !isOfGuideCheck(incident) && shownMember(incident)?.evidence.run) || null
}
