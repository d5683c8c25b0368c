import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { mailText, markdown } from '../../src/alert/format.js'
import { messageOf } from '../../src/alert/message.js'
import { sampleNotice } from '../../src/alert/sample.js'
import { webhookChannel } from '../../src/alert/webhook.js'
import type { Incident, Notice } from '../../src/incident/incident.js'
import { LANGUAGES, type Language } from '../../src/settings/language.js'
import { loadSettings } from '../../src/settings/settings.js'
import { temporaryFolder } from '../helpers/cli.js'
import { expectSoundMails, rendered } from './rendered.js'

describe('the end of an incident', () => {
  it('is told as what it is, in both languages', async () => {
    const file = join(temporaryFolder(), 'guidewatch.yaml')
    writeFileSync(file, '')
    const settings = loadSettings(file)
    const sample = await sampleNotice(settings, new Date(Date.UTC(2026, 0, 5)))
    const { incident } = sample
    if (!incident) throw new Error('no incident')
    const end = (how: NonNullable<Incident['resolved']>['how'], change: Partial<Incident> = {}) => {
      const resolved = { at: sample.at, how, by: 'Ana', reason: 'withdrawn' }
      const notice: Notice = {
        ...sample,
        kind: 'recovered',
        incident: { ...incident, ...change, state: 'resolved', resolved },
      }
      return (['en', 'de'] as const).map((language) => {
        const { status, lead } = messageOf(notice, { settings, deliveredAt: null }, language)
        return `${status}: ${lead}`
      })
    }
    expect(end('recovery')[0]).toMatch(/^Right again: Readers find again/)
    expect(end('approval')[1]).toMatch(/^Freigegeben: Ana hat freigegeben, was jetzt zu sehen ist\. Wo eine Anleitung/)
    const changed = { ...incident.members[0], failing: false, approved: { by: 'Ana', guides: 'change' as const } }
    const toChange = { members: [changed] } as Partial<Incident>
    expect(end('approval', toChange)).toEqual([
      'Approved: Ana approved what is seen now. These guides still have to be changed:',
      'Freigegeben: Ana hat freigegeben, was jetzt zu sehen ist. Diese Anleitungen müssen noch geändert werden:',
    ])
    expect(end('by-hand')).toEqual([
      'Closed: Ana closed this: withdrawn',
      'Geschlossen: Ana hat dies geschlossen: withdrawn',
    ])
    expect(end('superseded')[0]).toMatch(/^Replaced: Something else is wrong/)
    expect(end('recovery', { kind: 'account', label: 'shop' })[0]).toMatch(/^Works again: The test account shop/)
    expect(end('recovery', { kind: 'platform' })[1]).toMatch(/^Vorbei: /)
    expect(end('recovery', { class: 'error' })[1]).toBe('Geht wieder: Diese Anleitung wird wieder geprüft.')
  })
})

describe('where something is to be decided', () => {
  const noticed = async (settings: string, waiting: number) => {
    const file = join(temporaryFolder(), 'guidewatch.yaml')
    writeFileSync(file, settings)
    const loaded = loadSettings(file)
    const sample = await sampleNotice(loaded, new Date(Date.UTC(2026, 0, 5)))
    const notice: Notice = { ...sample, kind: 'opened', review: { run: 'r1', cause: '0a1b2c3d4e5f', waiting } }
    return { notice, context: { settings: loaded, deliveredAt: null } }
  }
  const REPORT = 'alerts: { report: "https://reports.example.org/{run}/index.html" }'

  it('a message links to the cause, and says how many decisions wait', async () => {
    const { notice, context } = await noticed(REPORT, 3)
    const url = 'https://reports.example.org/r1/index.html#c-0a1b2c3d4e5f'
    for (const language of LANGUAGES) expect(mailText(messageOf(notice, context, language))).toContain(url)
    const text = mailText(messageOf(notice, context, 'en'))
    expect(text).toContain('3 decisions wait; the report shows the most urgent first.')
    expect(text).toContain('    guidewatch review r1\n')
    expect(mailText(messageOf(notice, context, 'de'))).toContain('3 Entscheidungen stehen aus')
    const one = await noticed(REPORT, 1)
    expect(mailText(messageOf(one.notice, one.context, 'fr'))).toContain('Une décision est attendue.')
    expect(markdown(messageOf(notice, context, 'en'))).toContain(`](${url})`)
    const [body] = await webhookChannel({ url: { env: 'X' }, secret: { env: 'Y' } }, '.').render(notice, context)
    expect(JSON.parse(Buffer.from(body?.content ?? []).toString())).toMatchObject({
      report: url,
      notice: { review: { run: 'r1', cause: '0a1b2c3d4e5f', waiting: 3 } },
    })
  })

  it('a message names the report and the command where nobody finds reports on the web', async () => {
    const { notice, context } = await noticed('', 3)
    const text = mailText(messageOf(notice, context, 'en'))
    expect(text).toMatch(/state\/runs\/\w+\/report\/index\.html\n/)
    expect(text).toContain('    guidewatch review ')
  })

  it('a digest says so at its end', async () => {
    const { notice, context } = await noticed(REPORT, 2)
    const incidents = notice.incident ? [{ incident: notice.incident, muted: null }] : []
    const digest: Notice = {
      ...notice,
      kind: 'digest',
      incident: null,
      incidents,
      review: { run: 'r1', cause: null, waiting: 2 },
    }
    const text = mailText(messageOf(digest, context, 'en'))
    expect(text).toContain('2 decisions wait; the report shows the most urgent first.')
    expect(text).toContain('\nhttps://reports.example.org/r1/index.html\n')
  })
})

