import { spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { makeHead, signHead } from '../../src/publish/head.js'
import { startDaemon } from '../../src/schedule/daemon.js'
import { lastDue, skippedNights } from '../../src/settings/cron.js'
import { loadSettings, type Settings } from '../../src/settings/settings.js'
import { filesBelow, guidewatch, ROOT, readRunFile, temporaryFolder } from '../helpers/cli.js'
import { mailSettings, serveMail } from '../helpers/mail.js'
import { document, project, serveSite, TEST_SETTINGS } from '../helpers/site.js'

const at = (iso: string) => new Date(iso)
const plan = (cron: string, timezone: string) => ({ cron, timezone, jitter: 0, deadline: 6, ping: undefined })

describe('the schedule', () => {
  it('knows the nights that the change to summer time skips', () => {
    const year = at('2026-01-01T00:00:00Z')
    expect(skippedNights(plan('30 2 * * *', 'Europe/Brussels'), year)).toEqual([{ day: '2026-03-29', time: '02:30' }])
    expect(skippedNights(plan('15 1 * * *', 'America/Havana'), year)).toEqual([])
    expect(skippedNights(plan('15 0 * * *', 'America/Havana'), year)).toEqual([{ day: '2026-03-08', time: '00:15' }])
    expect(skippedNights(plan('10 2 * * *', 'Australia/Lord_Howe'), year)).toEqual([
      { day: '2026-10-04', time: '02:10' },
    ])
    // The clocks change on Sundays.
    expect(skippedNights(plan('30 2 * * 1', 'Europe/Brussels'), year)).toEqual([])
    expect(skippedNights(plan('30 2 * * 0', 'Europe/Brussels'), year)).toHaveLength(1)
    expect(skippedNights(plan('30 2 1 * *', 'Europe/Brussels'), year)).toEqual([])
    for (const zone of ['UTC', 'Asia/Kolkata']) expect(skippedNights(plan('30 2 * * *', zone), year)).toEqual([])
    expect(skippedNights(plan('30 4 * * *', 'Europe/Brussels'), year)).toEqual([])
  })

  it('finds the last night that was due', () => {
    const daily = plan('17 3 * * *', 'UTC')
    expect(lastDue(daily, at('2026-01-05T03:17:20Z'), at('2026-01-06T03:16:59Z'))).toBeUndefined()
    expect(lastDue(daily, at('2026-01-05T03:17:20Z'), at('2026-01-08T09:00:00Z'))).toEqual(at('2026-01-08T03:17:00Z'))
    // Set back by a month, a clock shows no missed night; set forward, it shows one.
    expect(lastDue(daily, at('2026-02-05T03:17:20Z'), at('2026-01-08T09:00:00Z'))).toBeUndefined()
    expect(lastDue(daily, at('2024-01-05T03:17:20Z'), at('2026-01-08T09:00:00Z'))).toEqual(at('2026-01-08T03:17:00Z'))
  })

  it('is refused where it makes no sense, with file and line', async () => {
    const { config } = project({}, 'schedule:\n  cron: 99 3 * * *\n  timezone: Europe/Brusels\n')
    const { code, stderr } = await guidewatch(['schedule', '--config', config])
    expect(code).toBe(2)
    expect(stderr).toContain(`${config}:2:9 not a cron expression of five fields`)
    expect(stderr).toContain(`${config}:3:13 not an IANA time zone`)
  })
})

/** A daemon whose nights are a few lines of script. */
async function daemonWith(
  script: string,
  change: Partial<Settings['schedule']> = {},
  startedAt: string | null = '2026-01-05T03:17:20Z',
) {
  const folder = temporaryFolder()
  const config = join(folder, 'guidewatch.yaml')
  writeFileSync(config, 'timeouts: { walk: 30 }\n')
  const settings = loadSettings(config)
  if (startedAt) {
    const memory = { schema: 1, startedAt, endedAt: startedAt, outcome: 'code 0' }
    await import('../../src/state/files.js').then(({ writeJson }) =>
      writeJson(join(settings.state, 'schedule.json'), memory),
    )
  }
  const said: string[] = []
  const start = () =>
    startDaemon(
      { ...settings, schedule: { ...settings.schedule, ...change } },
      { night: [process.execPath, '-e', script, folder], say: (line) => said.push(line) },
    )
  return { folder, settings, said, start }
}

describe('the daemon', () => {
  it('catches up a missed night at once, never runs twice on one state, and finishes what is under way', async () => {
    const script = `const { writeFileSync } = require('fs'); const [folder] = process.argv.slice(1)
      const timer = setInterval(() => {}, 1000)
      process.on('SIGTERM', () => { writeFileSync(folder + '/finished', ''); clearInterval(timer) })
      writeFileSync(folder + '/started', '')`
    const { folder, said, start } = await daemonWith(script)
    const daemon = await start()
    await vi.waitUntil(() => existsSync(join(folder, 'started')), 10_000)
    expect(said.join('\n')).toMatch(/The night of .* was missed; it is held now/)
    await expect(start()).rejects.toThrow(/a daemon is at work, process \d+/)
    await daemon.stop()
    expect(existsSync(join(folder, 'finished'))).toBe(true)
    expect(said.at(-1)).toBe('The night ended with code 0.')
    await (await start()).stop()
  })

  it('holds a night again that was cut off, once', async () => {
    const { folder, settings, said, start } = await daemonWith(
      `require('fs').appendFileSync(process.argv[1] + '/nights', 'x')`,
    )
    const cutOff = (again: boolean) => {
      const memory = { schema: 1, startedAt: new Date().toISOString(), endedAt: null, outcome: null, again }
      writeFileSync(join(settings.state, 'schedule.json'), JSON.stringify(memory))
    }
    cutOff(false)
    const daemon = await start()
    await vi.waitUntil(() => said.some((line) => /The night ended/.test(line)), 10_000)
    await daemon.stop()
    expect(said.join('\n')).toMatch(/was cut off, by a crash or a power cut; it is held again now/)
    // One that ends the machine every time is not held for ever.
    cutOff(true)
    await (await start()).stop()
    expect(readFileSync(join(folder, 'nights'), 'utf8')).toBe('x')
  })

  it('ends the whole process group at the deadline, and tells the dead man’s switch', async () => {
    const pings: string[] = []
    const server = createServer((request, response) => {
      pings.push(request.url ?? '')
      response.end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    afterAll(() => server.close())
    process.env.TEST_PING = `http://127.0.0.1:${(server.address() as AddressInfo).port}/uuid`
    const script = `const { spawn } = require('child_process'); const [folder] = process.argv.slice(1)
      const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
      require('fs').writeFileSync(folder + '/pid', String(child.pid)); setInterval(() => {}, 1000)`
    const { folder, said, start } = await daemonWith(script, { deadline: 1 / 3600, ping: { env: 'TEST_PING' } })
    const daemon = await start()
    await vi.waitUntil(() => pings.length > 0, 20_000)
    await daemon.stop()
    expect(pings).toEqual(['/uuid/fail'])
    expect(said.some((line) => line.includes('took longer than'))).toBe(true)
    const grandchild = Number(readFileSync(join(folder, 'pid'), 'utf8'))
    await vi.waitUntil(() => !isAlive(grandchild), 10_000)
  })

  it('starts no night on the first day, and lives with a damaged memory', async () => {
    const { settings, said, start } = await daemonWith('process.exit(7)', {}, null)
    await (await start()).stop()
    writeFileSync(join(settings.state, 'schedule.json'), '{')
    await (await start()).stop()
    expect(said.filter((line) => line.includes('night begins'))).toEqual([])
  })
})

/** A zombie nobody waits for is dead, too. */
function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

describe('a night that is told to end', () => {
  /** A night of three routes, and what it says. */
  function night(origin: string, heading: string, out?: string) {
    const steps = `[{ open: "${origin}/" }]`
    const routes = ['a', 'b', 'c'].map((id) => `  - { id: ${id}, steps: ${steps} }`).join('\n')
    const flow = `flow: three\nlink: ${origin}/\ndestination: { heading: ${heading} }\nroutes:\n${routes}\n`
    const { config, folder } = project(
      { 'three.yaml': flow },
      `${TEST_SETTINGS}workers: 1\nschedule: { ping: { env: TEST_PING } }\n`,
    )
    const command = [join(ROOT, 'dist', 'cli', 'main.js'), 'run', '--config', config, ...(out ? ['--out', out] : [])]
    const child = spawn(process.execPath, command, {
      env: { ...process.env, TEST_PING: `${origin}/ping` },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const said = { stdout: '' }
    child.stdout.on('data', (chunk) => {
      said.stdout += chunk
    })
    const ended = new Promise((resolve) => child.once('close', resolve))
    return { child, ended, folder, said }
  }

  /** A site that notes what the dead man's switch is told, and tells when it is visited first. */
  async function pinged() {
    const pings: string[] = []
    const site = await serveSite({})
    const visited = new Promise<void>((resolve) => {
      site.pages['/'] = (_, response) => {
        resolve()
        response.setHeader('content-type', 'text/html').end(document('<h1>Form</h1>'))
      }
    })
    site.pages['/ping'] =
      site.pages['/ping/start'] =
      site.pages['/ping/fail'] =
        (request, response) => {
          pings.push(request.url ?? '')
          response.end()
        }
    return { site, pings, visited }
  }

  it('finishes the walk under way, judges what was walked, and tells the dead man’s switch', async () => {
    const { site, pings, visited } = await pinged()
    const { child, ended, folder, said } = night(site.origin, 'Form')
    await visited
    child.kill('SIGTERM')
    expect(await ended).toBe(3)
    expect(said.stdout).toContain('It was ended early')
    expect(pings).toEqual(['/ping/start', '/ping/fail'])
    const state = JSON.parse(readFileSync(join(folder, 'state', 'incidents', 'live.json'), 'utf8'))
    expect(state.figures.walks).toBeGreaterThanOrEqual(1)
    expect(state.figures.walks).toBeLessThan(3)
    expect(state.incidents).toEqual([])
  })

  it('is not taken for a whole one when it was only tried', async () => {
    const { site, visited } = await pinged()
    const { child, ended, said } = night(site.origin, 'Form', join(temporaryFolder(), 'tried'))
    await visited
    child.kill('SIGTERM')
    expect(await ended).toBe(3)
    expect(said.stdout).toContain('It was ended early')
  })

  it('keeps what was seen once as seen once when that happens between two walks of the same', async () => {
    const { site, pings } = await pinged()
    const { child, ended, folder, said } = night(site.origin, 'Another form')
    const isSecond = () => filesBelow(folder).some((file) => file.includes('/second/'))
    site.pages['/'] = async (_, response) => {
      if (isSecond()) {
        child.kill('SIGTERM')
        await vi.waitUntil(() => filesBelow(folder).some((file) => file.endsWith('/second/stop')), 10_000)
      }
      response.setHeader('content-type', 'text/html').end(document('<h1>Form</h1>'))
    }
    expect(await ended).toBe(3)
    expect(said.stdout).toContain('It was ended early')
    expect(pings).toEqual(['/ping/start', '/ping/fail'])
    const run = readRunFile(dirname(filesBelow(folder).find((file) => file.endsWith('/run.json')) ?? ''))
    expect([run.stopped, run.walks.length]).toEqual([true, 3])
    expect(run.walks.map(({ verdict }) => verdict)).toEqual(Array(3).fill('changed'))
    expect(run.walks.filter(({ confirmation }) => confirmation?.agrees)).toHaveLength(1)
    expect(run.walks.filter(({ confirmation }) => !confirmation)).toHaveLength(2)
    const state = JSON.parse(readFileSync(join(folder, 'state', 'incidents', 'live.json'), 'utf8'))
    expect(state.incidents).toHaveLength(1)
  })
})

describe('the watchdog', () => {
  it('alerts once when what is published is too old or gone, and not otherwise', async () => {
    const mail = await serveMail()
    const { config, folder } = project({}, mailSettings(mail.port, '[ana@example.org]'))
    const file = join(folder, 'head.json')
    const now = Date.now()
    const hours = (count: number) => new Date(now + count * 3_600_000).toISOString()
    const publish = async (hoursAgo: number) => {
      const night = { run: `run-${hoursAgo}`, at: hours(-hoursAgo), until: hours(200) }
      const parts = { site: 'live', sequence: 1, issuedAt: night.at, expires: hours(36 - hoursAgo), night } as const
      writeFileSync(file, await signHead(makeHead({ ...parts, status: '{}', keys: [] }), []))
    }
    const watchdog = (...args: string[]) => guidewatch(['watchdog', ...args, '--config', config])
    await publish(3)
    expect(await watchdog(file)).toMatchObject({ code: 0, stderr: '' })
    expect((await watchdog(file, '--hours', '2')).code).toBe(3)
    await publish(40)
    expect((await watchdog(file)).code).toBe(3)
    expect((await watchdog(file)).stdout).toContain('0 delivered, 0 waiting, 0 failed')
    expect((await watchdog(join(folder, 'nothing.json'))).stderr).toContain('there is no such file')
    expect((await watchdog(config)).stderr).toContain('This is no head of a publication')
    await publish(-5)
    expect((await watchdog(file)).stderr).toContain('a clock is wrong')
    expect(mail.inbox.map(({ mail: { subject } }) => subject)).toEqual(Array(4).fill('guidewatch is silent'))
    expect(mail.inbox[1]?.mail.text).toMatch(/^guidewatch has published nothing since /)
  })
})
