import type { Box } from '../screen/screen.js'

/** Every control that a reader fills, chooses or presses to send. Playwright's CSS engine looks into open shadow roots. */
export const CONTROLS =
  'input:not([type=hidden], [type=button], [type=reset]), textarea, select, [role=textbox], [role=checkbox], [role=radio], [role=switch], [role=combobox], [contenteditable=true], button'

/** One control as read from the page, before redaction. The value itself is never read out. */
export type RawControl = {
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

/** Runs in the page: what an accessibility tree does not tell about a form. Hidden controls are left out. */
export function readControls(elements: Element[]): RawControl[] {
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
  return elements.slice(0, 500).flatMap((element, index) => {
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
  })
}

/** Runs in the page: what else a capture needs, in one round trip. */
export function readPage(): { title: string; language: string; text: string; scrollX: number; scrollY: number } {
  const described = [...document.querySelectorAll('[alt], [title]')]
    .slice(0, 1000)
    .map((element) => `${element.getAttribute('alt') ?? ''} ${element.getAttribute('title') ?? ''}`)
  return {
    title: document.title.slice(0, 500),
    language: document.documentElement.lang,
    text: `${(document.body?.innerText ?? '').slice(0, 200_000)} ${described.join(' ')}`,
    scrollX: Math.round(window.scrollX),
    scrollY: Math.round(window.scrollY),
  }
}
