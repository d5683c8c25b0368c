import type { Locator } from 'playwright'
import { relocate } from '../compare/relocate.js'
import type { Step, Target } from '../flow/schema.js'
import type { Screen } from '../screen/screen.js'
import { badgedNamePattern } from '../text/labels.js'
import { textsFor } from '../text/local.js'
import { explain } from './explain.js'
import { findTarget, targetLocator } from './find.js'
import { clearInterruptions, visibleInterruption } from './interruptions.js'
import { obstacleByUrl } from './obstacles.js'
import { recover } from './recover.js'
import { look, needsReads, Stop, settle, stopAtObstacle, type Walker } from './walker.js'

export type Located = {
  readonly locator: Locator
  readonly role: string
  /** The name that the page uses, which is being asked for. */
  readonly name: Promise<string>
}

/** The target under its published name, else relocated; otherwise the walk stops with the reason. */
export async function locate(walker: Walker, step: Step, target: Target): Promise<Located> {
  const { page, task } = walker
  checkAddress(walker, step)
  const names = textsFor(target.name, task.locale)
  const found = await findByName(walker, step, target)
  if (found) return found
  await look(walker, step.id, step.capture)
  const obstacle = await explain(walker, step.id)
  if (obstacle) throw stopAtObstacle(step.id, obstacle)
  const tree = (await page.ariaSnapshotJSON({ boxes: true })) as Screen['tree']
  const needed = needsReads(walker, step.id)
  const moved = relocate(target.role, names, task.approved(step.id)[0], tree)
  if (!moved || moved.opposite) {
    if (needed) throw needed
    const stopped = { kind: 'stopped', step: step.id } as const
    if (moved) {
      const why = { kind: 'reversed', name: walker.redact.text(moved.name) } as const
      throw new Stop({ ...stopped, reason: 'target-reversed', why })
    }
    const why = { kind: 'absent', role: target.role, name: names[0] ?? '' } as const
    throw new Stop({ ...stopped, reason: 'target-missing', why })
  }
  walker.relocations.push({
    step: step.id,
    role: moved.role,
    before: names[0] ?? '',
    after: walker.redact.text(moved.name),
    score: moved.score,
  })
  const named = page.getByRole(moved.role as typeof target.role, { name: moved.written, exact: true })
  const locator = named.nth(moved.nth)
  return { locator, role: moved.role, name: Promise.resolve(moved.name) }
}

/** Waits for the target; a dialog that is in the way is refused, and a page that came in parts is loaded again. */
async function findByName(walker: Walker, step: Step, target: Target): Promise<Located | undefined> {
  const { page, task } = walker
  const names = textsFor(target.name, task.locale)
  const near = () => task.approved(step.id)[0]?.target?.box ?? null
  const tick = () => settle(walker)
  const exact = targetLocator(page, target, task.locale)
  const find = async (timeoutMs: number) =>
    (await findTarget(exact, timeoutMs, near, tick)) ??
    (await findTarget(targetLocator(page, target, task.locale, badgedNamePattern), 0, near, tick))
  const [quick, dialog] = await Promise.all([find(0), visibleInterruption(walker)])
  if (dialog) await clearInterruptions(walker, step.id)
  let found = dialog ? undefined : quick
  found ??= await find(stepMs(walker))
  if (!found && (await clearInterruptions(walker, step.id))) found = await find(stepMs(walker))
  while (!found && (await recover(walker, true))) found = await find(stepMs(walker))
  if (!found) return undefined
  if (found.count > 1) walker.note({ kind: 'several-targets', name: names[0] ?? '', count: found.count })
  return { locator: found.locator, role: target.role, name: nameOf(found.locator, names) }
}

/** The name that the page uses: one of several allowed, or a published one with a badge. */
async function nameOf(locator: Locator, names: readonly string[]): Promise<string> {
  const [node] = (await locator.ariaSnapshotJSON().catch(() => [])) as Screen['tree']
  return (typeof node === 'object' ? node.name : undefined) ?? names[0] ?? ''
}

/** Stops at an address that is known to be an obstacle, before anything on it is taken for the guide's screen. */
export function checkAddress(walker: Walker, step: Step): void {
  const obstacle = obstacleByUrl(walker.task.flow, walker.page.url())
  if (obstacle) throw stopAtObstacle(step.id, obstacle)
}

export function stepMs(walker: Walker): number {
  return walker.task.settings.timeouts.step * 1000
}
