import { describe, expect, it } from 'vitest'
import { saysLogin, saysUnasked } from '../../src/guide-check/cues/claims.js'
import { oneOfTwo } from '../../src/guide-check/cues/latter.js'
import type { Row } from './world.js'

describe('nothing without having logged in', () => {
  it.each<Row>([
    ['de', 'Ohne sich anzumelden, geht nichts.'],
    ['de', 'Ohne vorheriges Einloggen öffnet sich nichts.'],
    ['de', 'Ohne sich vorher einzuloggen, kommt man nicht hinein.'],
    ['de', 'Das Formular lässt sich nicht ohne Zugangsdaten öffnen, nichts geht ohne Zugangsdaten.'],
    ['de', 'Ohne angemeldet zu sein, sieht man kein Formular.'],
    ['de', 'Ohne Anmelden geht nichts.'],
    ['en', 'Without first signing in the page won’t open.'],
    ['en', 'Without having logged in you see nothing.'],
    ['en', 'The page does not open without your credentials.'],
    ['en', 'Without registering nothing can be sent.'],
    ['en', 'Nothing opens without logging in.'],
    ['en', 'Without being signed in you cannot see it.'],
    ['fr', 'Sans s’être connecté, on ne voit rien.'],
    ['fr', 'Sans vous être identifié, la page ne s’ouvre pas.'],
    ['fr', 'La page ne s’ouvre pas sans s’identifier.'],
    ['fr', 'Sans identifiants, rien ne marche.'],
    ['fr', 'Sans se connecter, la page reste vide et rien ne part, rien ne marche sans se connecter.'],
    ['fr', 'Rien ne s’affiche sans être connecté.'],
    ['it', 'Senza fare l’accesso la pagina non si apre.'],
    ['it', 'Senza effettuare il login non si vede niente.'],
    ['it', 'Senza essersi registrati non funziona.'],
    ['it', 'Senza credenziali non si entra.'],
    ['it', 'Non si apre nulla senza aver prima eseguito l’accesso.'],
    ['it', 'Senza entrare con la password non si vede nulla.'],
  ])('%s: %s', (language, text) => {
    expect(saysLogin(text, language)).toBe(true)
  })

  it.each<Row>([
    ['de', 'Das geht ohne Login, der Link reicht.'],
    ['de', 'Ohne sich anzumelden, öffnet man das Formular.'],
    ['de', 'Auch ohne Anmeldung kein Problem.'],
    ['en', 'It works without logging in.'],
    ['en', 'Without a login it opens at once.'],
    ['en', 'Without signing in it is no problem.'],
    ['fr', 'Cela marche sans se connecter.'],
    ['fr', 'Le formulaire s’ouvre sans connexion.'],
    ['fr', 'Sans être connecté, aucun problème.'],
    ['it', 'Si apre senza fare l’accesso.'],
    ['it', 'Senza accedere si arriva al modulo.'],
    ['it', 'Senza login nessun problema.'],
  ])('and not where it goes without: %s: %s', (language, text) => {
    expect(saysLogin(text, language)).not.toBe(true)
  })
})

