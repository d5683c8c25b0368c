import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { schemaText } from '../../src/cli/schema.js'
import { readHeader, readSession, type SessionToWrite, writeSession } from '../../src/state/sessions.js'
import { guidewatch, temporaryFolder } from '../helpers/cli.js'
import { cookie, type Person, person, sealFor, sessionOf, signIn } from '../helpers/sessions.js'

const session = sessionOf([cookie({ value: 'secret-cookie' })])

/** A folder with settings that name people, and one account that Kim has signed in. */
async function installation(recipients: Readonly<Record<string, Person>>, changes: Partial<SessionToWrite> = {}) {
  const folder = temporaryFolder()
  const config = join(folder, 'guidewatch.yaml')
  const named = (people: Readonly<Record<string, Person>>) => {
    const list = Object.entries(people).map(([name, { recipient }]) => `${name}: ${recipient}`)
    writeFileSync(config, `accounts: { tester: {}, spare: {} }\nsessions: { recipients: { ${list.join(', ')} } }\n`)
  }
  named(recipients)
  const file = join(folder, 'state', 'sessions', 'tester.json')
  await writeSession(file, signIn(session, changes), sealFor(...Object.values(recipients)))
  const call = (args: readonly string[], as?: Person) =>
    guidewatch(['sessions', ...args, '--config', config], {
      cwd: folder,
      env: { GUIDEWATCH_SESSION_KEY: as?.identity ?? '', GUIDEWATCH_SESSION_KEY_FILE: '', XDG_CONFIG_HOME: folder },
    })
  return { folder, config, file, call, named }
}

