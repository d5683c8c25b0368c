import type { Beside } from './beside.js'
import type { Glance } from './glance.js'

/** What was seen of a session with which a fresh browser is not signed in. */
export type Seen = {
  /** The page as walks get it with this session. */
  readonly walking: Pick<Glance, 'status' | 'failure' | 'authenticates' | 'asksForPasskey' | 'refusedHosts' | 'stopped'>
  /**
   * True when the same session is signed in in a fresh context of a browser in which nothing is held back; then it is
   * whole, and walks are what is different. `null` when that was not tried.
   */
  readonly isWhole: boolean | null
  /** What the person's pages kept beside it. */
  readonly beside: readonly Beside[]
  /** IndexedDB could not be read at all. */
  readonly databasesLost: boolean
  /** The session was made in a browser with another user agent than that of the walks, or nobody knows in which. */
  readonly otherUserAgent: boolean
}

/** Why a session does not carry, and what to do about it. */
export type Lack = { readonly why: string; readonly advice: string }

/**
 * What a session with which walks are not signed in does not carry, the surest reason first. Never empty: where nothing
 * is known to be missing, that is said.
 */
export function lacksOf(seen: Seen): readonly Lack[] {
  const found = [
    ...asked(seen),
    ...(seen.isWhole === true ? [] : notHeld(seen)),
    ...(seen.isWhole === false ? [] : otherwise(seen)),
    ...byWorker(seen),
  ]
  return found.length > 0 ? found : [unknown(seen)]
}

/** What the page itself asked the browser for. */
function asked({ walking }: Seen): readonly Lack[] {
  const { failure, authenticates, asksForPasskey, status } = walking
  // Chromium shows its own error page to who gives no password.
  const authentication = authenticates ?? (/INVALID_AUTH_CREDENTIALS/.test(failure ?? '') ? 'authentication' : null)
  const asksForCertificate = /CLIENT_AUTH/.test(failure ?? '') || status === 496
  // What the gate refused is told by its host.
  const didNotCome =
    failure !== null && authentication === null && !asksForCertificate && !/BLOCKED_BY_CLIENT/.test(failure)
  const isDown = status !== null && status >= 400 && ![401, 403, 407, 496].includes(status)
  return [
    ...(didNotCome || isDown
      ? [
          {
            why: didNotCome ? `The page did not come (${failure}).` : `The site answers with status ${status}.`,
            advice:
              'Open it in another browser. If it is there, sign in again; if it is another page, name that one as `probe` of the account.',
          },
        ]
      : []),
    ...(authentication !== null
      ? [
          {
            why: `The site has the browser itself ask for a name and password (HTTP ${authentication}), which no session holds.`,
            advice: 'Walks cannot sign in to it. Walk a copy that has a log-in page of its own, or none.',
          },
        ]
      : []),
    ...(asksForCertificate
      ? [
          {
            why: 'The site asks for a client certificate, which no session holds.',
            advice: 'Walks cannot show one. Walk a copy of the site that does not ask for it.',
          },
        ]
      : []),
    ...(asksForPasskey
      ? [
          {
            why: 'The site asks for a passkey as soon as the page opens, and no session holds a passkey.',
            advice:
              'Let this test account sign in with a password, or tell the site to trust the browser, and sign in again.',
          },
        ]
      : []),
  ]
}

/** What the person's browser had and a session cannot hold. */
function notHeld({ beside, databasesLost }: Seen): readonly Lack[] {
  const keepsInTab = beside.filter(({ inSessionStorage }) => inSessionStorage > 0)
  const unwritable = beside.filter((one) => one.unwritable.length > 0)
  return [
    ...keepsInTab.map(({ origin, inSessionStorage }) => ({
      why: `${origin} keeps ${count(inSessionStorage, 'entry that looks', 'entries that look')} like a session in session storage, which ends with its tab; no session file holds it.`,
      advice:
        'Where the log-in page has “Stay signed in”, tick it and sign in again. Without it, this site cannot be walked signed in.',
    })),
    ...unwritable.map(({ origin, unwritable: kinds }) => ({
      why: `${origin} keeps in IndexedDB what cannot be taken out of a browser (${kinds.join(', ')}).`,
      advice:
        'A key that never leaves its browser cannot be brought to another one. Sign in another way if the site has one, such as a password instead of a device key.',
    })),
    ...(databasesLost
      ? [
          {
            why: 'The IndexedDB of a page could not be read.',
            advice: 'Close the other windows of the site and sign in again.',
          },
        ]
      : []),
  ]
}

/** What walks do otherwise than the person's browser. */
function otherwise({ walking, otherUserAgent }: Seen): readonly Lack[] {
  const { refusedHosts, stopped } = walking
  return [
    ...(refusedHosts.length > 0
      ? [
          {
            why: `The page asks ${listed(refusedHosts)}, and the account's flows do not reach ${refusedHosts.length === 1 ? 'it' : 'them'}.`,
            advice: 'If signing in needs that, add it to `hosts` of the flow.',
          },
        ]
      : []),
    ...(stopped.length > 0
      ? [
          {
            why: `The page wants to send ${listed(stopped)}, and walks send nothing.`,
            advice: 'If that only renews or reads, add it to `reads` of the flow, as it stands here.',
          },
        ]
      : []),
    ...(otherUserAgent
      ? [
          {
            why: 'The session was made in another browser than the one that walks, and the site may bind it to the user agent.',
            advice:
              'Sign in with `guidewatch login` on the machine that walks (`--remote` over SSH): its browser has the user agent of the walks.',
          },
        ]
      : []),
  ]
}

/** A service worker both keeps what no session holds, and is not there on walks. */
function byWorker({ beside }: Seen): readonly Lack[] {
  return beside
    .filter(({ hasServiceWorker }) => hasServiceWorker)
    .map(({ origin }) => ({
      why: `${origin} answers by way of a service worker: walks have none, and what it keeps for itself is in no session.`,
      advice:
        'If the site lets you in without it, as after “Stay signed in”, sign in again that way. Otherwise it cannot be walked signed in.',
    }))
}

function unknown({ isWhole }: Seen): Lack {
  if (isWhole)
    return {
      why: 'The session is signed in in a browser in which nothing is held back, but not in the one that walks.',
      advice:
        'The site tells them apart by something else than storage and user agent. It cannot be walked signed in as it is.',
    }
  return {
    why: 'Cookies, local storage and IndexedDB are all there, and nothing was seen that would be missing.',
    advice:
      'The site may bind a session to the device or network, or ask again before long: sign in on the machine that walks, tick “Stay signed in”, and finish every page that asks something.',
  }
}

/** A list of a few; a page may ask for hundreds. */
function listed(all: readonly string[]): string {
  const shown = all.slice(0, 3).join(', ')
  return all.length > 3 ? `${shown} and ${all.length - 3} more` : shown
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`
}
