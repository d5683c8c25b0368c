import { z } from 'zod'

/**
 * Names that are parts of paths. A record may come from another machine, so each is checked before a path is made of it:
 * nothing outside the run and the snapshots is ever read or written.
 */
const PART = '(?!\\.)[^/\\\\]+'

/** One part of a path: the id of a step, the name of a picture. */
export const pathPartSchema = z.string().regex(new RegExp(`^${PART}$`), 'expected a name without slashes')

/** `flow/route/locale-device`. */
export const walkIdSchema = z
  .string()
  .regex(new RegExp(`^${PART}/${PART}/${PART}$`), 'expected flow/route/locale-device')

/** A path below a run's folder. */
export const pathWithinSchema = z.string().regex(new RegExp(`^${PART}(/${PART})*$`), 'expected a path within the run')
