import { badgedNamePattern } from '../text/labels.js'
import { normalise, sameText } from '../text/normalise.js'
import type { AriaNode, Box } from './screen.js'

/** One entry of a flattened tree: a node or a piece of text, with what it lies in. */
export type Item = {
  readonly role: string
  /** The accessible name, else the text. */
  readonly name: string
  readonly node: AriaNode | null
  readonly box: Box | null
  /** From the root down, each as `role` or `role name`. */
  readonly path: readonly string[]
  /** The nearest landmark, dialog, menu, list or form above. */
  readonly container: string
  /** The nearest landmark above, or ''. */
  readonly landmark: string
  /** Every landmark, dialog, menu, list and form above, from the root down. */
  readonly within: readonly { readonly role: string; readonly name: string }[]
}

/** Parts of a page that a reader can name. */
export const LANDMARKS: ReadonlySet<string> = new Set([
  'banner',
  'complementary',
  'contentinfo',
  'dialog',
  'alertdialog',
  'form',
  'main',
  'navigation',
  'region',
  'search',
])
/** True for a landmark beside the content of a page: its header, footer, menu or margin. */
export function isBesideContent(landmark: string): boolean {
  return /^(banner|contentinfo|complementary|navigation)/.test(landmark)
}

const CONTAINERS = new Set([
  ...LANDMARKS,
  'menu',
  'menubar',
  'list',
  'listbox',
  'radiogroup',
  'group',
  'tablist',
  'toolbar',
  'tree',
  'table',
  'grid',
  'article',
])

/** Roles that only group; they say nothing to a reader unless they have a name. */
const SILENT = new Set([
  'generic',
  'list',
  'listitem',
  'group',
  'paragraph',
  'none',
  'presentation',
  'rowgroup',
  'row',
  'table',
  'document',
  'region',
  'form',
  'article',
  'main',
  'banner',
  'contentinfo',
  'complementary',
  'navigation',
  'iframe',
  'menu',
  'radiogroup',
  'blockquote',
  'strong',
  'emphasis',
  'code',
  'figure',
  'term',
  'definition',
  'tablist',
  'toolbar',
  'menubar',
  'search',
])

/**
 * The tree as a list in reading order, of what a reader notices: every control, heading, image and piece of text.
 * Wrappers without a name are left out, and the text of one block is one piece however it is marked up, so that a page
 * rebuilt with other wrappers stays the same page.
 *
 * A tree is flattened once: the same tree gives the same items, which can be told apart by identity.
 */
export function flatten(tree: readonly (AriaNode | string)[]): readonly Item[] {
  const known = flattened.get(tree)
  if (known) return known
  const items = itemsOf(tree)
  flattened.set(tree, items)
  return items
}

const flattened = new WeakMap<readonly (AriaNode | string)[], readonly Item[]>()

/** Capture leaves much shorter texts; a record from elsewhere need not. Nobody reads the rest of such a label. */
const MOST_LETTERS = 20_000

function cut(text: string): string {
  return text.length > MOST_LETTERS ? text.slice(0, MOST_LETTERS) : text
}

/** What an entry lies in. */
type Place = Pick<Item, 'path' | 'container' | 'landmark' | 'within'>

function itemsOf(tree: readonly (AriaNode | string)[]): readonly Item[] {
  const items: Item[] = []
  const say = (text: string, place: Place, box: Box | null, owner: string) => {
    const name = normalise(cut(text))
    // What is to be read on a control or heading is its name already.
    if (name && !isPartOf(name, owner)) items.push({ role: 'text', name, node: null, box, ...place })
  }
  const visit = (nodes: readonly (AriaNode | string)[], place: Place, parent: AriaNode | null, owner: string): void => {
    let run: string[] = []
    let box: Box | null = null
    const endRun = () => {
      if (run.length > 0) say(run.join(' '), place, box ?? parent?.box ?? null, owner)
      run = []
      box = null
    }
    for (const node of nodes) {
      if (typeof node === 'string' || isInline(node)) {
        run.push(typeof node === 'string' ? node : inlineText(node))
        if (typeof node === 'string') box = parent?.box ?? null
        else box ??= node.box ?? null
        continue
      }
      endRun()
      const name = normalise(cut(node.name ?? ''))
      const own = name ? `${node.role} ${name}` : node.role
      const path = [...place.path, own]
      const isContainer = CONTAINERS.has(node.role)
      const within: Place = {
        path,
        container: isContainer ? path.join(' > ') : place.container,
        landmark: LANDMARKS.has(node.role) ? own : place.landmark,
        within: isContainer ? [...place.within, { role: node.role, name }] : place.within,
      }
      const silent = SILENT.has(node.role)
      const shown = name || normalise(cut(node.text ?? ''))
      if (!silent) items.push({ role: node.role, name: shown, node, box: node.box ?? null, ...place })
      if (node.masked) continue
      if (node.text && (silent || name)) say(node.text, within, node.box ?? null, silent ? '' : name)
      visit(node.children ?? [], within, node, silent ? owner : shown)
    }
    endRun()
  }
  visit(tree, { path: [], container: '', landmark: '', within: [] }, null, '')
  return withoutLabelText(items)
}

