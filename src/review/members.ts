import { type Cause, type CauseMember, memberKey, membersOf, type Reviewed } from '../cause/cause.js'
import type { Decision, Taken } from '../cause/decision.js'

/** The members that a decision is on: those it names, else all that are alike. */
export function decidedMembers(cause: Cause, { members }: Decision): readonly CauseMember[] {
  if (!members) return cause.members
  const named = new Set(members)
  return membersOf(cause).filter((member) => named.has(memberKey(member)))
}

/** What was decided of a member, if anything was. */
export function decisionOn(cause: Cause, member: CauseMember, taken: readonly Taken[]): Decision | undefined {
  return taken
    .map(({ decision }) => decision)
    .findLast((decision) => decision.cause === cause.id && decidedMembers(cause, decision).includes(member))
}

/** The screens of a member as steps: its own, and those on which the same was found. */
export function stepsOf({ step, alsoAt }: CauseMember): readonly string[] {
  return [...new Set([step, ...alsoAt])]
}

export function causeOf({ causes }: Reviewed, id: string): Cause | undefined {
  return causes.find((cause) => cause.id === id)
}
