import { createHash } from 'node:crypto'
import type { Known } from '../guide-check/known.js'
import { VERSION_OF_GUIDEWATCH } from '../settings/root.js'
import type { GuideEntry } from './entries.js'

/**
 * What a guide is compared with, as a hash: while neither this nor its text changes, nor does its verdict, and the page
 * need not be sent again. Which night it was makes no difference; whether a day is over does.
 *
 * @param today `YYYY-MM-DD`
 */
export function againstOf(entry: GuideEntry, known: ReadonlyMap<string, Known>, today: string): string {
  const flows = [...new Set(entry.teaches.map(({ flow }) => flow))].map((flow) => known.get(flow) ?? null)
  const { language, date, teaches, proof } = entry
  const over = flows.map((one) => one?.deadline != null && one.deadline.date < today)
  const plain = JSON.stringify([VERSION_OF_GUIDEWATCH, language, date, teaches, proof, over, flows], (key, value) => {
    if (key === 'night' || key === 'at' || key === 'source' || key === 'picture') return undefined
    return key === 'until' || key === 'since' ? value !== null : value
  })
  return sha256(plain)
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
