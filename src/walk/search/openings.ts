import type { Page } from 'playwright'
import { addressSaysChange, saysChange } from '../../compare/harm.js'
import { originAllowed } from '../../flow/origins.js'
import type { Flow } from '../../flow/schema.js'
import { allTexts } from '../../text/local.js'
import { normalise, sameText } from '../../text/normalise.js'
import { similarity } from '../../text/similarity.js'
import { foldText } from '../redaction/fold.js'

/** A control that may be pressed on a search: a link that is seen, or something that says that it only opens. */
export type Opening = {
  readonly kind: 'link' | 'opener'
  readonly role: string
  readonly name: string
  /** What a reader calls it: the first line of one that explains itself below. */
  readonly label: string
  /** Where a link leads, without its fragment. */
  readonly href: string | null
  /** What lies hidden in the part of the page that an opener opens. */
  readonly inside: string
}

/** Words that settings hide behind, in the languages that guides are written in. */
const PROMISING =
  /(?<!\p{L})(menu|more|settings|preferences|privacy|account|profile|help|about|legal|policy|data|options|menü|mehr|einstellungen|konto|profil|hilfe|info|rechtliches|datenschutz|daten|richtlinie|optionen|plus|paramètres|confidentialité|compte|aide|impostazioni|altro|profilo|configuración|ajustes|más|privacidad|cuenta|perfil|ayuda|definições|mais|conta|instellingen|meer|ustawienia|więcej|konto)/iu

/** Reads what may be pressed on a page: no submit, nothing that says it changes something, no other host. */
export async function openingsOn(page: Page, flow: Flow): Promise<readonly Opening[]> {
  const refused = [flow.destination.submit, ...flow.refuse].flatMap(allTexts)
  const found = await page.evaluate(readOpenings).catch(() => [])
  const kept = new Map<string, Opening>()
  for (const one of found) {
    const name = normalise(one.name)
    if (name === '' || one.texts.some(saysChangeHidden)) continue
    if (refused.some((other) => sameText(other, name))) continue
    const href = one.href === null ? null : (leadsTo(one.href, page.url(), flow) ?? undefined)
    if (href === undefined) continue
    kept.set(`${one.role} ${name} ${href ?? ''}`, { ...one, name: one.name.trim(), label: normalise(one.label), href })
  }
  return [...kept.values()]
}

/** True for a text that says so, also in letters that only look like those of the word. */
function saysChangeHidden(text: string): boolean {
  return saysChange(normalise(text)) || saysChange(foldText(text))
}

/** The address of a link that may be followed, without its fragment. */
function leadsTo(href: string, base: string, flow: Flow): string | undefined {
  if (!URL.canParse(href, base)) return undefined
  const url = new URL(href, base)
  if (!originAllowed(url, flow.hosts) || addressSaysChange(url)) return undefined
  return withoutFragment(url.href)
}

