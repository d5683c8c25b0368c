import type { Known } from './known.js'
import type { Mention, ReadBlock } from './mentions.js'
import { isTelling } from './page.js'

/** Labels of so many steps of one route say that a passage teaches that route: no other site has them all. */
const STEPS = 3

/** A label of a route, and the places of its steps on it; none where the step is gone. */
type Named = { readonly mention: Mention; readonly at: readonly number[] }

/**
 * Tells which labels are taught: those in a passage with labels of several steps of one route, whose step comes after that
 * of the label before and ahead of that of the label behind. What is told of earlier times or by the way stands out of order.
 */
export function taughtIn(blocks: readonly ReadBlock[], known: Known): (mention: Mention) => boolean {
  const taught = new Set<Mention>()
  const routes = known.routes.map(({ route, steps }) => ({
    route,
    steps: steps.map(({ step }) => (step.includes('/') ? step : `${route}/${step}`)),
  }))
  for (const passage of passagesIn(blocks)) {
    const mentions = passage.flatMap((block) => block.mentions).filter(isTelling)
    for (const { route, steps } of routes) {
      const named = mentions.flatMap((mention): Named[] => {
        const own = mention.group.entries.flatMap(({ step }) => (step?.startsWith(`${route}/`) ? [step] : []))
        return own.length > 0 ? [{ mention, at: own.map((step) => steps.indexOf(step)).filter((at) => at >= 0) }] : []
      })
      if (new Set(named.map(({ mention }) => mention.group.key)).size < STEPS) continue
      const isListed = passage[0]?.block.item !== undefined
      for (const [place, { mention }] of named.entries()) if (isInOrder(named, place, isListed)) taught.add(mention)
    }
  }
  return (mention) => taught.has(mention)
}

function isInOrder(named: readonly Named[], place: number, isListed: boolean): boolean {
  const { mention, at } = named[place] as Named
  const isOther = (one: Named) => one.at.length > 0 && one.mention.group.key !== mention.group.key
  const [before, behind] = [named.slice(0, place).findLast(isOther), named.slice(place + 1).find(isOther)]
  // Behind the last step begins what is told of it, unless it goes on with the sentence or the list.
  const goesOn = mention.sentence.index === before?.mention.sentence.index || isListed
  if (!behind && !goesOn) return false
  if (at.length === 0)
    return before !== undefined && behind !== undefined && Math.min(...before.at) < Math.max(...behind.at)
  return (!before || Math.min(...before.at) < Math.max(...at)) && (!behind || Math.min(...at) < Math.max(...behind.at))
}

/** Lists, and what stands between them and between headings. */
function passagesIn(blocks: readonly ReadBlock[]): readonly (readonly ReadBlock[])[] {
  const passages: ReadBlock[][] = []
  let list: number | undefined
  let open: ReadBlock[] | undefined
  for (const block of blocks) {
    const own = block.block.item?.list
    if (block.block.kind === 'heading') open = undefined
    else if (open && own === list) open.push(block)
    else {
      open = [block]
      passages.push(open)
    }
    list = own
  }
  return passages
}
