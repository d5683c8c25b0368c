import { writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ledgerAfter } from '../../src/publish/remember.js'
import { LedgerError, ledgerFile, readLedger, writeLedger } from '../../src/state/ledger.js'
import { temporaryFolder } from '../helpers/cli.js'
import { DIRECT, day, EMPTY, MENU, shop, taken } from './flows.js'

describe('the ledger', () => {
  const verified = ledgerAfter(EMPTY, taken(1, { [MENU]: 'verified', [DIRECT]: 'verified' }))

  it('renews with every whole night, and says since when nothing was wrong', () => {
    const next = ledgerAfter(verified, taken(2, { [MENU]: 'verified', [DIRECT]: 'verified' }))
    expect(next.walks[MENU]).toMatchObject({ verdict: 'verified', verifiedAt: day(2), verifiedSince: day(1) })
    expect(next.night).toMatchObject({ run: 'run-2', at: day(2) })
  })

  it.each(['blocked', 'error'] as const)('leaves everything as it was where a walk was %s', (verdict) => {
    const next = ledgerAfter(verified, taken(2, { [MENU]: verdict, [DIRECT]: 'verified' }))
    expect(next.walks[MENU]).toEqual(verified.walks[MENU])
    expect(next.night?.at).toBe(day(2))
  })

  it('never hides what is broken behind a failure, nor lets a walk at noon renew', () => {
    const broken = ledgerAfter(verified, taken(2, { [MENU]: 'broken', [DIRECT]: 'verified' }))
    expect(broken.walks[MENU]).toMatchObject({ verdict: 'broken', verifiedAt: day(1), verifiedSince: null })
    const failed = ledgerAfter(broken, taken(3, { [MENU]: 'error', [DIRECT]: 'verified' }))
    expect(failed.walks[MENU]?.verdict).toBe('broken')
    const noon = ledgerAfter(broken, taken(3, { [MENU]: 'verified' }))
    expect(noon).toEqual(broken)
  })

  it('takes what is worse from a walk at noon, and nothing else', () => {
    const noon = ledgerAfter(verified, taken(2, { [MENU]: 'changed' }))
    expect(noon.walks[MENU]).toMatchObject({ verdict: 'changed', step: 'open', verifiedAt: day(1) })
    expect(noon.night).toEqual(verified.night)
  })

  it('a night that was stopped early is no night', () => {
    const cut = taken(2, { [MENU]: 'verified', [DIRECT]: 'verified' })
    expect(ledgerAfter(verified, { ...cut, run: { ...cut.run, stopped: true } })).toEqual(verified)
  })

  it('a night in which walks were put off is a night; what they came to before stays', () => {
    const night = taken(2, { [DIRECT]: 'verified' })
    const putOff = [{ walk: MENU, why: 'walks-per-day' as const }]
    const accounts = [{ account: 'tester', probed: null, stopped: null, pausedUntil: null, putOff }]
    const next = ledgerAfter(verified, { ...night, run: { ...night.run, accounts } })
    expect(next.night?.at).toBe(day(2))
    expect(next.walks[MENU]).toEqual(verified.walks[MENU])
    // Without that, one walk is no night.
    expect(ledgerAfter(verified, night).night?.at).toBe(day(1))
  })

  it('forgets walks that no flow asks for any more', () => {
    const { routes } = shop()
    const flows = [shop({ routes: routes.filter(({ id }) => id !== 'direct') })]
    expect(Object.keys(ledgerAfter(verified, taken(2, { [MENU]: 'verified' }, flows)).walks)).toEqual([MENU])
  })

  it('knows which claims were tested and which were contradicted', () => {
    const night = taken(2, { [MENU]: 'changed', [DIRECT]: 'verified' })
    const [menu, direct] = night.run.walks
    const against = {
      kind: 'claim-contradicted',
      relevance: 'route',
      step: 'open',
      subject: { kind: 'claim', says: 'Kein Grund.' },
    }
    const walks = [{ ...menu, findings: [against] }, direct] as unknown as typeof night.run.walks
    const next = ledgerAfter(verified, { ...night, run: { ...night.run, walks } })
    expect(next.walks[MENU]).toMatchObject({ tested: ['no-reason'], contradicted: ['no-reason'] })
    expect(next.walks[DIRECT]).toMatchObject({ tested: ['no-reason'], contradicted: [] })
  })

  it('is read as it was written, and damaged it is refused', () => {
    const folder = temporaryFolder()
    expect(readLedger(folder, 'live')).toEqual(EMPTY)
    writeLedger(folder, verified)
    expect(readLedger(folder, 'live')).toEqual(verified)
    writeFileSync(ledgerFile(folder, 'live'), '{"schema":1')
    expect(() => readLedger(folder, 'live')).toThrow(LedgerError)
  })
})