/** Fragments that are routes of an application ("#/settings") lead to another page; others to a place on it. */
export function withoutFragment(address: string): string {
  return address.replace(/#(?!!?\/).*$/, '')
}

/** How much an opening promises to lead to one of the wanted texts, 0 to about 4. */
export function promiseOf({ name, kind, inside }: Opening, wanted: readonly string[]): number {
  const alike = Math.max(0, ...wanted.map((text) => similarity(text, name)))
  const hidden = inside.toLowerCase()
  const holds = wanted.some((text) => text.length > 2 && hidden.includes(normalise(text).toLowerCase()))
  return alike + (holds ? 2 : 0) + (PROMISING.test(name) ? 0.4 : 0) + (kind === 'opener' ? 0.2 : 0)
}

/** With everything that is to be read on it or said of it, to eyes or to a screen reader. */
type RawOpening = Opening & { readonly texts: string[] }

/** Runs in the page. */
function readOpenings(): RawOpening[] {
  const roots = (root: Document | ShadowRoot): (Document | ShadowRoot)[] => [
    root,
    ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? roots(shadowRoot) : [])),
  ]
  const seen = (element: Element) => {
    const { width, height } = element.getBoundingClientRect()
    return width > 0 && height > 0 && element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })
  }
  const text = (element: Element | null) =>
    ((element as HTMLElement | null)?.innerText || element?.textContent || '').replace(/\s+/g, ' ').trim()
  const byIds = (ids: string | null) =>
    (ids ?? '')
      .split(/\s+/)
      .map((id) => (id ? text(document.getElementById(id)) : ''))
      .join(' ')
      .trim()
  const nameOf = (element: Element): string => {
    const image = element.querySelector('img[alt]:not([alt=""]), svg > title, [aria-label]')
    const drawn = image?.getAttribute('alt') ?? image?.getAttribute('aria-label') ?? image?.textContent ?? ''
    return (
      byIds(element.getAttribute('aria-labelledby')) ||
      element.getAttribute('aria-label') ||
      text(element) ||
      drawn ||
      element.getAttribute('title') ||
      ''
    ).slice(0, 200)
  }
  const labelOf = (element: Element): string => {
    const name = nameOf(element)
    const lines = (element as HTMLElement).innerText?.split('\n') ?? []
    const [first = '', ...others] = lines.map((line) => line.trim()).filter((line) => /[\p{L}\p{N}]/u.test(line))
    return others.length > 0 && name.startsWith(`${first} `) ? first : name
  }
  const textsOf = (element: Element): string[] => {
    const drawn = ['::before', '::after'].map((part) => getComputedStyle(element, part).content.replace(/^"|"$/g, ''))
    const [before = '', after = ''] = drawn.map((content) => (/^(?:none|normal)$/.test(content) ? '' : content))
    const said = ['title', 'data-method', 'data-confirm'].map((name) => element.getAttribute(name) ?? '')
    return [
      nameOf(element),
      `${before}${text(element)}${after}`,
      byIds(element.getAttribute('aria-describedby')),
      ...said,
    ]
  }
  const roleOf = (element: Element): string => {
    const given = element.getAttribute('role')
    if (given) return given
    if (element.matches('a[href]')) return 'link'
    return element.matches('button, input[type=button]') ? 'button' : ''
  }
  const isSubmit = (element: Element) => {
    const button = element.closest('button, input')
    return (
      (button instanceof HTMLButtonElement || button instanceof HTMLInputElement) &&
      /^(submit|image|reset)$/.test(button.type) &&
      button.form !== null
    )
  }
  /** It says by its markup that it opens something. */
  const says = (element: Element): boolean => {
    const attribute = (name: string) => element.getAttribute(name)
    const names = element.getAttributeNames()
    return (
      element.matches('summary, [role=tab], [popovertarget], [aria-expanded]') ||
      !/^(|false)$/.test(attribute('aria-haspopup') ?? '') ||
      (element.matches('button, [role=button]') && element.hasAttribute('aria-controls')) ||
      /^(show|toggle)-/.test(attribute('command') ?? '') ||
      names.some(
        (name) =>
          /^data-.*toggle$/.test(name) &&
          /dropdown|collapse|tab|pill|modal|offcanvas|menu|drawer|popover/.test(attribute(name) ?? ''),
      )
    )
  }
  const LOOKS =
    /(?:^|[-_ ])(?:menu|dropdown|burger|hamburger|kebab|meatballs|toggler|toggle|caret|chevron|more|overflow|ellipsis|avatar|user-?menu|profile|drawer|accordion|collaps\w*|expand\w*|tabs?|pills?)(?:[-_ ]|$)/i
  const HEAD = 'header, nav, [role=banner], [role=navigation], [role=toolbar], [role=menubar], [role=tablist]'
  const isInert = (element: Element) => /^(#|#?[\w-]*|javascript:.*)$/.test(element.getAttribute('href') ?? '#')
  /** It looks as if it opens something: by its class or icon, or as a button of a menu bar that is in no form. */
  const looks = (element: Element): boolean => {
    if (!element.matches('button, [role=button], a, [tabindex], [onclick]')) return false
    if (
      element.matches('a') &&
      !(element.hasAttribute('href') && /^(#.*|javascript:.*)$/.test(element.getAttribute('href') ?? ''))
    )
      return false
    if (/menuitem|treeitem|option|checkbox|radio|switch/.test(element.getAttribute('role') ?? '')) return false
    const icon = [...element.querySelectorAll('i, svg, img, span')].slice(0, 5)
    const classes = [element, ...icon].map((one) => one.getAttribute('class') ?? '').join(' ')
    const { right, top } = element.getBoundingClientRect()
    const isAtCorner = top < 120 && right > window.innerWidth * 0.75
    const isInHead = element.closest(HEAD) !== null
    const inForm = element.closest('form') !== null
    return LOOKS.test(classes) || (!inForm && (isInHead || (isAtCorner && icon.length > 0)))
  }
  /** What an opener opens, as far as the markup tells: what it names, what it is followed by, or what it shares a box with. */
  const opened = (element: Element): Element | null => {
    const names = ['aria-controls', 'popovertarget', 'commandfor', 'data-target', 'data-bs-target']
    const id = names.map((name) => element.getAttribute(name)).find(Boolean) ?? ''
    const named = id ? document.getElementById(id.replace(/^#/, '')) : null
    if (named) return named
    if (element.matches('summary')) return element.parentElement
    const next = element.nextElementSibling
    if (next && !seen(next)) return next
    const box = element.closest('li, .dropdown, .nav-item, details') ?? element.parentElement
    return box && box.querySelectorAll('a, button').length < 60 ? box : null
  }
  const hiddenText = (part: Element | null): string =>
    part === null
      ? ''
      : [...part.querySelectorAll('a, button, [role=menuitem], [role=tab], li')]
          .filter((one) => !seen(one))
          .slice(0, 80)
          .map((one) => (one.textContent ?? '').replace(/\s+/g, ' ').trim())
          .join(' | ')
          .slice(0, 4000)

  const all = roots(document).flatMap((root) => [
    ...root.querySelectorAll('a, button, summary, input[type=button], [role], [tabindex], [onclick]'),
  ])
  return all.filter(seen).flatMap((element): RawOpening[] => {
    const role = roleOf(element)
    if (role === '' || element.matches(':disabled, [aria-disabled=true]') || element.closest('[inert]')) return []
    const one = { role, name: nameOf(element), label: labelOf(element), texts: textsOf(element) }
    const link = element.closest<HTMLAnchorElement>('a[href]')
    const download = link?.hasAttribute('download') ?? false
    if (link && !download && !isInert(link) && !says(element)) {
      return [{ ...one, kind: 'link' as const, href: link.href, inside: '' }]
    }
    if (isSubmit(element) || (!says(element) && !looks(element)) || download) return []
    // A link that also opens a menu would lead away from it.
    if (link && !isInert(link) && !element.matches('[role=tab]')) {
      return [{ ...one, kind: 'link' as const, href: link.href, inside: hiddenText(opened(element)) }]
    }
    return [{ ...one, kind: 'opener' as const, href: null, inside: hiddenText(opened(element)) }]
  })
}
