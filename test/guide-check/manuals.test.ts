import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { gettextEntries, registryEntries } from '../../bench/guides/manuals/catalogs.mjs'
import { htmlOfMallard } from '../../bench/guides/manuals/mallard.mjs'
import { onScreen, worldOf } from '../../bench/guides/manuals/worlds.mjs'
import { knownSchema } from '../../src/guide-check/known.js'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'guidewatch-manuals-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const kept = (name: string, content: string | Buffer) => {
  const file = join(folder, name)
  writeFileSync(file, content)
  return file
}

/** A compiled catalogue of gettext, as msgfmt writes it on a little-endian machine, without its table of hashes. */
const compiled = (messages: readonly (readonly [string, string])[]) => {
  const strings = [...messages.map(([message]) => message), ...messages.map(([, text]) => text)].map((each) =>
    Buffer.from(each),
  )
  const head = Buffer.alloc(28 + strings.length * 8)
  const words = [0x950412de, 0, messages.length, 28, 28 + messages.length * 8, 0, 0]
  words.forEach((word, index) => {
    head.writeUInt32LE(word, index * 4)
  })
  let at = head.length
  for (const [index, string] of strings.entries()) {
    head.writeUInt32LE(string.length, 28 + index * 8)
    head.writeUInt32LE(at, 32 + index * 8)
    at += string.length + 1
  }
  return Buffer.concat([head, ...strings.flatMap((string) => [string, Buffer.from([0])])])
}

describe('catalogues', () => {
  it('reads contexts, messages and the forms of numbers from a compiled catalogue', () => {
    const file = kept(
      'a.mo',
      compiled([
        ['', 'Content-Type: text/plain; charset=UTF-8\n'],
        ['menu\u0004_Save', '_Sichern'],
        ['%d day\0%d days', '%d Tag\0%d Tage'],
      ]),
    )
    expect(gettextEntries(file)).toEqual([
      { key: 'menu\u0004_Save', text: '_Sichern', source: '_Save' },
      { key: '\u0004%d day', text: '%d Tag', source: '%d day' },
      { key: '\u0004%d day', text: '%d Tage', source: '%d days' },
    ])
    expect(gettextEntries(file, (context) => context)[0]?.key).toBe('menu')
    expect(() => gettextEntries(kept('b.mo', 'no catalogue'))).toThrow('b.mo')
  })

  it('reads the names of commands in one language from a registry', () => {
    const file = kept(
      'a.xcd',
      `<?xml version="1.0"?><oor:data xmlns:oor="x"><oor:component-data oor:name="Commands">
        <node oor:name=".uno:Quiet"/>
        <node oor:name=".uno:SaveAs">
          <prop oor:name="Label" oor:type="xs:string"><value xml:lang="de">Speichern ~&#xFC;ber &amp; unter...</value></prop>
          <prop oor:name="Label" oor:type="xs:string"><value xml:lang="fr">Enregistrer sous</value></prop>
          <prop oor:name="Icon"><value xml:lang="de">save.png</value></prop>
        </node></oor:component-data></oor:data>`,
    )
    const text = 'Speichern ~über & unter...'
    expect(registryEntries(file, 'de')).toEqual([{ key: 'Commands/.uno:SaveAs/Label', text, source: text }])
  })
})

