import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type ServedReview, serveReview } from '../../src/decide/server/serve.js'
import { temporaryFolder } from '../helpers/cli.js'
import { SAMPLE } from '../review/sample.js'
import { type HeldDesk, heldDesk } from './held-desk.js'

type Answer = { readonly status: number; readonly headers: NodeJS.Dict<string | string[]>; readonly body: string }
type Asked = { readonly headers?: Readonly<Record<string, string>>; readonly body?: string }

const RUN = SAMPLE.run
const API = `/runs/${RUN}/api`
const WALK = 'walks/objection/menu/de-DE-desktop'
const [FORM, RENAME] = SAMPLE.causes
const decision = { cause: RENAME?.id ?? '', hash: RENAME?.hash ?? '', choice: 'change' }

let desk: HeldDesk
let server: ServedReview
let cookie: string

/** Exactly this request, as a program that is no browser can send it. */
function ask(method: string, path: string, { headers = {}, body }: Asked = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        port: server.port,
        host: '127.0.0.1',
        method,
        path,
        headers: {
          ...(body === undefined || 'transfer-encoding' in headers
            ? {}
            : { 'content-length': Buffer.byteLength(body) }),
          ...headers,
        },
      },
      (answer) => {
        let text = ''
        answer.on('data', (chunk) => {
          text += chunk
        })
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }))
      },
    )
    sent.once('error', reject)
    sent.end(body)
  })
}

const own = () => ({ cookie, origin: `http://127.0.0.1:${server.port}`, 'content-type': 'application/json' })
const post = (path: string, value: unknown, headers: Readonly<Record<string, string>> = {}) =>
  ask('POST', path, { headers: { ...own(), ...headers }, body: JSON.stringify(value) })
const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  ask('GET', path, { headers: { cookie, ...headers } })
const tokenOf = ({ url }: ServedReview) => new URL(url).hash.slice(1)

/** Opens the session, as the page before the report does. */
async function enter(): Promise<string> {
  const { headers } = await ask('POST', '/session', {
    headers: { origin: `http://127.0.0.1:${server.port}`, 'content-type': 'application/json' },
    body: JSON.stringify({ token: tokenOf(server) }),
  })
  return String(headers['set-cookie']?.[0]).split(';')[0] ?? ''
}

const folder = temporaryFolder()
const out = join(folder, 'run')

beforeAll(() => {
  mkdirSync(join(out, WALK), { recursive: true })
  mkdirSync(join(out, 'report'))
  writeFileSync(join(out, WALK, '2-click.png'), 'a picture')
  writeFileSync(join(out, WALK, 'walk.json'), '{"secret":true}')
  writeFileSync(join(out, WALK, '.hidden.png'), 'hidden')
  writeFileSync(join(out, 'report', 'index.html'), 'written by an older guidewatch')
  writeFileSync(join(out, 'run.json'), '{}')
  writeFileSync(join(folder, 'outside.png'), 'outside')
  symlinkSync(join(folder, 'outside.png'), join(out, WALK, 'link.png'))
  mkdirSync(join(folder, 'elsewhere'))
  writeFileSync(join(folder, 'elsewhere', '1.png'), 'outside')
  symlinkSync(join(folder, 'elsewhere'), join(out, 'walks', 'objection', 'menu', 'de-DE-linked'))
})

beforeEach(async () => {
  await server?.close()
  desk = heldDesk(SAMPLE, out, async (path) => (path === 'index.html' ? '<h1>The night</h1>' : null))
  server = await serveReview({ desks: (run) => (run === RUN ? desk : null), run: RUN, language: 'de' }, 0)
  cookie = await enter()
})
afterAll(() => server?.close())

