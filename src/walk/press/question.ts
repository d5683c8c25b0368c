import type { Step } from '../../flow/schema.js'
import { ARRIVAL, type Screen } from '../../screen/screen.js'
import { flatten, type Item } from '../../screen/tree.js'
import type { Why } from '../../screen/why.js'
import { sameText } from '../../text/normalise.js'
import { Stop, type Walker } from '../walker.js'

/**
 * Where the last press made the browser ask, which was refused, and the page stayed as it was: the step that pressed cannot be done
 * as told.
 *
 * @param seen the step, or the arrival, that was looked for behind it.
 */
export function askedBefore({ guard, task, screens, page }: Walker, seen: string): Stop | undefined {
  const at = task.steps.findIndex(({ id }) => id === seen)
  const last = at < 0 ? task.steps.at(-1) : task.steps[at - 1]
  const pressed = screens.find(({ step }) => step === last?.id)
  const bare = (url: string) => url.replace(/#$/, '')
  if (!last || !pressed || !guard.asked() || bare(pressed.url) !== bare(page.url())) return undefined
  return stoppedAt(screens, last, seen, { kind: 'asks-first' })
}

/**
 * Stops where the last press opened a dialog instead of leading on, as a question whether it is meant: one of the page's that
 * was on no approved screen, or one of the browser's, which was refused.
 *
 * @throws Stop at the last step, with the name of the dialog.
 */
export async function stopAtQuestion(walker: Walker): Promise<void> {
  const { page, task, screens, redact } = walker
  const approved = task.approved(ARRIVAL)
  const last = task.steps.at(-1)
  const pressed = screens.find(({ step }) => step === last?.id)
  if (!pressed || !(last?.click || last?.press || last?.choose) || approved.length === 0) return
  const asked = askedBefore(walker, ARRIVAL)
  if (asked) throw asked
  const [before, now] = [pressed.url, page.url()].map((url) => url.replace(/#.*/, ''))
  if (before !== now) return
  const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog')).filter({ visible: true }).last()
  if (!(await dialog.isVisible())) return
  const [node] = (await dialog.ariaSnapshotJSON().catch(() => [])) as Screen['tree']
  const { name = '' } = typeof node === 'object' ? node : {}
  const said = redact.text(name)
  if (!name || [pressed, ...approved].some(({ tree }) => flatten(tree).some((item) => isDialog(item, said)))) return
  throw stoppedAt(screens, last, ARRIVAL, { kind: 'opens-dialog', dialog: said })
}

/** True when the last press made the browser ask, and the page is as it was: what looks like the destination was there before. */
export function nothingHappened({ guard, screens, task }: Walker): boolean {
  if (!guard.asked()) return false
  const [pressed, now] = [task.steps.at(-1)?.id, ARRIVAL].map((id) => screens.find(({ step }) => step === id))
  const said = (screen: Screen | undefined) =>
    screen && JSON.stringify(flatten(screen.tree).map(({ role, name }) => [role, name]))
  return said(pressed) === said(now)
}

/** What is seen now is the page of the step still: it is none of the way behind it. */
function stoppedAt(screens: Screen[], { id }: Step, seen: string, why: Why): Stop {
  const at = screens.findIndex(({ step }) => step === seen)
  if (at >= 0) screens.splice(at, 1)
  return new Stop({ kind: 'stopped', step: id, reason: 'target-unusable', why })
}

function isDialog({ role, name }: Item, called: string): boolean {
  return /^(alert)?dialog$/.test(role) && sameText(name, called)
}
