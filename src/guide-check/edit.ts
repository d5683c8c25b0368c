import type { Block, GuideText, Span } from '../guide-text/guide-text.js'
import type { GuideFinding } from './finding.js'

type Edits = GuideFinding['edits']

/**
 * Replaces words of a block in the source, and nothing else: marks around and inside of them stay. The first stretch of
 * the old words becomes the new ones, the others become empty.
 *
 * @returns an empty list where the words do not stand in the source as one would think.
 */
export function edited(guide: GuideText, block: Block, from: number, to: number, text: string): Edits {
  const stretches: { from: number; to: number }[] = []
  for (let index = from; index < to; index += 1) {
    const span = block.at(index)
    const last = stretches.at(-1)
    if (last && span.from === last.to) last.to = span.to
    else if (last && span.from >= last.from && span.to <= last.to) continue
    else if (last && span.from < last.to) return []
    else stretches.push({ ...span })
  }
  if (stretches.length === 0 || stretches.some(({ from: a, to: b }) => b <= a)) return []
  return stretches.map((stretch, index) => ({ ...stretch, text: index === 0 ? written(text, guide.format) : '' }))
}

/** An address in the source, replaced by another. */
export function readdressed(guide: GuideText, place: Span, url: string): Edits {
  return place.to > place.from
    ? [{ ...place, text: guide.format === 'html' ? written(url, 'html').replaceAll('"', '&quot;') : url }]
    : []
}

/** What ends up as these very words when the source is read. */
function written(text: string, format: GuideText['format']): string {
  if (format === 'html') return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return format === 'markdown' ? text.replace(/[*_`[\]<\\]/g, '\\$&') : text
}

/** A sentence with other words in place of some of its own. @param from as `to` in the text of the block. */
export function reworded(block: Block, sentence: Span, from: number, to: number, text: string): string {
  return block.text.slice(sentence.from, from) + text + block.text.slice(to, sentence.to)
}

/**
 * The source with the replacements of findings; every other byte stays. Where two findings replace the same, the first
 * does.
 */
export function fixed(source: string, findings: readonly GuideFinding[]): string {
  const pieces: string[] = []
  let at = 0
  const groups = findings.map(({ edits }) => edits).filter((edits) => edits.length > 0)
  const taken: Edits[number][] = []
  for (const edits of groups)
    if (!edits.some((edit) => taken.some((other) => overlap(edit, other)))) taken.push(...edits)
  for (const { from, to, text } of taken.sort((a, b) => a.from - b.from || a.to - b.to)) {
    pieces.push(source.slice(at, from), text)
    at = to
  }
  return pieces.join('') + source.slice(at)
}

function overlap(a: Edits[number], b: Edits[number]): boolean {
  return (a.from < b.to && b.from < a.to) || (a.from === b.from && a.to === b.to)
}
