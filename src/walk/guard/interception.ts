import type { Browser, CDPSession } from 'playwright'

/** A request that the browser is about to make; nothing of it has left yet. */
export type Asked = {
  readonly method: string
  readonly url: string
  /** As the page or the browser set them; cookies are added later. */
  readonly headers: Readonly<Record<string, string>>
  /** `null` when there is a body that cannot be read. */
  readonly body: string | null
  /** Chromium's kind: `Document`, `XHR`, `Fetch`, `Ping`, `Script` and others. */
  readonly kind: string
  /** It goes on from a redirect, with the method and body of the one before. */
  readonly redirected: boolean
}

/** What becomes of a request: it goes on, fails, waits for ever, or is answered like a preflight that was granted. */
export type Decision = 'pass' | 'stop' | 'hold' | 'grant'

/**
 * Asks about every request of a browser before it leaves: of pages, frames and workers of all kinds, beacons, pings,
 * reports and each hop of a redirect. Must begin before the first page of a walk is there.
 *
 * Chromium's Fetch domain on the browser itself does this; Playwright's own routing sees neither redirects nor shared
 * workers. Not seen are web sockets and what is fetched ahead: browser/launch.ts closes both. Nor is what the browser asks
 * again with the user and password of an address, once the site wants them: they are part of the address, to be judged with it.
 */
export async function intercept(
  browser: Browser,
  decide: (asked: Asked) => Promise<Decision>,
): Promise<{ readonly dropHeld: () => Promise<void>; readonly end: () => Promise<void> }> {
  const session = await browser.newBrowserCDPSession()
  let held: string[] = []
  session.on('Fetch.requestPaused', (event: Paused) => {
    const { requestId } = event
    const answer = async () => {
      const asked = askedBy(event)
      const decision = await decide(asked).catch((): Decision => 'stop')
      if (decision === 'hold') held.push(requestId)
      else if (decision === 'pass') await session.send('Fetch.continueRequest', { requestId })
      else if (decision === 'grant') await grant(session, requestId, asked)
      else await fail(session, requestId)
    }
    // A request whose page is gone cannot be answered any more.
    void answer().catch(() => undefined)
  })
  // Nobody is signed in by the browser's own question for a name and a password, which no walk answers.
  session.on('Fetch.authRequired', ({ requestId }) => {
    const authChallengeResponse = { response: 'CancelAuth' as const }
    void session.send('Fetch.continueWithAuth', { requestId, authChallengeResponse }).catch(() => undefined)
  })
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }], handleAuthRequests: true })
  const dropHeld = async () => {
    const waiting = held
    held = []
    await Promise.all(waiting.map((requestId) => fail(session, requestId).catch(() => undefined)))
  }
  return {
    dropHeld,
    end: async () => {
      held = []
      await session.detach().catch(() => undefined)
    },
  }
}

/** What is used of Chromium's `Fetch.requestPaused`. */
type Paused = {
  readonly requestId: string
  readonly request: {
    readonly url: string
    readonly method: string
    readonly headers: Record<string, string>
    readonly postData?: string | undefined
    readonly hasPostData?: boolean | undefined
    readonly postDataEntries?: readonly { readonly bytes?: string | undefined }[] | undefined
  }
  readonly resourceType: string
  readonly redirectedRequestId?: string | undefined
}

function askedBy({ request, resourceType, redirectedRequestId }: Paused): Asked {
  const { url, method, headers, postData, hasPostData, postDataEntries } = request
  const entries = postDataEntries?.map(({ bytes }) => (bytes === undefined ? null : Buffer.from(bytes, 'base64')))
  const whole = entries?.length && !entries.includes(null) ? Buffer.concat(entries as Buffer[]).toString('utf8') : null
  return {
    method: method.toUpperCase(),
    url,
    headers,
    body: hasPostData ? (whole ?? postData ?? null) : (postData ?? ''),
    kind: resourceType,
    redirected: redirectedRequestId !== undefined,
  }
}

async function fail(session: CDPSession, requestId: string): Promise<void> {
  await session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' })
}

/** The preflight of a request that may pass is answered here: asking the site would send more than GET and HEAD. */
async function grant(session: CDPSession, requestId: string, { headers }: Asked): Promise<void> {
  const of = (name: string) => Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1] ?? ''
  await session.send('Fetch.fulfillRequest', {
    requestId,
    responseCode: 204,
    responseHeaders: [
      { name: 'Access-Control-Allow-Origin', value: of('origin') },
      { name: 'Access-Control-Allow-Methods', value: of('access-control-request-method') },
      { name: 'Access-Control-Allow-Headers', value: of('access-control-request-headers') },
      { name: 'Access-Control-Allow-Credentials', value: 'true' },
    ],
  })
}
