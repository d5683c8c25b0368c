// Where the time of the walk of `npm run bench:walk` goes: how often each asynchronous function is called, how long it
// takes, with and without what it waits for in turn, and how many calls to Playwright that makes. `node bench/profile.mjs ROUNDS`.
import { AsyncLocalStorage } from 'node:async_hooks'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { register } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { isMainThread } from 'node:worker_threads'

const WATCHED = /\/dist\/(walk|judge|compare|engine|state)\/.*\.js$/

/** A hook of Node's loader: every exported asynchronous function of guidewatch is called through `globalThis.timed`. */
export async function load(url, context, next) {
  if (!WATCHED.test(url)) return next(url, context)
  const file = fileURLToPath(url)
  const names = []
  const source = readFileSync(file, 'utf8').replaceAll(/^export async function (\w+)\(/gm, (_, name) => {
    names.push(name)
    return `async function ${name}$(`
  })
  const [, where] = /\/dist\/(.*)\.js$/.exec(url)
  const wrapped = names.map(
    (name) => `export const ${name} = globalThis.timed(${JSON.stringify(`${where} ${name}`)}, ${name}$)`,
  )
  return { format: 'module', source: [source, ...wrapped].join('\n'), shortCircuit: true }
}

if (isMainThread) await profile(Number(process.argv[2] ?? 15))

async function profile(rounds) {
  const open = new AsyncLocalStorage()
  let spans = []
  globalThis.timed =
    (name, act) =>
    (...given) => {
      const span = { name, parent: open.getStore(), from: performance.now(), to: 0 }
      spans.push(span)
      const end = () => {
        span.to = performance.now()
      }
      return open.run(span, () => act(...given).finally(end))
    }
  register(import.meta.url)
  const { ROUTE, planFor } = await import('./walk-plan.mjs')
  const [{ keepBrowser }, { walkPlanned }, { judgeWalk }, { serveStandIn }, { findRelease, siteOf }] =
    await Promise.all(
      ['engine/browser-keeper', 'engine/walk-planned', 'judge/judge', 'stand-in/server', 'stand-in/releases'].map(
        (file) => import(`../dist/${file}.js`),
      ),
    )
  const folder = mkdtempSync(join(tmpdir(), 'guidewatch-profile-'))
  const standIn = await serveStandIn(siteOf(findRelease('2025-04-14-approved')))
  const plan = planFor(folder, standIn)
  const keeper = keepBrowser(plan)
  try {
    const { browser } = await keeper.get()
    const connection = Object.getPrototypeOf(browser._connection)
    const send = connection.sendMessageToServer
    connection.sendMessageToServer = function (object, method, params, options) {
      const what = params?.method ?? ''
      return globalThis.timed(`> ${object._type}.${method} ${what}`.trim(), () =>
        send.call(this, object, method, params, options),
      )()
    }
    const walks = []
    for (let round = -2; round < rounds; round += 1) {
      spans = []
      const [planned] = plan.walks
      const { outcome } = await walkPlanned(plan, planned, keeper)
      const { verdict } = await judgeWalk(plan, planned)
      if (verdict !== 'verified') throw new Error(`${ROUTE}: ${verdict} ${JSON.stringify(outcome)}`)
      // The first walks find nothing compiled and cached.
      if (round >= 0) walks.push(sumsOf(spans))
    }
    console.table(tableOf(walks))
  } finally {
    await keeper.close()
    await standIn.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What one walk spent, by function: calls, milliseconds, milliseconds not spent in what it called, calls to the browser below it. */
function sumsOf(spans) {
  const sums = new Map()
  const children = new Map()
  for (const span of spans) children.set(span.parent, [...(children.get(span.parent) ?? []), span])
  for (const span of spans) {
    const sum = sums.get(span.name) ?? { calls: 0, ms: 0, own: 0, trips: 0 }
    // What is asked for early may be answered after the one who asked is through.
    const within = (children.get(span) ?? []).map((one) => ({ ...one, to: Math.min(one.to, span.to) }))
    sum.calls += 1
    // What calls itself is counted once.
    for (let above = span.parent; above?.name !== span.name; above = above.parent) {
      if (above) continue
      sum.ms += span.to - span.from
      break
    }
    sum.own += span.to - span.from - covered(within)
    sums.set(span.name, sum)
  }
  for (const call of spans.filter(({ name }) => name.startsWith('>'))) {
    const above = new Set()
    for (let span = call.parent; span; span = span.parent) above.add(span.name)
    for (const name of above) sums.get(name).trips += 1
  }
  return sums
}

/** Milliseconds in which at least one of several, some at the same time, was under way. */
function covered(spans) {
  let [sum, until] = [0, 0]
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    sum += Math.max(0, to - Math.max(from, until))
    until = Math.max(until, to)
  }
  return sum
}

function tableOf(walks) {
  const names = [...new Set(walks.flatMap((sums) => [...sums.keys()]))]
  const rows = names.map((name) => {
    const of = (key) => median(walks.map((sums) => sums.get(name)?.[key] ?? 0))
    return { name, calls: of('calls'), ms: Math.round(of('ms')), own: Math.round(of('own')), trips: of('trips') }
  })
  return Object.fromEntries(rows.sort((a, b) => b.ms - a.ms).map(({ name, ...row }) => [name, row]))
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}
