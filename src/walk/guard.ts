import type { BrowserContext, Page, Request } from 'playwright'
import { hostAllowed } from '../flow/lint.js'
import type { Flow } from '../flow/schema.js'
import type { Note } from '../screen/record.js'

/** Milliseconds that a new tab gets to say where it leads. */
const POPUP_MS = 3000

/** What watches over a walk, and what it lets pass once. */
export type Guard = {
  /** The address of a tab that was opened on an allowed host since the last call; a reader would go on there. */
  readonly takePopup: () => Promise<string | undefined>
  /** Lets the next document POST pass: the log-in on a site of one's own. */
  readonly allowLogIn: () => void
  /** Number of requests under way. */
  readonly pending: () => number
  /** Resolves at the next change of {@link Guard.pending}. */
  readonly pendingChanged: () => Promise<void>
}

/**
 * Keeps a walk harmless: no document POST, no host that the flow does not allow, no dialogs, tabs or downloads.
 * Whatever was stopped is noted. What cannot be intercepted (redirects, web sockets) reaches no other host either,
 * because the browser resolves none (browser/launch.ts).
 */
export async function guard(
  context: BrowserContext,
  page: Page,
  flow: Flow,
  note: (kind: Note['kind'], text: string) => void,
): Promise<Guard> {
  let popups: Promise<string | undefined>[] = []
  let logIn = false
  const pending = new Set<Request>()
  let wake: (() => void)[] = []
  const refused = new Set<string>()
  const changed = () => {
    for (const resume of wake) resume()
    wake = []
  }
  const ended = (request: Request) => {
    if (pending.delete(request)) changed()
  }
  page.on('request', (request) => pending.add(request))
  page.on('requestfinished', ended)
  page.on('requestfailed', ended)
  // Requests of a page that was left may never be reported as ended.
  page.on('framenavigated', (frame) => {
    if (frame !== page.mainFrame()) return
    pending.clear()
    changed()
  })

  await context.route('**/*', async (route) => {
    const request = route.request()
    const { protocol, host } = new URL(request.url())
    if (request.isNavigationRequest() && !['GET', 'HEAD'].includes(request.method())) {
      if (!logIn) {
        note('post-aborted', `A form was about to be sent to ${host}; it was stopped.`)
        return route.abort('blockedbyclient')
      }
      logIn = false
    }
    if (protocol.startsWith('http') && !hostAllowed(host, flow.hosts)) {
      if (!refused.has(host)) note('host-refused', `The page asked for ${host}, which the flow does not allow.`)
      refused.add(host)
      return route.abort('blockedbyclient')
    }
    return route.continue()
  })
  page.on('dialog', (dialog) => {
    note('dialog', `The page opened a ${dialog.type()} dialog; it was closed.`)
    // Only "leave this page?" is answered with yes: the reader of a guide would go on, too.
    void (dialog.type() === 'beforeunload' ? dialog.accept() : dialog.dismiss()).catch(() => undefined)
  })
  page.on('download', (download) => {
    note('download', 'The page started a download; it was refused.')
    void download.cancel().catch(() => undefined)
  })
  context.on('page', (other) => {
    if (other !== page) popups.push(closePopup(other))
  })
  const closePopup = async (other: Page): Promise<string | undefined> => {
    await other.waitForURL(/^https?:/, { waitUntil: 'commit', timeout: POPUP_MS }).catch(() => undefined)
    const url = other.url()
    note('popup', 'The page opened another tab; it was closed.')
    await other.close().catch(() => undefined)
    return /^https?:/.test(url) && hostAllowed(new URL(url).host, flow.hosts) ? url : undefined
  }

  return {
    takePopup: async () => {
      const urls = await Promise.all(popups)
      popups = []
      return urls.find((url) => url !== undefined)
    },
    allowLogIn: () => {
      logIn = true
    },
    pending: () => pending.size,
    pendingChanged: () => new Promise((resolve) => wake.push(resolve)),
  }
}
