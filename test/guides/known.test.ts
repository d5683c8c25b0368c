import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadFlows } from '../../src/flow/load.js'
import { knownSchema } from '../../src/guide-check/known.js'
import { knownOf } from '../../src/guides/known.js'
import { withoutTaught } from '../../src/guides/known-links.js'
import { rememberLabels } from '../../src/guides/remember-labels.js'
import { labelMemoryFile, readLabelMemory } from '../../src/state/label-memory.js'
import { type LedgerEntry, writeLedger } from '../../src/state/ledger.js'
import { ROOT, temporaryFolder } from '../helpers/cli.js'

const CONTEXT = { accounts: ['facebook-eu', 'instagram-eu'], devices: ['desktop', 'mobile'] }
const { flows } = loadFlows(join(ROOT, 'flows/meta'), CONTEXT)
const AT = '2026-11-26T03:00:00.000Z'
const NOW = new Date('2026-11-26T09:00:00.000Z')

function settings(snapshots = join(ROOT, 'snapshots')) {
  return { state: temporaryFolder(), snapshots, freshness: { days: 3, attestedDays: 90 } }
}

const BEFORE_NIGHTS = knownOf(settings(), flows, 'stand-in', NOW)

/** The flow of objecting on Facebook, on the stand-in; before the first night where no settings are given. */
function known(own?: ReturnType<typeof settings>) {
  const one = (own ? knownOf(own, flows, 'stand-in', NOW) : BEFORE_NIGHTS).get('facebook-objection')
  if (!one) throw new Error('the flow is not known')
  return one
}

function entry(verdict: LedgerEntry['verdict'], more: Partial<LedgerEntry> = {}): LedgerEntry {
  return { at: AT, verdict, step: null, verifiedAt: AT, verifiedSince: AT, tested: [], contradicted: [], ...more }
}

function ledger(state: string, walks: Readonly<Record<string, LedgerEntry>>) {
  writeLedger(state, { schema: 1, site: 'stand-in', night: { run: 'night', at: AT, heldAt: AT }, walks })
}

