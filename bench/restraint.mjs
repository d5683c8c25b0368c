// How much of what hostile pages try to send or to reach gets through a walk. Real walks in a real browser against
// servers that keep whatever arrives, over http and over https with HTTP/2.
//   node bench/restraint.mjs [--dist DIR] [--only WORD] [--leaks [--control] [--details]]
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { countLeaks } from './restraint/leaks.mjs'
import { listen } from './restraint/server.mjs'
import { SCENES, SECRETS } from './restraint/ways.mjs'

const { values } = parseArgs({
  options: {
    dist: { type: 'string', default: join(import.meta.dirname, '..', 'dist') },
    only: { type: 'string' },
    leaks: { type: 'boolean', default: false },
    control: { type: 'boolean', default: false },
    details: { type: 'boolean', default: false },
  },
})
if (values.leaks) {
  console.log(JSON.stringify(await countLeaks({ ...values, dist: resolve(values.dist) })))
  process.exit()
}
const product = (path) => import(join(resolve(values.dist), path))
const { loadFlows } = await product('flow/load.js')
const { keepBrowser } = await product('engine/browser-keeper.js')
const { planWalks } = await product('engine/plan.js')
const { walkPlanned } = await product('engine/walk-planned.js')
const { loadSettings } = await product('settings/settings.js')

const SETTINGS = 'timeouts: { step: 3, walk: 180, page: 20, calm: 3 }\nretries: 0\n'
/** Milliseconds after a walk in which a late request may still arrive. */
const LATE = 700

Object.assign(process.env, SECRETS)
const site = await listen()
const folder = mkdtempSync(join(tmpdir(), 'guidewatch-restraint-'))
const rows = []
try {
  for (const over of ['http', 'https']) {
    const at = {
      over,
      origin: over === 'http' ? `http://127.0.0.1:${site.port}` : 'https://shop.test',
      other: `${over}://${over === 'http' ? `127.0.0.1:${site.otherPort}` : 'other.test'}`,
      udpPort: site.udpPort,
    }
    const plan = {
      run: 'bench',
      site: 'live',
      release: null,
      visit: 0,
      standIn: over === 'https' ? site.standIn : null,
    }
    // The browser of an earlier build is told its hosts when it starts.
    const flows = [{ hosts: [new URL(at.origin).host] }]
    const keeper = keepBrowser({ ...plan, flows, settings: {} })
    for (const { name, scene, settings } of SCENES) {
      if (values.only && !`${over} ${name}`.includes(values.only)) continue
      const { pages, ways, steps = '      - { click: { role: link, name: Go } }', reads = [], hosts = [] } = scene(at)
      site.pages = pages
      site.arrived.length = 0
      const record = await walkOnce(plan, keeper, at, { name, steps, reads, hosts }, settings)
      await new Promise((done) => setTimeout(done, LATE))
      for (const { way, path, forbidden } of ways) {
        const through = site.arrived.filter(
          (request) =>
            (path === undefined || request.url.replace(/[?#].*$/, '').startsWith(path)) && forbidden(request),
        )
        for (const { method, url, body } of through) console.error(`  through: ${method} ${url} ${body}`.slice(0, 200))
        rows.push({ over, scene: name, way, through: through.length })
      }
      const { outcome } = record
      console.error(
        `${over} ${name}: ${outcome.kind} ${outcome.reason ?? outcome.obstacle ?? outcome.message ?? ''} ${JSON.stringify(outcome.why ?? outcome.detail ?? '').slice(0, 100)}; ${site.arrived.length} requests`,
      )
    }
    await keeper.close()
  }
} finally {
  site.close()
  rmSync(folder, { recursive: true, force: true })
}

const scenes = [...new Set(rows.map(({ over, scene }) => `${over} ${scene}`))]
console.table(
  scenes.map((one) => {
    const own = rows.filter(({ over, scene }) => `${over} ${scene}` === one)
    const through = own.filter((row) => row.through > 0)
    return {
      scene: one,
      ways: own.length,
      through: through.length,
      which: through
        .map(({ way }) => way)
        .join(', ')
        .slice(0, 200),
    }
  }),
)
// What a page shows of a secret in guidewatch's own outputs is counted by a benchmark of its own.
if (!values.only) console.log(JSON.stringify(await countLeaks({ dist: resolve(values.dist) })))
console.log(JSON.stringify({ ways: rows.length, through: rows.filter(({ through }) => through > 0).length }))
process.exit()

async function walkOnce(plan, keeper, at, { name, steps, reads, hosts }, more = 'explore: { clicks: 0 }\n') {
  const own = mkdtempSync(join(folder, 'way-'))
  mkdirSync(join(own, 'flows'))
  const config = join(own, 'guidewatch.yaml')
  writeFileSync(config, SETTINGS + more)
  // An earlier build knows no `reads`.
  const readsLine = reads.length > 0 && !values.dist.includes('/base/') ? `reads: ${JSON.stringify(reads)}\n` : ''
  const hostsLine = hosts.length > 0 ? `hosts: ${JSON.stringify(hosts)}\n` : ''
  writeFileSync(
    join(own, 'flows', 'way.yaml'),
    `flow: way
link: ${at.origin}/there
destination: { heading: There, submit: Object }
${hostsLine}${readsLine}routes:
  - id: only
    steps:
      - { open: "${at.origin}/" }
${steps}
`,
  )
  const settings = loadSettings(config)
  const { flows, problems } = loadFlows(settings.flows, { accounts: [], devices: ['desktop'] })
  if (problems.length > 0) throw new Error(`${name}: ${JSON.stringify(problems)}`)
  const [planned] = planWalks(flows, {})
  return walkPlanned({ ...plan, out: join(own, 'out'), settings, flows, walks: [planned] }, planned, keeper)
}
