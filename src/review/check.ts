import { type Cause, type CauseMember, memberKey, membersOf } from '../cause/cause.js'
import type { Decision } from '../cause/decision.js'
import type { FindingKind } from '../compare/finding.js'
import { BadInputError } from '../mistake/mistake.js'
import { decidedMembers } from './members.js'

/** What the guide names by its words; its look alone may vary. */
const LOOKS: ReadonlySet<FindingKind> = new Set(['appearance-only', 'icon-changed', 'label-in-picture'])

/** These are of the destination's form, which is compared by its fields. */
const OF_FORM = /^(field|submit|form|destination)-|^claim-contradicted$/

/**
 * Looks at a decision before it is taken.
 *
 * @param at when it is taken, ISO 8601.
 * @throws BadInputError with one sentence when the cause has no such members, or it cannot be decided of them.
 */
export function checkDecision(cause: Cause, decision: Decision, at: string): void {
  const known = new Set(membersOf(cause).map(memberKey))
  const unknown = decision.members?.find((key) => !known.has(key))
  if (unknown !== undefined)
    throw new BadInputError(`\`${unknown.slice(0, 100)}\` is no member of the cause ${cause.id}: nothing was decided.`)
  const { until, choice } = decision
  if (until !== undefined && choice !== 'varies')
    throw new BadInputError(`Only what changes by itself has a last day; \`${choice}\` has none.`)
  if (until !== undefined && !isDay(until))
    throw new BadInputError(`\`${until}\` is no day: write one such as 2026-12-24.`)
  if (until !== undefined && until <= at.slice(0, 10))
    throw new BadInputError(`${until} is over already: name a later day until which this is not compared.`)
  const named = choice === 'varies' ? decidedMembers(cause, decision).find(isNamed) : undefined
  if (named)
    throw new BadInputError(
      `What differs on ${memberKey(named)} is what the guide names, or the form that it leads to: that is always compared. Decide \`holds\` or \`change\`.`,
    )
}

/** True where the guide speaks of what differs, so that it cannot be left out of the comparison. */
function isNamed({ facts, stops }: CauseMember): boolean {
  return (
    stops ||
    facts.some(({ fact, relevance }) => (relevance === 'route' && !LOOKS.has(fact.kind)) || OF_FORM.test(fact.kind))
  )
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
