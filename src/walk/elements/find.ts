import type { Locator } from 'playwright'
import { isLabelled } from '../../compare/forms.js'
import { FIELD_ROLES, isOfRole } from '../../flow/roles.js'
import type { Place, Target } from '../../flow/schema.js'
import type { Box } from '../../screen/screen.js'
import { iconedNamePattern } from '../../text/labels.js'
import { type LocalText, textsFor } from '../../text/local.js'
import { escapeRegExp, namePattern } from '../../text/normalise.js'
import { CONTROLS, type RawControl } from '../form-model/control.js'
import { type PageFacts, READ_PAGE } from '../form-model/read-page.js'
import type { Root } from './frames.js'
import { holdingPattern, ICON_WORD, readingAs } from './words.js'

export type Found = { readonly locator: Locator; readonly count: number }

/** The locator of a landmark or dialog below `root`. */
export function placeLocator(root: Locator, place: Place, locale: string): Locator {
  const names = textsFor(place.name, locale)
  return root.getByRole(place.role, names.length > 0 ? { name: namePattern(names) } : {})
}

/**
 * Every element that has the role and one of the names of a target, visible or not.
 *
 * @param within the page, or the frame that the target names, see frames.ts.
 * @param pattern how names are written; `badgedNamePattern` takes a number beside the name, too.
 */
export function targetLocator(within: Root, target: Target, locale: string, pattern = namePattern): Locator {
  const root = rootFor(within, target, locale)
  return root.getByRole(target.role, { name: pattern(textsFor(target.name, locale)) })
}

/** What a target is looked for in: the page or frame, or the place in it that the target names. */
export function rootFor(within: Root, { within: place }: Pick<Target, 'within'>, locale: string): Locator {
  const whole = within.locator(':root')
  return place ? placeLocator(whole, place, locale) : whole
}

/**
 * What draws nothing but an icon of a font and is called by its `title`: to a screen reader the icon is a name that
 * cannot be read, and the title describes it (Accessible Name 1.2, 2F.ii before 2I).
 */
export function titledLocator(within: Root, target: Target, locale: string): Locator {
  const root = rootFor(within, target, locale)
  return root
    .getByTitle(namePattern(textsFor(target.name, locale)))
    .and(root.getByRole(target.role, { name: namePattern(['']) }))
}

/**
 * An icon without a name of its own in an element that is called by the published one, holds no text but the word of an icon
 * font, and nothing else of its role: what draws a label when the pointer is over it often has the label, and not the control in it.
 */
export function wrappedLocator(within: Root, target: Target, locale: string): Locator {
  const root = rootFor(within, target, locale)
  const name = namePattern(textsFor(target.name, locale))
  return root
    .getByTitle(name)
    .or(root.getByLabel(name))
    .filter({ hasText: /^\s*(?:[a-z][a-z0-9_]*\s*)?$/, hasNot: within.getByRole(target.role).nth(1) })
    .getByRole(target.role, { name: namePattern(['']) })
}

/**
 * What reads as the published name, whatever it is called: an icon whose alternative text repeats the words beside it makes
 * "User accounts User accounts" of a link on which "User accounts" is to be read. The word of an icon is not read, nor is what a
 * closed menu in it holds.
 *
 * @returns `undefined` where there is none to be seen.
 */
export async function wordedLocator(within: Root, target: Target, locale: string): Promise<Locator | undefined> {
  const names = textsFor(target.name, locale)
  const ofRole = rootFor(within, target, locale).getByRole(target.role).filter({ visible: true })
  const written = ofRole.filter({ hasText: namePattern(names) })
  if ((await written.count()) > 0) return written
  return reading(ofRole, names)
}

/** What has the published name in its first line, and explains below what it leads to. */
export function headedLocator(within: Root, target: Target, locale: string): Promise<Locator | undefined> {
  const ofRole = rootFor(within, target, locale).getByRole(target.role).filter({ visible: true })
  return reading(ofRole, textsFor(target.name, locale), 'first-line')
}

async function reading(
  elements: Locator,
  names: readonly string[],
  part: 'whole' | 'first-line' = 'whole',
): Promise<Locator | undefined> {
  const holding = elements.filter({ hasText: holdingPattern(names) })
  const [first, ...others] = (await readingAs(holding, namePattern(names), part)).map((index) => holding.nth(index))
  return first && others.reduce((all, other) => all.or(other), first)
}

/**
 * What has the word of an icon in its name: fonts such as Material Icons draw "event" as a picture, and a picture in the page's code
 * has a title, so that a link that reads "Calendar" is called "event Calendar". Only where that word is drawn as an icon, or is
 * such a title, on the control or beside it; a number may stand there, too.
 */
