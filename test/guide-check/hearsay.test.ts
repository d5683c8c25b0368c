import { describe, expect, it } from 'vitest'
import { isDeadEnd, isInOldPicture, isOnceSaid, takesBackPicture } from '../../src/guide-check/cues/hearsay.js'
import { labelsOf, type Row, rules } from './world.js'

describe('a picture that is older than the screen', () => {
  it.each<Row>([
    ['de', 'Auf den Screenshots, die herumgehen, sieht man noch „X“.'],
    ['de', 'In manchen Videos ist immer noch von „X“ zu lesen, das Bild zeigt es.'],
    ['de', 'Auf dem Aushang steht noch „X“.'],
    ['de', 'Die Plakate vom letzten Jahr zeigen „X“.'],
    ['de', 'In der Broschüre findet ihr weiterhin „X“.'],
    ['de', 'Die Fotos, die in der Gruppe kursieren, zeigen „X“.'],
    ['en', 'The screenshots that are going round show “X”.'],
    ['en', 'In the leaflet you still read “X”.'],
    ['en', 'Some tutorials still show “X”.'],
    ['en', 'The poster in the hall still has “X”.'],
    ['en', 'On the circulating pictures you see “X”.'],
    ['en', 'The photos from last winter show “X”.'],
    ['fr', 'Sur les captures qui circulent, on voit encore « X ».'],
    ['fr', 'L’affiche montre toujours « X ».'],
    ['fr', 'Dans le tract de l’an dernier, on lit « X ».'],
    ['fr', 'Les images qui tournent montrent « X ».'],
    ['fr', 'Le dépliant affiche encore « X ».'],
    ['fr', 'Dans certains tutos, on trouve encore « X ».'],
    ['it', 'Nelle schermate che girano si vede ancora «X».'],
    ['it', 'Il manifesto mostra ancora «X».'],
    ['it', 'Nel volantino dell’anno scorso si legge «X».'],
    ['it', 'Le foto in circolazione, che circolano da mesi, mostrano «X».'],
    ['it', 'Nei tutorial si trova tuttora «X».'],
    ['it', 'Sull’opuscolo compare ancora «X».'],
    ['de', 'In früheren Ratgebern heißt dieser Punkt „X“.'],
    ['de', 'Die Anleitungen, nach denen man „X“ öffnen soll, führen ins Leere, sie sind von früher.'],
    ['en', 'Older guides call this part “X”.'],
    ['en', 'If you find articles that have you open “X”: they lead nowhere.'],
    ['fr', 'Les anciens guides appellent cette partie « X ».'],
    ['fr', 'Si un article vous dit d’ouvrir « X », sachez qu’ils ne mènent nulle part.'],
    ['it', 'Le vecchie guide chiamano questa voce «X».'],
    ['it', 'Se trovate istruzioni che vi fanno aprire «X», non portano da nessuna parte.'],
  ])('%s: %s', (language, text) => {
    expect(isInOldPicture(text, language)).toBe(true)
  })

  it.each<Row>([
    ['de', 'Auf dem Bild sehen Sie „X“.'],
    ['de', 'Tippen Sie auf „X“, wie das Bild noch zeigt.'],
    ['de', 'Der Knopf „X“ ist noch da.'],
    ['de', 'Der Screenshot zeigt „X“.'],
    ['de', 'Unter dem Foto steht „X“.'],
    ['de', 'Sie finden „X“ immer noch im Menü.'],
    ['en', 'The picture shows “X”.'],
    ['en', 'Press “X”, as the screenshot still shows.'],
    ['en', 'The button “X” is still there.'],
    ['en', 'On the screenshot you see “X”.'],
    ['en', 'Below the photo is “X”.'],
    ['en', 'You still find “X” in the menu.'],
    ['fr', 'La capture montre « X ».'],
    ['fr', 'Cliquez sur « X », comme le montre encore l’image.'],
    ['fr', 'Le bouton « X » est encore là.'],
    ['fr', 'Sur l’image, on voit « X ».'],
    ['fr', 'Sous la photo figure « X ».'],
    ['fr', 'On trouve toujours « X » dans le menu.'],
    ['it', 'La schermata mostra «X».'],
    ['it', 'Premete «X», come mostra ancora la foto.'],
    ['it', 'Il pulsante «X» è ancora lì.'],
    ['it', 'Nell’immagine si vede «X».'],
    ['it', 'Sotto la foto compare «X».'],
    ['it', 'Si trova ancora «X» nel menù.'],
  ])('and not one that a guide shows: %s: %s', (language, text) => {
    expect(isInOldPicture(text, language)).toBe(false)
  })
})

