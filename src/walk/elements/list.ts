import type { Locator } from 'playwright'
import type { Target } from '../../flow/schema.js'
import { textsFor } from '../../text/local.js'
import { namePattern } from '../../text/normalise.js'
import { rootFor } from './find.js'
import type { Root } from './frames.js'

/** Letters of what is chosen, behind the label. */
const LONGEST_CHOICE = 80

/**
 * What a reader takes for the list of that label, whatever it is for programs: a list box, a button that opens a list or a window
 * and says what is chosen behind its label, or what a `<label>` names that HTML lets it not name.
 *
 * @returns `undefined` where the target is no list.
 */
export async function listLocator(within: Root, target: Target, locale: string): Promise<Locator | undefined> {
  if (target.role !== 'combobox' && target.role !== 'listbox') return undefined
  const root = rootFor(within, target, locale)
  const names = textsFor(target.name, locale)
  const called = namePattern(names, { before: '', after: `(?:[\\s,:]+.{0,${LONGEST_CHOICE}})?` })
  const lists = root.getByRole('combobox', { name: called }).or(root.getByRole('listbox', { name: called }))
  const opens = root.getByRole('button', { name: called }).or(root.getByRole('link', { name: called }))
  const found = lists.or(opens.and(root.locator('[aria-haspopup]')))
  if ((await found.filter({ visible: true }).count()) > 0) return found
  // Of a label that stands for what is no field of HTML, a browser makes nothing (HTML standard, 4.10.4).
  const labels = await root
    .locator('label[for]')
    .filter({ hasText: namePattern(names) })
    .evaluateAll((all) => all.map((one) => (one as HTMLLabelElement).htmlFor))
    .catch(() => [])
  const [id] = labels
  if (!id) return undefined
  return root
    .locator(`[id=${JSON.stringify(id)}]`)
    .and(root.locator('[role=listbox], [role=combobox], [aria-haspopup]'))
}
