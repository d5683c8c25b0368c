import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { sessions } from '../../src/doctor/sessions.js'
import { loadSettings } from '../../src/settings/settings.js'
import { type SessionToWrite, writeSession } from '../../src/state/sessions.js'
import { temporaryFolder } from '../helpers/cli.js'
import { cookie, type Person, person, sealFor, sessionOf, signIn } from '../helpers/sessions.js'

const DAY = 86_400_000

async function installation(people: Readonly<Record<string, Person>>) {
  const folder = temporaryFolder()
  const file = join(folder, 'guidewatch.yaml')
  const names = Object.entries(people).map(([name, { recipient }]) => `${name}: ${recipient}`)
  writeFileSync(file, `accounts: { tester: {} }\nsessions: { recipients: { ${names.join(', ')} } }\n`)
  const settings = loadSettings(file)
  return {
    folder,
    said: async () => (await sessions(settings)).map(({ state, said }) => `${state} ${said}`).join('\n'),
    signedIn: (daysAgo: number, lasts: number | null, by: readonly Person[], changes: Partial<SessionToWrite> = {}) => {
      const now = Date.now() - daysAgo * DAY
      const expires = lasts === null ? -1 : now / 1000 + lasts * 86_400
      const session = sessionOf([cookie({ expires })])
      const signedInAt = new Date(now).toISOString()
      const path = settings.accounts.tester?.session ?? ''
      return writeSession(path, signIn(session, { now, signedInAt, ...changes }), sealFor(...by))
    },
  }
}

describe('what doctor says of sessions', () => {
  afterEach(() => vi.unstubAllEnvs())

  it('how old they are and how long they last, and when to sign in', async () => {
    const [kim, ci] = await Promise.all([person(), person()])
    const { said, signedIn } = await installation({ kim, ci })
    expect(await said()).toMatch(/^warning tester: there is none, .*`guidewatch login tester`/)
    vi.stubEnv('GUIDEWATCH_SESSION_KEY', kim.identity)
    await signedIn(10, 30.5, [kim, ci])
    expect(await said()).toBe('ok tester: signed in 10 days ago; ends in 20 days')
    await signedIn(26, 30.5, [kim, ci], { base: 1 })
    expect(await said()).toMatch(/^warning tester: signed in 26 days ago; it ends in 4 days .*Sign in again/)
    await signedIn(40, 30.5, [kim, ci], { base: 2 })
    expect(await said()).toMatch(/^warning tester: signed in 40 days ago; it was to end on/)
    await signedIn(10, null, [kim, ci], { base: 3 })
    expect(await said()).toBe('ok tester: signed in 10 days ago; its cookies name no end')
    await signedIn(70, null, [kim, ci], { base: 4 })
    expect(await said()).toMatch(/^warning tester: signed in 70 days ago; its cookies name no end, and sites/)
  })

  it('who cannot open them: this machine, or somebody who is named', async () => {
    const [kim, ci] = await Promise.all([person(), person()])
    const { said, signedIn, folder } = await installation({ kim, ci })
    await signedIn(1, 30.5, [kim])
    vi.stubEnv('GUIDEWATCH_SESSION_KEY', ci.identity)
    expect(await said()).toMatch(/^failure tester: .*none of those is yours/)
    const file = join(folder, 'key.txt')
    writeFileSync(file, kim.identity)
    chmodSync(file, 0o644)
    vi.stubEnv('GUIDEWATCH_SESSION_KEY_FILE', file)
    expect(await said()).toMatch(/^warning Others on this machine can read the key.*\nwarning .*ci cannot open it\./)
  })

  it('that one key is too few', async () => {
    const kim = await person()
    const { said } = await installation({ kim })
    expect(await said()).toMatch(/^warning Only one key opens the sessions\./)
  })
})
