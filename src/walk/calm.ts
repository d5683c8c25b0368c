import type { BrowserContext, Frame, Page } from 'playwright'
import type { Flow } from '../flow/schema.js'
import type { Guard } from './guard/guard.js'

/** The moment that a deterministic page believes it is: the deadline that the first guides named. */
export const FIXED_TIME = new Date('2025-05-26T10:00:00Z')

/** Between two visits that are to differ: other hour, other minute, other day in the end. */
const LATER_MS = (7 * 60 + 13) * 60_000

/** Milliseconds that a deterministic page's clock is moved on after loading, so that its own timers have fired. */
const FORWARD_MS = 2000

/** A page counts as calm when nothing in it changed for this long, in milliseconds. */
const QUIET_MS = 100

/** Motions that end within this time, in milliseconds, are waited for: a dialog that fades in is not there before. */
const MOTION_MS = 1000

/**
 * Prepares pages whose clock stands still and whose chance is seeded. Must be called before the first of them is there:
 * measured, 30 of 30 captures are then identical to the byte, against 1 of 30 when the clock is stopped afterwards.
 *
 * @param visit 0 every night; further visits come at another time of the day and draw other chances, so that what
 *   depends on either shows itself.
 */
export async function makeDeterministic(context: BrowserContext, visit = 0): Promise<void> {
  const time = FIXED_TIME.getTime() + visit * LATER_MS
  // An installed clock ticks until it is paused, and it cannot be paused in its past.
  await context.clock.install({ time: time - 3_600_000 })
  await context.clock.pauseAt(time)
  await context.addInitScript((seed) => {
    // mulberry32, a public-domain generator by Tommy Ettinger: small, and good enough for a carousel.
    let state = (0x9e3779b9 + seed) | 0
    Math.random = () => {
      state = (state + 0x6d2b79f5) | 0
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
    }
  }, visit)
}

/** What a page was waited for in vain, so that its next steps do not wait for it again. */
type Vain = { url: string; requests: number }
const inVain = new WeakMap<Page, Vain>()

/**
 * Waits until a page is calm: loaded, no request under way, fonts and visible images there, nothing changing.
 * Driven by events and bounded: a page that never calms down is captured as it is after `calmMs`. What has not come by
 * then (an endless request, a picture, a font) is not waited for a second time at that address.
 */
export async function calm(page: Page, mode: Flow['capture'], guard: Guard, calmMs: number): Promise<void> {
  const bound = bounded(calmMs)
  const known = inVain.get(page)
  const vain: Vain = known?.url === page.url() ? known : { url: page.url(), requests: 0 }
  const isNew = vain !== known
  // As endless requests end after all, fewer of the others are passed over.
  const waits = () => {
    vain.requests = Math.min(vain.requests, guard.pending())
    return guard.pending() > vain.requests
  }
  try {
    if (isNew) await bound.race(page.waitForLoadState('load', { timeout: calmMs }))
    for (;;) {
      if (mode === 'deterministic') await bound.race(page.clock.runFor(FORWARD_MS))
      while (waits()) await bound.race(guard.pendingChanged())
      const quietMs = mode === 'deterministic' ? 0 : QUIET_MS
      const quiet = { quietMs, motionMs: MOTION_MS, awaitsParts: isNew }
      await bound.race(page.evaluate(becomeQuiet, quiet))
      if (!waits()) return
    }
  } catch {
    // Out of time, or the page navigated meanwhile: the capture that follows shows what there is.
    if (bound.isOver()) inVain.set(page, { url: page.url(), requests: guard.pending() })
  } finally {
    bound.end()
  }
}

/** Lets a page go on for a moment, its timers included; time in milliseconds. One that has no end of them is not waited for. */
export async function moment(page: Page, mode: Flow['capture'], ms: number): Promise<void> {
  const waited = page.waitForTimeout(ms)
  const ran = mode === 'deterministic' ? page.clock.runFor(ms).catch(() => undefined) : undefined
  await waited
  await Promise.race([ran, page.waitForTimeout(1000)])
}

/** As {@link calm}, for a frame of a page that is calm itself. */
export async function calmFrame(frame: Frame, mode: Flow['capture'], calmMs: number): Promise<void> {
  const bound = bounded(calmMs)
  try {
    await bound.race(frame.waitForLoadState('load', { timeout: calmMs }))
    const quietMs = mode === 'deterministic' ? 0 : QUIET_MS
    await bound.race(frame.evaluate(becomeQuiet, { quietMs, motionMs: MOTION_MS, awaitsParts: true }))
  } catch {
    // Out of time, or it went on or away meanwhile.
  } finally {
    bound.end()
  }
}

/** A deadline that any number of promises can be raced against. */
function bounded(ms: number): {
  race: <T>(promise: Promise<T>) => Promise<T>
  isOver: () => boolean
  end: () => void
} {
  let timer: NodeJS.Timeout | undefined
  let isOver = false
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      isOver = true
      reject(new Error('not calm in time'))
    }, ms)
  })
  deadline.catch(() => undefined)
  return {
    race: (promise) => {
      promise.catch(() => undefined)
      return Promise.race([promise, deadline])
    },
    isOver: () => isOver,
    end: () => clearTimeout(timer),
  }
}

type Quiet = { readonly quietMs: number; readonly motionMs: number; readonly awaitsParts: boolean }

/** Runs in the page: fonts and images loaded, motions over, SVG animations stopped, then `quietMs` without a change. */
async function becomeQuiet({ quietMs, motionMs, awaitsParts }: Quiet): Promise<void> {
  if (awaitsParts) await document.fonts.ready
  const visible = [...document.images].filter((image) => {
    const { top, bottom, width } = image.getBoundingClientRect()
    return width > 0 && bottom > 0 && top < window.innerHeight && image.currentSrc !== ''
  })
  if (awaitsParts) await Promise.all(visible.map((image) => image.decode().catch(() => undefined)))
  const motions = () =>
    document.getAnimations().filter(({ playState, currentTime, effect }) => {
      const end = effect?.getComputedTiming().endTime
      const isTimed = playState === 'running' && typeof end === 'number' && typeof currentTime === 'number'
      return isTimed && end - currentTime <= motionMs
    })
  const overMotions = () => Promise.all(motions().map(({ finished }) => finished.catch(() => undefined)))
  const unchanged = () =>
    new Promise<void>((resolve) => {
      const finish = () => {
        observer.disconnect()
        resolve()
      }
      let timer = setTimeout(finish, quietMs)
      const observer = new MutationObserver(() => {
        clearTimeout(timer)
        timer = setTimeout(finish, quietMs)
      })
      observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
    })
  if (quietMs === 0) {
    await overMotions()
    for (const svg of document.querySelectorAll('svg')) {
      svg.pauseAnimations()
      svg.setCurrentTime(0)
    }
    return
  }
  do {
    await overMotions()
    await unchanged()
  } while (motions().length > 0)
}
