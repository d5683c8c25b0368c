// How the branch of the state grows: nights of the stand-in's German guides, put together by `guidewatch merge`, on each of which one
// guide is broken that is right again on the next. Two people are alerted by mail, with pictures. Every night is a fresh clone.
// Tells megabytes of the remote repository, after `git gc`.
//   npm run sim:state -- [--nights N] [--guidewatch FOLDER] [--keep SCRIPT]    another build, another way to keep the state
import { execFileSync, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { SMTPServer } from 'smtp-server'

const ROOT = resolve(import.meta.dirname, '..')
const { values } = parseArgs({
  options: {
    nights: { type: 'string', default: '30' },
    guidewatch: { type: 'string', default: ROOT },
    keep: { type: 'string', default: join(ROOT, 'scripts', 'ci', 'state-keep.sh') },
    /** Where walks are kept for another time. */
    walks: { type: 'string' },
  },
})
const [RIGHT, BROKEN] = ['2025-04-14-approved', '2026-08-01-soft-404']
const folder = mkdtempSync(join(tmpdir(), 'guidewatch-state-'))
const walks = resolve(values.walks ?? join(folder, 'walks'))
const env = { ...process.env, HOME: folder, GIT_CONFIG_NOSYSTEM: '1', EMAIL: '', GUIDEWATCH_SESSION_PASSPHRASE: 'none' }

const server = new SMTPServer({
  ...{ authOptional: true, disabledCommands: ['STARTTLS'], disableReverseLookup: true, logger: false },
  onData: (stream, _session, callback) => stream.on('end', callback).resume(),
})
await new Promise((ready) => server.listen(0, '127.0.0.1', ready))

try {
  const remote = join(folder, 'remote')
  await call('git', folder, 'init', '-q', '--bare', '-b', 'main', remote)
  await call('git', folder, 'clone', '-q', remote, 'seed')
  const seed = join(folder, 'seed')
  writeFileSync(join(seed, 'guidewatch.yaml'), settings())
  writeFileSync(join(seed, '.gitignore'), '/state/\n')
  await call('git', seed, 'add', '-A')
  await call('git', seed, '-c', 'user.name=sim', '-c', 'user.email=sim@localhost', 'commit', '-qm', 'Guides')
  await call('git', seed, 'push', '-q', 'origin', 'HEAD:main')
  for (const release of [RIGHT, BROKEN]) await walk(seed, release)
  const broken = ids(BROKEN).filter((id) => verdict(BROKEN, id) === 'broken' && verdict(RIGHT, id) === 'verified')
  const sizes = [size(remote)]
  for (let night = 1; night <= Number(values.nights); night += 1) {
    await hold(night, broken[night % broken.length])
    sizes.push(size(remote))
    process.stderr.write(`night ${night}: ${sizes.at(-1)} MB\n`)
  }
  const grown = sizes.at(-1) - sizes[1]
  console.log(
    JSON.stringify({
      nights: sizes.length - 1,
      first: sizes[1],
      last: sizes.at(-1),
      perNightKb: Math.round((grown * 1000) / (sizes.length - 2)),
    }),
  )
} finally {
  server.close()
  rmSync(folder, { recursive: true, force: true })
}

function settings() {
  const { port } = server.server.address()
  return `flows: ${join(ROOT, 'flows', 'meta')}
snapshots: ${join(ROOT, 'snapshots')}
accounts: { facebook-eu: { session: state/sessions/facebook-eu.age }, instagram-eu: { session: state/sessions/instagram-eu.age } }
publish: { url: "https://links.example.org/" }
alerts:
  patience: 0
  mail:
    from: guidewatch@example.org
    to: [ana@example.org, { address: bernd@example.org, language: de }]
    smtp: { host: 127.0.0.1, port: ${port}, tls: none }
`
}

/** The walks of a release, unless they are there from another time. */
async function walk(cwd, release) {
  if (existsSync(join(walks, release))) return
  mkdirSync(walks, { recursive: true })
  const plan = join(walks, `${release}.json`)
  await guidewatch(
    cwd,
    'plan',
    '--stand-in',
    release,
    '--locale',
    'de',
    '--device',
    'desktop',
    '--slots',
    '1',
    '--out',
    plan,
  )
  await guidewatch(cwd, 'run', '--plan', plan, '--slot', '0', '--out', join(walks, release))
}

function ids(release) {
  return JSON.parse(readFileSync(join(walks, `${release}.json`), 'utf8')).walks.map(({ id }) => id)
}

function verdict(release, id) {
  return JSON.parse(readFileSync(join(walks, release, 'walks', id, 'judged.json'), 'utf8')).verdict
}

/** A night on which one walk is as in the broken release, first and second time, and all others are right. */
async function hold(night, id) {
  const machine = mkdtempSync(join(folder, 'machine-'))
  const work = join(machine, 'work')
  await call('git', machine, 'clone', '-q', '--depth', '1', `file://${join(folder, 'remote')}`, 'work')
  await call(join(ROOT, 'scripts', 'ci', 'state-fetch.sh'), work)
  // The last one is tonight: what is too old is deleted.
  const startedAt = new Date(Date.now() - (Number(values.nights) - night) * 86_400_000).toISOString()
  const run = startedAt.replace(/[:.]/g, '-')
  const plan = JSON.parse(readFileSync(join(walks, `${RIGHT}.json`), 'utf8'))
  writeFileSync(join(machine, 'plan.json'), JSON.stringify({ ...plan, run, startedAt, isWhole: true }))
  for (const again of [false, true]) {
    const share = join(machine, again ? 'second' : 'first')
    if (again) mkdirSync(share)
    else cpSync(join(walks, RIGHT), share, { recursive: true })
    cpSync(join(walks, BROKEN, 'walks', id), join(share, 'walks', id), { recursive: true })
    const of = JSON.parse(readFileSync(join(walks, RIGHT, 'share.json'), 'utf8'))
    writeFileSync(join(share, 'share.json'), JSON.stringify({ ...of, run, again, startedAt, completedAt: startedAt }))
  }
  await guidewatch(work, 'merge', '--plan', join(machine, 'plan.json'), join(machine, 'first'), join(machine, 'second'))
  await call(resolve(values.keep), work, `Night ${night}`)
  rmSync(machine, { recursive: true, force: true })
}

/** Megabytes of a repository, as small as git makes it. */
function size(repository) {
  execFileSync('git', ['-C', repository, 'gc', '-q', '--prune=now'], { env })
  const kilobytes = Number(
    execFileSync('du', ['-sk', join(repository, 'objects')], { encoding: 'utf8' }).split('\t')[0],
  )
  return Number((kilobytes / 1024).toFixed(2))
}

/** A night that found something ends with 1 or 3; only what is neither stops the simulation. */
function guidewatch(cwd, ...args) {
  return call(process.execPath, cwd, join(resolve(values.guidewatch), 'dist', 'cli', 'main.js'), ...args)
}

function call(command, cwd, ...args) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'ignore', 'inherit'] })
    child
      .once('error', fail)
      .once('close', (code) =>
        [0, 1, 3].includes(code) ? done() : fail(new Error(`${command} ${args.join(' ')}: ${code}`)),
      )
  })
}
