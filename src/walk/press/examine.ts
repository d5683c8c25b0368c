import type { Frame, Locator } from 'playwright'
import type { Flow } from '../../flow/schema.js'
import type { Box } from '../../screen/screen.js'
import { allTexts, type LocalText } from '../../text/local.js'
import { namePattern, normalise, sameText } from '../../text/normalise.js'
import { contentBox, type Root, rootOf, shifted } from '../elements/frames.js'
import { headingNamed } from '../elements/title.js'
import { readingInView } from './into-view.js'
import type { Within } from './reading.js'

/** What is known of a target before it is used. */
export type Examined = {
  /** Where it is in the viewport, in CSS pixels. */
  readonly box: Box
  /**
   * What pressing it would do, as far as its form tells. A submit button is harmless only in a GET form without text
   * fields, such as a product chooser: pressing it merely opens an address. It logs in
   * when its form holds a password that was filled in, and neither is the flow's submit control, which is known by its
   * name; a link on the way may have the same, see {@link isBefore}.
   */
  readonly effect: 'harmless' | 'log-in' | 'submit'
  /** It is the flow's submit control, or one that it refuses, whatever its form is. */
  readonly isNamed: boolean
  /** Its form asks for one line of text and nothing else: the first page of a log-in, where the flow makes it one. */
  readonly asksOne: boolean
  /** What is typed into it: text, or a date and the like as the browser wants it; `null` where nothing can be typed. */
  readonly takes: string | null
  /** What is to be read on it, and whether a picture on it may show more. */
  readonly text: string
  readonly drawn: boolean
  /** Where on it something is drawn that is no text, in CSS pixels of the viewport. */
  readonly pictures: readonly Box[]
  /** The address that its form would be sent to; `null` when it is in no form, or the address is none of http or https. */
  readonly formAction: string | null
  /** The origin of that address. */
  readonly formOrigin: string | null
  /** A field that takes one line of text, and whether what is typed into it is hidden. */
  readonly field: 'text' | 'password' | null
  /** It says of itself that it only opens a menu, a tab or a section, or it is a link. */
  readonly opens: boolean
  /** It is a link that opens another tab. */
  readonly opensTab: boolean
  /** Heights of the window that it was away before it was brought into view; 0 for one that could be seen whole. */
  readonly scrolled: number
}

/**
 * Brings a target into view and looks at it.
 *
 * @param where the frame that it is in, if any, and the language of the walk, in which frames are named.
 * @param within how long it is waited for where it has just gone.
 * @throws Error when it does not come back.
 */
export async function examine(
  locator: Locator,
  flow: Flow,
  { locale, frame }: { readonly locale: string; readonly frame: Frame | null } = { locale: 'en-US', frame: null },
  within: Within = {},
): Promise<Examined> {
  // The frame itself may be out of view, which cannot be seen from within.
  if (frame) await locator.scrollIntoViewIfNeeded({ timeout: 1000 }).catch(() => undefined)
  const { away: scrolled, facts } = await readControl(locator, within)
  const isOneOf = (texts: readonly (LocalText | undefined)[]) =>
    texts.flatMap(allTexts).some((text) => facts.names.some((name) => sameText(text, name)))
  const framing = { page: locator.page(), locale, hosts: flow.hosts }
  const mayLead = async () => {
    const root = await rootOf(framing, flow.destination.frame)
    if ((facts.leadsOn || facts.opensMenu) && (await isBefore(root, flow))) return true
    return !facts.submits && (await isFarFrom(root, flow))
  }
  const isNamed = (isOneOf([flow.destination.submit]) && !(await mayLead())) || isOneOf(flow.refuse)
  const sends = facts.submits && !facts.navigates
  const effect = isNamed ? 'submit' : facts.submits && facts.password ? 'log-in' : sends ? 'submit' : 'harmless'
  const around = (frame && (await contentBox(frame))) ?? { x: 0, y: 0 }
  const { text, drawn, field, takes, opens, opensTab, asksOne } = facts
  const [box, pictures] = [shifted(facts.box, around), facts.pictures.map((one) => shifted(one, around))]
  const formAction = actionOf(facts.formAddress, (frame ?? locator.page()).url())
  const form = { formAction, formOrigin: formAction && new URL(formAction).origin }
  return { box, effect, isNamed, asksOne, text, drawn, pictures, ...form, field, takes, opens, opensTab, scrolled }
}

