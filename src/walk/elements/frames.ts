import type { Frame, Page } from 'playwright'
import { originAllowed } from '../../flow/origins.js'
import type { FrameName } from '../../flow/schema.js'
import type { AriaNode, Box } from '../../screen/screen.js'
import { textsFor } from '../../text/local.js'
import { sameText } from '../../text/normalise.js'

/** What elements are looked for in: a page, or a frame of it. */
export type Root = Page | Frame

/** Where frames are looked for, and which origins they may be of. */
export type Framed = { readonly page: Page; readonly locale: string; readonly hosts: readonly string[] }

/**
 * The frame that a flow names, however deep it lies in others; the page itself where it names none. A frame of an origin
 * that the flow does not allow is none: nothing of it has come through the gate.
 *
 * @returns `undefined` while there is no such frame to be seen.
 */
export async function rootOf(framed: Framed, name: FrameName | undefined): Promise<Root | undefined> {
  if (!name) return framed.page
  for (const frame of framed.page.frames()) if (await isNamed(framed, frame, name)) return frame
  return undefined
}

async function isNamed({ page, locale, hosts }: Framed, frame: Frame, name: FrameName): Promise<boolean> {
  if (frame === page.mainFrame() || frame.isDetached()) return false
  if (name.name !== undefined && frame.name() !== name.name) return false
  if (name.url !== undefined && !new RegExp(name.url, 'iu').test(frame.url())) return false
  // What has no origin of its own, such as `srcdoc`, is of the page's.
  if (/^https?:/.test(frame.url()) && !originAllowed(frame.url(), hosts)) return false
  try {
    const element = await frame.frameElement()
    const [title, isVisible] = await Promise.all([titleOf(frame), element.isVisible()])
    const wanted = textsFor(name.title, locale)
    return isVisible && (name.title === undefined || wanted.some((text) => sameText(text, title)))
  } catch {
    // It went away meanwhile.
    return false
  }
}

/** What a screen reader says of a frame; '' where it has no title. Fails where the frame went away. */
export async function titleOf(frame: Frame): Promise<string> {
  const element = await frame.frameElement()
  return element.evaluate(
    (one) => (one as Element).getAttribute('title') || (one as Element).getAttribute('aria-label') || '',
  )
}

/** A frame that is to be seen, and where its content is in the window, in CSS pixels. */
export type ShownFrame = { readonly frame: Frame; readonly box: Box }

/** The frames that are named and to be seen, each once. */
export async function shownFrames(framed: Framed, names: readonly FrameName[]): Promise<readonly ShownFrame[]> {
  const found = await Promise.all(names.map((name) => rootOf(framed, name)))
  const frames = [...new Set(found.filter((root): root is Frame => root !== undefined && 'frameElement' in root))]
  const shown = await Promise.all(frames.map(async (frame) => ({ frame, box: await contentBox(frame) })))
  return shown.flatMap(({ frame, box }) => (box ? [{ frame, box }] : []))
}

/** Where the content of a frame is in the window: its box without border and padding; `null` where it is not to be seen. */
export async function contentBox(frame: Frame): Promise<Box | null> {
  try {
    const element = await frame.frameElement()
    const [box, inset] = await Promise.all([
      element.boundingBox(),
      element.evaluate((one) => {
        const style = getComputedStyle(one as Element)
        const [left, top, right, bottom] = ['left', 'top', 'right', 'bottom'].map(
          (side) =>
            Number.parseFloat(style.getPropertyValue(`padding-${side}`)) +
            Number.parseFloat(style.getPropertyValue(`border-${side}-width`)),
        )
        return { left: left ?? 0, top: top ?? 0, right: right ?? 0, bottom: bottom ?? 0 }
      }),
    ])
    return (
      box && {
        x: Math.round(box.x + inset.left),
        y: Math.round(box.y + inset.top),
        width: Math.round(box.width - inset.left - inset.right),
        height: Math.round(box.height - inset.top - inset.bottom),
      }
    )
  } catch {
    return null
  }
}

/** A box of a frame as one of the window. */
export function shifted(box: Box, { x, y }: Pick<Box, 'x' | 'y'>): Box {
  return { ...box, x: box.x + x, y: box.y + y }
}

type Tree = readonly (AriaNode | string)[]

/** The tree of a frame with its boxes in the window. */
export function shiftedTree(tree: Tree, by: Pick<Box, 'x' | 'y'>): Tree {
  return tree.map((node) => {
    if (typeof node === 'string') return node
    const { box, children } = node
    return {
      ...node,
      ...(box ? { box: shifted(box, by) } : {}),
      ...(children ? { children: shiftedTree(children, by) } : {}),
    }
  })
}

/**
 * A page's tree with the tree of a frame where the frame is in it: in the `iframe` whose box holds that of the frame, else at
 * the end.
 */
export function withFrame(tree: Tree, inner: Tree, box: Box): Tree {
  let isIn = false
  const isIt = ({ role, box: own }: AriaNode) =>
    role === 'iframe' &&
    own !== undefined &&
    own.x <= box.x + 1 &&
    own.y <= box.y + 1 &&
    own.x + own.width >= box.x + box.width - 1 &&
    own.y + own.height >= box.y + box.height - 1
  const visit = (nodes: Tree): Tree =>
    nodes.map((node) => {
      if (typeof node === 'string' || isIn) return node
      if (isIt(node) && !node.children?.length) {
        isIn = true
        return { ...node, children: inner }
      }
      return node.children ? { ...node, children: visit(node.children) } : node
    })
  const whole = visit(tree)
  return isIn ? whole : [...whole, { role: 'iframe', box, children: inner }]
}
