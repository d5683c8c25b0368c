import type { Reviewed } from '../../cause/cause.js'
import { acknowledge } from '../../incident/commands.js'
import { unresolved } from '../../incident/incident.js'
import { changeIncidents, readIncidents } from '../../night/incidents.js'
import { REPORT_STYLE, reportScripts } from '../../report/assets.js'
import { FILES } from '../../report/files.js'
import { pageAt } from '../../report/page-at.js'
import { reviewed } from '../../review/causes.js'
import { consequenceOf } from '../../review/consequence.js'
import { DecisionConflict, decide, readDraft, undo } from '../../review/draft.js'
import { supersededBy } from '../../review/superseded.js'
import { pathPartSchema } from '../../screen/names.js'
import type { Settings } from '../../settings/settings.js'
import { isConcluded, openRunAt, runFolder, type StoredRun } from '../../state/runs.js'
import type { SiteKind } from '../../state/snapshots.js'
import { type Finished, type FinishOptions, finish } from '../finish.js'
import type { Answer, Conflict, Desk, Desks, Ended } from './desk.js'
import type { Given } from './files.js'

/** How long what a run came to is taken for known when it is only looked at, in milliseconds. */
const FRESH_MS = 30_000
const DAY_MS = 86_400_000

/**
 * The desks of the runs of a site, below `state/runs`: the one that is reviewed, and newer ones that take its place.
 *
 * @param how who decides, and what is done with what is finished.
 */
export function openDesks(settings: Settings, site: SiteKind, how: FinishOptions): Desks {
  const known = new Map<string, Desk>()
  return (id) => {
    const desk = known.get(id)
    if (desk) return desk
    if (!pathPartSchema.safeParse(id).success || !isConcluded(runFolder(settings, id))) return null
    const stored = openRunAt(runFolder(settings, id))
    if (stored.run.site !== site || stored.run.run !== id) return null
    const opened = openDesk(settings, stored, how)
    known.set(id, opened)
    return opened
  }
}

/** The desk of a run: decisions on disk, see review/draft.ts, which others change as well. */
export function openDesk(settings: Settings, { run: { run, site }, out }: StoredRun, how: FinishOptions): Desk {
  const who = () => ({ by: how.by, at: new Date().toISOString() })
  const stored = () => openRunAt(out)
  let seen: { readonly at: number; readonly reviewed: Reviewed } | null = null
  const fresh = (): Reviewed => {
    const incidents = unresolved(readIncidents(settings.state, site))
    seen = { at: Date.now(), reviewed: reviewed(stored(), settings, incidents) }
    return seen.reviewed
  }
  const recent = () => (seen && Date.now() - seen.at < FRESH_MS ? seen.reviewed : fresh())
  return {
    out,
    standing: async () => {
      const draft = readDraft(settings, { run, site })
      return {
        run,
        site,
        revision: draft?.revision ?? 0,
        supersededBy: supersededBy(settings, { run, site }),
        decided: draft?.taken ?? [],
        finished: draft?.finished ?? [],
        causes: recent().causes.map(({ id, hash, incidents }) => ({ id, hash, incidents })),
      }
    },
    consequence: (decision) => consequenceOf(settings, stored(), recent(), [decision]),
    decide: (decision, replaces) =>
      answer(async () => {
        const now = fresh()
        // Only trying it tells whether what differs can be left out of the comparison.
        if (decision.choice === 'varies' && now.causes.some(({ hash }) => hash === decision.hash))
          await consequenceOf(settings, stored(), now, [decision])
        return decide(settings, now, decision, { ...who(), replaces })
      }),
    undo: (id) => answer(() => undo(settings, { run, site }, id, who())),
    acknowledge: async (incident, days, reason) => {
      const { by, at } = who()
      const until = new Date(Date.parse(at) + days * DAY_MS).toISOString()
      await changeIncidents(settings.state, site, (state) => acknowledge(state, incident, { by, at, reason, until }))
    },
    finish: async () => {
      const finished = await finish(settings, stored(), how)
      seen = null
      return endedBy(finished)
    },
    page: async (path) => pageAt(stored(), settings, settings.language, path),
    asset,
  }

  async function answer(change: () => ReturnType<typeof decide>): Promise<Answer> {
    try {
      return { draft: await change() }
    } catch (error) {
      if (!(error instanceof DecisionConflict)) throw error
      return { conflict: conflictOf(error) }
    }
  }
}

function endedBy({ bundles, branch, pushed, undelivered }: Finished): Ended {
  return {
    decisions: bundles.reduce((sum, { taken }) => sum + taken.length, 0),
    files: [...new Set(bundles.flatMap(({ files }) => files))],
    commits: bundles.flatMap(({ commit }) => (commit === null ? [] : [commit.slice(0, 10)])),
    branch,
    pushed,
    byHand: bundles.reduce((sum, { byHand }) => sum + byHand.length, 0),
    undelivered,
  }
}

function conflictOf({ why, current }: DecisionConflict): Conflict {
  return {
    why,
    current: typeof current === 'string' ? null : current,
    supersededBy: why === 'superseded' && typeof current === 'string' ? current : null,
  }
}

/** What dresses the pages is that of this guidewatch, whichever one wrote the run's folder. */
export function asset(name: string): Given | null {
  if (name === FILES.style) return { body: REPORT_STYLE, type: 'text/css; charset=utf-8' }
  const script = reportScripts().find((one) => one.name === name)
  return script ? { body: script.content, type: 'text/javascript; charset=utf-8' } : null
}
