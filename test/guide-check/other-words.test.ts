import { describe, expect, it } from 'vitest'
import { saysLogin, saysPrefilled, saysPresent, saysRequired } from '../../src/guide-check/cues/claims.js'
import { type Language, type Row, rules } from './world.js'

const number = { is: undefined, words: [['kontonumm'], ['account', 'number'], ['numero', 'compt'], ['numer', 'cont']] }

describe('a field that is said to be filled in', () => {
  it.each<Row>([
    ['de', 'Die Kontonummer steht bereits im Formular.'],
    ['de', 'Die Kontonummer füllt die Bank von allein aus.'],
    ['de', 'Die Kontonummer musst du nicht von Hand eintragen.'],
    ['de', 'Die Kontonummer trägt die Bank von selbst ein.'],
    ['en', 'Your account number is in the form already.'],
    ['en', 'The bank puts your account number in for you.'],
    ['fr', 'Le numéro de compte, que la banque a déjà mis dans le champ.'],
    ['fr', 'Le site complète tout seul le numéro de compte.'],
    ['it', 'Il numero del conto lo inserisce già da sola la banca.'],
    ['it', 'Il numero del conto è già nel campo.'],
  ])('%s: %s', (language, text) => {
    expect(saysPrefilled(text, number, language)).toBe(true)
  })

  it('is not where its reader has to write', () => {
    expect(saysPrefilled('Die Kontonummer musst du von Hand eintragen.', number, 'de')).toBe(false)
    expect(saysPrefilled('Enter your account number by hand.', number, 'en')).toBe(false)
  })
})

describe('a field that is said to be required', () => {
  it.each<Row>([
    ['de', 'Die Bank macht nichts, solange du keine Kontonummer angibst, heißt: nicht eine Zeile.'],
    ['de', 'Eine Kontonummer, denn ohne die geht nichts.'],
    ['de', 'Wer bei der Kontonummer nichts einträgt, kommt nicht weiter.'],
    ['en', 'Nothing moves until you enter an account number.'],
    ['en', 'They cannot help unless you give an account number.'],
    ['fr', 'Rien ne part à moins de saisir le numéro de compte.'],
    ['fr', 'Vous êtes obligée d’indiquer le numéro de compte.'],
    ['it', 'Non si va avanti se non inserite il numero del conto.'],
    ['it', 'Siete costretti a scrivere il numero del conto.'],
  ])('%s: %s', (language, text) => {
    expect(saysRequired(text, number, language)).toBe(true)
  })

  it.each<Row>([
    ['en', 'Nothing is sent until you press the button.'],
    ['fr', 'Rien ne part à moins de toucher le bouton.'],
    ['fr', 'Il ne se passe rien si vous ne donnez pas le numéro de compte.'],
    ['it', 'Non preoccupatevi se non indicate il numero del conto.'],
  ])('and not where something is pressed, or no harm is done: %s: %s', (language, text) => {
    expect(saysRequired(text, number, language)).toBeUndefined()
  })
})

it.each<Row>([
  ['de', 'Leg deine Kontonummer bereit, die Bank fragt danach.'],
  ['en', 'Have your account number to hand, they ask for it.'],
  ['fr', 'Préparez votre numéro de compte, le site le demande.'],
  ['it', 'Tenete pronto il numero del conto, il sito lo chiede.'],
])('a field that is asked for by a small word is there: %s: %s', (language, text) => {
  expect(saysPresent(text, number, language)).toBe(true)
})

it.each<Row>([
  ['de', 'Mit der Kontonummer in der Hand, will das Formular keiner mehr lesen.'],
  ['en', 'Your account number aside, the law requires that nobody has to wait.'],
  ['en', 'Keep your account number secret, nobody asks for it.'],
  ['fr', 'Sans le numéro de compte, la demande est longue.'],
])('and a noun or an “it” of something else asks for nothing: %s: %s', (language, text) => {
  expect(saysPresent(text, number, language)).toBeUndefined()
})

