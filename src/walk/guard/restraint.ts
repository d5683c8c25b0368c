import { saysChange } from '../../compare/harm.js'
import { originAllowed } from '../../flow/origins.js'
import { readsOf } from '../../flow/reads.js'
import type { Flow } from '../../flow/schema.js'
import { type Canary, canary } from '../../network/canary.js'
import { type HeaderPairs, ownHeaders } from '../../network/own-headers.js'
import type { Remark } from '../../screen/record.js'
import type { TakeNote } from '../task.js'
import type { Asked, Decision } from './interception.js'

/** What a walk may ask for, by its phase: on its way, searching, or arrived. */
export type Restraint = {
  readonly decide: (asked: Asked, cookies: readonly string[], pageUrl: string) => Decision
  /** True when something typed is in the address or the headers of what leaves. */
  readonly betrays: (url: string, headers: HeaderPairs) => boolean
  /** True for what holds something typed that is not said to the site again by every log-in: a site that keeps it could send it later. */
  readonly holdsTyped: (kept: string) => boolean
  /** Cookies can carry something out, too, once something was typed. */
  readonly wantsCookies: () => boolean
  /** To be called before a value is typed: from then on no request that holds it passes, GET included. */
  readonly typed: (value: string, as?: { readonly secret: boolean; readonly password: boolean }) => void
  /**
   * Lets the one log-in of a walk pass: a form to the page's own origin, or once a request that `reads` names; either must
   * hold every secret that was typed for it, so that nothing else a page sends meanwhile passes for it. A log-in of two pages
   * has two parts, each let pass once, first that of the name.
   *
   * @param action the address that the form is sent to; `undefined` when there is no form.
   * @returns false when nothing secret was typed, the walk has logged in already or is searching; then nothing passes.
   */
  readonly allowLogIn: (action: string | undefined, part?: 'name' | 'whole') => boolean
  /** Whatever was pressed for the log-in has been pressed. */
  readonly endLogIn: () => void
  /** Requests by script that were stopped since the page was opened, or the last step began, as `reads` would name them. */
  readonly stopped: () => readonly string[]
  readonly forgetStopped: () => void
  /** To be told of the answer to a request that `reads` names and that set cookies: it is more than reading. */
  readonly hasChanged: (method: string, url: string) => void
  readonly close: () => void
  /** From now on a search is under way: of `reads` only what the walk has asked for and what has changed nothing passes. */
  readonly explore: () => void
  /** Whether the steps that a search does now are the guide's own, for which `reads` is named; until the next {@link Restraint.explore}. */
  readonly ownSteps: (are: boolean) => void
  readonly isClosed: () => boolean
}

/** Whether an address may be asked for at all; how it may be asked is another question. */
export type MayReach = (url: URL) => boolean

const READING = ['GET', 'HEAD']
/** Never leave the machine. */
const LOCAL = /^(?:data|blob|about|chrome-error|chrome-search):/i

/** A typed value; one that logged in is known to the origin it logged in to, unless it is the password. */
type Typed = {
  readonly canary: Canary
  readonly value: string
  readonly password: boolean
  readonly secret: boolean
  /** A part of the log-in that was not sent yet. */
  readonly awaited: boolean
  readonly knownTo?: string
}

/** What of a flow says where its walk may go. */
export type Bounds = Pick<Flow, 'hosts' | 'reads' | 'link' | 'routes'>

/**
 * The rules of a walk, apart from any browser.
 *
 * @param mayReach where requests may go; the origins of the flow when absent.
 */
