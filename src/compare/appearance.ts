import { TAKES_TEXT } from '../flow/roles.js'
import { isCovered } from '../screen/cover.js'
import { type Screen, sameRenderer } from '../screen/screen.js'
import { flatten, type Item } from '../screen/tree.js'
import { labelOf, sameLabel } from '../text/labels.js'
import { normalise } from '../text/normalise.js'
import { includesText } from '../text/reading.js'
import { control, type Finding, nowhere, type Value } from './finding.js'
import { type Described, UNDESCRIBED } from './forms.js'
import { isBlank, sameDrawing } from './icon.js'
import { madeInvisible } from './invisible.js'
import { compareLooks } from './looks.js'
import { crop, type Picture, toPixels } from './picture.js'
import type { PixelDiff } from './pixels.js'
import { type Volatile, varyingItems } from './volatile.js'

/** Where pictures come from; decoding is the only thing here that takes time. */
export type Pictures = {
  readonly approved: (screen: Screen) => Promise<Picture>
  readonly seen: (screen: Screen) => Promise<Picture>
  /** How the two differ; `null` when they are equal. */
  readonly diff: (approved: Screen, seen: Screen) => Promise<PixelDiff | null>
}

/** An approved variant of a step's screen, and what is known to vary on it. */
export type ApprovedScreen = {
  readonly screen: Screen
  readonly volatile: readonly Volatile[]
  readonly approved: { readonly at: string }
}

/** What looks different on a screen, beside what its tree and form have told already. */
export async function compareAppearance(
  { screen: approved, volatile }: ApprovedScreen,
  seen: Screen,
  found: readonly Finding[],
  pictures: Pictures,
  described: Described = UNDESCRIBED,
): Promise<readonly Finding[]> {
  const label = ofVisibleLabel(approved, seen)
  if (approved.image.sha256 === seen.image.sha256) return label
  if (!sameRenderer(approved.renderer, seen.renderer)) {
    return [
      ...label,
      {
        ...nowhere(seen.step, 'renderer-changed'),
        before: rendererOf(approved),
        after: rendererOf(seen),
      },
    ]
  }
  const diff = await pictures.diff(approved, seen)
  if (!diff) return label
  const varying = varyingItems(approved, seen, volatile)
  const explained = found.length > 0 || varying.length > 0 || maskedBoxes(approved) !== maskedBoxes(seen)
  const both = [await pictures.approved(approved), await pictures.seen(seen)] as const
  const changes = compareLooks(approved, seen, both, diff, explained)
  // A look of the target that varied on approval says nothing.
  const mayVary = varying.some((item) => isTargetItem(item, seen))
  const onRoute =
    mayVary || label.length > 0 ? [] : [...ofDrawing(approved, seen, both), ...ofUnseen(approved, seen, both)]
  const invisible = madeInvisible(approved, seen, both, described)
  const told = new Set(invisible.map(({ box }) => JSON.stringify(box)))
  return [
    ...label,
    ...onRoute,
    ...invisible,
    ...changes
      .filter(({ item }) => item === null || !varying.includes(item))
      .filter(({ item }) => onRoute.length === 0 || !isTargetItem(item, seen))
      .filter(({ box }) => !told.has(JSON.stringify(box)))
      .map(({ item, subject, box, boxBefore, shape }) => {
        // Snapshots that do not know where something is drawn know only whether.
        const known = (approved.target?.pictures.length ?? 0) + (seen.target?.pictures.length ?? 0) > 0
        const alarms = shape && !known && seen.target?.drawn === true && isTargetItem(item, seen) && label.length === 0
        const relevance: Finding['relevance'] = alarms ? 'route' : 'elsewhere'
        return { ...nowhere(seen.step, 'appearance-only'), subject, relevance, box, boxBefore }
      }),
  ]
}

/** From this ratio on, a picture is wide enough to hold a word; else it is an icon. */
const WIDE = 1.8

