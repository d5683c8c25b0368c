import type { Box } from '../screen/screen.js'

/** Every control that a reader fills, chooses or presses to send. */
export const CONTROLS =
  'input:not([type=hidden], [type=button], [type=reset]), textarea, select, [role=textbox], [role=checkbox], [role=radio], [role=switch], [role=combobox], [contenteditable=true], button'

/** One control as read from the page, before redaction. The value itself is never read out. */
export type RawControl = {
  /** Its place among all controls of the page. */
  readonly index: number
  readonly label: string
  readonly role: string
  readonly type: string
  readonly required: boolean
  readonly prefilled: boolean
  readonly disabled: boolean
  readonly submits: boolean
  readonly options?: string[]
  readonly box: Box
}

/**
 * Runs in the page: all that an accessibility tree does not tell, in one round trip. Hidden controls are left out, and
 * open shadow roots are looked into.
 *
 * @param selector which elements count as controls, see {@link CONTROLS}.
 */
export function readPage(selector: string) {
  const text = (element: Element | null | undefined) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim()
  const roleOf = (element: Element, type: string): string => {
    const given = element.getAttribute('role')
    if (given) return given
    if (element instanceof HTMLTextAreaElement) return 'textbox'
    if (element instanceof HTMLSelectElement) return element.multiple ? 'listbox' : 'combobox'
    const byType: Record<string, string> = {
      checkbox: 'checkbox',
      radio: 'radio',
      search: 'searchbox',
      number: 'spinbutton',
      range: 'slider',
      file: 'file',
    }
    return byType[type] ?? 'textbox'
  }
  const labelOf = (element: Element): string => {
    const ids = element.getAttribute('aria-labelledby')?.split(/\s+/) ?? []
    const root = element.getRootNode() as Document | ShadowRoot
    const referenced = ids
      .map((id) => text(root.getElementById(id)))
      .join(' ')
      .trim()
    const labels = 'labels' in element ? [...((element as HTMLInputElement).labels ?? [])] : []
    const own = labels
      .map((label) => {
        const copy = label.cloneNode(true) as Element
        for (const control of copy.querySelectorAll('input, textarea, select, button')) control.remove()
        return text(copy)
      })
      .join(' ')
      .trim()
    return (
      referenced ||
      element.getAttribute('aria-label') ||
      own ||
      element.getAttribute('placeholder') ||
      element.getAttribute('title') ||
      ''
    ).slice(0, 500)
  }
  const readControl = (element: Element, index: number): RawControl[] => {
    const { x, y, width, height } = element.getBoundingClientRect()
    const style = getComputedStyle(element)
    const hidden = style.visibility === 'hidden' || style.display === 'none' || (width === 0 && height === 0)
    const isInput = element instanceof HTMLInputElement
    const isButton = element instanceof HTMLButtonElement
    if (hidden || (isButton && (element.type !== 'submit' || !element.form))) return []
    const type = isInput ? element.type : element.tagName.toLowerCase()
    const submits = isButton || (isInput && (type === 'submit' || type === 'image'))
    const checkable = isInput && (type === 'checkbox' || type === 'radio')
    const value =
      'value' in element
        ? String((element as HTMLInputElement).value)
        : (element as HTMLElement).isContentEditable
          ? text(element)
          : ''
    const select = element instanceof HTMLSelectElement ? element : null
    return [
      {
        index,
        label: submits
          ? (
              (isInput ? element.value || element.alt : element.getAttribute('aria-label') || text(element)) ?? ''
            ).slice(0, 500)
          : labelOf(element),
        role: roleOf(element, type),
        type,
        required: (element as HTMLInputElement).required === true || element.getAttribute('aria-required') === 'true',
        prefilled: checkable
          ? element.checked || element.getAttribute('aria-checked') === 'true'
          : !submits && value.trim() !== '',
        disabled: (element as HTMLInputElement).disabled === true || element.getAttribute('aria-disabled') === 'true',
        submits,
        ...(select ? { options: [...select.options].slice(0, 300).map((option) => text(option)) } : {}),
        box: { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) },
      },
    ]
  }

  const light = [...document.querySelectorAll(selector)]
  const roots = (root: Document | ShadowRoot): ShadowRoot[] =>
    [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? [shadowRoot, ...roots(shadowRoot)] : []))
  const shadow = roots(document).flatMap((root) => [...root.querySelectorAll(selector)])
  return {
    title: document.title.slice(0, 500),
    language: document.documentElement.lang,
    controls: [...light, ...shadow].slice(0, 500).flatMap(readControl),
    scrollX: Math.round(window.scrollX),
    scrollY: Math.round(window.scrollY),
    /** On a phone, a page wider than the screen is zoomed out, and a part of it is seen. */
    zoom: window.visualViewport?.scale ?? 1,
    offsetX: Math.round(window.visualViewport?.offsetLeft ?? 0),
    offsetY: Math.round(window.visualViewport?.offsetTop ?? 0),
  }
}
