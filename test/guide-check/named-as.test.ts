import { describe, expect, it } from 'vitest'
import { type NEAR, type Row, rules, told, world } from './world.js'

const WRONG = 'https://grant.example/complaint'

describe('the other page', () => {
  it.each<Row>([
    ['de', `Die Seite ${WRONG} betrifft defekte Automaten.`],
    ['de', `Das Formular unter ${WRONG} ist nur für Fundsachen, dafür bitte dort klicken.`],
    ['de', `Die liegen unter ${WRONG} und haben mit dem Zuschuss nichts zu tun.`],
    ['en', `The form at ${WRONG} is about broken parking meters.`],
    ['en', `The form at ${WRONG} is for parking fines only.`],
    ['fr', `Le formulaire ${WRONG} sert à signaler une panne.`],
    ['en', `Open ${WRONG} if you like, it deals with lost property.`],
    ['en', `The form ${WRONG} has nothing to do with the grant.`],
    ['fr', `Le formulaire ${WRONG} concerne les automates en panne.`],
    ['fr', `Le lien ${WRONG} porte sur les objets trouvés.`],
    ['fr', `Le formulaire ${WRONG} n’a rien à voir avec la subvention.`],
    ['it', `Il modulo ${WRONG} riguarda i distributori guasti.`],
    ['it', `Il link ${WRONG} serve solo per gli oggetti smarriti.`],
    ['it', `Il modulo ${WRONG} non c’entra con il contributo.`],
  ])('is named as what it is: %s: %s', (language, text) => {
    expect(rules(language, text)).toEqual([])
  })

  it.each<Row>([
    ['de', `Die Seite ${WRONG} betrifft den Zuschuss und hat das Formular.`],
    ['de', `Schneller geht es mit dem Formular ${WRONG}, mit den Menüs haben Sie dann nichts zu tun.`],
    ['en', `The form at ${WRONG} is about the grant.`],
    ['en', `Faster: go to ${WRONG} and you are spared the menus.`],
    ['fr', `Le formulaire ${WRONG} concerne la subvention.`],
    ['fr', `Le formulaire ${WRONG} sert à y aller directement.`],
    ['fr', `Plus vite : ouvrez le formulaire ${WRONG}.`],
    ['it', `Il modulo ${WRONG} riguarda il contributo.`],
    ['it', `Più in fretta: aprite il modulo ${WRONG}.`],
  ])('is offered as the way: %s: %s', (language, text) => {
    expect(rules(language, text)).toEqual(['link-wrong-form'])
  })

  it('is not offered by a word of its address', () => {
    const known = world({
      title: { de: 'Bei Zaferno das Training abstellen' },
      links: [
        { url: 'https://zaferno.example/form', is: 'right', source: 'night' },
        { url: 'https://zaferno.example/logs', is: 'wrong', title: {}, source: 'fact' },
      ],
    })
    expect(rules('de', 'Die liegen seit jeher bei https://zaferno.example/logs herum.', known)).toEqual([])
  })

  it('that is the direct way is no page that is away', () => {
    expect(told('Hier ist [der direkte Weg](https://grant.example/form2) zum Antrag.')).toHaveLength(1)
    expect(told('Der Antrag [hier](https://grant.example/form2) ist leider weg.')).toEqual([])
  })
})

describe('a question whether it goes for a thing of somebody else’s', () => {
  const answered = (question: string, answer: string) => `## ${question}\n\n${answer}\n\n## Sonst`
  it.each<readonly [keyof typeof NEAR, string, string]>([
    ['de', 'Gilt das auch für die Karte der Drogerie Silberklee?', 'Nein, dort ist eine Begründung Pflicht.'],
    ['en', 'Does this also apply to the card of Silverclover?', 'No, a reason is required there.'],
    ['fr', 'Est-ce valable pour la carte de Silverclover ?', 'Non, un motif y est obligatoire.'],
    ['it', 'Vale anche per la carta di Silverclover?', 'No, lì il motivo è obbligatorio.'],
  ])('is not about the flow: %s: %s', (language, question, answer) => {
    expect(rules(language, answered(question, answer))).toEqual([])
  })
  it.each<readonly [keyof typeof NEAR, string, string]>([
    ['de', 'Gilt das auch für die Karte meiner Tochter?', 'Ja, und die Begründung ist Pflicht.'],
    ['en', 'Does this also apply to the card of my daughter?', 'Yes, and the reason is required.'],
    ['fr', 'Est-ce valable pour la carte de ma fille ?', 'Oui, et le motif est obligatoire.'],
    ['it', 'Vale anche per la carta di mia figlia?', 'Sì, e il motivo è obbligatorio.'],
  ])('is about the flow: %s: %s', (language, question, answer) => {
    expect(rules(language, answered(question, answer))).toEqual(['claim-contradicted'])
  })
})

