import { html } from 'hono/html'
import type { Reviewed } from '../cause/cause.js'
import type { Html } from '../page/frame.js'
import type { Language } from '../settings/language.js'
import type { Run, WalkSummary } from '../state/result.js'
import { hindranceInWords } from '../words/cause.js'
import { findingInWords } from '../words/finding.js'
import { wordsIn } from '../words/language.js'
import { numbersIn } from '../words/text.js'
import type { ReportView } from './view.js'

/** So many differences beside the way are named; of the others the pages of the walks tell. */
const MOST_ELSEWHERE = 40

/** What was in the way of walks, one line each: nothing of it is for deciding. */
export function hindrances({ hindrances: all }: Reviewed, language: Language): Html | '' {
  const { report: words, verdicts } = wordsIn(language)
  if (all.length === 0) return ''
  return html`<h2>${words.hindrances}</h2>
<ul class="hindrances">${all.map((hindrance) => html`<li><span class="badge ${hindrance.verdict}">${verdicts[hindrance.verdict].word}</span> ${hindranceInWords(hindrance, language)}</li>`)}</ul>`
}

/** What differs beside the way, each once with the number of walks; nobody is alerted of it. */
export function elsewhere(walks: readonly WalkSummary[], language: Language): Html | '' {
  const words = wordsIn(language).report
  const found = new Map<string, number>()
  for (const { findings } of walks) {
    const own = findings.filter(({ relevance }) => relevance === 'elsewhere')
    for (const said of new Set(own.map((finding) => findingInWords({ ...finding, alsoAt: [] }, language))))
      found.set(said, (found.get(said) ?? 0) + 1)
  }
  if (found.size === 0) return ''
  const most = [...found].sort(([, a], [, b]) => b - a).slice(0, MOST_ELSEWHERE)
  const more = found.size - most.length
  return html`<details><summary>${words.elsewhereTitle(found.size)}</summary>
<ul>${most.map(([said, count]) => html`<li>${said} <span class="meta">${words.inWalks(count)}</span></li>`)}${more > 0 ? html`<li>${words.more(more)}</li>` : ''}</ul></details>`
}

/** Routes of apps: a person has to walk them. */
export function notMachineVerified({ notMachineVerified: routes }: Run, language: Language): Html | '' {
  const words = wordsIn(language).report
  if (routes.length === 0) return ''
  return html`<details><summary>${words.appTitle} (${routes.length})</summary><p>${words.appText}</p>
<ul>${routes.map((route) => html`<li>${route.flow}: ${route.title}${route.guides.length > 0 ? html` <span class="meta">(${route.guides.map((guide) => guide.publisher).join(', ')})</span>` : ''}</li>`)}</ul></details>`
}

/** What kept varying over the last nights, and the commands by which it is not compared any more. */
export function varying({ run, varying: counts }: Pick<ReportView, 'run' | 'varying'>, language: Language): Html | '' {
  const words = wordsIn(language).report
  if (counts.size === 0) return ''
  const n = numbersIn(language)
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  return html`<details><summary>${words.varyingTitle} (${n(total)})</summary>
<ul>${[...counts].map(([flow, count]) => html`<li>${flow}: ${n(count)} ${words.varying} <code>guidewatch approve ${run.run} --flow ${flow} --volatile</code></li>`)}</ul></details>`
}
