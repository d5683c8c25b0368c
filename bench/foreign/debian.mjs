// Debian packages of several releases side by side, without touching this machine: an apt of its own per release, every
// package with all that it needs unpacked into one folder, and programs run in there with that folder as their root.
// A process and all its children live in namespaces of their own: they end together, and what they keep in /tmp and /run
// is gone with them.

import { execFile, spawn } from 'node:child_process'
import { once as onceEmitted } from 'node:events'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const mirror = process.env.FOREIGN_DEBIAN ?? 'http://deb.debian.org/debian'
const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg'

// What a small shell script needs; no package names these, since every real Debian has them.
const base = ['dash', 'coreutils', 'sed', 'grep', 'mawk', 'hostname']

/**
 * Unpacks packages of a Debian release, with their dependencies, into `cache/debian/NAME-RELEASE` and returns that folder.
 * Does nothing when it is there already. No maintainer script runs: what one would have set up, the caller sets up.
 *
 * @param {string} cache folder outside the repository
 * @param {string} release a suite of the archive, such as `bookworm`
 * @param {string} name of the application
 * @param {string[]} packages
 * @param {{ without?: string[] }} [options] packages that are needed on paper only
 * @returns {Promise<string>}
 * @throws if the archive cannot be reached or does not have a package
 */
export async function unpack(cache, release, name, packages, { without = [] } = {}) {
  const root = join(cache, 'debian', `${name}-${release}`)
  const done = join(root, '.unpacked')
  if (existsSync(done)) return root
  const apt = await aptRoot(cache, release)
  const archives = join(apt, 'archives', name)
  mkdirSync(join(archives, 'partial'), { recursive: true })
  const refused = without.map((each) => `${each}-`)
  await run('apt-get', [
    ...aptOptions(apt),
    ...['-o', `Dir::Cache::archives=${archives}/`, '-o', 'APT::Install-Recommends=false'],
    ...['-y', '-qq', '--download-only', 'install', ...base, ...packages, ...refused],
  ])
  rmSync(root, { recursive: true, force: true })
  for (const folder of ['bin', 'sbin', 'lib', 'lib64']) mkdirSync(join(root, 'usr', folder), { recursive: true })
  await run('ln', ['-s', 'usr/bin', 'usr/sbin', 'usr/lib', 'usr/lib64', root])
  for (const file of readdirSync(archives).filter((each) => each.endsWith('.deb')))
    await run('sh', [
      '-c',
      'dpkg-deb --fsys-tarfile "$0" | tar -x --keep-directory-symlink --no-same-owner -C "$1"',
      join(archives, file),
      root,
    ])
  for (const [name, program] of [
    ['sh', 'dash'],
    ['awk', 'mawk'],
  ])
    await run('ln', ['-sf', program, join(root, 'bin', name)])
  for (const folder of ['dev', 'proc', 'tmp', 'run', 'etc']) mkdirSync(join(root, folder), { recursive: true })
  writeFileSync(join(root, 'etc', 'passwd'), 'root:x:0:0::/tmp:/bin/sh\nnobody:x:65534:65534::/:/bin/false\n')
  writeFileSync(join(root, 'etc', 'group'), 'root:x:0:\nnogroup:x:65534:\n')
  writeFileSync(join(root, 'etc', 'hosts'), '127.0.0.1 localhost\n')
  await run('chmod', ['1777', join(root, 'tmp')])
  rmSync(archives, { recursive: true })
  writeFileSync(done, `${packages.join(' ')}\n`)
  return root
}

/**
 * Starts a program with an unpacked folder as its root.
 *
 * @param {string} root from `unpack`
 * @param {string[]} command path inside the root, and arguments
 * @param {{ env?: Record<string, string>, cwd?: string, input?: string, log?: string }} [options] `cwd` inside the root
 * @returns {{ ended: Promise<number>, output: () => string, stop: () => Promise<void> }} what it wrote, and its end
 */