describe('what the next sentence says is old', () => {
  it.each<Row>([
    ['de', 'Die stammen noch aus dem Winter.'],
    ['de', 'Sie sind längst veraltet.'],
    ['de', 'Verlasst euch nicht darauf.'],
    ['de', 'Richten Sie sich nicht danach.'],
    ['de', 'Das stammt von der alten Seite.'],
    ['de', 'Darauf ist kein Verlass.'],
    ['en', 'They date from the winter.'],
    ['en', 'These are out of date.'],
    ['en', 'Do not rely on them.'],
    ['en', 'Don’t go by that.'],
    ['en', 'It is an old one, they are old.'],
    ['en', 'Both are from last year.'],
    ['fr', 'Elles datent de l’hiver, ne vous y fiez pas.'],
    ['fr', 'Ils sont périmés.'],
    ['fr', 'N’en tenez pas compte.'],
    ['fr', 'Cela date de l’ancien site.'],
    ['fr', 'Elles sont trop vieilles.'],
    ['fr', 'Ne les suivez pas.'],
    ['it', 'Risalgono a un anno fa.'],
    ['it', 'Sono ormai superate.'],
    ['it', 'Non fidatevi.'],
    ['it', 'Non ve ne fidate.'],
    ['it', 'Non seguitele.'],
    ['it', 'È vecchia, quella foto.'],
  ])('%s: %s', (language, text) => {
    expect(takesBackPicture(text, language)).toBe(true)
  })

  it.each<Row>([
    ['de', 'Die Seite lädt dann neu.'],
    ['de', 'Sie kommen dann zum Formular.'],
    ['de', 'Verlasst danach die Seite.'],
    ['de', 'Das dauert etwas.'],
    ['de', 'Richtet danach ein Passwort ein.'],
    ['de', 'Es erscheint ein Fenster.'],
    ['en', 'They open at once.'],
    ['en', 'Do not close the page.'],
    ['en', 'It takes a while.'],
    ['en', 'Follow it to the end.'],
    ['en', 'That is the form.'],
    ['en', 'The date follows from your birthday.'],
    ['fr', 'Elles s’ouvrent aussitôt.'],
    ['fr', 'Ne fermez pas la page.'],
    ['fr', 'Cela dure un peu.'],
    ['fr', 'Indiquez la date de naissance.'],
    ['fr', 'Suivez-les jusqu’au bout.'],
    ['fr', 'C’est le formulaire.'],
    ['it', 'Si aprono subito.'],
    ['it', 'Non chiudete la pagina.'],
    ['it', 'Ci vuole un po’.'],
    ['it', 'Seguitele fino in fondo.'],
    ['it', 'È il modulo.'],
    ['it', 'Indicate la data.'],
  ])('and not what the form does: %s: %s', (language, text) => {
    expect(takesBackPicture(text, language)).toBe(false)
  })

  it.each<Row>([
    ['de', `Überall sieht man den Knopf „${labelsOf('de').old}“. Das stammt noch vom alten Portal.`],
    ['en', `You see a button “${labelsOf('en').old}”. Do not rely on it.`],
    ['fr', `Sur les captures, on voit encore un bouton « ${labelsOf('fr').old} ».`],
    ['it', `Nelle schermate che girano c’è ancora il pulsante «${labelsOf('it').old}».`],
  ])('is no finding: %s: %s', (language, text) => {
    expect(rules(language, text)).toEqual([])
  })
})

