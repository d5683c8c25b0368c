import type { Screen } from '../screen/screen.js'
import { flatten, textOf } from '../screen/tree.js'
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
  const names = ({ tree }: Screen) => flatten(tree).flatMap(({ name }) => (/\p{L}{2}/u.test(name) ? [name] : []))
  const before = new Set(names(approved))
  const after = names(seen)
  if (after.length < LEAST_NAMES) return 1
  return after.filter((name) => before.has(name)).length / after.length
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
