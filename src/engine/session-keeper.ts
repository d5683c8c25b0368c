import { Mistake } from '../mistake/mistake.js'
import type { Session, StorageState } from '../screen/session.js'
import type { Job } from '../state/job.js'
import { renewedBetween } from '../state/session-end.js'
import {
  readHeader,
  readSession,
  SessionConflict,
  type StoredSession,
  sealOf,
  sessionKeys,
  writeSession,
} from '../state/sessions.js'
import { shareSession } from '../state/shares.js'
import { finishDrafts } from './session-drafts.js'

/** Why a session could not be kept as the site left it. */
export type NotKept = 'conflict' | 'not-taken' | 'not-written'

/** Opened sessions by file: turning a passphrase into a key takes more than a second, by design. */
const opened = new Map<string, StoredSession>()

/**
 * The session of an account as it lies on the disk now, whoever wrote it.
 *
 * @returns `undefined` when there is none.
 * @throws SessionError when it cannot be opened.
 */
export async function sessionFor(job: Job, account: string): Promise<StoredSession | undefined> {
  const file = fileOf(job, account)
  if (file === undefined) return undefined
  const keys = sessionKeys()
  await finishDrafts(file, keys, account)
  const header = readHeader(file)
  const known = opened.get(file)
  if (known && header && JSON.stringify(header) === JSON.stringify(known.header)) return known
  const stored = await readSession(file, keys, account)
  if (stored) opened.set(file, stored)
  return stored
}

/**
 * Writes a session back as the site left it, under the next generation; what is the same stays as it is.
 *
 * @param left `null` when the storage could not be taken.
 * @returns why it could not be kept, which costs the session its freshness and the walk nothing.
 */
export async function keepSession(
  job: Job,
  account: string,
  before: StoredSession,
  left: StorageState | null,
): Promise<NotKept | null> {
  const file = fileOf(job, account)
  if (file === undefined) return null
  if (left === null) return 'not-taken'
  if (isSame(left, before.session.storageState)) return null
  const session: Session = { ...before.session, storageState: left }
  const { generation: base, signedInAt } = before.header
  try {
    const toWrite = { account, session, base, signedInAt, savedBy: 'walk' as const, now: Date.now(), before }
    const header = await writeSession(file, toWrite, sealOf(job.settings))
    const renewed = [...new Set([...before.renewed, ...renewedBetween(before.session.storageState, left)])]
    opened.set(file, { header, session, renewed })
    // A share carries what its slot left, however that ends.
    if (job.slots.length > 0) shareSession(job.out, account, file)
    return null
  } catch (error) {
    if (error instanceof SessionConflict) return 'conflict'
    if (error instanceof Mistake) return 'not-written'
    throw error
  }
}

function fileOf({ settings }: Job, account: string): string | undefined {
  return settings.accounts[account]?.session
}

/** The order in which a browser lists cookies and stores tells nothing. */
function isSame(one: StorageState, other: StorageState): boolean {
  return canonical(one) === canonical(other)
}

function canonical({ cookies, origins }: StorageState): string {
  const sorted = (list: readonly unknown[]) => list.map((entry) => JSON.stringify(entry)).sort()
  return JSON.stringify([
    sorted(cookies),
    sorted(origins.map(({ localStorage, ...rest }) => ({ ...rest, localStorage: sorted(localStorage) }))),
  ])
}
