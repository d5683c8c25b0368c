import { type Cause, membersOf, type Reviewed } from '../cause/cause.js'
import type { Draft } from '../cause/decision.js'
import type { Member, Notice } from '../incident/incident.js'
import { runOf, shownMember } from '../incident/shown.js'
import { Mistake } from '../mistake/mistake.js'
import { reviewed } from '../review/causes.js'
import { readDraft } from '../review/draft.js'
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
function decidedOf(run: string, settings: Settings, site: SiteKind): ReadonlySet<string> {
  const draft = readDraftOrNot(settings, { run, site })
  const taken = draft ? [...draft.taken, ...draft.finished] : []
  return new Set(taken.flatMap(({ decision }) => (decision.choice === 'unsure' ? [] : [decision.cause])))
}

/** A damaged draft is told to whoever decides; an alert is not kept back for it. */
function readDraftOrNot(...about: Parameters<typeof readDraft>): Draft | null {
  try {
    return readDraft(...about)
  } catch {
    return null
  }
}

/**
 * A notice with the cause that it is about, and how many decisions wait.
 *
 * @param reviewed what its run came to.
 * @param decided ids of the causes that somebody has decided on already.
 */
export function withReview(
  notice: Notice,
  { run, causes }: Pick<Reviewed, 'run' | 'causes'>,
  decided: ReadonlySet<string>,
): Notice {
  const waiting = causes.filter(({ id }) => !decided.has(id)).length
  const shown = notice.incident && shownMember(notice.incident)
  const cause = shown && causes.find((one) => isOf(shown, one))
  return waiting === 0 && !cause ? notice : { ...notice, review: { run, cause: cause?.id ?? null, waiting } }
}

/** True when a cause holds a screen on which a member fails. */
function isOf({ walks, step }: Member, cause: Cause): boolean {
  return membersOf(cause).some(
    (screen) => walks.includes(screen.walk) && (screen.step === step || screen.alsoAt.includes(step)),
  )
}
