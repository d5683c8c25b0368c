import { claimsOf, endsAtObstacle } from '../flow/lint.js'
import type { Flow, Route } from '../flow/schema.js'
import { targetOf } from '../flow/used.js'
import type { WalkRecord } from '../screen/record.js'
import { ARRIVAL, type Screen } from '../screen/screen.js'
import { flatten, isToldApart } from '../screen/tree.js'
import { sameLabel } from '../text/labels.js'
import { textFor } from '../text/local.js'
import { sameText } from '../text/normalise.js'
import { includesText } from '../text/reading.js'
import { type ApprovedScreen, compareAppearance, type Pictures } from './appearance.js'
import { checkClaim, checkDestination } from './destination.js'
import { control, type Finding, isSame, nowhere, type Subject } from './finding.js'
import { formGone } from './form-gone.js'
import { describedIn } from './forms.js'
import { withHeirs } from './heirs.js'
import { listed } from './list.js'
import { compareScreens } from './screens.js'
import { isOfLanguage, languageChange } from './tongue.js'
import { inForce } from './volatile.js'

export type WalkComparison = {
  readonly findings: readonly Finding[]
  /** For each step, which approved screen it was compared with. */
  readonly against: Readonly<Record<string, ApprovedScreen>>
}

/**
 * Compares a walk with what was approved and with what the flow and its guides claim.
 *
 * @param approved the approved variants per step; a screen is compared with the nearest one.
 */
export async function compareWalk(
  record: WalkRecord,
  flow: Flow,
  route: Route,
  locale: string,
  approved: Readonly<Record<string, readonly ApprovedScreen[]>>,
  pictures: Pictures,
): Promise<WalkComparison> {
  const described = describedIn(flow.destination, locale)
  const gone = formGone(record, flow, route, locale, approved)
  const differences: Finding[] = gone ? [gone] : [...ofOutcome(record, flow, route, locale)]
  const against: Record<string, ApprovedScreen> = {}
  const languages: Finding[] = []
  const arrival = record.screens.find((screen) => screen.step === ARRIVAL)
  const arrived = record.outcome.kind === 'arrived' && arrival !== undefined

  if (arrived) {
    const checked = endsAtObstacle(route) ? [] : checkDestination(flow.destination, arrival, locale)
    languages.push(...checked.filter(({ kind }) => kind === 'language-changed'))
    const destination = checked.filter(({ kind }) => kind !== 'language-changed')
    differences.push(
      ...(destination.some(({ kind }) => kind === 'destination-other-form')
        ? destination
        : [...ofRelocations(record, route, locale), ...destination]),
    )
  }
  differences.push(...ofKinds(record, route))
  differences.push(...ofClaims(record, flow, route, locale, arrival, differences))

  for (const screen of record.screens) {
    const variants = (approved[screen.step] ?? []).map((variant) => ({
      ...variant,
      volatile: inForce(variant.volatile, record.startedAt.slice(0, 10)),
    }))
    const compared = variants.map((variant) => ({
      variant,
      found: compareScreens(variant.screen, screen, variant.volatile, described),
    }))
    const [nearest] = compared.sort((a, b) => weight(a.found) - weight(b.found))
    if (!nearest) {
      differences.push(nowhere(screen.step, 'not-approved'))
      continue
    }
    against[screen.step] = nearest.variant
    // Where another page came instead of the form, a list of everything that is different says less than that.
    const isOther = differences.some(
      ({ kind, step }) =>
        step === screen.step && (kind === 'destination-other-form' || kind === 'obstacle' || kind === 'link-dead'),
    )
    const language = languageChange(nearest.variant.screen, screen)
    if (language) languages.push(language)
    if (isOther) continue
    if (screen.step === ARRIVAL)
      differences.splice(0, differences.length, ...withHeirs(differences, nearest.found, nearest.variant.screen))
    differences.push(...ofTarget(nearest.variant.screen, screen))
    const lost = differences.filter(
      (one) =>
        one === gone || (one.step === screen.step && (one.kind.startsWith('step-') || one.kind === 'label-reversed')),
    )
    const looks = await compareAppearance(nearest.variant, screen, nearest.found, pictures, described)
    differences.push(...(lost.length > 0 ? background(nearest.found, lost) : [...nearest.found, ...looks]))
  }
  const steps = [...route.steps.map(({ id }) => id), ARRIVAL]
  const placed = inOneLanguage(differences, languages, steps)
    .filter((difference) => !wasSoBefore(difference, against[difference.step]))
    .map((difference) => withPlace(difference, against[difference.step]))
  return { findings: listed(placed, steps), against }
}

