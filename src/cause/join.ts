import type { Fact } from '../compare/finding.js'
import { ARRIVAL, type Box } from '../screen/screen.js'
import { hostAt, languageOf } from './judged.js'
import { type Met, roleOf, WHOLE } from './met.js'

/**
 * Puts screens together that show one difference. In one language that is told by the words: the same fact in the same
 * flow, in copies of a guide, or on the same host. Beyond it, that is told by the place: the same kind of thing at the
 * same step. Where two might be meant, they stay apart.
 */
export function joined(screens: readonly Met[]): readonly (readonly Met[])[] {
  const parts = connected(screens.map((met) => ({ of: [met], keys: wordKeys(met) })))
  const byPlace = new Map<string, Map<number, Met[]>>()
  for (const [number, part] of parts.entries()) {
    for (const met of part) {
      for (const key of placeKeys(met)) {
        const there = byPlace.get(key) ?? new Map<number, Met[]>()
        byPlace.set(key, there)
        const own = there.get(number)
        if (own) own.push(met)
        else there.set(number, [met])
      }
    }
  }
  const keysOf = parts.map((): string[] => [])
  for (const [key, there] of byPlace) {
    const clusters = matched([...there].map(([number, own]) => candidate(number, own)))
    for (const [index, cluster] of clusters.entries()) {
      for (const { number } of cluster) keysOf[number]?.push(`${key} ${index}`)
    }
  }
  return connected(parts.map((part, number) => ({ of: part, keys: keysOf[number] ?? [] })))
}

/** Under each of these a screen is joined with others of its language. */
function wordKeys({ walk, step, facts: [{ fact }], said: words }: Met): readonly string[] {
  const isTelling = saysSomething(fact)
  const said = isTelling ? words : JSON.stringify([fact.kind, roleOf(fact), step.id])
  const key = (kind: string, where: string) => JSON.stringify([kind, languageOf(walk.locale), where, said])
  // Another form may well have a field of the same name.
  const host = isTelling && step.id !== ARRIVAL ? hostAt(step.url) : null
  return [key('flow', walk.flow), key('instruction', step.instruction), ...(host !== null ? [key('host', host)] : [])]
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

/** Screens of one step and language that show the same in the same words. */
type Candidate = {
  readonly number: number
  readonly language: string
  readonly devices: ReadonlySet<string>
  readonly fact: Fact
  /** There can be only one such thing at its step. */
  readonly isOnly: boolean
  /** Where it was, or is, on a device: the first place of it. */
  readonly places: ReadonlyMap<string, Box>
}

function candidate(number: number, screens: readonly Met[]): Candidate {
  const [{ walk: first, step, facts: main }] = screens as readonly [Met, ...Met[]]
  const [{ fact, relevance }] = main
  const places = new Map<string, Box>()
  for (const { walk, facts } of screens) {
    const box = facts[0].boxBefore ?? facts[0].box
    if (box && !places.has(walk.device)) places.set(walk.device, box)
  }
  return {
    number,
    language: languageOf(first.locale),
    devices: new Set(screens.map(({ walk }) => walk.device)),
    fact,
    isOnly: WHOLE.has(fact.kind) || (step.id !== ARRIVAL && relevance === 'route'),
    places,
  }
}

/** More than these at one place are not told apart by it. */
const MOST_CANDIDATES = 60

/** Those at one place that are the same, wherever nothing else could be meant. */
function matched(all: readonly Candidate[]): readonly (readonly Candidate[])[] {
  if (all.length > MOST_CANDIDATES) return []
  const isClear = !all.some((one, index) => all.slice(index + 1).some((other) => differ(one, other)))
  const agree = (one: Candidate, other: Candidate) => {
    if (!isClear) return !differ(one, other) && samePlace(one, other) === true
    return one.isOnly || samePlace(one, other) !== false
  }
  const clusters: Candidate[][] = []
  for (const one of all) {
    const [cluster, ...others] = clusters.filter((known) => known.every((other) => agree(one, other)))
    if (cluster && others.length === 0) cluster.push(one)
    else clusters.push([one])
  }
  return clusters
}

/** True when two cannot be the same: readers of one language saw both on one device, or their words share nothing. */
function differ(one: Candidate, other: Candidate): boolean {
  if (one.language !== other.language) return false
  if ([...one.devices].some((device) => other.devices.has(device))) return true
  const shares = (side: 'before' | 'after') => typeof one.fact[side] === 'string' && one.fact[side] === other.fact[side]
  return !one.isOnly && !shares('before') && !shares('after')
}

/** Whether two lie at the same place where both were seen on one device; `null` where that is not known. */
function samePlace(one: Candidate, other: Candidate): boolean | null {
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
