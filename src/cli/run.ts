import { join, relative } from 'node:path'
import type { Command } from 'commander'
import { verdictTable } from '../report/table.js'
import { writeReports } from '../report/write.js'
import type { Run } from '../run/result.js'
import { type RunOptions, run } from '../run/run.js'
import { loadSettings, type Settings } from '../settings/settings.js'
import { APPROVED_RELEASE } from '../stand-in/releases.js'
import { exitCodeOf } from '../verdict/verdict.js'
import { CONFIG_OPTION, settingsFile } from './options.js'
import { terminalProgress } from './progress.js'

type Options = { config?: string; locale?: string; device?: string; out?: string; standIn?: string | true }

export function runCommand(program: Command): void {
  program
    .command('run')
    .description('Walk the routes, compare with what is approved, judge and report.')
    .argument('[flow...]', 'ids of the flows to walk (default: all)')
    .option(...CONFIG_OPTION)
    .option('-l, --locale <locale>', 'walk only in this language, such as de or de-DE')
    .option('-d, --device <device>', 'walk only on this device, such as mobile')
    .option('-o, --out <dir>', 'folder for run.json, report/, junit.xml and summary.md (default: state/runs/<time>)')
    .option(
      '--stand-in [release]',
      `walk the local imitation instead of the live sites (default release: ${APPROVED_RELEASE})`,
    )
    .action(async (flows: string[], options: Options) => {
      const settings = loadSettings(settingsFile(options.config))
      const standIn = options.standIn === true ? APPROVED_RELEASE : options.standIn
      const result = await runAndReport(settings, {
        flows,
        locale: options.locale,
        device: options.device,
        out: options.out,
        standIn,
        now: () => new Date(),
      })
      process.exitCode = exitCodeOf(result.walks.map(({ verdict }) => verdict))
    })
}

/** Runs, writes the reports, prints the verdict table and where everything is. */
export async function runAndReport(settings: Settings, options: RunOptions): Promise<Run> {
  const progress = terminalProgress(settings.language)
  const { run: result, out } = await run(settings, options, progress).finally(progress.end)
  const report = await writeReports(result, out, settings.language)
  const notWalked = result.notMachineVerified.length
  const lines = [
    verdictTable(result.walks, settings.language, process.stdout.columns ?? 160),
    ...(notWalked > 0 ? [`${notWalked} routes lead through native apps: not machine-verified.`] : []),
    '',
    `Report:   ${shown(report)}`,
    `run.json: ${shown(join(out, 'run.json'))}`,
    ...(result.patches.length > 0 ? [`Patches:  ${shown(join(out, 'patches'))}`] : []),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
  return result
}

function shown(path: string): string {
  const near = relative(process.cwd(), path)
  return near.startsWith('..') ? path : near
}
