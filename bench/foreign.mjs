// Guides to real software, approved on one version and walked on others and through changes of the real pages.
//   npm run bench:foreign -- [--app ID] [--half tuned|held-out] [--cases N] [--only CLASS,…] [--details] [--keep DIR] [--dist DIR] [--save FILE [--resume]] [--merge FILE]
import { fork } from 'node:child_process'
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { loadApps, spread } from './foreign/cases.mjs'
import { details, lastLine, tables } from './foreign/table.mjs'

const { values } = parseArgs({
  options: {
    app: { type: 'string', multiple: true },
    half: { type: 'string' },
    cases: { type: 'string' },
    only: { type: 'string' },
    dist: { type: 'string', default: join(import.meta.dirname, '..', 'dist') },
    workers: { type: 'string', default: '2' },
    details: { type: 'boolean' },
    list: { type: 'boolean' },
    save: { type: 'string' },
    merge: { type: 'string', multiple: true },
    resume: { type: 'boolean' },
    keep: { type: 'string' },
  },
})
const cache = process.env.GUIDEWATCH_FOREIGN_CACHE ?? join(tmpdir(), 'guidewatch-foreign')
mkdirSync(cache, { recursive: true })

// Later results of a case stand for earlier ones.
const earlier = new Map()
for (const file of values.resume && existsSync(values.save) ? [values.save] : (values.merge ?? []))
  for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean))
    earlier.set(JSON.parse(line).id, JSON.parse(line))

const loaded = await loadApps()
const known = new Set(loaded.flatMap(({ cases }) => cases.map(({ id }) => id)))
const chosen = loaded
  .filter(({ id }) => !values.app || values.app.includes(id))
  .filter(({ half }) => !values.half || values.half === half)
  .map((app) => ({
    ...app,
    cases: app.cases
      .filter((one) => !values.only || values.only.split(',').includes(one.class))
      .filter((one) => !values.resume || !earlier.get(one.id)?.right),
  }))
const total = chosen.reduce((sum, { cases }) => sum + cases.length, 0)
const share = Math.min(1, Number(values.cases ?? total) / Math.max(total, 1))
const apps = chosen.map((app) => ({ ...app, cases: spread(app.cases, Math.ceil(app.cases.length * share)) }))

if (values.list) {
  for (const { cases } of apps) for (const { id } of cases) console.log(id)
  process.exit()
}

const results = []
const queue = values.merge ? [] : [...apps].sort((a, b) => b.cases.length - a.cases.length)
await Promise.all(Array.from({ length: Number(values.workers) }, work))
for (const { id } of results) earlier.delete(id)
results.push(...[...earlier.values()].filter(({ id }) => known.has(id)))
console.log(tables(results))
if (values.details) console.log(details(results))
console.log(JSON.stringify(lastLine(results)))

async function work() {
  for (let app = queue.shift(); app; app = queue.shift()) await walkApp(app)
}

/** Walks an application in a process of its own; a case that it did not tell of counts as wrong. */
function walkApp(app) {
  const folder = mkdtempSync(join(tmpdir(), 'guidewatch-foreign-'))
  const open = new Map(app.cases.map((one) => [one.id, one]))
  const task = {
    id: app.id,
    cases: [...open.keys()],
    dist: resolve(values.dist),
    cache,
    folder,
    keep: values.keep && resolve(values.keep),
  }
  const child = fork(join(import.meta.dirname, 'foreign', 'worker.mjs'), [JSON.stringify(task)])
  child.on('message', (told) => {
    const one = open.get(told.id)
    open.delete(told.id)
    keep({
      ...told,
      app: app.id,
      half: app.half,
      class: one.class,
      expect: one.expect,
      from: one.from,
      to: one.to,
    })
    process.stderr.write(
      `${told.right ? 'right' : 'WRONG'} ${told.id} ${told.verdict ?? told.error?.split('\n')[0]} ${(told.durationMs / 1000).toFixed(1)} s\n`,
    )
  })
  return new Promise((done) => {
    child.on('exit', () => {
      for (const one of open.values())
        keep({
          ...one,
          app: app.id,
          half: app.half,
          right: false,
          error: 'The worker ended before.',
          near: 0,
          elsewhere: 0,
        })
      rmSync(folder, { recursive: true, force: true })
      done()
    })
  })
}

function keep(result) {
  results.push(result)
  if (values.save) appendFileSync(values.save, `${JSON.stringify(result)}\n`)
}
