import { setTimeout as pause } from 'node:timers/promises'
import { type Answer, ask, type Resolve } from './ask.js'
import { NotFetched, told } from './fetched.js'
import { placeOf, requireUsualPort } from './place.js'
import { CODINGS } from './read-body.js'
import { redirectOf } from './refusal.js'
import { NO_RULES, ROBOTS_BYTES, type Rules, rulesOf } from './robots.js'

/** How guidewatch behaves as a visitor; one for a whole run, as it remembers whom it asked when. */
export type Manners = {
  /** What it calls itself, with a contact. */
  readonly userAgent: string
  /** Hosts near by that may be asked all the same, as `host` or `host:port`. */
  readonly near: readonly string[]
  readonly maxBytes: number
  /** Seconds that one answer may take, from the first byte to the last. */
  readonly seconds: number
  /** Seconds between two requests to one host, at least. */
  readonly pause: number
  readonly sleep?: (ms: number) => Promise<unknown>
  readonly resolve?: Resolve
}

export type Visitor = Manners & {
  /** One GET, as soon as it is polite to. */
  readonly get: (url: URL, headers: Readonly<Record<string, string>>) => Promise<Answer>
  /** What the robots.txt of the site says, which is asked for once. @throws NotFetched where it cannot be had now. */
  readonly rules: (url: URL) => Promise<Rules>
}

export const MOST_REDIRECTS = 5

/** Seconds; a site that asks for longer pauses is given these. */
const LONGEST_PAUSE = 30

export function visitor(manners: Manners): Visitor {
  const { userAgent, near, maxBytes, seconds, resolve, sleep = pause } = manners
  const rules = new Map<string, Promise<Rules>>()
  const turns = new Map<string, Promise<unknown>>()
  const delays = new Map<string, number>()
  const ended = new Map<string, number>()

  /** One request of a host at a time, and a pause between two. */
  const inTurn = <T>({ host }: URL, work: () => Promise<T>): Promise<T> => {
    const turn = (turns.get(host) ?? Promise.resolve()).then(async () => {
      const last = ended.get(host)
      const due = last === undefined ? 0 : last + Math.max(manners.pause, delays.get(host) ?? 0) * 1000
      const wait = due - Date.now()
      if (wait > 0) await sleep(wait)
      return work().finally(() => ended.set(host, Date.now()))
    })
    turns.set(
      host,
      turn.catch(() => undefined),
    )
    return turn
  }
  const send = (url: URL, headers: Readonly<Record<string, string>>, bytes: number, cuts: boolean) =>
    inTurn(url, () =>
      ask({
        url,
        headers: { 'user-agent': userAgent, 'accept-encoding': CODINGS, ...headers },
        maxBytes: bytes,
        cuts,
        signal: AbortSignal.timeout(seconds * 1000),
        near,
        ...(resolve ? { resolve } : {}),
      }),
    )
  const readRules = async (site: URL): Promise<Rules> => {
    const first = new URL('/robots.txt', site)
    let url = first
    for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
      const answer = await send(url, { accept: 'text/plain' }, ROBOTS_BYTES, true)
      if (answer.status === 200) return rulesOf(answer.body.toString('utf8'), site)
      if (answer.status >= 500)
        throw new NotFetched(
          'robots',
          `${told(url.host)} answers ${answer.status} for its robots.txt, so it is not asked now.`,
        )
      const to = redirectOf(answer)
      if (to === null) return NO_RULES
      url = placeOf(to, near, url)
      requireUsualPort(url, first)
    }
    return NO_RULES
  }
  return {
    ...manners,
    get: (url, headers) => send(url, headers, maxBytes, false),
    rules: (url) => {
      const known = rules.get(url.origin) ?? readRules(url)
      rules.set(url.origin, known)
      return known.then((found) => {
        delays.set(url.host, Math.min(found.delay, LONGEST_PAUSE))
        return found
      })
    },
  }
}
