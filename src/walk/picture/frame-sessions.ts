import type { CDPSession, Frame, Page } from 'playwright'
import type { Box } from '../../screen/screen.js'
import { type Rendered, readRenderedFrame, unreadAt } from './rendered.js'

type Parts = Pick<Rendered, 'texts' | 'elements'>

/** Chromium gives frames of other sites processes of their own, of which the page's session sees nothing. */
const known = new WeakMap<Frame, { readonly url: string; readonly session: Promise<CDPSession | null> }>()

/** The session of a frame; `null` where it is drawn by the process of the page around it. */
function sessionOf(page: Page, frame: Frame): Promise<CDPSession | null> {
  const before = known.get(frame)
  if (before?.url === frame.url()) return before.session
  const session = page
    .context()
    .newCDPSession(frame)
    .catch(() => null)
  known.set(frame, { url: frame.url(), session })
  return session
}

/**
 * What frames of other processes render, whether a flow names them or not: it is in the picture. A frame that cannot be read
 * is told as a filled field as large as it is, which is covered.
 *
 * @param origin where the window begins in the outermost document, in CSS pixels.
 */
export async function renderedInFrames(page: Page, origin: Pick<Box, 'x' | 'y'>): Promise<Parts> {
  const others = page.frames().filter((frame) => frame !== page.mainFrame())
  const parts = await Promise.all(others.map((frame) => renderedIn(page, frame, origin)))
  return { texts: parts.flatMap(({ texts }) => texts), elements: parts.flatMap(({ elements }) => elements) }
}

const NOTHING: Parts = { texts: [], elements: [] }

async function renderedIn(page: Page, frame: Frame, origin: Pick<Box, 'x' | 'y'>): Promise<Parts> {
  const session = await sessionOf(page, frame)
  if (!session) return NOTHING
  const inWindow = await frame
    .frameElement()
    .then((element) => element.boundingBox())
    .catch(() => null)
  if (!inWindow) return NOTHING
  const box = { ...inWindow, x: inWindow.x + origin.x, y: inWindow.y + origin.y }
  return readRenderedFrame(session, box).catch(() => ({ texts: [], elements: [unread(box)] }))
}

function unread(box: Box): Parts['elements'][number] {
  return { ...unreadAt(box, 0), name: 'IFRAME', filled: true }
}
