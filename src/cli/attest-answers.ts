import { z } from 'zod'
import { didYouMean } from '../flow/suggest.js'
import { check, formatProblem, parseYaml, type Report } from '../flow/yaml.js'
import { BadInputError, Mistake } from '../mistake/mistake.js'
import { languageSchema } from '../settings/language.js'
import { printable } from '../text/inert.js'
import type { Checklist } from '../words/checklist.js'

const text = (most: number, what: string) =>
  z.string().max(most, `too long: ${most} characters at most`).nullable().default(null).describe(what)

/** The file that a person fills in: what `guidewatch attest FLOW ROUTE --json` prints. */
export const answersSchema = z.strictObject({
  $schema: z.string().optional(),
  flow: z.string(),
  route: z.string(),
  language: languageSchema.describe('The language that the app spoke.'),
  at: text(40, 'When it was checked, such as `2026-11-26`; `null` for now.'),
  by: text(100, 'Who checked it. The name is published.'),
  appVersion: text(60, 'Version of the app.'),
  note: text(1000, 'Anything else that readers should know. It is published.'),
  steps: z
    .array(
      z.strictObject({
        id: z.string(),
        says: z.string().optional().describe('What the guide says; for whoever fills this in.'),
        labels: z.array(z.string()).optional().describe('What the guide calls it; for whoever fills this in.'),
        works: z
          .boolean({ error: 'say `true` or `false`: does the step work as written?' })
          .nullable()
          .describe('Whether it works as written; `null` only after a step that does not.'),
        seen: text(200, 'The label that is seen where it is another one; `null` for the one of the guide.'),
      }),
    )
    .describe('In the order of the route.'),
})

/** What a person said of a route. The steps end where the person could not go on. */
export type Answers = {
  readonly at: string | null
  readonly by: string | null
  readonly appVersion: string | null
  readonly note: string | null
  readonly steps: readonly StepAnswer[]
}
export type StepAnswer = { readonly id: string; readonly works: boolean; readonly seen: string | null }

/** The file of answers for a checklist, to be filled in. */
export function answersTemplate({ flow, route, language, steps }: Checklist): z.input<typeof answersSchema> {
  return {
    flow,
    route,
    language,
    at: null,
    by: null,
    appVersion: null,
    note: null,
    steps: steps.map((step) => ({ ...step, labels: [...step.labels], works: null, seen: null })),
  }
}

/**
 * Reads a file of answers.
 *
 * @param checklistIn of the route that is attested, in a language.
 * @param checkAt throws a Mistake when it cannot have been checked then.
 * @throws BadInputError with a line for everything that is wrong: `file:line:column message`.
 */
export function readAnswers(
  file: string,
  source: string,
  checklistIn: (language: Checklist['language']) => Checklist,
  checkAt: (said: string) => string,
): Answers & { readonly checklist: Checklist } {
  // JSON is YAML, but for tabs and the mark that some editors put at the beginning.
  const yaml = parseYaml(file, source.replace(/^\uFEFF/, '').replaceAll('\t', ' '))
  const filled = yaml.problems.length === 0 ? check(answersSchema, yaml) : undefined
  const checklist = filled && checklistIn(filled.language)
  if (checklist) compare(filled, checklist, yaml.report)
  if (filled?.at) reportMistake(() => checkAt(filled.at ?? ''), ['at'], yaml.report)
  if (!checklist || yaml.problems.length > 0) throw new BadInputError(yaml.problems.map(formatProblem).join('\n'))
  return {
    checklist,
    at: tidy(filled.at),
    by: tidy(filled.by),
    appVersion: tidy(filled.appVersion),
    note: tidy(filled.note),
    steps: filled.steps.flatMap(({ id, works, seen }) =>
      works === null
        ? []
        : [
            {
              id,
              works,
              seen: otherLabel(
                seen,
                checklist.steps.find((step) => step.id === id),
              ),
            },
          ],
    ),
  }
}

/** The label that was seen, where it is not one of the guide's. */
export function otherLabel(seen: string | null, step: Checklist['steps'][number] | undefined): string | null {
  const label = tidy(seen)
  return label === null || step?.labels.includes(label) ? null : label
}

/** What a person wrote on one line, without what steers a terminal; `null` when that is nothing. */
export function tidy(said: string | null): string | null {
  const line = printable(said ?? '')
    .replace(/\s+/g, ' ')
    .trim()
  return line === '' ? null : line
}

function reportMistake(work: () => void, at: readonly PropertyKey[], report: Report): void {
  try {
    work()
  } catch (error) {
    if (!(error instanceof Mistake)) throw error
    report(at, error.message)
  }
}

function compare(filled: z.infer<typeof answersSchema>, checklist: Checklist, report: Report): void {
  for (const key of ['flow', 'route'] as const)
    if (filled[key] !== checklist[key])
      report([key], `these are answers for \`${filled[key]}\`, not for \`${checklist[key]}\``)
  const ids = checklist.steps.map(({ id }) => id)
  let stopped = false
  for (const [index, { id, works }] of filled.steps.entries()) {
    const at = ['steps', index]
    if (!ids.includes(id)) report([...at, 'id'], `the route has no step \`${id}\`${didYouMean(id, ids)}`)
    else if (ids[index] !== id) report([...at, 'id'], `step ${index + 1} of the route is \`${ids[index] ?? 'none'}\``)
    if (works === null && !stopped) report([...at, 'works'], 'say `true` or `false`: does the step work as written?')
    if (works !== null && filled.steps[index - 1]?.works === null)
      report([...at, 'works'], 'the step before it was not answered')
    stopped ||= works === false
  }
  const missing = ids[filled.steps.length]
  if (missing !== undefined && !stopped)
    report(['steps'], `step ${filled.steps.length + 1}, \`${missing}\`, is missing`)
}
