import type { Seeing } from './seen.js'

/** Runs in the page: what labels and scripts draw in the place of a control that is out of sight. */
export function drawing({ text, isInput, isCheckable, labelsOf, closest, isShown }: Seeing) {
  const isOfBox = (width: number, height: number) => width >= 8 && width <= 64 && height >= 8 && height <= 40
  /** A label that draws a box itself, for one that is hidden from everybody: an empty part of such a size, or made by style. */
  const drawsBox = (label: Element, box: Element): boolean =>
    [label, ...label.querySelectorAll('*')].some((part) => {
      const isByStyle = ['::before', '::after'].some((by) => {
        const { content, width, height } = getComputedStyle(part, by)
        return (
          content !== 'none' && content !== 'normal' && isOfBox(Number.parseFloat(width), Number.parseFloat(height))
        )
      })
      if (isByStyle || part.contains(box) || part === label || text(part) !== '') return isByStyle
      const { width, height } = part.getBoundingClientRect()
      return isOfBox(width, height) && isShown(part)
    })
  const lineUp = (element: Element, levels: number): Element[] =>
    element.parentElement && levels > 0 ? [element.parentElement, ...lineUp(element.parentElement, levels - 1)] : []
  /** What a script draws for a list that is out of sight: around it, behind it without a label, or with what is chosen. */
  const drawnFor = (element: Element): Element | null => {
    // What is typed into a list to find an option is often transparent, over what is chosen.
    const isOver = element.matches('[role=combobox]') && element.checkVisibility({ visibilityProperty: true })
    const isNarrow = element.getBoundingClientRect().width < 40 && text(element.parentElement) === ''
    if (isOver && (isNarrow || !isShown(element))) return lineUp(element, 3).find((frame) => isShown(frame)) ?? null
    if (!(element instanceof HTMLSelectElement)) return null
    const around = element.parentElement?.closest('[role=combobox], [aria-haspopup]') ?? null
    if (isShown(element) && !around) return null
    const opens = '[role=combobox], [role=listbox], [aria-haspopup], [tabindex="0"], a:not([href])'
    const opener = (one: Element | null) => {
      if (!one || !isShown(one) || one.querySelector('label')) return undefined
      const parts = [...one.querySelectorAll(`${opens}, input:not([name])`)]
      return one.matches(opens) ? one : parts.find((part) => isShown(part, false))
    }
    const chosen = text(element.selectedOptions[0])
    const shows = (part: Element) => (isInput(part) ? part.value.trim() : text(part)) === chosen && isShown(part)
    const nearBy = chosen === '' ? [] : [...(element.parentElement?.querySelectorAll('*') ?? [])].slice(0, 200)
    return opener(around) ?? opener(element.nextElementSibling) ?? nearBy.find(shows) ?? null
  }
  const ticked = '[role=checkbox], [role=radio], [role=switch]'
  const isTicked = (element: Element) => isCheckable(element) || element.matches(ticked)
  /** What an element is drawn in, out of shadow roots and slots, with as many more around that. */
  const framesOf = (element: Element, levels: number): Element[] => {
    const root = element.getRootNode()
    const around = element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot ? root.host : null)
    return around && levels > 0 ? [around, ...framesOf(around, levels - 1)] : []
  }
  /** Transparent in its place: a box over what is drawn for it, or a field under its own label as long as it is empty. */
  const isClear = (element: Element): boolean => {
    if (!isShown(element, false)) return false
    const box = element.getBoundingClientRect()
    const isAround = (frame: Element) => frame.getBoundingClientRect().height <= box.height * 3 && isShown(frame)
    if (isTicked(element)) return framesOf(element, 2).some((frame) => isAround(frame) && drawsBox(frame, element))
    const name = element.getAttribute('aria-label') ?? text(labelsOf(element)[0])
    return name !== '' && framesOf(element, 8).some((frame) => isAround(frame) && text(frame).includes(name))
  }
  /** The browser's own box in a component that has its role. */
  const isPartOfBox = (element: Element) =>
    isTicked(element) && framesOf(element, 6).some((frame) => frame.matches(ticked))
  /** Boxes, switches, lists and file choosers are often drawn by their labels or by scripts, with the control itself out of sight. */
  const isSeen = (element: Element) =>
    isShown(element) ||
    drawnFor(element) !== null ||
    isClear(element) ||
    ((isTicked(element) || (isInput(element) && element.type === 'file')) &&
      closest(element, '[inert]') === null &&
      labelsOf(element).some(
        (label) =>
          isShown(label) && (element.checkVisibility({ visibilityProperty: true }) || drawsBox(label, element)),
      ))

  const editors = 'textarea, [contenteditable]:not([contenteditable=false])'
  const isEditor = (element: Element) => element.matches(editors)
  const buttonsOf = (element: Element): Element[] => {
    const kinds = 'button, [role=button]'
    return (element.matches(kinds) ? [element] : [...element.querySelectorAll(kinds)]).filter((one) => isShown(one))
  }
  /** What stands before a field and belongs to it: the toolbar over an editor, a button in front, such as that of a country. */
  const toolsOf = (field: Element): Element | null => {
    const box = field.getBoundingClientRect()
    const isTools = (one: Element) => {
      const buttons = buttonsOf(one)
      const { left, right, top, bottom } = one.getBoundingClientRect()
      if (left > box.right || right < box.left - 8) return false
      if (isEditor(field)) return buttons.length >= 3 && Math.abs(box.top - bottom) < 12
      const isShort = buttons.length === 1 && text(buttons[0]).length <= 6
      return isShort && top < box.bottom && bottom > box.top && right < box.left + box.width / 2
    }
    const isOther = (one: Element) => one !== field && isEditor(one) && isShown(one)
    for (const around of [field, ...lineUp(field, 4)]) {
      const before = around.previousElementSibling
      if ([...around.querySelectorAll(editors)].some(isOther)) return null
      if (before && isShown(before)) return isTools(before) ? before : null
    }
    return null
  }

  return { drawnFor, isPartOfBox, isSeen, toolsOf }
}

export type Drawing = ReturnType<typeof drawing>
