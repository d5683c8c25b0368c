import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { test as base, expect } from 'playwright/test'
import { launchForPerson } from '../dist/browser/launch.js'
import { keepBrowser } from '../dist/engine/browser-keeper.js'
import { walkPlanned } from '../dist/engine/walk-planned.js'
import { judgeWalk } from '../dist/judge/judge.js'
import { madeUpSession } from '../dist/stand-in/account.js'
import { planFor } from './walk-plan.mjs'

const folder = process.env.BENCH_FOLDER
const plan = planFor(folder, JSON.parse(process.env.BENCH_STAND_IN))
const [planned] = plan.walks

const test = base.extend({
  // guidewatch's browser reaches nothing but through its gate; the other two have one of the same build without.
  keeper: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright requires the destructured form.
    async ({}, use) => {
      const keeper = keepBrowser(plan)
      await keeper.get()
      await use(keeper)
      await keeper.close()
    },
    { scope: 'worker' },
  ],
  person: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright requires the destructured form.
    async ({}, use) => {
      const browser = await launchForPerson(plan.standIn, { headless: true })
      await use(browser)
      await browser.close()
    },
    { scope: 'worker' },
  ],
})

const players = {
  guidewatch: async (keeper) => {
    await walkPlanned(plan, planned, keeper)
    const { verdict } = await judgeWalk(plan, planned)
    expect(verdict).toBe('verified')
  },
  peer: (browser) =>
    byHand(browser, (page, name) =>
      expect(page).toHaveScreenshot(`${name}.png`, { mask: noise(page), maxDiffPixels: 2000 }),
    ),
  bare: (browser) => byHand(browser, (page) => page.screenshot({ animations: 'disabled', mask: noise(page) })),
}

/** The route as one would write it as a test. */
async function byHand(browser, look) {
  const context = await browser.newContext({
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    viewport: { width: 1280, height: 720 },
    storageState: madeUpSession().storageState,
  })
  const page = await context.newPage()
  await page.goto('https://www.facebook.com/')
  await page.getByRole('button', { name: 'Optionale Cookies ablehnen' }).click()
  const clicks = [
    page.getByRole('button', { name: 'Dein Profil' }),
    page.getByRole('button', { name: 'Einstellungen und Privatsphäre' }),
    page.getByRole('link', { name: 'Einstellungen', exact: true }),
    page.getByRole('link', { name: 'Datenschutzrichtlinie' }),
    page.getByRole('link', { name: 'zu widersprechen' }),
    page.getByRole('radio', { name: 'Ja' }),
  ]
  for (const [index, target] of clicks.entries()) {
    await expect(target).toBeVisible()
    await look(page, `step-${index}`)
    await target.click()
  }
  await expect(page.getByRole('heading', { level: 1, name: 'Einspruch gegen' })).toBeVisible()
  await look(page, 'arrival')
  await context.close()
}

function noise(page) {
  return [page.getByRole('timer'), page.getByRole('status'), page.getByRole('feed'), page.getByRole('complementary')]
}

const who = process.env.BENCH_WHO === 'all' ? Object.keys(players) : [process.env.BENCH_WHO]
for (let round = 0; round < Number(process.env.BENCH_ROUNDS); round += 1) {
  for (const name of who) {
    const play = async (browser) => {
      const start = performance.now()
      await players[name](browser)
      appendFileSync(join(folder, 'times.jsonl'), `${JSON.stringify({ who: name, ms: performance.now() - start })}\n`)
    }
    if (name === 'guidewatch') test(`${name} ${round}`, ({ keeper }) => play(keeper))
    else test(`${name} ${round}`, ({ person }) => play(person))
  }
}
