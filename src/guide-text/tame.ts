/** Longer than any guide; a parser of Markdown takes a second for each of so many letters. */
const LONGEST = 1_000_000
/** Letters between two empty lines, and marks in them: both are looked at again and again while the pairs are found. */
const LONGEST_PASSAGE = 40_000
const MOST_MARKS = 4000
/** Quotes in quotes in lists in lists. */
const DEEPEST = 60

/**
 * True for Markdown as people write it. A parser of Markdown takes quadratic time on marks that never close and on
 * quotes inside of quotes, so what has too much of them is not given to one.
 */
export function isTame(source: string): boolean {
  if (source.length > LONGEST) return false
  let [letters, marks] = [0, 0]
  for (const line of source.split(/\r\n|\r|\n/)) {
    if (line.trim() === '') [letters, marks] = [0, 0]
    letters += line.length + 1
    if (letters > LONGEST_PASSAGE) return false
    marks += count(line, /[*_~[\]!<`|&]/)
    if (marks > MOST_MARKS || count(/^[\s>*+\-\d.)]*/.exec(line)?.[0] ?? '', /[>*+\-.)]/) > DEEPEST) return false
  }
  return true
}

function count(text: string, unit: RegExp): number {
  let found = 0
  for (const one of text) if (unit.test(one)) found += 1
  return found
}
