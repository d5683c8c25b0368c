import { basename } from 'node:path'
import { html } from 'hono/html'
import type { GuideFinding } from '../guide-check/finding.js'
import { fragmentOf } from '../guide-check/fragment.js'
import { toldAt } from '../guide-check/told-at.js'
import { countsOf } from '../guides/counts.js'
import { foreign, webAddress } from '../page/escape.js'
import type { Html } from '../page/frame.js'
import type { Language } from '../settings/language.js'
import type { RunGuide } from '../state/run-guides.js'
import { guideFindingInWords, guidesInWords, guideUnknownInWords } from '../words/guide-check.js'
import { guideIncidentWords } from '../words/guide-incident.js'
import { wordsIn } from '../words/language.js'

/** The guides that the night checked: how many are right, then each sentence that is wrong, then those that say nothing. */
export function guidesSection(guides: readonly RunGuide[], language: Language): Html | '' {
  if (guides.length === 0) return ''
  const words = guideIncidentWords(language).report
  const wrong = textsOf(guides.filter(({ check }) => check.verdict === 'wrong'))
  const unknown = guides.filter(({ check }) => check.verdict === 'unknown')
  return html`<section id="guides" aria-labelledby="guides-title">
<h2 id="guides-title">${words.title}</h2>
<p class="meta">${words.about}</p>
<p>${guidesInWords(countsOf(guides.map(({ check }) => check)), language)}</p>
${wrong.length === 0 ? html`<p>${words.allRight}</p>` : wrong.map((copies) => guideCard(copies, language))}
${unknown.length === 0 ? '' : html`<h3>${words.unknown}</h3>\n<ul>${unknown.map((guide) => unknownLine(guide, language))}</ul>`}
</section>`
}

/** Copies of one text stand together: what is wrong in them is told once. */
function textsOf(guides: readonly RunGuide[]): readonly (readonly RunGuide[])[] {
  const texts = new Map<string, RunGuide[]>()
  for (const guide of guides) {
    const text = guide.family ?? guide.id
    texts.set(text, [...(texts.get(text) ?? []), guide])
  }
  return [...texts.values()]
}

function guideCard(copies: readonly RunGuide[], language: Language): Html | '' {
  const [first] = copies
  if (!first) return ''
  const findings = new Map<string, { readonly finding: GuideFinding; readonly guide: RunGuide }>()
  for (const guide of copies)
    for (const finding of guide.check.findings)
      if (!findings.has(finding.id)) findings.set(finding.id, { finding, guide })
  return html`<article class="cause">
<h3 lang="${first.language}">${foreign(first.title)}</h3>
<p class="meta">${copies.map((guide, index) => html`${index > 0 ? ' · ' : ''}${nameOf(guide)}`)}</p>
${[...findings.values()].map(({ finding, guide }) => sentence(finding, guide, language))}
</article>
`
}

function nameOf({ publisher, url, file }: RunGuide): Html {
  const address = webAddress(url)
  if (address) return html`<a href="${address}" rel="noreferrer">${foreign(publisher)}</a>`
  return file ? html`${foreign(publisher)} (${foreign(basename(file))})` : foreign(publisher)
}

/** A sentence as it is, why it is wrong, and as it should be. */
function sentence(finding: GuideFinding, { url, file, language: lang }: RunGuide, language: Language): Html {
  const words = guideIncidentWords(language)
  const { proposed, rule, where } = finding
  const show = url === null ? null : webAddress(fragmentOf(url, where.quote))
  const place = show
    ? html`<p><a href="${show}" rel="noreferrer">${words.show}</a></p>`
    : file === null
      ? ''
      : html`<p class="meta">${words.line(where.line, basename(file))}</p>`
  const doubtful = toldAt(rule) === 'digest' ? html`<p class="meta">${words.report.doubtful}</p>` : ''
  return html`<dl class="wording">
<div class="was"><dt>${words.says}</dt><dd lang="${lang}">${foreign(finding.sentence)}</dd></div>
<div class="now"><dt>${words.write}</dt><dd${proposed === null ? '' : html` lang="${lang}"`}>${proposed === null ? words.noProposal : foreign(proposed)}</dd></div>
</dl>
<p>${guideFindingInWords(finding, language, lang)}</p>
${place}${doubtful}`
}

function unknownLine(guide: RunGuide, language: Language): Html {
  const { check, title } = guide
  const why = check.unknown === null ? '' : guideUnknownInWords(check.unknown, language)
  return html`<li>${nameOf(guide)}, <span lang="${guide.language}">${foreign(title)}</span>${wordsIn(language).colon} ${why}</li>`
}
