import { join } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import { channelsOf, spoolNotice } from '../alert/deliver.js'
import { messageOf } from '../alert/message.js'
import type { Notice } from '../incident/incident.js'
import { deliver } from '../night/tell.js'
import { HEAD } from '../publish/folder.js'
import { publicFolder } from '../publish/publish.js'
import { quietNotice } from '../schedule/quiet.js'
import { overdueNotice, watch } from '../schedule/watchdog.js'
import { loadSettings, type Settings } from '../settings/settings.js'
import { CONFIG_OPTION, parseTime, settingsFile } from './options.js'

type Options = { config?: string; hours?: number; quietSince?: string }

export function watchdogCommand(command: Command): void {
  command
    .argument('[head]', 'address or file of the published head.json (default: the one of this machine)')
    .option('--hours <n>', 'how old it may be at most (default: its own time of expiry)', hours)
    .option('--quiet-since <time>', 'instead: warn before GitHub drops a schedule, by the time of the last commit')
    .option(...CONFIG_OPTION)
    .action(async (source: string | undefined, options: Options) => {
      const settings = loadSettings(settingsFile(options.config))
      const now = new Date()
      if (options.quietSince !== undefined) return warn(settings, parseTime(options.quietSince, now.toISOString()), now)
      const from = source ?? join(publicFolder(settings, 'live'), HEAD)
      const watched = await watch(from, options.hours, now)
      if (watched.why === null) {
        process.stdout.write(`Alive: the last published night began at ${watched.generatedAt}.\n`)
        return
      }
      process.exitCode = 3
      process.stderr.write(`guidewatch is silent. ${watched.why}\n`)
      process.stdout.write(`${await tell(settings, overdueNotice(from, watched, now))}\n`)
    })
}

/** Prints what is told, so that a script can pass it on; says on the other channel what became of the alerts. */
async function warn(settings: Settings, lastCommit: string, now: Date): Promise<void> {
  const notice = quietNotice(lastCommit, now)
  if (!notice) return
  process.stdout.write(`${messageOf(notice, { settings, deliveredAt: null }, settings.language).lead}\n`)
  process.stderr.write(`${await tell(settings, notice)}\n`)
}

/** Alerts, and returns what became of it. Who has a notice already gets it no second time. */
async function tell(settings: Settings, notice: Notice): Promise<string> {
  await spoolNotice(notice, channelsOf(settings), { settings, deliveredAt: null })
  const { delivered, waiting, failed } = await deliver(settings, 0, () => new Date())
  for (const line of [...waiting, ...failed]) process.stderr.write(`Not delivered: ${line}\n`)
  return `${delivered} delivered, ${waiting.length} waiting, ${failed.length} failed.`
}

function hours(text: string): number {
  const number = Number(text)
  if (!(number > 0 && number <= 24 * 365)) throw new InvalidArgumentError('Expected a number of hours.')
  return number
}
