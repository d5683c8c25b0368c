import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { messageOf } from '../../src/alert/message.js'
import { noticeSchema } from '../../src/incident/incident.js'
import { changeIncidents, incidentsFile, readIncidents } from '../../src/night/incidents.js'
import { walkRecordSchema } from '../../src/screen/record.js'
import { LANGUAGES } from '../../src/settings/language.js'
import { loadSettings } from '../../src/settings/settings.js'
import { openRunAt, writeRun } from '../../src/state/runs.js'
import { findingInWords } from '../../src/words/finding.js'
import { headlineInWords } from '../../src/words/incident.js'
import { noteInWords } from '../../src/words/note.js'
import { proposalInWords } from '../../src/words/proposal.js'
import { temporaryFolder } from '../helpers/cli.js'
import { reportHtml } from '../helpers/stored.js'

// Files that guidewatch wrote before schema 2, when it kept sentences.

const read = (name: string) => JSON.parse(readFileSync(join(import.meta.dirname, 'schema-1', name), 'utf8'))

/** The state folder of a project that such a guidewatch kept. */
function oldProject() {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'guidewatch.yaml'), '')
  const settings = loadSettings(join(folder, 'guidewatch.yaml'))
  mkdirSync(join(settings.state, 'incidents'), { recursive: true })
  copyFileSync(join(import.meta.dirname, 'schema-1', 'incidents.json'), incidentsFile(settings.state, 'stand-in'))
  return settings
}

describe('a run of schema 1', () => {
  const old = read('run.json')
  const stored = openRunAt(join(import.meta.dirname, 'schema-1'))
  const { run } = stored

  it('says of findings and proposals what it said, and in French what it said in English', () => {
    expect(run.schema).toBe(2)
    for (const [index, walk] of run.walks.entries()) {
      const sentences = old.walks[index].findings.map(({ sentence }: { sentence: object }) => sentence)
      expect(sentences.length).toBeGreaterThan(0)
      const said = (language: 'en' | 'de' | 'fr') => walk.findings.map((finding) => findingInWords(finding, language))
      expect(said('en').map((en, at) => ({ en, de: said('de')[at] }))).toEqual(sentences)
      expect(said('fr')).toEqual(said('en'))
      expect(walk.notes.map((note) => noteInWords(note, 'de'))).toEqual(
        old.walks[index].notes.map(({ text }: { text: string }) => text),
      )
    }
    const [text] = run.proposals[0]?.texts ?? []
    expect(text && proposalInWords(text, 'de')).toBe(old.proposals[0].texts[0].instruction.de)
  })

  it('makes a report', async () => {
    const page = await reportHtml(stored, 'de', 'en')
    expect(page).toContain('heißt jetzt')
  })

  it('is the same when it was written and read again', () => {
    const out = temporaryFolder()
    writeRun(out, run)
    expect(openRunAt(out).run).toEqual(run)
  })
})

it('the record of a walk opens, with why it stopped and what happened on the way', () => {
  const old = read('walk.json')
  const record = walkRecordSchema.parse(old)
  expect(record.outcome).toMatchObject({ kind: 'stopped', why: { kind: 'told', text: old.outcome.detail } })
  expect(record.notes.map((note) => noteInWords(note, 'en'))).toEqual(
    old.notes.map(({ text }: { text: string }) => text),
  )
})

describe('incidents of schema 1', () => {
  it('open, keep their subject, and are written as schema 2', async () => {
    const settings = oldProject()
    const state = readIncidents(settings.state, 'stand-in')
    const old = read('incidents.json')
    for (const [index, { headline, members }] of state.incidents.entries()) {
      const before = old.incidents[index]
      expect([headlineInWords(headline, 'en'), headlineInWords(headline, 'de')]).toEqual([
        before.headline.en,
        before.headline.de,
      ])
      expect(members.map(({ evidence }) => evidence.findings.map((fact) => findingInWords(fact, 'de')))).toEqual(
        before.members.map(({ evidence }: { evidence: { sentences: { de: string }[] } }) =>
          evidence.sentences.map(({ de }) => de),
        ),
      )
    }
    await changeIncidents(settings.state, 'stand-in', (before) => ({ ...before, aliveAt: before.nightAt }))
    expect(JSON.parse(readFileSync(incidentsFile(settings.state, 'stand-in'), 'utf8')).schema).toBe(2)
    const again = readIncidents(settings.state, 'stand-in')
    expect(again.incidents).toEqual(state.incidents)
  })

  it('are told by notices that were not spooled yet', () => {
    const settings = oldProject()
    const [notice] = readIncidents(settings.state, 'stand-in').pending
    if (!notice) throw new Error('no notice')
    expect(noticeSchema.parse(notice)).toEqual(notice)
    for (const language of LANGUAGES) {
      const { subject, blocks } = messageOf(notice, { settings, deliveredAt: null }, language)
      expect(subject).toContain(language === 'de' ? 'Verändert: ' : 'Changed: ')
      expect(JSON.stringify(blocks)).toContain(language === 'de' ? 'heißt jetzt' : 'is now called')
    }
  })
})

it('incidents of a newer guidewatch are left alone', () => {
  const settings = oldProject()
  const file = incidentsFile(settings.state, 'stand-in')
  writeFileSync(file, JSON.stringify({ ...read('incidents.json'), schema: 3 }))
  expect(() => readIncidents(settings.state, 'stand-in')).toThrow(/newer guidewatch \(schema 3, known is 2\)/)
})
