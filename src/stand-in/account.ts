import type { Session } from '../screen/session.js'

/** The made-up person behind the stand-in's test accounts. */
export const ACCOUNT = {
  name: 'Kim Musterfrau',
  email: 'kim.musterfrau@example.org',
} as const

/** The cookies that mean "signed in" on the stand-in. */
export const SESSION_COOKIES = [
  { name: 'c_user', value: '100012345678901' },
  { name: 'xs', value: '41-standin-2-1745000000-Zq8' },
] as const

/** A signed-in state for the stand-in, whatever the account is called. */
export function madeUpSession(): Session {
  return {
    private: [ACCOUNT.name, ACCOUNT.email],
    storageState: {
      cookies: ['.facebook.com', '.instagram.com'].flatMap((domain) =>
        SESSION_COOKIES.map(({ name, value }) => ({
          name,
          value,
          domain,
          path: '/',
          expires: -1,
          httpOnly: true,
          secure: true,
          sameSite: 'None' as const,
        })),
      ),
      origins: [],
    },
  }
}
