import { describe, expect, it } from 'vitest'
import { saysReachable } from '../../src/guide-check/cues/claims.js'
import { saysExpired } from '../../src/guide-check/cues/reachable.js'
import { type Row, rules, world } from './world.js'

describe('what somebody cannot do in the place of others', () => {
  it.each<Row>([
    ['de', 'Ablehnen können wir für unsere Mitglieder nicht mehr.'],
    ['de', 'An deren Stelle ist ein Widerspruch nicht mehr möglich.'],
    ['de', 'Stellvertretend nehmen sie keine Widersprüche mehr an.'],
    ['en', 'The office cannot object on behalf of residents.'],
    ['en', 'We cannot opt out for anyone else.'],
    ['en', 'It is not possible for us in somebody else’s name.'],
    ['fr', 'Nous ne pouvons plus refuser à leur place.'],
    ['fr', 'L’association ne peut plus s’opposer au nom de ses membres.'],
    ['fr', 'Il n’est plus possible de s’opposer pour leurs voisins.'],
    ['it', 'Non possiamo più opporci, e non si può più rifiutare per conto dei soci.'],
    ['it', 'Lo sportello non può più rifiutare al vostro posto.'],
    ['it', 'È impossibile opporsi a nome di altri.'],
  ])('says nothing of whether these can: %s: %s', (language, text) => {
    expect(saysReachable(text, language)).toBeUndefined()
  })

  it.each<Row>([
    ['de', 'Wir können das nicht für Sie tun, und widersprechen kann jetzt niemand mehr.'],
    ['de', 'Zu spät für Sie.'],
    ['en', 'We cannot object on your behalf, and you can no longer object either.'],
    ['en', 'It is too late for you.'],
    ['fr', 'Nous ne pouvons plus agir à votre place, et vous ne pouvez plus refuser.'],
    ['fr', 'Il est trop tard pour vous.'],
    ['it', 'Non possiamo farlo per conto vostro, e voi non potete più opporvi.'],
    ['it', 'È troppo tardi per voi.'],
  ])('unless they cannot, too: %s: %s', (language, text) => {
    expect(saysReachable(text, language)).toBe(false)
  })
})

