import { ARRIVAL, type AriaNode, type Box, type Screen } from '../screen/screen.js'
import { flatten, type Item } from '../screen/tree.js'
import { normalise } from '../text/normalise.js'
import type { Difference, Relevance } from './finding.js'
import { diffForms, isFormItem } from './form.js'
import { diffTrees } from './tree.js'

/**
 * Tells in which ways tonight's screen differs from the approved one, pixels aside.
 *
 * @param approved the nearest approved variant.
 * @param seen tonight's screen of the same step.
 */
export function compareScreens(approved: Screen, seen: Screen): readonly Difference[] {
  const [before, after] = [approved, seen].map((screen) => flatten(screen.tree)) as [readonly Item[], readonly Item[]]
  const relevance = relevanceOn(approved, seen, before, after)
  const change = (
    kind: Difference['kind'],
    [old, now]: readonly [Item | null, Item | null],
    values: { readonly subject?: string; readonly before?: string | null; readonly after?: string | null } = {},
  ): Difference => ({
    kind,
    step: seen.step,
    relevance: relevance(old, now),
    subject: values.subject ?? subjectOf((now ?? old) as Item),
    before: values.before ?? null,
    after: values.after ?? null,
    boxBefore: old?.box ?? null,
    box: now?.box ?? null,
  })
  const { same, renamed, moved, removed, added } = diffTrees(
    before.filter((item) => !isFormItem(item, approved)),
    after.filter((item) => !isFormItem(item, seen)),
  )
  return [
    ...addressChange(approved, seen),
    ...renamed.map((pair) => {
      const [old, now] = pair
      const values = { subject: old.role, before: old.name, after: now.name }
      return change(old.role === 'text' ? 'text-changed' : 'label-renamed', pair, values)
    }),
    ...moved.map((pair) => change('item-moved', pair, { before: placeOf(pair[0]), after: placeOf(pair[1]) })),
    ...removed.map((item) =>
      item.role === 'text'
        ? change('text-changed', [item, null], { before: item.name })
        : change('item-removed', [item, null], { before: item.name }),
    ),
    ...added.map((item) => change('item-added', [null, item], { after: item.name })),
    ...same.flatMap(([old, now]) => [
      ...stateChanges(old.node, now.node).map(([was, is]) =>
        change('state-changed', [old, now], { before: was, after: is }),
      ),
      ...(targetOf(old) !== targetOf(now)
        ? [
            change('link-target-changed', [old, now], {
              before: targetOf(old) ?? 'nothing',
              after: targetOf(now) ?? 'nothing',
            }),
          ]
        : []),
    ]),
    ...diffForms(approved, seen),
  ]
}

/** What a person would call it: `link "Privacy Policy"`. */
export function subjectOf(item: { readonly role: string; readonly name: string }): string {
  return item.name ? `${item.role} "${item.name}"` : item.role
}

const MENUS =
  /(^| > )(menu|menubar|list|listbox|navigation|dialog|alertdialog|radiogroup|group|tablist|toolbar|tree)( [^>]*)?$/

/** Weighs a change by its distance to the target of the step or, at the end, to the form. */
function relevanceOn(
  approved: Screen,
  seen: Screen,
  before: readonly Item[],
  after: readonly Item[],
): (old: Item | null, now: Item | null) => Relevance {
  if (seen.step === ARRIVAL) {
    const hasMain = [...before, ...after].some((item) => item.landmark.startsWith('main'))
    return (old, now) => {
      const item = (now ?? old) as Item
      if (item.role === 'heading' && (item.node?.level ?? 9) === 1) return 'route'
      const inContent = hasMain
        ? /^(main|form|dialog|region)/.test(item.landmark)
        : !/^(banner|contentinfo|complementary|navigation)/.test(item.landmark)
      return inContent ? 'menu' : 'elsewhere'
    }
  }
  const isTarget = (item: Item, screen: Screen) =>
    screen.target !== null &&
    item.role === screen.target.role &&
    item.name === normalise(screen.target.name) &&
    closeTo(item.box, screen.target.box)
  const oldTarget = before.findIndex((item) => isTarget(item, approved))
  const newTarget = after.findIndex((item) => isTarget(item, seen))
  const near = (item: Item | null, list: readonly Item[], target: number): Relevance => {
    const at = item ? list.indexOf(item) : -1
    const aim = list[target]
    if (!item || !aim || at < 0) return 'elsewhere'
    if (at === target) return 'route'
    if (MENUS.test(aim.container))
      return item.container === aim.container || item.container.startsWith(`${aim.container} > `) ? 'menu' : 'elsewhere'
    // A link in running text: what stands right beside it is what the guide quotes.
    return Math.abs(at - target) <= 1 && item.landmark === aim.landmark ? 'menu' : 'elsewhere'
  }
  return (old, now) => {
    const both = [near(old, before, oldTarget), near(now, after, newTarget)]
    return both.includes('route') ? 'route' : both.includes('menu') ? 'menu' : 'elsewhere'
  }
}

function closeTo(a: Box | null, b: Box | null): boolean {
  return !a || !b || (Math.abs(a.x - b.x) <= 4 && Math.abs(a.y - b.y) <= 4)
}

/** Origin and path; what follows them varies from visit to visit. */
function addressChange(approved: Screen, seen: Screen): readonly Difference[] {
  const [before, after] = [approved, seen].map((screen) => screen.url.replace(/[?#].*$/, '').replace(/\/+$/, ''))
  if (before === after) return []
  return [
    {
      kind: 'link-redirected',
      step: seen.step,
      relevance: seen.step === ARRIVAL ? 'route' : 'elsewhere',
      subject: 'address',
      before: before ?? null,
      after: after ?? null,
      boxBefore: null,
      box: null,
    },
  ]
}

function stateChanges(old: AriaNode | null, now: AriaNode | null): readonly (readonly [string, string])[] {
  if (!old || !now || old.masked || now.masked) return []
  return (['disabled', 'checked', 'expanded', 'selected', 'pressed'] as const).flatMap((state) => {
    const [was, is] = [Boolean(old[state]), Boolean(now[state])]
    return was === is ? [] : [[was ? state : `not ${state}`, is ? state : `not ${state}`] as const]
  })
}

function targetOf(item: Item): string | undefined {
  return item.node?.url?.replace(/[?#].*$/, '').replace(/\/+$/, '')
}

function placeOf(item: Item): string {
  return item.container ? `in ${item.container.split(' > ').slice(-2).join(' > ')}` : 'on the page'
}