/** In another language all words are others: that is told once, from the first screen that shows it. */
function inOneLanguage(
  differences: readonly Finding[],
  languages: readonly Finding[],
  steps: readonly string[],
): readonly Finding[] {
  const [first] = [...languages].sort((a, b) => steps.indexOf(a.step) - steps.indexOf(b.step))
  if (!first) return differences
  const others = new Set(languages.map(({ step }) => step))
  const alsoAt = [...others].filter((step) => step !== first.step)
  const left = differences.filter(({ kind, step }) => !others.has(step) || !isOfLanguage(kind))
  return [{ ...first, alsoAt }, ...left]
}

/**
 * What the flow finds amiss was approved where the approved screen has it, too: of a control that sends, and of a heading
 * that says more than the guide's.
 */
function wasSoBefore(difference: Finding, approved: ApprovedScreen | undefined): boolean {
  const { kind, step, subject, before, after } = difference
  if (step !== ARRIVAL || !approved) return false
  if (subject.kind !== 'control') return false
  const { role, name } = subject
  if (kind === 'label-renamed' && role === 'heading' && typeof before === 'string' && typeof after === 'string')
    return includesText(after, before) && hasHeading(approved.screen, after)
  const submits = approved.screen.submits.filter(({ label }) => role === 'button' && sameText(name, label))
  switch (kind) {
    case 'submit-disabled':
      return submits.some(({ disabled }) => disabled)
    case 'submit-covered':
      return submits.some(({ state }) => state.covered)
    case 'submit-confirms':
      return submits.some(({ state }) => state.confirms)
    default:
      return false
  }
}

function hasHeading({ tree }: Screen, name: string): boolean {
  return flatten(tree).some((item) => item.role === 'heading' && item.name === name)
}

/** What pressing the target does that it did not do before. */
function ofTarget(approved: Screen, seen: Screen): readonly Finding[] {
  const [old, now] = [approved.target, seen.target]
  if (!now?.opensTab || old?.opensTab !== false) return []
  const common = { ...nowhere(seen.step, 'opens-new-tab'), relevance: 'route' as const }
  return [{ ...common, subject: control(now), boxBefore: old.box, box: now.box }]
}

/** What is gone is shown where it was. */
function withPlace(difference: Finding, approved: ApprovedScreen | undefined): Finding {
  if (!difference.kind.startsWith('step-') || difference.boxBefore) return difference
  return { ...difference, boxBefore: approved?.screen.target?.box ?? null }
}

/** What stopped the walk, as a finding. */
function ofOutcome(record: WalkRecord, flow: Flow, route: Route, locale: string): readonly Finding[] {
  const { outcome } = record
  if (outcome.kind === 'obstacle') {
    const gone = outcome.obstacle === 'not-found'
    return [
      {
        ...nowhere(outcome.step, gone ? 'link-dead' : 'obstacle'),
        relevance: 'route',
        subject: gone ? { kind: 'page' } : { kind: 'obstacle', obstacle: outcome.obstacle },
        after: outcome.why,
      },
    ]
  }
  if (outcome.kind !== 'stopped') return []
  const { why } = outcome
  const subject = subjectOf(route, outcome.step, locale)
  const common = { ...nowhere(outcome.step, 'step-missing'), relevance: 'route' as const, subject }
  // What is called as the guide says was no wrong turn, whatever it is to a program.
  const guess = record.relocations.findLast(({ before, after }) => !sameText(before, after))
  switch (outcome.reason) {
    case 'target-missing':
    case 'expectation-failed': {
      // A step that was relocated before is the likelier place where the way was lost.
      if (guess)
        return [
          {
            ...common,
            step: guess.step,
            subject: subjectOf(route, guess.step, locale),
            before: guess.before,
            after: guess.after,
          },
          ...(guess.step === outcome.step ? [] : [common]),
        ]
      const step = route.steps.find(({ id }) => id === outcome.step)
      if (!step?.expect?.obstacle) return [common]
      // The guide says that readers are stopped here, and they are not: they get further than promised.
      const says = textFor(step.says, locale) ?? step.expect.obstacle
      return [{ ...common, kind: 'claim-contradicted', subject: { kind: 'claim', says } }]
    }
    case 'target-reversed':
      return [
        {
          ...common,
          kind: 'label-reversed',
          before: textFor(namedAt(route, outcome.step)?.name, locale) ?? null,
          after: why.kind === 'reversed' ? why.name : why,
        },
      ]
    case 'target-unusable':
    case 'refused':
      return [{ ...common, kind: 'step-unusable', after: why }]
    case 'link-dead':
      return [{ ...common, kind: 'link-dead', subject: { kind: 'address', address: flow.link.url }, after: why }]
    case 'left-hosts':
      return [
        {
          ...common,
          kind: 'link-redirected',
          before: new URL(flow.link.url).host,
          after: why.kind === 'other-host' ? why.host : null,
        },
      ]
  }
}

