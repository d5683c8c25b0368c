import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { mailHtml, mailText, markdown } from '../../src/alert/format.js'
import { messageOf } from '../../src/alert/message.js'
import { sampleNotice } from '../../src/alert/sample.js'
import { type Finding, nowhere } from '../../src/compare/finding.js'
import { VERDICTS } from '../../src/compare/verdict.js'
import { blankNotice, type Incident, type Notice } from '../../src/incident/incident.js'
import { summaryMarkdown } from '../../src/report/summary.js'
import { verdictTable } from '../../src/report/table.js'
import { LANGUAGES } from '../../src/settings/language.js'
import { loadSettings } from '../../src/settings/settings.js'
import { oldRunSchema, type Run, type WalkResult } from '../../src/state/result.js'
import type { StoredRun } from '../../src/state/runs.js'
import { temporaryFolder } from '../helpers/cli.js'
import { heldRun, reportHtml } from '../helpers/stored.js'
import { englishIn } from './leaks.js'
import { FACTS, NOTES } from './samples.js'

const file = join(temporaryFolder(), 'guidewatch.yaml')
writeFileSync(file, '')
const settings = loadSettings(file)
const AT = '2026-01-05T03:00:00.000Z'
const sample = await sampleNotice(settings, new Date(AT))
const incident = sample.incident as Incident

/** What the sample quotes of a page and a guide, in English. */
const QUOTED = /How to object|Choose “[^”]*”\.|Object on Example|Through the menu|Example Consumers|Privacy \w+/g

const ended = (how: NonNullable<Incident['resolved']>['how'], change: Partial<Incident> = {}): Incident => ({
  ...incident,
  ...change,
  state: 'resolved',
  resolved: { at: AT, how, by: 'Ana', reason: '‹r›' },
})
const of = (kind: Notice['kind'], about: Incident | null, more: Partial<Notice> = {}): Notice => ({
  ...blankNotice('stand-in', AT),
  kind,
  incident: about,
  ...more,
})
const fresh = (percent: number) => ({ percent, verifiedAt: AT, verifiedUntil: AT })
const member = incident.members[0] as Incident['members'][number]
const ofClass = (how: Incident['class'], stepNumber: number | null): Incident => ({
  ...incident,
  class: how,
  headline: { kind: 'trouble', class: how, flow: 'Example', route: 'Example', step: stepNumber },
  members: [
    { ...member, class: how, evidence: { ...member.evidence, stepNumber, findings: [...FACTS], patch: 'patches/a' } },
    { ...member, key: 'other', class: how },
  ],
})
const acknowledged = { by: 'Ana', at: AT, reason: '‹r›', until: AT }

const NOTICES: readonly Notice[] = [
  ...(['changed', 'broken', 'blocked', 'error'] as const).flatMap((how) =>
    [2, null].map((step) => of('opened', ofClass(how, step))),
  ),
  of('opened', { ...incident, kind: 'account', label: '‹a›' }),
  of('opened', { ...incident, kind: 'platform', label: 'x' }),
  of('reopened', incident),
  of('extended', incident),
  of('recovered', ended('approval')),
  of('recovered', ended('by-hand')),
  of('recovered', ended('recovery')),
  of('recovered', ended('recovery', { class: 'blocked' })),
  of('recovered', ended('recovery', { kind: 'account' })),
  of('recovered', ended('recovery', { kind: 'platform' })),
  of('superseded', ended('superseded')),
  of('withdrawn', ended('withdrawn')),
  of('reminder', incident, { freshness: fresh(50) }),
  of('reminder', incident, { freshness: fresh(100) }),
  of('escalation', incident),
  of('digest', null, {
    incidents: [
      { incident, muted: 'flapping' },
      { incident: { ...incident, acknowledged }, muted: 'silenced' },
      { incident: ended('recovery'), muted: null },
    ],
  }),
  of('digest', null, { incidents: [{ incident, muted: null }] }),
  of('alive', null, { figures: { nights: 31, walks: 9000, verified: 8900, since: AT, open: 1 } }),
  of('overdue', null, { overdue: { source: '‹s›', generatedAt: AT, why: '‹w›' } }),
  of('overdue', null, { overdue: { source: '‹s›', generatedAt: null, why: '‹w›' } }),
  of('quiet', null, { quiet: { since: AT, until: AT } }),
  ...[-2, 0, 1, 6].map((days) =>
    of('session-ends', null, { session: { account: '‹a›', endsAt: AT, days, thread: 't' } }),
  ),
  of('session-renewed', null, { session: { account: '‹a›', endsAt: AT, days: 0, thread: 't' } }),
  of('test', incident),
]

