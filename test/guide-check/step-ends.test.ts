import { describe, expect, it } from 'vitest'
import { isReceipt } from '../../src/guide-check/cues/done.js'
import { isFormer, isFormerCell } from '../../src/guide-check/cues/spare.js'
import { told, world } from './world.js'

const LABELS = {
  de: ['Mein Bereich', 'Daten', 'Beiträge nutzen', 'Sichern'],
  en: ['My area', 'Records', 'Use my posts', 'Keep this'],
  fr: ['Mon espace', 'Dossiers', 'Exploiter mes écrits', 'Garder ceci'],
  it: ['La mia area', 'Archivi', 'Sfrutta i miei testi', 'Mantieni questo'],
} as const
type Language = keyof typeof LABELS
const LANGUAGES = Object.keys(LABELS) as Language[]

const known = (language: Language) =>
  world({
    labels: [],
    routes: [
      {
        route: 'grant/switch',
        locale: language,
        devices: ['desktop'],
        state: 'verified',
        steps: LABELS[language].map((label) => ({ step: `grant/switch/${label}`, labels: [label], action: 'click' })),
      },
    ],
  })
const said = (language: Language, source: string, format: 'markdown' | 'text' | 'html' = 'markdown') =>
  told(source, { language, format, known: known(language) })
const missing = (language: Language) => [`step-missing: ${LABELS[language][3]}`]
const list = (language: Language) =>
  LABELS[language]
    .slice(0, 3)
    .map((label, index) => `${index + 1}. **${label}**`)
    .join('\n')

const DONE: Record<Language, readonly string[]> = {
  de: [
    'Fertig, mehr kommt nicht.',
    'Das war’s auch schon.',
    'Damit ist Ihre Absage vollzogen.',
    'Jetzt ist der Einspruch durch.',
    'Den stellst du auf aus, und das war es.',
    'Schieben Sie ihn nach links – damit ist es geschafft.',
    'Ihr schaltet ihn aus, und das ist alles.',
    'Und schon ist alles erledigt.',
  ],
  en: [
    'That’s it, you may close the window.',
    'You set it to off, and that’s it.',
    'Slide it to the left – you’re done.',
    'Turn that off, and you are all set.',
    'Nothing more to do.',
    'Your refusal is complete.',
    'With that, the change is done.',
    'Switch it off and that is all.',
  ],
  fr: [
    'C’est terminé, vous pouvez fermer la page.',
    'Vous le mettez sur non, et c’est terminé.',
    'Vous le basculez, et le tour est joué.',
    'Désactivez-le, c’est fini.',
    'Rien de plus à faire.',
    'Votre refus est ainsi terminé.',
    'La démarche est achevée.',
    'Vous le poussez à gauche, et voilà.',
  ],
  it: [
    'Ecco fatto, si può chiudere.',
    'Lo si mette su no, ed è tutto.',
    'Lo spegnete, e il gioco è fatto.',
    'Spegnetelo, è fatta.',
    'Non serve altro.',
    'La pratica è conclusa.',
    'Così la rinuncia è completata.',
    'Lo spostate a sinistra, e avete finito.',
  ],
}
const NOT_DONE: Record<Language, readonly string[]> = {
  de: [
    'Den stellst du auf aus und speicherst, und das war es.',
    'Ist das schon alles?',
    'Dann noch bestätigen, und das war es.',
    'Tippe unten auf den blauen Balken, und das war es.',
    'Die Nachbarin hat dafür eine Stunde gebraucht.',
    'Danach folgen weitere Schritte.',
  ],
  en: [
    'You set it to off and save, and that’s it.',
    'Is that it?',
    'Confirm it, and that’s it.',
    'Tap the blue bar at the bottom, and that’s it.',
    'My neighbour took an hour over it.',
    'Follow the instructions, and that’s it.',
  ],
  fr: [
    'Vous le mettez sur non, vous enregistrez, et c’est terminé.',
    'C’est tout ?',
    'Validez, et c’est terminé.',
    'Touchez la barre bleue en bas, et c’est terminé.',
    'Ma voisine y a passé une heure.',
    'Suivez les instructions, et c’est terminé.',
  ],
  it: [
    'Lo si mette su no, si salva, ed è tutto.',
    'È tutto qui?',
    'Confermate, ed è tutto.',
    'Toccate la barra blu in basso, ed è tutto.',
    'La vicina ci ha messo un’ora.',
    'Seguite le istruzioni, ed è tutto.',
  ],
}

