import type { AriaNode, Box, Screen } from '../../screen/screen.js'

/** Up to this width, in CSS pixels, a screen is a phone's and shown whole: its reader knows it by its shape. */
const WIDEST_PHONE = 600
/** Of a phone's screen that goes on below, so many times its width is shown. */
const PHONE_HEIGHT = 2.2
/** Less than this does not tell where on the screen one is. */
const LEAST = { width: 520, height: 320 }
/** The part of the page that the target lies in is shown up to this size. */
const MOST = { width: 840, height: 560 }
/** Of a screen without a target, as at the end of a way. */
const MOST_HEIGHT = 800
const MARGIN = 24
/** A strip at the edge of the screen that is not wider than this is shown as well: most of a header would be cut in two. */
const STRIP = 96

/** What lies over the page or is chosen from: shown whole, whatever its size. */
const WHOLE = new Set(['dialog', 'alertdialog', 'menu', 'listbox', 'radiogroup'])

/**
 * The part of an approved screen that its reader needs to see, in CSS pixels and within the picture: on a phone the whole
 * screen; elsewhere the target with the menu, dialog or part of the page that it lies in; without a target the content.
 */
export function viewOf(screen: Pick<Screen, 'image' | 'renderer' | 'target' | 'tree' | 'overlays'>): Box {
  const { image, renderer } = screen
  const whole = { x: 0, y: 0, width: image.width / renderer.scale, height: image.height / renderer.scale }
  const target = visibleTarget(screen)
  if (whole.width <= WIDEST_PHONE) return windowOf(whole, target, Math.round(whole.width * PHONE_HEIGHT))
  const focus = target ? surroundings(screen, target, whole) : contentOf(screen, whole)
  const shown = grown(within(padded(target ? union(target, focus) : focus, MARGIN), whole), whole)
  return windowOf(toTheEdge(shown, whole), target, MOST_HEIGHT)
}

/** The box of the target as far as the picture shows it; `null` when there is none, or it lies below what is shown. */
export function visibleTarget({ image, renderer, target }: Pick<Screen, 'image' | 'renderer' | 'target'>): Box | null {
  if (!target?.box) return null
  const box = within(target.box, {
    x: 0,
    y: 0,
    width: image.width / renderer.scale,
    height: image.height / renderer.scale,
  })
  return box.width > 0 && box.height > 0 ? box : null
}

/** What the target lies in: a layer, a dialog or a menu, else the widest part of the page that is not too wide. */
function surroundings({ tree, overlays }: Pick<Screen, 'tree' | 'overlays'>, target: Box, whole: Box): Box {
  const above = (ancestors(tree, target) ?? []).map(({ role, box }) => ({
    role,
    box: box ? within(box, whole) : target,
  }))
  const layers = overlays.map(({ role, box }) => ({ role, box: within(box, whole) }))
  const layer = layers.find(({ box }) => contains(box, target) && area(box) < 0.9 * area(whole))
  const held = above.findLast(({ role }) => WHOLE.has(role))
  const column = above.find(({ box }) => box.width <= MOST.width && area(box) > 0)
  return layer?.box ?? held?.box ?? windowOf(column?.box ?? target, target, MOST.height)
}

/** What holds the node at this box, from the root down; `undefined` when no node has that box. */
function ancestors(nodes: readonly (AriaNode | string)[], target: Box): readonly AriaNode[] | undefined {
  for (const node of nodes) {
    if (typeof node === 'string') continue
    if (node.box && isSame(node.box, target)) return []
    const inside = ancestors(node.children ?? [], target)
    if (inside) return [node, ...inside]
  }
  return undefined
}

/** The layer over the page, else its main part, else all of it. */
function contentOf({ tree, overlays }: Pick<Screen, 'tree' | 'overlays'>, whole: Box): Box {
  const box = overlays.at(-1)?.box ?? find(tree, 'main')?.box
  const shown = box ? within(box, whole) : whole
  return area(shown) > 0 ? shown : whole
}

function find(nodes: readonly (AriaNode | string)[], role: string): AriaNode | undefined {
  for (const node of nodes) {
    if (typeof node === 'string') continue
    const found = node.role === role ? node : find(node.children ?? [], role)
    if (found) return found
  }
  return undefined
}

/** Cut to a height, so that the target is in it, near its middle. */
function windowOf(box: Box, target: Box | null, height: number): Box {
  if (box.height <= height) return box
  const middle = target ? target.y + target.height / 2 : 0
  const y = Math.min(Math.max(middle - height / 2, box.y), box.y + box.height - height)
  return { ...box, y, height }
}

/** At least as large as one needs to know one's way, and within the picture. */
function grown(box: Box, whole: Box): Box {
  const width = Math.min(Math.max(box.width, LEAST.width), whole.width)
  const height = Math.min(Math.max(box.height, LEAST.height), whole.height)
  const place = (middle: number, size: number, most: number) => Math.min(Math.max(middle - size / 2, 0), most - size)
  return {
    x: place(box.x + box.width / 2, width, whole.width),
    y: place(box.y + box.height / 2, height, whole.height),
    width,
    height,
  }
}

function toTheEdge({ x, y, width, height }: Box, whole: Box): Box {
  const left = x <= STRIP ? 0 : x
  const top = y <= STRIP ? 0 : y
  const right = whole.width - (x + width) <= STRIP ? whole.width : x + width
  return { x: left, y: top, width: right - left, height: y + height - top }
}

function padded({ x, y, width, height }: Box, by: number): Box {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by }
}

function within(box: Box, whole: Box): Box {
  const x = Math.max(box.x, whole.x)
  const y = Math.max(box.y, whole.y)
  const right = Math.min(box.x + box.width, whole.x + whole.width)
  const bottom = Math.min(box.y + box.height, whole.y + whole.height)
  return { x, y, width: Math.max(0, right - x), height: Math.max(0, bottom - y) }
}

function union(a: Box, b: Box): Box {
  const x = Math.min(a.x, b.x)
  const y = Math.min(a.y, b.y)
  const right = Math.max(a.x + a.width, b.x + b.width)
  const bottom = Math.max(a.y + a.height, b.y + b.height)
  return { x, y, width: right - x, height: bottom - y }
}

function contains(box: Box, other: Box): boolean {
  const { x, y, width, height } = within(other, box)
  return isSame({ x, y, width, height }, other)
}

function isSame(a: Box, b: Box): boolean {
  return (['x', 'y', 'width', 'height'] as const).every((key) => Math.abs(a[key] - b[key]) <= 1)
}

function area({ width, height }: Box): number {
  return width * height
}
