import type { Page } from 'playwright'
import { readWithoutPrivate } from '../flow/reads.js'
import type { Step } from '../flow/schema.js'
import { framesOf } from '../flow/used.js'
import type { Outcome, Relocation } from '../screen/record.js'
import { ARRIVAL, type Screen } from '../screen/screen.js'
import type { Why } from '../screen/why.js'
import { calm, calmFrame } from './calm.js'
import { type Captured, type CaptureRequest, capture } from './capture/capture.js'
import { requireReadable, UnreadableError } from './capture/readable.js'
import { type Framed, shownFrames } from './elements/frames.js'
import type { Guard } from './guard/guard.js'
import type { KeyCount } from './key-count.js'
import type { Navigation } from './navigation.js'
import type { ObstacleFound } from './obstacles/obstacles.js'
import type { Recovery } from './recovery.js'
import type { Redact } from './redaction/redact.js'
import type { Tabs } from './tabs.js'
import type { TakeNote, WalkMeans, WalkTask } from './task.js'

/** A walk under way: the page, what watches over it, and what it has gathered so far. */
export type Walker = {
  readonly page: Page
  readonly task: WalkTask
  readonly means: WalkMeans
  readonly redact: Redact
  readonly navigation: () => Navigation
  readonly guard: Guard
  readonly tabs: Tabs
  readonly note: TakeNote
  readonly screens: Screen[]
  readonly relocations: Relocation[]
  readonly recovery: Recovery
  /** Put before the names of pictures, so that a second way through the same steps has its own. */
  readonly prefix?: string
  /** Takes no pictures and keeps no screens: only looks where a way leads. */
  readonly blind?: boolean
  /** Of a walk by keyboard alone: what it has pressed. */
  readonly keys?: KeyCount
  /** The screens of the walk that a search comes after. */
  readonly seen?: readonly Screen[]
}

/** Ends a walk with an outcome that is no fault of guidewatch. */
export class Stop extends Error {
  constructor(readonly outcome: Outcome) {
    super(outcome.kind)
  }
}

/**
 * Waits until the page is calm, see {@link calm}, and makes sure that it can be looked at.
 *
 * @throws UnreadableError when it cannot.
 */
export async function settle(walker: Walker): Promise<void> {
  const { flow, settings } = walker.task
  await calm(walker.page, flow.capture, walker.guard, settings.timeouts.calm * 1000)
  const named = framesOf(walker.task.steps, flow.destination)
  for (const { frame } of named.length > 0 ? await shownFrames(framedOf(walker), named) : [])
    await calmFrame(frame, flow.capture, settings.timeouts.calm * 1000)
  // A page that goes on at this moment is looked at when it has arrived.
  await requireReadable(walker.page).catch((error: unknown) => {
    if (error instanceof UnreadableError) throw error
  })
}

/** Where the frames of a walk are looked for. */
export function framedOf({ page, task }: Pick<Walker, 'page' | 'task'>): Framed {
  return { page, locale: task.locale, hosts: task.flow.hosts }
}

/** Captures the screen of a step and keeps it; capturing the same step again replaces it. */
export async function look(walker: Walker, step: string, area?: Step['capture']): Promise<void> {
  const { kept } = await glance(walker, step, area)
  await kept
}

/** What is to be captured of a step besides what any screen has. */
type Glance = Pick<CaptureRequest, 'target' | 'scrolled' | 'meanwhile'>

/** As {@link look}, but is through as soon as the page may be used; `kept` is when the screen is among the walk's. */
export async function glance(
  walker: Walker,
  step: string,
  area: Step['capture'],
  more: Glance = { target: null },
): Promise<{ readonly kept: Promise<void> }> {
  if (walker.blind) return { kept: Promise.resolve() }
  const { task, means } = walker
  const take = () =>
    capture(walker.page, {
      step,
      locale: task.locale,
      mask: task.flow.mask,
      frames: framesOf(task.steps, task.flow.destination),
      hosts: task.flow.hosts,
      redact: walker.redact,
      ...more,
      area,
      navigation: walker.navigation(),
      renderer: means.renderer,
      directory: means.directory,
      prefix: walker.prefix ?? '',
    })
  const captured: Captured = await take().catch(async (error: unknown) => {
    if (!/context was destroyed|because of a navigation|frame was detached/i.test(String(error))) throw error
    // The page went on while it was looked at: what it leads to is what the reader sees.
    await settle(walker)
    return take()
  })
  const stopped = [...walker.guard.stopped()].map(walker.redact.text)
  const kept = captured.screen.then((screen) => {
    const index = walker.screens.findIndex((other) => other.step === step)
    walker.screens.splice(index < 0 ? walker.screens.length : index, 1, { ...screen, stopped })
  })
  kept.catch(() => undefined)
  return { kept }
}

/**
 * Why a step cannot be judged when something is missing that the page may have needed a stopped request for. What was stopped
 * on the approved way, too, is not the reason: sooner or later, since a page asks for some things when it has time.
 */
export function needsReads({ guard, task, redact }: Walker, step: string): Stop | undefined {
  const approved = [...task.steps.map(({ id }) => id), ARRIVAL].flatMap((id) => task.approved(id))
  const before = new Set(approved.flatMap(({ stopped }) => stopped ?? []))
  // Snapshots know the lines without what is private in them.
  const needed = guard.stopped().filter((line) => !before.has(redact.text(line)))
  if (needed.length === 0) return undefined
  return stopAtObstacle(step, {
    kind: 'request-stopped',
    why: needOf(needed.map((line) => readWithoutPrivate(line, redact.text))),
  })
}

/** What the flow may name under `reads`, or a request that it may not. */
function needOf(lines: readonly string[]): Why {
  const named = lines.filter((line) => !/^(?:GET|HEAD) /.test(line))
  if (named.length === 0) return { kind: 'held-typed', request: lines[0] ?? '' }
  return { kind: 'needs-reads', lines: named.slice(0, 5) }
}

export function stopAtObstacle(step: string, { kind, why }: ObstacleFound): Stop {
  return new Stop({ kind: 'obstacle', step, obstacle: kind, why })
}

/** True when a press that failed was under way already: it is never repeated, and what came of it shows on the next screen. */
export function wasUnderWay(error: unknown): boolean {
  return /performing click action(?![\s\S]*(?:retrying|intercepts))/.test(String(error))
}
