import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Cause, CauseMember, Reviewed } from '../../src/cause/cause.js'
import { memberKey } from '../../src/cause/cause.js'
import type { Choice, Decision, Taken } from '../../src/cause/decision.js'
import { bundlesOf } from '../../src/review/bundles.js'
import { decodeDecisions, encodeDecisions } from '../../src/review/decision-string.js'
import { decide, decideAll, draftFile, openDraft, readDraft, undo } from '../../src/review/draft.js'
import { screensOf } from '../../src/review/screens.js'
import { supersededBy } from '../../src/review/superseded.js'
import { writeJson } from '../../src/state/files.js'
import { runFolder } from '../../src/state/runs.js'
import { temporaryFolder } from '../helpers/cli.js'
import { SAMPLE } from './sample.js'

const [FORM, RENAME] = SAMPLE.causes as [Cause, Cause]
const ANA = { by: 'Ana', at: '2027-03-04T08:00:00.000Z' }
const on = ({ id, hash }: Cause, choice: Choice, more: Partial<Decision> = {}): Decision => ({
  cause: id,
  hash,
  choice,
  ...more,
})
const taken = (decision: Decision, id = 'd1'): Taken => ({ ...ANA, id, decision })
const places = () => {
  const folder = temporaryFolder()
  return { state: join(folder, 'state'), snapshots: join(folder, 'snapshots') }
}
const keys = RENAME.members.map(memberKey) as [string, string, ...string[]]

describe('decisions as a text', () => {
  const decisions = [on(RENAME, 'unsure', { reason: 'Größer als “я”?' }), on(FORM, 'change')]
  const text = encodeDecisions({ run: SAMPLE.run, site: 'live', decisions })

  it('come back as they were, also from a text with line breaks', () => {
    expect(text).toMatch(/^gw1\.[A-Za-z0-9_-]+$/)
    const folded = ` ${text.replace(/(.{60})/g, '$1\r\n')}\n`
    expect(decodeDecisions(folded)).toEqual({ run: SAMPLE.run, site: 'live', decisions })
  })

  it('are refused in one sentence where they are damaged, of another sort, too long or none', () => {
    const json = (value: unknown) => `gw1.${Buffer.from(JSON.stringify(value)).toString('base64url')}`
    const bad: readonly (readonly [string, string])[] = [
      [text.slice(0, -9), 'a part of it is missing'],
      ['gw2.abc', 'newer guidewatch'],
      ['abc', 'does not begin with `gw1.`'],
      ['gw1.', 'do not belong there'],
      ['gw1.a$(id)', 'do not belong there'],
      [`gw1.${'A'.repeat(70_000)}`, 'longer than 65535'],
      [json({ run: '../x', site: 'live', decisions }), 'run'],
      [json({ run: 'r', site: 'live', decisions: [] }), 'decisions'],
      [json({ run: 'r', site: 'live', decisions: [on(RENAME, 'unsure')] }), 'say why you are not sure'],
    ]
    for (const [given, why] of bad) {
      expect(() => decodeDecisions(given), given.slice(0, 30)).toThrow(why)
      expect(() => decodeDecisions(given)).toThrow(/^[^\n]*$/)
    }
  })
})

