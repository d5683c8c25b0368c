import type { Notice } from '../incident/incident.js'
import type { Settings } from '../settings/settings.js'

/** What notices are rendered from, beside themselves. */
export type AlertContext = {
  readonly settings: Settings
  /** When anything was delivered last, for the sign of life. */
  readonly deliveredAt: string | null
}

/** A notice as one channel hands it over. */
export type Rendered = {
  /** Tells apart what one notice becomes: a language, say. */
  readonly name: string
  readonly subject: string
  readonly file: string
  readonly content: Uint8Array
  readonly to: readonly string[]
}

/** How handing over to one recipient went. */
export type Handover =
  | { readonly kind: 'delivered'; readonly said: string }
  /** Trying again is pointless; a person has to act. */
  | { readonly kind: 'refused'; readonly said: string }
  /** Perhaps later. `down`: the other side as a whole, so nothing else is tried now. */
  | { readonly kind: 'later'; readonly said: string; readonly down: boolean }

/** One way to tell people. Each lives in a file of its own; `deliver.ts` lists them. */
export type Channel = {
  readonly name: 'mail' | 'webhook' | 'github'
  /** Renders a notice once and for all; nothing when it is not for this channel. */
  readonly render: (notice: Notice, context: AlertContext) => Promise<readonly Rendered[]>
  /** Hands a rendered notice to one recipient. Never throws. */
  readonly handOver: (content: Buffer, to: string, id: string) => Promise<Handover>
  /** Ends connections. */
  readonly close: () => void
}
