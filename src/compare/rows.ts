import type { Box } from '../screen/screen.js'
import type { Item } from '../screen/tree.js'
import { isAsked, isSaid } from './content.js'
import type { Described } from './forms.js'

/**
 * Tells what stands in a row that is on one of two screens only, or says in its place that there is none. Tables list what an
 * account or a site holds, and their rows come and go; a row that is still called the same is that row, whatever else
 * changed in it. A table in which the guide names something is none of these: pages also lay out forms in tables.
 *
 * @param before items of the approved screen, in reading order.
 * @param after items of tonight's.
 */
export function rowsOfData(
  before: readonly Item[],
  after: readonly Item[],
  described: Described,
): (item: Item) => boolean {
  const [was, is] = [headsOf(before), headsOf(after)]
  const heads = new Set(was.values())
  const onBoth = new Set([...is.values()].filter((head) => heads.has(head)))
  const named = new Set(
    [...before, ...after]
      .filter((item) => isAsked(item, described) || isSaid(item, described))
      .map((item) => rowOf(item)?.table),
  )
  const isInRow = (item: Item) => {
    const row = rowOf(item)
    if (!row || named.has(row.table) || (was.has(row.key) && is.has(row.key))) return false
    const head = was.get(row.key) ?? is.get(row.key)
    return head !== undefined && !onBoth.has(head)
  }
  const [gone, come] = [around(before.filter(isInRow)), around(after.filter(isInRow))]
  const isBefore = new Set(before)
  const isInTheirPlace = (item: Item) => item.role === 'text' && meet(item.box, isBefore.has(item) ? come : gone)
  return (item) => isInRow(item) || isInTheirPlace(item)
}

/** What each row begins with, by which a reader knows it. */
function headsOf(items: readonly Item[]): ReadonlyMap<string, string> {
  const heads = new Map<string, string>()
  for (const item of items) {
    const row = rowOf(item)
    if (row && item.name !== '' && !heads.has(row.key)) heads.set(row.key, item.name)
  }
  return heads
}

/** The row that an item lies in, and its table; a row is called by what it says. */
function rowOf({ path }: Item): { readonly table: string; readonly key: string } | undefined {
  const at = path.findLastIndex((part) => /^row( |$)/.test(part))
  if (at < 0) return undefined
  const table = path.findLastIndex((part, place) => place < at && /^(table|grid|treegrid)( |$)/.test(part))
  return { table: path.slice(0, table + 1).join('\n'), key: path.slice(0, at + 1).join('\n') }
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
