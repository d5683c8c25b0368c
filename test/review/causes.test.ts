import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { newIncident } from '../../src/incident/incident.js'
import { judgeWalk, kept } from '../../src/judge/judge.js'
import { reviewed } from '../../src/review/causes.js'
import { conclude } from '../../src/run/conclude.js'
import { storedRun, walkFolder } from '../../src/state/runs.js'
import { snapshotFolder } from '../../src/state/snapshots.js'
import { type ScreenParts, writtenRun } from '../helpers/records.js'

const FORM = {
  fields: [
    { label: 'Why', role: 'textbox', type: 'text', required: false, prefilled: false, disabled: false, form: null },
  ],
  submits: [{ label: 'Object', disabled: false, form: null, state: { covered: false, confirms: false } }],
}
const page = (link: string): ScreenParts => ({
  tree: [
    {
      role: 'main',
      children: [
        { role: 'heading', name: 'There' },
        { role: 'text', text: 'We will stop within 30 days of your request.' },
        { role: 'textbox', name: 'Why' },
        { role: 'link', name: link, url: '/more' },
        { role: 'button', name: 'Object' },
      ],
    },
  ],
  ...FORM,
})

/** Two walks whose destination has a link that is called otherwise, and one on which nothing is approved. */
async function night() {
  const run = writtenRun('')
  const walks = [
    run.write('en-US', [page('More')], [page('Details')]),
    run.write('en-GB', [page('More')], [page('Details')]),
    run.write('en-AU', [], [page('Details')]),
  ]
  const plan = { ...run.plan, walks }
  const judged = []
  for (const walk of walks) judged.push(kept(plan, await judgeWalk(plan, walk)))
  const stored = storedRun(plan.out, conclude(plan, judged, { isNight: false, stopped: false, durationMs: 0 }))
  const { settings, out } = plan
  const planned = (id: string) => walks.find((walk) => walk.id === id) as (typeof walks)[number]
  return {
    plan,
    planned,
    stored,
    settings,
    out,
    snapshots: snapshotFolder(settings.snapshots, 'live', 'way/only/en-US-desktop'),
  }
}

function replaced(file: string, from: string, to: string): void {
  const text = readFileSync(file, 'utf8')
  expect(text).toContain(from)
  writeFileSync(file, text.replace(from, to))
}

describe('what a run came to, for a person who decides', () => {
  it('is one cause for both walks, and the walk of which nothing is approved', async () => {
    const { stored, settings } = await night()
    const { causes, notApproved, run, site } = reviewed(stored, settings)
    expect({ run, site, notApproved }).toEqual({
      run: 'written',
      site: 'live',
      notApproved: ['way/only/en-AU-desktop'],
    })
    expect(causes).toMatchObject([
      { verdict: 'changed', members: [{ walk: 'way/only/en-GB-desktop' }, { walk: 'way/only/en-US-desktop' }] },
    ])
    expect(causes[0]?.members[0]?.facts[0]?.fact).toMatchObject({ before: 'More', after: 'Details' })
  })

  it('has the same hashes whenever it is read, and others once something else was seen or approved', async () => {
    const { plan, planned, stored, settings, out, snapshots } = await night()
    const hash = () => reviewed(stored, settings).causes[0]?.hash
    const before = hash()
    expect(before).toMatch(/^[0-9a-f]{64}$/)
    expect(hash()).toBe(before)
    const id = 'way/only/en-US-desktop'
    const again = async (from: string, to: string) => {
      replaced(join(walkFolder(out, id), 'walk.json'), from, to)
      kept(plan, await judgeWalk(plan, planned(id)))
      return hash()
    }
    // Nothing that is told of the page is another thing, and still it is another screen.
    const placed = '"name":"Why","box":{"x":1,"y":1,"width":9,"height":9}'
    expect(await again('"name":"Why"', placed)).not.toBe(before)
    expect(await again(placed, '"name":"Why"')).toBe(before)
    const [snapshot] = readdirSync(snapshots).filter((name) => name.endsWith('.yaml'))
    replaced(join(snapshots, snapshot as string), '"at":"2027', '"at":"2028')
    expect(hash()).not.toBe(before)
  })

  it('can be read without its plan, and where a record is gone', async () => {
    const { stored, settings } = await night()
    const bare = { ...stored, out: join(stored.out, 'nowhere') }
    expect(reviewed(bare, settings).causes).toHaveLength(1)
  })

  it('names the incidents that follow a cause, and no others', async () => {
    const { stored, settings } = await night()
    const [cause] = reviewed(stored, settings).causes
    const [member] = cause?.members ?? []
    const incident = (number: number, walk: string, failing: boolean) => ({
      ...newIncident({
        number,
        thread: `${number}`,
        kind: 'guide',
        label: '',
        class: 'changed',
        headline: { kind: 'told', en: '', de: '' },
        members: [{ walks: [walk], step: member?.step ?? '', failing } as never],
        openedAt: '',
      }),
    })
    const all = [
      incident(7, 'way/only/en-US-desktop', true),
      incident(8, 'way/only/en-GB-desktop', false),
      incident(9, 'way/only/fr-FR-desktop', true),
      { ...incident(10, 'way/only/en-US-desktop', true), state: 'resolved' as const },
    ]
    expect(reviewed(stored, settings, all).causes[0]?.incidents).toEqual([7])
  })
})
