import { describe, expect, it } from 'vitest'
import { serveMail } from '../helpers/mail.js'
import { pointsOfANight, surviveAt } from './writes.js'

/** Nights held at once; most of one is starting a process. */
const AT_ONCE = 3

describe('every write of a night', () => {
  for (const [what, env] of [
    ['killed with kill -9', (at: number) => ({ KILL_AT: String(at) })],
    ['out of disk space from there on', (at: number) => ({ FAIL_AT: String(at), FAIL_CODE: 'ENOSPC' })],
  ] as const) {
    it(what, { timeout: 900_000 }, async () => {
      const server = await serveMail()
      const points = await pointsOfANight(server)
      const left = Array.from({ length: points }, (_, index) => index + 1)
      const ends: Record<string, number> = {}
      await Promise.all(
        Array.from({ length: AT_ONCE }, async () => {
          for (let at = left.shift(); at !== undefined; at = left.shift()) {
            const end = await surviveAt(server, env(at), `${Object.keys(env(at))[0]?.slice(0, 4).toLowerCase()}${at}`)
            ends[end] = (ends[end] ?? 0) + 1
          }
        }),
      )
      process.stdout.write(`${what}: ${points} points, ${JSON.stringify(ends)}\n`)
      expect(points).toBeGreaterThanOrEqual(200)
    })
  }
})
