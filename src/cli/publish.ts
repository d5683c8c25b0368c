import { once } from 'node:events'
import { resolve } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import { BadInputError } from '../mistake/mistake.js'
import { alone } from '../night/alone.js'
import { publicFolder, publish } from '../publish/publish.js'
import { showFolder } from '../publish/serve.js'
import { loadValid } from '../run/prepare.js'
import { loadSettings } from '../settings/settings.js'
import { CONFIG_OPTION, settingsFile } from './options.js'
import { publishedLines } from './published-lines.js'

type Options = { config?: string; out?: string; standIn?: true; serve?: number | true; show?: string }

export function publishCommand(command: Command): void {
  command
    .option(...CONFIG_OPTION)
    .option('-o, --out <dir>', 'publish into this folder (default: `publish.folder` of the settings)')
    .option('--stand-in', 'publish the nights on the local imitation instead: a demonstration')
    .option('--serve [port]', 'then show it on this machine, until Ctrl+C', portNumber)
    .option('--show <dir>', 'publish nothing: show a folder that was published, until Ctrl+C')
    .action(async ({ config, out, standIn, serve, show }: Options) => {
      if (show !== undefined) return showUntilEnded(resolve(show), serve === undefined || serve === true ? 0 : serve)
      const settings = loadSettings(settingsFile(config))
      const site = standIn ? 'stand-in' : 'live'
      const folder = out === undefined ? publicFolder(settings, site) : resolve(out)
      const loaded = loadValid(settings)
      const published = await alone(
        settings,
        () => publish(settings, loaded, { site, folder, now: new Date() }),
        'the links are being published',
      )
      process.stdout.write(`${publishedLines(published).join('\n')}\n`)
      if (serve !== undefined) await showUntilEnded(folder, serve === true ? 0 : serve)
    })
}

/** Shows a publication until the process is told to end. */
export async function showUntilEnded(folder: string, port: number): Promise<void> {
  const site = await showFolder(folder, port).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
      throw new BadInputError(
        `Port ${port} is taken. Name another one with --serve PORT, or none for any that is free.`,
      )
    throw error
  })
  process.stdout.write(`Shown at   ${site.url} (Ctrl+C ends)\n`)
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
  await site.close()
}

function portNumber(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new InvalidArgumentError('Expected a port from 1 to 65535.')
  return port
}
