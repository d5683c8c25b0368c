import type { Locator } from 'playwright'
import { originAllowed } from '../../flow/origins.js'
import type { Step, Target } from '../../flow/schema.js'
import { targetOf } from '../../flow/used.js'
import { ARRIVAL, type Screen } from '../../screen/screen.js'
import type { Why } from '../../screen/why.js'
import { textsFor } from '../../text/local.js'
import { requireReadable } from '../capture/readable.js'
import { explain } from '../locate/explain.js'
import { type Located, locate, stepMs } from '../locate/locate.js'
import { clearInterruptions } from '../obstacles/interruptions.js'
import { recover, touch } from '../recover.js'
import { tabOfPress } from '../tabs.js'
import { glance, needsReads, Stop, settle, stopAtObstacle, type Walker, wasUnderWay } from '../walker.js'
import { choose } from './choose.js'
import { OptionAbsent } from './choose-drawn.js'
import { type Examined, examine } from './examine.js'
import { valueFor } from './field-value.js'
import { focusByKeyboard, pressByKeyboard } from './keyboard.js'
import { fillAndLeave } from './leave-field.js'
import { isNamePage } from './name-page.js'
import { pressKey } from './press-key.js'
import { pressOptions, type Reach, reachOf, shownText } from './reach.js'

/** What is done with a target. */
type Use = 'click' | 'hover' | 'press' | 'fill' | 'choose'

/** Finds the target of a step, captures what is seen, and uses it as a reader would. */
export async function act(walker: Walker, step: Step, action: Use): Promise<void> {
  const found = await locate(walker, step, targetOf(step) as Target)
  const examined = await examineOrStop(walker, step, found)
  const { box, text, drawn, pictures, opensTab } = examined
  const scrolled = Math.max(examined.scrolled, found.scrolled)
  // What a field shows is its value, which is never kept.
  const label = ['click', 'hover', 'press'].includes(action) ? text : null
  const name = (tree: Screen['tree']) => found.name(tree, box)
  const target = { role: found.role, name, box, text: label, drawn, pictures: [...pictures], opensTab }
  let reach: Reach | undefined
  const meanwhile = async () => {
    reach = await tryReach(found.locator, stepMs(walker))
  }
  const shutter = () =>
    glance(walker, step.id, step.capture, {
      target,
      scrolled,
      // More than the window is scrolled to when it is captured; the target is brought back into view afterwards.
      ...((step.capture ?? 'viewport') === 'viewport' ? { meanwhile } : {}),
    })
  let { kept } = await shutter()
  // What came just now, or goes away by itself, is in the picture, too.
  if (reach?.state === 'covered') {
    await clearFrom(walker, step, found.locator).finally(() => kept)
    reach = await reachUncovered(found.locator, stepMs(walker))
    if (reach?.state !== 'covered') kept = (await shutter()).kept
  }
  // What was seen is covered and written while the page is used.
  await use(walker, step, action, found, examined, { kept, reach }).finally(() => kept)
  if (action === 'fill') return
  await recover(walker, false)
  checkPage(walker, step.id)
}

/** What is known when a target is used: when its screen is kept, and whether it could be reached when that was captured. */
type Seen = { readonly kept: Promise<void>; readonly reach: Reach | undefined }

