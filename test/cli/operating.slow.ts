import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { examine, type Finding } from '../../src/doctor/doctor.js'
import { alone } from '../../src/night/alone.js'
import { loadSettings } from '../../src/settings/settings.js'
import { guidewatch } from '../helpers/cli.js'
import { mailSettings, serveMail } from '../helpers/mail.js'
import { document, project, serveSite } from '../helpers/site.js'

const FLOW = (origin: string) =>
  `flow: one\nlink: ${origin}/\ndestination: { heading: Form }\nroutes:\n  - { id: direct, steps: [{ open: "${origin}/" }] }\n`

describe('guidewatch alert', () => {
  it('test reaches every recipient once, with a real sample', async () => {
    const mail = await serveMail()
    const more =
      '    operator: [ops@example.org, ana@example.org]\n    escalation: [{ address: chef@example.org, language: de }]\n'
    const { config } = project({}, mailSettings(mail.port, '[ana@example.org]', more))
    const { code, stdout } = await guidewatch(['alert', 'test', '--config', config])
    expect({ code, stdout }).toEqual({ code: 0, stdout: '3 delivered, 0 waiting, 0 failed.\n' })
    expect(mail.inbox.map(({ to }) => to).sort()).toEqual(['ana@example.org', 'chef@example.org', 'ops@example.org'])
    expect(mail.inbox.find(({ to }) => to.startsWith('chef'))?.mail.subject).toMatch(/^Dies ist ein Test: Verändert: /)
    expect((await guidewatch(['alert', 'list', '--config', config])).stdout).toBe('Everything was delivered.\n')
  })

  it('says what to do where nobody is named, or an address is none', async () => {
    const { config } = project({}, '')
    const nobody = await guidewatch(['alert', 'test', '--config', config])
    expect(nobody).toMatchObject({ code: 2, stderr: expect.stringContaining('names no `alerts`') })
    writeFileSync(config, mailSettings(25, '["ana@example.org\\r\\nRCPT TO:<victim@example.org>", bernd]'))
    const bad = await guidewatch(['lint', '--config', config])
    expect(bad.code).toBe(2)
    for (const column of [10, 61]) expect(bad.stderr).toContain(`${config}:5:${column} expected one plain address`)
    writeFileSync(config, mailSettings(25, 'ana@example.org'))
    expect((await guidewatch(['lint', '--config', config])).stderr).toContain('expected a list of addresses, such as')
    writeFileSync(config, mailSettings(25).replace('tls: none', 'tls: none, user: me, password: hunter2'))
    const secret = await guidewatch(['lint', '--config', config])
    expect(secret.stderr).toContain('a secret is never written here')
    expect(secret.stderr).not.toContain('hunter2')
  })
})

describe('guidewatch incidents', () => {
  it('says what is missing or unknown', async () => {
    const { config } = project({}, '')
    const call = (...args: string[]) => guidewatch(['incidents', ...args, '--config', config])
    expect((await call()).stdout).toBe('No incident is open.\n')
    expect(await call('ack', '3', '--reason', 'x')).toMatchObject({
      code: 2,
      stderr: 'There is no incident 3. None is open.\n',
    })
    expect((await call('ack', '3')).stderr).toContain("required option '--reason <text>'")
    const silence = ['silence', '--flow', 'shop', '--reason', 'relaunch', '--by', 'Ana']
    expect((await call(...silence, '--until', 'soon')).stderr).toContain('`soon` is no time: write 2026-12-24')
    expect((await call(...silence, '--until', '2020-01-01')).stderr).toContain('name a later end with --until')
    expect((await call(...silence, '--until', '2d')).stdout).toMatch(/^Silence 1 holds until /)
    expect((await call()).stdout).toMatch(/Silence 1: shop, until .* by Ana: relaunch/)
    expect((await call('unsilence', '1')).stdout).toBe('Silence 1 is over.\n')
    expect((await call()).stdout).toBe('No incident is open.\n')
  })
})

describe('while a night is under way', () => {
  it('nobody approves or judges again, and both say why', async () => {
    const site = await serveSite({ '/': document('<h1>Form</h1>') })
    const { config, folder } = project({ 'one.yaml': FLOW(site.origin) })
    const out = join(folder, 'tried')
    expect((await guidewatch(['run', '--config', config, '--out', out])).code).toBe(0)
    const blocked = { code: 2, stderr: expect.stringMatching(/night\.lock is held: a night is under way, process \d+/) }
    await alone(loadSettings(config), async () => {
      expect(await guidewatch(['approve', out, '--config', config, '--captures', '1'])).toMatchObject(blocked)
      expect(await guidewatch(['reassess', out, '--config', config])).toMatchObject(blocked)
    })
    expect(existsSync(join(folder, 'snapshots'))).toBe(false)
    expect((await guidewatch(['approve', out, '--config', config, '--captures', '1'])).code).toBe(0)
  })
})