describe('an approval', () => {
  const approvedAs = async (guides: 'change' | 'hold') => {
    const file = join(temporaryFolder(), 'guidewatch.yaml')
    writeFileSync(file, '')
    const settings = loadSettings(file)
    const sample = await sampleNotice(settings, new Date(Date.UTC(2026, 0, 5)))
    const incident = sample.incident as Incident
    const members = incident.members.map((one) => ({ ...one, failing: false, approved: { by: 'Ana', guides } }))
    const resolved = { at: sample.at, how: 'approval' as const, by: 'Ana', reason: null, guides }
    const notice: Notice = {
      ...sample,
      kind: 'recovered',
      incident: { ...incident, members, state: 'resolved', resolved },
    }
    return (language: Language) => mailText(messageOf(notice, { settings, deliveredAt: null }, language))
  }

  it('lists the guides that still have to be changed, with what they say and what they should', async () => {
    const said = await approvedAs('change')
    expect(said('en')).toBe(`Approved: Ana approved what is seen now. These guides still have to be changed:
- Example Consumers: How to object
  https://guide.example/object

The sentence that is now wrong (step 2)
  > Choose “Privacy Policy”.

Proposed wording
  > Choose “Privacy Centre”.

-- 
Sent by guidewatch, which walks your guides every night. Incident 1; later news of it comes in this thread.
`)
    for (const language of LANGUAGES) {
      expect(said(language)).toContain('Choose “Privacy Centre”.')
      expect(said(language)).not.toMatch(/nothing needs|nichts zu tun|rien à faire|nulla da fare/i)
    }
  })

  it('beside the old one says that the guides hold', async () => {
    const said = await approvedAs('hold')
    expect(said('en')).toMatch(/^Approved: Ana approved .* beside what was there before: the guides still hold\./)
    for (const language of LANGUAGES) expect(said(language)).not.toContain('Privacy Policy')
  })
})

describe('every mail', () => {
  it('is accessible and loads nothing; of every kind in `messages.slow.ts`', async () => {
    const mails = await rendered()
    await expectSoundMails(mails.filter(({ kind }) => kind === 'opened'))
  })

  it('says all in the text part, goes to whom it concerns, and belongs to its thread', async () => {
    const mails = await rendered()
    const of = (kind: string, language = 'en') => mails.find((one) => one.kind === kind && one.language === language)
    const opened = of('opened')
    expect(opened?.mail.text).toContain('Choose “Privacy Policy”.')
    expect(opened?.mail.text).toContain('https://reports.example.org/sample/#sample--menu--en-GB-desktop')
    expect(of('opened', 'de')?.mail.text?.split('\n')[0]).toBe(
      'Man kommt noch durch, sieht aber bei Schritt 2 etwas anderes, als die Anleitung sagt.',
    )
    expect(of('recovered')?.mail.text).toMatch(/^Approved: Ana approved what is seen now/)
    expect(of('reminder')?.mail.text).toContain('has expired on 5 January 2026')
    expect(of('escalation')?.to).toEqual(['chief@example.org'])
    expect(of('digest')?.mail.text).toContain('comes and goes, so it is only listed here')
    expect(of('alive')?.mail.text).toContain('31 nights, 900 walks, of which 890 verified')
    for (const kind of ['recovered', 'reminder', 'escalation']) {
      const later = of(kind)?.mail
      expect([later?.inReplyTo, later?.references, later?.subject]).toEqual([
        opened?.mail.messageId,
        opened?.mail.messageId,
        `Re: ${opened?.mail.subject}`,
      ])
      expect(later?.messageId).not.toBe(opened?.mail.messageId)
    }
    for (const { raw } of mails) expect(raw.length).toBeLessThan(500_000)
  })
})
