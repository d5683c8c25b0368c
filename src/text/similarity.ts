import leven from 'leven'

/** Texts longer than this are compared by their words alone: edit distance takes quadratic time. */
const MOST_CHARACTERS = 200

/** 1 for equal texts, 0 for texts with nothing in common: the better of edit distance and shared words (Dice). */
export function similarity(a: string, b: string): number {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()]
  if (left === right) return 1
  const longest = Math.max(left.length, right.length)
  const edit = longest > MOST_CHARACTERS ? 0 : 1 - leven(left, right) / longest
  return Math.max(edit, sharedWords(left, right))
}

function sharedWords(a: string, b: string): number {
  const [left, right] = [longWords(a), longWords(b)]
  const shared = [...left].filter((word) => right.has(word)).length
  return (2 * shared) / Math.max(left.size + right.size, 1)
}

function longWords(text: string): ReadonlySet<string> {
  return new Set(text.match(/[\p{L}\p{N}]{3,}/gu) ?? [])
}