describe('guidewatch doctor', () => {
  async function examined(settings: string, flow?: string): Promise<readonly Finding[]> {
    const { config } = project(flow ? { 'one.yaml': flow } : {}, settings)
    const findings: Finding[] = []
    await examine(loadSettings(config), (finding) => findings.push(finding))
    return findings
  }
  const states = (findings: readonly Finding[]) => Object.fromEntries(findings.map(({ what, state }) => [what, state]))

  it('finds all in order', async () => {
    const site = await serveSite({ '/': document('<h1>Form</h1>') })
    const mail = await serveMail()
    process.env.TEST_DOCTOR_PING = 'https://ping.example/uuid'
    const findings = await examined(
      `${mailSettings(mail.port)}schedule: { ping: { env: TEST_DOCTOR_PING } }\n`,
      FLOW(site.origin),
    )
    const sandbox = findings.find(({ what }) => what === 'browser')
    // Chromium refuses its sandbox to root, and some containers do.
    if (process.getuid?.() === 0) expect(sandbox?.said).toContain('without its sandbox: guidewatch runs as root')
    expect(findings.filter((finding) => finding.state !== 'ok' && !/sandbox/.test(finding.said))).toEqual([])
    expect(findings.map(({ what }) => what)).toEqual([
      'flows',
      'browser',
      'fonts',
      'sessions',
      'state',
      'disk',
      'alerts',
      'schedule',
      'clock',
    ])
    expect(mail.inbox).toEqual([])
  })

  it('says what is wrong and what to do', async () => {
    const site = await serveSite({
      '/': (_request, response) => response.setHeader('date', 'Mon, 05 Jan 2026 03:00:00 GMT').end(),
    })
    const mail = await serveMail({ connect: 421 })
    const settings = `${mailSettings(mail.port)}schedule: { cron: 30 2 * * *, timezone: Europe/Brussels }\naccounts: { tester: { session: none.age } }\n`
    const findings = await examined(settings, FLOW(site.origin))
    expect(states(findings)).toMatchObject({ sessions: 'warning', alerts: 'failure', clock: 'failure' })
    const said = findings.map((finding) => finding.said).join('\n')
    expect(said).toContain('Sign in with `guidewatch login tester`')
    expect(said).toMatch(/On \d{4}-03-\d\d there is no 02:30 in Europe\/Brussels: that night will be skipped/)
    expect(said).toMatch(/The mail server 127\.0\.0\.1:\d+: .*Check `alerts\.mail\.smtp`/)
    expect(said).toMatch(/wrong by \d+ minutes/)
  })

  it('wants to know who answers for reading published guides', async () => {
    const guide = (where: string) =>
      `guides: { leaflet: { title: Leaflet, publisher: Ana, language: en, ${where}, proof: [${['first', 'second', 'third'].map((word) => `{ quote: This is the ${word} sentence of the leaflet. }`)}] } }\n`
    const flow = FLOW('http://127.0.0.1:9').replace(/^routes:/m, `${guide('url: "https://ana.example/x"')}routes:`)
    const taught = flow.replace('{ id: direct,', '{ id: direct, guides: [leaflet],')
    const said = async (settings: string) =>
      (await examined(settings, taught)).filter(({ what }) => what === 'flows').map((one) => `${one.state} ${one.said}`)
    expect(await said('')).toEqual([
      'ok 1 in order',
      'failure Nobody answers for reading 1 guide: name `guides: contact:`.',
    ])
    expect(await said('guides: { contact: ana@example.org }\n')).toEqual([
      'ok 1 in order',
      'ok 1 guide checked each night',
    ])
  })

  it('ends with code 3 on a failure, and tells programs in JSON', async () => {
    const { config, folder } = project({}, 'flows: nowhere\n')
    mkdirSync(join(folder, 'state', 'incidents'), { recursive: true })
    writeFileSync(join(folder, 'state', 'incidents', 'live.json'), '{')
    const { code, stdout } = await guidewatch(['doctor', '--config', config, '--json'])
    expect(code).toBe(3)
    const failures = (JSON.parse(stdout) as Finding[]).filter(({ state }) => state === 'failure')
    expect(failures.map(({ what }) => what)).toEqual(['flows', 'state'])
  })
})
