import { findAcrostics } from './acrostic.js'
import { decodeOctal, decodeOnce, MOST_LAYERS } from './decode.js'
import { base64View, fold, foldDigits, squeeze } from './fold.js'
import { base64Needles, type EncodedNeedle, type Needle, needlesOf } from './needles.js'
import { findAddresses, findTokens, type Stretch } from './patterns.js'
import { asIs, mapReading, type Reading } from './reading.js'
import type { Secret } from './secret.js'

/**
 * Finds the stretches of a text that disclose something, in order and apart from each other.
 *
 * @param cut the text goes on where it ends.
 */
export type Finder = (text: string, cut?: boolean) => readonly Stretch[]

/** Builds the search for everything that must not be shown; made once per walk. Its time is linear in the text. */
export function finder(secrets: readonly Secret[]): Finder {
  const needles = needlesOf(secrets)
  const withDigits = needlesInDigits(needles)
  const encoded = base64Needles(secrets)
  return (text, cut = false) => {
    const visible = withoutInvisible(text)
    const patterns = [...findAddresses(visible.text), ...findTokens(visible.text, cut)].map((stretch) =>
      back(visible, stretch),
    )
    const own = needles.length === 0 ? [] : findSecrets(text, needles, withDigits, encoded, cut)
    return apart([...own, ...patterns])
  }
}

function findSecrets(
  text: string,
  needles: readonly Needle[],
  withDigits: readonly Needle[],
  encoded: readonly EncodedNeedle[],
  cut: boolean,
): readonly Stretch[] {
  const plain = asIs(text)
  const folded = fold(plain)
  const octal = decodeOctal(plain)
  const found: Stretch[] = [
    ...findAcrostics(text, needles),
    ...(octal ? inLetters(fold(octal), needles, cut) : []),
    ...(withDigits.length > 0 ? inLetters(mapReading(folded, foldDigits), withDigits, cut) : []),
  ]
  let reading: Reading | undefined = plain
  for (let layer = 0; reading && layer <= MOST_LAYERS; layer += 1) {
    found.push(...inLetters(layer === 0 ? folded : fold(reading), needles, cut), ...inBase64(reading, encoded))
    reading = decodeOnce(reading)
  }
  return found
}

function inLetters(folded: Reading, needles: readonly Needle[], cut: boolean): readonly Stretch[] {
  // The places of a squeezed text are those in the folded one, so that what stands between letters can be looked at.
  const { text, from: places } = squeeze(asIs(folded.text))
  return needles.flatMap((needle) => {
    const found: Stretch[] = []
    for (let at = text.indexOf(needle.text); at >= 0; at = text.indexOf(needle.text, at + 1)) {
      const hit = stretchOf(text, at, needle, (place) => betweenTexts(folded.text, places, place))
      if (!accepts(needle, hit, { text, places, folded: folded.text, cut })) continue
      const span = withEdges(needle, hit, folded.text, places)
      found.push({ from: folded.from[span.from] ?? 0, to: folded.to[span.to - 1] ?? 0, mark: '[private]' })
      at = hit.to - 1
    }
    return found
  })
}

/** Whole secrets with letters, as they are found where digits are written for some of them. */
function needlesInDigits(needles: readonly Needle[]): readonly Needle[] {
  return needles
    .filter(({ kind, loose, text }) => kind === 'whole' && loose && /\p{L}{4}/u.test(text))
    .map((needle) => ({ ...needle, text: foldDigits(needle.text), full: foldDigits(needle.full) }))
}

/** Places in a squeezed text; `offset` is where in the secret its first letter stands. */
type Span = { readonly from: number; readonly to: number; readonly offset: number }

/**
 * A beginning, an end or a code goes on for as long as the page agrees with the secret. Unless all of it is there, it
 * ends with its text: the next one may well begin with the secret's next letter.
 *
 * @param parts true where another text begins, by the place of its first letter.
 */