describe('who is let in', () => {
  it('takes the token once, for a cookie that no script reads and no other site sends', async () => {
    const again = await post('/session', { token: tokenOf(server) })
    expect(again.status).toBe(403)
    expect(again.headers['set-cookie']).toBeUndefined()

    await server.close()
    server = await serveReview({ desks: () => desk, run: RUN, language: 'en' }, 0)
    expect((await post('/session', { token: 'x'.repeat(43) })).status).toBe(403)
    expect((await post('/session', { token: 7 })).status).toBe(403)
    const first = await post('/session', { token: tokenOf(server) })
    expect(first.status).toBe(204)
    const [flags] = first.headers['set-cookie'] as string[]
    expect(flags).toMatch(new RegExp(`^guidewatch-${server.port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`))
    expect(flags).not.toContain(tokenOf(server))
  })

  it('has 256 random bits in the fragment, which no browser sends', () => {
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#[\w-]{43}$/)
  })

  it.each([
    ['the session', '/session'],
    ['what is decided', `${API}/review`],
    ['a page', `/runs/${RUN}/report/index.html`],
    ['a picture', `/runs/${RUN}/${WALK}/2-click.png`],
    ['the way in', '/'],
  ])('shows %s to nobody without the cookie', async (_, path) => {
    const name = cookie.split('=')[0]
    for (const headers of [
      {},
      { cookie: `${name}=${'A'.repeat(43)}` },
      { cookie: `${name}=` },
      { cookie: cookie.slice(5) },
    ]) {
      const answer = await ask('GET', path, { headers })
      expect(answer.status).toBe(401)
      expect(answer.body).not.toContain('The night')
    }
  })

  it('finds its cookie among others', async () => {
    expect((await get('/session', { cookie: `a=1; ${cookie}; b=2` })).status).toBe(204)
  })

  it('gives a browser the page that hands the token over, in the language of the settings', async () => {
    const { status, body, headers } = await ask('GET', '/', { headers: { accept: 'text/html' } })
    expect(status).toBe(401)
    expect(body).toContain('<html lang="de">')
    expect(body).toContain("fetch('/session'")
    expect(headers['content-security-policy']).toMatch(/script-src 'sha256-[^']+'/)
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
  })
})

describe('other web pages', () => {
  it.each([
    'evil.example',
    'evil.example:PORT',
    '127.0.0.1',
    '127.0.0.1:1',
    '0.0.0.0:PORT',
    'localhost.evil.example:PORT',
    '127.0.0.1.nip.io:PORT',
    '0x7f.1:PORT',
  ])('cannot reach it by the name %s', async (name) => {
    const host = name.replace('PORT', String(server.port))
    expect((await get(`${API}/review`, { host })).status).toBe(421)
    const { status } = await post(`${API}/finish`, {}, { host, origin: `http://${host}` })
    expect(status).toBe(421)
    expect(desk.changes).toEqual([])
  })

  it.each(['127.0.0.1:PORT', 'localhost:PORT', '[::1]:PORT'])('is reached as %s', async (name) => {
    const host = name.replace('PORT', String(server.port))
    expect((await get(`${API}/review`, { host })).status).toBe(200)
  })

  it('refuses a request without a host', async () => {
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(server.port, '127.0.0.1', () =>
        socket.write(`GET ${API}/review HTTP/1.0\r\nCookie: ${cookie}\r\n\r\n`),
      )
      let text = ''
      socket.on('data', (chunk) => {
        text += chunk
      })
      socket.on('close', () => resolve(text))
    })
    expect(answer).toMatch(/^HTTP\/1\.1 4(00|21) /)
  })

  const foreign = [
    'https://evil.example',
    'null',
    '',
    'http://127.0.0.1',
    'http://127.0.0.1:1',
    'https://127.0.0.1:PORT',
    'http://localhost:PORT',
    'http://127.0.0.1:PORT.evil.example',
  ]
  it.each(foreign)('change nothing from the origin %j, cookie or not', async (origin) => {
    const headers = { origin: origin.replace('PORT', String(server.port)) }
    for (const path of [
      '/session',
      `${API}/decisions`,
      `${API}/undo`,
      `${API}/acknowledge`,
      `${API}/finish`,
      `${API}/consequence`,
    ]) {
      expect((await post(path, { decision, replaces: null }, headers)).status).toBe(403)
    }
    expect(desk.changes).toEqual([])
  })

  it('change nothing without an origin', async () => {
    const { origin: _, ...headers } = own()
    const { status } = await ask('POST', `${API}/finish`, { headers, body: '{}' })
    expect(status).toBe(403)
    expect(desk.changes).toEqual([])
  })

  it.each([
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/plain',
    'text/plain; charset=application/json',
    '',
  ])('change nothing by what a form can send: %s', async (type) => {
    const { status } = await post(`${API}/decisions`, { decision, replaces: null }, { 'content-type': type })
    expect(status).toBe(415)
    expect(desk.changes).toEqual([])
  })

  it('are allowed nothing by a preflight', async () => {
    const { status, headers } = await ask('OPTIONS', `${API}/finish`, {
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    })
    expect(status).toBe(405)
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  })

  it('can neither frame nor read nor keep an answer', async () => {
    const answers = [
      await get(`/runs/${RUN}/report/index.html`),
      await get(`/runs/${RUN}/${WALK}/2-click.png`),
      await get(`${API}/review`),
      await get('/nothing'),
      await ask('GET', '/'),
    ]
    for (const { headers } of answers) {
      expect(headers['content-security-policy']).toContain("default-src 'none'")
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
      expect(headers['content-security-policy']).not.toContain('unsafe')
      expect(headers['referrer-policy']).toBe('no-referrer')
      expect(headers['cross-origin-resource-policy']).toBe('same-origin')
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['cache-control']).toBe('no-store')
    }
  })
})

