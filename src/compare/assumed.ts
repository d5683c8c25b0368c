import { grouped } from '../collection/grouped.js'
import { type Assumption, assumptionsOf, type Looked, namesOf, serves } from '../flow/assumed.js'
import { endsAtObstacle } from '../flow/lint.js'
import type { Flow, Interruption, Route, Step } from '../flow/schema.js'
import type { WalkRecord } from '../screen/record.js'
import { ARRIVAL, type Screen } from '../screen/screen.js'
import { flatten, standsAlone, textOf } from '../screen/tree.js'
import { allTexts, type LocalText, textsFor } from '../text/local.js'
import { sameText } from '../text/normalise.js'
import { includesText } from '../text/reading.js'
import { leadsAstray } from './destination.js'

/** What became of an assumption on a walk. */
export type Tried = Pick<Assumption, 'text' | 'language' | 'source'> & {
  /** `null`: the walk never came where it could be seen. */
  readonly held: boolean | null
  /** What was there instead, as far as that is known. */
  readonly seen: string | null
  /** The steps of the walk on whose screens it was there. */
  readonly at: readonly string[]
}

/** What one place of the flow says of a text: it was there, something else was, or nobody can tell. */
type Sight = { readonly held: true; readonly step: string } | { readonly held: false; readonly seen: string | null }

/**
 * What a walk shows of that which its flow assumes and nobody has confirmed: labels in the language of the walk, and
 * addresses, as far as its route, the destination and the dialogs in between are concerned.
 *
 * @param route with the steps that this walk does.
 */
export function triedOn(flow: Flow, route: Route, locale: string, record: WalkRecord): readonly Tried[] {
  return assumptionsOf(flow)
    .filter(({ confirmed, language }) => confirmed === false && (language === null || serves(language, locale)))
    .flatMap((assumption): readonly Tried[] => {
      const { text, language, source } = assumption
      const sights = sightsOf(assumption, flow, route, locale, record)
      if (sights === undefined) return []
      const missed = sights.find((sight) => !sight.held)
      const at = [...new Set(sights.flatMap((sight) => (sight.held ? [sight.step] : [])))]
      const held = missed ? false : at.length > 0 ? true : null
      return [{ text, language, source, held, seen: missed?.seen ?? null, at }]
    })
}

/** @returns `undefined` for what has no place on this route, nor where it leads. */
function sightsOf(
  { text, isAddress, places }: Assumption,
  flow: Flow,
  route: Route,
  locale: string,
  record: WalkRecord,
): readonly Sight[] | undefined {
  const steps = route.steps.filter((step) =>
    isAddress ? step.open === text : namesOf(step).some((looked) => says(looked.text, text, locale)),
  )
  const isElsewhere = places.some(({ kind }) => kind === 'interruption' || (kind === 'destination' && !isAddress))
  if (steps.length === 0 && !isElsewhere) return undefined
  if (isAddress) return steps.flatMap((step) => addressSight(step, flow, route, locale, record))
  return [
    ...steps.flatMap((step) =>
      namesOf(step)
        .filter((looked) => says(looked.text, text, locale))
        .flatMap((looked) => stepSight(looked, text, step, locale, record)),
    ),
    ...destinationSights(text, flow, route, locale, record),
    ...flow.interruptions.flatMap((one) => interruptionSight(one, text, locale, record)),
  ]
}

function stepSight(
  looked: Looked,
  text: string,
  { id }: Step,
  locale: string,
  { screens, relocations, outcome }: WalkRecord,
): Sight[] {
  const screen = screens.find(({ step }) => step === id)
  const moved = looked.isTarget ? relocations.find(({ step }) => step === id) : undefined
  // One of several alternatives is enough, and the others may hold elsewhere.
  const others = textsFor(looked.text, locale).filter((one) => !sameText(one, text))
  if (moved) return others.some((one) => sameText(one, moved.after)) ? [] : [{ held: false, seen: moved.after }]
  if (screen && isOn(screen, looked, text)) return [{ held: true, step: id }]
  if (screen && others.some((one) => isOn(screen, looked, one))) return []
  const isLost =
    outcome.kind === 'stopped' &&
    outcome.step === id &&
    (looked.isTarget ? /^target-(missing|reversed)$/ : /^expectation-failed$/).test(outcome.reason)
  return isLost ? [{ held: false, seen: null }] : []
}

/** An address holds where it leads on: to the next step of the guide, or to the destination. */
function addressSight(
  { id }: Step,
  flow: Flow,
  route: Route,
  locale: string,
  { screens, outcome }: WalkRecord,
): Sight[] {
  const endedAt = outcome.kind === 'stopped' || outcome.kind === 'obstacle' ? outcome.step : null
  const isDead =
    (outcome.kind === 'stopped' && outcome.reason === 'link-dead') ||
    (outcome.kind === 'obstacle' && outcome.obstacle === 'not-found')
  if (isDead && endedAt === id) return [{ held: false, seen: null }]
  const next = route.steps[route.steps.findIndex((step) => step.id === id) + 1]
  if (next?.expect?.obstacle !== undefined) return []
  if (next) {
    const isStopped = endedAt === next.id
    return !isStopped && screens.some(({ step }) => step === next.id) ? [{ held: true, step: next.id }] : []
  }
  const last = screens.find(({ step }) => step === ARRIVAL)
  if (outcome.kind !== 'arrived' || !last) return []
  return leadsAstray(flow.destination, last, locale)
    ? [{ held: false, seen: headingOf(last) }]
    : [{ held: true, step: ARRIVAL }]
}

