import type { AriaNode, Screen } from '../screen/screen.js'
import { isUsedAlike, LANDMARKS } from '../screen/tree.js'
import { normalise } from '../text/normalise.js'
import { similarity } from '../text/similarity.js'
import { harmfulWords } from './harm.js'
import { likeness, type Traits } from './likeness.js'
import { isOpposite } from './opposite.js'

export type Relocated = {
  readonly role: string
  readonly name: string
  /** What a reader calls it: its name, without an explanation that the approved one has, too. */
  readonly label: string
  /** The name letter by letter, by which the page is asked for it. */
  readonly written: string
  /** Counts the elements of that role and written name in reading order. */
  readonly nth: number
  readonly score: number
  /** It means the contrary of the guide's label ("Agree" for "Object"): it is told, and never pressed. */
  readonly opposite: boolean
}

/** Below this likeness nothing is taken, and the second best must be this much less alike. */
const LEAST_LIKENESS = 0.6
const LEAST_LEAD = 0.05
/** An element of the same name may well be another one of many ("Edit"), so all else has to speak for it more. */
const LEAST_OF_SAME_NAME = 0.76

/** Without an approved screen there is only the name to go by, and it has to be this similar. */
const NAME_ALONE = 0.7

/**
 * True when the best candidate is alike enough to be taken, and no other is nearly as much. A wrong relocation is
 * worse than none: measured, 99 of 100 that are taken are right (docs/benchmarks.md).
 */
export function isSure(best: number, second: number, sameName: boolean): boolean {
  return best >= (sameName ? LEAST_OF_SAME_NAME : LEAST_LIKENESS) && best - second >= LEAST_LEAD
}

/**
 * Finds the target of a step whose name is gone, by its likeness in role, name, neighbours, place, box and link.
 *
 * The same name is the target, be it on another kind of control or in another place than the guide names. What was on
 * the approved screen under its own name is some other element, so it is no candidate, unless it was approved as the
 * target; a number in a name ("Inbox 3") does not make it another one. In another part of the page, a control must share most of the name, or the address.
 *
 * @param names the published names in this locale.
 * @param approved the approved screen of this step, if any; without it only the name counts.
 * @param seen the tree tonight, boxes included.
 * @returns the best candidate, if {@link isSure}.
 */
export function relocate(
  role: string,
  names: readonly string[],
  approved: Screen | undefined,
  seen: readonly (AriaNode | string)[],
): Relocated | undefined {
  const before = approved ? traitsIn(approved.tree) : []
  const wanted = names.map(normalise)
  const target = approved?.target
  const old =
    before.find((element) => element.role === role && wanted.includes(element.name)) ??
    // An entry that explains itself, or has a badge, is called otherwise than the guide says.
    before.find((element) => element.role === target?.role && element.name === normalise(target.name))
  const otherwiseCalled = old && !wanted.includes(old.name) ? old : undefined
  const labels = otherwiseCalled ? [otherwiseCalled.name] : wanted
  const known = new Set(before.filter((element) => element !== otherwiseCalled).map(withoutNumbers))
  const now = traitsIn(seen)
  const usable = now.filter((element) => isUsedAlike(element.role, role) && element.name !== '')
  const found = (element: Traits, score: number, opposite: boolean): Relocated => {
    const same = now.filter((other) => other.role === element.role && other.written === element.written)
    return {
      role: element.role,
      name: element.name,
      label: withoutExplanation(element.name, old?.name ?? '', wanted),
      written: element.written,
      nth: same.indexOf(element),
      score: Math.round(score * 100) / 100,
      opposite,
    }
  }
  const [named, ...namesakes] = usable.filter(({ name }) => wanted.includes(name))
  if (named && namesakes.length === 0) return found(named, 1, false)

  const opposite = ({ name }: Traits) => labels.some((label) => isOpposite(label, name))
  const scored = usable
    .filter((element) => !known.has(withoutNumbers(element)) && (!old || isInPlace(old, element)))
    .map((element) => ({ element, score: old ? likeness(old, element) : byName(wanted, element) }))
    .sort((a, b) => b.score - a.score)
  const [best] = scored.filter(({ element }) => opposite(element) || isHarmless(element, old, role, labels))
  if (!best) return undefined
  const second = scored.find(({ element }) => element !== best.element && !isNested(element, best.element))
  const sure = old ? isSure(best.score, second?.score ?? 0, old.name === best.element.name) : best.score >= NAME_ALONE
  return sure ? found(best.element, best.score, opposite(best.element)) : undefined
}

