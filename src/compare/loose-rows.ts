import type { Box } from '../screen/screen.js'
import { CLICKABLE, type Item } from '../screen/tree.js'

/** Rows, each as the place that it shares with the others, and what stands in it. */
export type Listed = readonly (readonly [table: string, items: readonly Item[]])[]

/**
 * Rows that no table holds: what stands before a control that ends several of them, up to the one before or a heading, and
 * further such controls right behind it. What asks something is no row.
 */
export function looseRows(items: readonly Item[], ends: ReadonlySet<string>): Listed {
  const found: [string, Item[]][] = []
  let open: Item[] = []
  let ended: Item[] | undefined
  for (const item of items) {
    const isEnd = ends.has(endOf(item))
    if (isEnd && open.length === 0) ended?.push(item)
    else if (isEnd) {
      const place = placeOf(item)
      const from = open.findLastIndex((other) => !`${placeOf(other)} `.startsWith(`${place} `)) + 1
      ended = [...open.slice(from), item]
      if (ended.length > 1 && ended.every(isOfRow)) found.push([place, ended])
      open = []
    } else {
      if (isInTable(item) || item.role === 'heading') open = []
      else open.push(item)
      ended = undefined
    }
  }
  return found
}

function isOfRow({ role }: Item): boolean {
  return CLICKABLE.has(role) || SHOWN.has(role)
}

/** Beside what can be pressed, such rows consist of these. */
const SHOWN: ReadonlySet<string> = new Set(['text', 'img', 'time', 'status', 'progressbar', 'meter'])

/** Controls of one name that stand below each other on one of the screens: "Revoke", "Revoke". */
export function endsOfRows(...screens: readonly (readonly Item[])[]): ReadonlySet<string> {
  const ends = new Set<string>()
  for (const items of screens) {
    const first = new Map<string, Item>()
    for (const item of items) {
      if (!CLICKABLE.has(item.role) || item.name === '' || isInTable(item)) continue
      const other = first.get(endOf(item))
      if (!other) first.set(endOf(item), item)
      else if (isBelow(other.box, item.box)) ends.add(endOf(item))
    }
  }
  return ends
}

/** What makes a control one that ends rows: its place by roles, its own role and name. */
export function endOf(item: Item): string {
  return `${placeOf(item)}\n${item.role} ${item.name}`
}

/** The roles around an item: what each row is called does not count. */
function placeOf({ path }: Item): string {
  return path.map((part) => part.split(' ', 1)[0]).join(' ')
}

function isInTable({ path }: Item): boolean {
  return path.some((part) => /^row( |$)/.test(part))
}

/** With less than a pixel between their edges, two boxes stand in one column. */
function isBelow(a: Box | null, b: Box | null): boolean {
  if (!a || !b) return false
  return b.y >= a.y + a.height && (Math.abs(a.x - b.x) < 1 || Math.abs(a.x + a.width - b.x - b.width) < 1)
}
