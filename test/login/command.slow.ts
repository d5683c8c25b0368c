import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import { type Browser, chromium } from 'playwright'
import { describe, expect, it } from 'vitest'
import { readSession, sessionKeys } from '../../src/state/sessions.js'
import { filesBelow } from '../helpers/cli.js'
import { document, project, type Site, serveSite } from '../helpers/site.js'
import { MARK, memberFlow, memberSettings } from './place.js'
import { atTerminal, type Terminal } from './terminal.js'

const CANARIES = ['canary-cookie-7f3a', 'canary-local-91bc', 'canary-database-44de']

/** A site that keeps a canary in each place where a session can be. */
const hideEverywhere = () =>
  serveSite({
    '/': document(`<nav><button>Sign out</button></nav><h1>Hello</h1><script>
      document.cookie = 'sid=${CANARIES[0]}; max-age=86400'
      localStorage.setItem('token', '${CANARIES[1]}')
      const request = indexedDB.open('garden', 1)
      request.onupgradeneeded = () => request.result.createObjectStore('keys').put('${CANARIES[2]}', 'session')
      request.onsuccess = () => { document.title = 'stored' }
    </script>`),
  })

/** A project with an account that is sealed for a key of its own. */
async function accountProject({ origin }: Site) {
  const identity = await generateIdentity()
  const made = project({ 'garden.yaml': memberFlow(origin) })
  const recipients = `sessions: { recipients: { kim: ${await identityToRecipient(identity)} } }\n`
  writeFileSync(made.config, memberSettings(MARK) + recipients)
  return {
    ...made,
    env: { GUIDEWATCH_SESSION_KEY: identity },
    file: join(made.folder, 'state', 'sessions', 'kim.json'),
  }
}

/** Connects by the address that was told, and waits for the site to have stored everything. */
async function reachBrowser(terminal: Terminal): Promise<Browser> {
  const said = await terminal.says('Press Enter here')
  const browser = await chromium.connectOverCDP(/http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0] ?? '')
  const page = browser.contexts().flatMap((context) => context.pages())[0]
  await page?.waitForFunction(() => window.document.title === 'stored')
  return browser
}

/** The folders that logins hide their browsers' files in, with the process of each. */
function hideaways(): readonly { readonly folder: string; readonly pid: number }[] {
  return ['/dev/shm', tmpdir()].flatMap((place) =>
    readdirSync(place)
      .map((name) => ({ folder: join(place, name), pid: Number(/^guidewatch-login-(\d+)-/.exec(name)?.[1]) }))
      .filter(({ pid }) => pid > 0),
  )
}

/** The login of a terminal: its process is below that of `script`. */
function hideawayOf({ process: { pid } }: Terminal) {
  const parentOf = (child: number) => Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${child}/stat`, 'utf8'))?.[1])
  return hideaways().find((one) => {
    try {
      return parentOf(one.pid) === pid
    } catch {
      return false
    }
  })
}

/** A browser at work removes files of its own while they are looked at. */
function holdsCanary(file: string): boolean {
  try {
    const content = readFileSync(file)
    return CANARIES.some((canary) => content.includes(canary))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
}

describe('guidewatch login', () => {
  it('stores a sealed session, shows nothing of it, and keeps private texts for the next time', async () => {
    const site = await hideEverywhere()
    const { folder, config, env, file } = await accountProject(site)
    const first = atTerminal(['login', 'kim', '--remote', '--config', config], folder, env)
    const remote = await reachBrowser(first)
    const away = hideawayOf(first)
    expect(filesBelow(away?.folder ?? '').length).toBeGreaterThan(0)
    expect(filesBelow(away?.folder ?? '').filter(holdsCanary)).toEqual([])
    first.type('')
    await first.says('separated by commas')
    first.type('Kim Miller, kim@garden.example')
    const { said, code } = await first.ends
    await remote.close()
    expect(code).toBe(0)
    expect(said).toContain('The session of `kim` is stored in state/sessions/kim.json.')
    for (const canary of CANARIES) expect(said).not.toContain(canary)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(filesBelow(folder).filter(holdsCanary)).toEqual([])
    expect(hideaways().map((one) => one.folder)).not.toContain(away?.folder)
    const stored = await readSession(file, sessionKeys(env), 'kim')
    expect(stored?.session.private).toEqual(['Kim Miller', 'kim@garden.example'])
    const state = JSON.stringify(stored?.session.storageState)
    for (const canary of CANARIES) expect(state).toContain(canary)

    const second = atTerminal(['login', 'kim', '--remote', '--config', config], folder, env)
    const again = await reachBrowser(second)
    second.type('')
    await second.says('2 private texts are kept')
    second.type('Kimmie')
    const end = await second.ends
    await again.close()
    expect(end.said).not.toContain('Kim Miller')
    const renewed = await readSession(file, sessionKeys(env), 'kim')
    expect(renewed?.session.private).toEqual(['Kim Miller', 'kim@garden.example', 'Kimmie'])
    expect(renewed?.header).toMatchObject({ generation: 2, savedBy: 'login' })
  })

  it.each(['SIGTERM', 'SIGHUP'] as const)('leaves nothing behind after %s', async (signal) => {
    const { folder, config, env, file } = await accountProject(await hideEverywhere())
    const terminal = atTerminal(['login', 'kim', '--remote', '--config', config], folder, env)
    await reachBrowser(terminal)
    const away = hideawayOf(terminal)
    process.kill(away?.pid ?? 0, signal)
    await terminal.ends
    expect(hideaways().map((one) => one.folder)).not.toContain(away?.folder)
    expect(filesBelow(folder)).not.toContain(file)
  })

  it('leaves no secret behind when it is killed, and the next login removes what is left', async () => {
    const site = await hideEverywhere()
    const { folder, config, env } = await accountProject(site)
    const killed = atTerminal(['login', 'kim', '--remote', '--config', config], folder, env)
    await reachBrowser(killed)
    const away = hideawayOf(killed)
    process.kill(away?.pid ?? 0, 'SIGKILL')
    await killed.ends
    const left = filesBelow(away?.folder ?? '')
    expect(left.length).toBeGreaterThan(0)
    expect(left.filter(holdsCanary)).toEqual([])
    const next = atTerminal(['login', 'kim', '--remote', '--config', config], folder, env)
    await next.says('Press Enter here')
    expect(hideaways().map((one) => one.folder)).not.toContain(away?.folder)
    const own = hideawayOf(next)
    expect(own).toBeDefined()
    next.type('\u0003')
    const { said, code } = await next.ends
    expect(said).toContain('Ended before the end: nothing was kept.')
    expect(code).toBe(2)
    expect(hideaways().map((one) => one.folder)).not.toContain(own?.folder)
  })
})
