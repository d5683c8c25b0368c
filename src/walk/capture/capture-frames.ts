import type { FrameName } from '../../flow/schema.js'
import type { AriaNode, Box, Drawn } from '../../screen/screen.js'
import { type Framed, type ShownFrame, shifted, shiftedTree, shownFrames, withFrame } from '../elements/frames.js'
import { type PageFacts, READ_PAGE } from '../form-model/read-page.js'
import { measureDrawn } from './measure.js'
import { requireReadable } from './readable.js'

/** What is in a frame of a page, with its boxes in the window. Not redacted yet. */
export type FrameRead = ShownFrame & { readonly tree: readonly (AriaNode | string)[]; readonly facts: PageFacts }

/**
 * Reads the frames that a flow names, each as a page of its own; capture.ts redacts them together with the page they are in.
 *
 * @throws UnreadableError when one of them cannot be looked at.
 */
export async function readFrames(framed: Framed, names: readonly FrameName[]): Promise<readonly FrameRead[]> {
  if (names.length === 0) return []
  const shown = await shownFrames(framed, names)
  return Promise.all(
    shown.map(async ({ frame, box }) => {
      await requireReadable(frame)
      const [tree, facts] = await Promise.all([
        frame.locator('body').ariaSnapshotJSON({ boxes: true }) as Promise<(AriaNode | string)[]>,
        frame.evaluate<PageFacts>(READ_PAGE),
      ])
      return { frame, box, tree: shiftedTree(tree, box), facts }
    }),
  )
}

/** A page's tree and facts with those of its frames in their places. */
export function withFrames(
  page: { readonly tree: readonly (AriaNode | string)[]; readonly facts: PageFacts },
  frames: readonly FrameRead[],
): { readonly tree: readonly (AriaNode | string)[]; readonly facts: PageFacts } {
  return frames.reduce(
    ({ tree, facts }, { tree: inner, facts: own, box }) => ({
      tree: withFrame(tree, inner, box),
      facts: {
        ...facts,
        controls: [
          ...facts.controls,
          ...own.controls.map((control) => ({
            ...control,
            index: control.index + facts.controls.length,
            form: control.form + facts.forms.length,
            box: shifted(control.box, box),
          })),
        ],
        forms: [...facts.forms, ...own.forms],
        overlays: [...facts.overlays, ...own.overlays.map((layer) => ({ ...layer, box: shifted(layer.box, box) }))],
        toasts: [...facts.toasts, ...own.toasts.map((layer) => ({ ...layer, box: shifted(layer.box, box) }))],
      },
    }),
    page,
  )
}

/** How a target in a frame is drawn; the page around it cannot see into the frame. */
export async function drawnIn(frames: readonly FrameRead[], target: Box | null): Promise<Drawn | null | undefined> {
  const around = target && frames.find(({ box }) => isIn(target, box))
  if (!target || !around) return undefined
  const { frame, box } = around
  return (await frame.evaluate(measureDrawn, shifted(target, { x: -box.x, y: -box.y }))).target
}

function isIn(box: Box, around: Box): boolean {
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  return x >= around.x && y >= around.y && x <= around.x + around.width && y <= around.y + around.height
}
