import { grouped } from '../collection/grouped.js'
import { withoutMark } from '../screen/required.js'
import { normalise, sameText } from '../text/normalise.js'
import { includesReading, type Reading, readingOf } from '../text/reading.js'
import { BREAKING, type Finding, type FindingKind, isSame, nowhere, SILENT, type Value } from './finding.js'

/**
 * Puts what was found into a list that a person can use: the most important first, each thing once, what has one cause in
 * one line, and what is elsewhere on the pages in a few.
 *
 * @param steps the steps in the order in which they are done.
 */
export function listed(differences: readonly Finding[], steps: readonly string[]): readonly Finding[] {
  const all = renamedOnce(withoutRepeats(distinct(differences)))
  const near = foldedNear(atEveryStep(all.filter(({ relevance }) => relevance !== 'elsewhere')))
  const far = foldedElsewhere(atEveryStep(all.filter(({ relevance }) => relevance === 'elsewhere')))
  const placeOf = new Map(steps.map((step, index) => [step, index]))
  const order = ({ kind, relevance, step }: Finding) => [
    relevance === 'elsewhere' || SILENT.has(kind) ? 1 : 0,
    relevance === 'route' && BREAKING.has(kind) ? 0 : 1,
    RELEVANCES.indexOf(relevance),
    placeOf.get(step) ?? steps.length,
    rank(kind),
  ]
  return [...near, ...far]
    .map((difference) => ({ difference, key: order(difference) }))
    .sort((a, b) => a.key.reduce((sign, part, at) => sign || part - (b.key[at] ?? 0), 0))
    .map(({ difference }) => difference)
}

const RELEVANCES = ['route', 'menu', 'elsewhere']

/** At one step, what says more about what the reader can do comes first. */
const RANKS: readonly FindingKind[] = [
  'step-missing',
  'step-unusable',
  'label-reversed',
  'link-dead',
  'form-removed',
  'destination-other-form',
  'submit-removed',
  'submit-covered',
  'submit-disabled',
  'submit-confirms',
  'language-changed',
  'claim-contradicted',
  'label-renamed',
  'submit-renamed',
  'item-moved',
]

function rank(kind: FindingKind): number {
  const at = RANKS.indexOf(kind)
  return at < 0 ? RANKS.length : at
}

/** Of two findings at one step the more important first, in the order of {@link listed}. */
export function byImportance(a: Importance, b: Importance): number {
  const order = ({ kind, relevance }: Importance) => [
    relevance === 'elsewhere' || SILENT.has(kind) ? 1 : 0,
    relevance === 'route' && BREAKING.has(kind) ? 0 : 1,
    RELEVANCES.indexOf(relevance),
    rank(kind),
  ]
  const other = order(b)
  return order(a).reduce((sign, part, at) => sign || part - (other[at] ?? 0), 0)
}

type Importance = Pick<Finding, 'kind' | 'relevance'>

/** The flow and the snapshot often say the same; the first to say it, with the nearest relevance, stays. */
function distinct(differences: readonly Finding[]): readonly Finding[] {
  const byKey = new Map<string, Finding>()
  for (const difference of differences) {
    const { kind, step, subject, before, after } = difference
    const known = /^(field|submit|form|language)-|^item-moved$/.test(kind) ? subject : [subject, before, after]
    const key = JSON.stringify([kind, step, known])
    const other = byKey.get(key)
    const isNearer = !other || RELEVANCES.indexOf(difference.relevance) < RELEVANCES.indexOf(other.relevance)
    const nearer = isNearer ? difference : other
    byKey.set(key, {
      ...nearer,
      after: nearer.after ?? other?.after ?? difference.after,
      box: nearer.box ?? other?.box ?? null,
      boxBefore: difference.boxBefore ?? other?.boxBefore ?? null,
    })
  }
  return [...byKey.values()]
}

/** What one finding says already is not told again as another kind. */
function withoutRepeats(all: readonly Finding[]): readonly Finding[] {
  // What is elsewhere comes from one comparison of two trees, which tells nothing twice.
  const weighed = all.filter(({ relevance }) => relevance !== 'elsewhere').slice(0, MOST_WEIGHED)
  const byStep = grouped(weighed, ({ step }) => step)
  // Every part is held against every whole, and a text is read once.
  const readings = new Map<string, Reading>()
  const readingFor = (text: string) => {
    const reading = readings.get(text) ?? readingOf(text)
    readings.set(text, reading)
    return reading
  }
  // The target that is another kind of control now is on the screens of other steps, too.
  const turned = weighed.filter(({ kind, relevance }) => kind === 'role-changed' && relevance === 'route')
  return all.filter(
    (part) =>
      ![...(byStep.get(part.step) ?? []), ...turned].some(
        (whole) => whole !== part && saysAlso(whole, part, readingFor),
      ),
  )
}

