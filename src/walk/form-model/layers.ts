import type { Seeing } from './seen.js'

/** Runs in the page: what is laid over it. */
export function layering({ text, closest, isShown, inRoots }: Seeing) {
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

  return { landmarks, dialogs, layers, toasts }
}

export type Layering = ReturnType<typeof layering>
