import type { Locator } from 'playwright'
import { OPENING_KEYS } from '../../flow/keys.js'
import type { Step } from '../../flow/schema.js'
import { Stop, type Walker } from '../walker.js'
import { focusByKeyboard } from './keyboard.js'

type Key = NonNullable<Step['press']>['key']

/**
 * Presses a key on a control. It reaches nothing else: should the focus be elsewhere, or move away in between, the key is
 * dropped. A key that activates is never pressed in a field, where it would send the form.
 *
 * @throws Stop when the control cannot have the focus, or is a field.
 */
export async function pressKey(walker: Walker, step: Step, key: Key, locator: Locator, timeout: number): Promise<void> {
  if (walker.keys) await focusByKeyboard(walker, step, locator, timeout)
  else await locator.focus({ timeout })
  const state = await locator.evaluate(holdKey, !OPENING_KEYS.has(key), { timeout })
  const stopped = { kind: 'stopped', step: step.id } as const
  if (state === 'elsewhere') throw new Stop({ ...stopped, reason: 'target-unusable', why: { kind: 'no-focus' } })
  if (state === 'field') throw new Stop({ ...stopped, reason: 'refused', why: { kind: 'would-send' } })
  await walker.page.keyboard.press(key)
  if (walker.keys) walker.keys.presses += 1
}

/** Presses a key wherever the focus is; lint lets none through that activates. */
export async function pressAnywhere(walker: Walker, key: Key): Promise<void> {
  if (OPENING_KEYS.has(key)) throw new Error(`${key} was to be pressed on nothing`)
  await walker.page.keyboard.press(key)
  if (walker.keys) walker.keys.presses += 1
}

/** Runs in the page: whether the control has the focus, and that the next key reaches nothing else. */
function holdKey(target: Element, mayType: boolean): 'ready' | 'field' | 'elsewhere' {
  let active = document.activeElement
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
  const focus = active
  const holds = (outer: Element, inner: Element): boolean => {
    for (let at: Node | null = inner; at; at = at instanceof ShadowRoot ? at.host : at.parentNode)
      if (at === outer) return true
    return false
  }
  if (!focus || focus === document.body || !(holds(target, focus) || holds(focus, target))) return 'elsewhere'
  const takesText =
    'input:not([type=button], [type=submit], [type=reset], [type=image], [type=checkbox], [type=radio]), textarea, select, [contenteditable]:not([contenteditable=false]), [role=textbox], [role=searchbox], [role=combobox]'
  if (!mayType && focus.matches(takesText)) return 'field'
  const only = (event: Event) => {
    if (event.composedPath()[0] === focus) return
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  const types = ['keydown', 'keypress']
  for (const type of types) addEventListener(type, only, { capture: true })
  const free = (event: Event) => {
    for (const type of types) removeEventListener(type, only, { capture: true })
    only(event)
  }
  // The key may be let go elsewhere than where it was pressed, which is the end of it, too.
  addEventListener('keyup', free, { capture: true, once: true })
  return 'ready'
}
