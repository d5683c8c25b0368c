import { html } from 'hono/html'
import type { Finding } from '../compare/finding.js'
import { anchorOf } from '../page/anchor.js'
import { around } from '../page/crop.js'
import { asAddress } from '../page/escape.js'
import type { Html } from '../page/frame.js'
import { imagePath, mark as marked, shot } from '../page/shot.js'
import { ARRIVAL, type Box } from '../screen/screen.js'
import type { Language } from '../settings/language.js'
import type { Run, StepResult, WalkResult } from '../state/result.js'
import { findingInWords } from '../words/finding.js'
import { wordsIn } from '../words/language.js'
import { noteInWords } from '../words/note.js'
import { proposalSections } from './proposals.js'

/** One walk: the verdict in a sentence, what was found with pictures, and the way as a film strip. */
export function walkArticle(
  walk: WalkResult,
  language: Language,
  run: Pick<Run, 'run' | 'proposals' | 'patches'>,
): Html {
  const { report: words, verdicts, colon } = wordsIn(language)
  const { word, meaning } = verdicts[walk.verdict]
  const near = walk.findings.filter(({ relevance }) => relevance !== 'elsewhere')
  const elsewhere = walk.findings.filter(({ relevance }) => relevance === 'elsewhere')
  const varying = walk.steps.reduce((sum, { volatile }) => sum + volatile.length, 0)
  const body = html`${walk.outcome.kind === 'error' ? html`<p class="lead">${words.error}${colon} ${walk.outcome.message}</p>` : ''}
${near.map((finding, index) => findingSection(finding, walk, language, near.slice(0, index)))}
${proposalSections(walk, run, language)}
${elsewhere.length > 0 ? html`<details><summary>${words.elsewhere} (${elsewhere.length})</summary><ul>${elsewhere.map((finding) => html`<li>${findingInWords(finding, language)}</li>`)}</ul></details>` : ''}
${confirmation(walk, language)}
${filmStrip(walk, language)}
${walk.notes.length > 0 ? html`<details><summary>${words.notes} (${walk.notes.length})</summary><ul>${walk.notes.map((note) => html`<li>${noteInWords(note, language)}</li>`)}</ul></details>` : ''}
${walk.guides.length > 0 ? html`<p class="meta">${words.guides}${colon} ${walk.guides.map((guide) => `${guide.publisher} (${guide.title})`).join('; ')}</p>` : ''}
${varying > 0 ? html`<p class="meta">${varying} ${words.varying} <code>guidewatch approve ${run.run} --flow ${walk.flow} --volatile</code></p>` : ''}
${walk.verdict === 'changed' || walk.verdict === 'broken' ? html`<p class="meta">${words.approveHint} <code>guidewatch approve ${run.run} --flow ${walk.flow}</code></p>` : ''}`
  return html`<article id="${anchorOf(walk)}">
<h3><span class="badge ${walk.verdict}">${word}</span> <span lang="${walk.locale}">${walk.flowTitle}: ${walk.title}</span></h3>
<p class="meta">${walk.flow}, ${walk.locale}, ${walk.device} · ${meaning}</p>
${walk.verdict === 'verified' ? html`<details><summary>${words.filmStrip}</summary>${body}</details>` : body}
</article>`
}

/** What a second walk said of it, its own or that of others which failed alike. */
function confirmation({ confirmation: second }: WalkResult, language: Language): Html | '' {
  if (!second) return ''
  const { report: words, verdicts } = wordsIn(language)
  if (second.by.length > 0) return html`<p class="meta">${words.vouchedFor} ${second.by.join(', ')}</p>`
  const said = second.agrees ? words.confirmed : words.unconfirmed
  return html`<p class="meta">${said} (${verdicts[second.first].word}, ${verdicts[second.second].word})</p>`
}

