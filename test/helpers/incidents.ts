import type { Night } from '../../src/incident/advance.js'
import type { WalkSeen } from '../../src/incident/group.js'
import type { IncidentState, Policy, Trouble } from '../../src/incident/incident.js'

export const POLICY: Policy = { blockedNights: 2, freshnessDays: 7, escalateDays: 3 }

/** What happened on a walk: `verified`, or a class, the step, how it failed and whether a second walk saw the same. */
export type Seen = 'verified' | { class: Trouble['class']; step?: string; alike?: string; confirmed?: boolean }

/** The night's time, counting days from the first one. */
export function nightAt(day: number): string {
  return new Date(Date.UTC(2026, 0, 5, 3) + day * 86_400_000).toISOString()
}

/**
 * A night of made-up walks.
 *
 * @param seen by walk id such as `shop/menu/de-DE-desktop`; the account is the flow's first letter.
 * @param planned every walk there is; those seen when absent.
 */
export function night(day: number, seen: Readonly<Record<string, Seen>>, planned = Object.keys(seen)): Night {
  const walks: WalkSeen[] = []
  const troubles = new Map<string, Trouble>()
  for (const [id, what] of Object.entries(seen)) {
    const [flow = '', route = '', place = ''] = id.split('/')
    const account = `${flow[0]}-account`
    walks.push({ id, flow, route, account, verdict: what === 'verified' ? 'verified' : what.class })
    if (what === 'verified') continue
    const { step = 'arrival', alike = 'label-renamed', confirmed = true } = what
    const language = place.slice(0, 2)
    const key = [flow, route, step, language, what.class].join('/')
    const walksOfKey = [...(troubles.get(key)?.walks ?? []), id]
    troubles.set(key, {
      key,
      flow,
      route,
      step,
      language,
      class: what.class,
      walks: walksOfKey,
      account,
      alike,
      instruction: `${flow} ${route} ${step}`,
      confirmed,
      headline: { kind: 'trouble', class: what.class, flow, route, step: null },
      evidence: {
        run: nightAt(day),
        walk: id,
        locale: place.slice(0, 5),
        flowTitle: flow,
        routeTitle: route,
        stepNumber: 1,
        says: null,
        findings: [],
        failure: null,
        guides: [],
        proposals: [],
        patch: null,
        pictures: null,
      },
    })
  }
  return { run: nightAt(day), at: nightAt(day), walks, troubles: [...troubles.values()], planned }
}

/** The kinds of the notices since a state, with the number of their incident. */
export function told(before: IncidentState, after: IncidentState): readonly string[] {
  return after.pending
    .slice(before.pending.length)
    .map(({ kind, incident }) => (incident ? `${kind} ${incident.number}` : kind))
}
