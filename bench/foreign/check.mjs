// Whether what the applications say about their pages is so: follows the steps of every walk by their selectors, without guidewatch, and
// tells how often each selector matches where it is needed. A change that applies to nothing would be a case that nobody could find.
//   node bench/foreign/check.mjs [APP…]
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { parse } from 'yaml'
import { findBrowser } from '../../dist/browser/find.js'
import { loadApps } from './cases.mjs'

const cache = process.env.GUIDEWATCH_FOREIGN_CACHE ?? join(tmpdir(), 'guidewatch-foreign')
mkdirSync(cache, { recursive: true })
const { path } = await findBrowser()
const browser = await chromium.launch({ executablePath: path, chromiumSandbox: false })
const named = process.argv.slice(2)
for (const app of (await loadApps()).filter(({ id }) => named.length === 0 || named.includes(id))) {
  for (const { walk, version, steps = [], form = {} } of app.walks ?? []) {
    const server = await app.serve(await app.install(cache, version), version, 0)
    const [flow, route] = walk.split('/')
    const { routes } = flowsOf(app, server.origin).find((one) => one.flow === flow)
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
    console.log(`${app.id} ${walk} ${version}`)
    await page.goto(routes.find(({ id }) => id === route).steps[0].open)
    for (const { step, css, icon, list } of steps) {
      await page.waitForTimeout(1500)
      console.log(
        `  ${step}: ${await matches(page, { css, icon, list })}, ${await page.evaluate(() => document.querySelectorAll('*').length)} elements`,
      )
      await page
        .locator(css)
        .filter({ visible: true })
        .first()
        .click({ timeout: 10_000 })
        .catch((error) => console.log(`  ${error.message.split('\n')[0]}`))
    }
    await page.waitForTimeout(1500)
    const { css, field, label, submit, heading, tick } = form
    console.log(
      `  arrival: ${await matches(page, { css, field, label, submit, heading, tick })}, at ${page.url().replace(server.origin, '')}`,
    )
    await page.close()
    await server.stop()
  }
}
await browser.close()

function flowsOf(app, origin) {
  const place = join(import.meta.dirname, 'flows', app.id)
  const texts = readdirSync(place).map((file) => readFileSync(join(place, file), 'utf8'))
  return [...texts, ...Object.values(app.flowsFor?.() ?? {})].map((text) =>
    parse(text.replaceAll('{{origin}}', origin)),
  )
}

async function matches(page, selectors) {
  const counts = []
  for (const [name, css] of Object.entries(selectors)) {
    if (!css) continue
    const visible = await page.locator(css).filter({ visible: true }).count()
    counts.push(`${name} ${visible}/${await page.locator(css).count()}${visible === 0 ? ' !!' : ''}`)
  }
  return counts.join(', ')
}
