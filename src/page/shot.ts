import { html } from 'hono/html'
import type { Box, SeenScreen } from '../screen/screen.js'
import type { Language } from '../settings/language.js'
import type { WalkResult } from '../state/result.js'
import { wordsIn } from '../words/language.js'
import { called } from '../words/value.js'
import { outline } from './crop.js'
import { asAddress } from './escape.js'
import type { Html } from './frame.js'

/** A screen as a small picture, with the element to use marked. */
export function shot(
  walk: Pick<WalkResult, 'id'>,
  { image, target, title, renderer }: SeenScreen,
  name: string,
  language: Language,
): Html {
  const shown = target ? called(target, language) : title
  return html`<span class="shot"><img loading="lazy" src="../${imagePath(walk, image.file)}" width="${image.width}" height="${image.height}" alt="${name}${wordsIn(language).colon} ${shown}">${target?.box ? html`<svg class="over" aria-hidden="true" viewBox="0 0 ${image.width} ${image.height}">${mark(target.box, renderer.scale)}</svg>` : ''}</span>`
}

/** A rectangle around a box of CSS pixels, in a picture's own pixels. */
export function mark(box: Box, scale: number): Html {
  const { x, y, width, height } = outline(box, scale)
  return html`<rect class="mark" x="${x}" y="${y}" width="${width}" height="${height}" rx="6"/>`
}

/** Address of a walk's picture, relative to the run's folder. */
export function imagePath(walk: Pick<WalkResult, 'id'>, file: string): string {
  return asAddress(`walks/${walk.id}/${file}`)
}
