import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { advance } from '../../src/incident/advance.js'
import { type Approvals, toChange } from '../../src/incident/approved.js'
import { acknowledge, endSilence, resolveByApproval, resolveByHand, silence } from '../../src/incident/commands.js'
import { emptyState, type Incident, type IncidentState, stateSchema, unresolved } from '../../src/incident/incident.js'
import { isFlapping, isSilenced } from '../../src/incident/tell.js'
import { endOf } from '../../src/words/incident.js'
import { night, nightAt, POLICY, type Seen, told } from '../helpers/incidents.js'

const BROKEN: Seen = { class: 'broken' }
const A = 'shop/menu/de-DE-desktop'

/** Takes nights in one after the other and lists what each one told. */
function follow(days: readonly (Readonly<Record<string, Seen>> | null)[], from = emptyState('live')) {
  let state = from
  const said = days.map((seen, day) => {
    const before = state
    if (seen) state = advance(state, night(day, seen), POLICY)
    return told(before, state).filter((what) => !/^(digest|alive)/.test(what))
  })
  return { state, said }
}

describe('an incident', () => {
  it('is told once when it opens and once when it is over', () => {
    const { said } = follow([
      { [A]: 'verified' },
      { [A]: BROKEN },
      { [A]: BROKEN },
      { [A]: 'verified' },
      { [A]: 'verified' },
    ])
    expect(said).toEqual([[], ['opened 1'], [], ['recovered 1'], []])
  })

  it('goes on when it comes back within three days, and is another one later', () => {
    const { said } = follow([{ [A]: BROKEN }, { [A]: 'verified' }, null, null, { [A]: BROKEN }])
    expect(said.flat()).toEqual(['opened 1', 'recovered 1', 'reopened 1'])
    const later = follow([{ [A]: BROKEN }, { [A]: 'verified' }, null, null, null, { [A]: BROKEN }])
    expect(later.said.flat()).toEqual(['opened 1', 'recovered 1', 'opened 2'])
  })

  it('needs a second walk that sees the same, this night or the next', () => {
    const unsure: Seen = { class: 'broken', confirmed: false }
    expect(follow([{ [A]: unsure }, { [A]: 'verified' }, { [A]: unsure }]).said.flat()).toEqual([])
    expect(follow([{ [A]: unsure }, { [A]: unsure }]).said).toEqual([[], ['opened 1']])
    // But what is open stays so until a walk proves the contrary.
    expect(unresolved(follow([{ [A]: BROKEN }, { [A]: unsure }]).state)).toHaveLength(1)
  })

  it('that only blocks is told on the second night, and before what is published expires', () => {
    const blocked: Seen = { class: 'blocked', alike: 'unavailable' }
    expect(follow([{ [A]: 'verified' }, { [A]: blocked }, { [A]: blocked }]).said).toEqual([[], [], ['opened 1']])
    // Six days without a night: the verification ends tomorrow.
    const missed = [{ [A]: 'verified' as const }, null, null, null, null, null, { [A]: blocked }]
    expect(follow(missed).said.flat()).toEqual(['opened 1'])
  })

  it('is neither over nor a new one while its walk is blocked', () => {
    const { said, state } = follow([{ [A]: BROKEN }, { [A]: { class: 'blocked' } }, { [A]: BROKEN }])
    expect(said.flat()).toEqual(['opened 1'])
    expect(state.incidents.map(({ class: how, state: now }) => [how, now])).toEqual([
      ['broken', 'open'],
      ['blocked', 'resolved'],
    ])
  })

  it('that blocks stays one when the same walk is blocked at another step', () => {
    const blocked = (step: string): Seen => ({ class: 'blocked', alike: 'unavailable', step })
    const { state, said } = follow([
      { [A]: blocked('one') },
      { [A]: blocked('two') },
      { [A]: blocked('one') },
      { [A]: 'verified' },
    ])
    expect(state.incidents.map(({ state: now }) => now)).toEqual(['resolved'])
    expect(said.flat().filter((what) => what.startsWith('opened'))).toEqual(['opened 1'])
  })

  it('is superseded by what the same walk meets at another step', () => {
    const { said, state } = follow([
      { [A]: { class: 'changed', step: 'one' } },
      { [A]: { class: 'broken', step: 'two' } },
    ])
    expect(said[1]).toEqual(['superseded 1', 'opened 2'])
    expect(state.incidents[0]?.resolved?.how).toBe('superseded')
  })

  it('is told by the digest only while it flaps', () => {
    const back = [{ [A]: BROKEN }, { [A]: 'verified' as const }]
    const stays = Array.from({ length: 8 }, () => ({ [A]: BROKEN }))
    const { said, state } = follow([...back, ...back, ...stays])
    expect(said.slice(0, 5).flat()).toEqual(['opened 1', 'recovered 1', 'reopened 1'])
    // What its recipients believe is right: it is open.
    expect(
      said
        .slice(5)
        .flat()
        .filter((what) => !/^(reminder|escalation)/.test(what)),
    ).toEqual([])
    expect(state.pending.some(({ kind, incidents }) => kind === 'digest' && incidents[0]?.muted === 'flapping')).toBe(
      true,
    )
  })

  it('that ended while it flapped is told so once it no longer does, unless that night speaks against it', () => {
    const back = [{ [A]: BROKEN }, { [A]: 'verified' as const }]
    const aWeek = [...back, ...back, null, null, null, null, null]
    const other = { 'shop/other/de-DE-desktop': 'verified' as const }
    const unsure: Seen = { class: 'broken', confirmed: false }
    expect(follow([...aWeek, other]).said.at(-1)).toEqual(['recovered 1'])
    expect(follow([...aWeek, { [A]: unsure }, { [A]: 'verified' }]).said.slice(-2)).toEqual([[], ['recovered 1']])
  })

  it('is reminded of at half time and at the end of the freshness budget, and escalated in between', () => {
    const days = [{ [A]: 'verified' as const }, ...Array.from({ length: 9 }, () => ({ [A]: BROKEN }))]
    const { said } = follow(days)
    const byDay = said.flatMap((list, day) => list.map((what) => `day ${day}: ${what}`))
    expect(byDay).toEqual(['day 1: opened 1', 'day 4: reminder 1', 'day 5: escalation 1', 'day 7: reminder 1'])
  })

  it('waits while somebody takes care of it, until the time named', () => {
    const open = follow([{ [A]: 'verified' }, { [A]: BROKEN }]).state
    const taken = { by: 'Ana', at: nightAt(1), reason: 'asked the editor', until: nightAt(6) }
    let state = acknowledge(open, 1, taken)
    const said: string[] = []
    for (const day of [2, 3, 4, 5, 6, 7, 8]) {
      const before = state
      state = advance(state, night(day, { [A]: BROKEN }), POLICY)
      said.push(...told(before, state).map((what) => `day ${day}: ${what}`))
    }
    expect(said).toEqual(['day 6: reminder 1', 'day 7: reminder 1', 'day 7: digest', 'day 8: escalation 1'])
    expect(() => acknowledge(open, 7, taken)).toThrow('There is no incident 7. Not resolved: 1.')
    expect(() => acknowledge(open, 1, { ...taken, until: nightAt(0) })).toThrow('name a later end')
  })

  it('is kept back by a silence, and told when that ends', () => {
    const entry = {
      incident: null,
      flow: 'shop',
      account: null,
      reason: 'relaunch',
      owner: 'Ana',
      from: nightAt(0),
      until: nightAt(2),
    }
    const quiet = silence(emptyState('live'), entry, nightAt(0))
    expect(follow([null, { [A]: BROKEN }, { [A]: BROKEN }], quiet).said).toEqual([[], [], ['opened 1']])
    const ended = endSilence(quiet, 1, nightAt(1))
    expect(follow([null, { [A]: BROKEN }], ended).said.flat()).toEqual(['opened 1'])
    expect(() => silence(quiet, { ...entry, flow: null }, nightAt(0))).toThrow('Say what to silence')
  })

  it('is resolved by the approval of all it is about', () => {
    const both = { [A]: BROKEN, 'shop/menu/de-DE-mobile': BROKEN }
    const { state } = follow([both])
    const by = { by: 'Ana', at: nightAt(0), guides: 'change' as const }
    const half = resolveByApproval(state, [A], by, POLICY)
    expect(unresolved(half)).toHaveLength(1)
    const whole = resolveByApproval(state, Object.keys(both), by, POLICY)
    expect(whole.incidents[0]?.resolved).toMatchObject({ how: 'approval', by: 'Ana', guides: 'change' })
    expect(told(state, whole)).toEqual(['recovered 1'])
  })

  it('of which one part was approved as what guides have to follow, and another as a variant, ends as the former', () => {
    const { state } = follow([{ [A]: BROKEN, 'shop/menu/fr-FR-desktop': BROKEN }])
    const half = resolveByApproval(state, [A], { by: 'Ana', at: nightAt(0), guides: 'change' }, POLICY)
    expect(unresolved(half)).toHaveLength(1)
    const variant = { by: 'Bernd', at: nightAt(0), guides: 'hold' as const }
    const whole = resolveByApproval(half, ['shop/menu/fr-FR-desktop'], variant, POLICY)
    expect(whole.incidents[0]?.resolved).toMatchObject({ how: 'approval', by: 'Ana', guides: 'change' })
    expect(toChange(whole.incidents[0] as Incident).map(({ language }) => language)).toEqual(['de'])
    // The other part being right again by itself does not make the first one right.
    const later = advance(half, night(1, { [A]: 'verified', 'shop/menu/fr-FR-desktop': 'verified' }), POLICY)
    expect(later.incidents[0]?.resolved).toMatchObject({ how: 'approval', by: 'Ana', guides: 'change' })
  })

  describe('that is right only because something was changed since it opened', () => {
    const { state } = follow([{ [A]: BROKEN }])
    const instructions = { 'shop/menu/arrival': 'shop menu arrival' }
    const endedBy = (approvals: Approvals) => {
      const after = advance(state, { ...night(1, { [A]: 'verified' }), approvals }, POLICY)
      expect(told(state, after)).toEqual(['recovered 1'])
      return after.incidents[0]?.resolved
    }
    const screen = (at: string, oldest = at) => ({ [`${A}@arrival`]: { by: 'Ana', at, oldest } })

    it('ends as approved, and its guides have to be changed', () => {
      expect(endedBy({ screens: screen(nightAt(0.5)), instructions })).toMatchObject({
        how: 'approval',
        by: 'Ana',
        guides: 'change',
      })
    })

    it('ends as approved beside what was there before, where that still counts', () => {
      expect(endedBy({ screens: screen(nightAt(0.5), nightAt(-9)), instructions })).toMatchObject({
        how: 'approval',
        guides: 'hold',
      })
    })

    it('or asked for otherwise by its flow, has guides to be changed, too', () => {
      for (const changed of [{ 'shop/menu/arrival': 'another' }, {}])
        expect(endedBy({ screens: screen(nightAt(-9)), instructions: changed })).toMatchObject({
          how: 'approval',
          by: null,
          guides: 'change',
        })
    })

    it('recovers where nothing was', () => {
      expect(endedBy({ screens: screen(nightAt(-9)), instructions })).toMatchObject({ how: 'recovery' })
    })

    it('is no longer approved when it comes back', () => {
      const after = advance(
        state,
        { ...night(1, { [A]: 'verified' }), approvals: { screens: screen(nightAt(0.5)), instructions } },
        POLICY,
      )
      const back = advance(after, night(2, { [A]: BROKEN }), POLICY)
      const approvals = { screens: screen(nightAt(0.5)), instructions }
      const again = advance(back, { ...night(3, { [A]: 'verified' }), approvals }, POLICY)
      expect(again.incidents[0]?.resolved).toMatchObject({ how: 'recovery' })
    })
  })

  it('ends when no flow asks for its walks any more, and is not told as right again', () => {
    const { state } = follow([{ [A]: BROKEN }])
    const after = advance(state, night(1, { 'shop/other/de-DE-desktop': 'verified' }), POLICY)
    expect(unresolved(after)).toEqual([])
    expect(told(state, after)).toEqual(['withdrawn 1'])
    const incident = after.incidents[0]
    if (!incident) throw new Error('the incident is lost')
    for (const words of [endOf(incident, 'en'), endOf(incident, 'de')]) {
      expect(`${words.status} ${words.lead}`).not.toMatch(/right again|nothing needs|wieder richtig|nichts zu tun/i)
      expect(words.lead).toMatch(/not walked|nicht mehr gegangen/)
    }
  })

  it('is not over because its walk is wrong in another way that could not be confirmed', () => {
    const unsure = (what: Seen) => ({ ...(what as object), confirmed: false }) as Seen
    for (const [first, second] of [
      [{ class: 'broken', step: 'one' }, unsure({ class: 'broken', step: 'two' })],
      [{ class: 'changed', step: 'one' }, unsure({ class: 'broken', step: 'one' })],
    ] as const) {
      const { said, state } = follow([{ [A]: first }, { [A]: second }])
      expect(said).toEqual([['opened 1'], []])
      expect(unresolved(state).map(({ number }) => number)).toEqual([1])
      // Seen again, it is followed by itself; verified, it is over.
      expect(follow([{ [A]: first }, { [A]: second }, { [A]: second }]).said[2]).toEqual(['superseded 1', 'opened 2'])
      expect(follow([{ [A]: first }, { [A]: second }, { [A]: 'verified' }]).said[2]).toEqual(['recovered 1'])
    }
  })

  it('is not over while one of its walks was not walked', () => {
    const phone = 'shop/menu/de-DE-mobile'
    const both = follow([{ [A]: BROKEN, [phone]: BROKEN }]).state
    const desktopOnly = advance(both, night(1, { [A]: 'verified' }, [A, phone]), POLICY)
    expect(told(both, desktopOnly)).toEqual([])
    expect(unresolved(desktopOnly)).toHaveLength(1)
  })
})