describe('nothing can be refused any more', () => {
  it.each<Row>([
    ['de', 'Da könnt ihr jetzt nichts mehr ablehnen.'],
    ['de', 'Niemand kann der Sache mehr widersprechen.'],
    ['de', 'Die Bank nimmt keine Widersprüche mehr an.'],
    ['de', 'Ein Einspruch wird nicht mehr angenommen.'],
    ['de', 'Ablehnen lässt sich das nun nicht mehr.'],
    ['de', 'Es gibt keine Möglichkeit mehr, Nein zu sagen, und abgelehnt werden kann nichts mehr.'],
    ['de', 'Dagegen kann man nichts mehr tun, kein Widerspruch wird mehr bearbeitet.'],
    ['de', 'Kündigen geht leider nicht mehr.'],
    ['en', 'You can’t refuse any more.'],
    ['en', 'They no longer accept objections.'],
    ['en', 'There is no way to opt out any longer.'],
    ['en', 'Nobody can say no any more.'],
    ['en', 'Refusing is no longer possible.'],
    ['en', 'Opt-outs are no longer being accepted.'],
    ['en', 'Nothing can be done about it any more.'],
    ['en', 'It is therefore too late to refuse: the door is shut.'],
    ['fr', 'On ne peut plus refuser.'],
    ['fr', 'La société n’accepte plus les refus.'],
    ['fr', 'Il n’y a plus moyen de s’opposer.'],
    ['fr', 'Vous ne pouvez plus dire non.'],
    ['fr', 'Plus aucune opposition n’est possible.'],
    ['fr', 'Les oppositions ne sont plus acceptées.'],
    ['fr', 'Il est trop tard pour refuser.'],
    ['fr', 'Résilier n’est plus possible.'],
    ['it', 'Non si può più rifiutare.'],
    ['it', 'La società non accetta più opposizioni.'],
    ['it', 'Non c’è più modo di opporsi.'],
    ['it', 'Nessuno può più dire di no.'],
    ['it', 'Ormai non è possibile opporsi.'],
    ['it', 'Le disdette non sono più accettate.'],
    ['it', 'È troppo tardi per opporsi.'],
    ['it', 'Non potete più tirarvi indietro, non è più possibile opporsi.'],
  ])('%s: %s', (language, text) => {
    expect(saysReachable(text, language)).toBe(false)
  })

  it.each<Row>([
    ['de', 'Im Formular kannst du den Namen nicht mehr ändern.'],
    ['de', 'Den Widerspruch kann man nicht mehr zurücknehmen.'],
    ['de', 'Wenn die Frist um ist, kannst du nichts mehr ablehnen.'],
    ['de', 'Das Formular fragt nicht mehr nach dem Grund.'],
    ['de', 'Es ist nicht zu spät, um abzulehnen.'],
    ['de', 'Mehr kann man nicht ablehnen als das Training.'],
    ['de', 'Danach kann niemand mehr Ihre Daten sehen.'],
    ['de', 'Kannst du denn nichts mehr ablehnen?'],
    ['en', 'You can no longer change the name in the form.'],
    ['en', 'Your refusal can’t be undone any more.'],
    ['en', 'If the day is over, you can’t refuse any more.'],
    ['en', 'The form no longer asks for a reason.'],
    ['en', 'It is never too late to refuse.'],
    ['en', 'They might no longer accept objections.'],
    ['en', 'Afterwards nobody can see your data any more.'],
    ['en', 'Can you no longer refuse?'],
    ['fr', 'Vous ne pourrez plus modifier votre nom dans le formulaire.'],
    ['fr', 'On ne peut plus annuler le refus.'],
    ['fr', 'Si le délai est passé, on ne peut plus refuser.'],
    ['fr', 'Le formulaire ne demande plus de motif.'],
    ['fr', 'Il n’est pas trop tard pour refuser.'],
    ['fr', 'On ne peut refuser plus tard.'],
    ['fr', 'Peut-être qu’on ne peut plus refuser.'],
    ['fr', 'Le refus n’est plus à motiver.'],
    ['it', 'Nel modulo non si cambia più il nome.'],
    ['it', 'Il rifiuto non si può più annullare.'],
    ['it', 'Se il termine è passato, non si può più rifiutare.'],
    ['it', 'Il modulo non chiede più il motivo.'],
    ['it', 'Non è troppo tardi per opporsi.'],
    ['it', 'Forse non si può più rifiutare.'],
    ['it', 'Non serve più motivare il rifiuto.'],
    ['it', 'Non si può più rifiutare?'],
  ])('and not where it is something else that cannot be: %s: %s', (language, text) => {
    expect(saysReachable(text, language)).not.toBe(false)
  })
})

