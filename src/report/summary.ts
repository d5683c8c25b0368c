import { VERDICTS } from '../compare/verdict.js'
import type { Language } from '../settings/language.js'
import type { Run } from '../state/result.js'
import type { EndingSession } from '../state/session-list.js'
import { plainMarkdown } from '../text/markdown.js'
import { accountLines } from '../words/account.js'
import { findingInWords } from '../words/finding.js'
import { wordsIn } from '../words/language.js'
import { proposalInWords } from '../words/proposal.js'
import { sessionEndInWords } from '../words/session.js'
import { assumedMarkdown } from './assumed.js'
import { firstRunLines } from './first-run.js'

/**
 * A Markdown summary for `$GITHUB_STEP_SUMMARY` and the like.
 *
 * @param ending sessions that end before long.
 */
export function summaryMarkdown(run: Run, language: Language, ending: readonly EndingSession[] = []): string {
  const { report: words, verdicts } = wordsIn(language)
  const counts = VERDICTS.map((verdict) => ({
    verdict,
    count: run.walks.filter((walk) => walk.verdict === verdict).length,
  }))
    .filter(({ count }) => count > 0)
    .map(({ verdict, count }) => `${count} ${count === 1 ? verdicts[verdict].word : verdicts[verdict].many}`)
  const open = run.walks.filter(({ verdict }) => verdict !== 'verified')
  const rows = open.map((walk) => {
    const [first] = walk.findings.filter(({ relevance }) => relevance !== 'elsewhere')
    const said = walk.outcome.kind === 'error' ? walk.outcome.message : first ? findingInWords(first, language) : ''
    return `| ${verdicts[walk.verdict].word} | ${walk.flow} | ${plainMarkdown(walk.title)} (${walk.locale}, ${walk.device}) | ${plainMarkdown(said)} |`
  })
  // Where nothing is approved yet, nothing was found as anybody says it.
  const isAllNew = rows.length === 0 && firstRunLines(run, language).length > 0
  const table =
    rows.length > 0
      ? [`| ${words.verdict} | ${words.flow} | ${words.route} | ${words.found} |`, '| --- | --- | --- | --- |', ...rows]
      : [words.nothing]
  return [
    `## guidewatch: ${words.title}`,
    '',
    `${words.walkedOn} ${run.startedAt} ${run.site === 'live' ? words.live : `${words.standIn} ${run.release}`}: ${counts.join(', ')}.`,
    '',
    ...accountLines(run.accounts, language).flatMap((line) => [plainMarkdown(line), '']),
    ...firstRunLines(run, language).flatMap(({ kind, text }) => [kind === 'command' ? `    ${text}` : text, '']),
    ...(isAllNew ? [] : [...table, '']),
    ...assumedMarkdown(run, language),
    ...ending.flatMap((session) => [
      sessionEndInWords(session, language),
      '',
      `    guidewatch login ${session.account}`,
      '',
    ]),
    ...proposalLines(run, language),
  ].join('\n')
}

function proposalLines(run: Run, language: Language): readonly string[] {
  const lines = run.proposals.flatMap(({ flow, route, texts }) =>
    texts.map((text) => `- ${flow}, ${route}, ${text.locale}: ${plainMarkdown(proposalInWords(text, language))}`),
  )
  return lines.length > 0 ? [`### ${wordsIn(language).report.proposed}`, '', ...lines, ''] : []
}
