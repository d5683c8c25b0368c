import { existsSync, readFileSync } from 'node:fs'
import { Mistake } from '../mistake/mistake.js'
import type { Settings } from '../settings/settings.js'
import {
  joined,
  memoryFile,
  readMemory,
  remembered,
  type Standing,
  standingsFolder,
  standingsIn,
  writeMemory,
  writeStanding,
} from '../state/accounts.js'
import { writeFileAtomically } from '../state/files.js'
import { withLock } from '../state/lock.js'
import type { Plan } from '../state/plan.js'
import { readHeader, takeSession } from '../state/sessions.js'
import { type Share, sharedSessionFile } from '../state/shares.js'

/** How the accounts stood on a run, of which each share saw a part. */
export function standingsOf(shares: readonly Share[]): readonly Standing[] {
  const standings = new Map<string, Standing>()
  for (const { out } of shares)
    for (const standing of standingsIn(standingsFolder(out))) {
      const known = standings.get(standing.account)
      standings.set(standing.account, known ? joined(known, standing) : standing)
    }
  return [...standings.values()]
}

/** The sealed sessions of some accounts as the shares left them: of each the newest. No key is needed. */
export function sessionsOf(shares: readonly Share[], accounts: ReadonlySet<string>): Readonly<Record<string, string>> {
  const newest = [...accounts].flatMap((account): [string, string][] => {
    const files = shares.map(({ out }) => sharedSessionFile(out, account)).filter((file) => existsSync(file))
    const [latest] = files
      .map((file) => ({ file, header: readHeader(file) }))
      .sort((a, b) => (b.header?.generation ?? 0) - (a.header?.generation ?? 0))
    return latest ? [[account, readFileSync(latest.file, 'utf8')]] : []
  })
  return Object.fromEntries(newest)
}

/** Takes what the plan of second walks says of accounts to where they are walked: sessions and how they stood. */
export async function takeOver(settings: Settings, { sessions = {}, accounts = [] }: Plan, out: string): Promise<void> {
  for (const standing of accounts) writeStanding(standingsFolder(out), standing)
  for (const [account, sealed] of Object.entries(sessions)) {
    const to = settings.accounts[account]?.session
    if (to === undefined) continue
    const from = sharedSessionFile(out, account)
    writeFileAtomically(from, sealed, 0o600)
    await takeSession(from, to)
  }
}

/**
 * Takes what shares left of accounts into the state: the newest session of each, and what is remembered. What cannot be taken is
 * said, and costs the night nothing.
 */
export async function takeAccounts(settings: Settings, shares: readonly Share[], now: Date): Promise<void> {
  for (const standing of standingsOf(shares)) {
    const { account } = standing
    if (settings.accounts[account] === undefined) continue
    const lock = memoryFile(settings.state, account).replace(/json$/, 'lock')
    await withLock(lock, `taking in what became of the test account \`${account}\``, PATIENCE_MS, () =>
      writeMemory(settings.state, remembered(readMemory(settings.state, account), standing, now)),
    )
  }
  for (const { out } of shares)
    for (const [account, { session }] of Object.entries(settings.accounts)) {
      const from = sharedSessionFile(out, account)
      if (existsSync(from)) await taken(account, from, session)
    }
}

/** In milliseconds. */
const PATIENCE_MS = 10_000

async function taken(account: string, from: string, to: string): Promise<void> {
  try {
    if ((await takeSession(from, to)) === 'conflict')
      process.emitWarning(
        `Two machines walked with the test account \`${account}\` at once, and each has written its session. The one in ${to} stays; should the site end it, sign in with \`guidewatch login ${account}\`.`,
      )
  } catch (error) {
    if (!(error instanceof Mistake)) throw error
    process.emitWarning(error.message)
  }
}
