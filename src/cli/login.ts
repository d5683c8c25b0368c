import { createInterface } from 'node:readline/promises'
import type { Command } from 'commander'
import { launchForPerson } from '../browser/launch.js'
import { BadInputError } from '../mistake/mistake.js'
import { loadValidFlows } from '../run/prepare.js'
import { storageStateSchema } from '../screen/session.js'
import { loadSettings } from '../settings/settings.js'
import { latestGeneration, requireSeal, sealOf, writeSession } from '../state/sessions.js'
import { CONFIG_OPTION, settingsFile } from './options.js'

export function loginCommand(command: Command): void {
  command
    .argument('<account>', 'name of the account in guidewatch.yaml')
    .option(...CONFIG_OPTION)
    .action(async (name: string, options: { config?: string }) => {
      const settings = loadSettings(settingsFile(options.config))
      const account = settings.accounts[name]
      if (!account)
        throw new BadInputError(
          `${settings.file} has no account \`${name}\`; its accounts are: ${Object.keys(settings.accounts).join(', ') || 'none'}.`,
        )
      const seal = sealOf(settings)
      requireSeal(seal)
      const flow = loadValidFlows(settings).find(
        (one) => one.account === name || one.routes.some((route) => route.account === name),
      )
      if (!flow) throw new BadInputError(`No flow walks with the account \`${name}\`.`)
      // A person is at work here and may be sent anywhere to prove who they are, so no host is closed.
      const browser = await launchForPerson('everything')
      const context = await browser.newContext({
        locale: flow.locales[0] ?? 'en-US',
        timezoneId: settings.timezone,
        viewport: null,
      })
      await (await context.newPage()).goto(new URL(flow.link.url).origin)
      const terminal = createInterface({ input: process.stdin, output: process.stderr })
      await terminal.question('Sign in in the browser window, then press Enter here. ')
      const details = await terminal.question(
        'Name, e-mail address and whatever else must never be shown, separated by commas: ',
      )
      terminal.close()
      const session = {
        private: details
          .split(',')
          .map((entry) => entry.trim())
          .filter(Boolean),
        storageState: storageStateSchema.parse(await context.storageState({ indexedDB: true })),
      }
      const now = Date.now()
      await writeSession(
        account.session,
        {
          account: name,
          session,
          base: latestGeneration(account.session),
          signedInAt: new Date(now).toISOString(),
          savedBy: 'login',
          now,
        },
        seal,
      )
      await browser.close()
      process.stdout.write(`The session of \`${name}\` is stored in ${account.session}.\n`)
    })
}
