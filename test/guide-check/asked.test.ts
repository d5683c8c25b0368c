import { describe, expect, it } from 'vitest'
import { saysPrefilled } from '../../src/guide-check/cues/claims.js'
import { check, NEAR, type Row, rules, told } from './world.js'

describe('nobody is let on without a reason', () => {
  it.each<Row>([
    ['de', 'Gefragt wird nach der Begründung. Ohne sie geht es nicht weiter.'],
    ['de', 'Dann kommt die Begründung. Man muss irgendwas reinschreiben.'],
    ['de', 'Da steht „Begründung“. Ohne das lässt er euch nicht weiter.'],
    ['en', 'It wants a reason. You have to pick one, it won’t let you go on without.'],
    ['en', 'Next comes the reason. You can’t get any further without it.'],
    ['en', 'There is the box for your reason. You need to write something.'],
    ['fr', 'Arrive le motif. Sans cela, on ne peut pas continuer.'],
    ['fr', 'On voit le champ du motif. Il faut en choisir un.'],
    ['fr', 'Puis vient le motif. Impossible de continuer sans.'],
    ['it', 'Si arriva al motivo. Bisogna sceglierne uno.'],
    ['it', 'Poi viene il motivo. Non vi lascia proseguire senza.'],
    ['it', 'Si vede la casella del motivo. Senza non si va avanti.'],
  ])('so it is required: %s: %s', (language, text) => {
    expect(rules(language, text)).toEqual(['claim-contradicted'])
  })

  it.each<Row>([
    ['de', 'Gefragt wird nach der Begründung. Ohne die PIN geht es nicht weiter.'],
    ['de', 'Dann kommt die Begründung. Es geht auch ohne weiter.'],
    ['de', 'Die Begründung kann leer bleiben. Beim Land muss man etwas auswählen.'],
    ['en', 'It wants a reason. It lets you go on without.'],
    ['en', 'Next comes the reason. You can’t get any further without your PIN.'],
    ['en', 'The reason is optional. For the country you have to pick one.'],
    ['fr', 'Arrive le motif. Sans le code, on ne peut pas continuer.'],
    ['fr', 'On voit le champ du motif. On peut continuer sans.'],
    ['fr', 'Le motif est facultatif. Pour le pays, il faut en choisir un.'],
    ['it', 'Si arriva al motivo. Senza il codice non si va avanti.'],
    ['it', 'Poi viene il motivo. Vi lascia proseguire senza.'],
    ['it', 'Il motivo è facoltativo. Per il paese bisogna sceglierne uno.'],
  ])('unless it is something else: %s: %s', (language, text) => {
    expect(rules(language, text)).toEqual([])
  })
})

describe('a field that has something in it', () => {
  const email = { is: 'email', words: [] }
  it.each<Row>([
    ['de', 'Ihre E-Mail-Adresse steht schon drin, also keine Sorge, wenn Sie sie nicht wissen.'],
    ['de', 'Die E-Mail-Adresse erscheint bereits.'],
    ['en', 'Your email address is already in there, so don’t worry if you can’t remember which one you used.'],
    ['en', 'The email address appears already.'],
    ['fr', 'L’adresse e-mail s’affiche déjà, donc ne cherchez pas si vous hésitez.'],
    ['fr', 'Votre adresse e-mail est déjà dedans.'],
    ['it', 'L’indirizzo e-mail è già dentro, quindi niente paura se non lo ricordate.'],
    ['it', 'L’indirizzo e-mail compare già.'],
  ])('is filled in: %s: %s', (language, text) => {
    expect(saysPrefilled(text, email, language)).toBe(true)
  })

  it.each<Row>([
    ['de', 'Wenn Ihre E-Mail-Adresse schon drin steht, gehen Sie weiter.'],
    ['de', 'Schauen Sie nach, ob die E-Mail-Adresse schon da ist.'],
    ['en', 'If your email address is already in there, go on.'],
    ['en', 'Is your email address already in there?'],
    ['fr', 'Si l’adresse e-mail s’affiche déjà, continuez.'],
    ['it', 'Se l’indirizzo e-mail è già dentro, andate avanti.'],
  ])('may be: %s: %s', (language, text) => {
    expect(saysPrefilled(text, email, language)).toBeUndefined()
  })
})

