import { html } from 'hono/html'
import { outline } from '../../page/crop.js'
import { foreign } from '../../page/escape.js'
import type { Html } from '../../page/frame.js'
import type { Box } from '../../screen/screen.js'
import type { Language } from '../../settings/language.js'
import { printable } from '../../text/inert.js'
import { wordsIn } from '../../words/language.js'
import { excerpts, type Shown } from './excerpts.js'

/** One screen as it was approved and as it is seen now. */
export type Comparison = {
  /** Names it on its page. */
  readonly id: string
  /** `null` where there is nothing to compare with: what is new, or stands in the way. */
  readonly before: Shown | null
  readonly after: Shown
  /** A transparent mask of what differs, of the size of `after` (judge/mask.ts). */
  readonly difference: string | null
  /** Where the changed thing was and is, in CSS pixels. */
  readonly boxBefore: Box | null
  readonly box: Box | null
  /** Pixels of a picture per CSS pixel. */
  readonly scale: number
  /** The sentence of the change. */
  readonly what: string
  /** What else is approved of this screen. */
  readonly variants: readonly Shown[]
  /** The language of `what`, as a tag. */
  readonly lang: string
}

/**
 * Two pictures side by side, each an excerpt around what changed, at the same scale. It is all there without a script;
 * `client/compare.js` adds the other ways to compare, which take their words from `data-words`. Every picture is loaded when
 * it comes near the window, and a mask when it is asked for.
 */
export function comparison(view: Comparison, language: Language): Html {
  const { comparison: words, report, colon } = wordsIn(language)
  const { before, after, difference, boxBefore, box, scale, variants } = view
  const parts = excerpts(view)
  const named = (name: string) => `${name}${colon} ${printable(view.what)}`
  return html`<figure class="comparison" id="${view.id}" data-words="${clientWords(language)}">
<div class="comparison-bar">${difference ? html`<label class="unscripted"><input type="checkbox" class="marks-difference"> ${words.showDifference}</label>` : ''}</div>
<div class="sides">
${before && parts.before ? side('before', report.before, before, parts.before, boxBefore, scale, named(report.before), language) : ''}
${side('after', report.after, after, parts.after, box, scale, named(report.after), language, difference)}
</div>
${variants.length > 0 ? alsoApproved(variants, language) : ''}
<figcaption><span lang="${view.lang}">${foreign(view.what)}</span></figcaption>
</figure>`
}

function side(
  name: 'before' | 'after',
  title: string,
  picture: Shown,
  part: Box,
  box: Box | null,
  scale: number,
  label: string,
  language: Language,
  difference: string | null = null,
): Html {
  return html`<figure class="side ${name}"><figcaption><strong>${title}</strong>${wholePicture(picture, language)}</figcaption>
<svg class="stage" role="img" aria-label="${label}" viewBox="${part.x} ${part.y} ${part.width} ${part.height}">${lazy('picture', picture.src, picture)}${difference ? lazy('mask', difference, picture) : ''}${box ? marked(box, scale) : ''}</svg></figure>`
}

/** An `<image>` of SVG is loaded at once; an `<img>` in a frame of its own waits until it comes near the window. */
function lazy(name: string, src: string, { width, height }: Pick<Shown, 'width' | 'height'>): Html {
  return html`<foreignObject class="${name}" width="${width}" height="${height}"><img loading="lazy" decoding="async" src="${src}" width="${width}" height="${height}" alt=""></foreignObject>`
}

/** Two lines, a light one below: one of them stands out from any picture. */
function marked(box: Box, scale: number): Html {
  const { x, y, width, height } = outline(box, scale)
  return html`<g class="marks">${['halo', 'mark'].map((name) => html`<rect class="${name}" x="${x}" y="${y}" width="${width}" height="${height}" rx="6"/>`)}</g>`
}

/** A picture within the page itself has no address that could be followed. */
function wholePicture({ src }: Shown, language: Language): Html | '' {
  return src.startsWith('data:') ? '' : html` <a href="${src}">${wordsIn(language).comparison.picture}</a>`
}

function alsoApproved(variants: readonly Shown[], language: Language): Html {
  const words = wordsIn(language).comparison
  return html`<details class="variants unscripted"><summary>${words.alsoApproved(variants.length)}</summary><ul>${variants.map(
    (variant, index) => html`<li>${image(variant, words.also(index + 1))}${wholePicture(variant, language)}</li>`,
  )}</ul></details>`
}

function image({ src, width, height }: Shown, alt: string): Html {
  return html`<img loading="lazy" decoding="async" src="${src}" width="${width}" height="${height}" alt="${alt}">`
}

/** What the script says, as JSON; `client/compare.js` knows these names. */
function clientWords(language: Language): string {
  const { comparison, report } = wordsIn(language)
  const { modes, side, slider, overlay, blink, difference, line, opacity, pause, play, flip } = comparison
  const { zoom, closer, further, fit, whole, with: compareWith, pictures, keys } = comparison
  const ways = { modes, side, slider, overlay, blink, difference, line, opacity, pause, play, flip }
  return JSON.stringify({
    ...ways,
    zoom,
    closer,
    further,
    fit,
    whole,
    with: compareWith,
    pictures,
    keys,
    approved: report.before,
  })
}
