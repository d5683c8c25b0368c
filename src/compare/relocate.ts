import leven from 'leven'
import type { AriaNode, Box, Screen } from '../screen/screen.js'
import { flatten, type Item } from '../screen/tree.js'
import { normalise } from '../text/normalise.js'

export type Relocated = { readonly role: string; readonly name: string; readonly nth: number; readonly score: number }

/** Below this score nothing is taken: a wrong relocation is worse than none. */
export const RELOCATION_THRESHOLD = 0.5

/** Without an approved screen there is only the name to go by, and it has to be this similar. */
const NAME_ALONE = 0.7

/** Pressing these is never a try: they send, pay, delete or sign out. English, German, French, Italian. */
const HARMFUL =
  /\b(submit|send|confirm|delete|remove|pay|buy|order|log ?out|sign ?out|accept|allow|agree|senden|absenden|bestätigen|löschen|entfernen|bezahlen|kaufen|abmelden|akzeptieren|erlauben|zulassen|zustimmen|envoyer|supprimer|payer|acheter|déconnexion|accepter|autoriser|invia|elimina|paga|acquista|esci|accetta|consenti)\b/iu

/**
 * Finds the target of a step whose name is gone: an element of the same role, with a similar name, in the same place.
 *
 * What was on the approved screen under its own name is some other element, so it is no candidate. The similarity is a
 * weighted sum of name (edit distance), link address, neighbours and place; see docs/decisions/0003-relocation.md.
 *
 * @param names the published names in this locale.
 * @param approved the approved screen of this step, if any; without it only the name counts.
 * @param seen the tree tonight, boxes included.
 * @returns the best candidate at or above {@link RELOCATION_THRESHOLD}, or `undefined`. `nth` counts the elements of
 *   that role and name in reading order.
 */
export function relocate(
  role: string,
  names: readonly string[],
  approved: Screen | undefined,
  seen: readonly (AriaNode | string)[],
): Relocated | undefined {
  const before = approved ? flatten(approved.tree) : []
  const known = new Set(before.map((item) => `${item.role} ${item.name}`))
  const wanted = names.map(normalise)
  const old = before.find((item) => item.role === role && wanted.includes(item.name))
  const now = flatten(seen)
  const [best] = now
    .map((item, index) => ({ item, index }))
    .filter(
      ({ item }) =>
        item.role === role && item.name !== '' && !HARMFUL.test(item.name) && !known.has(`${role} ${item.name}`),
    )
    .map(({ item, index }) => ({
      item,
      index,
      score: score(item, neighbours(now, index), wanted, old, old ? neighbours(before, before.indexOf(old)) : []),
    }))
    .sort((a, b) => b.score - a.score)
  if (!best || best.score < RELOCATION_THRESHOLD) return undefined
  const nth = now.slice(0, best.index).filter((item) => item.role === role && item.name === best.item.name).length
  return { role, name: best.item.name, nth, score: Math.round(best.score * 100) / 100 }
}

function score(
  item: Item,
  near: readonly string[],
  names: readonly string[],
  old: Item | undefined,
  oldNear: readonly string[],
): number {
  const name = Math.max(...names.map((wanted) => similarity(wanted, item.name)))
  if (!old) return name >= NAME_ALONE ? name : 0
  const sameUrl = old.node?.url !== undefined && pathOf(old.node.url) === pathOf(item.node?.url)
  const shared = near.filter((entry) => oldNear.includes(entry)).length / Math.max(oldNear.length, near.length, 1)
  const place = old.landmark === item.landmark ? closeness(old.box, item.box) : 0
  return 0.4 * name + 0.2 * (sameUrl ? 1 : 0) + 0.25 * shared + 0.15 * place
}

/** The entries right before and after, as a reader would say "the one between X and Y". */
function neighbours(items: readonly Item[], index: number): readonly string[] {
  return [-2, -1, 1, 2].flatMap((offset) => {
    const item = items[index + offset]
    return item ? [`${item.role} ${item.name}`] : []
  })
}

/** 1 for equal texts, 0 for texts with nothing in common; by edit distance, and by shared words. */
export function similarity(a: string, b: string): number {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()]
  const edit = 1 - leven(left, right) / Math.max(left.length, right.length, 1)
  const words = new Set(left.split(/\W+/u).filter((word) => word.length > 2))
  const others = new Set(right.split(/\W+/u).filter((word) => word.length > 2))
  const shared = [...words].filter((word) => others.has(word)).length
  return Math.max(edit, (2 * shared) / Math.max(words.size + others.size, 1))
}

function closeness(a: Box | null, b: Box | null): number {
  if (!a || !b) return 0
  return 1 / (1 + Math.hypot(a.x - b.x, a.y - b.y) / 100)
}

function pathOf(url: string | undefined): string | undefined {
  return url?.replace(/[?#].*$/, '')
}
