import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { sessionMessage } from '../../src/alert/session.js'
import { remindersOf, remindOfSessions, type Told } from '../../src/night/sessions.js'
import { deliver } from '../../src/night/tell.js'
import { LANGUAGES } from '../../src/settings/language.js'
import { loadSettings } from '../../src/settings/settings.js'
import { listSessions } from '../../src/state/session-list.js'
import { writeSession } from '../../src/state/sessions.js'
import { temporaryFolder } from '../helpers/cli.js'
import { mailSettings, serveMail } from '../helpers/mail.js'
import { cookie, person, SIGNED_IN, sealFor, sessionOf, signIn } from '../helpers/sessions.js'

const DAY = 86_400_000
const start = Date.parse(SIGNED_IN)
const on = (day: number) => new Date(start + day * DAY)
const lasting = (days: number) => sessionOf([cookie({ expires: start / 1000 + days * 86_400 })])

/** As much of GitHub's issues as is needed: made, commented, closed. */
async function serveIssues() {
  const issues: { number: number; title: string; body: string; state: string }[] = []
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += chunk
    const body = text === '' ? {} : (JSON.parse(text) as object)
    const number = Number(/issues\/(\d+)/.exec(request.url ?? '')?.[1] ?? 0)
    if (request.method === 'POST' && number === 0)
      issues.push({ number: issues.length + 1, title: '', body: '', state: 'open', ...body })
    if (request.method === 'PATCH') Object.assign(issues[number - 1] ?? {}, body)
    response.end(JSON.stringify(request.method === 'GET' && number === 0 ? issues : request.method === 'GET' ? [] : {}))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => server.close())
  return { issues, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

/** An installation with a mail server and issues, in which a night ends whenever one says so. */
async function nightly() {
  const [mail, github, kim] = await Promise.all([serveMail(), serveIssues(), person()])
  const folder = temporaryFolder()
  const config = join(folder, 'guidewatch.yaml')
  writeFileSync(join(folder, 'token'), 'a token')
  writeFileSync(
    config,
    `accounts: { tester: {} }\n${mailSettings(mail.port)}  github: { repository: ngo/guides, token: { file: token }, api: "${github.origin}" }\n`,
  )
  const settings = loadSettings(config)
  const file = settings.accounts.tester?.session ?? ''
  return {
    mail,
    issues: github.issues,
    settings,
    night: async (day: number) => {
      await remindOfSessions(settings, on(day))
      return deliver(settings, 0, () => on(day))
    },
    signIn: (base: number, signedInDay: number, lastsUntilDay: number) =>
      writeSession(
        file,
        signIn(lasting(lastsUntilDay), {
          base,
          signedInAt: on(signedInDay).toISOString(),
          now: on(signedInDay).getTime(),
        }),
        sealFor(kim),
      ),
  }
}

describe('a session that ends', () => {
  it('is told once, a week ahead, with what is to be done; and its issue is closed when somebody signs in', async () => {
    const { mail, issues, night, signIn: sign } = await nightly()
    await sign(0, 0, 30)
    await night(22)
    expect(mail.inbox).toHaveLength(0)
    for (const day of [23.5, 24.5, 25.5, 31]) await night(day)
    const [told, ...more] = mail.inbox
    expect(more).toEqual([])
    expect(told?.mail.subject).toBe('Sign in soon: the session of the test account tester ends')
    expect(told?.mail.text).toMatch(/will probably end on 31 May 2026: in 6 days/)
    expect(told?.mail.text).toContain('guidewatch login tester')
    expect(issues).toMatchObject([{ number: 1, state: 'open' }])
    expect(issues[0]?.title).toMatch(/tester ends \(session-tester-20260501080000\)/)

    await sign(1, 31.5, 61)
    await night(32)
    expect(issues).toMatchObject([{ state: 'closed' }])
    expect(mail.inbox).toHaveLength(1)
    await night(55)
    expect(mail.inbox).toHaveLength(2)
    expect(issues).toMatchObject([{ state: 'closed' }, { state: 'open' }])
  })

  it('is told of anew where what was told could not be kept, and still arrives once', async () => {
    const { mail, settings, night, signIn: sign } = await nightly()
    await sign(0, 0, 30)
    await night(25)
    // As after a crash between the spool and the memory of it.
    writeFileSync(join(settings.state, 'session-reminders.json'), 'cut off')
    await night(26)
    expect(mail.inbox).toHaveLength(1)
  })

  it('that was deleted is not renewed, and one that lasts is not told of', async () => {
    const { settings, signIn: sign } = await nightly()
    await sign(0, 0, 300)
    const told: Told = { tester: { signedInAt: SIGNED_IN, endsAt: on(7).toISOString(), thread: 'session-tester-1' } }
    const listed = listSessions(settings, start)
    expect(remindersOf({}, listed, SIGNED_IN)).toEqual({ notices: [], told: {} })
    // The site renewed its cookie after all.
    expect(remindersOf(told, listed, SIGNED_IN).notices).toMatchObject([{ kind: 'session-renewed' }])
    const missing = listed.map((one) => ({ ...one, state: 'missing' as const, signedInAt: null, endsAt: null }))
    expect(remindersOf(told, missing, SIGNED_IN)).toEqual({ notices: [], told })
  })

  it('is told in every language with the command', () => {
    const session = { account: 'tester', endsAt: on(6).toISOString(), days: 6, thread: 't' }
    const said = LANGUAGES.map((language) => sessionMessage('session-ends', session, language))
    expect(new Set(said.map(({ lead }) => lead)).size).toBe(LANGUAGES.length)
    for (const { lead, blocks } of said) {
      expect(lead).toMatch(/tester.*2026.*6/)
      expect(blocks).toContainEqual({ kind: 'command', text: 'guidewatch login tester' })
    }
  })
})
