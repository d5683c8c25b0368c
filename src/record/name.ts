import type { Locator } from 'playwright'
import { ROLES, type Role } from '../flow/roles.js'
import type { Place, Target } from '../flow/schema.js'
import type { AriaNode } from '../screen/screen.js'
import { badgedNamePattern, labelOf } from '../text/labels.js'
import { oneLine } from '../text/line.js'
import { normalise } from '../text/normalise.js'
import { findTarget, targetLocator, titledLocator, wrappedLocator } from '../walk/elements/find.js'
import type { Root } from '../walk/elements/frames.js'
import { scriptedLocator } from '../walk/elements/scripted.js'
import type { Held, World } from './world.js'

/** What a person pressed or typed into, as a flow names it. */
export type Named = {
  /** Its place on the held way. */
  readonly index: number
  readonly target: Target
  readonly checked: boolean
  /** How many that can be seen have this role and name, within the place that the target names. */
  readonly count: number
  /** A walk would take another one of them. */
  readonly isOther: boolean
}

/** Nothing of it has a role and a name that a flow could give. */
export type Unnamed = { readonly role: string | null; readonly tag: string }

/** What is there to be pressed, chosen or filled. */
const USED: ReadonlySet<string> = new Set([
  'button',
  'checkbox',
  'combobox',
  'link',
  'listbox',
  'menuitem',
  'menuitemcheckbox',
  'menuitemradio',
  'option',
  'radio',
  'searchbox',
  'slider',
  'spinbutton',
  'switch',
  'tab',
  'textbox',
  'treeitem',
])
/** Named by what they are, where a page makes them react to a press. */
const SHOWN: ReadonlySet<string> = new Set(['img', 'heading', 'row', 'gridcell', 'cell', 'listitem', 'group', 'term'])

/** What a target may lie in, those that a reader would name first. */
const PLACES: readonly Role[] = [
  'dialog',
  'alertdialog',
  'menu',
  'navigation',
  'main',
  'banner',
  'contentinfo',
  'complementary',
  'search',
  'form',
  'region',
  'tabpanel',
  'tablist',
  'toolbar',
  'listbox',
  'radiogroup',
  'article',
  'group',
  'list',
  'table',
  'row',
  'listitem',
]

/** A control lies at most so many elements above what was pressed. */
const MOST_ABOVE = 12
/** A name that is longer is no label. */
const LONGEST_NAME = 300

/**
 * Names what is held by role and accessible name, as a walk will look for it: with the walker's own locators, so that
 * what is told to be unique is. A number beside the name is left out where it is found without.
 */
export async function nameOf(world: World, held: Held, locale: string, root: Root): Promise<Named | Unnamed> {
  const fallback: { index: number; node: AriaNode }[] = []
  let first: AriaNode | undefined
  for (let index = 0; index < Math.min(held.length, MOST_ABOVE); index += 1) {
    const element = world.element(held, index)
    const node = await ariaOf(element)
    if (!node || !(await isItself(root, element, node))) continue
    first ??= node
    if (USED.has(node.role) && clean(node)) return named(world, held, index, node, locale, root)
    if (SHOWN.has(node.role) && clean(node)) fallback.push({ index, node })
    // A control that has no name is what was pressed all the same.
    if (USED.has(node.role))
      return (await iconNamed(index, node, element, locale, root)) ?? { role: node.role, tag: await tagOf(element) }
  }
  const [other] = fallback
  const scripted = await scriptedNear(world, held, other?.index ?? AROUND_ICON, locale, root)
  if (scripted) return scripted
  if (other) return named(world, held, other.index, other.node, locale, root)
  return { role: first?.role ?? null, tag: await tagOf(world.element(held, 0)) }
}

async function named(
  world: World,
  held: Held,
  index: number,
  node: AriaNode,
  locale: string,
  root: Root,
): Promise<Named> {
  const element = world.element(held, index)
  const role = node.role as Role
  const whole = clean(node)
  const bare = labelOf(whole)
  const seen = (target: Target) => targetLocator(root, target, locale).filter({ visible: true })
  const finds = async (target: Target) => (await seen(target).and(element).count()) === 1
  // `#` stands for numbers that are a part of the name.
  const withoutBadge: Target = { role, name: bare }
  const badged = targetLocator(root, withoutBadge, locale, badgedNamePattern).filter({ visible: true })
  const isBadged =
    bare !== whole &&
    !bare.includes('#') &&
    (await seen(withoutBadge).count()) === 0 &&
    (await badged.count()) === 1 &&
    (await badged.and(element).count()) === 1
  const target: Target = { role, name: whole }
  const checked = node.checked === true
  if (isBadged) return { index, target: withoutBadge, checked, count: 1, isOther: false }
  const count = await seen(target).count()
  if (count === 1 && (await finds(target))) return { index, target, checked, count, isOther: false }
  for await (const within of placesAround(element, root)) {
    const placed = { ...target, within }
    if ((await seen(placed).count()) === 1 && (await finds(placed)))
      return { index, target: placed, checked, count: 1, isOther: false }
  }
  const found = await findTarget(
    targetLocator(root, target, locale),
    0,
    () => null,
    async () => undefined,
  )
  const isTaken = found !== undefined && (await found.locator.and(element).count()) === 1
  return { index, target, checked, count, isOther: !isTaken }
}

