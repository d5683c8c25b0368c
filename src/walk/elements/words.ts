import type { Locator } from 'playwright'
import { namePattern } from '../../text/normalise.js'

/** What icon fonts call their icons by: `event`, `arrow_back`, `looks_3`. */
export const ICON_WORD = '^[a-z][a-z0-9_]*$'

/** A pattern for what has one of the names somewhere in it, whatever style makes of its letters. */
export function holdingPattern(names: readonly string[]): RegExp {
  return new RegExp(namePattern(names).source.replace(/^\^|\$$/g, ''), 'iu')
}

/**
 * Which of the elements read as a pattern says: by what can be seen on them, without icons that are words in the page's code, and
 * without what is only drawn, such as an arrow that is hidden from screen readers.
 *
 * @param part the first line of what is written in several, such as an entry with an explanation below its title.
 */
export function readingAs(
  elements: Locator,
  pattern: RegExp,
  part: 'whole' | 'first-line' = 'whole',
): Promise<readonly number[]> {
  // A page that is going away is looked at again.
  return elements.evaluateAll(readAs, { pattern: pattern.source, icon: ICON_WORD, part }).catch(() => [])
}

/** Runs in the page: the places, among the elements, of those whose words fit. */
function readAs(elements: Element[], given: { pattern: string; icon: string; part: string }): number[] {
  /** A control says no more, and a page may be any length. */
  const LONGEST = 5000
  const [pattern, icon] = [new RegExp(given.pattern, 'u'), new RegExp(given.icon)]
  const drawsIcon = (element: Element, family: string) =>
    element.getAttribute('role') === 'img' ||
    // What is named further on is for single letters only, and system fonts for symbols are among that.
    /icon|symbol|glyph/i.test(`${family.split(',')[0]} ${element.matches('i') ? element.className : ''}`)
  /** Cut down to a point, for screen readers alone. */
  const isCutAway = (element: Element, { clip, clipPath, position, overflow }: CSSStyleDeclaration) => {
    const { width, height } = element.getBoundingClientRect()
    const isPoint = (width <= 1 || height <= 1) && overflow !== 'visible'
    return isPoint || clipPath === 'inset(50%)' || (position === 'absolute' && /^rect\((?:[01]px,? ?){4}\)$/.test(clip))
  }
  const isHidden = (element: Element) => element.getAttribute('aria-hidden') === 'true'
  const inside = (element: Element): readonly Node[] => {
    const given = element instanceof HTMLSlotElement ? element.assignedNodes() : []
    return given.length > 0 ? given : [...(element.shadowRoot ?? element).childNodes]
  }
  /** Style makes capitals of letters that are none in the page's code. */
  const drawn = ({ data, parentElement }: Text): string => {
    const style = parentElement ? getComputedStyle(parentElement).textTransform : 'none'
    if (style === 'uppercase') return data.toLocaleUpperCase()
    if (style === 'lowercase') return data.toLocaleLowerCase()
    return style === 'capitalize'
      ? data.replace(/(?<![\p{L}\p{N}'’])\p{L}/gu, (letter) => letter.toLocaleUpperCase())
      : data
  }
  const wordsOf = (node: Node): string => {
    if (node instanceof Text) return drawn(node).replace(/\s+/g, ' ')
    if (!(node instanceof Element)) return ''
    if (node.matches('br')) return '\n'
    // The keys that do the same stand beside the words.
    if (node.matches('kbd')) return ' '
    const style = getComputedStyle(node)
    const { display, fontFamily } = style
    const isBox = display !== 'contents'
    if (isBox && !node.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) return ''
    if (isBox && isCutAway(node, style)) return ''
    const text = inside(node).map(wordsOf).join('')
    const word = text.trim()
    if (icon.test(word) && (drawsIcon(node, fontFamily) || (isHidden(node) && word.includes('_')))) return ' '
    // What readers see as words they read, whoever cannot hear them.
    if (isHidden(node) && !/\p{L}{2}/u.test(word)) return ' '
    return isBox && !display.startsWith('inline') ? `\n${text}\n` : text
  }
  const withoutEmoji = (text: string) => text.replace(/\p{Extended_Pictographic}|\ufe0f|\u200d/gu, '').trim()
  const reads = (element: Element): boolean => {
    const lines = wordsOf(element)
      .split('\n')
      .map((line) => line.replace(/\s+/g, ' ').trim())
      .filter((line) => line !== '')
    const said = lines.map(withoutEmoji).filter((line) => line !== '')
    return given.part === 'whole'
      ? pattern.test(lines.join(' ')) || pattern.test(said.join(' '))
      : said.length > 1 && pattern.test(said[0] ?? '')
  }
  return elements.flatMap((element, index) =>
    (element.textContent ?? '').length <= LONGEST && reads(element) ? [index] : [],
  )
}
