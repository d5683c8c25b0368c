import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

// A real WordPress of one's own: Debian's, in a folder that is thrown away, with MariaDB on a socket and PHP's own server.

const HERE = dirname(fileURLToPath(import.meta.url))
/** Debian's, or an unpacked one of another version. */
const ORIGIN = process.env.WORDPRESS ?? '/usr/share/wordpress'
const DATABASE = ['--no-defaults', '--skip-networking', '--innodb-buffer-pool-size=16M', '--performance-schema=off']

export type WordPress = {
  readonly url: string
  readonly folder: string
  /** Runs PHP inside WordPress; what it returns comes back by way of JSON. */
  php<T>(code: string): Promise<T>
  close(): Promise<void>
}

/** Why it cannot run on this machine; null if it can. */
export function whatIsMissing(): string | null {
  const needed = [`${ORIGIN}/wp-load.php`, '/usr/bin/php', '/usr/sbin/mariadbd', '/usr/bin/chromium']
  return needed.find((file) => !existsSync(file)) ?? null
}

/**
 * Installs and starts WordPress with the plugin and the trial's own must-use plugin. Password of `owner`, `writer` (an author)
 * and `reader` (a subscriber) is their name.
 */
export async function startWordPress(): Promise<WordPress> {
  const folder = mkdtempSync(join(tmpdir(), 'guidewatch-wordpress-'))
  const site = join(folder, 'site')
  const socket = join(folder, 'db.sock')
  const children: ChildProcess[] = []
  const start = (command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) => {
    const child = spawn(command, args, { stdio: 'ignore', detached: true, env: { ...process.env, ...env } })
    children.push(child)
    return child
  }
  const data = join(folder, 'data')
  execFileSync('mariadb-install-db', [
    '--no-defaults',
    '--user=root',
    `--datadir=${data}`,
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
  ])
  start('mariadbd', [...DATABASE, '--user=root', `--datadir=${data}`, `--socket=${socket}`])
  await until('the database', () => existsSync(socket))
  execFileSync('mariadb', ['--no-defaults', `--socket=${socket}`, '-uroot', '-e', 'CREATE DATABASE wordpress'])

  cpSync(ORIGIN, site, { recursive: true, dereference: true })
  const plugin = join(site, 'wp-content/plugins/guidewatch')
  mkdirSync(plugin, { recursive: true })
  for (const file of ['guidewatch.php', 'block.js', 'readme.txt']) cpSync(join(HERE, '..', file), join(plugin, file))
  mkdirSync(join(site, 'wp-content/mu-plugins'), { recursive: true })
  cpSync(join(HERE, 'loopback.php'), join(site, 'wp-content/mu-plugins/loopback.php'))

  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  writeFileSync(join(site, 'wp-config.php'), configOf(url, socket, join(folder, 'debug.log')))
  // Not synchronously: the publication that WordPress may fetch meanwhile is served by this very process.
  const php = async <T>(code: string): Promise<T> => {
    const whole = `require '${site}/wp-load.php'; echo "\\n=>", json_encode((static function () { ${code} })());`
    const { stdout } = await promisify(execFile)('php', ['-d', 'display_errors=stderr', '-r', whole])
    return JSON.parse(stdout.slice(stdout.lastIndexOf('\n=>') + 3) || 'null') as T
  }
  execFileSync('php', [join(HERE, 'install.php'), site])
  start('php', ['-q', '-S', `127.0.0.1:${port}`, '-t', site], { PHP_CLI_SERVER_WORKERS: '4' })
  await until('WordPress', async () => (await fetch(`${url}/wp-login.php`)).ok)
  return {
    url,
    folder,
    php,
    close: async () => {
      await Promise.all(children.reverse().map(ended))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function configOf(url: string, socket: string, log: string): string {
  const constants = {
    DB_NAME: 'wordpress',
    DB_USER: 'root',
    DB_PASSWORD: '',
    DB_HOST: `localhost:${socket}`,
    DB_CHARSET: 'utf8mb4',
    DB_COLLATE: '',
    WP_HOME: url,
    WP_SITEURL: url,
    // Cron is called by the trial, and nobody else is asked for anything.
    DISABLE_WP_CRON: true,
    WP_HTTP_BLOCK_EXTERNAL: true,
    WP_ACCESSIBLE_HOSTS: '127.0.0.1',
    WP_DEBUG: true,
    WP_DEBUG_DISPLAY: false,
    WP_DEBUG_LOG: log,
    GUIDEWATCH_ALLOW_LOOPBACK: true,
  }
  const keys = ['AUTH_KEY', 'SECURE_AUTH_KEY', 'LOGGED_IN_KEY', 'NONCE_KEY']
  const salts = ['AUTH_SALT', 'SECURE_AUTH_SALT', 'LOGGED_IN_SALT', 'NONCE_SALT']
  const lines = [
    ...Object.entries(constants).map(([name, value]) => `define('${name}', ${JSON.stringify(value)});`),
    ...[...keys, ...salts].map((name) => `define('${name}', 'only for the trial ${name}');`),
  ]
  return `<?php\n${lines.join('\n')}\n$table_prefix = 'wp_';\ndefined('ABSPATH') || define('ABSPATH', __DIR__ . '/');\nrequire_once ABSPATH . 'wp-settings.php';\n`
}

/** Ends a process and those it started: PHP's server leaves its workers behind. */
async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || !child.pid) return
  const gone = new Promise((done) => child.once('exit', done))
  process.kill(-child.pid, 'SIGTERM')
  await gone
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  await new Promise((done) => server.close(done))
  return typeof address === 'object' && address ? address.port : 0
}

async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (await Promise.resolve(isSo()).catch(() => false)) return
    await new Promise((done) => setTimeout(done, 100))
  }
  throw new Error(`${what} did not start within 30 seconds`)
}
