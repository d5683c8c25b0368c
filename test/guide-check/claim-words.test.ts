import { describe, expect, it } from 'vitest'
import { saysLogin, saysPrefilled, saysRequired } from '../../src/guide-check/cues/claims.js'
import { type Row, rules } from './world.js'

const number = { is: undefined, words: [['kontonumm'], ['account', 'number'], ['numero', 'compt'], ['numer', 'cont']] }

describe('a log-in without which nothing can be done', () => {
  it.each<Row>([
    ['de', 'Das geht nicht ohne Anmeldung.'],
    ['de', 'Niemand kommt ohne Konto an das Formular.'],
    ['de', 'Ohne Anmeldung kein Formular.'],
    ['de', 'Nichts davon lässt sich ohne Login erledigen.'],
    ['en', "You can't do any of this without signing in."],
    ['en', 'Nobody gets to the form without an account.'],
    ['en', 'Without a login, no form.'],
    ['en', 'None of it is possible, and nothing is sent without logging in.'],
    ['fr', 'Sans connexion, pas de formulaire.'],
    ['fr', 'On n’arrive pas au formulaire sans se connecter.'],
    ['fr', 'Rien n’est possible sans compte.'],
    ['fr', 'Sans vous connecter, point de formulaire.'],
    ['it', 'Senza accesso niente modulo.'],
    ['it', 'Non si arriva al modulo senza accedere.'],
    ['it', 'Senza registrarsi, nessun modulo.'],
    ['it', 'Nessuno vede il modulo senza aver effettuato l’accesso.'],
    ['de', 'Ohne Login bleibt die Seite gesperrt.'],
    ['de', 'Ohne angemeldet zu sein, sehen Sie bloß eine Fehlermeldung.'],
    ['en', 'Without signing in, the page stays locked.'],
    ['en', 'Without a login you land on the start page.'],
    ['fr', 'Sans se connecter, la page reste bloquée.'],
    ['fr', 'Sans connexion on reçoit une erreur.'],
    ['it', 'Senza accesso la pagina resta bloccata.'],
    ['it', 'Senza registrarsi appare un errore.'],
  ])('is needed: %s: %s', (language, text) => {
    expect(saysLogin(text, language)).toBe(true)
  })

  it.each<Row>([
    ['de', 'Das geht auch ohne Anmeldung.'],
    ['de', 'Es ist kein Problem, das ohne Anmeldung zu machen.'],
    ['de', 'Du musst nicht anrufen und kannst es ohne Anmeldung tun.'],
    ['en', 'You need not call and can do it without signing in.'],
    ['en', 'It is not hard to do this without logging in.'],
    ['en', 'Do not worry, it works without logging in.'],
    ['fr', 'Ne cherchez pas, cela marche sans connexion.'],
    ['fr', 'Sans connexion, pas besoin de mot de passe.'],
    ['fr', 'Ce n’est pas un problème de le faire sans se connecter.'],
    ['it', 'Non serve telefonare, si fa senza accedere.'],
    ['it', 'Non è difficile farlo senza accedere.'],
    ['it', 'Senza accesso, nessun problema.'],
    ['de', 'Sparen Sie sich die Mühe, das Einloggen können Sie sich sparen.'],
    ['de', 'Der Antrag geht, ohne dass jemand eingeloggt ist.'],
    ['de', 'Es klappt auch ohne Kundenkonto.'],
    ['en', 'You can save yourself the login.'],
    ['en', 'You can spare yourselves signing in.'],
    ['en', 'It works just as well without an account.'],
    ['fr', 'Vous pouvez vous épargner la connexion.'],
    ['fr', 'L’envoi part sans que vous soyez connecté.'],
    ['fr', 'Cela marche très bien sans compte.'],
    ['it', 'Potete risparmiarvi la registrazione.'],
    ['it', 'Il modulo parte senza che siate connessi.'],
    ['it', 'Funziona benissimo anche senza account.'],
  ])('and is not where something else is denied: %s: %s', (language, text) => {
    expect(saysLogin(text, language)).toBe(false)
  })
})

describe('a field that somebody has filled in', () => {
  it.each<Row>([
    ['de', 'Ihre Kontonummer hat die Bank dort schon hineingeschrieben.'],
    ['de', 'Die Kontonummer schreibt die Bank automatisch hinein.'],
    ['de', 'Die Kontonummer ist für Sie eingesetzt.'],
    ['en', 'The bank has filled in the account number for you.'],
    ['en', 'Your account number has been put in already.'],
    ['en', 'The bank has already written your account number there.'],
    ['fr', 'La banque a écrit le numéro de compte pour vous.'],
    ['fr', 'Le numéro de compte a été mis d’office.'],
    ['fr', 'Le numéro de compte y est déjà écrit.'],
    ['it', 'La banca ha scritto il numero del conto per voi.'],
    ['it', 'Il numero del conto è messo lì in automatico.'],
    ['it', 'Il numero del conto ve l’ha già scritto la banca.'],
  ])('%s: %s', (language, text) => {
    expect(saysPrefilled(text, number, language)).toBe(true)
  })

  it.each<Row>([
    ['de', 'Die Kontonummer hat meine Tochter hineingeschrieben.'],
    ['de', 'Die Kontonummer hat die Bank noch nicht für Sie eingesetzt.'],
    ['en', 'The account number is to be put in by the one who asks.'],
    ['en', 'Nobody has filled in the account number for you.'],
    ['fr', 'Le numéro de compte est à écrire avec soin.'],
    ['it', 'Il numero del conto è scritto sulla tessera.'],
    ['it', 'Nessuno ha scritto il numero del conto per voi.'],
  ])('and not where it stands elsewhere, or nobody did: %s: %s', (language, text) => {
    expect(saysPrefilled(text, number, language)).not.toBe(true)
  })
})

