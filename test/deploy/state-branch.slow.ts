import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT, temporaryFolder } from '../helpers/cli.js'
import { bash, fakeCommand, git, has } from '../helpers/shell.js'

const script = (name: string) => join(ROOT, 'scripts', 'ci', `state-${name}.sh`)

/** A repository with a remote one, as the runner checks it out: nobody has told git who one is. */
function repository() {
  const folder = temporaryFolder()
  const [remote, seed] = [join(folder, 'remote'), join(folder, 'seed')]
  git(folder, 'init', '-q', '--bare', '-b', 'main', remote)
  git(folder, 'init', '-q', '-b', 'main', seed)
  writeFileSync(join(seed, '.gitignore'), '/state/\n')
  git(seed, 'add', '-A')
  git(seed, 'commit', '-q', '-m', 'First')
  git(seed, 'push', '-q', remote, 'main')
  const env = { HOME: folder, GIT_CONFIG_NOSYSTEM: '1', EMAIL: '' }
  const machine = (name: string) => {
    git(folder, 'clone', '-q', '--depth', '1', `file://${remote}`, name)
    const cwd = join(folder, name)
    const at = (file: string) => join(cwd, 'state', file)
    const write = (file: string, content: string) => {
      mkdirSync(join(at(file), '..'), { recursive: true })
      writeFileSync(at(file), content)
    }
    const call = (name: string, argument = '', more: NodeJS.ProcessEnv = {}) =>
      bash(`'${script(name)}' ${argument}`, { cwd, env: { ...env, ...more } })
    const fetch = () => call('fetch')
    const keep = (message = 'Night') => call('keep', `'${message}'`)
    /** Fetches, and expects it to go well. */
    const ready = () => {
      expect(fetch()).toEqual({ code: 0, output: expect.anything() })
      return here
    }
    const here = { cwd, at, write, read: (file: string) => readFileSync(at(file), 'utf8'), call, fetch, keep, ready }
    return here
  }
  const kept = (file: string) => git(remote, 'show', `guidewatch-state:${file}`)
  const files = () => git(remote, 'ls-tree', '-r', '--name-only', 'guidewatch-state').split('\n')
  const nights = () => git(remote, 'log', '--format=%s', 'guidewatch-state').split('\n')
  return { folder, remote, env, machine, kept, files, nights }
}

const ARMOUR = (content: string) =>
  `-----BEGIN AGE ENCRYPTED FILE-----\n${Buffer.from(content).toString('base64')}\n-----END AGE ENCRYPTED FILE-----\n`
/** A session file as guidewatch writes it; what is sealed is not looked at. */
const session = (generation: number, content = 'age-encryption.org/v1', more = {}) =>
  JSON.stringify({
    ...{ schema: 1, account: 'eu', generation, signedInAt: '2027-03-01T10:00:00.000Z', savedBy: 'walk' },
    ...{ savedAt: '2027-03-04T02:30:00.000Z', endsAt: null, shortest: 29.5, recipients: ['age1qqpz'], ...more },
    sealed: ARMOUR(content),
  })
const SESSION = 'sessions/eu.json'

