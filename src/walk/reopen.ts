import { actionOf, type Step } from '../flow/schema.js'
import { perform } from './step.js'
import { Stop, type Walker } from './walker.js'

/** What opens something that closes again when anything else is pressed, such as the choice of a dialog that refuses. */
const OPENS = new Set<ReturnType<typeof actionOf>>(['click', 'hover', 'press'])

/**
 * Does the steps of a route in their order. A dialog that comes in between may close what a step before it opened (a
 * menu, a list): then that step is done again, as a reader would, and the ones before it where they were closed, too.
 *
 * @param around does a step by calling what it is given, so that others can be told of it.
 * @throws Stop where a step cannot be done.
 */
export async function performAll(
  walker: Walker,
  steps: readonly Step[],
  around: (step: Step, perform: () => Promise<void>) => Promise<void> = (_, perform) => perform(),
): Promise<void> {
  const places: string[] = []
  const place = () => `${walker.navigation().documents} ${walker.page.url()}`
  // What is opened again was captured when it was opened first.
  const again: Walker = { ...walker, blind: true, relocations: [] }
  const at = async (index: number, answered: number, by = walker): Promise<void> => {
    const step = steps[index] as Step
    places[index] = place()
    const known = walker.relocations.length
    try {
      return await perform(by, step)
    } catch (error) {
      const before = steps[index - 1]
      const wasClosed =
        isLost(error) &&
        walker.recovery.answered > answered &&
        before !== undefined &&
        OPENS.has(actionOf(before)) &&
        places[index - 1] === place()
      if (!wasClosed) throw error
      walker.relocations.splice(known)
      await at(index - 1, answered, again).catch(() => {
        throw error
      })
      return perform(by, step)
    }
  }
  for (const [index, step] of steps.entries()) await around(step, () => at(index, walker.recovery.answered))
}

function isLost(error: unknown): boolean {
  return (
    error instanceof Stop &&
    error.outcome.kind === 'stopped' &&
    /^target-(missing|unusable)$/.test(error.outcome.reason)
  )
}
