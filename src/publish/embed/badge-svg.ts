import type { Language } from '../../settings/language.js'
import type { LinkState } from '../schema.js'
import { type Xml, xml } from '../xml.js'

/** What a badge says. */
export type Badge = {
  readonly language: Language
  readonly state: LinkState
  readonly label: string
  /** The state and its date. */
  readonly message: string
  /** Shown when it is pointed at: what is meant, and until when it is valid. */
  readonly title: string
}

/** Behind the text, which is white: 4.5:1 at least (WCAG 2.2, 1.4.3). */
export const COLOURS: Readonly<Record<LinkState, string>> = {
  verified: '#136c36',
  changed: '#8a5300',
  broken: '#b3161f',
  unknown: '#4f4a78',
  retired: '#585a60',
}
/** Behind the label. */
export const LABEL = '#2b2d33'
/** Around it all, so that its edge is seen on light and on dark pages. */
const EDGE = '#8b8d94'
export const TEXT = '#ffffff'

/** A shape for each state, so that nobody has to tell colours apart; in a square of 12. */
const SHAPES: Readonly<Record<LinkState, Xml>> = {
  verified: xml`<path d="M1.5 6.5 4.7 9.7 10.5 2.8"/>`,
  changed: xml`<path d="M6 1.4V7.2M6 10.4V10.5"/>`,
  broken: xml`<path d="M2 2 10 10M10 2 2 10"/>`,
  unknown: xml`<path d="M3.4 4C3.4 2.3 4.5 1.4 6 1.4S8.7 2.3 8.7 3.8C8.7 5.6 6 5.8 6 7.6M6 10.4V10.5"/>`,
  retired: xml`<path d="M1.5 6H10.5"/>`,
}

const HEIGHT = 24
const SIZE = 12
const PADDING = 8
const ICON = 12
const GAP = 5

/** A badge as a picture that needs nothing else: no script, no style, no font but the reader's. */
export function badgeSvg({ language, state, label, message, title }: Badge): string {
  const left = textWidth(label) + 2 * PADDING
  const right = ICON + GAP + textWidth(message) + 2 * PADDING
  const width = left + right
  return `${
    xml`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${HEIGHT}" viewBox="0 0 ${width} ${HEIGHT}" role="img" xml:lang="${language}" lang="${language}" aria-label="${label}: ${message}">
<title>${title}</title>
<path fill="${LABEL}" d="${side(0.5, left, true)}"/>
<path fill="${COLOURS[state]}" d="${side(left, width - 0.5, false)}"/>
<rect x="0.5" y="0.5" width="${width - 1}" height="${HEIGHT - 1}" rx="4" fill="none" stroke="${EDGE}"/>
<g fill="none" stroke="${TEXT}" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" transform="translate(${left + PADDING} 6)">${SHAPES[state]}</g>
<g fill="${TEXT}" font-family="Verdana,'DejaVu Sans',Geneva,sans-serif" font-size="${SIZE}">
<text x="${PADDING}" y="16.3" textLength="${textWidth(label)}">${label}</text>
<text x="${left + PADDING + ICON + GAP}" y="16.3" textLength="${textWidth(message)}">${message}</text>
</g>
</svg>
`.xml
  }`
}

/** Half of the badge, with its outer corners rounded. */
function side(from: number, to: number, isLeft: boolean): string {
  const [top, bottom] = [0.5, HEIGHT - 0.5]
  return isLeft
    ? `M${to} ${top}H${from + 4}a4 4 0 0 0-4 4V${bottom - 4}a4 4 0 0 0 4 4H${to}Z`
    : `M${from} ${top}H${to - 4}a4 4 0 0 1 4 4V${bottom - 4}a4 4 0 0 1-4 4H${from}Z`
}

/** Advances of DejaVu Sans, as wide as Verdana, in hundredths of the size of the font. */
const ADVANCES: readonly (readonly [number, string])[] = [
  [29, 'ijlIJ'],
  [32, ' ,.’'],
  [34, '/:;'],
  [36, 'f-'],
  [40, '()t'],
  [42, 'r'],
  [53, 'szc?'],
  [59, 'kvxyLF'],
  [62, 'aeoTYP'],
  [64, '0123456789bdghnpquES'],
  [70, 'AVBRXZKC'],
  [78, 'DGHNUOQ'],
  [86, 'wM'],
  [99, 'mW'],
]
const WIDEST = 100

/**
 * How wide a text is drawn, in whole pixels. Every font is stretched to it (`textLength`), so it need not be exact; what is not
 * in the table counts as wide, and letters with accents as those without.
 */
export function textWidth(text: string): number {
  const base = text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('\u00a0', ' ')
  const hundredths = [...base].reduce(
    (sum, one) => sum + (ADVANCES.find(([, letters]) => letters.includes(one))?.[0] ?? WIDEST),
    0,
  )
  return Math.ceil((hundredths * SIZE) / 100)
}
