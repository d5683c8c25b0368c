import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { Mistake } from '../mistake/mistake.js'
import { labelOf } from '../text/labels.js'
import { jsonOfText, writeFileAtomically } from './files.js'
import { refuseNewer } from './newer.js'
import type { SiteKind } from './snapshots.js'

const day = z.iso.date()

const rememberedSchema = z.object({
  flow: z.string(),
  locale: z.string(),
  /** The step that uses it, as `route/step`; `null` for everything else on the screens. */
  step: z.string().nullable(),
  text: z.string(),
  role: z.string(),
  /** The screens that show it, or showed it last, as `route/step`. */
  screens: z.array(z.string()),
  /** The day of the first night, or approval, that showed it. */
  first: day,
  /** Of the last night that showed it; `null` while it is shown. */
  last: day.nullable(),
  /** Of the first night that did not show it any more; `null` while it is shown. */
  until: day.nullable(),
  /** What took its place; `null` while it is shown, and where nobody knows. */
  now: z.string().nullable(),
  /** The approved picture of the step that uses it today, relative to the folder of the snapshots. */
  picture: z.string().nullable(),
  /** The run that says so: that was approved, or that did not find it any more. */
  run: z.string(),
})
/** A label that approved screens show, or once did. */
export type RememberedLabel = Readonly<z.infer<typeof rememberedSchema>>

const addressSchema = z.object({
  flow: z.string(),
  url: z.string(),
  first: day,
  /** The day on which another one was approved in its place; `null` for the one that counts. */
  until: day.nullable(),
})
/** An address of a flow's link that was approved. */
export type RememberedAddress = Readonly<z.infer<typeof addressSchema>>

const memorySchema = z.object({
  schema: z.literal(1),
  site: z.enum(['live', 'stand-in']),
  /** The day of the last night, or approval, that was taken in; `null` before the first one. */
  night: day.nullable(),
  addresses: z.array(addressSchema).readonly(),
  labels: z.array(rememberedSchema).readonly(),
})
/** The label memory: every label that approved screens showed, from which night until which, and every approved address. */
export type LabelMemory = Readonly<z.infer<typeof memorySchema>>

export class LabelMemoryError extends Mistake {}

/** `<state>/labels/<site>.json` */
export function labelMemoryFile(state: string, site: SiteKind): string {
  return join(state, 'labels', `${site}.json`)
}

/**
 * Reads the label memory; before the first night it is empty.
 *
 * @throws LabelMemoryError when the file is damaged, or from a newer guidewatch: made anew, it would not know any more what
 *   guides may still quote.
 */
export function readLabelMemory(state: string, site: SiteKind): LabelMemory {
  const file = labelMemoryFile(state, site)
  if (!existsSync(file)) return { schema: 1, site, night: null, addresses: [], labels: [] }
  const value = jsonOfText(readFileSync(file, 'utf8'))
  refuseNewer(file, value, 1, LabelMemoryError)
  const parsed = memorySchema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new LabelMemoryError(
    `${file} is damaged. Restore it from version control or a backup; or delete it, and the next night makes it anew from the snapshots, without the labels that vanished before.`,
  )
}

/**
 * Keeps the label memory, sorted and one label a line, so that two branches differ only in what changed.
 *
 * @throws WriteError; the old file is then untouched.
 */
export function writeLabelMemory(state: string, { addresses, labels, ...head }: LabelMemory): void {
  const addressLines = lines(addresses, ({ flow, url }) => JSON.stringify([flow, url]))
  const start = JSON.stringify(head).slice(0, -1)
  const text = `${start},"addresses":${addressLines},"labels":${lines(labels, labelKey)}}\n`
  writeFileAtomically(labelMemoryFile(state, head.site), text)
}

function lines<T>(all: readonly T[], keyOf: (one: T) => string): string {
  const sorted = all
    .map((one) => ({ key: keyOf(one), line: JSON.stringify(one) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
  return sorted.length === 0 ? '[]' : `[\n${sorted.map(({ line }) => line).join(',\n')}\n]`
}

/** What tells one remembered label from another: how it is set in type, and what it counts, does not. */
export function labelKey({
  flow,
  locale,
  step,
  text,
}: Pick<RememberedLabel, 'flow' | 'locale' | 'step' | 'text'>): string {
  return JSON.stringify([flow, locale, step ?? '', labelOf(text)])
}
