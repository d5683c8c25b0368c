import type { Box } from '../../screen/screen.js'
import type { PageSnapshot } from './dom-snapshot.js'

/** An element as it lies over others, in CSS pixels of the document. */
export type Painted = {
  /** Tells the element from all others for as long as it is there. */
  readonly id: number
  readonly box: Box
  /** Where the browser paints it: what has a higher number is painted over it. */
  readonly order: number
  /** The highest of those of everything in it. */
  readonly highest: number
  /** The parts of its box through which nothing of what it lies over can be seen. */
  readonly solid: readonly Box[]
}

/** The computed styles that tell what can be seen through an element. */
export const PAINT_STYLES = [
  'visibility',
  'display',
  'opacity',
  'background-color',
  'background-clip',
  'overflow-x',
  'overflow-y',
  'contain',
  'border-top-left-radius',
  'border-top-right-radius',
  'border-bottom-left-radius',
  'border-bottom-right-radius',
  'corner-top-left-shape',
  'corner-top-right-shape',
  'corner-bottom-left-shape',
  'corner-bottom-right-shape',
  'transform',
  'rotate',
  'offset-path',
  'filter',
  'mask-image',
  '-webkit-mask-box-image-source',
  'clip-path',
  'clip',
  'mix-blend-mode',
  'column-count',
  'column-width',
] as const

type Styles = { readonly [name in (typeof PAINT_STYLES)[number]]: string }

const EVERYWHERE: Box = { x: -1e7, y: -1e7, width: 2e7, height: 2e7 }

/**
 * The elements of a document, as the browser paints them; no script of the page can change what is said of them. Wherever it
 * is not certain that an element hides what it lies over, nothing of it is solid.
 *
 * @param first where {@link PAINT_STYLES} begin among the computed styles of the snapshot.
 */
export function paintedOf(
  strings: readonly string[],
  { nodes, layout }: PageSnapshot,
  first: number,
): readonly Painted[] {
  const parents = nodes.parentIndex ?? []
  const entries = new Map(layout.nodeIndex.map((node, entry) => [node, entry]))
  const nameOf = (node: number) => strings[nodes.nodeName?.[node] ?? -1] ?? ''
  // The document itself has none.
  const styles = layout.styles.map((own) =>
    own.length > first ? stylesOf(own.slice(first).map((index) => strings[index] ?? '')) : undefined,
  )
  const boxes = layout.bounds.map((bounds) => boxOf(bounds))
  const roots = new Set(nodes.shadowRootType?.index ?? [])
  const hosts = new Set([...roots].map((root) => parents[root]))

  // Nodes are listed in the order of the document: what is in one comes after it.
  const windows: (Box | null)[] = []
  /** The part of the page in which what is in a node can be seen; `null` when that cannot be told. */
  const windowWithin = (node: number): Box | null => {
    const around = windowAround(node)
    const entry = entries.get(node) ?? -1
    const [own, box] = [styles[entry], boxes[entry]]
    if (!around || !own || !box) return around
    if (!isPlain(own)) return null
    if (!isClipping(own) || clipsWindow(node)) return around
    return intersection(around, inner(box, layout.clientRects?.[entry], own))
  }
  const windowAround = (node: number): Box | null => {
    const parent = parents[node] ?? -1
    if (parent < 0) return EVERYWHERE
    // What a host holds may stand anywhere among the elements of its shadow root.
    return hosts.has(parent) && !roots.has(node) ? null : (windows[parent] ?? null)
  }
  // What the outermost element says of clipping, or the body in its place, the browser does to its window.
  const clipsWindow = (node: number) => {
    const name = nameOf(node)
    return name === 'HTML' || (name === 'BODY' && !isClipping(styles[entries.get(parents[node] ?? -1) ?? -1]))
  }
  for (let node = 0; node < parents.length; node += 1) windows.push(windowWithin(node))

  const highest = [...(layout.paintOrders ?? [])]
  for (let entry = highest.length - 1; entry >= 0; entry -= 1) {
    const around = entryAround(layout.nodeIndex[entry] ?? -1, parents, entries)
    if (around !== undefined) highest[around] = Math.max(highest[around] ?? 0, highest[entry] ?? 0)
  }
  return layout.nodeIndex.flatMap((node, entry) => {
    const [own, box] = [styles[entry], boxes[entry]]
    if (!own || !box || nameOf(node).startsWith('#')) return []
    const around = isSolid(own) ? windowAround(node) : null
    const solid = around ? withoutCorners(box, own).flatMap((part) => intersection(part, around) ?? []) : []
    const id = nodes.backendNodeId?.[node] ?? -1
    return [{ id, box, order: layout.paintOrders?.[entry] ?? 0, highest: highest[entry] ?? 0, solid }]
  })
}

/** The entry of the nearest node around one that is laid out. */
function entryAround(
  node: number,
  parents: readonly number[],
  entries: ReadonlyMap<number, number>,
): number | undefined {
  for (let at = parents[node] ?? -1; at >= 0; at = parents[at] ?? -1) {
    const entry = entries.get(at)
    if (entry !== undefined) return entry
  }
  return undefined
}