describe('a last day that is told as over', () => {
  it.each<Row>([
    ['de', 'Die Widerspruchsfrist bei Grant ist schon abgelaufen.'],
    ['de', 'Leider ist die Frist bereits verstrichen.'],
    ['de', 'Der Stichtag ist längst vorbei.'],
    ['de', 'Abgelaufen ist die Frist.'],
    ['de', 'Die Antragsfrist ist um.'],
    ['de', 'Ihr habt es gehört: Die Frist ist rum.'],
    ['de', 'Die Frist für den Zuschuss ist inzwischen ausgelaufen.'],
    ['de', 'Die Deadline ist durch, da hilft alles nichts.'],
    ['en', 'The deadline has passed.'],
    ['en', 'The deadline for the grant has already gone.'],
    ['en', 'Sadly the window is now closed.'],
    ['en', 'The notice period has ended.'],
    ['en', 'You have missed the deadline.'],
    ['en', 'The closing date is past.'],
    ['en', 'The cut-off has been and gone.'],
    ['en', 'The deadline’s long gone.'],
    ['fr', 'Le délai est passé.'],
    ['fr', 'La date limite est désormais dépassée.'],
    ['fr', 'Le délai pour la demande a expiré.'],
    ['fr', 'L’échéance est passée depuis lundi.'],
    ['fr', 'Le délai d’opposition est écoulé.'],
    ['fr', 'Délai dépassé, hélas.'],
    ['fr', 'La date butoir est révolue.'],
    ['fr', 'Les délais sont échus.'],
    ['it', 'Il termine è scaduto.'],
    ['it', 'La scadenza è ormai passata.'],
    ['it', 'È già scaduto il termine.'],
    ['it', 'Il termine per la richiesta è trascorso.'],
    ['it', 'La data limite è superata.'],
    ['it', 'Il tempo utile è finito.'],
    ['it', 'I termini sono chiusi.'],
    ['it', 'Purtroppo il termine è decorso.'],
  ])('%s: %s', (language, text) => {
    expect(saysExpired(text, language)).toBe(true)
  })

  it.each<Row>([
    ['de', 'Die Frist ist noch nicht abgelaufen.'],
    ['de', 'Sobald die Frist abgelaufen ist, geht es los.'],
    ['de', 'Die erste Frist ist abgelaufen.'],
    ['de', 'Die Antwortfrist ist abgelaufen.'],
    ['de', 'Ist die Frist schon abgelaufen?'],
    ['de', 'Wenn die Frist vorbei ist, hilft nur ein Brief.'],
    ['de', 'Die Frist für die Beschwerde ist vorbei.'],
    ['de', 'Die Sitzung ist abgelaufen.'],
    ['en', 'The deadline has not passed.'],
    ['en', 'Once the deadline has passed, it is over.'],
    ['en', 'The first deadline has gone.'],
    ['en', 'Has the deadline passed?'],
    ['en', 'Their deadline for a reply has passed.'],
    ['en', 'The window has closed if you see nothing.'],
    ['en', 'Your session has expired.'],
    ['en', 'Perhaps the deadline has passed.'],
    ['fr', 'Le délai n’est pas passé.'],
    ['fr', 'Une fois que le délai est passé, c’est fini.'],
    ['fr', 'Le premier délai est passé.'],
    ['fr', 'Le délai de réponse est passé.'],
    ['fr', 'Le délai est-il passé ?'],
    ['fr', 'Si la date limite est passée, écrivez.'],
    ['fr', 'La session a expiré.'],
    ['fr', 'Peut-être que le délai est passé.'],
    ['it', 'Il termine non è scaduto.'],
    ['it', 'Quando il termine è scaduto, si chiude.'],
    ['it', 'Il primo termine è scaduto.'],
    ['it', 'Il termine per la risposta è scaduto.'],
    ['it', 'Il termine è scaduto?'],
    ['it', 'Se la scadenza è passata, scrivete.'],
    ['it', 'La sessione è scaduta.'],
    ['it', 'Forse il termine è scaduto.'],
  ])('and not where it is supposed, denied or another one: %s: %s', (language, text) => {
    expect(saysExpired(text, language)).toBe(false)
  })
})

describe('what a guide says of the last day', () => {
  const toCome = world({ deadline: { date: '2026-06-30' } })
  it.each<Row>([
    ['de', 'Die Antragsfrist ist schon abgelaufen.'],
    ['en', 'The deadline for the grant has already passed.'],
    ['fr', 'Le délai pour la demande a expiré.'],
    ['it', 'Il termine per la richiesta è scaduto.'],
  ])('is wrong while it is to come, and right when it is over: %s: %s', (language, text) => {
    expect(rules(language, text, toCome)).toEqual(['claim-contradicted'])
    expect(rules(language, text)).toEqual([])
    expect(rules(language, text, world({ deadline: null }))).toEqual([])
  })

  it.each<Row>([
    ['de', 'Danach ist der Antrag nicht mehr möglich.'],
    ['en', 'After that it is no longer possible to apply.'],
    ['fr', 'Passé ce délai, la demande n’est plus possible.'],
    ['it', 'Dopo quella data la richiesta non è più possibile.'],
  ])('of what comes behind it is right while it is to come, and wrong later: %s: %s', (language, text) => {
    expect(rules(language, text, toCome)).toEqual([])
    expect(rules(language, text)).toEqual(['claim-contradicted'])
    expect(rules(language, text, world({ deadline: null }))).toEqual([])
  })

  it.each<Row>([
    ['de', 'Ab dem 30. Juni 2026 ist der Antrag nicht mehr möglich.'],
    ['en', 'From 30 June 2026 it is no longer possible to apply.'],
    ['fr', 'À compter du 30 juin 2026, la demande n’est plus possible.'],
    ['it', 'Dal 30 giugno 2026 la richiesta non è più possibile.'],
  ])('and right where the day is named and to come: %s: %s', (language, text) => {
    expect(rules(language, text, toCome)).toEqual([])
  })
})
