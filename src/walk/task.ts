import type { Flow, Route, Step, Target } from '../flow/schema.js'
import type { Screen } from '../screen/screen.js'
import type { Device, Settings } from '../settings/settings.js'

/** What a walk is asked to do: one route, in one locale, on one device. */
export type WalkTask = {
  readonly id: string
  readonly flow: Flow
  readonly route: Route
  /** The steps of the route that apply to this locale and device. */
  readonly steps: readonly Step[]
  readonly locale: string
  readonly device: Device
  readonly account: string
  /** A control that only who is signed in sees, where the settings name one. */
  readonly mark?: Target | undefined
  /** 0 for the walk of the night; 1 and more for further visits that show what varies. */
  readonly visit: number
  readonly settings: Pick<Settings, 'timeouts' | 'timezone' | 'explore'>
  /** The approved screens of a step; asked only when its target is gone or not unique. */
  readonly approved: (step: string) => readonly Screen[]
}