describe('one cause is one incident', () => {
  const seen = (ids: readonly string[], what: Seen) => Object.fromEntries(ids.map((id) => [id, what]))

  it('all devices, languages and steps of a walk', () => {
    const { state } = follow([
      {
        [A]: BROKEN,
        'shop/menu/de-DE-mobile': BROKEN,
        'shop/menu/fr-FR-desktop': BROKEN,
        'news/menu/de-DE-desktop': BROKEN,
      },
    ])
    expect(state.incidents.map(({ members }) => members.map(({ key }) => key))).toEqual([
      ['shop/menu/arrival/de/broken', 'shop/menu/arrival/fr/broken'],
      ['news/menu/arrival/de/broken'],
    ])
  })

  it('an account that gets in nowhere mutes its flows', () => {
    const locked: Seen = { class: 'blocked', alike: 'session-missing' }
    const flows = seen(['alpha/x/de-DE-desktop', 'abba/x/de-DE-desktop'], locked)
    const { state, said } = follow([
      { ...flows, [A]: 'verified' },
      { ...flows, 'arts/x/de-DE-desktop': locked, [A]: 'verified' },
    ])
    expect(state.incidents.map(({ kind, label, members }) => [kind, label, members.length])).toEqual([
      ['account', 'a-account', 3],
    ])
    expect(said.flat()).toEqual(['opened 1'])
  })

  it('an account that gets in again is told so, whatever its walks find', () => {
    const locked: Seen = { class: 'blocked', alike: 'session-missing' }
    const nights = [{ 'a/x/de-DE-desktop': locked }, { 'a/x/de-DE-desktop': locked }, { 'a/x/de-DE-desktop': BROKEN }]
    expect(follow(nights).said).toEqual([[], ['opened 1'], ['recovered 1', 'opened 2']])
  })

  it('what was over in one incident and comes back is followed by one alone', () => {
    const [one, two] = ['shop/menu/de-DE-desktop', 'shop/menu/fr-FR-desktop']
    const { state } = follow([
      { [one]: BROKEN, [two]: BROKEN },
      { [one]: 'verified', [two]: BROKEN },
      { [one]: BROKEN, [two]: BROKEN },
    ])
    expect(state.incidents.map(({ members }) => members.map(({ failing }) => failing))).toEqual([[true, true]])
  })

  it('most flows failing alike are the platform or the monitor', () => {
    const down: Seen = { class: 'blocked', alike: 'unavailable' }
    const ids = ['a/x/de-DE-desktop', 'b/x/de-DE-desktop', 'c/x/de-DE-desktop']
    const { state } = follow([{ ...seen(ids, down), [A]: 'verified' }])
    expect(state.incidents.map(({ kind, label }) => [kind, label])).toEqual([['platform', 'blocked unavailable']])
    expect(follow([{ ...seen(ids.slice(1), down), [A]: 'verified' }]).state.incidents).toHaveLength(2)
    // One more that fails so is the same outage.
    const spread = follow([
      { ...seen(ids, down), [A]: 'verified' },
      { ...seen(ids, down), [A]: down },
    ])
    expect(spread.state.incidents.map(({ members }) => members.length)).toEqual([4])
  })

  it('a guide that starts to fail like another one joins it', () => {
    const copy = 'copy/menu/de-DE-desktop'
    const like = (id: string, day: number) => {
      const one = night(day, { [A]: BROKEN, [id]: day > 0 ? BROKEN : 'verified' })
      return { ...one, troubles: one.troubles.map((trouble) => ({ ...trouble, instruction: 'click Info' })) }
    }
    const first = advance(emptyState('live'), like(copy, 0), POLICY)
    const second = advance(first, like(copy, 1), POLICY)
    expect(told(first, second)).toEqual(['extended 1'])
    expect(second.incidents).toHaveLength(1)
  })
})