/** A name without what stands after the label in the approved one, too. */
function withoutExplanation(name: string, before: string, labels: readonly string[]): string {
  const label = labels.find((one) => before.startsWith(`${one} `))
  const explanation = label === undefined ? '' : before.slice(label.length)
  return explanation !== '' && name.endsWith(explanation) ? name.slice(0, -explanation.length) : name
}

/** Where the guide itself says to delete, another wording of just that is no further harm. */
function isHarmless(element: Traits, old: Traits | undefined, role: string, wanted: readonly string[]): boolean {
  const harm = harmfulWords(element.name)
  return harm.length === 0 || (old !== undefined && element.role === role && wanted.some((name) => same(harm, name)))
}

function same(harm: readonly string[], name: string): boolean {
  const told = harmfulWords(name)
  return harm.every((word) => told.includes(word))
}

/** In another landmark than before, the name or the address must speak for an element: there are a thousand others. */
function isInPlace(old: Traits, element: Traits): boolean {
  const landmark = ({ path }: Traits) => path.findLast((step) => LANDMARKS.has(step.replace(/\[\d+\]$/, ''))) ?? ''
  const address = (url: string | null) => url?.replace(/[?#].*$/, '')
  return (
    landmark(old).replace(/\[\d+\]$/, '') === landmark(element).replace(/\[\d+\]$/, '') ||
    similarity(old.name, element.name) >= 0.5 ||
    (old.url !== null && old.url !== '/' && address(old.url) === address(element.url))
  )
}

/** One inside the other and read the same: to who clicks they are one. */
function isNested(a: Traits, b: Traits): boolean {
  const [outer, inner] = a.path.length < b.path.length ? [a, b] : [b, a]
  return a.name === b.name && outer.path.every((step, at) => step === inner.path[at])
}

function withoutNumbers({ role, name }: Traits): string {
  return `${role} ${name.replace(/[\d.,+]+/g, '').trim()}`
}

function byName(wanted: readonly string[], element: Traits): number {
  return Math.max(...wanted.map((name) => similarity(name, element.name)))
}

/** Every node of a tree with what it is recognised by. */
function traitsIn(tree: readonly (AriaNode | string)[]): readonly Traits[] {
  const found: { traits: Traits; label: string }[] = []
  const visit = (nodes: readonly (AriaNode | string)[], path: readonly string[]): void => {
    const counts = new Map<string, number>()
    for (const node of nodes) {
      if (typeof node === 'string') continue
      const count = (counts.get(node.role) ?? 0) + 1
      counts.set(node.role, count)
      const own = [...path, `${node.role}[${count}]`]
      const name = normalise(node.name ?? '')
      const traits = {
        role: node.role,
        name,
        written: node.name ?? '',
        neighbours: '',
        path: own,
        box: node.box ?? null,
        url: node.url ?? null,
      }
      found.push({ traits, label: name || normalise(node.text ?? '') })
      visit(node.children ?? [], own)
    }
  }
  visit(tree, [])
  return found.map(({ traits }, index) => ({ ...traits, neighbours: around(found, index) }))
}

/** What stands right before and after, as a reader would say "the one between X and Y". */
function around(entries: readonly { readonly label: string }[], index: number): string {
  return [-2, -1, 1, 2].flatMap((offset) => entries[index + offset]?.label ?? []).join(' ')
}
