import type { CDPSession, Locator, Page } from 'playwright'
import type { Target } from '../../flow/schema.js'
import { badgedNamePattern } from '../../text/labels.js'
import { textsFor } from '../../text/local.js'
import { namePattern } from '../../text/normalise.js'
import { rootFor } from './find.js'
import type { Root } from './frames.js'
import { PRESSED_ROLES, WIDGETS } from './scripted.js'
import { holdingPattern, readingAs } from './words.js'

// What nothing tells from text but that a script listens to presses on it: no role, no pointer of a hand. Only the browser knows.

const PRESSES: readonly string[] = ['click', 'mousedown', 'mouseup', 'pointerdown', 'pointerup']

/** So many of what has the words are asked about. */
const MOST_ASKED = 10

/**
 * The one element with just the words of a target on which, or on whose row, a script listens to presses. The last resort.
 *
 * @returns `undefined` where there is none, or more than one; in a browser that does not tell; and in a frame of another site.
 */
export async function listenedLocator(within: Root, target: Target, locale: string): Promise<Locator | undefined> {
  if (!PRESSED_ROLES.includes(target.role)) return undefined
  const names = textsFor(target.name, locale)
  const holding = rootFor(within, target, locale)
    .locator('*')
    .filter({ hasText: holdingPattern(names), visible: true })
  const own = await readingAs(holding, namePattern(names))
  if (own.length === 0) return undefined
  const rows = await readingAs(holding, badgedNamePattern(names))
  // A page that is going away is looked at again.
  const asked = await holding.evaluateAll(readPlain, { own, rows, widgets: WIDGETS }).catch(() => [])
  if (asked.length === 0 || asked.length > MOST_ASKED) return undefined
  const session = await sessionOf('frameElement' in within ? within.page() : within)
  if (!session) return undefined
  const found: number[] = []
  for (const { index, paths } of asked) if (await hasListener(session, paths)) found.push(index)
  const [only, ...others] = found
  return only !== undefined && others.length === 0 ? holding.nth(only) : undefined
}

/** The way to an element from the outermost document: places among children, and into shadow roots and frames. */
type Path = readonly (number | 'shadow' | 'frame')[]

/** An element, by its place, with the ways to it and to what around it is its row. */
type Plain = { readonly index: number; readonly paths: readonly Path[] }

/** Runs in the page: the innermost elements that have the words and are no widgets, with the rows that say nothing else. */
function readPlain(
  elements: Element[],
  { own, rows, widgets }: { own: readonly number[]; rows: readonly number[]; widgets: string },
): Plain[] {
  /** Rows are hardly higher than what stands in them, in CSS pixels. */
  const ROW = 80
  const pathTo = (element: Element): Path | null => {
    const path: (number | 'shadow' | 'frame')[] = []
    let at: Element = element
    for (;;) {
      const parent = at.parentNode as (ParentNode & Node) | null
      if (!parent) return null
      path.unshift([...parent.children].indexOf(at))
      const view = parent.nodeType === Node.DOCUMENT_NODE ? (parent as Document).defaultView : null
      if (view && view === view.top) return path
      if (parent.nodeType === Node.DOCUMENT_FRAGMENT_NODE) path.unshift('shadow')
      else if (view) path.unshift('frame')
      // The frame of another site is not told.
      const over: Element | null | undefined =
        parent.nodeType === Node.ELEMENT_NODE
          ? (parent as Element)
          : view
            ? view.frameElement
            : (parent as ShadowRoot).host
      if (!over) return null
      at = over
    }
  }
  const isPlain = (element: Element) =>
    element !== document.documentElement && element !== document.body && element.closest(widgets) === null
  const elementsAt = (indexes: readonly number[]) => indexes.flatMap((index) => elements[index] ?? []).filter(isPlain)
  const worded = elementsAt(own)
  const inner = worded.filter((element) => !worded.some((other) => other !== element && element.contains(other)))
  const around = elementsAt(rows)
  return inner.map((element) => {
    const row = around.filter((one) => one !== element && one.contains(element) && one.clientHeight <= ROW)
    const all = [element, ...row.reverse()]
    // Text that lets presses through is pressed on what lies under it.
    const pressed = all.find((one) => getComputedStyle(one).pointerEvents !== 'none') ?? element
    return { index: elements.indexOf(pressed), paths: all.map(pathTo).filter((path) => path !== null) }
  })
}

const sessions = new WeakMap<Page, Promise<CDPSession | null>>()

/** Browsers other than Chromium have none. */
function sessionOf(page: Page): Promise<CDPSession | null> {
  const known = sessions.get(page)
  if (known) return known
  const session = page
    .context()
    .newCDPSession(page)
    .catch(() => null)
  sessions.set(page, session)
  return session
}

async function hasListener(session: CDPSession, paths: readonly Path[]): Promise<boolean> {
  for (const path of paths) {
    const types = await listenersAt(session, path).catch(() => [])
    if (types.some((type) => PRESSES.includes(type))) return true
  }
  return false
}

async function listenersAt(session: CDPSession, path: Path): Promise<readonly string[]> {
  const expression = `(${follow.toString()})(${JSON.stringify(path)})`
  const objectGroup = 'listened'
  try {
    const { result } = await session.send('Runtime.evaluate', { expression, objectGroup })
    if (!result.objectId) return []
    // Listeners are told to whoever asks from the document that they are in.
    const { node } = await session.send('DOM.describeNode', { objectId: result.objectId })
    const { backendNodeId } = node
    const { object } = await session.send('DOM.resolveNode', { backendNodeId, objectGroup })
    if (!object.objectId) return []
    const { listeners } = await session.send('DOMDebugger.getEventListeners', { objectId: object.objectId })
    return listeners.map(({ type }) => type)
  } finally {
    await session.send('Runtime.releaseObjectGroup', { objectGroup }).catch(() => undefined)
  }
}

/** Runs in the page, by its source: the element at the end of a way. */
function follow(path: Path): Node | null {
  let at: Node | null = document
  for (const step of path) {
    if (step === 'shadow') at = (at as Element | null)?.shadowRoot ?? null
    else if (step === 'frame') at = (at as HTMLIFrameElement | null)?.contentDocument ?? null
    else at = (at as ParentNode | null)?.children[step] ?? null
  }
  return at
}
