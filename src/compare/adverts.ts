import { type Item, keyOf } from '../screen/tree.js'
import type { Described } from './forms.js'
import { concerns } from './toasts.js'

/** What sites set before an advertisement, in German, English, French, Italian. */
const WORDS =
  'Anzeige|Werbung|Gesponsert|Advertisement|Advertising|Sponsored|Promoted|Publicité|Sponsorisé|Annonce|Pubblicità|Sponsorizzato|Annuncio'
/** Alone, or before words that begin anew: "Anzeige erstatten" is none. */
const MARKED = new RegExp(`^(?:${WORDS}|${WORDS.toUpperCase()})(?:$|\\s?[:·|-]\\s|\\s(?=[\\p{Lu}\\d]))`, 'u')

/** The mark in a block of its own: the words of the advertisement come behind it. */
const ALONE = new RegExp(`^(?:${WORDS}|${WORDS.toUpperCase()})$`, 'u')

/** What else it is made of, and of how many such parts at most. A text is none: it may be a notice that came on the same night. */
const PARTS = new Set(['heading', 'link', 'img'])
const MOST_PARTS = 6

/**
 * What calls itself an advertisement and is on one of two screens only, with what follows it there alone and says nothing of
 * what the guide is about.
 *
 * @param items of one screen, in reading order.
 * @param others of the other.
 */
export function adverts(items: readonly Item[], others: readonly Item[], described: Described): ReadonlySet<Item> {
  const known = new Set(others.map(keyOf))
  const isOfOne = (item: Item) => !known.has(keyOf(item)) && !concerns(item.name, described)
  const found = items.flatMap((mark, at) => {
    if (mark.role !== 'text' || !MARKED.test(mark.name) || !isOfOne(mark)) return []
    const following = items.slice(at + 1, at + MOST_PARTS)
    const words = ALONE.test(mark.name) ? following.find(({ role }) => role === 'text') : undefined
    const end = following.findIndex((one) => !isOfOne(one) || (!PARTS.has(one.role) && one !== words))
    return [mark, ...(end < 0 ? following : following.slice(0, end))]
  })
  return new Set(found)
}
