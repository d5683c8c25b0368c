import { memberKey, membersOf, type Reviewed } from '../cause/cause.js'
import type { Consequence, Decision, Taken } from '../cause/decision.js'
import { distinctGuides, guidesSaying } from '../incident/guides.js'
import type { Settings } from '../settings/settings.js'
import { jobOf } from '../state/job.js'
import { planFile, portablePath, readPlan } from '../state/plan.js'
import type { WalkResult } from '../state/result.js'
import type { StoredRun } from '../state/runs.js'
import { readDraft } from './draft.js'
import { judgeAgain } from './judge-again.js'
import { causeOf, decidedMembers } from './members.js'
import { membersWhere, prepare } from './prepare.js'

/**
 * What decisions would come to, beside those of the draft. It is tried on a copy by which the stored walks are judged again;
 * a walk that its record says nothing of, because it did not get so far, is not said to be verified.
 *
 * @param now when they would be taken.
 * @throws Mistake when they cannot be applied.
 */
export async function consequenceOf(
  settings: Settings,
  stored: StoredRun,
  reviewed: Reviewed,
  decisions: readonly Decision[],
  now: Date = new Date(),
): Promise<Consequence> {
  const job = jobOf(readPlan(planFile(stored.out)), settings, stored.out)
  const taken = decisions.map((decision, index): Taken => ({ id: `${index}`, by: '', at: now.toISOString(), decision }))
  const draft = readDraft(settings, reviewed)
  const finished = draft?.finished ?? []
  const others = (draft?.taken ?? []).filter((one) => counts(reviewed, one) && !overlaps(reviewed, one, decisions))
  const own = await prepare(settings, stored, reviewed, job, taken, [...finished, ...others])
  const all =
    others.length === 0 ? own : await prepare(settings, stored, reviewed, job, [...others, ...taken], finished)
  const changing = membersWhere(reviewed, taken, 'change')
  const touched = new Set([
    ...['holds', 'change', 'varies'].flatMap((choice) =>
      membersWhere(reviewed, taken, choice as Decision['choice']).map(({ walk }) => walk),
    ),
    ...stored.run.walks.flatMap(({ id, flow, verdict }) =>
      verdict !== 'verified' && own.flows.some((one) => one.flow === flow) ? [id] : [],
    ),
  ])
  const judged = await judgeAgain(settings, stored, [...touched], {
    changes: all.changes,
    flows: all.flows.map(({ edited }) => edited),
  })
  const verified = new Set(judged.flatMap(({ id, verdict }) => (verdict === 'verified' ? [id] : [])))
  const open = walksOpen(reviewed, [...finished, ...others, ...taken])
  const flows = [...new Set(judged.map(({ flow }) => flow))]
  return {
    screens: own.screens.approved.length,
    waiting: [...own.screens.waiting],
    verified: [...verified].sort(),
    stays: judged
      .filter(({ id, verdict, outcome }) => isWrong(verdict) && outcome.kind === 'arrived' && !open.has(id))
      .map(({ id }) => id)
      .sort(),
    links: flows.filter((flow) =>
      stored.run.walks.every((walk) => walk.flow !== flow || walk.verdict === 'verified' || verified.has(walk.id)),
    ),
    claims: distinct(
      judged.flatMap(({ flow, locale, findings }) =>
        findings.flatMap(({ kind, subject, relevance }) =>
          kind === 'claim-contradicted' && subject.kind === 'claim' && relevance !== 'elsewhere'
            ? [{ flow, says: subject.says, locale }]
            : [],
        ),
      ),
    ),
    guides: [...distinctGuides(changing.flatMap((member) => guidesSaying(member)))],
    sentences: distinct(
      changing.flatMap(({ locale, says, proposals }) =>
        proposals.flatMap(({ change, sentences }) => {
          const after = sentences.join(' ')
          return after === '' ? [] : [{ locale, before: change.kind === 'insert' ? null : says, after }]
        }),
      ),
    ),
    files: own.flows.map(({ file }) => portablePath(settings.root, file)),
    ignored: own.ignored,
    byHand: own.byHand.length > 0,
  }
}

/** Walks on which something is not decided yet. */
function walksOpen(reviewed: Reviewed, taken: readonly Taken[]): ReadonlySet<string> {
  const decided = new Set(
    taken.flatMap(({ decision }) => {
      const cause = decision.choice === 'unsure' ? undefined : causeOf(reviewed, decision.cause)
      return cause ? decidedMembers(cause, decision).map(memberKey) : []
    }),
  )
  const open = reviewed.causes.flatMap(membersOf).filter((member) => !decided.has(memberKey(member)))
  return new Set(open.map(({ walk }) => walk))
}

function isWrong(verdict: WalkResult['verdict']): boolean {
  return verdict === 'changed' || verdict === 'broken'
}

/** True of a decision that is still of what is there. */
function counts(reviewed: Reviewed, { decision }: Taken): boolean {
  return causeOf(reviewed, decision.cause)?.hash === decision.hash
}

function overlaps(reviewed: Reviewed, { decision }: Taken, decisions: readonly Decision[]): boolean {
  const keys = (one: Decision) => {
    const cause = causeOf(reviewed, one.cause)
    return cause ? decidedMembers(cause, one).map((member) => `${cause.id} ${memberKey(member)}`) : []
  }
  const own = new Set(keys(decision))
  return decisions.some((one) => keys(one).some((key) => own.has(key)))
}

function distinct<T>(entries: readonly T[]): T[] {
  return [...new Map(entries.map((entry) => [JSON.stringify(entry), entry])).values()]
}
