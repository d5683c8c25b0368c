import type { Locator } from 'playwright'
import type { Interruption } from '../../flow/schema.js'
import { allTexts, textsFor } from '../../text/local.js'
import { escapeRegExp, namePattern, normalise } from '../../text/normalise.js'
import { type Root, rootOf } from '../elements/frames.js'
import { scriptedNamed } from '../elements/scripted.js'
import { framedOf, settle, stopAtObstacle, type Walker, wasUnderWay } from '../walker.js'
import { clearStrangeDialogs, isRefusal } from './strange-dialog.js'

/** More dialogs in a row than this are a loop. */
const MOST_IN_A_ROW = 5

/**
 * Clears the dialogs that may come in between, always by the choice that refuses or postpones: those that the flow
 * names first, then such as any site has ({@link clearStrangeDialogs}).
 *
 * @param target the control that must not be covered, if it was found.
 * @param first what {@link visibleInterruption} said just now.
 * @returns true when there was one.
 * @throws Stop when a dialog offers none of the known choices: guessing could accept something.
 */
export async function clearInterruptions(
  walker: Walker,
  step: string,
  target?: Locator,
  first?: Interruption,
): Promise<boolean> {
  let cleared = 0
  let found = first ?? (await visibleInterruption(walker))
  while (found && cleared < MOST_IN_A_ROW) {
    await refuse(walker, step, found)
    cleared += 1
    found = await visibleInterruption(walker)
  }
  return (await clearStrangeDialogs(walker, step, target)) || cleared > 0
}

/** The interruption that is on screen, if any. */
export async function visibleInterruption(walker: Walker): Promise<Interruption | undefined> {
  const { interruptions } = walker.task.flow
  const framed = interruptions.filter(({ dialog }) => dialog.frame)
  for (const one of framed) {
    const root = await rootOf(framedOf(walker), one.dialog.frame)
    if (root && (await dialogShown(walker, one, root))) return one
  }
  const own = interruptions.filter(({ dialog }) => !dialog.frame)
  const roles = [...new Set(own.map(({ dialog }) => dialog.role))]
  const [first, ...others] = roles.map((role) => walker.page.getByRole(role))
  const any = first && others.reduce((union, locator) => union.or(locator), first)
  // Nearly always there is none, and one look is enough.
  if (!any || (await any.count()) === 0) return undefined
  const shown = await Promise.all(own.map((interruption) => dialogShown(walker, interruption, walker.page)))
  return own.find((_, index) => shown[index])
}

/** The dialog of an interruption, if it can be seen with its text; what stands in a closed tab of another one is no text of that. */
async function dialogShown({ task }: Walker, { dialog }: Interruption, root: Root): Promise<Locator | undefined> {
  const names = textsFor(dialog.name, task.locale)
  const texts = new RegExp(textsFor(dialog.text, task.locale).map(escaped).join('|'), 'iu')
  const called = root.getByRole(dialog.role, names.length > 0 ? { name: namePattern(names) } : {})
  const visible = called.filter({ visible: true, hasText: texts })
  // A page that is going away shows none.
  const read = await visible
    .evaluateAll((all) => all.map((one) => ({ whole: one.textContent ?? '', seen: (one as HTMLElement).innerText })))
    .catch(() => [])
  // What only a shadow root holds is in neither.
  const index = read.findIndex(({ whole, seen }) => texts.test(seen) || !texts.test(whole))
  return index < 0 ? undefined : visible.nth(index)
}

async function refuse(walker: Walker, step: string, interruption: Interruption): Promise<void> {
  const { task } = walker
  const root = (await rootOf(framedOf(walker), interruption.dialog.frame)) ?? walker.page
  const dialog = await dialogShown(walker, interruption, root)
  // It went away by itself.
  if (!dialog) return
  // A site may show its dialog in another language than the page: any published name of the refusing choice will do.
  const names = [...textsFor(interruption.click.name, task.locale), ...allTexts(interruption.click.name)]
  const named = dialog.getByRole(interruption.click.role, { name: namePattern(names) }).filter({ visible: true })
  const read = await named.evaluateAll((all) => all.map((one) => (one as HTMLElement).innerText)).catch(() => [])
  const control = read.length > 0 ? named.first() : await scriptedNamed(dialog, names)
  if (!control) {
    const why = { kind: 'dialog-none-known', dialog: interruption.id } as const
    throw stopAtObstacle(step, { kind: 'unknown-dialog', why })
  }
  const label = normalise(read[0] ?? (await control.innerText().catch(() => '')))
  const click = (seconds: number) => control.click({ timeout: seconds * 1000 })
  await click(task.settings.timeouts.step).catch(async (error: unknown) => {
    if (wasUnderWay(error)) return
    // Another dialog may lie over it; and a slow machine is given a page's time.
    await clearStrangeDialogs(walker, step, control)
    await click(task.settings.timeouts.page).catch((error: unknown) => {
      if (wasUnderWay(error)) return
      const why = { kind: 'dialog-not-refused', dialog: interruption.id } as const
      throw stopAtObstacle(step, { kind: 'unknown-dialog', why })
    })
  })
  await settle(walker)
  walker.recovery.answered += 1
  const answer = isRefusal(label) ? 'refused' : 'closed'
  walker.note({ kind: 'interruption', dialog: interruption.id, answer, by: walker.redact.text(label) || null })
}

function escaped(text: string): string {
  return escapeRegExp(normalise(text)).replace(/\s+/g, '\\s+')
}
