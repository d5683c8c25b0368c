import { Mistake } from '../mistake/mistake.js'

/**
 * Refuses what a newer guidewatch wrote: it may say what this one does not know, and would lose by writing it again.
 *
 * @param value what the file holds; anything but an object with a number as `schema` passes.
 * @param newest the schema that is written now.
 * @param Refused the error to be thrown.
 */
export function refuseNewer(
  file: string,
  value: unknown,
  newest: number,
  Refused: new (message: string) => Error = Mistake,
): void {
  const schema = value !== null && typeof value === 'object' && 'schema' in value ? value.schema : undefined
  if (typeof schema !== 'number' || schema <= newest) return
  throw new Refused(
    `${file} was written by a newer guidewatch (schema ${schema}, known is ${newest}). Update guidewatch.`,
  )
}
