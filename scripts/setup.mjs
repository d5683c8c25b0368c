// Sets the project up on a bare machine: dependencies, build, browser. Each part is skipped when its stamp
// shows that nothing changed since it was last done, so calling it before every command costs well under a second.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const stampFile = join(root, 'node_modules', '.guidewatch-setup.json')

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  fail(
    `guidewatch needs Node.js 20.19 or later; this is ${process.versions.node}. Install a newer Node.js and try again.`,
  )
}

const stamps = readStamps()
const dependencies = hashOf([join(root, 'package-lock.json')], readFileSync)
if (stamps.dependencies !== dependencies || !existsSync(join(root, 'node_modules', 'playwright'))) {
  say('Installing dependencies (npm ci) …')
  // The browser is found or installed below, so Playwright must not fetch one while npm installs it.
  run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1',
  })
}

const build = hashOf(
  [...filesIn(join(root, 'src')), join(root, 'tsconfig.json'), join(root, 'tsconfig.build.json')],
  stampOf,
)
if (stamps.build !== build || stamps.dependencies !== dependencies || !existsSync(join(root, 'dist'))) {
  say('Building …')
  rmSync(join(root, 'dist'), { recursive: true, force: true })
  run(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.build.json'], {})
}
mkdirSync(dirname(stampFile), { recursive: true })
writeFileSync(stampFile, JSON.stringify({ dependencies, build }))

const { provideBrowser } = await import('../dist/browser/provide.js')
try {
  await provideBrowser(say)
} catch (error) {
  fail(error instanceof Error ? error.message : String(error))
}

function filesIn(directory) {
  return readdirSync(directory, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

function hashOf(files, read) {
  const hash = createHash('sha256')
  for (const file of files) hash.update(`${file.slice(root.length)}\0`).update(read(file))
  return hash.digest('hex')
}

function stampOf(file) {
  const { size, mtimeMs } = statSync(file)
  return `${size} ${mtimeMs}`
}

function readStamps() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'))
  } catch {
    return {}
  }
}

function run(command, args, env) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    // npm's and tsc's own output is for whoever debugs the set-up: keep it off standard output.
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  if (status !== 0)
    fail(
      `Set-up stopped: \`${command} ${args.join(' ')}\` failed${error ? ` (${error.message})` : ''}. Its output is above.`,
    )
}

function say(message) {
  process.stderr.write(`${message}\n`)
}

function fail(message) {
  say(message)
  process.exit(2)
}
