import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type IncomingHttpHeaders, request } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { badges } from '../../src/publish/embed/badge.js'
import { calendar } from '../../src/publish/feed/calendar.js'
import { feeds } from '../../src/publish/feed/feeds.js'
import { addresses } from '../../src/publish/host/addresses.js'
import type { Publication } from '../../src/publish/schema.js'
import { sampleLink, samplePublication } from './sample.js'

// Where the real servers are installed, they serve a publication from a folder, on a socket of their own.

const FORM = 'https://www.facebook.com/help/contact/712876720715583'
/** What would end a quotation, begin a variable or a placeholder, or be a comment. */
const HOSTILE = `https://forms.example.org/a$b/:splat/*?q=\${uri}{path}"';#\\end`
const TAME = `https://forms.example.org/a%24b/%3Asplat/%2A?q=%24%7Buri%7D%7Bpath%7D%22%27;#%5Cend`

let folder: string
let server: ChildProcess | undefined

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guidewatch-servers-'))
})
afterEach(async () => {
  const running = server
  server = undefined
  if (running && running.exitCode === null) {
    const ended = new Promise((resolve) => running.once('exit', resolve))
    running.kill('SIGTERM')
    await ended
  }
  rmSync(folder, { recursive: true, force: true })
})

const SERVERS = [
  { name: 'nginx', runs: isInstalled('nginx'), start: startNginx },
  { name: 'caddy', runs: isInstalled('caddy'), start: startCaddy },
] as const

for (const { name, runs, start } of SERVERS) {
  describe.skipIf(!runs)(`a publication served by ${name}${runs ? '' : ', which is not installed here'}`, () => {
    it('leads to the form while that is reached, else to the page in the reader’s language', async () => {
      await start(sample())
      expect(await get('/go/facebook-objection/')).toMatchObject({ status: 302, location: FORM })
      expect(await get('/go/facebook-changed/')).toMatchObject({ status: 302, location: FORM })
      for (const state of ['broken', 'unknown', 'retired']) {
        expect(await get(`/go/facebook-${state}/`)).toMatchObject({
          status: 302,
          location: `https://links.rights.example.org/en/facebook-${state}.html`,
        })
      }
      expect(await get('/go/facebook-broken/', 'de-AT,de;q=0.9')).toMatchObject({
        status: 302,
        location: 'https://links.rights.example.org/de/facebook-broken.html',
      })
      expect((await get('/go/nobody/')).status).toBe(404)
    })

    it('passes on what an address holds as it is, and nothing of it is an instruction', async () => {
      await start(sample())
      const { status, location } = await get('/go/hostile/')
      expect(status).toBe(302)
      expect(location).toBe(TAME)
    })

    it('sends types, short lives and the policy, on redirects as well', async () => {
      await start(sample())
      const types = Object.fromEntries(
        await Promise.all(
          [
            '/feeds/de/all.json',
            '/feeds/de/all.atom',
            '/deadlines.ics',
            '/head.json',
            '/keys.json',
            '/status.json',
            '/badges/en/facebook-broken.svg',
          ].map(async (path) => [path, (await get(path)).headers['content-type']]),
        ),
      )
      expect(types).toMatchObject({
        '/feeds/de/all.json': 'application/feed+json; charset=utf-8',
        '/feeds/de/all.atom': 'application/atom+xml; charset=utf-8',
        '/deadlines.ics': 'text/calendar; charset=utf-8',
        '/head.json': 'application/jose+json',
        '/keys.json': 'application/jwk-set+json',
        '/status.json': 'application/json',
      })
      expect(types['/badges/en/facebook-broken.svg']).toMatch(/^image\/svg\+xml/)
      for (const path of ['/go/facebook-broken/', '/status.json']) {
        const { headers } = await get(path)
        expect(headers['cache-control']).toBe('public, max-age=300')
        expect(headers['content-security-policy']).toContain("default-src 'none'")
        expect(headers['referrer-policy']).toBe('no-referrer')
        expect(headers['x-content-type-options']).toBe('nosniff')
      }
      expect((await get('/status.json')).headers['access-control-allow-origin']).toBe('*')
      expect((await get('/go/facebook-broken/')).headers['access-control-allow-origin']).toBeUndefined()
      expect((await get('/go/facebook-broken/')).headers.vary).toContain('Accept-Language')
    })

    it('takes two thousand links with long ids', async () => {
      const links = Array.from({ length: 2000 }, (_, index) =>
        sampleLink(`${'a-rather-long-name-of-a-link-'.repeat(5)}${index}`, index % 2 ? 'verified' : 'broken'),
      )
      const publication = samplePublication()
      await start({ ...publication, status: { ...publication.status, links } })
      expect((await get(`/${links[1]?.address}`)).location).toBe(FORM)
      expect((await get(`/${links[1998]?.address}`)).location).toContain('/en/a-rather-long')
    })
  })
}