describe('the last step', () => {
  for (const language of LANGUAGES) {
    it.each(DONE[language])(`that is missing is told before: %s (${language})`, (end) => {
      expect(said(language, `${list(language)}\n\n${end}`)).toEqual(missing(language))
    })
    it.each(NOT_DONE[language])(`may be told or left to the reader by: %s (${language})`, (end) => {
      expect(said(language, `${list(language)}\n\n${end}`)).toEqual([])
    })
  }

  it.each([
    ['de', '(bis Mai hieß das „Akten“)', 'Fertig!'],
    ['en', '(formerly “Files”)', 'That’s it.'],
    ['fr', '(auparavant « Fichiers »)', 'C’est tout.'],
    ['it', '(in precedenza «Fascicoli»)', 'È tutto.'],
  ] as const)('is looked for behind a step that says in brackets what it was called (%s)', (language, was, end) => {
    const [, second] = LABELS[language]
    const source = list(language).replace(`**${second}**`, `**${second}** ${was}`)
    expect(said(language, `${source}\n\n${end}`)).toEqual(missing(language))
  })

  it('is looked for behind a list with pictures in its steps, whose captions press nothing', () => {
    const [a, b, c] = LABELS.en
    const figure = (text: string) => `<figure><img src="x.png" alt=""><figcaption>${text}</figcaption></figure>`
    const source = `<ol><li>Open <b>${a}</b>.${figure('Fig. 1: the round button.')}</li><li>Choose <b>${b}</b>.</li><li>Turn off <b>${c}</b>.${figure('Fig. 2: below it.')}</li></ol><p>That’s it.</p>`
    expect(said('en', source, 'html')).toEqual([])
    expect(said('en', source.replace(figure('Fig. 2: below it.'), ''), 'html')).toEqual(missing('en'))
  })
})

describe('what comes of itself behind a form', () => {
  it.each([
    ['de', 'Eine Bestätigung kommt meist am selben Tag.'],
    ['de', 'Sie erhalten dann eine Mail.'],
    ['de', 'Danach trifft eine Antwort ein.'],
    ['en', 'You will get a receipt by post.'],
    ['en', 'A confirmation usually arrives within the hour.'],
    ['en', 'Then wait for the receipt.'],
    ['fr', 'Vous recevrez un accusé de réception.'],
    ['fr', 'La confirmation arrive en général le jour même.'],
    ['fr', 'On attend la confirmation.'],
    ['it', 'Si attende quindi la ricevuta.'],
    ['it', 'La conferma arriva di solito in giornata.'],
    ['it', 'Riceverete una mail.'],
  ])('is a receipt (%s): %s', (language, text) => {
    expect(isReceipt(text, language)).toBe(true)
  })
  it.each([
    ['de', 'Die Mail-Adresse steht schon da.'],
    ['de', 'Schreiben Sie keine Mail.'],
    ['en', 'The e-mail address is there already.'],
    ['en', 'Do not send a message.'],
    ['fr', 'L’adresse de courriel y est déjà.'],
    ['fr', 'N’envoyez pas de message.'],
    ['it', 'L’indirizzo di posta c’è già.'],
    ['it', 'Non mandate messaggi.'],
  ])('is none (%s): %s', (language, text) => {
    expect(isReceipt(text, language)).toBe(false)
  })
})

