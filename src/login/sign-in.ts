import type { Browser, BrowserContext, Page } from 'playwright'
import { launchForPerson } from '../browser/launch.js'
import { Mistake } from '../mistake/mistake.js'
import type { Conversation } from './conversation.js'
import type { SignInPlace } from './place.js'
import { devToolsArguments, devToolsPort, howToReach, requireDevTools } from './remote.js'

/** A browser in which a person signs in. Cookies and storage are kept in its memory alone. */
export type SignIn = { readonly browser: Browser; readonly context: BrowserContext }

/** How a person reaches the browser: in a window, or from another computer by way of a port of this one. */
export type Reach = 'window' | { readonly port: number | undefined }

/**
 * Opens the account's page for a person, who may be sent anywhere to prove who they are: no host is closed.
 *
 * @param userAgent the one that walks have, since a site may bind what it gives to it.
 * @throws Mistake when there is no display for a window, no browser, or the port is taken.
 */
export async function openForPerson(
  place: SignInPlace,
  reach: Reach,
  userAgent: string,
  { tell }: Conversation,
): Promise<SignIn> {
  if (reach === 'window') requireDisplay(process.env)
  const port = reach === 'window' ? undefined : await devToolsPort(reach.port)
  const browser = await launchForPerson('everything', {
    headless: port !== undefined,
    args: port === undefined ? [] : devToolsArguments(port),
  })
  try {
    const context = await browser.newContext({
      locale: place.locale,
      timezoneId: place.timezone,
      userAgent,
      viewport: port === undefined ? null : { width: 1280, height: 800 },
    })
    // In a window the person answers what the browser asks; without one, Playwright does.
    if (port === undefined) context.on('dialog', () => undefined)
    const page = await context.newPage()
    if (port !== undefined) {
      await requireDevTools(port)
      for (const line of howToReach(port, await targetOf(page), process.env)) tell(line)
    }
    // Where it does not load, the browser says so to the person, who may go elsewhere.
    await page.goto(place.url, { waitUntil: 'commit' }).catch(() => undefined)
    return { browser, context }
  } catch (error) {
    await browser.close()
    throw error
  }
}

/** @throws Mistake when a window could not be seen. */
export function requireDisplay(env: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform): void {
  if (platform !== 'linux' || env.DISPLAY || env.WAYLAND_DISPLAY) return
  throw new Mistake(
    'There is no display here to open a window on. Sign in over SSH with `guidewatch login ACCOUNT --remote`, or on another computer and bring the session: docs/signing-in.md.',
  )
}

async function targetOf(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page)
  const { targetInfo } = (await session.send('Target.getTargetInfo')) as { targetInfo: { targetId: string } }
  await session.detach()
  return targetInfo.targetId
}
