import { type Command, InvalidArgumentError } from 'commander'
import { channelsOf, spoolNotice } from '../alert/deliver.js'
import { statusFile } from '../night/status.js'
import { deliver } from '../night/tell.js'
import { overdueNotice, watch } from '../schedule/watchdog.js'
import { loadSettings } from '../settings/settings.js'
import { CONFIG_OPTION, settingsFile } from './options.js'

export function watchdogCommand(command: Command): void {
  command
    .argument('[status]', 'address or file of the published status (default: the one of this machine)')
    .option('--hours <n>', 'how old it may be at most (default: its own time of expiry)', hours)
    .option(...CONFIG_OPTION)
    .action(async (source: string | undefined, options: { config?: string; hours?: number }) => {
      const settings = loadSettings(settingsFile(options.config))
      const from = source ?? statusFile(settings.state, 'live')
      const now = new Date()
      const watched = await watch(from, options.hours, now)
      if (watched.why === null) {
        process.stdout.write(`Alive: the status was made at ${watched.generatedAt}.\n`)
        return
      }
      process.exitCode = 3
      process.stderr.write(`guidewatch is silent. ${watched.why}\n`)
      await spoolNotice(overdueNotice(from, watched, now), channelsOf(settings), { settings, deliveredAt: null })
      const { delivered, waiting, failed } = await deliver(settings, 0, () => new Date())
      for (const line of [...waiting, ...failed]) process.stderr.write(`Not delivered: ${line}\n`)
      process.stdout.write(`${delivered} delivered, ${waiting.length} waiting, ${failed.length} failed.\n`)
    })
}

function hours(text: string): number {
  const number = Number(text)
  if (!(number > 0 && number <= 24 * 365)) throw new InvalidArgumentError('Expected a number of hours.')
  return number
}
