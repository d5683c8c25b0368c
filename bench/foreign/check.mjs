// Whether what the applications say about their pages is so: follows the steps of every walk by their selectors, without guidewatch, and
// tells how often each selector matches where it is needed. A change that applies to nothing would be a case that nobody could find.
//   node bench/foreign/check.mjs [APP…]
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, devices } from 'playwright'
import { parse } from 'yaml'
import { findBrowser } from '../../dist/browser/find.js'
import { loadApps } from './cases.mjs'

const cache = process.env.GUIDEWATCH_FOREIGN_CACHE ?? join(tmpdir(), 'guidewatch-foreign')
mkdirSync(cache, { recursive: true })
const { path } = await findBrowser()
const browser = await chromium.launch({ executablePath: path, chromiumSandbox: false })
const named = process.argv.slice(2)
for (const app of (await loadApps()).filter(({ id }) => named.length === 0 || named.includes(id))) {
  for (const { walk, version, steps = [], typed = {}, form = {} } of app.walks ?? []) {
    const server = await app.serve(await app.install(cache, version), version, 0)
    const [flow, route, place] = walk.split('/')
    const [, locale, device] = /^(.*)-(desktop|mobile)$/.exec(place)
    const { routes } = flowsOf(app, server.origin).find((one) => one.flow === flow)
    const page = await browser.newPage({
      locale,
      ...(device === 'mobile' ? devices['Pixel 7'] : { viewport: { width: 1280, height: 720 } }),
    })
    console.log(`${app.id} ${walk} ${version}`)
    for (const way of routes.find(({ id }) => id === route).steps) {
      if (way.devices && !way.devices.includes(device)) continue
      const { css, icon, list } = steps.find(({ step }) => step === way.id) ?? {}
      if (!way.open) await page.waitForTimeout(1500)
      if (css) {
        // On a busy machine a page takes longer.
        const shown = page.locator(css).filter({ visible: true }).first()
        await shown.waitFor({ timeout: 10_000 }).catch(() => undefined)
        console.log(
          `  ${way.id}: ${await matches(page, { css, icon, list })}, ${await page.evaluate(() => document.querySelectorAll('*').length)} elements`,
        )
      }
      await follow(page, way, css ?? typed[way.id], locale, app.env).catch((error) =>
        console.log(`  ${way.id}: ${error.message.split('\n')[0]} !!`),
      )
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

/** Does a step by the selector that the application tells, or else by the name in the flow. */
async function follow(page, { open, fill, click, hover }, css, locale, env) {
  if (open) return page.goto(open)
  const { role, name, secret, value } = click ?? fill ?? hover
  // Of several names that a flow allows the first is the published one.
  const [named] = [typeof name === 'string' ? name : (name[locale] ?? name[locale.split('-')[0]])].flat()
  const target = css ? page.locator(css) : page.getByRole(role, { name: named, exact: true })
  const shown = target.filter({ visible: true }).first()
  if (hover) return shown.hover({ timeout: 10_000 })
  return click ? shown.click({ timeout: 10_000 }) : shown.fill(secret ? env[secret] : value, { timeout: 10_000 })
}

async function matches(page, selectors) {
  const counts = []
  for (const [name, css] of Object.entries(selectors)) {
    if (!css) continue
    // A form may stand in a frame.
    const found = page.frames().map((frame) => frame.locator(css))
    const visible = await sum(found.map((one) => one.filter({ visible: true }).count()))
    counts.push(`${name} ${visible}/${await sum(found.map((one) => one.count()))}${visible === 0 ? ' !!' : ''}`)
  }
  return counts.join(', ')
}

async function sum(counts) {
  return (await Promise.all(counts)).reduce((all, one) => all + one, 0)
}