describe('a field that has to be filled in', () => {
  it.each<Row>([
    ['de', 'Anders ist es mit Ihrer eigenen Kontonummer: Das Feld muss ausgefüllt werden.'],
    ['en', 'It is another matter with your account number: the box must not stay empty.'],
    ['en', 'It is another matter with your own account number: this field is required.'],
    ['de', 'Die Kontonummer darf nicht leer bleiben.'],
    ['de', 'Die Kontonummer ist nicht freiwillig.'],
    ['en', 'Your account number cannot be left blank.'],
    ['fr', 'Le numéro de compte ne peut pas rester vide.'],
    ['it', 'Il numero del conto non è facoltativo.'],
    ['fr', 'Il en va autrement du numéro de compte : ce champ est obligatoire.'],
    ['it', 'Il numero del conto va messo per forza, altrimenti la pagina non va avanti.'],
    ['it', 'Il numero del conto e la data vanno scritti, altrimenti non parte.'],
    ['it', 'Diverso è il discorso per il numero del conto: la casella va riempita.'],
    ['de', 'Achten Sie unten auf das Feld für Ihre Kontonummer: Es darf nicht leer bleiben.'],
    ['en', 'Look out for the box with the account number: it must not stay empty.'],
    ['fr', 'Regardez bien la case du numéro de compte : elle ne doit pas rester vide.'],
    ['it', 'Guardate bene la casella del numero del conto: questo non può restare vuoto.'],
    ['de', 'Der Antrag wird nicht angenommen, solange die Kontonummer nicht eingetragen ist.'],
    ['en', 'They do not take a request until the account number is filled in.'],
    ['fr', 'La demande n’est pas prise tant que le numéro de compte n’est pas rempli.'],
    ['it', 'La domanda non viene accolta se il numero del conto non è compilato.'],
  ])('%s: %s', (language, text) => {
    expect(saysRequired(text, number, language)).toBe(true)
  })

  it.each<Row>([
    ['de', 'Es gibt dort noch ein Feld „Kontonummer“, aber das können Sie leer lassen.'],
    ['de', 'Die Kontonummer ist freiwillig: Wenn Sie keine haben, gehen Sie weiter.'],
    ['en', 'There is also a box for your account number, but you may leave it empty.'],
    ['en', 'The account number is optional: if you have none, go on.'],
    ['fr', 'Il y a encore une case pour le numéro de compte, mais vous pouvez le laisser vide.'],
    ['fr', 'Le numéro de compte est facultatif : si vous n’en avez pas, continuez.'],
    ['it', 'C’è ancora una casella per il numero del conto, ma potete lasciarla in bianco.'],
    ['it', 'Il numero del conto è facoltativo: se non lo avete, andate avanti.'],
  ])('and one that may stay empty: %s: %s', (language, text) => {
    expect(saysRequired(text, number, language)).toBe(false)
  })

  it.each<Row>([
    ['de', 'Muss ich etwas erklären? Es gibt ein Feld dafür, aber Sie können es leer lassen.'],
    ['en', 'Do I have to justify myself? There is a box for it, but you can leave it empty.'],
    ['fr', 'Dois-je donner un motif ? Il y a une case, mais vous pouvez la laisser vide.'],
    ['it', 'Bisogna dare un motivo? C’è una casella, ma potete lasciarla vuota.'],
  ])('for a question does not say so: %s: %s', (language, text) => {
    expect(rules(language, text)).toEqual([])
  })

  it.each<Row>([
    ['de', 'Anders ist es mit Ihrer eigenen Kontonummer: Eine Zeile muss man dort suchen.'],
    ['en', 'It is another matter with your own account number: you must look it up.'],
    ['fr', 'Il en va autrement de votre numéro de compte : il faut du temps.'],
    ['it', 'Il numero del conto va benissimo anche vecchio.'],
    ['en', 'The account number was not left blank by anybody.'],
    ['de', 'Die Kontonummer sollte man nicht leer lassen.'],
    ['en', 'Your account number cannot be left out on paper, but online it is optional.'],
  ])('and not where something else has to be done: %s: %s', (language, text) => {
    expect(saysRequired(text, number, language)).toBeUndefined()
  })

  it.each<Row>([
    ['fr', 'Il reste une case. Par le téléphone aussi, un motif est obligatoire.'],
    ['it', 'Il motivo non va indicato per forza.'],
  ])('and a phone is a device, a denial the contrary: %s: %s', (language, text) => {
    expect(rules(language, text)).toEqual(language === 'fr' ? ['claim-contradicted'] : [])
  })
})
