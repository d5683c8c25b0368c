import type { Form, Overlay } from '../../screen/screen.js'
import type { RawControl } from './control.js'

/**
 * Runs in the page: all that an accessibility tree does not tell, in one round trip. What a reader does not see is left
 * out: controls in closed sections and tabs, off the page, cut away or transparent. Open shadow roots are looked into.
 *
 * @param selector which elements count as controls, see `CONTROLS` of control.ts.
 */
export function readPage(selector: string) {
  const text = (element: Element | null | undefined) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim()
  /** As it is read out: a part that stands apart is a word of its own (Accessible Name 1.2, 2F), one that is hidden is none. */
  const spoken = (node: Node): string =>
    [...node.childNodes]
      .map((child) => {
        if (!(child instanceof Element)) return child.nodeType === Node.TEXT_NODE ? (child.nodeValue ?? '') : ''
        const { display } = getComputedStyle(child)
        return display === 'none' ? '' : display === 'inline' ? spoken(child) : ` ${spoken(child)} `
      })
      .join('')
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
  const isOfBox = (width: number, height: number) => width >= 8 && width <= 64 && height >= 8 && height <= 40
  /** A label that draws a box itself, for one that is hidden from everybody: an empty part of such a size, or made by style. */
  const drawsBox = (label: Element): boolean =>
    [label, ...label.querySelectorAll('*')].some((part) => {
      const isByStyle = ['::before', '::after'].some((by) => {
        const { content, width, height } = getComputedStyle(part, by)
        return (
          content !== 'none' && content !== 'normal' && isOfBox(Number.parseFloat(width), Number.parseFloat(height))
        )
      })
      if (isByStyle || part === label || text(part) !== '') return isByStyle
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
  /** Boxes, switches, lists and file choosers are often drawn by their labels or by scripts, with the control itself out of sight. */
  const isSeen = (element: Element) =>
    isShown(element) ||
    drawnFor(element) !== null ||
    ((isCheckable(element) || (isInput(element) && element.type === 'file')) &&
      closest(element, '[inert]') === null &&
      labelsOf(element).some(
        (label) => isShown(label) && (element.checkVisibility({ visibilityProperty: true }) || drawsBox(label)),
      ))

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
  const besideOf = (field: Element): { readonly block: Element; readonly words: string } | null => {
    const drawn = drawnFor(field) ?? field
    const box = drawn.getBoundingClientRect()
    const isOther = (one: Element) => !one.contains(field) && !drawn.contains(one) && !drawnFor(one)?.contains(field)
    const scope = layers.find((layer) => layer.contains(field)) ?? field.getRootNode()
    const next = (isAfter: boolean) => {
      const walker = document.createTreeWalker(scope, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
      walker.currentNode = field
      const step = () => (isAfter ? walker.nextNode() : walker.previousNode())
      for (let node = step(), steps = 0; node && steps < 200; node = step(), steps += 1) {
        if (node instanceof Element && node.matches(selector) && isOther(node) && isSeen(node)) return null
        const around = node.parentElement
        if (node instanceof Element || !around || !node.nodeValue?.trim() || drawn.contains(node)) continue
        if (!isShown(around) || around.closest('button, a, option, [role=button], [role=link]')) continue
        if (around.closest('[aria-hidden=true]') && !/[\p{L}\p{N}]/u.test(node.nodeValue)) continue
        const { control = null } = around.closest('label') ?? {}
        if (control && isOther(control)) return null
        const range = document.createRange()
        range.selectNode(node)
        const lying = range.getBoundingClientRect()
        if (drawn !== field && liesOver(box, lying)) continue
        if (!lies(box, lying, isAfter)) return null
        const block = blockAround(around, field)
        const words = text(heard(block))
        // Whole sentences explain a field and do not name it; what counts something is another one tomorrow.
        const isName = words.length <= 100 && (!/\d/.test(words) || block.closest('label, th, dt') !== null)
        return isName && words !== '' ? { block, words } : null
      }
      return null
    }
    return (isCheckable(field) ? next(true) : null) ?? next(false)
  }
  const labelBeside = (field: Element): string => besideOf(field)?.words ?? ''
  const roleOf = (element: Element, type: string): string => {
    const given = element.getAttribute('role')
    if (given) return given
    if (element instanceof HTMLTextAreaElement) return 'textbox'
    if (element instanceof HTMLButtonElement) return element.ariaHasPopup === 'listbox' ? 'combobox' : 'button'
    if (element instanceof HTMLSelectElement) return element.multiple ? 'listbox' : 'combobox'
    if (isCheckable(element) || type === 'file') return type
    const byType: Record<string, string> = { search: 'searchbox', number: 'spinbutton', range: 'slider' }
    // A list of suggestions makes one of these of the fields that take text (HTML-AAM 1.0).
    const takesText = ['text', 'search', 'tel', 'url', 'email'].includes(type)
    if (takesText && element instanceof HTMLInputElement && element.list) return 'combobox'
    return byType[type] ?? 'textbox'
  }

  const landmarks =
    'header, footer, nav, aside, [role=banner], [role=contentinfo], [role=navigation], [role=complementary]'
  const dialogs = 'dialog[open], [role=dialog], [role=alertdialog], [aria-modal=true], [popover]:popover-open'
  /** What is laid over the page: dialogs, and layers that stay where they are and hold something to press. */
  const isLayer = (element: Element) =>
    getComputedStyle(element).position === 'fixed' &&
    !element.matches(landmarks) &&
    closest(element, landmarks) === null &&
    element.querySelector('main, nav, h1, [role=main], [role=navigation]') === null &&
    element.querySelector('button, a, input, select, textarea, [role=button], [onclick]') !== null
  const laidOver = [...document.querySelectorAll('body *')].filter(
    (element) => (element.matches(dialogs) || isLayer(element)) && isShown(element, false),
  )
  const layers = laidOver.filter((element) => !laidOver.some((other) => other !== element && other.contains(element)))

  const holders: Element[] = []
  /** The form of a control: its form element, else the part of the page that stands for one. */
  const holderOf = (element: Element): number => {
    // What a component library draws, and what lies in a shadow root, is of no form to the browser.
    const own = (element as HTMLInputElement).form ?? closest(element, 'form')
    // A form around the whole page is none that a reader sees.
    const form = own?.querySelector('main, nav, [role=main], [role=navigation]') ? null : own
    const parts = `[role=form], [role=search], search, ${dialogs}, section[aria-label], section[aria-labelledby], [role=region], main, [role=main], ${landmarks}`
    const holder = form ?? layers.find((layer) => layer.contains(element)) ?? closest(element, parts) ?? document.body
    if (!holders.includes(holder)) holders.push(holder)
    return holders.indexOf(holder)
  }
  const roleOfHolder = (holder: Element): string => {
    const tags: Record<string, string> = {
      body: 'document',
      section: 'region',
      header: 'banner',
      footer: 'contentinfo',
    }
    const more: Record<string, string> = { nav: 'navigation', aside: 'complementary' }
    const tag = holder.tagName.toLowerCase()
    return holder.getAttribute('role') ?? tags[tag] ?? more[tag] ?? tag
  }
  const formOf = (holder: Element): Form => {
    const fields = [
      ...holder.querySelectorAll('input:not([type=hidden], [type=submit], [type=button]), textarea, select'),
    ]
    const seen = fields.filter(isSeen)
    const passwords = seen.filter((field) => isInput(field) && field.type === 'password')
    const written = `${holder.getAttribute('action') ?? ''} ${holder.id} ${holder.className} ${seen.map((field) => field.getAttribute('name') ?? '').join(' ')}`
    const isSearch =
      closest(holder, '[role=search], search') !== null ||
      (seen.length === 1 &&
        (seen[0]?.matches('[type=search], [role=searchbox]') ||
          /\b(search|suche|q|query|recherche|cerca)\b/i.test(written)))
    const isNewsletter =
      seen.filter((field) => !isCheckable(field)).length === 1 &&
      seen.some((field) => isInput(field) && (field.type === 'email' || /mail/i.test(field.name))) &&
      /newsletter|subscri|abonn|iscriv|inscri/i.test(`${written} ${text(holder).slice(0, 2000)}`)
    const logsIn =
      passwords.length === 1 &&
      seen.length <= 4 &&
      passwords.every((field) => field.getAttribute('autocomplete') !== 'new-password')
    const beside = closest(holder, landmarks)
    const isAside =
      beside !== null &&
      (beside.matches('nav, aside') || beside.parentElement?.closest('main, [role=main], article') == null)
    return {
      role: roleOfHolder(holder),
      name: nameOf(holder),
      purpose: isSearch ? 'search' : logsIn ? 'log-in' : isNewsletter ? 'newsletter' : 'other',
      place: layers.some((layer) => layer.contains(holder)) ? 'overlay' : isAside ? 'aside' : 'content',
    }
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

  /** A selector of it alone. */
  const pathOf = (element: Element): string => {
    const above = element.parentElement
    return above ? `${pathOf(above)} > :nth-child(${[...above.children].indexOf(element) + 1})` : ':root'
  }
  const drawnLists = [...document.querySelectorAll('select')].slice(0, 300).flatMap((one) => drawnFor(one) ?? [])
  const readControl = (element: Element, index: number): RawControl[] => {
    // Component libraries draw switches, boxes and lists as buttons that have the role.
    const asks = /^(switch|checkbox|radio|combobox|textbox)$/.test(roleOf(element, ''))
    const isButton = element instanceof HTMLButtonElement && !asks
    if ((isButton && (element.type !== 'submit' || !element.form)) || !isSeen(element)) return []
    const drawn = drawnFor(element)
    const select = element instanceof HTMLSelectElement ? element : null
    const isPartOfList = drawnLists.some((list) => list !== drawn && list.contains(element))
    const isNamed = () => labelsOf(element).some((label) => isShown(label)) || labelBeside(element) !== ''
    if (isPartOfList || (select && drawn && !isNamed())) return []
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
        beside: submits || givenName(element) || !hintOf(element) ? '' : labelBeside(element).slice(0, 500),
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

  const light = [...document.querySelectorAll(selector)]
  const roots = (root: Document | ShadowRoot): ShadowRoot[] =>
    [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? [shadowRoot, ...roots(shadowRoot)] : []))
  const inRoots = (kind: string) => roots(document).flatMap((root) => [...root.querySelectorAll(kind)])
  const controls = [...light, ...inRoots(selector)].flatMap(readControl)
  /** What it is laid over the page with, if it is. */
  const fixedWith = (element: Element): Element | null => {
    const root = element.getRootNode()
    const above = element.parentElement ?? (root instanceof ShadowRoot ? root.host : null)
    return getComputedStyle(element).position === 'fixed' ? element : above && fixedWith(above)
  }
  const live = ':is([role=alert], [role=status], [role=log], [aria-live=polite], [aria-live=assertive], output)'
  const holds =
    'button, a, input, select, textarea, main, nav, h1, [role=button], [role=main], [role=navigation], [onclick]'
  const told = [...document.querySelectorAll(`${live}, ${live} *`), ...inRoots(live)].filter(
    (element) => text(element) !== '' && fixedWith(element)?.querySelector(holds) === null && isShown(element, false),
  )
  const toasts = told.filter((one) => !told.some((other) => other !== one && other.contains(one)))
  const overlayOf = (layer: Element): Overlay => {
    const { x, y, width, height } = layer.getBoundingClientRect()
    return {
      role: roleOfHolder(layer),
      name: nameOf(layer),
      text: ((layer as HTMLElement).innerText ?? '').slice(0, 2000),
      box: { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) },
    }
  }
  return {
    title: document.title.slice(0, 500),
    language: document.documentElement.lang,
    controls,
    forms: holders.map(formOf),
    overlays: layers.slice(0, 20).map(overlayOf),
    toasts: toasts.slice(0, 20).map(overlayOf),
    scrollX: Math.round(window.scrollX),
    scrollY: Math.round(window.scrollY),
    /** On a phone, a page wider than the screen is zoomed out, and a part of it is seen. */
    zoom: window.visualViewport?.scale ?? 1,
    offsetX: Math.round(window.visualViewport?.offsetLeft ?? 0),
    offsetY: Math.round(window.visualViewport?.offsetTop ?? 0),
  }
}
