import { describe, expect, it } from 'vitest'
import { serveMail } from '../helpers/mail.js'
import { faultyProject, nightInProcess } from './project.js'
import { pointsOfANight, surviveAt } from './writes.js'

// Every point is tried by `npm run test:faults`; here, a few of them.
describe('a night that is cut off', () => {
  it('loses nothing and tells nothing twice, wherever it was killed or its disk was full', async () => {
    const server = await serveMail()
    const points = await pointsOfANight(server)
    expect(points).toBeGreaterThan(200)
    const some = [0.1, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9].map((share) => Math.floor(points * share))
    const ends = await Promise.all(some.map((at) => surviveAt(server, { KILL_AT: String(at) }, `kill${at}`)))
    expect(new Set(ends)).toEqual(new Set(['killed']))
    const full = await Promise.all(
      some.slice(0, 3).map((at) => surviveAt(server, { FAIL_AT: String(at), FAIL_CODE: 'ENOSPC' }, `full${at}`)),
    )
    expect(full).toContain('failed')
    expect(await surviveAt(server, { FAIL_AT: '1', FAIL_CODE: 'EROFS' }, 'readonly')).toBe('failed')
  })

  it('is not held twice at once', async () => {
    const server = await serveMail()
    const { folder } = faultyProject(server.port, 'twice')
    const at = new Date(Date.UTC(2026, 0, 5, 3))
    const both = await Promise.all([nightInProcess(folder, at, {}), nightInProcess(folder, at, {})])
    const held = both.filter(({ code }) => code === 0)
    // The second either came too late to be in the way, or was told who is at work.
    for (const { stderr, code } of both)
      if (code !== 0) expect(stderr).toMatch(/night\.lock is held: a night is under way, process \d+/)
    expect(held.length).toBeGreaterThanOrEqual(1)
    expect(new Set(server.inbox.map(({ mail }) => mail.messageId)).size).toBe(1)
    expect(server.inbox).toHaveLength(2)
  })
})
