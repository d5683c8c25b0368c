import { generateIdentity, identityToRecipient } from 'age-encryption'
import type { Cookie, Session } from '../../src/screen/session.js'
import type { Seal, SessionKeys, SessionToWrite } from '../../src/state/sessions.js'

/** A person with a key of their own. */
export type Person = { readonly identity: string; readonly recipient: string; readonly keys: SessionKeys }

export async function person(): Promise<Person> {
  const identity = await generateIdentity()
  return {
    identity,
    recipient: await identityToRecipient(identity),
    keys: { identities: [identity], passphrase: undefined },
  }
}

/** Sealed for these people, opened with the key of the first. */
export function sealFor(...people: readonly Person[]): Seal {
  return {
    recipients: people.map(({ recipient }) => recipient),
    keys: people[0]?.keys ?? { identities: [], passphrase: undefined },
  }
}

/** A cookie that holds an account, as a site sets it. */
export function cookie(changes: Partial<Cookie> = {}): Cookie {
  return {
    name: 'sid',
    value: 'cookie-value',
    domain: '127.0.0.1',
    path: '/',
    expires: -1,
    httpOnly: true,
    secure: false,
    sameSite: 'Lax',
    ...changes,
  }
}

export function sessionOf(cookies: readonly Cookie[], listed: readonly string[] = ['Kim Example']): Session {
  return { private: [...listed], storageState: { cookies: [...cookies], origins: [] } }
}

export const SIGNED_IN = '2026-05-01T08:00:00.000Z'

/** What a person leaves who signs in. */
export function signIn(session: Session, changes: Partial<SessionToWrite> = {}): SessionToWrite {
  return {
    account: 'tester',
    session,
    base: 0,
    signedInAt: SIGNED_IN,
    savedBy: 'login',
    now: Date.parse(SIGNED_IN),
    ...changes,
  }
}
