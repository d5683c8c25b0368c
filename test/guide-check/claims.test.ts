import { describe, expect, it } from 'vitest'
import { check, type Language, NEAR, rules, told, world } from './world.js'

describe('a deadline that is over', () => {
  it.each<[Language, string]>([
    ['de', 'Den Antrag kannst du bis zum 30. April stellen.'],
    ['de', 'Die Frist endet am 30.04.2026.'],
    ['de', 'Zeit, um Nein zu sagen, ist noch bis einschließlich 30. April.'],
    ['en', 'You must apply by 30 April 2026.'],
    ['en', 'The deadline is April 30.'],
    ['de', 'Der Antrag muss bis Donnerstag, 30. April, bei der Bank eingehen.'],
    ['de', 'Stichtag ist der 30. April, also nicht bis nach dem Wochenende warten.'],
    ['en', 'Claims have to be in by 30 April, so don’t leave it until the Easter break.'],
    ['fr', 'Vous pouvez déposer la demande jusqu’au 30 avril.'],
    ['it', 'Devi presentare la richiesta entro il 30 aprile 2026.'],
  ])('%s: %s', (language, sentence) => {
    expect(rules(language, sentence)).toEqual(['deadline-passed'])
    expect(rules(language, sentence, world({ works: 'no' }))).toEqual(['deadline-over'])
    expect(rules(language, sentence, world({ works: 'unknown' }))).toEqual([])
    expect(rules(language, sentence, world({ deadline: null }))).toEqual([])
  })

  it.each<[Language, string]>([
    ['de', 'Die Frist war der 30. April; der Antrag geht weiterhin.'],
    ['de', 'Bis 30. April läuft die Anmeldung zum Webinar.'],
    ['de', 'Am 30. April ist Vollmond.'],
    ['de', 'Im Brief stand, dass man den Antrag bis 30. April stellen müsse.'],
    ['de', 'Dass man den Antrag bis 30. April stellen muss, stimmt so nicht.'],
    ['de', 'Der Antrag war bis 30. April 2024 zu stellen.'],
    ['en', 'You can still apply after 30 April.'],
    ['fr', 'Le délai a expiré le 30 avril.'],
    ['it', 'La scadenza del 30 aprile è passata.'],
  ])('is no finding where it is told otherwise: %s: %s', (language, sentence) => {
    expect(rules(language, sentence)).toEqual([])
  })

  it('is of the year that is nearest to when the guide was published', () => {
    const source = `${NEAR.de}\n\nDen Antrag kannst du bis zum 30. April stellen.`
    expect(told(source, { date: '2025-03-20' })).toEqual([])
    expect(told(source, { date: '2026-01-20' })).toEqual(['deadline-passed: 30. April'])
  })
})

