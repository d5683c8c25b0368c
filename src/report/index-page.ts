import { html } from 'hono/html'
import { type Html, page } from '../page/frame.js'
import { LANGUAGES, type Language } from '../settings/language.js'
import type { Run } from '../state/result.js'
import { accountLines } from '../words/account.js'
import { momentOf } from '../words/dates.js'
import { wordsIn } from '../words/language.js'
import { sessionEndInWords } from '../words/session.js'
import { capitalised } from '../words/text.js'
import { languageName } from '../words/value.js'
import { assumedOnThisNight } from './assumed.js'
import { elsewhere, hindrances, notMachineVerified, varying } from './besides.js'
import { onlyNamed, wholeReport } from './beyond.js'
import { cameTo } from './came-to.js'
import { causeCard } from './cause-card.js'
import { decideData, decidedBar } from './deciding/form.js'
import { firstRunLines } from './first-run.js'
import { guidesSection } from './guides.js'
import type { Shell } from './shell.js'
import type { ReportView } from './view.js'
import { openWalks, verifiedWalks } from './walk/walk-tables.js'

/**
 * The first page of a report: what wants a decision, then what was in the way, then everything else folded. Whatever came
 * from a page, a flow or a person is escaped by the template, and all of it can be read without script.
 */
export function indexPage(view: ReportView, shell: Shell): string {
  const { run, reviewed, repository } = view
  const { language, mode, policy, style } = shell
  const words = wordsIn(language).report
  const guides = view.guides ?? []
  const wrongGuides = guides.filter(({ check }) => check.verdict === 'wrong')
  const inFull = reviewed.causes.slice(0, view.inFull ?? reviewed.causes.length)
  const frame = {
    language,
    title: `guidewatch: ${words.title}`,
    policy,
    style,
    skip: { to: 'findings', text: words.skip },
  }
  return page(
    frame,
    html`<header>
<h1>${words.title}</h1>
<p class="meta">${whenAndWhere(run, language)}</p>
${mode === 'single' ? '' : html`<nav aria-label="${words.languages}" class="meta">${otherLanguages(shell)}</nav>`}
</header>
<main id="findings" tabindex="-1">
<p class="lead">${cameTo(reviewed, run, language, wrongGuides.length)}</p>
${accounts(view, language)}
${firstRun(run, language)}
${assumedOnThisNight(run, language)}
${reviewed.causes.length > 0 ? html`<h2>${words.causes}</h2>\n<p class="meta">${words.causeText}</p>` : ''}
${inFull.map((cause) => causeCard(cause, view, shell))}
${onlyNamed(reviewed.causes.slice(inFull.length), shell)}
${hindrances(reviewed, language)}
${guidesSection(guides, language)}
<section class="folded" aria-label="${words.besides}">
${openWalks(run.walks, shell)}
${verifiedWalks(run.walks, shell)}
${elsewhere(run.walks, language)}
${notMachineVerified(run, language)}
${varying(view, language)}
</section>
${mode === 'single' ? wholeReport(run.run, shell) : ''}
</main>
${reviewed.causes.length > 0 ? html`${decidedBar(language)}\n${decideData({ mode, reviewed: { ...reviewed, causes: inFull }, language, repository })}\n` : ''}${shell.scripts}`,
  )
}

function whenAndWhere(run: Run, language: Language): Html {
  const words = wordsIn(language).report
  return html`${words.walkedOn} <time datetime="${run.startedAt}">${momentOf(run.startedAt, language)}</time> ${run.site === 'live' ? words.live : html`${words.standIn} ${run.release}`}${run.reassessed ? html` · ${words.reassessed} ${momentOf(run.reassessed.at, language)}` : ''}`
}

/** Links to the same page in the other languages, each by the name that it has for itself. */
function otherLanguages({ language, index }: Shell): readonly Html[] {
  return LANGUAGES.filter((one) => one !== language).map((one, at) => {
    const name = capitalised(languageName(one, one))
    return html`${at > 0 ? ' · ' : ''}<a href="${index(one)}" lang="${one}" hreflang="${one}">${name}</a>`
  })
}

/** Test accounts that a person has to see to, what was put off, and where somebody has to sign in before long. */
function accounts({ run, ending = [] }: ReportView, language: Language): Html | '' {
  const lines = accountLines(run.accounts, language).map((line) => html`<p>${line}</p>`)
  const ends = ending.map(
    (session) =>
      html`<p>${sessionEndInWords(session, language)}</p><pre tabindex="0"><code>guidewatch login ${session.account}</code></pre>`,
  )
  return lines.length + ends.length === 0 ? '' : html`<div class="notice">${lines}${ends}</div>`
}

/** Walks of which nothing is approved yet: that it is so, and what to do. */
function firstRun(run: Run, language: Language): Html | '' {
  const lines = firstRunLines(run, language)
  if (lines.length === 0) return ''
  return html`<div class="notice">${lines.map(({ kind, text }) => (kind === 'command' ? html`<pre tabindex="0"><code>${text}</code></pre>` : html`<p>${text}</p>`))}</div>`
}
