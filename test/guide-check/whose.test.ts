import { describe, expect, it } from 'vitest'
import { checkGuide } from '../../src/guide-check/check.js'
import { readGuide } from '../../src/guide-text/read.js'
import { labelsOf, type Row, rules, told, world } from './world.js'

describe('somebody else is spoken of', () => {
  it.each<Row>([
    ['de', 'Die Fähre ist ein anderes Unternehmen: dort musst du eine Begründung angeben.'],
    ['de', 'Bei der Fähre ist es anders, da musst du eine Begründung angeben.'],
    ['de', 'Bei meiner Schwester, die bei Talnet ist, kam noch „Antrag einreichen“.'],
    ['de', 'Und Clipora? Dort tippst du auf „Antrag einreichen“.'],
    ['de', 'Was ist mit Clipora? Da musst du eine Begründung angeben.'],
    ['de', 'Unser Formular für Leserbriefe hat jetzt einen Knopf „Antrag einreichen“.'],
    ['en', 'The ferry is another operator: there you must give a reason.'],
    ['en', 'For the ferry it’s different, there you press “Submit a claim”.'],
    ['en', 'My sister, who is with Talnet, presses “Submit a claim”.'],
    ['en', 'And Clipora? It has a button for this, “Submit a claim”. Press it there.'],
    ['en', 'What about Clipora? You must give a reason there.'],
    ['en', 'Clipora will want a reason, it is required.'],
    ['de', 'Clipora will eine Begründung, sie ist Pflicht.'],
    ['de', 'Beim Verkehrsbund, einem anderen Haus, muss man eine Begründung angeben.'],
    ['en', 'Our own form for letters has a button “Submit a claim”.'],
    ['fr', 'Le bac, c’est une autre compagnie : là, il faut indiquer un motif.'],
    ['fr', 'Pour le bac, c’est différent, là il faut indiquer un motif.'],
    ['fr', 'Ma sœur, qui est chez Talnet, appuie sur « Soumettre un dossier ».'],
    ['fr', 'Et Clipora ? Elle a un bouton « Soumettre un dossier ».'],
    ['fr', 'Notre formulaire pour le courrier a un bouton « Soumettre un dossier ».'],
    ['it', 'Il battello è un’altra ditta: là bisogna indicare un motivo.'],
    ['it', 'Per il battello è diverso, lì si tocca «Inoltra la pratica».'],
    ['it', 'Mia sorella, che è con Talnet, tocca «Inoltra la pratica».'],
    ['it', 'E Clipora? Ha un pulsante: è «Inoltra la pratica».'],
    ['it', 'Il nostro modulo per le lettere ha un pulsante «Inoltra la pratica».'],
  ])('%s: %s', (language, text) => {
    expect(rules(language, text)).toEqual([])
  })

  it.each<Row>([
    ['de', 'Am Handy ist es anders: Dort tippe auf „Antrag einreichen“.'],
    ['de', 'Und wie? Tippe auf „Antrag einreichen“.'],
    ['de', 'Unser Formular für den Zuschuss: Tippe auf „Antrag einreichen“.'],
    ['en', 'In the app it is different, there you press “Submit a claim”.'],
    ['en', 'And then? Press “Submit a claim”.'],
    ['en', 'Our form for the grant has a button “Submit a claim”, press it.'],
    ['en', 'You will see “Submit a claim” at the bottom. Click it.'],
    ['fr', 'Vous demandez où ? Appuyez sur « Soumettre un dossier ».'],
    ['fr', 'Sur le site, c’est différent, là on appuie sur « Soumettre un dossier ».'],
    ['fr', 'Et ensuite ? Appuyez sur « Soumettre un dossier ».'],
    ['it', 'Sul telefono è diverso, lì tocca «Inoltra la pratica».'],
    ['it', 'E poi? Tocchi «Inoltra la pratica».'],
  ])('and not on another device, or after another question: %s: %s', (language, text) => {
    expect(rules(language, text)).toEqual(['label-renamed'])
  })
})

