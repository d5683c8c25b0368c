import { isCovered } from '../screen/cover.js'
import { ARRIVAL, type Box, type Screen } from '../screen/screen.js'
import { flatten } from '../screen/tree.js'
import { control, type Finding, nowhere, type Subject } from './finding.js'
import { fieldSubject } from './form.js'
import { asksInOverlay, type Described, partsOfForm } from './forms.js'
import { isBlank } from './icon.js'
import { overlap } from './layers.js'
import { crop, type Picture, toPixels } from './picture.js'

/** Something of the destination that a reader looks for, and where it is drawn. */
type Part = { readonly key: string; readonly subject: Subject; readonly box: Box }

/**
 * Less than this of 255 levels of brightness between what is drawn and its ground, and nobody sees it. The page behind a
 * dialog, which is dimmed and may come back, keeps more.
 */
const UNSEEN_BELOW = 6

/**
 * What of the destination is there for programs and drawn nowhere for readers: transparent, of the ground's own colour, or
 * under something that lets presses through.
 */
export function madeInvisible(
  approved: Screen,
  seen: Screen,
  [before, after]: readonly [Picture, Picture],
  described: Described,
): readonly Finding[] {
  if (seen.step !== ARRIVAL) return []
  // A banner that a reader puts away hides nothing for good.
  const over = asksInOverlay(seen, described) ? [] : seen.overlays
  const known = new Map(partsOf(approved, described).map((part) => [part.key, part]))
  return partsOf(seen, described).flatMap(({ key, subject, box }): Finding[] => {
    const old = known.get(key)
    if (!old || over.some((layer) => overlap(layer.box, box))) return []
    const was = crop(before, toPixels(old.box, approved.renderer.scale))
    const is = crop(after, toPixels(box, seen.renderer.scale))
    if (isCovered(was.data, 4) || isCovered(is.data, 4) || isBlank(was) || !isBlank(is, UNSEEN_BELOW)) return []
    const said = { subject, before: null, after: { kind: 'unseen' } } as const
    return [{ ...nowhere(seen.step, 'appearance-only'), ...said, relevance: 'route', boxBefore: old.box, box }]
  })
}

function partsOf(screen: Screen, described: Described): readonly Part[] {
  const { fields, submits } = partsOfForm(screen, described)
  const headings = flatten(screen.tree).filter(({ role, node }) => role === 'heading' && !node?.masked)
  const parts = [
    ...headings.map(({ role, name, box }) => ({ key: `${role} ${name}`, subject: control({ role, name }), box })),
    ...fields.map(({ role, label, box }) => ({ key: `${role} ${label}`, subject: fieldSubject(label), box })),
    ...submits.map(({ label, box }) => ({
      key: `submit ${label}`,
      subject: control({ role: 'button', name: label }),
      box,
    })),
  ]
  // Of several that are called alike nobody can say which is which.
  return parts.filter(
    (part): part is Part => Boolean(part.box) && parts.filter(({ key }) => key === part.key).length === 1,
  )
}
