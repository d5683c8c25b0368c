import { actionOf, type Expectation, type Step } from '../flow/schema.js'
import type { Screen } from '../screen/screen.js'
import { textOf } from '../screen/tree.js'
import { textFor, textsFor } from '../text/local.js'
import { includesText } from '../text/reading.js'
import { findTarget, targetLocator } from './elements/find.js'
import { rootOf } from './elements/frames.js'
import { explain } from './locate/explain.js'
import { checkAddress, stepMs } from './locate/locate.js'
import { clearInterruptions } from './obstacles/interruptions.js'
import { failureOf } from './obstacles/obstacles.js'
import { act, checkPage } from './press/press.js'
import { pressAnywhere } from './press/press-key.js'
import { recover, touch } from './recover.js'
import { selfCheck } from './self-check.js'
import { framedOf, look, needsReads, Stop, settle, stopAtObstacle, type Walker } from './walker.js'

/** Does one step as a reader would: looks, captures what is seen, then acts. */
export async function perform(walker: Walker, step: Step): Promise<void> {
  const action = actionOf(step)
  if (action === 'open') await open(walker, step)
  else if (action === 'expect') await expectation(walker, step)
  else if (step.press && step.press.role === undefined) await pressed(walker, step, step.press.key)
  else await act(walker, step, action)
}

/** Presses a key wherever the focus is, such as Escape. */
async function pressed(walker: Walker, step: Step, key: NonNullable<Step['press']>['key']): Promise<void> {
  checkAddress(walker, step)
  await clearInterruptions(walker, step.id)
  await look(walker, step.id, step.capture)
  walker.guard.forgetStopped()
  touch(walker)
  await pressAnywhere(walker, key)
  await settle(walker)
  await recover(walker, false)
  checkPage(walker, step.id)
}

async function open(walker: Walker, step: Step): Promise<void> {
  const { page, task } = walker
  const url = step.open ?? ''
  try {
    await page.goto(url, { waitUntil: 'commit', timeout: task.settings.timeouts.page * 1000 })
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const cameAfterAll = !NO_PAGE.test(message) && (await recover(walker, true)) && !walker.navigation().failure
    if (!cameAfterAll) throw stopOpening(step, url, message)
  }
  await settle(walker)
  await recover(walker, false)
  checkPage(walker, step.id)
  const distrust = await selfCheck(page, task, page.context().browser()?.version() ?? '')
  if (distrust) throw new Stop({ kind: 'error', message: distrust })
}

/** Addresses that lead to no page at all; another try would not, either. */
const NO_PAGE = /ERR_TOO_MANY_REDIRECTS|ERR_BLOCKED_BY_CLIENT|ERR_ABORTED|Download is starting/

/** Chromium's network errors (net_error_list.h), as what they mean to a reader. */
function stopOpening(step: Step, url: string, message: string): Stop {
  const host = new URL(url).host
  const stopped = { kind: 'stopped', step: step.id } as const
  if (/ERR_TOO_MANY_REDIRECTS/.test(message))
    return new Stop({ ...stopped, reason: 'link-dead', why: { kind: 'circle', host } })
  if (/ERR_BLOCKED_BY_CLIENT/.test(message))
    return new Stop({ ...stopped, reason: 'left-hosts', why: { kind: 'other-host', host: null } })
  if (/ERR_ABORTED|Download is starting/.test(message))
    return new Stop({ ...stopped, reason: 'link-dead', why: { kind: 'no-page' } })
  const why = /net::ERR_/.test(message) ? failureOf({ url, error: message }) : ({ kind: 'no-answer', host } as const)
  return stopAtObstacle(step.id, { kind: 'unavailable', why })
}

async function expectation(walker: Walker, step: Step): Promise<void> {
  await clearInterruptions(walker, step.id)
  const wanted = step.expect ?? {}
  const isMet = async () =>
    wanted.obstacle ? (await explain(walker, null))?.kind === wanted.obstacle : await isThere(walker, step, wanted)
  let met = await isMet()
  while (!met && !wanted.obstacle && (await recover(walker, true))) met = await isMet()
  await look(walker, step.id, step.capture)
  if (met) return
  const obstacle = await explain(walker, step.id)
  if (obstacle && obstacle.kind !== wanted.obstacle) throw stopAtObstacle(step.id, obstacle)
  const needed = needsReads(walker, step.id)
  if (needed) throw needed
  const name = textFor(wanted.name ?? wanted.text, walker.task.locale) ?? wanted.obstacle ?? ''
  const why = { kind: 'absent', role: wanted.role ?? null, name } as const
  throw new Stop({ kind: 'stopped', step: step.id, reason: 'expectation-failed', why })
}

async function isThere(walker: Walker, step: Step, wanted: Expectation): Promise<boolean> {
  const { task } = walker
  checkAddress(walker, step)
  const { role, name, within, frame } = wanted
  const root = () => rootOf(framedOf(walker), frame)
  if (role) {
    const sought = async () => {
      const one = await root()
      if (!one || !name) return one?.getByRole(role)
      return targetLocator(one, { role, name, ...(within ? { within } : {}) }, task.locale)
    }
    if (
      !(await findTarget(
        sought,
        stepMs(walker),
        () => null,
        () => settle(walker),
      ))
    )
      return false
  }
  if (!wanted.text) return true
  const body = (await root())?.locator('body')
  const text = body ? textOf((await body.ariaSnapshotJSON()) as Screen['tree']) : ''
  return textsFor(wanted.text, task.locale).some((part) => includesText(text, part))
}
