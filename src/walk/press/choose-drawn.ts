import type { ElementHandle, Locator } from 'playwright'
import type { Step } from '../../flow/schema.js'
import { namePattern, normalise } from '../../text/normalise.js'
import type { Root } from '../elements/frames.js'
import { settle, type Walker } from '../walker.js'
import { pressByKeyboard } from './keyboard.js'
import { type PressOptions, pressOptions, reachOf } from './reach.js'

/** The option of a step is not among those that are offered, as far as these are known. */
export class OptionAbsent extends Error {
  constructor(readonly offered: readonly string[]) {
    super('the option is not offered')
  }
}

/** What a list that a page draws has its options as, the likeliest first. */
const OPTION_ROLES = ['option', 'radio', 'menuitemradio', 'menuitem'] as const

/** What takes over the choice in a window that a list opened, where the choice alone does not close it. */
const DONE = namePattern(['OK', 'Done', 'Fertig', 'Übernehmen', 'Terminé', 'Fatto'])

/** Opens a list that the page draws itself, unless it is open, and presses the option of that name. */
export async function chooseDrawn(
  walker: Walker,
  step: Step,
  list: Locator,
  root: Root,
  options: readonly string[],
  press: PressOptions,
): Promise<void> {
  const { timeout } = press
  const pattern = namePattern(options)
  const isOpen = await list.evaluate(
    (one) =>
      one.getAttribute('aria-expanded') === 'true' ||
      (one.getAttribute('role') === 'listbox' &&
        !one.hasAttribute('aria-expanded') &&
        !one.hasAttribute('aria-haspopup')),
    undefined,
    { timeout },
  )
  const words = root.getByText(pattern).filter({ visible: true })
  const before = isOpen ? [] : await shownOf(words)
  if (!isOpen) await (walker.keys ? pressByKeyboard(walker, step, list, timeout) : list.click(press))
  const named = (role: (typeof OPTION_ROLES)[number]) =>
    root.getByRole(role, { name: pattern }).filter({ visible: true }).first()
  const likeliest = named('option')
  const until = Date.now() + timeout
  for (;;) {
    await likeliest.waitFor({ timeout: Math.max(1, Math.min(MOMENT_MS, until - Date.now())) }).catch(() => undefined)
    for (const role of OPTION_ROLES) {
      const option = named(role)
      if ((await option.count()) === 0) continue
      await (walker.keys
        ? pressByKeyboard(walker, step, option, timeout)
        : option.click(pressOptions(timeout, await reachOf(option, timeout))))
      if (role === 'radio') await takeOver(walker, option, timeout)
      return
    }
    const appeared = await firstNew(words, before)
    if (appeared) return appeared.click({ timeout })
    if (Date.now() > until) throw new OptionAbsent(await optionsShown(root))
    await settle(walker)
  }
}

/** An option that need not be one for programs is looked for when the list has had a moment to open, in milliseconds. */
const MOMENT_MS = 500

/** Readers choose what a list shows when it is open, whatever it is for programs: what is to be read there that was not before. */
async function firstNew(words: Locator, before: readonly ElementHandle[]): Promise<ElementHandle | undefined> {
  for (const one of await shownOf(words)) {
    const isNew = await one.evaluate((element, known) => !known.includes(element as HTMLElement), [
      ...before,
    ] as ElementHandle<HTMLElement>[])
    if (isNew) return one
  }
  return undefined
}

/** Those that a reader sees; what is transparent has its place, too. */
async function shownOf(words: Locator): Promise<readonly ElementHandle[]> {
  const all = await words.elementHandles()
  const shown = await Promise.all(
    all.map((one) => one.evaluate((element) => (element as Element).checkVisibility({ opacityProperty: true }))),
  )
  return all.filter((_, index) => shown[index])
}

/** Closes the window that the list opened, where it stays open; nothing that sends is pressed. */
async function takeOver({ page }: Walker, option: Locator, timeout: number): Promise<void> {
  const dialog = page
    .getByRole('dialog')
    .or(page.getByRole('alertdialog'))
    .filter({ has: option })
    .filter({ visible: true })
  const done = dialog.getByRole('button', { name: DONE }).filter({ visible: true })
  if ((await done.count()) !== 1) return
  const sends = await done.evaluate((one) => (one as HTMLButtonElement).form != null, undefined, { timeout })
  if (!sends) await done.click({ timeout })
}

/** What a list that is open offers, as far as its options say that they are some. */
async function optionsShown(root: Root): Promise<readonly string[]> {
  const options = root.getByRole('option').filter({ visible: true })
  const texts = await options.evaluateAll((all) => all.map((one) => (one as HTMLElement).innerText)).catch(() => [])
  return texts.map(normalise).filter(Boolean)
}
