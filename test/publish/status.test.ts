import { describe, expect, it } from 'vitest'
import { ledgerAfter } from '../../src/publish/remember.js'
import { needsRenewal, saysTheSame } from '../../src/publish/same.js'
import { type PublishedLink, type Status, statusSchema } from '../../src/publish/schema.js'
import { worstOf } from '../../src/publish/status.js'
import type { Ledger } from '../../src/state/ledger.js'
import { DIRECT, day, EMPTY, MENU, shop, statusAfter, taken } from './flows.js'

const both = { [MENU]: 'verified', [DIRECT]: 'verified' } as const
const night = (ledger: Ledger, number: number, menu: 'verified' | 'changed' | 'broken' | 'blocked' | 'error') =>
  ledgerAfter(ledger, taken(number, { ...both, [MENU]: menu }))
const first = night(EMPTY, 1, 'verified')

describe('the published status', () => {
  it('says of each link what its worst way comes to, with the rest beside it', () => {
    const status = statusSchema.parse(statusAfter(night(first, 2, 'broken'), { previous: statusAfter(first) }))
    const [link] = status.links
    expect(link).toMatchObject({ id: 'shop', state: 'broken', verifiedAt: day(1), renewed: false, verifiedSince: null })
    expect(link?.routes.map(({ id, state }) => [id, state])).toEqual([
      ['menu', 'broken'],
      ['direct', 'verified'],
      ['app', 'not-machine-verified'],
    ])
    expect(link?.action?.de).toBe('Nimm einen anderen Weg: „direct“ geht noch.')
    expect(link?.history.map(({ from, to }) => [from, to])).toEqual([
      ['verified', 'broken'],
      [null, 'verified'],
    ])
    expect(link?.history[0]?.says.en).toBe('The way “By the menu” no longer leads to the form.')
  })

  it('what is verified needs no action, and says since when', () => {
    const [link] = statusAfter(night(first, 2, 'verified')).links
    expect(link).toMatchObject({
      state: 'verified',
      action: null,
      renewed: true,
      verifiedAt: day(2),
      verifiedUntil: day(9),
      verifiedSince: day(1),
      url: 'https://shop.example/form',
    })
    expect(link?.claims).toEqual([
      { id: 'no-reason', says: { en: 'No reason.', de: 'Kein Grund.' }, state: 'true', at: day(2) },
    ])
  })

  it('is unknown once a verification has expired, however often a walk was blocked', () => {
    const blocked = [2, 3, 4, 5, 6, 7].reduce((ledger, number) => night(ledger, number, 'blocked'), first)
    expect(statusAfter(blocked).links[0]).toMatchObject({ state: 'verified', renewed: false, verifiedUntil: day(8) })
    expect(statusAfter(night(blocked, 8, 'blocked')).links[0]?.state).toBe('unknown')
  })

  it('publishes no address that nobody has approved', () => {
    const [link] = statusAfter(first, { addressOf: () => null }).links
    expect(link).toMatchObject({ url: null, state: 'unknown' })
  })

  it('never lets a link vanish: it is retired, once', () => {
    const other = shop({ flow: 'other', link: { id: 'other', url: 'https://shop.example/other' } })
    const known = statusAfter(first, { flows: [shop(), other] })
    const gone = statusAfter(first, { previous: known })
    expect(gone.links.map(({ id, state, url }) => [id, state, url])).toEqual([
      ['other', 'retired', null],
      ['shop', 'verified', 'https://shop.example/form'],
    ])
    const [again] = statusAfter(night(first, 2, 'verified'), { previous: gone }).links
    expect(again).toEqual(gone.links[0])
    expect(again?.history[0]).toMatchObject({ to: 'retired' })
  })

  it('counts how often a deadline was moved', () => {
    const until = (date: string) => [shop({ deadline: { date, says: 'Until then.' } })]
    const may = statusAfter(first, { flows: until('2026-05-26') })
    expect(may.links[0]?.deadline).toMatchObject({ date: '2026-05-26', sequence: 0 })
    const moved = statusAfter(first, { flows: until('2026-06-01'), previous: may })
    expect(moved.links[0]?.deadline).toMatchObject({ date: '2026-06-01', sequence: 1 })
    expect(statusAfter(first, { flows: until('2026-06-01'), previous: moved }).links[0]?.deadline?.sequence).toBe(1)
  })

  it('what a person attested counts until its own time, and only where every step worked', () => {
    const attested = (works: boolean) => ({
      at: day(1),
      until: day(4),
      by: 'Ana',
      appVersion: null,
      note: null,
      steps: [{ id: 'tap', works, seen: null, picture: null }],
    })
    const stateOf = (works: boolean, number: number) =>
      statusAfter(first, { attestationOf: () => attested(works), now: new Date(day(number)) }).links[0]?.routes[2]
        ?.state
    expect([stateOf(true, 2), stateOf(true, 5), stateOf(false, 2)]).toEqual([
      'attested',
      'not-machine-verified',
      'not-machine-verified',
    ])
  })

  it('severity has one order', () => {
    expect(worstOf(['verified', 'unknown', 'broken', 'changed'])).toBe('broken')
    expect(worstOf(['verified', 'unknown', 'changed'])).toBe('changed')
    expect(worstOf(['verified', 'unknown'])).toBe('unknown')
    expect(worstOf([])).toBe('unknown')
  })
})

describe('what is new', () => {
  const known = statusAfter(first)
  const linkAfter = ({ links: [link] }: Status): PublishedLink => {
    if (!link) throw new Error('unreachable')
    return link
  }
  const before = linkAfter(known)
  const nextOf = (ledger: Ledger) => linkAfter(statusAfter(ledger, { previous: known }))

  it('a night without changes says nothing that the head does not', () => {
    expect(saysTheSame(before, nextOf(night(first, 2, 'verified')))).toBe(true)
    expect(saysTheSame(before, nextOf(night(first, 2, 'changed')))).toBe(false)
    // Blocked, it is not renewed, and the head would say that it was.
    expect(saysTheSame(before, nextOf(night(first, 2, 'blocked')))).toBe(false)
  })

  it('dates are renewed before anybody takes them for expired', () => {
    expect(needsRenewal(before, 7, new Date(day(3)))).toBe(false)
    expect(needsRenewal(before, 7, new Date(day(6)))).toBe(true)
  })
})