function stylesOf(values: readonly string[]): Styles {
  return Object.fromEntries(PAINT_STYLES.map((name, index) => [name, values[index] ?? ''])) as Styles
}

/** The elements with these have a box of their own, as large as what they paint. */
const BOXES = new Set(['block', 'flow-root', 'list-item', 'inline-block', 'flex', 'inline-flex', 'grid', 'inline-grid'])

function isSolid(own: Styles): boolean {
  const colour = own['background-color']
  const isOpaque = /^[a-z]/.test(colour) && !/^(?:transparent|rgba\()|\//.test(colour)
  return (
    isOpaque &&
    isPlain(own) &&
    BOXES.has(own.display) &&
    own.visibility === 'visible' &&
    own['background-clip'] === 'border-box'
  )
}

/** True when an element, and what is in it, is painted as it is, straight, and whole. */
function isPlain(own: Styles): boolean {
  const none = (value: string) => value === 'none' || value === ''
  return (
    own.opacity === '1' &&
    /^(?:none|matrix\([^,]+, 0, 0, [^,]+, [^,]+, [^,]+\))$/.test(own.transform) &&
    [own.rotate, own['offset-path'], own.filter, own['mask-image'], own['clip-path']].every(none) &&
    none(own['-webkit-mask-box-image-source']) &&
    own.clip === 'auto' &&
    own['mix-blend-mode'] === 'normal' &&
    own['column-count'] === 'auto' &&
    own['column-width'] === 'auto' &&
    // Other corners than round ones may be cut deeper. Browsers that draw none say nothing of them.
    [own['corner-top-left-shape'], own['corner-top-right-shape']].every(isRound) &&
    [own['corner-bottom-left-shape'], own['corner-bottom-right-shape']].every(isRound)
  )
}

/** Round, or fuller: of 1 on a superellipse is at least as round (CSS Borders 4, 3.2). */
function isRound(shape: string): boolean {
  return shape === '' || shape === 'round' || Number(/^superellipse\(([\d.]+)\)$/.exec(shape)?.[1]) >= 1
}

function isClipping(own: Styles | undefined): boolean {
  if (!own) return false
  return own['overflow-x'] !== 'visible' || own['overflow-y'] !== 'visible' || /paint|strict|content/.test(own.contain)
}

/** The largest radii of the corners, across and down, in CSS pixels; as large as the box allows (CSS Backgrounds 3, 5.5). */
function radiiOf({ width, height }: Box, own: Styles): readonly [number, number] {
  const corners = [
    own['border-top-left-radius'],
    own['border-top-right-radius'],
    own['border-bottom-left-radius'],
    own['border-bottom-right-radius'],
  ].map((corner) => corner.split(' '))
  const length = (value: string, of: number) =>
    (value.endsWith('%') ? (Number.parseFloat(value) / 100) * of : Number.parseFloat(value)) || 0
  const across = Math.max(...corners.map(([first = '0']) => length(first, width)))
  const down = Math.max(...corners.map(([first = '0', second = first]) => length(second, height)))
  const scale = Math.min(1, across > 0 ? width / (2 * across) : 1, down > 0 ? height / (2 * down) : 1)
  return [across * scale, down * scale]
}

/** Round corners are followed in so many steps. */
const STEPS = 8

/** A box without its round corners, as boxes that lie over each other. */
function withoutCorners(box: Box, own: Styles): readonly Box[] {
  const [across, down] = radiiOf(box, own)
  if (across === 0 || down === 0) return [box]
  // So far down an ellipse with these radii lies so far in.
  return Array.from({ length: STEPS + 1 }, (_, step) => {
    const depth = step / STEPS
    return inset(box, across * (1 - Math.sqrt(1 - (1 - depth) ** 2)), down * depth)
  }).filter(({ width, height }) => width > 0 && height > 0)
}

/** What an element that clips leaves of what is in it: within its edges, and within its round corners. */
function inner(box: Box, client: readonly number[] | undefined, own: Styles): Box {
  const [left = 0, top = 0, width = 0, height = 0] = client ?? []
  const [across, down] = radiiOf(box, own)
  // The largest box within an ellipse leaves so much of its radius.
  const corner = 1 - Math.SQRT1_2
  return inset({ x: box.x + left, y: box.y + top, width, height }, across * corner, down * corner)
}

function inset({ x, y, width, height }: Box, across: number, down: number): Box {
  return { x: x + across, y: y + down, width: width - 2 * across, height: height - 2 * down }
}

function boxOf([x = 0, y = 0, width = 0, height = 0]: readonly number[] = []): Box {
  return { x, y, width, height }
}

/** What two boxes share; `null` when that is nothing. */
export function intersection(a: Box, b: Box): Box | null {
  const [x, y] = [Math.max(a.x, b.x), Math.max(a.y, b.y)]
  const width = Math.min(a.x + a.width, b.x + b.width) - x
  const height = Math.min(a.y + a.height, b.y + b.height) - y
  return width > 0 && height > 0 ? { x, y, width, height } : null
}
