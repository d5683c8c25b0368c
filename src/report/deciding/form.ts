import { html, raw } from 'hono/html'
import { type Cause, type CauseMember, memberKey, type Reviewed } from '../../cause/cause.js'
import { CHOICES, type Choice } from '../../cause/decision.js'
import type { Html } from '../../page/frame.js'
import type { Language } from '../../settings/language.js'
import { decideWordsIn } from '../../words/decide.js'
import { numbersIn, TAGS } from '../../words/text.js'

/** Where the page is: a folder of files, one file, or `guidewatch review`. */
export type ReportMode = 'folder' | 'single' | 'served'

/** The scripts that show and work the forms, in the order in which a page has to load them; they lie in client/. */
export const DECIDE_SCRIPTS = ['decide-words.js', 'decide-store.js', 'decide-form.js', 'decide.js'] as const

/** As they are shown: what a maintainer decides most comes first. */
const SHOWN = ['change', 'holds', 'varies', 'unsure'] as const satisfies readonly Choice[]

/** More screens than this are taken together: nobody ticks a hundred boxes, and the page stays small. */
const MOST_BOXES = 60

/** The form in which a person decides of a cause: hidden until client/decide.js shows it, as nothing works without. */
export function decideForm(cause: Cause, language: Language): Html {
  const { form } = decideWordsIn(language)
  return html`<form class="decide" hidden novalidate data-cause="${cause.id}">
<fieldset class="choices"><legend>${form.legend}</legend>
${SHOWN.map((choice) => html`<label class="choice"><input type="radio" name="choice" value="${choice}"><span><strong>${form.choices[choice].name}</strong> <small>${form.choices[choice].does}</small></span></label>\n`)}</fieldset>
<p class="field" data-for="varies" hidden><label>${form.until} <input type="date" name="until"></label></p>
<output class="consequence" aria-live="polite"></output>
${members(cause, language)}<p class="field" data-for="${CHOICES.join(' ')}" hidden><label>${form.reason} <textarea name="reason" rows="2" maxlength="500"></textarea></label></p>
<ul class="taken" hidden></ul>
<div class="conflict" role="alert" hidden><p></p><button type="button" data-take-over>${form.takeOver}</button> <button type="button" data-keep>${form.keep}</button> <button type="button" data-reload>${form.reload}</button></div>
<p class="buttons"><button type="submit">${form.decide}</button> <button type="button" data-undo hidden>${form.undo}</button> <button type="button" class="quiet" data-acknowledge hidden>${form.acknowledge}</button></p>
</form>`
}

/** The boxes by which screens are taken in and left out; nothing where there is but one. */
function members({ members: alike, leftOut }: Cause, language: Language): Html | '' {
  if (alike.length + leftOut.length === 1) return ''
  const { form } = decideWordsIn(language)
  const n = numbersIn(language)
  const shownOut = leftOut.slice(0, MOST_BOXES)
  const more = leftOut.length - shownOut.length
  return html`<details class="members"><summary>${form.members} <span class="meta">(${n(alike.length)} ${form.alike}${leftOut.length > 0 ? `, ${n(leftOut.length)} ${form.leftOut}` : ''})</span></summary>
<fieldset><legend class="unseen">${form.members}</legend>
${areBoxed(alike) ? alike.map((member) => box(member, language, true)) : html`<label><input type="checkbox" name="alike" checked><span>${form.manyAlike(n(alike.length))}</span></label>\n`}${shownOut.map(({ member }) => box(member, language, false))}${more > 0 ? html`<p class="meta">${form.moreLeftOut(n(more))}</p>` : ''}</fieldset></details>
`
}

const areBoxed = (alike: readonly CauseMember[]) => alike.length <= MOST_BOXES

function box(member: CauseMember, language: Language, isAlike: boolean): Html {
  const { form } = decideWordsIn(language)
  const at = member.stepNumber === null ? form.arrival : form.step(member.stepNumber)
  return html`<label><input type="checkbox" name="member" value="${memberKey(member)}"${isAlike ? raw(' checked') : ''}><span><span lang="${member.locale}">${member.flowTitle}: ${member.routeTitle}</span> <small>${member.locale}, ${member.device}, ${at}${isAlike ? '' : ` · ${form.leftOut}`}</small></span></label>\n`
}

/** The bar below all causes: how many are decided, and what is done with the decisions. Hidden until client/decide.js shows it. */
export function decidedBar(language: Language): Html {
  const { form } = decideWordsIn(language)
  return html`<section class="decided" id="decided" aria-labelledby="decided-title" hidden>
<h2 id="decided-title" class="unseen">${form.title}</h2>
<p class="superseded" role="status" hidden><span></span> <a>${form.newest}</a></p>
<p class="tally"><output class="counted" aria-live="polite"></output>
<button type="button" data-finish hidden>${form.finish}</button>
<button type="button" data-copy hidden>${form.copy}</button>
<a data-issue rel="noreferrer" hidden>${form.issue}</a>
<a data-workflow rel="noreferrer" hidden>${form.workflow}</a></p>
<details class="command" hidden><summary>${form.command}</summary><textarea readonly rows="3" spellcheck="false" aria-label="${form.command}"></textarea></details>
<div class="said" role="status" tabindex="-1"></div>
</section>`
}

/** What client/decide.js is told of the run. */
export type DecideData = {
  readonly mode: ReportMode
  readonly reviewed: Pick<Reviewed, 'run' | 'site' | 'causes'>
  readonly language: Language
  /** `owner/name` on GitHub, for handing decisions in without a server; `null` when the settings name none. */
  readonly repository: string | null
}

/** What client/decide.js works with, as data that no browser runs: `<script type="application/json" id="guidewatch-run">`. */
export function decideData({ mode, reviewed, language, repository }: DecideData): Html {
  const { page, form } = decideWordsIn(language)
  const causes = reviewed.causes.map(({ id, hash, members: alike, leftOut }) => ({
    id,
    hash,
    // Named only where boxes do not: to take in one that is left out, all have to be named.
    alike: areBoxed(alike) || leftOut.length === 0 ? [] : alike.map(memberKey),
    count: alike.length,
  }))
  const choices = Object.fromEntries(CHOICES.map((choice) => [choice, form.choices[choice].name]))
  const data = {
    mode,
    tag: TAGS[language],
    run: reviewed.run,
    site: reviewed.site,
    causes,
    repository,
    words: { ...page, choices },
  }
  // No text in it can end the element, or be taken for a comment within it.
  const json = JSON.stringify(data).replaceAll('<', '\\u003c')
  return html`<script type="application/json" id="guidewatch-run">${raw(json)}</script>`
}
