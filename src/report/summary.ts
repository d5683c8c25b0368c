import type { Run } from '../state/result.js'
import { plainMarkdown } from '../text/markdown.js'
import { VERDICTS } from '../verdict/verdict.js'
import { type ReportLanguage, VERDICT_WORDS, WORDS } from './words.js'

/** A Markdown summary for `$GITHUB_STEP_SUMMARY` and the like. */
export function summaryMarkdown(run: Run, language: ReportLanguage): string {
  const words = WORDS[language]
  const counts = VERDICTS.map((verdict) => ({
    verdict,
    count: run.walks.filter((walk) => walk.verdict === verdict).length,
  }))
    .filter(({ count }) => count > 0)
    .map(({ verdict, count }) => `${count} ${VERDICT_WORDS[language][verdict].word}`)
  const open = run.walks.filter(({ verdict }) => verdict !== 'verified')
  const rows = open.map((walk) => {
    const [first] = walk.findings.filter(({ relevance }) => relevance !== 'elsewhere')
    const said = walk.outcome.kind === 'error' ? walk.outcome.message : (first?.sentence[language] ?? '')
    return `| ${VERDICT_WORDS[language][walk.verdict].word} | ${walk.flow} | ${plainMarkdown(walk.title)} (${walk.locale}, ${walk.device}) | ${plainMarkdown(said)} |`
  })
  const table =
    rows.length > 0
      ? [`| ${words.verdict} | ${words.flow} | ${words.route} | ${words.found} |`, '| --- | --- | --- | --- |', ...rows]
      : [words.nothing]
  return [
    `## guidewatch: ${words.title}`,
    '',
    `${words.walkedOn} ${run.startedAt} ${run.site === 'live' ? words.live : `${words.standIn} ${run.release}`}: ${counts.join(', ')}.`,
    '',
    ...table,
    '',
    ...proposalLines(run, language),
  ].join('\n')
}

function proposalLines(run: Run, language: ReportLanguage): readonly string[] {
  const lines = run.proposals.flatMap(({ flow, route, texts }) =>
    texts.map(({ locale, instruction }) => `- ${flow}, ${route}, ${locale}: ${plainMarkdown(instruction[language])}`),
  )
  return lines.length > 0 ? [`### ${WORDS[language].proposed}`, '', ...lines, ''] : []
}
