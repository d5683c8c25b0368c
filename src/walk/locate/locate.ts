import type { Frame, Locator } from 'playwright'
import { relocate } from '../../compare/relocate.js'
import type { Step, Target } from '../../flow/schema.js'
import type { AriaNode, Box, Screen } from '../../screen/screen.js'
import { badgedNamePattern } from '../../text/labels.js'
import { textsFor } from '../../text/local.js'
import { normalise } from '../../text/normalise.js'
import {
  drawnListLocator,
  findSeen,
  findTarget,
  headedLocator,
  iconedLocator,
  labelledBeside,
  type Sought,
  targetLocator,
  titledLocator,
  unheardLocator,
  wordedLocator,
  wrappedLocator,
} from '../elements/find.js'
import { type Root, rootOf } from '../elements/frames.js'
import { listLocator } from '../elements/list.js'
import { listenedLocator } from '../elements/listened.js'
import { scriptedLocator, scriptedNamed, withScripted } from '../elements/scripted.js'
import { strayLocator } from '../elements/stray.js'
import { clearInterruptions, visibleInterruption } from '../obstacles/interruptions.js'
import { obstacleByUrl } from '../obstacles/obstacles.js'
import { askedBefore, stopAtQuestion } from '../press/question.js'
import { recover } from '../recover.js'
import { framedOf, look, needsReads, Stop, settle, stopAtObstacle, type Walker } from '../walker.js'
import { whileAtWork } from './busy.js'
import { explain } from './explain.js'
import { scrollTo } from './scroll.js'

export type Located = {
  readonly locator: Locator
  readonly role: string
  /** The name that the page uses; it is asked for where no tree has just one element of the role at that place. */
  readonly name: (tree?: Screen['tree'], box?: Box) => Promise<string>
  /** The frame that it is in, where the flow names one. */
  readonly frame: Frame | null
  /** Heights of what was scrolled to get to it. */
  readonly scrolled: number
}

/** The target under its published name, else relocated; otherwise the walk stops with the reason. */
export async function locate(walker: Walker, step: Step, target: Target): Promise<Located> {
  const { page, task } = walker
  checkAddress(walker, step)
  const names = textsFor(target.name, task.locale)
  const found = await findByName(walker, step, target)
  if (found) return found
  await look(walker, step.id, step.capture)
  const question = askedBefore(walker, step.id)
  if (question) throw question
  const obstacle = await explain(walker, step.id)
  if (obstacle) throw stopAtObstacle(step.id, obstacle)
  const root = (await rootOf(framedOf(walker), target.frame)) ?? page
  const frame = frameIn(root)
  const own = (await root.locator('body').ariaSnapshotJSON({ boxes: true })) as Screen['tree']
  const tree: Screen['tree'] = frame ? [{ role: 'iframe', children: own }] : own
  const needed = needsReads(walker, step.id)
  const approved = task.approved(step.id)[0]
  const scripted = frame ? undefined : await withScripted(root, target, approved, tree)
  const moved = relocate(target.role, names, scripted?.approved ?? approved, scripted?.seen ?? tree)
  if (!moved || moved.opposite) {
    if (needed) throw needed
    const stopped = { kind: 'stopped', step: step.id } as const
    if (moved) {
      const why = { kind: 'reversed', name: walker.redact.text(moved.label) } as const
      throw new Stop({ ...stopped, reason: 'target-reversed', why })
    }
    await stopAtQuestion(walker, step.id)
    const why = { kind: 'absent', role: target.role, name: names[0] ?? '' } as const
    throw new Stop({ ...stopped, reason: 'target-missing', why })
  }
  const named = root.getByRole(moved.role as typeof target.role, { name: moved.written, exact: true })
  const locator = (scripted && (await scriptedNamed(root.locator(':root'), [moved.written]))) ?? named.nth(moved.nth)
  const explained = names.some((name) => normalise(approved?.target?.name ?? '').startsWith(`${normalise(name)} `))
  const label = (explained ? await titleOf(locator, moved.label) : undefined) ?? moved.label
  const after = walker.redact.text(label)
  walker.relocations.push({ step: step.id, role: moved.role, before: names[0] ?? '', after, score: moved.score })
  return { locator, role: moved.role, name: async () => moved.name, frame, scrolled: 0 }
}

/** The first line of an entry whose name goes on with an explanation, as the one did that it was taken for. */
async function titleOf(locator: Locator, name: string): Promise<string | undefined> {
  const [title = ''] = (await locator.innerText().catch(() => '')).split('\n').map(normalise).filter(Boolean)
  return title !== '' && normalise(name).startsWith(`${title} `) ? title : undefined
}

/** So long a target is waited for by its name before others are looked at, in milliseconds. */
const MOMENT_MS = 1500

