import type { Language } from '../../settings/language.js'
import { dateOf } from '../../words/dates.js'
import { type Asked, OBSTACLE_WORDS, stretchInWords } from '../../words/obstacles.js'

/** A stretch of nights, as a chart shows it; without counts where the destination was not reached. */
export type Charted = { readonly first: string; readonly last: string; readonly counts: Asked | null }

const DAY = 24 * 3_600_000
const WIDTH = 720
const LEFT = 44
const RIGHT = 16
const TOP = 64
const PANEL = 84
const GAP = 34
/** Numbers stand so many pixels apart at least. */
const LEAST_BETWEEN = 22
/** So many stretches are told in words, the latest ones; the CSV has them all. */
const MOST_TOLD = 60

/**
 * Clicks, screens and fields of a way over its nights, each as steps in a panel of its own: an SVG picture that says its
 * numbers in words, too, follows the reader's colour scheme, and has no script.
 *
 * @param name of the route, in the language of the chart.
 * @param about of which walks, such as `de-DE, desktop`.
 */
export function obstacleChart(
  stretches: readonly Charted[],
  name: string,
  about: string,
  nights: { readonly nightsReached: number; readonly nightsWalked: number },
  language: Language,
): string {
  const words = OBSTACLE_WORDS[language]
  const [from, to] = spanOf(stretches)
  const x = (at: number) => round(LEFT + ((at - from) / (to - from)) * (WIDTH - LEFT - RIGHT))
  const told = [
    words.reached(nights.nightsReached, nights.nightsWalked),
    ...stretches.slice(-MOST_TOLD).map((stretch) => stretchInWords(stretch, language)),
  ]
  const panels = (['clicks', 'screens', 'fields'] as const).map((what, index) =>
    panel(stretches, what, words[what], TOP + index * (PANEL + GAP), x, to),
  )
  const bottom = TOP + 3 * (PANEL + GAP) - GAP
  const height = bottom + 48
  const days = [stretches[0]?.first, stretches.at(-1)?.last].map((at) => (at ? dateOf(at, language) : ''))
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="title desc" lang="${language}" font-family="system-ui, sans-serif" font-size="13">
<title id="title">${escaped(words.title(name))}</title>
<desc id="desc">${escaped([about, ...told].join('\n'))}</desc>
<style>
.paper{fill:#fff}.ink{fill:#1b1f26}.soft{fill:#525c6b}.line{stroke:#cfd5dd;fill:none}.step{stroke:#0b57c2;stroke-width:2.5;fill:none}.gap{fill:url(#gap)}.hatch{stroke:#525c6b}
@media (prefers-color-scheme:dark){.paper{fill:#14171c}.ink{fill:#e9ecf1}.soft{fill:#aeb7c4}.line{stroke:#3a424e}.step{stroke:#8ab8ff}.hatch{stroke:#aeb7c4}}
</style>
<defs><pattern id="gap" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="hatch" stroke="#525c6b" stroke-opacity="0.7" d="M0 0V6"/></pattern></defs>
<rect class="paper" fill="#fff" width="${WIDTH}" height="${height}"/>
<text class="ink" x="${LEFT}" y="24" font-size="16" font-weight="600"${fitted(words.title(name), 16)}>${escaped(words.title(name))}</text>
<text class="soft" x="${LEFT}" y="42">${escaped(about)} · ${escaped(words.reached(nights.nightsReached, nights.nightsWalked))}</text>
${panels.join('\n')}
<text class="soft" x="${LEFT}" y="${bottom + 18}">${escaped(days[0] ?? '')}</text>
<text class="soft" x="${WIDTH - RIGHT}" y="${bottom + 18}" text-anchor="end">${escaped(days[1] ?? '')}</text>
<text class="soft" x="${(LEFT + WIDTH - RIGHT) / 2}" y="${bottom + 18}" text-anchor="middle">${escaped(words.nights)}</text>
${stretches.some(({ counts }) => counts === null) ? `<rect class="gap" x="${LEFT}" y="${bottom + 28}" width="18" height="12"/><text class="soft" x="${LEFT + 24}" y="${bottom + 38}">${escaped(words.notReached)}</text>` : ''}
</svg>
`
}

/** From the first night to the end of the last, a day at least. */
function spanOf(stretches: readonly Charted[]): readonly [number, number] {
  const from = Date.parse(stretches[0]?.first ?? '1970-01-01')
  return [from, Math.max(from + DAY, Date.parse(stretches.at(-1)?.last ?? '1970-01-01'))]
}

/** One count over the nights: an axis from 0 to its largest value, steps, their numbers, and gaps that are hatched. */
function panel(
  stretches: readonly Charted[],
  what: keyof Asked,
  label: string,
  top: number,
  x: (at: number) => number,
  end: number,
): string {
  const bottom = top + PANEL - 14
  const most = Math.max(1, ...stretches.map(({ counts }) => counts?.[what] ?? 0))
  const y = (value: number) => round(bottom - (value / most) * (bottom - top - 22))
  const parts: string[] = []
  let path = ''
  let lastText = Number.NEGATIVE_INFINITY
  let before: number | null = null
  for (const [index, { first, counts }] of stretches.entries()) {
    const next = stretches[index + 1]
    const [from, to] = [x(Date.parse(first)), x(next ? Date.parse(next.first) : end)]
    if (!counts) {
      parts.push(
        `<rect class="gap" x="${from}" y="${top + 12}" width="${round(Math.max(2, to - from))}" height="${bottom - top - 12}"/>`,
      )
      before = null
      continue
    }
    const value = counts[what]
    path += `${before === null ? `M${from} ${y(value)}` : `V${y(value)}`}H${to}`
    // What is asked now is told in any case.
    const isLate = value !== before && !next && from - lastText < LEAST_BETWEEN
    if (isLate)
      parts.push(`<text class="ink" x="${to}" y="${y(value) - 5}" text-anchor="end" font-weight="600">${value}</text>`)
    else if (value !== before && from - lastText >= LEAST_BETWEEN) {
      parts.push(`<text class="ink" x="${from + 3}" y="${y(value) - 5}" font-weight="600">${value}</text>`)
      lastText = from
    }
    before = value
  }
  return `<text class="ink" x="${LEFT}" y="${top + 2}">${escaped(label)}</text>
<path class="line" stroke="#cfd5dd" fill="none" d="M${LEFT} ${y(most)}H${WIDTH - RIGHT}M${LEFT} ${bottom}H${WIDTH - RIGHT}"/>
<text class="soft" x="${LEFT - 8}" y="${y(most) + 4}" text-anchor="end">${most}</text><text class="soft" x="${LEFT - 8}" y="${bottom + 4}" text-anchor="end">0</text>
${parts.join('')}<path class="step" stroke="#0b57c2" stroke-width="2.5" fill="none" d="${path}"/>`
}

/** A long title is drawn narrower rather than cut; a letter is taken for 0.6 of its size. */
function fitted(text: string, size: number): string {
  const room = WIDTH - LEFT - RIGHT
  return text.length * size * 0.6 > room ? ` textLength="${room}" lengthAdjust="spacingAndGlyphs"` : ''
}

function round(length: number): number {
  return Math.round(length * 10) / 10
}

/** Text for XML; what XML 1.0 has no letter for is left out. */
function escaped(text: string): string {
  const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"]/g, (mark) => marks[mark] ?? '')
}