describe('the draft', () => {
  it('is opened once, whoever comes first, and counts every change', async () => {
    const settings = places()
    const first = openDraft(settings, SAMPLE, new Date('2027-03-04T07:00:00Z'))
    expect(openDraft(settings, SAMPLE, new Date('2027-03-04T09:00:00Z'))).toEqual(first)
    expect((await decide(settings, SAMPLE, on(RENAME, 'change'), { ...ANA, replaces: null })).revision).toBe(1)
    const undone = await undo(settings, SAMPLE, 'd1', { ...ANA, by: 'Ben' })
    expect(undone).toMatchObject({ revision: 2, taken: [], undone: [{ by: 'Ben', taken: { by: 'Ana' } }] })
    expect(readdirSync(dirname(draftFile(settings, SAMPLE)))).toEqual([`${SAMPLE.run}.json`])
  })

  it('loses nothing of what many decide at once', async () => {
    const settings = places()
    const all = keys.map((key, index) =>
      decide(settings, SAMPLE, on(RENAME, 'change', { members: [key] }), { ...ANA, by: `p${index}`, replaces: null }),
    )
    await Promise.all(all)
    const draft = readDraft(settings, SAMPLE)
    expect(draft?.taken.map(({ by }) => by).sort()).toEqual(keys.map((_, index) => `p${index}`))
    expect(new Set(draft?.taken.map(({ id }) => id)).size).toBe(keys.length)
  })

  it('takes a member out of the decision that it was in', async () => {
    const settings = places()
    await decide(settings, SAMPLE, on(RENAME, 'change'), { ...ANA, replaces: null })
    const apart = on(RENAME, 'holds', { members: [keys[0]] })
    await expect(decide(settings, SAMPLE, apart, { ...ANA, replaces: null })).rejects.toMatchObject({ why: 'decided' })
    const draft = await decide(settings, SAMPLE, apart, { ...ANA, replaces: ['d1'] })
    expect(draft.taken.map(({ id, decision }) => [id, decision.choice, decision.members?.length])).toEqual([
      ['d1', 'change', 5],
      ['d2', 'holds', 1],
    ])
    const whole = await decide(settings, SAMPLE, on(RENAME, 'change'), { ...ANA, replaces: ['d1', 'd2'] })
    expect(whole.taken).toMatchObject([{ id: 'd3', decision: { choice: 'change' } }])
  })

  it('takes several decisions or none', async () => {
    const settings = places()
    const decisions = [on(RENAME, 'change'), { ...on(FORM, 'change'), hash: 'c'.repeat(64) }]
    const both = decisions.map((decision) => ({ decision, replaces: null }))
    await expect(decideAll(settings, SAMPLE, both, ANA)).rejects.toMatchObject({ why: 'run', current: FORM.hash })
    expect(readDraft(settings, SAMPLE)?.taken).toEqual([])
  })

  it('takes no decision that cannot be taken, and says why in one sentence', async () => {
    const settings = places()
    const quiet = { ...RENAME, members: RENAME.members.map(near), leftOut: [] }
    const reviewed: Reviewed = { ...SAMPLE, causes: [FORM, quiet] }
    const bad: readonly (readonly [Decision, string])[] = [
      [on(RENAME, 'change', { members: ['shop/menu/de-DE-desktop@open'] }), 'no member of the cause'],
      [on(RENAME, 'change', { members: [memberKey(FORM.members[0] as CauseMember)] }), 'no member of the cause'],
      [on(FORM, 'varies'), 'always compared'],
      [on(quiet, 'varies', { until: '2027-03-04' }), 'is over already'],
      [on(quiet, 'varies', { until: '2027-02-30' }), 'is no day'],
      [on(quiet, 'holds', { until: '2027-12-24' }), 'has none'],
      [on(quiet, 'unsure', { reason: ' ' }), 'say why'],
    ]
    for (const [decision, why] of bad)
      await expect(decide(settings, reviewed, decision, { ...ANA, replaces: null }), why).rejects.toThrow(why)
    await expect(decide(settings, SAMPLE, on(RENAME, 'varies'), { ...ANA, replaces: null })).rejects.toThrow(
      'guide names',
    )
    const fine = await decide(settings, reviewed, on(quiet, 'varies', { until: '2027-12-24' }), {
      ...ANA,
      replaces: null,
    })
    expect(fine.taken).toHaveLength(1)
  })

  it('is superseded by a newer whole night of the same site alone', () => {
    const settings = places()
    const run = (id: string, more: object, isWhole = true) => {
      const out = runFolder(settings as never, id)
      writeJson(join(out, 'run.json'), { run: id, site: 'live', startedAt: id.slice(0, 10), ...more })
      writeJson(join(out, 'plan.json'), { isWhole })
    }
    run(SAMPLE.run, {})
    run('2027-03-03', {})
    run('2027-03-05', { site: 'stand-in' })
    run('2027-03-06', {}, false)
    run('2027-03-07', { stopped: true })
    expect(supersededBy(settings, SAMPLE)).toBeNull()
    run('2027-03-08', {})
    run('2027-03-09', {})
    expect(supersededBy(settings, SAMPLE)).toBe('2027-03-09')
  })

  it('that is damaged is said so, and not forgotten', () => {
    const settings = places()
    writeJson(draftFile(settings, SAMPLE), { schema: 1, taken: 'many' })
    expect(() => readDraft(settings, SAMPLE)).toThrow('is damaged')
    expect(readFileSync(draftFile(settings, SAMPLE), 'utf8')).toContain('many')
  })
})

