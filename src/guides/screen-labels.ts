import { varyingItems } from '../compare/volatile.js'
import { FIELD_ROLES } from '../flow/roles.js'
import type { Screen } from '../screen/screen.js'
import { CLICKABLE, flatten, type Item } from '../screen/tree.js'
import type { Snapshot } from '../state/snapshots.js'
import { sameLabel } from '../text/labels.js'
import { normalise } from '../text/normalise.js'

/** A label on an approved screen. */
export type ScreenLabel = {
  readonly role: string
  /** As the site writes it, white space folded. */
  readonly text: string
  /** It is what the step of the screen uses. */
  readonly isTarget: boolean
  /** Whether it is remembered; what varies, counts something or may be private is not. */
  readonly isKept: boolean
}

/** What a guide can name: controls and headings. Texts of the page are none. */
const NAMED: ReadonlySet<string> = new Set([...CLICKABLE, ...FIELD_ROLES, 'heading', 'option'])

/** Letters of a label that is no step's at most: longer ones are sentences, or titles of articles. */
const MOST_LETTERS = 80

/** The labels of an approved screen, each once; the target first. */
export function labelsOn({ screen, volatile }: Pick<Snapshot, 'screen' | 'volatile'>): readonly ScreenLabel[] {
  const varying = new Set(varyingItems(screen, screen, volatile))
  const labels = new Map<string, ScreenLabel>()
  const add = (label: ScreenLabel) => {
    const known = labels.get(normalise(label.text))
    if (!known) labels.set(normalise(label.text), label)
    else if (!label.isKept && !known.isTarget) labels.set(normalise(label.text), { ...known, isKept: false })
  }
  const { target } = screen
  if (target && target.name.trim() !== '')
    add({ role: target.role, text: folded(target.name), isTarget: true, isKept: !isPrivate(target.name) })
  for (const item of flatten(screen.tree)) {
    if (!NAMED.has(item.role) || item.name === '' || isTargetOf(screen, item)) continue
    const text = folded(item.node?.name ?? item.name)
    const isKept = !varying.has(item) && !isPrivate(text) && !/\d/.test(text) && text.length <= MOST_LETTERS
    add({ role: item.role, text, isTarget: false, isKept })
  }
  return [...labels.values()]
}

function isTargetOf({ target }: Screen, item: Item): boolean {
  return target !== null && sameLabel(target.name, item.name)
}

/** Marks of redaction, addresses and names of accounts: they are of a person, or may be. */
function isPrivate(text: string): boolean {
  return /\[(?:e-mail|private|token)\]|@|:\/\//.test(text)
}

function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
