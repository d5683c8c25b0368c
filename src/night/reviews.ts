import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Reviewed } from '../incident/cause.js'
import { draftSchema } from '../incident/decision.js'
import type { Notice } from '../incident/incident.js'
import { runOf, withReview } from '../incident/shown.js'
import { Mistake } from '../mistake/mistake.js'
import { reviewed } from '../review/causes.js'
import type { Settings } from '../settings/settings.js'
import { isConcluded, openRunAt, runFolder } from '../state/runs.js'
import type { SiteKind } from '../state/snapshots.js'

/**
 * Notices with the causes that they are about, and how many decisions wait. What cannot be read, such as a run that was
 * tidied away, leaves a notice without: an alert is not kept back for it.
 */
export function withReviews(notices: readonly Notice[], settings: Settings, site: SiteKind): readonly Notice[] {
  const known = new Map<string, { readonly causes: Reviewed; readonly decided: ReadonlySet<string> } | null>()
  return notices.map((notice) => {
    const run = runOf(notice)
    if (run === null) return notice
    if (!known.has(run)) known.set(run, reviewOf(run, settings, site))
    const review = known.get(run)
    return review ? withReview(notice, review.causes, review.decided) : notice
  })
}

function reviewOf(run: string, settings: Settings, site: SiteKind) {
  const out = runFolder(settings, run)
  if (!isConcluded(out)) return null
  try {
    return { causes: reviewed(openRunAt(out), settings), decided: decidedOf(run, settings, site) }
  } catch (error) {
    if (error instanceof Mistake) return null
    throw error
  }
}

/** Ids of the causes that somebody has decided on; who is not sure has not decided. */
function decidedOf(run: string, { state }: Settings, site: SiteKind): ReadonlySet<string> {
  let draft: unknown
  try {
    draft = JSON.parse(readFileSync(join(state, 'review', site, `${run}.json`), 'utf8'))
  } catch {
    return new Set()
  }
  const { data } = draftSchema.safeParse(draft)
  const taken = data ? [...data.taken, ...data.finished] : []
  return new Set(taken.flatMap(({ decision }) => (decision.choice === 'unsure' ? [] : [decision.cause])))
}
