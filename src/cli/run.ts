import { join } from 'node:path'
import type { Command } from 'commander'
import { unresolved } from '../incident/incident.js'
import { holdNight, type NightHeld } from '../night/night.js'
import { verdictTable } from '../report/table.js'
import { writeReports } from '../report/write.js'
import { isWholeSelection, type Selection } from '../run/plan.js'
import type { Run } from '../run/result.js'
import { loadValidFlows, type RunOptions, run } from '../run/run.js'
import { ping } from '../schedule/ping.js'
import { loadSettings, type Settings } from '../settings/settings.js'
import { APPROVED_RELEASE } from '../stand-in/releases.js'
import { exitCodeOf } from '../verdict/verdict.js'
import { subjectOf } from '../words/incident.js'
import { CONFIG_OPTION, settingsFile, shown } from './options.js'
import { runProgress } from './progress.js'

type Options = { config?: string; locale?: string; device?: string; out?: string; standIn?: string | true }

export function runCommand(command: Command): void {
  command
    .argument('[flow...]', 'ids of the flows to walk (default: all)')
    .option(...CONFIG_OPTION)
    .option('-l, --locale <locale>', 'walk only in this language, such as de or de-DE')
    .option('-d, --device <device>', 'walk only on this device, such as mobile')
    .option(
      '-o, --out <dir>',
      'only try: leave run.json, report/, junit.xml and summary.md here, follow no incident and alert nobody',
    )
    .option(
      '--stand-in [release]',
      `walk the local imitation instead of the live sites (default release: ${APPROVED_RELEASE})`,
    )
    .action(async (flows: string[], options: Options) => {
      const settings = loadSettings(settingsFile(options.config))
      const standIn = options.standIn === true ? APPROVED_RELEASE : options.standIn
      const { locale, device, out } = options
      const selection = { flows, locale, device, standIn, now: () => new Date() }
      if (out !== undefined) {
        process.exitCode = codeOf(await runAndReport(settings, { ...selection, out }))
        return
      }
      const progress = runProgress(settings.language)
      const hold = () => holdNight(settings, selection, progress).finally(progress.end)
      // A night on the stand-in says nothing about those on the live sites, nor does a run of some flows.
      const counts = standIn === undefined && isEverything(settings, selection)
      const night = await (counts ? pinged(settings, hold) : hold())
      process.stdout.write(
        `${[...runLines(night.run, night.out, settings), ...nightLines(night, settings)].join('\n')}\n`,
      )
      // An alert that nobody gets needs the operator, whatever the guides do.
      process.exitCode = night.delivery.failed.length > 0 ? 3 : codeOf(night.run)
    })
}

/** What was ended early says nothing of the walks that are missing. */
function codeOf({ walks, stopped }: Run): number {
  return stopped ? 3 : exitCodeOf(walks.map(({ verdict }) => verdict))
}

/** True when nothing is left out. What cannot be loaded keeps a night from being held, and that is to be told. */
function isEverything(settings: Settings, selection: Selection): boolean {
  try {
    return isWholeSelection(loadValidFlows(settings), selection)
  } catch {
    return !selection.flows?.length && !selection.locale && !selection.device
  }
}

/** Tells the dead man's switch when a night starts, ends and fails. */
async function pinged(settings: Settings, hold: () => Promise<NightHeld>): Promise<NightHeld> {
  const tell = async (what: 'start' | 'success' | 'fail', said: string) => {
    const failure = await ping(settings, what, said)
    if (failure) process.stderr.write(`${failure}\n`)
  }
  await tell('start', '')
  try {
    const night = await hold()
    const { walks, stopped } = night.run
    const failed = night.delivery.failed.length
    const said = `${walks.length} walks, ${failed} alerts failed${stopped ? ', ended early' : ''}`
    await tell(failed > 0 || stopped ? 'fail' : 'success', said)
    return night
  } catch (error) {
    await tell('fail', 'The night could not be held; its log says why.')
    throw error
  }
}

/** What became of the night: incidents, and whom an alert did not reach. */
function nightLines({ incidents, delivery }: NightHeld, { language, alerts }: Settings): readonly string[] {
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
  ]
}

/** Runs, writes the reports, prints the verdict table and where everything is. */
export async function runAndReport(settings: Settings, options: RunOptions): Promise<Run> {
  const progress = runProgress(settings.language)
  const { run: result, out } = await run(settings, options, progress).finally(progress.end)
  await writeReports(result, out, settings.language)
  process.stdout.write(`${runLines(result, out, settings).join('\n')}\n`)
  return result
}

function runLines(run: Run, out: string, { language }: Settings): readonly string[] {
  const notWalked = run.notMachineVerified.length
  return [
    verdictTable(run.walks, language, process.stdout.columns ?? 160),
    ...(run.stopped ? ['', 'It was ended early; the walks that are missing were not judged.'] : []),
    ...(notWalked > 0 ? [`${notWalked} routes lead through native apps: not machine-verified.`] : []),
    '',
    `Report:   ${shown(join(out, 'report', 'index.html'))}`,
    `run.json: ${shown(join(out, 'run.json'))}`,
    ...(run.patches.length > 0 ? [`Patches:  ${shown(join(out, 'patches'))}`] : []),
  ]
}
