import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { judging } from '../../src/judge/judging.js'
import type { AriaNode, Screen } from '../../src/screen/screen.js'
import type { WalkSummary } from '../../src/state/result.js'
import { writtenRun } from '../helpers/records.js'

const messageOf = ({ outcome }: WalkSummary) => (outcome.kind === 'error' ? outcome.message : outcome.kind)

describe('judging in a process of its own', () => {
  /** Judges as the walk's language says: one walk costs what it wants, the others are told to be verified. */
  const PROGRAM = `process.on('message', ({ planned }) => {
    if (planned.locale === 'de-DE') for (;;);
    if (planned.locale === 'fr-FR') for (const kept = new Map();;) kept.set(kept.size, {});
    if (planned.locale === 'it-IT') throw new TypeError('Nobody has thought of that.')
    process.send({ ...planned, verdict: 'verified', outcome: { kind: 'arrived' }, judgedBy: process.pid })
  })
  process.on('disconnect', () => process.exit())`

  it('costs a walk that is judged for ever, eats memory or fails its own result, and no other walk', async () => {
    const run = writtenRun('timeouts: { judge: 20 }\n')
    const program = join(run.folder, 'program.mjs')
    writeFileSync(program, PROGRAM)
    const options = { program, megabytes: 64 }
    const locales = ['en-US', 'en-GB', 'de-DE', 'es-ES', 'fr-FR', 'pt-PT', 'it-IT', 'nl-NL']
    const results = await judging(
      (judge) => Promise.all(locales.map((one) => judge(run.plan, run.planned(one)))),
      options,
    )
    expect(results.map(({ locale, verdict }) => `${locale} ${verdict}`)).toEqual(
      locales.map((one) => `${one} ${['de-DE', 'fr-FR', 'it-IT'].includes(one) ? 'error' : 'verified'}`),
    )
    const [first, second, endless, next, greedy, , failing] = results as [
      WalkSummary,
      ...WalkSummary[],
    ] as WalkSummary[]
    expect(messageOf(endless as WalkSummary)).toMatch(
      /way\/only\/de-DE-desktop took more than 20 seconds.*`timeouts.judge`/,
    )
    expect(messageOf(greedy as WalkSummary)).toMatch(/way\/only\/fr-FR-desktop took more than 64 MB of memory/)
    expect(messageOf(failing as WalkSummary)).toMatch(
      /way\/only\/it-IT-desktop ended with TypeError: Nobody has thought of that\./,
    )
    // One process judges as long as nothing goes wrong.
    const by = (result: WalkSummary | undefined) => (result as WalkSummary & { judgedBy?: number }).judgedBy
    expect(by(first)).toBe(by(second))
    expect(by(next)).not.toBe(by(first))
  })

  it('ends its process with the run', async () => {
    const run = writtenRun('')
    const program = join(run.folder, 'program.mjs')
    writeFileSync(program, PROGRAM)
    const result = await judging((judge) => judge(run.plan, run.planned('en-US')), { program })
    const { judgedBy } = result as WalkSummary & { judgedBy: number }
    await expect.poll(() => isAlive(judgedBy)).toBe(false)
  })
})

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

describe('hostile sizes', () => {
  const nodes = (count: number, name: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => ({
      role: 'link',
      name: name(at),
      box: { x: 0, y: at, width: 9, height: 9 },
    }))
  const nested = (levels: number, text: string) => {
    let node: AriaNode = { role: 'paragraph', text }
    for (let level = 0; level < levels; level += 1) node = { role: 'group', name: String(level), children: [node] }
    return [node]
  }
  it.each<readonly [string, Screen['tree'], Screen['tree']]>([
    ['50 000 nodes, all others', nodes(50_000, (at) => `Entry ${at} old`), nodes(50_000, (at) => `${at} is another`)],
    ['50 000 nodes of one name', nodes(50_000, () => 'Entry'), nodes(49_000, () => 'Entry')],
    ['names of a million letters', nodes(3, () => 'a'.repeat(1_000_000)), nodes(3, () => 'b'.repeat(1_000_000))],
    ['as many levels as a capture leaves', nested(200, 'Object until 26 May.'), nested(190, 'Object until 28 May.')],
  ])('%s are compared', async (_, before, after) => {
    const run = writtenRun('')
    const image = { file: 'arrival.png', sha256: '1', width: 8, height: 8 }
    const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'white' } })
      .png()
      .toBuffer()
    const walk = run.write('en-US', [{ tree: before, image }], [{ tree: after, image }], picture)
    const result = await judging((judge) => judge(run.plan, walk))
    expect([result.verdict, messageOf(result)]).toEqual([expect.stringMatching(/changed|broken|verified/), 'arrived'])
    expect(result.findings.length).toBeLessThan(30)
  })

  it('a picture of 20 000 x 20 000 pixels is refused by its head, with the reason', async () => {
    const run = writtenRun('')
    const huge = await sharp({
      create: { width: 20_000, height: 20_000, channels: 3, background: 'white' },
      limitInputPixels: false,
    })
      .png({ compressionLevel: 1 })
      .toBuffer()
    const image = { file: 'arrival.png', width: 20_000, height: 20_000 }
    const look = (sha256: string) => ({ tree: [], image: { ...image, sha256 } })
    const walk = run.write('en-US', [look('1')], [look('2')], huge)
    const result = await judging((judge) => judge(run.plan, walk))
    expect(result.verdict).toBe('error')
    expect(messageOf(result)).toMatch(
      /arrival\.png cannot be read \(20000 x 20000 pixels; more than 50000000 are not compared\)/,
    )
  })
})
