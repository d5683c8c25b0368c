import { describe, expect, it } from 'vitest'
import { check, type Language, NEAR, type Row, rules, world } from './world.js'

/** Published on 20 March 2026 and read on 20 May; the last day is 30 June, or was 30 April. */
const toCome = world({ deadline: { date: '2026-06-30' } })

describe('another day than the last one, which is over', () => {
  it.each<Row>([
    ['de', 'Wer den Zuschuss will, muss sich bis spätestens 15. Mai 2026 melden.'],
    ['de', 'Sie können den Zuschuss bis 30. April beantragen.'],
    ['de', 'Wer das nicht möchte, muss sich bis 10. Mai rühren.'],
    ['de', 'Ablehnen kann man bis einschließlich 1. Mai.'],
    ['de', 'Ihr müsst das Formular bis zum 12.05.2026 ausgefüllt haben.'],
    ['de', 'Du hast bis Ende April Zeit, den Zuschuss zu beantragen.'],
    ['de', 'Der Widerspruch muss bis Ende April 2026 raus, sonst wird man gefragt.'],
    ['de', 'Man muss vor dem 2. Mai widersprechen.'],
    ['en', 'You must hand in the form by 15 May 2026.'],
    ['en', 'You can refuse, and you have until 30 April.'],
    ['en', 'You have until the end of April to object.'],
    ['en', 'If you don’t want that, you must say so by May 10.'],
    ['en', 'You need to send the form before 1 May 2026.'],
    ['en', 'Your objection has to be in by the end of April 2026.'],
    ['en', 'Opting out must be done by 12 May.'],
    ['en', 'You may say no until 14 May; what you posted by then stays.'],
    ['fr', 'Vous pouvez refuser, et il faut le faire avant le 15 mai.'],
    ['fr', 'Vous devez déposer la demande avant le 30 avril 2026.'],
    ['fr', 'On peut s’opposer jusqu’à fin avril.'],
    ['fr', 'Le formulaire doit être rempli d’ici le 10 mai.'],
    ['fr', 'Qui ne veut pas doit le dire avant le 12 mai 2026.'],
    ['fr', 'Vous avez jusqu’au 1er mai pour refuser.'],
    ['fr', 'Il faut s’opposer d’ici la fin avril.'],
    ['fr', 'Dépêchez-vous : la demande est à déposer avant le 14 mai !'],
    ['it', 'Affrettatevi: la richiesta va presentata entro il 15 maggio 2026!'],
    ['it', 'Potete rifiutare, e bisogna farlo entro il 30 aprile.'],
    ['it', 'Chi non vuole deve dirlo entro il 10 maggio.'],
    ['it', 'Dovete opporvi entro fine aprile.'],
    ['it', 'Il modulo va compilato entro la fine di aprile 2026.'],
    ['it', 'Avete tempo fino al 12 maggio per opporvi.'],
    ['it', 'Si può rifiutare fino al 1 maggio.'],
    ['it', 'L’opposizione va inviata prima del 14 maggio.'],
  ])('is told: %s: %s', (language, text) => {
    expect(rules(language, text, toCome)).toEqual(['deadline-passed'])
    expect(rules(language, text, world({ deadline: null }))).toEqual([])
    expect(rules(language, text, world({ deadline: { date: '2026-06-30' }, works: 'unknown' }))).toEqual([])
  })

  it.each<Row>([
    ['de', 'Den Antrag kannst du bis zum 30. Juni stellen.'],
    ['de', 'Wer beim Wasserwerk Einspruch erheben will, muss das bis 30. April tun.'],
    ['de', 'Wer den Antrag stellen wollte, hat dafür nur bis 30. April Zeit gehabt.'],
    ['de', 'Die Steuererklärung müssen Sie bis 30. April abgeben.'],
    ['de', 'Den Antrag konnte man bis 30. April stellen, du musst jetzt schnell sein.'],
    ['de', 'Bis Ende April hat der Verein gewartet, dann hat er widersprochen.'],
    ['de', 'Man muss den Antrag bis Ende Juni stellen.'],
    ['de', 'Den Antrag musste man bis 30. April 2025 stellen.'],
    ['en', 'You can apply for the grant until 30 June.'],
    ['en', 'You must object at Brockley Town Hall by 30 April.'],
    ['en', 'You had until 30 April to refuse.'],
    ['en', 'Your tax return must be in by 30 April.'],
    ['en', 'The pay claim goes in by 30 April.'],
    ['en', 'You could object until the end of April.'],
    ['en', 'You must apply by the end of June.'],
    ['en', 'You must apply by 30 April 2024.'],
    ['fr', 'Vous pouvez déposer la demande avant le 30 juin.'],
    ['fr', 'Vous deviez refuser avant le 30 avril.'],
    ['fr', 'La déclaration d’impôts doit partir avant le 30 avril.'],
    ['fr', 'On pouvait s’opposer jusqu’à fin avril.'],
    ['fr', 'Vous devez vous opposer auprès de Grandval avant le 30 avril.'],
    ['fr', 'On vous répond avant le 30 avril.'],
    ['fr', 'La demande est à déposer d’ici fin juin.'],
    ['fr', 'Fallait-il refuser avant le 30 avril ?'],
    ['it', 'Potete presentare la richiesta entro il 30 giugno.'],
    ['it', 'Dovevate rifiutare entro il 30 aprile.'],
    ['it', 'La dichiarazione dei redditi va inviata entro il 30 aprile.'],
    ['it', 'Ci si poteva opporre fino a fine aprile.'],
    ['it', 'Dovete opporvi presso Valgrande entro il 30 aprile.'],
    ['it', 'Vi rispondono entro il 30 aprile.'],
    ['it', 'La richiesta va presentata entro fine giugno.'],
    ['it', 'Bisogna rifiutare entro il 30 aprile?'],
  ])('is not where it is to come, told as over, or of something else: %s: %s', (language, text) => {
    expect(rules(language, text, toCome)).toEqual([])
  })

  it('is none that was over when the guide was published', () => {
    expect(rules('en', 'You must apply by 1 March 2026.', toCome)).toEqual([])
  })

  it.each<readonly [Language, string, string]>([
    ['de', 'Sie können bis 30. April widersprechen.', 'Die Frist läuft bis zum 30. Juni 2026.'],
    ['en', 'You must object by 30 April.', 'The deadline is 30 June 2026.'],
    ['fr', 'Vous devez refuser avant le 30 avril.', 'La date limite est le 30 juin 2026.'],
    ['it', 'Dovete opporvi entro il 30 aprile.', 'La scadenza è il 30 giugno 2026.'],
  ])('and the right one is offered: %s', (language, text, proposed) => {
    expect(check(`${NEAR[language]}\n\n${text}`, { language, known: toCome }).findings[0]).toMatchObject({ proposed })
  })
})

