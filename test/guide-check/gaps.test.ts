import { describe, expect, it } from 'vitest'
import { check, labelsOf, type Row, rules, told, world } from './world.js'

/** A numbered list. */
const list = (steps: readonly string[]) => steps.map((text, at) => `${at + 1}. ${text}`).join('\n')
const ruled = (language: Row[0], source: string, known = world()) =>
  check(source, { language, known }).findings.map(({ rule }) => rule)

describe('a step that is missing', () => {
  it.each([
    ['de', 'Geh zu **Mein Bereich** und drücke OK.', 'Drücke **Antrag stellen**.'],
    ['de', 'Öffne **Mein Bereich** und bestätige mit OK.', 'Drücke **Antrag stellen**.'],
    ['en', 'Go to **My area** and press OK.', 'Press **File a request**.'],
    ['en', 'Go to **My area**, at the right, and hit Enter.', 'Press **File a request**.'],
    ['fr', 'Allez à **Mon espace** et appuyez sur OK.', 'Appuyez sur **Déposer une demande**.'],
    ['it', 'Vai su **La mia area** e premi OK.', 'Premi **Presenta richiesta**.'],
  ] as const)('is not bridged by the key that presses what was named: %s: %s', (language, before, after) => {
    expect(ruled(language, list([before, after]))).toEqual(['step-missing'])
  })

  it.each([
    ['de', 'Geh zu **Mein Bereich** und drücke den Pfeil.', 'Drücke **Antrag stellen**.'],
    ['en', 'Go to **My area** and press the second tile.', 'Press **File a request**.'],
    ['fr', 'Allez à **Mon espace** et appuyez sur la deuxième case.', 'Appuyez sur **Déposer une demande**.'],
    ['it', 'Vai su **La mia area** e premi il secondo riquadro.', 'Premi **Presenta richiesta**.'],
  ] as const)('and may be behind anything else that is pressed: %s: %s', (language, before, after) => {
    expect(ruled(language, list([before, after]))).toEqual([])
  })

  it('is not told of by a small word of its label', () => {
    const routes = world().routes.map((route) => ({
      ...route,
      steps: route.steps.map((one) =>
        one.labels[0] === 'Richieste' ? { ...one, labels: ['Motivo della cosa'] } : one,
      ),
    }))
    const way = (note: string) =>
      ruled('it', list([`Apri **La mia area**, ${note}.`, 'Premi **Presenta richiesta**.']), world({ routes }))
    expect(way('sul dorso della tessera')).toEqual(['step-missing'])
    expect(way('con il motivo')).toEqual([])
  })
})

describe('a label that the next sentence presses', () => {
  it.each<Row>([
    ['de', 'Weiter hinten kommt „Antrag einreichen“ in Grün. Tippt darauf.'],
    ['en', 'At the foot there is “Submit a claim” in green. Hit that and wait.'],
    ['fr', 'Celui qu’on veut, c’est « Soumettre un dossier ». On l’active.'],
    ['fr', 'Plus bas, il y a « Soumettre un dossier ». Cliquez dessus.'],
    ['it', 'In fondo c’è «Inoltra la pratica». Toccate sopra.'],
  ])('is instructed: %s: %s', (language, text) => {
    expect(rules(language, text)).toEqual(['label-renamed'])
  })

  it.each<Row>([
    ['en', 'My neighbour swears by “Submit a claim” in green. Wait for it.'],
    ['fr', 'Celui dont on parle, c’est « Soumettre un dossier ». On attend.'],
    ['it', 'Qualcuno ama «Inoltra la pratica». Aspettate.'],
  ])('and not where nobody presses it: %s: %s', (language, text) => {
    expect(rules(language, text)).toEqual([])
  })
})

describe('a label among several of the way', () => {
  it.each(['de', 'en', 'fr', 'it'] as const)('is not somebody else’s by a name in passing: %s', (language) => {
    const { open, list: second, old } = labelsOf(language)
    const way = { de: 'Öffne', en: 'Open', fr: 'Ouvrez', it: 'Apri' }[language]
    const note = { de: 'Kiosk', en: 'the kiosk in Mill Lane', fr: 'le kiosque à Vernay', it: 'il chiosco a Bellano' }[
      language
    ]
    const steps = [`${way} **${open}**.`, `${way} **${second}**.`, `${way} **${old}**: ${note}.`]
    expect(ruled(language, list(steps))).toEqual(['label-renamed'])
  })
})

describe('a heading', () => {
  const page = (language: Row[0], heading: string) => {
    const { open, list: second, old } = labelsOf(language)
    const way = { de: 'Öffne', en: 'Open', fr: 'Ouvrez', it: 'Apri' }[language]
    const lines = `${way} **${open}**.\n\n${way} **${second}**.`
    return told(`# Grant\n\n${lines}\n\n${lines}\n\n## ${heading}\n\n${way} **${open}**, **${second}**, **${old}**.`, {
      language,
    })
  }

  it.each<Row>([
    ['de', 'Kann ich die alte Fassung behalten?'],
    ['de', 'Was wir gegen den neuen Antrag haben'],
    ['en', 'And if the menu has moved?'],
    ['en', 'Can I keep the old version?'],
    ['fr', 'Et si le menu a disparu ?'],
    ['it', 'Posso tenermi quella vecchia?'],
  ])('that asks is none of earlier times: %s: %s', (language, heading) => {
    expect(page(language, heading)).toHaveLength(1)
  })

  it.each<Row>([
    ['de', 'Wie es früher hieß'],
    ['de', 'Was ist neu?'],
    ['en', 'How it was once called'],
    ['fr', 'Anciennement'],
    ['it', 'Come si chiamava'],
  ])('and one that tells of them is: %s: %s', (language, heading) => {
    expect(page(language, heading)).toEqual([])
  })
})
