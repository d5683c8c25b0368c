import type { Locator } from 'playwright'
import type { Target } from '../../flow/schema.js'
import type { AriaNode, Box, Screen } from '../../screen/screen.js'
import { flatten } from '../../screen/tree.js'
import { textsFor } from '../../text/local.js'
import { namePattern, sameText } from '../../text/normalise.js'
import { rootFor } from './find.js'
import type { Root } from './frames.js'
import { holdingPattern, readingAs } from './words.js'

// What nothing but a script makes a control: an anchor without an address, or whatever else has the pointer of a hand, and no
// role that says so; the head of a section that opens is like that, too. To a screen reader it is text; whoever sees the page takes
// it for a button, called by its words or its title.

/** Roles of what is pressed and nothing else. */
export const PRESSED_ROLES: readonly string[] = ['button', 'link', 'tab', 'menuitem']

/** What has a role of its own that is pressed, or is part of it. */
export const WIDGETS =
  'a[href], button, input, select, textarea, summary, option, label, [role=button], [role=link], [role=tab], [role=option], [role^=menuitem], [role=checkbox], [role=radio], [role=switch], [role=treeitem]'

/** As {@link scriptedNamed}, for a target that is pressed. */
export async function scriptedLocator(within: Root, target: Target, locale: string): Promise<Locator | undefined> {
  if (!PRESSED_ROLES.includes(target.role)) return undefined
  return scriptedNamed(rootFor(within, target, locale), textsFor(target.name, locale))
}

/**
 * What only its script makes a control and has one of these names.
 *
 * @returns `undefined` where there is none to be seen.
 */
export async function scriptedNamed(root: Locator, names: readonly string[]): Promise<Locator | undefined> {
  const name = namePattern(names)
  const called = root.locator('*').filter({ hasText: name }).or(root.getByTitle(name)).or(root.getByLabel(name))
  // A page that is going away is looked at again.
  const read = (elements: Locator, among: readonly number[] | null) =>
    elements.evaluateAll(readScripted, { widgets: WIDGETS, at: null, among }).catch(() => [])
  const [first] = await read(called, null)
  if (first) return called.nth(first.index)
  // What cannot be seen in it, such as a closed menu, is not what it is called by.
  const holding = root.locator('*').filter({ hasText: holdingPattern(names), visible: true })
  const among = await readingAs(holding, name)
  const [seen] = among.length > 0 ? await read(holding, among) : []
  return seen ? holding.nth(seen.index) : undefined
}

/**
 * Two trees in which to look for what such a control is called now: the approved one with the control that was pressed, and
 * tonight's with what stands in its place.
 *
 * @returns `undefined` where the approved control had a role of its own.
 */
export async function withScripted(
  root: Root,
  target: Target,
  approved: Screen | undefined,
  seen: Screen['tree'],
): Promise<{ readonly approved: Screen; readonly seen: Screen['tree'] } | undefined> {
  const pressed = approved?.target
  if (!approved || !pressed?.box || !PRESSED_ROLES.includes(target.role)) return undefined
  if (flatten(approved.tree).some(({ role, name }) => role === pressed.role && sameText(name, pressed.name)))
    return undefined
  const given = { widgets: WIDGETS, at: pressed.box, among: null }
  const found = await root
    .locator(':root *')
    .evaluateAll(readScripted, given)
    .catch(() => [])
  const nodes = found.slice(0, 1).map(({ name, box }): AriaNode => ({ role: pressed.role, name, box }))
  const before: AriaNode = { role: pressed.role, name: pressed.name, box: pressed.box }
  return { approved: { ...approved, tree: [...approved.tree, before] }, seen: [...seen, ...nodes] }
}

/** At which place, and which of the elements, such controls are looked for; `null` for all. */
type Wanted = { readonly widgets: string; readonly at: Box | null; readonly among: readonly number[] | null }

type Scripted = { readonly index: number; readonly name: string; readonly box: Box }

/**
 * Runs in the page: the elements that can be seen and that only their script makes controls, the innermost of those that lie in
 * one another; only those at a place, if one is given, by their upper edge and one of the others.
 */
function readScripted(elements: Element[], { widgets, at, among }: Wanted): Scripted[] {
  /** A page may have any number. */
  const MOST = 200
  const points = (element: Element) => getComputedStyle(element).cursor === 'pointer'
  const boxOf = (element: Element): Box => {
    const { x, y, width, height } = element.getBoundingClientRect()
    return { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) }
  }
  const isIcon = (text: string) => /^(?:[a-z][a-z0-9_]*)?$/.test(text.trim())
  /** Without words, or with the word of an icon font, it is called by its label or title, or by those of what it alone is in. */
  const nameOf = (element: Element): string => {
    const text = (element as HTMLElement).innerText ?? ''
    const around = fits.filter((one) => one.contains(element) && ((one as HTMLElement).innerText ?? '') === text)
    const given = around.flatMap((one) => one.getAttribute('aria-label') ?? one.getAttribute('title') ?? [])
    return (isIcon(text) && given[0]) || text
  }
  /**
   * Out of shadow roots, too: the icon in a component may have a name that the entry around it does not have. The head of a section
   * that opens has no role (HTML-AAM 1.0, `summary`).
   */
  const isPart = (element: Element | null): boolean => {
    if (element === null || element.matches(widgets)) return element !== null && !element.matches('summary')
    const root = element.getRootNode()
    return isPart(element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot ? root.host : null))
  }
  const isThere = ({ x, y, width }: Box) =>
    !at || (Math.abs(y - at.y) <= 4 && (Math.abs(x - at.x) <= 4 || Math.abs(x + width - at.x - at.width) <= 4))
  const fits = (among?.flatMap((index) => elements[index] ?? []) ?? elements)
    .filter(
      (element) =>
        element !== document.documentElement &&
        element !== document.body &&
        !isPart(element) &&
        (element.matches('a, summary, [onclick]') || (points(element) && !points(document.body))) &&
        isThere(boxOf(element)) &&
        element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }),
    )
    .slice(0, MOST)
  return fits
    .filter((element) => !fits.some((other) => other !== element && element.contains(other)))
    .map((element) => ({
      index: elements.indexOf(element),
      name: nameOf(element),
      box: boxOf(element),
    }))
}
