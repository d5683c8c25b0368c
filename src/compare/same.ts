import type { Item } from '../screen/tree.js'
import { countsMatter } from '../text/deadline.js'
import { isBadge, labelOf } from '../text/labels.js'
import { normalise } from '../text/normalise.js'
import { contentOf, type Reading, sameReading, undated } from '../text/reading.js'

/** What only stands between others or beside them: a bar, a dot, an arrow, a star. */
const SEPARATOR = /^[\p{P}\p{Sm}\p{So}|\s]*$/u

type Said = { readonly key: string; readonly reading: Reading | null }

const known = new WeakMap<Item, Said>()

/**
 * What an item says to a reader, as a key: names and short texts without numbers, badges, dates and times; sentences
 * with their numbers, and a mark for each date. Empty for what says nothing for longer than the moment.
 */
export function contentKey(item: Item): string {
  return saidBy(item).key
}

/** True when two items say the same. Of two sentences with one key, the dates have to be of the same days, too. */
export function saysTheSame(a: Item, b: Item): boolean {
  const [one, other] = [saidBy(a), saidBy(b)]
  if (one.key !== other.key) return false
  return one.reading === null || other.reading === null || sameReading(one.reading, other.reading)
}

/**
 * True when the one text is the other with a badge right before or behind it: markup may run the two together, and the
 * whole is then long enough to pass for a sentence.
 */
export function differByBadge(a: Item, b: Item): boolean {
  if (a.role !== 'text' || b.role !== 'text') return false
  const [short, long] = [normalise(a.name), normalise(b.name)].sort((x, y) => x.length - y.length) as [string, string]
  if (short === '' || short.length === long.length) return false
  const behind = long.startsWith(short) && !/\d$/.test(short) && isBadge(long.slice(short.length))
  return behind || (long.endsWith(short) && !/^\d/.test(short) && isBadge(long.slice(0, -short.length)))
}

function saidBy(item: Item): Said {
  const before = known.get(item)
  if (before) return before
  const said = read(item)
  known.set(item, said)
  return said
}

function read({ role, name }: Item): Said {
  if (role === 'text' && countsMatter(name)) {
    const reading = contentOf(name)
    return { key: reading.text === '' ? '' : `text ${reading.text}`, reading }
  }
  const label = labelOf(undated(name))
  const isNothing = role === 'text' && (label === '' || isBadge(name) || SEPARATOR.test(name))
  return { key: isNothing ? '' : `${role} ${label.replaceAll(' ', '')}`, reading: null }
}
