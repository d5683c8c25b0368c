import { type Locator, selectors } from 'playwright'

/** Reads something on the only element that a locator finds, and waits for it as long as is said, in milliseconds. */
export type Reading<Facts> = (locator: Locator, within: Within) => Promise<Facts>

/** How long a control is waited for, in milliseconds; a page's time when absent. */
export type Within = { readonly timeout?: number }

/**
 * Makes a function something that can be read on what a locator finds, in one call to the browser.
 *
 * It runs as a selector engine of Playwright's, in the world of the page in which elements are looked for: no script of the page has
 * changed there what the browser says, and Playwright need not put its script of 340 kB into the page's own world as well, which takes
 * about 20 ms a document. The engine finds, for an element, one beside the page that holds what was read. An engine is known
 * to those documents only that come after it: this is for the top of a module.
 *
 * @param name of lower-case letters and dashes, once in the house.
 * @param read source of a function that runs in the page, takes the element and gives what JSON can hold.
 */
export async function reading<Facts>(name: string, read: string): Promise<Reading<Facts>> {
  const engine = `guidewatch-${name}`
  const content = `({
    queryAll(element) {
      const told = document.createElement('template')
      told.textContent = JSON.stringify((${read})(element))
      return [told]
    },
    query(element) {
      return this.queryAll(element)[0]
    },
  })`
  await selectors.register(engine, { content }, { contentScript: true }).catch((error: unknown) => {
    // A process that loads this module twice has the engine already.
    if (!/already registered/.test(String(error))) throw error
  })
  return async (locator, within) =>
    JSON.parse((await locator.locator(`${engine}=it`).textContent(within)) as string) as Facts
}
