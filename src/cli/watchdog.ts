import { join } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import { channelsOf, spoolNotice } from '../alert/deliver.js'
import { deliver } from '../night/tell.js'
import { HEAD } from '../publish/folder.js'
import { publicFolder } from '../publish/publish.js'
import { overdueNotice, watch } from '../schedule/watchdog.js'
import { loadSettings } from '../settings/settings.js'
import { CONFIG_OPTION, settingsFile } from './options.js'

export function watchdogCommand(command: Command): void {
  command
    .argument('[head]', 'address or file of the published head.json (default: the one of this machine)')
    .option('--hours <n>', 'how old it may be at most (default: its own time of expiry)', hours)
    .option(...CONFIG_OPTION)
    .action(async (source: string | undefined, options: { config?: string; hours?: number }) => {
      const settings = loadSettings(settingsFile(options.config))
      const from = source ?? join(publicFolder(settings, 'live'), HEAD)
      const now = new Date()
      const watched = await watch(from, options.hours, now)
      if (watched.why === null) {
        process.stdout.write(`Alive: the last published night began at ${watched.generatedAt}.\n`)
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
