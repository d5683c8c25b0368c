import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block, GuideText } from '../../src/guide-text/guide-text.js'
import { DEEPEST, MOST_NODES } from '../../src/guide-text/html-tree.js'
import { readGuide } from '../../src/guide-text/read.js'

const textsOf = (guide: GuideText) => guide.blocks.map(({ text }) => text)
const writtenAs = (guide: GuideText, block: Block, from: number, to: number) =>
  guide.source.slice(block.at(from).from, block.at(to - 1).to)
function placeOf(guide: GuideText, words: string) {
  const block = guide.blocks.find(({ text }) => text.includes(words)) as Block
  const from = block.text.indexOf(words)
  return { block, from, to: from + words.length }
}
/** How the words stand in the source. */
function sourceOf(guide: GuideText, words: string): string {
  const { block, from, to } = placeOf(guide, words)
  return writtenAs(guide, block, from, to)
}

describe('a page of HTML', () => {
  it('is read without what is no text of the guide', () => {
    const guide = readGuide(
      `<html><head><title>T</title><style>.off{display:none}</style></head><body><header><nav><a href=/>Home</a></nav></header>
       <main><h1>How to object</h1><p>Open the form.</p><p hidden>Draft</p><p class=off>Old</p><p style="display: none">Older</p>
       <script>document.write('x')</script><form><input><button>Search</button></form><p>Press <del>Send</del> Submit.</p>
       <div class="comments"><p>Does not work!</p></div><div class=related><a href=/b>Another article</a></div></main>
       <aside>Newsletter</aside><footer>Imprint</footer></body></html>`,
      'html',
    )
    expect(textsOf(guide)).toEqual(['How to object', 'Open the form.', 'Press Submit.'])
  })

  it('keeps a paragraph that is called a teaser and leads nowhere', () => {
    const guide = readGuide(
      '<main><h1>Headline</h1><p class="teaser">What it is about.</p><p class="teaser"><a href="/b">Another one</a></p><div class="teaser">News</div></main>',
      'html',
    )
    expect(textsOf(guide)).toEqual(['Headline', 'What it is about.'])
  })

  it('keeps a header that has the headline, and a form around the whole page', () => {
    const guide = readGuide('<form><header><h1>Headline</h1></header><main><p>Text</p></main></form>', 'html')
    expect(textsOf(guide)).toEqual(['Headline', 'Text'])
  })

  it('tells lists, numbers, headings, marks and links', () => {
    const guide = readGuide(
      '<h2>Steps</h2><ol><li>Open <b>Settings</b><li>Then <a href="/x?a=1&amp;b=2">this form</a><ul><li>inside</ul></ol>',
      'html',
    )
    const [heading, first, second, inner] = guide.blocks as [Block, Block, Block, Block]
    expect(heading.kind).toBe('heading')
    expect(first).toMatchObject({ kind: 'item', under: ['Steps'], item: { ordered: true, number: 1 } })
    expect(first.marked).toEqual([{ from: 5, to: 13, as: 'bold' }])
    expect(second.item).toEqual({ list: first.item?.list, ordered: true, number: 2 })
    expect(second.links.map(({ href, source }) => [href, guide.source.slice(source.from, source.to)])).toEqual([
      ['/x?a=1&b=2', '/x?a=1&amp;b=2'],
    ])
    expect(inner.item?.list).not.toBe(first.item?.list)
  })

  it('has links that are relative to what the page says is its address', () => {
    const guide = readGuide(
      '<link rel=canonical href="https://a.example/help/x"><p><a href="../form">Form</a></p>',
      'html',
    )
    expect(guide.blocks[0]?.links[0]?.href).toBe('https://a.example/form')
  })

  it('knows of every letter where it was written: entities, soft hyphens, marks inside of words', () => {
    const guide = readGuide(
      '<p>Die &bdquo;Daten&shy;schutz&nbsp;&amp;\r\n  <b>Privat</b>sph&auml;re&ldquo; &#x1F600;',
      'html',
    )
    expect(textsOf(guide)).toEqual(['Die „Datenschutz\u00A0& Privatsphäre“ 😀'])
    expect(sourceOf(guide, '„')).toBe('&bdquo;')
    expect(sourceOf(guide, 'Datenschutz')).toBe('Daten&shy;schutz')
    expect(sourceOf(guide, '\u00A0& P')).toBe('&nbsp;&amp;\r\n  <b>P')
    expect(sourceOf(guide, 'phäre“')).toBe('ph&auml;re&ldquo;')
    expect(sourceOf(guide, '😀')).toBe('&#x1F600;')
  })

  it('says title, language and day of itself', () => {
    const said = ({ title, language, date }: GuideText) => ({ title, language, date })
    const graph =
      '{"@graph":[{"@type":"WebPage"},{"datePublished":"2025-05-20T10:00:00+02:00","dateModified":"2025-06-01"}]}'
    expect(
      said(
        readGuide(
          `<html lang="de-AT"><title>A &amp; B</title><script type="application/ld+json">${graph}</script>`,
          'html',
        ),
      ),
    ).toEqual({ title: 'A & B', language: 'de-AT', date: '2025-05-20' })
    expect(
      said(readGuide('<h1>Only this</h1><time datetime="2024-02-30">x</time><time datetime="2024-03-01">', 'html')),
    ).toEqual({
      title: 'Only this',
      language: null,
      date: '2024-03-01',
    })
    expect(said(readGuide('<script type="application/ld+json">{broken</script><p>x', 'html'))).toMatchObject({
      date: null,
    })
  })
})

