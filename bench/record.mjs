// How many steps of ways that nobody here made are recorded as their authors wrote them, and found again by a walk of what was recorded: a
// scripted author goes the flows of the foreign corpus with the mouse, by the selectors that its applications tell.
//   npm run bench:record -- [--app ID]... [--details]
import { mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { parse } from 'yaml'
import { launchBrowser } from '../dist/browser/launch.js'
import { recordWay } from '../dist/record/record.js'
import { save } from '../dist/record/save.js'
import { emptyFlow } from '../dist/record/site-part.js'
import { loadApps } from './foreign/cases.mjs'
import { openProject } from './foreign/engine.mjs'

const ROOT = join(import.meta.dirname, '..')
const { values } = parseArgs({
  options: { app: { type: 'string', multiple: true }, details: { type: 'boolean', default: false } },
})
const STATIC = ['admin-lte', 'gentelella', 'sb-admin', 'sb-admin-2', 'swagger-ui', 'tabler', 'tiddlywiki']
const cache = process.env.GUIDEWATCH_FOREIGN_CACHE ?? join(tmpdir(), 'guidewatch-foreign')
mkdirSync(cache, { recursive: true })
const TIMEOUTS = { walk: 60, page: 20, step: 4, calm: 5, judge: 60 }
const DESKTOP = { width: 1280, height: 720, scale: 1, mobile: false }

const scores = []
for (const app of (await loadApps()).filter(({ id }) => (values.app ?? STATIC).includes(id))) {
  const [version] = app.versions
  const server = await app.serve(await app.install(cache, version), version, 0)
  for (const flow of flowsOf(app, server.origin))
    for (const route of flow.routes) {
      const score = await recordRoute(app, flow, route).catch((error) => ({ error: String(error).split('\n')[0] }))
      scores.push({ way: `${app.id} ${flow.flow}/${route.id}`, ...score })
      console.log(JSON.stringify(scores.at(-1)))
    }
  await server.stop()
}
const sum = (key) => scores.reduce((total, one) => total + (one[key] ?? 0), 0)
console.log(
  `${scores.length} ways, ${sum('steps')} steps: ${sum('alike')} recorded as written, ${sum('other')} under another name or role, ${sum('lost')} not recorded; ${scores.filter(({ outcome }) => outcome === 'arrived').length} ways walked to their end`,
)

function flowsOf(app, origin) {
  const place = join(import.meta.dirname, 'foreign', 'flows', app.id)
  return readdirSync(place).map((file) =>
    parse(readFileSync(join(place, file), 'utf8').replaceAll('{{origin}}', origin)),
  )
}

/** Goes a route with the mouse, and walks what was recorded of it. */
async function recordRoute(app, flow, route) {
  const locale = flow.locales?.[0] ?? 'en-US'
  const steps = route.steps.filter(({ devices, expect }) => !expect && (!devices || devices.includes('desktop')))
  const url = steps[0].open
  const gated = await launchBrowser(null)
  const folder = mkdtempSync(join(tmpdir(), 'guidewatch-bench-record-'))
  const said = []
  try {
    let end
    const terminal = {
      say: (line) => said.push(line),
      line: () =>
        new Promise((resolve) => {
          end = resolve
        }),
    }
    const wanted = {
      url,
      locale,
      device: DESKTOP,
      session: undefined,
      flow: emptyFlow(url, [], 'logged-out', locale),
      standIn: undefined,
      settings: { timezone: 'UTC', timeouts: TIMEOUTS },
    }
    const startedAt = Date.now()
    const way = await recordWay(gated, wanted, terminal, async () => {
      void goWay(gated.browser.contexts().at(-1).pages()[0], app, flow, steps.slice(1), said, locale)
        .catch((error) => said.push(`The author: ${String(error).split('\n')[0]}`))
        .finally(() => end(''))
    })
    const file = join(folder, 'flows', 'recorded.yaml')
    mkdirSync(join(folder, 'flows'))
    const { lines } = save({
      file,
      flow: 'recorded',
      route: 'way',
      parts: [],
      root: folder,
      schemas: join(ROOT, 'schemas'),
      account: 'logged-out',
      locale,
      device: 'desktop',
      way,
      sentences: [],
      says: [],
      existing: null,
      lint: { accounts: [], devices: ['desktop', 'mobile'] },
    })
    await gated.browser.close()
    const text = readFileSync(file, 'utf8')
    const project = await openProject(join(ROOT, 'dist'), join(folder, 'project'), { 'recorded.yaml': text }, '')
    const { walk } = await project.night(project.walks[0].id, 'none')
    await project.close()
    const recorded = parse(text).routes[0].steps
    const written = steps.map((step) => nameOf(step, locale))
    const names = recorded.map((step) => nameOf(step, locale))
    const alike = written.filter((name) => names.includes(name)).length
    if (values.details) console.log(text, said.join('\n'))
    return {
      steps: written.length,
      alike,
      other: Math.min(names.filter((name) => !written.includes(name)).length, written.length - alike),
      lost: Math.max(0, written.length - names.length),
      ms: Date.now() - startedAt,
      lint: lines,
      outcome: walk.outcome.kind,
      ...(walk.outcome.kind === 'arrived' ? { verdict: walk.verdict } : { at: walk.outcome }),
      differs: names.filter((name) => !written.includes(name)),
      notRecorded: said.filter((line) => /^(?:Not |The )/.test(line)),
    }
  } finally {
    await gated.browser.close().catch(() => undefined)
  }
}

function nameOf(step, locale) {
  const [action] = ['open', 'click', 'fill', 'choose'].filter((one) => step[one])
  const target = step[action]
  return action === 'open' ? `open ${target}` : `${action} ${target.role} ${inLanguage(target.name, locale)}`
}

function inLanguage(name, locale) {
  return [
    typeof name === 'object' && !Array.isArray(name) ? (name[locale] ?? name[locale.split('-')[0]]) : name,
  ].flat()[0]
}

/** Moves the mouse onto what the guide names, and clicks there; waits until the recorder has said something. */
async function goWay(page, app, flow, steps, said, locale) {
  for (const step of steps) {
    const { role, name, value, secret } = step.click ?? step.choose ?? step.fill ?? {}
    if (!role) continue
    const css = app.walks
      ?.find(({ walk }) => walk.startsWith(`${flow.flow}/`))
      ?.steps?.find((one) => one.step === step.id)?.css
    const label = inLanguage(name, locale)
    const named = page.getByRole(role, { name: label, exact: true }).or(page.getByRole(role, { name: label }))
    const shown = (css ? page.locator(css) : named).filter({ visible: true }).first()
    await shown.waitFor({ timeout: 10_000 })
    await shown.scrollIntoViewIfNeeded()
    const { x, y, width, height } = await shown.boundingBox()
    const before = said.length
    await page.mouse.click(x + width / 2, y + height / 2)
    if (step.fill) await page.keyboard.type(secret ? (app.env?.[secret] ?? 'x') : (value ?? 'x'))
    const deadline = Date.now() + 15_000
    while (said.length === before && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50))
    await page.waitForTimeout(300)
  }
}
