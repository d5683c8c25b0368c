import type { Command } from 'commander'
import { launchForPerson } from '../browser/launch.js'
import { BadInputError } from '../mistake/mistake.js'
import { madeUpSession } from '../stand-in/account.js'
import { APPROVED_RELEASE, findRelease, RELEASES, siteOf } from '../stand-in/releases.js'
import { serveStandIn } from '../stand-in/server.js'

export function standInCommand(command: Command): void {
  command
    .option('-r, --release <id>', 'the state of the sites', APPROVED_RELEASE)
    .option('--list', 'name the releases')
    .option('--port <port>', 'port on this machine (default: any free one)', (value) => portOf(value))
    .option('--no-open', 'only serve, do not open a browser')
    .option('--signed-in', 'open the browser signed in to the made-up test account')
    .action(async (options: { release: string; list?: boolean; port?: number; open: boolean; signedIn?: boolean }) => {
      if (options.list) {
        for (const release of RELEASES)
          process.stdout.write(`${release.id.padEnd(28)} ${release.date}  ${release.title}\n`)
        return
      }
      const release = findRelease(options.release)
      if (!release)
        throw new BadInputError(
          `The stand-in has no release \`${options.release}\`; \`guidewatch stand-in --list\` names them.`,
        )
      const standIn = await serveStandIn(
        siteOf(release),
        options.port === undefined ? {} : { port: options.port },
      ).catch((error: Error) => {
        throw new BadInputError(
          `The stand-in cannot listen on 127.0.0.1:${options.port}: ${error.message}. Choose another --port.`,
        )
      })
      process.stdout.write(`The stand-in (release ${release.id}) listens on 127.0.0.1:${standIn.port}.
To look at it with a browser of your own, start Chromium with a new profile and these options:
  --user-data-dir=/tmp/guidewatch-stand-in --host-resolver-rules="${standIn.hosts.map((host) => `MAP ${host}:443 127.0.0.1:${standIn.port}`).join(', ')}" --ignore-certificate-errors-spki-list=${standIn.spki} https://www.facebook.com/
End with Ctrl+C.\n`)
      if (options.open && (process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY)) {
        const browser = await launchForPerson(standIn)
        const context = await browser.newContext({
          viewport: null,
          ...(options.signedIn ? { storageState: madeUpSession().storageState } : {}),
        })
        await (await context.newPage()).goto('https://www.facebook.com/')
        browser.once('disconnected', () => process.exit(0))
      }
      await new Promise<void>((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve))
      await standIn.close()
      process.exit(0)
    })
}

function portOf(value: string): number {
  const port = Number(value)
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new BadInputError(`--port takes a number from 1 to 65535, not ${value}.`)
  return port
}
