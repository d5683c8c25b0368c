import type { Locator } from 'playwright'
import { relocate } from '../compare/relocate.js'
import { actionOf, type Expectation, type Step, type Target } from '../flow/schema.js'
import type { Screen } from '../screen/screen.js'
import { textOf } from '../screen/tree.js'
import { textFor, textsFor } from '../text/local.js'
import { includesText } from '../text/reading.js'
import { type Examined, examine } from './examine.js'
import { findTarget, targetLocator } from './find.js'
import { clearInterruptions, visibleInterruption } from './interruptions.js'
import { obstacleByUrl } from './obstacles.js'
import { selfCheck } from './self-check.js'
import { explain, look, needsReads, Stop, settle, stopAtObstacle, type Walker, wasUnderWay } from './walker.js'

/** Does one step as a reader would: looks, captures what is seen, then acts. */
export async function perform(walker: Walker, step: Step): Promise<void> {
  const action = actionOf(step)
  if (action === 'open') await open(walker, step)
  else if (action === 'expect') await expectation(walker, step)
  else await act(walker, step, action)
}

async function open(walker: Walker, step: Step): Promise<void> {
  const { page, task } = walker
  const url = step.open ?? ''
  try {
    await page.goto(url, { waitUntil: 'commit', timeout: task.settings.timeouts.page * 1000 })
  } catch (error) {
    throw stopOpening(step, url, error instanceof Error ? error.message : String(error))
  }
  const version = page.context().browser()?.version() ?? ''
  const [distrust] = await Promise.all([selfCheck(page, task, version), settle(walker)])
  if (distrust) throw new Stop({ kind: 'error', message: distrust })
}

/** Chromium's network errors (net_error_list.h), as what they mean to a reader. */
function stopOpening(step: Step, url: string, message: string): Stop {
  const host = new URL(url).host
  if (/ERR_TOO_MANY_REDIRECTS/.test(message)) {
    return new Stop({ kind: 'stopped', step: step.id, reason: 'link-dead', detail: `${host} redirects in a circle` })
  }
  if (/ERR_BLOCKED_BY_CLIENT/.test(message)) {
    return new Stop({
      kind: 'stopped',
      step: step.id,
      reason: 'left-hosts',
      detail: `The link leads away from ${host}.`,
    })
  }
  if (/ERR_ABORTED|Download is starting/.test(message)) {
    return new Stop({
      kind: 'stopped',
      step: step.id,
      reason: 'link-dead',
      detail: 'it opens no page but starts a download, or nothing',
    })
  }
  const code = /net::(ERR_\w+)/.exec(message)?.[1]
  const detail = code ? `${host}: ${code}` : `${host} did not answer in time`
  return new Stop({ kind: 'obstacle', step: step.id, obstacle: 'unavailable', detail })
}

async function act(walker: Walker, step: Step, action: 'click' | 'fill' | 'choose'): Promise<void> {
  const target = step[action] as Target
  const found = await locate(walker, step, target)
  const examined = await examineOrStop(walker, step, found)
  const { box, effect, text, drawn, pictures, opensTab } = examined
  // What a field shows is its value, which is never kept.
  const label = action === 'click' ? text : null
  const pressed = { role: found.role, name: found.name, box, text: label, drawn, pictures: [...pictures], opensTab }
  await look(walker, step.id, pressed, step.capture)
  if (action === 'fill') {
    const { value, secret } = step.fill ?? {}
    const text = secret ? (walker.means.secrets[secret] ?? '') : (value ?? '')
    if (secret) mayHoldSecret(walker, step, examined)
    walker.guard.typed(text, { secret: secret !== undefined, password: examined.field === 'password' })
    await usable(walker, step, (timeout) => found.locator.fill(text, { timeout }))
    return
  }
  const mayLogIn = walker.guard.allowLogIn(effect === 'log-in' ? (examined.formOrigin ?? undefined) : undefined)
  if (effect === 'submit' || (effect === 'log-in' && !mayLogIn)) {
    walker.guard.endLogIn()
    const detail = 'It would send the form, and guidewatch never submits.'
    throw new Stop({ kind: 'stopped', step: step.id, reason: 'refused', detail })
  }
  walker.guard.forgetStopped()
  const tab = opensTab ? walker.page.context().waitForEvent('page', { timeout: stepMs(walker) }) : undefined
  tab?.catch(() => undefined)
  await usable(walker, step, (timeout) =>
    action === 'choose' ? choose(walker, step, found.locator, timeout) : found.locator.click({ timeout }),
  )
  await tab?.catch(() => undefined)
  await settle(walker)
  walker.guard.endLogIn()
  const popup = await walker.guard.takePopup()
  if (popup) {
    await walker.page.goto(popup, { waitUntil: 'commit' })
    await settle(walker)
  }
}

