import { z } from 'zod'
import type { Efforts } from '../../effort/store.js'
import {
  effortThen,
  effortThenSchema,
  nightsUntil,
  publishedPart,
  type Stretch,
  stretchSchema,
} from '../../effort/stretch.js'
import type { Comparison, Flow } from '../../flow/schema.js'
import { LANGUAGES, type Language } from '../../settings/language.js'
import { type LocalText, languageOf, textFor } from '../../text/local.js'
import type { Effort, PublishedFile } from '../schema.js'
import { type Charted, obstacleChart } from './obstacle-chart.js'

/** The version of the obstacle record's files: fields are added under a new minor version. */
export const OBSTACLES_VERSION = '1.0'

const moment = z.iso.datetime()

const publishedStretchSchema = z.object({
  /** Its first and its last walk; that of a stretch that goes on is moved once a week. */
  first: moment,
  last: moment,
  /** Whole nights, and all walks. */
  nights: z.int(),
  walks: z.int(),
  reached: z.boolean(),
  effort: effortThenSchema.nullable(),
  /** Where it was not reached: clicks and screens of the way that was found instead. */
  around: stretchSchema.shape.around,
  /** Where keys led no further: the step, and why. */
  keyboardStep: z.string().nullable(),
  keyboardWhy: z.enum(['trap', 'no-focus', 'too-far', 'no-effect']).nullable(),
  /** Up to and with this stretch. */
  nightsReached: z.int(),
  nightsWalked: z.int(),
})
export type PublishedStretch = Readonly<z.infer<typeof publishedStretchSchema>>

/** `obstacles/<link>.json`: what the ways of a link asked of their readers, night after night. Counts, no score. */
export const obstaclesSchema = z.object({
  version: z.string().regex(/^\d+\.\d+$/),
  site: z.enum(['live', 'stand-in']),
  link: z.string(),
  ways: z.array(
    z.object({
      route: z.string(),
      locale: z.string(),
      device: z.string(),
      stretches: z.array(publishedStretchSchema),
    }),
  ),
})
export type Obstacles = Readonly<z.infer<typeof obstaclesSchema>>

/** `obstacles/comparisons.json`: ways side by side, as of their last walk. */
export const comparisonsSchema = z.object({
  version: z.string().regex(/^\d+\.\d+$/),
  site: z.enum(['live', 'stand-in']),
  comparisons: z.array(
    z.object({
      id: z.string(),
      titles: z.record(z.string(), z.string()),
      /** One row for each language and device in which one of the ways was walked. */
      rows: z.array(
        z.object({
          locale: z.string(),
          device: z.string(),
          ways: z.array(
            z.object({
              says: z.record(z.string(), z.string()),
              route: z.string(),
              /** `null` where it was never walked so. */
              reached: z.boolean().nullable(),
              effort: effortThenSchema.nullable(),
            }),
          ),
        }),
      ),
    }),
  ),
})
export type Comparisons = Readonly<z.infer<typeof comparisonsSchema>>

/**
 * What a way asks of its reader, for `status.json`: as of the last stretch on which its destination was reached.
 *
 * @param walk `flow/route/locale-device`.
 * @returns `null` where it was never reached, or where something was not measured.
 */
export function effortOfWay(efforts: Efforts, walk: string): Effort | null {
  const stretches = efforts.get(walk) ?? []
  const index = stretches.findLastIndex(({ counts }) => counts !== null)
  const then = effortThen(stretches, index)
  if (!then || then.scrolls === null) return null
  return { ...then, scrolls: then.scrolls, ...nightsUntil(stretches, stretches.length - 1) }
}

/** Everything that is published of a link's obstacle record: CSV, JSON, and a chart per route and language; nothing of a new link. */
export function obstacleFiles(flow: Flow, site: Obstacles['site'], efforts: Efforts): readonly PublishedFile[] {
  const record = obstaclesOf(flow, site, efforts)
  if (record.ways.length === 0) return []
  const base = `obstacles/${flow.link.id}`
  const routes = flow.routes.filter(({ id }) => record.ways.some(({ route }) => route === id))
  return [
    { path: `${base}.csv`, content: obstaclesCsv(record) },
    { path: `${base}.json`, content: `${JSON.stringify(record, null, 2)}\n` },
    ...routes.flatMap(({ id }) =>
      LANGUAGES.map((language) => ({
        path: chartPath(flow.link.id, id, language),
        content: chartOf(flow, id, record, language),
      })),
    ),
  ]
}

/** Where the chart of a route lies below the publication's folder. */
export function chartPath(link: string, route: string, language: Language): string {
  return `obstacles/${link}/${route}.${language}.svg`
}

/** The obstacle record of a link: its ways in the order of the flow file. */
export function obstaclesOf(flow: Flow, site: Obstacles['site'], efforts: Efforts): Obstacles {
  return {
    version: OBSTACLES_VERSION,
    site,
    link: flow.link.id,
    ways: flow.routes.flatMap(({ id }) =>
      waysOf(flow.flow, id, efforts).map(({ locale, device, stretches }) => ({
        route: id,
        locale,
        device,
        stretches: stretches.flatMap((stretch, index) => publishedStretch(stretch, stretches, index)),
      })),
    ),
  }
}

/** The walks of a route that are remembered, by language, then device. */
function waysOf(flow: string, route: string, efforts: Efforts) {
  const prefix = `${flow}/${route}/`
  return [...efforts]
    .filter(([walk, stretches]) => walk.startsWith(prefix) && stretches.length > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([walk, stretches]) => ({ ...placeOf(walk.slice(prefix.length)), stretches }))
}

