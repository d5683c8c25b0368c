import { basename } from 'node:path'
import { z } from 'zod'
import { Mistake } from '../mistake/mistake.js'
import { sessionSchema } from '../screen/session.js'

/** The session file cannot be used; the message says what to do and holds nothing of its content. */
export class SessionError extends Mistake {}

/** What lies open in a session file: nothing private, so that the file can be told about without a key. */
export const headerSchema = z.strictObject({
  schema: z.literal(1),
  account: z.string(),
  generation: z.int().min(0).describe('One more at each write. An older one never takes the place of a newer one.'),
  signedInAt: z.iso.datetime().describe('When a person signed in.'),
  savedAt: z.iso.datetime().describe('When the session was kept as it is here.'),
  savedBy: z.enum(['login', 'import', 'walk']),
  endsAt: z.iso.datetime().nullable().describe('When the site will end it by what its cookies say; null: not known.'),
  shortest: z
    .number()
    .min(0)
    .nullable()
    .describe('Days that the shortest-lived cookie that counts had left when the session was kept.'),
  recipients: z.array(z.string()).readonly().describe('Public keys that it is sealed for; none: for a passphrase.'),
})
export type SessionHeader = Readonly<z.infer<typeof headerSchema>>

export const sessionFileSchema = headerSchema.extend({ sealed: z.string().describe('Armoured age.') })

/** What is sealed: the session, and the header again, so that none can be put before another session. */
export const sealedSchema = sessionSchema.extend({
  header: headerSchema,
  renewed: z.array(z.string()).describe('Cookies that the site renews, see `session-end.ts`.'),
})
export type Sealed = z.infer<typeof sealedSchema>

/** A session file: of the form that has a header, or of the old one, which is ciphertext alone. */
export type SessionFile =
  | { readonly form: 'new'; readonly header: SessionHeader; readonly sealed: string }
  | { readonly form: 'old'; readonly header: SessionHeader; readonly sealed: Uint8Array }

const OLD_FORM = 'age-encryption.org/v1'

/**
 * Reads what lies open in a session file.
 *
 * @param writtenAt when the file was written, which is all that one knows of the old form.
 * @throws SessionError when it is damaged, or of a newer guidewatch.
 */
export function parseSessionFile(file: string, bytes: Uint8Array, writtenAt: Date): SessionFile {
  const text = Buffer.from(bytes).toString('utf8')
  if (text.startsWith(OLD_FORM)) return { form: 'old', header: oldHeader(file, writtenAt), sealed: bytes }
  const value = parseJson(text)
  const version = z.object({ schema: z.int().min(2) }).safeParse(value)
  if (version.success)
    throw new SessionError(
      `The session file ${file} is of a newer guidewatch (schema ${version.data.schema}). Update this one.`,
    )
  const parsed = sessionFileSchema.safeParse(value)
  if (!parsed.success) throw damaged(file)
  const { sealed, ...header } = parsed.data
  return { form: 'new', header, sealed }
}

/** The text of a session file. */
export function formatSessionFile(header: SessionHeader, sealed: string): string {
  return `${JSON.stringify({ ...header, sealed }, null, 2)}\n`
}

/** The generation that a file claims for itself, also a damaged one: its successor must not count as older. */
export function claimedGeneration(bytes: Uint8Array): number {
  const [, digits] = /"generation":\s*(\d{1,15})\b/.exec(Buffer.from(bytes).toString('utf8')) ?? []
  return Number(digits ?? 0)
}

export function damaged(file: string): SessionError {
  return new SessionError(
    `The session file ${file} is damaged. Take it from where the state is kept, or make a new one with \`guidewatch login\`.`,
  )
}

/** What is sealed, read; `undefined` when it is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function oldHeader(file: string, writtenAt: Date): SessionHeader {
  const at = writtenAt.toISOString()
  return {
    schema: 1,
    account: basename(file).replace(/\.[^.]+$/, ''),
    generation: 0,
    signedInAt: at,
    savedAt: at,
    savedBy: 'login',
    endsAt: null,
    shortest: null,
    recipients: [],
  }
}
