import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type GatedBrowser, launchBrowser } from '../../src/browser/launch.js'
import type { Target } from '../../src/flow/schema.js'
import type { Session } from '../../src/screen/session.js'
import { probe } from '../../src/walk/probe.js'
import { type Site, serveSite } from '../helpers/site.js'
import { PAGES } from './probe-pages.js'

let site: Site
let gated: GatedBrowser
beforeAll(async () => {
  site = await serveSite({})
  gated = await launchBrowser()
})
afterAll(() => gated?.browser.close())

const SESSION: Session = { private: ['Kim Musterfrau'], storageState: { cookies: [], origins: [] } }
const MARK: Target = { role: 'button', name: { de: 'Dein Profil', en: 'Your profile', fr: 'Votre profil' } }

function opened(body: string, more: { locale?: string; mark?: Target | null; lang?: string } = {}) {
  const { locale = 'en-GB', mark = MARK, lang = locale.slice(0, 2) } = more
  site.pages = {
    '/': `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Example</title></head><body>${body}</body></html>`,
  }
  return probed({ locale, mark: mark ?? undefined })
}

function probed(
  more: { url?: string; locale?: string; mark?: Target | undefined; session?: Session | undefined } = {},
) {
  return probe(gated.browser, {
    account: 'kim',
    url: `${site.origin}/`,
    hosts: [site.origin],
    mark: MARK,
    locale: 'en-GB',
    device: { width: 1280, height: 720, scale: 1, mobile: false },
    session: SESSION,
    timeouts: { walk: 20, page: 10, step: 0.5, calm: 2, judge: 10 },
    timezone: 'UTC',
    obstacles: [],
    gate: gated.gate,
    ...more,
  })
}

describe('a probe of pages that sites have', () => {
  for (const { what, result, body, locale, lang, mark } of PAGES) {
    it(`${result}: ${what}`, async () => {
      const found = await opened(body, {
        ...(locale ? { locale } : {}),
        ...(lang ? { lang } : {}),
        mark: mark === false ? null : MARK,
      })
      expect([found.result, found.why]).toEqual([result, (expect.anything() as unknown) ?? null])
    })
  }
})
