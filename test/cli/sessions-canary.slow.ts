import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readHeader, writeSession } from '../../src/state/sessions.js'
import { type Canaries, leaksBelow, leaksIn, watchProcesses } from '../helpers/canaries.js'
import { type CliResult, filesBelow, guidewatch, temporaryFolder } from '../helpers/cli.js'
import { mailSettings, serveMail } from '../helpers/mail.js'
import { cookie, person, sealFor, sessionOf, signIn } from '../helpers/sessions.js'
import { document, project, serveSite, TEST_SETTINGS } from '../helpers/site.js'

const SIGNED_OUT = document('<h1>Sign in</h1>')

/** A site that knows its members by a cookie, gives them another one at each visit, and shows and logs all it knows. */
function members(canaries: Canaries) {
  const { cookie: first = '', name = '', email = '' } = canaries
  let visits = 0
  const rotated = (visit: number) =>
    visit === 0 ? first : `${first}-${createHash('sha256').update(`${visit}`).digest('hex')}`
  return {
    latest: () => rotated(visits),
    page: (asked: string | undefined) => {
      if (!asked?.includes(`sid=${first}`)) return { body: SIGNED_OUT, cookie: null }
      visits += 1
      return {
        cookie: `sid=${rotated(visits)}; HttpOnly; Path=/; Max-Age=8640000`,
        body: document(`<h1>Members</h1><p>${name} (${email})</p><p>${rotated(visits)}</p><p id="kept"></p>
<a href="/form?session=${rotated(visits)}#${encodeURIComponent(email)}">Form</a>
<script>
  document.getElementById('kept').textContent = localStorage.getItem('token') || ''
  console.log(document.cookie, localStorage.getItem('token'), ${JSON.stringify(rotated(visits))})
  localStorage.setItem('last', ${JSON.stringify(name)})
  setTimeout(() => { throw new Error(${JSON.stringify(`${name} ${rotated(visits)}`)}) })
</script>`),
      }
    },
  }
}

