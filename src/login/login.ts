import type { Browser } from 'playwright'
import { type GatedBrowser, launchBrowser, launchForPerson } from '../browser/launch.js'
import { Mistake } from '../mistake/mistake.js'
import type { Session, StorageState } from '../screen/session.js'
import { contextOptions } from '../walk/context.js'
import { type Beside, lookBeside } from './beside.js'
import { askPrivateTexts, type Conversation } from './conversation.js'
import { inHideaway } from './hideaway.js'
import type { NamedDevice, SignInPlace } from './place.js'
import { probeWith, selfTest, type Trial } from './self-test.js'
import { openForPerson, type Reach, type SignIn } from './sign-in.js'
import { showsMark, take } from './take.js'
import { isSignedIn, tellOtherDevice, tellSelfTest } from './tell.js'

export type LoginRequest = {
  readonly conversation: Conversation
  /** How the person reaches the browser; or a storage state that was made on another computer. */
  readonly by: Reach | { readonly imported: StorageState }
  /** Private texts of the session that is replaced. */
  readonly known: readonly string[]
  /** Gives the session back although walks are not signed in with it. */
  readonly keep: boolean
}

/**
 * Lets a person sign in an account, and tries the session as walks will use it before it is kept.
 *
 * @returns the session to be kept; `undefined` when walks would not be signed in with it.
 * @throws Mistake when there is no browser or display, or the person closes it too early.
 */
export function login(place: SignInPlace, request: LoginRequest): Promise<Session | undefined> {
  const { conversation } = request
  return inHideaway(async () => {
    const walking = await launchBrowser()
    const opened: Browser[] = [walking.browser]
    try {
      const [device] = place.devices
      const userAgent = await userAgentOf(walking.browser, place, device)
      const signedIn =
        typeof request.by === 'object' && 'imported' in request.by
          ? importedTrial(request.by.imported, userAgent, opened)
          : await personsTrial(place, request.by, userAgent, conversation, opened)
      const texts = await askPrivateTexts(conversation, request.known)
      const trial: Trial = { ...signedIn, session: { ...signedIn.session, private: [...texts] } }
      return await tried(walking, place, trial, request)
    } finally {
      await Promise.all(opened.map((browser) => browser.close().catch(() => undefined)))
    }
  })
}

/** The session after the self-test, if walks are signed in with it. */
async function tried(
  walking: GatedBrowser,
  place: SignInPlace,
  trial: Trial,
  { conversation, keep }: LoginRequest,
): Promise<Session | undefined> {
  const [device, other] = place.devices
  conversation.tell(`Looking whether walks are signed in (${device.name}, ${place.locale}) …`)
  const came = await selfTest(walking, place, device, trial)
  tellSelfTest(conversation, place, came)
  const session = { ...trial.session, storageState: came.storageState }
  if (!isSignedIn(came)) return keep ? session : undefined
  if (!other) return session
  const there = await probeWith(walking, place, other, session)
  tellOtherDevice(conversation, device, other, there)
  return { ...session, storageState: there.storageState ?? session.storageState }
}

type Made = Trial & { readonly session: Session }

/** The person signs in; what the browser then keeps is the session. */
async function personsTrial(
  place: SignInPlace,
  reach: Reach,
  userAgent: string,
  conversation: Conversation,
  opened: Browser[],
): Promise<Made> {
  const signIn = await openForPerson(place, reach, userAgent, conversation)
  opened.push(signIn.browser)
  await whileOpen(signIn, () => waitForSignIn(signIn, place, conversation))
  const beside: readonly Beside[] = await lookBeside(signIn.context)
  const { storageState, databasesLost } = await whileOpen(signIn, () => take(signIn.context))
  // A page that goes on asking would use up what the session has just been given.
  await signIn.context.setOffline(true)
  return {
    session: { private: [], storageState },
    beside,
    databasesLost,
    otherUserAgent: false,
    free: async () => ({ browser: signIn.browser, userAgent }),
  }
}

function importedTrial(storageState: StorageState, userAgent: string, opened: Browser[]): Made {
  return {
    session: { private: [], storageState },
    beside: [],
    databasesLost: false,
    otherUserAgent: true,
    free: async () => {
      const browser = await launchForPerson('everything', { headless: true })
      opened.push(browser)
      return { browser, userAgent }
    },
  }
}

/** Until the person says so, and the mark is there to see; a person who knows better goes on. */
async function waitForSignIn({ context }: SignIn, place: SignInPlace, { ask, tell }: Conversation): Promise<void> {
  tell(`Sign in as \`${place.account}\` in the browser, at ${place.url}, and leave it open.`)
  let answer = await ask('Press Enter here when you are signed in. ')
  while (place.mark && !/^go on$/i.test(answer.trim()) && !(await showsMark(context, place))) {
    tell('The account’s mark is neither on the pages that are open nor on the account’s page.')
    answer = await ask('Finish signing in and press Enter to look again, or write “go on” if the mark is wrong. ')
  }
}

/** @throws Mistake when the browser is closed before the work is done. */
function whileOpen<T>({ browser }: SignIn, work: () => Promise<T>): Promise<T> {
  const closed = new Promise<never>((_, reject) => {
    browser.once('disconnected', () =>
      reject(
        new Mistake('The browser was closed too early: nothing is stored. Leave it open until guidewatch closes it.'),
      ),
    )
  })
  closed.catch(() => undefined)
  return Promise.race([work(), closed])
}

/** What walks call themselves on a device. A site may bind a session to it. */
async function userAgentOf(browser: Browser, place: SignInPlace, { device }: NamedDevice): Promise<string> {
  const context = await browser.newContext(contextOptions(browser, { ...place, device }))
  try {
    return await (await context.newPage()).evaluate(() => navigator.userAgent)
  } finally {
    await context.close()
  }
}