/** A list that is longer than this is counted, not read. */
const MOST_WEIGHED = 300

function saysAlso(whole: Finding, part: Finding, readingFor: (text: string) => Reading): boolean {
  const nearer = RELEVANCES.indexOf(whole.relevance) <= RELEVANCES.indexOf(part.relevance)
  if (!nearer) return false
  // A key sentence of the flow is usually part of a text of the snapshot.
  if (whole.kind === 'text-changed' && part.kind === 'text-changed' && part.relevance !== 'elsewhere')
    return (
      whole.before !== part.before &&
      typeof part.before === 'string' &&
      includesReading(readingFor(textOf(whole.before)), readingFor(part.before))
    )
  const names = [part.before, part.after].filter((name) => name !== null && name !== '')
  const same = (name: Value | null) => name !== null && names.includes(name)
  switch (whole.kind) {
    case 'label-renamed':
    case 'submit-renamed':
    case 'label-reversed':
      if (part.kind === 'item-added') return part.after !== null && part.after === whole.after
      // The field that the flow describes is the one of the snapshot, which has another label now.
      if (part.kind === 'item-removed' || part.kind === 'field-removed')
        return part.before !== null && isMarked(textOf(whole.before), textOf(part.before))
      if (part.kind === 'label-renamed' && isExplained(whole, part)) return true
      if (part.kind === 'label-renamed' || part.kind === 'text-changed')
        return whole.kind !== part.kind && part.before === whole.before && part.after === whole.after
      return part.kind === 'role-changed' && nameOf(part) === whole.after
    case 'form-removed':
      // What was in it went with it.
      if (part.kind === 'text-changed' || part.kind === 'item-removed') return part.after === null
      return part.kind === 'field-removed' || part.kind === 'submit-removed'
    case 'submit-removed':
    case 'field-removed':
      return part.kind === 'item-removed' && same(whole.before)
    case 'field-added':
      return part.kind === 'item-added' && whole.subject.kind === 'field' && whole.subject.label === part.after
    case 'submit-disabled':
      return part.kind === 'state-changed' && isSame(part.subject, whole.subject)
    case 'role-changed':
      return (
        /^(?:item-added|item-removed|appearance-only|icon-changed)$/.test(part.kind) && nameOf(part) === nameOf(whole)
      )
    case 'item-moved':
      return (part.kind === 'item-reordered' || part.kind === 'item-removed') && isSame(part.subject, whole.subject)
    case 'step-missing':
      return part.kind === 'item-removed' && isSame(part.subject, whole.subject)
    case 'link-redirected':
      return (
        part.kind === 'link-target-changed' &&
        typeof part.after === 'string' &&
        textOf(whole.after).endsWith(part.after)
      )
    default:
      return false
  }
}

/** True when two are one label, of which the first may say in brackets whether the field must be filled in. */
function isMarked(label: string, other: string): boolean {
  return label === other || (other !== '' && sameText(withoutMark(label), other))
}

/** True when a rename is that of the entry which the other calls by its label alone: with the explanation that goes on after it. */
function isExplained(whole: Finding, part: Finding): boolean {
  const goesOn = (value: Value | null, label: string) =>
    label !== '' && normalise(textOf(value)).startsWith(`${normalise(label)} `)
  return goesOn(part.before, textOf(whole.before)) && goesOn(part.after, textOf(whole.after))
}

function textOf(value: Value | null): string {
  return typeof value === 'string' ? value : ''
}

function nameOf({ subject }: Finding): string | null {
  return subject.kind === 'control' ? subject.name : null
}