async function use(
  walker: Walker,
  step: Step,
  action: Use,
  { locator, frame }: Located,
  examined: Examined,
  seen: Seen,
): Promise<void> {
  const { effect, opensTab } = examined
  if (action === 'hover') return hover(walker, step, locator, seen)
  if (action === 'fill') {
    const { value, secret } = step.fill ?? {}
    const text = valueFor(step, examined, secret ? (walker.means.secrets[secret] ?? '') : (value ?? ''))
    if (secret) mayHoldSecret(walker, step, examined, (frame ?? walker.page).url())
    walker.guard.typed(text, { secret: secret !== undefined, password: examined.field === 'password' })
    await usable(walker, step, locator, seen, async (timeout) => {
      if (walker.keys) await focusByKeyboard(walker, step, locator, timeout)
      await fillAndLeave(walker, step, locator, text, timeout)
    })
    touch(walker)
    return
  }
  const part = effect === 'submit' && isNamePage(walker, step, examined) ? 'name' : 'whole'
  const logsIn = effect === 'log-in' || part === 'name'
  const mayLogIn = walker.guard.allowLogIn(logsIn ? (examined.formAction ?? undefined) : undefined, part)
  if ((effect === 'submit' && part === 'whole') || (logsIn && !mayLogIn)) {
    walker.guard.endLogIn()
    throw new Stop({ kind: 'stopped', step: step.id, reason: 'refused', why: { kind: 'would-send' } })
  }
  walker.guard.forgetStopped()
  const before = walker.keys && (await shownNow(walker))
  await press(walker, step, locator, opensTab, seen, (timeout, reach) =>
    action === 'choose'
      ? choose(walker, step, locator, frame ?? walker.page, pressOptions(timeout, reach))
      : step.press
        ? pressKey(walker, step, step.press.key, locator, timeout)
        : walker.keys
          ? pressByKeyboard(walker, step, locator, timeout)
          : locator.click(pressOptions(timeout, reach)),
  )
  if (walker.keys && action === 'click' && before === (await shownNow(walker))) walker.keys.suspect ??= step.id
  walker.guard.endLogIn()
}

/** Rests the mouse on a target; by keyboard alone, it is given the focus, which opens the same on a page that is well made. */
async function hover(walker: Walker, step: Step, locator: Locator, seen: Seen): Promise<void> {
  walker.guard.forgetStopped()
  touch(walker)
  await usable(walker, step, locator, seen, (timeout) =>
    walker.keys ? focusByKeyboard(walker, step, locator, timeout) : locator.hover({ timeout }),
  )
  await settle(walker)
}

/** What is on screen, short: the same where a press has done nothing. */
async function shownNow({ page, navigation }: Walker): Promise<string> {
  const shown = await page.evaluate(shownText).catch(() => '')
  return `${navigation().documents} ${page.url()} ${shown}`
}

type Action = (timeout: number, reach: Reach | undefined) => Promise<unknown>

/** Presses, waits until the page is calm, and goes on where the press leads: in this tab, or in the one it opened. */
async function press(
  walker: Walker,
  step: Step,
  locator: Locator,
  opensTab: boolean,
  seen: Seen,
  action: Action,
): Promise<void> {
  const { page, tabs } = walker
  const opened = tabs.opened()
  const before = { url: page.url(), documents: walker.navigation().documents }
  touch(walker)
  const tab = opensTab ? page.context().waitForEvent('page', { timeout: stepMs(walker) }) : undefined
  tab?.catch(() => undefined)
  const reach = await usable(walker, step, locator, seen, action)
  await tab?.catch(() => undefined)
  await settle(walker)
  const urls = await tabs.after(opened)
  if (urls.length === 0) return
  const shown = await page.evaluate(shownText).catch(() => '')
  const hasGone = walker.navigation().documents !== before.documents || page.url() !== before.url
  const pageChanged = hasGone || shown !== reach?.shown
  const url = tabOfPress(urls, { href: reach?.href ?? null, opensTab, pageChanged })
  if (url === undefined) return
  await seen.kept
  noteTab(walker, step.id)
  leaveHosts(walker, url)
  await page.goto(url, { waitUntil: 'commit' }).catch(() => undefined)
  await settle(walker)
}

/** The screen of the step was captured before the press showed that it opens another tab. */
function noteTab({ screens }: Walker, step: string): void {
  const index = screens.findIndex((screen) => screen.step === step)
  const screen = screens[index]
  if (screen?.target) screens[index] = { ...screen, target: { ...screen.target, opensTab: true } }
}

