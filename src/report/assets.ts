import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { STYLE } from '../page/style.js'
import { ROOT } from '../settings/root.js'
import { COMPARISON_STYLE } from './comparison/comparison-style.js'
import { DECIDE_STYLE } from './deciding/style.js'
import { FILES } from './files.js'

/** The whole style of all pages of a report. */
export const REPORT_STYLE = `${STYLE.trimStart()}${COMPARISON_STYLE}${DECIDE_STYLE}`

/** The scripts of a report: classic ones, because pages that are opened as files may not load modules. */
export function reportScripts(): readonly { readonly name: string; readonly content: string }[] {
  return [FILES.compare, ...FILES.decide].map((name) => ({
    name,
    content: readFileSync(join(ROOT, 'client', name), 'utf8'),
  }))
}
