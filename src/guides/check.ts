import type { Fetched } from '../fetch/fetched.js'
import { fetchGuide } from '../fetch/guide.js'
import type { Visitor } from '../fetch/visitor.js'
import type { Known } from '../guide-check/known.js'
import { readGuide } from '../guide-text/read.js'
import type { Settings } from '../settings/settings.js'
import { following, type GuideCheck, keepGuideChecks, readGuideChecks } from '../state/guide-checks.js'
import type { SiteKind } from '../state/snapshots.js'
import { againstOf, sha256 } from './against.js'
import type { GuideEntry } from './entries.js'
import { judgeGuide } from './judge.js'
import { keeper } from './keeper.js'
import { byHost, eachPageOnce, type Once, visitorOf } from './pages.js'
import { readGuideFile } from './read-file.js'

export type GuideSettings = Pick<Settings, 'state' | 'guides' | 'publish' | 'timezone'>

/** How guides are checked. */
export type GuideRun = {
  readonly site: SiteKind
  readonly now: () => Date
  /** Shared by all that ask for guides in one night. */
  readonly visitor?: Visitor
  /** Whether these are all guides that there are, so that others are forgotten. */
  readonly isWhole?: boolean
  /** False for files without an entry, of which nothing is kept. */
  readonly keeps?: boolean
  readonly progress?: GuideProgress
}

export type GuideProgress = {
  readonly started?: (entry: GuideEntry) => void
  readonly checked?: (guide: CheckedGuide) => void
}

export type CheckedGuide = { readonly entry: GuideEntry; readonly check: GuideCheck }

/**
 * Reads guides and compares them with what is known. Those of one host are read one after the other, several hosts at
 * once; what came of each is kept at once, and whatever is not looked at keeps what came of it before.
 *
 * @param known by flow, see `knownOf`.
 * @returns in the order of the entries.
 * @throws BadInputError when pages are to be asked for and nobody answers for it; GuideChecksError, WriteError.
 */
export async function checkGuides(
  settings: GuideSettings,
  entries: readonly GuideEntry[],
  known: ReadonlyMap<string, Known>,
  run: GuideRun,
): Promise<readonly CheckedGuide[]> {
  const { site, progress, keeps = true } = run
  const asks = run.visitor ?? visitorOf(settings, entries)
  const before: Readonly<Record<string, GuideCheck>> = keeps ? readGuideChecks(settings.state, site).guides : {}
  const done = new Map<string, GuideCheck>()
  const kept = keeper((checks) => keepGuideChecks(settings.state, site, checks))
  const once = eachPageOnce(entries)
  const looks = byHost(entries, settings.guides.hosts, async (entry) => {
    progress?.started?.(entry)
    const check = await checkOne(entry, before[entry.id], { settings, known, asks, once, now: run.now })
    done.set(entry.id, check)
    if (keeps) kept.keep(entry.id, check)
    progress?.checked?.({ entry, check })
  })
  await looks.finally(kept.done)
  if (keeps && run.isWhole) await keepGuideChecks(settings.state, site, {}, (id) => done.has(id))
  return entries.flatMap((entry) => {
    const check = done.get(entry.id)
    return check ? [{ entry, check }] : []
  })
}

type Means = {
  readonly settings: GuideSettings
  readonly known: ReadonlyMap<string, Known>
  readonly asks: Visitor
  readonly once: Once
  readonly now: () => Date
}

async function checkOne(entry: GuideEntry, before: GuideCheck | undefined, means: Means): Promise<GuideCheck> {
  const { settings, known, now } = means
  const today = dayIn(settings.timezone, now())
  const against = againstOf(entry, known, today)
  const read = await readOne(entry, before?.against === against ? before : undefined, means)
  const checkedAt = now().toISOString()
  if (read.kind === 'unchanged' && before) return { ...before, checkedAt }
  const base = { checkedAt, message: null, validators: null, text: null, against: null, findings: [], labels: 0 }
  if (read.kind !== 'text') {
    const { why, message } = read.kind === 'unknown' ? read : ({ why: 'unreadable', message: null } as const)
    return following(before, { ...base, verdict: 'unknown', unknown: why, message })
  }
  const { text, format, validators } = read
  try {
    const judged = judgeGuide(readGuide(text, format), entry, known, today)
    return following(before, {
      ...base,
      ...judged,
      findings: [...judged.findings],
      validators,
      text: sha256(text),
      against,
    })
  } catch (error) {
    // Nobody's page ends the check of all others.
    const message = `guidewatch failed on it: ${error instanceof Error ? error.message : String(error)}`
    return following(before, { ...base, verdict: 'unknown', unknown: 'unreadable', message })
  }
}

/** @param before the last check, where what the guide is compared with is still the same. */
async function readOne(
  entry: GuideEntry,
  before: GuideCheck | undefined,
  { settings, asks, once }: Means,
): Promise<Fetched> {
  const { url, file, language } = entry
  if (url !== null)
    return once(url, (isShared) =>
      // A page that several entries name is sent whole: what came of them may be of different ages.
      fetchGuide(url, { visitor: asks, language, validators: isShared ? null : (before?.validators ?? null) }),
    )
  const read = readGuideFile(file ?? '', settings.guides.megabytes * 1_000_000)
  return read.kind === 'text' ? { ...read, url: file ?? '', fetchedAt: '', validators: null } : read
}

/** `YYYY-MM-DD` */
function dayIn(timezone: string, at: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: timezone, dateStyle: 'short' }).format(at)
}