describe('a field that is said not to be asked for', () => {
  const password = { is: undefined, words: [['passwort'], ['password'], ['mot', 'passe'].slice(1)] }
  it.each<Row>([
    ['de', 'Das Passwort wird nicht mehr abgefragt.'],
    ['de', 'Nach dem Passwort fragt hier keiner.'],
    ['de', 'Ein Passwort will die Seite nicht.'],
    ['de', 'Die Seite verlangt kein Passwort.'],
    ['de', 'Nach einem Passwort wird man nicht gefragt.'],
    ['de', 'Das Passwort verlangt niemand.'],
    ['en', 'It no longer asks for the password.'],
    ['en', 'You are not asked for a password.'],
    ['en', 'Nobody wants your password.'],
    ['en', 'The page doesn’t demand a password.'],
    ['en', 'You won’t be prompted for the password.'],
    ['en', 'No password is requested.'],
    ['it', 'La password non te la chiede più.'],
    ['it', 'Non viene chiesta la password.'],
    ['it', 'Nessuno pretende la password.'],
    ['it', 'La pagina non vuole la password.'],
    ['it', 'La password non è richiesta.'],
    ['it', 'Qui non chiedono la password.'],
    ['fr', 'On ne demande plus le mot de passe.'],
    ['fr', 'Le mot de passe n’est pas demandé.'],
    ['fr', 'Personne n’exige le mot de passe.'],
    ['fr', 'La page ne réclame pas de mot de passe.'],
    ['fr', 'Aucun mot de passe n’est exigé.'],
    ['fr', 'Le site ne vous demande pas le mot de passe.'],
  ])('%s: %s', (language, text) => {
    expect(saysUnasked(text, password, language)).toBe(true)
  })

  it.each<Row>([
    ['de', 'Meta fragt nie nach dem Passwort.'],
    ['de', 'Die Seite verlangt das Passwort.'],
    ['de', 'Das neue Passwort wird nicht abgefragt.'],
    ['de', 'Wird das Passwort nicht abgefragt?'],
    ['de', 'Wenn das Passwort nicht verlangt wird, lade neu.'],
    ['de', 'In der App wird das Passwort nicht verlangt.'],
    ['en', 'We will never ask for your password.'],
    ['en', 'It asks for the password.'],
    ['en', 'You are not asked why you need the password.'],
    ['en', 'If it does not ask for the password, reload.'],
    ['en', 'The password is not asked for on the phone.'],
    ['en', 'Isn’t the password asked for?'],
    ['fr', 'On ne vous demandera jamais le mot de passe, nul ne le demande jamais.'],
    ['fr', 'La page demande le mot de passe.'],
    ['fr', 'Si elle ne demande pas le mot de passe, recommencez.'],
    ['fr', 'Le nouveau mot de passe n’est pas demandé.'],
    ['fr', 'On ne demande pas deux fois le mot de passe.'],
    ['fr', 'Sur le téléphone, dans l’appli, le mot de passe sert.'],
    ['it', 'Nessuno chiede mai la password.'],
    ['it', 'La pagina chiede la password.'],
    ['it', 'Se non chiede la password, ricaricate.'],
    ['it', 'La vecchia password non è richiesta.'],
    ['it', 'Non chiede due volte la password.'],
    ['it', 'Nell’app non chiede la password.'],
  ])('and not where it is, or another one: %s: %s', (language, text) => {
    expect(saysUnasked(text, password, language)).toBe(false)
  })
})

describe('one of two things named before', () => {
  it.each<readonly [...Row, 'first' | 'last' | undefined]>([
    ['de', 'Erstere ist schon ausgefüllt.', 'first'],
    ['de', 'Letzteres ist Pflicht.', 'last'],
    ['de', 'Das letzte Feld ist Pflicht.', undefined],
    ['de', 'Erstere ist frei, letztere Pflicht.', undefined],
    ['de', 'Die zweite ist frei.', 'last'],
    ['de', 'Zuletzt drückt man.', undefined],
    ['en', 'The former is filled in for you.', 'first'],
    ['en', 'The latter is required.', 'last'],
    ['en', 'The first step is easy.', undefined],
    ['en', 'The former is free, the latter is not.', undefined],
    ['en', 'The second one may stay empty.', 'last'],
    ['en', 'A former label.', undefined],
    ['fr', 'Ce dernier n’est pas indispensable.', 'last'],
    ['fr', 'Le premier est prérempli.', 'first'],
    ['fr', 'Le premier champ est vide.', undefined],
    ['fr', 'Le premier est libre, le second non.', undefined],
    ['fr', 'Celle-ci est facultative.', 'last'],
    ['fr', 'La dernière étape.', undefined],
    ['it', 'Quest’ultimo è obbligatorio.', 'last'],
    ['it', 'Il primo è già compilato.', 'first'],
    ['it', 'Il primo campo è vuoto.', undefined],
    ['it', 'Il primo è libero, il secondo no.', undefined],
    ['it', 'La seconda è facoltativa.', 'last'],
    ['it', 'L’ultimo passo.', undefined],
  ])('%s: %s', (language, text, is) => {
    expect(oneOfTwo(text, language)?.is).toBe(is)
  })
})
