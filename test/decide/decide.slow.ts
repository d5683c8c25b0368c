import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Cause } from '../../src/cause/cause.js'
import { finish } from '../../src/decide/finish.js'
import { approve } from '../../src/review/approve.js'
import { confirmedBy } from '../../src/review/confirmed.js'
import { DecisionConflict, decide, undo } from '../../src/review/draft.js'
import { walkFolder } from '../../src/state/runs.js'
import { ALL, decisionOf, only, reviewedOf, type Said, verdicts, WHO, watched } from './watched.js'

const anew = { ...WHO, replaces: null }

/** The cause that shows at a step. */
function causeAt(causes: readonly Cause[], step: string): Cause {
  const cause = causes.find(({ members: [member] }) => member?.step === step)
  if (!cause) throw new Error(`no cause at ${step}`)
  return cause
}

describe('deciding on a night', () => {
  it('takes no member that differs, unless it is named', async () => {
    const { settings, night } = await watched()
    const odd = await night({ entry: 'Data', otherOnPhones: 'Support' })
    const { reviewed, cause } = only(settings, odd)
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
  })

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
  })

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
  })

  it('approves no screen but the one that was judged and decided on', async () => {
    const { settings, night } = await watched()
    const seen = await night({ entry: 'Data' })
    const { reviewed, cause } = only(settings, seen)
    await decide(settings, reviewed, decisionOf(cause, 'change'), anew)
    const record = join(walkFolder(seen.out, cause.members[0]?.walk ?? ''), 'walk.json')
    const text = readFileSync(record, 'utf8')
    writeFileSync(record, text.replaceAll('"name":"Data"', '"name":"Dato"'))
    await expect(finish(settings, seen.stored, { by: 'Ana' })).rejects.toThrow('is not the one that was judged')
    writeFileSync(record, text)
    await finish(settings, seen.stored, { by: 'Ana' })
    expect(verdicts(await night({ entry: 'Data' }))).toEqual(ALL)
  })

  it('confirms what the flow assumed, where a decision approves a screen that has it; not of the stand-in', async () => {
    const { settings, night, flowFile } = await watched()
    const source = readFileSync(flowFile, 'utf8')
    const assumed = 'assumed:\n  - { source: a guide, language: en, confirmed: { Data: false, Object: false } }\n'
    writeFileSync(flowFile, source.replace('name: Privacy', 'name: [Privacy, Data]') + assumed)
    const seen = await night({ entry: 'Data' })
    const { reviewed, cause } = only(settings, seen)
    await decide(settings, reviewed, decisionOf(cause, 'holds'), anew)
    const { out, run } = seen.stored
    const isApproved = () => true
    expect(confirmedBy(settings, { ...seen.stored, run: { ...run, site: 'stand-in' } }, isApproved)).toEqual([])
    expect(confirmedBy(settings, { ...seen.stored, out }, isApproved)).toHaveLength(1)
    await finish(settings, seen.stored, { by: 'Ana' })
    const on = run.startedAt.slice(0, 10)
    expect(readFileSync(flowFile, 'utf8')).toContain(`Data: { on: ${on}, run: ${run.run} }, Object: false`)
  })
})
