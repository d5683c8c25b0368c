import type { Locator } from 'playwright'
import { readingInView } from './into-view.js'

/** Whether a reader could press a control, as a hit test tells that presses nothing. */
export type Reach = {
  readonly state: 'free' | 'covered' | 'disabled'
  /** Something lies over it, whether it is disabled or not: it would still do so when it is enabled. */
  readonly covered: boolean
  /** What covers it, by the name it has; '' when it has none. */
  readonly by: string
  /** A point of it that can be pressed, in CSS pixels from its top left; `null` for its centre. */
  readonly at: { readonly x: number; readonly y: number } | null
  /** What lies at that point is drawn for it: its label, or a part of its own frame. A press there is meant for it. */
  readonly drawn: boolean
  /** Its markup says that pressing it first asks once more. */
  readonly confirms: boolean
  /** The address of the link that it is or lies in. */
  readonly href: string | null
  /** What the page shows, to tell whether a press changed it. */
  readonly shown: string
}

/** How a control is pressed, in Playwright's words. */
export type PressOptions = {
  readonly timeout: number
  readonly position?: { readonly x: number; readonly y: number }
  readonly force?: boolean
}

/** Where a control is pressed. What is drawn for it may lie over it, which Playwright takes for something else. */
export function pressOptions(timeout: number, reach: Reach | undefined): PressOptions {
  return { timeout, ...(reach?.at ? { position: reach.at } : {}), ...(reach?.drawn ? { force: true } : {}) }
}

