import { cpSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { read } from '../../integrations/reader/guidewatch-reader.js'
import { findBrowser } from '../../src/browser/find.js'
import { statusSchema } from '../../src/publish/schema.js'
import { filesBelow, guidewatch, ROOT, temporaryFolder } from '../helpers/cli.js'

const KEY = 'publish: { key: { file: key.json }, publisher: { name: Example, contact: links@example.org } }'
const FLOW = 'third-party-rights'

/** A project with one of Meta's flows, in German on a desktop, and a key to sign with. */
async function project(): Promise<string> {
  const folder = temporaryFolder()
  for (const name of [`${FLOW}.yaml`, 'shared.yaml', 'guides.yaml'])
    cpSync(join(ROOT, 'flows', 'meta', name), join(folder, 'flows', name))
  const file = join(folder, 'flows', `${FLOW}.yaml`)
  const flow = readFileSync(file, 'utf8')
    .replace(/^locales:.*$/m, 'locales: [de-DE]')
    .replace(/^devices:.*$/m, 'devices: [desktop]')
    .replace(/^instead:.*$/m, '')
  writeFileSync(file, flow)
  // What is compared names flows that are not here.
  const guides = join(folder, 'flows', 'guides.yaml')
  writeFileSync(guides, readFileSync(guides, 'utf8').replace(/^comparisons:[\s\S]*?(?=^\w|(?![\s\S]))/m, ''))
  cpSync(join(ROOT, 'snapshots', 'stand-in', FLOW), join(folder, 'snapshots', 'stand-in', FLOW), { recursive: true })
  cpSync(join(ROOT, 'snapshots', 'pictures'), join(folder, 'snapshots', 'pictures'), { recursive: true })
  writeFileSync(join(folder, 'guidewatch.yaml'), `timezone: Europe/Berlin\n${KEY}\n`)
  const made = await guidewatch(['keys', 'new', '--out', join(folder, 'key.json')])
  expect(made.code).toBe(0)
  return folder
}

describe('what a night publishes', () => {
  let folder = ''
  let server: Server
  let base = ''
  let kept: string | null = null
  const store = {
    get: () => kept,
    set: (text: string) => {
      kept = text
    },
  }
  const publicFolder = () => join(folder, 'state', 'public-stand-in')
  const config = () => ['--config', join(folder, 'guidewatch.yaml')]
  const times = () => new Map(filesBelow(publicFolder()).map((file) => [file, statSync(file).mtimeMs]))
  const reading = async () => {
    const { kid } = JSON.parse(readFileSync(join(folder, 'key.json'), 'utf8')) as { kid: string }
    return read(base, { keys: [kid], store })
  }

  beforeAll(async () => {
    folder = await project()
    server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '', 'http://x')
      const type = { html: 'text/html', js: 'text/javascript', css: 'text/css' }[pathname.split('.').at(-1) ?? '']
      response.setHeader('content-type', type ?? 'application/octet-stream')
      const file = join(publicFolder(), pathname)
      response.statusCode = existsSync(file) ? 200 : 404
      response.end(existsSync(file) ? readFileSync(file) : '')
    }).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  })
  afterAll(() => server.close())

  it('is nothing before the first one', async () => {
    const { code, stderr } = await guidewatch(['publish', '--stand-in', ...config()])
    expect(code).toBe(2)
    expect(stderr).toContain('Nothing can be published before a whole night was held')
  })

  it('can be read and verified, and never tells the key', async () => {
    const night = await guidewatch(['run', '--stand-in', ...config()])
    expect(night).toMatchObject({ code: 0, stderr: '' })
    expect(night.stdout).toMatch(/^Published: 1 verified; number 1, /m)
    const fresh = await reading()
    expect(fresh).toMatchObject({ state: 'fresh', signed: true, sequence: 1, site: 'stand-in' })
    expect(fresh.link(FLOW)).toMatchObject({
      state: 'verified',
      url: 'https://www.facebook.com/help/contact/1266025207620918',
    })
    const { d } = JSON.parse(readFileSync(join(folder, 'key.json'), 'utf8')) as { d: string }
    const told = [night.stdout, ...filesBelow(join(folder, 'state')).map((file) => readFileSync(file, 'latin1'))]
    expect(told.filter((text) => text.includes(d))).toEqual([])
  })

  it('is what its page says once the page has asked', async () => {
    const found = await findBrowser()
    const browser = await chromium.launch({ executablePath: found?.path ?? '', chromiumSandbox: false })
    const page = await browser.newPage()
    await page.goto(`${base}de/${FLOW}.html`, { waitUntil: 'networkidle' })
    expect(await page.getByRole('link', { name: 'Zum Formular' }).count()).toBe(1)
    // Expired, it leads nobody to the form, whatever it was made to say.
    await page.clock.install({ time: Date.now() + 3 * 24 * 3_600_000 })
    await page.reload({ waitUntil: 'networkidle' })
    expect(await page.getByRole('link', { name: 'Zum Formular' }).count()).toBe(0)
    expect(await page.getByRole('main').textContent()).toContain('Das weiß gerade niemand.')
    await browser.close()
  })

  it('is a new head alone where nothing changed', async () => {
    const before = times()
    const night = await guidewatch(['run', '--stand-in', ...config()])
    expect(night.stdout).toMatch(/^Published: 1 verified; number 2, .*nothing else is new$/m)
    const changed = [...times()].filter(([file, time]) => before.get(file) !== time).map(([file]) => file)
    expect(changed).toEqual([join(publicFolder(), 'head.json')])
    expect(await reading()).toMatchObject({ state: 'fresh', sequence: 2 })
  })

  it('renews nothing by what somebody tries, and leads nobody to a form that is gone', async () => {
    const { expires } = await reading()
    const noon = await guidewatch(['run', FLOW, '--stand-in', '2026-10-01-mixed-night', ...config()])
    expect(noon.code).toBe(1)
    const link = (await reading()).link(FLOW)
    expect(link).toMatchObject({ state: 'broken' })
    expect(link.action?.de).toContain('führt kein Weg zum Formular')
    const address = readFileSync(join(publicFolder(), 'go', FLOW, 'index.html'), 'utf8')
    expect(address).not.toContain('facebook.com/help/contact')
    expect(Date.parse((await reading()).expires ?? '')).toBeGreaterThanOrEqual(Date.parse(expires ?? ''))
    statusSchema.parse(JSON.parse(readFileSync(join(publicFolder(), 'status.json'), 'utf8')))
  })
})
