import { statSync } from 'node:fs'
import { Mistake } from '../mistake/mistake.js'
import type { Settings } from '../settings/settings.js'
import { KEY_FILE_VARIABLE } from '../state/session-keys.js'
import { type Listed, listSessions } from '../state/session-list.js'
import { readSession, sessionKeys } from '../state/sessions.js'

type Said = { readonly state: 'ok' | 'warning' | 'failure'; readonly said: string }

/** A session older than this has often been ended by the site; in days. */
const OLD_SESSION_DAYS = 60
/** So many days ahead the end of a session is a warning. */
const SOON_DAYS = 7

/** The sessions of test accounts: can they be opened here, and how long do they last? */
export async function sessions(settings: Settings): Promise<readonly Said[]> {
  const listed = listSessions(settings, Date.now())
  if (listed.length === 0) return [{ state: 'ok', said: 'no test account is needed' }]
  const single = Object.keys(settings.sessions.recipients).length === 1
  const alone: Said[] = single
    ? [
        warning(
          'Only one key opens the sessions. Name a second one that is kept offline (docs/sessions.md), or they are lost with it.',
        ),
      ]
    : []
  return [...keyFile(), ...alone, ...(await Promise.all(listed.map((session) => examineOne(session))))]
}

async function examineOne(session: Listed): Promise<Said> {
  const { account, file, state, said, ageDays, endsInDays, endsAt, notFor } = session
  const login = `\`guidewatch login ${account}\``
  if (state === 'missing') return warning(`${account}: there is none, so its walks are blocked. Sign in with ${login}.`)
  if (state === 'damaged') return { state: 'failure', said: said ?? '' }
  try {
    await readSession(file, sessionKeys(), account)
  } catch (error) {
    if (!(error instanceof Mistake)) throw error
    return { state: 'failure', said: `${account}: ${error.message}` }
  }
  const age = `${account}: signed in ${ageDays} days ago`
  if (endsInDays !== null && endsInDays < SOON_DAYS)
    return warning(
      `${age}; ${endsInDays < 0 ? `it was to end on ${endsAt}` : `it ends in ${endsInDays} days (${endsAt})`}. Sign in again with ${login}.`,
    )
  if (notFor.length > 0)
    return warning(`${age}; ${notFor.join(', ')} cannot open it. Seal it for them with \`guidewatch sessions rekey\`.`)
  if (endsInDays === null && (ageDays ?? 0) > OLD_SESSION_DAYS)
    return warning(
      `${age}; its cookies name no end, and sites end sessions after a while. Sign in again with ${login}.`,
    )
  return {
    state: 'ok',
    said: endsInDays === null ? `${age}; its cookies name no end` : `${age}; ends in ${endsInDays} days`,
  }
}

/** A private key that others on this machine can read is none. */
function keyFile(): readonly Said[] {
  const file = process.env[KEY_FILE_VARIABLE]
  const mode = file ? statSync(file, { throwIfNoEntry: false })?.mode : undefined
  return mode !== undefined && (mode & 0o077) !== 0
    ? [warning(`Others on this machine can read the key in ${file}: chmod 600 ${file}`)]
    : []
}

function warning(said: string): Said {
  return { state: 'warning', said }
}
