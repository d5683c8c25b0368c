import type { Locator } from 'playwright'
import type { Step } from '../../flow/schema.js'
import type { Keys } from '../../screen/record.js'
import type { KeyCount } from '../key-count.js'
import { Stop, type Walker } from '../walker.js'

/** No reader presses a key more often than this to get to one control. */
export const MOST_PRESSES = 400
/** Arrow keys lead through a menu, not through a page. */
const MOST_ARROWS = 60

type Focus = {
  readonly on: boolean
  /** Which element has the focus; '' at the beginning of the page. */
  readonly place: string
  /** What it holds has a focus of its own, which is not seen from here. */
  readonly isFrame: boolean
  /** The key that goes on from here to the target, within a menu or a group of radio buttons. */
  readonly arrow: 'ArrowDown' | 'ArrowRight' | null
}

/** Runs in the page, on the target. */
function focusOf(target: Element): Focus {
  let active = document.activeElement
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
  const pointed = active?.getAttribute('aria-activedescendant')
  const focus = (pointed && document.getElementById(pointed)) || active
  if (!focus || focus === document.body || focus === document.documentElement)
    return { on: false, place: '', isFrame: false, arrow: null }
  const parentOf = (node: Element): Element | null =>
    node.parentElement ?? (node.getRootNode() instanceof ShadowRoot ? (node.getRootNode() as ShadowRoot).host : null)
  const indexOf = (node: Element) => [...(node.parentNode?.children ?? [])].indexOf(node)
  const place: number[] = []
  for (let at: Element | null = focus; at; at = parentOf(at)) place.push(indexOf(at))
  const pressable = 'a[href], button, input, select, textarea, summary, [role], [tabindex]'
  const isGroup = (one: Element): one is HTMLInputElement => one instanceof HTMLInputElement && one.type === 'radio'
  const isSameGroup = isGroup(focus) && isGroup(target) && focus.name === target.name && focus.form === target.form
  const holder = focus.closest(
    '[role=menu], [role=menubar], [role=listbox], [role=radiogroup], [role=tablist], [role=tree], [role=toolbar], [role=grid]',
  )
  const isWithin = holder !== null && holder !== target && holder.contains(target)
  const runsAcross = holder?.matches('[role=menubar], [role=tablist], [role=toolbar]') === true
  return {
    on: focus === target || (focus.contains(target) && target.closest(pressable) === focus),
    place: place.join('.'),
    isFrame: focus instanceof HTMLIFrameElement,
    arrow: isSameGroup ? 'ArrowDown' : isWithin ? (runsAcross ? 'ArrowRight' : 'ArrowDown') : null,
  }
}

/**
 * Moves the focus to a control as a reader without a mouse does: by Tab, by Shift+Tab where Tab goes in a circle that leaves a
 * part of the page out, and by arrow keys within menus and groups of radio buttons. Nothing is activated.
 *
 * @throws Stop when keys do not lead there; the count says why.
 */
export async function focusByKeyboard(walker: Walker, step: Step, locator: Locator, timeout: number): Promise<void> {
  const { page } = walker
  const keys = countOf(walker)
  const look = () => locator.evaluate(focusOf, undefined, { timeout })
  let focus = await look()
  let direction: 'Tab' | 'Shift+Tab' = 'Tab'
  let rounds = focus.place === '' ? 1 : 0
  let arrows = 0
  const seen = new Set([focus.place])
  const still = new Set<string>()
  for (let presses = 0; presses < MOST_PRESSES; presses += 1) {
    if (focus.on) return
    const arrow = arrows < MOST_ARROWS && !still.has(focus.place) ? focus.arrow : null
    await page.keyboard.press(arrow ?? direction)
    keys.presses += 1
    const next = await look()
    if (arrow) {
      arrows += 1
      // Where arrow keys move nothing, Tab is tried.
      if (next.place === focus.place) still.add(focus.place)
      seen.add(next.place)
    } else if (next.place === '') {
      rounds += 1
      if (rounds > 1) throw gaveUp(keys, step, 'no-focus')
      seen.clear()
    } else if (seen.has(next.place) && !next.isFrame) {
      if (direction === 'Shift+Tab') throw gaveUp(keys, step, 'trap')
      direction = 'Shift+Tab'
      seen.clear()
      seen.add(next.place)
    } else seen.add(next.place)
    focus = next
  }
  if (focus.on) return
  throw gaveUp(keys, step, 'too-far')
}

/**
 * Moves the focus to a control and presses the key that activates it: the space bar for what is ticked, Enter for links and
 * buttons. Enter is pressed on nothing else: in a field it would send the form. Should the focus move away in between, the key
 * reaches nothing.
 */
export async function pressByKeyboard(walker: Walker, step: Step, locator: Locator, timeout: number): Promise<void> {
  await focusByKeyboard(walker, step, locator, timeout)
  const key = await locator.evaluate(armed, undefined, { timeout })
  if (!key) return
  await walker.page.keyboard.press(key)
  countOf(walker).presses += 1
}

/** Runs in the page: which key activates what has the focus, and that the next key reaches nothing else. */
function armed(target: Element): 'Enter' | 'Space' | null {
  let active = document.activeElement
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
  const focus = active
  const ticks =
    'input[type=checkbox], input[type=radio], [role=checkbox], [role=radio], [role=switch], [role=option], [role=menuitemcheckbox], [role=menuitemradio]'
  const takesText =
    'input:not([type=button], [type=submit], [type=reset], [type=image], [type=checkbox], [type=radio]), textarea, select, [contenteditable]:not([contenteditable=false]), [role=textbox], [role=searchbox], [role=combobox]'
  if (!focus || focus === document.body || focus.matches(takesText)) return null
  const isTicked = (focus as HTMLInputElement).checked === true || focus.getAttribute('aria-checked') === 'true'
  const isTickable = focus.matches(ticks) || target.matches(ticks)
  // A reader does not press what arrow keys have chosen already.
  if (isTickable && isTicked && focus.matches('input[type=radio], [role=radio]')) return null
  const only = (event: Event) => {
    if (event.composedPath()[0] === focus) return
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  for (const type of ['keydown', 'keypress']) addEventListener(type, only, { capture: true })
  const free = (event: Event) => {
    for (const type of ['keydown', 'keypress']) removeEventListener(type, only, { capture: true })
    only(event)
  }
  // Where the press moves the focus, the key is let go elsewhere, which is the end of it, too.
  addEventListener('keyup', free, { capture: true, once: true })
  return isTickable ? 'Space' : 'Enter'
}

/** Chooses an entry of a list that has the focus; each entry on the way to it is a press. */
export async function chooseByKeyboard(
  walker: Walker,
  step: Step,
  locator: Locator,
  index: number,
  timeout: number,
): Promise<void> {
  await focusByKeyboard(walker, step, locator, timeout)
  const at = () => locator.evaluate((list) => (list as HTMLSelectElement).selectedIndex, undefined, { timeout })
  const before = await at()
  await locator.selectOption({ index }, { timeout })
  countOf(walker).presses += Math.abs((await at()) - before)
}

function countOf({ keys }: Walker): KeyCount {
  if (!keys) throw new Error('this walk is none by keyboard')
  return keys
}

function gaveUp(keys: KeyCount, step: Step, why: NonNullable<Keys['why']>): Stop {
  keys.step = step.id
  keys.why = why
  return new Stop({ kind: 'stopped', step: step.id, reason: 'target-unusable', why: { kind: 'out-of-view' } })
}
