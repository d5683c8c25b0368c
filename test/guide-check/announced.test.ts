import { describe, expect, it } from 'vitest'
import { saysLogin, saysPrefilled, saysReachable, saysRequired } from '../../src/guide-check/cues/claims.js'
import { withoutConsequence } from '../../src/guide-check/cues/doubt.js'
import { guidesTo } from '../../src/guide-check/cues/instruct.js'
import { saysThen } from '../../src/guide-check/cues/sequence.js'
import { isFormer } from '../../src/guide-check/cues/spare.js'
import { check, type Row, told, world } from './world.js'

describe('a label behind a colon', () => {
  it.each<Row>([
    ['de', 'Tippen Sie auf das Wort: X'],
    ['en', 'Now press the green one: X'],
    ['fr', 'Appuyez sur le bouton : X'],
    ['it', 'Premete il tasto: X'],
  ])('is pressed: %s: %s', (language, text) => {
    expect(guidesTo(text, text.length - 1, text.length, language, true)).toBe(true)
  })

  it.each<Row>([
    ['de', 'Wählen Sie ein Bild, es heißt zunächst: X'],
    ['en', 'You can choose a name in the box, which is by default: X'],
    ['fr', 'Choisissez une couleur. Par défaut : X'],
    ['it', 'Scegliete un colore, di solito: X'],
  ])('is not, where something else is told between: %s: %s', (language, text) => {
    expect(guidesTo(text, text.length - 1, text.length, language, true)).toBe(false)
  })
})

describe('how little it takes', () => {
  it.each<Row>([
    ['de', 'Ablehnen dauert keine Ewigkeit, es geht ganz einfach.'],
    ['de', 'Der Widerspruch kostet zwei Minuten.'],
    ['en', 'You may refuse, and it is quickly done.'],
    ['en', 'Opting out takes just three clicks.'],
    ['fr', 'On peut s’opposer, c’est tout simple.'],
    ['fr', 'Le refus prend deux minutes.'],
    ['it', 'Opporsi è davvero semplice.'],
    ['it', 'Ci si può rifiutare: bastano due minuti.'],
  ])('says that it can be done: %s: %s', (language, text) => {
    expect(saysReachable(text, language)).toBe(true)
  })

  it.each<Row>([
    ['de', 'Der Widerspruch ging ganz einfach.'],
    ['de', 'Der Widerspruch war leicht, falls es geht.'],
    ['en', 'Reading this takes two minutes.'],
    ['en', 'If refusing takes three clicks, why not?'],
    ['en', 'The email that confirms your objection takes ten minutes.'],
    ['fr', 'Le refus n’est pas chose facile, et ça ne prend pas deux minutes.'],
    ['it', 'Prima opporsi era semplice.'],
  ])('and does not: %s: %s', (language, text) => {
    expect(saysReachable(text, language)).toBeUndefined()
  })
})

describe('a log-in that is not asked for', () => {
  it.each<Row>([
    ['de', 'Sie werden nirgends aufgefordert, sich anzumelden.'],
    ['en', 'Nobody asks you to log in here.'],
    ['fr', 'On ne vous demande pas d’être connecté.'],
    ['it', 'Non vi chiede di accedere.'],
  ])('is none: %s: %s', (language, text) => {
    expect(saysLogin(text, language)).toBe(false)
  })

  it.each<Row>([
    ['de', 'Sie werden nicht erneut aufgefordert, sich anzumelden.'],
    ['en', 'You won’t be asked to sign in again.'],
    ['fr', 'On ne vous demande pas de vous connecter à nouveau.'],
    ['it', 'Non vi chiede di accedere di nuovo.'],
  ])('is one, where it is not asked for twice: %s: %s', (language, text) => {
    expect(saysLogin(text, language)).not.toBe(false)
  })

  it('is needed first, and was needed before', () => {
    expect(saysLogin('Bisogna prima accedere.', 'it')).toBe(true)
    expect(saysLogin('Prima occorre registrarsi.', 'it')).toBe(true)
    expect(saysLogin('Prima si accedeva, e l’accesso serve.', 'it')).toBeUndefined()
  })
})