describe('a name', () => {
  it.each<Row>([
    ['en', 'Mrs Palliser has [this one](https://www.grant.example/complaint) for the grant form.'],
    ['fr', 'Mme Kaddour donne celui du formulaire de demande : https://www.grant.example/complaint'],
    ['it', 'La signora Rossi dà questo per il modulo: https://www.grant.example/complaint'],
  ])('of a person is no other service: %s: %s', (language, text) => {
    expect(rules(language, text)).toEqual(['link-wrong-form'])
  })

  it.each<Row>([
    ['en', 'Select the United Kingdom under “Submit a claim”.'],
    ['fr', 'Choisissez la Belgique sous « Soumettre un dossier ».'],
    ['it', 'Si seleziona l’Italia alla voce «Inoltra la pratica».'],
  ])('of a country that is to be chosen is an answer: %s: %s', (language, text) => {
    expect(rules(language, text)).toEqual(['label-renamed'])
  })

  it.each<Row>([
    ['en', 'In the United Kingdom’s own portal it is under “Submit a claim”.'],
    ['en', 'Select the plan of Talnet under “Submit a claim”.'],
    ['fr', 'Choisissez l’offre de Talnet sous « Soumettre un dossier ».'],
    ['it', 'Si seleziona l’offerta di Talnet alla voce «Inoltra la pratica».'],
  ])('of a company is not: %s: %s', (language, text) => {
    expect(rules(language, text)).toEqual([])
  })
})

it.each<Row>([
  ['it', 'Clicchi su «Inoltra la pratica».'],
  ['it', 'Vada su «Inoltra la pratica».'],
  ['it', 'Scelga poi «Inoltra la pratica».'],
  ['it', 'Apriamo «Inoltra la pratica».'],
  ['fr', 'Choisis « Soumettre un dossier ».'],
  ['fr', 'Tape sur « Soumettre un dossier ».'],
])('who is told politely, or like a friend, is told: %s: %s', (language, text) => {
  expect(rules(language, text)).toEqual(['label-renamed'])
})

describe('a deadline', () => {
  it.each<Row>([
    ['de', 'Unsere Reiseversicherung können Sie bis 30. April abschließen.'],
    ['en', 'Our spring coach trip can be had until 30 April.'],
    ['fr', 'Notre sortie, vous pouvez la payer jusqu’au 30 avril.'],
    ['it', 'La nostra gita si può pagare entro il 30 aprile.'],
  ])('of what the guide’s own house offers is another one: %s: %s', (language, text) => {
    expect(rules(language, text)).toEqual([])
  })

  it.each<Row>([
    ['de', 'Die Kostüme müssen bis 30. April zurück sein.'],
    ['de', 'Bitte bringen Sie uns Ihre Schlüssel bis zum 30. April, das geht jederzeit.'],
    ['en', 'The costumes have to be back by 30 April.'],
    ['en', 'You can leave your keys with the caretaker until 30 April.'],
    ['fr', 'Les costumes sont à remettre avant le 30 avril au vestiaire.'],
    ['fr', 'Vous pouvez signer vos procurations jusqu’au 30 avril.'],
    ['it', 'I costumi vanno consegnati entro il 30 aprile in sacrestia.'],
    ['it', 'Dovete consegnare le chiavi entro il 30 aprile.'],
  ])('of what is to be brought back is another one: %s: %s', (language, text) => {
    expect(rules(language, text)).toEqual([])
  })

  it.each<Row>([
    ['de', 'Sie können den Zuschuss bis 30. April beantragen, laut dem Schreiben der Stadt.'],
    ['en', 'You can apply for the grant until 30 April, according to the letter.'],
    ['fr', 'Vous pouvez demander la subvention jusqu’au 30 avril, selon le courrier.'],
    ['it', 'Potete richiedere il contributo fino al 30 aprile, secondo l’avviso.'],
    ['en', 'Second: you can apply for the grant until 30 April.'],
    ['fr', 'Premier : vous pouvez demander la subvention jusqu’au 30 avril.'],
    ['it', 'Secondo: potete richiedere il contributo fino al 30 aprile.'],
    ['de', 'Schluss ist am 30. April, es bleiben drei Wochen für die Meldung.'],
    ['en', 'Claims close on 30 April, so three weeks are left.'],
    ['it', 'La domanda scade il 30 aprile: mancano due settimane.'],
  ])('is told with who set it, as a second point or by the time left: %s: %s', (language, text) => {
    expect(rules(language, text)).toEqual(['deadline-passed'])
  })

  it.each<Row>([
    ['de', 'Unser Rat: Stellen Sie den Antrag bis zum 30. April.'],
    ['en', 'You have until 30 April to apply, so don’t leave it till after the outing.'],
    ['en', 'Our deadline is 30 April, so you must apply.'],
    ['fr', 'Vous pouvez déposer la demande jusqu’au 30 avril, n’attendez pas jusqu’après le repas.'],
    ['it', 'Devi presentare la richiesta entro il 30 aprile, non aspettare dopo la gita.'],
  ])('is told where nobody is to wait until something is over: %s: %s', (language, text) => {
    expect(rules(language, text)).toEqual(['deadline-passed'])
  })
})