describe.runIf(has('jq'))('the state between nights', () => {
  it('begins empty, is kept without runs, and is found by the next night', () => {
    const { machine, kept, files, nights } = repository()
    const first = machine('first').ready()
    first.write('runs/a/run.json', '{}')
    first.write('night.lock', '')
    first.write('outbox/.half/parcel.json', '{')
    first.write(SESSION, session(1))
    first.write('incidents.json', '1')
    expect(first.keep('Night of 2027-03-03')).toEqual({ code: 0, output: '' })
    expect(files()).toEqual(['.gitignore', 'incidents.json', SESSION])
    // What it does not keep is not taken away either: the artefacts are made of it.
    expect(first.read('runs/a/run.json')).toBe('{}')

    const second = machine('second').ready()
    expect(second.read('incidents.json')).toBe('1')
    second.write('incidents.json', '2')
    expect(second.keep('Night of 2027-03-04')).toMatchObject({ code: 0 })
    expect(kept('incidents.json')).toBe('2')
    // Nothing is new.
    expect(second.keep()).toMatchObject({ code: 0 })
    expect(nights()).toEqual(['Night of 2027-03-04', 'Night of 2027-03-03'])
  })

  it('what somebody else kept meanwhile stays, and no file becomes a mixture of two nights', () => {
    const { machine, kept, files, nights } = repository()
    const lines = (second: string, last: string) =>
      `{\n"run": "${second}",\n${'"same": 1,\n'.repeat(20)}"end": "${last}"\n}\n`
    const first = machine('first').ready()
    first.write('incidents.json', lines('a', 'a'))
    first.write('gone.json', '1')
    first.keep()
    const [night, person] = [machine('night').ready(), machine('person').ready()]
    person.write('silences.json', 'by hand')
    person.write('incidents.json', lines('person', 'a'))
    rmSync(person.at('gone.json'))
    expect(person.keep('Silenced')).toMatchObject({ code: 0 })
    night.write('incidents.json', lines('a', 'night'))
    night.write('history.json', '1')
    expect(night.keep('Night')).toMatchObject({ code: 0 })
    expect(`${kept('incidents.json')}\n`).toBe(lines('a', 'night'))
    expect(files()).toEqual(['.gitignore', 'history.json', 'incidents.json', 'silences.json'])
    expect(nights()).toEqual(['Night', 'Silenced', 'Night'])
    expect(night.read('silences.json')).toBe('by hand')
  })

  it('two that begin the branch at once keep what both have', () => {
    const { machine, files } = repository()
    const [one, two] = [machine('one').ready(), machine('two').ready()]
    one.write('a.json', '1')
    two.write('b.json', '1')
    expect([one.keep().code, two.keep().code]).toEqual([0, 0])
    expect(files()).toEqual(['.gitignore', 'a.json', 'b.json'])
  })

  it('a night does not begin anew when the remote repository is not reached', () => {
    const { remote, machine } = repository()
    const night = machine('night')
    bash(`mv '${remote}' '${remote}.away'`)
    const { code, output } = night.fetch()
    expect(code).not.toBe(0)
    expect(output).toContain('nobody knows what earlier nights came to')
    expect(existsSync(night.at('.'))).toBe(false)
  })

  it('what cannot be pushed is told, and lies there still', () => {
    const { remote, machine } = repository()
    const night = machine('night').ready()
    night.write('incidents.json', '1')
    bash(`mv '${remote}' '${remote}.away'`)
    expect(night.keep()).toEqual({ code: 1, output: expect.stringContaining('could not be pushed') })
    bash(`mv '${remote}.away' '${remote}'`)
    expect(night.keep()).toMatchObject({ code: 0 })
  })

  it('killed in the middle of a push, the branch is as it was, and the next night is kept', async () => {
    const { folder, remote, env, machine, kept, nights } = repository()
    const first = machine('first').ready()
    first.write('incidents.json', '1')
    first.keep('First')
    // The remote has everything, says so, and does not come to an answer.
    const [received, answer] = [join(folder, 'received'), join(folder, 'answer')]
    bash(`mkfifo '${received}' '${answer}'`)
    const hook = join(remote, 'hooks', 'pre-receive')
    writeFileSync(hook, `#!/bin/sh\necho > '${received}'\nread -r _ < '${answer}'\n`)
    chmodSync(hook, 0o755)
    const second = machine('second').ready()
    second.write('incidents.json', '2')
    const child = spawn(script('keep'), ['Second'], {
      cwd: second.cwd,
      env: { ...process.env, ...env },
      detached: true,
      stdio: 'ignore',
    })
    const ended = new Promise((resolve) => child.once('close', (_, signal) => resolve(signal)))
    await new Promise((resolve) => spawn('cat', [received]).once('close', resolve))
    process.kill(-(child.pid ?? 0), 'SIGKILL')
    expect(await ended).toBe('SIGKILL')
    // Whatever is left on the other side ends without an answer, too.
    bash(`exec 3<>'${answer}'; rm -f '${hook}'; echo >&3; rm -f '${answer}'`)
    expect([kept('incidents.json'), nights()]).toEqual(['1', ['First']])

    const third = machine('third').ready()
    third.write('incidents.json', '3')
    expect(third.keep('Third')).toEqual({ code: 0, output: '' })
    expect([kept('incidents.json'), nights()]).toEqual(['3', ['Third', 'First']])
  })
})

