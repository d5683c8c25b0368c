import { languageOf } from '../text/local.js'
import type { Known, KnownLabel } from './known.js'
import { stemOf, textKey, type Word, wordsOf } from './words.js'

type Node = { readonly next: Map<string, Node>; key?: string }

/** Everything that is known under one label, over all languages. */
export type LabelGroup = { readonly key: string; readonly entries: readonly KnownLabel[] }

/** The labels of a flow, to be found in running text. */
export type LabelIndex = {
  readonly groups: ReadonlyMap<string, LabelGroup>
  /** The longest label that begins at a word, and its number of words. */
  readonly at: (words: readonly Word[], index: number) => Hit | undefined
}
export type Hit = { readonly group: LabelGroup; readonly length: number; readonly inflected: boolean }

/** Longer texts on a screen are no labels that a guide names. */
const MOST_WORDS = 16

/** @param language of the guide, whose endings its labels may have taken. */
export function labelIndex(known: Known, language: string): LabelIndex {
  const groups = new Map<string, { readonly key: string; readonly entries: KnownLabel[] }>()
  const exact: Node = { next: new Map() }
  const stems: Node = { next: new Map() }
  for (const label of [...known.labels, ...labelsOfRoutes(known)]) {
    const words = wordsOf(label.text)
    if (words.length === 0 || words.length > MOST_WORDS) continue
    const key = textKey(label.text)
    const group = groups.get(key) ?? { key, entries: [] }
    group.entries.push(label)
    groups.set(key, group)
    plant(exact, words, key, (word) => word)
    if (languageOf(label.locale) === languageOf(language)) plant(stems, words, key, (word) => stemOf(word, language))
  }
  const groupOf = (key: string | undefined) => (key === undefined ? undefined : groups.get(key))
  return {
    groups,
    at: (words, index) => {
      const [precise, loose] = [
        follow(exact, words, index, (word) => word),
        follow(stems, words, index, (word) => stemOf(word, language)),
      ]
      const [group, longer] = [groupOf(precise?.key), groupOf(loose?.key)]
      if (precise && group && precise.length >= (loose?.length ?? 0))
        return { group, length: precise.length, inflected: false }
      return loose && longer ? { group: longer, length: loose.length, inflected: true } : undefined
    },
  }
}

/** Labels of steps. What a route that is broken waits for in vain is none of today. */
function labelsOfRoutes(known: Known): readonly KnownLabel[] {
  const gone = new Set(known.labels.filter(({ until }) => until !== null).map(placeOf))
  for (const label of known.labels) if (label.until === null) gone.delete(placeOf(label))
  return known.routes.flatMap(({ route, locale, steps, state }) =>
    steps.flatMap(({ step, labels }) =>
      labels
        .filter((text) => state !== 'broken' || !gone.has(placeOf({ locale, text })))
        .map((text) => ({
          locale,
          text,
          role: 'text',
          step: step.includes('/') ? step : `${route}/${step}`,
          until: null,
          now: null,
          picture: null,
          source: '',
        })),
    ),
  )
}

const placeOf = ({ locale, text }: Pick<KnownLabel, 'locale' | 'text'>) => `${locale} ${textKey(text)}`

function plant(root: Node, words: readonly Word[], key: string, as: (word: string) => string): void {
  let node = root
  for (const word of words) {
    const step = `${word.before} ${as(word.key)}`
    const next = node.next.get(step) ?? { next: new Map() }
    node.next.set(step, next)
    node = next
  }
  node.key ??= key
}

function follow(root: Node, words: readonly Word[], index: number, as: (word: string) => string) {
  let [node, found]: [Node | undefined, { key: string; length: number } | undefined] = [root, undefined]
  for (let length = 0; node && length < MOST_WORDS && index + length < words.length; ) {
    const word = words[index + length] as Word
    node = node.next.get(`${length === 0 ? '' : word.before} ${as(word.key)}`)
    length += 1
    if (node?.key !== undefined) found = { key: node.key, length }
  }
  return found
}

/** What a label comes to in a guide of a language. */
export type Standing = {
  readonly is: 'current' | 'former'
  /** What speaks for it: of the guide's language where there is any, or else of another. */
  readonly entries: readonly KnownLabel[]
  readonly foreign: boolean
}

export function standingOf(group: LabelGroup, language: string): Standing {
  const own = group.entries.filter(({ locale }) => languageOf(locale) === languageOf(language))
  const entries = own.length > 0 ? own : group.entries
  return {
    is: entries.some(({ until }) => until === null) ? 'current' : 'former',
    entries,
    foreign: own.length === 0,
  }
}
