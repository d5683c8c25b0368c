import { existsSync, readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { alone } from '../night/alone.js'
import { loadSettings, type Settings } from '../settings/settings.js'
import { migrateHistory } from '../state/history.js'
import { migrateSnapshots } from '../state/snapshots.js'
import { CONFIG_OPTION, settingsFile } from './options.js'

type Options = { config?: string; dryRun?: boolean }

export function migrateCommand(command: Command): void {
  command
    .option(...CONFIG_OPTION)
    .option('--dry-run', 'say what would be converted, and write nothing')
    .action(async ({ config, dryRun = false }: Options) => {
      const settings = loadSettings(settingsFile(config))
      const [screens, walks] = await alone(
        settings,
        () => [migrateSnapshots(settings.snapshots, dryRun), migrateHistory(settings.state, dryRun)] as const,
        'files are being converted',
      )
      const done = dryRun ? 'would be converted; nothing was changed' : 'were converted'
      process.stdout.write(
        screens + walks === 0
          ? 'Everything is in the present form already; nothing was changed.\n'
          : `${screens} snapshots and the history of ${walks} walks ${done}.\n`,
      )
      const sessions = oldSessions(settings)
      if (sessions.length > 0)
        process.stdout.write(
          `Sessions in an earlier form: ${sessions.join(', ')}. They stay readable; the next time one is written it has the present form, for which its key is needed.\n`,
        )
    })
}

/** How the files of age begin (https://age-encryption.org/v1): a session was one, without a head. */
const OLD_SESSION = 'age-encryption.org/v1'

/** Accounts whose sessions an earlier version wrote. */
function oldSessions({ accounts }: Settings): readonly string[] {
  return Object.entries(accounts).flatMap(([name, { session }]) =>
    existsSync(session) && readFileSync(session, 'utf8').startsWith(OLD_SESSION) ? [name] : [],
  )
}
