import { resolveLocales } from '../flow/lint.js'
import type { Flow } from '../flow/schema.js'
import type { Known, KnownLabel } from '../guide-check/known.js'
import type { Settings } from '../settings/settings.js'
import { type RememberedLabel, readLabelMemory } from '../state/label-memory.js'
import { readLedger } from '../state/ledger.js'
import type { SiteKind } from '../state/snapshots.js'
import { labelOf, sameLabel } from '../text/labels.js'
import { flowLabels } from './flow-labels.js'
import { claimsKnown } from './known-claims.js'
import { linksKnown } from './known-links.js'
import { routesKnown, worksTonight } from './known-routes.js'
import { labelsAfter } from './label-changes.js'
import { approvedToday } from './remember-labels.js'
import { type Sources, textsByLanguage } from './sources.js'

/**
 * What is known of what guides teach, by flow: of flows, approved screens, the label memory and the ledger. It asks no site.
 *
 * @param now the day it is known on, where no night says so.
 * @throws SnapshotError, LabelMemoryError, LedgerError when what it is made of is damaged.
 */
export function knownOf(
  settings: Pick<Settings, 'state' | 'snapshots' | 'freshness'>,
  flows: readonly Flow[],
  site: SiteKind,
  now: Date = new Date(),
): ReadonlyMap<string, Known> {
  const ledger = readLedger(settings.state, site)
  const approved = approvedToday(settings.snapshots, site, flows)
  const before = readLabelMemory(settings.state, site)
  const day = ledger.night?.at.slice(0, 10) ?? before.night ?? now.toISOString().slice(0, 10)
  // Before the first night, and after an approval that came by version control, today's snapshots say more.
  const memory = labelsAfter(before, { run: ledger.night?.run ?? '', day, ...approved, walks: [] })
  return new Map(
    flows.map((flow) => [
      flow.flow,
      knownOfFlow({
        flow,
        flows,
        labels: memory.labels.filter((one) => one.flow === flow.flow),
        shown: approved.shown.filter((one) => one.flow === flow.flow),
        addresses: memory.addresses.filter((one) => one.flow === flow.flow),
        ledger,
        freshnessDays: settings.freshness.days,
        now,
      }),
    ]),
  )
}

function knownOfFlow(sources: Sources): Known {
  const { flow, ledger, now } = sources
  const night = ledger.night?.at ?? now.toISOString()
  return {
    night: night.slice(0, 10),
    flow: flow.flow,
    title: textsByLanguage(flow.title),
    works: worksTonight(sources),
    links: linksKnown(sources),
    labels: labelsKnown(sources, night.slice(0, 10)),
    routes: routesKnown(sources),
    claims: claimsKnown(sources),
    deadline: flow.deadline ? { date: flow.deadline.date } : null,
  }
}

/** Labels that screens show or showed, then what only the flow says, then what was so before the first night. */
function labelsKnown({ flow, labels }: Sources, night: string): KnownLabel[] {
  const remembered = labels.map((label): KnownLabel => {
    const { locale, text, role, step, until, picture, run } = label
    const now = until === null ? null : nowOf(label, labels)
    return { locale, text, role, step: step && `${flow.flow}/${step}`, until, now, picture, source: run }
  })
  const isRemembered = (locale: string, text: string) =>
    labels.some((one) => one.locale === locale && labelOf(one.text) === labelOf(text))
  const said = flowLabels(flow)
    .filter(({ locale, text }) => !isRemembered(locale, text))
    .map(
      ({ locale, text, role, step }): KnownLabel => ({
        locale,
        text,
        role,
        step: step && `${flow.flow}/${step}`,
        until: null,
        now: null,
        picture: null,
        source: 'the flow',
      }),
    )
  const today = [...remembered, ...said].filter((label, _, all) => !isTitleOf(label, all))
  const former = flow.formerly.labels.flatMap(({ locale, was, now, step, until, source }): KnownLabel[] => {
    const own = resolveLocales(flow.locales, locale)
    // What is on a screen again was not former.
    const isShown = today.some((one) => one.until === null && own.includes(one.locale) && sameLabel(one.text, was))
    if (isShown) return []
    const place = step ? `${flow.flow}/${step}` : null
    return [
      { locale, text: was, role: 'text', step: place, until: until ?? night, now: now ?? null, picture: null, source },
    ]
  })
  return [...today, ...former]
}

/** The heading of the page behind a control whose label vanished: nobody can press it, so the label is gone all the same. */
function isTitleOf({ role, step, locale, text, until }: KnownLabel, all: readonly KnownLabel[]): boolean {
  return (
    role === 'heading' &&
    step === null &&
    until === null &&
    all.some((one) => one.step !== null && one.until !== null && one.locale === locale && sameLabel(one.text, text))
  )
}

/** What is in the place of a label today: what took its place may have been replaced as well. */
function nowOf(label: RememberedLabel, labels: readonly RememberedLabel[]): string | null {
  let { now } = label
  for (const seen = new Set<string>(); now !== null && !seen.has(now); ) {
    seen.add(now)
    const text: string = now
    const next = labels.find(
      (one) =>
        one.locale === label.locale && one.step === label.step && one.until !== null && sameLabel(one.text, text),
    )
    if (!next) return now
    now = next.now
  }
  return now
}
