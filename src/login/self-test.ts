import type { Browser } from 'playwright'
import type { GatedBrowser } from '../browser/launch.js'
import type { ProbeResult } from '../screen/probe.js'
import type { Session, StorageState } from '../screen/session.js'
import type { Why } from '../screen/why.js'
import { probe } from '../walk/probe/probe.js'
import { redactor, secretsOf } from '../walk/redaction/redact.js'
import type { Beside } from './beside.js'
import { type Candidate, candidatesFor } from './candidates.js'
import { type Glance, glance } from './glance.js'
import { type Lack, lacksOf } from './missing.js'
import type { NamedDevice, SignInPlace } from './place.js'

/** What a session is tried with. */
export type Trial = {
  readonly session: Session
  /** What the person's browser kept beside it. */
  readonly beside: readonly Beside[]
  readonly databasesLost: boolean
  /** It was made in a browser that has not the user agent of walks, as far as anybody knows. */
  readonly otherUserAgent: boolean
  /** A browser in which nothing is held back, and the user agent of the one the session was made in. */
  readonly free: () => Promise<{ readonly browser: Browser; readonly userAgent: string }>
}

/** What walks will find with a session. */
export type SelfTest = {
  readonly result: ProbeResult
  readonly why: Why | null
  /** Why walks are not signed in with it; empty when they are, or when the site says itself what it wants. */
  readonly lacks: readonly Lack[]
  /** Controls that could be the account's mark, where it has none or the one it has is not there. */
  readonly candidates: readonly Candidate[]
  /** The session as the site left it, which may give another cookie at each visit: only this one is to be kept. */
  readonly storageState: StorageState
}

/** Tries a session as walks will use it, in fresh contexts of the browser that walks: nothing is pressed, nothing sent. */
export async function selfTest(
  walking: GatedBrowser,
  place: SignInPlace,
  device: NamedDevice,
  trial: Trial,
): Promise<SelfTest> {
  const probed = await probeWith(walking, place, device, trial.session)
  const storageState = probed.storageState ?? trial.session.storageState
  const came = { result: probed.result, why: probed.why, lacks: [], candidates: [], storageState }
  if (probed.result === 'expired' || probed.result === 'unreachable')
    return diagnose(walking, place, device, trial, came)
  const lacksMark = !place.mark || probed.why?.kind === 'mark-absent'
  if (probed.result !== 'ok' || !lacksMark) return came
  const found = await searchMark(walking, place, device, { ...trial.session, storageState })
  if (found.candidates.length > 0) return { ...came, ...found }
  // Nothing tells a member's page from anybody's: then nobody is signed in.
  return diagnose(walking, place, device, trial, { ...came, ...found, result: 'expired' })
}

/** Probes the page once as the account, as a night does before its walks. */
export function probeWith(
  { browser, gate }: GatedBrowser,
  place: SignInPlace,
  { device }: NamedDevice,
  session: Session,
) {
  const { account, url, mark, locale, timeouts, timezone, flow } = place
  const { hosts, reads, obstacles } = flow
  return probe(browser, {
    account,
    url,
    hosts,
    reads,
    mark,
    locale,
    device,
    session,
    timeouts,
    timezone,
    obstacles,
    gate,
  })
}

/** Controls that are on the page with the session, at two visits, and not without it. */
async function searchMark(
  { browser, gate }: GatedBrowser,
  place: SignInPlace,
  device: NamedDevice,
  session: Session,
): Promise<Pick<SelfTest, 'candidates' | 'storageState'>> {
  const redact = redactor(secretsOf(session))
  const isPrivate = (name: string) => redact.text(name) !== name
  const signedOut = await glance(browser, place, device, undefined, { gate })
  let { storageState } = session
  const signedIn: Glance[] = []
  for (let visit = 0; visit < 2; visit += 1) {
    const seen = await glance(browser, place, device, storageState, { gate })
    signedIn.push(seen)
    storageState = seen.storageState ?? storageState
  }
  const items = signedIn.map((seen) => seen.items)
  return { candidates: candidatesFor(items, signedOut.items, isPrivate), storageState }
}

/**
 * Why walks are not signed in: the page is looked at once more as walks get it, and once in a browser in which nothing
 * is held back, which tells what the session lacks from what walks do otherwise.
 */
async function diagnose(
  { browser, gate }: GatedBrowser,
  place: SignInPlace,
  device: NamedDevice,
  trial: Trial,
  came: SelfTest,
): Promise<SelfTest> {
  const walking = await glance(browser, place, device, came.storageState, { gate })
  const kept = walking.storageState ?? came.storageState
  const free = await trial.free()
  const freely = place.mark && (await glance(free.browser, place, device, kept, { userAgent: free.userAgent }))
  // An address may hold a name or a token.
  const { text } = redactor(secretsOf({ ...trial.session, storageState: kept }))
  const told = { ...walking, stopped: walking.stopped.map(text), refusedHosts: walking.refusedHosts.map(text) }
  return {
    ...came,
    lacks: lacksOf({ ...trial, walking: told, isWhole: freely ? freely.markIsThere : null }),
    storageState: freely?.storageState ?? kept,
  }
}
