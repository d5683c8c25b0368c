import { describe, expect, it } from 'vitest'
import { check, type Language, labelsOf, NEAR, type Row, rules } from './world.js'

/** A page that teaches the flow, and has a section below another heading with labels of once. */
function section(language: Language, heading: string, behind = ''): readonly string[] {
  const { open, old, gone } = labelsOf(language)
  const filler = '…\n\n'.repeat(4)
  const list = `- **${open}**\n- **${gone}**\n- **${old}**`
  const text = `# Grant\n\n## 1\n\n${NEAR[language]}\n\n${filler}## ${heading}\n\n${list}\n\n${behind}`
  return check(text, { language }).findings.map(({ rule }) => rule)
}

describe('a section at somebody', () => {
  it.each<Row>([
    ['de', 'Bei Talnet'],
    ['de', 'Bei der Talnet'],
    ['de', 'Und bei Talnet?'],
    ['de', 'So geht es bei Talnet'],
    ['en', 'At Talnet'],
    ['en', 'Over at Talnet'],
    ['en', 'How it is done at Talnet'],
    ['fr', 'Chez Talnet'],
    ['fr', 'Et chez Talnet ?'],
    ['it', 'Da Talnet'],
    ['it', 'Presso Talnet'],
  ])('else is about that one: %s: %s', (language, heading) => {
    expect(section(language, heading)).toEqual([])
  })

  it.each<Row>([
    ['en', 'With Talnet'],
    ['en', 'And Talnet?'],
    ['fr', 'Sur Talnet'],
    ['fr', 'Et Talnet ?'],
    ['it', 'Su Talnet'],
    ['it', 'E Talnet?'],
  ])('is, with a word that is less sure, where it is spoken of: %s: %s', (language, heading) => {
    expect(section(language, heading, 'Talnet: 2026.')).toEqual([])
    expect(section(language, heading)).toContain('label-renamed')
  })

  it.each<Row>([
    ['de', 'Bei Grant'],
    ['de', 'Bei Problemen'],
    ['de', 'Bei Ablehnung'],
    ['de', 'Beim Anbieter'],
    ['en', 'At Grant'],
    ['en', 'At home'],
    ['fr', 'Chez Grant'],
    ['fr', 'Chez vous'],
    ['it', 'Da Grant'],
    ['it', 'Da casa'],
  ])('who is the flow’s, or nobody, is about the flow: %s: %s', (language, heading) => {
    expect(section(language, heading)).toContain('label-renamed')
  })

  it('beside that of the flow’s own is another one’s, though the title names both', () => {
    const { open, old, gone } = labelsOf('de')
    const text = (name: string) =>
      `# Grant und Talnet\n\n## So geht es bei Grant\n\n${NEAR.de}\n\n${'…\n\n'.repeat(4)}## So geht es bei ${name}\n\n- **${open}**\n- **${gone}**\n- **${old}**`
    expect(check(text('Talnet')).findings).toEqual([])
    expect(check(text('Problemen')).findings).not.toEqual([])
  })
})

describe('a table that compares', () => {
  const languages = ['de', 'en', 'fr', 'it'] as const
  it.each(languages)('has a row of the flow, and rows of others: %s', (language) => {
    const { open, list, old, gone } = labelsOf(language)
    const of = (a: string, b: string) =>
      `| – | – |\n|---|---|\n| ${a} | ${open} > ${list} |\n| ${b} | ${old} > ${gone} |`
    expect(rules(language, of('Grant', 'Talnet'))).toEqual([])
    expect(rules(language, of('Grant', 'Clipora Mini'))).toEqual([])
    expect(rules(language, of('Grant', 'Grant 2'))).toContain('label-renamed')
    expect(rules(language, of('Grant', 'App'))).toContain('label-renamed')
    expect(rules(language, of('1', '2'))).toContain('label-renamed')
  })

  it.each(languages)('has a column of the flow, and columns of others: %s', (language) => {
    const { open, old, gone } = labelsOf(language)
    const text = `| – | Grant | Talnet |\n|---|---|---|\n| A | **${open}** | **${old}** |\n| B | **${old}** | **${gone}** |`
    expect(rules(language, text)).toEqual(['label-renamed'])
  })

  it('may have rows that share a name, and more than one block in a cell', () => {
    const { open, list, old, gone } = labelsOf('de')
    const row = (name: string) =>
      `<tr><th rowspan="2">${name}</th><td>1</td><td><ol><li><b>${open}</b></li><li><b>${old}</b></li></ol></td></tr><tr><td>2</td><td><p><b>${list}</b> > <b>${gone}</b></p></td></tr>`
    const of = (name: string) =>
      check(`<h1>Grant</h1><table>${row(name)}<tr><td>Grant</td><td>1</td><td>${open}</td></tr></table>`, {
        format: 'html',
      }).findings.map(({ rule }) => rule)
    expect(of('Talnet')).toEqual([])
    expect(of('Grant')).toContain('label-renamed')
  })
})

describe('somebody of a company', () => {
  it.each<Row>([
    ['de', 'Frau Reß von der Talnet drückt „Antrag einreichen“.'],
    ['de', 'Herr Reß von Talnet drückt auf „Antrag einreichen“.'],
    ['de', 'Frau Dora Reß bei der Talnet tippt auf „Antrag einreichen“.'],
    ['de', 'Kollegin Reß, von Talnet, tippt auf „Antrag einreichen“.'],
    ['en', 'Mrs Ress of Talnet presses “Submit a claim”.'],
    ['fr', 'Mme Ress de Talnet appuie sur « Soumettre un dossier ».'],
    ['it', 'La signora Ress di Talnet tocca «Inoltra la pratica».'],
  ])('else does it there: %s: %s', (language, text) => {
    expect(rules(language, text)).toEqual([])
  })

  it.each<Row>([
    ['de', 'Frau Reß von der Bücherei drückt „Antrag einreichen“.'],
    ['de', 'Herr Reß von der Verbraucherzentrale drückt auf „Antrag einreichen“.'],
    ['de', 'Frau Reß vom Computertreff drückt „Antrag einreichen“.'],
    ['de', 'Frau Reß von Grant drückt „Antrag einreichen“.'],
    ['de', 'Frau Reß aus Ulm drückt „Antrag einreichen“.'],
    ['de', 'Frau Reß drückt „Antrag einreichen“.'],
  ])('does it here who is of the flow, or of a house that helps: %s: %s', (language, text) => {
    expect(rules(language, text)).toEqual(['label-renamed'])
  })
})
