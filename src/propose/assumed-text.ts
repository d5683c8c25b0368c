import { isMap, isPair, isScalar, type Pair, parseDocument } from 'yaml'
import { serves } from '../flow/assumed.js'
import { type LocalText, textsFor } from '../text/local.js'
import { normalise } from '../text/normalise.js'
import { type Path, parsed, quoted, sameValue, valueAt } from './yaml-text.js'

/**
 * A flow file in which what is assumed of a label follows its new name. It is as unconfirmed as a new label is; the old name
 * stays where another part of the file still has it.
 *
 * @param source with the label renamed already.
 * @param label as it was; its first alternative was renamed.
 * @param texts the new name per locale.
 */
export function withRenamedAssumption(
  source: string,
  label: LocalText,
  texts: Readonly<Record<string, string>>,
): string {
  const groups = valueAt(parsed(source), ['assumed'])
  if (!Array.isArray(groups)) return source
  return groups.reduce<string>((changed, group: unknown, index) => {
    const language = valueAt(group, ['language'])
    const locale = Object.keys(texts).find((one) => typeof language !== 'string' || serves(language, one))
    const before = locale && textsFor(label, locale)[0]
    const after = locale && texts[locale]
    if (!before || !after || saysStill(parsed(changed), before)) return changed
    const path = ['assumed', index, 'confirmed']
    const keys = Object.keys((valueAt(group, ['confirmed']) ?? {}) as object)
    const key = keys.find((one) => normalise(one) === normalise(before))
    return key === undefined ? changed : withKey(changed, path, key, keys.includes(after) ? null : after)
  }, source)
}

/** What tells of labels, and is none. */
const TOLD = new Set(['assumed', 'says', 'title', 'guides', 'comparisons'])

function saysStill(value: unknown, text: string): boolean {
  if (typeof value === 'string') return normalise(value) === normalise(text)
  if (value === null || typeof value !== 'object') return false
  return Object.entries(value).some(([key, one]) => !TOLD.has(key) && saysStill(one, text))
}

/** A source in which an entry of a mapping has another key and says `false`, or is gone; as it was where that cannot be written. */
function withKey(source: string, path: Path, key: string, name: string | null): string {
  const map = parseDocument(source).getIn(path, true)
  const pair = isMap(map)
    ? map.items.find((one) => isPair(one) && isScalar(one.key) && one.key.value === key)
    : undefined
  const own = valueAt(parsed(source), path) as Readonly<Record<string, unknown>>
  const wanted = Object.fromEntries(
    Object.entries(own).flatMap(([one, value]) =>
      one !== key ? [[one, value]] : name === null ? [] : [[name, false]],
    ),
  )
  const changed = pair ? (name === null ? [withoutLine(source, pair)] : written(source, pair, name)) : []
  return changed.find((text) => sameValue(valueAt(parsed(text), path), wanted)) ?? source
}

function written(source: string, { key, value }: Pair, name: string): readonly string[] {
  const [from, end] = rangeOf(key)
  const [start, to] = rangeOf(value)
  return [name, quoted(name)].map(
    (text) => `${source.slice(0, from) + text + source.slice(end, start)}false${source.slice(to)}`,
  )
}

function withoutLine(source: string, { key, value }: Pair): string {
  const from = source.lastIndexOf('\n', rangeOf(key)[0] - 1) + 1
  const end = source.indexOf('\n', rangeOf(value)[1])
  return source.slice(0, from) + (end < 0 ? '' : source.slice(end + 1))
}

function rangeOf(node: unknown): readonly [number, number] {
  const range = node !== null && typeof node === 'object' && 'range' in node ? node.range : null
  return Array.isArray(range) ? [Number(range[0]), Number(range[1])] : [0, 0]
}
