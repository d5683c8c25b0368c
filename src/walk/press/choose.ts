import type { Locator } from 'playwright'
import type { Step } from '../../flow/schema.js'
import { textsFor } from '../../text/local.js'
import { sameText } from '../../text/normalise.js'
import type { Root } from '../elements/frames.js'
import type { Walker } from '../walker.js'
import { chooseDrawn, NO_OPTION } from './choose-drawn.js'
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
    const kind = await locator.evaluate(kindOfList, undefined, { timeout })
    if (kind === 'native') await chooseNative(walker, step, locator, options, timeout)
    else if (kind === 'suggesting') await chooseSuggested(walker, step, locator, options, timeout)
    else await chooseDrawn(walker, step, locator, root, options, press)
  } else if (walker.keys) await pressByKeyboard(walker, step, locator, timeout)
  // `check()` insists on the state afterwards, but choosing may well lead to another page.
  else if (!CHECKABLE.has(step.choose?.role ?? '') || !(await locator.isChecked({ timeout })))
    await locator.click(press)
}

/** Runs in the page. */
function kindOfList(one: Element): 'native' | 'suggesting' | 'drawn' {
  if (one instanceof HTMLSelectElement) return 'native'
  return one instanceof HTMLInputElement && one.list ? 'suggesting' : 'drawn'
}

/** What a browser suggests it draws outside of the page; choosing it is having typed it. */
async function chooseSuggested(
  walker: Walker,
  step: Step,
  locator: Locator,
  options: readonly string[],
  timeout: number,
): Promise<void> {
  const suggested = await locator.evaluate(
    (one) => [...((one as HTMLInputElement).list?.options ?? [])].map(({ label, value }) => ({ label, value })),
    undefined,
    { timeout },
  )
  const chosen = suggested.find(({ label }) => options.some((option) => sameText(option, label)))
  if (!chosen) throw new Error(NO_OPTION)
  if (walker.keys) await focusByKeyboard(walker, step, locator, timeout)
  await locator.fill(chosen.value, { timeout })
}

/** Options are compared as all labels are: quotes, dashes and white space do not matter. */
async function chooseNative(
  walker: Walker,
  step: Step,
  locator: Locator,
  options: readonly string[],
  timeout: number,
): Promise<void> {
  const until = Date.now() + timeout
  for (;;) {
    const labels = await locator.evaluate(
      (list) => [...(list as HTMLSelectElement).options].map(({ label }) => label),
      undefined,
      { timeout },
    )
    const index = labels.findIndex((label) => options.some((option) => sameText(option, label)))
    const left = until - Date.now()
    if (index >= 0 && walker.keys) return chooseByKeyboard(walker, step, locator, index, Math.max(1, left))
    if (index >= 0) {
      await locator.selectOption({ index }, { timeout: Math.max(1, left) })
      return
    }
    if (left <= 0) throw new Error(NO_OPTION)
    await new Promise((resolve) => setTimeout(resolve, OPTION_MS))
  }
}