describe('a link', () => {
  it.each<readonly [Row[0], string, string, string]>([
    [
      'de',
      'Früher gab es doch einen Vordruck?',
      'Ja, [den](L) kann man weiterhin laden.',
      'Ja, [den](L) hat man gedruckt.',
    ],
    [
      'en',
      'Wasn’t it a sheet of paper once called S9?',
      'Yes, [that one](L) can still be loaded.',
      'Yes, [that one](L).',
    ],
    ['fr', 'Autrefois, il y avait un imprimé ?', 'Oui, [celui-ci](L) se télécharge toujours.', 'Oui, [celui-ci](L).'],
    ['it', 'Un tempo c’era un foglio?', 'Sì, [questo](L) si scarica ancora.', 'Sì, [questo](L).'],
  ])('below a question of earlier times is one of today where it still is: %s', (language, asked, today, once) => {
    const below = (answer: string) =>
      rules(language, `## ${asked}\n\n${answer.replace('L', 'https://www.grant.example/dead')}`)
    expect(below(today)).toEqual(['link-gone'])
    expect(below(once)).toEqual([])
  })

  it('of a host of its own is the one of that host, however short its name', () => {
    const known = world({
      links: [
        { url: 'https://www.grant.example/', is: 'right', source: 'night' },
        { url: 'https://my.grant.example/', is: 'redirected', to: 'https://www.grant.example/', source: 'night' },
      ],
    })
    const on = (host: string) => told(`Stelle den Antrag [hier](https://${host}/).`, { known })
    expect(on('my.grant.example')).toEqual(['link-redirected: https://my.grant.example/'])
    expect(on('de.grant.example')).toEqual([])
    expect(on('grant.example')).toEqual([])
  })

  it.each<Row>([
    ['de', '5/ Wer die App nicht mehr hat: Am Rechner geht der Antrag über https://grant.example/go'],
    ['en', 'Whoever no longer has the app: apply at https://grant.example/go'],
    ['fr', 'Qui n’a plus l’appli, fait la demande sur https://grant.example/go'],
    ['it', 'Chi non ha più l’app, fa la richiesta su https://grant.example/go'],
  ])('is for whoever has no app any more: %s: %s', (language, text) => {
    expect(rules(language, text)).toEqual(['link-redirected'])
  })

  it.each<Row>([
    ['de', 'Wer noch das alte Formular hat: https://grant.example/go'],
    ['en', 'Whoever has the old link, it was https://grant.example/go'],
    ['fr', 'Qui a encore l’ancien formulaire : https://grant.example/go'],
    ['it', 'Chi ha ancora il vecchio modulo: https://grant.example/go'],
  ])('and not for whoever has the old one: %s: %s', (language, text) => {
    expect(rules(language, text)).toEqual([])
  })
})

