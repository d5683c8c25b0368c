import { describe, expect, it } from 'vitest'
import { cameTo } from '../../src/report/came-to.js'
import { indexPage } from '../../src/report/index-page.js'
import { folderShell } from '../../src/report/shell.js'
import type { ReportView } from '../../src/report/view.js'
import { nightStrip } from '../../src/report/walk/night-strip.js'
import { listPage, listPages } from '../../src/report/walk/walk-list.js'
import { LANGUAGES } from '../../src/settings/language.js'
import type { WalkSummary } from '../../src/state/result.js'
import { SAMPLE } from '../review/sample.js'

const SHELL = folderShell('en', 'en', 'index')

function walks(count: number, verdict: WalkSummary['verdict'] = 'verified'): WalkSummary[] {
  const named = (at: number) => ({ id: `flow-${at % 7}/menu/de-DE-${at}`, flow: `flow-${at % 7}`, route: 'menu' })
  const titles = { flowTitle: 'Widerspruch', title: 'Über das Menü', locale: 'de-DE' }
  return Array.from(
    { length: count },
    (_, at) => ({ ...named(at), ...titles, device: `${at}`, verdict, findings: [] }) as unknown as WalkSummary,
  )
}

function viewOf(all: WalkSummary[], reviewed = SAMPLE): ReportView {
  const head = { run: SAMPLE.run, site: 'live', startedAt: '2027-03-04T02:23:00.000Z', reassessed: null, accounts: [] }
  const run = { ...head, notMachineVerified: [], walks: all } as unknown as ReportView['run']
  return { run, reviewed, evidence: new Map(), varying: new Map(), repository: null }
}

describe('what a night came to, in one sentence', () => {
  it('names what wants a decision, who is not let in, and what is verified', () => {
    expect(cameTo(SAMPLE, { walks: walks(138) }, 'en')).toBe('Everything the guides say was found as they say it.')
    expect(cameTo({ ...SAMPLE, causes: [], hindrances: [] }, { walks: walks(138) }, 'en', 3)).toBe(
      '3 guides have wrong sentences; 138 walks verified.',
    )
    const all = [...walks(138), ...walks(9, 'changed')]
    expect(cameTo(SAMPLE, { walks: all }, 'en')).toBe(
      '2 causes want a decision; 1 account is not let in; 138 walks verified.',
    )
    expect(cameTo(SAMPLE, { walks: all }, 'de')).toBe(
      '2 Ursachen warten auf eine Entscheidung; ein Testkonto wird nicht eingelassen; 138 Wege bestätigt.',
    )
  })

  it('calls nothing verified of which nothing is approved', () => {
    const all = walks(3)
    const notApproved = all.map(({ id }) => id)
    const first = { ...SAMPLE, causes: [], hindrances: [], notApproved }
    expect(cameTo(first, { walks: all }, 'en')).toBe('Nothing is approved yet of 3 walks.')
  })
})

describe('the first page', () => {
  it('has a card per cause, the most urgent first, with what the form needs', () => {
    const page = indexPage(viewOf(walks(9, 'changed')), SHELL)
    const cards = [
      ...page.matchAll(/<article class="cause" id="c-(\w+)" tabindex="-1" data-cause="\1" data-hash="(\w+)"/g),
    ]
    expect(cards.map(([, id, hash]) => ({ id, hash }))).toEqual(SAMPLE.causes.map(({ id, hash }) => ({ id, hash })))
    expect(page).toContain('id="guidewatch-run"')
  })

  it('says where somebody has to sign in before long, and how', () => {
    const ending = [{ account: 'facebook-eu', endsAt: '2026-01-09T03:00:00.000Z', days: 4 }]
    const page = indexPage({ ...viewOf(walks(9)), ending }, folderShell('de', 'en', 'index'))
    expect(page).toContain('Die Sitzung des Testkontos facebook-eu endet voraussichtlich am 9. Januar 2026')
    expect(page).toContain('<code>guidewatch login facebook-eu</code>')
  })

  it('sets the sentence that is wrong above the one that is right, in the language of the guide', () => {
    const page = indexPage(viewOf(walks(9, 'changed')), folderShell('fr', 'en', 'index'))
    const was = page.indexOf('<dd lang="de-DE">Wähle „Einstellungen“.</dd>')
    const now = page.indexOf('<dd lang="de-DE">Wähle „Optionen“.</dd>')
    expect(was).toBeGreaterThan(0)
    expect(now).toBeGreaterThan(was)
  })

  it('leads from every walk of a cause, alike or left out, to its step', () => {
    const page = indexPage(viewOf(walks(9, 'changed')), SHELL)
    for (const { members, leftOut } of SAMPLE.causes)
      for (const { walk, step } of [...members, ...leftOut.map(({ member }) => member)])
        expect(page).toContain(`href="walks/${walk.replaceAll('/', '--')}.html#s-${step}"`)
  })

  it('stays small however large the night is, and leads to the list of all walks', () => {
    const [cause] = SAMPLE.causes
    const [member] = cause?.members ?? []
    if (!cause || !member) throw new Error('the sample has no cause')
    const members = Array.from({ length: 1000 }, (_, at) => ({ ...member, walk: `objection/menu/de-DE-${at}` }))
    const reviewed = { ...SAMPLE, causes: [{ ...cause, members }] }
    for (const language of LANGUAGES) {
      const shell = folderShell(language, 'en', 'index')
      const page = indexPage(viewOf([...walks(3000), ...walks(1000, 'changed')], reviewed), shell)
      expect(Buffer.byteLength(page)).toBeLessThan(200_000)
      expect(page).toContain(`href="${shell.list(1)}"`)
    }
  })
})

it('the list of all walks has pages of 500, and every walk is on one of them', () => {
  const all = walks(1201)
  expect(listPages(all)).toBe(3)
  const pages = [1, 2, 3].map((number) => listPage(all, number, folderShell('en', 'en', 'walks')))
  const named = pages.map((page) => [...page.matchAll(/<tr><td>/g)].length)
  expect(named).toEqual([500, 500, 201])
  expect(new Set(pages.flatMap((page) => page.match(/href="flow-[^"]+"/g) ?? [])).size).toBe(1201)
  expect(pages[0]).toContain('href="index-3.html" aria-label="Page 3"')
})

it('the nights of a walk say their verdict in words and by a sign, not by a colour alone', () => {
  const night = (run: string, verdict: WalkSummary['verdict']) => ({
    run,
    at: '2027-03-01T02:00:00.000Z',
    verdict,
    ms: 1,
  })
  const strip = String(nightStrip([night('a', 'verified'), night('b', 'broken')], 'b', 'de'))
  expect(strip).toContain('<span aria-hidden="true">✓</span><span class="unseen">1. März 2027: bestätigt</span>')
  expect(strip).toContain('<span aria-hidden="true">✕</span><span class="unseen">diese Nacht: unterbrochen</span>')
  expect(String(nightStrip([night('a', 'verified')], 'a', 'de'))).toBe('')
})
