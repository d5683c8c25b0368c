import type { RawControl } from './control.js'
import type { Drawing } from './drawn.js'
import type { Labelling } from './labels.js'
import type { Parting } from './parts.js'
import type { Seeing } from './seen.js'

/** Runs in the page: every control that a reader sees. */
export function readControls(
  { text, isInput, isCheckable, labelsOf, isShown, inRoots }: Seeing,
  { drawnFor, isPartOfBox, isSeen }: Drawing,
  { givenName, hintOf, labelOf, besideOf, labelBeside, titleOf, spoken, isStarred }: Labelling,
  { holderOf }: Parting,
  selector: string,
): RawControl[] {
  /** A button that says so, or that opens something and has a label of its own before it, which does not name it. */
  const opensList = (button: HTMLButtonElement): boolean =>
    button.ariaHasPopup === 'listbox' ||
    (button.type === 'button' && button.hasAttribute('aria-expanded') && (besideOf(button)?.label ?? null) !== null)
  const roleOf = (element: Element, type: string): string => {
    const given = element.getAttribute('role')
    if (given) return given
    if (element instanceof HTMLTextAreaElement) return 'textbox'
    if (element instanceof HTMLButtonElement) return opensList(element) ? 'combobox' : 'button'
    if (element instanceof HTMLSelectElement) return element.multiple ? 'listbox' : 'combobox'
    if (isCheckable(element) || type === 'file') return type
    const byType: Record<string, string> = { search: 'searchbox', number: 'spinbutton', range: 'slider' }
    // A list of suggestions makes one of these of the fields that take text (HTML-AAM 1.0).
    const takesText = ['text', 'search', 'tel', 'url', 'email'].includes(type)
    if (takesText && element instanceof HTMLInputElement && element.list) return 'combobox'
    return byType[type] ?? 'textbox'
  }
  /** A selector of it alone. */
  const pathOf = (element: Element): string => {
    const above = element.parentElement
    return above ? `${pathOf(above)} > :nth-child(${[...above.children].indexOf(element) + 1})` : ':root'
  }
  const drawnLists = [...document.querySelectorAll('select')].slice(0, 300).flatMap((one) => drawnFor(one) ?? [])
  /** By a hint, or by a name that is read out only and need not be what stands beside it. */
  const isNamedUnseen = (element: Element) =>
    element.hasAttribute('aria-label')
      ? !element.hasAttribute('aria-labelledby')
      : !givenName(element) && hintOf(element)
  const readControl = (element: Element, index: number): RawControl[] => {
    // Component libraries draw switches, boxes and lists as buttons that have the role.
    const asks = /^(switch|checkbox|radio|combobox|textbox)$/.test(roleOf(element, ''))
    const isButton = element instanceof HTMLButtonElement && !asks
    if ((isButton && (element.type !== 'submit' || !element.form)) || !isSeen(element)) return []
    const drawn = drawnFor(element)
    const select = element instanceof HTMLSelectElement ? element : null
    const isPartOfList = drawnLists.some((list) => list !== drawn && list.contains(element))
    const isNamed = () => labelsOf(element).some((label) => isShown(label)) || labelBeside(element) !== ''
    if (isPartOfList || isPartOfBox(element) || (select && drawn && !isNamed())) return []
    const { x, y, width, height } = (drawn ?? element).getBoundingClientRect()
    const type = isInput(element) ? element.type : element.tagName.toLowerCase()
    const submits = isButton || (isInput(element) && (type === 'submit' || type === 'image'))
    const value =
      'value' in element
        ? String((element as HTMLInputElement).value)
        : (element as HTMLElement).isContentEditable
          ? text(element)
          : ''
    const ticked = isInput(element) && isCheckable(element) && element.checked
    const required = (element as HTMLInputElement).required === true || element.getAttribute('aria-required') === 'true'
    const written = spoken(element).replace(/\s+/g, ' ').trim()
    const shown = isInput(element) ? element.value || element.alt : element.getAttribute('aria-label') || written
    return [
      {
        index,
        label: submits ? shown.slice(0, 500) : labelOf(element),
        beside: (submits ? '' : isNamedUnseen(element) ? labelBeside(element) : titleOf(element)).slice(0, 500),
        role: roleOf(element, type),
        type,
        required,
        ...(!required && !submits && isStarred(element) ? { starred: true } : {}),
        prefilled:
          isCheckable(element) || element.hasAttribute('aria-checked')
            ? ticked || element.getAttribute('aria-checked') === 'true'
            : !submits && value.trim() !== '',
        disabled: element.matches(':disabled') || element.getAttribute('aria-disabled') === 'true',
        readOnly: (element as HTMLInputElement).readOnly === true || element.getAttribute('aria-readonly') === 'true',
        submits,
        form: holderOf(element),
        ...(drawn && drawn.getRootNode() === document ? { drawnAt: pathOf(drawn) } : {}),
        ...(select ? { options: [...select.options].slice(0, 300).map((option) => text(option)) } : {}),
        box: { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) },
      },
    ]
  }

  return [...document.querySelectorAll(selector), ...inRoots(selector)].flatMap(readControl)
}
