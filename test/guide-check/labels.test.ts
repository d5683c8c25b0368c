import { describe, expect, it } from 'vitest'
import { check, labelsOf, told, world } from './world.js'

const de = labelsOf('de')
/** What makes a passage one about the flow. */
const CONTEXT = 'Öffne zuerst **Mein Bereich** und dann **Anträge**.'

describe('a label that screens once had', () => {
  it.each([
    ['de', (was: string) => `Öffne **Mein Bereich**, dann **Anträge**, und klicke auf „${was}“.`],
    ['en', (was: string) => `Open **My area**, then **Requests**, and click “${was}”.`],
    ['fr', (was: string) => `Ouvrez **Mon espace**, puis **Demandes**, et cliquez sur « ${was} ».`],
    ['it', (was: string) => `Apri **La mia area**, poi **Richieste**, e premi «${was}».`],
  ])('is found, and today’s is proposed in its place: %s', (language, sentence) => {
    const { old, file, gone } = labelsOf(language)
    const { verdict, findings } = check(sentence(old), { language })
    expect(verdict).toBe('wrong')
    expect(findings).toMatchObject([
      {
        rule: 'label-renamed',
        subject: { printed: old, now: file, language: null, of: 'grant/menu/file' },
        since: '2026-02-01',
        evidence: { source: 'night 2026-02-01', picture: 'file.png' },
      },
    ])
    expect(findings[0]?.proposed).toContain(file)
    expect(findings[0]?.proposed).not.toContain(old)
    expect(told(sentence(gone), { language })).toEqual([`label-gone: ${gone}`])
    expect(told(sentence(file), { language })).toEqual([])
  })

  it.each([
    ['in code', `${CONTEXT} Klicke auf \`${de.old}\`.`],
    ['in a path', `Gehe zu Mein Bereich > Anträge > ${de.old}.`],
    ['in an arrow path', `Gehe zu Mein Bereich → Anträge → ${de.old}.`],
    ['in a list', `1. **Mein Bereich**\n2. **Anträge**\n3. **${de.old}**`],
    ['at the end of a line', `${CONTEXT} Klicke auf „Antrag\neinreichen“.`],
    ['in other quotation marks', `${CONTEXT} Klicke auf ‚${de.old}‘.`],
    ['in another case', `${CONTEXT} Klicke auf „antrag einreichen“.`],
    ['as part of the flow, without any mark', `${CONTEXT} Klicke auf Antrag einreichen.`],
  ])('is found %s', (_, source) => {
    expect(told(source).map((one) => one.split(':')[0])).toEqual(['label-renamed'])
  })

  it.each([
    ['told in the past', `${CONTEXT} Früher hieß der Knopf „${de.old}“.`],
    ['told as renamed', `${CONTEXT} Der Knopf „${de.old}“ heißt jetzt „${de.file}“.`],
    ['told as not there', `${CONTEXT} „${de.old}“ gibt es nicht mehr.`],
    ['taken back', `${CONTEXT} Klicke nicht auf „${de.old}“.`],
    ['asked about', `${CONTEXT} Wo ist „${de.old}“?`],
    ['of somebody else', `${CONTEXT} Bei Kiesel & Sohn klickst du auf „${de.old}“.`],
    ['of another service', `${CONTEXT}\n\n## WhatsApp\n\nKlicke auf „${de.old}“ und auf „${de.gone}“.`],
    ['below a heading of earlier times', `${CONTEXT}\n\n## Die alte Anleitung\n\nKlicke auf „${de.old}“.`],
    ['below a heading of all others', `${CONTEXT}\n\n## Bei den anderen\n\nMein Bereich > Anträge > ${de.old}`],
    ['in a saying', `${CONTEXT} „${de.old}“ ist kein schöner Satz.`],
    ['part of a longer quotation', `${CONTEXT} Klicke auf „Jetzt ${de.old} und warten“.`],
    ['part of a longer word', `${CONTEXT} Klicke auf Antrag einreichen-Hilfe.`],
    ['struck out', `${CONTEXT} Klicke auf ~~${de.old}~~ „${de.file}“.`],
    ['in a comment', `${CONTEXT}\n\n## Kommentare\n\nIch klicke immer auf „${de.old}“ und dann auf „${de.file}“.`],
    ['far from everything else', `${'Ein Absatz über etwas anderes.\n\n'.repeat(9)}Klicke auf „${de.old}“.`],
  ])('is none where it is %s', (_, source) => {
    expect(told(source)).toEqual([])
  })

  it('is taught without a word for pressing where it stands on the way, among others of the route', () => {
    expect(told(`Öffne **Mein Bereich**, **Anträge** folgt, und es wartet „${de.old}“.`)).toEqual([
      `label-renamed: ${de.old}`,
    ])
    expect(told(`1. Mein Bereich\n2. Anträge\n3. ${de.old}`)).toEqual([`label-renamed: ${de.old}`])
    // Out of its order it is told by the way.
    expect(told(`„${de.old}“ ist vielen ein Begriff. Öffne **Mein Bereich** und **Anträge**.`)).toEqual([])
    expect(told(`Öffne **Mein Bereich** und **Anträge**. „${de.old}“ ist vielen ein Begriff.`)).toEqual([])
  })

  it('is one wherever the markup says so, as manuals have it', () => {
    const page = (mark: string) =>
      told(
        `<p>In the <span class="gui">My area</span> everything is different.</p><p>Beside <span class="gui">Requests</span> there is ${mark}.</p>`,
        { language: 'en', format: 'html' },
      )
    const en = labelsOf('en')
    for (const name of ['gui', 'guibutton', 'uicontrol', 'menuitem', 'ui'])
      expect(page(`<span class="${name}">${en.gone}</span>`), name).toEqual([`label-gone: ${en.gone}`])
    expect(page(`<b class="button">${en.gone}</b>`)).toEqual([`label-gone: ${en.gone}`])
    for (const mark of [en.gone, `<span class="gui">${en.gone} and more</span>`]) expect(page(mark), mark).toEqual([])
    expect(page(`<span class="gui">${en.file}</span>, not <span class="gui">${en.gone}</span>`)).toEqual([])
  })

  it('is told of each of a sentence', () => {
    const labels = ['Alles prüfen'].map((text) => ({
      ...{ locale: 'de-DE', text, role: 'button', step: null, until: '2026-03-01', source: 'night 2026-03-01' },
      ...{ now: null, picture: null },
    }))
    const known = world({ labels: [...world().labels, ...labels] })
    const on = (text: string) => told(`${CONTEXT} ${text}`, { known })
    expect(on(`Klicke auf „${de.gone}“ und dann auf „Alles prüfen“.`)).toHaveLength(2)
  })

  it('is pressed where nobody is to forget it, and not where another takes its place', () => {
    const [fr, en] = [labelsOf('fr'), labelsOf('en')]
    const french = (text: string) => told(`Ouvrez **Mon espace**, puis **Demandes**. ${text}`, { language: 'fr' })
    expect(french(`N’oubliez pas « ${fr.old} », tout en bas.`)).toEqual([`label-renamed: ${fr.old}`])
    expect(french(`Touchez « ${fr.file} » à la place de « ${fr.old} ».`)).toEqual([])
    const english = (text: string) => told(`Open **My area** and then **Requests**. ${text}`, { language: 'en' })
    expect(english(`Don’t forget to press “${en.old}”.`)).toEqual([`label-renamed: ${en.old}`])
    expect(english(`Press “${en.file}” instead of “${en.old}”.`)).toEqual([])
  })

  it('is the flow’s below headings in capitals, and beside words that are services, too', () => {
    const page = (heading: string, text: string) =>
      told(`${heading}\n\n1. Mein Bereich\n2. Anträge\n3. ${text}`, { format: 'markdown' })
    expect(page('## GRANT\n\n## SO GEHT ES', `Klicke auf „${de.old}“.`)).toEqual([`label-renamed: ${de.old}`])
    const en = labelsOf('en')
    const edge = (word: string) =>
      told(`Open **My area** and then **Requests**. At the left ${word}, press **${en.old}**.`, { language: 'en' })
    expect(edge('edge')).toEqual([`label-renamed: ${en.old}`])
    expect(edge('Edge')).toEqual([])
  })

  it('is shown by a link that says so, which is no saying of anybody', () => {
    const en = labelsOf('en')
    const before = 'Open **My area** and then **Requests**.'
    const on = (text: string) => told(`${before} ${text}`, { language: 'en' })
    expect(on(`Below there is a button that says “${en.old}”, and that is the one.`)).toEqual([
      `label-renamed: ${en.old}`,
    ])
    expect(on(`The company says “${en.old}” is a phrase.`)).toEqual([])
  })

  it('whose step is gone is taught where steps before and behind it are', () => {
    const labels = world().labels.map((one) => (one.text === de.gone ? { ...one, step: 'grant/menu/check' } : one))
    const known = world({ labels })
    const list = (...entries: string[]) => entries.map((entry, at) => `${at + 1}. Da ist „${entry}“.`).join('\n')
    expect(told(list('Mein Bereich', 'Anträge', de.gone, de.file), { known })).toContain(`label-gone: ${de.gone}`)
    expect(told(list('Mein Bereich', 'Anträge', de.file, de.gone), { known })).toEqual([])
  })

  it('of the site of the company, or whoever the guide is about, is the flow’s own', () => {
    const [en, fr] = [labelsOf('en'), labelsOf('fr')]
    const ofSite = (whose: string) =>
      told(`On ${whose} site, open **My area**, then **Requests**, and press **${en.old}**.`, { language: 'en' })
    expect(ofSite("the company's")).toEqual([`label-renamed: ${en.old}`])
    expect(ofSite("the airport's")).toEqual([])
    const below = (heading: string) =>
      told(`## ${heading}\n\nOuvrez **Mon espace**, puis **Demandes**, et touchez **${fr.old}**.`, { language: 'fr' })
    expect(below('Comment ?')).toEqual([`label-renamed: ${fr.old}`])
    expect(below('3 commentaires')).toEqual([])
  })

  it('is told of somebody else in the answer to a question about them', () => {
    const answer = `Genauso, nur mit „${de.old}“ und „Anträge“.`
    expect(told(`${CONTEXT}\n\nUnd bei Kiesel? ${answer}`)).toEqual([])
    expect(told(`${CONTEXT}\n\nGilt das auch für Nordwind? Nein. Dort gibt es Anträge → ${de.old}.`)).toEqual([])
    expect(told(`${CONTEXT}\n\nUnabhängig davon klickst du im Shop auf „${de.old}“.`)).toEqual([])
  })

  it('is none that never was one, or that another screen of the flow still shows', () => {
    expect(told(`${CONTEXT} Klicke auf „Unterlagen nachreichen“.`)).toEqual([])
    const labels = [
      ...world().labels,
      { locale: 'de-DE', text: de.old, role: 'link', step: null, until: null, now: null, picture: null, source: '' },
    ]
    expect(told(`${CONTEXT} Klicke auf „${de.old}“.`, { known: world({ labels }) })).toEqual([])
  })

  it('is matched in another language than that of the guide, and the language is said', () => {
    const { findings } = check(`${CONTEXT} Klicke auf „Submit a claim“.`)
    expect(findings).toMatchObject([{ subject: { language: 'en', now: 'File a request' } }])
  })
})
