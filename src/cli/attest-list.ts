import type { Flow, Route } from '../flow/schema.js'
import type { Language } from '../settings/language.js'
import {
  type AttestationToPublish,
  askedOf,
  attestationFor,
  attestedState,
  type StoredAttestation,
} from '../state/attestations.js'
import { printable } from '../text/inert.js'
import { checklistOf } from '../words/checklist.js'

/** A route of an app, and what is known of it. */
export type AppRoute = {
  readonly flow: string
  readonly route: string
  readonly title: string
  readonly state: 'attested' | 'not-machine-verified'
  /** A person should go through it now, and why. */
  readonly due: 'never' | 'guide-changed' | 'expired' | 'does-not-work' | null
  /** The last one of what the guide asks for now, else the last one of all. */
  readonly last: AttestationToPublish | null
}

/** All routes that no machine can walk, in the order of the flows. */
export function appRoutesOf(flows: readonly Flow[]): readonly { readonly flow: Flow; readonly route: Route }[] {
  return flows.flatMap((flow) =>
    flow.routes.filter(({ surface }) => surface === 'app').map((route) => ({ flow, route })),
  )
}

/** What is known of all routes that no machine can walk. */
export function listAppRoutes(
  flows: readonly Flow[],
  attestations: ReadonlyMap<string, readonly StoredAttestation[]>,
  language: Language,
  now: string,
): readonly AppRoute[] {
  return appRoutesOf(flows).map(({ flow, route }) => {
    const all = attestations.get(`${flow.flow}/${route.id}`) ?? []
    const last = attestationFor(all, askedOf(route), now)
    const state = attestedState(last, now)
    const [older] = all
    return {
      flow: flow.flow,
      route: route.id,
      title: checklistOf(flow, route, language).titles.join(' – '),
      state,
      due: state === 'attested' ? null : last ? dueBecause(last) : older ? 'guide-changed' : 'never',
      last: last ?? (older ? attestationFor([older], older.asked, now) : null),
    }
  })
}

/** The list for a terminal. */
export function listInWords(routes: readonly AppRoute[]): string {
  if (routes.length === 0) return 'No flow has a route of an app (`surface: app`).'
  const due = routes.filter((route) => route.due !== null).length
  return [
    ...routes.map((route) => `${route.flow} ${route.route}: ${printable(route.title)}\n   ${stateInWords(route)}`),
    due === 0
      ? 'None is due.'
      : `${due} of ${routes.length} ${due === 1 ? 'is' : 'are'} due: \`guidewatch attest FLOW ROUTE\`.`,
  ].join('\n')
}

function dueBecause({ steps }: AttestationToPublish): 'expired' | 'does-not-work' {
  return steps.every(({ works }) => works) ? 'expired' : 'does-not-work'
}

function stateInWords({ due, last }: AppRoute): string {
  if (!last) return 'due: no person has checked it yet'
  const who = `checked by ${last.by} on ${last.at.slice(0, 10)} (${last.language})`
  switch (due) {
    case null:
    case 'never':
      return `${who}; counts until ${last.until}`
    case 'expired':
      return `due: ${who}; counted until ${last.until}`
    case 'guide-changed':
      return `due: the guide has changed since it was ${who}`
    case 'does-not-work':
      return `due: ${who}; did not work at ${last.steps.flatMap(({ id, works }) => (works ? [] : [`\`${id}\``])).join(', ')}`
  }
}
