import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { deliverDue, spoolNotice, undelivered } from '../../src/alert/deliver.js'
import { mailChannel } from '../../src/alert/mail.js'
import { sampleNotice } from '../../src/alert/sample.js'
import { nowhere } from '../../src/compare/finding.js'
import type { Notice } from '../../src/incident/incident.js'
import { loadSettings } from '../../src/settings/settings.js'
import { parcelsIn, retryFailed } from '../../src/state/spool.js'
import { temporaryFolder } from '../helpers/cli.js'
import { type Behaviour, type MailServer, mailSettings, serveMail } from '../helpers/mail.js'

const START = Date.UTC(2026, 0, 5, 3)
const HOUR = 3_600_000
/** For a server that hangs, so that nobody waits for it; whoever answers may take his time. */
const SHORT = { connectionTimeout: 1000, greetingTimeout: 1000, dnsTimeout: 1000, socketTimeout: 1000 }

/** A spool with one notice to `to`, delivered by a clock that is set by hand. */
async function spooled(server: MailServer, to = '[ana@example.org]') {
  const folder = temporaryFolder()
  const file = join(folder, 'guidewatch.yaml')
  writeFileSync(file, mailSettings(server.port, to))
  const settings = loadSettings(file)
  const context = { settings, deliveredAt: null }
  let hours = 0
  const mail = settings.alerts.mail
  if (!mail) throw new Error('no mail')
  const channel = () => mailChannel(mail, folder, server.behaviour.hang ? SHORT : undefined)
  const add = async (change: Partial<Notice> = {}) =>
    spoolNotice({ ...(await sampleNotice(settings, new Date(START))), kind: 'opened', ...change }, [channel()], context)
  await add()
  return {
    folder,
    state: settings.state,
    add,
    after: (more: number) => {
      hours += more
      return deliverDue(settings.state, [channel()], () => new Date(START + hours * HOUR))
    },
    undelivered: () => undelivered(settings.state, [channel()]),
  }
}