describe('looking', () => {
  it('changes nothing, whatever is looked at', async () => {
    const paths = [
      '/',
      '/session',
      `/runs/${RUN}/report/index.html`,
      ...['review', 'decisions', 'undo', 'acknowledge', 'finish', 'consequence'].map((name) => `${API}/${name}`),
    ]
    for (const path of paths) {
      for (const method of ['GET', 'HEAD']) await ask(method, path, { headers: own() })
    }
    expect(desk.changes).toEqual([])
    expect(desk.draft().revision).toBe(0)
    for (const method of ['PUT', 'PATCH', 'DELETE']) {
      expect((await ask(method, `${API}/decisions`, { headers: own(), body: '{}' })).status).toBe(405)
    }
  })

  it('leads to the report of the run', async () => {
    const { status, headers } = await get('/')
    expect(status).toBe(303)
    expect(headers.location).toBe(`/runs/${RUN}/report/index.html`)
    const page = await get(String(headers.location))
    expect(page.headers['content-type']).toMatch(/^text\/html/)
    expect(page.body).toBe('<h1>The night</h1>')
  })

  it('gives pictures and scripts of the report', async () => {
    const picture = await get(`/runs/${RUN}/${WALK}/2-click.png`)
    expect([picture.status, picture.headers['content-type'], picture.body]).toEqual([200, 'image/png', 'a picture'])
    const script = await get(`/runs/${RUN}/report/decide.js`)
    expect(script.headers['content-type']).toMatch(/^text\/javascript/)
    expect((await get(`/runs/${RUN}/report/report.css`)).headers['content-type']).toMatch(/^text\/css/)
    const head = await ask('HEAD', `/runs/${RUN}/${WALK}/2-click.png`, { headers: { cookie } })
    expect([head.status, head.body]).toEqual([200, ''])
  })

  it.each([
    `${WALK}/walk.json`,
    'run.json',
    `${WALK}/.hidden.png`,
    `${WALK}/link.png`,
    'walks/objection/menu/de-DE-linked/1.png',
    '../outside.png',
    '..%2foutside.png',
    '%2e%2e/outside.png',
    '%2e%2e%2foutside.png',
    '%252e%252e/outside.png',
    '..%5coutside.png',
    `walks/objection/menu/..%2f..%2f..%2f..%2foutside.png`,
    `walks/objection/menu/de-DE-desktop%2f2-click.png`,
    `walks//objection/menu/de-DE-desktop/2-click.png`,
    `${WALK}/2-click.png%00.png`,
    `${WALK}/%`,
    'report/../run.json',
    'report/other.html',
    'report/other.js',
    'report/tsconfig.json',
    '',
  ])('gives away nothing else: %s', async (path) => {
    const { status, body } = await get(`/runs/${RUN}/${path}`)
    expect(status).toBe(404)
    expect(body).not.toMatch(/outside|secret|hidden|picture/)
  })

  it.each(['2020-01-01', '..', '%2e%2e', '..%2f..', 'a%2f..%2fb'])('opens no other run: %s', async (run) => {
    expect((await get(`/runs/${run}/${WALK}/2-click.png`)).status).toBe(404)
    expect((await get(`/runs/${run}/api/review`)).status).toBe(404)
  })
})

