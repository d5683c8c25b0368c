import type { Reviewed } from '../cause/cause.js'
import type { Taken } from '../cause/decision.js'
import { causeOf } from './members.js'

/** Decisions that are made true together or not at all: those on the causes of one incident, or on those without one. */
export type Bundle = {
  /** Incidents that follow the causes, in order; none where nobody was told of them. */
  readonly incidents: readonly number[]
  readonly taken: readonly Taken[]
}

/** Sorts decisions by incident. A cause that two incidents follow holds these together. Those without an incident come last. */
export function bundlesOf(reviewed: Reviewed, taken: readonly Taken[]): readonly Bundle[] {
  let bundles: Bundle[] = []
  for (const one of taken) {
    const incidents = causeOf(reviewed, one.decision.cause)?.incidents ?? []
    const isNear = (bundle: Bundle) =>
      incidents.length === 0
        ? bundle.incidents.length === 0
        : bundle.incidents.some((incident) => incidents.includes(incident))
    const near = bundles.filter(isNear)
    const all = new Set([...near.flatMap((bundle) => bundle.incidents), ...incidents])
    const joined: Bundle = {
      incidents: [...all].sort((a, b) => a - b),
      taken: [...near.flatMap((bundle) => bundle.taken), one],
    }
    bundles = [...bundles.filter((bundle) => !near.includes(bundle)), joined]
  }
  const first = ({ incidents: [number] }: Bundle) => number ?? Number.POSITIVE_INFINITY
  return bundles.sort((a, b) => first(a) - first(b) || 0)
}
