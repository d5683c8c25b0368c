import { execFile } from 'node:child_process'
import { userInfo } from 'node:os'
import { type Command, InvalidArgumentError } from 'commander'
import type { Reviewed } from '../cause/cause.js'
import type { Draft, Taken } from '../cause/decision.js'
import { openDesks } from '../decide/server/open-desk.js'
import { serveReview } from '../decide/server/serve.js'
import { requireCounting } from '../review/apply.js'
import { reviewed } from '../review/causes.js'
import { openDraft, readDraft } from '../review/draft.js'
import { supersededBy } from '../review/superseded.js'
import { loadSettings, type Settings } from '../settings/settings.js'
import { openRun, type StoredRun, settingsAbove } from '../state/runs.js'
import { printable } from '../text/inert.js'
import { causeInWords } from '../words/cause.js'
import { decideWordsIn } from '../words/decide.js'
import { CONFIG_OPTION, settingsFile, whoAmI } from './options.js'

type Options = {
  config?: string
  port: number
  open: boolean
  by?: string
  commit?: boolean
  branch?: string
  push?: boolean
}

export function reviewCommand(command: Command): void {
  command
    .argument('[run]', 'folder or id of the run (default: the latest below state/runs)')
    .option(...CONFIG_OPTION)
    .option('--port <n>', 'port on this machine (default: any that is free)', portOf, 0)
    .option('--no-open', 'only print the address, do not open a browser')
    .option('--by <name>', 'who decides (default: git’s user name, else the system’s)')
    .option('--commit', 'commit with git what is finished, a commit for each incident')
    .option('--branch <name>', 'commit it on this branch')
    .option('--push', 'push what was committed')
    .action(async (name: string | undefined, options: Options) => {
      const settings = loadSettings(options.config ?? settingsAbove(name) ?? settingsFile(undefined))
      await review(settings, openRun(settings, name), options)
      // A browser keeps connections open that nobody needs any more.
      process.exit(process.exitCode ?? 0)
    })
}

/** Serves a run until somebody ends it, and tells what is left to do. */
async function review(settings: Settings, stored: StoredRun, options: Options): Promise<void> {
  const { run, site } = stored.run
  requireCounting(settings, stored)
  const found = reviewed(stored, settings)
  openDraft(settings, found, new Date())
  const { commit, branch, push } = options
  const how = { by: options.by ?? whoAmI(), commit, branch, push }
  const served = await serveReview(
    { desks: openDesks(settings, site, how), run, language: settings.language },
    options.port,
  )
  process.stdout.write(
    `${intro(found, supersededBy(settings, { run, site }))}\n${wayIn(served, options)}\nEnd with Ctrl+C.\n`,
  )
  await new Promise<void>((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve))
  await served.close()
  process.stdout.write(left(found, readDraft(settings, { run, site }), settings))
}

function intro({ run, site, causes }: Reviewed, newer: string | null): string {
  const many = causes.length === 1 ? '1 cause wants' : `${causes.length} causes want`
  const said = causes.length === 0 ? 'Nothing wants a decision' : `${many} a decision`
  const late = newer ? `\nThere is a newer night, ${newer}: only that one can be decided on. The page leads there.` : ''
  return `${said} in the run ${run} (${site}).${late}`
}

/** Opens a browser where there is one, or tells how to come here from another machine. */
function wayIn({ url, port }: { readonly url: string; readonly port: number }, { open }: Options): string {
  const [, , server] = process.env.SSH_CONNECTION?.split(' ') ?? []
  if (server) {
    return `This is another machine: run this on yours, leave it open, and then open the address.
  ssh -N -L ${port}:127.0.0.1:${port} ${userInfo().username}@${server}
  ${url}`
  }
  if (open) openBrowser(url)
  return `Open ${url}\nThe address counts once, in one browser; whoever has it can decide.`
}

/** Whether it opens or not: the address is printed. */
function openBrowser(url: string): void {
  const ways: Readonly<Record<string, readonly [string, ...string[]]>> = {
    darwin: ['open', url],
    win32: ['cmd', '/c', 'start', '', url],
  }
  const [program, ...given] = ways[process.platform] ?? ['xdg-open', url]
  if (program === 'xdg-open' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return
  execFile(program, given, () => undefined)
}

/** What was decided and is not finished; nothing else is lost when the server ends. */
function left({ run, causes }: Reviewed, draft: Draft | null, { language }: Settings): string {
  const taken = draft?.taken ?? []
  if (taken.length === 0)
    return draft?.finished.length ? '\nAll that was decided is finished.\n' : '\nNothing was decided.\n'
  const lines = taken.map((one) => `  ${printable(inWords(one, causes, language))}\n`).join('')
  const many = taken.length === 1 ? '1 decision is' : `${taken.length} decisions are`
  return `\n${many} not finished:\n${lines}They stay: \`guidewatch review ${run}\` goes on with them.\n`
}

function inWords({ by, decision }: Taken, causes: Reviewed['causes'], language: Settings['language']): string {
  const cause = causes.find(({ id }) => id === decision.cause)
  const { name } = decideWordsIn(language).form.choices[decision.choice]
  return `${cause ? causeInWords(cause, language) : decision.cause} ${by}: ${name}`
}

function portOf(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new InvalidArgumentError('Expected a number from 1 to 65535.')
  return port
}
