import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { mergeShares } from '../../src/run/merge.js'
import { planRun } from '../../src/run/prepare.js'
import { planAgain, spreadPlan } from '../../src/run/share.js'
import { loadSettings } from '../../src/settings/settings.js'
import { readHistory, usualDurations } from '../../src/state/history.js'
import { type Plan, readPlan, writePlan } from '../../src/state/plan.js'
import type { WalkResult } from '../../src/state/result.js'
import { openRun, readResult, walkFolder, writeResult } from '../../src/state/runs.js'
import { writeShare } from '../../src/state/shares.js'
import { filesBelow, guidewatch, temporaryFolder } from '../helpers/cli.js'
import { project } from '../helpers/site.js'

const AT = new Date('2027-03-01T02:00:00.000Z')
const flow = (id: string, host: string) => `flow: ${id}
link: https://${host}/form
destination: { heading: Form }
locales: [en, de]
routes:
  - { id: menu, steps: [{ open: "https://${host}/" }, { id: more, click: { role: link, name: More } }] }
  - { id: direct, steps: [{ open: "https://${host}/form" }] }
`

function night(slots = 2) {
  const files = { 'a.yaml': flow('a', 'a.example'), 'b.yaml': flow('b', 'b.example') }
  const { config } = project(files)
  const settings = loadSettings(config)
  const plan = spreadPlan(settings, planRun(settings, {}, AT), slots)
  return { config, settings, plan, now: () => new Date(AT.getTime() + 600_000) }
}

type Seen = Pick<WalkResult, 'verdict' | 'outcome'>
const RIGHT: Seen = { verdict: 'verified', outcome: { kind: 'arrived' } }
const DOWN: Seen = {
  verdict: 'blocked',
  outcome: { kind: 'obstacle', step: 'open', obstacle: 'unavailable', why: { kind: 'no-answer', host: 'a.example' } },
}

/** Leaves a share as a slot does. */
function share(
  plan: Plan,
  slot: number,
  see: (id: string) => Seen,
  more: { completedAt?: string | null } = {},
): string {
  const out = temporaryFolder()
  const startedAt = AT.toISOString()
  const { run, again } = plan
  writeShare({ schema: 1, run, slot, again, startedAt, completedAt: startedAt, ...more, out })
  for (const id of plan.slots.find((one) => one.slot === slot)?.walks ?? []) {
    const planned = plan.walks.find((walk) => walk.id === id)
    if (!planned) continue
    mkdirSync(walkFolder(out, id), { recursive: true })
    writeResult(out, {
      ...planned,
      ...see(id),
      flowTitle: planned.flow,
      title: planned.route,
      startedAt,
      durationMs: 4000,
      findings: [],
      steps: [],
      relocations: [],
      notes: [],
      proposed: null,
      needsLook: false,
      confirmation: null,
      guides: [],
    })
    writeFileSync(join(walkFolder(out, id), 'open.png'), `picture of slot ${slot}`)
  }
  return out
}