describe('guidewatch sessions', () => {
  it('list tells without a key who can open a session and until when, as its schema says', async () => {
    const [kim, ci, lee] = await Promise.all([person(), person(), person()])
    const now = Date.now()
    const soon = cookie({ expires: Math.floor(now / 1000) + 5.5 * 86_400 })
    const signedInAt = new Date(now - 20.5 * 86_400_000).toISOString()
    const { call, named, folder } = await installation({ kim, ci }, { session: sessionOf([soon]), now, signedInAt })
    named({ kim, lee })
    const accounts = join(folder, 'state', 'accounts')
    mkdirSync(accounts, { recursive: true })
    const probed = { result: 'ok', why: null, at: signedInAt, language: null }
    const memory = { schema: 1, account: 'tester', pause: null, visits: [], last: {}, endedAt: null, probed }
    writeFileSync(join(accounts, 'tester.json'), JSON.stringify(memory))
    const told = await call(['list'])
    expect(told.stdout).toMatch(/signed in +20 days ago/)
    expect(told.stdout).toMatch(/ends +in 5 days/)
    expect(told.stdout).toMatch(/opened by +kim, age1\w+…/)
    expect(told.stdout).toMatch(/not by +lee/)
    expect(told.stdout).toMatch(/last probe ok/)
    expect(told.stdout).toMatch(/spare\n +session +none/)
    const { stdout } = await call(['list', '--json'])
    const list = JSON.parse(stdout) as { sessions: readonly object[] }
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(
      JSON.parse(schemaText('sessions')) as object,
    )
    validate(list)
    expect(validate.errors).toBeNull()
    expect(list.sessions).toMatchObject([
      { account: 'tester', endsInDays: 5, notFor: ['lee'], openedBy: [{ name: 'kim' }, { name: null }] },
      { account: 'spare', state: 'missing' },
    ])
    expect(stdout).not.toMatch(/secret-cookie|"sid"/)
  })

  it('key writes the private half to a file for its owner alone, and never over another one', async () => {
    const { call, folder } = await installation({ kim: await person() })
    const first = await guidewatch(['sessions', 'key'], { cwd: folder, env: { XDG_CONFIG_HOME: folder } })
    const file = join(folder, 'guidewatch', 'session-key.txt')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(first.stdout + first.stderr).not.toContain('AGE-SECRET-KEY')
    const [, recipient] = /NAME: (age1\w+)/.exec(first.stdout) ?? []
    const kept = readFileSync(file, 'utf8')
    expect(kept).toContain(`# public key: ${recipient}`)
    const second = await guidewatch(['sessions', 'key'], { cwd: folder, env: { XDG_CONFIG_HOME: folder } })
    expect(second).toMatchObject({ code: 2, stdout: '' })
    expect(second.stderr).toMatch(/is there already, and a key is never overwritten/)
    expect(readFileSync(file, 'utf8')).toBe(kept)
    const printed = await guidewatch(['sessions', 'key', '--print', '--post-quantum'], { cwd: folder })
    expect(printed.stdout).toMatch(/^AGE-SECRET-KEY-PQ-1/m)
    expect(printed.stderr).not.toContain('AGE-SECRET-KEY')
    expect((await call(['list'])).code).toBe(0)
  })

  it('rekey seals for those who joined, no more for those who left, and says what that does not do', async () => {
    const [kim, lee, ci] = await Promise.all([person(), person(), person()])
    const { call, named, file } = await installation({ kim, lee })
    expect((await call(['rekey'], kim)).stdout).toMatch(/tester: opened by kim, lee already/)
    named({ kim, ci })
    const dry = await call(['rekey', '--dry-run'], kim)
    expect(dry.stdout).toMatch(/tester: would be sealed for kim, ci; before: kim, age1\w+…\./)
    expect(readHeader(file)).toMatchObject({ generation: 1 })
    const refused = await call(['rekey'], ci)
    expect(refused).toMatchObject({ code: 2 })
    expect(refused.stdout).toMatch(/tester: not done\. .*none of those is yours/)
    const done = await call(['rekey'], kim)
    expect(done.code).toBe(0)
    expect(done.stdout).toMatch(/could open these sessions until now, and may have kept a copy/)
    expect(done.stdout).toContain('guidewatch sessions revoke tester && guidewatch login tester')
    expect((await readSession(file, ci.keys))?.session).toEqual(session)
    await expect(readSession(file, lee.keys)).rejects.toThrow(/none of those is yours/)
    expect(readHeader(file)).toMatchObject({ generation: 2, savedBy: 'login' })
  })

  it('export carries a session to another machine, whose walks go on from there', async () => {
    const [kim, lee] = await Promise.all([person(), person()])
    const here = await installation({ kim }, { base: 0, after: 11 })
    const there = await installation({ lee })
    const out = join(here.folder, 'carried.json')
    const exported = await here.call(['export', 'tester', '--to', lee.recipient, '--out', out], kim)
    expect(exported).toMatchObject({ code: 0, stderr: '' })
    expect(statSync(out).mode & 0o777).toBe(0o600)
    expect((await there.call(['import', 'tester', out], lee)).stdout).toMatch(/is kept in .* \(generation 13\)/)
    expect((await readSession(there.file, lee.keys))?.session).toEqual(session)
    const again = await there.call(['import', 'tester', out], lee)
    expect(again).toMatchObject({ code: 2, stdout: '' })
    expect(again.stderr).toMatch(/is as new as the one to import, or newer .*Nothing was changed/)
    const over = await here.call(['export', 'tester', '--to', 'kim', '--out', out], kim)
    expect(over.stderr).toMatch(/is there already, and a session is never overwritten/)
    const wrong = await here.call(['export', 'tester', '--to', 'nobody', '--out', `${out}2`], kim)
    expect(wrong.stderr).toMatch(/one of the names in .*: kim\./)
    const other = await there.call(['import', 'spare', out], lee)
    expect(other.stderr).toMatch(/holds the session of `tester`, not of `spare`/)
  })

  it('take brings in what is newer in another copy of the state, and needs no key', async () => {
    const kim = await person()
    const later = { signedInAt: '2026-06-01T08:00:00.000Z' }
    const here = await installation({ kim }, { after: 8 })
    const there = await installation({ kim }, { ...later, after: 4 })
    const copy = dirname(there.file)
    const taken = await here.call(['take', copy])
    expect(taken).toEqual({
      code: 0,
      stderr: '',
      stdout: 'tester: taken over.\nspare: there is none in that folder.\n',
    })
    expect(readFileSync(here.file)).toEqual(readFileSync(there.file))
    expect((await here.call(['take', copy])).stdout).toContain('tester: both are the same.')
    await writeSession(here.file, signIn(session, { ...later, base: 5 }), sealFor(kim))
    expect((await here.call(['take', copy])).stdout).toContain('tester: what is here is newer, and stays.')
    writeFileSync(there.file, '{"sealed":')
    writeFileSync(join(copy, 'spare.json'), readFileSync(here.file))
    const damaged = await here.call(['take', copy])
    expect(damaged).toMatchObject({ code: 2, stdout: 'spare: taken over.\n' })
    expect(damaged.stderr).toMatch(/tester\.json is damaged/)
    expect(await here.call(['take', join(copy, 'nowhere')])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('There is no folder'),
    })
  })

  it('import takes a storage state, and warns of the plain file', async () => {
    const kim = await person()
    const { call, folder, file } = await installation({ kim })
    const [plain, listed] = [join(folder, 'state.json'), join(folder, 'private.txt')]
    writeFileSync(plain, JSON.stringify({ ...session.storageState, cookies: [cookie({ value: 'other' })] }))
    const unasked = await call(['import', 'tester', plain])
    expect(unasked).toMatchObject({ code: 2 })
    expect(unasked.stderr).toMatch(/--private-file/)
    writeFileSync(listed, 'Kim Example\nkim@example.org\n')
    const done = await call(['import', 'tester', plain, '--private-file', listed])
    expect(done.code).toBe(0)
    expect(done.stderr).toMatch(/Careful: .*state\.json lies there in the clear/)
    const stored = await readSession(file, kim.keys)
    expect(stored?.header).toMatchObject({ generation: 2, savedBy: 'import' })
    expect(stored?.session.private).toEqual(['Kim Example', 'kim@example.org'])
    writeFileSync(plain, '{"cookies":[{"name":"secret-name","value":1}],"origins":[]}')
    const wrong = await call(['import', 'tester', plain, '--private-file', listed])
    expect(wrong).toMatchObject({ code: 2 })
    expect(wrong.stderr).toMatch(/no storage state of Playwright \(cookies\.0\./)
    writeFileSync(plain, 'secret-cookie')
    expect((await call(['import', 'tester', plain])).stderr).toMatch(/is neither a session .* nor a storage state/)
    expect(readHeader(file)?.generation).toBe(2)
  })

  it('revoke deletes a session here, and says what it does not do', async () => {
    const { call, file } = await installation({ kim: await person() })
    const wrong = await call(['revoke', 'testr'])
    expect(wrong.stderr).toMatch(/no account `testr`.*tester/)
    const folder = join(file, '..')
    for (const name of ['tester.json.damaged', '.tester.json.77.tmp', 'spare.json'])
      writeFileSync(join(folder, name), 'left')
    const done = await call(['revoke', 'tester'])
    expect(done.stdout).toMatch(/At the site it still counts/)
    expect(done.stdout).toMatch(/sign out every device that is not you/)
    expect(readdirSync(folder)).toEqual(['spare.json'])
    expect(await call(['revoke', 'tester'])).toMatchObject({ code: 2, stdout: '' })
  })
})
