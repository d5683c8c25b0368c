import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { html } from 'hono/html'
import type { Cause, Reviewed } from '../../src/cause/cause.js'
import { page, policyOf } from '../../src/page/frame.js'
import { REPORT_STYLE, reportScripts } from '../../src/report/assets.js'
import { DECIDE_SCRIPTS, decideData, decidedBar, decideForm, type ReportMode } from '../../src/report/deciding/form.js'
import { FILES } from '../../src/report/files.js'
import type { Language } from '../../src/settings/language.js'

/** As much of a report as decisions need: a card of each cause, with its sentence and its form. */
export function heldPage(reviewed: Reviewed, language: Language, mode: ReportMode): string {
  const own = mode === 'served' ? "'self'" : "'self' file:"
  const policy = policyOf({
    'style-src': own,
    'script-src': own,
    ...(mode === 'served' ? { 'connect-src': own } : {}),
  })
  return page(
    { language, title: 'guidewatch', policy, style: html`<link rel="stylesheet" href="report.css">` },
    html`<main id="findings"><h1>guidewatch</h1>
${reviewed.causes.map((cause) => card(cause, language))}
</main>
${decidedBar(language)}
${decideData({ mode, reviewed, language, repository: 'owner/guides' })}
${DECIDE_SCRIPTS.map((name) => html`<script src="${name}"></script>\n`)}`,
  )
}

function card(cause: Cause, language: Language) {
  const [member] = cause.members
  return html`<article class="cause" id="c-${cause.id}" tabindex="-1" aria-labelledby="t-${cause.id}">
<h2 id="t-${cause.id}"><bdi>${String(member?.facts[0]?.fact.before)}</bdi> → <bdi>${String(member?.facts[0]?.fact.after)}</bdi></h2>
${decideForm(cause, language)}
</article>`
}

/** Puts a page where it is opened as a file, with all that it loads. */
export function dressFolder(out: string, pages: Readonly<Record<string, string>>): string {
  const report = join(out, 'report')
  mkdirSync(report, { recursive: true })
  for (const { name, content } of reportScripts()) writeFileSync(join(report, name), content)
  writeFileSync(join(report, FILES.style), REPORT_STYLE)
  for (const [name, text] of Object.entries(pages)) writeFileSync(join(report, name), text)
  return report
}
