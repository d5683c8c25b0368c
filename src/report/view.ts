import { type Cause, type CauseMember, memberKey, type Reviewed } from '../cause/cause.js'
import { reviewed } from '../review/causes.js'
import { LANGUAGES, type Language } from '../settings/language.js'
import type { Settings } from '../settings/settings.js'
import type { Run, WalkResult } from '../state/result.js'
import { type RunGuide, readRunGuides } from '../state/run-guides.js'
import type { StoredRun } from '../state/runs.js'
import type { EndingSession } from '../state/session-list.js'
import { languageOf } from '../text/local.js'
import { type PicturePair, pairOf, shownFact } from './pictures.js'
import { variantsOf } from './walk/variants.js'

/** What a report needs to know of a project. */
export type ReportSettings = Pick<Settings, 'snapshots' | 'state' | 'alerts'>

/** What the first page of a report shows. */
export type ReportView = {
  readonly run: Run
  readonly reviewed: Reviewed
  /** By the key of a member that shows a cause, see {@link chiefOf}: its pictures. */
  readonly evidence: ReadonlyMap<string, PicturePair>
  /** How many things kept varying over the last nights, by flow. */
  readonly varying: ReadonlyMap<string, number>
  /** Sessions of test accounts that end before long; none when absent. */
  readonly ending?: readonly EndingSession[]
  /** The published guides that the night checked; none when absent. */
  readonly guides?: readonly RunGuide[]
  /** How many causes are shown in full, the others being named; all of them when absent. */
  readonly inFull?: number
  /** `owner/name` on GitHub, where decisions can be handed in; `null` when the settings name none. */
  readonly repository: string | null
}

/** What a run came to, ready for its first page. The walks of which something wants a decision are read once. */
export function reportView(
  stored: StoredRun,
  settings: ReportSettings,
  varying: ReportView['varying'] = new Map(),
): ReportView {
  const found = reviewed(stored, settings)
  return {
    run: stored.run,
    reviewed: found,
    evidence: new Map(found.causes.flatMap((cause) => evidenceOf(cause, stored, settings))),
    varying,
    guides: readRunGuides(stored.out),
    repository: settings.alerts.github?.repository ?? null,
  }
}

/** The member that shows a cause to readers of a language: one of their own, where there is one. */
export function chiefOf({ members }: Cause, language: Language): CauseMember | undefined {
  return members.find(({ locale }) => languageOf(locale) === language) ?? members[0]
}

function evidenceOf(
  cause: Cause,
  stored: StoredRun,
  { snapshots }: ReportSettings,
): readonly (readonly [string, PicturePair])[] {
  const chiefs = new Set(LANGUAGES.flatMap((language) => chiefOf(cause, language) ?? []))
  return [...chiefs].flatMap((chief) => {
    const walk = stored.walk(chief.walk)
    const pair = pairOfMember(chief, walk)
    if (!pair) return []
    const variants = variantsOf(stored, snapshots, walk, new Set([chief.step])).get(chief.step) ?? []
    return [[memberKey(chief), { ...pair, variants }] as const]
  })
}

function pairOfMember(member: CauseMember, walk: WalkResult): PicturePair | null {
  const step = walk.steps.find(({ id }) => id === member.step)
  const fact = shownFact(member)
  return step && fact ? pairOf(walk, step, fact, []) : null
}
