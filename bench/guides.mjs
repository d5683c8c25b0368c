// Labelled guides through the guide check: what it finds, what it misses, where it raises a false alarm.
//   npm run bench:guides -- [--half tuned|held-out|fresh|ordinary|newsroom|advice|bulletin|manuals] [--only ID,…] [--details] [--dist DIR] [--cases DIR]
import { existsSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { HALVES, HELD_OUT, loadCases } from './guides/cases.mjs'
import { onlyEdited, scoreOf } from './guides/score.mjs'
import { details, lastLine, tables } from './guides/table.mjs'

const { values } = parseArgs({
  options: {
    half: { type: 'string', multiple: true },
    only: { type: 'string' },
    details: { type: 'boolean' },
    dist: { type: 'string', default: join(import.meta.dirname, '..', 'dist') },
    cases: { type: 'string', default: join(import.meta.dirname, 'guides') },
  },
})
const from = (file) => import(pathToFileURL(resolve(values.dist, file)).href)
const { readGuide } = await from('guide-text/read.js')
const { checkGuide } = await from('guide-check/check.js')
const { fixed } = await from('guide-check/edit.js')
const { knownSchema } = await from('guide-check/known.js')

const wanted = values.only?.split(',')
const halves = values.half ?? [...HALVES, 'manuals']
const cases = [
  ...loadCases(values.cases, halves, (world) => knownSchema.parse(world)),
  ...(halves.includes('manuals') ? await manuals() : []),
].filter(({ id }) => !wanted || wanted.includes(id))
const results = cases.map(judge)
console.log(tables(results))
// Of the held-out sets nothing is shown by the way: who looks at one has to say so.
const shown = results.filter(({ half }) => !HELD_OUT.includes(half) || values.half?.includes(half))
if (values.details) console.log(`\n${details(shown)}`)
console.log(JSON.stringify(lastLine(results)))

/** The pages of manuals, which are downloaded; without them the rest is measured. */
async function manuals() {
  const file = join(values.cases, 'manuals', 'cases.mjs')
  if (!existsSync(file)) return []
  const cache = process.env.GUIDEWATCH_FOREIGN_CACHE ?? join(tmpdir(), 'guidewatch-foreign')
  mkdirSync(cache, { recursive: true })
  try {
    const { manualCases } = await import(pathToFileURL(resolve(file)).href)
    return await manualCases(cache)
  } catch (error) {
    console.error(`The manuals are not measured: ${error.message}`)
    return []
  }
}

function judge(one) {
  const started = performance.now()
  try {
    const guide = readGuide(one.source, one.format)
    const check = checkGuide(guide, one.known, {
      language: one.language,
      today: one.today,
      ...(one.date && { date: one.date }),
      ...(one.route && { route: one.route }),
      proof: one.proof.map(({ quote, prefix = '', suffix = '' }) => ({ exact: quote, prefix, suffix })),
    })
    const ms = performance.now() - started
    const edits = check.findings.some((finding) => finding.edits.length > 0)
    const fixRight = edits ? onlyEdited(one.source, check.findings, fixed(one.source, check.findings)) : null
    return { ...one, ms, fixRight, score: scoreOf(one, check) }
  } catch (error) {
    const nothing = scoreOf(one, { verdict: 'unknown', unknown: 'not judged', findings: [] })
    return { ...one, ms: performance.now() - started, fixRight: null, score: nothing, error: error.stack }
  }
}