describe('a run that is no night of its own', () => {
  const B = 'news/menu/de-DE-desktop'
  const ALL = [A, B]
  const takeIn = (state: IncidentState, at: string, seen: Readonly<Record<string, Seen>>) =>
    advance(state, { ...night(0, seen, ALL), run: at, at }, POLICY)
  const blocked: Seen = { class: 'blocked', alike: 'unavailable' }

  it('of other flows does not wipe out what could not be confirmed', () => {
    const unsure: Seen = { class: 'broken', confirmed: false }
    let state = takeIn(emptyState('live'), nightAt(0), { [A]: unsure, [B]: 'verified' })
    state = takeIn(state, nightAt(0.5), { [B]: 'verified' })
    const before = state
    state = takeIn(state, nightAt(1), { [A]: unsure, [B]: 'verified' })
    expect(told(before, state)).toEqual(['opened 1'])
  })

  it('of everything, a minute later or of some flows, is no further night of a block', () => {
    const first = takeIn(emptyState('live'), nightAt(0), { [A]: blocked, [B]: 'verified' })
    const minuteLater = takeIn(first, nightAt(1 / 1440), { [A]: blocked, [B]: 'verified' })
    expect(told(first, minuteLater)).toEqual([])
    const some = takeIn(minuteLater, nightAt(0.9), { [A]: blocked })
    expect(told(minuteLater, some)).toEqual([])
    expect(some.figures.nights).toBe(1)
    const second = takeIn(some, nightAt(1), { [A]: blocked, [B]: 'verified' })
    expect(told(some, second)).toEqual(['opened 1'])
    expect(second.figures.nights).toBe(2)
  })
})

