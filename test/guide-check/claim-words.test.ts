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
  ])('%s: %s', (language, text) => {
    expect(saysRequired(text, number, language)).toBe(true)
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
