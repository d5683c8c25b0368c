import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { beforeAll, describe, expect, it } from 'vitest'
import { guidesToTell, letterMail, letterMarkdown, letterText, letterTo } from '../../src/alert/letter.js'
import { sampleNotice } from '../../src/alert/sample.js'
import { emptyState, type Incident, type Member } from '../../src/incident/incident.js'
import { LANGUAGES, type Language } from '../../src/settings/language.js'
import { loadSettings } from '../../src/settings/settings.js'
import { guidewatch, temporaryFolder } from '../helpers/cli.js'

const WRITER = { by: 'Ana Weber', evidence: 'https://reports.example.org/r1/#c-0a1b2c3d4e5f' }

let sample: Incident
let folder: string
beforeAll(async () => {
  folder = temporaryFolder()
  writeFileSync(join(folder, 'guidewatch.yaml'), 'alerts: { report: "https://reports.example.org/{run}/" }\n')
  const notice = await sampleNotice(loadSettings(join(folder, 'guidewatch.yaml')), new Date(Date.UTC(2026, 0, 5)))
  if (!notice.incident) throw new Error('no incident')
  sample = { ...notice.incident, nights: 3 }
})

/** The sample with other evidence, and anything else of its one member. */
function incidentWith(evidence: Partial<Member['evidence']> = {}, member: Partial<Member> = {}): Incident {
  const [one] = sample.members
  if (!one) throw new Error('no member')
  return { ...sample, members: [{ ...one, ...member, evidence: { ...one.evidence, ...evidence } }] }
}

function letterOf(incident: Incident, language?: Language, writer = WRITER) {
  const [guide] = guidesToTell(incident)
  const letter = guide && letterTo(guide, incident, writer, language)
  if (!letter) throw new Error('no letter')
  return letter
}

