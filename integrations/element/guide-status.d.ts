import type { LinkReason, LinkState } from '../reader/guidewatch-reader.js'

/** What the element says in a language. */
export type Words = {
  /** Decides on dates. */
  readonly tag: string
  readonly states: Readonly<Record<LinkState, string>>
  readonly colon: string
  /** What stands before a date, by the day of its month. */
  readonly on: (day: number) => string
  readonly last: string
  /** Of states that are the publisher's own word. */
  readonly says: Readonly<Record<Exclude<LinkState, 'verified'>, string>>
  /** Why it is unknown to this page. */
  readonly reasons: Readonly<
    Record<'expired' | 'rolled-back' | 'unreachable' | 'doubtful' | 'clock' | 'unsupported' | 'vanished', string>
  >
  readonly form: string
  readonly page: string
  readonly now: string
  readonly check: string
  readonly checking: string
  readonly unsigned: string
  readonly demonstration: string
}

export type Language = 'en' | 'de' | 'fr' | 'it'

export declare const WORDS: Readonly<Record<Language, Words>>

/** What `guide-status` events tell; they bubble, and come whenever the state or its reason is another one. */
export type GuideStatusDetail = {
  readonly link: string
  readonly state: LinkState
  /** Why it is `unknown` to this page; `null` where the state is the publisher's own word. */
  readonly reason: LinkReason | null
}

/**
 * `<guide-status>`. Attributes: `link`, the id of the link; `base`, the address of the publication (default: the folder above
 * this module's); `keys`, thumbprints to trust; `label`, shown instead of the published title; `lang`; `manual`, asks only on
 * a click; `allow-unsigned`.
 */
export declare class GuideStatus extends HTMLElement {
  static observedAttributes: string[]
  connectedCallback(): void
  disconnectedCallback(): void
  attributeChangedCallback(name: string, before: string | null, after: string | null): void
}

declare global {
  interface HTMLElementTagNameMap {
    'guide-status': GuideStatus
  }
  interface HTMLElementEventMap {
    'guide-status': CustomEvent<GuideStatusDetail>
  }
}
