import { ARRIVAL, type Box, type Screen } from '../screen/screen.js'
import { type Item, LANDMARKS } from '../screen/tree.js'
import { datesIn } from '../text/dates.js'
import { sameLabel } from '../text/labels.js'
import { normalise } from '../text/normalise.js'
import { contentOf } from './content.js'
import {
  control,
  type Finding,
  type FindingKind,
  nowhere,
  type Relevance,
  STATES,
  type Subject,
  type Value,
} from './finding.js'
import { diffForms, isFormItem } from './form.js'
import { asksInOverlay, type Described, UNDESCRIBED } from './forms.js'
import { withoutLayers } from './layers.js'
import type { Pair } from './place.js'
import { contentKey, differByBadge } from './same.js'
import { diffTrees, type TreeDiff } from './tree.js'
import { type Aspect, describes, placesIn, type Volatile } from './volatile.js'

/**
 * Tells in which ways tonight's screen differs from the approved one, pixels aside.
 *
 * @param approved the nearest approved variant.
 * @param seen tonight's screen of the same step.
 * @param volatile what was learned to differ from visit to visit; it is ignored in just these respects.
 * @param described what the flow says of the destination's form.
 */
export function compareScreens(
  approved: Screen,
  seen: Screen,
  volatile: readonly Volatile[] = [],
  described: Described = UNDESCRIBED,
): readonly Finding[] {
  const [allBefore, allAfter] = [withoutLayers(approved, seen), withoutLayers(seen, approved)].map((items) =>
    items.filter(isReachable),
  ) as [Item[], Item[]]
  const before = allBefore.filter((item) => !isFormItem(item, approved))
  const after = allAfter.filter((item) => !isFormItem(item, seen))
  const diff = withoutVolatile(diffTrees(before, after), before, after, volatile)
  const relevance = relevanceOn(approved, seen, allBefore, allAfter, described)
  const change = (
    kind: Finding['kind'],
    [old, now]: readonly [Item | null, Item | null],
    values: { readonly subject?: Subject; readonly before?: Value | null; readonly after?: Value | null } = {},
  ): Finding => ({
    ...nowhere(seen.step, kind),
    place: (now ?? old)?.within.findLast(({ role }) => LANDMARKS.has(role)) ?? null,
    relevance: relevance(old, now),
    subject: values.subject ?? control((now ?? old) as Item),
    before: values.before ?? null,
    after: values.after ?? null,
    boxBefore: old?.box ?? null,
    box: now?.box ?? null,
  })
  return withoutRelabelled([
    ...addressChange(approved, seen),
    ...diff.renamed.map((pair) => {
      const [old, now] = pair
      const values = { subject: control({ role: old.role, name: '' }), before: old.name, after: now.name }
      return change(old.role === 'text' ? 'text-changed' : 'label-renamed', pair, values)
    }),
    ...diff.converted.map(([old, now]) => ({
      ...change('role-changed', [old, now], {
        before: { kind: 'role', role: old.role },
        after: { kind: 'role', role: now.role },
      }),
      relevance: 'elsewhere' as const,
    })),
    ...diff.moved.map((pair) =>
      change('item-moved', pair, { before: containersOf(pair[0]), after: containersOf(pair[1]) }),
    ),
    ...diff.reordered.map((pair) => change('item-reordered', pair)),
    ...diff.removed.map((item) => change(goneKind(item), [item, null], { before: item.name })),
    ...diff.added.map((item) => change('item-added', [null, item], { after: item.name })),
    ...diff.states.map((pair) => {
      const [was = null, is = null] = stateChange(pair)
      return change('state-changed', pair, { before: was, after: is })
    }),
    ...diff.targets.map((pair) => {
      const [was, is] = pair
      const values = { before: targetOf(was) ?? null, after: targetOf(is) ?? null }
      const changed = change('link-target-changed', pair, values)
      // Where the others lead is not to be seen.
      return changed.relevance === 'route' ? changed : { ...changed, relevance: 'elsewhere' as const }
    }),
    ...diffForms(approved, seen, described),
  ])
}

/**
 * A text beside a field that became its label in the markup, or no longer is: a reader reads the same words at the same
 * field.
 */
