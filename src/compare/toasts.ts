import type { Screen } from '../screen/screen.js'
import type { Item } from '../screen/tree.js'
import { normalise } from '../text/normalise.js'
import { type Described, speaksOfForm } from './forms.js'
import { isLive, itemsIn } from './layers.js'

/**
 * What is told over a page for a moment, such as that a picture was saved, and says nothing of what the guide is about. An alert
 * within the page stays where it is, and is a part of it.
 */
export function passingToasts(screen: Screen, items: readonly Item[], described: Described): ReadonlySet<Item> {
  const passing = (screen.toasts ?? []).filter(({ text }) => !concerns(text, described))
  const isSaid = (item: Item) => isLive(item.role) || item.role === 'text'
  return new Set(passing.flatMap((toast) => itemsIn(toast, items)).filter(isSaid))
}

/** Shorter words say too little to be the same thing. */
const LEAST_LETTERS = 5

/** True for a text that names what the guide names, or shares a word with the destination's heading or its button. */
export function concerns(text: string, described: Described): boolean {
  const words = new Set(wordsOf(text))
  const titles = [...described.headings, ...described.submits]
  return speaksOfForm(text, described) || titles.some((one) => wordsOf(one).some((word) => words.has(word)))
}

function wordsOf(text: string): readonly string[] {
  return (
    normalise(text)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  ).filter(({ length }) => length >= LEAST_LETTERS)
}