/** What the guide names and is renamed on its way is told there, whatever else is called so on this screen and on others. */
function renamedOnce(differences: readonly Finding[]): readonly Finding[] {
  const keyOf = ({ before, after }: Finding) => JSON.stringify([before, after])
  const renames = differences.filter(
    ({ kind, relevance, before, after }) =>
      relevance === 'route' && RENAMES.has(kind) && typeof before === 'string' && typeof after === 'string',
  )
  const told = new Map(renames.toReversed().map((one) => [keyOf(one), one]))
  const isRepeat = (one: Finding) => {
    const whole = one.relevance === 'route' ? undefined : told.get(keyOf(one))
    return whole !== undefined && (one.kind === 'label-renamed' || isTextOf(whole, one))
  }
  const repeats = grouped(differences.filter(isRepeat), keyOf)
  return differences
    .filter((one) => !isRepeat(one))
    .map((one) => {
      const again = told.get(keyOf(one)) === one ? (repeats.get(keyOf(one)) ?? []) : []
      const steps = new Set([one, ...again].flatMap(({ step, alsoAt }) => [step, ...alsoAt]))
      return { ...one, alsoAt: [...steps].filter((step) => step !== one.step) }
    })
}

const RENAMES: ReadonlySet<FindingKind> = new Set(['label-renamed', 'submit-renamed'])

const isTextOf = (whole: Finding, part: Finding) => whole.kind === 'label-renamed' && part.kind === 'text-changed'

/** The same difference on several screens is one: a header that every page has. */
function atEveryStep(differences: readonly Finding[]): readonly Finding[] {
  const byKey = new Map<string, Finding>()
  for (const difference of differences) {
    const { kind, subject, before, after, relevance, step } = difference
    const key = JSON.stringify([kind, subject, before, after, relevance === 'route' ? step : ''])
    const first = byKey.get(key)
    byKey.set(
      key,
      first && first.step !== step
        ? { ...first, alsoAt: [...new Set([...first.alsoAt, step])] }
        : (first ?? difference),
    )
  }
  return [...byKey.values()]
}

/** From this many changes of one kind in one place on, their number says more than their names. */
const MANY_NEAR = 4
const MANY = 2
/** So many lines about what is elsewhere are read. */
const MOST_ELSEWHERE = 5
/** These say something of their own, each. */
const SINGLE: ReadonlySet<FindingKind> = new Set([...SILENT, 'link-redirected', 'language-changed'])

function foldedNear(near: readonly Finding[]): readonly Finding[] {
  return folded(
    near,
    ({ kind, relevance, step, place }) =>
      relevance === 'menu' && !BREAKING.has(kind) ? JSON.stringify([kind, step, place]) : null,
    MANY_NEAR,
  )
}

function foldedElsewhere(far: readonly Finding[]): readonly Finding[] {
  const byPlace = folded(far, ({ kind, place }) => (SINGLE.has(kind) ? null : JSON.stringify([kind, place])), MANY)
  const single = byPlace.filter(({ kind }) => SINGLE.has(kind))
  const others = byPlace.filter(({ kind }) => !SINGLE.has(kind)).sort((a, b) => b.count - a.count)
  if (others.length <= MOST_ELSEWHERE) return [...single, ...others]
  const rest = others.slice(MOST_ELSEWHERE - 1)
  const [first] = rest
  const count = rest.reduce((sum, one) => sum + one.count, 0)
  const last = first ? [{ ...nowhere(first.step, 'more-elsewhere'), alsoAt: first.alsoAt, count }] : []
  return [...single, ...others.slice(0, MOST_ELSEWHERE - 1), ...last]
}

/** Makes one difference of those with the same key, where there are so many of them. */
function folded(
  differences: readonly Finding[],
  keyOf: (difference: Finding) => string | null,
  many: number,
): readonly Finding[] {
  const groups = new Map<string, Finding[]>()
  for (const difference of differences) {
    const key = keyOf(difference)
    const group = key === null ? undefined : groups.get(key)
    if (group) group.push(difference)
    else if (key !== null) groups.set(key, [difference])
  }
  return differences.flatMap((difference) => {
    const group = groups.get(keyOf(difference) ?? '') ?? []
    if (group.length < many) return [difference]
    return group[0] === difference ? [together(difference, group)] : []
  })
}

function together(first: Finding, group: readonly Finding[]): Finding {
  const examples = (side: 'before' | 'after'): Value | null => {
    const texts = group.slice(0, 3).flatMap((one) => (typeof one[side] === 'string' ? one[side] : []))
    return texts.length > 0 ? { kind: 'texts', texts } : null
  }
  const steps = [...new Set(group.flatMap(({ step, alsoAt }) => [step, ...alsoAt]))].filter(
    (step) => step !== first.step,
  )
  return { ...first, count: group.length, before: examples('before'), after: examples('after'), alsoAt: steps }
}
