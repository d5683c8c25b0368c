import { leadsAstray } from '../../compare/destination.js'
import { targetOf } from '../../flow/used.js'
import type { Outcome, Relocation } from '../../screen/record.js'
import { ARRIVAL, type Screen } from '../../screen/screen.js'
import { sameText } from '../../text/normalise.js'
import type { WalkTask } from '../task.js'
import type { Lost } from './explore.js'

/** What a walk came to, as far as its way is judged. */
type Walked = { readonly task: WalkTask; readonly screens: Screen[]; readonly relocations: Relocation[] }

/**
 * A control that was taken in the missing one's place and led to a dead page, to another site or to another page than
 * the guide's was the wrong one: the step is missing, and what came after it is not the guide's way. So was one before
 * it, after which the guide's way was not met again under a published name.
 *
 * @returns the outcome as the reader meets it; what belongs to the wrong way is taken out of screens and relocations.
 */
export function withoutWrongTurn(walked: Walked, outcome: Outcome): Outcome {
  const { task, screens, relocations } = walked
  const missing = outcome.kind === 'stopped' && outcome.reason === 'target-missing' ? outcome.step : undefined
  const taken = relocations.findLast(({ step }) => step !== missing)
  if (!taken || isTheOne(task, taken) || !leadsWrong(walked, outcome)) return outcome
  const place = (id: string) => task.steps.findIndex((step) => step.id === id)
  const end = 'step' in outcome && place(outcome.step) >= 0 ? place(outcome.step) : task.steps.length
  const later = task.steps.slice(place(taken.step) + 1, end)
  const wentOn = later.some((step) => targetOf(step) !== undefined && screens.some((screen) => screen.step === step.id))
  if (wentOn) return outcome
  const kept = screens.filter(({ step }) => step !== ARRIVAL && place(step) <= place(taken.step))
  screens.splice(0, screens.length, ...kept)
  relocations.splice(relocations.indexOf(taken) + 1)
  const why = { kind: 'led-astray', name: taken.after } as const
  return withoutWrongTurn(walked, { kind: 'stopped', step: taken.step, reason: 'target-missing', why })
}

/** The published name, wherever the guide says that it is: only its kind has changed. */
function isTheOne({ steps }: WalkTask, { step: id, before, after }: Relocation): boolean {
  const step = steps.find((one) => one.id === id)
  return sameText(before, after) && (step && targetOf(step))?.within === undefined
}

function leadsWrong({ task, screens }: Walked, outcome: Outcome): boolean {
  if (outcome.kind === 'stopped') return /^(target-missing|link-dead|left-hosts)$/.test(outcome.reason)
  if (outcome.kind === 'error') return false
  // What a stopped request kept from being there is missing on the guide's page, and not another page.
  if (outcome.kind === 'obstacle' && outcome.obstacle !== 'request-stopped')
    return /^(not-found|unavailable|login-wall)$/.test(outcome.obstacle)
  const arrival = screens.find(({ step }) => step === ARRIVAL)
  return arrival !== undefined && leadsAstray(task.flow.destination, arrival, task.locale)
}

/** Where a search for a new way starts: at the control that is gone, or at the last one where pressing it ends at nothing. */
export function lostAt(task: WalkTask, outcome: Outcome): Lost | undefined {
  const { steps } = task
  const isGone = outcome.kind === 'stopped' && /^target-(missing|reversed)$/.test(outcome.reason)
  const isDead =
    (outcome.kind === 'obstacle' && outcome.obstacle === 'not-found') ||
    (outcome.kind === 'stopped' && outcome.reason === 'link-dead')
  if (!isGone && !isDead) return undefined
  const at = steps.findIndex(({ id }) => id === (outcome as { readonly step: string }).step)
  if (isGone) {
    const step = steps[at]
    return step && { step, backFrom: at }
  }
  const end = at < 0 ? steps.length : at
  const pressed = steps.slice(0, end).findLastIndex(({ click, press, choose }) => click ?? press ?? choose)
  const step = steps[pressed]
  return step && { step, backFrom: pressed + 1 }
}
