import type { Language } from '../settings/language.js'
import { oneLine } from '../text/line.js'
import type { LinkOutline, Publication, RouteState } from './schema.js'

const BY_ID = new WeakMap<Publication['status'], ReadonlyMap<string, LinkOutline>>()

/** The links of a publication by their ids. */
export function linksById({ status }: Publication): ReadonlyMap<string, LinkOutline> {
  const known = BY_ID.get(status)
  if (known) return known
  const made = new Map(status.links.map((link) => [link.id, link]))
  BY_ID.set(status, made)
  return made
}

/** Whether a reader still gets there: only then is anybody led to the form. */
export function works(state: RouteState): boolean {
  return state === 'verified' || state === 'changed'
}

/**
 * Since when and how long a link counts as verified: what `renewed` says of it, the last whole night says of its time.
 * `null` where it never was verified.
 */
export function validityOf(
  { renewed, verifiedAt, verifiedUntil }: LinkOutline,
  night: Publication['night'],
): { readonly at: string; readonly until: string } | null {
  if (verifiedAt === null || verifiedUntil === null) return null
  return renewed && night && night.at > verifiedAt ? night : { at: verifiedAt, until: verifiedUntil }
}

/** Of a link that never was verified. */
export const UNVERIFIED = { at: null, until: null } as const

/** Since when a link is in its state; `null` where its history does not say. */
export function stateSince({ state, history }: LinkOutline): string | null {
  const last = history[0]
  return last?.to === state ? last.at : null
}

/** Before anything was published. */
export const NEVER = '1970-01-01T00:00:00.000Z'

/** When a link last changed, whatever changed; the same as long as nothing changes. */
export function changedAt({ history, verifiedSince }: LinkOutline): string {
  return history[0]?.at ?? verifiedSince ?? NEVER
}

/** A published text as one line in a language, else in English, else in any. '' for none. */
export function saidIn(texts: Readonly<Record<string, string>> | null, language: Language): string {
  return oneLine(texts?.[language] ?? texts?.en ?? Object.values(texts ?? {})[0] ?? '')
}

/** Who publishes, as one line. */
export function publisherName({ publisher }: Publication['status']): string {
  return oneLine(publisher.name) || 'guidewatch'
}

/** The page for people of a link in a language, below the folder of the publication. */
export function pageOf({ pages, id }: LinkOutline, language: Language): string {
  return pages[language] ?? pages.en ?? Object.values(pages)[0] ?? `${language}/${id}.html`
}
