import type { Item } from '../screen/tree.js'
import { normalise } from '../text/normalise.js'
import { type Described, speaksOfForm } from './forms.js'

/** What says that something cannot be done, any more or for now: English, German, French, Italian. */
const OVER = [
  'closed|no longer|not (?:currently |presently )?(?:available|possible|accepted)|unavailable|suspended|discontinued|ended|expired|ceased|until further notice',
  'geschlossen|nicht mehr|nicht (?:verfügbar|möglich)|beendet|eingestellt|abgelaufen|ausgesetzt|entfällt|bis auf weiteres',
  "fermée?s?|n[’']est plus|ne (?:sont|peut|peuvent|pouvez) plus|plus (?:possible|disponible)s?|indisponibles?|suspendue?s?|terminée?s?|expirée?s?|jusqu[’']à nouvel ordre",
  'chius[oaie]|non (?:è|sono|si può) più|non (?:più )?(?:disponibil|possibil)[ei]|sospes[oaie]|scadut[oaie]|terminat[oaie]|fino a nuovo avviso',
]
const SAYS_OVER = new RegExp(`(?<!\\p{L})(?:${OVER.join('|')})(?!\\p{L})`, 'iu')

/** Words of one stem begin alike: "object" and "objections", "Widerspruch" and "widersprechen". */
const STEM = 5

/** Beside the content news are listed, of whatever else is closed. */
const ASIDE = new Set(['complementary', 'navigation', 'contentinfo'])

/**
 * True for a sentence that says of what the guide is about that it is over: it concerns who follows the guide wherever it stands on
 * the page, such as in a bar above it.
 */
export function isNotice(item: Item, described: Described): boolean {
  const { role, name, within } = item
  if (!/^(?:text|heading|alert|status)$/.test(role) || !SAYS_OVER.test(name)) return false
  const isAlert = within.some((one) => /^(?:alert|status)$/.test(one.role))
  if (!isAlert && within.some((one) => ASIDE.has(one.role))) return false
  const said = stemsOf(name)
  const named = [...described.headings, ...described.submits].flatMap((text) => [...stemsOf(text)])
  return speaksOfForm(name, described) || named.some((stem) => said.has(stem))
}

function stemsOf(text: string): ReadonlySet<string> {
  const words =
    normalise(text)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  return new Set(words.filter(({ length }) => length >= STEM).map((word) => word.slice(0, STEM)))
}
