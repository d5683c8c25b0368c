import { chmodSync, copyFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Encrypter, generateHybridIdentity, identityToRecipient } from 'age-encryption'
import { describe, expect, it } from 'vitest'
import {
  latestGeneration,
  readHeader,
  readSession,
  SessionConflict,
  sessionKeys,
  takeSession,
  writeSession,
} from '../../src/state/sessions.js'
import { temporaryFolder } from '../helpers/cli.js'
import { cookie, person, sealFor, sessionOf, signIn } from '../helpers/sessions.js'

const NOBODY = { identities: [], passphrase: undefined }
const fileIn = (folder = temporaryFolder()) => join(folder, 'sessions', 'tester.json')
const session = sessionOf([cookie({ value: 'secret-cookie' })])

/** Puts another value into the head of a session file, and leaves what is sealed. */
function change(file: string, changes: object): void {
  writeFileSync(file, JSON.stringify({ ...(JSON.parse(readFileSync(file, 'utf8')) as object), ...changes }))
}

describe('a session file', () => {
  it('is opened by each of those it is sealed for, and by nobody else', async () => {
    const [kim, ci, stranger] = await Promise.all([person(), person(), person()])
    const file = fileIn()
    const header = await writeSession(file, signIn(session), sealFor(kim, ci))
    expect(header).toMatchObject({ account: 'tester', generation: 1, recipients: [kim.recipient, ci.recipient] })
    for (const { keys } of [kim, ci]) expect((await readSession(file, keys))?.session).toEqual(session)
    await expect(readSession(file, stranger.keys)).rejects.toThrow(/sealed for 2 keys, and none of those is yours/)
    await expect(readSession(file, NOBODY)).rejects.toThrow(/set GUIDEWATCH_SESSION_KEY or GUIDEWATCH_SESSION_KEY_FILE/)
  })

  it('is for its owner alone, also where a crash left a draft for everybody, and shows nothing that is private', async () => {
    const kim = await person()
    const file = fileIn()
    await writeSession(file, signIn(session), sealFor(kim))
    const draft = join(dirname(file), `.tester.json.${process.pid}.tmp`)
    writeFileSync(draft, '')
    chmodSync(draft, 0o666)
    await writeSession(file, signIn(session, { base: 1 }), sealFor(kim))
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readFileSync(file, 'utf8')).not.toMatch(/secret-cookie|Kim|sid/)
    expect(readHeader(file)).toMatchObject({ generation: 2, savedBy: 'login' })
    expect(readdirSync(dirname(file))).toEqual(['tester.json'])
  })

  it('is sealed for a post-quantum key beside a common one', async () => {
    const kim = await person()
    const identity = await generateHybridIdentity()
    const recipient = await identityToRecipient(identity)
    const file = fileIn()
    await writeSession(file, signIn(session), { recipients: [kim.recipient, recipient], keys: NOBODY })
    const opened = await readSession(file, { identities: [identity], passphrase: undefined })
    expect(opened?.session).toEqual(session)
  })

  it('keeps what a page keeps in IndexedDB', async () => {
    const kim = await person()
    const file = fileIn()
    const indexedDB = [{ name: 'app', version: 1, stores: [{ name: 'tokens', records: [{ key: 'k', value: 'v' }] }] }]
    const kept = {
      private: [],
      storageState: { cookies: [], origins: [{ origin: 'https://a.test', localStorage: [], indexedDB }] },
    }
    await writeSession(file, signIn(kept), sealFor(kim))
    expect((await readSession(file, kim.keys))?.session).toEqual(kept)
  })

  it('is sealed with the passphrase where no key is named', async () => {
    const file = fileIn()
    const keys = { identities: [], passphrase: 'right' }
    await expect(writeSession(file, signIn(session), { recipients: [], keys: NOBODY })).rejects.toThrow(
      /Nobody is named who may open sessions/,
    )
    await writeSession(file, signIn(session), { recipients: [], keys })
    expect((await readSession(file, keys))?.session).toEqual(session)
    await expect(readSession(file, NOBODY)).rejects.toThrow(/set GUIDEWATCH_SESSION_PASSPHRASE/)
  })

  it('of the old form is read, and becomes one of the new form when it is written', async () => {
    const kim = await person()
    const file = join(temporaryFolder(), 'tester.age')
    const encrypter = new Encrypter()
    encrypter.setScryptWorkFactor(10)
    encrypter.setPassphrase('right')
    writeFileSync(file, await encrypter.encrypt(JSON.stringify(session)))
    await expect(readSession(file, { identities: [], passphrase: 'wrong' })).rejects.toThrow(/cannot be decrypted/)
    const before = await readSession(file, { identities: [], passphrase: 'right' })
    expect(before).toMatchObject({ header: { generation: 0, account: 'tester' }, session })
    await writeSession(file, signIn(session, { savedBy: 'walk', before }), sealFor(kim))
    expect(readHeader(file)?.generation).toBe(1)
    expect((await readSession(file, kim.keys))?.session).toEqual(session)
  })

  it('is refused when its head is not what was sealed, in one message', async () => {
    const kim = await person()
    const file = fileIn()
    await writeSession(file, signIn(session), sealFor(kim))
    const whole = readFileSync(file)
    const changes = [
      { generation: 9 },
      { signedInAt: '2027-01-01T00:00:00.000Z' },
      { account: 'other' },
      { endsAt: '2030-01-01T00:00:00.000Z' },
      { recipients: [kim.recipient, (await person()).recipient] },
    ]
    for (const one of changes) {
      change(file, one)
      await expect(readSession(file, kim.keys)).rejects.toThrow(/not the one that was sealed with it/)
      writeFileSync(file, whole)
    }
    await expect(readSession(file, kim.keys, 'other')).rejects.toThrow(/the session of `tester`, not of `other`/)
  })

  it('that is damaged says so, and never shows what is in it', async () => {
    const kim = await person()
    const file = fileIn()
    await writeSession(file, signIn(session), sealFor(kim))
    const text = readFileSync(file, 'utf8')
    const { sealed } = JSON.parse(text) as { sealed: string }
    const bad = [
      text.slice(0, -40),
      '',
      '{}',
      text.replace(sealed.slice(200, 204), sealed.slice(200, 204) === 'AAAA' ? 'BBBB' : 'AAAA'),
    ]
    for (const content of bad) {
      writeFileSync(file, content)
      await expect(readSession(file, kim.keys)).rejects.toThrow(/is damaged\. Take it from/)
    }
    change(file, { schema: 2 })
    expect(() => readHeader(file)).toThrow(/newer guidewatch \(schema 2\)/)
  })

  it('that is damaged is put aside when somebody signs in anew, and the new one counts as newer', async () => {
    const kim = await person()
    const file = fileIn()
    await writeSession(file, signIn(session, { base: 0 }), sealFor(kim))
    await writeSession(file, signIn(session, { base: 1 }), sealFor(kim))
    const cut = readFileSync(file, 'utf8').slice(0, -40)
    writeFileSync(file, cut)
    const header = await writeSession(file, signIn(session, { base: latestGeneration(file) }), sealFor(kim))
    expect(header.generation).toBe(3)
    expect(readFileSync(`${file}.damaged`, 'utf8')).toBe(cut)
  })
})

