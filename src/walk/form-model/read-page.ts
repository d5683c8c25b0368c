import { CONTROLS } from './control.js'
import { readControls } from './controls.js'
import { drawing } from './drawn.js'
import { labelling } from './labels.js'
import { layering } from './layers.js'
import { parting } from './parts.js'
import { seeing } from './seen.js'

/** All that an accessibility tree does not tell. */
export type PageFacts = ReturnType<typeof factsOf>

/**
 * Reads a page in one round trip, with `page.evaluate<PageFacts>(READ_PAGE)`. Each part of the script is a function of its own
 * that gets what it needs of the others, since nothing of this file is at hand in the page.
 */
export const READ_PAGE = `(() => {
  const selector = ${JSON.stringify(CONTROLS)}
  const seen = (${seeing})()
  const drawn = (${drawing})(seen)
  const layers = (${layering})(seen)
  const labels = (${labelling})(seen, drawn, layers, selector)
  const parts = (${parting})(seen, drawn, labels, layers)
  const controls = (${readControls})(seen, drawn, labels, parts, selector)
  return (${factsOf})(controls, parts, layers)
})()`

/** Runs in the page. */
function factsOf(
  controls: ReturnType<typeof readControls>,
  { holders, formOf, overlayOf }: ReturnType<typeof parting>,
  { layers, toasts }: ReturnType<typeof layering>,
) {
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