/** A secret is typed only into a field of a site that the flow names by an address, whose form goes back to it. */
function mayHoldSecret({ page, task }: Walker, step: Step, { field, formOrigin }: Examined): void {
  const named = new Set(
    [task.flow.link.url, ...task.steps.flatMap(({ open }) => open ?? [])].map((url) => new URL(url).origin),
  )
  const { origin } = new URL(page.url())
  const detail = !named.has(origin)
    ? `A secret is typed only at ${[...named].join(' and ')}; this page is at ${origin}.`
    : field === null
      ? 'A secret is typed only into a field for a line of text or a password.'
      : formOrigin !== null && formOrigin !== origin
        ? `Its form would be sent to ${formOrigin}, and the page is at ${origin}; no secret was typed.`
        : undefined
  if (detail) throw new Stop({ kind: 'stopped', step: step.id, reason: 'refused', detail })
}

const CHECKABLE = new Set(['radio', 'checkbox', 'switch', 'menuitemradio', 'menuitemcheckbox'])

async function choose(walker: Walker, step: Step, locator: Locator, timeout: number): Promise<void> {
  const option = textFor(step.choose?.option, walker.task.locale)
  if (option) await locator.selectOption({ label: option }, { timeout })
  // `check()` insists on the state afterwards, but choosing may well lead to another page.
  else if (!CHECKABLE.has(step.choose?.role ?? '') || !(await locator.isChecked({ timeout })))
    await locator.click({ timeout })
}

/**
 * Acts, and tells a covered or disabled target from a failure of guidewatch; a late dialog is cleared once. When time
 * ran out for no reason that Playwright's log gives, the machine or the page is slow: then it gets a page's time, once.
 * A press that was under way is never repeated; what came of it shows on the next screen.
 */
async function usable(walker: Walker, step: Step, action: (timeout: number) => Promise<unknown>): Promise<void> {
  let timeout = stepMs(walker)
  for (let attempt = 1; ; attempt += 1) {
    try {
      await action(timeout)
      return
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      if (wasUnderWay(error)) return
      const reason = /intercepts pointer events|outside of the viewport/.test(message)
        ? 'It is covered by something else.'
        : /not enabled|is disabled/.test(message)
          ? 'It is disabled.'
          : /did not find some options/.test(message)
            ? 'The option is not offered.'
            : undefined
      if (!reason && attempt === 1 && /Timeout \d+ms exceeded/.test(message)) {
        timeout = walker.task.settings.timeouts.page * 1000
        continue
      }
      if (!reason) throw error
      if (attempt === 1 && (await clearInterruptions(walker, step.id))) continue
      const obstacle = await explain(walker)
      if (obstacle) throw stopAtObstacle(step.id, obstacle)
      const needed = needsReads(walker, step.id)
      if (needed) throw needed
      throw new Stop({ kind: 'stopped', step: step.id, reason: 'target-unusable', detail: reason })
    }
  }
}

/** A target may vanish between being found and being looked at; then the page took it away from the reader, too. */
async function examineOrStop(walker: Walker, step: Step, found: Located): Promise<Examined> {
  try {
    return await examine(found.locator, walker.task.flow)
  } catch (error) {
    if (!/Timeout|detached|not attached/i.test(String(error))) throw error
    const detail = `The ${found.role} named "${found.name}" vanished.`
    throw new Stop({ kind: 'stopped', step: step.id, reason: 'target-missing', detail })
  }
}

type Located = { readonly locator: Locator; readonly role: string; readonly name: string }