describe('a text in Markdown', () => {
  const source = [
    '---',
    'title: "Widerspruch"',
    'date: 2025-05-20',
    '---',
    '# Kopf',
    '',
    'Gehe zu **Einstellungen**',
    'und \\*dann\\* `Info` &amp; [hier](https://a.example/b(c) "t"), <https://d.example/>, [dort][x].<br>Neu <kbd>Strg</kbd>',
    '',
    '> Zitat **eins',
    '> zwei**',
    '',
    '[x]: https://e.example/f',
    '',
    '| a | b |',
    '| - | - |',
    '| **c** | ~~d~~ e |',
  ].join('\r\n')
  const guide = readGuide(source, 'markdown')

  it('is read into blocks, and its front matter into title and day', () => {
    expect(guide).toMatchObject({ title: 'Widerspruch', date: '2025-05-20' })
    expect(textsOf(guide)).toEqual([
      'Kopf',
      'Gehe zu Einstellungen und *dann* Info & hier, https://d.example/, dort.\nNeu Strg',
      'Zitat eins zwei',
      'a',
      'b',
      'c',
      'e',
    ])
  })

  it('knows of every letter where it was written', () => {
    expect(sourceOf(guide, 'Einstellungen und')).toBe('Einstellungen**\r\nund')
    expect(sourceOf(guide, '*dann*')).toBe('\\*dann\\*')
    expect(sourceOf(guide, '& hier')).toBe('&amp; [hier')
    expect(sourceOf(guide, 'eins zwei')).toBe('eins\r\n> zwei')
    expect(guide.blocks[1]?.links.map(({ source: { from, to } }) => source.slice(from, to))).toEqual([
      'https://a.example/b(c)',
      'https://d.example/',
      'https://e.example/f',
    ])
  })

  it('knows it where an address is found only afterwards, too', () => {
    const source = '**see** [ https://grant.example/a and https://grant.example/b, *then* [ www.grant.example'
    const [block] = readGuide(source, 'markdown').blocks
    const places = [...(block?.text ?? '')].map((letter, index) => [letter, source[block?.at(index).from ?? -1]])
    expect(places.filter(([letter, written]) => letter !== written)).toEqual([])
    expect(block?.links.map((link) => source.slice(link.source.from, link.source.to))).toEqual([
      'https://grant.example/a',
      'https://grant.example/b',
      'www.grant.example',
    ])
  })
})

describe('plain text', () => {
  it('has paragraphs, lists and headings, and words divided at the ends of lines', () => {
    const guide = readGuide(
      'Der Weg\n\nTippe auf die Daten-\nschutzrichtlinie (Vor-\nund Nachname).\n\n  - eins\n  - zwei\n    drei\n',
      'text',
    )
    expect(guide.blocks.map(({ kind, text }) => [kind, text])).toEqual([
      ['heading', 'Der Weg'],
      ['paragraph', 'Tippe auf die Datenschutzrichtlinie (Vor- und Nachname).'],
      ['item', 'eins'],
      ['item', 'zwei drei'],
    ])
    expect(sourceOf(guide, 'Datenschutzrichtlinie')).toBe('Daten-\nschutzrichtlinie')
  })
})

/** Pieces of which pages are made, and of which broken ones are. */
const pieces = fc.constantFrom(
  ...[
    '<p>',
    '</p>',
    '<b>',
    '</b>',
    '<a href="x">',
    '</a>',
    '<table><tr><td>',
    '</table>',
    '<br>',
    '<!--',
    '-->',
    '&amp;',
    '&am',
    '&#0;',
  ],
  ...[
    '<li>',
    '<ul>',
    '**',
    '`',
    '[',
    '](u)',
    '\n',
    '\r\n',
    '\n\n',
    '> ',
    '1. ',
    '- ',
    '#',
    '\u00AD',
    '\u00A0',
    '\0',
    '<',
    '"',
    'Wort',
    'ä',
    '😀',
    ' ',
  ],
)
const sources = fc.array(fc.oneof(pieces, fc.string({ maxLength: 8 })), { maxLength: 60 }).map((all) => all.join(''))
const formats = fc.constantFrom<GuideText['format']>('html', 'markdown', 'text')

