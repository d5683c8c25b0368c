import { leadsAstray } from '../../compare/destination.js'
import type { ROLES } from '../../flow/roles.js'
import type { Step } from '../../flow/schema.js'
import type { ProposedRoute } from '../../screen/record.js'
import { sameText } from '../../text/normalise.js'
import { arrive } from '../arrive.js'
import { performAll } from '../reopen.js'
import { settle, type Walker } from '../walker.js'

/** One control that was pressed on the search, as a reader would name it. */
export type Click = { readonly role: (typeof ROLES)[number]; readonly name: string }

/**
 * Walks a new way from the start, with pictures.
 *
 * @param then the published step that the way comes back to; `null` when it leads right to the destination.
 * @returns the way if it arrives under the names that it is to be published with.
 */
export async function confirmWay(
  walker: Walker,
  before: readonly Step[],
  way: readonly Click[],
  then: Step | null,
): Promise<ProposedRoute | undefined> {
  const { page, task } = walker
  const clicks = way.map((click, index): Step => ({ id: `proposed-${index + 1}`, click }))
  const later = then ? task.steps.slice(task.steps.indexOf(then)) : []
  // A log-in is done once a walk; what came up to then was captured when it was done.
  const isSignedIn = before.some(({ fill }) => fill?.secret)
  const known = isSignedIn ? (walker.seen ?? []).filter(({ step }) => before.some(({ id }) => id === step)) : []
  const again: Walker = { ...walker, screens: [], relocations: [], prefix: 'proposed-', blind: false }
  try {
    await walker.guard.explore()
    if (isSignedIn) {
      const lost = task.steps[before.length]
      const from = walker.seen?.find(({ step }) => step === lost?.id)
      if (!from) return undefined
      await page.goto(from.url, { waitUntil: 'commit', timeout: task.settings.timeouts.page * 1000 })
      await settle(walker)
    } else await walk(again, before, true)
    const on = { ...again, task: { ...task, steps: [...before, ...clicks, ...later] } }
    await walk(on, clicks, false)
    await walk(on, later, true)
    await arrive(again)
  } catch {
    return undefined
  }
  const arrival = again.screens.at(-1)
  if (!arrival || leadsAstray(task.flow.destination, arrival, task.locale)) return undefined
  if (again.relocations.some(({ before: was, after }) => !sameText(was, after))) return undefined
  return {
    after: before.at(-1)?.id ?? null,
    clicks: way.map(({ role, name }) => ({ role, name: walker.redact.text(name) })),
    next: then?.id ?? null,
    screens: [...known, ...again.screens],
  }
}

async function walk(walker: Walker, steps: readonly Step[], areOwn: boolean): Promise<void> {
  walker.guard.ownSteps(areOwn)
  await performAll(walker, steps)
}
