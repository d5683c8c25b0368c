import { describe, expect, it } from 'vitest'
import { isSaidOf } from '../../src/guide-check/cues/instruct.js'
import { check, type Language, NEAR, type Row, rules, world } from './world.js'

describe('a deadline that is told as over', () => {
  it.each<Row>([
    ['de', 'Die Bank gab uns für den Antrag bis zum 30. April Zeit.'],
    ['de', 'Der Antrag muss bis zum 30. April eingehen. Das Portal nimmt ihn aber trotzdem an.'],
    ['en', 'The council gave you until 30 April 2026 to apply.'],
    ['en', 'You should have applied by 30 April 2026.'],
    ['en', 'You have to apply by 30 April 2026. Most of us missed it.'],
    ['fr', 'La mairie a laissé aux demandeurs jusqu’au 30 avril.'],
    ['fr', 'La demande est à déposer avant le 30 avril. Le site accepte toujours les retardataires.'],
    ['it', 'Il comune ha concesso tempo per la richiesta fino al 30 aprile.'],
    ['it', 'La richiesta va presentata entro il 30 aprile. Il portale accetta ancora i ritardatari.'],
  ])('by its verb or by the sentence behind it: %s: %s', (language, text) => {
    expect(rules(language, text)).toEqual([])
  })

  it.each<Row>([
    ['de', 'Du musst den Antrag bis zum 30. April stellen. Es ist noch immer Zeit.'],
    ['en', 'You must apply by 30 April 2026. There is still time.'],
    ['en', 'Your claim must have been received by 30 April 2026.'],
  ])('and not by the time that is left: %s: %s', (language, text) => {
    expect(rules(language, text)).toEqual(['deadline-passed'])
  })
})

describe('a label that is told of earlier times', () => {
  it.each<Row>([
    ['de', 'Tippe auf „Antrag einreichen“. Das galt noch bis Mai.'],
    ['de', 'Tippe auf „Antrag einreichen“, das inzwischen einen anderen Namen trägt.'],
    ['en', 'Press “Submit a claim”. It isn’t there any more.'],
    ['en', 'Perhaps you were advised to press “Submit a claim”.'],
    ['fr', 'Appuyez sur « Soumettre un dossier ». C’était avant la refonte.'],
    ['fr', 'Vous avez peut-être lu qu’il faut appuyer sur « Soumettre un dossier ».'],
    ['it', 'Premi «Inoltra la pratica». Non si chiede più.'],
    ['it', 'Premi il pulsante «Inoltra la pratica», che ha cambiato nome.'],
    ['en', 'It says “Submit a claim” in my leaflet, press that.'],
  ])('by its sentence or the one behind it: %s: %s', (language, text) => {
    expect(rules(language, text)).toEqual([])
  })

  it.each<Row>([
    ['de', 'Tippe auf „Antrag einreichen“. Die Seite fragt dann nichts mehr.'],
    ['en', 'Press “Submit a claim”. It takes a while.'],
  ])('and not by what the form does next: %s: %s', (language, text) => {
    expect(rules(language, text)).toEqual(['label-renamed'])
  })
})

describe('another service', () => {
  it.each<Row>([
    ['en', '6. Oltrano lorries. A different beast. The switch is called “Submit a claim”, press it.'],
    ['de', '4. Der Nachbarort. Anderes Verfahren. Tippe auf „Antrag einreichen“.'],
    ['de', 'Die Vereinsleute von Nordhausen fragen: Dort tippt man auf „Antrag einreichen“.'],
    ['en', 'There you press “Submit a claim”, not at Grant.'],
    ['fr', '3. La mutuelle. Une autre histoire. Appuyez sur « Soumettre un dossier ».'],
  ])('is told by a title in the paragraph, or by what the flow has not: %s: %s', (language, text) => {
    expect(rules(language, text)).toEqual([])
  })

  it('is none where the title says nothing of it', () => {
    expect(rules('en', '6. The last step. Nearly there. Now press “Submit a claim” and wait.')).toEqual([
      'label-renamed',
    ])
  })
})

describe('what a form asks for', () => {
  const of = (required: boolean) =>
    world({
      claims: world().claims.map((claim) =>
        claim.about.kind === 'field' ? { ...claim, about: { ...claim.about, required } } : claim,
      ),
    })
  const said = (language: Language, text: string, required: boolean) =>
    check(`${NEAR[language]}\n\n${text}`, { language, known: of(required) }).findings.map(({ rule }) => rule)

  it.each<Row>([
    ['de', 'Die Begründung hätten sie gern, musst du aber nicht schreiben.'],
    ['it', 'Un motivo non è però obbligatorio.'],
  ])('is not asked for where a “but” stands behind the verb: %s: %s', (language, text) => {
    expect(said(language, text, false)).toEqual([])
    expect(said(language, text, true)).toEqual(['claim-contradicted'])
  })

  it.each<Row>([
    ['de', 'Die Begründung muss nicht lang sein.'],
    ['en', 'The reason need not be an essay.'],
    ['fr', 'Le motif n’est pas nécessairement long.'],
    ['it', 'Il motivo non deve essere lungo.'],
  ])('may be short, which is not whether: %s: %s', (language, text) => {
    expect(said(language, text, true)).toEqual([])
  })
})

describe('a link that is asked about', () => {
  it.each<Row>([
    ['de', 'Den Antrag: www.grant.example/form2. Gilt der noch?'],
    ['en', 'I was given www.grant.example/form2 to apply. Is that still right?'],
    ['fr', 'Pour la demande : www.grant.example/form2. Est-ce le bon ?'],
  ])('is not offered: %s: %s', (language, text) => {
    expect(rules(language, text)).toEqual([])
  })
})

describe('a label as what is allowed', () => {
  it.each([
    ['de', 'Antrag', 'ist erlaubt'],
    ['en', 'Request', 'is perfectly fine'],
    ['fr', 'Demande', 'convient'],
    ['it', 'Richiesta', 'va bene'],
  ])('is no step: %s: %s %s', (language, label, said) => {
    expect(isSaidOf(`„${label}“ ${said}, leer nicht.`, label.length + 1, language)).toBe(true)
    expect(isSaidOf(`„${label}“ …`, label.length + 1, language)).toBe(false)
  })
})