/** What is drawn on the target, its text apart: another drawing is another icon, or another label drawn as a picture. */
function ofDrawing(approved: Screen, seen: Screen, [before, after]: readonly [Picture, Picture]): readonly Finding[] {
  const [old, now] = [approved.target, seen.target]
  if (!old || !now || old.pictures.length === 0 || old.pictures.length !== now.pictures.length) return []
  // Beside a label that is text, an icon is decoration, and so is what is drawn behind a field, whose label is beside it.
  if ((now.text !== null && now.text.trim() !== '') || TAKES_TEXT.has(now.role)) return []
  const { scale } = seen.renderer
  const changed = old.pictures.findIndex((box, index) => {
    const other = now.pictures[index]
    if (!other) return false
    const [was, is] = [crop(before, toPixels(box, scale)), crop(after, toPixels(other, scale))]
    if (isCovered(was.data, 4) || isCovered(is.data, 4)) return false
    return was.width > 0 && is.width > 0 && was.height > 0 && is.height > 0 && !sameDrawing(was, is)
  })
  const box = now.pictures[changed]
  if (!box) return []
  return [
    {
      ...nowhere(seen.step, box.width >= WIDE * box.height ? 'appearance-only' : 'icon-changed'),
      relevance: 'route',
      subject: control(now),
      boxBefore: old.box,
      box: now.box,
    },
  ]
}

/** The words of the target are there, and nothing is drawn where they were to be read: they are transparent, or of the ground's own colour. */
function ofUnseen(approved: Screen, seen: Screen, [before, after]: readonly [Picture, Picture]): readonly Finding[] {
  const [old, now] = [approved.target, seen.target]
  if (!old?.box || !now?.box || !now.text?.trim() || TAKES_TEXT.has(now.role)) return []
  const { scale } = seen.renderer
  const [was, is] = [crop(before, toPixels(old.box, scale)), crop(after, toPixels(now.box, scale))]
  if (isCovered(was.data, 4) || isCovered(is.data, 4) || isBlank(was) || !isBlank(is)) return []
  return [
    {
      ...nowhere(seen.step, 'appearance-only'),
      relevance: 'route',
      subject: control(now),
      after: { kind: 'unseen' },
      boxBefore: old.box,
      box: now.box,
    },
  ]
}

/** What is painted over grows and shrinks with what is under it, and moves what stands beside it. */
function maskedBoxes({ tree }: Screen): string {
  return JSON.stringify(flatten(tree).flatMap(({ node, box }) => (node?.masked ? [box] : [])))
}

/** The name may stay for screen readers while the label that everybody else reads has become an icon or other words. */
function ofVisibleLabel(approved: Screen, seen: Screen): readonly Finding[] {
  const [old, now] = [approved.target, seen.target]
  if (!old || !now || old.text === null || now.text === null || !sameLabel(old.name, now.name)) return []
  const bare = (name: string) => labelOf(name).toLowerCase()
  const shows = (text: string) => text.trim() !== '' && includesText(bare(text), bare(now.name))
  if (!shows(old.text) || shows(now.text)) return []
  const common = {
    ...nowhere(seen.step, 'appearance-only'),
    relevance: 'route' as const,
    boxBefore: old.box,
    box: now.box,
  }
  const subject = control(now)
  const shown = normalise(now.text)
  return shown === ''
    ? [{ ...common, kind: now.drawn || now.pictures.length > 0 ? 'label-in-picture' : 'appearance-only', subject }]
    : [
        {
          ...common,
          kind: 'label-renamed',
          subject: control({ role: now.role, name: '' }),
          before: old.text,
          after: now.text,
        },
      ]
}

function isTargetItem(item: Item | null, { target }: Screen): boolean {
  if (item === null || target === null) return false
  const name = normalise(target.name)
  // A picture on the target belongs to it, and often it alone has the size that is seen.
  return (item.role === target.role && item.name === name) || item.path.includes(`${target.role} ${name}`)
}

function rendererOf({ renderer: { browser, platform, fonts } }: Screen): Value {
  return { kind: 'renderer', browser, platform, fonts }
}
