import { html } from 'hono/html'
import { bySeverity, VERDICTS, type Verdict } from '../compare/verdict.js'
import { anchorOf } from '../page/anchor.js'
import { CLOSING, type Html, inlineStyle, opening, policyOf } from '../page/frame.js'
import { STYLE } from '../page/style.js'
import { LANGUAGES, type Language } from '../settings/language.js'
import type { Run, WalkSummary } from '../state/result.js'
import type { StoredRun } from '../state/runs.js'
import { momentOf } from '../words/dates.js'
import { wordsIn } from '../words/language.js'
import { capitalised } from '../words/text.js'
import { languageName } from '../words/value.js'
import { walkArticle } from './walk-article.js'

/** The file name of the report in a language; the first one of the settings is `index.html`. */
export function reportFile(language: Language, first: Language): string {
  return language === first ? 'index.html' : `index.${language}.html`
}

/**
 * The report of a run as one page without script, part by part. Whatever came from a page is escaped by the template; the
 * policy allows pictures and this page's own style, nothing else.
 *
 * @param first the language of `index.html`, for the links to the others.
 */
export async function* reportParts(
  { run, walk: read }: StoredRun,
  language: Language,
  first: Language,
): AsyncGenerator<string> {
  const words = wordsIn(language).report
  const sorted = [...run.walks].sort((a, b) => bySeverity(a.verdict, b.verdict))
  const open = sorted.filter((walk) => walk.verdict !== 'verified')
  const style = inlineStyle(STYLE)
  yield `${await html`${opening({
    language,
    title: `guidewatch: ${words.title}`,
    policy: policyOf({ 'img-src': "'self' file:", 'style-src': style.source }),
    style: style.element,
    skip: { to: 'findings', text: words.skip },
  })}<header>
<h1>${words.title}</h1>
<p>${words.walkedOn} <time datetime="${run.startedAt}">${momentOf(run.startedAt, language)}</time> ${run.site === 'live' ? words.live : html`${words.standIn} ${run.release}`}${run.reassessed ? html` · ${words.reassessed} ${momentOf(run.reassessed.at, language)}` : ''} · ${otherLanguages(language, first)}</p>
<ul class="counts">${VERDICTS.map((verdict) => countItem(run.walks, verdict, language))}</ul>
</header>
<main id="findings">
<h2>${words.attention}</h2>
${open.length === 0 ? html`<p>${words.nothing}</p>` : ''}`}\n`
  for (const { id } of open) yield `${await walkArticle(read(id), language, run)}\n`
  yield `${await html`${overview(sorted, language)}
${notMachineVerified(run, language)}`}\n`
  const verified = sorted.filter(({ verdict }) => verdict === 'verified')
  if (verified.length > 0) yield `${await html`<h2>${words.verifiedWalks}</h2>`}\n`
  for (const { id } of verified) yield `${await walkArticle(read(id), language, run)}\n`
  yield `</main>\n${CLOSING}`
}

/** Links to the same report in the other languages, each by the name that it has for itself. */
function otherLanguages(language: Language, first: Language): readonly Html[] {
  return LANGUAGES.filter((one) => one !== language).map((one, index) => {
    const name = capitalised(languageName(one, one))
    return html`${index > 0 ? ' · ' : ''}<a href="${reportFile(one, first)}" lang="${one}" hreflang="${one}">${name}</a>`
  })
}

function countItem(walks: readonly WalkSummary[], verdict: Verdict, language: Language): Html | '' {
  const count = walks.filter((walk) => walk.verdict === verdict).length
  const { word: one, many, meaning } = wordsIn(language).verdicts[verdict]
  const word = count === 1 ? one : many
  return count === 0
    ? ''
    : html`<li><strong class="${verdict}">${count}</strong> <span class="${verdict}">${word}</span><br><span class="meta">${meaning}</span></li>`
}

function overview(walks: readonly WalkSummary[], language: Language): Html {
  const { report: words, verdicts } = wordsIn(language)
  return html`<h2>${words.overview}</h2>
<table class="stack"><thead><tr><th scope="col">${words.verdict}</th><th scope="col">${words.flow}</th><th scope="col">${words.route}</th><th scope="col">${words.device}</th></tr></thead>
<tbody>${walks.map((walk) => html`<tr><td><a class="${walk.verdict}" href="#${anchorOf(walk)}">${verdicts[walk.verdict].word}</a></td><td lang="${walk.locale}">${walk.flowTitle}</td><td lang="${walk.locale}">${walk.title}</td><td>${walk.locale}, ${walk.device}</td></tr>`)}</tbody></table>`
}

function notMachineVerified(run: Run, language: Language): Html | '' {
  if (run.notMachineVerified.length === 0) return ''
  const words = wordsIn(language).report
  return html`<h2>${words.appTitle}</h2><p>${words.appText}</p>
<ul>${run.notMachineVerified.map((route) => html`<li>${route.flow}: ${route.title}${route.guides.length > 0 ? html` <span class="meta">(${route.guides.map((guide) => guide.publisher).join(', ')})</span>` : ''}</li>`)}</ul>`
}
