import type { Publication, PublishedLink, RouteState } from '../schema.js'

/** Whether a reader still gets there: only then is anybody led to the form. */
export function works(state: RouteState): boolean {
  return state === 'verified' || state === 'changed'
}

/** When a link was last verified, and how long that counts: what is renewed counts from the last whole night on. */
export function validity(
  { renewed, verifiedAt, verifiedUntil }: PublishedLink,
  { night }: Publication,
): { readonly at: string | null; readonly until: string | null } {
  const isNewer = renewed && night !== null && (verifiedAt === null || night.at > verifiedAt)
  return isNewer ? night : { at: verifiedAt, until: verifiedUntil }
}

/** Since when the state of a link is what it is; `null` when its history does not say. */
export function since({ state, history: [latest] }: PublishedLink): string | null {
  return latest?.to === state ? latest.at : null
}
