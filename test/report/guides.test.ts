import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { indexPage } from '../../src/report/index-page.js'
import { folderShell } from '../../src/report/shell.js'
import type { ReportView } from '../../src/report/view.js'
import { LANGUAGES, type Language } from '../../src/settings/language.js'
import { type RunGuide, readRunGuides, writeRunGuides } from '../../src/state/run-guides.js'
import { guideIncidentWords } from '../../src/words/guide-incident.js'
import { temporaryFolder } from '../helpers/cli.js'
import { finding } from '../helpers/guide-troubles.js'
import { SAMPLE } from '../review/sample.js'

function guide(id: string, check: Partial<RunGuide['check']>, more: Partial<RunGuide> = {}): RunGuide {
  return {
    id,
    title: 'So widersprichst du',
    publisher: `Redaktion ${id}`,
    url: `https://${id}.example/guide`,
    file: null,
    language: 'de',
    contact: null,
    family: null,
    ...more,
    check: {
      checkedAt: '2026-11-26T03:10:00.000Z',
      verdict: 'right',
      unknown: null,
      message: null,
      since: '2026-11-26T03:10:00.000Z',
      findings: [],
      labels: 4,
      last: null,
      validators: null,
      text: null,
      against: null,
      ...check,
    },
  }
}

const COPIES = ['post', 'herald'].map((id) =>
  guide(id, { verdict: 'wrong', findings: [finding('one')] }, { family: 'agency-2026' }),
)
const GUIDES = [
  guide('right', {}),
  ...COPIES,
  guide('wall', { verdict: 'unknown', unknown: 'consent-wall' }, { title: 'Meta-KI abschalten' }),
]

function page(guides: readonly RunGuide[], language: Language): string {
  const head = { run: SAMPLE.run, site: 'live', startedAt: '2027-03-04T02:23:00.000Z', reassessed: null, accounts: [] }
  const run = { ...head, notMachineVerified: [], walks: [] } as unknown as ReportView['run']
  const reviewed = { ...SAMPLE, causes: [], hindrances: [] }
  const view = { run, reviewed, evidence: new Map(), varying: new Map(), repository: null, guides }
  return indexPage(view, folderShell(language, 'en', 'index'))
}

const sectionOf = (html: string) => /<section id="guides"[\s\S]*?<\/section>/.exec(html)?.[0] ?? ''

describe('the guides in a report', () => {
  it('are counted, then each wrong sentence stands above the right one, copies of one text together', () => {
    const html = sectionOf(page(GUIDES, 'de'))
    expect(html).toContain('Anleitungen geprüft: 4, richtig: 1, ein Satz falsch: 2, unklar: 1')
    expect(html.match(/<article/g)).toHaveLength(1)
    expect(html).toMatch(/Redaktion post[\s\S]*Redaktion herald/)
    expect(html).toMatch(
      /class="was"[\s\S]*„Privatsphäre“\.[\s\S]*class="now"[\s\S]*„Datenschutz“\.[\s\S]*heißt jetzt „Datenschutz“/,
    )
    expect(html).toContain('href="https://post.example/guide#:~:text=')
    expect(html).toMatch(/Redaktion wall[\s\S]*Einwilligungsabfrage/)
  })

  it.each(LANGUAGES)('are told in %s', (language) => {
    const html = sectionOf(page(GUIDES, language))
    expect(html).toContain(guideIncidentWords(language).report.title)
    expect(html).toContain(guideIncidentWords(language).write)
  })

  it('are nothing where none was checked, and say so where all are right', () => {
    expect(sectionOf(page([], 'en'))).toBe('')
    expect(sectionOf(page([guide('right', {})], 'en'))).toContain('No sentence of a guide is known to be wrong.')
  })

  it('turn nothing of a page into markup, nor into an address that is none of the web', () => {
    const evil = '"><img src=x onerror=alert(1)>\u202e'
    const one = finding('one', { sentence: evil, proposed: evil })
    const html = sectionOf(
      page([guide('evil', { verdict: 'wrong', findings: [one] }, { title: evil, url: 'javascript:alert(1)' })], 'en'),
    )
    expect(html).not.toMatch(/<img|\u202e|href="javascript/)
    expect(html).toContain('&lt;img')
  })

  it('are kept with the run that checked them', () => {
    const out = temporaryFolder()
    expect(readRunGuides(out)).toEqual([])
    writeRunGuides(out, GUIDES)
    expect(readRunGuides(out)).toEqual(GUIDES)
    writeFileSync(join(out, 'guides.json'), '{"schema":1,"guides":[{}]}')
    expect(() => readRunGuides(out)).toThrow('guides.json is damaged. Delete it')
  })
})
