import { endsAtObstacle } from '../flow/lint.js'
import type { Outcome } from '../screen/record.js'
import { ARRIVAL } from '../screen/screen.js'
import { textsFor } from '../text/local.js'
import { namePattern } from '../text/normalise.js'
import { findTarget } from './find.js'
import { obstacleByUrl } from './obstacles.js'
import { explain, look, settle, stopAtObstacle, type Walker } from './walker.js'

/**
 * Captures the end of the way. Whether it is the destination is judged later, from the captured screen; here only
 * obstacles are told from pages.
 */
export async function arrive(walker: Walker): Promise<Outcome> {
  const { page, task } = walker
  const { route, flow } = task
  const atObstacle = endsAtObstacle(route)
  const byUrl = atObstacle ? undefined : obstacleByUrl(flow, page.url())
  const recognised = atObstacle || (!byUrl && (await waitForDestination(walker)))
  await look(walker, ARRIVAL, null, task.steps.at(-1)?.capture)
  const obstacle = recognised ? undefined : (byUrl ?? (await explain(walker)))
  if (obstacle) throw stopAtObstacle(ARRIVAL, obstacle)
  return { kind: 'arrived' }
}

/** Waits for the first thing that tells the destination; a page that draws itself late is given time. */
async function waitForDestination(walker: Walker): Promise<boolean> {
  const { page, task } = walker
  const { heading, sentences, fields, submit } = task.flow.destination
  const named = (text: typeof heading) => namePattern(textsFor(text, task.locale))
  const signs = [
    ...(heading ? [page.getByRole('heading', { name: named(heading) })] : []),
    ...(fields[0] && fields[0].role !== 'file'
      ? [page.getByRole(fields[0].role, { name: named(fields[0].label) })]
      : []),
    ...(sentences[0] ? [page.getByText(textsFor(sentences[0].text, task.locale)[0] ?? '')] : []),
    ...(submit ? [page.getByRole('button', { name: named(submit) })] : []),
  ]
  const [first, ...others] = signs
  if (!first) return true
  const timeoutMs = task.settings.timeouts.step * 1000
  const found = await findTarget(
    heading ? first : others.reduce((any, sign) => any.or(sign), first),
    timeoutMs,
    () => null,
    () => settle(walker),
  )
  return found !== undefined
}
