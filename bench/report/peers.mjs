// The screens of one night in three reports: that of guidewatch, Playwright's HTML report, and that of BackstopJS. Each is opened in
// a browser as a person would: how many bytes it takes, and how long and how many clicks until what changed is seen first, and everywhere.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright'
import { findBrowser } from '../../dist/browser/find.js'
import { writeReports } from '../../dist/report/write.js'
import { ROOT } from '../../dist/settings/root.js'
import { loadSettings } from '../../dist/settings/settings.js'
import { openRunAt } from '../../dist/state/runs.js'
import { npmPackage } from '../foreign/npm.mjs'
import { writeNight } from './night.mjs'

const BACKSTOP = '6.3.25'

/** Nights as they come, of a hundred walks: one cause each. */
const TYPICAL = {
  'a label is renamed on six walks': { causes: 1, changed: 6 },
  'two walks see another variant': { causes: 1, changed: 2 },
  'a form is replaced on four walks': { causes: 1, changed: 4 },
}

/** Prints a table of the three for a large night, and for each typical one. */
export async function comparePeers(walks) {
  await compareOn(`${walks} walks`, walks)
  for (const [name, shape] of Object.entries(TYPICAL)) await compareOn(name, 100, shape)
}

async function compareOn(name, walks, shape) {
  const folder = mkdtempSync(join(tmpdir(), 'guidewatch-peers-'))
  try {
    const config = join(folder, 'guidewatch.yaml')
    writeFileSync(config, '')
    const settings = loadSettings(config)
    const out = await writeNight(settings, walks, shape)
    const stored = openRunAt(out)
    const screens = screensOf(stored)
    const changed = screens.filter(({ isChanged }) => isChanged).length
    await writeReports(stored, settings, 'en')
    const browser = await chromium.launch({ executablePath: (await findBrowser()).path, chromiumSandbox: false })
    try {
      const rows = {
        guidewatch: await seen(browser, join(out, 'report'), guidewatch),
        Playwright: await seen(browser, await playwrightReport(folder, screens), playwright),
        BackstopJS: await seen(browser, backstopReport(folder, screens), backstop),
      }
      console.log(`${name}: ${screens.length} screens, ${changed} of them changed`)
      console.table(rows)
    } finally {
      await browser.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function screensOf({ run, out }) {
  return run.walks.flatMap(({ id, steps }) =>
    steps.map(({ id: step, image, approvedImage }) => ({
      walk: id,
      step,
      now: join(out, image),
      approved: join(out, approvedImage ?? image),
      isChanged: approvedImage !== null,
    })),
  )
}

/** Opens a report in a window of its own. */
async function seen(browser, report, look) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
  try {
    const start = performance.now()
    const since = () => Math.round(performance.now() - start)
    return { ...(await look(page, report, since)), ...sizesOf(report) }
  } finally {
    await page.close()
  }
}

function sizesOf(report) {
  const files = readdirSync(report, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const bytes = files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0)
  const first = statSync(join(report, 'index.html')).size
  return { firstPageKb: Math.round(first / 1000), reportMb: Math.round(bytes / 1e4) / 100 }
}

const isDrawn = (picture) => picture.evaluate((element) => element.complete && element.naturalWidth > 0)

/** Waits until a picture is there. */
async function drawn(picture) {
  await picture.scrollIntoViewIfNeeded()
  while (!(await isDrawn(picture))) await picture.page().waitForTimeout(5)
}

async function guidewatch(page, report, since) {
  await page.goto(pathToFileURL(join(report, 'index.html')).href)
  const cards = page.locator('article.cause')
  await drawn(cards.first().locator('.comparison img').first())
  const firstMs = since()
  const causes = await cards.count()
  for (let at = 0; at < causes; at += 1) await drawn(cards.nth(at).locator('.comparison img').first())
  return {
    toFirst: firstMs,
    clicksToFirst: 0,
    toAll: since(),
    clicksToAll: 0,
    toLookAt: causes,
    height: await height(page),
  }
}

async function playwright(page, report, since) {
  const start = pathToFileURL(join(report, 'index.html')).href
  await page.goto(`${start}#?q=s:failed`)
  const failed = page.locator('a[href*="testId="]:not([class])')
  await failed.first().waitFor()
  const tall = await height(page)
  const many = await failed.count()
  let firstMs = 0
  let clicks = 0
  for (let at = 0; at < many; at += 1) {
    await failed.nth(at).click()
    clicks += 1
    await drawn(page.locator('img[src*="data/"]').first())
    firstMs ||= since()
    if (at + 1 === many) break
    await page.goBack()
    clicks += 1
    await failed.first().waitFor()
  }
  return { toFirst: firstMs, clicksToFirst: 1, toAll: since(), clicksToAll: clicks, toLookAt: many, height: tall }
}

async function backstop(page, report, since) {
  await page.goto(pathToFileURL(join(report, 'index.html')).href)
  const filter = page.getByText(/^\d+ failed$/)
  await filter.click()
  const many = Number.parseInt(await filter.innerText(), 10)
  const pictures = page.locator('img[src*="approved"]')
  await drawn(pictures.first())
  const firstMs = since()
  // More are added as the page is scrolled.
  for (let at = 0; at < many; at += 1) {
    while ((await pictures.count()) <= at) await page.mouse.wheel(0, 700)
    await drawn(pictures.nth(at))
  }
  return {
    toFirst: firstMs,
    clicksToFirst: 1,
    toAll: since(),
    clicksToAll: 1,
    toLookAt: many,
    height: await height(page),
  }
}

function height(page) {
  return page.evaluate(() => document.documentElement.scrollHeight)
}

/** A test for each walk, whose screens are compared as pictures. */
async function playwrightReport(folder, screens) {
  const place = join(folder, 'playwright')
  mkdirSync(place, { recursive: true })
  const walks = new Map()
  for (const screen of screens) walks.set(screen.walk, [...(walks.get(screen.walk) ?? []), screen])
  writeFileSync(join(place, 'walks.json'), JSON.stringify([...walks]))
  const from = JSON.stringify(join(ROOT, 'node_modules', 'playwright', 'test.mjs'))
  writeFileSync(
    join(place, 'walks.spec.mjs'),
    `import { readFileSync } from 'node:fs'
import { expect, test } from ${from}
for (const [id, screens] of JSON.parse(readFileSync(new URL('walks.json', import.meta.url), 'utf8')))
  test(id, () => {
    for (const { step, now } of screens) expect.soft(readFileSync(now)).toMatchSnapshot([...id.split('/'), step + '.png'])
  })
`,
  )
  writeFileSync(
    join(place, 'playwright.config.mjs'),
    `export default { testDir: '.', snapshotPathTemplate: 'approved/{arg}{ext}', workers: 2, reporter: [['html', { open: 'never', outputFolder: 'report' }]] }`,
  )
  for (const { walk, step, approved } of screens) {
    const to = join(place, 'approved', ...walk.split('/'), `${step}.png`)
    mkdirSync(join(to, '..'), { recursive: true })
    cpSync(approved, to)
  }
  try {
    execFileSync(process.execPath, [join(ROOT, 'node_modules', 'playwright', 'cli.js'), 'test'], {
      cwd: place,
      stdio: 'ignore',
    })
  } catch {
    // Tests that fail are what the report is about.
  }
  return join(place, 'report')
}

/** The page of BackstopJS with its data, as its own `report` command writes them. */
function backstopReport(folder, screens) {
  const cache = process.env.GUIDEWATCH_FOREIGN_CACHE ?? join(tmpdir(), 'guidewatch-foreign')
  mkdirSync(cache, { recursive: true })
  const report = join(folder, 'backstop', 'html_report')
  cpSync(join(npmPackage(cache, 'backstopjs', BACKSTOP), 'compare', 'output'), report, { recursive: true })
  const tests = screens.map(({ walk, step, now, approved, isChanged }) => ({
    pair: {
      reference: relative(report, approved),
      test: relative(report, now),
      selector: 'document',
      fileName: `${walk.replaceAll('/', '_')}_${step}.png`,
      label: `${walk} ${step}`,
      requireSameDimensions: true,
      misMatchThreshold: 0.1,
      viewportLabel: 'desktop',
      diff: {
        isSameDimensions: true,
        dimensionDifference: { width: 0, height: 0 },
        misMatchPercentage: isChanged ? '0.40' : '0.00',
      },
      ...(isChanged ? { diffImage: relative(report, now) } : {}),
    },
    status: isChanged ? 'fail' : 'pass',
  }))
  const data = JSON.stringify({ testSuite: 'BackstopJS', tests, id: 'night' }, null, 2)
  writeFileSync(join(report, 'config.js'), `report(${data});`)
  return report
}
