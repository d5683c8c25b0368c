import type { BrowserContext, Page, Request } from 'playwright'
import { hostAllowed } from '../flow/lint.js'
import type { Flow } from '../flow/schema.js'
import type { Note } from '../screen/record.js'

/** What watches over a walk, and what it lets pass once. */
export type Guard = {
  /** Lets the next document POST pass: the log-in on a site of one's own. */
  readonly allowLogIn: () => void
  /** Number of requests under way. */
  readonly pending: () => number
  /** Resolves at the next change of {@link Guard.pending}. */
  readonly pendingChanged: () => Promise<void>
}

/**
 * Keeps a walk harmless: no document POST, no host that the flow does not allow, no dialogs or downloads (tabs.ts closes tabs).
 * Whatever was stopped is noted. What cannot be intercepted (redirects, web sockets) reaches no other host either,
 * because the browser resolves none (browser/launch.ts).
 */
export async function guard(
  context: BrowserContext,
  page: Page,
  flow: Flow,
  note: (kind: Note['kind'], text: string) => void,
): Promise<Guard> {
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
  return {
    allowLogIn: () => {
      logIn = true
    },
    pending: () => pending.size,
    pendingChanged: () => new Promise((resolve) => wake.push(resolve)),
  }
}