describe('the last day', () => {
  it.each<Row>([
    ['en', 'You have until 30 April to object; what has gone into a model by then cannot be taken out.'],
    ['de', 'Du kannst bis 30. April widersprechen; was bis dahin verwendet wurde, bleibt.'],
    ['fr', 'Vous avez jusqu’au 30 avril pour refuser ; ce qui était publié avant reste.'],
    ['it', 'Avete tempo fino al 30 aprile per opporvi; quello che era pubblicato prima resta.'],
    ['it', 'Affrettatevi: l’opposizione va inviata entro il 30 aprile 2026!'],
    ['de', 'Beeilung: Der Antrag muss bis 30. April 2026 raus!'],
    ['fr', 'Dépêchez-vous : la demande doit partir avant le 30 avril !'],
    ['en', 'Your claim must be in by 30 April, hurry!'],
    ['de', 'Den Antrag kannst du bis Ende April stellen.'],
    ['en', 'You can apply until the end of April.'],
    ['fr', 'Vous pouvez déposer la demande jusqu’à fin avril.'],
    ['it', 'Potete presentare la richiesta entro fine aprile.'],
    ['it', 'Chi voleva farlo doveva muoversi entro il 30 aprile: passata quella data non è più possibile opporsi.'],
    ['de', 'Das ging bis zum 30. April, danach ist kein Widerspruch mehr möglich.'],
    ['en', 'That had to be done by 30 April: past that day it is no longer possible to object.'],
    ['fr', 'Il fallait le faire avant le 30 avril : passé ce jour, il n’est plus possible de s’opposer.'],
  ])('is told whatever else is, and by the end of its month: %s: %s', (language, text) => {
    expect(rules(language, text)).toEqual(['deadline-passed'])
  })
})