describe('two who write', () => {
  it('of two at once only one does, and the other one is told', async () => {
    const kim = await person()
    const file = fileIn()
    const walks = ['first', 'second', 'third'].map((value) =>
      writeSession(file, signIn(sessionOf([cookie({ value })])), sealFor(kim)),
    )
    const ended = await Promise.allSettled(walks)
    expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const one of ended) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(SessionConflict)
    expect((await readSession(file, kim.keys))?.header.generation).toBe(1)
    expect(existsSync(`${file}.lock`)).toBe(false)
  })

  it('a walk never overwrites a later sign-in, even where the numbers meet', async () => {
    const kim = await person()
    const file = fileIn()
    await writeSession(file, signIn(session), sealFor(kim))
    const before = await readSession(file, kim.keys)
    // Taken over from another machine, on which somebody signed in anew and a first walk followed.
    await writeSession(file, signIn(session, { base: 1, signedInAt: '2026-05-02T08:00:00.000Z' }), sealFor(kim))
    const walk = signIn(sessionOf([]), { base: 2, savedBy: 'walk', before })
    await expect(writeSession(file, walk, sealFor(kim))).rejects.toThrow(/written by somebody else meanwhile/)
    expect((await readSession(file, kim.keys))?.session).toEqual(session)
  })
})

