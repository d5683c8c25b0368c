import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { flowOf } from '../../src/flow/load.js'
import { readGuide } from '../../src/guide-text/read.js'
import { draftOf } from '../../src/guides/draft.js'
import { proseLabels } from '../../src/guides/prose-labels.js'

const CONTEXT = { accounts: [], devices: ['desktop', 'mobile'] }

const GUIDE = `# So bestellst du den Katalog ab

Bis zum 26. Mai 2027 geht das ohne Brief. Du musst angemeldet sein. Das ist weiterhin möglich.

1. Öffne dein Konto und klicke auf **Mein Bereich**.
2. Wähle „Post & Prospekte“ und dann „Abbestellen“.
3. Mit *Senden* schickst du das [Formular](https://shop.example/kontakt/abbestellen) ab.

Mehr zum Thema steht [bei uns](https://paper.example/mehr) und im [Merkblatt](https://shop.example/merkblatt.pdf).
`

function drafted(source: string, format: 'markdown' | 'html' | 'text' = 'markdown', language = 'de') {
  const of = { language, publisher: 'Talbote', url: 'https://paper.example/katalog', today: '2027-03-01' }
  const draft = draftOf(readGuide(source, format), of)
  return { ...draft, ...flowOf('/project/flows/draft.yaml', draft.text, CONTEXT) }
}

describe('a flow that is drafted from prose', () => {
  it('has link, steps in order, deadline and claim, and lints as it is', () => {
    const { flow, problems, steps, links } = drafted(GUIDE)
    expect(problems).toEqual([])
    expect([steps, links]).toEqual([3, 2])
    expect(flow?.link.url).toBe('https://shop.example/kontakt/abbestellen')
    expect(flow?.locales).toEqual(['de-DE'])
    expect(flow?.deadline).toMatchObject({ date: '2027-05-26' })
    expect(flow?.claims.map(({ check }) => check)).toEqual([{ reachable: true }])
    expect(flow?.destination.submit).toEqual({ de: 'Senden' })
    const clicks = flow?.routes[0]?.steps.slice(1).map(({ click, says }) => [click?.name, says])
    expect(clicks).toEqual([
      [{ de: 'Mein Bereich' }, { de: 'Öffne dein Konto und klicke auf Mein Bereich.' }],
      [{ de: 'Post & Prospekte' }, { de: 'Wähle „Post & Prospekte“ und dann „Abbestellen“.' }],
      [{ de: 'Abbestellen' }, undefined],
    ])
  })

  it('marks what nobody can know from prose', () => {
    const { text, checks } = drafted(GUIDE)
    expect(checks).toBe(text.split('\n').filter((line) => line.includes('# check:')).length)
    for (const doubt of ['link or button', 'where readers begin', 'Du musst angemeldet sein.', 'merkblatt.pdf'])
      expect(text).toMatch(new RegExp(`# check: .*${doubt}`))
  })

  it('lints whatever the prose is', () => {
    const hostile = [
      '',
      '# `',
      'Klicke auf „a: {b}\\u2028 # c“ > "d\' | e" → <script>',
      '1. Wähle „"“ und „‮evil“\n2. Wähle „x“\n3. Wähle „x“',
      `Klicke ${'„'.repeat(5000)} > ${'> '.repeat(5000)}`,
      '<!-- --> \u0000 ]]> Klicke auf „Weiter“ https://[::1/ http://%zz/ ftp://x/',
    ]
    for (const source of hostile)
      for (const format of ['markdown', 'html', 'text'] as const) {
        const { problems, text } = drafted(source, format)
        expect([text, problems]).toEqual([text, []])
        expect(() => parse(text)).not.toThrow()
      }
  })
})

describe('labels of prose', () => {
  const labels = (text: string, bold?: string) => {
    const from = bold === undefined ? -1 : text.indexOf(bold)
    const marked = bold === undefined ? [] : [{ from, to: from + bold.length, as: 'bold' as const }]
    return proseLabels({ text, marked }).map((label) => label.text)
  }
  it('are what it quotes, marks, or strings by arrows', () => {
    expect(labels('Open “Privacy” and «Centre», then "Go".')).toEqual(['Privacy', 'Centre', 'Go'])
    expect(labels('Go to Settings > Account Details → Close.')).toEqual(['Settings', 'Account Details', 'Close'])
    expect(labels('Then press Next twice.', 'Next')).toEqual(['Next'])
  })

  it('are no sentences, and nothing that is marked as a whole', () => {
    expect(labels('You can still object.', 'You can still object.')).toEqual([])
    expect(labels('It says “You can object for as long as you are here with us, always.”')).toEqual([])
  })
})