function stretchOf(
  text: string,
  at: number,
  { kind, text: needle, full, offset }: Needle,
  parts: (place: number) => boolean,
): Span {
  let [from, to] = [at, at + needle.length]
  if (kind === 'whole' || kind === 'word') return { from, to, offset }
  const start = at - offset
  while (to - start < full.length && text[to] === full[to - start]) to += 1
  while (from > Math.max(start, 0) && text[from - 1] === full[from - 1 - start]) from -= 1
  if (kind !== 'code' && to - from < full.length) {
    for (let place = at + needle.length; place < to; place += 1) if (parts(place)) to = place
    for (let place = at; place > from; place -= 1) if (parts(place)) from = place
  }
  return { from, to, offset: from - start }
}

function betweenTexts(folded: string, places: Int32Array, place: number): boolean {
  return folded.slice((places[place - 1] ?? 0) + 1, places[place] ?? 0).includes('\n')
}

type Page = {
  readonly text: string
  readonly places: Int32Array
  readonly folded: string
  readonly cut: boolean
}

function accepts(needle: Needle, hit: Span, page: Page): boolean {
  if (needle.kind === 'code') return true
  if (!needle.loose && !writtenAsIs(needle, hit, page)) return false
  const [first = 0, last = 0] = [page.places[hit.from], page.places[hit.to - 1]]
  const [before = '', after = ''] = [page.folded[first - 1], page.folded[last + 1]]
  if (needle.kind === 'whole') return true
  if (needle.kind === 'word')
    return isWord(
      needle,
      before,
      page.folded.slice(last + 1, last + 8),
      page.folded.slice(Math.max(0, first - 6), first),
    )
  const part = page.text.slice(hit.from, hit.to)
  if (part.length < needle.least) return false
  // A part of a secret may be a word of the page ("Password1"): only with digits in it, or cut for all to see, it tells.
  const isMixed = /\p{L}/u.test(part) && /\p{N}/u.test(part)
  if (needle.kind === 'middle' && isMixed) return true
  if (needle.kind !== 'end' && /[\p{L}\p{N}]/u.test(needle.kind === 'start' ? before : after)) return false
  if (needle.kind !== 'start' && /[\p{L}\p{N}]/u.test(needle.kind === 'end' ? after : before)) return false
  if (part.length >= NO_WORD || isMixed) return true
  const rest = page.folded.slice(last + 1, last + 6).trim()
  const ahead = page.folded.slice(Math.max(0, first - 6), first).trim()
  const goesOn = /^(?:\u2026|\.\.\.|[*\u2022\u25CF]{2})/.test(rest) || (page.cut && rest === '')
  const hasGoneOn = /(?:\u2026|\.\.\.|[*\u2022\u25CF]{2})$/.test(ahead)
  return needle.kind === 'start' ? goesOn : needle.kind === 'end' ? hasGoneOn : goesOn || hasGoneOn
}

/** A part of a secret with this many letters is taken for no word of the page. */
const NO_WORD = 10

/** A word that is broken into two lines. */
const BREAK = /^[-\u2010]\n?$/

/** Nothing stands between the letters but what stands there in the secret, or all of them stand apart. */
function writtenAsIs({ gaps, kind }: Needle, hit: Span, { places, folded }: Page): boolean {
  const { offset } = hit
  let foreign = 0
  let apart = 0
  for (let index = hit.from + 1; index < hit.to; index += 1) {
    const isApart = (places[index] ?? 0) - (places[index - 1] ?? 0) > 1
    if (isApart) apart += 1
    const between = folded.slice((places[index - 1] ?? 0) + 1, places[index] ?? 0)
    if (isApart && !gaps.has(offset + index - hit.from) && !(kind === 'word' && BREAK.test(between))) foreign += 1
  }
  return foreign === 0 || apart === hit.to - hit.from - 1
}

const MONTHS = new Set(
  'jan januar january feb februar mar mär may mai apr april jun juni june jul juli july aug august sep sept oct okt nov dec dez'.split(
    ' ',
  ),
)

