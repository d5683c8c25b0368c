// The report of a night, small and large: seconds, memory and bytes. Walks have eight screens; six causes lie on 14 in a
// hundred walks. The last line is of the largest night.
//   npm run bench:report -- [--walks 10,100,1000] [--peers]
// `--peers` shows the same screens in the reports of two other tools, see report/peers.mjs.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright'
import { findBrowser } from '../dist/browser/find.js'
import { writeSingleReport } from '../dist/report/single/single.js'
import { writeReports } from '../dist/report/write.js'
import { loadSettings } from '../dist/settings/settings.js'
import { openRunAt } from '../dist/state/runs.js'
import { inChild } from './child.mjs'
import { writeNight } from './report/night.mjs'
import { comparePeers } from './report/peers.mjs'

if (process.send) process.on('message', (task) => reportOnce(task).then((result) => process.send(result)))
else await main()

async function main() {
  const { values } = parseArgs({
    options: { walks: { type: 'string', default: '10,100,1000' }, peers: { type: 'boolean' } },
  })
  const rows = []
  for (const walks of values.walks.split(',').map(Number)) {
    const folder = mkdtempSync(join(tmpdir(), 'guidewatch-report-'))
    try {
      rows.push(await measure(folder, walks))
      process.stderr.write(`${JSON.stringify(rows.at(-1))}\n`)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  console.table(Object.fromEntries(rows.map(({ walks, ...row }) => [`${walks} walks`, row])))
  if (values.peers) await comparePeers(Number(values.walks.split(',').at(-1)))
  const { walks, seconds, peakMb, firstPageKb, singleMb, clicksToDecide } = rows.at(-1)
  console.log(JSON.stringify({ walks, seconds, peakMb, firstPageKb, singleMb, clicksToDecide }))
}

/** Reports in a process of its own, whose memory is measured. */
async function measure(folder, walks) {
  const config = join(folder, 'guidewatch.yaml')
  writeFileSync(config, '')
  const out = await writeNight(loadSettings(config), walks)
  return {
    walks,
    ...(await inChild(import.meta.filename, { config, out }, 'reporting')),
    ...(await inBrowser(join(out, 'report', 'index.html'))),
  }
}

async function reportOnce({ config, out }) {
  const settings = loadSettings(config)
  const before = process.cpuUsage()
  const start = performance.now()
  await writeReports(openRunAt(out), settings, 'en')
  const seconds = Math.round(performance.now() - start) / 1000
  const { user, system } = process.cpuUsage(before)
  const peak = peakMb()
  const report = join(out, 'report')
  const sizes = readdirSync(report, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => statSync(join(entry.parentPath, entry.name)).size)
  const firsts = readdirSync(report).filter((name) => /^index(\.\w+)?\.html$/.test(name))
  const single = join(report, 'single.html')
  await writeSingleReport(openRunAt(out), settings, 'en', { file: single, repository: null })
  return {
    seconds,
    // Of the processor: what a machine that does other things as well does not change.
    cpuSeconds: Math.round((user + system) / 1e4) / 100,
    peakMb: peak,
    pages: sizes.length,
    pagesMb: Math.round(sizes.reduce((sum, size) => sum + size, 0) / 1e4) / 100,
    singleMb: Math.round(statSync(single).size / 1e4) / 100,
    // The largest of the four languages.
    firstPageKb: Math.round(Math.max(...firsts.map((name) => statSync(join(report, name)).size)) / 1000),
  }
}

/** Opens the first page and decides on each of its causes: milliseconds until it is there, and how many clicks that took. */
async function inBrowser(file) {
  const browser = await chromium.launch({ executablePath: (await findBrowser()).path, chromiumSandbox: false })
  try {
    const page = await browser.newPage()
    const start = performance.now()
    await page.goto(pathToFileURL(file).href, { waitUntil: 'load' })
    await page.locator('article.cause').first().waitFor()
    const opensMs = Math.round(performance.now() - start)
    const forms = page.locator('form.decide')
    const causes = await forms.count()
    let clicks = 0
    for (let index = 0; index < causes; index += 1) {
      const form = forms.nth(index)
      for (const control of [form.locator('input[value=change]'), form.locator('button[type=submit]')]) {
        await control.click()
        clicks += 1
      }
    }
    const said = await page.locator('#decided').innerText()
    if (!said.includes(`${causes} of ${causes}`)) throw new Error(`Not all was decided: ${said}`)
    return { opensMs, causes, clicksToDecide: clicks }
  } finally {
    await browser.close()
  }
}

function peakMb() {
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) / 1024)
}