/** A run with every verdict, finding and note. */
function fullRun(): StoredRun {
  const run = oldRunSchema.parse(JSON.parse(readFileSync(join(import.meta.dirname, 'schema-1', 'run.json'), 'utf8')))
  const base = run.walks[0] as WalkResult
  const findings = FACTS.map(
    (fact, index): Finding => ({
      ...nowhere(base.steps[0]?.id ?? '', fact.kind),
      ...fact,
      relevance: index % 5 === 0 ? 'elsewhere' : 'route',
    }),
  )
  const notes = Object.values(NOTES).filter(({ kind }) => kind !== 'told')
  const walks = VERDICTS.map(
    (verdict, index): WalkResult => ({
      ...base,
      id: `a/b/de-DE-${index}`,
      flow: 'a',
      route: 'b',
      flowTitle: 'Example',
      title: 'Example',
      verdict,
      findings,
      notes: [...notes],
      outcome: verdict === 'error' ? { kind: 'error', message: '‹m›' } : { kind: 'arrived' },
      confirmation: {
        first: verdict,
        second: verdict,
        agrees: index % 2 === 0,
        both: null,
        by: index === 2 ? ['a/b/c'] : [],
      },
      guides: [],
    }),
  )
  const texts: Run['proposals'][number]['texts'] = [
    { locale: 'de-DE', devices: ['desktop'], change: { kind: 'insert', step: 2 }, sentences: ['‹q›'] },
  ]
  const proposals: Run['proposals'] = [{ flow: 'a', route: 'b', kind: 'rename', step: 's', texts, pictures: [] }]
  const app = { flow: 'a', route: 'app', title: 'Example', guides: [] }
  const head = { ...run, schema: 2 as const, proposals, reassessed: { at: AT, comparer: 1 } }
  return heldRun({ ...head, notMachineVerified: [app] }, walks)
}

/** What is to be read on a page. */
function readable(html: string): string {
  return html
    .replace(/<script[\s\S]*?<\/script>|<style>[\s\S]*?<\/style>|<code>[\s\S]*?<\/code>/g, '')
    .replace(/<[^>]*?(?:alt|aria-label)="([^"]*)"[^>]*>|<[^>]*>/g, ' $1 ')
}

describe.each(LANGUAGES)('in %s', (language) => {
  it('every notice is told by mail, webhook and issue, in this language alone', async () => {
    for (const notice of NOTICES) {
      const message = messageOf(notice, { settings, deliveredAt: notice.kind === 'alive' ? AT : null }, language)
      const texts = [message.subject, mailText(message), markdown(message), readable(await mailHtml(message, []))]
      for (const text of texts) {
        expect(text).not.toMatch(/undefined|\[object|NaN|\$\{/)
        expect(text.trim()).not.toBe('')
        const commands = text.replace(/^ {4}.*$|```[\s\S]*?```/gm, '')
        if (language !== 'en') expect([notice.kind, englishIn(commands.replace(QUOTED, ''))]).toEqual([notice.kind, []])
      }
    }
  })

  it('the report, the summary and the table are, too', async () => {
    const stored = fullRun()
    const { run } = stored
    const page = await reportHtml(stored, language, 'en')
    expect(page).toContain(`<html lang="${language}">`)
    for (const other of LANGUAGES.filter((one) => one !== language)) expect(page).toContain(`hreflang="${other}"`)
    const said = [readable(page), summaryMarkdown(run, language), verdictTable(run.walks, language, 1000)]
    for (const text of said) {
      expect(text).not.toMatch(/undefined|\[object|NaN|\$\{/)
      if (language !== 'en') expect(englishIn(text)).toEqual([])
    }
  })
})
