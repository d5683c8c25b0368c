import { fileURLToPath } from 'node:url'
import type { Command } from 'commander'
import { loadValidFlows } from '../run/prepare.js'
import { startDaemon } from '../schedule/daemon.js'
import { loadSettings } from '../settings/settings.js'
import { CONFIG_OPTION, settingsFile } from './options.js'

export function scheduleCommand(command: Command): void {
  command
    .option(...CONFIG_OPTION)
    .option('--stand-in [release]', 'walk the local imitation instead of the live sites')
    .action(async (options: { config?: string; standIn?: string | true }) => {
      const settings = loadSettings(settingsFile(options.config))
      loadValidFlows(settings)
      const main = fileURLToPath(new URL('main.js', import.meta.url))
      const standIn =
        options.standIn === undefined ? [] : ['--stand-in', ...(options.standIn === true ? [] : [options.standIn])]
      const night = [process.execPath, main, 'run', '--config', settings.file, ...standIn] as const
      const say = (line: string) => process.stdout.write(`${new Date().toISOString()} ${line}\n`)
      const daemon = await startDaemon(settings, { night, say })
      await new Promise<void>((resolve) => {
        process.once('SIGTERM', () => resolve()).once('SIGINT', () => resolve())
      })
      say('Told to end.')
      await daemon.stop()
    })
}
