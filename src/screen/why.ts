import { z } from 'zod'

const text = z.string()
const because = <K extends string, S extends z.ZodRawShape = Record<never, never>>(kind: K, shape: S = {} as S) =>
  z.object({ kind: z.literal(kind), ...shape })

/** Why a walk did not go on: what was there, as data. words/ says it in any language; nobody reads it back from there. */
export const whySchema = z
  .discriminatedUnion('kind', [
    // The control or text that the guide names; a role where it names one.
    because('absent', { role: text.nullable(), name: text }),
    because('vanished', { role: text, name: text }),
    /** What stood in its place was pressed and led elsewhere. */
    because('led-astray', { name: text }),
    /** What stands in its place means the contrary. */
    because('reversed', { name: text }),
    /** Which one, and those that are, where they are few; earlier records do not say. */
    because('option-absent', { option: text.optional(), offered: z.array(text).optional() }),
    because('no-focus'),
    /** The field takes a date, and what the flow gives is none. */
    because('no-date'),
    because('read-only'),
    because('disabled'),
    /** `null`: by something that has no name. */
    because('covered', { by: text.nullable() }),
    because('out-of-view'),
    because('never-still'),
    because('opens-dialog', { dialog: text }),
    /** In a dialog of the browser, which was refused. */
    because('asks-first'),
    // What guidewatch does not do.
    because('would-send'),
    because('secret-elsewhere', { allowed: z.array(text), origin: text }),
    because('secret-no-field'),
    because('secret-sent-away', { to: text, origin: text }),
    // Addresses.
    because('circle', { host: text }),
    because('no-page'),
    /** `null`: away from the hosts of the flow, nobody knows where to. */
    because('other-host', { host: text.nullable() }),
    /** Chromium's name for what went wrong; `null` when it gave none. */
    because('network', { host: text, error: text.nullable() }),
    because('no-answer', { host: text }),
    because('status', { status: z.int() }),
    because('empty'),
    because('says-gone'),
    // The walk itself.
    because('too-long', { seconds: z.number() }),
    because('no-session', { account: text }),
    /** The account is left alone; ISO time. */
    because('paused', { until: text }),
    // Obstacles that the flow names, by their id.
    because('known-address', { id: text }),
    because('known-text', { id: text }),
    because('asks-for-human'),
    because('asks-to-log-in'),
    /** What only members see. */
    because('mark-absent', { name: text }),
    // What the page says of the account.
    because('offers-log-in'),
    because('asks-to-confirm'),
    because('says-suspended'),
    because('says-objected'),
    because('says-too-many'),
    /** Language tags such as `de`. */
    because('other-language', { wanted: text, shown: text }),
    // Dialogs, by their name or, where the flow knows them, their id.
    because('dialog-no-refusal', { dialog: text }),
    because('dialog-none-known', { dialog: text }),
    because('dialog-not-refused', { dialog: text }),
    because('dialog-not-closed', { dialog: text }),
    because('dialog-stayed', { dialog: text }),
    /** Requests that were stopped, as `reads` would name them. */
    because('needs-reads', { lines: z.array(text) }),
    because('held-typed', { request: text }),
    // Pages that cannot be looked at.
    because('too-many-nodes', { most: z.int() }),
    because('nested-too-deep', { most: z.int().nullable() }),
    because('too-much-text', { millions: z.number() }),
    because('never-at-rest'),
    because('browser-gave-up'),
    because('too-large'),
    because('slow-to-look-at'),
    /** Its own scripts or names have changed what looks at it. */
    because('gets-in-the-way'),
    /** Said in English by a guidewatch before schema 2, which kept no more. */
    because('told', { text }),
  ])
  .meta({ id: 'why' })
export type Why = Readonly<z.infer<typeof whySchema>>

/** What is no text but tells data apart. */
const MARKS: ReadonlySet<string | undefined> = new Set(['kind', 'answer', 'state'])

/** Changes every text in a value of data, but not what kind it is. */
export function mapTexts<T>(value: T, change: (text: string) => string): T {
  const map = (one: unknown, key?: string): unknown => {
    if (typeof one === 'string') return MARKS.has(key) ? one : change(one)
    if (Array.isArray(one)) return one.map((part) => map(part))
    if (one === null || typeof one !== 'object') return one
    return Object.fromEntries(Object.entries(one).map(([name, part]) => [name, map(part, name)]))
  }
  return map(value) as T
}
