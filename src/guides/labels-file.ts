import { z } from 'zod'
import type { Known, KnownLabel } from '../guide-check/known.js'
import type { SiteKind } from '../state/snapshots.js'
import { labelOf } from '../text/labels.js'
import { languageOf } from '../text/local.js'

const day = z.iso.date()

/** `labels.json`: what labels are called, and what they were, for the linters of others. */
export const labelsFileSchema = z.object({
  schema: z.literal(1),
  site: z.enum(['live', 'stand-in']),
  /** The night that it is of. */
  night: day,
  /** By language: `de`. */
  languages: z.record(
    z.string(),
    z.object({
      /** Labels that screens once had and that none has today. */
      was: z.array(
        z.object({
          was: z.string(),
          /** What is there instead; `null` where nothing is known to be. */
          is: z.string().nullable(),
          /** The day of the first night that did not show it any more. */
          since: day,
          /** The flows that showed it. */
          flows: z.array(z.string()),
          /** The run, or the source of a fact, that says so. */
          source: z.string(),
        }),
      ),
      /** Labels of today. */
      is: z.array(z.string()),
    }),
  ),
})
export type LabelsFile = Readonly<z.infer<typeof labelsFileSchema>>

/**
 * The labels of all flows. What any flow still shows in a language was not renamed for somebody who does not know which flow a
 * text is about, so it is none of those that once were.
 *
 * @param known by flow.
 */
export function labelsFile(known: ReadonlyMap<string, Known>, site: SiteKind): LabelsFile {
  const all = [...known.values()].flatMap(({ flow, labels }) => labels.map((label) => ({ flow, label })))
  const languages = [...new Set(all.map(({ label }) => languageOf(label.locale)))].sort()
  const night = [...known.values()].map((one) => one.night).sort()
  return {
    schema: 1,
    site,
    night: night.at(-1) ?? '1970-01-01',
    languages: Object.fromEntries(
      languages.map((language) => {
        const own = all.filter(({ label }) => languageOf(label.locale) === language)
        return [language, { was: goneIn(own), is: shownIn(own) }]
      }),
    ),
  }
}

type Of = { readonly flow: string; readonly label: KnownLabel }

function shownIn(all: readonly Of[]): string[] {
  const shown = all.filter(({ label }) => label.until === null).map(({ label }) => label.text)
  return [...new Map(shown.map((text) => [labelOf(text), text])).values()].sort()
}

function goneIn(all: readonly Of[]): LabelsFile['languages'][string]['was'] {
  const shown = new Set(all.filter(({ label }) => label.until === null).map(({ label }) => labelOf(label.text)))
  const gone = new Map<string, Of[]>()
  for (const one of all) {
    const key = labelOf(one.label.text)
    if (one.label.until !== null && !shown.has(key)) gone.set(key, [...(gone.get(key) ?? []), one])
  }
  return [...gone.values()]
    .flatMap((of) => {
      const [first] = of
      const since = of.flatMap(({ label }) => label.until ?? []).sort()[0]
      if (!first || since === undefined) return []
      // Two flows may call it differently now: then nobody can say which is meant.
      const now = new Set(of.flatMap(({ label }) => label.now ?? []))
      return [
        {
          was: first.label.text,
          is: now.size === 1 ? ([...now][0] ?? null) : null,
          since,
          flows: [...new Set(of.map(({ flow }) => flow))].sort(),
          source: first.label.source,
        },
      ]
    })
    .sort((a, b) => (a.was < b.was ? -1 : 1))
}