function withoutRelabelled(differences: readonly Finding[]): readonly Finding[] {
  const gone = new Set<Finding>()
  const fields = differences.filter(({ kind, before, after }) => kind === 'label-renamed' && (!before || !after))
  for (const field of fields) {
    const text = differences.find(
      (other) =>
        !gone.has(other) &&
        (field.before
          ? other.kind === 'item-added' && labelled(other.after, field.before)
          : other.kind === 'text-changed' && other.after === null && labelled(other.before, field.after)),
    )
    if (text) for (const one of [field, text]) gone.add(one)
  }
  return differences.filter((one) => !gone.has(one))
}

/** The same label, with or without its colon or star. */
function labelled(text: Value | null, label: Value | null): boolean {
  const bare = (name: Value | null) => (typeof name === 'string' ? name : '').replace(/[\s:*]+$/u, '')
  return bare(text) !== '' && sameLabel(bare(text), bare(label))
}

/** What has no name says nothing but by its look, which is compared elsewhere; nor does a badge, or a text of the moment. */
function says(item: Item): boolean {
  return item.role === 'text' ? contentKey(item) !== '' : item.name !== ''
}

function goneKind({ role }: Item): FindingKind {
  return role === 'text' ? 'text-changed' : 'item-removed'
}

type ScreenDiff = Omit<TreeDiff, 'same' | 'rewrapped'> & {
  readonly states: readonly Pair[]
  readonly targets: readonly Pair[]
}

/** Leaves out what is volatile, and adds in what unchanged items differ otherwise. */
function withoutVolatile(
  diff: TreeDiff,
  before: readonly Item[],
  after: readonly Item[],
  volatile: readonly Volatile[],
): ScreenDiff {
  const place = placesIn(before, after, diff.same)
  const entryFor = (item: Item, ...aspects: readonly Aspect[]) =>
    volatile.find(
      (entry) => aspects.some((aspect) => entry.varies.includes(aspect)) && describes(entry, item, place(item)),
    )
  const stays = (aspect: Aspect) => (pair: Pair) => !pair.some((item) => entryFor(item, aspect))
  // A name that varies a lot makes a removal and an addition: they belong together when one entry describes both.
  const gone = diff.removed.map((item) => entryFor(item, 'name'))
  const come = diff.added.map((item) => entryFor(item, 'name'))
  return {
    renamed: diff.renamed.filter(([old, now]) => {
      if (differByBadge(old, now)) return false
      const entry = entryFor(old, 'name', 'presence')
      return !entry || entry !== entryFor(now, 'name', 'presence')
    }),
    converted: diff.converted,
    moved: diff.moved.filter(stays('place')),
    reordered: diff.reordered.filter(stays('place')),
    removed: diff.removed.filter(
      (item, index) => says(item) && !entryFor(item, 'presence') && !(gone[index] && come.includes(gone[index])),
    ),
    added: diff.added.filter(
      (item, index) => says(item) && !entryFor(item, 'presence') && !(come[index] && gone.includes(come[index])),
    ),
    states: diff.same.filter((pair) => stateChange(pair).length > 0 && stays('state')(pair)),
    targets: diff.same.filter((pair) => targetOf(pair[0]) !== targetOf(pair[1]) && stays('target')(pair)),
  }
}

/** So many CSS pixels above or left of the page lies what is put away, such as the head of a table that is drawn anew. */
const AWAY = 9000

/** False of what lies so far off the page that nobody has scrolled there: it is put out of sight. */
function isReachable({ box }: Item): boolean {
  return box === null || (box.x + box.width > -AWAY && box.y + box.height > -AWAY)
}

/** Where an item is, as near as a reader looks. */
function containersOf({ within }: Item): Value {
  return { kind: 'within', containers: within.slice(-2) }
}

const MENUS =
  /(^| > )(menu|menubar|list|listbox|navigation|dialog|alertdialog|radiogroup|group|tablist|toolbar|tree)( [^>]*)?$/

