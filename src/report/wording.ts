import { html } from 'hono/html'
import type { CauseMember } from '../cause/cause.js'
import type { Html } from '../page/frame.js'
import type { Wording } from '../screen/proposal.js'
import type { Language } from '../settings/language.js'
import { wordsIn } from '../words/language.js'
import { proposalInWords } from '../words/proposal.js'
import type { Shell } from './shell.js'

/** The sentence of the guide that is now wrong, and below it what it should say, both in the language of the guide. */
export function guideSentence(
  member: Pick<CauseMember, 'says' | 'stepNumber' | 'locale' | 'proposals' | 'facts'>,
  { language }: Shell,
): Html | '' {
  const words = wordsIn(language).report
  const { says, stepNumber, locale, proposals } = member
  const promises = promisesOf(member)
  if (says === null && promises.length === 0 && proposals.length === 0) return ''
  return html`<dl class="wording">
${says === null ? '' : pair(words.guideSaysAt(stepNumber), [says], locale, 'was')}${promises.length > 0 ? pair(words.guidePromises, promises, locale, 'was') : ''}${proposals.map((proposal) => replacement(proposal, locale, language))}</dl>`
}

/** What the guide promises of the form, and what was found not to be so. */
function promisesOf({ facts }: Pick<CauseMember, 'facts'>): readonly string[] {
  return facts.flatMap(({ fact: { kind, subject } }) =>
    kind === 'claim-contradicted' && subject.kind === 'claim' ? [subject.says] : [],
  )
}

function replacement(proposal: Wording, locale: string, language: Language): Html {
  const words = wordsIn(language).report
  const { change, sentences } = proposal
  const titles = {
    rename: words.shouldSay,
    insert: words.shouldAdd,
    replace: words.shouldReplace,
    told: words.proposed,
  }
  return sentences.length > 0
    ? pair(titles[change.kind], sentences, locale, 'now')
    : html`<div class="now"><dt>${words.proposed}</dt><dd>${proposalInWords(proposal, language)}</dd></div>\n`
}

function pair(title: string, sentences: readonly string[], locale: string, kind: 'was' | 'now'): Html {
  return html`<div class="${kind}"><dt>${title}</dt>${sentences.map((sentence) => html`<dd lang="${locale}">${sentence}</dd>`)}</div>\n`
}
