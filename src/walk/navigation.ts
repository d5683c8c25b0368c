import type { Page, Request, Response } from 'playwright'

/** How the page on screen was reached: every redirect with its status, and the status of the page itself. */
export type Navigation = {
  readonly redirects: readonly { readonly url: string; readonly status: number }[]
  readonly status: number | null
}

/** Follows the main document's navigations, whoever starts them. */
export function watchNavigation(page: Page): () => Navigation {
  let latest: Navigation = { redirects: [], status: null }
  let chain: { request: Request; status: number }[] = []
  page.on('response', (response: Response) => {
    const request = response.request()
    if (!request.isNavigationRequest() || request.frame() !== page.mainFrame()) return
    const previous = request.redirectedFrom()
    if (!previous) chain = []
    chain.push({ request, status: response.status() })
    latest = {
      redirects: chain.slice(0, -1).map((hop) => ({ url: hop.request.url(), status: hop.status })),
      status: response.status(),
    }
  })
  return () => latest
}
