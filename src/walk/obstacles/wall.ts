import type { Locator } from 'playwright'
import type { Root } from '../elements/frames.js'

/**
 * What lies over the whole window and over every one of some parts of the page, such as new terms that have to be agreed to: by
 * its name or, where it has none, by the first of what is to be read on it.
 *
 * @param parts finds in the page or frame what a reader has come for; none of it may be within it.
 * @returns undefined where there is no such thing, or a part can be seen; nothing (`''`) of a shade, on which there is nothing to do
 *   or to read, and which is gone as a rule when what it waits for has come.
 */
export async function wallOver(root: Root, parts: () => Promise<Locator>): Promise<string | undefined> {
  // Nearly always there is none, and one look is enough.
  if ((await root.evaluate(findWall, null)) === null) return undefined
  return (await (await parts()).filter({ visible: true }).evaluateAll(findWall)) ?? undefined
}

/** Runs in the page: the name of what lies over parts of it or, where none are given, over its middle. */
function findWall(parts: Element[] | null): string | null {
  const MOST_OF_IT = 0.9
  const parentOf = (node: Element): Element | null =>
    node.parentElement ?? (node.getRootNode() instanceof ShadowRoot ? (node.getRootNode() as ShadowRoot).host : null)
  const lineOf = (node: Element | null): Element[] => (node ? [node, ...lineOf(parentOf(node))] : [])
  const at = (x: number, y: number): Element | null => {
    let hit = document.elementFromPoint(x, y)
    for (
      let inner = hit?.shadowRoot?.elementFromPoint(x, y);
      inner && inner !== hit;
      inner = hit?.shadowRoot?.elementFromPoint(x, y)
    )
      hit = inner
    return hit
  }
  const fills = (element: Element) => {
    const { width, height } = element.getBoundingClientRect()
    return width >= innerWidth * MOST_OF_IT && height >= innerHeight * MOST_OF_IT
  }
  const wall = lineOf(at(innerWidth / 2, innerHeight / 2)).find(
    (one) => /^(fixed|absolute)$/.test(getComputedStyle(one).position) && fills(one),
  )
  const holds = (part: Element) => wall !== undefined && lineOf(part).includes(wall)
  if (!wall || parts?.length === 0 || parts?.some(holds)) return null
  const text = (element: Element | null) =>
    ((element as HTMLElement | null)?.innerText ?? '').replace(/\s+/g, ' ').trim()
  const isShade = wall.querySelector('button, a, input, [role=button]') === null || text(wall) === ''
  const isUnder = (part: Element) => {
    const { left, top, width, height } = part.getBoundingClientRect()
    const [x, y] = [left + width / 2, top + height / 2]
    // What has to be scrolled to lies under what stays where it is.
    return x < 0 || y < 0 || x > innerWidth || y > innerHeight || lineOf(at(x, y)).includes(wall)
  }
  if (parts && !parts.every(isUnder)) return null
  if (isShade) return ''
  const heading = wall.querySelector('h1, h2, h3, h4, [role=heading]')
  return (wall.getAttribute('aria-label') || text(heading) || text(wall)).slice(0, 80)
}
