import type { Command } from 'commander'
import { alone } from '../night/alone.js'
import { writeReports } from '../report/write.js'
import { reassess } from '../run/reassess.js'
import { loadSettings } from '../settings/settings.js'
import { openRun, settingsAbove, storedRun } from '../state/runs.js'
import { CONFIG_OPTION, settingsFile } from './options.js'
import { showProgress } from './progress.js'

export function reassessCommand(command: Command): void {
  command
    .argument('[run]', 'folder or id of the run (default: the latest below state/runs)')
    .option(...CONFIG_OPTION)
    .action(async (name: string | undefined, options: { config?: string }) => {
      const settings = loadSettings(options.config ?? settingsAbove(name) ?? settingsFile(undefined))
      const stored = openRun(settings, name)
      const progress = showProgress('Judging again', stored.run.walks.length)
      const again = () => reassess(settings, stored, new Date(), progress.step)
      const { run: result, rejudged } = await alone(settings, again, 'a run is being judged again')
      progress.done()
      await writeReports(storedRun(stored.out, result), settings, settings.language)
      const lines = rejudged.map(
        ({ id, before, after }) => `${id}: ${before} -> ${after} (technical: the sites were not walked)`,
      )
      const same = result.walks.length - rejudged.length
      process.stdout.write(
        `${[...lines, `${same} of ${result.walks.length} walks are judged as before.`].join('\n')}\n`,
      )
    })
}
