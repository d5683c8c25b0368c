import { isMap, isPair, isScalar, isSeq, type Node, parseDocument, type Scalar } from 'yaml'
import type { Confirmation } from '../flow/assumption.js'
import type { LocalText } from '../text/local.js'
import { escapeRegExp } from '../text/normalise.js'

/** Where something stands in a YAML file, such as `['routes', 0, 'steps', 2, 'says']`. */
export type Path = readonly (string | number)[]

/** As in flow files: more aliases than this is an attack. */
const MAX_ALIASES = 100

/** More places than this, where a changed word could stand in a text, are not tried. */
const MOST_TRIED = 20

/** What a YAML source holds; `undefined` where it cannot be read. */
export function parsed(source: string): unknown {
  const document = parseDocument(source, { schema: 'core' })
  if (document.errors.length > 0) return undefined
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES })
  } catch {
    return undefined
  }
}

/** What stands at a path of a value. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (at, key) => (at !== null && typeof at === 'object' ? (at as Record<string, unknown>)[key] : undefined),
    value,
  )
}

/**
 * A YAML source with another text at a path. Layout, comments, quotes and everything else stay to the byte; a change is
 * made only where the file then says just this, so what is an alias, or stands for others, is left alone.
 */
export function withText(source: string, path: Path, before: LocalText, after: LocalText): string {
  if (spelled(before) === spelled(after)) return source
  if (typeof before === 'string' && typeof after === 'string')
    return firstThatHolds(source, path, after, (node) => (isScalar(node) ? scalarSplices(node, source, after) : []))
  if (isList(before) && isList(after) && before.length === after.length)
    return after.reduce((text, one, index) => withText(text, [...path, index], before[index] ?? '', one), source)
  if (isPerLanguage(before) && isPerLanguage(after)) {
    const [known] = Object.keys(before)
    return Object.entries(after).reduce((text, [key, own]) => {
      const had = before[key]
      if (had !== undefined) return withText(text, [...path, key], had, own)
      return known === undefined ? text : withEntry(text, path, key, own)
    }, source)
  }
  if (isList(after)) {
    const more = after.slice(isList(before) ? before.length : 1)
    return firstThatHolds(source, path, after, (node) => [
      ...appended(node, source, more),
      ...splicesOf(node, written(after)),
    ])
  }
  return firstThatHolds(source, path, after, (node) => splicesOf(node, `{ ${entriesOf(after)} }`))
}

/** A YAML source with one more entry at the beginning of a mapping. */
export function withEntry(source: string, path: Path, key: string, value: string | readonly string[]): string {
  return firstThatHolds(source, [...path, key], value, (_, map) => {
    const [first] = isMap(map) ? map.items : []
    const at = isPair(first) && isScalar(first.key) ? first.key.range?.[0] : undefined
    if (!isMap(map) || at === undefined) return []
    const line = source.slice(source.lastIndexOf('\n', at - 1) + 1, at)
    const end = source.includes('\r\n') ? '\r\n' : '\n'
    const next = map.flow ? ', ' : `${end}${' '.repeat(line.length)}`
    const ways =
      typeof value === 'string' && /^[a-z][a-z0-9-]*$/.test(value) ? [value, quoted(value)] : [written(value)]
    return ways.map((one) => ({ from: at, to: at, text: `${key}: ${one}${next}` }))
  })
}

/** A YAML source with `true` or `false` at a path where the other one stands. */
export function withFlag(source: string, path: Path, value: boolean): string {
  return firstThatHolds(source, path, value, (node) =>
    isScalar(node) && node.range ? [{ from: node.range[0], to: node.range[1], text: String(value) }] : [],
  )
}

/** A YAML source with when and on which run something was confirmed, at a path where `false` stands. */
export function withConfirmation(source: string, path: Path, value: Confirmation): string {
  // YAML would read digits alone as a number.
  const run = /^(?=.*[A-Za-z])[\w-]+$/.test(value.run) ? value.run : quoted(value.run)
  const text = `{ on: ${value.on}, run: ${run} }`
  return firstThatHolds(source, path, value, (node) =>
    isScalar(node) && node.value === false && node.range ? [{ from: node.range[0], to: node.range[1], text }] : [],
  )
}

type Splice = { readonly from: number; readonly to: number; readonly text: string }

/** Tries one way of writing after the other, until the file says what it shall and nothing else is another. */
function firstThatHolds(
  source: string,
  path: Path,
  value: LocalText | boolean | Confirmation,
  ways: (node: unknown, parent: unknown) => readonly Splice[],
): string {
  const before = parsed(source)
  if (before === undefined) return source
  const wanted = spelled(withValue(before, path, value))
  const { contents } = parseDocument(source)
  const parent = nodeAt(contents, path.slice(0, -1))
  const node = nodeAt(contents, path)
  for (const { from, to, text } of ways(node, parent)) {
    const changed = source.slice(0, from) + text + source.slice(to)
    if (spelled(parsed(changed)) === wanted) return changed
  }
  return source
}

function nodeAt(root: Node | null, path: Path): unknown {
  return path.reduce<unknown>(
    (node, key) =>
      node !== null && typeof node === 'object' && 'get' in node
        ? (node as { get: (key: string | number, keep: boolean) => unknown }).get(key, true)
        : undefined,
    root,
  )
}

