import { describe, expect, it } from 'vitest'
import { saysReachable } from '../../src/guide-check/cues/claims.js'
import { withoutMessenger } from '../../src/guide-check/cues/doubt.js'
import { type Row, rules } from './world.js'

describe('what can still be refused', () => {
  it.each<Row>([
    ['de', 'Kunden können noch widersprechen.'],
    ['de', 'Das lässt sich nach wie vor ablehnen.'],
    ['de', 'Noch darf jeder Nein sagen.'],
    ['de', 'Die Firma nimmt Widersprüche noch an.'],
    ['de', 'Eine Ablehnung ist weiterhin möglich, ablehnen kann man weiterhin.'],
    ['de', 'Ihr könnt noch aussteigen.'],
    ['en', 'Customers can still refuse.'],
    ['en', 'The company still accepts objections.'],
    ['en', 'There is still a way to say no.'],
    ['en', 'Everybody may still opt out.'],
    ['en', 'You are still able to decline.'],
    ['en', 'They still let you get out of it.'],
    ['fr', 'Les clients peuvent encore refuser.'],
    ['fr', 'La société accepte toujours les oppositions.'],
    ['fr', 'Il y a encore moyen de dire non.'],
    ['fr', 'On peut toujours s’opposer.'],
    ['fr', 'Le refus est encore possible.'],
    ['fr', 'Nous pouvons encore y échapper.'],
    ['it', 'I clienti possono ancora opporsi.'],
    ['it', 'La società accetta tuttora i rifiuti.'],
    ['it', 'C’è ancora modo di dire di no.'],
    ['it', 'Si può ancora rifiutare.'],
    ['it', 'È ancora possibile uscirne.'],
    ['it', 'Tutti possono ancora tirarsi indietro.'],
  ])('%s: %s', (language, text) => {
    expect(saysReachable(text, language)).toBe(true)
  })

  it.each<Row>([
    ['de', 'Man kann noch nicht widersprechen.'],
    ['de', 'Können wir noch widersprechen?'],
    ['de', 'Ihr könnt noch einmal widersprechen.'],
    ['de', 'Vielleicht kann man noch widersprechen.'],
    ['de', 'Den Widerspruch kann man noch zurücknehmen.'],
    ['de', 'Im März konnten Kunden noch widersprechen.'],
    ['en', 'You still can’t refuse.'],
    ['en', 'Can we still refuse?'],
    ['en', 'Perhaps you can still refuse.'],
    ['en', 'You can still undo the refusal.'],
    ['en', 'If customers can still refuse, they should.'],
    ['en', 'They could still refuse in March.'],
    ['fr', 'On ne peut toujours pas refuser.'],
    ['fr', 'Peut-on encore refuser ?'],
    ['fr', 'Peut-être qu’on peut encore refuser.'],
    ['fr', 'On peut encore annuler le refus.'],
    ['fr', 'Vous pouvez encore une fois refuser.'],
    ['fr', 'On pouvait encore refuser en mars.'],
    ['it', 'Ancora non si può rifiutare.'],
    ['it', 'Si può ancora rifiutare?'],
    ['it', 'Forse si può ancora rifiutare.'],
    ['it', 'Si può ancora annullare il rifiuto.'],
    ['it', 'Potete rifiutare ancora una volta.'],
    ['it', 'Si poteva ancora rifiutare a marzo.'],
  ])('and not where it is something else, or was: %s: %s', (language, text) => {
    expect(saysReachable(text, language)).not.toBe(true)
  })
})

describe('of whom it is said that it is too late', () => {
  it.each<Row>([
    ['de', 'Wer bis dahin nicht widersprochen hat, kann nichts mehr machen.'],
    ['de', 'Wer die Frist verpasst hat, kann nicht mehr widersprechen.'],
    ['en', 'Anyone who has not objected by then can no longer do so, it is too late to object.'],
    ['en', 'Whoever missed it, it is too late to refuse.'],
    ['fr', 'Qui n’a pas refusé à temps, ne peut plus refuser.'],
    ['fr', 'Ceux qui ont manqué la date, ne peuvent plus s’opposer.'],
    ['it', 'Chi non ha rifiutato in tempo, non può più opporsi.'],
    ['it', 'Chi ha perso la scadenza, non può più rifiutare.'],
  ])('by a clause that supposes nothing: %s: %s', (language, text) => {
    expect(saysReachable(text, language)).toBe(false)
  })

  it.each<Row>([
    ['de', 'Die Frist ist am 30. April abgelaufen, wer bis dahin keinen Antrag gestellt hat, kann nichts mehr machen.'],
    ['fr', 'La lettre de Grant donnait jusqu’au 30 avril. Passé cette date, la demande n’est plus possible.'],
    ['it', 'La lettera indicava il 30 aprile. Adesso la richiesta non è più possibile.'],
    ['en', 'The letter gave a day. It is no longer possible to apply for the grant.'],
  ])('is told beside a day, or behind a letter: %s: %s', (language, text) => {
    expect(rules(language, text)).toHaveLength(1)
  })
})

describe('a letter that only says something', () => {
  it.each<Row>([
    ['de', 'Der Brief nannte einen Tag.'],
    ['de', 'Das Schreiben der Bank gab uns zwei Wochen.'],
    ['de', 'Im Brief stand ein Tag.'],
    ['en', 'The letter gave a day.'],
    ['en', 'The letter from Grant said so.'],
    ['en', 'In the letter it says so.'],
    ['fr', 'La lettre de Grant donnait un jour.'],
    ['fr', 'Le courrier annonçait un délai.'],
    ['fr', 'Dans la lettre il est question d’un jour.'],
    ['it', 'La lettera di Grant indicava un giorno.'],
    ['it', 'La lettera diceva altro.'],
    ['it', 'La lettera parlava di un giorno.'],
  ])('is left out: %s: %s', (_, text) => {
    expect(withoutMessenger(text)).not.toMatch(/brief|schreiben|letter|lettre|courrier|lettera/iu)
  })

  it.each<Row>([
    ['de', 'Schicken Sie einen Brief.'],
    ['de', 'Ein Brief reicht.'],
    ['en', 'Send a letter.'],
    ['en', 'By letter it works.'],
    ['fr', 'Envoyez une lettre.'],
    ['fr', 'Par courrier cela marche.'],
    ['it', 'Mandate una lettera.'],
    ['it', 'Per lettera si può.'],
  ])('and not one that is sent: %s: %s', (_, text) => {
    expect(withoutMessenger(text)).toBe(text)
  })
})
