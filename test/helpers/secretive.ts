import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { type Canaries, leaksBelow, leaksIn, watchProcesses } from './canaries.js'
import { type CliResult, guidewatch, temporaryFolder } from './cli.js'
import { cookie, person } from './sessions.js'
import { project, TEST_SETTINGS } from './site.js'

/**
 * An installation whose account, keys and passphrase are secrets to be looked for. The plain files that a person begins with lie
 * elsewhere.
 *
 * @param flow makes a flow that walks as `tester`, of the origin of a site.
 */
export async function secretive(flow: string, origin: string, settings = '') {
  const [kim, ci] = await Promise.all([person(), person()])
  const canaries = {
    cookie: 'c4naryCookieValue77x',
    storage: 'c4naryLocalStorage88y',
    database: 'c4naryIndexedDb99z',
    name: 'Zorana Kanarek',
    email: 'zorana.kanarek@canary.example',
    passphrase: 'c4nary correct horse & battery',
    identity: kim.identity,
    other: ci.identity,
  } satisfies Canaries
  const recipients = `sessions: { recipients: { kim: ${kim.recipient}, ci: ${ci.recipient} } }\n`
  const { folder, config } = project(
    { 'members.yaml': flow },
    `${TEST_SETTINGS}accounts: { tester: {} }\n${recipients}${settings}`,
  )
  const [temporary, elsewhere] = [join(temporaryFolder(), 'tmp'), temporaryFolder()]
  mkdirSync(temporary)
  const env = {
    TMPDIR: temporary,
    GUIDEWATCH_SESSION_KEY: kim.identity,
    GUIDEWATCH_SESSION_PASSPHRASE: canaries.passphrase,
    XDG_CONFIG_HOME: elsewhere,
  }
  const store = {
    name: 'keys',
    autoIncrement: false,
    records: [{ key: 'k', value: { refresh: canaries.database } }],
    indexes: [],
  }
  const cookies = [cookie({ value: canaries.cookie })]
  const origins = [
    {
      origin,
      localStorage: [{ name: 'token', value: canaries.storage }],
      indexedDB: [{ name: 'app', version: 1, stores: [store] }],
    },
  ]
  const plain = join(elsewhere, 'state.json')
  const listed = join(elsewhere, 'private.txt')
  writeFileSync(plain, JSON.stringify({ cookies, origins }))
  writeFileSync(listed, `${canaries.name}\n${canaries.email}\n`)
  const said: CliResult[] = []
  const watch = watchProcesses(temporary, canaries)
  return {
    canaries,
    kim,
    ci,
    folder,
    config,
    recipients,
    plain,
    cookies,
    origins,
    file: join(folder, 'state', 'sessions', 'tester.json'),
    importing: ['sessions', 'import', 'tester', plain, '--private-file', listed],
    call: async (args: readonly string[], more: NodeJS.ProcessEnv = {}) => {
      const result = await guidewatch([...args, '--config', config], { cwd: folder, env: { ...env, ...more } })
      said.push(result)
      return result
    },
    /** Ends the watch; nothing of the secrets, nor of some more of them, may have been anywhere. */
    expectNoLeak: (more: Canaries, atLeast: number) => {
      const { leaks, processes } = watch.stop()
      const all = { ...canaries, ...more }
      expect(leaks).toEqual([])
      expect(leaksBelow(folder, all)).toEqual([])
      expect(leaksBelow(temporary, all)).toEqual([])
      for (const { stdout, stderr } of said) expect(leaksIn(stdout + stderr, all)).toEqual([])
      expect(processes).toBeGreaterThanOrEqual(atLeast)
    },
  }
}
