import type { Browser, BrowserContext, Page, Request } from 'playwright'
import { reachable, type StandInAddress } from '../../browser/launch.js'
import { originAllowed } from '../../flow/origins.js'
import type { Gate, Pass } from '../../network/gate.js'
import type { TakeNote } from '../task.js'
import { type Asked, type Decision, intercept } from './interception.js'
import { type Bounds, type MayReach, type Restraint, restraint } from './restraint.js'

/** Requests whose answers may change a session. */
const TELLING = new Set(['document', 'xhr', 'fetch'])

/** What watches over a walk, and what it lets pass. */
export type Guard = Pick<
  Restraint,
  'typed' | 'allowLogIn' | 'endLogIn' | 'stopped' | 'forgetStopped' | 'ownSteps' | 'holdsTyped'
> & {
  /** True when the page asked something in a dialog of the browser since {@link Guard.forgetStopped}; it was refused. */
  readonly asked: () => boolean
  /** Number of requests under way that may still be answered. */
  readonly pending: () => number
  /** Resolves at the next change of {@link Guard.pending}. */
  readonly pendingChanged: () => Promise<void>
  /** From now on nothing leaves the browser, until {@link Guard.explore}. */
  readonly close: () => void
  /** Resolves when what left the browser before {@link Guard.close} was answered, after so many milliseconds at the latest. */
  readonly answered: (ms: number) => Promise<void>
  /** Leaves the page and opens the network again, for GET, HEAD and what {@link Restraint.explore} lets pass. */
  readonly explore: () => Promise<void>
  /** Lets nothing leave any more; the context is to be closed afterwards, and {@link Guard.end} called then. */
  readonly shut: () => void
  readonly end: () => Promise<void>
}

/**
 * Keeps a walk harmless: nothing is sent, no origin reached that the flow does not allow, no dialogs or downloads
 * (tabs.ts closes tabs). Whatever was stopped is noted. Must be called before the context has a page; its first page is the walk's.
 *
 * @param mayReach where requests may go; the origins of the flow when absent.
 */
export async function guard(
  { browser, context, gate }: { readonly browser: Browser; readonly context: BrowserContext; readonly gate: Gate },
  flow: Bounds,
  standIn: StandInAddress | undefined,
  note: TakeNote,
  mayReach: MayReach = (url) => originAllowed(url, flow.hosts),
): Promise<Guard> {
  let page: Page | undefined
  const pending = new Set<Request>()
  let wake: (() => void)[] = []
  const changed = () => {
    for (const resume of wake) resume()
    wake = []
  }
  const rules = restraint(flow, note, mayReach)
  let isAsked = false
  const forgetStopped = () => {
    isAsked = false
    rules.forgetStopped()
  }
  const reach: Pass['reach'] = (origin) => {
    return mayReach(origin) ? reachable(origin, standIn) : undefined
  }
  const out = gate.open({ reach, betrays: rules.betrays })
  /**
   * The cookies that a request takes along. Before it answers for a page, a server may name others (status 103), which the browser
   * fetches with theirs, past the interception: of a page, cookies for any address count that hold something typed.
   */
  const cookiesFor = async ({ url, kind }: Asked) => {
    const own = await context.cookies(url)
    if (kind !== 'Document') return own
    const all = await context.cookies()
    return [...own, ...all.filter(({ name, value }) => rules.holdsTyped(`${name}=${value}`))]
  }
  const decide = async (asked: Asked): Promise<Decision> => {
    const cookies = rules.wantsCookies() ? await cookiesFor(asked) : []
    const decision = rules.decide(
      asked,
      cookies.map(({ name, value }) => `${name}=${value}`),
      page?.url() ?? '',
    )
    if (decision === 'pass' && !['GET', 'HEAD'].includes(asked.method)) out.admit(asked.method, asked.url)
    return decision
  }
  const interception = await intercept(browser, decide)

  /** Requests whose answer has not begun to come. */
  const unanswered = new Set<Request>()
  let told: () => void = () => undefined
  const watch = (own: Page) => {
    const answered = (request: Request) => {
      if (unanswered.delete(request) && unanswered.size === 0) told()
    }
    const ended = (request: Request) => {
      answered(request)
      if (pending.delete(request)) changed()
    }
    own.on('request', (request) => {
      pending.add(request)
      // What is asked for once nothing may leave is held, and never answered.
      if (!rules.isClosed() && TELLING.has(request.resourceType())) unanswered.add(request)
      if (request.isNavigationRequest() && request.frame() === own.mainFrame()) forgetStopped()
    })
    own.on('response', (response) => {
      const request = response.request()
      answered(request)
      if (['GET', 'HEAD'].includes(request.method())) return
      const cookies = response.headerValue('set-cookie').catch(() => null)
      void cookies.then((set) => set !== null && rules.hasChanged(request.method(), request.url()))
    })
    own.on('requestfinished', ended)
    own.on('requestfailed', ended)
    // Requests of a page that was left may never be reported as ended.
    own.on('framenavigated', (frame) => {
      if (frame !== own.mainFrame()) return
      pending.clear()
      changed()
    })
    own.on('dialog', (dialog) => {
      note({ kind: 'dialog', type: dialog.type() })
      if (dialog.type() === 'confirm') isAsked = true
      // Only "leave this page?" is answered with yes: the reader of a guide would go on, too.
      void (dialog.type() === 'beforeunload' ? dialog.accept() : dialog.dismiss()).catch(() => undefined)
    })
    own.on('download', (download) => {
      note({ kind: 'download' })
      void download.cancel().catch(() => undefined)
    })
  }
  context.on('page', (other) => {
    if (page) return
    page = other
    watch(other)
  })

  const close = () => {
    rules.close()
    out.hold()
    changed()
  }
  return {
    ...rules,
    forgetStopped,
    asked: () => isAsked,
    pending: () => (rules.isClosed() ? 0 : pending.size),
    pendingChanged: () => new Promise((resolve) => wake.push(resolve)),
    close,
    answered: async (ms) => {
      if (unanswered.size === 0) return
      let timer: NodeJS.Timeout | undefined
      await new Promise<void>((resolve) => {
        told = resolve
        timer = setTimeout(resolve, ms)
      })
      clearTimeout(timer)
    },
    explore: async () => {
      // What the page still wants to send is left behind with it.
      close()
      await interception.dropHeld()
      await page?.goto('about:blank')
      await interception.dropHeld()
      out.renew()
      rules.explore()
    },
    shut: () => {
      rules.close()
      out.shut()
    },
    end: interception.end,
  }
}
