import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import type { Command } from 'commander'
import { BadInputError, Mistake } from '../mistake/mistake.js'
import { isRecipient } from '../settings/recipients.js'
import { loadSettings, type Settings } from '../settings/settings.js'
import { importOf, readImport } from '../state/session-import.js'
import {
  latestGeneration,
  readSession,
  requireSeal,
  SessionError,
  sealOf,
  sealSession,
  sessionKeys,
  takeSession,
  writeSession,
} from '../state/sessions.js'
import { CONFIG_OPTION, settingsFile, shown } from './options.js'
import { writePrivateFile } from './private-file.js'
import { accountOf } from './sessions-account.js'

export function sessionsExportCommand(command: Command): void {
  command
    .description('Seal the session of an account for one recipient, in a file to carry to another machine.')
    .argument('<account>', 'name of the account in guidewatch.yaml')
    .requiredOption('--to <recipient>', 'a name from `sessions.recipients`, or a public key (age1…)')
    .requiredOption('-o, --out <file>', 'where to')
    .option(...CONFIG_OPTION)
    .action(async (name: string, options: { config?: string; to: string; out: string }) => {
      const settings = loadSettings(settingsFile(options.config))
      const { session: file } = accountOf(settings, name)
      const recipient = recipientOf(settings, options.to)
      const keys = sessionKeys()
      const stored = await readSession(file, keys, name)
      if (!stored) throw new SessionError(`There is no session of \`${name}\` here (${file}).`)
      const header = { ...stored.header, account: name, recipients: [recipient] }
      const out = writePrivateFile(
        options.out,
        await sealSession({ ...stored, header }, { recipients: [recipient], keys }),
        'a session',
      )
      process.stdout.write(
        `The session of \`${name}\` is in ${shown(out)}, sealed for ${options.to} alone. There: guidewatch sessions import ${name} FILE\nWalk with it on one of the two machines: where both do, the site may end it.\n`,
      )
    })
}

export function sessionsImportCommand(command: Command): void {
  command
    .description('Bring in a session that was exported, or the storage state that Playwright wrote.')
    .argument('<account>', 'name of the account in guidewatch.yaml')
    .argument('<file>', 'the exported session, or a storage state (JSON)')
    .option('--private-file <file>', 'what must never be shown of the account, one a line (of a storage state)')
    .option(...CONFIG_OPTION)
    .action(async (name: string, from: string, options: { config?: string; privateFile?: string }) => {
      const settings = loadSettings(settingsFile(options.config))
      const { session: file } = accountOf(settings, name)
      const seal = sealOf(settings)
      requireSeal(seal)
      const imported = await readImport(from, seal.keys, name)
      const now = Date.now()
      const brought =
        imported.kind === 'sealed'
          ? importOf(imported.stored, file)
          : {
              session: { private: [...(await privateTexts(options.privateFile))], storageState: imported.storageState },
              signedInAt: new Date(now).toISOString(),
            }
      const { generation } = await writeSession(
        file,
        { account: name, base: latestGeneration(file), savedBy: 'import', now, ...brought },
        seal,
      )
      process.stdout.write(`The session of \`${name}\` is kept in ${file} (generation ${generation}).\n`)
      if (imported.kind === 'plain')
        process.stderr.write(
          `Careful: ${from} lies there in the clear, and whoever reads it is signed in. Delete it now, and its copies: rm ${from}\n`,
        )
    })
}

export function sessionsTakeCommand(command: Command): void {
  command
    .description('Take over what is newer in another copy of `state/sessions/`. Needs no key.')
    .argument('<folder>', 'the other copy: files named as accounts, such as facebook-eu.json')
    .option(...CONFIG_OPTION)
    .action(async (folder: string, options: { config?: string }) => {
      const { accounts } = loadSettings(settingsFile(options.config))
      if (!existsSync(folder)) throw new BadInputError(`There is no folder ${folder}.`)
      for (const [name, { session: file }] of Object.entries(accounts)) {
        const offered = join(folder, `${name}.json`)
        try {
          const outcome = existsSync(offered) ? await takeSession(offered, file) : 'absent'
          process.stdout.write(`${name}: ${OUTCOMES[outcome]}\n`)
        } catch (error) {
          // One that is damaged keeps nobody from the others.
          if (!(error instanceof Mistake)) throw error
          process.stderr.write(`${name}: ${error.message}\n`)
          process.exitCode = 2
        }
      }
    })
}

const OUTCOMES: Readonly<Record<Awaited<ReturnType<typeof takeSession>> | 'absent', string>> = {
  taken: 'taken over.',
  older: 'what is here is newer, and stays.',
  same: 'both are the same.',
  conflict: 'two machines wrote the same generation: what is here stays. Should the site end it, sign in anew.',
  absent: 'there is none in that folder.',
}

function recipientOf({ sessions, file }: Settings, to: string): string {
  const { recipients } = sessions
  const key = Object.hasOwn(recipients, to) ? recipients[to] : to
  if (key !== undefined && isRecipient(key)) return key
  if (/^AGE-SECRET-KEY/i.test(to))
    throw new BadInputError(
      '--to takes a public key (age1…). That was a private one: it is in the history of your shell now, so make another one.',
    )
  throw new BadInputError(
    `--to takes a public key (age1…) or one of the names in ${file}: ${Object.keys(recipients).join(', ') || 'there are none'}.`,
  )
}

/** From a file or from a person; never from arguments, which every process of the machine can read. */
async function privateTexts(file: string | undefined): Promise<readonly string[]> {
  if (file !== undefined) {
    if (!existsSync(file)) throw new BadInputError(`There is no file ${file}.`)
    return entries(readFileSync(file, 'utf8').split('\n'))
  }
  if (!process.stdin.isTTY)
    throw new BadInputError(
      'A storage state does not say what must never be shown of the account. Give its name, e-mail address and the like, one a line, with --private-file.',
    )
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  const said = await terminal.question(
    'Name, e-mail address and whatever else must never be shown, separated by commas: ',
  )
  terminal.close()
  return entries(said.split(','))
}

function entries(texts: readonly string[]): readonly string[] {
  return texts.map((text) => text.trim()).filter(Boolean)
}