/** Marks within a sentence: a reader reads on. */
const INLINE = new Set([
  'strong',
  'emphasis',
  'code',
  'mark',
  'time',
  'text',
  'generic',
  'subscript',
  'superscript',
  'insertion',
  'deletion',
])

function isInline({ role, name, url, masked, children = [] }: AriaNode): boolean {
  return (
    INLINE.has(role) &&
    !name &&
    !url &&
    !masked &&
    children.every((child) => typeof child === 'string' || isInline(child))
  )
}

function inlineText({ text, children = [] }: AriaNode): string {
  return [text ?? '', ...children.map((child) => (typeof child === 'string' ? child : inlineText(child)))].join(' ')
}

/** True when a text only repeats a part of a name; where spaces stand depends on the markup. */
function isPartOf(text: string, name: string): boolean {
  return name !== '' && name.replaceAll(' ', '').includes(text.replaceAll(' ', ''))
}

/** Drops text that only repeats the name of the control next to it, as visible labels of form fields do. */
function withoutLabelText(items: readonly Item[]): readonly Item[] {
  return items.filter((item, index) => {
    if (item.role !== 'text') return true
    return ![items[index - 1], items[index + 1]].some(
      (near) => near?.node && near.role !== 'heading' && near.role !== 'link' && near.name === item.name,
    )
  })
}

/** What lies in one of these is an entry, a label or a note, and heads nothing. */
const HEADS_NOTHING =
  /^(?:navigation|contentinfo|complementary|list|listbox|menu|menubar|tablist|tree|table|grid|group|radiogroup)$/

/** The words of icon fonts are drawn as pictures: `arrow_back`. Nobody writes such a word for a reader. */
const ICON_WORDS = /(?<!\S)[a-z][a-z0-9]*(?:_[a-z0-9]+)+(?!\S)/g

const LONGEST_BADGE = 10

/**
 * True for a text that is these words and no others but a badge, where a heading may stand: the title of a screen that the
 * page's code does not call a heading.
 */
export function standsAlone({ role, name, within }: Item, words: string): boolean {
  if (role !== 'text' || within.some((one) => HEADS_NOTHING.test(one.role))) return false
  const title = withoutIconWords(name)
  if (sameText(name, words) || sameText(title, words)) return true
  const longer = title.length - normalise(words).length
  return longer > 0 && longer <= LONGEST_BADGE && badgedNamePattern([words]).test(title)
}

/** A text without the words that a font draws as icons. */
export function withoutIconWords(text: string): string {
  return normalise(text.replace(ICON_WORDS, ''))
}

/** All text of a tree in reading order, normalised, pieces joined by single spaces. */
export function textOf(tree: readonly (AriaNode | string)[]): string {
  const parts: string[] = []
  const visit = (node: AriaNode | string): void => {
    if (typeof node === 'string') {
      parts.push(cut(node))
      return
    }
    if (node.name) parts.push(cut(node.name))
    if (node.text && node.text !== node.name) parts.push(cut(node.text))
    node.children?.forEach(visit)
  }
  tree.forEach(visit)
  return normalise(parts.join(' '))
}

/** What tells an item from others to a reader: its role and its name. */
export function keyOf(item: Item): string {
  return `${item.role}\u0000${item.name}`
}

/** Roles that a reader cannot tell apart: all are there to be clicked. */
export const CLICKABLE: ReadonlySet<string> = new Set([
  'link',
  'button',
  'menuitem',
  'menuitemcheckbox',
  'menuitemradio',
  'switch',
  'tab',
  'treeitem',
])

/** What is turned on and off, whatever it looks like. */
const TOGGLED: ReadonlySet<string> = new Set(['checkbox', 'switch', 'menuitemcheckbox'])

/** True for roles that a reader uses in one way, so that a guide may call one by the other. */
export function isUsedAlike(role: string, other: string): boolean {
  return role === other || [CLICKABLE, TOGGLED].some((roles) => roles.has(role) && roles.has(other))
}

/** True for roles of which a guide speaks otherwise: one of them is turned on and off, and the other is not, or is ticked. */
export function isToldApart(role: string, other: string): boolean {
  return role !== other && (TOGGLED.has(role) || TOGGLED.has(other))
}