describe('a label of which a screen asks', () => {
  it.each<Row>([
    ['de', 'Die Seite fordert Sie auf, „Antrag einreichen“ anzutippen.'],
    ['en', 'The page asks you to “Submit a claim”.'],
    ['en', 'It then wants you to **Submit a claim**.'],
    ['fr', 'La page vous invite à « Soumettre un dossier ».'],
    ['fr', 'Le site vous demande de « Soumettre un dossier ».'],
    ['it', 'La pagina vi chiede di «Inoltra la pratica».'],
  ])('is pressed: %s: %s', (language, text) => {
    expect(rules(language, text)).toEqual(['label-renamed'])
  })

  it.each<Row>([
    ['en', 'The paper says you submit a claim.'],
    ['en', 'The leaflet tells you to “Submit a claim”.'],
    ['de', 'Die Seite fragt „Prüfung anstoßen“.'],
    ['en', 'A page asks “Trigger a check”.'],
    ['fr', 'Une page demande « Lancer un contrôle ».'],
    ['it', 'Una pagina chiede «Avvia un controllo».'],
  ])('is not where somebody else says so, or nothing is to be pressed: %s: %s', (language, text) => {
    expect(rules(language, text)).toEqual([])
  })
})

describe('a step that is missing', () => {
  it.each([
    ['fr', '« Vous appuyez sur “Mon espace”, en haut », dit-il. « Ensuite, vous touchez “Déposer une demande”. »'],
    ['de', '„Ihr tippt auf ‚Mein Bereich‘, oben“, sagt er. „Danach tippt ihr auf ‚Antrag stellen‘.“'],
    ['it', '«Si tocca “La mia area”, in alto», spiega. «Poi si tocca “Presenta richiesta”.»'],
  ])('is seen through what somebody says: %s', (language, text) => {
    expect(check(text, { language }).findings.map(({ rule }) => rule)).toEqual(['step-missing'])
  })

  it('is missing behind the step before, and not behind what holds for some', () => {
    const text = 'Appuyez sur « Mon espace ». Si vous hésitez, patientez. Touchez « Déposer une demande ».'
    expect(check(text, { language: 'fr' }).findings[0]?.sentence).toContain('Mon espace')
  })
})

describe('a deadline', () => {
  const day = (language: 'de' | 'en' | 'fr' | 'it', text: string) => told(`${NEAR[language]}\n\n${text}`, { language })
  it.each<Row>([
    ['de', 'Der Antrag auf den Zuschuss ist bis 30. April zu stellen, und unser Schalter hilft dabei.'],
    ['en', 'You must object by 30 April, and the help desk is open all week.'],
    ['fr', 'La demande de subvention doit être déposée avant le 30 avril, et la permanence vous aide.'],
    ['it', 'La richiesta di contributo va inoltrata entro il 30 aprile, e lo sportello è a disposizione.'],
  ])('is the flow’s, whatever house is open: %s: %s', (language, text) => {
    expect(day(language, text)).toHaveLength(1)
  })

  it.each<Row>([
    ['de', 'Plätze im Kurs gibt es bis 30. April, und einen Zuschuss auch.'],
    ['en', 'Tickets can be had until 30 April, and the form is in the shop.'],
    ['fr', 'Les billets se prennent jusqu’au 30 avril, et la salle est grande.'],
    ['it', 'I biglietti si prendono entro il 30 aprile, e la sala è grande.'],
  ])('of the house is another one: %s: %s', (language, text) => {
    expect(day(language, text)).toEqual([])
  })
})
