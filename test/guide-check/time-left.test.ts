import { describe, expect, it } from 'vitest'
import { withoutTimeLeft } from '../../src/guide-check/cues/time-left.js'
import { type Row, rules } from './world.js'

describe('a last day that is told as one until which there is still time', () => {
  it.each<Row>([
    ['de', 'Du kannst den Zuschuss noch immer bis zum 30. April 2026 beantragen.'],
    ['de', 'Weiterhin könnt ihr den Antrag bis 30. April stellen.'],
    ['de', 'Der Antrag muss bis zum 30. April raus, es ist also immer noch Zeit.'],
    ['de', 'Den Antrag können Sie nach wie vor bis spätestens 30. April einreichen.'],
    ['de', 'Ihr müsst den Antrag bis 30. April abgeben, es bleiben noch ein paar Tage.'],
    ['de', 'Man kann den Zuschuss noch bis zum 30. April beantragen.'],
    ['en', 'You can still apply for the grant until 30 April 2026.'],
    ['en', 'The grant can still be claimed by you up to 30 April.'],
    ['en', 'You must apply by 30 April, so there is still time.'],
    ['en', 'You may still send the form in before 30 April.'],
    ['en', 'You must apply by 30 April, which is still a few weeks away.'],
    ['en', 'It is still possible for you to apply by 30 April 2026.'],
    ['fr', 'Vous pouvez toujours demander la subvention jusqu’au 30 avril 2026.'],
    ['fr', 'Il est encore possible de faire la demande avant le 30 avril.'],
    ['fr', 'La demande est à envoyer avant le 30 avril, il reste encore quelques jours.'],
    ['fr', 'Vous avez encore le temps : la demande se fait jusqu’au 30 avril.'],
    ['fr', 'On peut encore déposer le dossier de subvention d’ici le 30 avril.'],
    ['fr', 'Vous devez remplir le formulaire avant le 30 avril, soit encore trois semaines.'],
    ['it', 'Potete ancora richiedere il contributo fino al 30 aprile 2026.'],
    ['it', 'Il modulo va inviato entro il 30 aprile, quindi c’è ancora qualche giorno.'],
    ['it', 'È ancora possibile fare richiesta entro il 30 aprile.'],
    ['it', 'Dovete presentare la domanda entro il 30 aprile, avete ancora tempo.'],
    ['it', 'Si può tuttora richiedere il contributo fino al 30 aprile.'],
    ['it', 'La richiesta va fatta entro il 30 aprile: mancano ancora due settimane.'],
  ])('%s: %s', (language, text) => {
    expect(rules(language, text)).toEqual(['deadline-passed'])
  })

  it.each<Row>([
    ['de', 'Die Frist ist der 30. April, man kann den Antrag aber weiterhin stellen.'],
    ['de', 'Der Antrag ist immer noch möglich, obwohl im Brief bis 30. April steht.'],
    ['de', 'Auch nach dem 30. April könnt ihr den Antrag noch immer stellen.'],
    ['de', 'Weiterhin möglich ist der Antrag, auch wenn es bis zum 30. April heißt.'],
    ['de', 'Bis zum 30. April sollte man den Antrag stellen, es geht immer noch.'],
    ['de', 'Der Antrag ist trotzdem noch immer offen, die Frist war der 30. April.'],
    ['en', 'The deadline is 30 April, but you can still apply.'],
    ['en', 'You can still apply although the letter says by 30 April.'],
    ['en', 'You can still apply even after the deadline of 30 April.'],
    ['en', 'Applying is still possible, the deadline was 30 April.'],
    ['en', 'You must apply by 30 April, yet the form still works.'],
    ['en', 'It still works despite the closing date of 30 April.'],
    ['fr', 'La date limite est le 30 avril, mais vous pouvez toujours faire la demande.'],
    ['fr', 'La demande est encore possible bien que la lettre dise avant le 30 avril.'],
    ['fr', 'Vous pouvez toujours demander, même après la date limite du 30 avril.'],
    ['fr', 'La demande reste possible, le délai courait jusqu’au 30 avril.'],
    ['fr', 'Il faut demander avant le 30 avril, et pourtant le formulaire marche toujours.'],
    ['fr', 'Encore possible malgré la date limite du 30 avril.'],
    ['it', 'La scadenza è il 30 aprile, ma potete ancora fare richiesta.'],
    ['it', 'Si può ancora fare richiesta benché la lettera dica entro il 30 aprile.'],
    ['it', 'Potete ancora richiederlo, anche dopo la scadenza del 30 aprile.'],
    ['it', 'È ancora possibile, il termine era il 30 aprile.'],
    ['it', 'Bisogna fare richiesta entro il 30 aprile, eppure il modulo è ancora aperto.'],
    ['it', 'Ancora possibile nonostante la scadenza del 30 aprile.'],
  ])('and not one after which it goes on: %s: %s', (language, text) => {
    expect(rules(language, text)).toEqual([])
  })

  it('leaves every place where it was', () => {
    const text = 'You can still object until 30 April.'
    expect(withoutTimeLeft(text, 27, 'en')).toBe('You can       object until 30 April.')
  })
})