describe('a plan', () => {
  it('can be carried to another machine: no path of this one is in it, and it is the same afterwards', () => {
    const { plan, settings } = night()
    const file = join(temporaryFolder(), 'plan.json')
    writePlan(file, plan)
    expect(readFileSync(file, 'utf8')).not.toContain(settings.root)
    expect(readPlan(file)).toEqual(JSON.parse(JSON.stringify(plan)))
  })

  it('that is damaged says so, and names no walk outside its run', () => {
    const { plan } = night()
    const file = join(temporaryFolder(), 'plan.json')
    writePlan(file, { ...plan, walks: plan.walks.map((walk) => ({ ...walk, id: '../../etc/x' })) })
    expect(() => readPlan(file)).toThrow(/plan\.json cannot be read \(walks\.0\.id: /)
    writeFileSync(file, '{')
    expect(() => readPlan(file)).toThrow(/plan\.json cannot be read/)
  })
})

describe('merging shares', () => {
  it('makes one night of all slots, which later nights learn from', async () => {
    const { plan, settings, now } = night(3)
    const merged = await mergeShares(
      settings,
      plan,
      plan.slots.map(({ slot }) => share(plan, slot, () => RIGHT)),
      [],
      now,
    )
    expect(merged.missing).toEqual([])
    expect(openRun(settings, undefined).run.walks.map(({ id }) => id)).toEqual(plan.walks.map(({ id }) => id))
    expect(merged.run).toMatchObject({ run: plan.run, stopped: false, durationMs: 600_000 })
    expect([...readHistory(settings.state, 'live', 'a').values()].map(({ nights }) => nights.length)).toEqual([
      1, 1, 1, 1,
    ])
    expect(usualDurations(settings.state, 'live', plan.walks).get('a/menu/de-desktop')).toBe(4000)
    const lines = readFileSync(join(settings.state, 'history', 'live', 'nights-2027.jsonl'), 'utf8')
      .trim()
      .split('\n')
    expect(lines.map((line) => JSON.parse(line))).toContainEqual({
      run: plan.run,
      flow: 'b',
      route: 'direct',
      verdict: 'verified',
      walks: 2,
      seconds: 8,
    })
  })

  it('takes the first attempt that came to its end, and one that did not only where there is no other', async () => {
    const { plan, settings, now } = night(2)
    const first = share(plan, 0, () => DOWN, { completedAt: null })
    const late = share(plan, 0, () => DOWN, { completedAt: '2027-03-01T02:09:00Z' })
    const early = share(plan, 0, () => RIGHT, { completedAt: '2027-03-01T02:05:00Z' })
    const cut = share(plan, 1, () => DOWN, { completedAt: null })
    const { run } = await mergeShares(settings, plan, [first, late, cut, early], [], now)
    const verdicts = (slot: number) =>
      run.walks.filter(({ id }) => plan.slots[slot]?.walks.includes(id)).map(({ verdict }) => verdict)
    expect(new Set(verdicts(0))).toEqual(new Set(['verified']))
    expect(new Set(verdicts(1))).toEqual(new Set(['blocked']))
  })

  it('tells by name what no share has', async () => {
    const { plan, settings, now } = night(2)
    const { run, missing } = await mergeShares(settings, plan, [share(plan, 0, () => RIGHT)], [], now)
    expect(missing).toEqual(plan.walks.map(({ id }) => id).filter((id) => plan.slots[1]?.walks.includes(id)))
    const lost = run.walks.find(({ id }) => id === missing[0])
    expect(lost).toMatchObject({ verdict: 'error', outcome: { message: expect.stringContaining('(slot 1)') } })
  })

  it('takes only what a walk leaves, and follows no link out of a share', async () => {
    const { plan, settings, now } = night(1)
    const folder = share(plan, 0, () => RIGHT)
    const [walk = ''] = plan.slots[0]?.walks ?? []
    const secret = join(temporaryFolder(), 'secret')
    writeFileSync(secret, 'a secret')
    symlinkSync(secret, join(walkFolder(folder, walk), 'arrival.png'))
    writeFileSync(join(walkFolder(folder, walk), 'evil.sh'), 'x')
    const { out } = await mergeShares(settings, plan, [folder], [], now)
    expect(
      filesBelow(walkFolder(out, walk))
        .map((file) => file.split('/').at(-1))
        .sort(),
    ).toEqual(['judged.json', 'open.png'])
    expect(existsSync(join(walkFolder(folder, walk), 'open.png'))).toBe(true)
  })

  it('refuses what is no share of this plan', async () => {
    const { plan, settings, now } = night(1)
    const other = share({ ...plan, run: 'another' }, 0, () => RIGHT)
    await expect(mergeShares(settings, plan, [other], [], now)).rejects.toThrow(
      /is a share of the run another, not of 2027/,
    )
    await expect(mergeShares(settings, plan, [temporaryFolder()], [], now)).rejects.toThrow(/holds no share of a run/)
  })

  it('merged again is a run of its own, and no second night', async () => {
    const { plan, settings, now } = night(1)
    await mergeShares(settings, plan, [], [], now)
    const { run } = await mergeShares(settings, plan, [share(plan, 0, () => RIGHT)], [], now)
    expect(run.run).toBe(`${plan.run}-2`)
    expect([...readHistory(settings.state, 'live', 'a').values()].map(({ nights }) => nights.length)).toEqual([
      1, 1, 1, 1,
    ])
  })
})

describe('second walks', () => {
  it('are of two of those that failed alike, in another slot than the first', async () => {
    const { plan, settings, now } = night(2)
    const shares = [0, 1].map((slot) => share(plan, slot, (id) => (id.startsWith('a/') ? DOWN : RIGHT)))
    const again = planAgain(plan, shares)
    expect(again.walks).toHaveLength(2)
    for (const { slot, walks } of again.slots) for (const id of walks) expect(plan.slots[slot]?.walks).not.toContain(id)
    const seconds = again.slots.map(({ slot }) => share(again, slot, () => DOWN))
    const { run, out } = await mergeShares(settings, plan, [...seconds, ...shares], [], now)
    const down = run.walks.filter(({ flow: name }) => name === 'a')
    expect(down.map(({ confirmation }) => confirmation?.agrees)).toEqual([true, true, true, true])
    const spokesmen = again.walks.map(({ id }) => id)
    expect(down.map(({ confirmation }) => confirmation?.by.length).sort()).toEqual([0, 0, 2, 2])
    expect(down.flatMap(({ confirmation }) => confirmation?.by ?? []).sort()).toEqual(
      [...spokesmen, ...spokesmen].sort(),
    )
    expect(down.map(({ id }) => readResult(out, id).confirmation)).toEqual(down.map(({ confirmation }) => confirmation))
  })

  it('that are verified count, with their pictures, and speak for no other', async () => {
    const { plan, settings, now } = night(2)
    const shares = [0, 1].map((slot) => share(plan, slot, (id) => (id.startsWith('a/') ? DOWN : RIGHT)))
    const again = planAgain(plan, shares)
    const seconds = again.slots.map(({ slot }) => share(again, slot, () => RIGHT))
    const { run, out } = await mergeShares(settings, plan, [...shares, ...seconds], [], now)
    const a = run.walks.filter(({ flow: name }) => name === 'a')
    expect(a.map(({ verdict }) => verdict).sort()).toEqual(['blocked', 'blocked', 'verified', 'verified'])
    expect(a.filter(({ verdict }) => verdict === 'blocked').map(({ confirmation }) => confirmation)).toEqual([
      null,
      null,
    ])
    for (const { slot, walks } of again.slots)
      for (const id of walks)
        expect(readFileSync(join(walkFolder(out, id), 'open.png'), 'utf8')).toBe(`picture of slot ${slot}`)
  })

  it('are none where all is verified', () => {
    const { plan } = night(2)
    expect(
      planAgain(
        plan,
        [0, 1].map((slot) => share(plan, slot, () => RIGHT)),
      ),
    ).toMatchObject({ walks: [], slots: [] })
  })
})

describe('the commands', () => {
  it('plan and merge, and say what is missing with exit code 3', async () => {
    const { config } = night()
    const folder = temporaryFolder()
    const file = join(folder, 'plan.json')
    const planned = await guidewatch(['plan', '--config', config, '--slots', '2', '--out', file])
    expect(planned).toMatchObject({ code: 0, stdout: expect.stringContaining('8 walks in 2 slots') })
    const plan = readPlan(file)
    const merged = await guidewatch(['merge', '--config', config, '--plan', file, share(plan, 0, () => RIGHT)])
    expect(merged.code).toBe(3)
    expect(merged.stderr).toContain('No share has a result of 4 planned walks:\n  ')
  })

  it.each([
    [['plan', '--slots', '0', '--out', 'x'], 'Expected auto, or a whole number from 1 to 1000.'],
    [['run', '--plan', 'x'], 'A slot is walked with --plan FILE, --slot N and --out DIR, all three.'],
    [['run', '--plan', 'x', '--slot', '-1', '--out', 'y'], 'Expected a whole number from 0 on.'],
    [['merge', '--plan', '/nowhere/plan.json'], '/nowhere/plan.json cannot be read'],
  ])('%s ends with 2 and says why', async (args, said) => {
    const { config } = night()
    const { code, stderr } = await guidewatch([...args, '--config', config])
    expect([code, stderr]).toEqual([2, expect.stringContaining(said)])
  })
})
