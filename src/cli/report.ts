import { statSync } from 'node:fs'
import { join } from 'node:path'
import { type Command, Option } from 'commander'
import { BadInputError } from '../mistake/mistake.js'
import { writeSingleReport } from '../report/single/single.js'
import { writeReports } from '../report/write.js'
import { LANGUAGES, type Language } from '../settings/language.js'
import { loadSettings } from '../settings/settings.js'
import { openRun, settingsAbove } from '../state/runs.js'
import { CONFIG_OPTION, settingsFile, shown } from './options.js'

type Options = {
  readonly single?: true
  readonly out?: string
  readonly language?: Language
  readonly config?: string
}

export function reportCommand(command: Command): void {
  command
    .argument('[run]', 'folder or id of the run (default: the latest below state/runs)')
    .option('--single', 'one file that holds everything to decide, and opens anywhere')
    .option('--out <file>', 'where that file is written (default: report/single.html of the run)')
    .addOption(
      new Option('--language <language>', 'of its first page (default: that of the settings)').choices(LANGUAGES),
    )
    .option(...CONFIG_OPTION)
    .action(async (name: string | undefined, { single, out, language: wanted, config }: Options) => {
      if (out !== undefined && !single)
        throw new BadInputError(
          '--out names one file: add --single. Without it the report lies in the folder of its run.',
        )
      const settings = loadSettings(config ?? settingsAbove(name) ?? settingsFile(undefined))
      const stored = openRun(settings, name)
      const language = wanted ?? settings.language
      if (!single) {
        process.stdout.write(`${shown(await writeReports(stored, settings, language))}\n`)
        return
      }
      const file = out ?? join(stored.out, 'report', 'single.html')
      await writeSingleReport(stored, settings, language, { file, repository: repositoryHere() })
      process.stdout.write(`${shown(file)} (${(statSync(file).size / 1e6).toFixed(1)} MB)\n`)
    })
}

/** The repository whose workflow this runs in, as GitHub says; `null` anywhere else. */
function repositoryHere(): string | null {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository } = process.env
  return server === 'https://github.com' && repository ? repository : null
}
