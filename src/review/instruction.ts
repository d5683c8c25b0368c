import { createHash } from 'node:crypto'
import type { Flow } from '../flow/schema.js'
import { ARRIVAL } from '../screen/screen.js'

/**
 * Stands for what a guide tells its reader at a step: the same in two routes that say the same.
 *
 * @param flow `undefined` where the flow is not known any more: then only the step itself is the same.
 */
export function instructionOf(
  flow: Flow | undefined,
  walk: { readonly flow: string; readonly route: string },
  step: string,
): string {
  const route = flow?.routes.find(({ id }) => id === walk.route)
  const published = route?.steps.find(({ id }) => id === step)
  const { open, click, hover, press, fill, choose, expect } = published ?? {}
  const said = published
    ? { open, click, hover, press, fill, choose, expect }
    : step === ARRIVAL && flow
      ? { link: flow.link.url, destination: flow.destination }
      : { flow: walk.flow, route: walk.route, step }
  return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 16)
}
