import { planWalks } from '../../src/engine/plan.js'
import type { Flow } from '../../src/flow/schema.js'
import type { Taken } from '../../src/publish/remember.js'
import { type Status, VERSION } from '../../src/publish/schema.js'
import { type Known, linkOf, retire } from '../../src/publish/status.js'
import type { Ledger } from '../../src/state/ledger.js'
import type { PlannedWalk } from '../../src/state/plan.js'
import type { WalkSummary } from '../../src/state/result.js'

/** A flow with a menu and a direct way, and one way in an app. */
export function shop(more: Partial<Flow> = {}): Flow {
  const step = { id: 'open', open: 'https://shop.example/' }
  return {
    flow: 'shop',
    title: { en: 'Object', de: 'Widersprechen' },
    link: { id: 'shop', url: 'https://shop.example/form' },
    account: 'logged-out',
    locales: ['de-DE'],
    devices: ['desktop'],
    claims: [{ id: 'no-reason', says: { en: 'No reason.', de: 'Kein Grund.' }, check: { reachable: true } }],
    instead: [],
    guides: {},
    routes: [
      { id: 'menu', title: { en: 'By the menu' }, surface: 'web', guides: [], steps: [step] },
      { id: 'direct', surface: 'web', guides: [], steps: [step] },
      { id: 'app', surface: 'app', guides: [], steps: [{ id: 'tap', says: { en: 'Tap it.' } }] },
    ],
    ...more,
  } as unknown as Flow
}

export const MENU = 'shop/menu/de-DE-desktop'
export const DIRECT = 'shop/direct/de-DE-desktop'

/** The night of a day in January. */
export function day(number: number): string {
  return new Date(Date.UTC(2026, 0, number, 3)).toISOString()
}

/** A run with walks of these verdicts. */
export function taken(
  number: number,
  verdicts: Readonly<Record<string, WalkSummary['verdict']>>,
  flows = [shop()],
): Taken {
  const walks = Object.entries(verdicts).map(([id, verdict]) => {
    const [flow, route] = id.split('/')
    const findings = verdict === 'changed' ? [{ kind: 'label-renamed', step: 'open', relevance: 'route' }] : []
    return { id, flow, route, verdict, findings, outcome: { kind: 'arrived' }, steps: [{ id: 'open' }] }
  })
  return {
    run: { run: `run-${number}`, startedAt: day(number), stopped: false, walks: walks as unknown as WalkSummary[] },
    flows,
    planned: planWalks(flows, {}).map(({ id }) => id),
    now: new Date(Date.parse(day(number)) + 3_600_000),
  }
}

export const EMPTY: Ledger = { schema: 1, site: 'live', night: null, walks: {} }

/** The status after a night. */
export function statusAfter(
  ledger: Ledger,
  {
    flows = [shop()],
    previous = null,
    ...more
  }: Partial<Known> & { readonly flows?: readonly Flow[]; readonly previous?: Status | null } = {},
): Status {
  const planned = new Map<string, PlannedWalk[]>()
  for (const flow of flows) planned.set(flow.flow, planWalks([flow], {}) as PlannedWalk[])
  const known: Known = {
    linkIds: new Map(flows.map(({ flow, link }) => [flow, link.id])),
    planned,
    ledger,
    freshnessDays: 7,
    addressOf: ({ link }) => link.url,
    stepsOf: () => [],
    evidenceOf: () => [],
    attestationOf: () => null,
    effortOf: () => null,
    now: new Date(Date.parse(ledger.night?.at ?? day(1)) + 3_600_000),
    ...more,
  }
  const before = (id: string) => previous?.links.find((link) => link.id === id)
  const gone = (previous?.links ?? []).filter(({ id }) => !flows.some(({ link }) => link.id === id))
  return {
    version: VERSION,
    site: 'live',
    publisher: { name: 'Example', url: null, contact: null },
    links: [
      ...flows.map((flow) => linkOf(flow, before(flow.link.id), known)),
      ...gone.map((link) => retire(link, known)),
    ].sort((a, b) => (a.id < b.id ? -1 : 1)),
  }
}
