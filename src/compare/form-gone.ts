import { FIELD_ROLES } from '../flow/roles.js'
import { actionOf, type Flow, type Route } from '../flow/schema.js'
import { targetOf } from '../flow/used.js'
import type { WalkRecord } from '../screen/record.js'
import { ARRIVAL, type Screen } from '../screen/screen.js'
import type { ApprovedScreen } from './appearance.js'
import { checkDestination } from './destination.js'
import type { Finding } from './finding.js'
import { pageOf } from './screens.js'

/**
 * Where a step on the destination is lost because the whole form is gone, or is another one: that says more than that one of
 * its fields is not there.
 *
 * @param approved the approved variants per step.
 */
export function formGone(
  { outcome, screens, relocations }: WalkRecord,
  { destination }: Flow,
  { steps }: Route,
  locale: string,
  approved: Readonly<Record<string, readonly ApprovedScreen[]>>,
): Finding | undefined {
  if (outcome.kind !== 'stopped' || outcome.reason !== 'target-missing' || relocations.length > 0) return undefined
  const step = steps.find(({ id }) => id === outcome.step)
  const seen = screens.find((screen) => screen.step === outcome.step)
  if (!step || !seen || !isOfForm(step)) return undefined
  const lostForm = (screen: Screen) =>
    checkDestination(destination, screen, locale).find(
      ({ kind }) => kind === 'form-removed' || kind === 'destination-other-form',
    )
  const pages = (approved[ARRIVAL] ?? []).map(({ screen }) => pageOf(screen))
  const stood = (approved[outcome.step] ?? []).find(({ screen }) => pages.includes(pageOf(screen)) && !lostForm(screen))
  const found = stood && lostForm(seen)
  return found && { ...found, boxBefore: stood.screen.target?.box ?? null }
}

/** True for a step that writes or chooses something in a form. */
function isOfForm(step: Route['steps'][number]): boolean {
  const role = targetOf(step)?.role
  return /^(?:fill|choose)$/.test(actionOf(step)) || FIELD_ROLES.some((one) => one === role)
}