describe('a letter to the editor of a guide', () => {
  it('says which sentence is wrong and what to write instead, before anything else', () => {
    const letter = letterOf(sample)
    expect(letter.subject).toBe('A correction for “How to object”, step 2')
    expect(letterText(letter, true)).toBe(`Hello,

The site that your guide “How to object” describes has changed. Readers still get through, but at step 2 they see something other than the guide says.

How to object:
https://guide.example/object

Step 2 says:
  > Choose “Privacy Policy”.

Please change it to:
  > Choose “Privacy Centre”.

What is there now:
- The link "Privacy Policy" is now called "Privacy Centre".

The picture shows the page as it is now; the place is marked.

First seen on 5 January 2026, on 3 nights so far. We write only of what two separate walks have seen.

All that we saw:
https://reports.example.org/r1/#c-0a1b2c3d4e5f

If you have changed it already, or if we are mistaken, a short answer helps us. Thank you!

Ana Weber
with guidewatch, which walks published guides every night with a real browser
`)
  })

  it('is in the language of the guide, or in another one that is asked for', () => {
    const guide = { title: 'Anleitung', publisher: 'Verein', url: null, language: 'de-AT' }
    const german = letterOf(incidentWith({ locale: 'de-DE', guides: [guide] }))
    expect(german.subject).toBe('Korrektur für „Anleitung“, Schritt 2')
    expect(letterText(german, true)).toContain(
      'In Schritt 2 steht:\n  > Choose “Privacy Policy”.\n\nRichtig wäre jetzt:\n',
    )
    const all = LANGUAGES.map((language) => letterText(letterOf(sample, language), true))
    expect(new Set(all).size).toBe(4)
    for (const text of all) {
      for (const part of ['Privacy Policy', 'Privacy Centre', WRITER.evidence, 'Ana Weber', '2026'])
        expect(text).toContain(part)
      expect(text).not.toMatch(/undefined|null|\[object/)
    }
    // guidewatch speaks no Dutch.
    expect(letterOf(incidentWith({ guides: [{ ...guide, language: 'nl-NL' }] })).language).toBe('en')
  })

  it('goes to a guide in the language of the walk that found its sentence wrong, once', () => {
    const guide = (title: string, language: string) => ({ title, publisher: 'Verein', url: null, language })
    const guides = [guide('Deutsch', 'de'), guide('English', 'en'), guide('Français', 'fr')]
    const [english] = incidentWith({ guides }).members as [Member]
    const german = {
      ...english,
      key: 'other',
      evidence: { ...english.evidence, locale: 'de-DE', says: 'Wähle „Datenschutz“.', proposals: [] },
    }
    const phone = { ...english, key: 'phone', walks: ['sample/menu/en-GB-mobile'] }
    const incident = { ...sample, members: [english, german, phone] }
    expect(guidesToTell(incident).map(({ title }) => title)).toEqual(['English', 'Deutsch'])
    const [toEnglish, toGerman] = guidesToTell(incident).map((one) => {
      const letter = letterTo(one, incident, WRITER)
      return letter ? letterText(letter, false) : ''
    })
    expect(toEnglish?.match(/Privacy Policy”\./g)).toHaveLength(1)
    expect(toEnglish).not.toContain('Datenschutz')
    expect(toGerman).toContain('Wähle „Datenschutz“.\n\nEinen neuen Wortlaut können wir nicht vorschlagen.')
  })

  it('names every place in one letter, the worst first', () => {
    const [one] = incidentWith().members as [Member]
    const end = { ...one, key: 'end', step: 'arrival', class: 'broken' as const }
    const broken = { ...end, evidence: { ...end.evidence, says: null, stepNumber: null, proposals: [] } }
    const letter = letterOf({ ...sample, class: 'broken', members: [one, broken] })
    expect(letter.subject).toBe('A correction for “How to object”')
    const text = letterText(letter, false)
    expect(text).toContain('Readers no longer reach what the guide promises.')
    expect(text).toContain('Please change it to:\n  > Choose “Privacy Centre”.')
  })

  it('is written of what still fails, and of what was approved while the guide was not changed', () => {
    expect(guidesToTell(incidentWith({}, { failing: false }))).toEqual([])
    expect(guidesToTell(incidentWith({}, { class: 'blocked' }))).toEqual([])
    const approved = (guides: 'change' | 'hold') =>
      incidentWith({}, { failing: false, approved: { by: 'Ana', guides } })
    expect(guidesToTell(approved('change'))).toHaveLength(1)
    expect(guidesToTell(approved('hold'))).toEqual([])
  })

  it('counts nights only from when the incident opened, and mentions no place that is not marked', () => {
    const later = incidentWith({}, { since: '2026-01-07T03:00:00.000Z' })
    expect(letterText(letterOf(later), false)).toContain('First seen on 7 January 2026. We write')
    const { pictures } = sample.members[0]?.evidence ?? {}
    const unmarked = incidentWith({ pictures: pictures ? { ...pictures, box: null } : null })
    expect(letterText(letterOf(unmarked), true)).toContain('The picture shows the page as it is now.\n')
  })

  it('is a mail that is opened as a draft, with the picture, to nobody yet', async () => {
    const picture = { cid: 'x', side: 'after' as const, content: Buffer.from('png'), type: 'png' as const, width: 1 }
    const at = new Date(Date.UTC(2026, 0, 8))
    const raw = await letterMail(letterOf(sample), picture, { by: 'Ana Weber', from: 'guidewatch@example.org', at })
    const mail = await simpleParser(raw)
    expect(mail.to).toBeUndefined()
    expect(mail.from?.value).toEqual([{ name: 'Ana Weber', address: 'guidewatch@example.org' }])
    expect([mail.subject, mail.headers.get('x-unsent')]).toEqual(['A correction for “How to object”, step 2', '1'])
    expect(mail.attachments.map(({ filename, contentType }) => [filename, contentType])).toEqual([
      ['now.png', 'image/png'],
    ])
    expect(mail.text).toContain('The picture shows the page')
  })

  describe('with hostile texts', () => {
    const EVIL =
      'x\r\nBcc: evil@example.net\r\n\r\n\u001B[31m\u202E**bold** <img src=x onerror=alert(1)> [a](https://evil.example) @octocat'
    const hostile = () =>
      incidentWith({
        says: EVIL,
        guides: [{ title: EVIL, publisher: EVIL, url: null, language: 'en' }],
        findings: (sample.members[0]?.evidence.findings ?? []).map((one) => ({ ...one, before: EVIL, after: EVIL })),
        proposals: [{ change: { kind: 'rename', step: 2, before: EVIL, after: EVIL }, sentences: [EVIL] }],
      })

    it('adds no header, and steers no terminal', async () => {
      const letter = letterOf(hostile(), undefined, { ...WRITER, by: EVIL })
      const raw = await letterMail(letter, null, { by: EVIL, from: 'a@example.org', at: new Date(0) })
      const { headers, bcc, attachments } = await simpleParser(raw)
      expect([bcc, headers.has('bcc'), attachments]).toEqual([undefined, false, []])
      for (const text of [letterText(letter, true), letter.subject])
        for (const letters of ['\u001B', '\u202E', '\r', 'https://evil']) expect(text).not.toContain(letters)
      expect(letter.subject).not.toContain('\n')
    })

    it('formats, links and calls nothing in Markdown', () => {
      const rendered = micromark(letterMarkdown(letterOf(hostile()), 'a.png'), {
        extensions: [gfm()],
        htmlExtensions: [gfmHtml()],
        allowDangerousHtml: true,
      })
      expect(rendered.match(/<img[^>]*>/g)).toEqual([expect.stringContaining('src="a.png"')])
      expect(rendered.match(/<a [^>]*>/g)).toEqual([`<a href="${WRITER.evidence}">`])
      expect(rendered).not.toContain('<strong>')
      expect(rendered).not.toContain('@octocat')
    })
  })
})

describe('guidewatch letter', () => {
  const call = (...args: string[]) =>
    guidewatch(['letter', ...args, '--by', 'Ana', '--config', join(folder, 'guidewatch.yaml')])
  const store = (...incidents: Incident[]) => {
    const file = join(folder, 'state', 'incidents', 'live.json')
    mkdirSync(join(file, '..'), { recursive: true })
    writeFileSync(file, JSON.stringify({ ...emptyState('live'), incidents }))
  }

  it('prints a letter, or leaves a draft or Markdown with the picture', async () => {
    store(sample)
    const { stdout, code } = await call('1')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^A correction for “How to object”, step 2\n\nHello,\n/)
    expect(stdout).not.toContain('The picture')
    const out = join(folder, 'letters')
    expect((await call('1', '--format', 'mail', '--out', out)).stdout).toContain('letter-1-1.eml')
    const mail = await simpleParser(readFileSync(join(out, 'letter-1-1.eml')))
    expect(mail.attachments).toHaveLength(1)
    await call('1', '--format', 'markdown', '--language', 'it', '--out', out)
    const text = readFileSync(join(out, 'letter-1-1.md'), 'utf8')
    expect(text).toContain('### Una correzione per «How to object», passo 2')
    expect(text).toContain('](letter-1-1.png)')
    expect(readFileSync(join(out, 'letter-1-1.png')).subarray(1, 4).toString()).toBe('PNG')
  })

  it('says in a sentence why there is nothing to write', async () => {
    const [one] = sample.members as [Member]
    const guide = { title: 'Two', publisher: 'B', url: null, language: 'en' }
    const two = { ...one, evidence: { ...one.evidence, guides: [...one.evidence.guides, guide] } }
    store(
      sample,
      { ...sample, number: 2, kind: 'account' },
      { ...sample, number: 3, members: [{ ...one, failing: false }], state: 'resolved' },
      { ...sample, number: 4, members: [two] },
      { ...sample, number: 5, class: 'blocked' },
    )
    for (const [args, said] of [
      [['9'], 'There is no incident 9.'],
      [['2'], 'Incident 2 is not of a guide'],
      [['3'], 'There is nothing to write about incident 3: it is over.'],
      [['4'], 'Incident 4 concerns 2 guides; name one with --guide, or write to --all:\n  1. Example Consumers'],
      [['4', '--guide', '7'], 'Incident 4 has no guide 7'],
      [['5'], 'Incident 5 says nothing about a guide'],
    ] as const) {
      const { stderr, stdout, code } = await call(...args)
      expect([stdout, code]).toEqual(['', 2])
      expect(stderr).toContain(said)
    }
    expect((await call('4', '--guide', '2')).stdout).toContain('“Two”')
    expect((await call('4', '--all')).stdout.match(/A correction for/g)).toHaveLength(2)
  })
})
