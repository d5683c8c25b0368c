import type { Flow } from '../flow/schema.js'
import { checkGuides } from '../guides/check.js'
import { countsOf, type GuideCounts } from '../guides/counts.js'
import { guideEntries } from '../guides/entries.js'
import { knownOf } from '../guides/known.js'
import { guideNight } from '../guides/troubles.js'
import { advanceGuides } from '../incident/advance-guides.js'
import { Mistake } from '../mistake/mistake.js'
import type { Settings } from '../settings/settings.js'
import { writeRunGuides } from '../state/run-guides.js'
import type { StoredRun } from '../state/runs.js'
import { changeIncidents } from './incidents.js'
import { policyOf } from './tell.js'

/** What the guide check of a night came to: counts; why there was none, in words; or `null` where none is asked for. */
export type GuidesHeld = GuideCounts | string | null

/**
 * Checks the guides of all flows, and lets the incidents take in what is wrong. It comes when everything that the walks found
 * is told; whatever goes wrong here is said and changes nothing of the rest of the night.
 */
export async function holdGuides(
  settings: Settings,
  { run, out }: Pick<StoredRun, 'run' | 'out'>,
  flows: readonly Flow[],
  now: () => Date,
): Promise<GuidesHeld> {
  const { site, run: id, startedAt: at } = run
  const entries = guideEntries(flows)
  // The stand-in says nothing about real sites, so nobody's page is asked for unless it is wanted.
  const isWanted = settings.guides.check ?? (entries.length > 0 && site === 'live')
  if (!isWanted) return null
  try {
    const known = knownOf(settings, flows, site, now())
    const checked = await checkGuides(settings, entries, known, { site, now, isWhole: true })
    writeRunGuides(
      out,
      checked.map(({ entry: { id, title, publisher, url, file, language, contact, family }, check }) => ({
        ...{ id, title, publisher, url, file, language, contact, family },
        check,
      })),
    )
    const night = guideNight(checked, flows, { run: id, at, root: settings.root })
    await changeIncidents(settings.state, site, (before) => advanceGuides(before, night, policyOf(settings)))
    return countsOf(checked.map(({ check }) => check))
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    if (!(error instanceof Mistake)) process.emitWarning(`The guides could not be checked: ${message}`)
    return message
  }
}