const readControl = await readingInView('control', factsOf)

/** Runs in the page: what a control is, what is to be read on it, and what pressing it would do. */
function factsOf(element: Element) {
  const control = element.closest('button, input, [role=button]') ?? element
  const isButton = control instanceof HTMLButtonElement && control.type === 'submit'
  const isInput = control instanceof HTMLInputElement && ['submit', 'image'].includes(control.type)
  const form = isButton || isInput ? control.form : null
  const method = (control.getAttribute('formmethod') ?? form?.getAttribute('method') ?? 'get').toLowerCase()
  const texts =
    'textarea, input:not([type=radio], [type=checkbox], [type=hidden], [type=submit], [type=button], [type=image])'
  const { x, y, width, height } = element.getBoundingClientRect()
  const ownText = (part: Element) =>
    [...part.childNodes].map((node) => (node.nodeType === Node.TEXT_NODE ? node.nodeValue : '')).join('')
  const parts = [element, ...element.querySelectorAll('*')].slice(0, 200)
  // Fonts such as Material Icons draw the word "event" as a picture.
  const icons = parts.filter(
    (part) =>
      /^\s*[a-z][a-z0-9_]*\s*$/.test(ownText(part)) &&
      /icon|symbol|glyph/i.test(`${getComputedStyle(part).fontFamily} ${part.matches('i') ? part.className : ''}`),
  )
  const read = (isInput ? control.value : (element as HTMLElement).innerText) ?? ''
  return {
    box: { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) },
    names: [
      control.getAttribute('aria-label') ?? (isInput ? control.value : (control.textContent ?? '')),
      // An icon is called by its title.
      control.getAttribute('title') ?? '',
    ],
    text: icons.reduce((text, icon) => text.replace(ownText(icon).trim(), ''), read),
    drawn:
      icons.length > 0 ||
      element.matches('img, svg, canvas, input[type=image]') ||
      element.querySelector('img, svg, canvas, picture') !== null ||
      getComputedStyle(element).backgroundImage.includes('url('),
    pictures: parts.flatMap((part) => {
      const before = getComputedStyle(part, '::before')
      const after = getComputedStyle(part, '::after')
      const isPrivate = (content: string) => /[\ue000-\uf8ff]/.test(content)
      const shows =
        icons.includes(part) ||
        part.matches('img, svg, canvas, video, input[type=image]') ||
        getComputedStyle(part).backgroundImage.includes('url(') ||
        getComputedStyle(part).maskImage.includes('url(') ||
        [before, after].some(
          ({ content, backgroundImage, maskImage }) =>
            content !== 'none' && (isPrivate(content) || /url\(/.test(content + backgroundImage + maskImage)),
        ) ||
        isPrivate(ownText(part))
      const { x, y, width, height } = part.getBoundingClientRect()
      if (!shows || width < 2 || height < 2) return []
      return [{ x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) }]
    }),
    opens: element.closest('a[href], summary, [aria-haspopup], [aria-expanded], [role=tab], [role=menuitem]') !== null,
    submits: form !== null,
    opensMenu:
      form === null &&
      element
        .closest('summary, [aria-expanded], [aria-haspopup]:not([aria-haspopup=false])')
        ?.querySelector('input, textarea, select') === null,
    leadsOn: (() => {
      const link = element.closest<HTMLAnchorElement>('a[href]')
      if (!link || control.matches('button, input, [role=button]') || (link.getAttribute('role') ?? 'link') !== 'link')
        return false
      if (link.closest('form') || !/^https?:$/.test(link.protocol)) return false
      return link.href.replace(/#.*/, '') !== document.URL.replace(/#.*/, '')
    })(),
    formAddress: (() => {
      const own = form ?? (control instanceof HTMLInputElement ? control.form : null)
      if (!own) return null
      // A field named "action" would stand in for the property.
      const action = (form && control.getAttribute('formaction')) ?? Element.prototype.getAttribute.call(own, 'action')
      return [action ?? '', document.baseURI]
    })(),
    field:
      element instanceof HTMLInputElement
        ? element.type === 'password'
          ? ('password' as const)
          : ['text', 'email', 'tel'].includes(element.type)
            ? ('text' as const)
            : null
        : null,
    asksOne:
      form !== null &&
      [...form.querySelectorAll(`${texts}, select`)].filter((field) => field.checkVisibility()).length === 1,
    takes:
      element instanceof HTMLInputElement
        ? element.readOnly
          ? null
          : element.type
        : element instanceof HTMLTextAreaElement && element.readOnly
          ? null
          : 'text',
    navigates: method === 'get' && form?.querySelector(texts) === null,
    password:
      form?.querySelector<HTMLInputElement>('input[type=password]')?.value !== '' &&
      form?.querySelector('input[type=password]') != null,
    opensTab: /^(?!_(self|parent|top)$)./i.test(
      element.closest('a[target], area[target]')?.getAttribute('target') ??
        (form === null ? '' : (control.getAttribute('formtarget') ?? form.getAttribute('target') ?? '')),
    ),
  }
}