function destinationSights(
  text: string,
  { destination, claims }: Flow,
  route: Route,
  locale: string,
  { screens, outcome }: WalkRecord,
): Sight[] {
  const screen = screens.find(({ step }) => step === ARRIVAL)
  if (outcome.kind !== 'arrived' || !screen || endsAtObstacle(route)) return []
  const items = flatten(screen.tree)
  const isNamed = (name: string, ...roles: readonly string[]) =>
    items.some((item) => roles.includes(item.role) && sameText(item.name, name))
  const isHeading = (one: string) => isNamed(one, 'heading') || items.some((item) => standsAlone(item, one))
  const isField = (one: string) => screen.fields.some(({ label }) => sameText(label, one))
  const isSubmit = (one: string) =>
    screen.submits.some(({ label }) => sameText(label, one)) || isNamed(one, 'button', 'link')
  const isSaid = (one: string) => includesText(textOf(screen.tree), one)
  const there = (
    label: LocalText | undefined,
    isThere: (one: string) => boolean,
    seen: string | null = null,
  ): Sight[] => {
    if (!says(label, text, locale)) return []
    if (isThere(text)) return [{ held: true, step: ARRIVAL }]
    // One of several alternatives is enough.
    return textsFor(label, locale).some(isThere) ? [] : [{ held: false, seen }]
  }
  return [
    ...there(destination.heading, isHeading, headingOf(screen)),
    ...destination.fields.flatMap(({ label }) => there(label, isField)),
    ...there(destination.submit, isSubmit, screen.submits[0]?.label ?? null),
    ...destination.sentences.flatMap((sentence) => there(sentence.text, isSaid)),
    ...claims.flatMap(({ check }) => [...there(check.text, isSaid), ...there(check.field?.label, isField)]),
  ]
}

/** A dialog that does not come shows nothing; of one that came, what it was recognised and refused by was there. */
function interruptionSight(
  { id, dialog, click }: Interruption,
  text: string,
  locale: string,
  record: WalkRecord,
): Sight[] {
  const met = record.notes.find((note) => note.kind === 'interruption' && note.dialog === id)
  if (met?.kind !== 'interruption') return []
  const { by, step } = met
  const isPressed = by !== null && sameText(by, text) && allTexts(click.name).some((one) => sameText(one, text))
  const isOnly = [dialog.name, dialog.text].some((label) => {
    const all = textsFor(label, locale)
    return all.length === 1 && all.some((one) => sameText(one, text))
  })
  return isPressed || isOnly ? [{ held: true, step }] : []
}

function isOn(screen: Screen, { role, isTarget }: Looked, text: string): boolean {
  if (isTarget && screen.target && sameText(screen.target.name, text)) return true
  if (role === null) return includesText(textOf(screen.tree), text)
  const options = role === 'option' ? screen.fields.flatMap((field) => field.options ?? []) : []
  const items = flatten(screen.tree)
  const named = items.flatMap((item) => (item.role === role ? [item.name] : []))
  const around = items.flatMap(({ within }) => within.flatMap((one) => (one.role === role ? [one.name] : [])))
  return [...options, ...named, ...around].some((name) => sameText(name, text))
}

function headingOf(screen: Screen): string | null {
  return flatten(screen.tree).find(({ role }) => role === 'heading')?.name ?? null
}

function says(label: LocalText | undefined, text: string, locale: string): boolean {
  return textsFor(label, locale).some((one) => sameText(one, text))
}

/** An assumption as all walks of a run saw it, with the flows that make it. */
export type TriedTogether = Omit<Tried, 'at'> & { readonly flows: readonly string[] }

/** Puts together what walks show of the same assumption: it held where it held on each walk that could see it. */
export function triedTogether(
  walks: readonly { readonly flow: string; readonly assumed?: readonly Tried[] | undefined }[],
): readonly TriedTogether[] {
  const all = walks.flatMap(({ flow, assumed = [] }) => assumed.map((tried) => ({ flow, tried })))
  const groups = grouped(all, ({ tried: { language, text, source } }) => JSON.stringify([language, text, source]))
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    const shown = group.map(({ tried }) => tried)
    const missed = shown.filter(({ held }) => held === false)
    const held = missed.length > 0 ? false : shown.some((one) => one.held) ? true : null
    const seen = missed.find((one) => one.seen !== null)?.seen ?? null
    const { text, language, source } = first.tried
    return [{ text, language, source, held, seen, flows: [...new Set(group.map(({ flow }) => flow))] }]
  })
}
