import { html } from 'hono/html'
import { type Cause, type CauseMember, memberKey, membersOf } from '../cause/cause.js'
import type { Fact } from '../compare/finding.js'
import { distinctGuides } from '../incident/guides.js'
import { foreign, webAddress } from '../page/escape.js'
import type { Html } from '../page/frame.js'
import { causeInWords, whereInWords } from '../words/cause.js'
import { findingInWords } from '../words/finding.js'
import { wordsIn } from '../words/language.js'
import { noPictures } from './beyond.js'
import { comparison } from './comparison/comparison.js'
import { decideForm } from './deciding/form.js'
import { causeAnchor } from './files.js'
import { alike, leftOut } from './members.js'
import { shownFact } from './pictures.js'
import type { Shell } from './shell.js'
import { chiefOf, type ReportView } from './view.js'
import { guideSentence } from './wording.js'

/** A cause in the order in which a person decides: what happened, where, what guides now say wrongly, and what shows it. */
export function causeCard(cause: Cause, { run, evidence }: ReportView, shell: Shell): Html {
  const { language } = shell
  const { verdicts } = wordsIn(language)
  const best = chiefOf(cause, language)
  const seen = best && shownFact(best)
  const pair = best && evidence.get(memberKey(best))
  const shown = pair ? shell.pair(pair) : null
  return html`<article class="cause" id="${causeAnchor(cause)}" tabindex="-1" data-cause="${cause.id}" data-hash="${cause.hash}" aria-labelledby="${causeAnchor(cause)}-title">
<h3 id="${causeAnchor(cause)}-title"><span class="badge ${cause.verdict}">${verdicts[cause.verdict].word}</span> ${causeInWords(cause, language)}</h3>
<p class="meta">${whereInWords(cause, language)}</p>
${best ? guideSentence(best, shell) : ''}
${guides(cause, shell)}
${shown && seen && best ? comparison({ ...shown, id: cause.id, what: findingInWords(seen.fact, language), lang: language }, language) : ''}${pair && !shown ? noPictures(language) : ''}
${best ? furtherFacts(best, shell) : ''}
${alike(cause, shell)}
${leftOut(cause, shell)}
${commands(cause, run.run, shell)}
${decideForm(cause, language)}
</article>
`
}

/** Which guides carry the sentence, each once. */
function guides(cause: Cause, { language }: Shell): Html | '' {
  const { report: words, colon } = wordsIn(language)
  const once = distinctGuides(membersOf(cause).flatMap((member) => member.guides))
  if (once.length === 0) return ''
  return html`<p class="guides">${words.inGuides}${colon} ${once.map((guide, index) => html`${index > 0 ? '; ' : ''}${linked(guide)} (${foreign(guide.publisher)})`)}</p>`
}

function linked({ title, url, language }: CauseMember['guides'][number]): Html {
  const address = webAddress(url)
  const text = html`<span lang="${language}">${foreign(title)}</span>`
  return address ? html`<a href="${address}" rel="noreferrer">${text}</a>` : text
}

/** What else was found on the screens of a member; the one that the pictures show says the heading. */
function furtherFacts({ facts }: CauseMember, { language }: Shell): Html | '' {
  const words = wordsIn(language).report
  // What the guide promises stands beside its sentence already.
  const further: readonly Fact[] = facts
    .slice(1)
    .flatMap(({ fact }) => (fact.kind === 'claim-contradicted' ? [] : [fact]))
  if (further.length === 0) return ''
  return html`<p class="also">${words.alsoFound}</p><ul class="also">${further.map((fact) => html`<li>${findingInWords(fact, language)}</li>`)}</ul>`
}

/** What to type where the form below does not work: without script, or in a terminal. */
function commands({ members }: Cause, run: string, { language }: Shell): Html | '' {
  const words = wordsIn(language).report
  const screens = members.filter(({ stops }) => !stops)
  const selections = selectionsOf(screens)
  if (selections.length === 0) return ''
  const lines = (more: string) =>
    selections.map((selection) => `guidewatch approve ${run} ${selection}${more}`).join('\n')
  return html`<details class="commands"><summary>${words.withoutPage}</summary>
<p>${words.commandHolds}</p><pre tabindex="0"><code>${lines(' --variant')}</code></pre>
<p>${words.commandChange}</p><pre tabindex="0"><code>${lines('')}</code></pre></details>`
}

/** The options of `guidewatch approve` that name these screens and no other; all of a step at once where that is the same. */
function selectionsOf(members: readonly CauseMember[]): readonly string[] {
  const lines = members.map(
    ({ flow, route, locale, device, step }) =>
      `--flow ${flow} --route ${route} --locale ${locale} --device ${device} --step ${step}`,
  )
  return [...new Set(lines)].slice(0, MOST_LINES)
}

const MOST_LINES = 12
