import type { Step } from '../../flow/schema.js'
import { datesIn } from '../../text/dates.js'
import { normalise } from '../../text/normalise.js'
import { Stop } from '../walker.js'
import type { Examined } from './examine.js'

/** What the browser takes in fields that are no text (HTML standard, 2.3.5 dates and times). */
const SHAPES: Readonly<Record<string, RegExp>> = {
  date: /^\d{4}-\d\d-\d\d$/,
  month: /^\d{4}-\d\d$/,
  week: /^\d{4}-W\d\d$/,
  time: /^\d\d:\d\d(:\d\d)?$/,
  'datetime-local': /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/,
}

/**
 * A test value as a field takes it: in a field for a date, a day may be written as people write it.
 *
 * @throws Stop when nothing can be typed into the field, or it takes a date and the value is none.
 */
export function valueFor(step: Step, { takes }: Pick<Examined, 'takes'>, value: string): string {
  const unusable = { kind: 'stopped', step: step.id, reason: 'target-unusable' } as const
  if (takes === null) throw new Stop({ ...unusable, why: { kind: 'read-only' } })
  const shape = SHAPES[takes]
  if (!shape || shape.test(value)) return value
  const day = takes === 'date' ? dayIn(value) : undefined
  if (day === undefined) throw new Stop({ ...unusable, why: { kind: 'no-date' } })
  return day
}

/** The one day that a text names; `undefined` where it could be two, or lacks a part. */
function dayIn(text: string): string | undefined {
  const [found, ...more] = datesIn(normalise(text))
  const [one, ...others] = found?.readings ?? []
  if (!one || more.length > 0 || others.length > 0 || one.year === null || one.day === null) return undefined
  return [String(one.year).padStart(4, '0'), ...[one.month, one.day].map((part) => String(part).padStart(2, '0'))].join(
    '-',
  )
}
