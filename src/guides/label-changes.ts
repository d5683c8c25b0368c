import { isConfirmed, seenTwice } from '../cause/judged.js'
import type { Finding } from '../compare/finding.js'
import { type LabelMemory, labelKey, type RememberedAddress, type RememberedLabel } from '../state/label-memory.js'
import type { WalkSummary } from '../state/result.js'
import { labelOf, sameLabel } from '../text/labels.js'
import type { ScreenLabel } from './screen-labels.js'

/** A label on the approved screen of one walk. */
export type ShownLabel = ScreenLabel & {
  readonly flow: string
  readonly locale: string
  /** As `route/step`. */
  readonly screen: string
  readonly walk: string
  /** Of the approved screen, relative to the folder of the snapshots. */
  readonly picture: string | null
  readonly approved: { readonly at: string; readonly run: string }
}

/** What is taken into the label memory: approved screens as they are now, and what a night found on them. */
export type LabelsSeen = {
  readonly run: string
  /** Of the night, or of the run that was approved. */
  readonly day: string
  readonly shown: readonly ShownLabel[]
  /** The approved address of each flow's link. */
  readonly addresses: Readonly<Record<string, string>>
  /** The walks of the night; none where only an approval is taken in. */
  readonly walks: readonly Judged[]
}

type Judged = Pick<WalkSummary, 'id' | 'route' | 'verdict' | 'outcome' | 'findings' | 'relocations' | 'confirmation'>

/** Labels of a flow in one language that no step uses and that are remembered at most. */
const MOST_OTHERS = 400
/** Days that a label which no step used is remembered after it vanished. */
const DAYS_VANISHED = 730

/**
 * The label memory after a night or an approval. A label vanishes when every walk that shows it found it gone, twice in one
 * night; or when its approved screens were replaced by others that do not show it. A screen that is not asked for any more
 * takes its labels along and says nothing of the site.
 */
export function labelsAfter(memory: LabelMemory, seen: LabelsSeen): LabelMemory {
  const gone = goneOn(seen.walks)
  const verdicts = new Map(seen.walks.map(({ id, verdict }) => [id, verdict]))
  const groups = new Map<string, ShownLabel[]>()
  const left = new Set<string>()
  for (const label of seen.shown) {
    const key = keyOf(label)
    if (!label.isKept) left.add(key)
    groups.set(key, [...(groups.get(key) ?? []), label])
  }
  const known = new Map(memory.labels.map((label) => [labelKey(label), label]))
  const next: RememberedLabel[] = []
  for (const [key, labels] of groups) {
    if (left.has(key)) continue
    next.push(shownAfter(known.get(key), labels, gone, verdicts, memory.night, seen))
  }
  const targets = targetsOf(seen.shown)
  const screens = new Set(seen.shown.map(({ flow, locale, screen }) => JSON.stringify([flow, locale, screen])))
  for (const [key, label] of known) {
    if (groups.has(key)) continue
    const wasReplaced = label.screens.some((screen) => screens.has(JSON.stringify([label.flow, label.locale, screen])))
    if (label.until === null && !wasReplaced) continue
    next.push(vanishedAfter(label, targets.get(placeOf(label)), memory.night, seen))
  }
  return {
    ...memory,
    night: laterOf(memory.night, seen.day),
    addresses: addressesAfter(memory.addresses, seen),
    labels: bounded(next, seen.day),
  }
}

/** An address is old from the day on which another one was approved. */
function addressesAfter(known: LabelMemory['addresses'], { addresses, day }: LabelsSeen): readonly RememberedAddress[] {
  const kept = known.map((one) => {
    const today = addresses[one.flow]
    if (today === undefined) return one
    return { ...one, until: one.url === today ? null : (one.until ?? day) }
  })
  const fresh = Object.entries(addresses)
    .filter(([flow, url]) => !known.some((one) => one.flow === flow && one.url === url))
    .map(([flow, url]) => ({ flow, url, first: day, until: null }))
  return [...kept, ...fresh]
}

function keyOf({ flow, locale, screen, isTarget, text }: ShownLabel): string {
  return labelKey({ flow, locale, step: isTarget ? screen : null, text })
}

