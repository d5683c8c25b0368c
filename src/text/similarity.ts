import leven from 'leven'

/** 1 for equal texts, 0 for texts with nothing in common: the better of edit distance and shared words. */
export function similarity(a: string, b: string): number {
  return Math.max(editSimilarity(a, b), wordSimilarity(a, b))
}

/** Edit distance takes quadratic time, and the end of a long text tells no more. */
const MOST_CHARACTERS = 200

/** Share of characters that stay, by Levenshtein's distance without regard to case; 0 when either text is empty. */
export function editSimilarity(a: string, b: string): number {
  if (!a || !b) return 0
  const [left, right] = [a, b].map((text) => text.slice(0, MOST_CHARACTERS).toLowerCase()) as [string, string]
  return 1 - leven(left, right) / Math.max(left.length, right.length)
}

/** Share of words in common, by the coefficient of Sørensen and Dice; single letters are no words. */
export function wordSimilarity(a: string, b: string): number {
  const [left, right] = [words(a), words(b)]
  const shared = [...left].filter((word) => right.has(word)).length
  return (2 * shared) / Math.max(left.size + right.size, 1)
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? [])
}
