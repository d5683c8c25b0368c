import type { Frame } from 'playwright'
import type { Step, Target } from '../../flow/schema.js'
import { targetOf } from '../../flow/used.js'
import { findTarget, targetLocator } from '../elements/find.js'
import { titleOf } from '../elements/frames.js'
import type { Hint } from '../hint.js'
import { settle, type Walker } from '../walker.js'
import { scrollTo } from './scroll.js'

/** Looks for a target where steps do not look by themselves. Nothing is pressed. */
export async function hintFor(walker: Walker, step: Step): Promise<Hint | null> {
  const target = targetOf(step)
  if (!target || target.frame || target.scroll) return null
  const { page, task } = walker
  if ((await targetLocator(page, target, task.locale).count()) > 0) return { kind: 'hidden' }
  for (const frame of page.frames()) {
    const found = frame === page.mainFrame() ? null : await inFrame(frame, target, task.locale).catch(() => null)
    if (found) return found
  }
  const visible = () =>
    findTarget(
      targetLocator(page, target, task.locale),
      0,
      () => null,
      () => settle(walker),
    )
  return (await scrollTo(walker, page, 'page', visible, task.settings.timeouts.page * 1000)) ? { kind: 'scroll' } : null
}

async function inFrame(frame: Frame, target: Target, locale: string): Promise<Hint | null> {
  const found = targetLocator(frame, target, locale).filter({ visible: true })
  if ((await found.count()) === 0) return null
  return { kind: 'in-frame', title: await titleOf(frame), name: frame.name(), url: frame.url() }
}
