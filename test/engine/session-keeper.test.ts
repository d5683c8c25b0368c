import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { keepSession, sessionFor } from '../../src/engine/session-keeper.js'
import type { StorageState } from '../../src/screen/session.js'
import { loadSettings } from '../../src/settings/settings.js'
import type { Job } from '../../src/state/job.js'
import { readHeader, readSession, writeSession } from '../../src/state/sessions.js'
import { cookie, type Person, person, sealFor, sessionOf, signIn } from '../helpers/sessions.js'
import { project } from '../helpers/site.js'

let kim: Person
beforeAll(async () => {
  kim = await person()
  process.env.GUIDEWATCH_SESSION_KEY = kim.identity
  return () => {
    delete process.env.GUIDEWATCH_SESSION_KEY
  }
})

async function signedIn(slots: Job['slots'] = []) {
  const { folder, config } = project(
    {},
    `accounts: { tester: {} }\nsessions: { recipients: { kim: ${kim.recipient} } }\n`,
  )
  const settings = loadSettings(config)
  const job = { settings, slots, out: join(folder, 'out') } as unknown as Job
  const file = join(folder, 'state', 'sessions', 'tester.json')
  await writeSession(file, signIn(sessionOf([cookie({ value: 'first' })])), sealFor(kim))
  const before = await sessionFor(job, 'tester')
  if (!before) throw new Error('nobody is signed in')
  return { job, file, before }
}

const left = (value: string): StorageState => ({ cookies: [cookie({ value })], origins: [] })
const valueIn = async (file: string) =>
  (await readSession(file, kim.keys))?.session.storageState.cookies.map(({ value }) => value)

/** Draft of a process that there is no more, as state/files.ts names it. */
const draftOf = (file: string) => join(dirname(file), '.tester.json.4194304.tmp')

describe('a session after a walk', () => {
  it('is kept as the site left it, under the next number, with its private texts', async () => {
    const { job, file, before } = await signedIn()
    expect(await keepSession(job, 'tester', before, left('second'))).toBeNull()
    expect(readHeader(file)).toMatchObject({ generation: 2, savedBy: 'walk', signedInAt: before.header.signedInAt })
    expect(await valueIn(file)).toEqual(['second'])
    expect((await sessionFor(job, 'tester'))?.session).toEqual({
      private: ['Kim Example'],
      storageState: left('second'),
    })
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it('is not written again when nothing has changed', async () => {
    const { job, file, before } = await signedIn()
    expect(await keepSession(job, 'tester', before, left('first'))).toBeNull()
    expect(readHeader(file)?.generation).toBe(1)
  })

  it('is left as it lies there when another machine or a person was quicker', async () => {
    const { job, file, before } = await signedIn()
    await writeSession(file, { ...signIn(sessionOf([cookie({ value: 'other' })])), base: 1 }, sealFor(kim))
    expect(await keepSession(job, 'tester', before, left('second'))).toBe('conflict')
    expect(await valueIn(file)).toEqual(['other'])
    // The next walk takes what lies there.
    expect((await sessionFor(job, 'tester'))?.header.generation).toBe(2)
  })

  it('stays when the browser did not give its storage away', async () => {
    const { job, file, before } = await signedIn()
    expect(await keepSession(job, 'tester', before, null)).toBe('not-taken')
    expect(await valueIn(file)).toEqual(['first'])
  })

  it('goes into the share of a slot at once, as ciphertext', async () => {
    const { job, file, before } = await signedIn([{ slot: 0, walks: [], seconds: 1 }])
    await keepSession(job, 'tester', before, left('secret-of-the-site'))
    const shared = join(job.out, 'sessions', 'tester.json')
    expect(readFileSync(shared)).toEqual(readFileSync(file))
    expect(readFileSync(shared, 'utf8')).not.toContain('secret-of-the-site')
  })
})

describe('a draft that a killed process left', () => {
  it('is finished when it is whole, as the token on the disk is used up', async () => {
    const { job, file, before } = await signedIn()
    const old = readFileSync(file)
    await keepSession(job, 'tester', before, left('second'))
    writeFileSync(draftOf(file), readFileSync(file))
    writeFileSync(file, old)
    expect((await sessionFor(job, 'tester'))?.session.storageState).toEqual(left('second'))
    expect(readdirSync(dirname(file))).toEqual(['tester.json'])
  })

  it('is thrown away when it is cut off, or older than what lies there', async () => {
    const { job, file, before } = await signedIn()
    const first = readFileSync(file)
    await keepSession(job, 'tester', before, left('second'))
    for (const draft of [first, readFileSync(file).subarray(0, 700), Buffer.from('')]) {
      writeFileSync(draftOf(file), draft)
      expect((await sessionFor(job, 'tester'))?.session.storageState).toEqual(left('second'))
      expect(readdirSync(dirname(file))).toEqual(['tester.json'])
    }
  })

  it('is left alone while its process is at work', async () => {
    const { job, file } = await signedIn()
    const draft = join(dirname(file), `.tester.json.${process.pid}.tmp`)
    writeFileSync(draft, 'half')
    await sessionFor(job, 'tester')
    expect(readdirSync(dirname(file)).sort()).toEqual([`.tester.json.${process.pid}.tmp`, 'tester.json'])
  })
})