describe('delivery by mail', () => {
  it('hands a message over once, as it was rendered', async () => {
    const server = await serveMail()
    const box = await spooled(server, '[ana@example.org, bernd@example.org]')
    // Spooled again after a crash: nothing is rendered or sent a second time.
    await box.add()
    expect(await box.after(0)).toEqual({ delivered: 2, waiting: [], failed: [] })
    expect(await box.after(1)).toEqual({ delivered: 0, waiting: [], failed: [] })
    await box.add()
    expect(await box.after(1)).toMatchObject({ delivered: 0 })
    // Who has what was sent, and when, is remembered; the message with its pictures is not.
    const { parcels, damaged } = parcelsIn(box.state, 'sent')
    expect({ sent: parcels.length, damaged }).toEqual({ sent: 1, damaged: [] })
    expect(readdirSync(join(box.state, 'outbox', 'sent', parcels[0]?.id ?? ''))).toEqual(['parcel.json'])
    const [one, two] = server.inbox
    expect([one?.to, two?.to]).toEqual(['ana@example.org', 'bernd@example.org'])
    expect(one?.raw).toBe(two?.raw)
    expect(one?.mail.headers.get('auto-submitted')).toBe('auto-generated')
    expect(one?.raw).toMatch(/^Content-Id: <before@guidewatch>/im)
  })

  const transient: Readonly<Record<string, Behaviour>> = {
    'does not take part (421)': { connect: 421 },
    'is busy with the mailbox (450)': { recipient: () => 450 },
    'defers the message (451)': { data: 451 },
    hangs: { hang: true },
    'cuts the connection after DATA': { cut: 'before keeping' },
  }
  for (const [what, behaviour] of Object.entries(transient)) {
    it(`tries again when a server ${what}`, async () => {
      const server = await serveMail(behaviour)
      const box = await spooled(server)
      const first = await box.after(0)
      expect(first).toMatchObject({ delivered: 0, failed: [] })
      expect(first.waiting).toEqual([expect.stringMatching(/^“Changed: .*” to ana@example.org: .+ \(1 attempt\)$/)])
      server.behaviour = {}
      // Not at once, but in the same night.
      expect(await box.after(0)).toMatchObject({ delivered: 0 })
      expect(await box.after(0.1)).toMatchObject({ delivered: 1, waiting: [] })
      expect(server.inbox).toHaveLength(1)
    })
  }

  it('repeats a message under the same Message-ID when the answer was lost', async () => {
    const server = await serveMail({ cut: 'after keeping' })
    const box = await spooled(server)
    expect(await box.after(0)).toMatchObject({ delivered: 0 })
    server.behaviour = {}
    expect(await box.after(1)).toMatchObject({ delivered: 1 })
    const ids = server.inbox.map(({ mail }) => mail.messageId)
    expect(ids).toEqual([ids[0], ids[0]])
    expect(server.inbox[0]?.raw).toBe(server.inbox[1]?.raw)
  })

  it('lets a refused recipient block nobody, and tries again when a person says so', async () => {
    const server = await serveMail({ recipient: (address) => (address.startsWith('gone') ? 550 : undefined) })
    const box = await spooled(server, '[gone@example.org, ana@example.org]')
    const result = await box.after(0)
    expect(result).toMatchObject({ delivered: 1, waiting: [], failed: [expect.stringContaining('gone@example.org: ')] })
    // Said every night until somebody acts.
    expect((await box.after(24)).failed).toHaveLength(1)
    server.behaviour = {}
    expect(retryFailed(box.state)).toBe(1)
    expect(await box.after(0)).toMatchObject({ delivered: 1, failed: [] })
    expect(server.inbox.map(({ to }) => to)).toEqual(['ana@example.org', 'gone@example.org'])
  })

  it('gives up after seven days, loudly, and not because a clock jumped', async () => {
    const server = await serveMail({ data: 451 })
    const box = await spooled(server)
    await box.after(0)
    expect((await box.after(24 * 30)).waiting).toHaveLength(1)
    for (let night = 0; night < 5; night += 1) await box.after(24)
    expect(box.undelivered()).toMatchObject({ waiting: [], failed: [expect.stringContaining('(7 attempts)')] })
    expect(server.inbox).toEqual([])
  })

  it('leaves a server that is down alone, but not another recipient of one that is not', async () => {
    const server = await serveMail({ connect: 421 })
    const box = await spooled(server)
    await box.add({ id: 'second' })
    expect((await box.after(0)).waiting).toHaveLength(2)
    expect(server.sessions()).toBe(1)
    server.behaviour = { recipient: () => 450 }
    await box.after(1)
    expect(server.sessions()).toBe(3)
  })

  it('waits no longer than usual after a clock was set back', async () => {
    const server = await serveMail({ data: 451 })
    const box = await spooled(server)
    await box.after(24 * 365)
    server.behaviour = {}
    expect(await box.after(-24 * 365)).toMatchObject({ delivered: 1 })
  })

  it('names a parcel that is damaged, and delivers the others', async () => {
    const server = await serveMail()
    const box = await spooled(server)
    await box.add({ id: 'second' })
    const [broken] = parcelsIn(box.state, 'waiting').parcels
    writeFileSync(join(box.state, 'outbox', 'waiting', broken?.id ?? '', 'parcel.json'), '{')
    const result = await box.after(0)
    expect(result).toMatchObject({
      delivered: 1,
      failed: [expect.stringContaining('is damaged; restore it or delete')],
    })
  })

  it('spools a message whole or not at all', async () => {
    const box = await spooled(await serveMail())
    const outbox = join(box.state, 'outbox')
    expect(readdirSync(outbox)).toEqual(['waiting'])
    // A file where the folder should be: who tests as root may write into read-only folders.
    const other = temporaryFolder()
    const file = join(other, 'guidewatch.yaml')
    writeFileSync(file, mailSettings(1))
    const settings = loadSettings(file)
    mkdirSync(settings.state)
    writeFileSync(join(settings.state, 'outbox'), '')
    const { mail } = settings.alerts
    if (!mail) throw new Error('no mail')
    const notice = await sampleNotice(settings, new Date(START))
    await expect(spoolNotice(notice, [mailChannel(mail, other)], { settings, deliveredAt: null })).rejects.toThrow(
      /could not be written: a part of the path is a file/,
    )
    expect(existsSync(join(settings.state, 'outbox', 'waiting'))).toBe(false)
  })
})