function withValue(value: unknown, path: Path, wanted: unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return wanted
  if (Array.isArray(value)) return value.map((one, index) => (index === key ? withValue(one, rest, wanted) : one))
  const fields = value as Readonly<Record<string, unknown>>
  return { ...fields, [key]: withValue(fields[key], rest, wanted) }
}

/** True when two values say the same, in whatever order their keys are. */
export function sameValue(one: unknown, other: unknown): boolean {
  return spelled(one) === spelled(other)
}

/** A value in letters, the same for all orders of its keys. */
function spelled(value: unknown): string | undefined {
  return JSON.stringify(value, (_, one: unknown) =>
    one !== null && typeof one === 'object' && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  )
}

/** In the style that it has, only the words that are others; then as a whole; then between double quotes. */
function scalarSplices(node: Scalar, source: string, text: string): readonly Splice[] {
  const [from, to] = node.range ?? [0, 0]
  const style = node.type
  const isBlock = style === 'BLOCK_FOLDED' || style === 'BLOCK_LITERAL'
  const isSafe = !UNSEEN.test(text)
  const inStyle = (words: string) =>
    style === 'QUOTE_DOUBLE'
      ? quoted(words).slice(1, -1)
      : style === 'QUOTE_SINGLE'
        ? words.replaceAll("'", "''")
        : words
  const [old, fresh] = differing(String(node.value), text)
  const words =
    old === '' || (!isSafe && style !== 'QUOTE_DOUBLE') ? [] : occurrences(source.slice(from, to), inStyle(old))
  const inPlace = words.map((at): Splice => ({ from: from + at.from, to: from + at.to, text: inStyle(fresh) }))
  if (isBlock) return inPlace
  const whole = style === 'PLAIN' ? text : style === 'QUOTE_SINGLE' ? `'${inStyle(text)}'` : quoted(text)
  return [...inPlace, ...(isSafe ? [{ from, to, text: whole }] : []), { from, to, text: quoted(text) }]
}

/** The words in which two texts differ, from one blank to another. */
function differing(one: string, other: string): readonly [string, string] {
  const shortest = Math.min(one.length, other.length)
  let [head, tail] = [0, 0]
  while (head < shortest && one[head] === other[head]) head += 1
  while (tail < shortest - head && one.at(-1 - tail) === other.at(-1 - tail)) tail += 1
  while (head > 0 && !/\s/.test(one[head - 1] ?? '')) head -= 1
  while (tail > 0 && !/\s/.test(one.at(-tail) ?? '')) tail -= 1
  return [one.slice(head, one.length - tail), other.slice(head, other.length - tail)]
}

/** Where words stand in a source, in which any blank may be a fold of the line. */
function occurrences(source: string, words: string): readonly { readonly from: number; readonly to: number }[] {
  const pattern = words.split(/\s+/).map(escapeRegExp)
  return [...source.matchAll(new RegExp(pattern.join('\\s+'), 'g'))]
    .slice(0, MOST_TRIED)
    .map(({ index, 0: found }) => ({ from: index, to: index + found.length }))
}

/** Further texts behind the last of a list, or behind one that becomes the first of a list; plain where that will do. */
function appended(node: unknown, source: string, more: readonly string[]): readonly Splice[] {
  const last = isSeq(node) ? node.items.at(-1) : node
  if (!isScalar(last) || !last.range) return []
  const [from, to] = last.range
  const line = source.slice(source.lastIndexOf('\n', from - 1) + 1, from)
  return [(text: string) => text, quoted].flatMap((style): readonly Splice[] => {
    const texts = more.map(style)
    if (!isSeq(node)) return [{ from, to, text: `[${[source.slice(from, to), ...texts].join(', ')}]` }]
    const next = node.flow ? ', ' : `${source.includes('\r\n') ? '\r\n' : '\n'}${line}`
    return [{ from: to, to, text: texts.map((text) => next + text).join('') }]
  })
}

function splicesOf(node: unknown, text: string): readonly Splice[] {
  const range = node !== null && typeof node === 'object' ? (node as Node).range : undefined
  if (!range) return []
  const [from, to] = range
  // The source of a block ends behind its last line.
  return [text, `${text}\n`].map((one) => ({ from, to, text: one }))
}

function entriesOf(text: LocalText): string {
  return Object.entries(text)
    .map(([key, own]: [string, string | readonly string[]]) => `${key}: ${written(own)}`)
    .join(', ')
}

function written(value: string | readonly string[]): string {
  return typeof value === 'string' ? quoted(value) : `[${value.map(quoted).join(', ')}]`
}

/** What steers a terminal or the direction of writing, breaks lines or shows nothing. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u

/** JSON's strings are YAML's double-quoted ones (YAML 1.2, 1.3); what nobody would see in them is spelled out. */
export function quoted(text: string): string {
  return JSON.stringify(text).replace(
    new RegExp(UNSEEN, 'gu'),
    (letter) => `\\U${(letter.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`,
  )
}

function isPerLanguage(text: LocalText): text is Readonly<Record<string, string | readonly string[]>> {
  return typeof text === 'object' && !Array.isArray(text)
}

function isList(text: LocalText): text is readonly string[] {
  return Array.isArray(text)
}
