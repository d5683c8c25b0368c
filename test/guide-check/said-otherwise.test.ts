import { describe, expect, it } from 'vitest'
import { isOnOldPicture } from '../../src/guide-check/cues/hearsay.js'
import { isCalled, standsForVerb } from '../../src/guide-check/cues/instruct.js'
import { labelsOf, type Row, rules } from './world.js'

describe('a last day for whoever it concerns', () => {
  it.each<Row>([
    ['de', 'Alle, die den Zuschuss wollen, haben bis zum 30. April 2026 Gelegenheit.'],
    ['de', 'Nutzerinnen können den Antrag bis 30. April 2026 stellen.'],
    ['de', 'Anträge werden bis zum 30. April 2026 entgegengenommen.'],
    ['de', 'Laut dem Begleitschreiben müssen Sie den Antrag bis 30. April 2026 stellen.'],
    ['en', 'Anyone who wants the grant has until 30 April 2026 to say so.'],
    ['en', 'Applications are accepted until 30 April 2026.'],
    ['en', 'According to the letter, you must apply by 30 April 2026.'],
    ['fr', 'Ceux qui veulent la subvention ont jusqu’au 30 avril 2026 pour la demander.'],
    ['fr', 'Les demandes sont recevables jusqu’au 30 avril 2026.'],
    ['it', 'Chiunque voglia il contributo deve fare domanda entro il 30 aprile 2026.'],
    ['it', 'Le domande sono accettate fino al 30 aprile 2026.'],
  ])('%s: %s', (language, text) => {
    expect(rules(language, text)).toEqual(['deadline-passed'])
  })
})

describe('what has to be filled in, said of a field before', () => {
  it.each<Row>([
    ['de', 'Das Feld „Begründung“: Es muss ausgefüllt werden.'],
    ['en', 'There is a box “Reason”, and it must be filled in.'],
    ['fr', 'Il y a un champ « Motif » : il doit être rempli.'],
    ['it', 'C’è un campo «Motivo», e va compilato.'],
  ])('%s: %s', (language, text) => {
    expect(rules(language, text)).toEqual(['claim-contradicted'])
  })
})

describe('an old label that readers are to press', () => {
  it.each<Row>([
    ['de', `Dort könnt ihr „${labelsOf('de').old}“.`],
    ['de', `Drücken Sie auf ,${labelsOf('de').old}‘.`],
    ['en', `Now you can “${labelsOf('en').old}”.`],
    ['en', `Press \`${labelsOf('en').old}´.`],
    ['fr', `Là, vous pouvez « ${labelsOf('fr').old} ».`],
    ['it', `Poi bisogna «${labelsOf('it').old}».`],
  ])('%s: %s', (language, text) => {
    expect(rules(language, text)).toEqual(['label-renamed'])
  })

  it.each<Row>([
    ['de', `Das ist unser alter Aushang. Darauf seht ihr noch „${labelsOf('de').old}“.`],
    ['en', `That is an old screenshot. In it you also see “${labelsOf('en').old}”.`],
    ['fr', `C’est une ancienne capture. On y voit aussi « ${labelsOf('fr').old} ».`],
    ['it', `Questa è una vecchia schermata. Ci si vede anche «${labelsOf('it').old}».`],
  ])('but none that an old picture shows: %s, %s', (language, text) => {
    expect(rules(language, text)).toEqual([])
  })

  it('is called so by a word beside it, or stands for the verb', () => {
    const at = (text: string) => [text, text.indexOf('Save'), text.indexOf('Save') + 4] as const
    expect(isCalled(...at('Use the button Save at the bottom'), 'en')).toBe(true)
    expect(isCalled(...at('The Save button is at the bottom'), 'en')).toBe(true)
    expect(isCalled(...at('Save money with this'), 'en')).toBe(false)
    expect(standsForVerb(...at('Here you can now Save it'), 'en')).toBe(true)
    expect(standsForVerb(...at('What you Save you can have'), 'en')).toBe(false)
    expect(isOnOldPicture('In it you see “X”.', 'That is a new page.', 'en')).toBe(false)
  })
})

describe('the address of another form', () => {
  it.each<Row>([
    ['de', 'Anna fragt, ob https://www.grant.example/complaint das richtige Formular ist.'],
    ['en', 'A reader asks whether https://www.grant.example/complaint is the right form.'],
    ['fr', 'Une lectrice demande si https://www.grant.example/complaint est le bon formulaire.'],
    ['it', 'Una lettrice chiede se https://www.grant.example/complaint sia il modulo giusto.'],
  ])('is not given by who asks about it: %s, %s', (language, text) => {
    expect(rules(language, text)).toEqual([])
  })

  it.each<Row>([
    ['de', 'Den Zettel mit https://www.grant.example/form2 werft ihr am besten weg.'],
    ['en', 'The page https://www.grant.example/form2 is a thing of the past.'],
    ['fr', 'Le papier avec https://www.grant.example/form2, jetez-le.'],
    ['it', 'Quella di una volta, https://www.grant.example/form2: non apritela, è fuori servizio.'],
    ['de', 'An der Schule kursiert ein Aushang mit der Adresse https://www.grant.example/dead und einem Foto.'],
    ['en', 'A poster with https://www.grant.example/dead on it is still doing the rounds.'],
    ['fr', 'Un tract avec l’adresse https://www.grant.example/dead circule dans le quartier.'],
    ['it', 'In paese gira un volantino con https://www.grant.example/dead e una scadenza.'],
  ])('is not given where it is old and said to be, or handed on by others: %s, %s', (language, text) => {
    expect(rules(language, text)).toEqual([])
  })

  it('is known as the old one to a guide that leads to the new one, unless it offers both', () => {
    const lead = 'The form: https://www.grant.example/form.'
    const old = 'In the drawer of the office we found https://www.grant.example/form2 once more.'
    expect(rules('en', old)).toEqual(['link-old'])
    expect(rules('en', `${lead}\n\n${old}`)).toEqual([])
    expect(rules('fr', 'Jetez un œil au formulaire : https://www.grant.example/form2.')).toEqual(['link-old'])
    const offer = 'Or use the form at https://www.grant.example/form2.'
    expect(rules('en', `${lead}\n\n${offer}`)).toEqual(['link-old'])
  })
})

it('a day that stood in a letter is not the guide’s', () => {
  expect(rules('de', 'Darin stand, dass man den Antrag bis zum 30. April 2026 stellen muss.')).toEqual([])
  expect(rules('it', 'C’era scritto che la domanda va presentata entro il 30 aprile 2026.')).toEqual([])
})
