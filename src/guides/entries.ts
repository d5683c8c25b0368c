import { dirname, resolve } from 'node:path'
import type { Flow, Guide } from '../flow/schema.js'
import { didYouMean } from '../flow/suggest.js'
import type { QuoteSelector } from '../guide-check/finding.js'
import { BadInputError } from '../mistake/mistake.js'
import { printable } from '../text/inert.js'

/** What a guide teaches: a route of a flow, or the flow, whichever way its reader goes. */
export type Taught = { readonly flow: string; readonly route: string | null }

/** A guide that is checked: where it is, whose it is, and what it teaches. */
export type GuideEntry = Pick<Guide, 'title' | 'publisher' | 'language'> & {
  readonly id: string
  /** One of these two; the file as an absolute path. */
  readonly url: string | null
  readonly file: string | null
  /** `YYYY-MM-DD`; of a month or a year that alone is known, the first day. */
  readonly date: string | null
  readonly contact: string | null
  readonly family: string | null
  readonly named: boolean
  readonly teaches: readonly Taught[]
  readonly proof: readonly QuoteSelector[]
}

/** The guides of all flows that can be checked, those with a proof, once each and in the order of the files. */
export function guideEntries(flows: readonly Flow[]): readonly GuideEntry[] {
  const first = new Map<string, { readonly guide: Guide; readonly from: string }>()
  for (const flow of flows)
    for (const [id, guide] of Object.entries(flow.guides))
      if (guide.proof && !first.has(id)) first.set(id, { guide, from: flow.file })
  return [...first].map(([id, { guide, from }]) => ({
    id,
    title: guide.title,
    publisher: guide.publisher,
    language: guide.language,
    url: guide.url ?? null,
    file: guide.file === undefined ? null : resolve(dirname(from), guide.file),
    date: dayIn(guide.date),
    contact: guide.contact ?? null,
    family: guide.family ?? null,
    named: guide.named ?? false,
    teaches: taughtBy(id, guide, flows),
    proof: (guide.proof ?? []).map(({ quote, prefix = '', suffix = '' }) => ({ exact: quote, prefix, suffix })),
  }))
}

/**
 * The guides that a person names.
 *
 * @param ids all where there are none.
 * @throws BadInputError that lists those there are.
 */
export function chosenGuides(flows: readonly Flow[], ids: readonly string[]): readonly GuideEntry[] {
  const entries = guideEntries(flows)
  if (ids.length === 0) return entries
  const named = new Set(flows.flatMap(({ guides }) => Object.keys(guides)))
  return [...new Set(ids)].map((id) => {
    const entry = entries.find((one) => one.id === id)
    if (entry) return entry
    if (named.has(id))
      throw new BadInputError(
        `The guide \`${id}\` cannot be checked yet: give it \`url\` or \`file\`, and three sentences as \`proof\` (docs/guide-check.md).`,
      )
    const ids = entries.map((one) => one.id)
    const list = ids.length === 0 ? 'No guide has a proof yet.' : `There are ${ids.join(', ')}.`
    throw new BadInputError(`There is no guide \`${printable(id)}\`${didYouMean(id, ids) || '.'} ${list}`)
  })
}

function taughtBy(id: string, { teaches }: Guide, flows: readonly Flow[]): readonly Taught[] {
  if (!teaches)
    return flows.flatMap(({ flow, routes }) =>
      routes.filter(({ guides }) => guides.includes(id)).map((route) => ({ flow, route: route.id })),
    )
  return teaches.map((name) => {
    const [flow = '', route = null] = name.split('/')
    return { flow, route }
  })
}

/** @param date such as `2025-05`; what is no date is none. */
function dayIn(date: string | undefined): string | null {
  const [, year, month = '01', day = '01'] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(date ?? '') ?? []
  return year === undefined ? null : `${year}-${month}-${day}`
}
