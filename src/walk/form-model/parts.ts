import type { Form, Overlay } from '../../screen/screen.js'
import type { Drawing } from './drawn.js'
import type { Labelling } from './labels.js'
import type { Layering } from './layers.js'
import type { Seeing } from './seen.js'

/** Runs in the page: the parts of it that controls belong to, and those that are laid over it. */
export function parting(
  { text, isInput, isCheckable, closest }: Seeing,
  { isSeen }: Drawing,
  { nameOf }: Labelling,
  { landmarks, dialogs, layers }: Layering,
) {
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
  const overlayOf = (layer: Element): Overlay => {
    const { x, y, width, height } = layer.getBoundingClientRect()
    return {
      role: roleOfHolder(layer),
      name: nameOf(layer),
      text: ((layer as HTMLElement).innerText ?? '').slice(0, 2000),
      box: { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) },
    }
  }

  return { holders, holderOf, formOf, overlayOf }
}

export type Parting = ReturnType<typeof parting>
