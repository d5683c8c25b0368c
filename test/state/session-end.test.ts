import { describe, expect, it } from 'vitest'
import type { Cookie } from '../../src/screen/session.js'
import { predictedEnd, renewedBetween } from '../../src/state/session-end.js'
import { readSession, writeSession } from '../../src/state/sessions.js'
import { temporaryFolder } from '../helpers/cli.js'
import { cookie, person, SIGNED_IN, sealFor, sessionOf, signIn } from '../helpers/sessions.js'

const DAY = 86_400
const start = Date.parse(SIGNED_IN) / 1000
const lasting = (days: number, changes: Partial<Cookie> = {}) => cookie({ expires: start + days * DAY, ...changes })
const state = (...cookies: readonly Cookie[]) => sessionOf(cookies).storageState
/** The days that are foreseen, from signing in. */
const foreseen = (cookies: readonly Cookie[], nowDays = 0, renewed: readonly string[] = []) => {
  const end = predictedEnd(state(...cookies), SIGNED_IN, (start + nowDays * DAY) * 1000, renewed)
  return { ends: end.endsAt && (Date.parse(end.endsAt) / 1000 - start) / DAY, shortest: end.shortest }
}

describe('the end of a session', () => {
  it('is that of the cookie that ends first', () => {
    expect(foreseen([lasting(30), lasting(90, { name: 'other' })])).toEqual({ ends: 30, shortest: 30 })
    expect(foreseen([lasting(30)], 24.5)).toEqual({ ends: 30, shortest: 5.5 })
  })

  it('is not known where no cookie that holds an account has one', () => {
    expect(foreseen([cookie(), lasting(7, { httpOnly: false, name: '_ga' })])).toEqual({ ends: null, shortest: null })
    expect(foreseen([lasting(0.02, { name: '__cf_bm' })])).toEqual({ ends: null, shortest: null })
    expect(foreseen([lasting(30)], 31)).toEqual({ ends: null, shortest: null })
  })

  it('is not that of a cookie that each visit renews', () => {
    const slid = lasting(7, { name: 'AWSALB' })
    const renewed = renewedBetween(
      state(slid, lasting(30)),
      state({ ...slid, expires: slid.expires + DAY }, lasting(30)),
    )
    expect(renewed).toHaveLength(1)
    expect(foreseen([slid, lasting(30)], 0, renewed)).toEqual({ ends: 30, shortest: 7 })
  })

  it('is not that of a cookie that ends later than any that was set when signing in', () => {
    expect(foreseen([lasting(450)], 60)).toEqual({ ends: null, shortest: 390 })
    expect(foreseen([lasting(400)], 60)).toEqual({ ends: 400, shortest: 340 })
  })

  it('is not put off by the seconds between two requests, nor by a cookie that got an end', () => {
    const fixed = lasting(30)
    expect(renewedBetween(state(fixed), state({ ...fixed, expires: fixed.expires + 5 }))).toEqual([])
    expect(renewedBetween(state(cookie()), state(fixed))).toEqual([])
  })

  it('is learnt from walk to walk, and what was learnt is kept', async () => {
    const kim = await person()
    const file = `${temporaryFolder()}/tester.json`
    const at = (days: number) => (start + days * DAY) * 1000
    const first = await writeSession(file, signIn(sessionOf([lasting(3)])), sealFor(kim))
    expect(first).toMatchObject({ endsAt: new Date(at(3)).toISOString(), shortest: 3 })
    const walk = async (days: number, expires: number) => {
      const before = await readSession(file, kim.keys)
      const base = before?.header.generation ?? 0
      const session = sessionOf([lasting(expires)])
      return writeSession(file, signIn(session, { base, before, savedBy: 'walk', now: at(days) }), sealFor(kim))
    }
    expect(await walk(1, 4)).toMatchObject({ endsAt: null, shortest: 3 })
    // The site renews it once a day only: a second walk of the night sees no change.
    expect(await walk(1.1, 4)).toMatchObject({ endsAt: null, shortest: 2.9 })
  })
})