describe('whatever happens', () => {
  const IDS = ['a/x/de-DE-desktop', 'a/x/de-DE-mobile', 'a/y/fr-FR-desktop', 'b/x/de-DE-desktop', 'c/x/de-DE-desktop']
  const what = fc.oneof(
    { weight: 3, arbitrary: fc.constant('verified' as const) },
    fc.record({
      class: fc.constantFrom('changed' as const, 'broken' as const, 'blocked' as const, 'error' as const),
      step: fc.constantFrom('one', 'arrival'),
      alike: fc.constantFrom('label-renamed', 'session-missing', 'unavailable'),
      confirmed: fc.boolean(),
    }),
  )
  const event = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        do: fc.constant('night' as const),
        seen: fc.array(fc.option(what), { minLength: 5, maxLength: 5 }),
        // A clock may jump, in either direction.
        days: fc.oneof({ weight: 8, arbitrary: fc.constant(1) }, fc.integer({ min: -20, max: 40 })),
      }),
    },
    fc.record({
      do: fc.constantFrom('ack' as const, 'silence' as const, 'resolve' as const, 'approve' as const),
      pick: fc.nat(4),
      days: fc.integer({ min: 1, max: 5 }),
    }),
  )

  /** Follows a command if it can be followed; a mistake of the person changes nothing. */
  function command(state: IncidentState, one: { do: string; pick: number; days: number }, day: number): IncidentState {
    const open = unresolved(state)
    const number = open[one.pick % Math.max(1, open.length)]?.number ?? 99
    const at = nightAt(day)
    const until = nightAt(day + one.days)
    try {
      if (one.do === 'ack') return acknowledge(state, number, { by: 'x', at, reason: 'y', until })
      if (one.do === 'resolve') return resolveByHand(state, number, { by: 'x', at, reason: 'y' }, POLICY)
      if (one.do === 'approve')
        return resolveByApproval(state, [IDS[one.pick] ?? ''], { by: 'x', at, guides: 'hold' }, POLICY)
      return silence(state, { incident: null, flow: 'a', account: null, reason: 'y', owner: 'x', from: at, until }, at)
    } catch {
      return state
    }
  }

  it('no open incident is lost and nothing is told twice', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), (events) => {
        let state = emptyState('live')
        let day = 0
        let count = 0
        for (const one of events) {
          const before = state
          if (one.do !== 'night') {
            state = command(state, one, day)
          } else {
            day += one.days
            count += 1
            const seen = Object.fromEntries(
              IDS.flatMap((id, index) => (one.seen[index] ? [[id, one.seen[index] as Seen]] : [])),
            )
            const tonight = { ...night(day, seen, IDS), run: `run-${count}` }
            state = advance(state, tonight, POLICY)
            // A crash after the state was written: the same night is taken in again from the disk.
            const again = advance(stateSchema.parse(JSON.parse(JSON.stringify(state))), tonight, POLICY)
            expect(again).toEqual(state)
            // Whatever was seen twice this night is followed by exactly one incident.
            for (const { key, confirmed } of tonight.troubles) {
              const followers = unresolved(state).filter(({ members }) =>
                members.some((member) => member.key === key && member.failing),
              )
              const isSure = confirmed || before.suspected.includes(key)
              expect(followers.length).toBeLessThanOrEqual(1)
              if (isSure) expect(followers).toHaveLength(1)
            }
            // Whoever is told that a guide is right again finds it so tonight.
            const wrong = new Set(tonight.walks.filter(({ verdict }) => verdict !== 'verified').map(({ id }) => id))
            const walked = new Set(tonight.walks.map(({ id }) => id))
            const isLate = ({ resolved }: Incident) => resolved?.how === 'recovery' && resolved.at !== tonight.at
            for (const { kind, incident } of state.pending.slice(before.pending.length)) {
              if (kind !== 'recovered' || incident?.kind !== 'guide' || incident.resolved?.how !== 'recovery') continue
              if (!incident.members.some(({ class: how }) => how === 'broken' || how === 'changed')) continue
              // Told late, when it no longer flaps, a night that did not walk it does not speak against it.
              const own = incident.members.flatMap(({ walks }) => walks)
              expect(own.filter((id) => wrong.has(id) || !(walked.has(id) || isLate(incident)))).toEqual([])
            }
            for (const incident of state.incidents) {
              const quiet = isFlapping(incident, tonight.at) || isSilenced(incident, state.silences, tonight.at)
              const open = incident.state !== 'resolved'
              const young = incident.class === 'blocked' && incident.nights < POLICY.blockedNights
              const waits = isLate(incident) && incident.members.some(({ walks }) => walks.some((id) => wrong.has(id)))
              if (!quiet && !young && !waits) expect(incident.told?.state === 'open').toBe(open)
            }
          }
          // No incident disappears, and an open one ends only with a reason.
          for (const { number } of before.incidents)
            expect(state.incidents.filter((next) => next.number === number)).toHaveLength(1)
          for (const { state: now, resolved, members } of state.incidents) {
            expect(resolved !== null).toBe(now === 'resolved')
            expect(members.some(({ failing }) => failing)).toBe(now !== 'resolved')
          }
        }
        const ids = state.pending.map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        for (const { number } of state.incidents) {
          const kinds = state.pending
            .filter(({ incident }) => incident?.number === number)
            .map(({ kind }) => kind)
            .filter((kind) => ['opened', 'reopened', 'recovered', 'superseded', 'withdrawn'].includes(kind))
          kinds.forEach((kind, index) => {
            expect(kind).toMatch(
              index === 0 ? /^opened$/ : index % 2 === 0 ? /^reopened$/ : /^(recovered|superseded|withdrawn)$/,
            )
          })
        }
      }),
      { numRuns: 300 },
    )
  })
})
