import type { Screen } from '../screen/screen.js'
import { flatten, type Item, textOf } from '../screen/tree.js'
import { languageOfText } from '../text/language.js'
import { languageOf } from '../text/local.js'
import { type Finding, type FindingKind, nowhere } from './finding.js'

/** Where more than this of the names stayed, a page is in its old language still, whatever it says of itself. */
const MOST_SHARED = 0.4
/** A page of fewer names is told by its text only. */
const LEAST_NAMES = 4

/** The page's language has changed: told by its words and, where those are few, by its names and what it says of itself. */
export function languageChange(approved: Screen, seen: Screen): Finding | null {
  const was = languageOfText(textOf(approved.tree)) ?? languageOf(approved.language.toLowerCase())
  const is = languageOfText(textOf(seen.tree)) ?? languageOf(seen.language.toLowerCase())
  if (!was || !is || was === is || sharedNames(approved, seen) > MOST_SHARED) return null
  return {
    ...nowhere(seen.step, 'language-changed'),
    relevance: 'route',
    before: { kind: 'language', language: was },
    after: { kind: 'language', language: is },
  }
}

function sharedNames(approved: Screen, seen: Screen): number {
  const named = ({ tree }: Screen) => flatten(tree).filter(({ name }) => /\p{L}{2}/u.test(name))
  const [old, now] = [named(approved), named(seen)]
  const before = new Set(old.map(({ name }) => name))
  // A dialog over a page may be in another language than the page, which says nothing of the page.
  const after = (old.some(isInDialog) ? now : now.filter((item) => !isInDialog(item))).map(({ name }) => name)
  if (after.length < LEAST_NAMES) return 1
  return after.filter((name) => before.has(name)).length / after.length
}

function isInDialog({ within }: Item): boolean {
  return within.some(({ role }) => role === 'dialog' || role === 'alertdialog')
}

/** In another language every word is another: these say no more than that. */
export function isOfLanguage(kind: FindingKind): boolean {
  return TRANSLATED.has(kind)
}

const TRANSLATED: ReadonlySet<FindingKind> = new Set([
  'label-renamed',
  'role-changed',
  'item-moved',
  'item-reordered',
  'item-added',
  'item-removed',
  'text-changed',
  'link-target-changed',
  'label-in-picture',
  'appearance-only',
  'step-missing',
  'destination-other-form',
  'form-removed',
  'field-added',
  'field-removed',
  'submit-renamed',
  'submit-removed',
  'claim-contradicted',
])
