import { languageOf } from '../text/local.js'
import type { KnownRoute } from './known.js'
import type { Mention } from './mentions.js'
import type { Passage } from './passages.js'
import { textKey } from './words.js'

/** A step of a route, where a passage names it first. */
export type Named = { readonly step: number; readonly mention: Mention }

/** A passage beside a route. */
export type Alignment = {
  readonly route: KnownRoute
  /** In the order of the passage. */
  readonly named: readonly Named[]
  /** Steps named too early or too late; the fewest that have to be moved. */
  readonly displaced: readonly Named[]
  /** Steps that have to be taken between two that are named, and are not named. */
  readonly missing: readonly number[]
  /** The first field of a form and the last step of all, where they are not named. */
  readonly edges: readonly number[]
  /** Labels of the passage that are of no step of the route. */
  readonly strangers: readonly Mention[]
}

export function alignmentOf(passage: Passage, route: KnownRoute): Alignment {
  const keys = route.steps.map(({ labels }) => new Set(labels.map(textKey)))
  const named: Named[] = []
  const strangers: Mention[] = []
  const taken = new Set<number>()
  let last = -1
  let over: Mention | undefined
  for (const mention of passage.mentions) {
    const steps = route.steps.flatMap((_, index) => (isOf(mention, route, index, keys) ? [index] : []))
    if (steps.length === 0) strangers.push(mention)
    const free = steps.filter((step) => !taken.has(step))
    const step = free.find((one) => one > last) ?? free[0]
    if (step === undefined) continue
    // Behind the end of the way, what comes before its beginning begins another one: on the phone, or once more in short.
    if (over && passage.is === 'prose' && mention.sentence.block > over.sentence.block && step < Math.min(...taken))
      break
    if (step === route.steps.length - 1) over = mention
    taken.add(step)
    last = step
    named.push({ step, mention })
  }
  const [first, end] = [Math.min(...taken), Math.max(...taken)]
  const left = route.steps.flatMap((step, index) => (!taken.has(index) && isPressed(step) ? [index] : []))
  const missing = left.filter((index) => index > first && index < end)
  const edges = left.filter(
    (index) => (index === 1 && index < first) || (index === route.steps.length - 1 && index > end),
  )
  return { route, named, displaced: displacedOf(named), missing, edges, strangers }
}

function isOf(
  { group, standing }: Mention,
  { route, locale, steps }: KnownRoute,
  index: number,
  keys: readonly ReadonlySet<string>[],
): boolean {
  if (keys[index]?.has(group.key)) return true
  const step = steps[index]?.step
  return standing.entries.some(
    (label) =>
      languageOf(label.locale) === languageOf(locale) && (label.step === step || label.step === `${route}/${step}`),
  )
}

/** True for steps that a guide cannot leave out: something with a name has to be pressed. */
function isPressed({ needed, labels, action }: KnownRoute['steps'][number]): boolean {
  return needed && labels.length > 0 && action !== 'open' && action !== 'hover' && action !== 'expect'
}

/** True when a passage is taken for a route: three of its steps are named, or two thirds of those with a name. */
export function isRecognised({ route, named }: Alignment): boolean {
  const labelled = route.steps.filter(isPressed).length
  return named.length >= 3 || (named.length >= 2 && named.length * 3 >= labelled * 2)
}

/** All but the longest row of steps in the right order; of two that are swapped, the one that comes too early. */
function displacedOf(named: readonly Named[]): readonly Named[] {
  const rows: { readonly length: number; readonly next: number }[] = []
  for (let index = named.length - 1; index >= 0; index -= 1) {
    let best = { length: 1, next: -1 }
    for (let later = index + 1; later < named.length; later += 1) {
      const row = rows[later]
      const follows = (named[later] as Named).step > (named[index] as Named).step
      if (row && follows && row.length + 1 >= best.length) best = { length: row.length + 1, next: later }
    }
    rows[index] = best
  }
  const longest = Math.max(0, ...rows.map(({ length }) => length))
  const kept = new Set<number>()
  let at = rows.findLastIndex(({ length }) => length === longest)
  for (; at >= 0; at = rows[at]?.next ?? -1) kept.add(at)
  return named.filter((_, index) => !kept.has(index))
}