/** As something beside what the guide names. */
function near(member: CauseMember): CauseMember {
  return { ...member, facts: member.facts.map((seen) => ({ ...seen, relevance: 'menu' })) }
}

describe('what is approved', () => {
  const first = RENAME.members[0] as CauseMember
  const shared: Cause = {
    ...FORM,
    id: '0123456789ab',
    members: [{ ...near(first), step: 'open', alsoAt: ['click-settings'] }],
    incidents: [],
  }
  const reviewed: Reviewed = { ...SAMPLE, causes: [...SAMPLE.causes, shared] }
  const key = memberKey(first)

  it('waits on a screen that another cause touches, until that is decided', () => {
    const half = screensOf(reviewed, [taken(on(RENAME, 'change'))])
    expect(half.waiting).toEqual([{ member: key, cause: shared.id }])
    expect(half.approved).toHaveLength(5)
    const unsure = screensOf(reviewed, [taken(on(RENAME, 'change'))], [taken(on(shared, 'unsure', { reason: '?' }))])
    expect(unsure.waiting).toEqual(half.waiting)
    const whole = screensOf(reviewed, [taken(on(shared, 'holds'))], [taken(on(RENAME, 'change'))])
    expect(whole.waiting).toEqual([])
    expect(whole.approved.map(({ step, mode }) => [step, mode])).toEqual([
      ['open', 'variant'],
      ['click-settings', 'replace'],
    ])
  })

  it('is never a screen at which a walk was stopped, nor one that only varies', () => {
    const stopped: Reviewed = { ...SAMPLE, causes: [{ ...RENAME, members: [{ ...first, stops: true }], leftOut: [] }] }
    expect(screensOf(stopped, [taken(on(RENAME, 'change'))])).toEqual({ approved: [], ignored: [], waiting: [] })
    const varies = screensOf(SAMPLE, [taken(on(RENAME, 'varies'))])
    expect([varies.approved.length, varies.ignored.length]).toEqual([0, 6])
  })

  it('comes true incident by incident, and together where one cause belongs to two', () => {
    const ids = (causes: readonly Cause[]) =>
      bundlesOf(
        { ...SAMPLE, causes: [...causes] },
        causes.map((cause) => taken(on(cause, 'change'), cause.id)),
      ).map(({ incidents, taken: own }) => [incidents, own.map(({ id }) => id.slice(0, 1))])
    const cause = (letter: string, incidents: number[]): Cause => ({ ...RENAME, id: letter.repeat(12), incidents })
    const [a, b, c, d, e] = [cause('a', [8]), cause('b', []), cause('c', [7]), cause('d', []), cause('e', [7, 8])]
    expect(ids([a, b, c, d])).toEqual([
      [[7], ['c']],
      [[8], ['a']],
      [[], ['b', 'd']],
    ])
    expect(ids([a, b, c, e])).toEqual([
      [
        [7, 8],
        ['a', 'c', 'e'],
      ],
      [[], ['b']],
    ])
  })
})
