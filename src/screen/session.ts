import { z } from 'zod'

const nameAndValue = z.object({ name: z.string(), value: z.string() })

const cookieSchema = z.object({
  name: z.string(),
  value: z.string(),
  domain: z.string(),
  path: z.string(),
  expires: z.number().describe('Seconds since 1970; -1 for a cookie that ends with the browser.'),
  httpOnly: z.boolean(),
  secure: z.boolean(),
  sameSite: z.enum(['Strict', 'Lax', 'None']),
  partitionKey: z.string().optional().describe('The site within which alone the cookie counts.'),
  _crHasCrossSiteAncestor: z
    .boolean()
    .optional()
    .describe('Playwright’s own; without it, it refuses a partitioned cookie.'),
})

/** What a browser keeps of a visit, as Playwright's `storageState({ indexedDB: true })` gives it. */
export const storageStateSchema = z.object({
  cookies: z.array(cookieSchema),
  origins: z.array(
    z.object({
      origin: z.string(),
      localStorage: z.array(nameAndValue),
      // Only Playwright reads what is within; it checks it when it puts it back.
      indexedDB: z.array(z.looseObject({ name: z.string() })).optional(),
    }),
  ),
})
export type StorageState = z.infer<typeof storageStateSchema>
export type Cookie = StorageState['cookies'][number]

export const sessionSchema = z.object({ private: z.array(z.string()), storageState: storageStateSchema })

/** A signed-in state, and what must never be shown of the account behind it: name, e-mail address and the like. */
export type Session = z.infer<typeof sessionSchema>
