import type { Command } from 'commander'
import type { Reviewed } from '../cause/cause.js'
import type { DecisionString, Draft } from '../cause/decision.js'
import { type Finished, type FinishedBundle, finish } from '../decide/finish.js'
import { unresolved } from '../incident/incident.js'
import { BadInputError } from '../mistake/mistake.js'
import { readIncidents } from '../night/incidents.js'
import { reviewed as reviewRun } from '../review/causes.js'
import { checkDecision } from '../review/check.js'
import { consequenceOf } from '../review/consequence.js'
import { decodeDecisions, encodeDecisions } from '../review/decision-string.js'
import { DecisionConflict, decideAll, openDraft, refuseSuperseded, requireCause, undo } from '../review/draft.js'
import { causeOf } from '../review/members.js'
import { offeredOn } from '../review/superseded.js'
import { loadSettings, type Settings } from '../settings/settings.js'
import { openRunAt, runFolder, type StoredRun } from '../state/runs.js'
import { printable } from '../text/inert.js'
import { causeInWords } from '../words/cause.js'
import { consequenceInWords } from '../words/consequence.js'
import { CONFIG_OPTION, settingsFile, whoAmI } from './options.js'

type Options = {
  config?: string
  by?: string
  dryRun?: boolean
  commit?: boolean
  branch?: string
  push?: boolean
}

export function decideCommand(command: Command): void {
  command
    .argument('<decisions>', 'what the page of a report gives to copy: `gw1.` and what follows')
    .option(...CONFIG_OPTION)
    .option('--by <name>', 'who decides (default: git’s user name, else the system’s)')
    .option('--dry-run', 'only tell what the decisions come to')
    .option('--commit', 'commit what they change, one commit per incident')
    .option('--branch <name>', 'commit to a new branch, which is made where the work tree stands')
    .option('--push', 'push what was committed')
    .action(async (text: string, options: Options) => {
      const settings = loadSettings(settingsFile(options.config))
      const wanted = decodeDecisions(text)
      const stored = openRunAt(runFolder(settings, wanted.run))
      if (stored.run.site !== wanted.site)
        throw new BadInputError(
          `The run ${wanted.run} walked ${stored.run.site}, and the decisions are on ${wanted.site}.`,
        )
      const lines = options.dryRun
        ? await tried(settings, stored, wanted)
        : await done(settings, stored, wanted, options)
      process.stdout.write(`${lines.map(printable).join('\n')}\n`)
    })
}

/** What the decisions come to; nothing is written. */
async function tried(settings: Settings, stored: StoredRun, { decisions }: DecisionString): Promise<readonly string[]> {
  const reviewed = reviewedNow(settings, stored)
  refuseOlder(settings, stored, decisions)
  const at = new Date().toISOString()
  const draft: Draft = {
    schema: 1,
    run: '',
    site: 'live',
    revision: 0,
    openedAt: at,
    taken: [],
    finished: [],
    undone: [],
  }
  for (const decision of decisions) checkDecision(requireCause(settings, reviewed, decision, draft), decision, at)
  const consequence = await consequenceOf(settings, stored, reviewed, decisions)
  const sentences = decisions.map(({ cause: id, choice }) => `${choice}: ${sentenceOf(settings, reviewed, id)}`)
  return [...sentences, ...consequenceInWords(consequence, settings.language)]
}

async function done(
  settings: Settings,
  stored: StoredRun,
  { decisions }: DecisionString,
  options: Options,
): Promise<readonly string[]> {
  const by = options.by ?? whoAmI()
  const reviewed = reviewedNow(settings, stored)
  refuseOlder(settings, stored, decisions)
  const known = new Set(openDraft(settings, reviewed, new Date()).taken.map(({ id }) => id))
  const at = new Date().toISOString()
  const draft = await decideAll(
    settings,
    reviewed,
    decisions.map((decision) => ({ decision, replaces: null })),
    { by, at },
  )
  const ids = draft.taken.flatMap(({ id }) => (known.has(id) ? [] : [id]))
  const { commit, branch, push } = options
  try {
    return toldOf(settings, reviewed, await finish(settings, stored, { by, ids, commit, branch, push }))
  } catch (error) {
    // What could not be made true is decided by nobody: it can be handed in again.
    const left = openDraft(settings, reviewed, new Date()).taken.filter(({ id }) => ids.includes(id))
    for (const { id } of left) await undo(settings, reviewed, id, { by, at: new Date().toISOString() })
    throw error
  }
}

function reviewedNow(settings: Settings, stored: StoredRun): Reviewed {
  return reviewRun(stored, settings, unresolved(readIncidents(settings.state, stored.run.site)))
}

/** Refuses to decide on a run that a newer one counts for; where that saw the same, it gives the decisions for it. */
function refuseOlder(settings: Settings, { run }: StoredRun, decisions: DecisionString['decisions']): void {
  try {
    refuseSuperseded(settings, run)
  } catch (error) {
    if (!(error instanceof DecisionConflict) || typeof error.current !== 'string') throw error
    const newer = reviewedNow(settings, openRunAt(runFolder(settings, error.current)))
    const offered = decisions.flatMap((decision) => offeredOn(newer, decision) ?? [])
    if (offered.length < decisions.length) throw error
    const again = encodeDecisions({ run: newer.run, site: newer.site, decisions: offered })
    throw new BadInputError(
      `The run ${run.run} is superseded by ${newer.run}, which saw the same. To decide it there: guidewatch decide ${again}`,
    )
  }
}

function toldOf(settings: Settings, reviewed: Reviewed, finished: Finished): readonly string[] {
  const { bundles, unsure, branch, pushed, undelivered } = finished
  for (const line of undelivered) process.stderr.write(`Alert not delivered: ${printable(line)}\n`)
  return [
    ...bundles.flatMap((bundle) => bundleLines(settings, reviewed, bundle)),
    ...unsure.map(
      ({ decision }) => `Stays open: ${sentenceOf(settings, reviewed, decision.cause)} (${decision.reason})`,
    ),
    ...(bundles.some(({ commit }) => commit !== null)
      ? [`Committed to ${branch ?? 'no branch'}${pushed ? ', pushed' : ''}.`]
      : []),
  ]
}

function bundleLines(settings: Settings, reviewed: Reviewed, bundle: FinishedBundle): readonly string[] {
  const { taken, screens, ignored, waiting, byHand, files, resolved, acknowledged, commit } = bundle
  const done = [
    ...(screens > 0 ? [`${count(screens, 'screen')} approved`] : []),
    ...(ignored > 0 ? [`${count(ignored, 'thing')} not compared any more`] : []),
    `${count(files.length, 'file')} changed`,
    ...(waiting.length > 0 ? [`${count(waiting.length, 'screen')} left for another decision`] : []),
  ]
  return [
    ...taken.map(({ decision }) => `${decision.choice}: ${sentenceOf(settings, reviewed, decision.cause)}`),
    `  ${done.join(', ')}.`,
    ...(byHand.length > 0 ? ['  Somebody has to write the flow anew.'] : []),
    ...(resolved.length > 0 ? [`  Over: incident ${resolved.join(', ')}.`] : []),
    ...(acknowledged.length > 0 ? [`  Nobody is reminded for a week of incident ${acknowledged.join(', ')}.`] : []),
    ...(commit === null ? [] : [`  Commit ${commit.slice(0, 12)}`]),
  ]
}

function sentenceOf(settings: Settings, reviewed: Reviewed, id: string): string {
  const cause = causeOf(reviewed, id)
  return cause ? causeInWords(cause, settings.language) : id
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`
}
