import type { Flow } from '../flow/schema.js'
import { BadInputError } from '../mistake/mistake.js'
import type { PlannedWalk, Slot } from '../state/plan.js'

/** More jobs than this no scheduler that we know of runs at once for one night. */
const MOST_SLOTS = 200

/** A walk that was never walked before takes this long where no other was either; in milliseconds. */
const GUESS_MS = 10_000

export type Spread = {
  /** How many slots; `auto` takes as many as it needs for each to end within `minutes`. */
  readonly slots: number | 'auto'
  /** Minutes that a slot should take at most, if nothing that cannot be split takes longer. */
  readonly minutes: number
  /** Browsers at work at once in a slot. */
  readonly workers: number
  /** Walks of one host in one slot at most: each slot is one visitor to it. */
  readonly perHost: number
}

/**
 * Spreads walks over slots, longest first to the slot that has least to do (Graham's LPT rule: at worst a third above the best
 * possible, R. L. Graham 1969, Bounds on multiprocessing timing anomalies). The walks of a test account stay together, so
 * that it is never used on two machines at once.
 *
 * @param durations of earlier nights by walk id, in milliseconds; a walk that is new takes as long as most.
 * @returns no slot that has nothing to do.
 * @throws BadInputError when a host's walks do not fit into so many slots.
 */
export function spreadWalks(
  walks: readonly PlannedWalk[],
  flows: readonly Flow[],
  durations: ReadonlyMap<string, number>,
  spread: Spread,
): readonly Slot[] {
  const usual = median([...durations.values()]) ?? GUESS_MS
  const msOf = (id: string) => durations.get(id) ?? usual
  const hosts = new Map(flows.map((flow) => [flow.flow, new URL(flow.link.url).host]))
  const bundles = bundlesOf(walks, msOf, (walk) => hosts.get(walk.flow) ?? '')
  const count = spread.slots === 'auto' ? slotsNeeded(bundles, spread) : Math.min(spread.slots, bundles.length)
  const loads: Load[] = Array.from({ length: count }, () => ({ walks: [], ms: 0, longest: 0, hosts: new Map() }))
  for (const bundle of bundles) {
    const fits = loads.filter((load) => fitsInto(load, bundle, spread.perHost))
    const [first] = fits
    if (!first) throw tooFew(bundle, count, spread.perHost)
    const least = fits.reduce((best, load) => (comesBefore(load, best, bundle, spread.workers) ? load : best), first)
    least.walks.push(...bundle.walks)
    least.ms += bundle.ms
    least.longest = Math.max(least.longest, bundle.ms)
    for (const [host, many] of bundle.hosts) least.hosts.set(host, (least.hosts.get(host) ?? 0) + many)
  }
  return loads
    .filter((load) => load.walks.length > 0)
    .map((load, slot) => ({
      slot,
      walks: load.walks,
      seconds: Math.ceil(msWith(load, undefined, spread.workers) / 1000),
    }))
}

/** How long a slot takes, with one more bundle: its browsers share the work, but a bundle is walked by one of them. */
function msWith(load: Load, bundle: Bundle | undefined, workers: number): number {
  return Math.max((load.ms + (bundle?.ms ?? 0)) / workers, load.longest, bundle?.ms ?? 0)
}

/** Whether a slot would be through earlier than another if it took a bundle; of equals, the one with less to do. */
function comesBefore(load: Load, other: Load, bundle: Bundle, workers: number): boolean {
  const [one, two] = [msWith(load, bundle, workers), msWith(other, bundle, workers)]
  return one < two || (one === two && load.ms < other.ms)
}

/** Walks that must stay together, one after the other. */
type Bundle = {
  readonly walks: readonly string[]
  readonly ms: number
  readonly hosts: ReadonlyMap<string, number>
}
type Load = { walks: string[]; ms: number; longest: number; hosts: Map<string, number> }

/** The longest first; of equals in the order of the plan, so that the same plan is spread alike everywhere. */
function bundlesOf(
  walks: readonly PlannedWalk[],
  msOf: (id: string) => number,
  hostOfWalk: (walk: PlannedWalk) => string,
): readonly Bundle[] {
  const together = new Map<string, PlannedWalk[]>()
  for (const walk of walks) {
    const key = walk.account === 'logged-out' ? walk.id : `account ${walk.account}`
    const bundle = together.get(key)
    if (bundle) bundle.push(walk)
    else together.set(key, [walk])
  }
  return [...together.values()]
    .map((all) => {
      const hosts = new Map<string, number>()
      for (const walk of all) hosts.set(hostOfWalk(walk), (hosts.get(hostOfWalk(walk)) ?? 0) + 1)
      const ms = all.reduce((sum, { id }) => sum + msOf(id), 0)
      return { walks: all.map(({ id }) => id), ms, hosts }
    })
    .sort((a, b) => b.ms - a.ms)
}

/** A whole account may be more than the bound: it cannot be split, and its owner knows how often it is used. */
function fitsInto(load: Load, bundle: Bundle, perHost: number): boolean {
  return [...bundle.hosts].every(([host, many]) => {
    const there = load.hosts.get(host) ?? 0
    return there === 0 || there + many <= perHost
  })
}

function slotsNeeded(bundles: readonly Bundle[], { minutes, workers, perHost }: Spread): number {
  const total = bundles.reduce((sum, { ms }) => sum + ms, 0)
  const byTime = Math.ceil(total / workers / (minutes * 60_000))
  const hosts = new Map<string, number>()
  for (const bundle of bundles) for (const [host, many] of bundle.hosts) hosts.set(host, (hosts.get(host) ?? 0) + many)
  const byHost = Math.max(...[...hosts.values()].map((many) => Math.ceil(many / perHost)))
  return Math.min(MOST_SLOTS, bundles.length, Math.max(1, byTime, byHost))
}

function tooFew(bundle: Bundle, count: number, perHost: number): BadInputError {
  const [host] = bundle.hosts.keys()
  return new BadInputError(
    `The walks of ${host} do not fit into ${count} ${count === 1 ? 'slot' : 'slots'} with at most ${perHost} of one host in each. Take more slots, or raise \`spread.perHost\` in guidewatch.yaml.`,
  )
}

function median(values: readonly number[]): number | undefined {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]
}
