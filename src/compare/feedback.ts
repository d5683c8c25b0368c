import { type Item, keyOf } from '../screen/tree.js'
import type { Described } from './forms.js'
import { concerns } from './toasts.js'

/** A site asks whether its page has helped: German, English, French, Italian. */
const ASKS = [
  '(?:was|were|is|are|did|has|have) (?:this|that|these|our|the|you)\\b[^?]{0,60}\\b(?:helpful|useful|help(?:ed)?(?: you)?)',
  '(?:war|waren|ist|sind|hat|haben|fanden|finden)\\b[^?]{0,60}\\b(?:hilfreich|nützlich|(?:weiter)?geholfen)',
  '(?:cet|cette|ces|cela|avez|est|notre)\\b[^?]{0,60}\\b(?:utiles?|aidée?s?)',
  "(?:questa?|queste|questi|ti|hai|è|la|il)\\b[^?]{0,60}\\b(?:utili?|aiutato|d[’']aiuto)",
]
const QUESTION = new RegExp(`^(?:${ASKS.join('|')})[^?]{0,20}\\?$`, 'iu')

/** What is answered with, in so many characters and parts at most. */
const ANSWERS = new Set(['button', 'link', 'radio', 'img', 'text'])
const LONGEST_ANSWER = 25
const MOST_ANSWERS = 6

/**
 * The question whether a page has helped and its answers, where they are on one of two screens only: nobody who follows a guide
 * has to answer it.
 *
 * @param items of one screen, in reading order.
 * @param others of the other.
 */
export function feedback(items: readonly Item[], others: readonly Item[], described: Described): ReadonlySet<Item> {
  const known = new Set(others.map(keyOf))
  const isOfOne = (item: Item) => !known.has(keyOf(item)) && !concerns(item.name, described)
  const found = items.flatMap((question, at) => {
    if (!/^(?:text|heading)$/.test(question.role) || !QUESTION.test(question.name) || !isOfOne(question)) return []
    const following = items.slice(at + 1, at + 1 + MOST_ANSWERS)
    const end = following.findIndex(
      (one) => !isOfOne(one) || !ANSWERS.has(one.role) || one.name.length > LONGEST_ANSWER,
    )
    return [question, ...(end < 0 ? following : following.slice(0, end))]
  })
  return new Set(found)
}