describe('a verified claim', () => {
  it.each<[Language, string]>([
    ['de', 'Du musst eine Begründung angeben.'],
    ['de', 'Eine Begründung ist Pflicht.'],
    ['en', 'A reason is required.'],
    ['en', 'You must give a reason.'],
    ['fr', 'Vous devez indiquer un motif.'],
    ['it', 'Devi indicare un motivo.'],
    ['de', 'Der Antrag ist nicht mehr möglich.'],
    ['en', 'You can apply without logging in.'],
    ['en', 'A reason, on the other hand, has to be given.'],
    ['de', 'Das geht auch ohne Anmeldung.'],
    ['fr', 'Sans motif, la demande ne part pas : un motif est obligatoire.'],
    ['de', 'Eine Begründung musst du dort angeben.'],
    ['it', 'Prima di finire devi indicare un motivo.'],
    ['it', 'Senza un motivo il modulo non si può inviare: è obbligatorio.'],
    ['de', 'Gefragt wird nur nach der Begründung. Du musst sie unbedingt ausfüllen.'],
    ['fr', 'Il reste une case, celle du motif. Il faut obligatoirement la remplir.'],
  ])('is contradicted by: %s: %s', (language, sentence) => {
    expect(rules(language, sentence)).toEqual(['claim-contradicted'])
  })

  it.each<[Language, string]>([
    ['de', 'Du musst keine Begründung angeben.'],
    ['de', 'Eine Begründung ist nicht nötig.'],
    ['de', 'Muss ich eine Begründung angeben?'],
    ['de', 'Früher musste man eine Begründung angeben.'],
    ['de', 'Wer Beschwerde für Dritte führt, muss eine Begründung angeben.'],
    ['en', 'No reason is required.'],
    ['fr', 'Aucun motif n’est exigé.'],
    ['it', 'Non serve indicare un motivo.'],
    ['en', 'The box for your reason can be left empty if you would rather not explain yourself.'],
    ['en', 'Nobody will ask you for a reason.'],
    ['en', 'Whether you give a reason is up to you.'],
    ['fr', 'Sans connexion, seule la page d’accueil s’affiche.'],
    ['en', 'Without being logged in you will not get anywhere.'],
    ['de', 'Niemand muss eine Begründung angeben.'],
    ['de', 'Zuerst anmelden, denn ohne Anmeldung zeigt die Seite das Formular nicht.'],
    ['fr', 'Les articles vendus par Maison Brume ont leurs règles. Sur son site, il faut indiquer un motif.'],
    ['de', 'Du musst angemeldet sein.'],
    ['de', 'Eine Begründung müssen Sie nirgends angeben.'],
    ['it', 'Non è necessario alcun motivo, mai.'],
    ['en', 'Also do I have to give a reason, I wonder.'],
    ['en', 'By law you must give a reason.'],
    ['it', 'Iscrizioni alla gita chiuse. Non è più possibile aggiungersi.'],
    ['de', 'In Bern, wo meine Schwester wohnt, muss man eine Begründung angeben.'],
  ])('is not by: %s: %s', (language, sentence) => {
    expect(rules(language, sentence)).toEqual([])
  })

  it('of what a form asks for is no talk of calls', () => {
    const claims = [
      {
        id: 'phone',
        outcome: 'contradicted',
        at: '2026-05-10',
        says: { it: 'Un numero di telefono è obbligatorio.' },
        about: { kind: 'field', labels: { it: ['Numero di telefono'] }, required: true },
      },
    ]
    const known = world({ claims })
    expect(rules('it', 'Indicare un numero di telefono è obbligatorio.', known)).toEqual(['claim-contradicted'])
    expect(rules('it', 'Per telefono è obbligatorio indicare il numero.', known)).toEqual([])
  })

  it('offers what the flow says', () => {
    expect(check(`${NEAR.de}\n\nEine Begründung ist Pflicht.`).findings[0]).toMatchObject({
      subject: { of: 'reason-optional' },
      proposed: 'Eine Begründung ist nicht nötig.',
      edits: [],
    })
  })
})

describe('a claim of a field that is filled in beforehand', () => {
  const known = world({
    claims: [
      {
        id: 'number-filled',
        outcome: 'contradicted',
        at: '2026-05-10',
        says: { de: 'Die Vertragsnummer ist schon eingetragen.' },
        about: {
          kind: 'field',
          labels: {
            de: ['Vertragsnummer'],
            en: ['Contract number'],
            fr: ['Numéro de contrat'],
            it: ['Numero di contratto'],
          },
          prefilled: true,
        },
      },
    ],
  })
  it.each<[Language, string]>([
    ['de', 'Prüfe das Feld Vertragsnummer. Das Amt hat es bereits ausgefüllt.'],
    ['en', 'Check the field “Contract number”. It is filled in beforehand.'],
    ['fr', 'Contrôlez la ligne « Numéro de contrat » : elle est remplie d’avance.'],
    ['it', 'Il numero di contratto è compilato in automatico.'],
  ])('is read of the sentence before, too: %s: %s', (language, sentence) => {
    expect(rules(language, sentence, known)).toEqual(['claim-contradicted'])
  })

  it.each<[Language, string]>([
    ['de', 'Prüfe deinen Namen. Das Amt hat ihn bereits ausgefüllt.'],
    ['fr', 'Contrôlez la ligne « Numéro de contrat » : elle est vide.'],
  ])('is not by: %s: %s', (language, sentence) => {
    expect(rules(language, sentence, known)).toEqual([])
  })
})

it('beside a label that is gone, a claim says nothing more: the sentence has to be written anew', () => {
  const known = world({
    claims: [
      {
        id: 'no-proof',
        outcome: 'holds',
        at: '2026-05-10',
        says: { de: 'Einen Nachweis muss man nicht hochladen.' },
        about: { kind: 'field', labels: { de: ['Nachweis'] }, present: false },
      },
    ],
  })
  const told = (label: string) => rules('de', `Klicke auf „${label}“ und lade einen Nachweis hoch.`, known)
  expect(told('Prüfung anstoßen')).toEqual(['label-gone'])
  expect(told('Antrag stellen')).toEqual(['claim-contradicted'])
})