export async function iconedLocator(within: Root, target: Target, locale: string): Promise<Locator | undefined> {
  const withMore = (names: readonly string[]) =>
    namePattern(names, { before: `.{1,${LONGEST_BESIDE}}\\s`, after: `.{1,${LONGEST_BESIDE}}` })
  const candidates = targetLocator(within, target, locale, withMore).filter({ visible: true })
  // A page that is going away is looked at again.
  const words = await candidates.evaluateAll(iconWords, ICON_WORD).catch(() => [])
  for (const [index, icons] of words.entries()) {
    if (icons.length === 0) continue
    // A selector cannot hold quotes in a pattern.
    const icon = `(?:${icons.map((text) => escapeRegExp(text).replace(/["'`]/g, '.')).join('|')})`
    const called = (names: readonly string[]) => iconedNamePattern(names, icon)
    const found = targetLocator(within, target, locale, called).and(candidates.nth(index))
    if ((await found.count()) > 0) return found
  }
  return undefined
}

/** Letters of an icon and a badge. */
const LONGEST_BESIDE = 60

/**
 * Runs in the page: for each element the words that are drawn as icons on it, or beside it in the same entry. No more than 50 elements,
 * and 200 beside each, are looked at: a page may have any number.
 */
function iconWords(elements: Element[], word: string): string[][] {
  return elements.slice(0, 50).map((element) => {
    const entry = element.closest('li, [role="listitem"]') ?? element.parentElement ?? element
    const parts = [...entry.querySelectorAll('*')].slice(0, 200)
    // Where the font did not come, the element that is there for an icon says so by its class.
    const drawn = parts.filter(
      (one) =>
        one.getAttribute('role') === 'img' ||
        /icon|symbol|glyph/i.test(`${getComputedStyle(one).fontFamily} ${one.matches('i') ? one.className : ''}`),
    )
    const texts = (ones: Element[]) => ones.map((one) => one.textContent?.replace(/\s+/g, ' ').trim() ?? '')
    return [
      ...texts(drawn).filter((text) => new RegExp(word).test(text)),
      ...texts(parts.filter((one) => one.matches('svg title'))).filter((text) => text !== ''),
    ]
  })
}

/**
 * What is hidden from screen readers alone: a toolbar with `aria-hidden` that everybody else sees. For findSeen: a closed menu
 * and a page behind a dialog are hidden in the same way.
 */
export function unheardLocator(within: Root, target: Target, locale: string): Locator {
  const root = rootFor(within, target, locale)
  const name = namePattern(textsFor(target.name, locale))
  const named = root.getByRole(target.role, { name, includeHidden: true })
  return named.or(root.getByRole(target.role, { includeHidden: true }).filter({ hasText: name }))
}

/** A field as a flow names it: a target, or what it says of its destination. */
type Labelled = Pick<Target, 'within'> & { readonly role: string; readonly name?: LocalText | undefined }

/** The list that a script draws for the browser's own of that label; `undefined` where there is none. */
export async function drawnListLocator(within: Root, target: Labelled, locale: string): Promise<Locator | undefined> {
  return drawnIn(rootFor(within, target, locale), within, await readField(within, target, locale))
}

function drawnIn(place: Locator, within: Root, field: RawControl | undefined): Locator | undefined {
  return field?.drawnAt ? place.locator('*').and(within.locator(field.drawnAt)) : undefined
}

/**
 * A field that only what lies beside it names, as {@link READ_PAGE} reads that.
 *
 * @returns `undefined` where there is none.
 */
export async function labelledBeside(within: Root, target: Labelled, locale: string): Promise<Locator | undefined> {
  const field = await readField(within, target, locale)
  if (!field) return undefined
  const place = rootFor(within, target, locale)
  const drawn = drawnIn(place, within, field)
  if (drawn) return drawn
  // Elements in shadow roots are counted otherwise: then it is another one, elsewhere.
  const found = within.locator(CONTROLS).nth(field.index)
  if ((await found.isHidden()) || (await isTransparent(within, found)))
    return place.locator('label').and(await labelOf(within, found))
  const box = await found.boundingBox({ timeout: 1000 }).catch(() => null)
  const isIt = box && Math.round(box.width) === field.box.width && Math.round(box.height) === field.box.height
  return isIt ? found.and(place.locator(CONTROLS)) : undefined
}

/** The field of that role and label as {@link READ_PAGE} reads it; a page that is going away is looked at again. */
async function readField(within: Root, { role, name }: Labelled, locale: string): Promise<RawControl | undefined> {
  if (!FIELD_ROLES.some((known) => known === role)) return undefined
  const names = textsFor(name, locale)
  const read = await within.evaluate<PageFacts>(READ_PAGE).catch(() => undefined)
  return read?.controls.find((control) => isOfRole(control, role) && names.some((one) => isLabelled(control, one)))
}

/** True for a box that is there for the keyboard only, as that of a card. One that has just gone is not waited for. */
function isTransparent(within: Root, field: Locator): Promise<boolean> {
  return field
    .and(within.locator('input[type=radio], input[type=checkbox]'))
    .evaluateAll((boxes) => boxes.some((box) => !box.checkVisibility({ opacityProperty: true })))
}

/** The label of a box that cannot be seen and is drawn by it: pressing one presses the other. */
async function labelOf(within: Root, box: Locator): Promise<Locator> {
  const id = await box.getAttribute('id', { timeout: 1000 }).catch(() => null)
  const around = box.locator('xpath=ancestor::label[1]')
  return id ? around.or(within.locator(`label[for=${JSON.stringify(id)}]`)) : around
}

/** What is looked for: elements, or what gives them as soon as the frame is there that they are in. */
export type Sought = Locator | (() => Promise<Locator | undefined>)

/** Between two looks for a frame, in milliseconds. */
const FRAME_MS = 100

/**
 * Waits until a target is visible.
 *
 * @param near tells where the target was approved; of several targets the nearest one is taken, else the first.
 * @param tick called between two looks, so that a page whose clock stands still can go on.
 * @returns `undefined` when nothing is visible after `timeoutMs`.
 */
export async function findTarget(
  sought: Sought,
  timeoutMs: number,
  near: () => Box | null,
  tick: () => Promise<void>,
): Promise<Found | undefined> {
  const deadline = Date.now() + timeoutMs
  let visible = await visibleOf(sought)
  let count = (await visible?.count()) ?? 0
  while (count === 0 && Date.now() < deadline) {
    await tick()
    await visible
      ?.first()
      .waitFor({ timeout: Math.min(500, Math.max(1, deadline - Date.now())) })
      .catch(() => undefined)
    if (!visible) await new Promise((resolve) => setTimeout(resolve, FRAME_MS))
    visible = await visibleOf(sought)
    count = (await visible?.count()) ?? 0
  }
  if (!visible || count === 0) return undefined
  return { locator: count > 1 ? visible.nth(likeliest(await spotsOf(visible), near())) : visible.first(), count }
}

async function visibleOf(sought: Sought): Promise<Locator | undefined> {
  const candidates = typeof sought === 'function' ? await sought() : sought
  return candidates?.filter({ visible: true })
}

/** Like findTarget, at once, and only what lies open before the reader. */
export async function findSeen(sought: Sought, near: () => Box | null): Promise<Found | undefined> {
  const visible = await visibleOf(sought)
  if (!visible) return undefined
  const spots = await spotsOf(visible)
  const best = likeliest(spots, near())
  const spot = spots[best]
  return spot?.isSeen && !spot.isCovered ? { locator: visible.nth(best), count: 1 } : undefined
}

type Spot = { readonly x: number; readonly y: number; readonly isSeen: boolean; readonly isCovered: boolean }

/** Of several, those that a reader can see and press come first, then the one nearest to the approved place. */
function likeliest(spots: readonly Spot[], near: Box | null): number {
  const rank = ({ x, y, isSeen, isCovered }: Spot) =>
    (isSeen ? 0 : 2e6) + (isCovered ? 1e6 : 0) + (near ? Math.min(Math.hypot(x - near.x, y - near.y), 9e5) : 0)
  return spots.reduce((best, one, index) => (rank(one) < rank(spots[best] ?? one) ? index : best), 0)
}

function spotsOf(locator: Locator): Promise<readonly Spot[]> {
  return locator.evaluateAll((elements) => {
    /** What is given to a component lies in the place that this has for it. */
    const holds = (element: Element, inner: Element | null): boolean => {
      if (inner === null || element.contains(inner)) return inner !== null
      const root = inner.getRootNode()
      return holds(
        element,
        inner.assignedSlot ?? inner.parentElement ?? (root instanceof ShadowRoot ? root.host : null),
      )
    }
    return elements.slice(0, 50).map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect()
      const isOnPage = x + width > 0 && y + window.scrollY + height > 0 && x < document.documentElement.scrollWidth
      const hit = document.elementFromPoint(x + width / 2, y + height / 2)
      return {
        x,
        y,
        isSeen: isOnPage && element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }),
        isCovered: hit !== null && !holds(element, hit) && !holds(hit, element),
      }
    })
  })
}
