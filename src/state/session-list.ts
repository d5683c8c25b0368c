import { z } from 'zod'
import { Mistake } from '../mistake/mistake.js'
import type { Settings } from '../settings/settings.js'
import { readMemory } from './accounts.js'
import { readHeader, type SessionHeader } from './sessions.js'

const DAY_MS = 86_400_000

/** So many days ahead it is told that a session ends. */
const DAYS_AHEAD = 7

const listedSchema = z.strictObject({
  account: z.string(),
  file: z.string(),
  state: z.enum(['kept', 'missing', 'damaged']),
  said: z.string().nullable().describe('What is wrong with a damaged file.'),
  signedInAt: z.iso.datetime().nullable(),
  ageDays: z.int().nullable().describe('Whole days since a person signed in.'),
  savedAt: z.iso.datetime().nullable(),
  savedBy: z.enum(['login', 'import', 'walk']).nullable(),
  generation: z.int().nullable(),
  shortest: z
    .number()
    .nullable()
    .describe('Days that the shortest-lived cookie that counts had left when it was kept.'),
  endsAt: z.iso.datetime().nullable().describe('When its cookies say that it ends; null: they do not say.'),
  endsInDays: z.int().nullable().describe('Whole days until then; negative when it is over.'),
  openedBy: z
    .array(z.strictObject({ name: z.string().nullable(), key: z.string() }))
    .describe('Public keys that open it; `name` is null where the settings name nobody for a key.'),
  passphrase: z.boolean().describe('Sealed with the passphrase, for no key.'),
  notFor: z.array(z.string()).describe('Who is named in the settings and cannot open it: `guidewatch sessions rekey`.'),
  probe: z.object({ result: z.string(), at: z.string() }).nullable().describe('What its last probe came to.'),
})
/** A test account's session as everybody may know it. */
export type Listed = Readonly<z.infer<typeof listedSchema>>

/** What `guidewatch sessions list --json` prints. */
export const sessionListSchema = z.strictObject({
  schema: z.literal(1),
  at: z.iso.datetime(),
  sessions: z.array(listedSchema),
})

/** The sessions of all accounts in the settings, in their order. No key is needed. */
export function listSessions(settings: Settings, now: number): readonly Listed[] {
  return Object.entries(settings.accounts).map(([account, { session: file }]) => {
    const { probed } = readMemory(settings.state, account)
    const probe = probed && { result: probed.result, at: probed.at }
    let header: SessionHeader | undefined
    try {
      header = readHeader(file)
    } catch (error) {
      if (!(error instanceof Mistake)) throw error
      return { ...nothing(account, file), state: 'damaged', said: error.message, probe }
    }
    if (!header) return { ...nothing(account, file), probe }
    const { signedInAt, savedAt, savedBy, generation, shortest, endsAt, recipients } = header
    const named = Object.entries(settings.sessions.recipients)
    return {
      account,
      file,
      state: 'kept',
      said: null,
      signedInAt,
      ageDays: Math.max(0, Math.floor((now - Date.parse(signedInAt)) / DAY_MS)),
      savedAt,
      savedBy,
      generation,
      shortest,
      endsAt,
      endsInDays: endsAt === null ? null : Math.floor((Date.parse(endsAt) - now) / DAY_MS),
      openedBy: recipients.map((key) => ({ name: named.find(([, known]) => known === key)?.[0] ?? null, key })),
      passphrase: recipients.length === 0,
      notFor: named.filter(([, key]) => !recipients.includes(key)).map(([name]) => name),
      probe,
    }
  })
}

/** A session that ends before long; `days` is negative when it should have ended. */
export type EndingSession = { readonly account: string; readonly endsAt: string; readonly days: number }

/** The sessions that end within a week, by what their cookies say. */
export function endingSessions(sessions: readonly Listed[]): readonly EndingSession[] {
  return sessions.flatMap(({ account, endsAt, endsInDays }) =>
    endsAt !== null && endsInDays !== null && endsInDays < DAYS_AHEAD ? [{ account, endsAt, days: endsInDays }] : [],
  )
}

function nothing(account: string, file: string): Listed {
  return {
    account,
    file,
    state: 'missing',
    said: null,
    signedInAt: null,
    ageDays: null,
    savedAt: null,
    savedBy: null,
    generation: null,
    shortest: null,
    endsAt: null,
    endsInDays: null,
    openedBy: [],
    passphrase: false,
    notFor: [],
    probe: null,
  }
}
