import { z } from 'zod'

export const sessionSchema = z.object({
  private: z.array(z.string()),
  storageState: z.object({
    cookies: z.array(
      z.object({
        name: z.string(),
        value: z.string(),
        domain: z.string(),
        path: z.string(),
        expires: z.number(),
        httpOnly: z.boolean(),
        secure: z.boolean(),
        sameSite: z.enum(['Strict', 'Lax', 'None']),
      }),
    ),
    origins: z.array(
      z.object({ origin: z.string(), localStorage: z.array(z.object({ name: z.string(), value: z.string() })) }),
    ),
  }),
})

/** A signed-in state, and what must never be shown of the account behind it: name, e-mail address and the like. */
export type Session = z.infer<typeof sessionSchema>
