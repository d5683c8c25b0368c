import { createTwoFilesPatch } from 'diff'
import { isAlias, isMap, isScalar, isSeq, type Node, parseDocument } from 'yaml'
import { languageOf } from '../text/local.js'

/** A change of a flow file, by the path of keys and positions that YAML has it at. */
export type Edit =
  | {
      readonly kind: 'rename'
      /** Where the text stands, such as `['routes', 0, 'steps', 2, 'click', 'name']`. */
      readonly at: readonly (string | number)[]
      /** The new text per locale that it was seen in. */
      readonly texts: Readonly<Record<string, string>>
      /** Every locale of the flow: a text for all of them becomes one per language when only some change. */
      readonly locales: readonly string[]
    }
  | {
      readonly kind: 'steps'
      /** Where the step stands that the new ones come before. */
      readonly at: readonly (string | number)[]
      /** Each a YAML flow mapping on one line. */
      readonly steps: readonly string[]
      /** The step itself and all after it are left out. */
      readonly replaceRest: boolean
    }

type Splice = { readonly from: number; readonly to: number; readonly text: string }

/**
 * Applies edits to the source of a flow file, touching nothing else in it: comments and layout stay.
 *
 * @returns a unified diff, or `undefined` when no edit could be placed (an alias, a list on one line).
 */
export function patchFlow(file: string, source: string, edits: readonly Edit[]): string | undefined {
  const root = parseDocument(source).contents
  const splices: Splice[] = []
  for (const edit of edits) {
    const splice = edit.kind === 'rename' ? renamed(root, source, edit) : withSteps(root, source, edit)
    for (const one of splice) {
      if (splices.every(({ from, to }) => one.to <= from || one.from >= to)) splices.push(one)
    }
  }
  if (splices.length === 0) return undefined
  const changed = splices
    .sort((a, b) => b.from - a.from)
    .reduce((text, { from, to, text: piece }) => text.slice(0, from) + piece + text.slice(to), source)
  return createTwoFilesPatch(`a/${file}`, `b/${file}`, source, changed, undefined, undefined, { context: 3 }).replace(
    /^=+\n/,
    '',
  )
}

function renamed(root: Node | null, source: string, edit: Extract<Edit, { kind: 'rename' }>): readonly Splice[] {
  const node = at(root, edit.at)
  if (isMap(node)) {
    return Object.entries(edit.texts).flatMap(([locale, text]) =>
      replaced(first(node.get(locale, true) ?? node.get(languageOf(locale), true)), source, text),
    )
  }
  const scalar = first(node)
  const texts = new Set(Object.values(edit.texts))
  const everywhere = texts.size === 1 && edit.locales.every((locale) => edit.texts[locale] !== undefined)
  if (everywhere || !isScalar(scalar) || scalar !== node) return replaced(scalar, source, [...texts][0] ?? '')
  const entries = edit.locales.map((locale) => [
    languageOf(locale),
    edit.texts[locale] ?? Object.entries(edit.texts).find(([other]) => languageOf(other) === languageOf(locale))?.[1],
  ])
  const perLanguage = [...new Map(entries as [string, string | undefined][])]
  const map = perLanguage.map(([language, text]) => `${language}: ${quoted(text ?? String(scalar.value))}`).join(', ')
  return spliceOf(scalar, `{ ${map} }`)
}

function withSteps(root: Node | null, source: string, edit: Extract<Edit, { kind: 'steps' }>): readonly Splice[] {
  const steps = at(root, edit.at.slice(0, -1))
  const node = at(root, edit.at)
  if (!isSeq(steps) || steps.flow || !node?.range) return []
  const from = source.lastIndexOf('\n', node.range[0]) + 1
  const dash = source.slice(from, node.range[0])
  if (!/^\s*-\s+$/.test(dash)) return []
  const end = edit.replaceRest ? ((steps.items.at(-1) as Node).range?.[1] ?? from) : from
  const lineEnd = source.indexOf('\n', end)
  const to = edit.replaceRest ? (lineEnd < 0 ? source.length : lineEnd + 1) : from
  return [{ from, to, text: edit.steps.map((step) => `${dash}${step}\n`).join('') }]
}

/** The node at a path; what an alias stands for belongs elsewhere and is not touched. */
function at(root: Node | null, path: readonly (string | number)[]): Node | undefined {
  let node: unknown = root
  for (const key of path) node = isMap(node) || isSeq(node) ? node.get(key, true) : undefined
  return node && !isAlias(node) ? (node as Node) : undefined
}

/** Of several alternatives, the one that guides print. */
function first(node: unknown): unknown {
  return isSeq(node) ? node.items[0] : node
}

function replaced(node: unknown, source: string, text: string): readonly Splice[] {
  if (!isScalar(node) || !node.range) return []
  const plain = /^[\p{L}]/u.test(source.slice(node.range[0], node.range[1])) && /^\p{L}[\p{L}\p{N} -]*$/u.test(text)
  return spliceOf(node, plain ? text : quoted(text))
}

function spliceOf(node: Node, text: string): readonly Splice[] {
  return node.range ? [{ from: node.range[0], to: node.range[1], text }] : []
}

/** JSON's strings are YAML's double-quoted ones (YAML 1.2, 1.3). */
export function quoted(text: string): string {
  return JSON.stringify(text)
}
