import { randomBytes } from 'node:crypto'
import { type BrowserContext, type CDPSession, type Frame, type Locator, type Page, selectors } from 'playwright'
import { type Signal, watchPage } from './page-watch.js'

/** Something that a person did, with the frame it was done in. */
export type Heard = { readonly signal: Signal; readonly frame: Frame }

/** A way that is held in a frame, see page-watch.ts. */
export type Held = { readonly frame: Frame; readonly token: number; readonly length: number }

/** The recorder's own world within the pages of a browser. */
export type World = {
  /** An element of a held way, for whatever a locator can do. */
  readonly element: (held: Held, index: number) => Locator
  /** From now on, what is done to the held elements reaches the page. */
  readonly pass: (held: Pick<Held, 'token'>) => Promise<void>
  /** Nothing is held any more; the next thing that a person does is told. */
  readonly release: () => Promise<void>
}

/** Reads elements out of the recorder's world; Playwright runs it where no script of the page is. */
const ENGINE = 'guidewatch-held'

let registered: Promise<void> | undefined

/** To be called before the page to be watched is made. */
export function prepareWorld(): Promise<void> {
  registered ??= selectors.register(ENGINE, engine, { contentScript: true })
  return registered
}

/**
 * Watches what a person does on a page: in an isolated world of every frame, from before its first script runs.
 *
 * The world is the one that Playwright's own selectors run in, found by a word that a selector leaves there, so that a
 * held element can be named to Playwright without leaving a trace in the page.
 */
export async function watchWorld(context: BrowserContext, page: Page, hear: (heard: Heard) => void): Promise<World> {
  const binding = `guidewatch${randomBytes(8).toString('hex')}`
  const source = `(${watchPage})(${JSON.stringify(binding)})`
  const first = await attach(context, page)
  if (!first) throw new Error('the page cannot be watched')
  const world = await worldName(first, page)
  const sessions = new Set([first])
  const watch = async (attached: Attached, frameOf: (id: string, signal: Signal) => Promise<Frame | undefined>) => {
    const { session, contexts } = attached
    session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name !== binding) return
      const signal = JSON.parse(payload) as Signal
      const id = contexts.get(executionContextId)?.frame ?? ''
      void frameOf(id, signal).then((frame) => frame && hear({ signal, frame }))
    })
    await session.send('Runtime.addBinding', { name: binding, executionContextName: world })
    await session.send('Page.addScriptToEvaluateOnNewDocument', { worldName: world, source, runImmediately: true })
  }
  await watch(first, frameFinder(first.session, page))
  // A frame of another site lives in a process of its own, and is watched from when it is there until it goes to another one:
  // what is watched twice would be heard twice.
  const watched = new Set<Frame>()
  const watchFrame = async (frame: Frame): Promise<void> => {
    if (frame === page.mainFrame() || frame.isDetached() || watched.has(frame)) return
    watched.add(frame)
    const attached = await attach(context, frame)
    if (!attached) return void watched.delete(frame)
    sessions.add(attached)
    attached.session.once('close', () => {
      sessions.delete(attached)
      watched.delete(frame)
      void watchFrame(frame).catch(() => undefined)
    })
    await watch(attached, async () => frame)
  }
  page.on('framenavigated', (frame) => void watchFrame(frame).catch(() => undefined))

  const everywhere = async (expression: string) => {
    const all = [...sessions].flatMap(({ session, contexts }) =>
      [...contexts.values()].filter(({ name }) => name === world).map(({ id }) => ({ session, id })),
    )
    await Promise.all(
      all.map(({ session, id }) =>
        session.send('Runtime.evaluate', { expression, uniqueContextId: id }).catch(() => undefined),
      ),
    )
  }
  return {
    element: ({ frame, token }, index) => frame.locator(`${ENGINE}=${token}:${index}`),
    pass: ({ token }) => everywhere(`globalThis.guidewatchPass?.(${token})`),
    release: () => everywhere('globalThis.guidewatchRelease?.()'),
  }
}

type Known = { readonly id: string; readonly name: string; readonly frame: string }

/** What DevTools tell of a page or frame: its worlds, by number. */
type Attached = { readonly session: CDPSession; readonly contexts: ReadonlyMap<number, Known> }

/** @returns undefined for a frame in the process of its page, which is watched with it. */
async function attach(context: BrowserContext, target: Page | Frame): Promise<Attached | undefined> {
  const session = await context.newCDPSession(target).catch(() => undefined)
  if (!session) return undefined
  const contexts = new Map<number, Known>()
  session.on('Runtime.executionContextCreated', ({ context: { id, uniqueId, name, auxData } }) => {
    contexts.set(id, { id: uniqueId, name, frame: String(auxData?.frameId ?? '') })
  })
  session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => void contexts.delete(executionContextId))
  session.on('Runtime.executionContextsCleared', () => contexts.clear())
  await session.send('Runtime.enable')
  await session.send('Page.enable')
  return { session, contexts }
}

/** The name of the world that selectors run in. */
async function worldName({ session, contexts }: Attached, page: Page): Promise<string> {
  const word = randomBytes(8).toString('hex')
  await page.locator(`${ENGINE}=word:${word}`).count()
  for (const { id, name } of contexts.values()) {
    const { result } = await session.send('Runtime.evaluate', {
      expression: 'globalThis.guidewatchWord',
      uniqueContextId: id,
    })
    if (result.value === word && name !== '') return name
  }
  throw new Error('the world of the selectors was not found: this version of Playwright keeps it elsewhere')
}

/** The frame of an id of the browser; Playwright does not tell its ids, so a child is asked whether it holds the token. */
function frameFinder(session: CDPSession, page: Page) {
  return async (id: string, signal: Signal): Promise<Frame | undefined> => {
    const { frameTree } = await session.send('Page.getFrameTree')
    if (id === frameTree.frame.id || !('token' in signal)) return page.mainFrame()
    for (const frame of page.frames()) {
      const count = await frame
        .locator(`${ENGINE}=${signal.token}:0`)
        .count()
        .catch(() => 0)
      if (count > 0) return frame
    }
    return undefined
  }
}

/** Runs where Playwright's selectors do. */
function engine() {
  type Own = { guidewatchHeld?: (token: number, index: number) => Element | null; guidewatchWord?: string }
  const own = globalThis as unknown as Own
  const holds = (outer: Node, inner: Node): boolean => {
    for (let node: Node | null = inner; node; node = node instanceof ShadowRoot ? node.host : node.parentNode)
      if (node === outer) return true
    return false
  }
  const one = (root: Node, selector: string) => {
    const [token = '', index = ''] = selector.split(':')
    if (token === 'word') own.guidewatchWord = index
    const found = token === 'word' ? null : own.guidewatchHeld?.(Number(token), Number(index))
    return found && holds(root, found) ? found : null
  }
  return {
    query: one,
    queryAll: (root: Node, selector: string) => {
      const found = one(root, selector)
      return found ? [found] : []
    },
  }
}
