import type { Browser, BrowserContext, Page } from 'playwright'
import type { Gate } from '../network/gate.js'
import type { Screen } from '../screen/screen.js'
import type { StorageState } from '../screen/session.js'
import { flatten, type Item } from '../screen/tree.js'
import { calm } from '../walk/calm.js'
import { closeQuickly, contextOptions } from '../walk/context.js'
import { findTarget, targetLocator } from '../walk/elements/find.js'
import { type Guard, guard } from '../walk/guard/guard.js'
import { storageLeft } from '../walk/guard/storage.js'
import { watchNavigation } from '../walk/navigation.js'
import type { NamedDevice, SignInPlace } from './place.js'
import { take } from './take.js'

/** What a page is like for one visitor. Nothing of it is kept or written. */
export type Glance = {
  readonly status: number | null
  /** Chromium's name for why the page did not come. */
  readonly failure: string | null
  /** The scheme by which the site asks the browser itself for a password (RFC 9110), such as `basic`. */
  readonly authenticates: string | null
  /** The page asked for a passkey before anything was pressed. */
  readonly asksForPasskey: boolean
  readonly markIsThere: boolean
  /** Hosts that the page asked and walks do not reach. */
  readonly refusedHosts: readonly string[]
  /** Requests that would have sent something, as `reads` of a flow would name them. */
  readonly stopped: readonly string[]
  readonly items: readonly Item[]
  /** The storage as the site left it: a site may give another cookie at each visit. */
  readonly storageState: StorageState | null
}

/** As walks visit: through the gate, and nothing is sent. */
export type AsWalks = { readonly gate: Gate }

/**
 * Opens the account's page once in a fresh context, and looks.
 *
 * @param state what the visitor has; `undefined` for one who is not signed in.
 * @param as a gate where the page is visited as walks do; otherwise any host is open, as to a person.
 */
export async function glance(
  browser: Browser,
  place: SignInPlace,
  { device }: NamedDevice,
  state: StorageState | undefined,
  as: AsWalks | { readonly userAgent: string },
): Promise<Glance> {
  const visitor = contextOptions(browser, { ...place, device, storageState: state })
  const context = await browser.newContext(
    'gate' in as ? visitor : { ...visitor, userAgent: as.userAgent, serviceWorkers: 'allow' },
  )
  const refusedHosts = new Set<string>()
  const stopped = new Set<string>()
  const watch =
    'gate' in as
      ? await guard({ browser, context, gate: as.gate }, { ...place.flow, routes: [] }, undefined, (remark) => {
          if (remark.kind === 'host-refused') refusedHosts.add(remark.host)
          if (remark.kind === 'request-stopped') stopped.add(remark.request)
          return () => undefined
        })
      : undefined
  try {
    const passkey = await watchPasskeys(context)
    const page = await context.newPage()
    const seen = await look(page, place, watch)
    return {
      ...seen,
      asksForPasskey: passkey(),
      refusedHosts: [...refusedHosts],
      stopped: [...stopped],
      storageState: watch ? await storageLeft(context, watch) : (await take(context)).storageState,
    }
  } finally {
    watch?.shut()
    await closeQuickly(context, browser)
    await watch?.end()
  }
}

async function look(page: Page, place: SignInPlace, watch: Guard | undefined) {
  const { timeouts, mark, locale } = place
  page.setDefaultTimeout(timeouts.page * 1000)
  const navigation = watchNavigation(page)
  let authenticates: string | null = null
  page.on('response', (response) => {
    if (response.status() !== 401 || !response.request().isNavigationRequest()) return
    authenticates = /^\s*([a-z]+)/i.exec(response.headers()['www-authenticate'] ?? '')?.[1]?.toLowerCase() ?? null
  })
  await page.goto(place.url, { waitUntil: 'commit' }).catch(() => undefined)
  if (watch) await calm(page, 'real-time', watch, timeouts.calm * 1000)
  else await page.waitForLoadState('networkidle', { timeout: timeouts.calm * 1000 }).catch(() => undefined)
  const found =
    mark &&
    (await findTarget(
      targetLocator(page, mark, locale),
      timeouts.step * 1000,
      () => null,
      async () => undefined,
    ).catch(() => undefined))
  const tree = (await page.ariaSnapshotJSON().catch(() => [])) as Screen['tree']
  const { status, failure } = navigation()
  return {
    status,
    failure: failure && (/ERR_\w+/.exec(failure.error)?.[0] ?? failure.error),
    authenticates,
    markIsThere: found !== undefined,
    items: flatten(tree),
  }
}

/**
 * Tells whether a page of a context asks for a passkey at once. Offering one in the field of a log-in form
 * (`mediation: 'conditional'`) is no asking.
 */
async function watchPasskeys(context: BrowserContext): Promise<() => boolean> {
  let asked = false
  await context.exposeFunction('guidewatchSawPasskey', () => {
    asked = true
  })
  await context.addInitScript(() => {
    const own = navigator.credentials?.get.bind(navigator.credentials)
    if (!own) return
    navigator.credentials.get = (options) => {
      const { guidewatchSawPasskey } = window as unknown as { guidewatchSawPasskey: () => void }
      if (options?.publicKey && (options.mediation as string) !== 'conditional') guidewatchSawPasskey()
      return own(options)
    }
  })
  return () => asked
}