describe('nothing of a session is found in the clear', () => {
  it('in files, output, arguments, temporary files and mails, whatever is done with it', {
    timeout: 400_000,
  }, async () => {
    const [kim, ci] = await Promise.all([person(), person()])
    const canaries = {
      cookie: 'c4naryCookieValue77x',
      storage: 'c4naryLocalStorage88y',
      database: 'c4naryIndexedDb99z',
      name: 'Zorana Kanarek',
      email: 'zorana.kanarek@canary.example',
      passphrase: 'c4nary correct horse & battery',
      identity: kim.identity,
      other: ci.identity,
    }
    const site = await serveSite({})
    const { latest, page } = members(canaries)
    const answer =
      (heading: string): (typeof site.pages)[string] =>
      (request, response) => {
        const { body, cookie: set } = page(request.headers.cookie)
        response.setHeader('content-type', 'text/html; charset=utf-8')
        if (set) response.setHeader('set-cookie', set)
        response.end(body.replace('<h1>Members</h1>', `<h1>${heading}</h1>`))
      }
    site.pages = { '/': answer('Members'), '/form': answer('The form of Zorana Kanarek') }
    const mail = await serveMail()
    const flow = `flow: members
link: ${site.origin}/form
account: tester
destination: { heading: "The form of [private]" }
routes:
  - id: way
    steps:
      - { open: "${site.origin}/" }
      - { click: { role: link, name: Form } }
  - id: lost
    steps:
      - { open: "${site.origin}/" }
      - { click: { role: link, name: Nowhere } }
`
    const recipients = `sessions: { recipients: { kim: ${kim.recipient}, ci: ${ci.recipient} } }\n`
    const { folder, config } = project(
      { 'members.yaml': flow },
      `${TEST_SETTINGS}accounts: { tester: {} }\n${recipients}${mailSettings(mail.port)}`,
    )
    const temporary = temporaryFolder()
    const elsewhere = temporaryFolder()
    const env = {
      TMPDIR: temporary,
      GUIDEWATCH_SESSION_KEY: kim.identity,
      GUIDEWATCH_SESSION_PASSPHRASE: canaries.passphrase,
      XDG_CONFIG_HOME: elsewhere,
    }
    const said: CliResult[] = []
    const call = async (args: readonly string[], more: NodeJS.ProcessEnv = {}) => {
      const result = await guidewatch([...args, '--config', config], { cwd: folder, env: { ...env, ...more } })
      said.push(result)
      return result
    }

    const indexedDB = [
      {
        name: 'app',
        version: 1,
        stores: [
          {
            name: 'keys',
            autoIncrement: false,
            records: [{ key: 'k', value: { refresh: canaries.database } }],
            indexes: [],
          },
        ],
      },
    ]
    const plain = join(elsewhere, 'state.json')
    const listed = join(elsewhere, 'private.txt')
    const cookies = [cookie({ value: canaries.cookie })]
    const origins = [{ origin: site.origin, localStorage: [{ name: 'token', value: canaries.storage }], indexedDB }]
    writeFileSync(plain, JSON.stringify({ cookies, origins }))
    writeFileSync(listed, `${canaries.name}\n${canaries.email}\n`)

    const watch = watchProcesses(temporary, canaries)
    const codes: (number | null)[] = []
    for (const args of [
      ['sessions', 'import', 'tester', plain, '--private-file', listed],
      ['sessions', 'list'],
      ['sessions', 'list', '--json'],
      ['sessions', 'rekey'],
      ['lint'],
    ])
      codes.push((await call(args)).code)
    expect(codes).toEqual([0, 0, 0, 0, 0])
    const night = await call(['run'])
    expect(night.code).toBe(1)
    await call(['doctor', '--json'])
    const exported = join(folder, 'carried.json')
    expect((await call(['sessions', 'export', 'tester', '--to', 'ci', '--out', exported])).code).toBe(0)

    // What goes wrong says what, and no more.
    const file = join(folder, 'state', 'sessions', 'tester.json')
    const whole = readFileSync(file)
    const wrong = { GUIDEWATCH_SESSION_KEY: `${kim.identity.slice(0, -3)}QQQ` }
    expect((await call(['sessions', 'rekey'], wrong)).code).toBe(2)
    expect((await call(['sessions', 'import', 'tester', exported], { GUIDEWATCH_SESSION_KEY: '' })).code).toBe(2)
    writeFileSync(file, whole.subarray(0, whole.length - 60))
    await call(['run', '--out', join(folder, 'damaged')])
    writeFileSync(file, whole)
    writeFileSync(plain, JSON.stringify({ cookies: [{ ...cookies[0], expires: canaries.cookie }], origins }))
    expect((await call(['sessions', 'import', 'tester', plain, '--private-file', listed])).code).toBe(2)

    // Under a passphrase alone.
    writeFileSync(config, readFileSync(config, 'utf8').replace(recipients, ''))
    expect((await call(['sessions', 'rekey'])).code).toBe(0)
    expect(readHeader(file)?.recipients).toEqual([])
    const { leaks, processes, files } = watch.stop()

    // The walks were signed in, and what is not private was kept: there was something to leak.
    const records = filesBelow(join(folder, 'state', 'runs')).filter((one) => one.endsWith('walk.json'))
    expect(records.map((one) => readFileSync(one, 'utf8')).join()).toContain('The form of [private]')
    expect(processes).toBeGreaterThan(20)
    expect(files).toBeGreaterThan(0)
    expect(mail.inbox.length).toBeGreaterThan(0)

    const all = { ...canaries, rotated: latest() }
    expect(leaks).toEqual([])
    expect(leaksBelow(folder, all)).toEqual([])
    expect(leaksBelow(temporary, all)).toEqual([])
    for (const { stdout, stderr } of said) expect(leaksIn(stdout + stderr, all)).toEqual([])
    for (const {
      raw,
      mail: { text, html },
    } of mail.inbox)
      expect(leaksIn([raw, text, html].join('\n'), all)).toEqual([])

    expect((await call(['sessions', 'revoke', 'tester'])).code).toBe(0)
    expect(filesBelow(join(folder, 'state', 'sessions'))).toEqual([])
    rmSync(elsewhere, { recursive: true })
  })

  it('and the search finds what is there', async () => {
    const kim = await person()
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'a'))
    const secret = { it: 'c4nary & Kanarek' }
    const spelled = [
      secret.it,
      encodeURIComponent(secret.it),
      Buffer.from(`x${secret.it}`).toString('base64'),
      Buffer.from(`xy${secret.it} and more`).toString('base64url'),
      Buffer.from(secret.it).toString('hex'),
    ]
    for (const [index, text] of spelled.entries()) writeFileSync(join(folder, 'a', `${index}`), `before ${text} after`)
    expect(leaksBelow(folder, secret)).toHaveLength(spelled.length)
    await writeSession(join(folder, 's.json'), signIn(sessionOf([cookie({ value: secret.it })])), sealFor(kim))
    expect(leaksBelow(folder, secret)).toHaveLength(spelled.length)
  })
})
