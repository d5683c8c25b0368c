import { isStepLine } from './cues/instruct.js'
import type { Known } from './known.js'
import { isTelling, type Mention, type ReadBlock } from './mentions.js'

/** Labels of so many steps of one route say that a passage teaches that route: no other site has them all. */
const STEPS = 3

/** A label of a route, and the places of its steps on it; none where the step is gone. */
type Named = { readonly mention: Mention; readonly at: readonly number[] }

/** What a passage names of one route, in reading order. */
type Taught = { readonly isListed: boolean; readonly named: readonly Named[] }

/**
 * Tells which labels are taught: those in a passage with labels of several steps of one route, whose step comes after that
 * of the label before and ahead of that of the label behind. What is told of earlier times or by the way stands out of order.
 */
export function taughtIn(blocks: readonly ReadBlock[], known: Known): (mention: Mention) => boolean {
  const taught = new Set<Mention>()
  for (const { isListed, named } of passagesIn(blocks).flatMap((passage) => routesIn(passage, known)))
    for (const [place, { mention }] of named.entries()) if (isInOrder(named, place, isListed)) taught.add(mention)
  return (mention) => taught.has(mention)
}

/** So many labels of today beside each other are no other service's: what others are said to have is mostly what was here once. */
const CURRENT = 2

/** The headings right above passages that teach the flow as it is today, whoever they name. */
export function headingsOfTaught(blocks: readonly ReadBlock[], known: Known): ReadonlySet<string> {
  return new Set(
    passagesIn(blocks).flatMap((passage) => {
      const isCurrent = routesIn(passage, known).some(({ named }) => {
        const current = named.flatMap(({ mention }) => (mention.standing.is === 'current' ? mention.group.key : []))
        return new Set(current).size >= CURRENT
      })
      return isCurrent ? (passage[0]?.block.under.slice(-1) ?? []) : []
    }),
  )
}

/** The routes with labels of several steps in a passage. */
function routesIn(passage: readonly ReadBlock[], known: Known): readonly Taught[] {
  const mentions = passage.flatMap((block) => block.mentions).filter(isTelling)
  return known.routes.flatMap(({ route, steps }) => {
    const places = steps.map(({ step }) => (step.includes('/') ? step : `${route}/${step}`))
    const named = mentions.flatMap((mention): Named[] => {
      const own = mention.group.entries.flatMap(({ step }) => (step?.startsWith(`${route}/`) ? [step] : []))
      return own.length > 0 ? [{ mention, at: own.map((step) => places.indexOf(step)).filter((at) => at >= 0) }] : []
    })
    const isTaught = new Set(named.map(({ mention }) => mention.group.key)).size >= STEPS
    return isTaught ? [{ isListed: passage[0]?.block.item !== undefined, named }] : []
  })
}

function isInOrder(named: readonly Named[], place: number, isListed: boolean): boolean {
  const { mention, at } = named[place] as Named
  const isOther = (one: Named) => one.at.length > 0 && one.mention.group.key !== mention.group.key
  const [before, behind] = [named.slice(0, place).findLast(isOther), named.slice(place + 1).find(isOther)]
  // Behind the last step begins what is told of it, unless it goes on with the sentence, the list or the steps.
  const goesOn =
    mention.sentence.index === before?.mention.sentence.index || isListed || isStepLine(mention.sentence.text)
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
