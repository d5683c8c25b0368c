import type { Locator } from 'playwright'
import type { Step } from '../../flow/schema.js'
import { textsFor } from '../../text/local.js'
import { sameText } from '../../text/normalise.js'
import type { Root } from '../elements/frames.js'
import type { Walker } from '../walker.js'
import { chooseDrawn, OptionAbsent } from './choose-drawn.js'
import { chooseByKeyboard, focusByKeyboard, pressByKeyboard } from './keyboard.js'
import type { PressOptions } from './reach.js'

const CHECKABLE = new Set(['radio', 'checkbox', 'switch', 'menuitemradio', 'menuitemcheckbox'])

/** Between two looks for an option that is not there yet, in milliseconds. */
const OPTION_MS = 100

/** Picks a radio button or box, or an option of a list: one of the browser, or one that the page draws itself. */
export async function choose(
  walker: Walker,
  step: Step,
  locator: Locator,
  root: Root,
  press: PressOptions,
): Promise<void> {
  const { timeout } = press
  const options = textsFor(step.choose?.option, walker.task.locale)
  if (options.length > 0) {
    const isBrowsers = (await locator.evaluate(offeredBy, undefined, { timeout })) !== null
    if (isBrowsers) await chooseOffered(walker, step, locator, options, timeout)
    else await chooseDrawn(walker, step, locator, root, options, press)
  } else if (walker.keys) await pressByKeyboard(walker, step, locator, timeout)
  // `check()` insists on the state afterwards, but choosing may well lead to another page.
  else if (!CHECKABLE.has(step.choose?.role ?? '') || !(await locator.isChecked({ timeout })))
    await locator.click(press)
}

/** Runs in the page: what the browser itself offers, in a list or as suggestions for what is typed; `null` where it offers nothing. */
function offeredBy(one: Element): { readonly label: string; readonly value: string; readonly typed: boolean }[] | null {
  const typed = one instanceof HTMLInputElement
  const list = typed ? one.list : one instanceof HTMLSelectElement ? one : null
  return list && [...list.options].map(({ label, value }) => ({ label: label || value, value, typed }))
}

/** Options are compared as all labels are: quotes, dashes and white space do not matter. */
async function chooseOffered(
  walker: Walker,
  step: Step,
  locator: Locator,
  options: readonly string[],
  timeout: number,
): Promise<void> {
  const until = Date.now() + timeout
  for (;;) {
    const offered = (await locator.evaluate(offeredBy, undefined, { timeout })) ?? []
    const index = offered.findIndex(({ label }) => options.some((option) => sameText(option, label)))
    const chosen = offered[index]
    const left = Math.max(1, until - Date.now())
    // Suggestions are drawn outside of the page; choosing one is having typed it.
    if (chosen?.typed) {
      if (walker.keys) await focusByKeyboard(walker, step, locator, left)
      return locator.fill(chosen.value, { timeout: left })
    }
    if (chosen && walker.keys) return chooseByKeyboard(walker, step, locator, index, left)
    if (chosen) return void (await locator.selectOption({ index }, { timeout: left }))
    if (Date.now() > until) throw new OptionAbsent(offered.map(({ label }) => label))
    await new Promise((resolve) => setTimeout(resolve, OPTION_MS))
  }
}