describe('a session taken over from another copy of the state', () => {
  it('is taken when it is newer, and never when it is older', async () => {
    const kim = await person()
    const [here, there] = [fileIn(), fileIn()]
    await writeSession(there, signIn(session), sealFor(kim))
    expect(await takeSession(there, here)).toBe('taken')
    expect(statSync(here).mode & 0o777).toBe(0o600)
    expect(await takeSession(there, here)).toBe('same')
    await writeSession(there, signIn(sessionOf([]), { base: 1, savedBy: 'walk' }), sealFor(kim))
    expect(await takeSession(here, there)).toBe('older')
    expect(await takeSession(there, here)).toBe('taken')
    expect(readHeader(here)?.generation).toBe(2)
  })

  it('stays as it is where both made the same generation', async () => {
    const kim = await person()
    const [here, there] = [fileIn(), fileIn()]
    await writeSession(here, signIn(session), sealFor(kim))
    await writeSession(there, signIn(session), sealFor(kim))
    const kept = readFileSync(here)
    expect(await takeSession(there, here)).toBe('conflict')
    expect(readFileSync(here)).toEqual(kept)
  })

  it('of a later sign-in is newer, however often the earlier one was walked', async () => {
    const kim = await person()
    const [here, there] = [fileIn(), fileIn()]
    for (const base of [0, 1, 2]) await writeSession(here, signIn(session, { base }), sealFor(kim))
    await writeSession(there, signIn(session, { signedInAt: '2026-06-01T08:00:00.000Z' }), sealFor(kim))
    expect(await takeSession(here, there)).toBe('older')
    expect(await takeSession(there, here)).toBe('taken')
  })

  it('replaces one that is damaged, which is kept beside it; a damaged one replaces none', async () => {
    const kim = await person()
    const [here, there] = [fileIn(), fileIn()]
    await writeSession(here, signIn(session), sealFor(kim))
    await writeSession(there, signIn(session), sealFor(kim))
    writeFileSync(here, 'cut off')
    await expect(takeSession(here, there)).rejects.toThrow(/damaged/)
    expect(await takeSession(there, here)).toBe('taken')
    expect(readFileSync(`${here}.damaged`, 'utf8')).toBe('cut off')
  })

  it('is another one than what lies there when only its numbers were changed, which its reader notices', async () => {
    const kim = await person()
    const [here, there] = [fileIn(), fileIn()]
    await writeSession(here, signIn(session), sealFor(kim))
    await writeSession(there, signIn(session), sealFor(kim))
    copyFileSync(here, there)
    change(there, { generation: 5 })
    expect(await takeSession(there, here)).toBe('taken')
    await expect(readSession(here, kim.keys)).rejects.toThrow(/not the one that was sealed with it/)
  })
})

describe('keys', () => {
  it('come from the environment: one, or a file of age-keygen’s format', async () => {
    const [kim, ci] = await Promise.all([person(), person()])
    const file = join(temporaryFolder(), 'keys.txt')
    writeFileSync(file, `# created: 2026\n# public key: ${ci.recipient}\n${ci.identity}\n`)
    const keys = sessionKeys({ GUIDEWATCH_SESSION_KEY: ` ${kim.identity}\n`, GUIDEWATCH_SESSION_KEY_FILE: file })
    expect(keys).toEqual({ identities: [kim.identity, ci.identity], passphrase: undefined })
    // A CI system hands on a secret that is missing as an empty one.
    expect(sessionKeys({ GUIDEWATCH_SESSION_KEY: '', GUIDEWATCH_SESSION_PASSPHRASE: '' })).toEqual(NOBODY)
  })

  it('that are malformed are told about and never quoted', async () => {
    const { identity, recipient } = await person()
    const cut = identity.slice(0, -5)
    const missing = join(temporaryFolder(), 'none')
    const errorOf = (env: NodeJS.ProcessEnv) => {
      try {
        return JSON.stringify(sessionKeys(env))
      } catch (error) {
        return error instanceof Error ? error.message : ''
      }
    }
    expect(errorOf({ GUIDEWATCH_SESSION_KEY: cut })).toMatch(/^GUIDEWATCH_SESSION_KEY holds no private key/)
    expect(errorOf({ GUIDEWATCH_SESSION_KEY: cut })).not.toContain(cut.slice(20))
    expect(errorOf({ GUIDEWATCH_SESSION_KEY: recipient })).toMatch(/holds a public key/)
    expect(errorOf({ GUIDEWATCH_SESSION_KEY_FILE: missing })).toMatch(/cannot be read \(ENOENT\)/)
  })
})
