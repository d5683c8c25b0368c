import { type Item, keyOf } from '../screen/tree.js'
import type { Described } from './forms.js'
import { concerns } from './toasts.js'

/** What sites set before an advertisement, in German, English, French, Italian. */
const WORDS =
  'Anzeige|Werbung|Gesponsert|Advertisement|Advertising|Sponsored|Promoted|Publicité|Sponsorisé|Annonce|Pubblicità|Sponsorizzato|Annuncio'
/** Alone, or before words that begin anew: "Anzeige erstatten" is none. */
const MARKED = new RegExp(`^(?:${WORDS}|${WORDS.toUpperCase()})(?:$|\\s?[:·|-]\\s|\\s(?=[\\p{Lu}\\d]))`, 'u')

/** What an advertisement is made of, and of how many such parts at most. */
const PARTS = new Set(['text', 'heading', 'link', 'img'])
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
  const isPart = (item: Item) => PARTS.has(item.role) && !known.has(keyOf(item)) && !concerns(item.name, described)
  const found = items.flatMap((item, at) => {
    if (item.role !== 'text' || !MARKED.test(item.name)) return []
    const following = items.slice(at, at + MOST_PARTS)
    const end = following.findIndex((one) => !isPart(one))
    return end < 0 ? following : following.slice(0, end)
  })
  return new Set(found)
}
