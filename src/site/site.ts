import { BadInputError } from '../mistake/mistake.js'
import type { Session } from '../screen/session.js'
import { madeUpSession } from '../stand-in/account.js'
import { findRelease, RELEASES, type Release, siteOf } from '../stand-in/releases.js'

/** Where walks go instead of the live sites: hosts that are answered on this machine. */
export type Network = { readonly port: number; readonly spki: string; readonly hosts: readonly string[] }

/** A site that can be walked, until it is closed. */
export type OpenSite = { readonly standIn: Network | null; readonly close: () => Promise<void> }

/**
 * Makes a site ready to be walked.
 *
 * @param release of the stand-in; `null` for the live sites.
 * @throws BadInputError when there is no such release.
 */
export async function openSite(release: string | null): Promise<OpenSite> {
  if (release === null) return { standIn: null, close: async () => {} }
  // Loaded only where it is walked.
  const { serveStandIn } = await import('../stand-in/server.js')
  const { port, spki, hosts, close } = await serveStandIn(siteOf(requireRelease(release)))
  return { standIn: { port, spki, hosts }, close }
}

/**
 * The release of the stand-in with an id.
 *
 * @throws BadInputError listing all when there is none.
 */
export function requireRelease(id: string): Release {
  const release = findRelease(id)
  if (!release)
    throw new BadInputError(
      `The stand-in has no release \`${id}\`. Its releases are:\n${RELEASES.map((one) => `  ${one.id}`).join('\n')}`,
    )
  return release
}

/** True for a release that is about what becomes of test accounts: there they are looked after as on the live sites. */
export function isAboutAccounts(release: string | null): boolean {
  return release !== null && requireRelease(release).patch.account !== undefined
}

/** Every test account is signed in on the stand-in. */
export function standInSession(): Session {
  return madeUpSession()
}