/**
 * Tells a page that did not come, or that no walk may reach, from the site's own pages, so that nothing of the
 * browser's error page is taken for a screen of the guide.
 *
 * @throws Stop when the page on screen is the browser's own.
 */
export function checkPage(walker: Walker, step: string): void {
  const { failure } = walker.navigation()
  if (!failure) return
  leaveHosts(walker, failure.url)
  if (/ERR_BLOCKED_BY_CLIENT/.test(failure.error)) return
  if (!/ERR_TOO_MANY_REDIRECTS/.test(failure.error)) return
  const why = { kind: 'circle', host: new URL(failure.url).host } as const
  throw new Stop({ kind: 'stopped', step, reason: 'link-dead', why })
}

/** Stops where the way leads to a host that the flow does not allow. */
function leaveHosts({ task }: Walker, url: string): void {
  if (!/^https?:/.test(url)) return
  if (originAllowed(url, task.flow.hosts)) return
  const why = { kind: 'other-host', host: new URL(url).host } as const
  throw new Stop({ kind: 'stopped', step: ARRIVAL, reason: 'left-hosts', why })
}

/** A secret is typed only into a field of a site that the flow names by an address, whose form goes back to it. */
function mayHoldSecret({ task }: Walker, step: Step, { field, formOrigin }: Examined, url: string): void {
  const named = new Set(
    [task.flow.link.url, ...task.steps.flatMap(({ open }) => open ?? [])].map((url) => new URL(url).origin),
  )
  const { origin } = new URL(url)
  const why: Why | undefined = !named.has(origin)
    ? { kind: 'secret-elsewhere', allowed: [...named], origin }
    : field === null
      ? { kind: 'secret-no-field' }
      : formOrigin !== null && formOrigin !== origin
        ? { kind: 'secret-sent-away', to: formOrigin, origin }
        : undefined
  if (why) throw new Stop({ kind: 'stopped', step: step.id, reason: 'refused', why })
}

/**
 * Acts, and tells a covered or disabled target from a failure of guidewatch; a late dialog is cleared once. When time
 * ran out for no reason that is known, the machine or the page is slow: then it gets a page's time, once. A press that
 * was under way is never repeated; what came of it shows on the next screen.
 *
 * @returns what the hit test before the press said.
 */
async function usable(
  walker: Walker,
  step: Step,
  locator: Locator,
  seen: Seen,
  action: Action,
): Promise<Reach | undefined> {
  let timeout = stepMs(walker)
  let reach = seen.reach ?? (await tryReach(locator, timeout))
  if (!seen.reach && reach?.state === 'covered') {
    await clearFrom(walker, step, locator)
    reach = await reachUncovered(locator, timeout)
  }
  for (let attempt = 1; ; attempt += 1) {
    try {
      // The browser may slip under what follows the scrolling, and a field can be filled under anything.
      if (reach?.state === 'covered') throw new Error(`Timeout: ${COVERED}`)
      await action(timeout, reach)
      return reach
    } catch (error) {
      if (error instanceof Stop) throw error
      const message = error instanceof Error ? error.message : String(error)
      if (wasUnderWay(error)) return reach
      reach = await tryReach(locator, timeout)
      const why = unusable(walker, step, error, reach) ?? (attempt > 1 ? waitedFor(message) : undefined)
      if (!why && attempt === 1 && /Timeout \d+ms exceeded/.test(message)) {
        timeout = walker.task.settings.timeouts.page * 1000
        continue
      }
      if (attempt === 1 && (await clearFrom(walker, step, locator))) {
        // What fades away catches presses until it is gone.
        reach = await reachUncovered(locator, timeout)
        continue
      }
      const obstacle = await explain(walker, step.id)
      if (obstacle) throw stopAtObstacle(step.id, obstacle)
      const needed = needsReads(walker, step.id)
      if (needed) throw needed
      if (!why) throw error
      throw new Stop({ kind: 'stopped', step: step.id, reason: 'target-unusable', why })
    }
  }
}

