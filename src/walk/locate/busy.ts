import type { Walker } from '../walker.js'

/**
 * Looks again as long as nothing is found and the page shows that it is at work: something small turns for ever, or its markup says
 * so. A reader waits then as for a page, and no longer; what is computed in the browser itself makes no request.
 */
export async function whileAtWork<T>(
  { page, task }: Walker,
  look: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const until = Date.now() + task.settings.timeouts.page * 1000
  let found: T | undefined
  // A page that is going away shows nothing.
  while (!found && Date.now() < until && (await page.evaluate(showsWork).catch(() => false))) found = await look()
  return found
}

/** Runs in the page. What turns beside the content, as in an advertisement, is not what a reader waits for. */
function showsWork(): boolean {
  /** Larger than this, in CSS pixels, what moves is decoration. */
  const LARGEST = 160
  const BESIDE = ['aside', 'header', 'footer', 'nav', 'complementary', 'banner', 'contentinfo', 'navigation']
  const isBeside = (element: Element) =>
    element.closest(BESIDE.map((name) => `${name}, [role=${name}]`).join()) !== null
  const isSeen = (element: Element | null): element is Element =>
    element !== null &&
    !isBeside(element) &&
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
  const isSmall = (element: Element | null): boolean => {
    if (!isSeen(element)) return false
    const { width, height, bottom, top } = element.getBoundingClientRect()
    return width > 0 && height > 0 && width <= LARGEST && height <= LARGEST && bottom > 0 && top < innerHeight
  }
  const turns = document.getAnimations().some((animation) => {
    const { effect } = animation
    if (animation.playState !== 'running' || !(effect instanceof KeyframeEffect)) return false
    if (effect.getTiming().iterations !== Number.POSITIVE_INFINITY) return false
    return effect.getKeyframes().some((frame) => 'transform' in frame || 'rotate' in frame) && isSmall(effect.target)
  })
  const drawn = [...document.querySelectorAll('animateTransform[type=rotate][repeatCount=indefinite]')]
  const marked = [...document.querySelectorAll('[role=progressbar]:not([aria-valuenow]), progress:not([value])')]
  return (
    turns ||
    drawn.some((one) => isSmall(one.closest('svg'))) ||
    marked.some(isSeen) ||
    document.querySelector('body[aria-busy=true], main[aria-busy=true], [role=main][aria-busy=true]') !== null
  )
}
