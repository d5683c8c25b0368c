import type { CDPSession } from 'playwright'
import type { Box } from '../../screen/screen.js'
import { drawsMarksOnly, drawsUnknown, STRING_STYLES } from './marks.js'
import { PICTURE_STYLES, type Rendered, type RenderedElement, unreadAt } from './rendered.js'

/** Where the window begins in the document, in CSS pixels. */
type Origin = { readonly pageX: number; readonly pageY: number }

/** A transition between two views that takes longer than this many milliseconds is pictured as it is. */
const LONGEST_TRANSITION = 1000

/** The pictures that a transition was made of show what was there before, wherever the page moves them. */
const EVERYWHERE: Box = { x: -1e5, y: -1e5, width: 2e5, height: 2e5 }

/** Waits until a transition between two views of the page has ended; no longer than one takes that a person sees as one. */
export async function transitionEnded(session: CDPSession): Promise<void> {
  await session.send('Runtime.evaluate', {
    contextId: await ownWorld(session),
    awaitPromise: true,
    expression: `Promise.race([
      Promise.resolve(document.activeViewTransition?.finished).catch(() => undefined),
      new Promise((resolve) => setTimeout(resolve, ${LONGEST_TRANSITION})),
    ]).then(() => undefined)`,
  })
}

export type LeftOut = {
  readonly elements: readonly RenderedElement[]
  /** A transition between two views of the page was under way. */
  readonly inTransition: boolean
}

/** What is on a page, as the browser tells it at one moment. */
type Told = Pick<Rendered, 'pseudos' | 'layout'>

/**
 * What the browser's snapshot leaves out of the outermost document: backdrops, buttons and markers of what scrolls, pictures
 * of a transition, first lines, and the insides of fields. Frames are left out here, too: they are covered as a whole.
 *
 * @param told what the snapshot has, of the same moment.
 */
export async function readLeftOut(session: CDPSession, told: Promise<Told>): Promise<LeftOut> {
  try {
    const world = ownWorld(session)
    const [{ root }, { pseudos: listed, layout }, lines] = await Promise.all([
      documentOf(session),
      told,
      world.then((known) => readInside(session, known, [])),
    ])
    const found: Found = { pseudos: [], roots: [] }
    collect(root, listed, found)
    const fields = found.roots.length > 0 ? (await readInside(session, await world, found.roots)).inside : []
    const { inTransition } = lines
    const inside = [...lines.inside, ...fields].map(({ box, strings, pictures }) => {
      const unread = !strings.every(drawsMarksOnly)
      const own = { ...box, x: box.x + layout.pageX, y: box.y + layout.pageY }
      return { ...unreadAt(own, unread ? box.height : 0), name: '', backgrounds: pictures, unread }
    })
    if (found.pseudos.length === 0) return { elements: inside, inTransition }
    await session.send('CSS.enable')
    const pseudos = await Promise.all(found.pseudos.map((node) => readPseudo(session, node, layout)))
    await session.send('CSS.disable')
    return { elements: [...inside, ...pseudos.flat()], inTransition }
  } finally {
    // What is asked for next comes after it all the same.
    void session.send('DOM.disable').catch(() => undefined)
  }
}

function documentOf(session: CDPSession) {
  return session.send('DOM.getDocument', { depth: -1, pierce: true })
}

type Node = Awaited<ReturnType<typeof documentOf>>['root']
type Found = { readonly pseudos: Node[]; readonly roots: Node[] }

/** The insides of these are drawn by the system, or not at all. */
const WITHOUT_INSIDES = new Set(['OPTION', 'OPTGROUP'])

function collect(node: Node, listed: ReadonlySet<number>, found: Found): void {
  for (const pseudo of node.pseudoElements ?? []) {
    if (!listed.has(pseudo.backendNodeId)) found.pseudos.push(pseudo)
    collect(pseudo, listed, found)
  }
  for (const root of node.shadowRoots ?? []) {
    // What is open a script finds by itself.
    if (root.shadowRootType !== 'open' && !WITHOUT_INSIDES.has(node.nodeName)) found.roots.push(root)
    collect(root, listed, found)
  }
  for (const child of node.children ?? []) collect(child, listed, found)
}

/** More characters than this no counter has. */
const LONGEST_COUNTER = 40

