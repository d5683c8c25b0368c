// Whether what the applications say about their pages is so: follows every walk, by the selectors of its steps and else by names,
// without guidewatch, and tells how often each selector matches where it is needed. A change that applies to nothing would be a case
// that nobody could find.
//   node bench/foreign/check.mjs [APP…]
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { parse } from 'yaml'
import { findBrowser } from '../../dist/browser/find.js'
import { loadApps } from './cases.mjs'

const VIEWPORTS = { desktop: { width: 1280, height: 720 }, mobile: { width: 390, height: 844 } }
const cache = process.env.GUIDEWATCH_FOREIGN_CACHE ?? join(tmpdir(), 'guidewatch-foreign')
mkdirSync(cache, { recursive: true })
const { path } = await findBrowser()
const browser = await chromium.launch({ executablePath: path, chromiumSandbox: false })
const wanted = process.argv.slice(2)
for (const app of (await loadApps()).filter(({ id }) => wanted.length === 0 || wanted.includes(id))) {
  for (const { walk, version, steps = [], form = {} } of app.walks ?? []) {
    const server = await app.serve(await app.install(cache, version), version, 0)
    const [flow, route] = walk.split('/')
    const { routes } = flowsOf(app, server.origin).find((one) => one.flow === flow)
    const [, locale, device] = /^(.*)-([a-z]+)$/.exec(walk.split('/')[2])
    const page = await browser.newPage({ viewport: VIEWPORTS[device] ?? VIEWPORTS.desktop, locale })
    console.log(`${app.id} ${walk} ${version}`)
    const [first, ...others] = routes.find(({ id }) => id === route).steps
    await page.goto(first.open)
    for (const { id, devices, fill, click } of others) {
      if ((devices && !devices.includes(device)) || !(fill ?? click)) continue
      const told = steps.find(({ step }) => step === id)
      await page.waitForTimeout(1500)
      if (told)
        console.log(
          `  ${id}: ${await matches(page, { css: told.css, icon: told.icon, list: told.list })}, ${await page.evaluate(() => document.querySelectorAll('*').length)} elements`,
        )
      const control = told ? page.locator(told.css) : named(page, fill ?? click, locale)
      const one = control.filter({ visible: true }).first()
      const done = fill ? one.fill(app.env?.[fill.secret] ?? fill.value) : one.click({ timeout: 10_000 })
      await done.catch((error) => console.log(`  ${id}: ${error.message.split('\n')[0]} !!`))
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

/** A control that only the flow names. */
function named(page, { role, name }, locale) {
  const text = name[locale] ?? name[locale.split('-')[0]] ?? name
  return page.getByRole(role, { name: [text].flat()[0] })
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