/** The target under its published name, else relocated; otherwise the walk stops with the reason. */
async function locate(walker: Walker, step: Step, target: Target): Promise<Located> {
  const { page, task } = walker
  checkAddress(walker, step)
  const names = textsFor(target.name, task.locale)
  const candidates = targetLocator(page, target, task.locale)
  const find = (timeoutMs: number) =>
    findTarget(
      candidates,
      timeoutMs,
      () => task.approved(step.id)[0]?.target?.box ?? null,
      () => settle(walker),
    )
  const [quick, dialog] = await Promise.all([find(0), visibleInterruption(walker)])
  if (dialog) await clearInterruptions(walker, step.id)
  let found = dialog ? undefined : quick
  found ??= await find(stepMs(walker))
  if (!found && (await clearInterruptions(walker, step.id))) found = await find(stepMs(walker))
  if (found) {
    if (found.count > 1)
      walker.note('several-targets', `There are ${found.count} elements named "${names[0]}"; the likeliest was taken.`)
    return {
      locator: found.locator,
      role: target.role,
      name: names.length > 1 ? await nameOf(found.locator, names) : (names[0] ?? ''),
    }
  }
  await look(walker, step.id, null, step.capture)
  const obstacle = await explain(walker)
  if (obstacle) throw stopAtObstacle(step.id, obstacle)
  const tree = (await page.ariaSnapshotJSON({ boxes: true })) as Screen['tree']
  const needed = needsReads(walker, step.id)
  const moved = relocate(target.role, names, task.approved(step.id)[0], tree)
  if (!moved) {
    if (needed) throw needed
    throw new Stop({
      kind: 'stopped',
      step: step.id,
      reason: 'target-missing',
      detail: `There is no ${target.role} named "${names[0]}".`,
    })
  }
  walker.relocations.push({
    step: step.id,
    role: moved.role,
    before: names[0] ?? '',
    after: walker.redact.text(moved.name),
    score: moved.score,
  })
  const locator = page.getByRole(moved.role as typeof target.role, { name: moved.name, exact: true }).nth(moved.nth)
  return { locator, role: moved.role, name: moved.name }
}

/** Of several allowed names, the one the page uses. */
async function nameOf(locator: Locator, names: readonly string[]): Promise<string> {
  const [node] = (await locator.ariaSnapshotJSON()) as Screen['tree']
  return (typeof node === 'object' ? node.name : undefined) ?? names[0] ?? ''
}

async function expectation(walker: Walker, step: Step): Promise<void> {
  await clearInterruptions(walker, step.id)
  const wanted = step.expect ?? {}
  const met = wanted.obstacle ? (await explain(walker))?.kind === wanted.obstacle : await isThere(walker, step, wanted)
  await look(walker, step.id, null, step.capture)
  if (met) return
  const obstacle = await explain(walker)
  if (obstacle && obstacle.kind !== wanted.obstacle) throw stopAtObstacle(step.id, obstacle)
  const needed = needsReads(walker, step.id)
  if (needed) throw needed
  const what = wanted.obstacle ?? textFor(wanted.name ?? wanted.text, walker.task.locale) ?? wanted.role ?? ''
  throw new Stop({ kind: 'stopped', step: step.id, reason: 'expectation-failed', detail: `"${what}" is not there.` })
}

async function isThere(walker: Walker, step: Step, wanted: Expectation): Promise<boolean> {
  const { page, task } = walker
  checkAddress(walker, step)
  const { role, name } = wanted
  if (role) {
    const locator = name
      ? targetLocator(page, { role, name, ...(wanted.within ? { within: wanted.within } : {}) }, task.locale)
      : page.getByRole(role)
    if (
      !(await findTarget(
        locator,
        stepMs(walker),
        () => null,
        () => settle(walker),
      ))
    )
      return false
  }
  if (!wanted.text) return true
  const text = textOf((await page.ariaSnapshotJSON()) as Screen['tree'])
  return textsFor(wanted.text, task.locale).some((part) => includesText(text, part))
}

/** Stops at an address that is known to be an obstacle, before anything on it is taken for the guide's screen. */
function checkAddress(walker: Walker, step: Step): void {
  const obstacle = obstacleByUrl(walker.task.flow, walker.page.url())
  if (obstacle) throw stopAtObstacle(step.id, obstacle)
}

function stepMs(walker: Walker): number {
  return walker.task.settings.timeouts.step * 1000
}