async function readPseudo(session: CDPSession, node: Node, origin: Origin): Promise<readonly RenderedElement[]> {
  const [model, computed] = await Promise.all([
    session.send('DOM.getBoxModel', { nodeId: node.nodeId }).catch(() => null),
    session.send('CSS.getComputedStyleForNode', { nodeId: node.nodeId }).catch(() => null),
  ])
  if (node.pseudoType?.startsWith('view-transition')) return [unreadAt(EVERYWHERE, 0)]
  if (!model || !computed) return []
  const styles = new Map(computed.computedStyle.map(({ name, value }) => [name, value]))
  const style = (name: string) => styles.get(name) ?? ''
  const pixels = (name: string) => Math.abs(Number.parseFloat(style(name))) || 0
  const box = boxOf(model.model.border, origin)
  const content = style('content')
  const unread =
    node.pseudoType === 'marker' ||
    drawsUnknown(content) ||
    STRING_STYLES.some((name) => !drawsMarksOnly(style(name))) ||
    /url\(|drop-shadow/.test(style('filter') + style('backdrop-filter')) ||
    !['none', ''].includes(style('-webkit-box-reflect'))
  // Nobody tells where its text is: as long as it may be, from where it may begin.
  const reach =
    Math.max(content.length, LONGEST_COUNTER) * (pixels('font-size') + pixels('letter-spacing')) + pixels('text-indent')
  const backgrounds = PICTURE_STYLES.map(style)
  return [{ ...unreadAt(box, unread ? reach : 0), name: node.nodeName, backgrounds, unread }]
}

/** What a field, or a first line, is drawn with. */
type Inside = { readonly box: Box; readonly strings: readonly string[]; readonly pictures: readonly string[] }

/** What is in these roots; the first lines of the document where none are given. */
async function readInside(
  session: CDPSession,
  executionContextId: number,
  roots: readonly Node[],
): Promise<{ readonly inside: readonly Inside[]; readonly inTransition: boolean }> {
  const objectGroup = 'left-out'
  const resolved = await Promise.all(
    roots.map(({ nodeId }) =>
      session.send('DOM.resolveNode', { nodeId, executionContextId, objectGroup }).catch(() => null),
    ),
  )
  const { result } = await session.send('Runtime.callFunctionOn', {
    executionContextId,
    functionDeclaration: INSIDES,
    arguments: [
      { value: PICTURE_STYLES },
      { value: STRING_STYLES },
      ...resolved.flatMap((one) => (one?.object.objectId ? [{ objectId: one.object.objectId }] : [])),
    ],
    returnByValue: true,
  })
  if (resolved.length > 0) void session.send('Runtime.releaseObjectGroup', { objectGroup }).catch(() => undefined)
  return result.value ?? { inside: [], inTransition: false }
}

/** Runs in a world of its own, where no script of the page has changed what the browser says. */
const INSIDES = `function (pictureStyles, stringStyles, ...roots) {
  const found = []
  const look = (element, pseudo) => {
    const style = getComputedStyle(element, pseudo)
    const pictures = pictureStyles.map((name) => style.getPropertyValue(name)).filter((value) => /url\\(|paint\\(/.test(value))
    const strings = stringStyles.map((name) => style.getPropertyValue(name)).filter((value) => value.includes('"'))
    if (pictures.length + strings.length === 0) return
    const { x, y, width, height } = element.getBoundingClientRect()
    if (width > 0 && height > 0) found.push({ box: { x, y, width, height }, pictures, strings })
  }
  const lines = (root) => {
    for (const element of root.querySelectorAll('*')) {
      const { backgroundImage } = getComputedStyle(element, '::first-line')
      if (backgroundImage !== 'none' && backgroundImage !== '') look(element, '::first-line')
      if (element.shadowRoot) lines(element.shadowRoot)
    }
  }
  if (roots.length === 0) lines(document)
  for (const root of roots) {
    lines(root)
    for (const element of root.querySelectorAll('*')) look(element)
  }
  return { inside: found, inTransition: document.activeViewTransition != null }
}`

/** The outermost frame of each session's page, which hardly ever is another one. */
const frames = new WeakMap<CDPSession, string>()

/** Playwright has worlds of its own; this one is guidewatch's. Asked for again, the browser gives that of the document that is there. */
async function ownWorld(session: CDPSession): Promise<number> {
  const worldIn = async (frameId: string) => {
    const world = await session.send('Page.createIsolatedWorld', { frameId, worldName: 'guidewatch' })
    return world.executionContextId
  }
  const known = frames.get(session)
  const world = known === undefined ? undefined : await worldIn(known).catch(() => undefined)
  if (world !== undefined) return world
  const { frameTree } = await session.send('Page.getFrameTree')
  frames.set(session, frameTree.frame.id)
  return worldIn(frameTree.frame.id)
}

function boxOf(quad: readonly number[], { pageX, pageY }: Origin): Box {
  const xs = quad.filter((_, index) => index % 2 === 0)
  const ys = quad.filter((_, index) => index % 2 === 1)
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x: x + pageX, y: y + pageY, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}
