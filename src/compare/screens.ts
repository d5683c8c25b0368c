import { ARRIVAL, type Screen } from '../screen/screen.js'
import { type Item, LANDMARKS } from '../screen/tree.js'
import { control, type Finding, type FindingKind, nowhere, STATES, type Subject, type Value } from './finding.js'
import { diffForms, isFormItem } from './form.js'
import { type Described, UNDESCRIBED } from './forms.js'
import { withoutLayers } from './layers.js'
import type { Pair } from './place.js'
import { withoutRelabelled } from './relabelled.js'
import { relevanceOn } from './relevance.js'
import { contentKey, differByBadge } from './same.js'
import { isLoosePiece, isShuffled } from './shuffled.js'
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
  const [allBefore, allAfter] = [
    withoutLayers(approved, seen, described),
    withoutLayers(seen, approved, described),
  ].map((items) => items.filter(isReachable)) as [Item[], Item[]]
  const before = allBefore.filter((item) => !isFormItem(item, approved))
  const after = allAfter.filter((item) => !isFormItem(item, seen))
  const diff = withoutVolatile(diffTrees(before, after), before, after, volatile)
  // Most nights nothing has to be weighed.
  let weigh: ReturnType<typeof relevanceOn> | undefined
  const relevance: ReturnType<typeof relevanceOn> = (old, now) => {
    weigh ??= relevanceOn(approved, seen, allBefore, allAfter, described)
    return weigh(old, now)
  }
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
  const differences = [
    ...addressChange(approved, seen),
    ...diff.renamed.map((pair) => {
      const [old, now] = pair
      const values = { subject: control({ role: old.role, name: '' }), before: old.name, after: now.name }
      const changed = change(old.role === 'text' ? 'text-changed' : 'label-renamed', pair, values)
      return isShuffled(old, now, described) ? { ...changed, relevance: 'elsewhere' as const } : changed
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
    ...diff.reordered.map((pair) => {
      const changed = change('item-reordered', pair)
      return isLoosePiece(pair[1], described) ? { ...changed, relevance: 'elsewhere' as const } : changed
    }),
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
      // Where the others lead is not to be seen, nor where a script leads; where the target does, the walk has gone.
      const isSeen = changed.relevance === 'route' && values.before !== null && values.after !== null
      return isSeen ? changed : { ...changed, relevance: 'elsewhere' as const }
    }),
    ...diffForms(approved, seen, described),
  ]
  return withoutRelabelled(differences, approved, seen)
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

/** Origin and path; what follows them varies from visit to visit. */
function addressChange(approved: Screen, seen: Screen): readonly Finding[] {
  const [before, after] = [pageOf(approved), pageOf(seen)]
  if (before === after) return []
  return [
    {
      ...nowhere(seen.step, 'link-redirected'),
      relevance: seen.step === ARRIVAL ? 'route' : 'elsewhere',
      before,
      after,
    },
  ]
}

/** The address of a screen's page, without what a query or a fragment asks of it. */
export function pageOf({ url }: Screen): string {
  return url.replace(/[?#].*$/, '').replace(/\/+$/, '')
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
