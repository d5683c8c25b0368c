import { describe, expect, it } from 'vitest'
import { type Row, rules } from './world.js'

describe('that nobody has to log in', () => {
  it.each<Row>([
    ['de', 'Wir helfen gern, donnerstags von 16 bis 18 Uhr, ohne Anmeldung.'],
    ['de', 'Zur Sprechstunde kommen Sie einfach ohne Anmeldung.'],
    ['de', 'Unser Merkblatt gibt es auch ohne Anmeldung.'],
    ['de', 'Der Vortrag findet am 3. Tisch links statt, ohne Anmeldung.'],
    ['de', 'Wer mag, kommt zum Stammtisch. Keine Anmeldung nötig.'],
    ['de', 'Beratung im Pfarrsaal, ohne Termin und ohne Anmeldung.'],
    ['en', 'We can help on Thursdays from 4 to 6 pm, no sign-in.'],
    ['en', 'Our leaflet can be had without signing in.'],
    ['en', 'The drop-in is open to all, without a login.'],
    ['en', 'Come along to the reading room, no login needed.'],
    ['en', 'There is a workshop in the library. You do not need to sign in.'],
    ['en', 'Volunteers go through it with you, no sign-in.'],
    ['fr', 'Nous vous aidons le jeudi de 16 h à 18 h, sans connexion.'],
    ['fr', 'Notre fiche se lit sans vous connecter.'],
    ['fr', 'L’atelier est ouvert à tous, sans connexion.'],
    ['fr', 'Venez à la permanence, sans connexion.'],
    ['fr', 'La réunion se suit sans se connecter.'],
    ['fr', 'Une soirée est prévue à la salle des fêtes. Sans connexion.'],
    ['it', 'Vi aiutiamo il giovedì dalle 16 alle 18, senza accesso.'],
    ['it', 'Il nostro opuscolo si scarica senza accedere.'],
    ['it', 'Al laboratorio si entra senza login.'],
    ['it', 'L’incontro si segue senza accedere.'],
    ['it', 'Venite in biblioteca, senza login.'],
    ['it', 'C’è una riunione in parrocchia. Senza accesso.'],
    ['de', 'Ich helfe gern, ohne Anmeldung, nach der Messe.'],
    ['de', 'Die Teilnahme ist ohne Anmeldung möglich.'],
    ['en', 'I am happy to help, no sign-in, after church.'],
    ['en', 'Just knock on my door, no login.'],
    ['fr', 'Je vous aide volontiers, sans connexion.'],
    ['fr', 'Les ordinateurs de la médiathèque s’utilisent sans connexion.'],
    ['it', 'Vi aiuto volentieri, senza login.'],
    ['it', 'I computer della biblioteca si usano senza login.'],
  ])('is said of people who meet, or of the own house: %s: %s', (language, text) => {
    expect(rules(language, text)).toEqual([])
  })

  it.each<Row>([
    ['de', 'Das geht ohne Anmeldung.'],
    ['de', 'Nach unserer Erfahrung geht das ganz ohne Anmeldung.'],
    ['de', 'Den Antrag stellt man ohne Anmeldung.'],
    ['de', 'Du musst dich dafür nicht anmelden.'],
    ['de', 'Unsere Leser brauchen dafür keine Anmeldung.'],
    ['de', 'Eine Anmeldung ist dafür nicht nötig.'],
    ['de', 'Am Abend geht es auch ohne Anmeldung.'],
    ['en', 'You can do it any evening without signing in.'],
    ['fr', 'Nous montrons comment faire, sans connexion.'],
    ['en', 'You can do it without signing in.'],
    ['en', 'In our experience you do not need to sign in.'],
    ['en', 'The form opens without a login.'],
    ['en', 'No login is needed for the request.'],
    ['en', 'You need not log in.'],
    ['fr', 'Cela se fait sans connexion.'],
    ['fr', 'La demande se fait sans vous connecter.'],
    ['fr', 'À notre avis, cela marche sans connexion.'],
    ['fr', 'Aucune connexion pour le formulaire.'],
    ['it', 'Si fa senza login.'],
    ['it', 'La richiesta si presenta senza accedere.'],
    ['it', 'Per nostra esperienza si fa senza accesso.'],
    ['it', 'Nessun login per il modulo.'],
  ])('is told of the flow: %s: %s', (language, text) => {
    expect(rules(language, text)).toEqual(['claim-contradicted'])
  })
})

