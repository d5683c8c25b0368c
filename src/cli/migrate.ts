import type { Command } from 'commander'
import { alone } from '../night/alone.js'
import { loadSettings } from '../settings/settings.js'
import { migrateHistory } from '../state/history.js'
import { migrateSnapshots } from '../state/snapshots.js'
import { CONFIG_OPTION, settingsFile } from './options.js'

export function migrateCommand(command: Command): void {
  command.option(...CONFIG_OPTION).action(async (options: { config?: string }) => {
    const settings = loadSettings(settingsFile(options.config))
    const [screens, walks] = await alone(
      settings,
      () => [migrateSnapshots(settings.snapshots), migrateHistory(settings.state)] as const,
      'files are being converted',
    )
    process.stdout.write(
      screens + walks === 0
        ? 'Everything is in the present form already; nothing was changed.\n'
        : `${screens} snapshots and the history of ${walks} walks were converted.\n`,
    )
  })
}
