import type { Fact, FindingKind } from '../compare/finding.js'
import { ARRIVAL, type Box } from '../screen/screen.js'
import { languageOf } from './judged.js'
import { type Met, roleOf, saying } from './met.js'

/** Of these there is one on a screen: they say something of all of it, or of its one form. */
export const WHOLE: ReadonlySet<FindingKind> = new Set([
  'destination-other-form',
  'form-removed',
  'link-dead',
  'link-redirected',
  'language-changed',
  'obstacle',
])

/**
 * Puts screens together that show one difference. In one language that is told by the words: the same fact in the same
 * flow, in copies of a guide, or on the same host. Beyond it, that is told by the place: the same kind of thing at the
 * same step. Where two might be meant, they stay apart.
 */
export function joined(screens: readonly Met[]): readonly (readonly Met[])[] {
  const parts = connected(screens.map((met) => ({ of: [met], keys: wordKeys(met) }))).map(partOf)
  const byPlace = new Map<string, Part[]>()
  for (const part of parts) {
    for (const key of new Set(part.screens.flatMap(placeKeys))) {
      const there = byPlace.get(key)
      if (there) there.push(part)
      else byPlace.set(key, [part])
    }
  }
  const keysOf = new Map<Part, string[]>(parts.map((part) => [part, []]))
  for (const [key, there] of byPlace) {
    for (const [index, cluster] of matched(there).entries()) {
      for (const part of cluster) keysOf.get(part)?.push(`${key} ${index}`)
    }
  }
  return connected(parts.map((part) => ({ of: part.screens, keys: keysOf.get(part) ?? [] })))
}

/** Under each of these a screen is joined with others of its language. */
function wordKeys({ walk, step, facts: [{ fact }] }: Met): readonly string[] {
  const said = saysSomething(fact) ? saying(fact) : JSON.stringify([fact.kind, roleOf(fact), step.id])
  const key = (kind: string, where: string) => JSON.stringify([kind, languageOf(walk.locale), where, said])
  const host = hostOf(step.url)
  // Another form may well have a field of the same name.
  const isShared = saysSomething(fact) && step.id !== ARRIVAL && host !== null
  return [key('flow', walk.flow), key('instruction', step.instruction), ...(isShared ? [key('host', host)] : [])]
}

/** Under each of these a screen is joined with those of other languages and devices. */
function placeKeys({ walk, step, facts: [{ fact, relevance }] }: Met): readonly string[] {
  const what = [fact.kind, roleOf(fact), relevance]
  return [
    JSON.stringify(['step', walk.flow, step.id, ...what]),
    JSON.stringify(['instruction', step.instruction, ...what]),
  ]
}

/** True when the words of a fact tell it from others of its kind. */
function saysSomething({ subject, before, after, count }: Fact): boolean {
  if (count > 1) return false
  const named =
    (subject.kind === 'control' && subject.name !== '') ||
    subject.kind === 'field' ||
    subject.kind === 'claim' ||
    subject.kind === 'address'
  return named || typeof before === 'string' || typeof after === 'string'
}

/** Screens of one language that show the same in the same words. */
type Part = {
  readonly screens: readonly Met[]
  readonly language: string
  readonly devices: ReadonlySet<string>
  readonly fact: Fact
  /** There can be only one such thing at its step. */
  readonly isOnly: boolean
  /** Where it was, or is, on a device: the first place of it. */
  readonly places: ReadonlyMap<string, Box>
}

function partOf(screens: readonly Met[]): Part {
  const [first] = screens as readonly [Met, ...Met[]]
  const [{ fact }] = first.facts
  const places = new Map<string, Box>()
  for (const { walk, facts } of screens) {
    const box = facts[0].boxBefore ?? facts[0].box
    if (box && !places.has(walk.device)) places.set(walk.device, box)
  }
  return {
    screens,
    language: languageOf(first.walk.locale),
    devices: new Set(screens.map(({ walk }) => walk.device)),
    fact,
    isOnly:
      WHOLE.has(fact.kind) || screens.every(({ step, facts }) => step.id !== ARRIVAL && facts[0].relevance === 'route'),
    places,
  }
}

/** More parts than these at one place are not told apart by it. */
const MOST_PARTS = 60

/** Those of the parts at one place that are the same, wherever nothing else could be meant. */
function matched(parts: readonly Part[]): readonly (readonly Part[])[] {
  if (parts.length > MOST_PARTS) return []
  const isClear = !parts.some((one, index) => parts.slice(index + 1).some((other) => differ(one, other)))
  const agree = (one: Part, other: Part) => {
    if (!isClear) return !differ(one, other) && samePlace(one, other) === true
    return (one.isOnly && other.isOnly) || samePlace(one, other) !== false
  }
  const clusters: Part[][] = []
  for (const part of parts) {
    const fitting = clusters.filter((cluster) => cluster.every((other) => agree(part, other)))
    const [cluster] = fitting
    if (cluster && fitting.length === 1) cluster.push(part)
    else clusters.push([part])
  }
  return clusters
}

/** True when two parts cannot be the same: one reader saw both, or their words have nothing in common. */
function differ(one: Part, other: Part): boolean {
  if (one.language !== other.language) return false
  if ([...one.devices].some((device) => other.devices.has(device))) return true
  const shares = (side: 'before' | 'after') => typeof one.fact[side] === 'string' && one.fact[side] === other.fact[side]
  return !one.isOnly && !shares('before') && !shares('after')
}

/** Whether two parts lie at the same place where both were seen on one device; `null` where that is not known. */
function samePlace(one: Part, other: Part): boolean | null {
  for (const [device, box] of one.places) {
    const there = other.places.get(device)
    if (there) return isNear(box, there, one.fact.subject.kind === 'control')
  }
  return null
}

/** In another language all texts above may be so much longer. */
const LONGER = 0.35

/** True when two boxes may be of one thing: controls in one row of a menu, texts at about the same height. */
function isNear(a: Box, b: Box, isControl: boolean): boolean {
  const apart = Math.abs(a.y + a.height / 2 - (b.y + b.height / 2))
  const high = Math.max(a.height, b.height)
  if (!isControl) return apart <= high + LONGER * Math.max(a.y, b.y)
  const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  return apart <= high && across > 0
}

/** The host of an address; `null` where there is none. */
export function hostOf(url: string | null): string | null {
  return url !== null && URL.canParse(url) ? new URL(url).host || null : null
}

/** Puts together what shares a key with any of its own, in the order of their first. */
function connected(
  all: readonly { readonly of: readonly Met[]; readonly keys: readonly string[] }[],
): readonly (readonly Met[])[] {
  const heads = all.map((_, index) => index)
  const headOf = (index: number): number => {
    let at = index
    while (heads[at] !== at) {
      heads[at] = heads[heads[at] as number] as number
      at = heads[at] as number
    }
    return at
  }
  const firstOf = new Map<string, number>()
  for (const [index, { keys }] of all.entries()) {
    for (const key of keys) {
      const first = firstOf.get(key)
      if (first === undefined) firstOf.set(key, index)
      else {
        const [a, b] = [headOf(first), headOf(index)]
        heads[Math.max(a, b)] = Math.min(a, b)
      }
    }
  }
  const groups = new Map<number, Met[]>()
  for (const [index, { of }] of all.entries()) {
    const head = headOf(index)
    const group = groups.get(head)
    if (group) group.push(...of)
    else groups.set(head, [...of])
  }
  return [...groups.values()]
}