describe('what is known of what guides teach', () => {
  it('has the shape that checks read, of every flow', () => {
    for (const one of BEFORE_NIGHTS.values()) expect(knownSchema.parse(one)).toEqual(one)
  })

  it('is what approved screens show, in each language, with the step that uses it', () => {
    const labels = known().labels.filter(({ locale }) => locale === 'de-DE')
    expect(labels).toContainEqual(
      expect.objectContaining({
        text: 'Datenschutzrichtlinie',
        role: 'link',
        step: 'facebook-objection/settings-policy/click-datenschutzrichtlinie',
        until: null,
        picture: expect.stringMatching(/^pictures\/[0-9a-f]{64}\.png$/),
      }),
    )
    expect(labels).toContainEqual(expect.objectContaining({ text: 'Hilfe und Support', step: null }))
    expect(labels.some(({ text }) => text.includes('@'))).toBe(false)
  })

  it('knows right, old, wrong and removed forms, and sends readers to the right one', () => {
    const links = known().links.map(({ url, is, instead }) => [url.split('/').at(-1), is, instead?.split('/').at(-1)])
    expect(links).toContainEqual(['712876720715583', 'right', undefined])
    expect(links).toContainEqual(['6359191084165019', 'old', '712876720715583'])
    expect(links).toContainEqual(['510058597920541', 'wrong', '712876720715583'])
    expect(links).toContainEqual(['540977946302970', 'gone', 'privacy'])
    // Deleting the account helps where objecting does not, so it is no wrong form.
    expect(links.some(([id]) => id === 'delete_account')).toBe(false)
  })

  it('takes no form for a wrong one on the page of a guide that teaches it, too', () => {
    const [own, third] = [BEFORE_NIGHTS.get('facebook-objection'), BEFORE_NIGHTS.get('third-party-objection')]
    if (!own || !third) throw new Error('the flows are not known')
    const wrong = withoutTaught(own, [own, third]).links.filter(({ is }) => is === 'wrong')
    expect(wrong.map(({ url }) => url)).toEqual(['https://www.facebook.com/help/contact/1266025207620918'])
  })

  it('says of a route whether the nights verified it, and of the flow whether it works', () => {
    const own = settings()
    expect(known(own)).toMatchObject({ works: 'unknown' })
    const walks = (verdict: LedgerEntry['verdict'], at = AT) => ({
      'facebook-objection/settings-policy/de-DE-desktop': entry('verified', { at }),
      'facebook-objection/settings-policy/de-DE-mobile': entry(verdict, { at }),
    })
    const stateOf = () => known(own).routes.find(({ route }) => route === 'facebook-objection/settings-policy')?.state
    ledger(own.state, walks('verified'))
    expect([known(own).works, stateOf()]).toEqual(['yes', 'verified'])
    ledger(own.state, walks('changed'))
    expect([known(own).works, stateOf()]).toEqual(['yes', 'unverified'])
    ledger(own.state, walks('broken'))
    expect([known(own).works, stateOf()]).toEqual(['yes', 'broken'])
    ledger(own.state, walks('verified', '2026-11-01T03:00:00.000Z'))
    expect([known(own).works, stateOf()]).toEqual(['unknown', 'unverified'])
  })

  it('puts devices apart on which the steps differ, and lets guides leave out what only looks', () => {
    const routes = known().routes.filter(({ route }) => route === 'facebook-objection/settings-policy')
    expect(routes.map(({ devices, steps }) => [devices, steps[1]?.labels])).toEqual([
      [['desktop'], ['Dein Profil']],
      [['mobile'], ['Menü']],
    ])
    expect(routes[0]?.steps.map(({ action, needed }) => [action, needed]).slice(0, 3)).toEqual([
      ['open', false],
      ['click', true],
      ['click', true],
    ])
  })

  it('tells what a claim is about, and what the nights found', () => {
    const own = settings()
    ledger(own.state, {
      'facebook-objection/direct-link/de-DE-desktop': entry('verified', {
        tested: ['text-optional', 'still-possible'],
      }),
      'facebook-objection/direct-link/en-GB-desktop': entry('changed', {
        tested: ['text-optional'],
        contradicted: ['text-optional'],
      }),
    })
    const { claims } = known(own)
    expect(claims.find(({ id }) => id === 'text-optional')).toMatchObject({
      outcome: 'contradicted',
      at: '2026-11-26',
      about: { kind: 'field', required: false, labels: { de: [expect.stringContaining('(optional)')] } },
    })
    expect(claims.find(({ id }) => id === 'still-possible')).toMatchObject({ outcome: 'holds' })
    expect(claims.find(({ id }) => id === 'login-required')).toMatchObject({
      outcome: 'untested',
      about: { kind: 'login' },
    })
  })

  it('remembers a label that an approval replaced, and what is there instead', async () => {
    const snapshots = join(temporaryFolder(), 'snapshots')
    const at = 'stand-in/facebook-objection/settings-policy'
    cpSync(join(ROOT, 'snapshots', at), join(snapshots, at), { recursive: true })
    const own = settings(snapshots)
    await rememberLabels(own, flows, { site: 'stand-in', run: 'first', at: '2026-11-24T03:00:00.000Z', walks: [] })
    rename(join(snapshots, at), 'Datenschutzrichtlinie', 'Richtlinie zum Datenschutz')
    await rememberLabels(own, flows, { site: 'stand-in', run: 'second', at: AT, walks: [] })
    const step = 'facebook-objection/settings-policy/click-datenschutzrichtlinie'
    const { labels, routes } = known(own)
    expect(labels.filter((one) => one.step === step).map(({ text, until, now }) => [text, until, now])).toEqual([
      ['Datenschutzrichtlinie', '2026-11-26', 'Richtlinie zum Datenschutz'],
      ['Richtlinie zum Datenschutz', null, null],
    ])
    const today = routes.flatMap(({ steps }) => steps).find((one) => one.step === step)
    expect(today?.labels).toEqual(['Richtlinie zum Datenschutz'])
  })
})

/** Gives the target of every screen that has this name another one, as an approval of a renamed control does. */
function rename(folder: string, was: string, now: string): void {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.json')) continue
    const file = join(folder, name)
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(`"${was}"`, `"${now}"`))
  }
}

describe('the file of the label memory', () => {
  it('has a label a line, in an order that never changes', async () => {
    const own = settings()
    const night = { site: 'stand-in', run: 'first', at: AT, walks: [] } as const
    await rememberLabels(own, flows, night)
    const text = readFileSync(labelMemoryFile(own.state, 'stand-in'), 'utf8')
    const { labels } = readLabelMemory(own.state, 'stand-in')
    expect(text.split('\n').filter((line) => line.startsWith('{"flow"') && line.includes('"text"'))).toHaveLength(
      labels.length,
    )
    await rememberLabels(own, [...flows].reverse(), night)
    expect(readFileSync(labelMemoryFile(own.state, 'stand-in'), 'utf8')).toBe(text)
  })

  it('is refused when it is damaged, with what to do', () => {
    const own = settings()
    const file = labelMemoryFile(own.state, 'stand-in')
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, '{"schema":1,')
    expect(() => known(own)).toThrow(`${file} is damaged. Restore it from version control or a backup`)
  })
})