export function start(root, command, { env = {}, cwd = '/', input = '' } = {}) {
  const user = process.getuid() === 0 ? [] : ['--map-root-user']
  const inside = [
    'mount --rbind /dev "$0/dev"',
    'mount -t proc proc "$0/proc"',
    'mount -t tmpfs tmpfs "$0/tmp"',
    'mount -t tmpfs tmpfs "$0/run"',
    'exec chroot "$0" /usr/bin/env -C "$@"',
  ].join(' && ')
  const child = spawn(
    'unshare',
    [...user, '--mount', '--pid', '--fork', '--kill-child', 'sh', '-c', inside, root, cwd, ...command],
    { env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', HOME: '/tmp', LC_ALL: 'C.UTF-8', ...env } },
  )
  child.stdin.end(input)
  return followed(child)
}

/**
 * Follows a program to its end, which is at the latest that of this one.
 *
 * @returns {{ ended: Promise<number>, output: () => string, stop: () => Promise<void> }} what it wrote, and its end
 */
export function followed(child) {
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      output = (output + chunk).slice(-20_000)
    })
  const ended = new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)))
  child.once('error', () => undefined)
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  ended.then(() => process.removeListener('exit', kill))
  return {
    ended,
    output: () => output,
    stop: async () => {
      kill()
      await ended
    },
  }
}

/**
 * Waits until a program that was started answers on a port of this machine.
 *
 * @param home its own folder, which goes with it
 */
export async function servedFrom(home, child, port) {
  const origin = `http://127.0.0.1:${port}`
  const server = followed(child)
  await answers(origin, server)
  return {
    origin,
    stop: async () => {
      await server.stop()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

/**
 * Runs a program inside a root to its end.
 *
 * @returns {Promise<string>} what it wrote
 * @throws if it ends with another status than 0
 */
export async function once(root, command, options) {
  const program = start(root, command, options)
  const code = await program.ended
  if (code !== 0) throw new Error(`${command[0]} ended with ${code}:\n${program.output().slice(-2000)}`)
  return program.output()
}

/**
 * Waits until an address answers (any status below 500).
 *
 * @throws if it does not within half a minute, or the program ended before; the message holds what it wrote
 */
export async function answers(url, program) {
  let ended = false
  program.ended.then(() => {
    ended = true
  })
  for (const until = Date.now() + 30_000; Date.now() < until && !ended; ) {
    const response = await fetch(url, { redirect: 'manual' }).catch(() => undefined)
    if (response && response.status < 500) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`${url} does not answer:\n${program.output().slice(-2000)}`)
}

/** A port of 127.0.0.1 that nobody listens on, for programs that cannot choose one and tell it. */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await onceEmitted(server, 'listening')
  const { port } = server.address()
  await new Promise((resolve) => server.close(resolve))
  return port
}

/**
 * Unpacks the files of one package of a Debian release, without what it depends on, into
 * `cache/debian/files/PACKAGE-RELEASE`; does nothing when that is done already. For what is read and never run: manuals
 * and translations.
 *
 * @param {string} cache folder outside the repository
 * @param {string} release a suite of the archive, such as `bookworm`
 * @param {string} name of the package
 * @returns {Promise<string>} the folder, which stands for `/`
 * @throws if the archive cannot be reached or does not have the package
 */
export async function packageFiles(cache, release, name) {
  const root = join(cache, 'debian', 'files', `${name}-${release}`)
  if (existsSync(root)) return root
  const apt = await aptRoot(cache, release)
  const unfinished = `${root}.${process.pid}`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { recursive: true })
  await run('apt-get', [...aptOptions(apt), '-qq', 'download', name], { cwd: unfinished })
  const archive = join(
    unfinished,
    readdirSync(unfinished).find((each) => each.endsWith('.deb')),
  )
  await run('dpkg-deb', ['-x', archive, unfinished])
  rmSync(archive)
  renameSync(unfinished, root)
  return root
}

async function aptRoot(cache, release) {
  const apt = join(cache, 'debian', 'apt', release)
  if (existsSync(join(apt, '.updated'))) return apt
  for (const folder of ['etc/apt.conf.d', 'etc/preferences.d', 'lists/partial', 'archives/partial'])
    mkdirSync(join(apt, folder), { recursive: true })
  writeFileSync(join(apt, 'status'), '')
  writeFileSync(join(apt, 'etc', 'sources.list'), `deb [signed-by=${keyring}] ${mirror} ${release} main\n`)
  await run('apt-get', [...aptOptions(apt), '-qq', 'update'])
  writeFileSync(join(apt, '.updated'), '')
  return apt
}

function aptOptions(apt) {
  return [
    ['Dir::Etc', join(apt, 'etc')],
    ['Dir::State', apt],
    ['Dir::State::lists', join(apt, 'lists')],
    ['Dir::State::status', join(apt, 'status')],
    ['Dir::Cache', apt],
    ['Acquire::Languages', 'none'],
    ['Debug::NoLocking', 'true'], // each installation has a folder of its own for what it fetches
    ['APT::Sandbox::User', 'root'],
  ].flatMap(([name, value]) => ['-o', `${name}=${value}`])
}
