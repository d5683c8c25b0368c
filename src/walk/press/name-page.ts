import type { Step } from '../../flow/schema.js'
import type { Walker } from '../walker.js'
import type { Examined } from './examine.js'

/**
 * True when a press sends the first page of a log-in that asks for the name there and for the password on the next: the flow
 * types a secret right before and another one after, and the form asks for nothing but that, and is sent to a site that the
 * flow opens. It is let pass once, as the log-in itself is.
 */
export function isNamePage({ task }: Walker, step: Step, { isNamed, asksOne, formOrigin }: Examined): boolean {
  if (isNamed || !asksOne || formOrigin === null) return false
  const opened = [task.flow.link.url, ...task.steps.flatMap(({ open }) => open ?? [])]
  if (!opened.some((url) => new URL(url).origin === formOrigin)) return false
  const at = task.steps.indexOf(step)
  const before = task.steps.slice(0, at).findLast(({ expect }) => !expect)
  const next = task.steps.slice(at + 1).find(({ fill }) => fill)
  return before?.fill?.secret !== undefined && next?.fill?.secret !== undefined
}
