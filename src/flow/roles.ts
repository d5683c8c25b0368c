/** The ARIA roles a step may name (WAI-ARIA 1.2, the roles Playwright's `getByRole` knows, without abstract ones). */
export const ROLES = [
  'alert',
  'alertdialog',
  'article',
  'banner',
  'button',
  'cell',
  'checkbox',
  'columnheader',
  'combobox',
  'complementary',
  'contentinfo',
  'definition',
  'dialog',
  'document',
  'feed',
  'figure',
  'form',
  'grid',
  'gridcell',
  'group',
  'heading',
  'img',
  'link',
  'list',
  'listbox',
  'listitem',
  'main',
  'marquee',
  'menu',
  'menubar',
  'menuitem',
  'menuitemcheckbox',
  'menuitemradio',
  'meter',
  'navigation',
  'note',
  'option',
  'paragraph',
  'progressbar',
  'radio',
  'radiogroup',
  'region',
  'row',
  'rowgroup',
  'rowheader',
  'scrollbar',
  'search',
  'searchbox',
  'separator',
  'slider',
  'spinbutton',
  'status',
  'switch',
  'tab',
  'table',
  'tablist',
  'tabpanel',
  'term',
  'textbox',
  'timer',
  'toolbar',
  'tooltip',
  'tree',
  'treegrid',
  'treeitem',
] as const

export type Role = (typeof ROLES)[number]

/** Roles that a field of a destination may have; `file` is no ARIA role. */
export const FIELD_ROLES = [
  'textbox',
  'combobox',
  'checkbox',
  'radio',
  'listbox',
  'searchbox',
  'spinbutton',
  'switch',
  'slider',
  'file',
] as const

/** Types of HTML whose fields are typed into. */
const TEXT_TYPES: ReadonlySet<string> = new Set(['text', 'search', 'tel', 'url', 'email', 'textarea'])

/**
 * True for a field that is what a guide calls so: whether a text box also suggests something, or searches, makes no difference to
 * whoever types into it.
 */
export function isOfRole(field: { readonly role: string; readonly type: string }, role: string): boolean {
  const isTyped = ['combobox', 'searchbox', 'textbox'].includes(field.role) && TEXT_TYPES.has(field.type)
  return field.role === role || (isTyped && (role === 'textbox' || role === 'searchbox'))
}

/** Roles in which a key writes, or sends the form around them. */
export const TAKES_TEXT: ReadonlySet<string> = new Set(['textbox', 'searchbox', 'spinbutton', 'combobox'])
