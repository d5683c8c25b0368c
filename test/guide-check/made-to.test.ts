import { describe, expect, it } from 'vitest'
import { saysRequired } from '../../src/guide-check/cues/claims.js'
import { type Row, rules } from './world.js'

const password = { is: undefined, words: [['password'], ['passwort'], ['kennwort'], ['mot', 'passe']] }

describe('what readers are made to fill in', () => {
  it.each<Row>([
    ['de', 'Die Seite lässt Sie das Passwort noch einmal eingeben.'],
    ['de', 'Am Ende lässt einen die App das Kennwort erneut eintippen.'],
    ['de', 'Die Bank besteht auf dem Passwort.'],
    ['de', 'Das Portal lässt euch das Passwort wieder eintippen, lästig.'],
    ['en', 'The page makes you type your password again.'],
    ['en', 'It insists on your password.'],
    ['en', 'The app makes you re-enter the password, which is a nuisance.'],
    ['en', 'The site forces you to enter your password once more.'],
    ['fr', 'La page vous fait retaper le mot de passe.'],
    ['fr', 'On vous fera saisir de nouveau votre mot de passe.'],
    ['fr', 'Le site vous fait ensuite entrer le mot de passe.'],
    ['fr', 'La plateforme vous fera donner votre mot de passe, c’est pénible.'],
    ['it', 'La piattaforma vi farà digitare di nuovo la vostra password; è un fastidio, ma serve.'],
    ['it', 'Il sito vi fa reinserire la password.'],
    ['it', 'Alla fine ti fanno scrivere ancora la password.'],
    ['it', 'La pagina vi fa poi mettere la password.'],
  ])('is required: %s: %s', (language, text) => {
    expect(saysRequired(text, password, language)).toBe(true)
  })

  it.each<Row>([
    ['de', 'Die Seite lässt Sie das Passwort nicht noch einmal eingeben.'],
    ['de', 'Die Seite lässt Sie das Passwort ändern.'],
    ['de', 'Vielleicht lässt die Seite Sie das Passwort noch einmal eingeben.'],
    ['en', 'The page does not make you type your password again.'],
    ['en', 'The page lets you change your password.'],
    ['en', 'If the page makes you type your password, do.'],
    ['fr', 'La page ne vous fait pas retaper le mot de passe.'],
    ['fr', 'La page vous laisse changer le mot de passe.'],
    ['fr', 'Si la page vous fait retaper le mot de passe, faites-le.'],
    ['it', 'La pagina non vi fa digitare la password.'],
    ['it', 'La pagina vi lascia cambiare la password.'],
    ['it', 'Se vi fa digitare la password, fatelo.'],
  ])('and is not where they are not, or may: %s: %s', (language, text) => {
    expect(saysRequired(text, password, language)).not.toBe(true)
  })
})

describe('an answer below a question of who has lost something', () => {
  it.each<Row>([
    ['de', '## Ich habe das Armband nicht mehr, was nun?\n\nEine Begründung ist Pflicht.'],
    ['en', '## I haven’t got the band any more, what now?\n\nA reason is required.'],
    ['fr', '## Je n’ai plus le bracelet, que faire ?\n\nUn motif est obligatoire.'],
    ['it', '## Non ho più il bracciale, e adesso?\n\nUn motivo è obbligatorio.'],
  ])('is of today: %s: %s', (language, text) => {
    expect(rules(language, text)).toEqual(['claim-contradicted'])
  })

  it.each<Row>([
    ['de', '## Was es früher gab\n\nEine Begründung ist Pflicht.'],
    ['en', '## How it used to be\n\nA reason is required.'],
    ['fr', '## L’ancienne page\n\nUn motif est obligatoire.'],
    ['it', '## La vecchia pagina\n\nUn motivo è obbligatorio.'],
  ])('and below a heading of earlier times it is not: %s: %s', (language, text) => {
    expect(rules(language, text)).toEqual([])
  })
})
