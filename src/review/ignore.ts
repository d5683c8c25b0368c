import { memberKey } from '../cause/cause.js'
import type { Taken } from '../cause/decision.js'
import type { Fact } from '../compare/finding.js'
import { fits, learnVolatile, placeKey, type Volatile } from '../compare/volatile.js'
import { DAY } from '../incident/incident.js'
import { BadInputError } from '../mistake/mistake.js'
import { sameRenderer } from '../screen/screen.js'
import { readHistory } from '../state/history.js'
import { readRecord, type StoredRun, walkFolder } from '../state/runs.js'
import type { StoredSnapshot } from '../state/snapshots.js'
import { looksBetween, withFolder } from './looks.js'
import type { IgnoredStep } from './screens.js'

/** Days for which what varies is not compared where nobody names the last one. */
const DAYS = 90

/** The last day on which what varies is not compared. */
export function lastDayOf({ decision, at }: Taken): string {
  return decision.until ?? new Date(Date.parse(at) + DAYS * DAY).toISOString().slice(0, 10)
}

/**
 * What is not compared any more on a screen: what differs there from the approved one, as far as it is what was found.
 *
 * @param state folder of the state, whose history knows how many values were seen.
 * @param variants the approved ones of the step.
 * @throws BadInputError when nothing of it can be left out of the comparison.
 */
export async function ignoredOn(
  stored: StoredRun,
  state: string,
  { member, step, taken }: IgnoredStep,
  variants: readonly StoredSnapshot[],
): Promise<readonly Volatile[]> {
  const key = memberKey({ walk: member.walk, step })
  const { out, run } = stored
  const screen = readRecord(out, member.walk).screens.find((one) => one.step === step)
  const comparedWith = stored.walk(member.walk).steps.find(({ id }) => id === step)?.approvedAt
  const variant = variants.find(({ approved }) => approved.at === comparedWith) ?? variants[0]
  if (!screen || !variant)
    throw new BadInputError(`Nothing is approved of ${key}, so nothing can be said to vary there.`)
  const seen = withFolder(screen, walkFolder(out, member.walk))
  const looks = sameRenderer(variant.screen.renderer, seen.renderer) ? looksBetween() : async () => []
  const { volatile } = await learnVolatile(variant.screen, [seen], looks)
  const facts = member.facts.map(({ fact }) => fact)
  const entries = ofFacts(volatile, facts)
  if (entries.length === 0)
    throw new BadInputError(
      `What differs on ${key} cannot be left out of the comparison: it is another page, or more than one thing on it. Decide \`holds\`, \`change\` or \`unsure\`.`,
    )
  const varying = readHistory(state, run.site, member.flow).get(member.walk)?.steps[step]?.varying ?? []
  const until = lastDayOf(taken)
  return entries.map((entry) => {
    const values = varying.find((one) => placeKey(one.entry) === placeKey(entry))?.values.length ?? 1
    // The approved one is a value, too.
    return { ...entry, until, count: 1 + values }
  })
}

/** The entries that stand for what was found; all of them where a finding stands for several things. */
function ofFacts(entries: readonly Volatile[], facts: readonly Fact[]): readonly Volatile[] {
  const own = facts.map((fact) => entries.filter((entry) => standsFor(entry, fact)))
  const isPlain = facts.every(({ count }, index) => count === 1 && own[index]?.length !== 0)
  return isPlain ? [...new Set(own.flat())] : entries
}

function standsFor({ role, name }: Volatile, { subject, before, after }: Fact): boolean {
  if (subject.kind !== 'control') return false
  const names = [subject.name, before, after].filter((one) => typeof one === 'string' && one !== '')
  return role === subject.role && names.some((one) => fits(name, one as string))
}
