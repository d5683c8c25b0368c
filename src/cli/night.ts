import { dirname, join } from 'node:path'
import { exitCodeOf } from '../compare/verdict.js'
import { unresolved } from '../incident/incident.js'
import type { NightHeld } from '../night/night.js'
import { assumedLines } from '../report/assumed.js'
import { firstRunLines } from '../report/first-run.js'
import { verdictTable } from '../report/table.js'
import { ping } from '../schedule/ping.js'
import type { Settings } from '../settings/settings.js'
import type { Run } from '../state/result.js'
import type { StoredRun } from '../state/runs.js'
import { accountLines } from '../words/account.js'
import { subjectOf } from '../words/incident.js'
import { sessionEndInWords } from '../words/session.js'
import { shown } from './options.js'
import { publishedLines } from './published-lines.js'

/** Prints what came of a night and sets the exit code: an alert that nobody gets needs the operator, whatever the guides do. */
export function tellNight(night: NightHeld, settings: Settings): void {
  process.stdout.write(`${[...runLines(night.stored, settings), ...nightLines(night, settings)].join('\n')}\n`)
  const isTold = night.delivery.failed.length === 0 && typeof night.published !== 'string'
  process.exitCode = isTold ? codeOf(night.stored.run) : 3
}

/** What was ended early says nothing of the walks that are missing. */
export function codeOf({ walks, stopped }: Run): number {
  return stopped ? 3 : exitCodeOf(walks.map(({ verdict }) => verdict))
}

/** Tells the dead man's switch when a night starts, ends and fails. */
export async function pinged(settings: Settings, hold: () => Promise<NightHeld>): Promise<NightHeld> {
  const tell = async (what: 'start' | 'success' | 'fail', said: string) => {
    const failure = await ping(settings, what, said)
    if (failure) process.stderr.write(`${failure}\n`)
  }
  await tell('start', '')
  try {
    const night = await hold()
    const { walks, stopped } = night.stored.run
    const failed = night.delivery.failed.length
    const isUnpublished = typeof night.published === 'string'
    const rest = `${isUnpublished ? ', not published' : ''}${stopped ? ', ended early' : ''}`
    const isFine = failed === 0 && !stopped && !isUnpublished
    await tell(isFine ? 'success' : 'fail', `${walks.length} walks, ${failed} alerts failed${rest}`)
    return night
  } catch (error) {
    await tell('fail', 'The night could not be held; its log says why.')
    throw error
  }
}

/** What became of the night: incidents, and whom an alert did not reach. */
function nightLines(
  { incidents, delivery, guides, published, sessions }: NightHeld,
  { language, alerts }: Settings,
): readonly string[] {
  const open = unresolved(incidents)
  const { delivered, waiting, failed } = delivery
  const tellsNobody = !alerts.mail && !alerts.webhook && !alerts.github
  return [
    '',
    `Incidents: ${open.length === 0 ? 'none open' : `${open.length} open (guidewatch incidents)`}`,
    ...open.map((incident) => `  ${incident.number}. ${subjectOf(incident, language)}`),
    tellsNobody
      ? 'Alerts:    nobody is told, since guidewatch.yaml names no `alerts`.'
      : `Alerts:    ${delivered} delivered, ${waiting.length} waiting, ${failed.length} failed`,
    ...waiting.map((line) => `  waiting: ${line}`),
    ...failed.map((line) => `  failed:  ${line}`),
    ...(failed.length > 0 ? ['  Mend the cause, then `guidewatch alert retry`.'] : []),
    ...guideLines(guides),
    ...sessions.map(
      (session) => `Sessions:  ${sessionEndInWords(session, language)} guidewatch login ${session.account}`,
    ),
    ...(published === null
      ? ['Published: nothing yet; the first run of everything will be.']
      : typeof published === 'string'
        ? [`Published: not this time. ${published}`]
        : publishedLines(published)),
  ]
}

function guideLines(guides: NightHeld['guides']): readonly string[] {
  if (guides === null) return []
  if (typeof guides === 'string') return [`Guides:    not checked. ${guides}`]
  const { checked, right, wrong, unknown } = guides
  return [`Guides:    ${checked} checked, ${right} right, ${wrong} wrong, ${unknown} unknown`]
}

/** The verdict table, and where everything is. */
export function runLines({ run, out }: StoredRun, { language, state }: Settings): readonly string[] {
  const notWalked = run.notMachineVerified.length
  const firstRun = firstRunLines(run, language, dirname(out) === join(state, 'runs') ? null : shown(out))
  return [
    verdictTable(run.walks, language, process.stdout.columns ?? 160),
    ...accountLines(run.accounts, language),
    ...(run.stopped ? ['', 'It was ended early; the walks that are missing were not judged.'] : []),
    ...(notWalked > 0 ? [`${notWalked} routes lead through native apps: not machine-verified.`] : []),
    ...assumedLines(run, language),
    ...firstRun.map(({ kind, text }) => (kind === 'command' ? `  ${text}` : `\n${text}`)),
    '',
    `Report:   ${shown(join(out, 'report', 'index.html'))}`,
    `run.json: ${shown(join(out, 'run.json'))}`,
    ...(run.patches.length > 0 ? [`Patches:  ${shown(join(out, 'patches'))}`] : []),
  ]
}
