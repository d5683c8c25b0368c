import type { Locator, Page } from 'playwright'
import type { Place, Target } from '../flow/schema.js'
import type { Box } from '../screen/screen.js'
import { textsFor } from '../text/local.js'
import { namePattern } from '../text/normalise.js'

export type Found = { readonly locator: Locator; readonly count: number }

/** The locator of a landmark or dialog below `root`. */
export function placeLocator(root: Locator, place: Place, locale: string): Locator {
  const names = textsFor(place.name, locale)
  return root.getByRole(place.role, names.length > 0 ? { name: namePattern(names) } : {})
}

/** Every element that has the role and one of the names of a target, visible or not. */
export function targetLocator(page: Page, target: Target, locale: string): Locator {
  const root = target.within ? placeLocator(page.locator(':root'), target.within, locale) : page.locator(':root')
  return root.getByRole(target.role, { name: namePattern(textsFor(target.name, locale)) })
}

/**
 * Waits until a target is visible.
 *
 * @param near tells where the target was approved; of several targets the nearest one is taken, else the first.
 * @param tick called between two looks, so that a page whose clock stands still can go on.
 * @returns `undefined` when nothing is visible after `timeoutMs`.
 */
export async function findTarget(
  candidates: Locator,
  timeoutMs: number,
  near: () => Box | null,
  tick: () => Promise<void>,
): Promise<Found | undefined> {
  const visible = candidates.filter({ visible: true })
  const deadline = Date.now() + timeoutMs
  let count = await visible.count()
  while (count === 0 && Date.now() < deadline) {
    await tick()
    await visible
      .first()
      .waitFor({ timeout: Math.min(500, Math.max(1, deadline - Date.now())) })
      .catch(() => undefined)
    count = await visible.count()
  }
  if (count === 0) return undefined
  const place = count > 1 ? near() : null
  return { locator: place ? visible.nth(await nearest(visible, count, place)) : visible.first(), count }
}

async function nearest(locator: Locator, count: number, near: Box): Promise<number> {
  const boxes = await Promise.all(
    Array.from({ length: Math.min(count, 20) }, (_, index) => locator.nth(index).boundingBox()),
  )
  const distance = (box: Box | null) => (box ? Math.hypot(box.x - near.x, box.y - near.y) : Number.POSITIVE_INFINITY)
  return boxes.reduce((best, box, index) => (distance(box) < distance(boxes[best] ?? null) ? index : best), 0)
}
