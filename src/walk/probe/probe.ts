import type { Browser, Page } from 'playwright'
import type { StandInAddress } from '../../browser/launch.js'
import type { Flow, Target } from '../../flow/schema.js'
import type { Gate } from '../../network/gate.js'
import type { ProbedAccount } from '../../screen/probe.js'
import type { Session, StorageState } from '../../screen/session.js'
import { mapTexts } from '../../screen/why.js'
import type { Device, Settings } from '../../settings/settings.js'
import { textFor } from '../../text/local.js'
import { calm } from '../calm.js'
import { requireReadable, whyUnreadable } from '../capture/readable.js'
import { closeQuickly, contextOptions } from '../context.js'
import { findTarget } from '../elements/find.js'
import type { Framed } from '../elements/frames.js'
import { guard } from '../guard/guard.js'
import { storageLeft } from '../guard/storage.js'
import { emptiness, isMarkThere, languageOfMark, markLocator } from '../locate/explain.js'
import { watchNavigation } from '../navigation.js'
import { asksToLogIn } from '../obstacles/log-in-form.js'
import { redactor, secretsOf } from '../redaction/redact.js'
import { judgeProbe, type ProbeSeen } from './judge-probe.js'
import { readSaid } from './probe-page.js'

export type { ProbeResult } from '../../screen/probe.js'

/** What a probe came to, and the storage that the site left, `null` when there is none. */
export type Probed = ProbedAccount & { readonly storageState: StorageState | null }

export type ProbeRequest = {
  readonly account: string
  /** The one page that is opened. */
  readonly url: string
  /** Origins that may be reached, as {@link Flow.hosts} has them once a flow is loaded. */
  readonly hosts: readonly string[]
  /** Requests beside GET and HEAD that only read, as `reads` of the flows names them. */
  readonly reads?: readonly string[]
  /** A control that only who is signed in sees; without it a probe only knows walls. */
  readonly mark: Target | undefined
  readonly locale: string
  readonly device: Device
  /** `undefined` opens nothing and comes to `missing`. */
  readonly session: Session | undefined
  readonly timeouts: Settings['timeouts']
  readonly timezone: string
  /** Those of the flows that walk with the account. */
  readonly obstacles: Flow['obstacles']
  readonly standIn?: StandInAddress | null | undefined
  readonly gate: Gate
  readonly now?: () => number
}

/**
 * Opens one page as the member that a session belongs to, and tells what the account is good for. Presses nothing, sends
 * nothing, and never throws for anything the site does.
 */
export async function probe(browser: Browser, request: ProbeRequest): Promise<Probed> {
  const { account, session, device, locale, timezone } = request
  const at = new Date((request.now ?? Date.now)()).toISOString()
  if (!session) {
    const why = { kind: 'no-session', account } as const
    return { result: 'missing', why, at, language: null, storageState: null }
  }
  const redact = redactor(secretsOf(session))
  const watched = { link: { id: account, url: request.url }, hosts: request.hosts, reads: request.reads ?? [] }
  const visitor = { device, locale, timezone, storageState: session.storageState }
  const context = await browser.newContext(contextOptions(browser, visitor))
  const watch = await guard(
    { browser, context, gate: request.gate },
    { ...watched, hosts: [...watched.hosts], reads: [...watched.reads], routes: [] },
    request.standIn ?? undefined,
    () => () => undefined,
  )
  try {
    const page = await context.newPage()
    page.setDefaultTimeout(request.timeouts.page * 1000)
    const seen = await beforeDeadline(look(page, request, watch), request.timeouts.walk * 1000)
    const judged = 'why' in seen ? { result: 'unreachable' as const, ...seen } : judgeProbe(request.obstacles, seen)
    const why = judged.why && mapTexts(judged.why, redact.text)
    return { ...judged, why, at, storageState: await storageLeft(context, watch) }
  } finally {
    watch.shut()
    await closeQuickly(context, browser)
    await watch.end()
  }
}

type Watch = Awaited<ReturnType<typeof guard>>
type Unseen = { readonly why: NonNullable<ProbedAccount['why']>; readonly language: null }

async function look(page: Page, request: ProbeRequest, watch: Watch): Promise<ProbeSeen | Unseen> {
  const { url, locale, mark, timeouts } = request
  const navigation = watchNavigation(page)
  // A page that fails to load is told by what the navigation saw.
  await page.goto(url, { waitUntil: 'commit' }).catch(() => undefined)
  await calm(page, 'real-time', watch, timeouts.calm * 1000)
  const { status, failure } = navigation()
  const seen = { url: page.url(), locale, status, failure }
  const name = textFor(mark?.name, locale) ?? textFor(mark?.name, 'en') ?? ''
  if (failure || !/^https?:/.test(page.url()))
    return { ...seen, isEmpty: false, asksToLogIn: false, mark: null, said: null }
  try {
    await requireReadable(page)
    const language = mark ? await awaitMark({ page, locale, hosts: request.hosts }, mark, timeouts.step * 1000) : null
    // A script may have sent the visitor on meanwhile.
    const now = navigation()
    return {
      ...seen,
      url: page.url(),
      status: now.status,
      isEmpty: (await emptiness(page)) !== null,
      asksToLogIn: await asksToLogIn(page, now.redirects.length > 0),
      mark: mark ? { name, language } : null,
      said: await page.evaluate(readSaid),
    }
  } catch (error) {
    const why = whyUnreadable(error)
    if (why) return { why, language: null }
    throw error
  }
}

/**
 * Waits for the mark, and tells in which language it is there.
 *
 * @returns the language tag under which the settings name it; the one of the walk when they name it alike everywhere;
 *   `null` when it is not there.
 */
async function awaitMark(framed: Framed, mark: Target, ms: number): Promise<string | null> {
  const { page, locale } = framed
  // A page in another language, or one that asks to log in, is not waited for.
  if (await isMarkThere(framed, mark)) return locale
  const early = await languageOfMark(framed, mark)
  if (early !== null || (await asksToLogIn(page, false))) return early
  const found = await findTarget(
    () => markLocator(framed, mark),
    ms,
    () => null,
    async () => undefined,
  )
  return found ? locale : languageOfMark(framed, mark)
}

async function beforeDeadline(work: Promise<ProbeSeen | Unseen>, ms: number): Promise<ProbeSeen | Unseen> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<Unseen>((resolve) => {
    timer = setTimeout(() => resolve({ why: { kind: 'too-long', seconds: ms / 1000 }, language: null }), ms)
  })
  work.catch(() => undefined)
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