describe('a world of two releases', () => {
  const entries = (labels: Record<string, string>) =>
    Object.entries(labels).map(([key, text]) => ({ key, text, source: text }))
  const about = { flow: 'app', title: 'App', locale: 'en', night: '2025-08-09' }
  const gone = (older: Record<string, string>, newer: Record<string, string>) =>
    knownSchema
      .parse(worldOf(about, entries(older), entries(newer)))
      .labels.filter(({ until }) => until !== null)
      .map(({ text, until, now }) => [text, until, now])

  it('has once what the newer release shows nowhere, and what took its place', () => {
    expect(gone({ a: '_Preferences', b: 'Wizard' }, { a: 'Se_ttings…', c: 'Help' })).toEqual([
      ['Preferences', '2025-08-09', 'Settings…'],
      ['Wizard', '2025-08-09', null],
    ])
  })

  it('names no successor where the same words became two things', () => {
    expect(gone({ a: 'Options', b: 'Options' }, { a: 'Settings', b: 'Choices' })).toEqual([
      ['Options', '2025-08-09', null],
    ])
  })

  it('still has what moved, what is written otherwise, and what is made of a number', () => {
    expect(gone({ a: 'Print…', b: 'Auto-save', c: '7 days' }, { x: 'Print', y: '“Auto save”', z: '%d days' })).toEqual(
      [],
    )
  })

  it('takes marks of keys out of labels, and takes nothing for a label that is none', () => {
    const names = { '%PRODUCTNAME': 'Office' }
    expect(onScreen('Spe_ichern (_S)', names)).toBe('Speichern')
    expect(onScreen('%PRODUCTNAME ~Help...', names)).toBe('Office Help...')
    expect(onScreen('<b>Files &amp; Trash</b>', names)).toBe('Files & Trash')
    expect(onScreen('%s of %s', names)).toBeNull()
    expect(
      onScreen('A sentence that is far too long to stand on a button, in a menu or beside a field.', names),
    ).toBeNull()
  })
})

describe('Mallard', () => {
  it('becomes what its reader shows', () => {
    kept(
      'other.page',
      '<page id="other"><info><title type="link">No</title></info><title>The <app>Other</app> page</title></page>',
    )
    const file = kept(
      'one.page',
      `<page xmlns="http://projectmallard.org/1.0/" id="one" xml:lang="en">
        <info><desc>Nobody reads this</desc></info>
        <title>One</title>
        <comment><p>Nor this</p></comment>
        <steps><item><p>Choose <guiseq><gui>File</gui>
          <gui style="menuitem">Print</gui></guiseq>, or press <keyseq><key>Ctrl</key><key>P</key></keyseq>.</p></item></steps>
        <media type="image" src="a.png"><p>The <gui>"File"</gui> menu</p></media>
        <terms><item><title><gui>Size</gui></title><p>How large.</p></item></terms>
        <section id="more"><title>More</title><p>See <link xref="other"/> and <link xref="#more"/>.</p></section>
      </page>`,
    )
    const html = htmlOfMallard(file)
    expect(html).not.toMatch(/Nobody|Nor this/)
    expect(html).toContain('<html lang="en">')
    expect(html).toContain('<h1>One</h1>')
    expect(html).toContain('<span class="guiseq"><span class="gui">File</span> ▸ <span class="gui">Print</span></span>')
    expect(html).toContain('<kbd>Ctrl</kbd>+<kbd>P</kbd>')
    expect(html).toContain('<img src="a.png" alt="The &quot;File&quot; menu">')
    expect(html).toContain('<dl><dt><span class="gui">Size</span></dt><dd><p>How large.</p></dd></dl>')
    expect(html).toContain('<h2>More</h2>')
    expect(html).toContain('See <a href="other.html">The Other page</a> and <a href="#more">More</a>.')
  })
})

describe('labelled pages', () => {
  const pages = join(import.meta.dirname, '..', '..', 'bench', 'guides', 'manuals', 'pages')
  const text = z.string().min(3)
  const page = z.strictObject({
    application: z.enum(['gimp', 'gnome', 'libreoffice']),
    language: z.enum(['de', 'en', 'fr', 'it']),
    page: z.string().regex(/\.(html|page)$/),
    proof: z.array(text).length(3),
    faults: z.array(z.strictObject({ quote: text, printed: text, now: text.optional() })).optional(),
    nonFaults: z.array(z.strictObject({ quote: text, why: text })).min(1),
  })

  it.each(readdirSync(pages))('%s', (name) => {
    const { faults = [] } = page.parse(parse(readFileSync(join(pages, name), 'utf8')))
    const places = faults.map(({ quote, printed }) => `${quote}\n${printed}`)
    expect(new Set(places).size).toBe(places.length)
  })
})
