import type { Answer } from './ask.js'
import { contentOf } from './content.js'
import { type Fetched, NotFetched, told, type Validators } from './fetched.js'
import { placeOf, requireUsualPort } from './place.js'
import { awayOf, redirectOf, refusalOf } from './refusal.js'
import { MOST_REDIRECTS, type Visitor } from './visitor.js'

/** What is asked for; pages that come in several forms are wanted as readers get them. */
const ACCEPT = 'text/html, application/xhtml+xml, text/markdown;q=0.9, text/plain;q=0.8'

export type FetchOptions = {
  readonly visitor: Visitor
  /** What the server gave the last time; it may then say that nothing has changed. */
  readonly validators?: Validators | null
  /** The language of the guide, such as `de`. */
  readonly language?: string
}

/**
 * Asks for a guide once, as robots.txt allows. Nothing of it is run, and what it tells to load or to go to is not
 * loaded; only redirects by status are followed, each of them checked like the first address.
 *
 * @param url as the entry of the guide has it.
 * @returns never throws for what a server does: what could not be had is `unknown`, with the reason.
 */
export async function fetchGuide(url: string, options: FetchOptions): Promise<Fetched> {
  try {
    const { url: place, answer, asked } = await follow(url, options)
    if (answer.status === 304 && asked) return { kind: 'unchanged' }
    const refusal = refusalOf(answer, place)
    if (refusal) throw refusal
    const { headers, body } = answer
    const { etag = null, 'last-modified': lastModified = null } = headers
    return {
      kind: 'text',
      ...contentOf(body, headers['content-type'], place),
      url: place.href,
      fetchedAt: new Date().toISOString(),
      validators: etag === null && lastModified === null ? null : { url: place.href, etag, lastModified },
    }
  } catch (error) {
    if (error instanceof NotFetched) return { kind: 'unknown', why: error.why, message: error.message }
    throw error
  }
}

/** The answer at the end of the redirects; `asked` is true where it was asked whether anything has changed. */
async function follow(
  address: string,
  { visitor, validators, language }: FetchOptions,
): Promise<{ readonly url: URL; readonly answer: Answer; readonly asked: boolean }> {
  const first = placeOf(address, visitor.near)
  let url = first
  for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
    const rules = await visitor.rules(url)
    if (!rules.isAllowed(url))
      throw new NotFetched(
        'robots',
        `The robots.txt of ${told(url.host)} does not allow to ask for ${told(url.pathname)}.`,
      )
    const known = validators?.url === url.href ? validators : null
    const answer = await visitor.get(url, {
      accept: ACCEPT,
      ...(language ? { 'accept-language': language } : {}),
      ...(known?.etag ? { 'if-none-match': known.etag } : {}),
      ...(known?.lastModified ? { 'if-modified-since': known.lastModified } : {}),
    })
    const location = redirectOf(answer)
    if (location === null) return { url, answer, asked: known !== null }
    const to = placeOf(location, visitor.near, url)
    requireUsualPort(to, first)
    const away = awayOf(first, to)
    if (away) throw away
    url = to
  }
  throw new NotFetched('redirected-away', `${told(first.host)} leads on and on: more than ${MOST_REDIRECTS} redirects.`)
}
