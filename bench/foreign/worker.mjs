// Walks the cases of one application and tells the parent what came of each.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import { loadApps } from './cases.mjs'
import { proxyOf } from './changes/generate.mjs'
import { openProject } from './engine.mjs'
import { openProxy } from './proxy.mjs'
import { scoreOf } from './score.mjs'

// Longer than the defaults, so that a busy machine is not mistaken for a site that does not answer.
const SETTINGS = 'workers: 1\nretries: 1\ntimeouts: { walk: 300, page: 60 }\n'

// What any guide author with several sites has in a shared part: the newsletter dialog is put away.
const INTERRUPTIONS = [
  { id: 'newsletter', dialog: { role: 'dialog', text: 'newsletter' }, click: { role: 'button', name: 'No, thanks' } },
]

const { id, cases: wanted, dist, cache, folder, keep } = JSON.parse(process.argv[2])
const app = (await loadApps()).find((one) => one.id === id)
const cases = wanted.map((name) => app.cases.find((one) => one.id === name))
Object.assign(process.env, app.env)

const served = new Map()
const proxy = await openProxy()
const words = await import(join(dist, 'words', 'finding.js')).catch(() => undefined)
const project = await openProject(dist, folder, flowsOf(app, proxy.origin), SETTINGS + (app.settings ?? ''))
const approvals = new Map()

process.on('disconnect', finish)
for (const one of cases) await tell(one)
await finish()

/** Ends what was started; also when the parent has gone. */
async function finish() {
  if (keep && existsSync(join(folder, 'runs')))
    cpSync(join(folder, 'runs'), join(keep, 'runs', id), { recursive: true })
  await project.close().catch(() => undefined)
  await proxy.stop()
  for (const server of served.values()) await (await server).stop?.()
  process.exit()
}

async function tell(one) {
  const startedAt = Date.now()
  const say = (more) => process.send({ id: one.id, durationMs: Date.now() - startedAt, ...more })
  try {
    const approved = await approvedFor(one)
    if (approved) return say({ error: `Could not be approved: ${approved}` })
    for (let night = 1; night <= (one.nights ?? 1); night += 1) {
      proxy.set({ upstream: await upstreamOf(one.to), ...proxyOf(one.dressed, one.change) })
      const held = await project.night(one.walk, snapshotsOf(one), { second: doubtful(one.expect) })
      const score = scoreOf(one.expect, held.walk)
      if (keep) await keepReport(one, held)
      rmSync(held.plan.out, { recursive: true, force: true })
      if (!score.right || night === (one.nights ?? 1)) {
        const { verdict, outcome, findings } = held.walk
        return say({ ...score, verdict, outcome, findings: findings.map(short) })
      }
    }
  } catch (error) {
    say({ error: error instanceof Error ? error.stack : String(error) })
  }
}

/** A second look is only worth its time where it can change what is counted. */
function doubtful({ nature, verdicts }) {
  return ({ verdict }) =>
    nature === 'noise' ? !verdicts.includes(verdict) : verdict === 'blocked' || verdict === 'error'
}

/** Approves what a case is compared with, once; returns why that failed, if so. */
async function approvedFor(one) {
  const key = `${one.walk} ${snapshotsOf(one)}`
  if (!approvals.has(key)) {
    proxy.set({ upstream: await upstreamOf(one.from), ...proxyOf(one.dressed) })
    const { verdict, outcome, findings } = await project.approve(one.walk, snapshotsOf(one))
    // Whoever finds that the page is as the guide says approves it, even where guidewatch sees something else.
    const told = findings.filter(({ kind, relevance }) => kind !== 'not-approved' && relevance !== 'elsewhere')
    approvals.set(
      key,
      outcome.kind === 'arrived' ? undefined : `${verdict}, ${JSON.stringify(outcome)}, ${told.map(short).join('; ')}`,
    )
  }
  return approvals.get(key)
}

function snapshotsOf({ from, dressed }) {
  return `${from}${dressed === undefined ? '' : '-dressed'}`
}

async function upstreamOf(version) {
  if (!served.has(version))
    served.set(
      version,
      app.install(cache, version).then?.((place) => app.serve(place, version, 0)) ??
        app.serve(app.install(cache, version), version, 0),
    )
  return (await served.get(version)).origin
}

function short(finding) {
  const { kind, step, relevance } = finding
  // Builds before schema 2 kept the sentence itself.
  const said = finding.sentence?.en ?? words.findingInWords(finding, 'en')
  return `${kind}@${step} (${relevance}) | ${said}`
}

function flowsOf({ id: name, flowsFor }, origin) {
  const place = join(import.meta.dirname, 'flows', name)
  const texts = Object.fromEntries(readdirSync(place).map((file) => [file, readFileSync(join(place, file), 'utf8')]))
  return Object.fromEntries(
    Object.entries({ ...texts, ...flowsFor?.() }).map(([file, text]) => {
      const flow = parse(text.replaceAll('{{origin}}', origin))
      return [file, stringify({ interruptions: INTERRUPTIONS, ...flow })]
    }),
  )
}

async function keepReport(one, held) {
  const place = join(keep, one.id.replace(/[/@]/g, '-'))
  mkdirSync(place, { recursive: true })
  cpSync(held.plan.out, place, { recursive: true })
  await project.report({ ...held, plan: { ...held.plan, out: place } })
}
