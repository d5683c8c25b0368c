import type { Drawing } from './drawn.js'
import type { Layering } from './layers.js'
import type { Seeing } from './seen.js'

/** What names a field by where it stands: its words, the block that they are in, and the label element, if that is one. */
type Beside = { readonly block: Element; readonly words: string; readonly label: Element | null }

/**
 * Runs in the page: what a control is called, by its code or by what a reader takes for its label.
 *
 * @param selector which elements count as controls, see `CONTROLS` of control.ts.
 */
export function labelling(
  { text, isCheckable, labelsOf, isShown }: Seeing,
  { drawnFor, isSeen, toolsOf }: Drawing,
  { layers }: Layering,
  selector: string,
) {
  /** As it is read out: a part that stands apart is a word of its own (Accessible Name 1.2, 2F), one that is hidden is none. */
  const spoken = (node: Node): string =>
    [...node.childNodes]
      .map((child) => {
        if (!(child instanceof Element)) return child.nodeType === Node.TEXT_NODE ? (child.nodeValue ?? '') : ''
        const { display } = getComputedStyle(child)
        return display === 'none' ? '' : display === 'inline' ? spoken(child) : ` ${spoken(child)} `
      })
      .join('')
  const nameOf = (element: Element): string => {
    const ids = element.getAttribute('aria-labelledby')?.split(/\s+/) ?? []
    const root = element.getRootNode() as Document | ShadowRoot
    // A list that is named by what is chosen in it is called otherwise as soon as something else is.
    const isChosen = (one: Element | null) => element.matches('[role=combobox]') && element.contains(one)
    const referenced = ids.map((id) => root.getElementById(id)).map((one) => (isChosen(one) ? '' : text(one)))
    return (referenced.join(' ').trim() || element.getAttribute('aria-label') || '').slice(0, 500)
  }
  /** Without controls, and without what is there for looks only, such as a star. */
  const heard = (label: Element): Element => {
    const copy = label.cloneNode(true) as Element
    for (const part of copy.querySelectorAll('input, textarea, select, button, [aria-hidden=true]')) part.remove()
    return copy
  }
  const writtenOn = (element: Element): string =>
    /^(switch|checkbox|radio)$/.test(element.getAttribute('role') ?? '') ? text(element) : ''
  const givenName = (element: Element): string => {
    const own = labelsOf(element).map((label) => {
      // What a web component is given to show stands outside of its shadow root.
      const given = [...label.querySelectorAll('slot')].flatMap((slot) => slot.assignedNodes())
      return [text(heard(label)), ...given.map(({ textContent }) => textContent?.replace(/\s+/g, ' ').trim() ?? '')]
        .join(' ')
        .trim()
    })
    // What is written on a box or switch that is drawn is its name (Accessible Name 1.2, 2F), unless that is its state.
    const written = writtenOn(element)
    const isState =
      /^(on|off|yes|no|enabled|disabled|an|aus|ein|ja|nein|(de)?aktiviert|oui|non|(dés)?activée?|s[iì]|(dis)?attivat[oa])$/i
    return nameOf(element) || own.join(' ').trim() || (isState.test(written) ? '' : written)
  }
  /** What is to be read in an empty field, or when the mouse rests on it, and names it where nothing else does. */
  const hintOf = (element: Element) => element.getAttribute('placeholder') || element.getAttribute('title') || ''
  const labelOf = (element: Element): string => {
    const named = givenName(element) || hintOf(element) || labelBeside(element)
    return (named || writtenOn(element)).slice(0, 500)
  }

  /** A text that lies where labels do: beside a field or close above it; beside a box that is ticked, on its other side. */
  const lies = (field: DOMRect, words: DOMRect, isAfter: boolean): boolean => {
    const shared = Math.min(field.bottom, words.bottom) - Math.max(field.top, words.top)
    const gap = Math.max(field.left - words.right, words.left - field.right)
    if (shared > Math.min(field.height, words.height) / 2) return gap > -2 && gap < 300
    const above = field.top - words.bottom
    return !isAfter && above > -2 && above < 40 && words.left < field.right && words.right > field.left - 60
  }
  const boxAround = (field: Element, tools: Element | null): DOMRect => {
    const box = field.getBoundingClientRect()
    const other = tools?.getBoundingClientRect() ?? box
    const [left, top] = [Math.min(box.left, other.left), Math.min(box.top, other.top)]
    const [right, bottom] = [Math.max(box.right, other.right), Math.max(box.bottom, other.bottom)]
    return new DOMRect(left, top, right - left, bottom - top)
  }
  const liesOver = (field: DOMRect, words: DOMRect) =>
    words.left < field.right && words.right > field.left && words.top < field.bottom && words.bottom > field.top
  const blockAround = (element: Element, field: Element): Element => {
    const { parentElement: parent } = element
    const isWhole = getComputedStyle(element).display !== 'inline' || !parent || parent.contains(field)
    return isWhole ? element : blockAround(parent, field)
  }
  /**
   * What a reader takes for the label of a field that has none by the page's code: the text before it, or after a box, with no
   * other control between. `null` where it lies elsewhere.
   */
  const besideOf = (field: Element): Beside | null => {
    const drawn = drawnFor(field) ?? field
    const tools = toolsOf(field)
    const box = boxAround(drawn, tools)
    const isOther = (one: Element) => !one.contains(field) && !drawn.contains(one) && !drawnFor(one)?.contains(field)
    /** An editor is drawn behind the field of the browser that it is typed into instead of, which has the label. */
    const standsFor = (one: Element) =>
      one.matches('textarea') && !isShown(one) && one.nextElementSibling?.contains(field) === true
    const scope = layers.find((layer) => layer.contains(field)) ?? field.getRootNode()
    const next = (isAfter: boolean) => {
      const walker = document.createTreeWalker(scope, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
      walker.currentNode = field
      const step = () => (isAfter ? walker.nextNode() : walker.previousNode())
      for (let node = step(), steps = 0; node && steps < 200; node = step(), steps += 1) {
        if (tools?.contains(node)) {
          walker.currentNode = tools
          continue
        }
        if (node instanceof Element && node.matches(selector) && isOther(node) && isSeen(node)) return null
        const around = node.parentElement
        if (node instanceof Element || !around || !node.nodeValue?.trim() || drawn.contains(node)) continue
        if (!isShown(around) || around.closest('button, a, option, [role=button], [role=link]')) continue
        if (around.closest('[aria-hidden=true]') && !/[\p{L}\p{N}]/u.test(node.nodeValue)) continue
        const label = around.closest('label')
        const control = label?.control
        if (control && isOther(control) && !standsFor(control)) return null
        const range = document.createRange()
        range.selectNode(node)
        const lying = range.getBoundingClientRect()
        if (drawn !== field && liesOver(drawn.getBoundingClientRect(), lying)) continue
        if (!lies(box, lying, isAfter)) return null
        const block = blockAround(around, field)
        const words = text(heard(block))
        // Whole sentences explain a field and do not name it; what counts something is another one tomorrow.
        const isName = words.length <= 100 && (!/\d/.test(words) || block.closest('label, th, dt') !== null)
        return isName && words !== '' ? { block, words, label } : null
      }
      return null
    }
    return (isCheckable(field) ? next(true) : null) ?? next(false)
  }
  const labelBeside = (field: Element): string => besideOf(field)?.words ?? ''
  /** The first line of a label that explains itself below: to a reader that is what the field is called. */
  const titleOf = (field: Element): string => {
    const [label, ...others] = labelsOf(field)
    const lines = label && others.length === 0 ? (label as HTMLElement).innerText.split('\n') : []
    const [title = '', explanation = ''] = lines.map((line) => line.trim()).filter((line) => /[\p{L}\p{N}]/u.test(line))
    return explanation === '' ? '' : title
  }

  /** A star that style or an icon font draws beside a field: on its label, or around it, as far as there is no other. */
  const isStarred = (field: Element): boolean => {
    const holdsOne = (around: Element) => around.querySelectorAll(selector).length === 1
    let around = field
    for (let up = 0; up < 6 && around.parentElement && holdsOne(around.parentElement); up += 1)
      around = around.parentElement
    const beside = besideOf(field)
    const parts = [...labelsOf(field), ...(beside ? [beside.block] : []), around].flatMap((one) => [
      one,
      ...one.querySelectorAll('*'),
    ])
    return parts.slice(0, 100).some((part) => {
      const drawn = ['::before', '::after'].map((by) => getComputedStyle(part, by).content)
      const isStar = drawn.some((content) => /^["'][\s]*[*＊✱∗][\s]*["']$/.test(content))
      const saysSo = /(?:^|[\s_-])(?:required|asterisk|mandatory)(?:\s|$)/i.test(part.getAttribute('class') ?? '')
      const isMark = saysSo && part !== around && !part.querySelector(selector) && text(part).length <= 2
      return (isStar || isMark) && isShown(part)
    })
  }

  return { nameOf, givenName, hintOf, labelOf, besideOf, labelBeside, titleOf, spoken, isStarred }
}

export type Labelling = ReturnType<typeof labelling>