describe('a field that holds its reader up', () => {
  it.each<Row>([
    ['de', 'Es gibt ein Feld „Begründung“, und man kommt nicht weiter, bis man etwas hineingeschrieben hat.'],
    ['en', 'There is a box for a reason, and the site won’t let you go on until you have written something in it.'],
    ['en', 'There is a box for a reason. You cannot continue before you have typed something.'],
    ['fr', 'Il y a une case pour le motif, et on ne peut pas continuer tant que vous n’y avez rien écrit.'],
    ['it', 'C’è un campo per il motivo, e il sito non vi lascia proseguire finché non ci avete scritto qualcosa.'],
  ])('is required: %s: %s', (language, text) => {
    expect(rules(language, text)).toEqual(['claim-contradicted'])
  })
  it.each<Row>([
    ['de', 'Lass die Begründung leer, oder auch nicht.'],
    ['de', 'Es gibt ein Feld „Begründung“; nichts Schlimmes passiert, bis man etwas hineinschreibt.'],
    ['en', 'Leave the big box about the reason empty, or don’t.'],
    ['en', 'There is a box for a reason. You cannot continue until you have typed the phone number.'],
    ['fr', 'Laissez le motif vide, ou pas.'],
    ['it', 'Lasciate il motivo vuoto, o no.'],
  ])('is not: %s: %s', (language, text) => {
    expect(rules(language, text)).toEqual([])
  })
})

describe('a number that is typed in', () => {
  const claim = (prefilled: boolean) => ({
    id: 'serial',
    outcome: 'holds',
    at: '2026-05-10',
    says: {},
    about: {
      kind: 'field',
      labels: { de: ['Seriennummer'], en: ['Serial number'], fr: ['Numéro de série'], it: ['Numero di serie'] },
      prefilled,
    },
  })
  const withNumber = (prefilled: boolean) =>
    world({
      claims: [claim(prefilled)],
      labels: [
        ...world().labels,
        ...[
          ['de-DE', 'Seriennummer'],
          ['en-GB', 'Serial number'],
          ['fr-FR', 'Numéro de série'],
          ['it-IT', 'Numero di serie'],
        ].map(([locale, text]) => ({ locale, text, role: 'textbox', step: null })),
      ],
    })
  it.each<Row>([
    ['de', 'Dort steht „Seriennummer“. Die Nummer ist schon eingetragen.'],
    ['en', 'There is “Serial number”.\n\nThe number is already filled in when the page opens.'],
    ['fr', 'Il y a « Numéro de série ». Le numéro est déjà rempli.'],
    ['it', 'C’è «Numero di serie». Il numero è già compilato.'],
  ])('is not filled in already: %s: %s', (language, text) => {
    expect(rules(language, text, withNumber(false))).toEqual(['claim-contradicted'])
    expect(rules(language, text, withNumber(true))).toEqual([])
  })
  it('is another’s where another thing of that name is said, or none was named', () => {
    const known = withNumber(false)
    expect(rules('en', 'There is “Serial number”. The number of pages is already filled in.', known)).toEqual([])
    expect(rules('en', 'The number is already filled in.', known)).toEqual([])
  })
  it.each<Row>([
    ['de', 'Die „Seriennummer“ unserer Schule muss man von Hand in das kleine Feld eintragen.'],
    ['en', 'You have to type the number of our school into the “Serial number” box by hand.'],
    ['fr', 'Il faut écrire le code de notre école dans la case « Numéro de série » à la main.'],
    ['it', 'Bisogna scrivere il codice della nostra scuola nel campo «Numero di serie» a mano.'],
  ])('is not there where it is typed by hand: %s: %s', (language, text) => {
    expect(rules(language, text, withNumber(true))).toEqual(['claim-contradicted'])
    expect(rules(language, text, withNumber(false))).toEqual([])
  })
})

