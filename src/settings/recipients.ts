import { Encrypter } from 'age-encryption'
import { z } from 'zod'

const PRIVATE =
  'this is a private key, and it is known now to all who can read this file: make another one with `guidewatch sessions key`, and write its public part here (`age1…`)'

const recipientSchema = z
  .string()
  .superRefine((key, { addIssue }) => {
    if (/^AGE-SECRET-KEY-/i.test(key.trim())) addIssue(PRIVATE)
    else if (!isRecipient(key))
      addIssue(
        'this is no public key of age (`age1…`, or `age1pq1…`): copy it whole, as `guidewatch sessions key` or `age-keygen -y` prints it',
      )
  })
  .describe('A public key of age: `age1…`, or the post-quantum `age1pq1…`.')

/** Who may open the sessions: public keys by the name of a person or a machine. */
export const sessionsSchema = z.strictObject({
  recipients: z
    .record(
      z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,59}$/u, 'use a short name, such as `kim` or `ci`'),
      recipientSchema,
    )
    .superRefine((recipients, { addIssue }) => {
      const first = new Map<string, string>()
      for (const [name, key] of Object.entries(recipients)) {
        const other = first.get(key)
        if (other === undefined) first.set(key, name)
        else
          addIssue({
            code: 'custom',
            path: [name],
            message: `\`${other}\` has this key already: give each person and machine a key of its own`,
          })
      }
    })
    .default({})
    .describe('Who may open the sessions; every session is sealed for all of them.'),
})

/** True for whatever the library can seal for. Keys of plug-ins that it does not know are refused. */
export function isRecipient(key: string): boolean {
  try {
    new Encrypter().addRecipient(key)
    return true
  } catch {
    return false
  }
}
