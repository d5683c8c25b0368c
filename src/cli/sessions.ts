import type { Command } from 'commander'
import { loadSettings } from '../settings/settings.js'
import { listSessions } from '../state/session-list.js'
import { deleteSession, reseal } from '../state/session-rekey.js'
import { sealOf } from '../state/sessions.js'
import { CONFIG_OPTION, settingsFile } from './options.js'
import { accountOf } from './sessions-account.js'
import { sessionsKeyCommand } from './sessions-key.js'
import { sessionsExportCommand, sessionsImportCommand, sessionsTakeCommand } from './sessions-move.js'
import { listLines, rekeyLines, revokeLines } from './sessions-text.js'

type Options = { config?: string }

export function sessionsCommand(command: Command): void {
  command
    .command('list', { isDefault: true })
    .description('Show each session: since when, until when, and who can open it. Needs no key.')
    .option(...CONFIG_OPTION)
    .option('--json', 'as JSON (`guidewatch schema sessions`)')
    .action((options: Options & { json?: boolean }) => {
      const now = Date.now()
      const sessions = listSessions(loadSettings(settingsFile(options.config)), now)
      const list = { schema: 1, at: new Date(now).toISOString(), sessions }
      print(options.json ? [JSON.stringify(list, null, 2)] : listLines(sessions))
    })

  command
    .command('key')
    .description(
      'Make a key that opens sessions: print its public half, and keep the private one in a file for you alone.',
    )
    .option('-o, --out <file>', 'where to (default: session-key.txt in your configuration folder)')
    .option(
      '--post-quantum',
      'a key that is also safe from quantum computers; its public half is some 2000 characters long',
    )
    .option('--print', 'print the private half to standard output instead, for a secret store to read')
    .action(sessionsKeyCommand)

  command
    .command('rekey')
    .description('Seal every session for those whom guidewatch.yaml names now, after somebody joined or left.')
    .option('-n, --dry-run', 'say what would be done')
    .option(...CONFIG_OPTION)
    .action(async (options: Options & { dryRun?: boolean }) => {
      const settings = loadSettings(settingsFile(options.config))
      const seal = sealOf(settings)
      const done = []
      for (const [account, { session }] of Object.entries(settings.accounts))
        done.push(await reseal(account, session, seal, Date.now(), options.dryRun !== true))
      print(rekeyLines(done, settings.sessions.recipients, options.dryRun === true))
      if (done.some(({ kind }) => kind === 'failed')) process.exitCode = 2
    })

  command
    .command('revoke')
    .description('Delete the session of an account here, and say how it is ended at the site.')
    .argument('<account>', 'name of the account in guidewatch.yaml')
    .option(...CONFIG_OPTION)
    .action(async (name: string, options: Options) => {
      const settings = loadSettings(settingsFile(options.config))
      const { session } = accountOf(settings, name)
      await deleteSession(name, session)
      print(revokeLines(name, session))
    })

  sessionsExportCommand(command.command('export'))
  sessionsImportCommand(command.command('import'))
  sessionsTakeCommand(command.command('take'))
}

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`)
}
