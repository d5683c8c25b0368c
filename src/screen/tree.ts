import { normalise } from '../text/normalise.js'
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
 * Wrappers without a name are left out, so that a page rebuilt with other wrappers stays the same page.
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

function itemsOf(tree: readonly (AriaNode | string)[]): readonly Item[] {
  const items: Item[] = []
  const visit = (
    nodes: readonly (AriaNode | string)[],
    path: readonly string[],
    container: string,
    landmark: string,
    parent: AriaNode | null,
  ): void => {
    for (const node of nodes) {
      if (typeof node === 'string') {
        const text = normalise(node)
        // A label's text beside its control repeats the control's name.
        if (text && text !== normalise(parent?.name ?? '')) {
          items.push({ role: 'text', name: text, node: null, box: parent?.box ?? null, path, container, landmark })
        }
        continue
      }
      const name = normalise(node.name ?? '')
      const own = name ? `${node.role} ${name}` : node.role
      const nextContainer = CONTAINERS.has(node.role) ? [...path, own].join(' > ') : container
      const nextLandmark = LANDMARKS.has(node.role) ? own : landmark
      if (!SILENT.has(node.role)) {
        items.push({
          role: node.role,
          name: name || normalise(node.text ?? ''),
          node,
          box: node.box ?? null,
          path,
          container,
          landmark,
        })
      }
      if (node.masked) continue
      const text = normalise(node.text ?? '')
      if (text && text !== name && (SILENT.has(node.role) || name)) {
        items.push({
          role: 'text',
          name: text,
          node: null,
          box: node.box ?? null,
          path: [...path, own],
          container: nextContainer,
          landmark: nextLandmark,
        })
      }
      visit(node.children ?? [], [...path, own], nextContainer, nextLandmark, node)
    }
  }
  visit(tree, [], '', '', null)
  return withoutLabelText(items)
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

/** All text of a tree in reading order, normalised, pieces joined by single spaces. */
export function textOf(tree: readonly (AriaNode | string)[]): string {
  const parts: string[] = []
  const visit = (node: AriaNode | string): void => {
    if (typeof node === 'string') {
      parts.push(node)
      return
    }
    if (node.name) parts.push(node.name)
    if (node.text && node.text !== node.name) parts.push(node.text)
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