/** So many elements around an icon are looked at for a label. */
const AROUND_ICON = 3

/** What only its script makes a control, among the innermost elements that are held, by its words or its title. */
async function scriptedNear(
  world: World,
  held: Held,
  before: number,
  locale: string,
  root: Root,
): Promise<Named | undefined> {
  for (let index = 0; index < Math.min(held.length, before, AROUND_ICON); index += 1) {
    const element = world.element(held, index)
    const read = (one: Element) => [
      (one as HTMLElement).innerText,
      one.getAttribute('title'),
      one.getAttribute('aria-label'),
    ]
    const labels = await element.evaluate(read, undefined, { timeout: 1000 }).catch(() => [])
    for (const label of new Set(labels.map((one) => oneLine(one ?? '')))) {
      if (label === '' || label.length > LONGEST_NAME) continue
      const target: Target = { role: 'button', name: label }
      const found = await scriptedLocator(root, target, locale)
      if (found && (await found.and(element).count()) === 1)
        return { index, target, checked: false, count: 1, isOther: false }
    }
  }
  return undefined
}

/** An icon as a walk finds it that has no name of its own: by its title, or by the label of what it alone is in. */
async function iconNamed(
  index: number,
  node: AriaNode,
  element: Locator,
  locale: string,
  root: Root,
): Promise<Named | undefined> {
  const labels = await element
    .evaluate(
      (one, most) => {
        const around: Element[] = []
        for (let at: Element | null = one; at && around.length <= most; at = at.parentElement) around.push(at)
        return around.flatMap((at) => [at.getAttribute('title'), at.getAttribute('aria-label')])
      },
      AROUND_ICON,
      { timeout: 1000 },
    )
    .catch(() => [])
  for (const label of new Set(labels.map((one) => oneLine(one ?? '')))) {
    if (label === '' || label.length > LONGEST_NAME) continue
    const target: Target = { role: node.role as Role, name: label }
    for (const found of [titledLocator(root, target, locale), wrappedLocator(root, target, locale)]) {
      const visible = found.filter({ visible: true })
      if ((await visible.count()) === 1 && (await visible.and(element).count()) === 1)
        return { index, target, checked: node.checked === true, count: 1, isOther: false }
    }
  }
  return undefined
}

/** Landmarks and the like around an element, innermost of each role first, with their names and without. */
async function* placesAround(element: Locator, root: Root): AsyncGenerator<Place> {
  for (const role of PLACES) {
    const place = root.getByRole(role).filter({ has: element }).last()
    if ((await place.count()) === 0) continue
    const name = clean(await ariaOf(place))
    if (name) yield { role, name }
    yield { role }
  }
}

/** The dialog around an element. */
export async function dialogAround(element: Locator, root: Root): Promise<Place | undefined> {
  for (const role of ['dialog', 'alertdialog'] as const) {
    const place = root.getByRole(role).filter({ has: element }).last()
    if ((await place.count()) === 0) continue
    const name = clean(await ariaOf(place))
    return name ? { role, name } : { role }
  }
  return undefined
}

/**
 * What is to be read on the layer around an element: what stays where it is while the page scrolls, and is no dialog to
 * a screen reader; '' where there is none.
 */
export function layerAround(element: Locator): Promise<string> {
  return element
    .evaluate(
      (one) => {
        const parentOf = (node: Element) =>
          node.parentElement ??
          (node.getRootNode() instanceof ShadowRoot ? (node.getRootNode() as ShadowRoot).host : null)
        for (let node: Element | null = one; node; node = parentOf(node))
          if (/fixed|sticky/.test(getComputedStyle(node).position))
            return (node as HTMLElement).innerText.slice(0, 5000)
        return ''
      },
      undefined,
      { timeout: 1000 },
    )
    .catch(() => '')
}

/** Role and name as Playwright's locators see them. */
async function ariaOf(element: Locator): Promise<AriaNode | undefined> {
  const [node] = (await element.ariaSnapshotJSON({ depth: 1, timeout: 2000 }).catch(() => [])) as (AriaNode | string)[]
  return typeof node === 'object' ? node : undefined
}

/** An element that is nothing to a screen reader is told by what lies in it. */
async function isItself(root: Root, element: Locator, { role }: AriaNode): Promise<boolean> {
  if (!isRole(role)) return false
  return (await root.getByRole(role).and(element).count()) === 1
}

function isRole(role: string): role is Role {
  return (ROLES as readonly string[]).includes(role)
}

/** A name as one line of a file: nothing in it steers a terminal or turns the direction of writing. A sign of an icon is none. */
function clean(node: AriaNode | undefined): string {
  const name = oneLine(node?.name ?? '')
  return name.length > LONGEST_NAME || normalise(name) === '' ? '' : name
}

async function tagOf(element: Locator): Promise<string> {
  return element.evaluate((one) => one.tagName.toLowerCase().slice(0, 40), undefined, { timeout: 1000 }).catch(() => '')
}
