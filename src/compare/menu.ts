import { z } from 'zod'
import type { Screen } from '../screen/screen.js'
import { flatten, type Item, LANDMARKS } from '../screen/tree.js'
import { normalise } from '../text/normalise.js'
import { type Control, controlSchema, type Fact, type Value } from './finding.js'
import { diffTrees, type TreeDiff } from './tree.js'

/**
 * One entry of a menu, and what became of it. `was` is the approved one: of what was renamed, or became another control.
 * `arrived` and `left`: it moved from or to another part of the page; `moved`: within the menu.
 */
const entrySchema = controlSchema.extend({
  kind: z.enum(['same', 'renamed', 'converted', 'added', 'gone', 'arrived', 'left', 'moved']),
  was: controlSchema.nullable(),
})
export type Entry = Readonly<z.infer<typeof entrySchema>>

/** A menu, list, form or other part of a page, as it was and is, around one of its entries. */
export const menuSchema = z.object({
  /** In the order of what is there now; what is gone stands where it was. */
  entries: z.array(entrySchema),
  /** The index of the entry that it is about. */
  about: z.int().min(0),
  /** How many more there are before and after. */
  before: z.int().min(0),
  after: z.int().min(0),
  /** What the menu is; `null` for a page without parts. */
  place: controlSchema.nullable(),
})
export type Menu = Readonly<z.infer<typeof menuSchema>>

type Tree = Screen['tree']

/** With fewer entries than this a menu says nothing of what is around; then what is around the menu is taken. */
const FEWEST = 3
/** So many entries are kept, those around the changed one. */
const MOST = 12
/** Nobody reads the rest of a longer name. */
const MOST_LETTERS = 300

/**
 * The menus around what facts are about; `null` for what is on neither screen, or stands alone.
 *
 * @param before the tree of the approved screen.
 * @param after the tree of the screen that was seen.
 */
export function menusOf(before: Tree, after: Tree, facts: readonly Fact[]): readonly (Menu | null)[] {
  if (facts.length === 0) return []
  const [old, now] = [flatten(before), flatten(after)]
  const diff = diffTrees(old, now)
  return facts.map((fact) => menuOf(old, now, diff, fact))
}

function menuOf(old: readonly Item[], now: readonly Item[], diff: TreeDiff, fact: Fact): Menu | null {
  const [was, is] = found(old, now, diff, fact)
  const subject = is ?? was
  if (!subject) return null
  const [here, there] = is ? [now, old] : [old, now]
  const { container, depth } = surrounding(
    subject,
    here.filter(({ role }) => role !== 'text'),
  )
  const inMenu = here.filter(isWithin(container))
  const others = there.filter(isWithin(counterpart(container, inMenu, diff)))
  const entries = is ? merged(others, inMenu, diff) : merged(inMenu, others, diff)
  const about = entries.findIndex(({ item }) => item === is || (item === was && !is))
  if (about < 0 || entries.length < 2) return null
  const from = Math.max(0, Math.min(about - MOST / 2, entries.length - MOST))
  const kept = entries.slice(from, from + MOST).map(({ kind, item, was: origin }) => ({
    kind,
    ...controlOf(item),
    was: origin && controlOf(origin),
  }))
  const place = nameOf(subject.within.slice(0, depth))
  return {
    entries: kept,
    about: about - from,
    before: from,
    after: entries.length - from - kept.length,
    place: place && controlOf(place),
  }
}

function controlOf({ role, name }: Control): Control {
  return { role, name: name.slice(0, MOST_LETTERS) }
}

/** What a reader would call the innermost part: a list without a name is called by what it lies in. */
function nameOf(parts: Item['within']): Control | null {
  return parts.findLast(({ role, name }) => name !== '' || LANDMARKS.has(role)) ?? parts.at(-1) ?? null
}

