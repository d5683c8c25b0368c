import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Cause } from '../../src/cause/cause.js'
import { finish } from '../../src/decide/finish.js'
import { approve } from '../../src/review/approve.js'
import { consequenceOf } from '../../src/review/consequence.js'
import { DecisionConflict, decide, undo } from '../../src/review/draft.js'
import type { Night } from '../helpers/night.js'
import { decisionOf, reviewedOf, type Said, WHO, watched } from './watched.js'

const verdicts = ({ walks }: Night) => walks.map(({ verdict }) => verdict)
const ALL = ['verified', 'verified', 'verified', 'verified']
const anew = { ...WHO, replaces: null }

async function only(settings: Parameters<typeof reviewedOf>[0], night: Night) {
  const reviewed = reviewedOf(settings, night)
  const [cause] = reviewed.causes
  if (!cause || reviewed.causes.length !== 1) throw new Error(`${reviewed.causes.length} causes`)
  return { reviewed, cause }
}

/** The cause that shows at a step. */
function causeAt(causes: readonly Cause[], step: string): Cause {
  const cause = causes.find(({ members: [member] }) => member?.step === step)
  if (!cause) throw new Error(`no cause at ${step}`)
  return cause
}

describe('deciding on a night', () => {
  it('that the guide must change: what was foretold comes true, and the next night is verified', async () => {
    const { settings, night, flowFile } = await watched()
    const renamed = await night({ entry: 'Data' })
    const { reviewed, cause } = await only(settings, renamed)
    expect(cause.members).toHaveLength(4)
    const before = readFileSync(flowFile, 'utf8')
    const foretold = await consequenceOf(settings, renamed.stored, reviewed, [decisionOf(cause, 'change')])
    expect(readFileSync(flowFile, 'utf8')).toBe(before)
    expect(reviewedOf(settings, renamed)).toEqual(reviewed)
    expect(foretold).toMatchObject({
      screens: 4,
      links: ['form'],
      files: ['flows/form.yaml'],
      sentences: [{ locale: 'en-US', before: 'Choose "Privacy".', after: 'Choose "Data".' }],
      guides: [{ title: 'Leaflet' }],
      byHand: false,
    })
    await decide(settings, reviewed, decisionOf(cause, 'change'), anew)
    const { bundles } = await finish(settings, renamed.stored, { by: 'Ana' })
    expect(bundles).toMatchObject([{ screens: 4, waiting: [], byHand: [], commit: null }])
    expect(readFileSync(flowFile, 'utf8')).toContain('says: Choose "Data".')
    const next = await night({ entry: 'Data' })
    expect(next.walks.map(({ id }) => id)).toEqual(foretold.verified)
    expect(verdicts(next)).toEqual(ALL)
    // It is compared still: the step keeps its name, and what was approved of it.
    expect(verdicts(await night({ entry: 'Contact' }))).not.toContain('verified')
    const log = readFileSync(join(settings.snapshots, 'live', 'form', 'decisions.jsonl'), 'utf8')
      .trimEnd()
      .split('\n')
    expect(log.map((line) => JSON.parse(line))).toMatchObject([
      { by: 'Ana', run: 'night-2', cause: cause.id, hash: cause.hash, choice: 'change', members: { length: 4 } },
    ])
  }, 60_000)

  it('that the guide still holds: both variants are verified', async () => {
    const { settings, night } = await watched()
    const other = await night({ other: 'Support' })
    const { reviewed, cause } = await only(settings, other)
    await decide(settings, reviewed, decisionOf(cause, 'holds'), anew)
    await finish(settings, other.stored, { by: 'Ana' })
    expect(verdicts(await night({ other: 'Support' }))).toEqual(ALL)
    expect(verdicts(await night({ other: 'Help' }))).toEqual(ALL)
    expect(verdicts(await night({ other: 'Assist' }))).not.toContain('verified')
  }, 60_000)

  it('that something changes by itself: it is left out until its day, and compared after it', async () => {
    const { settings, night } = await watched()
    const first = await night({ other: 'Support' })
    const now = await only(settings, first)
    // The clock of a walk is real: this day is over.
    await decide(settings, now.reviewed, decisionOf(now.cause, 'varies', { until: '2026-02-01' }), anew)
    expect((await finish(settings, first.stored, { by: 'Ana' })).bundles).toMatchObject([{ screens: 0, ignored: 4 }])
    const again = await night({ other: 'Support' })
    expect(verdicts(again)).not.toContain('verified')
    const later = await only(settings, again)
    const forLong = decisionOf(later.cause, 'varies', { until: '2999-12-31' })
    expect(await consequenceOf(settings, again.stored, later.reviewed, [forLong])).toMatchObject({
      screens: 0,
      ignored: 4,
      verified: { length: 4 },
    })
    await decide(settings, later.reviewed, forLong, anew)
    await finish(settings, again.stored, { by: 'Ana' })
    expect(verdicts(await night({ other: 'Assist' }))).toEqual(ALL)
    expect(verdicts(await night({ other: 'Assist', entry: 'Data' }))).not.toContain('verified')
  }, 60_000)

  it('takes no member that differs, unless it is named', async () => {
    const { settings, night } = await watched()
    const odd = await night({ entry: 'Data', otherOnPhones: 'Support' })
    const { reviewed, cause } = await only(settings, odd)
    expect([cause.members.length, cause.leftOut.length]).toEqual([2, 2])
    await decide(settings, reviewed, decisionOf(cause, 'change'), anew)
    await finish(settings, odd.stored, { by: 'Ana' })
    const next = await night({ entry: 'Data', otherOnPhones: 'Support' })
    expect(next.walks.map(({ device, verdict }) => [device, verdict === 'verified'])).toEqual([
      ['desktop', true],
      ['mobile', false],
      ['desktop', true],
      ['mobile', false],
    ])
  }, 60_000)

  it('refuses what was decided of something else: an approval in between, another person, a newer night', async () => {
    const { settings, night } = await watched()
    const renamed = await night({ entry: 'Data', note: 'Rainy' })
    const reviewed = reviewedOf(settings, renamed)
    const [link, note] = [causeAt(reviewed.causes, 'click-privacy'), causeAt(reviewed.causes, 'arrival')]
    const why = async (work: Promise<unknown>) => {
      const error = await work.then(
        () => undefined,
        (failed: unknown) => failed,
      )
      if (!(error instanceof DecisionConflict)) throw error ?? new Error('nothing was refused')
      return { why: error.why, current: error.current }
    }
    const mine = await decide(settings, reviewed, decisionOf(link, 'holds'), anew)
    const theirs = () => decide(settings, reviewed, decisionOf(link, 'change'), { ...anew, by: 'Ben' })
    expect(await why(theirs())).toEqual({ why: 'decided', current: mine.taken[0] })
    await undo(settings, reviewed, 'd1', WHO)
    expect(await why(undo(settings, reviewed, 'd1', WHO))).toEqual({ why: 'decided', current: null })
    const replacing = decide(settings, reviewed, decisionOf(link, 'change'), { ...anew, replaces: 'd1' })
    expect(await why(replacing)).toEqual({ why: 'decided', current: null })
    expect((await theirs()).taken).toMatchObject([{ by: 'Ben', decision: { choice: 'change' } }])
    const approval = { by: 'Carl', at: new Date(), mode: 'replace' as const }
    await approve(renamed.run, renamed.out, [], settings.snapshots, { step: 'arrival' }, approval)
    const now = reviewedOf(settings, renamed)
    const current = causeAt(now.causes, 'arrival').hash
    expect(await why(decide(settings, now, decisionOf(note, 'holds'), anew))).toEqual({ why: 'snapshot', current })
    const newer = await night({ entry: 'Data' })
    expect(await why(decide(settings, now, decisionOf(link, 'holds'), anew))).toEqual({
      why: 'superseded',
      current: newer.run.run,
    })
    expect(await why(finish(settings, renamed.stored, { by: 'Ben' }))).toMatchObject({ why: 'superseded' })
  }, 60_000)

  it('everything as `change`: whatever it was, the same site is verified the next night on every way that arrived', async () => {
    const { settings, night } = await watched()
    const nights: readonly Partial<Said>[] = [
      { entry: 'Data', other: 'Support' },
      { entry: 'Data protection', note: 'Rainy', otherOnPhones: 'Assist' },
      { entry: 'Info', other: 'More', heading: 'Object now', note: 'Windy' },
    ]
    for (const said of nights) {
      const seen = await night(said)
      expect(verdicts(seen)).not.toEqual(ALL)
      const reviewed = reviewedOf(settings, seen)
      for (const cause of reviewed.causes) {
        const members = [...cause.members, ...cause.leftOut.map(({ member }) => member)]
        const keys = members.map(({ walk, step }) => `${walk}@${step}`)
        await decide(settings, reviewed, decisionOf(cause, 'change', { members: keys }), anew)
      }
      await finish(settings, seen.stored, { by: 'Ana' })
      const arrived = seen.walks.filter(({ outcome }) => outcome.kind === 'arrived').map(({ id }) => id)
      const next = await night(said)
      expect(next.walks.filter(({ verdict }) => verdict === 'verified').map(({ id }) => id)).toEqual(arrived)
    }
  }, 120_000)
})