describe('any source at all', () => {
  it('is read, and each letter comes from within it, none before the one before', () => {
    fc.assert(
      fc.property(sources, formats, (source, format) => {
        const guide = readGuide(source, format)
        for (const { text, at, marked, links } of guide.blocks) {
          let last = 0
          for (let index = 0; index < text.length; index += 1) {
            const { from, to } = at(index)
            expect(from).toBeGreaterThanOrEqual(0)
            expect(to).toBeGreaterThanOrEqual(from)
            expect(to).toBeLessThanOrEqual(source.length)
            if (format !== 'html') expect(from).toBeGreaterThanOrEqual(last)
            last = from
          }
          for (const { from, to } of [...marked, ...links])
            expect(0 <= from && from < to && to <= text.length).toBe(true)
        }
      }),
      { numRuns: 400 },
    )
  })

  it('says of plain words exactly where they are', () => {
    const words = fc.stringMatching(/^[a-zäöüß]{1,12}$/)
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 12 }), formats, (all, format) => {
        const source = format === 'html' ? `<p>${all.join(' <i>x</i> ')}</p>` : all.join(' ')
        const guide = readGuide(source, format)
        for (const word of all) if (guide.blocks[0]?.text.includes(word)) expect(sourceOf(guide, word)).toBe(word)
      }),
    )
  })
})

describe('a hostile page', () => {
  it('is read as deep and as far as browsers read, and no further', () => {
    const deep = readGuide(`<p>before</p>${'<div>'.repeat(200_000)}behind`, 'html')
    expect(textsOf(deep)).toEqual(['before'])
    expect(DEEPEST).toBe(512)
    const formatting = Array.from({ length: 400 }, (_, index) => `<b id=${index}>`).join('')
    const many = readGuide(`<p>${formatting}${'<p>x'.repeat(20_000)}`, 'html')
    expect(many.blocks.length).toBeLessThan(MOST_NODES / 400 + 1)
  })

  it('ends where a tag has more attributes than any tag has', () => {
    const attributes = Array.from({ length: 100_000 }, (_, index) => `a${index}`).join(' ')
    expect(textsOf(readGuide(`<p>before</p><p ${attributes}>behind</p>`, 'html'))).toEqual(['before'])
    expect(textsOf(readGuide(`<script>if (a <b ${attributes} > c)</script><p>behind`, 'html'))).toEqual(['behind'])
  })

  it('is plain text, where it is Markdown that nobody writes', () => {
    for (const hostile of ['*a **b '.repeat(20_000), '> '.repeat(5000), '['.repeat(100_000), `${'`'.repeat(50_000)}x`])
      expect(readGuide(hostile, 'markdown').blocks.every(({ links }) => links.length === 0)).toBe(true)
  })

  it('has no block longer than paragraphs are', () => {
    const guide = readGuide(`<p>${'wort '.repeat(200_000)}`, 'html')
    expect(Math.max(...guide.blocks.map(({ text }) => text.length))).toBeLessThanOrEqual(6000)
    expect(guide.blocks.reduce((sum, { text }) => sum + text.length + 1, 0)).toBe(1_000_000)
  })
})

describe('the cells of a table', () => {
  const places = (source: string, format: 'html' | 'markdown') =>
    readGuide(source, format).blocks.map(({ text, cell }) => `${text} ${cell?.table} ${cell?.row} ${cell?.column}`)

  it('say where they stand', () => {
    expect(places('| a | b |\n|---|---|\n| c | d |', 'markdown')).toEqual(['a 1 1 1', 'b 1 1 2', 'c 1 2 1', 'd 1 2 2'])
  })

  it('share a row with those that share the first cell, and tell tables within tables apart', () => {
    const inner = '<table><tr><td>x</td></tr></table>'
    const source = `<table><tr><th rowspan=2>a</th><td colspan=2><p>b</p><ul><li>c</li></ul></td><td>d</td></tr><tr><td>e</td></tr><tr><td>f</td><td>${inner}</td><td>g</td></tr></table><p>h</p>`
    expect(places(source, 'html')).toEqual([
      'a 1 1 1',
      'b 1 1 2',
      'c 1 1 2',
      'd 1 1 4',
      'e 1 1 2',
      'f 1 2 1',
      'x 2 1 1',
      'g 1 2 3',
      'h undefined undefined undefined',
    ])
  })
})