/** `de-DE-desktop` is the language `de-DE` on the device `desktop`. */
function placeOf(name: string): { readonly locale: string; readonly device: string } {
  const [, locale = name, device = ''] = /^([a-z]{2,3}(?:-[A-Z]{2})?)-(.+)$/.exec(name) ?? []
  return { locale, device }
}

function publishedStretch(stretch: Stretch, stretches: readonly Stretch[], index: number): PublishedStretch[] {
  const part = publishedPart(stretches, index)
  if (!part) return []
  return [
    {
      ...part,
      reached: stretch.reached,
      effort: effortThen(stretches, index),
      around: stretch.around,
      keyboardStep: stretch.keyboard?.step ?? null,
      keyboardWhy: stretch.keyboard?.why ?? null,
      ...nightsUntil(stretches, index),
    },
  ]
}

const COUNTED = Object.keys(effortThenSchema.shape) as (keyof z.infer<typeof effortThenSchema>)[]

/** One line for each stretch of each way (RFC 4180); a cell is empty where nothing is known. */
export function obstaclesCsv({ link, ways }: Obstacles): string {
  const told = ['first', 'last', 'nights', 'walks', 'reached'] as const
  const added = ['keyboardStep', 'keyboardWhy', 'nightsReached', 'nightsWalked'] as const
  const head = ['link', 'route', 'locale', 'device', ...told, ...COUNTED, 'aroundClicks', 'aroundScreens', ...added]
  const lines = ways.flatMap(({ route, locale, device, stretches }) =>
    stretches.map((stretch) => [
      ...[link, route, locale, device],
      ...told.map((key) => stretch[key]),
      ...COUNTED.map((key) => stretch.effort?.[key] ?? null),
      ...[stretch.around?.clicks ?? null, stretch.around?.screens ?? null],
      ...added.map((key) => stretch[key]),
    ]),
  )
  return [head, ...lines].map((line) => `${line.map(cell).join(',')}\r\n`).join('')
}

function cell(value: string | number | boolean | null): string {
  const text = value === null ? '' : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Of a route's walks the one that fits the language of the chart, else the first. */
function chartOf(flow: Flow, route: string, { ways }: Obstacles, language: Language): string {
  const own = ways.filter((way) => way.route === route)
  const rank = ({ locale, device }: { readonly locale: string; readonly device: string }) => {
    const [inLanguage, byLocale, byDevice] = [
      languageOf(locale) === language ? 0 : 1,
      flow.locales.indexOf(locale),
      flow.devices.indexOf(device),
    ]
    return inLanguage * 1e6 + (byLocale < 0 ? 999 : byLocale) * 1e3 + (byDevice < 0 ? 999 : byDevice)
  }
  const [way] = [...own].sort((a, b) => rank(a) - rank(b))
  const title = flow.routes.find(({ id }) => id === route)?.title
  const name = textFor(title, language) ?? textFor(title, 'en') ?? textFor(title, way?.locale ?? 'en') ?? route
  const charted: Charted[] = (way?.stretches ?? []).map(({ first, last, effort }) => ({
    first,
    last,
    counts: effort && {
      clicks: effort.clicks,
      screens: effort.screens,
      fields: effort.fieldsRequired + effort.fieldsOptional,
    },
  }))
  const { nightsReached = 0, nightsWalked = 0 } = way?.stretches.at(-1) ?? {}
  return obstacleChart(charted, name, `${way?.locale}, ${way?.device}`, { nightsReached, nightsWalked }, language)
}

/** Ways side by side, as of their last stretch, in every language and on every device in which one of them was walked. */
export function comparisonsOf(
  comparisons: readonly Comparison[],
  site: Obstacles['site'],
  efforts: Efforts,
): Comparisons {
  return {
    version: OBSTACLES_VERSION,
    site,
    comparisons: comparisons.map(({ id, title, ways }) => {
      const walked = ways.map(({ route }) => {
        const [flow = '', name = ''] = route.split('/')
        return waysOf(flow, name, efforts)
      })
      const places = new Map(
        walked.flat().map(({ locale, device }) => [`${locale} ${device}`, { locale, device }] as const),
      )
      const rows = [...places.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, place]) => place)
      return {
        id,
        titles: textsOf(title),
        rows: rows.map(({ locale, device }) => ({
          locale,
          device,
          ways: ways.map(({ says, route }, index) => {
            const own = walked[index]?.find((way) => way.locale === locale && way.device === device)
            const stretches = own?.stretches ?? []
            return {
              says: textsOf(says),
              route,
              reached: stretches.at(-1)?.reached ?? null,
              effort: effortThen(stretches, stretches.length - 1),
            }
          }),
        })),
      }
    }),
  }
}

/** `obstacles/comparisons.json`; nothing where nothing is compared. */
export function comparisonFiles(
  comparisons: readonly Comparison[],
  site: Obstacles['site'],
  efforts: Efforts,
): readonly PublishedFile[] {
  if (comparisons.length === 0) return []
  const content = `${JSON.stringify(comparisonsOf(comparisons, site, efforts), null, 2)}\n`
  return [{ path: 'obstacles/comparisons.json', content }]
}

/** The texts of a flow file by language, as far as it gives them. */
function textsOf(text: LocalText): Readonly<Record<string, string>> {
  return Object.fromEntries(
    LANGUAGES.flatMap((language) => {
      const said = textFor(text, language)
      return said === undefined ? [] : [[language, said]]
    }),
  )
}