describe('a form of its own', () => {
  it.each<Row>([
    ['de', 'Wenn Ihr Nachbar gemeint ist, gibt es dafür eine eigene Meldung: www.grant.example/complaint.'],
    ['de', 'Für Lärm gibt es eine andere Seite, nutzen Sie https://www.grant.example/complaint.'],
    ['de', 'Hier entlang: https://www.grant.example/complaint. Das ist aber nicht der Antrag auf den Zuschuss.'],
    ['en', 'If it is about noise, use the separate page for that: https://www.grant.example/complaint.'],
    ['en', 'Noise has a page of its own, open https://www.grant.example/complaint.'],
    ['en', 'Use this: https://www.grant.example/complaint. That is not the form, though.'],
    ['fr', 'Si c’est pour le bruit, il existe une page à part, suivez https://www.grant.example/complaint.'],
    ['fr', 'Pour le bruit, utilisez une démarche distincte : https://www.grant.example/complaint.'],
    ['fr', 'Suivez ce lien : https://www.grant.example/complaint. Ce n’est pas la subvention.'],
    ['it', 'Se si tratta di rumore, c’è una pagina a parte, usa https://www.grant.example/complaint.'],
    ['it', 'Per il rumore c’è una segnalazione apposita, apri https://www.grant.example/complaint.'],
    ['it', 'Usa questo link: https://www.grant.example/complaint. Questo non è il contributo.'],
  ])('is for what a guide says: %s: %s', (language, text) => {
    expect(rules(language, text)).toEqual([])
  })

  it.each<Row>([
    ['de', 'Für den Zuschuss gibt es eine eigene Seite, nutzen Sie https://www.grant.example/complaint.'],
    ['de', 'Den Zuschuss gibt es online. Dafür gibt es eine eigene Seite, nutze https://www.grant.example/complaint.'],
    ['de', 'Das geht hier: https://www.grant.example/complaint. Das ist nicht schwer.'],
    ['de', 'Das geht hier: https://www.grant.example/complaint. Das PDF von früher ist tot.'],
    ['de', 'Falls der Rechner aus ist: Am Handy geht es [hier](https://www.grant.example/complaint).'],
    ['en', 'Opting out has a page of its own, open https://www.grant.example/complaint.'],
    ['en', 'Use https://www.grant.example/complaint for it.'],
    ['en', 'Use this link: https://www.grant.example/complaint. It is not hard.'],
    ['en', 'If you have no phone to hand, [here](https://www.grant.example/complaint) it goes on a computer.'],
    ['fr', 'Pour la subvention, il existe une page à part, suivez https://www.grant.example/complaint.'],
    ['fr', 'Suivez ce lien : https://www.grant.example/complaint. Ce n’est pas difficile.'],
    ['fr', 'Si vous n’avez pas de téléphone, [ici](https://www.grant.example/complaint) cela se fait sur ordinateur.'],
    ['it', 'Per il contributo c’è una pagina a parte, usa https://www.grant.example/complaint.'],
    ['it', 'Usa questo link: https://www.grant.example/complaint. Non è difficile.'],
    ['it', 'Se non hai il telefono, [qui](https://www.grant.example/complaint) si fa al computer.'],
  ])('is the wrong one for the flow: %s: %s', (language, text) => {
    expect(rules(language, text)).toEqual(['link-wrong-form'])
  })
})
