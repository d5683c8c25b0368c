import { languageOf } from '../text/local.js'
import type { Evidence } from './incident.js'

/** A guide that publishes a way. */
export type ConcernedGuide = Evidence['guides'][number]

/** The guides that say what a walk compared, in its language; all that publish the way where none is in it. */
export function guidesSaying({ guides, locale }: Pick<Evidence, 'guides' | 'locale'>): readonly ConcernedGuide[] {
  const own = guides.filter(({ language }) => languageOf(language) === languageOf(locale))
  return own.length > 0 ? own : guides
}

/** Each guide once. */
export function distinctGuides(guides: readonly ConcernedGuide[]): readonly ConcernedGuide[] {
  return [...new Map(guides.map((guide) => [`${guide.publisher} ${guide.title}`, guide])).values()]
}