/**
 * True when a page is certainly not the destination: it lacks the heading that the flow gives or, where it gives none, every
 * sentence. There a link to another address that has the name of the submit control, and lies in no form, leads to the
 * form; and what says that it opens a menu opens one.
 */
async function isBefore(root: Root | undefined, { destination }: Flow): Promise<boolean> {
  const headings = allTexts(destination.heading)
  const sentences = destination.sentences.flatMap(({ text }) => allTexts(text))
  if (headings.length === 0 && sentences.length === 0) return false
  if (!root) return true
  return headings.length > 0 ? !(await hasHeading(root, headings)) : !(await hasText(root, sentences))
}

/**
 * True when a page has nothing of what the flow says of the destination, of which it says more than its heading. There what has
 * the name of the submit control and sends no form leads to the form, as "Delete account" opens a dialog with such a button.
 * What its script wants to send is stopped as anywhere on the way.
 */
async function isFarFrom(root: Root | undefined, { destination }: Flow): Promise<boolean> {
  const headings = allTexts(destination.heading)
  const fields = destination.fields.map(({ label, role }) => ({ labels: allTexts(label), role }))
  const texts = [
    ...destination.sentences.flatMap(({ text }) => allTexts(text)),
    ...fields.flatMap(({ labels }) => labels),
  ]
  if (texts.length === 0) return false
  if (!root) return true
  if ((headings.length > 0 && (await hasHeading(root, headings))) || (await hasText(root, texts))) return false
  const named = fields.map(({ labels, role }) =>
    (role === 'file'
      ? root.getByLabel(namePattern(labels))
      : root.getByRole(role, { name: namePattern(labels) })
    ).count(),
  )
  return (await Promise.all(named)).every((count) => count === 0)
}

async function hasHeading(root: Root, headings: readonly string[]): Promise<boolean> {
  return (await (await headingNamed(root, headings)).count()) > 0
}

async function hasText(root: Root, texts: readonly string[]): Promise<boolean> {
  const page = normalise(await root.locator('body').innerText())
  return texts.some((text) => page.includes(normalise(text)))
}

/** Where a form is sent: to its own page when it names nothing (HTML standard, form submission algorithm). */
function actionOf(address: readonly string[] | null, pageUrl: string): string | null {
  if (!address) return null
  const [action = '', base = ''] = address
  const url = action === '' ? pageUrl : URL.canParse(action, base) ? new URL(action, base).href : ''
  return /^https?:/.test(url) ? new URL(url).href : null
}
