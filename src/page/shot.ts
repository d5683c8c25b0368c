import { html } from 'hono/html'
import type { Box, SeenScreen } from '../screen/screen.js'
import type { Language } from '../settings/language.js'
import { wordsIn } from '../words/language.js'
import { called } from '../words/value.js'
import { outline } from './crop.js'
import type { Html } from './frame.js'

/** A screen as a small picture, with the element to use marked; `src` is the picture's address. */
export function shot(
  src: string,
  { image, target, title, renderer }: SeenScreen,
  name: string,
  language: Language,
): Html {
  const shown = target ? called(target, language) : title
  return html`<span class="shot"><img loading="lazy" src="${src}" width="${image.width}" height="${image.height}" alt="${name}${wordsIn(language).colon} ${shown}">${target?.box ? html`<svg class="over" aria-hidden="true" viewBox="0 0 ${image.width} ${image.height}">${mark(target.box, renderer.scale)}</svg>` : ''}</span>`
}

/** A rectangle around a box of CSS pixels, in a picture's own pixels. */
export function mark(box: Box, scale: number): Html {
  const { x, y, width, height } = outline(box, scale)
  return html`<rect class="mark" x="${x}" y="${y}" width="${width}" height="${height}" rx="6"/>`
}
