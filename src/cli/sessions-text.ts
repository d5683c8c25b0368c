import type { Listed } from '../state/session-list.js'
import type { Resealing } from '../state/session-rekey.js'

type Recipients = Readonly<Record<string, string>>

/** The sessions as people read them, a paragraph each. */
export function listLines(sessions: readonly Listed[]): readonly string[] {
  if (sessions.length === 0) return ['guidewatch.yaml names no test accounts (`accounts`).']
  return sessions.flatMap((session, index) => [...(index > 0 ? [''] : []), session.account, ...linesOf(session)])
}

function linesOf(session: Listed): readonly string[] {
  const probe = session.probe ? [line('last probe', `${session.probe.result}, ${session.probe.at}`)] : []
  if (session.state === 'missing')
    return [line('session', `none (${session.file}). Sign in: guidewatch login ${session.account}`), ...probe]
  if (session.state === 'damaged') return [line('session', session.said ?? ''), ...probe]
  const { ageDays, signedInAt, generation, savedAt, savedBy, shortest, openedBy, notFor } = session
  return [
    line('signed in', `${ageDays} days ago (${signedInAt})`),
    line('kept', `${savedAt} by ${savedBy}, generation ${generation}`),
    line(
      'cookies',
      shortest === null ? 'none that counts has an end' : `the shortest-lived that counts had ${shortest} days left`,
    ),
    line('ends', endOf(session)),
    line(
      'opened by',
      session.passphrase ? 'the passphrase' : openedBy.map(({ name, key }) => name ?? short(key)).join(', '),
    ),
    ...(notFor.length > 0 ? [line('not by', `${notFor.join(', ')}. Seal it for them: guidewatch sessions rekey`)] : []),
    ...probe,
  ]
}

function endOf({ account, endsAt, endsInDays }: Listed): string {
  if (endsAt === null || endsInDays === null) return 'nobody knows: no cookie that counts says it'
  if (endsInDays < 0) return `it was to end ${-endsInDays} days ago (${endsAt}). Sign in: guidewatch login ${account}`
  return `in ${endsInDays} days (${endsAt})`
}

/** What sealing anew came to. */
export function rekeyLines(done: readonly Resealing[], recipients: Recipients, isDry: boolean): readonly string[] {
  const named = (keys: readonly string[]) =>
    keys.length === 0 ? 'the passphrase' : keys.map((key) => nameOf(key, recipients)).join(', ')
  const lines = done.map(({ account, kind, before, after, said }) => {
    if (kind === 'missing') return `${account}: there is no session.`
    if (kind === 'failed') return `${account}: not done. ${said}`
    if (kind === 'same') return `${account}: opened by ${named(after)} already.`
    return `${account}: ${isDry ? 'would be sealed' : 'sealed'} for ${named(after)}; before: ${named(before)}.`
  })
  const lost = [
    ...new Set(
      done.flatMap(({ kind, before, after }) =>
        kind === 'sealed' ? before.filter((key) => !after.includes(key)) : [],
      ),
    ),
  ]
  const left = done.filter(({ kind, before, after }) => kind === 'sealed' && before.some((key) => !after.includes(key)))
  if (done.length === 0) return ['guidewatch.yaml names no test accounts (`accounts`).']
  if (lost.length === 0) return lines
  return [
    ...lines,
    '',
    `${lost.map((key) => nameOf(key, recipients)).join(', ')} could open these sessions until now, and may have kept a copy. Sealing anew takes nothing back.`,
    'What helps is signing out at the site and in anew:',
    ...left.map(({ account }) => `  guidewatch sessions revoke ${account} && guidewatch login ${account}`),
  ]
}

/** What is left to do when a session was deleted here. */
export function revokeLines(account: string, file: string): readonly string[] {
  return [
    `The session of \`${account}\` is deleted here (${file}). At the site it still counts: whoever has a copy is signed in.`,
    '',
    'What next:',
    '1. Sign in to the account in your own browser, open its list of devices (“Where you’re logged in”, “Your devices”), and sign out every device that is not you.',
    '2. If you do not know who has a copy, change the password as well: most sites then end all other sessions.',
    '3. Delete the copies that were exported, and push the state, so that no other machine brings it back.',
    `4. To walk again: guidewatch login ${account}`,
  ]
}

/** The name that the settings give a key; else its beginning, which tells keys apart. */
export function nameOf(key: string, recipients: Recipients): string {
  return Object.entries(recipients).find(([, known]) => known === key)?.[0] ?? short(key)
}

function short(key: string): string {
  return `${key.slice(0, 14)}…`
}

function line(what: string, said: string): string {
  return `  ${what.padEnd(10)} ${said}`
}