/** What the fact is about on either screen. */
function found(
  old: readonly Item[],
  now: readonly Item[],
  diff: TreeDiff,
  { kind, subject, before, after }: Fact,
): readonly [was: Item | null, is: Item | null] {
  const role = subject.kind === 'control' ? subject.role : null
  const name = subject.kind === 'control' ? subject.name : subject.kind === 'field' ? subject.label : null
  const find = (items: readonly Item[], ...names: readonly (Value | string | null)[]) => {
    const wanted = names.filter((one): one is string => typeof one === 'string' && one !== '').map(normalise)
    const fits = items.filter((item) => wanted.includes(item.name))
    return fits.find((item) => item.role === role) ?? fits[0] ?? null
  }
  // What was before is a name only where names changed.
  const isNamed = kind !== 'link-target-changed'
  const was = find(old, isNamed ? before : null, name)
  const pairs = [...diff.renamed, ...diff.converted, ...diff.moved, ...diff.reordered, ...diff.same]
  const counterpart = pairs.find(([one]) => one === was)?.[1]
  if (counterpart) return [was, counterpart]
  const is = find(now, isNamed ? after : null, name)
  // What has its place on the approved screen alone is shown there, unless something new took it.
  return [was, is && !pairs.some(([, one]) => one === is) ? is : was ? null : is]
}

/** The smallest part of the page around an item that holds some others; its depth among the parts around the item. */
function surrounding(item: Item, items: readonly Item[]): { readonly container: string; readonly depth: number } {
  const names = partsOf(item)
  for (let depth = names.length; depth > 0; depth -= 1) {
    const container = names[depth - 1] ?? ''
    if (items.filter(isWithin(container)).length >= FEWEST) return { container, depth }
  }
  return { container: '', depth: 0 }
}

/** The same menu on the other screen, whatever it is called there: the smallest part that holds most of the same entries. */
function counterpart(container: string, inMenu: readonly Item[], diff: TreeDiff): string {
  const here = new Set(inMenu)
  const pairs = [...diff.same, ...diff.renamed, ...diff.converted, ...diff.reordered]
  const others = pairs.flatMap(([was, is]) => (here.has(is) ? [was] : here.has(was) ? [is] : []))
  const parts = [...new Set(others.flatMap(partsOf))].sort((a, b) => b.length - a.length)
  return parts.find((part) => others.filter(isWithin(part)).length * 2 > others.length) ?? container
}

/** The parts of the page around an item as {@link Item.container} names them, from the root down. */
function partsOf({ path, within }: Item): readonly string[] {
  const parts: string[] = []
  let at = 0
  for (const { role, name } of within) {
    const own = name ? `${role} ${name}` : role
    at = path.indexOf(own, at) + 1
    parts.push(path.slice(0, at).join(' > '))
  }
  return parts
}

function isWithin(container: string): (item: Item) => boolean {
  return (item) => container === '' || item.container === container || item.container.startsWith(`${container} > `)
}

/** An entry with the items it is made of. */
type Placed = { readonly kind: Entry['kind']; readonly item: Item; readonly was: Item | null }

/** One list of two: entries as they stand now, and before each what stood there and is gone. */
function merged(old: readonly Item[], now: readonly Item[], diff: TreeDiff): readonly Placed[] {
  const kinds = new Map<Item, Entry['kind']>()
  const origins = new Map<Item, Item>()
  for (const kind of ['same', 'renamed', 'converted', 'moved', 'reordered'] as const)
    for (const [was, is] of diff[kind]) {
      origins.set(is, was)
      kinds.set(is, kind === 'reordered' ? 'moved' : kind)
    }
  const rewrapped = new Set(diff.rewrapped)
  const stays = new Set(now.flatMap((is) => origins.get(is) ?? []))
  const wasHere = new Set(old)
  const [gone, moved] = [new Set(diff.removed), new Set(diff.moved.map(([was]) => was))]
  const lost = (item: Item): Placed[] => {
    if (gone.has(item)) return [{ kind: 'gone', item, was: null }]
    return moved.has(item) && !stays.has(item) ? [{ kind: 'left', item, was: null }] : []
  }
  const firstFrom = (start: number, test: (item: Item) => boolean) => {
    const found = old.findIndex((item, index) => index >= start && test(item))
    return found < 0 ? old.length : found
  }
  const entries: Placed[] = []
  let at = 0
  for (const is of now) {
    const was = origins.get(is) ?? null
    const index = was ? old.indexOf(was, at) : -1
    const next = index >= 0 ? index : firstFrom(at, (item) => lost(item).length === 0)
    entries.push(...old.slice(at, next).flatMap(lost))
    at = index >= 0 ? index + 1 : next
    const kind = kinds.get(is) ?? (rewrapped.has(is) ? 'same' : 'added')
    const isArrival = was !== null && kind === 'moved' && !wasHere.has(was)
    entries.push({ kind: isArrival ? 'arrived' : kind, item: is, was })
  }
  return [...entries, ...old.slice(at).flatMap(lost)]
}