describe('deciding', () => {
  it('takes a decision, tells it, takes it back', async () => {
    expect(JSON.parse((await post(`${API}/consequence`, { decision })).body)).toMatchObject({ screens: 6 })
    const taken = await post(`${API}/decisions`, { decision, replaces: null })
    expect(taken.status).toBe(200)
    const { decided, revision } = JSON.parse((await get(`${API}/review`)).body)
    expect(decided).toMatchObject([{ by: 'Ana', decision }])
    expect(revision).toBe(1)
    expect((await post(`${API}/undo`, { id: decided[0].id })).status).toBe(200)
    expect(JSON.parse((await get(`${API}/review`)).body).decided).toEqual([])
  })

  it('lets one of many that decide at once win, and tells the others what holds', async () => {
    const choices = ['change', 'holds', 'varies', 'change', 'holds', 'varies']
    const answers = await Promise.all(
      choices.map((choice) => post(`${API}/decisions`, { decision: { ...decision, choice }, replaces: null })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409])
    const [held] = desk.draft().taken
    for (const { status, body } of answers) {
      if (status === 409) expect(JSON.parse(body)).toEqual({ why: 'decided', current: held, supersededBy: null })
    }
  })

  it('takes one decision of each cause that come at once', async () => {
    const other = { cause: FORM?.id, hash: FORM?.hash, choice: 'unsure', reason: 'Only in German?' }
    const answers = await Promise.all(
      [decision, other].map((one) => post(`${API}/decisions`, { decision: one, replaces: null })),
    )
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(desk.draft().taken).toHaveLength(2)
  })

  it('refuses what was decided on something else', async () => {
    const { status, body } = await post(`${API}/decisions`, {
      decision: { ...decision, hash: 'e'.repeat(64) },
      replaces: null,
    })
    expect([status, JSON.parse(body).why]).toEqual([409, 'run'])
  })

  it('refuses a night that a newer one superseded, and names it', async () => {
    desk.supersededBy = '2027-03-05T02-23-00-000Z'
    const { status, body } = await post(`${API}/decisions`, { decision, replaces: null })
    expect([status, JSON.parse(body)]).toEqual([
      409,
      { why: 'superseded', current: null, supersededBy: desk.supersededBy },
    ])
    expect(desk.changes).toEqual([])
  })

  it.each([
    ['no JSON', '{', 400],
    ['nothing', '', 400],
    ['no decision', '{}', 400],
    [
      'not sure, without a reason',
      JSON.stringify({ decision: { ...decision, choice: 'unsure' }, replaces: null }),
      400,
    ],
    ['a choice that is none', JSON.stringify({ decision: { ...decision, choice: 'all' }, replaces: null }), 400],
    ['a prototype', '{"decision":{"__proto__":{"cause":"a"}},"replaces":null}', 400],
    ['far too much', JSON.stringify({ decision, replaces: null, more: 'x'.repeat(100_000) }), 413],
  ])('refuses %s with a sentence', async (_, body, status) => {
    const answer = await ask('POST', `${API}/decisions`, { headers: own(), body })
    expect(answer.status).toBe(status)
    expect(JSON.parse(answer.body).error).toMatch(/^[A-Z].*\.$/)
    expect(desk.changes).toEqual([])
  })

  it('counts what is sent in pieces, without a length', async () => {
    const { status } = await ask('POST', `${API}/decisions`, {
      headers: { ...own(), 'transfer-encoding': 'chunked' },
      body: JSON.stringify({ decision, replaces: null, more: 'x'.repeat(100_000) }),
    })
    expect(status).toBe(413)
  })

  it('lets somebody take care of an incident', async () => {
    expect((await post(`${API}/acknowledge`, { incident: 7, days: 7, reason: 'I write to them' })).status).toBe(200)
    expect(desk.acknowledged).toEqual([[7, 7, 'I write to them']])
    expect((await post(`${API}/acknowledge`, { incident: 7, days: 0, reason: '' })).status).toBe(400)
  })

  it('finishes', async () => {
    await post(`${API}/decisions`, { decision, replaces: null })
    expect(JSON.parse((await post(`${API}/finish`, {})).body)).toMatchObject({ decisions: 1, commits: ['4f2a9c1'] })
    expect(JSON.parse((await get(`${API}/review`)).body).finished).toMatchObject([{ decision }])
  })
})

it('ends at once where nothing is asked, and answers first what was', { timeout: 10_000 }, async () => {
  const silent = connect(server.port, '127.0.0.1')
  await new Promise((resolve) => silent.once('connect', resolve))
  desk.held = new Promise((resolve) => setTimeout(resolve, 500))
  const answer = post(`${API}/finish`, {})
  await expect.poll(() => desk.changes).toEqual(['finish'])
  await server.close()
  expect((await answer).status).toBe(200)
  await new Promise((resolve) => (silent.destroyed ? resolve(null) : silent.once('close', resolve)))
})

it('says which port is taken', async () => {
  await expect(serveReview({ desks: () => null, run: RUN, language: 'en' }, server.port)).rejects.toThrow(
    `Port ${server.port} is taken: choose another --port, or leave it out to take any that is free.`,
  )
})
