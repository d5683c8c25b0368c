import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { readStanding } from '../../src/state/accounts.js'
import { readHeader } from '../../src/state/sessions.js'
import { filesBelow, guidewatch, ROOT, readRunFile } from '../helpers/cli.js'
import { memberFlow, memberSettings, serveMembers, signInAt } from '../helpers/members.js'
import { person } from '../helpers/sessions.js'
import { project } from '../helpers/site.js'

const ROUTES = ['a', 'b', 'c']

async function members(more = '') {
  const kim = await person()
  const site = await serveMembers()
  const { folder, config } = project(
    { 'members.yaml': memberFlow(site.site.origin, ROUTES) },
    memberSettings(kim, `retries: 1\n${more}`),
  )
  const state = join(folder, 'state')
  const file = join(state, 'sessions', 'tester.json')
  await signInAt(site, file, kim)
  const env = { GUIDEWATCH_SESSION_KEY: kim.identity }
  const run = (...args: string[]) => guidewatch(['run', '--config', config, ...args], { env })
  const latest = () => {
    const id = readdirSync(join(state, 'runs')).sort().at(-1) ?? ''
    return readRunFile(join(state, 'runs', id))
  }
  return { ...site, members: site, kim, folder, config, state, file, env, run, latest }
}

const verdicts = ({ walks }: { walks: readonly { route: string; verdict: string }[] }) =>
  Object.fromEntries(walks.map(({ route, verdict }) => [route, verdict]))

describe('a site that gives a new token with every page, and ends a session whose token is shown again', {
  timeout: 300_000,
}, () => {
  it('is walked for three nights, with a retry and a second walk, by one sign-in', async () => {
    const { members: site, run, latest, state, file } = await members()
    const first = await run()
    expect([first.stderr, first.code]).toEqual(['', 0])
    expect(verdicts(latest())).toEqual(Object.fromEntries(ROUTES.map((route) => [route, 'verified'])))
    // One page before all walks.
    expect(site.visits.filter((path) => path === '/')).toHaveLength(1)
    expect(latest().accounts).toMatchObject([
      { account: 'tester', probed: { result: 'ok' }, stopped: null, putOff: [] },
    ])
    expect(readHeader(file)).toMatchObject({ generation: 5, savedBy: 'walk' })

    // The second night: a page that does not come at first, and one that says something else.
    let failures = 0
    site.instead = (path) => {
      if (path === '/b' && failures++ < 1) return 503
      return path.startsWith('/c') ? '<main><h1>Something else</h1></main>' : undefined
    }
    await run()
    expect(verdicts(latest())).toEqual({ a: 'verified', b: 'verified', c: 'broken' })
    expect(latest().walks.find(({ route }) => route === 'c')?.confirmation).toMatchObject({ agrees: true })

    site.instead = undefined
    await run()
    expect(verdicts(latest())).toEqual(Object.fromEntries(ROUTES.map((route) => [route, 'verified'])))
    expect(site.visits.filter((path) => path === '/')).toHaveLength(3)
    expect(site.isEnded()).toBe(false)
    expect(
      latest()
        .walks.flatMap(({ notes }) => notes)
        .filter(({ kind }) => kind === 'session-not-kept'),
    ).toEqual([])
    expect(filesBelow(state).filter((name) => /\.tmp$|\.lock$/.test(name))).toEqual([])
  })

  it('lives on when everything is killed between two walks', async () => {
    const {
      members: site,
      run,
      latest,
      state,
      config,
      env,
    } = await members('politeness: { 127.0.0.1: { pause: 600 } }\n')
    const child = spawn(process.execPath, [join(ROOT, 'dist', 'cli', 'main.js'), 'run', '--config', config], {
      env: { ...process.env, ...env },
      detached: true,
      stdio: 'ignore',
    })
    const ended = new Promise((resolve) => child.once('exit', resolve))
    const standing = () => {
      const [id] = existsSync(join(state, 'runs')) ? readdirSync(join(state, 'runs')) : []
      return id ? readStanding(join(state, 'runs', id, 'accounts'), 'tester') : undefined
    }
    // The first walk is over, and the second one waits for its pause.
    await vi.waitFor(() => expect(standing()?.endedAt).toBeTruthy(), { timeout: 60_000, interval: 50 })
    process.kill(-(child.pid ?? 0), 'SIGKILL')
    await ended
    writeFileSync(config, readFileSync(config, 'utf8').replace('pause: 600', 'pause: 0'))
    await run()
    expect(verdicts(latest())).toEqual(Object.fromEntries(ROUTES.map((route) => [route, 'verified'])))
    expect(site.isEnded()).toBe(false)
  })

  it('lives on when a process is killed in the middle of writing a session back', async () => {
    const { members: site, run, latest, file, folder, config, env } = await members()
    const mark = join(folder, 'killed')
    await guidewatch(['run', '--config', config], {
      env: {
        ...env,
        NODE_OPTIONS: `--import ${join(ROOT, 'test', 'faults', 'kill-at-rename.mjs')}`,
        KILL_RENAME: 'sessions/tester.json',
        KILL_TIMES: '2',
        KILL_MARK: mark,
      },
    })
    expect(existsSync(mark)).toBe(true)
    // The walk whose process was killed was walked again, with the token that lay in its draft.
    expect(verdicts(latest())).toEqual(Object.fromEntries(ROUTES.map((route) => [route, 'verified'])))
    await run()
    expect(verdicts(latest())).toEqual(Object.fromEntries(ROUTES.map((route) => [route, 'verified'])))
    expect(site.isEnded()).toBe(false)
    expect(readdirSync(join(file, '..')).sort()).toEqual(['tester.json'])
  })
})