describe('a label of once in a table', () => {
  const { open, list, file, gone } = labelsOf('en')
  const table = (steps: readonly string[]) =>
    `| Step | What you do | Note |\n| --- | --- | --- |\n${steps.map((step, at) => `| ${at + 1} | ${step} | a note |`).join('\n')}`
  const at = (source: string) =>
    checkGuide(readGuide(source, 'markdown'), world(), { language: 'en', today: '2026-05-20', proof: [] }).findings.map(
      ({ rule }) => rule,
    )

  it('is on the way where rows around it are', () => {
    expect(at(table([`Open “${open}”`, `Open “${list}”`, `Choose “${gone}”`, `Press “${file}”`]))).toContain(
      'label-gone',
    )
  })

  it('and not where they are of nobody that is known', () => {
    expect(at(table(['Open “Start”', 'Open “Money”', `Choose “${gone}”`, 'Press “End”']))).toEqual([])
  })
})

describe('the other form, with the fields of the flow', () => {
  const known = world({
    labels: [
      ...world().labels,
      ...(['en-GB', 'fr-FR', 'it-IT', 'de-DE'] as const).flatMap((locale) =>
        (
          ({
            'en-GB': ['Order number', 'Email address'],
            'fr-FR': ['Numéro de commande', 'Adresse e-mail'],
            'it-IT': ['Numero d’ordine', 'Indirizzo e-mail'],
            'de-DE': ['Bestellnummer', 'Mailadresse'],
          }) as const
        )[locale].map((text) => ({ locale, text, role: 'textbox', step: `grant/guest/${text}`, source: 'night' })),
      ),
    ],
  })

  it.each<Row>([
    [
      'de',
      'Wenn du kein Konto hast, nutze [dieses Formular](https://www.grant.example/complaint) mit Bestellnummer und Mailadresse.',
    ],
    [
      'en',
      'If you have no account, use [this form](https://www.grant.example/complaint) with order number and email address.',
    ],
    [
      'fr',
      'Si vous n’avez pas de compte, utilisez [ce formulaire](https://www.grant.example/complaint) avec numéro de commande et adresse e-mail.',
    ],
    [
      'it',
      'Se non hai un account, usa [questo modulo](https://www.grant.example/complaint) con numero d’ordine e indirizzo e-mail.',
    ],
  ])('is taken for that of the flow, whoever it is for: %s: %s', (language, text) => {
    expect(rules(language, text, known)).toEqual(['link-wrong-form'])
  })

  it.each<Row>([
    [
      'de',
      'Wenn du kein Konto hast, nutze [dieses Formular](https://www.grant.example/complaint) mit der Bestellnummer.',
    ],
    ['en', 'If you have no account, use [this form](https://www.grant.example/complaint).'],
    ['fr', 'Si vous n’avez pas de compte, utilisez [ce formulaire](https://www.grant.example/complaint).'],
    ['it', 'Se non hai un account, usa [questo modulo](https://www.grant.example/complaint).'],
  ])('and else is for whom it says: %s: %s', (language, text) => {
    expect(rules(language, text, known)).toEqual([])
  })
})

describe('the words around it', () => {
  it.each<Row>([
    ['de', 'Der Antrag ist bis zum 30. April einzureichen.'],
    ['en', 'The claim is to be lodged by 30 April.'],
    ['fr', 'Le dossier est à remettre avant le 30 avril.'],
    ['it', 'La domanda va consegnata entro il 30 aprile.'],
  ])('that say what is to be done speak to the reader: %s: %s', (language, text) => {
    expect(rules(language, text)).toEqual(['deadline-passed'])
  })

  it.each<Row>([
    ['de', 'Die Kirschen sind bis zum 30. April reif.'],
    ['en', 'The cherries are ripe by 30 April.'],
    ['fr', 'Les cerises sont mûres avant le 30 avril.'],
    ['it', 'Le ciliegie sono mature entro il 30 aprile.'],
  ])('and what is so by itself does not: %s: %s', (language, text) => {
    expect(rules(language, text)).toEqual([])
  })

  it.each<Row>([['it', 'Chi legge queste righe lo sappia: bisogna indicare un motivo.']])(
    'that read are no law: %s: %s',
    (language, text) => {
      expect(rules(language, text)).toEqual(['claim-contradicted'])
      expect(rules(language, 'Per legge bisogna indicare un motivo.')).toEqual([])
      expect(rules(language, 'La legge dice che bisogna indicare un motivo.')).toEqual([])
    },
  )
})