describe.runIf(has('jq'))('sessions in the state', () => {
  it.each([
    { what: 'ours is newer', ours: session(4, 'ours'), theirs: session(3, 'theirs'), stays: 'ours' },
    { what: 'theirs is newer', ours: session(3, 'ours'), theirs: session(5, 'theirs'), stays: 'theirs' },
    { what: 'both are of one generation', ours: session(3, 'ours'), theirs: session(3, 'theirs'), stays: 'theirs' },
    { what: 'both are the same', ours: session(3, 'same'), theirs: session(3, 'same'), stays: 'same' },
    {
      what: 'a person has signed in, and nights of the sign-in before got further',
      ours: session(9, 'ours'),
      theirs: session(4, 'theirs', { signedInAt: '2027-03-05T09:00:00.000Z' }),
      stays: 'theirs',
    },
    { what: 'ours is of many generations', ours: session(10, 'ours'), theirs: session(9, 'theirs'), stays: 'ours' },
    { what: 'somebody gave it up', ours: session(1, 'ours'), theirs: null, stays: 'gone' },
    { what: 'the night gave it up', ours: null, theirs: session(3, 'theirs'), stays: 'gone' },
  ])('written by two machines at once: $what', ({ ours, theirs, stays }) => {
    const { machine, kept, files } = repository()
    const first = machine('first').ready()
    first.write(SESSION, session(2, 'before'))
    first.keep()
    const [night, person] = [machine('night').ready(), machine('person').ready()]
    for (const [at, content] of [
      [person, theirs],
      [night, ours],
    ] as const) {
      if (content === null) rmSync(at.at(SESSION))
      else at.write(SESSION, content)
      at.write(`${at === night ? 'night' : 'person'}.json`, '1')
    }
    expect(person.keep()).toEqual({ code: 0, output: '' })
    const { code, output } = night.keep()
    expect(code).toBe(0)
    expect(/written by two machines at once/.test(output)).toBe(
      stays === 'theirs' && ours === session(3, 'ours') && theirs === session(3, 'theirs'),
    )
    if (stays === 'gone') expect(files()).not.toContain(SESSION)
    else expect(kept(SESSION)).toBe(stays === 'ours' ? ours : theirs)
    expect(files()).toEqual(expect.arrayContaining(['night.json', 'person.json']))
  })

  it.each([
    ['a plain storage state', SESSION, '{"cookies":[{"name":"c_user","value":"CANARY"}],"origins":[]}'],
    ['a plain state beside the header', SESSION, session(3, 'x', { storageState: { cookies: ['CANARY'] } })],
    ['a header with more in it than it says', SESSION, session(3, 'x', { recipients: ['CANARY'] })],
    ['a sealed one with something after it', SESSION, `${session(3)}{"cookies":["CANARY"]}`],
    ['plain text in the armour', SESSION, session(3).replace(/-----BEGIN[^"]*/, 'CANARY')],
    ['an old one that only begins alike', 'sessions/eu.age', 'age-encryption.org/v1\n{"cookies":["CANARY"]}'],
    ['a key', 'sessions/key.txt', '# created: 2027\n# public key: age1qq\nAGE-SECRET-KEY-1CANARY\n'],
    ['a sealed one where no session belongs', 'sessions/more/eu.json', session(3)],
    ['a key elsewhere', 'incidents.json', '{"reason":"use AGE-SECRET-KEY-1CANARY"}'],
    ['a key that signs', 'guidewatch-key-1.json', '{"kty":"OKP","d":"CANARY"}'],
    ['a key of another kind', 'key.pem', '-----BEGIN RSA PRIVATE KEY-----\nCANARY\n'],
  ])('%s is not committed, and everything else is', (_, file, content) => {
    const { remote, machine, kept, files } = repository()
    const first = machine('first').ready()
    first.write(SESSION, session(2))
    first.write('incidents.json', '1')
    expect(first.keep()).toMatchObject({ code: 0 })
    const second = machine('second').ready()
    second.write('history.json', '2')
    second.write(file, content)
    const { code, output } = second.keep()
    expect({ code, output }).toEqual({ code: 3, output: expect.stringContaining(`state/${file} `) })
    expect(output).not.toContain('CANARY')
    // What was there under that name stays; what could not be committed is still on this machine.
    expect(files()).toEqual(['.gitignore', 'history.json', 'incidents.json', SESSION])
    expect([kept(SESSION), kept('incidents.json')]).toEqual([session(2), '1'])
    expect(second.read(file)).toBe(content)
    const everything = git(remote, 'cat-file', '--batch-all-objects', '--batch', '--buffer')
    expect(everything).not.toContain('CANARY')
  })

  it('sealed ones of both forms are committed', () => {
    const { machine, files } = repository()
    const first = machine('first').ready()
    first.write(SESSION, session(0, 'x', { recipients: [], endsAt: '2027-04-01T00:00:00.000Z', shortest: null }))
    first.write('sessions/old.age', 'age-encryption.org/v1\n-> scrypt abc 18\nxyz\n--- mac\n\0\x01')
    expect(first.keep()).toEqual({ code: 0, output: '' })
    expect(files()).toEqual(['.gitignore', SESSION, 'sessions/old.age'])
  })
})

describe.runIf(has('jq'))('the state on a laptop', () => {
  it('is brought there, kept, and brought again; what is not kept yet is never thrown away', () => {
    const { machine, kept } = repository()
    const [ci, laptop] = [machine('ci').ready(), machine('laptop').ready()]
    ci.write('incidents.json', '1')
    ci.keep()
    expect(laptop.ready().read('incidents.json')).toBe('1')
    laptop.write(SESSION, session(1))
    const { code, output } = laptop.fetch()
    expect({ code, output }).toEqual({
      code: 2,
      output: expect.stringContaining('call scripts/ci/state-keep.sh first'),
    })
    expect(laptop.read(SESSION)).toBe(session(1))
    expect(laptop.keep('Signed in')).toMatchObject({ code: 0 })
    expect(kept(SESSION)).toBe(session(1))
    ci.write('incidents.json', '2')
    ci.keep()
    expect(laptop.ready().read('incidents.json')).toBe('2')
  })

  it('is not mixed with one that was there before', () => {
    const { machine } = repository()
    const laptop = machine('laptop')
    laptop.write('runs/a/run.json', '{}')
    expect(laptop.fetch()).toEqual({
      code: 2,
      output: expect.stringMatching(/is not of the branch: move it away\. Nothing was changed/),
    })
    expect(laptop.read('runs/a/run.json')).toBe('{}')
  })
})

describe.runIf(has('jq'))('a night of CI on a laptop', () => {
  /** What gh answers: runs by their ids, newest first; only some of them have left a night, by attempts. */
  const GH = `
case "$1 $2" in
  'run list') printf '13\\n12\\n11\\n' ;;
  'run download')
    [ "$4 $5" = '--pattern night-*' ] && [ "$6" = --dir ] || exit 9
    case $3 in 12) for attempt in 2 10; do
      night="$7/night-$attempt/2027-03-04T02-23-00-000Z"; mkdir -p "$night"; echo "{\\"attempt\\":$attempt}" > "$night/run.json"
    done ;; *) exit 1 ;; esac ;;
esac`

  it('is brought with the state, the newest that was held, its last attempt', () => {
    const { folder, machine } = repository()
    const ci = machine('ci').ready()
    ci.write('incidents.json', '1')
    ci.keep()
    const gh = fakeCommand('gh', folder, GH)
    const laptop = machine('laptop')
    const fetched = (id = '') =>
      bash(`'${join(ROOT, 'scripts', 'ci', 'night-fetch.sh')}' ${id}`, {
        cwd: laptop.cwd,
        env: { HOME: folder, GIT_CONFIG_NOSYSTEM: '1', PATH: gh.path },
      })
    expect(fetched()).toEqual({
      code: 0,
      output: 'The night 2027-03-04T02-23-00-000Z is in state/runs: guidewatch approve, or guidewatch review.\n',
    })
    expect(laptop.read('runs/2027-03-04T02-23-00-000Z/run.json')).toBe('{"attempt":10}\n')
    expect(laptop.read('incidents.json')).toBe('1')
    // Again, by its number; and one that nobody keeps any more.
    expect(fetched('12').code).toBe(0)
    expect(fetched('11')).toEqual({ code: 1, output: expect.stringContaining('No night of CI is kept any more') })
  })
})

describe.runIf(has('jq'))('what the state was long ago', () => {
  it('is forgotten, with what only it held; what it is, and who kept it when, stays', () => {
    const { remote, machine, kept, nights } = repository()
    const night = machine('night')
    const at = (ago: number) => `${Math.round(Date.now() / 1000) - ago * 86_400} +0000`
    for (const ago of [90, 80, 70, 50, 1]) {
      night.ready()
      night.write('incidents.json', `day ${ago}`)
      const env = { GIT_COMMITTER_DATE: at(ago), GIT_AUTHOR_DATE: at(ago) }
      expect(night.call('keep', `'Night ${ago}'`, env)).toMatchObject({ code: 0 })
    }
    const fresh = machine('fresh').ready()
    const before = git(remote, 'log', '--format=%an %ae %ad %s', '-3', 'guidewatch-state')
    expect(fresh.call('squash', '60')).toEqual({ code: 0, output: '' })
    expect(nights()).toEqual(['Night 1', 'Night 50', 'Night 70'])
    expect(git(remote, 'log', '--format=%an %ae %ad %s', 'guidewatch-state')).toBe(before)
    expect(kept('incidents.json')).toBe('day 1')
    const tip = git(remote, 'rev-parse', 'guidewatch-state')
    // Again: there is nothing to forget any more. And the night goes on from there.
    expect(fresh.call('squash', '60')).toEqual({ code: 0, output: '' })
    expect(git(remote, 'rev-parse', 'guidewatch-state')).toBe(tip)
    fresh.write('incidents.json', 'day 0')
    expect(fresh.keep('Night 0')).toEqual({ code: 0, output: '' })
    expect(nights()).toEqual(['Night 0', 'Night 1', 'Night 50', 'Night 70'])
    // A laptop that had it from before goes on, too.
    expect(night.ready().read('incidents.json')).toBe('day 0')
  })

  it('stays where a rule keeps the branch from being rewritten, which is said', () => {
    const { remote, machine, nights } = repository()
    const night = machine('night').ready()
    for (const ago of [90, 80]) {
      night.write('a.json', String(ago))
      const date = `${Math.round(Date.now() / 1000) - ago * 86_400} +0000`
      night.call('keep', `${ago}`, { GIT_COMMITTER_DATE: date, GIT_AUTHOR_DATE: date })
    }
    git(remote, 'config', 'receive.denyNonFastForwards', 'true')
    const { code, output } = night.call('squash')
    expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining('Does a rule protect') })
    expect(nights()).toEqual(['80', '90'])
  })
})
