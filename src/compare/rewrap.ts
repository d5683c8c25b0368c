import { diffArrays } from 'diff'
import type { Item } from '../screen/tree.js'

/** More words than this in one gap are two different pages. */
const MOST_WORDS = 3_000
/** With less than this in common, one text was not made of the other. */
const LEAST_SHARED = 0.5

/**
 * Of the texts that stand between the same two neighbours, those that say the same although they are cut into other
 * pieces: a sentence whose date became an element, two paragraphs that became one.
 *
 * @param was the pieces before, in order; `is` those now.
 * @returns the pieces of either side in which no word has changed.
 */
export function rewrapped(was: readonly Item[], is: readonly Item[]): ReadonlySet<Item> {
  if (was.length === 0 || is.length === 0) return new Set()
  const whole = (pieces: readonly Item[]) => pieces.map(({ name }) => name.replaceAll(' ', '')).join('')
  if (whole(was) === whole(is)) return new Set([...was, ...is])
  if (was.length === is.length) return new Set()
  const [before, after] = [was.flatMap(wordsOf), is.flatMap(wordsOf)]
  if (before.length + after.length > MOST_WORDS) return new Set()
  const changed = new Set<Item>()
  let [i, j, shared] = [0, 0, 0]
  for (const { added, removed, count } of diffArrays(
    before.map(({ word }) => word),
    after.map(({ word }) => word),
  )) {
    for (let n = 0; n < count; n += 1) {
      const [old, now] = [before[i + n], after[j + n]]
      if (removed && old) changed.add(old.piece)
      if (added && now) changed.add(now.piece)
    }
    if (!added) i += count
    if (!removed) j += count
    if (!added && !removed) shared += count
  }
  if (shared < LEAST_SHARED * Math.min(before.length, after.length)) return new Set()
  return new Set([...was, ...is].filter((piece) => !changed.has(piece)))
}

function wordsOf(piece: Item): readonly { readonly word: string; readonly piece: Item }[] {
  const words = piece.name.match(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? []
  return words.map((word) => ({ word, piece }))
}
