import type { IncomingMessage } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type GatedBrowser, launchBrowser } from '../../src/browser/launch.js'
import type { Target } from '../../src/flow/schema.js'
import { type ProbeRequest, probe } from '../../src/walk/probe/probe.js'
import { cookie, sessionOf } from '../helpers/sessions.js'
import { document, type Site, serveSite } from '../helpers/site.js'
import { PAGES } from './probe-pages.js'

let site: Site
let gated: GatedBrowser
beforeAll(async () => {
  site = await serveSite({})
  gated = await launchBrowser()
})
afterAll(() => gated?.browser.close())

const MARK: Target = { role: 'button', name: { de: 'Dein Profil', en: 'Your profile', fr: 'Votre profil' } }
const MEMBER = '<header><button>Your profile</button></header><main><h1>Home</h1></main>'

function probed(changes: Partial<ProbeRequest> = {}) {
  return probe(gated.browser, {
    account: 'kim',
    url: `${site.origin}/`,
    hosts: [site.origin],
    mark: MARK,
    locale: 'en-GB',
    device: { width: 1280, height: 720, scale: 1, mobile: false },
    session: sessionOf([cookie({ value: 'first' })]),
    timeouts: { walk: 20, page: 10, step: 0.5, calm: 2, judge: 10 },
    timezone: 'UTC',
    obstacles: [],
    gate: gated.gate,
    ...changes,
  })
}

describe('a probe of pages that sites have', () => {
  it.each(PAGES)('$result: $what', async ({ result, body, locale = 'en-GB', lang = locale.slice(0, 2), mark }) => {
    site.pages = {
      '/': `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Example</title></head><body>${body}</body></html>`,
    }
    const found = await probed({ locale, mark: mark === false ? undefined : MARK })
    expect([found.result, found.why]).toEqual([result, result === 'ok' ? found.why : expect.anything()])
  })
})

describe('a probe', () => {
  it('opens one page as the member, presses nothing, and brings the storage back as the site left it', async () => {
    const shown: (string | undefined)[] = []
    site.requests.length = 0
    site.pages = {
      '/favicon.ico': '',
      '/': (request: IncomingMessage, response) => {
        shown.push(request.headers.cookie)
        response.setHeader('set-cookie', 'sid=second; Path=/; HttpOnly')
        response.setHeader('content-type', 'text/html; charset=utf-8')
        response.end(
          document(
            `${MEMBER}<script>localStorage.setItem('seen', 'yes'); fetch('/like', { method: 'POST' }).catch(() => 0)</script>`,
          ),
        )
      },
    }
    const found = await probed()
    expect(found).toMatchObject({ result: 'ok', why: null })
    expect(shown).toEqual(['sid=first'])
    expect(site.requests.filter((request) => !request.endsWith('/favicon.ico'))).toEqual(['GET /'])
    expect(found.storageState?.cookies.map(({ name, value }) => `${name}=${value}`)).toEqual(['sid=second'])
    expect(found.storageState?.origins).toMatchObject([{ localStorage: [{ name: 'seen', value: 'yes' }] }])
  })

  it('keeps what the browser held for origins that were not opened', async () => {
    site.pages = { '/': document(MEMBER) }
    const localStorage = [{ name: 'device', value: 'known' }]
    const { storageState, ...rest } = sessionOf([cookie()])
    const origins = [{ origin: 'http://other.example', localStorage }]
    const found = await probed({ session: { ...rest, storageState: { ...storageState, origins } } })
    expect(found.storageState?.origins).toMatchObject(origins)
  })

  it('opens nothing without a session', async () => {
    site.requests.length = 0
    expect(await probed({ session: undefined })).toMatchObject({
      result: 'missing',
      why: { kind: 'no-session', account: 'kim' },
      storageState: null,
    })
    expect(site.requests).toEqual([])
  })

  it.each([
    [429, 'rate-limit'],
    [401, 'expired'],
    [403, 'expired'],
    [503, 'unreachable'],
    [404, 'unreachable'],
  ])('takes status %i for %s', async (status, result) => {
    site.pages = {
      '/': (_, response) => {
        response.statusCode = status
        response.setHeader('content-type', 'text/html')
        response.end(document('<h1>Sorry</h1>'))
      },
    }
    expect(await probed()).toMatchObject({ result, why: { kind: 'status', status } })
  })

  it('tells a site that does not answer from one that sends to the log-in of another host', async () => {
    site.pages = { '/': (_, response) => void response.destroy() }
    expect(await probed()).toMatchObject({ result: 'unreachable', why: { kind: 'network' } })
    site.pages = {
      '/': (_, response) => {
        response.writeHead(302, { location: 'https://accounts.sign-in.test/signin?next=/' }).end()
      },
    }
    expect(await probed()).toMatchObject({
      result: 'expired',
      why: { kind: 'other-host', host: 'accounts.sign-in.test' },
    })
  })

  it('knows the obstacles of the flows first, by address and by text', async () => {
    const redirect = (to: string) => ({
      '/': (_: IncomingMessage, response: import('node:http').ServerResponse) => {
        response.writeHead(302, { location: to }).end()
      },
    })
    const obstacles = [
      { id: 'gate', kind: 'checkpoint' as const, url: ['/gate/'], text: [] },
      { id: 'rest', kind: 'rate-limit' as const, url: [], text: ['take a break'] },
    ]
    site.pages = { ...redirect('/gate/1'), '/gate/1': document('<h1>Hello</h1>') }
    expect(await probed({ obstacles })).toMatchObject({ result: 'checkpoint', why: { id: 'gate' } })
    site.pages = { '/': document('<h1>Please take a break</h1>') }
    expect(await probed({ obstacles })).toMatchObject({ result: 'rate-limit', why: { id: 'rest' } })
  })

  it('ends in time on a page that never answers to a look', async () => {
    site.pages = { '/': document('<h1>Busy</h1><script>for (;;) {}</script>') }
    const found = await probed({ timeouts: { walk: 3, page: 2, step: 0.5, calm: 1, judge: 10 } })
    expect(found).toMatchObject({ result: 'unreachable', why: { kind: 'too-long' }, storageState: null })
    await gated.browser.close()
    gated = await launchBrowser()
  })
})
