import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { finish } from '../../src/decide/finish.js'
import { consequenceOf } from '../../src/review/consequence.js'
import { decide } from '../../src/review/draft.js'
import { ALL, decisionOf, only, reviewedOf, verdicts, WHO, watched } from './watched.js'

const anew = { ...WHO, replaces: null }

describe('deciding', () => {
  it('that the guide must change: what was foretold comes true, and the next night is verified', async () => {
    const { settings, night, flowFile } = await watched()
    const renamed = await night({ entry: 'Data' })
    const { reviewed, cause } = only(settings, renamed)
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
  })

  it('that the guide must change where a field has become required: the flow says so, too', async () => {
    const { settings, night, flowFile } = await watched()
    const required = { field: '<label>Why <input required></label>' }
    const asked = await night(required)
    const { reviewed, cause } = only(settings, asked)
    const foretold = await consequenceOf(settings, asked.stored, reviewed, [decisionOf(cause, 'change')])
    expect(foretold).toMatchObject({ verified: { length: 4 }, stays: [], files: ['flows/form.yaml'] })
    await decide(settings, reviewed, decisionOf(cause, 'change'), anew)
    await finish(settings, asked.stored, { by: 'Ana' })
    expect(readFileSync(flowFile, 'utf8')).toContain('{ label: Why, role: textbox, required: true }')
    expect(verdicts(await night(required))).toEqual(ALL)
    // Should it be as it was, that is told as well.
    expect(verdicts(await night({}))).not.toContain('verified')
  })

  it('what no decision can settle, because the flow says otherwise: that is foretold', async () => {
    const { settings, night } = await watched()
    const gone = await night({ field: '' })
    const { reviewed, cause } = only(settings, gone)
    const foretold = await consequenceOf(settings, gone.stored, reviewed, [decisionOf(cause, 'change')])
    expect(foretold).toMatchObject({ verified: [], stays: { length: 4 } })
  })

  it('that the guide still holds: both variants are verified', async () => {
    const { settings, night } = await watched()
    const other = await night({ other: 'Support' })
    const { reviewed, cause } = only(settings, other)
    await decide(settings, reviewed, decisionOf(cause, 'holds'), anew)
    await finish(settings, other.stored, { by: 'Ana' })
    expect(verdicts(await night({ other: 'Support' }))).toEqual(ALL)
    expect(verdicts(await night({ other: 'Help' }))).toEqual(ALL)
    expect(verdicts(await night({ other: 'Assist' }))).not.toContain('verified')
  })

  it('that the guide still holds under either name of a control: the flow knows both, and what the guide says stays', async () => {
    const { settings, night, flowFile } = await watched()
    const test = await night({ entry: 'Data' })
    const { reviewed, cause } = only(settings, test)
    const holds = decisionOf(cause, 'holds')
    const foretold = await consequenceOf(settings, test.stored, reviewed, [holds])
    expect(foretold).toMatchObject({ screens: 4, sentences: [], guides: [], verified: { length: 4 } })
    await decide(settings, reviewed, holds, anew)
    await finish(settings, test.stored, { by: 'Ana' })
    expect(readFileSync(flowFile, 'utf8')).toContain('says: Choose "Privacy".')
    expect(verdicts(await night({ entry: 'Data' }))).toEqual(ALL)
    expect(verdicts(await night({ entry: 'Privacy' }))).toEqual(ALL)
    expect(verdicts(await night({ entry: 'Contact' }))).not.toContain('verified')
  })

  it('that something changes by itself: it is left out until its day, and compared after it', async () => {
    const { settings, night } = await watched()
    const first = await night({ other: 'Support' })
    const now = only(settings, first)
    // The clock of a walk is real: this day is over.
    await decide(settings, now.reviewed, decisionOf(now.cause, 'varies', { until: '2026-02-01' }), anew)
    expect((await finish(settings, first.stored, { by: 'Ana' })).bundles).toMatchObject([{ screens: 0, ignored: 4 }])
    const again = await night({ other: 'Support' })
    expect(verdicts(again)).not.toContain('verified')
    const later = only(settings, again)
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
  })
})