/** Weighs a change by its distance to the target of the step or, at the end, to the form. */
function relevanceOn(
  approved: Screen,
  seen: Screen,
  before: readonly Item[],
  after: readonly Item[],
  described: Described,
): (old: Item | null, now: Item | null) => Relevance {
  if (seen.step === ARRIVAL) {
    const isOver = [approved, seen].every((screen) => asksInOverlay(screen, described))
    const isInContent = contentOf(before, after, described)
    return (old, now) => {
      const item = (now ?? old) as Item
      // Where the form lies over a page, the page behind it is no part of the destination.
      if (isOver && !/^(dialog|alertdialog)/.test(item.landmark)) return 'elsewhere'
      if (item.role === 'heading' && (item.node?.level ?? 9) === 1) return 'route'
      return isInContent(item) ? 'menu' : 'elsewhere'
    }
  }
  const isTarget = (item: Item, screen: Screen) =>
    screen.target !== null &&
    item.role === screen.target.role &&
    sameLabel(item.name, screen.target.name) &&
    closeTo(item.box, screen.target.box)
  const oldTarget = before.findIndex((item) => isTarget(item, approved))
  const newTarget = after.findIndex((item) => isTarget(item, seen))
  const places = new Map([...before.entries(), ...after.entries()].map(([index, item]) => [item, index]))
  const near = (item: Item | null, list: readonly Item[], target: number): Relevance => {
    const at = item ? (places.get(item) ?? -1) : -1
    const aim = list[target]
    if (!item || !aim || at < 0) return 'elsewhere'
    if (at === target) return 'route'
    // What is to be read on the target itself is compared as its visible label.
    if (item.path.includes(`${aim.role} ${aim.name}`)) return 'elsewhere'
    if (MENUS.test(aim.container)) {
      const isInside = item.container === aim.container || item.container.startsWith(`${aim.container} > `)
      const isData = isDated(aim) && isDated(item)
      return isInside && isEntryAs(aim, item) && !isData ? 'menu' : 'elsewhere'
    }
    // A link in running text: what stands right beside it is what the guide quotes.
    // Images come and go beside it without a change of what it says.
    if (item.role === 'img') return 'elsewhere'
    const isBeside = beside(list, target, at) && onNextLine(aim.box, item.box)
    return isBeside && item.landmark === aim.landmark ? 'menu' : 'elsewhere'
  }
  return (old, now) => {
    const both = [near(old, before, oldTarget), near(now, after, newTarget)]
    return both.includes('route') ? 'route' : both.includes('menu') ? 'menu' : 'elsewhere'
  }
}

/** Mails, posts and orders of an account are listed with their days, and come and go; entries of a menu have none. */
function isDated({ name }: Item): boolean {
  return datesIn(normalise(name)).length > 0
}

/** What lies in a list of entries without being one, such as an advertisement between them, is no entry of it. */
function isEntryAs(aim: Item, item: Item): boolean {
  const depth = aim.path.findIndex((_, at) => aim.path.slice(0, at + 1).join(' > ') === aim.container) + 1
  const isEntry = ({ path }: Item) => path.slice(depth).some((part) => /^listitem( |$)/.test(part))
  return isEntry(item) || !isEntry(aim)
}

/** Nothing but images stands between two places of a list. */
function beside(list: readonly Item[], target: number, at: number): boolean {
  const [from, to] = [Math.min(target, at) + 1, Math.max(target, at)]
  return to - from < 10 && list.slice(from, to).every(({ role }) => role === 'img')
}

/** A reader of one reads the other, too: on the same line or the next, whatever stands in which order in the document. */
function onNextLine(a: Box | null, b: Box | null): boolean {
  if (!a || !b) return true
  const gap = Math.max(a.y, b.y) - Math.min(a.y + a.height, b.y + b.height)
  return gap <= Math.max(48, 2 * Math.min(a.height, b.height))
}

function closeTo(a: Box | null, b: Box | null): boolean {
  return !a || !b || (Math.abs(a.x - b.x) <= 4 && Math.abs(a.y - b.y) <= 4)
}

/** Origin and path; what follows them varies from visit to visit. */
function addressChange(approved: Screen, seen: Screen): readonly Finding[] {
  const [before, after] = [approved, seen].map((screen) => screen.url.replace(/[?#].*$/, '').replace(/\/+$/, ''))
  if (before === after) return []
  return [
    {
      ...nowhere(seen.step, 'link-redirected'),
      relevance: seen.step === ARRIVAL ? 'route' : 'elsewhere',
      before: before ?? null,
      after: after ?? null,
    },
  ]
}

/** The first state in which two nodes differ, before and after; nothing when they do not. */
function stateChange([{ node: old }, { node: now }]: Pair): readonly [] | readonly [Value, Value] {
  if (!old || !now || old.masked || now.masked) return []
  const state = STATES.find((name) => Boolean(old[name]) !== Boolean(now[name]))
  if (!state) return []
  const had = Boolean(old[state])
  return [
    { kind: 'state', state, is: had },
    { kind: 'state', state, is: !had },
  ]
}

function targetOf(item: Item): string | undefined {
  return item.node?.url?.replace(/[?#].*$/, '').replace(/\/+$/, '')
}
