import { grouped } from '../collection/grouped.js'
import type { Fact, Finding, FindingKind, Value } from '../compare/finding.js'
import { byImportance } from '../compare/list.js'
import { obstacleOf, verdictOf } from '../compare/verdict.js'
import { normalise } from '../text/normalise.js'
import type { SeenFact } from './cause.js'
import { type JudgedStep, type JudgedWalk, seenTwice } from './judged.js'

/** A fact with what it says, in words and in no language. */
export type Told = { readonly fact: Fact; readonly said: string; readonly like: string }

/**
 * Of these there is one on a screen: they say something of all of it. Further findings there say only how the other page
 * differs.
 */
export const WHOLE: ReadonlySet<FindingKind> = new Set([
  'destination-other-form',
  'form-removed',
  'link-dead',
  'link-redirected',
  'language-changed',
  'obstacle',
])

/** A screen of a walk on which it met something wrong near the way. */
export type Met = {
  readonly walk: JudgedWalk
  readonly step: JudgedStep
  /** The main one first: it decides which cause the screen belongs to. */
  readonly facts: readonly [SeenFact, ...SeenFact[]]
  /** The main fact as {@link saying} has it. */
  readonly said: string
  /** What is compared with other screens of its cause: what says more than another screen of this walk shows on the way. */
  readonly own: readonly Told[]
  readonly alsoAt: readonly string[]
  /** The walk ended here. */
  readonly stops: boolean
  /** What this screen alone makes of a walk. */
  readonly verdict: 'changed' | 'broken'
}

/** The screens on which a walk met something wrong, in the order of its steps; none unless it is changed or broken. */
export function screensOf(walk: JudgedWalk): readonly Met[] {
  if (walk.verdict !== 'changed' && walk.verdict !== 'broken') return []
  const near = walk.findings.filter(({ relevance }) => relevance !== 'elsewhere')
  const onTheWay = new Set(near.flatMap((one) => (one.relevance === 'route' ? [saying(one)] : [])))
  // In a menu that stays open a step shows again what another one was told to use.
  const isRepeat = (one: Finding) => one.relevance === 'menu' && onTheWay.has(saying(one))
  const byStep = grouped(near, ({ step }) => step)
  const places = new Map(walk.steps.map(({ id }, index) => [id, index]))
  const placeOf = (step: string) => places.get(step) ?? walk.steps.length
  return [...byStep]
    .sort(([a], [b]) => placeOf(a) - placeOf(b) || (a < b ? -1 : 1))
    .flatMap(([step, findings]) => metAt(walk, step, findings, isRepeat))
}

function metAt(
  walk: JudgedWalk,
  id: string,
  findings: readonly Finding[],
  isRepeat: (finding: Finding) => boolean,
): readonly Met[] {
  const { outcome } = walk
  // What kept the walk from going on is nothing to decide on, where what was seen before it is.
  const end = outcome.kind === 'stopped' ? outcome : obstacleOf(walk)
  const stops = end?.step === id
  const verdict = stops ? walk.verdict : verdictOf({ kind: 'arrived' }, findings)
  if (verdict !== 'changed' && verdict !== 'broken') return []
  const twice = new Set(seenTwice(walk, findings))
  // Which of two equally important ones comes first must not depend on the device, unless they say the same.
  const ordered = findings
    .map((one) => ({
      one,
      last: (twice.has(one) ? 0 : 2) + (isRepeat(one) ? 1 : 0),
      text: saying(one) + canonical(one),
    }))
    .sort((a, b) => a.last - b.last || byImportance(a.one, b.one) || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
    .map(({ one }) => one)
  const [main, ...others] = ordered.map(seen)
  if (!main) return []
  const isCompared = (one: Finding) => !WHOLE.has(main.fact.kind) && !isRepeat(one)
  const own = distinct(ordered.filter(isCompared).map((one) => toldOf(factOf(one))))
  const alsoAt = [...new Set(ordered.flatMap((one) => one.alsoAt))].filter((step) => step !== id)
  const step = walk.steps.find((one) => one.id === id) ?? {
    id,
    says: null,
    url: null,
    instruction: JSON.stringify([walk.flow, walk.route, id]),
    proposals: [],
  }
  return [
    {
      walk,
      step,
      facts: [main, ...others],
      said: saying(main.fact),
      own: own.length > 0 ? own : [toldOf(main.fact)],
      alsoAt,
      stops,
      verdict,
    },
  ]
}

function seen(finding: Finding): SeenFact {
  const { relevance, boxBefore, box } = finding
  return { fact: factOf(finding), relevance, boxBefore, box }
}

function factOf({ kind, subject, before, after, count, place, alsoAt }: Finding): Fact {
  return { kind, subject, before, after, count, place, alsoAt }
}

/** What is told once: the flow and the snapshot may name one thing in two spellings. */
function distinct(told: readonly Told[]): readonly Told[] {
  return [...new Map([...told].reverse().map((one) => [one.said, one])).values()].reverse()
}

function toldOf(fact: Fact): Told {
  return { fact, said: saying(fact), like: `${fact.kind} ${fact.count > 1 ? '' : roleOf(fact)}` }
}

/** What a fact says, in the words of the page as a reader takes them: neither how often, nor where else. */
export function saying({ kind, subject, before, after, count, place }: Fact): string {
  // How far everything was pushed depends on the window; of many the examples may differ.
  const about = subject.kind === 'pushed-page' ? [subject.kind] : subject
  const read = (one: Value | null) => (typeof one === 'string' ? normalise(one) : one)
  return JSON.stringify(count > 1 ? [kind, place?.role ?? null] : [kind, about, read(before), read(after)])
}

/** What a fact is about, in no language. */
export function roleOf({ subject }: Fact): string {
  return subject.kind === 'control' ? subject.role : subject.kind
}

/** JSON with the members of objects in order: the same for the same data, wherever it comes from. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
