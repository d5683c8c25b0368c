import { describe, expect, it } from 'vitest'
import { pageOf } from '../../src/guide-check/page.js'
import { readGuide } from '../../src/guide-text/read.js'
import { check, NEAR, type Row, rules, world } from './world.js'

describe('a label of once on the way of the flow', () => {
  it.each<Row>([
    ['de', 'Tippe auf „Antrag einreichen“.'],
    ['en', 'Press “Submit a claim”.'],
    ['fr', 'Appuyez sur « Soumettre un dossier ».'],
    ['it', 'Premi «Inoltra la pratica».'],
    ['it', 'Leva la spunta e premi «Inoltra la pratica».'],
    ['en', 'Press “Submit a claim” (and mind the dog, says Ivan Petrov).'],
  ])('is told: %s: %s', (language, text) => {
    expect(rules(language, text)).toEqual(['label-renamed'])
  })

  it.each<Row>([
    ['de', 'Unter „Mein Bereich“ gibt es den Knopf „Prüfung anstoßen“.'],
    ['en', 'The button “Trigger a check” sits at the foot of “My area”.'],
    ['fr', 'Le bouton « Lancer un contrôle » se trouve en bas de « Mon espace ».'],
    ['it', 'Il pulsante «Avvia un controllo» sta in fondo a «La mia area».'],
  ])('is told where a screen of the flow is named for it: %s: %s', (language, text) => {
    expect(rules(language, text)).toEqual(['label-gone'])
  })

  it.each<Row>([
    ['de', '> Tippe auf „Antrag einreichen“.'],
    ['en', 'According to the paper you press “Submit a claim”.'],
    ['fr', 'On lit partout : appuyez sur « Soumettre un dossier ».'],
    ['it', 'Si legge: premi «Inoltra la pratica».'],
    ['de', 'Tippe auf „Antrag stellen“, früher „Antrag einreichen“.'],
    ['en', 'Press “Submit a claim” or “File a request”.'],
    ['en', '## Mistakes to avoid\n\nPress “Submit a claim”.'],
    ['fr', '## À ne pas confondre\n\nAppuyez sur « Soumettre un dossier ».'],
    ['it', '«Inoltra la pratica» è il nome di prima: non cercarlo.'],
    ['it', 'Il volantino dello scorso anno diceva di premere «Inoltra la pratica»: ignoratelo.'],
    ['en', 'In her day there was a button “Trigger a check” in “My area”.'],
    ['fr', 'On appuyait sur « Soumettre un dossier ».'],
    ['de', '| Sie sehen | Dann |\n|---|---|\n| „Antrag einreichen“ | ist die App veraltet |'],
  ])('is doubtful: %s: %s', (language, text) => {
    expect(rules(language, text)).toEqual([])
  })
})

describe('the day of the deadline', () => {
  it.each<Row>([
    ['de', 'Bücher sind bis zum 30. April verlängert worden.'],
    ['en', 'Texts for the magazine are to be sent by 30 April 2026.'],
    ['fr', 'Le délai expirait le 30 avril 2026.'],
    ['it', 'La domanda si presentava entro il 30 aprile 2026.'],
    ['fr', 'Textes à envoyer jusqu’au 30 avril 2026.'],
  ])('is of something else, or past: %s: %s', (language, text) => {
    expect(rules(language, text)).toEqual([])
  })
})

describe('a claim', () => {
  it.each<Row>([
    ['en', 'Older leaflets say a reason is optional. It is not.'],
    ['fr', 'Les primes se réclament jusqu’au 12 mai, motif obligatoire.'],
    ['de', 'Die Helvarta verlangt zudem einen Grund.'],
    ['it', 'Per la lettera serve un motivo: è obbligatorio solo lì.'],
  ])('of somebody else, or that is only passed on: %s: %s', (language, text) => {
    expect(rules(language, text)).toEqual([])
  })
})

it.each<Row>([
  ['de', '# Zuschuss: So hab ich ihn früher bekommen'],
  ['en', '# Mistakes I made with the grant'],
  ['fr', '# Ancien étudiant, nouvelle aide'],
])('the title of a page sets nothing apart, as a heading of a part does: %s: %s', (language, title) => {
  const press = {
    de: 'Tippe auf „Antrag einreichen“.',
    en: 'Press “Submit a claim”.',
    fr: 'Appuyez sur « Soumettre un dossier ».',
  }
  const step = press[language as keyof typeof press]
  const all = (text: string) => check(text, { language, known: world() }).findings.map(({ rule }) => rule)
  expect(all(`${title}\n\n${NEAR[language]}\n\n${step}`)).toEqual(['label-renamed'])
  expect(all(`# X\n\n${NEAR[language]}\n\nX\n\nX\n\n#${title}\n\n${step}`)).toEqual([])
})

it('in French, from where is not since when', () => {
  const source = `## Comment faire depuis l’application\n\n${NEAR.fr} Appuyez sur « Soumettre un dossier ».\n\n## Contact\n\nX\n\nX`
  expect(check(source, { language: 'fr', known: world() }).findings).toHaveLength(1)
})

it('a section at somebody beside the flow’s own is about that one', () => {
  const source =
    '# Kündigen\n\n## A. Grant beenden\n\nÖffne **Anträge**.\n\n## B. Das Paket bei Sternkabel beenden\n\nDas Konto bei Sternkabel öffnen.\n\n## C. Hilfe bei Fragen\n\nRuf an.'
  const page = pageOf(readGuide(source, 'markdown'), world(), 'de')
  const below = (word: string) =>
    page.blocks
      .filter(({ block }) => block.text.includes(word))
      .every(({ sentences }) => sentences.every(page.isOthers))
  expect([below('Öffne'), below('Das Konto'), below('Ruf an')]).toEqual([false, true, false])
})
