import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import guidewatch from '../../integrations/eleventy/guidewatch.js'
import { temporaryFolder } from '../helpers/cli.js'
import { readVectors } from '../helpers/vectors.js'
import { HOSTILE } from './hostile.js'

const vectors = new Map(readVectors().map((vector) => [vector.name, vector]))

let close = () => {}
afterEach(() => close())

type Files = Readonly<Record<string, string | null>>

/** Serves a publication, and counts what it is asked for. */
async function served(files: Files) {
  const asked: string[] = []
  const server = createServer(({ url = '' }, response) => {
    const name = url.slice(1).split('?')[0] ?? ''
    asked.push(name)
    response.writeHead(files[name] ? 200 : 404).end(files[name] ?? '')
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  close = () => server.close()
  return { asked, base: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` }
}

/** Eleventy, as far as the plugin knows it. */
function site(base: string, options: Readonly<Record<string, unknown>>) {
  const data = new Map<string, () => Promise<unknown>>()
  const shortcodes = new Map<string, (...texts: readonly string[]) => Promise<string>>()
  const before: (() => void)[] = []
  guidewatch(
    {
      addShortcode: (name: string, make: (...texts: readonly string[]) => Promise<string>) =>
        shortcodes.set(name, make),
      addGlobalData: (name: string, make: () => Promise<unknown>) => data.set(name, make),
      on: (_: string, listener: () => void) => before.push(listener),
    },
    { base, timeoutMs: 2000, ...options },
  )
  return {
    build: () => {
      for (const begin of before) begin()
    },
    state: () => data.get('guidewatch')?.(),
    link: (...texts: readonly string[]) => shortcodes.get('guideLink')?.(...texts) ?? Promise.resolve('no shortcode'),
  }
}

/** A site that is built of a vector's publication, at the vector's time. */
async function siteOf(name: string, { files = {} as Files, store = '' } = {}) {
  const vector = vectors.get(name)
  if (!vector) throw new Error(`there is no vector ${name}`)
  const { base, asked } = await served({ ...vector.files, ...files })
  const options = { keys: vector.keys, now: () => Date.parse(vector.now), ...(store ? { store } : {}) }
  return { ...site(base, options), base, asked, vector }
}

describe('verified links in Eleventy', () => {
  it('lead to the stable address and say when they were verified', async () => {
    const { state, link, base } = await siteOf('fresh')
    expect(await state()).toEqual({ state: 'fresh', reason: null })
    expect(await link('objection', 'de')).toBe(
      `<span lang="de" data-guidewatch-link="objection" data-guidewatch-state="verified"><a href="${base}go/objection/">Der Link objection</a> (bestätigt am 26. November 2026; <a href="${base}de/objection.html">aktueller Stand</a>)</span>`,
    )
    expect(await link('objection')).toContain('verified on 26 November 2026')
    expect(await link('objection', 'pl')).toContain('<span lang="en"')
  })

  it.each(['expired', 'bad-signature', 'head-newer', 'unknown-major', 'no-head'])(
    'are unknown and lead to no form where the publication is not to be believed: %s',
    async (name) => {
      const { link, state } = await siteOf(name)
      expect(await state()).toMatchObject({ state: 'unknown' })
      const html = await link('objection', 'de', 'Widersprechen')
      expect(html).toContain(
        'data-guidewatch-state="unknown">Widersprechen (für diesen Link steht gerade niemand ein; ',
      )
      expect(html).not.toContain('/go/')
      expect(html).toMatch(/href="[^"]*\/de\/objection\.html"/)
    },
  )

  it('are unknown where nobody answers', async () => {
    const { link } = site('http://127.0.0.1:1/', {})
    expect(await link('objection', 'en')).toContain('data-guidewatch-state="unknown"')
  })

  it('are unknown where they are not listed', async () => {
    const { link } = await siteOf('fresh')
    expect(await link('gone', 'fr')).toContain('data-guidewatch-state="unknown"')
  })

  it('remember in a file what was trusted, and believe nothing older', async () => {
    const store = join(temporaryFolder(), 'cache', 'guidewatch.json')
    const { state, vector } = await siteOf('fresh', { store })
    expect(await state()).toMatchObject({ state: 'fresh' })
    close()
    const remembered = JSON.parse(readFileSync(store, 'utf8')) as { sequence: number }
    writeFileSync(store, JSON.stringify({ ...remembered, sequence: remembered.sequence + 1 }))
    const later = await siteOf('fresh', { store })
    expect(vector.expected.sequence).toBe(remembered.sequence)
    expect(await later.state()).toEqual({ state: 'unknown', reason: 'rolled-back' })
  })

  it('are read once for each build, however many pages show them', async () => {
    const { link, build, asked } = await siteOf('fresh')
    await Promise.all(['objection', 'deletion', 'objection'].map((id) => link(id, 'en')))
    expect(asked).toEqual(['head.json', 'status.json'])
    build()
    await link('objection', 'en')
    expect(asked).toHaveLength(4)
  })

  it.each(HOSTILE)('put nothing of an id, a language or a title into the page as HTML: %j', async (text) => {
    const { link } = site('http://127.0.0.1:1/', {})
    const harmless = await link('x', 'en', 'x')
    const html = await link(text, text, text)
    expect(html.match(/<[^>]*>/g)?.map((tag) => tag.replace(/"[^"]*"/g, '""'))).toEqual(
      harmless.match(/<[^>]*>/g)?.map((tag) => tag.replace(/"[^"]*"/g, '""')),
    )
  })
})
