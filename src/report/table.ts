import { bySeverity } from '../compare/verdict.js'
import type { Language } from '../settings/language.js'
import type { WalkSummary } from '../state/result.js'
import { printable } from '../text/inert.js'
import { findingInWords } from '../words/finding.js'
import { wordsIn } from '../words/language.js'

/** The verdict table for a terminal: one line per walk, worst first, with the first thing found. */
export function verdictTable(walks: readonly WalkSummary[], language: Language, width: number): string {
  const { verdicts } = wordsIn(language)
  const rows = [...walks]
    .sort((a, b) => bySeverity(a.verdict, b.verdict))
    .map((walk) => {
      const [first] = walk.findings.filter(({ relevance }) => relevance !== 'elsewhere')
      return [
        verdicts[walk.verdict].word,
        walk.id,
        printable(walk.outcome.kind === 'error' ? walk.outcome.message : first ? findingInWords(first, language) : ''),
      ]
    })
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map(([verdict = '', id = '', said = '']) => {
      const start = `${verdict.padEnd(widths[0] ?? 0)}  ${id.padEnd(widths[1] ?? 0)}  `
      const room = Math.max(20, width - start.length)
      return (start + (said.length > room ? `${said.slice(0, room - 1)}…` : said)).trimEnd()
    })
    .join('\n')
}
