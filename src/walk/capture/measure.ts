import type { Box, Drawn } from '../../screen/screen.js'

/**
 * Runs in the page: how large the target is drawn and with which contrast, and the same of the most prominent control in
 * the window: the link or button, not covered, whose visible area times contrast is largest. Contrast is that of WCAG 2.2
 * (relative luminance), between the colour of the first text of a control and the background behind it, layers that let
 * something through and `opacity` included. It is `null` where there is no text, or a picture or gradient lies behind.
 * What is drawn behind a control without being around it in the document is not seen.
 *
 * @param target where the target is in the window, in CSS pixels.
 */
export function measureDrawn(target: Box | null): {
  readonly target: Drawn | null
  readonly prominent: Drawn | null
  readonly asksCode: boolean
} {
  type Colour = readonly [red: number, green: number, blue: number, alpha: number]
  const MOST_CONTROLS = 400
  const zoom = window.visualViewport?.scale ?? 1

  const known = new Map<string, Colour>()
  const drawnColour = (css: string): Colour => {
    const context = document.createElement('canvas').getContext('2d')
    if (!context) return [0, 0, 0, 1]
    context.fillStyle = css
    context.fillRect(0, 0, 1, 1)
    const [red = 0, green = 0, blue = 0, alpha = 255] = context.getImageData(0, 0, 1, 1).data
    return [red, green, blue, alpha / 255]
  }
  const colourOf = (css: string): Colour => {
    const found = known.get(css)
    if (found) return found
    const parts = /^rgba?\(([^)]+)\)$/
      .exec(css)?.[1]
      ?.split(/[\s,/]+/)
      .map(Number)
    const [red = 0, green = 0, blue = 0, alpha = 1] = parts ?? drawnColour(css)
    const colour: Colour = [red, green, blue, alpha]
    known.set(css, colour)
    return colour
  }
  const over = (upper: Colour, lower: Colour, opacity = 1): Colour => {
    const share = upper[3] * opacity
    const mix = (at: 0 | 1 | 2) => upper[at] * share + lower[at] * (1 - share)
    return [mix(0), mix(1), mix(2), 1]
  }
  const luminance = (colour: Colour) => {
    const part = (at: 0 | 1 | 2) => {
      const value = colour[at] / 255
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
    }
    return 0.2126 * part(0) + 0.7152 * part(1) + 0.0722 * part(2)
  }
  const parentOf = (node: Element): Element | null =>
    node.parentElement ?? (node.getRootNode() instanceof ShadowRoot ? (node.getRootNode() as ShadowRoot).host : null)

  /** The element that holds the first text to be read on a control. */
  const textHolder = (control: Element): Element | null => {
    if (control instanceof HTMLInputElement) return /^(submit|button|reset)$/.test(control.type) ? control : null
    const texts = document.createTreeWalker(control, NodeFilter.SHOW_TEXT)
    for (let count = 0; count < 50 && texts.nextNode(); count += 1) {
      const { nodeValue, parentElement } = texts.currentNode
      if (!nodeValue?.trim() || !parentElement) continue
      const { width, height } = parentElement.getBoundingClientRect()
      if (width >= 2 && height >= 2 && parentElement.checkVisibility({ visibilityProperty: true })) return parentElement
    }
    return null
  }
  const contrastOf = (control: Element): number | null => {
    const holder = textHolder(control)
    if (!holder) return null
    const line: CSSStyleDeclaration[] = []
    let isOpaque = false
    let isPictured = false
    for (let at: Element | null = holder; at; at = parentOf(at)) {
      const style = getComputedStyle(at)
      line.unshift(style)
      if (isOpaque) continue
      if (style.backgroundImage !== 'none') isPictured = true
      // What shines through from farther behind ends at the first background that lets nothing through.
      if (colourOf(style.backgroundColor)[3] === 1) isOpaque = true
    }
    if (isPictured || line.some(({ mixBlendMode, filter }) => mixBlendMode !== 'normal' || filter !== 'none'))
      return null
    let behind: Colour = [255, 255, 255, 1]
    const groups: { readonly behind: Colour; readonly opacity: number }[] = []
    for (const { backgroundColor, opacity } of line) {
      if (Number(opacity) < 1) groups.unshift({ behind, opacity: Number(opacity) })
      behind = over(colourOf(backgroundColor), behind)
    }
    const own = getComputedStyle(holder)
    let text = over(colourOf(own.webkitTextFillColor || own.color), behind)
    for (const group of groups) {
      text = over(text, group.behind, group.opacity)
      behind = over(behind, group.behind, group.opacity)
    }
    const [lighter = 0, darker = 0] = [luminance(text), luminance(behind)].sort((a, b) => b - a)
    return Math.round(((lighter + 0.05) / (darker + 0.05)) * 100) / 100
  }

  /** Square pixels of its pieces, as far as they are in the window where only that is asked for. */
  const areaOf = (element: Element, inWindow: boolean): number => {
    const pieces = [...element.getClientRects()].map((piece) => {
      const [left, top] = inWindow ? [Math.max(0, piece.left), Math.max(0, piece.top)] : [piece.left, piece.top]
      const right = inWindow ? Math.min(innerWidth, piece.right) : piece.right
      const bottom = inWindow ? Math.min(innerHeight, piece.bottom) : piece.bottom
      return Math.max(0, right - left) * Math.max(0, bottom - top)
    })
    return Math.round(pieces.reduce((sum, piece) => sum + piece, 0) * zoom * zoom)
  }
  /** A box or a radio button is pressed by its label, too. */
  const drawn = (element: Element): Drawn => {
    const isCheckable = element instanceof HTMLInputElement && /^(radio|checkbox)$/.test(element.type)
    const label = isCheckable ? element.labels?.[0] : undefined
    if (!label) return { area: areaOf(element, false), contrast: contrastOf(element) }
    const area = areaOf(label, false) + (label.contains(element) ? 0 : areaOf(element, false))
    return { area, contrast: contrastOf(label) }
  }

  const elementsBelow = (root: Document | ShadowRoot, selector: string): Element[] => [
    ...root.querySelectorAll(selector),
    ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
      shadowRoot ? elementsBelow(shadowRoot, selector) : [],
    ),
  ]
  const deepest = (x: number, y: number): Element | null => {
    let hit = document.elementFromPoint(x, y)
    for (let inner = hit?.shadowRoot?.elementFromPoint(x, y); inner && inner !== hit; ) {
      hit = inner
      inner = hit.shadowRoot?.elementFromPoint(x, y)
    }
    return hit
  }
  const isAt = (element: Element, box: Box): boolean => {
    const { x, y, width, height } = element.getBoundingClientRect()
    const found = [x, y, width, height].map(Math.round)
    return [box.x, box.y, box.width, box.height].every((length, index) => Math.abs(length - (found[index] ?? 0)) <= 1)
  }
  const isUncovered = (element: Element): boolean => {
    const [piece] = element.getClientRects()
    if (!piece) return false
    const x = (Math.max(0, piece.left) + Math.min(innerWidth, piece.right)) / 2
    const y = (Math.max(0, piece.top) + Math.min(innerHeight, piece.bottom)) / 2
    for (let at = deepest(x, y); at; at = parentOf(at)) if (at === element) return true
    return false
  }

  const pressable =
    'a[href], button, summary, input[type=submit], input[type=button], input[type=reset], [role=button], [role=link], [role=menuitem], [role=tab]'
  const inWindow = elementsBelow(document, pressable)
    .filter((element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect()
      const isInWindow = right > 0 && bottom > 0 && left < innerWidth && top < innerHeight
      return isInWindow && element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    })
    .slice(0, MOST_CONTROLS)

  let prominent: Element | null = null
  let most = 0
  const bySize = inWindow.map((element) => ({ element, area: areaOf(element, true) })).sort((a, b) => b.area - a.area)
  for (const { element, area } of bySize) {
    // No contrast is higher than 21: what is smaller cannot win. Asking what covers a control takes longest, so that comes last.
    if (area * 21 <= most) break
    const weight = area * (contrastOf(element) ?? 0)
    if (weight > most && isUncovered(element)) [prominent, most] = [element, weight]
  }

  let own: Element | null = null
  if (target) {
    own = inWindow.find((element) => isAt(element, target)) ?? null
    const hit = own ? null : deepest(target.x + target.width / 2, target.y + target.height / 2)
    for (let at = hit; at && !own; at = parentOf(at)) if (isAt(at, target)) own = at
  }
  return {
    target: own && drawn(own),
    prominent: prominent && drawn(prominent),
    asksCode: elementsBelow(document, 'input[autocomplete~=one-time-code]').some((field) =>
      field.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
    ),
  }
}