/** @param earlier findings shown above; the same pictures are not shown twice. */
function findingSection(finding: Finding, walk: WalkResult, language: Language, earlier: readonly Finding[]): Html {
  const { report: words, colon } = wordsIn(language)
  const index = walk.steps.findIndex((step) => step.id === finding.step)
  const step = walk.steps[index]
  const isShown = earlier.some((other) => other.step === finding.step && sameBox(other, finding))
  return html`<section>
<p class="lead"><strong>${findingInWords(finding, language)}</strong></p>
${step?.says ? html`<blockquote><p>${words.guideSays} (${words.step} ${index + 1})${colon} <span lang="${walk.locale}">${step.says}</span></p></blockquote>` : ''}
${step && !isShown ? comparison(finding, step, walk, language) : ''}
</section>`
}

function sameBox(shown: Finding, finding: Finding): boolean {
  const box = finding.box ?? finding.boxBefore
  return box === null || JSON.stringify(shown.box ?? shown.boxBefore) === JSON.stringify(box)
}

/** Before, after and difference, cut to what the finding is about. Obstacles and missing approvals have no "before". */
function comparison(finding: Finding, step: StepResult, walk: WalkResult, language: Language): Html | '' {
  const { report: words, colon } = wordsIn(language)
  const { screen, approvedImage, approvedSize } = step
  if (!screen) return ''
  const scale = screen.renderer.scale
  const after = `../${imagePath(walk, screen.image.file)}`
  const what = findingInWords(finding, language)
  // The place of a removed thing on the old picture shows best what is missing now.
  const focus = finding.box ?? finding.boxBefore
  return html`<div class="compare">
${approvedImage && approvedSize ? html`<figure><figcaption>${words.before}</figcaption>${crop(`../${asAddress(approvedImage)}`, approvedSize, finding.boxBefore ?? focus, scale, finding.boxBefore, `${words.before}${colon} ${what}`)}</figure>` : ''}
<figure><figcaption>${words.after}</figcaption>${crop(after, screen.image, focus, scale, finding.box, `${words.after}${colon} ${what}`)}</figure>
${step.differenceImage ? html`<figure><figcaption>${words.difference}</figcaption>${crop(after, screen.image, focus, scale, null, `${words.difference}${colon} ${what}`, `../${asAddress(step.differenceImage)}`)}</figure>` : ''}
</div>`
}

function crop(
  href: string,
  size: { readonly width: number; readonly height: number },
  focus: Box | null,
  scale: number,
  mark: Box | null,
  alt: string,
  over?: string,
): Html {
  const whole = { x: 0, y: 0, width: size.width, height: size.height }
  const view = focus ? around(focus, size, scale) : whole
  return html`<svg class="crop" role="img" aria-label="${alt}" viewBox="${view.x} ${view.y} ${view.width} ${view.height}">
<image href="${href}" width="${size.width}" height="${size.height}"/>${over ? html`<image href="${over}" width="${size.width}" height="${size.height}"/>` : ''}${mark ? marked(mark, scale) : ''}</svg>`
}

function filmStrip(walk: WalkResult, language: Language): Html | '' {
  const words = wordsIn(language).report
  const shown = walk.steps.map((step, index) => ({ step, index })).filter(({ step }) => step.screen || step.says)
  if (shown.length === 0) return ''
  const isPhone = walk.steps.some(({ screen }) => screen && screen.image.height > screen.image.width)
  return html`<h4>${words.filmStrip}</h4><ol class="strip ${isPhone ? 'phone' : ''}" tabindex="0" aria-label="${words.filmStrip}">${shown.map(({ step, index }) => stripItem(step, index, walk, language))}</ol>`
}

function stripItem(step: StepResult, index: number, walk: WalkResult, language: Language): Html {
  const words = wordsIn(language).report
  const name = step.id === ARRIVAL ? words.arrival : `${words.step} ${index + 1}`
  return html`<li>${step.screen ? shot(walk, step.screen, name, language) : ''}<p><strong>${name}</strong>${step.says ? html`<br><span lang="${walk.locale}">${step.says}</span>` : ''}</p></li>`
}
