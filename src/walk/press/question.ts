import type { Step } from '../../flow/schema.js'
import { ARRIVAL, type Screen } from '../../screen/screen.js'
import { flatten } from '../../screen/tree.js'
import type { Why } from '../../screen/why.js'
import { sameText } from '../../text/normalise.js'
import type { WalkTask } from '../task.js'
import { Stop, type Walker } from '../walker.js'

/**
 * Where the last press made the browser ask, which was refused, and the page stayed as it was: the step that pressed cannot be done
 * as told.
 *
 * @param seen the step, or the arrival, that was looked for behind it.
 */
export function askedBefore({ guard, task, screens, page }: Walker, seen: string): Stop | undefined {
  const last = stepBefore(task, seen)
  const pressed = screens.find(({ step }) => step === last?.id)
  const bare = (url: string) => url.replace(/#$/, '')
  if (!last || !pressed || !guard.asked() || bare(pressed.url) !== bare(page.url())) return undefined
  return stoppedAt(screens, last, seen, { kind: 'asks-first' })
}

function stepBefore({ steps }: WalkTask, seen: string): Step | undefined {
  const at = steps.findIndex(({ id }) => id === seen)
  return at < 0 ? steps.at(-1) : steps[at - 1]
}

/**
 * Stops where the last press opened a dialog instead of leading on, as a question whether it is meant: one of the page's that
 * was on no approved screen, or one of the browser's, which was refused. On the way a dialog that goes by another name is none.
 *
 * @param seen the step, or the arrival, that was looked for behind it.
 * @throws Stop at the step that pressed, with the name of the dialog.
 */
export async function stopAtQuestion(walker: Walker, seen: string): Promise<void> {
  const { page, task, screens, redact } = walker
  const approved = task.approved(seen)
  const last = stepBefore(task, seen)
  const pressed = screens.find(({ step }) => step === last?.id)
  if (!pressed || !(last?.click || last?.press || last?.choose) || approved.length === 0) return
  const asked = askedBefore(walker, seen)
  if (asked) throw asked
  const [before, now] = [pressed.url, page.url()].map((url) => url.replace(/#.*/, ''))
  if (before !== now) return
  const tree = (await page.ariaSnapshotJSON().catch(() => [])) as Screen['tree']
  const onPressed = dialogsIn(pressed.tree)
  const isNew = (name: string) => !onPressed.some((other) => sameText(other, name))
  const said = dialogsIn(tree)
    .map((name) => redact.text(name))
    .find((name) => name !== '' && isNew(name))
  const expected = approved.flatMap((screen) => dialogsIn(screen.tree)).filter(isNew)
  if (said === undefined || expected.some((name) => seen !== ARRIVAL || sameText(name, said))) return
  throw stoppedAt(screens, last, seen, { kind: 'opens-dialog', dialog: said })
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

/** The names of the dialogs that lie open. */
function dialogsIn(tree: Screen['tree']): readonly string[] {
  return flatten(tree).flatMap(({ role, name }) => (/^(alert)?dialog$/.test(role) ? [name] : []))
}