/** What the guide says to turn on or off is pressed now, or the other way round, under the same name. */
function ofKinds({ relocations, screens }: WalkRecord, { steps }: Route): readonly Finding[] {
  return relocations.flatMap(({ step: id, role, before, after }): Finding[] => {
    const step = steps.find((one) => one.id === id)
    const was = step && targetOf(step)?.role
    if (!was || !sameLabel(before, after) || !isToldApart(was, role)) return []
    const box = screens.find((screen) => screen.step === id)?.target?.box ?? null
    const roles = { before: { kind: 'role', role: was }, after: { kind: 'role', role } } as const
    return [
      { ...nowhere(id, 'role-changed'), relevance: 'route', subject: control({ role, name: after }), ...roles, box },
    ]
  })
}

/** Controls that were taken for the guide's: under another name, or outside the place that the guide names. */
function ofRelocations(record: WalkRecord, route: Route, locale: string): readonly Finding[] {
  return record.relocations.flatMap(({ step: id, role, before, after }): Finding[] => {
    const box = record.screens.find((screen) => screen.step === id)?.target?.box ?? null
    const common = { ...nowhere(id, 'label-renamed'), relevance: 'route' as const, box }
    if (!sameLabel(before, after)) return [{ ...common, subject: control({ role, name: '' }), before, after }]
    // The same name on another kind of control is the same to a reader, unless the guide says where it is.
    const step = route.steps.find((one) => one.id === id)
    const within = step && targetOf(step)?.within
    if (!within) return []
    const containers = [{ role: within.role, name: textFor(within.name, locale) ?? '' }]
    return [
      {
        ...common,
        kind: 'item-moved',
        subject: control({ role, name: after }),
        before: { kind: 'within', containers },
        after: { kind: 'outside' },
      },
    ]
  })
}

function ofClaims(
  record: WalkRecord,
  flow: Flow,
  route: Route,
  locale: string,
  arrival: Screen | undefined,
  found: readonly Finding[],
): readonly Finding[] {
  const last = arrival ?? record.screens.at(-1)
  const { outcome } = record
  // What could not be checked contradicts nothing.
  if (!last || outcome.kind === 'error' || outcome.kind === 'obstacle') return []
  const elsewhere = outcome.kind !== 'arrived' || found.some(({ kind }) => kind === 'destination-other-form')
  const ended =
    endsAtObstacle(route) && outcome.kind === 'arrived' ? (route.steps.at(-1)?.expect?.obstacle ?? null) : null
  return claimsOf(flow, route).flatMap((claim) => {
    if (claim.check.obstacle) return checkClaim(claim, last, locale, ended)
    if (claim.check.reachable && elsewhere)
      return [
        {
          ...nowhere(last.step, 'claim-contradicted'),
          relevance: 'route' as const,
          subject: { kind: 'claim' as const, says: textFor(claim.says, locale) ?? claim.id },
        },
      ]
    return elsewhere ? [] : checkClaim(claim, last, locale, ended)
  })
}

/** Where the step itself cannot be done, everything else on its screen is background. */
function background(found: readonly Finding[], lost: readonly Finding[]): readonly Finding[] {
  return found
    .filter(({ kind, subject }) => kind !== 'item-removed' || lost.every((step) => !isSame(step.subject, subject)))
    .map((difference) => ({ ...difference, relevance: 'elsewhere' }))
}

function namedAt(route: Route, stepId: string) {
  const step = route.steps.find(({ id }) => id === stepId)
  return step && (targetOf(step) ?? step.expect)
}

/** What the guide tells its reader to use or to find at a step. */
function subjectOf(route: Route, stepId: string, locale: string): Subject {
  const step = route.steps.find(({ id }) => id === stepId)
  const target = namedAt(route, stepId)
  if (target?.role) return control({ role: target.role, name: textFor(target.name, locale) ?? '' })
  const text = textFor(step?.expect?.text, locale)
  if (text !== undefined) return control({ role: 'text', name: text })
  return step?.open ? { kind: 'address', address: step.open } : { kind: 'page' }
}

function weight(found: readonly Finding[]): number {
  return found.reduce((sum, { relevance }) => sum + { route: 100, menu: 10, elsewhere: 1 }[relevance], 0)
}