export function restraint(
  flow: Bounds,
  note: TakeNote,
  mayReach: MayReach = (url) => originAllowed(url, flow.hosts),
): Restraint {
  const ownAddresses = [flow.link.url, ...flow.routes.flatMap(({ steps }) => steps.flatMap(({ open }) => open ?? []))]
  const mayRead = readsOf(flow.reads)
  let phase: 'walk' | 'explore' | 'closed' = 'walk'
  let ownSteps = true
  let typed: Typed[] = []
  let logIn: { readonly action: string | undefined; readonly part: 'name' | 'whole' } | undefined
  let secretTyped = false
  let loggedIn = false
  let nameSent = false
  let stopped = new Set<string>()
  /** What `reads` names and the walk has asked for, and what of it was answered with cookies. */
  const [readBefore, changing] = [new Set<string>(), new Set<string>()]
  const notes = new Map<string, { times: number; readonly count: (times: number) => void }>()

  /** One note for the same thing, however often. */
  const tell = (remark: Remark) => {
    const key = JSON.stringify(remark)
    const known = notes.get(key) ?? { times: 0, count: note(remark) }
    known.times += 1
    known.count(known.times)
    notes.set(key, known)
  }
  const asks = ownHeaders()
  const leaves = ownHeaders()
  const carried = (asked: Asked, told: readonly string[]): readonly Typed[] => {
    const { origin } = new URL(asked.url)
    const outgoing = { url: asked.url, headers: told, body: asked.body }
    return typed.filter(({ canary, knownTo }) => knownTo !== origin && (outgoing.body === null || canary.in(outgoing)))
  }
  /** True when a request holds every secret that waits for the log-in, and nothing else that was typed. A form has them in its body. */
  const holdsLogIn = (asked: Asked, told: readonly string[]): boolean => {
    const awaited = typed.filter((one) => one.awaited)
    const outgoing = { url: 'https://log-in.invalid/', headers: told, body: asked.body }
    const holdsAll = awaited.length > 0 && awaited.every(({ canary }) => canary.look(outgoing) === 'found')
    return holdsAll && carried(asked, told).every((one) => one.awaited || one.secret)
  }
  const logsIn = (asked: Asked, line: string, pageUrl: string, told: readonly string[]): boolean => {
    if (!logIn || loggedIn || asked.redirected || phase !== 'walk') return false
    if (logIn.part === 'name' && nameSent) return false
    const { origin } = new URL(asked.url)
    if (!/^https?:/.test(pageUrl) || new URL(pageUrl).origin !== origin) return false
    const byForm = asked.kind === 'Document' && asked.method === 'POST' && logIn.action === withoutHash(asked.url)
    if (!byForm && !mayRead(line)) return false
    if (!holdsLogIn(asked, byForm ? [] : told)) return false
    if (logIn.part === 'name') nameSent = true
    else loggedIn = true
    typed = typed.map((one) => ({ ...one, awaited: false, ...(one.password ? {} : { knownTo: origin }) }))
    return true
  }
  const decide: Restraint['decide'] = (asked, cookies, pageUrl) => {
    if (LOCAL.test(asked.url)) return 'pass'
    if (phase === 'closed') return 'hold'
    const pairs = Object.entries(asked.headers)
    if (typed.length === 0) asks.learn(pairs)
    const headers = asks.telling(pairs)
    const told = [...headers, ...cookies]
    const url = new URL(asked.url)
    if (!mayReach(url)) {
      tell({ kind: 'host-refused', host: url.host })
      return 'stop'
    }
    const wanted = asked.method === 'OPTIONS' ? preflighted(asked) : asked.method
    const line = lineOf(wanted, url)
    // Beacons, pings and reports have no answer that a page could need.
    const answered = ['XHR', 'Fetch', 'Document'].includes(asked.kind)
    // A body that is still being written, or that cannot be read, may say anything later.
    const isUnread = !READING.includes(wanted) && asked.method !== 'OPTIONS' && asked.body === null
    const isHarmless = () => readBefore.has(line) && !changing.has(line) && !namesChange(asked.body)
    if (READING.includes(wanted) || (!isUnread && mayRead(line) && (ownSteps || isHarmless()))) {
      const canaries = carried(asked, told)
      if (canaries.length === 0) {
        if (phase === 'walk') readBefore.add(line)
        if (!READING.includes(asked.method) && asked.method !== 'OPTIONS') tell({ kind: 'read-allowed', request: line })
        return asked.method === 'OPTIONS' ? 'grant' : 'pass'
      }
      if (!READING.includes(wanted) && logsIn(asked, line, pageUrl, headers)) return 'pass'
      tell({ kind: 'typed-stopped', host: url.host })
      if (answered) stopped.add(line)
      return 'stop'
    }
    if (logsIn(asked, line, pageUrl, headers)) return 'pass'
    if (asked.kind === 'Document') tell({ kind: 'post-aborted', host: url.host })
    else tell({ kind: 'request-stopped', request: line })
    if (answered) stopped.add(line)
    return 'stop'
  }
  return {
    decide,
    betrays: (url, headers) => {
      if (typed.length === 0) leaves.learn(headers)
      const { origin } = new URL(url)
      const outgoing = { url, headers: leaves.telling(headers), body: '' }
      return typed.some(({ canary, knownTo }) => knownTo !== origin && canary.in(outgoing))
    },
    holdsTyped: (kept) => {
      const outgoing = { url: 'https://kept.invalid/', headers: [kept], body: '' }
      return typed.some(({ canary, secret, password }) => (!secret || password) && canary.look(outgoing) === 'found')
    },
    wantsCookies: () => typed.length > 0,
    typed: (value, as = { secret: false, password: false }) => {
      const found = canary(value, ownAddresses)
      if (as.secret) secretTyped = true
      if (!found) return
      const others = typed.filter((one) => one.value !== value)
      typed = [...others, { canary: found, value, password: as.password, secret: as.secret, awaited: as.secret }]
    },
    allowLogIn: (action, part = 'whole') => {
      if (!secretTyped || loggedIn || phase !== 'walk' || (part === 'name' && nameSent)) return false
      logIn = { action: action && withoutHash(action), part }
      return true
    },
    endLogIn: () => {
      logIn = undefined
    },
    stopped: () => [...stopped],
    forgetStopped: () => {
      stopped = new Set()
    },
    hasChanged: (method, url) => {
      changing.add(lineOf(method, new URL(url)))
    },
    close: () => {
      phase = 'closed'
    },
    explore: () => {
      phase = 'explore'
      ownSteps = false
    },
    ownSteps: (are) => {
      ownSteps = are
    },
    isClosed: () => phase === 'closed',
  }
}

/** A request as `reads` names it. */
function lineOf(method: string, { origin, pathname }: URL): string {
  return `${method} ${origin}${pathname}`
}

/** Who asks by one address for everything says in the body what for (GraphQL, JSON-RPC): "AccountMutation", `"method":"deletePost"`. */
const OPERATION = /\b(?:operation_?name|friendly_name|method|action|command|op)["']?\s*[:=]\s*["']?([\w.-]{1,200})/gi

/** True for a body that says that it changes something, or that cannot be read. */
function namesChange(body: string | null): boolean {
  if (body === null || /mutation/i.test(body)) return true
  return [...body.matchAll(OPERATION)].some(([, name = '']) =>
    saysChange(name.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replace(/[^\p{L}]+/gu, ' ')),
  )
}

function withoutHash(address: string): string {
  return address.replace(/#.*$/s, '')
}

/** The method that a preflight asks about (Fetch standard, section 3.3). */
function preflighted({ headers }: Asked): string {
  const method = Object.entries(headers).find(([name]) => name.toLowerCase() === 'access-control-request-method')?.[1]
  return method?.toUpperCase() ?? 'OPTIONS'
}