/** A label that approved screens show. */
function shownAfter(
  known: RememberedLabel | undefined,
  labels: readonly ShownLabel[],
  gone: ReturnType<typeof goneOn>,
  verdicts: ReadonlyMap<string, Judged['verdict']>,
  night: string | null,
  { day, run }: LabelsSeen,
): RememberedLabel {
  const [first] = labels as readonly [ShownLabel, ...ShownLabel[]]
  const oldest = [...labels].sort((a, b) => (a.approved.at < b.approved.at ? -1 : 1))[0] ?? first
  const fresh: RememberedLabel = {
    flow: first.flow,
    locale: first.locale,
    step: first.isTarget ? first.screen : null,
    text: first.text,
    role: first.role,
    screens: [...new Set(labels.map(({ screen }) => screen))].sort(),
    first: known?.first ?? oldest.approved.at.slice(0, 10),
    last: null,
    until: null,
    now: null,
    picture: first.isTarget ? first.picture : null,
    run: oldest.approved.run,
  }
  const found = labels.map(({ walk, screen, text, isTarget }) => {
    const own = gone.get(goneKey(walk, screen, text))
    return own === undefined && isTarget ? gone.get(goneKey(walk, screen, TARGET)) : own
  })
  const now = found.find((one) => one !== undefined && one !== null) ?? null
  if (found.every((one) => one !== undefined)) {
    const before = known?.until ? known : undefined
    return {
      ...fresh,
      last: before?.last ?? night ?? fresh.first,
      until: before?.until ?? day,
      now: now ?? before?.now ?? null,
      run: before?.run ?? run,
    }
  }
  const isBack = labels.some(({ walk }, index) => found[index] === undefined && isJudged(verdicts.get(walk)))
  return known?.until && !isBack ? { ...known, screens: fresh.screens } : fresh
}

function isJudged(verdict: Judged['verdict'] | undefined): boolean {
  return verdict === 'verified' || verdict === 'changed'
}

/** A label that no approved screen shows any more. */
function vanishedAfter(
  label: RememberedLabel,
  target: ShownLabel | undefined,
  night: string | null,
  { day, run }: LabelsSeen,
): RememberedLabel {
  const isOther = target !== undefined && !sameLabel(target.text, label.text)
  const place = isOther ? { now: target.text, picture: target.picture } : { now: label.now, picture: null }
  if (label.until !== null) return { ...label, ...place }
  return { ...label, ...place, last: night ?? label.first, until: day, run }
}

/** Today's target of each step, in each language. */
function targetsOf(shown: readonly ShownLabel[]): ReadonlyMap<string, ShownLabel> {
  const targets = new Map<string, ShownLabel>()
  for (const label of shown) {
    const place = placeOf({ ...label, step: label.screen })
    if (label.isTarget && label.isKept && !targets.has(place)) targets.set(place, label)
  }
  return targets
}

function placeOf({ flow, locale, step }: Pick<RememberedLabel, 'flow' | 'locale' | 'step'>): string {
  return JSON.stringify([flow, locale, step])
}

function goneKey(walk: string, screen: string, text: string): string {
  return JSON.stringify([walk, screen, labelOf(text)])
}

/** Stands for what a step uses, whatever its approved screen calls it: a flow may name it otherwise. */
const TARGET = ''

/** What the walks of a night found gone, twice, with what was there instead as far as that is known. */
function goneOn(walks: readonly Judged[]): ReadonlyMap<string, string | null> {
  const gone = new Map<string, string | null>()
  for (const walk of walks) {
    if (walk.verdict !== 'changed' && walk.verdict !== 'broken') continue
    const near = walk.findings.filter(({ relevance, step }) => relevance !== 'elsewhere' && isConfirmed(walk, step))
    for (const finding of seenTwice(walk, near)) {
      const label = goneLabel(finding)
      const screen = `${walk.route}/${finding.step}`
      if (!label) continue
      gone.set(goneKey(walk.id, screen, label.was), label.now)
      if (isOfTarget(finding, walk)) gone.set(goneKey(walk.id, screen, TARGET), label.now)
    }
  }
  return gone
}

function isOfTarget({ kind, step }: Finding, { relocations }: Judged): boolean {
  return kind === 'step-missing' || (kind === 'label-renamed' && relocations.some((one) => one.step === step))
}

/** The label that a finding says is gone. */
function goneLabel({ kind, subject, before, after }: Finding): { was: string; now: string | null } | undefined {
  const now = typeof after === 'string' && after !== '' ? after : null
  if (kind === 'label-renamed' || kind === 'submit-renamed')
    return typeof before === 'string' && before !== '' ? { was: before, now } : undefined
  if (kind === 'step-missing' || kind === 'item-removed' || kind === 'submit-removed')
    return subject.kind === 'control' && subject.name !== '' ? { was: subject.name, now: null } : undefined
  return undefined
}

function laterOf(one: string | null, other: string): string {
  return one !== null && one > other ? one : other
}

/** Labels that steps use, or used, are kept for good. */
function bounded(labels: readonly RememberedLabel[], today: string): readonly RememberedLabel[] {
  const oldest = new Date(Date.parse(today) - DAYS_VANISHED * 24 * 3_600_000).toISOString().slice(0, 10)
  const others = new Map<string, number>()
  return [...labels]
    .sort((a, b) => (labelKey(a) < labelKey(b) ? -1 : 1))
    .filter(({ flow, locale, step, until }) => {
      if (step !== null) return true
      if (until !== null) return until >= oldest
      const place = JSON.stringify([flow, locale])
      others.set(place, (others.get(place) ?? 0) + 1)
      return (others.get(place) ?? 0) <= MOST_OTHERS
    })
}
