import type { Locator } from 'playwright'
import { namePattern } from '../../text/normalise.js'
import type { Root } from './frames.js'

/** What lies in one of these is a control, an entry, a label or a note, and heads nothing. */
const HEADS_NOTHING =
  'a[href], button, summary, label, option, nav, aside, footer, li, dt, dd, table, fieldset, [role=link], [role=button], [role=tab], [role=option], [role^=menu], [role=navigation], [role=contentinfo], [role=complementary], [role=list], [role=listitem], [role=listbox], [role=tablist], [role^=tree], [role=table], [role=grid], [role=group], [role=radiogroup]'

/** A heading by its name, or the title in the same words that the page's code does not call a heading. */
export async function headingNamed(root: Root, names: readonly string[]): Promise<Locator> {
  const named = root.getByRole('heading', { name: namePattern(names) })
  return (await named.count()) > 0 ? named : ((await wordsAlone(root, names)) ?? named)
}

/**
 * What is these words and no others to a reader, in a block of its own: the title of a screen that the page's code does not call
 * a heading. As `standsAlone` tells it of a captured tree.
 *
 * @returns `undefined` where there is none.
 */
async function wordsAlone(root: Root, names: readonly string[]): Promise<Locator | undefined> {
  const named = root.getByText(namePattern(names))
  // A page that is going away is looked at again.
  const [first] = await named.evaluateAll(readAlone, HEADS_NOTHING).catch(() => [])
  return first === undefined ? undefined : named.nth(first)
}

/** Runs in the page: the places of those elements that can be seen and head something. No more than 200 are looked at. */
function readAlone(elements: Element[], headsNothing: string): number[] {
  /** What it is drawn in: what is given to a component lies in the place that this has for it. */
  const around = (element: Element): Element | null => {
    const root = element.getRootNode()
    return element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot ? root.host : null)
  }
  const isPart = (element: Element | null): boolean =>
    element !== null && (element.matches(headsNothing) || isPart(around(element)))
  const text = (element: Element) => (element.textContent ?? '').replace(/\s+/g, ' ').trim()
  /** The words of a sentence are marked up in it; what is no block goes on in the one that it lies in. */
  const isWhole = (element: Element): boolean => {
    const parent = around(element)
    if (!parent || getComputedStyle(element).display !== 'inline') return true
    return (text(parent) === '' || text(parent) === text(element)) && isWhole(parent)
  }
  return elements.slice(0, 200).flatMap((element, index) => {
    const isSeen = element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    return isSeen && element.closest('[aria-hidden=true]') === null && !isPart(element) && isWhole(element)
      ? [index]
      : []
  })
}