/** A word of its own, or its genitive; the name of a month beside a number is a date. */
function isWord({ full }: Needle, before: string, following: string, preceding: string): boolean {
  if (/^\p{N}+$/u.test(full)) return !/\p{N}/u.test(before) && !/^\p{N}/u.test(following)
  if (/\p{L}/u.test(before) || !/^(?:s?(?!\p{L}))/u.test(following)) return false
  return !(MONTHS.has(full) && (/^\W{0,3}\d/.test(following) || /\d\W{0,3}$/.test(preceding)))
}

/** Adds the signs that the secret begins or ends with, where the page shows them. */
function withEdges(
  { kind, before, after }: Needle,
  hit: Span,
  folded: string,
  places: Int32Array,
): Omit<Span, 'offset'> {
  let from = places[hit.from] ?? 0
  let to = (places[hit.to - 1] ?? 0) + 1
  if (kind === 'middle') return { from, to }
  if (kind !== 'end') for (const sign of Array.from(before).reverse()) from = stepOver(folded, from, -1, sign)
  if (kind !== 'start') for (const sign of after) to = stepOver(folded, to, 1, sign)
  return { from, to }
}

function stepOver(folded: string, place: number, direction: -1 | 1, sign: string): number {
  const isBlank = (at: number) => /\s/.test(folded[direction === 1 ? at : at - 1] ?? '')
  let next = place
  while (isBlank(next)) next += direction
  const there = direction === 1 ? folded.startsWith(sign, next) : folded.endsWith(sign, next)
  return there ? next + direction * sign.length : place
}

/** Encoded text is replaced as a whole: its neighbours hold some bits of the secret, too. */
function inBase64(reading: Reading, needles: readonly EncodedNeedle[]): readonly Stretch[] {
  if (needles.length === 0) return []
  const view = base64View(reading)
  return needles.flatMap(({ text: needle, full }) => {
    const found: Stretch[] = []
    for (let at = view.text.indexOf(needle); at >= 0; at = view.text.indexOf(needle, at + 1)) {
      let [from, to] = [at, at + needle.length]
      while (to - at < full.length && view.text[to] === full[to - at]) to += 1
      while (to < view.text.length && /[A-Za-z0-9+/=]/.test(view.text[to] ?? '') && follows(view, to)) to += 1
      while (from > 0 && /[A-Za-z0-9+/=]/.test(view.text[from - 1] ?? '') && follows(view, from)) from -= 1
      found.push({ from: view.from[from] ?? 0, to: view.to[to - 1] ?? 0, mark: '[private]' })
      at = to - 1
    }
    return found
  })
}

/** True when nothing was left out before this place. */
function follows({ from, to }: Reading, place: number): boolean {
  return (from[place] ?? 0) <= (to[place - 1] ?? 0)
}

/** Format characters show nothing, and must not part an address or a token. */
function withoutInvisible(text: string): Reading {
  // The common case is text without any.
  if (/^[\p{ASCII}\p{L}\p{P}\p{Zs}]*$/u.test(text) && !/[\uFF00-\uFFEF\u00AD]/.test(text)) return asIs(text)
  return mapReading(asIs(text), (character) => (/[\p{Cf}\u00AD]/u.test(character) ? '' : unitOf(character)))
}

/** The compatibility form where it is one character, such as a full-width `@`. */
function unitOf(character: string): string {
  const plain = character.normalize('NFKC')
  return plain.length === character.length ? plain : character
}

function back({ from, to }: Reading, stretch: Stretch): Stretch {
  return { ...stretch, from: from[stretch.from] ?? 0, to: to[stretch.to - 1] ?? 0 }
}

/** Stretches that touch or overlap become one; what is known to be private says so. */
function apart(stretches: readonly Stretch[]): readonly Stretch[] {
  const merged: Stretch[] = []
  for (const next of [...stretches].sort((a, b) => a.from - b.from || b.to - a.to)) {
    const last = merged.at(-1)
    if (!last || next.from > last.to || (next.from === last.to && next.mark !== last.mark)) merged.push(next)
    else
      merged[merged.length - 1] = {
        ...last,
        to: Math.max(last.to, next.to),
        mark: last.mark === '[private]' ? last.mark : next.mark,
      }
  }
  return merged
}
