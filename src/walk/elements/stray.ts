import type { Locator } from 'playwright'
import type { Target } from '../../flow/schema.js'
import { textsFor } from '../../text/local.js'
import { namePattern } from '../../text/normalise.js'
import { rootFor } from './find.js'
import type { Root } from './frames.js'
import { PRESSED_ROLES } from './scripted.js'

/**
 * An entry of a list, tree or choice that lies in none: toolkits give the heads of their menus the role `option` or `treeitem`,
 * and to whoever sees the page they are buttons. What something can be chosen with is none.
 *
 * @returns `undefined` where there is none to be seen.
 */
export async function strayLocator(within: Root, target: Target, locale: string): Promise<Locator | undefined> {
  if (!PRESSED_ROLES.includes(target.role)) return undefined
  const root = rootFor(within, target, locale)
  const name = namePattern(textsFor(target.name, locale))
  // A list item has no name of its content.
  const item = root.locator('[role=listitem][tabindex], li[tabindex]').filter({ hasText: name })
  const entries = root
    .getByRole('option', { name })
    .or(root.getByRole('treeitem', { name }))
    .or(item)
    .filter({ visible: true })
  // A page that is going away is looked at again.
  const stray = await entries.evaluateAll(readStray).catch(() => [])
  const [first, ...others] = stray.map((index) => entries.nth(index))
  return first && others.reduce((all, other) => all.or(other), first)
}

/** Runs in the page: the places of those elements that nothing is chosen from. */
function readStray(elements: Element[]): number[] {
  const CHOICE =
    'select, datalist, [role=listbox], [role=tree], [role=treegrid], [role=grid], [role=radiogroup], [role=combobox], [aria-multiselectable], [aria-activedescendant]'
  const controls = [
    ...document.querySelectorAll('[aria-owns], [role=combobox][aria-controls], [aria-haspopup=listbox][aria-controls]'),
  ]
  const named = new Set(
    controls.flatMap((one) =>
      `${one.getAttribute('aria-owns') ?? ''} ${one.getAttribute('aria-controls') ?? ''}`.split(/\s+/),
    ),
  )
  named.delete('')
  return elements.flatMap((element, index) => {
    for (let at: Element | null = element; at; at = at.parentElement)
      if (at.matches(CHOICE) || named.has(at.id)) return []
    // A list of which one is chosen says of each whether it is.
    const list = element.parentElement
    const siblings = list ? [...list.children].filter((one) => one !== element && one.matches('[role=option]')) : []
    return element.matches('[role=option]') && siblings.length > 0 ? [] : [index]
  })
}
