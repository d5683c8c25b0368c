import { type Cause, type CauseMember, memberKey, membersOf, type Reviewed } from '../cause/cause.js'
import type { Choice, Taken } from '../cause/decision.js'
import { causeOf, decidedMembers, decisionOn, stepsOf } from './members.js'

/** A screen of a run that becomes a snapshot. */
export type ApprovedStep = {
  readonly walk: string
  readonly step: string
  /** `replace` where a guide must change: what was approved before shows what is no longer true. */
  readonly mode: 'replace' | 'variant'
  readonly by: string
  readonly at: string
}

/** A screen on which something is not compared any more. */
export type IgnoredStep = { readonly member: CauseMember; readonly step: string; readonly taken: Taken }

/** A screen that waits for a decision on another cause, as `walk@step`. */
export type Waiting = { readonly member: string; readonly cause: string }

/** What decisions mean for screens. */
export type Screens = {
  readonly approved: readonly ApprovedStep[]
  readonly ignored: readonly IgnoredStep[]
  readonly waiting: readonly Waiting[]
}

/**
 * Tells which screens decisions approve. A screen that several causes touch is approved when each of them is decided; one
 * at which a walk was stopped never is, because no guide shows it.
 *
 * @param taken what is to be made true now.
 * @param before what was decided already.
 */
export function screensOf(reviewed: Reviewed, taken: readonly Taken[], before: readonly Taken[] = []): Screens {
  const decided = [...before, ...taken]
  const touching = causesByScreen(reviewed)
  const approved = new Map<string, ApprovedStep>()
  const waiting = new Map<string, Waiting>()
  const ignored: IgnoredStep[] = []
  for (const one of taken) {
    const cause = causeOf(reviewed, one.decision.cause)
    const { choice } = one.decision
    if (!cause || choice === 'unsure') continue
    for (const member of decidedMembers(cause, one.decision)) {
      for (const step of stepsOf(member)) {
        const key = memberKey({ walk: member.walk, step })
        if (choice === 'varies') ignored.push({ member, step, taken: one })
        const all = touching.get(key) ?? []
        if (all.some((other) => other.member.stops && other.member.step === step)) continue
        const choices = all.map((other) => choiceOn(other, decided))
        const open = all.find((_, index) => choices[index] === undefined)
        const isApproving = choices.some((other) => other === 'holds' || other === 'change')
        if (open && choice !== 'varies') waiting.set(key, { member: key, cause: open.cause.id })
        if (open || !isApproving) continue
        const mode = choices.includes('change') ? 'replace' : 'variant'
        approved.set(key, { walk: member.walk, step, mode, by: one.by, at: one.at })
      }
    }
  }
  return { approved: [...approved.values()], ignored, waiting: [...waiting.values()] }
}

type Touching = { readonly cause: Cause; readonly member: CauseMember }

/** What touches each screen, by `walk@step`. */
function causesByScreen({ causes }: Reviewed): ReadonlyMap<string, readonly Touching[]> {
  const touching = new Map<string, Touching[]>()
  for (const cause of causes)
    for (const member of membersOf(cause))
      for (const step of stepsOf(member)) {
        const key = memberKey({ walk: member.walk, step })
        touching.set(key, [...(touching.get(key) ?? []), { cause, member }])
      }
  return touching
}

/** What was chosen for a member; `undefined` while that is open. */
function choiceOn({ cause, member }: Touching, decided: readonly Taken[]): Choice | undefined {
  const choice = decisionOn(cause, member, decided)?.choice
  return choice === 'unsure' ? undefined : choice
}
