import leven from 'leven'

/**
 * A hint for a mistyped word: `, did you mean \`click\`?`, or nothing when no known word is near.
 * Near is an edit distance of at most a third of the word, and of two for short words.
 */
export function didYouMean(word: string, known: readonly string[]): string {
  const limit = Math.max(2, Math.floor(word.length / 3))
  const [nearest] = known
    .map((candidate) => ({ candidate, distance: leven(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance)
  return nearest ? `, did you mean \`${nearest.candidate}\`?` : ''
}