it.each<Row>([
  ['en', 'The form asks: “Reason”. You are obliged to give a reason on your phone, too.'],
  ['it', 'Dal telefono siete obbligati a scrivere un motivo.'],
  ['de', 'Nützlich: Den Schalter umlegen. Eine Begründung ist zwingend.'],
])('a phone to read on, or a switch, is no other way: %s: %s', (language, text) => {
  expect(rules(language, text)).toEqual(['claim-contradicted'])
})

describe('the other form', () => {
  it.each<Row>([
    ['de', 'Für fremde Anträge, nicht für den eigenen Fall, gibt es noch https://www.grant.example/complaint.'],
    ['en', 'If it is about a neighbour and not your own data, use [this](https://www.grant.example/complaint).'],
    ['fr', '[Cette page](https://www.grant.example/complaint) ne concerne pas vos propres données.'],
    ['it', '[Questa pagina](https://www.grant.example/complaint) non riguarda i propri dati.'],
    ['de', 'Der Verein gibt im eigenen Namen eine [Zeitung](https://www.grant.example/complaint) heraus.'],
  ])('is told as what it is for: %s: %s', (language, text) => {
    expect(rules(language, text)).toEqual([])
  })

  it.each<Row>([
    ['de', 'Geradewegs zum Antrag geht es unter https://www.grant.example/complaint.'],
    ['en', 'If you apply in your own name, use [this one](https://www.grant.example/complaint).'],
    ['en', 'Should the page have changed, apply [here](https://www.grant.example/complaint).'],
    ['fr', 'Si vous préférez, [cette page](https://www.grant.example/complaint) mène tout droit à la demande.'],
    ['it', 'Alla richiesta si arriva anche dritti [da questo collegamento](https://www.grant.example/complaint).'],
  ])('is offered by a shorter way, or for the reader’s own case: %s: %s', (language, text) => {
    expect(rules(language, text)).toEqual(['link-wrong-form'])
  })
})

it.each<Row>([
  ['de', 'Der alte Antrag unter www.grant.example/form2 gilt weiterhin.'],
  ['en', 'Last year’s form, www.grant.example/form2, still works.'],
  ['fr', 'Le formulaire de l’an dernier, www.grant.example/form2, reste valable.'],
  ['it', 'Il vecchio modulo, www.grant.example/form2, è ancora valido.'],
])('an old address that is said to be good still: %s: %s', (language, text) => {
  expect(rules(language, text)).toEqual(['link-old'])
})

it.each<Row>([
  ['en', 'I am now with Herzland, there you press “Submit a claim”.'],
  ['de', 'Ich bin inzwischen bei Herzland, da tippt man auf „Antrag einreichen“.'],
])('a service where somebody is now: %s: %s', (language, text) => {
  expect(rules(language, text)).toEqual([])
})

describe('a log-in', () => {
  it.each<readonly [Language, string, boolean]>([
    ['de', 'Ohne Kundenkonto geht hier nichts.', true],
    ['it', "Non occorre aver fatto l'accesso al portale.", false],
    ['fr', 'Vous devez être connecté.', true],
    ['fr', 'On doit être connecté.', true],
  ])('is told as needed or not: %s: %s', (language, text, needed) => {
    expect(saysLogin(text, language)).toBe(needed)
  })
})

describe('a field that has to be filled in by hand', () => {
  it.each<Row>([
    ['de', 'Die Kontonummer tippt ihr von Hand ein.'],
    ['en', 'You have to key in your account number yourself.'],
  ])('is not filled in: %s: %s', (language, text) => {
    expect(saysPrefilled(text, number, language)).toBe(false)
  })
})

it.each<Row>([
  ['de', 'Liebe Olga, tippe auf „Antrag einreichen“.'],
  ['en', 'Our reader Olga asks: where is it? Press “Submit a claim”, Olga.'],
  ['fr', 'Chère Olga, appuyez sur « Soumettre un dossier ».'],
  ['it', 'Cara Olga, premi «Inoltra la pratica».'],
])('who is answered is no other service: %s: %s', (language, text) => {
  expect(rules(language, text)).toEqual(['label-renamed'])
})
