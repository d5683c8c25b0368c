import type { Page, Request, Response } from 'playwright'

/** How the page on screen was reached, and what of it did not come. */
export type Navigation = {
  /** Every redirect with its status, and the status of the page itself. */
  readonly redirects: readonly { readonly url: string; readonly status: number }[]
  readonly status: number | null
  /** The address that was asked for last, and how. */
  readonly asked: { readonly url: string; readonly method: string } | null
  /** Why the page did not come, in Chromium's words such as `net::ERR_CONNECTION_RESET`, and from where. */
  readonly failure: { readonly url: string; readonly error: string } | null
  /** Milliseconds after which the site asks to try again, if it does. */
  readonly retryAfterMs: number | null
  /** How many documents have come so far; a press that leads to no other document leaves it as it is. */
  readonly documents: number
  /** Addresses of scripts, styles, pictures and data of this page that did not come, though they may at another try. */
  readonly faults: readonly string[]
  /** Addresses of documents, scripts and data that were asked for and have neither come nor failed. */
  readonly unfinished: readonly string[]
}

/** What a page is made of. Beacons, event streams and media end when they like. */
const PARTS = new Set(['script', 'stylesheet', 'xhr', 'fetch', 'font', 'image'])
const AWAITED = new Set(['document', 'script', 'xhr', 'fetch'])

/** Failures on the way that may be gone at the next try; a request that was given up or refused is none (net_error_list.h). */
const PASSING =
  /ERR_(CONNECTION_(RESET|CLOSED|REFUSED|ABORTED|TIMED_OUT|FAILED)|EMPTY_RESPONSE|TIMED_OUT|NETWORK_CHANGED|NETWORK_IO_SUSPENDED|HTTP2_\w+|QUIC_\w+|INCOMPLETE_\w+|CONTENT_LENGTH_MISMATCH|INVALID_HTTP_RESPONSE|INVALID_CHUNKED_ENCODING|RESPONSE_BODY_\w+|SOCKET_NOT_CONNECTED)/

/** True for a failure that another try may not meet again. */
export function mayPassAway(error: string): boolean {
  return PASSING.test(error)
}

/** A server's answer that another try may not meet again. */
export function isServerFault(status: number | null): boolean {
  return status !== null && (status >= 500 || status === 408)
}

/** Follows the main document's navigations, whoever starts them, and the parts of the page that fail. */
export function watchNavigation(page: Page): () => Navigation {
  let latest: Omit<Navigation, 'faults' | 'unfinished'> = {
    redirects: [],
    status: null,
    asked: null,
    failure: null,
    retryAfterMs: null,
    documents: 0,
  }
  let chain: { request: Request; status: number }[] = []
  const faults = new Set<string>()
  const unfinished = new Map<Request, string>()
  const isPage = (request: Request) => {
    if (!request.isNavigationRequest()) return false
    try {
      return request.frame() === page.mainFrame()
    } catch {
      // A request of a tab that is not there yet has no frame.
      return false
    }
  }
  page.on('request', (request) => {
    if (AWAITED.has(request.resourceType())) unfinished.set(request, request.url())
    // Behind a redirect, what a reader loads again is the page that it led to.
    if (isPage(request)) {
      latest = { ...latest, asked: { url: request.url(), method: request.method() } }
    }
  })
  page.on('requestfinished', (request) => unfinished.delete(request))
  page.on('response', (response: Response) => {
    const request = response.request()
    const status = response.status()
    if (!isPage(request)) {
      if (isServerFault(status) && PARTS.has(request.resourceType())) faults.add(request.url())
      return
    }
    if (!request.redirectedFrom()) chain = []
    chain.push({ request, status })
    faults.clear()
    // Requests of a page that was left may never be reported as ended.
    for (const other of unfinished.keys()) if (other !== request) unfinished.delete(other)
    latest = {
      ...latest,
      redirects: chain.slice(0, -1).map((hop) => ({ url: hop.request.url(), status: hop.status })),
      status,
      failure: null,
      retryAfterMs: retryAfter(response.headers()['retry-after']),
      documents: latest.documents + 1,
    }
  })
  page.on('requestfailed', (request) => {
    unfinished.delete(request)
    const error = request.failure()?.errorText ?? ''
    // What a page itself gives up (a download, a newer navigation) leaves the page that was there.
    if (/ERR_ABORTED/.test(error)) return
    if (isPage(request)) {
      latest = { ...latest, status: null, redirects: [], failure: { url: request.url(), error } }
      latest = { ...latest, documents: latest.documents + 1 }
    } else if (PARTS.has(request.resourceType()) && mayPassAway(error)) faults.add(request.url())
  })
  return () => ({ ...latest, faults: [...faults], unfinished: [...unfinished.values()] })
}

function retryAfter(value: string | undefined): number | null {
  const seconds = Number(value)
  return value !== undefined && Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null
}
