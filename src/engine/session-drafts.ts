import { readdirSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { readSession, type SessionKeys, takeSession } from '../state/sessions.js'

/** A draft of a process that cannot be asked is taken for left behind after this, in milliseconds. */
const OLD_MS = 10 * 60_000

/**
 * Finishes what a process began that was killed while it wrote a session: its draft is whole and only was not renamed. Without
 * it the token that the site gave last would be lost, and the one on the disk is used up. A draft that is not whole is deleted.
 *
 * @param file of the session; what lies there stays unless the draft is newer.
 */
export async function finishDrafts(file: string, keys: SessionKeys, account: string): Promise<void> {
  for (const draft of draftsOf(file)) {
    const isWhole = await readSession(draft, keys, account).then(
      (stored) => stored !== undefined,
      () => false,
    )
    if (isWhole) await takeSession(draft, file)
    rmSync(draft, { force: true })
  }
}

/** Drafts as state/files.ts names them, whose process is gone. */
function draftsOf(file: string): readonly string[] {
  const prefix = `.${basename(file)}.`
  return namesIn(dirname(file))
    .filter((name) => name.startsWith(prefix) && /^\d+\.tmp$/.test(name.slice(prefix.length)))
    .map((name) => ({ path: join(dirname(file), name), pid: Number.parseInt(name.slice(prefix.length), 10) }))
    .filter(({ path, pid }) => !isAlive(pid) || Date.now() - statSync(path).mtimeMs > OLD_MS)
    .map(({ path }) => path)
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
