import type { Reviewed } from './cause.js'
import type { Incident, Member, Notice } from './incident.js'

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
  return (asks && incident && shownMember(incident)?.evidence.run) || null
}

/**
 * A notice with the cause that it is about, and how many decisions wait.
 *
 * @param reviewed what its run came to.
 * @param decided ids of the causes that somebody has decided on already.
 */
export function withReview(
  notice: Notice,
  { run, causes }: Pick<Reviewed, 'run' | 'causes'>,
  decided: ReadonlySet<string>,
): Notice {
  const waiting = causes.filter(({ id }) => !decided.has(id)).length
  const shown = notice.incident && shownMember(notice.incident)
  const cause = shown && causes.find((one) => isOf(shown, one))
  return waiting === 0 && !cause ? notice : { ...notice, review: { run, cause: cause?.id ?? null, waiting } }
}

/** True when a cause holds a screen on which a member fails. */
function isOf({ walks, step }: Member, { members, leftOut }: Reviewed['causes'][number]): boolean {
  return [...members, ...leftOut.map(({ member }) => member)].some(
    (screen) => walks.includes(screen.walk) && (screen.step === step || screen.alsoAt.includes(step)),
  )
}