describe('a link that is told of as leading nowhere', () => {
  it.each<Row>([
    ['de', 'Der Link führt nur noch auf die Startseite.'],
    ['de', 'Er landet inzwischen bloß auf der Übersichtsseite.'],
    ['de', 'Diese Adresse leitet lediglich zur Hauptseite.'],
    ['de', 'Der Link bringt euch nur zur Startseite.'],
    ['de', 'Den Link bitte nicht weitergeben.'],
    ['de', 'Bitte den Link nicht teilen.'],
    ['en', 'It now leads to the home page.'],
    ['en', 'The link only takes you to the front page.'],
    ['en', 'It goes no further than the start page.'],
    ['en', 'There is no point in sharing it.'],
    ['en', 'Please don’t pass it on.'],
    ['en', 'The address merely redirects to the landing page.'],
    ['fr', 'Le lien ne mène plus qu’à la page d’accueil.'],
    ['fr', 'Cette adresse renvoie simplement à l’accueil.'],
    ['fr', 'Inutile de le partager.'],
    ['fr', 'Évitez de le transmettre.'],
    ['fr', 'Ne le diffusez plus.'],
    ['fr', 'Il n’aboutit nulle part et ne conduit qu’à la page principale.'],
    ['it', 'Il link porta solo alla pagina iniziale.'],
    ['it', 'L’indirizzo rimanda ormai alla home.'],
    ['it', 'Non conduce che alla pagina principale.'],
    ['it', 'Inutile condividerlo.'],
    ['it', 'Non inoltratelo.'],
    ['it', 'Smettete di girarlo.'],
  ])('%s: %s', (language, text) => {
    expect(isDeadEnd(text, language)).toBe(true)
  })

  it.each<Row>([
    ['de', 'Der Link führt direkt zum Formular.'],
    ['de', 'Auf der Startseite klickt ihr den Link.'],
    ['de', 'Der Link führt nur angemeldet zum Formular.'],
    ['de', 'Diesen Link bitte weitergeben.'],
    ['de', 'Er führt zur Startseite, dort geht es weiter.'],
    ['de', 'Teilt ihn nur mit Freunden.'],
    ['en', 'The link leads straight to the form.'],
    ['en', 'Open the home page and follow the link.'],
    ['en', 'It only opens when you are signed in.'],
    ['en', 'Please share the link.'],
    ['en', 'It takes you to the start page of the form.'],
    ['en', 'Pass it on.'],
    ['fr', 'Le lien mène directement au formulaire.'],
    ['fr', 'Depuis l’accueil, suivez le lien.'],
    ['fr', 'Il ne s’ouvre que connecté.'],
    ['fr', 'Merci de le partager.'],
    ['fr', 'Il mène à la page d’accueil du formulaire.'],
    ['fr', 'Transmettez-le.'],
    ['it', 'Il link porta direttamente al modulo.'],
    ['it', 'Dalla home seguite il link.'],
    ['it', 'Si apre solo dopo l’accesso.'],
    ['it', 'Condividetelo.'],
    ['it', 'Porta alla pagina iniziale del modulo.'],
    ['it', 'Inoltrate il link agli amici.'],
  ])('and not one that leads on: %s: %s', (language, text) => {
    expect(isDeadEnd(text, language)).toBe(false)
  })
})

describe('what a text said once, before a colon', () => {
  it.each<Row>([
    ['de', 'Darin stand:'],
    ['de', 'Auf dem Zettel hieß es dann auch:'],
    ['de', 'Wir schrieben:'],
    ['en', 'It said:'],
    ['en', 'Our leaflet read as follows:'],
    ['en', 'It used to say:'],
    ['fr', 'Il disait :'],
    ['fr', 'Nous écrivions alors :'],
    ['fr', 'On y lisait :'],
    ['it', 'Diceva:'],
    ['it', 'Nel foglio si leggeva:'],
    ['it', 'C’era scritto:'],
  ])('%s: %s', (language, text) => {
    expect(isOnceSaid(text, language)).toBe(true)
  })

  it.each<Row>([
    ['de', 'So geht es:'],
    ['de', 'Dort steht:'],
    ['en', 'Here is how:'],
    ['en', 'It says:'],
    ['fr', 'Voici comment faire :'],
    ['fr', 'On y lit :'],
    ['it', 'Ecco come fare:'],
    ['it', 'C’è scritto:'],
  ])('and not what one says now: %s: %s', (language, text) => {
    expect(isOnceSaid(text, language)).toBe(false)
  })
})
