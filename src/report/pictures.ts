import type { CauseMember, SeenFact } from '../cause/cause.js'
import type { Box } from '../screen/screen.js'
import type { StepResult, WalkResult } from '../state/result.js'

/** A picture of the run: its path relative to the run's folder, and its size in pixels. */
export type Picture = { readonly path: string; readonly width: number; readonly height: number }

/** A picture as a page shows it. */
export type Shown = { readonly src: string; readonly width: number; readonly height: number }

/** Where a difference lies on its two pictures. */
type Marked = {
  /** CSS pixels, as it was approved and as it was seen; `null` where it has no place. */
  readonly boxBefore: Box | null
  readonly box: Box | null
  /** Pixels of the pictures per CSS pixel. */
  readonly scale: number
}

/** The pictures of a screen that show a difference. */
export type PicturePair = Marked & {
  /** `null` where nothing was approved, or it is the same picture. */
  readonly before: Picture | null
  readonly after: Picture
  /** The path of the picture of what differs, of the size of `after`. */
  readonly difference: string | null
  /** Further approved pictures of the same step. */
  readonly variants: readonly Picture[]
}

/** The same as a page shows it: with addresses. */
export type ShownPair = Marked & {
  readonly before: Shown | null
  readonly after: Shown
  readonly difference: string | null
  readonly variants: readonly Shown[]
}

/**
 * The pictures of a fact on the screen of a step; `null` where the step has no screen.
 *
 * @param variants further approved pictures of the step.
 */
export function pairOf(
  walk: Pick<WalkResult, 'id'>,
  step: StepResult,
  { boxBefore, box }: Pick<SeenFact, 'boxBefore' | 'box'>,
  variants: readonly Picture[],
): PicturePair | null {
  const { screen, approvedImage, approvedSize, differenceImage } = step
  if (!screen) return null
  return {
    before: approvedImage && approvedSize ? { path: approvedImage, ...approvedSize } : null,
    after: pictureOf(walk, screen.image),
    difference: differenceImage,
    boxBefore,
    box,
    scale: screen.renderer.scale,
    variants,
  }
}

/** A picture that a walk took. */
export function pictureOf(
  { id }: Pick<WalkResult, 'id'>,
  { file, width, height }: { readonly file: string; readonly width: number; readonly height: number },
): Picture {
  return { path: `walks/${id}/${file}`, width, height }
}

/** The fact of a member that its pictures show best: the most important one that has a place on them. */
export function shownFact({ facts }: CauseMember): SeenFact | undefined {
  return facts.find(({ box, boxBefore }) => box !== null || boxBefore !== null) ?? facts[0]
}