/** Waits for the target; a dialog that is in the way is refused, and a page that came in parts is loaded again. */
async function findByName(walker: Walker, step: Step, target: Target): Promise<Located | undefined> {
  const { task } = walker
  const names = textsFor(target.name, task.locale)
  const near = () => task.approved(step.id)[0]?.target?.box ?? null
  const tick = () => settle(walker)
  const sought = soughtFor(walker, target)
  // Out of sight under what a script draws, the browser's own list often has the name.
  const drawn = async () => (step.choose?.option ? await findSeen(sought(drawnListLocator), near) : undefined)
  const byName = async (timeoutMs: number) =>
    (await drawn()) ??
    (await findTarget(sought(targetLocator), timeoutMs, near, tick)) ??
    (await findTarget(sought(badgedLocator), 0, near, tick))
  const byReading = async () =>
    (await findTarget(sought(titledLocator), 0, near, tick)) ??
    (await findSeen(sought(wrappedLocator), near)) ??
    (await findTarget(sought(wordedLocator), 0, near, tick)) ??
    (await findTarget(sought(iconedLocator), 0, near, tick)) ??
    (await findTarget(sought(headedLocator), 0, near, tick)) ??
    (await findSeen(sought(unheardLocator), near)) ??
    (await findSeen(sought(labelledBeside), near)) ??
    (await findTarget(sought(scriptedLocator), 0, near, tick)) ??
    (step.choose?.option ? await findTarget(sought(listLocator), 0, near, tick) : undefined) ??
    (await findSeen(sought(strayLocator), near)) ??
    (await findSeen(sought(listenedLocator), near))
  // What is called otherwise than it reads is looked for when the page has had a moment; most targets are there by then.
  const find = async (timeoutMs: number) =>
    (await byName(Math.min(timeoutMs, MOMENT_MS))) ??
    (await byReading()) ??
    (timeoutMs > MOMENT_MS ? await byName(timeoutMs - MOMENT_MS) : undefined)
  const [quick, dialog] = await Promise.all([byName(0), visibleInterruption(walker)])
  if (dialog) await clearInterruptions(walker, step.id, undefined, dialog)
  let found = dialog ? undefined : quick
  let scrolled = 0
  const root = !found && target.scroll ? await rootOf(framedOf(walker), target.frame) : undefined
  if (root && target.scroll) {
    const pageMs = task.settings.timeouts.page * 1000
    // Only the name itself: in a long list, "Topic 14" with a badge would be many.
    const look = () => findTarget(sought(targetLocator), 0, near, tick)
    const reached = await scrollTo(walker, root, target.scroll, look, pageMs)
    found = reached?.found
    scrolled = reached?.heights ?? 0
  }
  if (!found && !dialog && (await isThereAsApproved(walker, step, target))) found = await byReading()
  found ??= await find(stepMs(walker))
  if (!found && (await clearInterruptions(walker, step.id))) found = await find(stepMs(walker))
  found ??= await whileAtWork(walker, () => find(stepMs(walker)))
  while (!found && (await recover(walker, true))) found = await find(stepMs(walker))
  if (!found) return undefined
  if (found.count > 1) walker.note({ kind: 'several-targets', name: names[0] ?? '', count: found.count })
  const frame = target.frame ? frameIn(await rootOf(framedOf(walker), target.frame)) : null
  const { role } = target
  const { locator } = found
  const name: Located['name'] = (tree, box) => nameOf(walker, locator, names, tree && box && namesAt(tree, role, box))
  return { locator, role, name, frame, scrolled }
}

/** True when what was approved under a longer name than the guide's is there under it: nothing has to be waited for. */
async function isThereAsApproved(walker: Walker, step: Step, target: Target): Promise<boolean> {
  const before = walker.task.approved(step.id)[0]?.target
  if (!before?.name) return false
  const root = await rootOf(framedOf(walker), target.frame)
  const same = root?.getByRole(before.role as typeof target.role, { name: before.name, exact: true })
  return ((await same?.filter({ visible: true }).count()) ?? 0) > 0
}

/** A way of looking for a target; some read the page first. */
type Locating = (within: Root, target: Target, locale: string) => Locator | Promise<Locator | undefined>

/** Where a target is looked for: in the page or, as soon as it is there, in the frame that the flow names. */
function soughtFor(walker: Walker, target: Target): (locator: Locating) => Sought {
  return (locator) => async () => {
    const root = await rootOf(framedOf(walker), target.frame)
    return root && locator(root, target, walker.task.locale)
  }
}

/** The published name with a number beside it. */
const badgedLocator: typeof titledLocator = (root, target, locale) =>
  targetLocator(root, target, locale, badgedNamePattern)

function frameIn(root: Root | undefined): Frame | null {
  return root && 'frameElement' in root ? root : null
}

/** The name that the page uses: one of several allowed, or a published one with a badge; that of an icon is its title. */
async function nameOf(
  walker: Walker,
  locator: Locator,
  names: readonly string[],
  seen: readonly string[] = [],
): Promise<string> {
  const [known, ...others] = seen
  const asked = async () => {
    const [node] = (await locator.ariaSnapshotJSON({ timeout: stepMs(walker) }).catch(() => [])) as Screen['tree']
    return typeof node === 'object' ? (node.name ?? '') : ''
  }
  const name = known === undefined || others.length > 0 ? await asked() : known
  return normalise(name) === '' ? (names[0] ?? '') : name
}

/** The names of the elements of a role that have just this place. */
function namesAt(tree: NonNullable<AriaNode['children']>, role: string, at: Box): readonly string[] {
  return tree.flatMap((node) => {
    if (typeof node === 'string') return []
    const { box } = node
    const isThere = box && box.x === at.x && box.y === at.y && box.width === at.width && box.height === at.height
    return [...(isThere && node.role === role ? [node.name ?? ''] : []), ...namesAt(node.children ?? [], role, at)]
  })
}

/** Stops at an address that is known to be an obstacle, before anything on it is taken for the guide's screen. */
export function checkAddress(walker: Walker, step: Step): void {
  const obstacle = obstacleByUrl(walker.task.flow, walker.page.url())
  if (obstacle) throw stopAtObstacle(step.id, obstacle)
}

export function stepMs(walker: Walker): number {
  return walker.task.settings.timeouts.step * 1000
}
