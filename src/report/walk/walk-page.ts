import { html } from 'hono/html'
import { isHalfway } from '../../compare/verdict.js'
import { type Html, page } from '../../page/frame.js'
import type { WalkResult, WalkSummary } from '../../state/result.js'
import { causeInWords } from '../../words/cause.js'
import { findingInWords } from '../../words/finding.js'
import { wordsIn } from '../../words/language.js'
import { noteInWords } from '../../words/note.js'
import { causeAnchor } from '../files.js'
import { proposalSections } from '../proposals.js'
import type { Shell } from '../shell.js'
import { filmStrip } from './film-strip.js'
import { nightStrip } from './night-strip.js'
import { stepSections } from './walk-steps.js'
import type { WalkView } from './walk-view.js'

/** The page of a walk: its verdict in a sentence, each step on which something was found, and the whole way in pictures. */
export function walkPage(view: WalkView, shell: Shell): string {
  const { walk, run } = view
  const { language, policy, style } = shell
  const { report: words, verdicts, colon } = wordsIn(language)
  const { word, meaning } = verdicts[walk.verdict]
  const frame = {
    language,
    title: `guidewatch: ${walk.flowTitle}, ${walk.title} (${walk.locale}, ${walk.device})`,
    policy,
    style,
    skip: { to: 'findings', text: words.skip },
  }
  const varying = walk.steps.reduce((sum, { volatile }) => sum + volatile.length, 0)
  const isQuiet = walk.findings.every(({ relevance }) => relevance === 'elsewhere') && walk.outcome.kind !== 'error'
  return page(
    frame,
    html`<header>
${around(view, shell)}
<h1><span lang="${walk.locale}">${walk.flowTitle}: ${walk.title}</span></h1>
<p class="lead"><span class="badge ${walk.verdict}">${word}</span> ${isHalfway(walk) ? words.halfway : meaning}</p>
<p class="meta">${walk.flow}, ${walk.locale}, ${walk.device}</p>
</header>
<main id="findings" tabindex="-1">
${walk.outcome.kind === 'error' ? html`<p class="lead">${words.error}${colon} ${walk.outcome.message}</p>` : ''}
${isQuiet ? html`<p>${words.noneHere}</p>` : ''}
${view.causes.map((cause) => html`<p class="to-cause"><a href="${shell.index(language)}#${causeAnchor(cause)}">${words.backToCause}${colon} ${causeInWords(cause, language)}</a></p>`)}
${stepSections(view, shell)}
${proposalSections(walk, run, shell)}
${filmStrip(walk, shell)}
${nightStrip(view.nights, run.run, language)}
${confirmation(walk, shell)}
${folded(walk, shell)}
${walk.guides.length > 0 ? html`<p class="meta">${words.guides}${colon} ${walk.guides.map((guide) => `${guide.publisher} (${guide.title})`).join('; ')}</p>` : ''}
${varying > 0 ? html`<p class="meta">${varying} ${words.varying} <code>guidewatch approve ${run.run} --flow ${walk.flow} --volatile</code></p>` : ''}
</main>
${shell.scripts}`,
  )
}

/** The way back, and to the walks before and after this one. */
function around({ previous, next }: WalkView, { language, index, list, walk }: Shell): Html {
  const words = wordsIn(language).report
  const beside = (one: WalkSummary | undefined, text: string, rel: 'prev' | 'next') => {
    const address = one ? walk(one.id) : null
    return one && address
      ? html` <a rel="${rel}" href="${address}" title="${one.flowTitle}: ${one.title}, ${one.locale}, ${one.device}">${text}</a>`
      : ''
  }
  const all = list(1)
  return html`<nav class="to-others" aria-label="${words.around}"><a href="${index(language)}">${words.back}</a>${all ? html` <a href="${all}">${words.allWalks}</a>` : ''}${beside(previous, words.previous, 'prev')}${beside(next, words.next, 'next')}</nav>`
}

/** What a second walk said of it, its own or that of others which failed alike. */
function confirmation({ confirmation: second }: WalkResult, { language }: Shell): Html | '' {
  if (!second) return ''
  const { report: words, verdicts } = wordsIn(language)
  if (second.by.length > 0) return html`<p class="meta">${words.vouchedFor} ${second.by.join(', ')}</p>`
  const said = second.agrees ? words.confirmed : words.unconfirmed
  return html`<p class="meta">${said} (${verdicts[second.first].word}, ${verdicts[second.second].word})</p>`
}

function folded({ findings, notes }: WalkResult, { language }: Shell): Html {
  const words = wordsIn(language).report
  const elsewhere = findings.filter(({ relevance }) => relevance === 'elsewhere')
  const list = (title: string, said: readonly string[]) =>
    said.length === 0
      ? ''
      : html`<details><summary>${title} (${said.length})</summary><ul>${said.map((one) => html`<li>${one}</li>`)}</ul></details>`
  return html`${list(
    words.elsewhere,
    elsewhere.map((finding) => findingInWords(finding, language)),
  )}${list(
    words.notes,
    notes.map((note) => noteInWords(note, language)),
  )}`
}