/** Runs in the page: what is to be read on it, short. */
export function shownText(): string {
  const text = document.body?.innerText ?? ''
  let hash = 0
  for (let at = 0; at < text.length; at += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0
  return `${text.length} ${hash}`
}

/**
 * Brings a control into view and asks what lies at its centre and near its edges: through shadow roots, the top layer,
 * transparent layers and `pointer-events`. Nothing is pressed.
 *
 * @throws Error when the control is not there any more.
 */
export async function reachOf(locator: Locator, timeout: number): Promise<Reach> {
  const page = locator.page()
  const [{ moved, facts }, shown] = await Promise.all([readReach(locator, { timeout }), page.evaluate(shownText)])
  if (!moved) return { ...facts, shown }
  // What follows the scrolling, such as a bar or a layer, is in its new place two frames later. The page cannot tell by
  // its timers: they stand still where its clock does.
  const frames = locator.evaluate(twoFrames, undefined, { timeout }).catch(() => undefined)
  await Promise.race([frames, page.waitForTimeout(LONGEST_FRAMES_MS)])
  const [settled, shownNow] = await Promise.all([readReach(locator, { timeout }), page.evaluate(shownText)])
  return { ...settled.facts, shown: shownNow }
}

const readReach = await readingInView('reach', testReach)

/** A page that draws nothing for so long is not waited for, in milliseconds. */
const LONGEST_FRAMES_MS = 500

/** Runs in the page: an observer first answers when a frame was drawn. */
async function twoFrames(element: Element): Promise<void> {
  const frame = () =>
    new Promise<void>((done) => {
      const observer = new IntersectionObserver(() => {
        observer.disconnect()
        done()
      })
      observer.observe(element)
    })
  await frame()
  await frame()
}

/** Runs in the page: what lies at the centre of a control and near its edges, and what its markup says. */
function testReach(element: Element): Omit<Reach, 'shown'> {
  const control = element as HTMLElement
  const parentOf = (node: Element): Element | null =>
    node.parentElement ?? (node.getRootNode() instanceof ShadowRoot ? (node.getRootNode() as ShadowRoot).host : null)
  const lineOf = (node: Element | null): Element[] => (node ? [node, ...lineOf(parentOf(node))] : [])
  const deepest = (x: number, y: number): Element | null => {
    let hit = document.elementFromPoint(x, y)
    while (hit?.shadowRoot) {
      const inner = hit.shadowRoot.elementFromPoint(x, y)
      if (!inner || inner === hit) break
      hit = inner
    }
    return hit
  }
  const pressable = 'a[href], button, input, select, textarea, label, summary, [role=button], [role=link], [onclick]'
  const labels = 'labels' in control ? [...((control as HTMLInputElement).labels ?? [])] : []
  const own = new Set<Element>([control, ...labels])
  const fields =
    'input, select, textarea, [role=combobox], [role=listbox], [role=textbox], [role=checkbox], [role=radio], [role=switch], [role=spinbutton], [aria-haspopup]'
  const isField = control.matches(fields)
  /** The frame of a field of one line is no higher, in CSS pixels. */
  const MOST_FRAME = 72
  /** What draws a field lies over it in the same frame, which holds nothing else to use and is no larger than a field. */
  const isFrameOf = (frame: Element): boolean => {
    const others = [...frame.querySelectorAll(`${fields}, a[href], button, [role=button]`)]
    const { height } = frame.getBoundingClientRect()
    return (
      height <= Math.max(MOST_FRAME, 2 * control.getBoundingClientRect().height) &&
      others.every((one) => one === control || one.contains(control) || control.contains(one) || isUnseen(one)) &&
      !frame.matches('body, html')
    )
  }
  const isUnseen = (one: Element) => one.matches('[type=hidden]') || one.getClientRects().length === 0
  const isDrawnFor = (hit: Element | null): boolean => {
    if (!isField || hit === null) return false
    const frame = lineOf(hit).find((one) => one.contains(control))
    return frame !== undefined && isFrameOf(frame)
  }
  const around = control.closest(pressable)
  const isHit = (hit: Element | null): boolean => {
    const line = lineOf(hit)
    if (line.some((one) => own.has(one)) || isDrawnFor(hit)) return true
    // The name may belong to something within a link or label: pressing that is pressing it.
    return (
      around !== null &&
      around !== control &&
      line.includes(around) &&
      getComputedStyle(control).pointerEvents !== 'none'
    )
  }

  // A link that breaks over lines has a box with holes: the largest piece is pressed.
  const whole = control.getBoundingClientRect()
  const pieces = [...control.getClientRects()].sort((a, b) => b.width * b.height - a.width * a.height)
  const box = pieces[0] ?? whole
  const points = [
    [0.5, 0.5],
    [0.1, 0.5],
    [0.9, 0.5],
    [0.5, 0.15],
    [0.5, 0.85],
  ].map(([x = 0, y = 0]) => ({ x: box.left + box.width * x, y: box.top + box.height * y }))
  const hits = points.map(({ x, y }) => deepest(x, y))
  const free = points.filter((_, index) => isHit(hits[index] ?? null))
  const [centre] = points
  const isCentreFree = free[0] === centre && free.length > 0
  // A badge at a corner or a menu bar over an edge leaves enough of it; a mere rim does not.
  const isCovered = box.width * box.height > 0 && !isCentreFree && free.length < 2

  const titleOf = (one: Element): string => {
    const labelled = (one.getAttribute('aria-labelledby') ?? '')
      .split(/\s+/)
      .map((id) => (id && document.getElementById(id)?.textContent) || '')
      .join(' ')
    const heading = one.querySelector('h1, h2, h3, h4, [role=heading]')?.textContent ?? ''
    return (one.getAttribute('aria-label') || labelled || heading).replace(/\s+/g, ' ').trim().slice(0, 80)
  }
  /** What darkens a page is empty; the dialog that it is there for says what it is. */
  const modal = (): string => {
    const dialogs = [...document.querySelectorAll('dialog[open], [aria-modal=true]')]
    return (
      dialogs
        .filter((one) => one.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }))
        .map(titleOf)
        .find(Boolean) ?? ''
    )
  }
  const nameOf = (hit: Element | null): string => {
    const over = lineOf(hit)
    const end = over.findIndex((one) => own.has(one) || one.contains(control))
    const name = over
      .slice(0, end < 0 ? over.length : end)
      .map(titleOf)
      .find(Boolean)
    if (name || hit?.contains(control)) return name ?? ''
    const text = ((hit as HTMLElement | null)?.innerText ?? '').replace(/\s+/g, ' ').trim()
    return text !== '' && text.length <= 60 ? text : modal()
  }

  const button = control.closest('button, input, a, [role=button]') ?? control
  const isDisabled =
    button.matches(':disabled') || lineOf(control).some((one) => one.matches('[aria-disabled=true], [inert]'))
  // What is disabled often takes no presses, which then go to what it lies on.
  const isPassedThrough =
    hits[0]?.contains(control) === true || lineOf(control).some((one) => getComputedStyle(one).pointerEvents === 'none')
  const opens = (id: string | null) => {
    const found = id ? document.getElementById(id.replace(/^#/, '')) : null
    return found?.matches('dialog, [popover], [role=dialog], [role=alertdialog], .modal') === true
  }
  const scripts = [
    button.getAttribute('onclick') ?? '',
    (button as HTMLButtonElement).form?.getAttribute('onsubmit') ??
      button.closest('form')?.getAttribute('onsubmit') ??
      '',
  ]
  const names = button.getAttributeNames()
  const confirms =
    /^(dialog|alertdialog)$/.test(button.getAttribute('aria-haspopup') ?? '') ||
    names.some((name) => /^data-.*toggle$/.test(name) && /modal|dialog/.test(button.getAttribute(name) ?? '')) ||
    names.some((name) => /^(data-([\w-]+-)?|hx-|wire:|x-)confirm/.test(name)) ||
    opens(button.getAttribute('popovertarget')) ||
    opens(button.getAttribute('commandfor')) ||
    (opens(button.getAttribute('aria-controls')) && (button as HTMLButtonElement).type !== 'submit') ||
    opens(/^#./.test(button.getAttribute('href') ?? '') ? button.getAttribute('href') : null) ||
    scripts.some((script) => /\b(?:confirm|prompt)\s*\(|showModal\s*\(/.test(script))
  const at = free[0]
  const pressed = at && hits[points.indexOf(at)]
  return {
    state: isDisabled ? 'disabled' : isCovered ? 'covered' : 'free',
    covered: isDisabled ? isCovered && !isPassedThrough : isCovered,
    by: isCovered ? nameOf(hits[0] ?? null) : '',
    at: isCentreFree && box.width === whole.width ? null : at ? { x: at.x - whole.left, y: at.y - whole.top } : null,
    drawn: isField && pressed != null && !lineOf(pressed).includes(control),
    confirms,
    href: control.closest<HTMLAnchorElement>('a[href]')?.href ?? null,
  }
}
