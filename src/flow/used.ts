import type { Destination, FrameName, StepFile, Target } from './schema.js'

/** What a step uses; `undefined` where it opens, expects, or presses a key wherever the focus is. */
export function targetOf({ click, hover, press, fill, choose }: StepFile): Target | undefined {
  const { role, name } = press ?? {}
  return (
    click ?? hover ?? fill ?? choose ?? (press && role && name !== undefined ? { ...press, role, name } : undefined)
  )
}

/** Every frame that a flow names on the way of these steps, once. */
export function framesOf(steps: readonly StepFile[], destination: Pick<Destination, 'frame'>): readonly FrameName[] {
  const named = [...steps.map((step) => (targetOf(step) ?? step.expect)?.frame), destination.frame]
  return [...new Map(named.flatMap((one) => (one ? [[JSON.stringify(one), one] as const] : []))).values()]
}
