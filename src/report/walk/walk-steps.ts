import { html } from 'hono/html'
import type { Finding } from '../../compare/finding.js'
import type { Html } from '../../page/frame.js'
import { ARRIVAL } from '../../screen/screen.js'
import type { StepResult } from '../../state/result.js'
import { findingInWords } from '../../words/finding.js'
import { wordsIn } from '../../words/language.js'
import { comparison } from '../comparison/comparison.js'
import { menuInWords } from '../comparison/menu-in-words.js'
import { stepAnchor } from '../files.js'
import { pairOf } from '../pictures.js'
import type { Shell } from '../shell.js'
import type { WalkView } from './walk-view.js'

/** Each step on which something was found that readers meet, with what its pictures show; what has no step comes last. */
export function stepSections(view: WalkView, shell: Shell): Html {
  const near = view.walk.findings.filter(({ relevance }) => relevance !== 'elsewhere')
  const steps = view.walk.steps.map((step, index) => ({
    step,
    index,
    found: near.filter((finding) => finding.step === step.id),
  }))
  const known = new Set(view.walk.steps.map(({ id }) => id))
  const rest = near.filter(({ step }) => !known.has(step))
  return html`${steps.filter(({ found }) => found.length > 0).map(({ step, index, found }) => stepSection(step, index, found, view, shell))}${rest.map((finding) => html`<p class="lead">${findingInWords(finding, shell.language)}</p>`)}`
}

function stepSection(step: StepResult, index: number, found: readonly Finding[], view: WalkView, shell: Shell): Html {
  const { language } = shell
  const { report: words } = wordsIn(language)
  const { locale } = view.walk
  const name = step.id === ARRIVAL ? words.arrival : `${words.step} ${index + 1}`
  return html`<section class="step" id="${stepAnchor(step.id)}" tabindex="-1">
<h2>${name}</h2>
${step.says ? html`<blockquote><p><span class="meta">${words.guideSays}</span><br><span lang="${locale}">${step.says}</span></p></blockquote>` : ''}
${found.map(
  (finding, at) => html`<p class="lead"><strong>${findingInWords(finding, language)}</strong></p>
${found.slice(0, at).some((other) => sameBox(other, finding)) ? '' : evidence(step, finding, `${stepAnchor(step.id)}-${at + 1}`, view, shell)}`,
)}
</section>
`
}

/** The same pictures are not shown twice; what has no place is shown by those that are there. */
function sameBox(shown: Finding, finding: Finding): boolean {
  const box = finding.box ?? finding.boxBefore
  return box === null || JSON.stringify(shown.box ?? shown.boxBefore) === JSON.stringify(box)
}

function evidence(step: StepResult, finding: Finding, id: string, { walk, variants }: WalkView, shell: Shell): Html {
  const { language } = shell
  const pair = pairOf(walk, step, finding, variants.get(step.id) ?? [])
  const shown = pair && shell.pair(pair)
  const menu = step.menus.find((one) => walk.findings[one.finding] === finding)
  return html`${shown ? comparison({ ...shown, id, what: findingInWords(finding, language), lang: language }, language) : ''}
${menu ? menuInWords(menu, step.screen?.language ?? '', language) : ''}`
}