/**
 * Clears what came in between and lies over a target.
 *
 * @throws Stop when the target went with it, such as an entry of a menu that closes when anything else is pressed.
 */
async function clearFrom(walker: Walker, step: Step, locator: Locator): Promise<boolean> {
  if (!(await clearInterruptions(walker, step.id, locator))) return false
  if (await locator.isVisible().catch(() => false)) return true
  const { role = null, name } = targetOf(step) ?? {}
  const why = { kind: 'absent', role, name: textsFor(name, walker.task.locale)[0] ?? '' } as const
  throw new Stop({ kind: 'stopped', step: step.id, reason: 'target-missing', why })
}

function tryReach(locator: Locator, timeout: number): Promise<Reach | undefined> {
  return reachOf(locator, timeout).catch(() => undefined)
}

/** What lies over a control for a while, such as a sign that something loads, is waited for; the time is in milliseconds. */
async function reachUncovered(locator: Locator, timeout: number): Promise<Reach | undefined> {
  const until = Date.now() + timeout
  const blocks = ['center', 'start', 'end'] as const
  for (let tries = 0; ; tries += 1) {
    const reach = await tryReach(locator, timeout)
    if (reach?.state !== 'covered' || Date.now() > until) return reach
    // A reader scrolls until it is clear of what stays where it is, such as a chat at the edge.
    const block = blocks[tries % blocks.length]
    await locator
      .evaluate((one, at) => one.scrollIntoView({ block: at, behavior: 'instant' }), block)
      .catch(() => undefined)
    await locator.page().waitForTimeout(100)
  }
}

const COVERED = 'intercepts pointer events'

/** Of a longer list, such as of countries, nothing is told: a part of it would be taken for all. */
const MOST_OFFERED = 8

/** Why a control cannot be used, as far as it is known. */
function unusable(
  { redact, task }: Walker,
  { choose }: Step,
  error: unknown,
  reach: Reach | undefined,
): Why | undefined {
  const message = String(error)
  if (error instanceof OptionAbsent) {
    const offered = error.offered.length > MOST_OFFERED ? [] : error.offered.map(redact.text)
    return { kind: 'option-absent', option: textsFor(choose?.option, task.locale)[0], offered }
  }
  if (reach?.state === 'disabled' || /not enabled|is disabled/.test(message)) return { kind: 'disabled' }
  if (reach?.state === 'covered') return { kind: 'covered', by: reach.by ? redact.text(reach.by) : null }
  if (/outside of the viewport/.test(message)) return { kind: 'out-of-view' }
  if (message.includes(COVERED)) return { kind: 'covered', by: null }
  return undefined
}

/** What Playwright waited for until its time was over, on the page as a reader has it before their eyes. */
function waitedFor(message: string): Why | undefined {
  if (!/Timeout \d+ms exceeded/.test(message)) return undefined
  // The last thing that it tells of its waiting is what there was to the end.
  const last = message.lastIndexOf.bind(message)
  const [moving, hidden] = [last('element is not stable'), last('element is not visible')]
  if (moving < 0 && hidden < 0) return undefined
  return moving > hidden ? { kind: 'never-still' } : { kind: 'out-of-view' }
}

/** A target may vanish between being found and being looked at; then the page took it away from the reader, too. */
async function examineOrStop(walker: Walker, step: Step, found: Located): Promise<Examined> {
  try {
    const { locale } = walker.task
    return await examine(found.locator, walker.task.flow, { locale, frame: found.frame }, { timeout: stepMs(walker) })
  } catch (error) {
    if (!/Timeout|detached|not attached/i.test(String(error))) throw error
    await requireReadable(walker.page)
    const why = { kind: 'vanished', role: found.role, name: await found.name() } as const
    throw new Stop({ kind: 'stopped', step: step.id, reason: 'target-missing', why })
  }
}
