import { printable } from '../text/inert.js'

/** Why a page could not be had as text. */
export type FetchUnknown =
  | 'robots'
  | 'unreachable'
  /** 401, 403, 429, or a page that asks whether a person sits there. */
  | 'refused'
  | 'not-found'
  | 'server-error'
  /** To the start page or a log-in. */
  | 'redirected-away'
  | 'consent-wall'
  | 'private-address'
  | 'too-large'
  | 'too-slow'
  | 'not-text'
  | 'unreadable'

/** What a server gave to ask with the next time (RFC 9110, 13.1), and the address that it belongs to. */
export type Validators = { readonly url: string; readonly etag: string | null; readonly lastModified: string | null }

/** What came of asking for a guide. */
export type Fetched =
  | {
      readonly kind: 'text'
      readonly text: string
      readonly format: 'html' | 'markdown' | 'text'
      /** Where it was in the end, after redirects. */
      readonly url: string
      /** ISO 8601, in UTC. */
      readonly fetchedAt: string
      /** `null` where the server gives none, and has to be asked for all of it the next time. */
      readonly validators: Validators | null
    }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'unknown'; readonly why: FetchUnknown; readonly message: string }

/** A page could not be had. The message is one English sentence that names the host and holds nothing that steers a terminal. */
export class NotFetched extends Error {
  readonly why: FetchUnknown

  constructor(why: FetchUnknown, message: string) {
    super(message)
    this.why = why
  }
}

const LONGEST = 120

/** What a server said, to be named in a message: short, and nothing in it steers a terminal. */
export function told(text: string): string {
  const plain = printable(text).trim()
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST)}…` : plain
}
