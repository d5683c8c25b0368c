import type { Flow, Route } from '../flow/schema.js'
import { LANGUAGES, type Language } from '../settings/language.js'
import { attestedState } from '../state/attestations.js'
import type { Ledger, LedgerEntry } from '../state/ledger.js'
import type { PlannedWalk } from '../state/plan.js'
import { type LocalText, textFor } from '../text/local.js'
import { ACTIONS_IN } from '../words/action.js'
import { checklistTexts } from '../words/checklist.js'
import {
  type Attestation,
  type Change,
  type Effort,
  LINK_STATES,
  type LinkState,
  type PublishedClaim,
  type PublishedGuides,
  type PublishedLink,
  type PublishedRoute,
  type PublishedStep,
  type PublishedWay,
} from './schema.js'

/** All that the published links are made of. */
export type Known = {
  /** The ids of the links of flows. */
  readonly linkIds: ReadonlyMap<string, string>
  /** Every walk that the flow files ask for, by flow. */
  readonly planned: ReadonlyMap<string, readonly PlannedWalk[]>
  readonly ledger: Ledger
  readonly freshnessDays: number
  /** The address of a flow's link as it may be published; `null` where none is approved. */
  readonly addressOf: (flow: Flow) => string | null
  /** The steps of a walk with their approved pictures, and the hashes of the approved screens. */
  readonly stepsOf: (walk: PlannedWalk, flow: Flow, route: Route) => readonly PublishedStep[]
  readonly evidenceOf: (walk: PlannedWalk) => readonly string[]
  readonly attestationOf: (flow: Flow, route: Route) => Attestation | null
  readonly effortOf: (walk: PlannedWalk) => Effort | null
  /** What the check of published guides came to. */
  readonly guides?: PublishedGuides | undefined
  readonly now: Date
}

const DAY_MS = 24 * 3_600_000
/** Changes of a link that are kept. */
const CHANGES = 50

/** The worst of several states; `unknown` of none. */
export function worstOf(states: readonly LinkState[]): LinkState {
  return LINK_STATES.find((state) => states.includes(state)) ?? 'unknown'
}

/** What is published of a flow's link, after what was published of it before. */
export function linkOf(flow: Flow, before: PublishedLink | undefined, known: Known): PublishedLink {
  const { id } = flow.link
  const routes = flow.routes.map((route) => routeOf(flow, route, known))
  const walked = routes.filter(({ surface }) => surface === 'web')
  const ways = walked.flatMap((route) => route.ways)
  const url = known.addressOf(flow)
  // Where nobody has approved the address, nothing was verified that a reader could be led to.
  const state = url === null ? 'unknown' : worstOf(ways.map((way) => way.state))
  const { night } = known.ledger
  const walks = known.planned.get(flow.flow) ?? []
  const entries = walks.map((walk) => known.ledger.walks[walk.id])
  const titles = textsOf(flow.title, flow.flow)
  return {
    id,
    titles,
    state,
    url,
    verifiedAt: oldest(ways.map(({ verifiedAt }) => verifiedAt)),
    verifiedUntil: oldest(ways.map(({ verifiedUntil }) => verifiedUntil)),
    verifiedSince: state === 'verified' ? newest(entries.map((entry) => entry?.verifiedSince ?? null)) : null,
    renewed: state === 'verified' && night !== null && entries.every((entry) => entry?.verifiedAt === night.at),
    action: actionOf(state, walked, flow.instead.length > 0),
    address: `go/${id}/`,
    pages: Object.fromEntries(LANGUAGES.map((language) => [language, `${language}/${id}.html`])),
    deadline: deadlineOf(flow, before),
    instead: flow.instead.flatMap((name) => known.linkIds.get(name) ?? []),
    routes,
    claims: claimsWith(flow, entries),
    ...(known.guides ? { guides: known.guides } : {}),
    history: historyOf(before, state, walked, night?.at ?? known.now.toISOString()),
    evidence: [...new Set(walks.flatMap(known.evidenceOf))].sort(),
  }
}

function routeOf(flow: Flow, route: Route, known: Known): PublishedRoute {
  const ways = (known.planned.get(flow.flow) ?? [])
    .filter((walk) => walk.route === route.id)
    .map((walk) => wayOf(walk, flow, route, known))
  const attested = route.surface === 'app' ? known.attestationOf(flow, route) : null
  return {
    id: route.id,
    titles: textsOf(route.title, route.id),
    surface: route.surface,
    state:
      route.surface === 'app'
        ? attestedState(attested, known.now.toISOString())
        : worstOf(ways.map(({ state }) => state)),
    verifiedAt: oldest(ways.map(({ verifiedAt }) => verifiedAt)),
    verifiedUntil: oldest(ways.map(({ verifiedUntil }) => verifiedUntil)),
    signedIn: (route.account ?? flow.account) !== 'logged-out',
    guides: route.guides.flatMap((id) => {
      const guide = flow.guides[id]
      // What is read every night, and may be found wrong, is named where the operator says so.
      if (!guide || (guide.proof && guide.named !== true)) return []
      const { title, publisher, url, language } = guide
      return [{ title, publisher, url: url ?? null, language }]
    }),
    ways,
    checklist: route.surface === 'app' ? checklistTexts(route) : {},
    attested,
  }
}

