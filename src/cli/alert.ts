import type { Command } from 'commander'
import { channelsOf, spoolNotice, undelivered } from '../alert/deliver.js'
import { sampleNotice } from '../alert/sample.js'
import { BadInputError } from '../mistake/mistake.js'
import { deliver } from '../night/tell.js'
import { loadSettings, type Settings } from '../settings/settings.js'
import { retryFailed } from '../state/spool.js'
import { CONFIG_OPTION, settingsFile } from './options.js'

export function alertCommand(command: Command): void {
  const alert = command

  alert
    .command('test')
    .description('Send a real sample to every recipient of every channel.')
    .option(...CONFIG_OPTION)
    .action(async (options: { config?: string }) => {
      const settings = alerting(options)
      const notice = await sampleNotice(settings, new Date())
      await spoolNotice(notice, channelsOf(settings), { settings, deliveredAt: null })
      await tellHow(settings)
    })

  alert
    .command('send')
    .description('Deliver what waits in the spool and is due.')
    .option(...CONFIG_OPTION)
    .action((options: { config?: string }) => tellHow(alerting(options)))

  alert
    .command('list')
    .description('List what waits, and what was refused or given up.')
    .option(...CONFIG_OPTION)
    .action((options: { config?: string }) => {
      const settings = loadSettings(settingsFile(options.config))
      const { waiting, failed } = undelivered(settings.state, channelsOf(settings))
      const lines = [...waiting.map((line) => `waiting: ${line}`), ...failed.map((line) => `failed:  ${line}`)]
      process.stdout.write(`${lines.length > 0 ? lines.join('\n') : 'Everything was delivered.'}\n`)
    })

  alert
    .command('retry')
    .description('Try again what was refused or given up, for instance after a mistyped address was corrected.')
    .option(...CONFIG_OPTION)
    .action(async (options: { config?: string }) => {
      const settings = alerting(options)
      retryFailed(settings.state)
      await tellHow(settings)
    })
}

function alerting(options: { config?: string }): Settings {
  const settings = loadSettings(settingsFile(options.config))
  if (channelsOf(settings).length === 0)
    throw new BadInputError(
      `${settings.file} names no \`alerts\`: add \`mail\`, \`webhook\` or \`github\` (docs/alerts.md).`,
    )
  return settings
}

async function tellHow(settings: Settings): Promise<void> {
  const { delivered, waiting, failed } = await deliver(settings, 0, () => new Date())
  for (const line of waiting) process.stderr.write(`waiting: ${line}\n`)
  for (const line of failed) process.stderr.write(`failed:  ${line}\n`)
  process.stdout.write(`${delivered} delivered, ${waiting.length} waiting, ${failed.length} failed.\n`)
  process.exitCode = waiting.length + failed.length > 0 ? 3 : 0
}