describe('a field', () => {
  const reason = { is: 'reason', words: [] }
  it.each<Row>([
    ['de', 'Schickt es nicht ab, ohne die Begründung auszufüllen.'],
    ['fr', 'N’envoyez rien sans avoir indiqué la raison.'],
    ['it', 'Non inviate nulla senza aver scritto il motivo.'],
    ['de', 'Ein Antrag ohne Begründung wird abgewiesen.'],
    ['en', 'Forms without a reason are sent back.'],
    ['fr', 'Une demande sans motif est automatiquement rejetée.'],
    ['it', 'Una richiesta senza motivo viene respinta.'],
  ])('without which nothing is to be sent is required: %s: %s', (language, text) => {
    expect(saysRequired(text, reason, language)).toBe(true)
  })

  it.each<Row>([
    ['de', 'Es hindert Sie niemand daran, abzuschicken, ohne einen Grund anzugeben.'],
    ['fr', 'Rien ne vous empêche d’envoyer sans indiquer la raison.'],
    ['fr', 'Ce n’est pas compliqué, même sans indiquer la raison.'],
    ['it', 'Niente vi impedisce di inviare senza scrivere il motivo.'],
    ['de', 'Ein Antrag ohne Begründung wird nicht abgewiesen.'],
    ['en', 'They turned me down without giving a reason.'],
    ['fr', 'La banque a refusé sans motif.'],
    ['it', 'La richiesta è stata respinta senza motivo.'],
  ])('without which it can be sent is not: %s: %s', (language, text) => {
    expect(saysRequired(text, reason, language)).not.toBe(true)
  })

  it.each<Row>([
    ['de', 'Das Feld für die E-Mail erscheint leer.'],
    ['de', 'Bei der E-Mail steht noch nichts drin.'],
    ['en', 'The box for your email shows up blank.'],
    ['fr', 'La case de l’e-mail s’affiche vide.'],
    ['fr', 'Le champ de l’e-mail ne contient rien.'],
    ['it', 'La casella dell’e-mail appare vuota.'],
  ])('that is empty at first is not filled in: %s: %s', (language, text) => {
    expect(saysPrefilled(text, { is: 'email', words: [] }, language)).toBe(false)
  })

  it('is told of up to what comes of leaving it out', () => {
    expect(withoutConsequence('Mettez-y un mot : il serait renvoyé.')).toBe('Mettez-y un mot ')
    expect(withoutConsequence('Scrivete qualcosa, altrimenti era inutile.')).toBe('Scrivete qualcosa')
    expect(withoutConsequence('Le motif serait obligatoire.')).toBe('Le motif serait obligatoire.')
  })
})

describe('what is told as over', () => {
  it.each<Row>([
    ['de', 'Dieser Knopf ist inzwischen Geschichte.'],
    ['en', 'That page has had its day.'],
    ['fr', 'Ce bouton appartient au passé.'],
    ['it', 'Quel pulsante è ormai storia.'],
  ])('%s: %s', (language, text) => {
    expect(isFormer(text, language)).toBe(true)
  })

  it.each<Row>([
    ['fr', 'Appuyez sur X, et c’est fini.'],
    ['it', 'Premi X e hai finito.'],
  ])('is not what ends the steps: %s: %s', (language, text) => {
    expect(isFormer(text, language)).toBe(false)
  })
})

describe('an address', () => {
  const old = (text: string) => told(text, { language: 'en', known: world({ links }) })
  const links = [
    { url: 'https://www.grant.example/', is: 'right', source: 'night' },
    {
      url: 'https://login.grant.example/',
      is: 'redirected',
      to: 'https://www.grant.example/',
      source: 'night',
    },
  ]
  it('is not the right one by its end', () => {
    expect(old('Apply at [login.grant.example](https://login.grant.example/).')).toHaveLength(1)
    expect(old('Not login.grant.example but www.grant.example is where to apply.')).toEqual([])
  })
})

describe('steps', () => {
  it('are numbered by keys, too', () => {
    for (const end of ['\n', '\n\n'])
      expect(
        told(['1️⃣ Mein Bereich', '⬇️', '2️⃣ Anträge', '↓', '3️⃣ Antrag einreichen ✔'].join(end), { format: 'text' }),
      ).toEqual(['label-renamed: Antrag einreichen'])
  })

  it('stand in order in a path within a list, and in a sentence that goes on from there', () => {
    const path = '1) So geht es:\nAnträge > Mein Bereich > Antrag stellen\n\n2) Fertig.'
    expect(told(path, { format: 'text' })).toEqual(['step-order: Anträge'])
    const words: readonly Row[] = [
      ['de', 'von dort aus'],
      ['en', 'from here'],
      ['fr', 'de là'],
      ['it', 'da lì'],
    ]
    for (const [language, text] of words) expect(saysThen(text, language)).toBe(true)
  })

  it('are not told at a line that says what a colour means', () => {
    const known = world({
      routes: [
        {
          route: 'grant/menu',
          locale: 'de-DE',
          devices: ['desktop'],
          state: 'verified',
          steps: ['Mein Bereich', 'Anträge', 'Neuer Vorgang', 'Antrag stellen'].map((label) => ({
            step: `grant/menu/${label}`,
            labels: [label],
            action: 'click',
          })),
        },
      ],
    })
    const source =
      '1. Klicke auf **Mein Bereich**.\n2. Klicke auf **Anträge**.\n   - rot = gesperrt\n3. Klicke auf **Antrag stellen**.'
    expect(check(source, { known }).findings.map(({ rule, sentence }) => [rule, sentence])).toEqual([
      ['step-missing', 'Klicke auf Anträge.'],
    ])
  })
})