function wayOf(walk: PlannedWalk, flow: Flow, route: Route, known: Known): PublishedWay {
  const entry = known.ledger.walks[walk.id]
  const verifiedUntil = entry?.verifiedAt ? later(entry.verifiedAt, known.freshnessDays) : null
  const isFresh = verifiedUntil !== null && Date.parse(verifiedUntil) > known.now.getTime()
  return {
    locale: walk.locale,
    device: walk.device,
    state: !entry ? 'unknown' : entry.verdict !== 'verified' ? entry.verdict : isFresh ? 'verified' : 'unknown',
    verifiedAt: entry?.verifiedAt ?? null,
    verifiedUntil,
    steps: [...known.stepsOf(walk, flow, route)],
    effort: known.effortOf(walk),
  }
}

/** A claim is false as long as one walk contradicts it, true when walks tested it, unknown otherwise. */
function claimsWith(flow: Flow, all: readonly (LedgerEntry | undefined)[]): PublishedClaim[] {
  const entries = all.flatMap((entry) => entry ?? [])
  return flow.claims.map(({ id, says }) => {
    const against = entries.filter(({ contradicted }) => contradicted.includes(id))
    const tested = against.length > 0 ? against : entries.filter((entry) => entry.tested.includes(id))
    return {
      id,
      says: textsOf(says, id),
      state: against.length > 0 ? 'false' : tested.length > 0 ? 'true' : 'unknown',
      at: newest(tested.map(({ at }) => at)),
    }
  })
}

function deadlineOf({ deadline }: Flow, before: PublishedLink | undefined): PublishedLink['deadline'] {
  if (!deadline) return null
  const known = before?.deadline
  const sequence = known ? known.sequence + (known.date === deadline.date ? 0 : 1) : 0
  return { date: deadline.date, sequence, says: textsOf(deadline.says, deadline.date) }
}

function actionOf(state: LinkState, routes: readonly PublishedRoute[], helps: boolean): PublishedLink['action'] {
  if (state === 'verified') return null
  const verified = routes.filter((route) => route.state === 'verified')
  return inEveryLanguage((language) => {
    const texts = ACTIONS_IN[language]
    if (state === 'changed' || state === 'retired') return texts[state]
    const quoted = verified.map(({ titles }) => texts.quoted(titleIn(titles, language)))
    const ways = listed(quoted, texts.and)
    return state === 'broken' ? texts.broken(ways, helps) : texts.unknown(ways)
  })
}

function historyOf(
  before: PublishedLink | undefined,
  state: LinkState,
  routes: readonly PublishedRoute[],
  at: string,
): Change[] {
  if (before?.state === state) return [...before.history]
  // A link that nobody has verified yet has no history.
  if (!before && state === 'unknown') return []
  const route = routes.find((one) => one.state === state)
  const says = inEveryLanguage((language) => {
    const { happened, quoted } = ACTIONS_IN[language]
    const way = quoted(titleIn(route?.titles ?? {}, language))
    if (state === 'verified') return before?.verifiedAt ? happened.verified : happened.first
    return state === 'changed' || state === 'broken' ? happened[state](way) : happened[state]
  })
  return [{ at, from: before?.state ?? null, to: state, says }, ...(before?.history ?? [])].slice(0, CHANGES)
}

/** A link that no flow has any more is never gone: whoever kept its address learns that nobody vouches for it. */
export function retire(link: PublishedLink, known: Pick<Known, 'ledger' | 'now'>): PublishedLink {
  if (link.state === 'retired') return link
  const { guides: _, ...rest } = link
  return {
    ...rest,
    state: 'retired',
    url: null,
    verifiedUntil: null,
    verifiedSince: null,
    renewed: false,
    action: actionOf('retired', [], false),
    routes: [],
    claims: [],
    history: historyOf(link, 'retired', [], known.ledger.night?.at ?? known.now.toISOString()),
    evidence: [],
  }
}

/** A text in every language that guidewatch speaks and that it is given in; under `en`, where it is one for all. */
function textsOf(text: LocalText | undefined, otherwise: string): Record<string, string> {
  const given = LANGUAGES.flatMap((language): [Language, string][] => {
    const own = textFor(text, language)
    return own === undefined ? [] : [[language, own]]
  })
  const isOne = given.length > 0 && given.every(([, own]) => own === given[0]?.[1])
  if (given.length === 0) return { en: otherwise }
  return isOne && (typeof text === 'string' || Array.isArray(text))
    ? { en: given[0]?.[1] ?? otherwise }
    : Object.fromEntries(given)
}

function titleIn(titles: Readonly<Record<string, string>>, language: Language): string {
  return titles[language] ?? titles.en ?? Object.values(titles)[0] ?? ''
}

function inEveryLanguage(text: (language: Language) => string): Record<string, string> {
  return Object.fromEntries(LANGUAGES.map((language) => [language, text(language)]))
}

function listed(texts: readonly string[], and: string): string {
  if (texts.length < 2) return texts[0] ?? ''
  return `${texts.slice(0, -1).join(', ')} ${and} ${texts.at(-1)}`
}

function later(moment: string, days: number): string {
  return new Date(Date.parse(moment) + days * DAY_MS).toISOString()
}

/** `null` as soon as one is: what was never verified has no date. */
function oldest(moments: readonly (string | null)[]): string | null {
  const known = moments.filter((moment) => moment !== null)
  return known.length === moments.length ? (known.toSorted()[0] ?? null) : null
}

function newest(moments: readonly (string | null)[]): string | null {
  return (
    moments
      .filter((moment) => moment !== null)
      .toSorted()
      .at(-1) ?? null
  )
}
