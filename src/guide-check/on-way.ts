import { isTelling, type Mention, type ReadBlock } from './mentions.js'
import type { Page } from './page.js'

/** So many steps of a route may lie between two labels that a guide names one after the other. */
const MOST_BETWEEN = 2
/** So many blocks before and behind belong to one passage where it is no list. */
const REACH = 2
/** So many cells are three rows of a table with notes. */
const REACH_OF_CELLS = 9

/**
 * True for a label that stands among others as on a route: the guide goes that way there. A label alone may be another
 * service's, or just told of.
 *
 * @param of the step that uses the label, as `flow/route/step`; `null` for what no step uses, which then takes two others.
 */
export function isOnWay(page: Page, { sentence, group }: Mention, of: string | null): boolean {
  const read = page.blocks[sentence.block]
  if (!read) return false
  const list = read.block.item?.list
  const passage = new Set([
    ...(list === undefined ? [] : (page.lists.get(list) ?? [])),
    ...page.blocks.slice(Math.max(0, read.index - REACH), read.index + REACH + 1),
    ...(read.block.kind === 'cell' ? cellsAround(page, read.index) : []),
  ])
  const others = [...passage].flatMap(({ mentions }) =>
    mentions.filter((one) => one.group.key !== group.key && isTelling(one) && !page.isOthers(one.sentence)),
  )
  const own = of === null ? [] : placesOf(page, [of])
  if (own.length === 0) return new Set(others.map((one) => one.group.key)).size > 1
  return others.some((one) =>
    placesOf(
      page,
      one.group.entries.flatMap(({ step }) => step ?? []),
    ).some(({ route, at }) =>
      own.some((place) => place.route === route && at !== place.at && Math.abs(at - place.at) <= MOST_BETWEEN),
    ),
  )
}

/** The cells near one, without a block of another kind between them. */
function cellsAround({ blocks }: Page, index: number): readonly ReadBlock[] {
  const isOther = ({ block }: ReadBlock) => block.kind !== 'cell'
  const [before, behind] = [
    blocks.slice(Math.max(0, index - REACH_OF_CELLS), index),
    blocks.slice(index, index + REACH_OF_CELLS + 1),
  ]
  const end = behind.findIndex(isOther)
  return [...before.slice(before.findLastIndex(isOther) + 1), ...(end < 0 ? behind : behind.slice(0, end))]
}

/** Where steps stand on their routes. */
function placesOf(page: Page, steps: readonly string[]): readonly { readonly route: string; readonly at: number }[] {
  return steps.flatMap((wanted) =>
    page.known.routes.flatMap(({ route, steps: all }) => {
      const at = all.findIndex(({ step }) => wanted === step || wanted === `${route}/${step}`)
      return at < 0 ? [] : [{ route, at }]
    }),
  )
}
