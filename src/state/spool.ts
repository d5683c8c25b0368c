import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { discard, reasonOf, WriteError, writeFileAtomically, writeJson } from './files.js'

/** One recipient of a parcel. */
const deliverySchema = z.object({
  to: z.string(),
  state: z.enum(['waiting', 'delivered', 'refused', 'given-up']),
  attempts: z.int(),
  firstAt: z.string().nullable(),
  nextAt: z.string().nullable(),
  deliveredAt: z.string().nullable(),
  /** What the other side said last. */
  said: z.string().nullable(),
})
export type Delivery = Readonly<z.infer<typeof deliverySchema>>

/** Something rendered once, to be handed over as it is until every recipient has it. */
const parcelSchema = z.object({
  schema: z.literal(1),
  id: z.string(),
  channel: z.string(),
  /** What it tells, for lists. */
  subject: z.string(),
  createdAt: z.string(),
  /** The file beside that holds the message. */
  content: z.string(),
  deliveries: z.array(deliverySchema),
})
export type Parcel = Readonly<z.infer<typeof parcelSchema>>

/** Where a parcel lies: waiting, with all that have it, or with somebody who never will. */
const PLACES = ['waiting', 'sent', 'failed'] as const
export type Place = (typeof PLACES)[number]

/** The spool: one folder per parcel below `<state>/outbox/<place>/`. */
export function spoolFolder(state: string, place: Place, id = ''): string {
  return join(state, 'outbox', place, id)
}

/**
 * Puts a parcel into the spool, whole or not at all. One that is there already, or was delivered, stays as it is.
 *
 * @throws WriteError when it cannot be written; it must then be put in again later.
 */
export function spool(
  state: string,
  parcel: Omit<Parcel, 'schema' | 'deliveries'>,
  content: Uint8Array,
  to: readonly string[],
): void {
  if (PLACES.some((place) => existsSync(spoolFolder(state, place, parcel.id)))) return
  const draft = join(state, 'outbox', `.${parcel.id}.${process.pid}`)
  const deliveries = to.map(
    (address): Delivery => ({
      to: address,
      state: 'waiting',
      attempts: 0,
      firstAt: null,
      nextAt: null,
      deliveredAt: null,
      said: null,
    }),
  )
  try {
    discard(draft)
    writeFileAtomically(join(draft, parcel.content), content)
    writeJson(join(draft, 'parcel.json'), { schema: 1, ...parcel, deliveries } satisfies Parcel)
    move(draft, spoolFolder(state, 'waiting', parcel.id))
  } catch (error) {
    discard(draft)
    throw error
  }
}

/** The parcels of a place, oldest first. A folder without a readable parcel is left alone and named in `damaged`. */
export function parcelsIn(
  state: string,
  place: Place,
): { readonly parcels: readonly Parcel[]; readonly damaged: readonly string[] } {
  const folder = spoolFolder(state, place)
  const parcels: Parcel[] = []
  const damaged: string[] = []
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const file = join(folder, name, 'parcel.json')
    const parsed = parcelSchema.safeParse(parseJson(file))
    const isWhole = parsed.success && (place === 'sent' || existsSync(join(folder, name, parsed.data.content)))
    if (isWhole) parcels.push(parsed.data)
    else damaged.push(file)
  }
  return {
    parcels: parcels.sort((a, b) => a.createdAt.localeCompare(b.createdAt) || a.id.localeCompare(b.id)),
    damaged,
  }
}

/** The message of a parcel, as it was rendered. */
export function contentOf(state: string, parcel: Parcel): Buffer {
  return readFileSync(join(spoolFolder(state, 'waiting', parcel.id), parcel.content))
}

/**
 * Notes how a delivery went; a parcel of which nothing is left to deliver leaves the waiting ones. What everybody has is not kept
 * any longer: with its pictures it is by far the largest of what a state holds, where that is kept night by night.
 */
export function note(state: string, parcel: Parcel): void {
  const folder = spoolFolder(state, 'waiting', parcel.id)
  writeJson(join(folder, 'parcel.json'), parcel)
  if (parcel.deliveries.some((delivery) => delivery.state === 'waiting')) return
  const place = parcel.deliveries.every((delivery) => delivery.state === 'delivered') ? 'sent' : 'failed'
  move(folder, spoolFolder(state, place, parcel.id))
  if (place === 'sent') discard(join(spoolFolder(state, place, parcel.id), parcel.content))
}

/** Tries again what was refused or given up; who has it already is not sent it twice. */
export function retryFailed(state: string): number {
  const { parcels } = parcelsIn(state, 'failed')
  for (const parcel of parcels) {
    const again = (delivery: Delivery): Delivery =>
      delivery.state === 'delivered'
        ? delivery
        : { ...delivery, state: 'waiting', attempts: 0, firstAt: null, nextAt: null }
    writeJson(join(spoolFolder(state, 'failed', parcel.id), 'parcel.json'), {
      ...parcel,
      deliveries: parcel.deliveries.map(again),
    })
    move(spoolFolder(state, 'failed', parcel.id), spoolFolder(state, 'waiting', parcel.id))
  }
  return parcels.length
}

/** Deletes what was delivered before a moment, and of what came later the messages: earlier versions kept them, or a crash did. */
export function pruneSent(state: string, before: Date): void {
  for (const { id, createdAt, content } of parcelsIn(state, 'sent').parcels) {
    discard(spoolFolder(state, 'sent', createdAt < before.toISOString() ? id : join(id, content)))
  }
}

function move(from: string, to: string): void {
  try {
    mkdirSync(join(to, '..'), { recursive: true })
    renameSync(from, to)
  } catch (error) {
    throw new WriteError(`${to} could not be written: ${reasonOf(error)}`)
  }
}

function parseJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