describe('a mail server', () => {
  /** Settings that differ from those of the helper in how they connect. */
  async function connecting(server: MailServer, smtp: string) {
    const folder = temporaryFolder()
    const file = join(folder, 'guidewatch.yaml')
    writeFileSync(file, mailSettings(server.port).replace('tls: none', smtp))
    const settings = loadSettings(file)
    const { mail } = settings.alerts
    if (!mail) throw new Error('no mail')
    const channels = [mailChannel(mail, folder, server.behaviour.hang ? SHORT : undefined)]
    await spoolNotice(await sampleNotice(settings, new Date(START)), channels, { settings, deliveredAt: null })
    return () => deliverDue(settings.state, channels, () => new Date(START))
  }

  it('without TLS gets nothing, unless the settings say so', async () => {
    const server = await serveMail()
    const deliver = await connecting(server, 'tls: starttls')
    expect(await deliver()).toMatchObject({ delivered: 0, waiting: [expect.stringMatching(/STARTTLS/)], failed: [] })
    expect(server.inbox).toEqual([])
  })

  it('is logged in to by a password from the environment, which is told nobody', async () => {
    const server = await serveMail({ password: 'canary-smtp-password' })
    process.env.TEST_SMTP_PASSWORD = 'wrong-canary-password'
    const smtp = 'tls: none, user: guidewatch, password: { env: TEST_SMTP_PASSWORD }'
    const refused = await (await connecting(server, smtp))()
    // A wrong password is the operator's to mend; the message waits.
    expect(refused).toMatchObject({ delivered: 0, failed: [], waiting: [expect.stringContaining('Invalid login')] })
    expect(JSON.stringify(refused)).not.toContain('wrong-canary-password')
    process.env.TEST_SMTP_PASSWORD = 'canary-smtp-password'
    expect(await (await connecting(server, smtp))()).toMatchObject({ delivered: 1 })
  })

  it('whose password is not set is not asked, and the message waits', async () => {
    const server = await serveMail()
    const deliver = await connecting(server, 'tls: none, user: guidewatch, password: { env: TEST_UNSET }')
    expect((await deliver()).waiting).toEqual([expect.stringContaining('Set the environment variable TEST_UNSET')])
    expect(server.sessions()).toBe(0)
  })
})

describe('a message', () => {
  it('cannot be given headers or recipients by what a page says', async () => {
    const server = await serveMail()
    const box = await spooled(server)
    const evil = 'x\r\nBcc: victim@example.org\r\n\r\n<script>alert(1)</script> https://evil.example'
    const settings = loadSettings(join(box.folder, 'guidewatch.yaml'))
    const notice = await sampleNotice(settings, new Date(START))
    const [member] = notice.incident?.members ?? []
    if (!notice.incident || !member) throw new Error('no sample')
    const headline = { kind: 'trouble', class: 'changed', flow: evil, route: evil, step: null } as const
    const findings = [{ ...nowhere('s', 'text-changed'), before: evil }]
    const evidence = { ...member.evidence, says: evil, findings, flowTitle: evil }
    const incident = { ...notice.incident, headline, members: [{ ...member, evidence, headline }] }
    await box.add({ id: 'evil', incident })
    await box.after(0)
    const received = server.inbox.find(({ mail }) => mail.subject?.includes('Bcc'))
    expect(server.inbox.map(({ to }) => to)).toEqual(['ana@example.org', 'ana@example.org'])
    expect(received?.mail.headers.has('bcc')).toBe(false)
    expect(received?.mail.subject).toContain('victim@example.org')
    expect(received?.mail.html).not.toContain('<script')
    expect(`${received?.mail.text}${received?.mail.html}`).not.toContain('https://evil')
  })
})
