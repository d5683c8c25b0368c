import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { judging } from '../../src/run/judging.js'
import type { WalkResult } from '../../src/run/result.js'
import { writtenRun } from '../helpers/records.js'

const messageOf = ({ outcome }: WalkResult) => (outcome.kind === 'error' ? outcome.message : outcome.kind)

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
    const [first, second, endless, next, greedy, , failing] = results as [WalkResult, ...WalkResult[]] as WalkResult[]
    expect(messageOf(endless as WalkResult)).toMatch(
      /way\/only\/de-DE-desktop took more than 20 seconds.*`timeouts.judge`/,
    )
    expect(messageOf(greedy as WalkResult)).toMatch(/way\/only\/fr-FR-desktop took more than 64 MB of memory/)
    expect(messageOf(failing as WalkResult)).toMatch(
      /way\/only\/it-IT-desktop ended with TypeError: Nobody has thought of that\./,
    )
    // One process judges as long as nothing goes wrong.
    const by = (result: WalkResult | undefined) => (result as WalkResult & { judgedBy?: number }).judgedBy
    expect(by(first)).toBe(by(second))
    expect(by(next)).not.toBe(by(first))
  })

  it('ends its process with the run', async () => {
    const run = writtenRun('')
    const program = join(run.folder, 'program.mjs')
    writeFileSync(program, PROGRAM)
    const result = await judging((judge) => judge(run.plan, run.planned('en-US')), { program })
    const { judgedBy } = result as WalkResult & { judgedBy: number }
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
