import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchForPerson } from '../../src/browser/launch.js'
import { junitXml } from '../../src/report/junit.js'
import { pageAt } from '../../src/report/page-at.js'
import { summaryMarkdown } from '../../src/report/summary.js'
import type { Settings } from '../../src/settings/settings.js'
import { storedRun } from '../../src/state/runs.js'
import type { Night } from '../helpers/night.js'
import { expectAccessible, expectSound, openPage, reportedNight } from './reported-night.js'

let browser: Browser
let night: Night
let report: string
let settings: Settings

beforeAll(async () => {
  browser = await launchForPerson('nothing', { headless: true })
  ;({ night, report, settings } = await reportedNight())
})
afterAll(() => browser.close())

describe('the report', () => {
  it('is sound on a desk and, in German, on a phone; every page of it in `report-pages.slow.ts`', async () => {
    await expectSound(browser, report, 'en', 1280, 'light')
    await expectSound(browser, join(report, '..', 'index.de.html'), 'de', 390, 'dark')
    await expectAccessible(browser, report)
  })

  it('forbids everything but its own style, scripts and pictures, and holds no handler', async () => {
    const { page } = await openPage(browser, report, 1280)
    const policy = await page.locator('meta[http-equiv=Content-Security-Policy]').getAttribute('content')
    expect(policy).toMatch(
      /^default-src 'none'; img-src 'self' file:; style-src 'self' file:; script-src 'self' file:; base-uri 'none'; form-action 'none'$/,
    )
    const inline = await page.locator(
      'script:not([src]):not([type="application/json"]), [onclick], [onload], [onerror]',
    )
    expect(await inline.count()).toBe(0)
    await page.close()
  })

  it('tells of a cause what it is, which sentence is wrong, what it should say, and then shows it', async () => {
    const { page } = await openPage(browser, report, 1280)
    expect(await page.locator('main > .lead').innerText()).toBe('2 causes want a decision.')
    const card = page.getByRole('article').filter({ hasText: 'Privacy options' })
    const text = await card.innerText()
    const order = [
      'changed',
      '"Privacy options"',
      'The guide says at step 2',
      'Wähle „Privacy settings“.',
      'It should say',
      'Wähle „Privacy options“.',
      'Anleitung',
      'Approved',
      'Seen now',
      '2 walks alike',
    ]
    const places = order.map((part) => text.indexOf(part))
    expect(places.filter((place) => place < 0)).toEqual([])
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(await card.locator('.wording dd').first().getAttribute('lang')).toBe('de-DE')
    expect(await card.getByRole('img', { name: /^Approved/ }).count()).toBe(1)
    expect(await card.getByRole('img', { name: /^Seen now/ }).count()).toBe(1)
    expect(await page.getByText('Not machine-verified').count()).toBe(1)
    await page.close()
  })

  it('leads from a cause to each of its walks, and back', async () => {
    const { page } = await openPage(browser, report, 390)
    const card = page.getByRole('article').filter({ hasText: 'Privacy options' })
    const anchor = await card.getAttribute('id')
    await card.getByText('2 walks alike').click()
    await card.getByRole('link', { name: 'mobile' }).click()
    await page.waitForURL(/\/walks\/form--menu--de-DE-mobile\.html#s-click-privacy-settings$/)
    expect(await page.locator('.step').first().innerText()).toContain('The link "Privacy settings" is now called')
    await page.getByRole('link', { name: /^Decide on this: .*Privacy options/ }).click()
    await page.waitForURL(new RegExp(`/index\\.html#${anchor}$`))
    expect(await page.evaluate(() => window.document.activeElement?.id)).toBe(anchor)
    await page.close()
  })

  it('is served page by page as it lies in the folder, and nothing else', () => {
    const stored = storedRun(night.out, night.run)
    for (const path of ['index.html', 'index.de.html', 'walks/form--menu--de-DE-mobile.fr.html', 'walks/index.html']) {
      const served = pageAt(stored, settings, 'en', path)
      const body = (text: string | null) =>
        text?.slice(text.indexOf('<header>')).replace('"mode":"served"', '"mode":"folder"')
      expect(body(served)).toBe(body(readFileSync(join(report, '..', path), 'utf8')))
      expect(served).toContain("connect-src 'self'")
    }
    for (const path of [
      'index.en.html',
      'index.xx.html',
      'walks/index-2.html',
      'walks/a--b--c.html',
      '../run.json',
      'walks/../index.html',
    ])
      expect(pageAt(stored, settings, 'en', path)).toBeNull()
  })

  it('is walked with the keyboard alone: skip link, language, details; a walk with its film strip', async () => {
    const reachedOn = async (file: string) => {
      const { page } = await openPage(browser, file, 1280)
      const reached: string[] = []
      for (let press = 0; press < 60; press += 1) {
        await page.keyboard.press('Tab')
        reached.push(
          await page.evaluate(() =>
            `${window.document.activeElement?.tagName} ${window.document.activeElement?.className}`.trim(),
          ),
        )
      }
      await page.close()
      return reached
    }
    const index = await reachedOn(report)
    expect(index.slice(0, 2)).toEqual(['A skip', 'A'])
    expect(index).toContain('SUMMARY')
    expect(await reachedOn(join(report, '..', 'walks', 'form--menu--de-DE-desktop.html'))).toContain('OL strip')
  })

  it('keeps hostile text inert in the summary and well-formed in JUnit', async () => {
    const summary = summaryMarkdown(night.run, 'en')
    expect(summary).toContain('| changed | form |')
    expect(summary).not.toMatch(/<script|\]\(http/)
    const xml = await junitXml(night.run)
    expect(xml).not.toContain('\u0007')
    const page = await browser.newPage()
    const error = await page.evaluate(
      (text) => new DOMParser().parseFromString(text, 'text/xml').querySelector('parsererror')?.textContent ?? null,
      xml,
    )
    expect(error).toBeNull()
    expect(xml).toContain('<skipped message="native app: not machine-verified"/>')
    await page.close()
  })
})
