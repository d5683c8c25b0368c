import type { Consequence } from '../cause/decision.js'
import type { Language } from '../settings/language.js'
import { decideWordsIn } from './decide.js'
import { wordsIn } from './language.js'
import { numbersIn } from './text.js'

/** What a decision comes to, a sentence a line; never empty. In the browser, client/decide-words.js says the same. */
export function consequenceInWords(consequence: Consequence, language: Language): readonly string[] {
  const told = decideWordsIn(language).page.consequence
  const { quoted } = wordsIn(language)
  const lists = new Intl.ListFormat(language, { type: 'conjunction' })
  const { screens, waiting, verified, stays, links, claims, sentences, files, guides, ignored, byHand } = consequence
  const counted = ({ one, many }: (typeof told)['screens'], count: number, list: readonly string[] = []) => {
    if (count === 0) return []
    return [filled(count === 1 ? one : many, { count: numbersIn(language)(count), list: lists.format(list) })]
  }
  const listed = (sentence: (typeof told)['screens'], list: readonly string[]) => counted(sentence, list.length, list)
  const lines = [
    ...(byHand ? [told.byHand] : []),
    ...sentences.map(({ before, after }) =>
      before === null
        ? filled(told.sentenceNew, { after: quoted(after) })
        : filled(told.sentence, { before: quoted(before), after: quoted(after) }),
    ),
    ...counted(told.screens, screens),
    ...counted(told.verified, verified.length),
    ...counted(told.stays, stays.length),
    ...listed(told.links, links),
    ...listed(
      told.guides,
      guides.map(({ title, publisher }) => `${title} (${publisher})`),
    ),
    ...listed(
      told.claims,
      claims.map(({ says }) => quoted(says)),
    ),
    ...listed(told.files, files),
    ...counted(told.ignored, ignored),
    ...counted(told.waiting, waiting.length),
  ]
  return lines.length > 0 ? lines : [told.nothing]
}

/** A text with what belongs between its braces. */
function filled(text: string, pieces: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => pieces[name] ?? whole)
}
