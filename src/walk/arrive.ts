import { checkDestination } from '../compare/destination.js'
import { endsAtObstacle } from '../flow/lint.js'
import type { Outcome } from '../screen/record.js'
import { ARRIVAL } from '../screen/screen.js'
import { type LocalText, textsFor } from '../text/local.js'
import { namePattern } from '../text/normalise.js'
import { findTarget } from './find.js'
import { clearInterruptions } from './interruptions.js'
import { obstacleByUrl } from './obstacles.js'
import { explain, look, needsReads, settle, stopAtObstacle, type Walker } from './walker.js'

/**
 * Captures the end of the way. Whether it is the destination is judged later, from the captured screen; here only
 * obstacles are told from pages.
 */
export async function arrive(walker: Walker): Promise<Outcome> {
  const { page, task } = walker
  const { route, flow } = task
  await clearInterruptions(walker, ARRIVAL)
  const atObstacle = endsAtObstacle(route)
  const byUrl = atObstacle ? undefined : obstacleByUrl(flow, page.url())
  const recognised = atObstacle || (!byUrl && (await waitForDestination(walker)))
  // The form is looked at with the network closed: whatever it might send, it cannot.
  walker.guard.close()
  await look(walker, ARRIVAL, null, task.steps.at(-1)?.capture)
  const obstacle = recognised ? undefined : (byUrl ?? (await explain(walker)))
  if (obstacle) throw stopAtObstacle(ARRIVAL, obstacle)
  const needed = atObstacle || (recognised && !missesSomething(walker)) ? undefined : needsReads(walker, ARRIVAL)
  if (needed) throw needed
  return { kind: 'arrived' }
}

/**
 * Waits until the destination is complete, as far as it is described; a page that draws itself late is given time.
 *
 * @returns true when its heading is there or, where the flow names none, anything else of it.
 */
async function waitForDestination(walker: Walker): Promise<boolean> {
  const { page, task } = walker
  const { heading, sentences, fields, submit } = task.flow.destination
  const named = (text: LocalText) => ({ name: namePattern(textsFor(text, task.locale)) })
  const headings = heading ? [page.getByRole('heading', named(heading))] : []
  const others = [
    ...fields.flatMap(({ role, label }) => (role === 'file' ? [] : [page.getByRole(role, named(label))])),
    ...(submit ? [page.getByRole('button', named(submit))] : []),
  ]
  const texts = sentences.map(({ text }) => page.getByText(textsFor(text, task.locale)[0] ?? ''))
  // A sentence may be spread over several elements, so it is only waited for where there is nothing else.
  const signs = [...headings, ...(headings.length + others.length > 0 ? others : texts)]
  const deadline = Date.now() + task.settings.timeouts.step * 1000
  const found: boolean[] = []
  for (const sign of signs) {
    const left = Math.max(0, deadline - Date.now())
    found.push(
      (await findTarget(
        sign,
        left,
        () => null,
        () => settle(walker),
      )) !== undefined,
    )
  }
  return signs.length === 0 || (heading ? found[0] === true : found.includes(true))
}

/** True when the captured screen is not quite the destination. */
function missesSomething({ task, screens }: Walker): boolean {
  const screen = screens.find(({ step }) => step === ARRIVAL)
  return screen !== undefined && checkDestination(task.flow.destination, screen, task.locale).length > 0
}
