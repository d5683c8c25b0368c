/**
 * Runs in the page: what a reader sees of it. Controls in closed sections and tabs, off the page, cut away or transparent are
 * not seen. Open shadow roots are looked out of, and into.
 */
export function seeing() {
  const text = (element: Element | null | undefined) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim()
  const isInput = (element: Element): element is HTMLInputElement => element instanceof HTMLInputElement
  const isCheckable = (element: Element) => isInput(element) && /^(checkbox|radio)$/.test(element.type)
  const labelsOf = (element: Element) =>
    'labels' in element ? [...((element as HTMLInputElement).labels ?? [])] : ([] as HTMLLabelElement[])

  /** The nearest ancestor of a kind, out of shadow roots too. */
  const closest = (element: Element, kind: string): Element | null => {
    const found = element.closest(kind)
    if (found) return found
    const root = element.getRootNode()
    return root instanceof ShadowRoot ? closest(root.host, kind) : null
  }
  type Span = readonly [number, number]
  /** Where something can be seen, on one axis, in a box around it: all over that, when it scrolls. */
  const spanWithin = (own: Span, around: Span, overflow: string): Span => {
    if (overflow === 'visible') return own
    if (/auto|scroll/.test(overflow)) return around
    return [Math.max(own[0], around[0]), Math.min(own[1], around[1])]
  }
  const isCutAway = (element: Element): boolean => {
    const box = element.getBoundingClientRect()
    if (box.right + scrollX <= 0 || box.bottom + scrollY <= 0) return true
    let across: Span = [box.left, box.right]
    let down: Span = [box.top, box.bottom]
    for (let above = element.parentElement; above && above !== document.body; above = above.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(above)
      if (overflowX === 'visible' && overflowY === 'visible') continue
      const { left, right, top, bottom } = above.getBoundingClientRect()
      across = spanWithin(across, [left, right], overflowX)
      down = spanWithin(down, [top, bottom], overflowY)
      if (across[1] - across[0] < 2 || down[1] - down[0] < 2) return true
    }
    return false
  }
  const isShown = (element: Element, checksOpacity = true): boolean => {
    const { width, height } = element.getBoundingClientRect()
    return (
      element.checkVisibility({ visibilityProperty: true, opacityProperty: checksOpacity }) &&
      width >= 2 &&
      height >= 2 &&
      closest(element, '[inert]') === null &&
      !isCutAway(element)
    )
  }
  const roots = (root: Document | ShadowRoot): ShadowRoot[] =>
    [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? [shadowRoot, ...roots(shadowRoot)] : []))
  const inRoots = (kind: string) => roots(document).flatMap((root) => [...root.querySelectorAll(kind)])
  return { text, isInput, isCheckable, labelsOf, closest, isShown, inRoots }
}

export type Seeing = ReturnType<typeof seeing>
