import type { Locator } from 'playwright'
import { FIELD_ROLES } from '../../flow/roles.js'
import type { Step, Target } from '../../flow/schema.js'
import { targetOf } from '../../flow/used.js'
import { moment } from '../calm.js'
import { targetLocator } from '../elements/find.js'
import { rootOf } from '../elements/frames.js'
import { WIDGETS } from '../elements/scripted.js'
import { framedOf, type Walker } from '../walker.js'

/** A page opens what belongs to a field within this time, and closes it, in milliseconds. */
const OPENS_MS = 150
/** Suggestions that the next step takes one of may be fetched first, in milliseconds. */
const SUGGESTS_MS = 1500

/** Roles of what is taken from what a field opens. */
const TAKEN_ROLES: readonly string[] = ['option', 'gridcell', 'cell', 'row', 'treeitem', 'listbox', 'grid']

/**
 * Types into a field, and leaves it as a reader does where that opened something, such as a calendar, that would lie over the rest
 * of the page: by Tab, then by pressing beside, and by Escape only where what was typed stays. Nothing is pressed that could
 * send. What the next step uses is left open.
 *
 * @param value what is typed into it.
 */
export async function fillAndLeave(
  walker: Walker,
  step: Step,
  field: Locator,
  value: string,
  timeout: number,
): Promise<void> {
  const { page } = walker
  // Some fields are called otherwise as soon as they have the focus.
  const element = await field.elementHandle({ timeout })
  const read = () => element?.evaluate(readField).catch(() => undefined)
  const next = await nextOf(walker, step)
  const [before, wasThere] = await Promise.all([read(), next === 'this' || (await next?.isVisible())])
  await field.fill(value, { timeout })
  let after = await read()
  if (before && !hasOpened(before, after)) {
    await moment(page, walker.task.flow.capture, OPENS_MS)
    after = await read()
  }
  if (!before || !after || !hasOpened(before, after) || next === 'this') return
  if (next && !wasThere && (await comes(next))) return
  const isOpen = async () => {
    await moment(page, walker.task.flow.capture, OPENS_MS)
    return hasOpened(before, await read())
  }
  await page.keyboard.press('Tab')
  if (walker.keys) walker.keys.presses += 1
  if (!(await isOpen()) || !after.expanded) return
  const ground = walker.keys ? null : await element?.evaluate(groundBeside, WIDGETS).catch(() => null)
  // The window of a frame begins elsewhere than the page's.
  const root = await element?.ownerFrame().catch(() => null)
  if (ground && root === page.mainFrame()) await page.mouse.click(ground.x, ground.y)
  if (!(await isOpen()) || after.inDialog) return
  await page.keyboard.press('Escape')
  if (walker.keys) walker.keys.presses += 1
  if ((await read())?.value !== after.value) await element?.fill(value, { timeout })
}

type Read = {
  readonly value: string
  readonly expanded: boolean
  /** Dialogs and layers that are open. */
  readonly layers: number
  /** Escape, or a press beside it, could close what the field is in. */
  readonly inDialog: boolean
}

function hasOpened(before: Read, after: Read | undefined): boolean {
  return after !== undefined && ((after.expanded && !before.expanded) || after.layers > before.layers)
}

/**
 * What the next step uses, unless that is a field, which lies beside; 'this' where it goes on with what the field opened, or
 * with the field.
 */
async function nextOf(walker: Walker, step: Step): Promise<Locator | 'this' | undefined> {
  const { steps, locale } = walker.task
  const next = steps[steps.findIndex(({ id }) => id === step.id) + 1]
  if (!next) return undefined
  const target = targetOf(next) ?? next.expect
  if (next.press && !targetOf(next)) return 'this'
  if (!target || !('role' in target) || target.role === undefined || target.name === undefined) return undefined
  if (TAKEN_ROLES.includes(target.role)) return 'this'
  const own = step.fill
  if (own && own.role === target.role && JSON.stringify(own.name) === JSON.stringify(target.name)) return 'this'
  if (FIELD_ROLES.some((role) => role === target.role)) return undefined
  const root = await rootOf(framedOf(walker), target.frame)
  return (
    root &&
    targetLocator(root, target as Target, locale)
      .filter({ visible: true })
      .first()
  )
}

function comes(next: Locator): Promise<boolean> {
  return next.waitFor({ timeout: SUGGESTS_MS }).then(
    () => true,
    () => false,
  )
}

/** Runs in the page, on the field. */
function readField(field: Element): Read {
  const parentOf = (node: Element): Element | null =>
    node.parentElement ?? (node.getRootNode() instanceof ShadowRoot ? (node.getRootNode() as ShadowRoot).host : null)
  const line: Element[] = []
  for (let at: Element | null = field; at; at = parentOf(at)) line.push(at)
  const isSeen = (one: Element) => one.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })
  const floats = (one: Element) => /^(?:absolute|fixed)$/.test(getComputedStyle(one).position)
  const dialogs = '[role=dialog], [role=alertdialog], [aria-modal=true], dialog[open], :popover-open'
  const layers = [
    ...document.querySelectorAll(dialogs),
    ...[...document.body.children].filter((one) => floats(one) && !one.matches(dialogs)),
  ]
  const { value } = field as HTMLInputElement
  return {
    value: typeof value === 'string' ? value : (field.textContent ?? ''),
    expanded: line.slice(0, 3).some((one) => one.getAttribute('aria-expanded') === 'true'),
    layers: layers.filter((one) => isSeen(one) && !one.contains(field)).length,
    inDialog: line.some((one) => one.matches(dialogs) || getComputedStyle(one).position === 'fixed'),
  }
}

/**
 * Runs in the page, on the field: a point in the window at which there is nothing but the ground that the field stands on; `null`
 * where there is none, or where a press on it could close what the field is in.
 */
function groundBeside(field: Element, widgets: string): { x: number; y: number } | null {
  const parentOf = (node: Element): Element | null =>
    node.parentElement ?? (node.getRootNode() instanceof ShadowRoot ? (node.getRootNode() as ShadowRoot).host : null)
  const line: Element[] = []
  for (let at: Element | null = field; at; at = parentOf(at)) line.push(at)
  const closes = '[role=dialog], [role=alertdialog], [aria-modal=true], dialog, [popover]'
  if (line.some((one) => one.matches(closes) || getComputedStyle(one).position === 'fixed')) return null
  const areaOf = (one: Element) => one.clientWidth * one.clientHeight
  const isGround = (hit: Element | null): hit is Element =>
    hit !== null &&
    line.includes(hit) &&
    hit.closest(`${widgets}, [onclick], [tabindex]:not([tabindex="-1"])`) === null &&
    getComputedStyle(hit).cursor !== 'pointer' &&
    (hit === document.documentElement || areaOf(hit) > 10 * areaOf(field))
  const parts = [0.02, 0.2, 0.4, 0.6, 0.8, 0.98]
  const points = parts.flatMap((x) =>
    parts.map((y) => ({ x: Math.round(innerWidth * x), y: Math.round(innerHeight * y) })),
  )
  return points.find(({ x, y }) => isGround(document.elementFromPoint(x, y))) ?? null
}
