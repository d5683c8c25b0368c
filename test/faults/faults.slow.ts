import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { guidewatch } from '../helpers/cli.js'
import { serveMail } from '../helpers/mail.js'
import { document, project, serveSite, TEST_SETTINGS } from '../helpers/site.js'
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

  it('goes on in another browser when its browser is killed', async () => {
    let killed = 0
    const site = await serveSite({})
    site.pages['/'] = (_request, response) => {
      // Its renderer and all: what the kernel does when memory runs out.
      if (killed === 0) killed = killBrowsers()
      response.setHeader('content-type', 'text/html')
      response.end(document('<h1>Form</h1>'))
    }
    const flow = `flow: one\nlink: ${site.origin}/\ndestination: { heading: Form }\nroutes:\n  - { id: direct, steps: [{ open: "${site.origin}/" }] }\n`
    const { config } = project({ 'one.yaml': flow }, TEST_SETTINGS)
    const night = await guidewatch(['run', '--config', config])
    expect(killed).toBeGreaterThan(0)
    expect(night.stdout).toContain('Incidents: none open')
    expect(night).toMatchObject({ code: 0, stderr: '' })
  })

  it('keeps no later night back when it cannot be read any more', async () => {
    const server = await serveMail()
    const { folder } = faultyProject(server.port, 'unreadable')
    const lost = join(folder, 'state', 'runs', '2026-01-04T03-00-00-000Z')
    mkdirSync(lost, { recursive: true })
    for (const name of ['unsettled', 'run.json']) writeFileSync(join(lost, name), '{')
    const at = new Date(Date.UTC(2026, 0, 5, 3))
    const held = await nightInProcess(folder, at, {})
    expect(held).toMatchObject({ code: 0, stderr: expect.stringContaining('run.json is damaged') })
    expect(server.inbox).toHaveLength(2)
    expect((await nightInProcess(folder, new Date(at.getTime() + 86_400_000), {})).stderr).toBe('')
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

/** Kills the browsers that were started by this process's children, and tells how many processes that were. */
function killBrowsers(): number {
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
        const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
        return [{ pid: Number(name), parent, command: readFileSync(`/proc/${name}/cmdline`, 'utf8') }]
      } catch {
        return []
      }
    })
  const below = new Set([process.pid])
  for (let size = 0; size < below.size; ) {
    size = below.size
    for (const { pid, parent } of processes) if (below.has(parent)) below.add(pid)
  }
  const browsers = processes.filter(({ pid, command }) => below.has(pid) && /chrom/i.test(command.split('\0')[0] ?? ''))
  for (const { pid } of browsers) process.kill(pid, 'SIGKILL')
  return browsers.length
}
