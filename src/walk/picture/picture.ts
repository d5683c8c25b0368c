import type { CDPSession, Locator, Page } from 'playwright'
import sharp from 'sharp'
import { COVER_PIXEL } from '../../screen/cover.js'
import type { Box } from '../../screen/screen.js'
import type { Redact } from '../redaction/redact.js'
import { privateBoxes } from './covers.js'
import { renderedInFrames } from './frame-sessions.js'
import { type LeftOut, readLeftOut, transitionEnded } from './left-out.js'
import { maskedAt, shownOf } from './masks.js'
import { type Rendered, type RenderedMetrics, readRendered } from './rendered.js'

/** A page that changes while it is captured gets so many tries; then everything is covered that was private in any. */
const MOST_TRIES = 2

/** A picture of more pixels than this a side is cut: no person scrolls there, and it fills the memory. */
const LONGEST_SIDE = 16_000

/** What part of the page is in the picture. */
export type Frame = {
  readonly area: 'window' | 'page' | 'element'
  /** The element, when that is the area. */
  readonly element: Locator | null
  /** Device pixels per CSS pixel. */
  readonly scale: number
}

/** What is on the page at one moment. */
export type Reading = Pick<Rendered, 'painted' | 'layout'> & {
  /** What is private, in pixels of the picture. */
  readonly secret: readonly Box[]
  /** Turns boxes in CSS pixels of the document into boxes in pixels of the picture. */
  readonly toPixels: (box: Box) => Box
}

/**
 * Takes the picture of a screen.
 *
 * What is private or masked is looked for before and after the shutter: what was there at either moment is covered.
 *
 * @param masks where what the flow masks is, in whole CSS pixels of the window; painted over likewise, but for what lies over it.
 * @param before what {@link read} said a moment ago.
 * @param meanwhile what else is to be read on the page after the shutter; it may change nothing.
 * @returns paints over everything private and masked and gives the PNG; the page may go on meanwhile.
 */
export async function picture(
  page: Page,
  frame: Frame,
  masks: readonly Box[],
  redact: Redact,
  before: Reading,
  meanwhile?: () => Promise<unknown>,
): Promise<() => Promise<Buffer>> {
  const { pageX, pageY } = before.layout
  const masked = masks.map((box) => maskedAt({ ...box, x: box.x + pageX, y: box.y + pageY }, before.painted))
  const toCover = ({ secret, painted, toPixels }: Reading) => [
    ...secret,
    ...masked.flatMap((one) => shownOf(one, painted)).map(toPixels),
  ]
  const seen: Box[] = []
  let boxes = toCover(before)
  for (let attempt = 1; ; attempt += 1) {
    const image = await shot(page, frame)
    const [again] = await Promise.all([read(page, frame, redact, masks.length > 0), meanwhile?.()])
    const after = toCover(again)
    seen.push(...boxes, ...after)
    const isStill = JSON.stringify(boxes) === JSON.stringify(after)
    if (isStill) return () => cover(image, after)
    if (attempt >= MOST_TRIES) return () => cover(image, seen)
    boxes = after
  }
}

async function shot(page: Page, { area, element }: Frame): Promise<Buffer> {
  const clip = area === 'page' ? await wholePage(page) : null
  return (element ?? page).screenshot({
    animations: 'disabled',
    caret: 'hide',
    ...(area === 'page' ? { fullPage: true } : {}),
    ...(clip ? { clip } : {}),
  })
}

/** The part of a page without end that is pictured; `null` when all of it is. */
async function wholePage(page: Page): Promise<Box | null> {
  const { cssContentSize } = await (await sessionOf(page)).send('Page.getLayoutMetrics')
  const { width, height } = cssContentSize
  if (width <= LONGEST_SIDE && height <= LONGEST_SIDE) return null
  return { x: 0, y: 0, width: Math.min(width, LONGEST_SIDE), height: Math.min(height, LONGEST_SIDE) }
}

const sessions = new WeakMap<Page, Promise<CDPSession>>()

function sessionOf(page: Page): Promise<CDPSession> {
  const known = sessions.get(page) ?? page.context().newCDPSession(page)
  sessions.set(page, known)
  return known
}

/**
 * Reads what a picture shows. The browser is asked where it has scrolled to, not the page.
 *
 * @param withPainted whether something may have to be masked.
 */
export async function read(page: Page, frame: Frame, redact: Redact, withPainted: boolean): Promise<Reading> {
  const session = await sessionOf(page)
  const now = () => readNow(page, session, frame, redact, withPainted)
  const { inTransition, ...reading } = await now()
  if (!inTransition) return reading
  await transitionEnded(session)
  return now()
}

async function readNow(
  page: Page,
  session: CDPSession,
  frame: Frame,
  redact: Redact,
  withPainted: boolean,
): Promise<Reading & Pick<LeftOut, 'inTransition'>> {
  const rendering = readRendered(session, withPainted)
  const [own, leftOut, inWindow] = await Promise.all([
    rendering,
    redact.hasSecrets ? readLeftOut(session, rendering) : { elements: [], inTransition: false },
    frame.element?.boundingBox() ?? null,
  ])
  const { painted, layout } = own
  const framed = await renderedInFrames(page, { x: layout.pageX, y: layout.pageY })
  const rendered = {
    ...own,
    texts: [...own.texts, ...framed.texts],
    elements: [...own.elements, ...framed.elements, ...leftOut.elements],
  }
  const toPixels = inPixels(frame, own, inWindow)
  const secret = privateBoxes(rendered, redact).map(toPixels)
  return { secret, painted, layout, toPixels, inTransition: leftOut.inTransition }
}

function inPixels(
  { area, scale }: Frame,
  { view, layout }: RenderedMetrics,
  inWindow: Box | null,
): Reading['toPixels'] {
  const zoom = (area === 'window' ? view.scale : 1) * scale
  const left = area === 'page' ? 0 : inWindow ? inWindow.x + layout.pageX : view.pageX
  const top = area === 'page' ? 0 : inWindow ? inWindow.y + layout.pageY : view.pageY
  return ({ x, y, width, height }) => {
    // Rounded as the browser snaps boxes to pixels, so that a cover is as large as the box it covers.
    const [from, above] = [Math.round((x - left) * zoom), Math.round((y - top) * zoom)]
    const [to, below] = [Math.round((x + width - left) * zoom), Math.round((y + height - top) * zoom)]
    return { x: from, y: above, width: to - from, height: below - above }
  }
}

/** Paints boxes over; a picture without any stays as it is to the byte. */
async function cover(image: Buffer, boxes: readonly Box[]): Promise<Buffer> {
  const size = { width: image.readUInt32BE(16), height: image.readUInt32BE(20) }
  const visible = boxes.filter(
    ({ x, y, width, height }) => x < size.width && y < size.height && x + width > 0 && y + height > 0,
  )
  if (visible.length === 0) return image
  const { data, info } = await sharp(image).raw().toBuffer({ resolveWithObject: true })
  const row = Buffer.alloc(info.width * info.channels)
  const grey = [...COVER_PIXEL, 0xff].slice(0, info.channels)
  for (let pixel = 0; pixel < info.width; pixel += 1) row.set(grey, pixel * info.channels)
  for (const { x, y, width, height } of visible) {
    const from = Math.max(0, x)
    const to = Math.min(info.width, x + width)
    for (let line = Math.max(0, y); line < Math.min(info.height, y + height); line += 1) {
      row.copy(data, (line * info.width + from) * info.channels, 0, (to - from) * info.channels)
    }
  }
  return sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } })
    .png()
    .toBuffer()
}
