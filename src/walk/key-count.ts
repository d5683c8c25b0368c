import type { Keys } from '../screen/record.js'

/** What a walk by keyboard alone has done so far, while it is under way. */
export type KeyCount = { -readonly [Key in keyof Keys]: Keys[Key] } & {
  /** A step whose press showed nothing; where the walk stops later on, that is why. */
  suspect: string | null
}

export function newKeyCount(): KeyCount {
  return { presses: 0, step: null, why: null, recognised: false, suspect: null }
}
