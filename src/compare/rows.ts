import type { Box } from '../screen/screen.js'
import { type Item, keyOf } from '../screen/tree.js'
import { isAsked, isSaid } from './content.js'
import type { Described } from './forms.js'
import { endOf, endsOfRows, type Listed, looseRows } from './loose-rows.js'

/**
 * Tells what stands in a row that is on one of two screens only, is the heading of such rows alone, or says in their place that
 * there is none; and what stands in another place because they came or went. Tables list what an
 * account or a site holds, and their rows come and go; so do rows that are laid out without a table, each of which ends
 * with the same control. A row that is still called the same is that row, whatever else changed in it. A table in which the
 * guide names something is none of these: pages also lay out forms in tables.
 *
 * @param before items of the approved screen, in reading order.
 * @param after items of tonight's.
 */
export function rowsOfData(
  before: readonly Item[],
  after: readonly Item[],
  described: Described,
): (old: Item | null, now: Item | null) => boolean {
  const ends = endsOfRows(before, after)
  const [was, is] = [rowsOn(before, ends), rowsOn(after, ends)]
  const rowOf = (item: Item) => was.get(item) ?? is.get(item)
  const named = new Set(
    [...before, ...after]
      .filter((item) => isAsked(item, described) || isSaid(item, described))
      .map((item) => rowOf(item)?.table),
  )
  const [wasCalled, isCalled] = [counted(was.values()), counted(is.values())]
  const stays = (called: string) => wasCalled.get(called) === isCalled.get(called)
  const isInRow = (item: Item) => {
    const row = rowOf(item)
    return row !== undefined && !named.has(row.table) && !stays(row.says) && !stays(row.head)
  }
  const isOver = new Set([...rowHeadings(before, isInRow), ...rowHeadings(after, isInRow)])
  const changed = new Set([...before, ...after].filter(isInRow).map((item) => rowOf(item)?.table))
  const [gone, come] = [around(before.filter(isInRow)), around(after.filter(isInRow))]
  const isBefore = new Set(before)
  const isInTheirPlace = (item: Item) => item.role === 'text' && meet(item.box, isBefore.has(item) ? come : gone)
  // Which of several controls of one name came with a row nobody can tell.
  const isEnd = (item: Item) => ends.has(endOf(item)) && changed.has(rowOf(item)?.table)
  const isData = (item: Item) => isInRow(item) || isOver.has(item) || isEnd(item) || isInTheirPlace(item)
  return (old, now) => {
    const item = now ?? old
    if (!item) return false
    if (!old || !now) return isData(item)
    return keyOf(old) === keyOf(now) && [old, now].every((one) => changed.has(rowOf(one)?.table))
  }
}

/** Headings right above rows that come or go. */
function rowHeadings(items: readonly Item[], isInRow: (item: Item) => boolean): readonly Item[] {
  return items.filter((item, at) => {
    const next = items[at + 1]
    return item.role === 'heading' && item.node?.level !== 1 && next !== undefined && isInRow(next)
  })
}

/** One row of one screen: the table it stands in, what it begins with, by which a reader knows it, and all that it says. */
type Row = { readonly table: string; readonly head: string; readonly says: string }

/** How many rows say or begin with something. */
function counted(rows: Iterable<Row>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { head, says } of new Set(rows))
    for (const called of new Set([head, says])) counts.set(called, (counts.get(called) ?? 0) + 1)
  return counts
}

/** The row in which each item of a screen stands that stands in one. */
function rowsOn(items: readonly Item[], ends: ReadonlySet<string>): ReadonlyMap<Item, Row> {
  const rows = new Map<Item, Row>()
  const note = (table: string, of: readonly Item[]) => {
    const names = of.flatMap(({ name }) => (name === '' ? [] : name))
    const row = { table, head: names[0] ?? '', says: names.join('\n') }
    if (names.length > 0) for (const item of of) rows.set(item, row)
  }
  for (const [table, of] of tableRows(items)) note(table, of)
  for (const [table, of] of looseRows(items, ends)) note(table, of)
  return rows
}

/** Rows of tables; each is called by what it says. */
function tableRows(items: readonly Item[]): Listed {
  const rows = new Map<string, readonly [string, Item[]]>()
  for (const item of items) {
    const at = item.path.findLastIndex((part) => /^row( |$)/.test(part))
    const table = item.path.findLastIndex((part, place) => place < at && /^(table|grid|treegrid)( |$)/.test(part))
    if (at < 0) continue
    const key = item.path.slice(0, at + 1).join('\n')
    const row = rows.get(key) ?? [item.path.slice(0, table + 1).join('\n'), []]
    row[1].push(item)
    rows.set(key, row)
  }
  return [...rows.values()]
}

/** The part of the page that items take up together; `null` where they have no place. */
function around(items: readonly Item[]): Box | null {
  const boxes = items.flatMap(({ box }) => box ?? [])
  const [first] = boxes
  if (!first) return null
  return boxes.reduce((whole, box) => {
    const [x, y] = [Math.min(whole.x, box.x), Math.min(whole.y, box.y)]
    const width = Math.max(whole.x + whole.width, box.x + box.width) - x
    const height = Math.max(whole.y + whole.height, box.y + box.height) - y
    return { x, y, width, height }
  }, first)
}

/** So many CSS pixels a table may be pushed down, by a notice above or by its own margin, and still stand in a place. */
const PUSHED = 60

function meet(a: Box | null, b: Box | null): boolean {
  if (!a || !b) return false
  const gap = Math.max(a.y, b.y) - Math.min(a.y + a.height, b.y + b.height)
  return a.x < b.x + b.width && b.x < a.x + a.width && gap <= PUSHED
}