function sample(): Publication {
  const publication = samplePublication()
  const links = [...publication.status.links, sampleLink('hostile', 'verified', { url: HOSTILE })]
  return { ...publication, status: { ...publication.status, links } }
}

/** Some publish tests only need a few files; a server needs them all. */
function publish(publication: Publication): string {
  const root = join(folder, 'public')
  const others = ['head.json', 'keys.json', 'status.json'].map((path) => ({ path, content: '{}' }))
  const many = publication.status.links.length > 100
  const files = many ? [] : [...feeds(publication), ...badges(publication), ...calendar(publication)]
  for (const { path, content } of [...addresses(publication), ...files, ...others]) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  return root
}

async function startNginx(publication: Publication): Promise<void> {
  const root = publish(publication)
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((kind) => `${kind}_temp_path ${join(folder, kind)};`)
    .join('\n')
  const config = join(folder, 'nginx.conf')
  writeFileSync(
    config,
    // The folder is this user's only.
    `${process.getuid?.() === 0 ? 'user root; ' : ''}worker_processes 1; daemon off; pid ${join(folder, 'pid')}; error_log stderr warn;
events { worker_connections 64; }
http {
access_log off; ${temporary}
types { application/json json; image/svg+xml svg; text/html html; }
include ${join(root, 'servers/nginx-http.conf')};
server { listen unix:${join(folder, 'socket')}; root ${root}; include ${join(root, 'servers/nginx-server.conf')}; }
}
`,
  )
  execFileSync('nginx', ['-t', '-q', '-c', config, '-p', folder], { stdio: 'pipe' })
  server = spawn('nginx', ['-c', config, '-p', folder], { stdio: 'ignore' })
  await listening()
}

async function startCaddy(publication: Publication): Promise<void> {
  const root = publish(publication)
  const config = join(folder, 'Caddyfile')
  writeFileSync(
    config,
    `{
  admin off
  auto_https off
}
import ${join(root, 'servers/Caddyfile')}
http:// {
  bind unix/${join(folder, 'socket')}
  root * ${root}
  import guidewatch
  file_server
}
`,
  )
  server = spawn('caddy', ['run', '--config', config, '--adapter', 'caddyfile'], {
    stdio: 'ignore',
    env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
  })
  await listening()
}

async function listening(): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (existsSync(join(folder, 'socket')) && (await get('/status.json').catch(() => null))) return
    if (server?.exitCode !== null) throw new Error(`the server ended with ${server?.exitCode}`)
    await setTimeout(50)
  }
  throw new Error('the server does not answer')
}

type Answer = { readonly status: number; readonly location: string | undefined; readonly headers: IncomingHttpHeaders }

function get(path: string, language?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = { host: 'links.rights.example.org', ...(language ? { 'accept-language': language } : {}) }
    request({ socketPath: join(folder, 'socket'), path, headers, agent: false }, (response) => {
      response.resume()
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, location: response.headers.location, headers: response.headers }),
      )
    })
      .on('error', reject)
      .end()
  })
}

function isInstalled(command: string): boolean {
  return (process.env.PATH ?? '').split(':').some((folder) => folder !== '' && existsSync(join(folder, command)))
}
