import type { JSHandle, Page } from 'playwright'

/**
 * Does something while the footers of the page have the role of a footer. In the accessibility tree a `footer` within
 * `main` is none (HTML-AAM 1.0), nor is a box that only looks like one, so that their words would pass for content.
 * The page has its own attributes back afterwards.
 */
export async function withFooters<T>(page: Page, act: () => Promise<T>): Promise<T> {
  const marked: JSHandle<Element[]> = await page.evaluateHandle(markFooters)
  try {
    return await act()
  } finally {
    // Whatever is asked of the page next comes after it.
    void marked
      .evaluate(unmark)
      .catch(() => undefined)
      .finally(() => marked.dispose().catch(() => undefined))
  }
}

/** Runs in the page. */
function unmark(footers: Element[]): void {
  for (const footer of footers) footer.removeAttribute('role')
}

/** Runs in the page. A footer is called so, asks nothing but what a form of its own asks, and is followed by nothing. */
function markFooters(): Element[] {
  const MOST_FOLLOWING = 2000
  const isSeen = (element: Element) => {
    const { width, height } = element.getBoundingClientRect()
    return width >= 2 && height >= 2 && element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
  }
  const isFixed = (element: Element | null): boolean =>
    element !== null && (getComputedStyle(element).position === 'fixed' || isFixed(element.parentElement))
  const asks = (footer: Element) =>
    [...footer.querySelectorAll('button, input:not([type=hidden]), select, textarea, [role=button], h1, main')].some(
      (part) => !part.closest('form'),
    )
  const isLast = (footer: Element): boolean => {
    const { top } = footer.getBoundingClientRect()
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    texts.currentNode = footer
    for (let count = 0; count < MOST_FOLLOWING && texts.nextNode(); count += 1) {
      const { nodeValue, parentElement } = texts.currentNode
      if (!nodeValue?.trim() || !parentElement || footer.contains(parentElement)) continue
      if (/^(SCRIPT|STYLE|NOSCRIPT|TEMPLATE)$/.test(parentElement.tagName) || !isSeen(parentElement)) continue
      // What stands beside it comes after it, too, and what is laid over the page is no part of its order.
      if (parentElement.getBoundingClientRect().top >= top && !isFixed(parentElement)) return false
    }
    return !texts.nextNode()
  }
  // Parts of a page have footers, too.
  const ofPart =
    /(?:card|modal|panel|box|table|form|dialog|widget|list|post|article|entry|comment|item|tile|section|sheet|drawer|popup|step|wizard)s?[-_]?footer/i
  const around = 'form, article, section, dialog, [role=dialog], [role=alertdialog], [aria-modal=true]'
  const found: Element[] = []
  for (const footer of document.querySelectorAll('footer, [id*=footer i], [class*=footer i]')) {
    if (footer.hasAttribute('role') || footer.closest(around) || found.some((outer) => outer.contains(footer))) continue
    if (ofPart.test(`${footer.id} ${footer.getAttribute('class')}`)) continue
    if (isSeen(footer) && !isFixed(footer) && !asks(footer) && isLast(footer)) found.push(footer)
  }
  for (const footer of found) footer.setAttribute('role', 'contentinfo')
  return found
}
