import type { StandInAddress } from '../browser/launch.js'
import type { Flow, Route, Step, Target } from '../flow/schema.js'
import type { Gate } from '../network/gate.js'
import type { Remark } from '../screen/record.js'
import type { Renderer, Screen } from '../screen/screen.js'
import type { Session, StorageState } from '../screen/session.js'
import type { Device, Settings } from '../settings/settings.js'
import type { Hint } from './hint.js'

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
  /** Walks by keyboard alone, which counts presses and keeps no screens. */
  readonly keyboard?: boolean
  /** 0 for the walk of the night; 1 and more for further visits that show what varies. */
  readonly visit: number
  readonly settings: Pick<Settings, 'timeouts' | 'timezone' | 'explore'>
  /** The approved screens of a step; asked only when its target is gone or not unique. */
  readonly approved: (step: string) => readonly Screen[]
}

/** What a walk needs from outside: nothing in here is kept or written. */
export type WalkMeans = {
  /** The signed-in state; absent for walks that are logged out, or when there is none. */
  readonly session?: Session | undefined
  /** Values for `fill` steps with `secret`. */
  readonly secrets: Readonly<Record<string, string>>
  readonly renderer: Renderer
  /** The only way out of the browser; shut before and after the walk. */
  readonly gate: Gate
  /** Where the hosts of the flow are, if they are imitated. */
  readonly standIn?: StandInAddress | undefined
  /** Folder for the pictures. */
  readonly directory: string
  readonly now: () => number
  /** Is told of each step as it is done. */
  readonly watch?: StepWatch | undefined
  /** Is told the storage as the site left it, once nothing can change it any more; `null` when it could not be taken. */
  readonly left?: ((storage: StorageState | null) => void) | undefined
}

/** Sees a walk as it goes; the walk waits for what is returned. A page that is loaded again begins anew at the first step. */
export type StepWatch = {
  readonly begins: (step: Step) => Promise<void>
  readonly done: (step: Step) => Promise<void>
  /** A target is not there, but may be where steps do not look; the texts are the page's own, redacted. */
  readonly missing?: (step: Step, hint: Hint) => Promise<void>
}

/** Adds a note, and gives what says how often it happened. */
export type TakeNote = (remark: Remark) => (times: number) => void