describe('what a cell or a sentence tells as former', () => {
  it.each([
    ['de', 'entfernt im Mai'],
    ['de', 'gibt es nicht mehr'],
    ['en', 'removed in May'],
    ['en', 'old name'],
    ['fr', 'rubrique supprimée'],
    ['fr', 'plus demandé'],
    ['it', 'voce eliminata'],
    ['it', 'non più richiesto'],
  ])('in a cell (%s): %s', (language, cell) => {
    expect(isFormerCell(cell, language)).toBe(true)
  })
  it.each([
    ['de', 'ganz unten'],
    ['en', 'the round one'],
    ['fr', 'plus bas'],
    ['it', 'più in basso'],
  ])('but not (%s): %s', (language, cell) => {
    expect(isFormerCell(cell, language)).toBe(false)
  })
  it.each([
    ['en', 'The form of those days was taken off the list.', true],
    ['fr', 'Le formulaire de 2024 ne vaut plus.', true],
    ['fr', 'Il ne reste plus qu’à envoyer.', false],
    ['it', "Anche la casella non c'e' piu'.", true],
    ['it', "Il codice e' gia' scritto.", false],
  ])('in a sentence (%s): %s', (language, text, is) => {
    expect(isFormer(text, language)).toBe(is)
  })
})

describe('terms of a manual', () => {
  const manual = (labels: readonly string[], looks: string) =>
    `<dl>${labels.map((label) => `<dt>${label}</dt><dd>${looks}</dd>`).join('')}</dl>`
  it.each([
    ['de', 'Das Zahnrad oben rechts.'],
    ['en', 'The gear at the top.'],
    ['fr', 'La roue en haut à droite.'],
    ['it', 'L’ingranaggio in alto.'],
  ] as const)('are steps, and what stands below is what they look like (%s)', (language, looks) => {
    const [a, b, c, d] = LABELS[language]
    expect(said(language, manual([a, b, d], looks), 'html')).toEqual([`step-missing: ${c}`])
    expect(said(language, manual([a, b, c, d], looks), 'html')).toEqual([])
    expect(said(language, manual([b, a, d, c], looks), 'html')).toEqual([])
  })
})

describe('the order of steps', () => {
  const [a, b, c, d] = LABELS.it
  it('is that of steps with numbers in brackets, in capitals', () => {
    const source = (labels: readonly string[]) =>
      labels.map((label, index) => `[${index + 1}] ${label.toUpperCase()}`).join('\n')
    expect(said('it', source([a, c, b, d]), 'text')).toEqual([`step-order: ${c.toUpperCase()}`])
    expect(said('it', source([a, b, c, d]), 'text')).toEqual([])
  })

  it.each([
    ['de', 'Dort drücken Sie **{c}** und dann **{d}**.', 'Am Telefon geht es genauso: Tippen Sie auf **{b}**.'],
    ['en', 'There press **{c}** and then **{d}**.', 'On the phone it is the same: tap **{b}**.'],
    ['fr', 'Là, touchez **{c}** puis **{d}**.', 'Au téléphone, c’est pareil : touchez **{b}**.'],
    ['it', 'Qui premete **{c}** e poi **{d}**.', 'Dal telefono il giro è uguale: toccate **{b}**.'],
  ] as const)('ends with the way: behind it begins another one (%s)', (language, one, two) => {
    const [, second, third, last] = LABELS[language]
    const filled = `${one}\n\n${two}`.replace('{b}', second).replace('{c}', third).replace('{d}', last)
    expect(said(language, filled)).toEqual([])
  })

  it('is told by "back" only where that goes back', () => {
    const steps = (last: string) =>
      `1. Tap **${LABELS.en[0]}**.\n2. Tap **${LABELS.en[1]}**.\n3. Tap **${LABELS.en[3]}**.\n4. ${last}`
    expect(said('en', steps(`Turn the phone, look at the back of it and tap **${LABELS.en[2]}**.`))).toEqual([
      `step-order: ${LABELS.en[3]}`,
    ])
    expect(said('en', steps(`Go back and tap **${LABELS.en[2]}**.`))).toEqual([])
  })
})
