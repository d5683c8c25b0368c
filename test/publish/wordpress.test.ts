import { execFileSync, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { newKey, publicationOf, statusWith, verifiedLink } from '../../integrations/wordpress/test/publisher.js'
import type { Status } from '../../src/publish/schema.js'
import { ROOT } from '../helpers/cli.js'

const PLUGIN = join(ROOT, 'integrations/wordpress')
const VECTORS = join(ROOT, 'integrations/reader/vectors')
const source = readFileSync(join(PLUGIN, 'guidewatch.php'), 'utf8')
const hasPhp =
  spawnSync('php', ['-r', 'exit(function_exists("sodium_crypto_sign_verify_detached") ? 0 : 1);']).status === 0

const php = (script: string, args: readonly string[], input = '') =>
  execFileSync(
    'php',
    ['-d', 'display_errors=stderr', '-d', 'error_reporting=-1', join(PLUGIN, 'test', script), ...args],
    {
      encoding: 'utf8',
      input,
    },
  )

describe('the WordPress plugin, as a text', () => {
  const texts = (pattern: RegExp) => [...source.matchAll(pattern)].map(([, text]) => text ?? '')

  it('says everything to the owner of a site in German, too', () => {
    const said = new Set(texts(/\b(?:esc_html_)?_?_e?\( '([^']+)', 'guidewatch' \)/g))
    const alsoEscaped = texts(/\besc_html_[_e]+\( '([^']+)', 'guidewatch' \)/g)
    for (const text of alsoEscaped) said.add(text)
    const table = source.slice(source.indexOf('const GERMAN'), source.indexOf('/** Puts the German'))
    const german = [...table.matchAll(/^\t'([^']+)' => '([^']+)',$/gm)].map(([, text]) => text ?? '')
    expect(german.length).toBeGreaterThan(50)
    expect([...german].sort()).toEqual([...said].sort())
  })

  it('leaves nothing outside its namespace', () => {
    expect(source).toContain('\nnamespace Guidewatch;\n')
    expect(source).not.toMatch(/\bglobal \$(?!wpdb;)/)
    expect(source).not.toMatch(/\b(eval|unserialize|extract|create_function)\s*\(/)
  })

  it('is one version in all places', () => {
    const readme = readFileSync(join(PLUGIN, 'readme.txt'), 'utf8')
    const version = /^ \* Version: +(\S+)$/m.exec(source)?.[1]
    expect(version).toMatch(/^\d+\.\d+\.\d+$/)
    expect(/^Stable tag: (\S+)$/m.exec(readme)?.[1]).toBe(version)
    expect(source).toContain(`'${version}', true );`)
    expect(/^Requires PHP: (\S+)$/m.exec(readme)?.[1]).toBe(/^ \* Requires PHP: +(\S+)$/m.exec(source)?.[1])
  })

  it('has a block with the attributes of the shortcode', () => {
    const block = readFileSync(join(PLUGIN, 'block.js'), 'utf8')
    for (const name of ['id', 'lang', 'text']) expect(block).toContain(`${name}: { type: 'string', default: '' }`)
    expect(source).toContain("array( 'id' => $text, 'lang' => $text, 'text' => $text )")
  })
})

describe.skipIf(!hasPhp)(`the WordPress plugin in PHP${hasPhp ? '' : ' (skipped: no php with sodium here)'}`, () => {
  const files = readdirSync(VECTORS).filter((name) => name.endsWith('.json') && name !== 'index.json')
  let outcomes: readonly Readonly<Record<string, unknown>>[] = []

  beforeAll(() => {
    const lines = php(
      'vectors.php',
      files.map((name) => join(VECTORS, name)),
    )
    outcomes = lines
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
  })

  it('runs every vector of the reader', () => {
    expect(files.length).toBeGreaterThan(50)
    expect(outcomes).toHaveLength(files.length)
  })

  it.each(files)('believes no more and no less than the reader: %s', (name) => {
    const { expected } = JSON.parse(readFileSync(join(VECTORS, name), 'utf8'))
    const { state, reason, links, stored } = expected
    expect(outcomes[files.indexOf(name)]).toEqual({ state, reason, links, stored })
  })

  const key = newKey()
  type Asked = { status?: Status; id?: string; language?: string; text?: string; shownAt?: number; stable?: boolean }
  function shown({ status = statusWith(verifiedLink()), shownAt = Date.now(), ...asked }: Asked = {}): string {
    const { head, status: bytes } = publicationOf(status, [key])
    const defaults = { id: 'facebook-objection', language: 'en', text: '', stable: false }
    const rules = { pins: [key.kid], unsigned: false }
    const files = { 'head.json': head, 'status.json': bytes }
    const given = { ...defaults, files, rules, now: Date.now(), shownAt, ...asked }
    return JSON.parse(php('shown.php', [], JSON.stringify([given])))[0]
  }
  const FORM = 'https://www.facebook.com/help/contact/712876720715583'
  const PAGE = 'https://links.rights.example.org/de/'

  it('shows a verified link with its day, in the language of the link', () => {
    const html = shown({ language: 'de' })
    expect(html).toContain(`href="${FORM}" data-originalurl="${FORM}"`)
    expect(html).toContain('Bei Facebook der Nutzung für KI-Training widersprechen</a>')
    expect(html).toMatch(
      /bestätigt am <time datetime="(\d{4}-\d\d-\d\d)">\d+\. \S+ \d{4}<\/time> von Digital Rights Example/,
    )
  })

  it.each(['broken', 'unknown', 'retired'])('never leads to the form where it is %s', (state) => {
    const html = shown({ id: `facebook-${state}`, language: 'de' })
    expect(html).toContain(`data-guidewatch-state="${state}"`)
    expect(html).toContain(`href="${PAGE}facebook-${state}.html"`)
    expect(html).toContain('Nimm einen anderen Weg')
    expect(html).not.toContain(FORM)
  })

  it('warns where it has changed, and names the page', () => {
    const html = shown({ id: 'facebook-changed', language: 'de' })
    expect(html).toContain(`href="${FORM}"`)
    expect(html).toContain('(auf dem Weg dorthin hat sich etwas geändert; zuletzt bestätigt am <time')
    expect(html).toContain(`<a href="${PAGE}facebook-changed.html">aktueller Stand</a>. Nimm einen anderen Weg`)
  })

  it('turns unknown when the head expires, without anything being read', () => {
    const html = shown({ shownAt: Date.now() + 37 * 3_600_000 })
    expect(html).toContain('data-guidewatch-state="unknown"')
    expect(html).not.toContain(FORM)
  })

  it('leads by way of the stable address where that is wished', () => {
    expect(shown({ stable: true })).toContain('href="https://links.rights.example.org/go/facebook-objection/"')
  })

  it('says so where the publication is a demonstration', () => {
    const html = shown({ status: { ...statusWith(verifiedLink()), site: 'stand-in' } })
    expect(html).toContain('a demonstration, not the real site')
  })

  it('escapes whatever a publication or an author brings', () => {
    const evil = '"><script>alert(1)</script>[gallery]\'&lt;'
    const status = statusWith(verifiedLink({ titles: { en: evil } }))
    const html =
      shown({ status: { ...status, publisher: { ...status.publisher, name: evil } } }) + shown({ text: evil })
    expect(html).not.toMatch(/<script|\[gallery|="[^"]*'/)
    expect(html.split('&lt;script&gt;alert(1)&lt;/script&gt;&#091;gallery&#093;&#039;&amp;lt;')).toHaveLength(4)
  })

  it('speaks English where it does not know the language, and takes the title there is', () => {
    const html = shown({ status: statusWith(verifiedLink({ titles: { es: 'Oponerse' } })), language: 'es' })
    expect(html).toContain('<span lang="es">Oponerse</span></a>')
    expect(html).toContain('verified on <time')
  })
})
