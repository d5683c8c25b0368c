/** Why nothing of a publication counts (docs/reader.md says when each is given). */
export type Reason =
  | 'unreachable'
  | 'malformed'
  | 'unsigned'
  | 'bad-signature'
  | 'unsupported'
  | 'unknown-version'
  | 'expired'
  | 'expires-too-late'
  | 'clock'
  | 'rolled-back'
  | 'wrong-hash'

/** Why a link is unknown to the reader: as the whole publication is, or by itself. */
export type LinkReason = Reason | 'vanished' | 'not-listed' | 'unknown-state'

/** What is known of a link; the worst of its routes. */
export type LinkState = 'broken' | 'changed' | 'unknown' | 'verified' | 'retired'

/** One text per language: `{ en: '…', de: '…' }`. */
export type Texts = Readonly<Record<string, string>>

/** A link as `status.json` has it; only what the reader checks is described here. */
export type Entry = {
  readonly id: string
  readonly titles: Texts
  readonly state: LinkState
  readonly url: string | null
  readonly verifiedAt: string | null
  readonly verifiedUntil: string | null
  readonly renewed: boolean
  readonly action: Texts | null
  readonly address: string
  readonly [more: string]: unknown
}

export type Link = {
  readonly id: string
  readonly state: LinkState
  /**
   * Why the reader says `unknown`: the reason of the reading; `expired` where no night has verified it for too long;
   * `vanished` where it was there before; `not-listed` where it never was; `unknown-state` where its state is one of a later
   * guidewatch. `null` where the state is the publisher's own word.
   */
  readonly reason: LinkReason | null
  /** Begins with `https://`. */
  readonly url: string | null
  readonly titles: Texts
  /** What to do meanwhile, in the publisher's words. */
  readonly action: Texts | null
  /** Path below the publication's folder that leads to the link, or to its page while it is in doubt. */
  readonly address: string | null
  /** Moments in UTC, `renewed` taken into account. */
  readonly verifiedAt: string | null
  readonly verifiedUntil: string | null
  /** All that is published of it; `null` where the publication does not count, or the link is not in it. */
  readonly entry: Entry | null
}

export type Publisher = { readonly name: string; readonly url: string | null; readonly contact: string | null }

export type Reading = {
  readonly state: 'fresh' | 'unknown'
  readonly reason: Reason | null
  /** These four are those of the head once its signature is right, also where it is refused afterwards. */
  readonly sequence: number | null
  readonly issuedAt: string | null
  readonly expires: string | null
  /** `stand-in` is a demonstration: it says nothing about any real site, and is to be shown as such. */
  readonly site: 'live' | 'stand-in' | null
  /** A trusted key has signed the head. Where it is false, nobody vouches for what was read. */
  readonly signed: boolean
  /** `null` unless the reading is fresh. */
  readonly publisher: Publisher | null
  /** What is known of a link at the moment of the call: it may expire while a page is open. Never throws. */
  readonly link: (id: string) => Link
}

/** What a reader remembers from one reading to the next: one text, which is nobody else's business. */
export type Store = {
  readonly get: () => Promise<string | null> | string | null
  readonly set: (text: string) => unknown
}

export type Options = {
  /**
   * Thumbprints (RFC 7638) of the keys to trust. Without them the first signed head is believed, and only its keys, or
   * those that they hand over to, from then on: that needs a store that lasts.
   */
  readonly keys?: readonly string[] | null | undefined
  /** Default: remembers as long as the page or process lives. */
  readonly store?: Store | undefined
  readonly fetch?: typeof globalThis.fetch | undefined
  /** The clock, in milliseconds since 1970. */
  readonly now?: (() => number) | undefined
  /** For each of the two files; default 10 000. */
  readonly timeoutMs?: number | undefined
  /** Take what nobody signed. It never counts where `keys` are given, or a signed head was read before. */
  readonly allowUnsigned?: boolean | undefined
}

/**
 * Reads a publication. It never throws: whatever is in doubt is `unknown`, with the reason.
 *
 * @param base the address of the publication's folder; in a browser it may be relative to the page.
 */
export function read(base: string, options?: Options): Promise<Reading>

/** Remembers in the browser's local storage; where there is none, nothing. */
export function localStore(base: string): Store
