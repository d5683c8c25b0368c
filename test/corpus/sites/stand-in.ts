import type { Site } from '../../../src/stand-in/site.js'

/** A night on the imitation of Meta's sites: one walk, and what differs from the approved release. */
export type StandInNight = { readonly walk: string; readonly patch: Partial<Site> }