describe('a day of the past', () => {
  it.each<Row>([
    ['de', 'Den Zuschuss konnte man nur bis zum 30. April 2026 beantragen.'],
    ['de', 'Der Zuschuss musste bis zum 30. April 2026 beantragt werden, und jetzt nimmt das Amt nichts mehr an.'],
    ['en', 'You could only apply for the grant until 30 April 2026.'],
    ['en', 'You had to apply for the grant by 30 April 2026, so it is too late now.'],
    ['fr', 'On pouvait demander la subvention jusqu’au 30 avril 2026 seulement.'],
    ['fr', 'La subvention devait être demandée avant le 30 avril 2026, donc c’est trop tard.'],
    ['it', 'Il contributo si poteva chiedere solo fino al 30 aprile 2026.'],
    ['it', 'Le richieste andavano fatte entro il 30 aprile 2026 e adesso l’ufficio non le prende più.'],
  ])('is told as the last one of all: %s: %s', (language, text) => {
    expect(rules(language, text)).toEqual(['deadline-passed'])
    expect(rules(language, text, world({ works: 'no' }))).not.toContain('deadline-passed')
  })
  it.each<Row>([
    ['de', 'Den Zuschuss konnte man ursprünglich nur bis zum 30. April 2026 beantragen.'],
    ['de', 'Nur wenige haben den Zuschuss bis zum 30. April 2026 beantragt, das war schade.'],
    ['en', 'The deadline for the grant was 30 April 2026.'],
    ['en', 'You could only apply for the grant until 30 April 2026. But that has changed.'],
    ['fr', 'On pouvait demander la subvention jusqu’au 30 avril 2026 seulement, mais cela reste toujours possible.'],
    ['it', 'Il contributo si poteva chiedere entro il 30 aprile 2026.'],
  ])('is only told: %s: %s', (language, text) => {
    expect(rules(language, text)).toEqual([])
  })
})

describe('the last step', () => {
  const guide = (...steps: readonly string[]) => steps.map((one, place) => `${place + 1}. ${one}`).join('\n')
  it.each<readonly [keyof typeof NEAR, readonly string[]]>([
    ['de', ['Öffne **Mein Bereich**.', 'Dann **Anträge**.', 'Sag den anderen Bescheid.']],
    ['en', ['Open **My area**.', 'Then **Requests**.', 'Put your hand up.']],
    ['fr', ['Ouvrez **Mon espace**.', 'Puis **Demandes**.', 'Levez la main.']],
    ['it', ['Apri **La mia area**.', 'Poi **Richieste**.', 'Alza la mano.']],
  ])('is missing where the list goes on with what presses nothing: %s', (language, steps) => {
    expect(told(guide(...steps), { language }).map((one) => one.split(':')[0])).toEqual(['step-missing'])
  })
  it.each<readonly [keyof typeof NEAR, readonly string[]]>([
    ['de', ['Öffne **Mein Bereich**.', 'Dann **Anträge**.', 'Schick alles ab.']],
    ['en', ['Open **My area**.', 'Then **Requests**.', 'Send it off.', 'Put your hand up.']],
    ['fr', ['Ouvrez **Mon espace**.', 'Puis **Demandes**.', 'Envoyez le tout.']],
    ['it', ['Apri **La mia area**.', 'Poi **Richieste**.']],
  ])('is told, or left open: %s', (language, steps) => {
    expect(told(guide(...steps), { language })).toEqual([])
  })
  it('is missing in a path whose arrows are single angles', () => {
    expect(told('| Weg |\n| --- |\n| Mein Bereich › Antrag stellen |')).toEqual(['step-missing: Anträge'])
    expect(told('| Weg |\n| --- |\n| Mein Bereich › Anträge › Antrag stellen |')).toEqual([])
  })
})
