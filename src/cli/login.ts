import type { Command } from 'commander'
import { type LoginRequest, login } from '../login/login.js'
import { placeOf } from '../login/place.js'
import { BadInputError } from '../mistake/mistake.js'
import { loadValidFlows } from '../run/prepare.js'
import type { Session } from '../screen/session.js'
import { loadSettings } from '../settings/settings.js'
import { readStorageState, warnOfPlainFile } from '../state/session-import.js'
import {
  latestGeneration,
  readSession,
  requireSeal,
  type Seal,
  SessionConflict,
  SessionError,
  type SessionHeader,
  sealOf,
  writeSession,
} from '../state/sessions.js'
import { onTerminal } from './attest-ask.js'
import { CONFIG_OPTION, settingsFile, shown } from './options.js'

type LoginOptions = {
  readonly config?: string
  readonly remote?: boolean
  readonly port?: string
  readonly from?: string
  readonly device?: string
  readonly keep?: boolean
}

export function loginCommand(command: Command): void {
  command
    .argument('<account>', 'name of the account in guidewatch.yaml')
    .option(...CONFIG_OPTION)
    .option('--remote', 'without a window: sign in from another computer, by way of an SSH tunnel')
    .option('--port <number>', 'port of this machine for --remote (default: any that is free)')
    .option('--from <file>', 'take a storage state that Playwright wrote on another computer')
    .option('--device <name>', 'device to sign in and to test with (default: the first of the walks)')
    .option('--keep', 'store the session although walks are not signed in with it')
    .action(loginAction)
}

async function loginAction(account: string, options: LoginOptions): Promise<void> {
  const by = reachOf(options)
  const settings = loadSettings(settingsFile(options.config))
  const place = placeOf(settings, loadValidFlows(settings), account, options.device)
  const seal = sealOf(settings)
  requireSeal(seal)
  requireTerminal()
  const file = settings.accounts[account]?.session ?? ''
  await onTerminal(async (conversation) => {
    const known = await privateTexts(file, account, seal, conversation.tell)
    const session = await login(place, { conversation, by, known, keep: options.keep === true })
    if (options.from) conversation.tell(warnOfPlainFile(options.from))
    if (!session) {
      conversation.tell('Nothing was stored. `--keep` stores it all the same.')
      process.exitCode = 1
      return
    }
    const { endsAt } = await store(file, account, session, seal)
    const until = endsAt === null ? '' : ` By its cookies it ends on ${endsAt.slice(0, 10)}.`
    conversation.tell(`The session of \`${account}\` is stored in ${shown(file)}.${until}`)
  })
}

/** @throws BadInputError when options do not go together. */
function reachOf({ remote, port, from }: LoginOptions): LoginRequest['by'] {
  if (from !== undefined && (remote || port !== undefined))
    throw new BadInputError('`--from` takes a session that is made already: it goes without --remote and --port.')
  if (from !== undefined) return { imported: readStorageState(from) }
  if (port !== undefined && !remote) throw new BadInputError('`--port` is the port of `--remote`, which is missing.')
  if (port !== undefined && !(/^\d+$/.test(port) && Number(port) >= 1024 && Number(port) <= 65_535))
    throw new BadInputError('`--port` is a number from 1024 to 65535.')
  return remote ? { port: port === undefined ? undefined : Number(port) } : 'window'
}

function requireTerminal(): void {
  if (process.stdin.isTTY) return
  throw new BadInputError(
    'Signing in needs a person at a terminal, and there is none. Over SSH, `ssh -t` gives one; a session that was made elsewhere is brought with `guidewatch sessions import`.',
  )
}

/** What an earlier session says must never be shown. */
async function privateTexts(
  file: string,
  account: string,
  { keys }: Seal,
  tell: (line: string) => void,
): Promise<readonly string[]> {
  try {
    return (await readSession(file, keys, account))?.session.private ?? []
  } catch (error) {
    if (!(error instanceof SessionError)) throw error
    tell(`${error.message}\nWhat it held as private texts has to be given again.`)
    return []
  }
}

/** Who signs in has the newest session: one that a walk wrote meanwhile is replaced. */
async function store(file: string, account: string, session: Session, seal: Seal): Promise<SessionHeader> {
  const write = () => {
    const now = Date.now()
    const base = latestGeneration(file)
    const signedInAt = new Date(now).toISOString()
    return writeSession(file, { account, session, base, signedInAt, savedBy: 'login', now }, seal)
  }
  return write().catch((error: unknown) => {
    if (error instanceof SessionConflict) return write()
    throw error
  })
}
