import { createTwoFilesPatch } from 'diff'
import { isAlias, isMap, isSeq, type Node, parseDocument } from 'yaml'
import type { StepFile } from '../flow/schema.js'
import { derivedId } from '../flow/step-id.js'
import { allTexts, type LocalText } from '../text/local.js'
import { normalise } from '../text/normalise.js'
import { withRenamedAssumption } from './assumed-text.js'
import { labelBeside, renamedLabel, renamedSays } from './renamed.js'
import { type Path, parsed, valueAt, withEntry, withFlag, withText } from './yaml-text.js'

/** A change of a flow file, by the path of keys and positions that YAML has it at. */
export type Edit =
  | {
      readonly kind: 'rename'
      /** Where the text stands, such as `['routes', 0, 'steps', 2, 'click', 'name']`. */
      readonly at: Path
      /** The new text per locale that it was seen in. */
      readonly texts: Readonly<Record<string, string>>
      /** Every locale of the flow: a text for all of them becomes one per language when only some change. */
      readonly locales: readonly string[]
      /** The id that the step keeps, by which its snapshots are known, where it was derived from its label. */
      readonly id?: string
      /** The new text is another alternative, the last one: what guides print stays, and what they say. */
      readonly beside?: true
    }
  | {
      readonly kind: 'steps'
      /** Where the step stands that the new ones come before. */
      readonly at: Path
      /** Each a YAML flow mapping on one line. */
      readonly steps: readonly string[]
      /** So many steps from that one on are left out. */
      readonly replaces: number
    }
  | {
      readonly kind: 'flag'
      /** Where `true` or `false` stands, such as `['destination', 'fields', 0, 'required']`. */
      readonly at: Path
      readonly value: boolean
    }
type Rename = Extract<Edit, { kind: 'rename' }>
type NewSteps = Extract<Edit, { kind: 'steps' }>
type Splice = { readonly from: number; readonly to: number; readonly text: string }

/**
 * Applies edits to the source of a flow file, touching nothing else in it: comments and layout stay. Where a sentence of
 * the guide quotes a label that is renamed, it quotes the new one.
 *
 * @returns a unified diff, or `undefined` when no edit could be placed (an alias, a list on one line).
 */
export function patchFlow(file: string, source: string, edits: readonly Edit[]): string | undefined {
  const renames = edits.filter((edit) => edit.kind === 'rename')
  const relabelled = renames.reduce(renamed, source)
  const changed = withNewSteps(
    relabelled,
    edits.filter((edit) => edit.kind === 'steps').filter((edit) => !renames.some(({ at }) => isReplaced(at, edit))),
  )
  const flagged = edits.filter((edit) => edit.kind === 'flag').reduce(withFlagOf, changed)
  if (flagged === source) return undefined
  return createTwoFilesPatch(`a/${file}`, `b/${file}`, source, flagged, undefined, undefined, { context: 3 }).replace(
    /^=+\n/,
    '',
  )
}

function withFlagOf(source: string, { at, value }: Extract<Edit, { kind: 'flag' }>): string {
  return withFlag(source, at, value)
}

/** Gives a label its new name, and then the sentences that quote it. */
function renamed(source: string, { at, texts, locales, id, beside }: Rename): string {
  const flow = parsed(source)
  const label = textAt(flow, at)
  if (label === undefined) return source
  if (beside) return withText(source, at, label, labelBeside(label, texts, locales))
  const relabelled = withText(source, at, label, renamedLabel(label, texts, locales))
  if (relabelled === source) return source
  const resaid = saysOf(flow, at, label).reduce((text, path) => {
    const says = textAt(flow, path)
    return says === undefined ? text : withText(text, path, says, renamedSays(says, label, texts, locales))
  }, relabelled)
  const retold = withRenamedAssumption(resaid, label, texts)
  if (at[0] !== 'routes' || id === undefined) return retold
  const step = at.slice(0, -2)
  const [before, after] = [flow, parsed(retold)].map((value) => valueAt(value, step) as StepFile)
  if (!before || !after || before.id !== undefined || derivedId(before) === derivedId(after)) return retold
  return withEntry(retold, step, 'id', id)
}

/** The sentences that may quote a label: that of its step; of the destination all but those of controls of that name. */
function saysOf(flow: unknown, at: Path, label: LocalText): readonly Path[] {
  if (at[0] === 'routes') return [[...at.slice(0, -2), 'says']]
  const names = new Set(allTexts(label).map(normalise))
  const routes = listAt(flow, ['routes']).flatMap((_, route) =>
    listAt(flow, ['routes', route, 'steps']).flatMap((step, index): readonly Path[] => {
      const { click, hover, press, fill, choose, expect } = (step ?? {}) as StepFile
      const own = allTexts((click ?? hover ?? press ?? fill ?? choose ?? expect)?.name).map(normalise)
      return own.some((name) => names.has(name)) ? [] : [['routes', route, 'steps', index, 'says']]
    }),
  )
  return [...routes, ...listAt(flow, ['claims']).map((_, index): Path => ['claims', index, 'says'])]
}

function listAt(value: unknown, path: Path): readonly unknown[] {
  const list = valueAt(value, path)
  return Array.isArray(list) ? list : []
}

/** A text of the file; what a person has made of it since it was loaded may be anything. */
function textAt(value: unknown, path: Path): LocalText | undefined {
  const text = valueAt(value, path)
  const isText = (one: unknown) =>
    typeof one === 'string' || (Array.isArray(one) && one.every((entry) => typeof entry === 'string'))
  if (isText(text)) return text as LocalText
  const isMap = text !== null && typeof text === 'object' && !Array.isArray(text) && Object.values(text).every(isText)
  return isMap ? (text as LocalText) : undefined
}

/** True when new steps stand for one that is renamed: its wording comes first. */
function isReplaced(at: Path, { at: steps, replaces }: NewSteps): boolean {
  const isOfRoute = steps.slice(0, -1).every((key, index) => at[index] === key)
  const ahead = Number(at[steps.length - 1]) - Number(steps.at(-1))
  return isOfRoute && ahead >= 0 && ahead < replaces
}

function withNewSteps(source: string, edits: readonly NewSteps[]): string {
  const root = parseDocument(source).contents
  const splices: Splice[] = []
  for (const one of edits.flatMap((edit) => withSteps(root, source, edit))) {
    if (splices.every(({ from, to }) => one.to <= from || one.from >= to)) splices.push(one)
  }
  return splices
    .sort((a, b) => b.from - a.from)
    .reduce((text, { from, to, text: piece }) => text.slice(0, from) + piece + text.slice(to), source)
}

function withSteps(root: Node | null, source: string, edit: NewSteps): readonly Splice[] {
  const steps = at(root, edit.at.slice(0, -1))
  const node = at(root, edit.at)
  if (!isSeq(steps) || steps.flow || !node?.range) return []
  const from = source.lastIndexOf('\n', node.range[0]) + 1
  const dash = source.slice(from, node.range[0])
  if (!/^\s*-\s+$/.test(dash)) return []
  const last = steps.items[Number(edit.at.at(-1)) + edit.replaces - 1] as Node | undefined
  if (edit.replaces > 0 && !last?.range) return []
  // A mapping of several lines ends where the next one begins.
  const end = source.slice(0, last?.range?.[1] ?? 0).trimEnd().length
  const lineEnd = source.indexOf('\n', end)
  const to = edit.replaces === 0 ? from : lineEnd < 0 ? source.length : lineEnd + 1
  return [{ from, to, text: edit.steps.map((step) => `${dash}${step}\n`).join('') }]
}

/** The node at a path; what an alias stands for belongs elsewhere and is not touched. */
function at(root: Node | null, path: Path): Node | undefined {
  let node: unknown = root
  for (const key of path) node = isMap(node) || isSeq(node) ? node.get(key, true) : undefined
  return node && !isAlias(node) ? (node as Node) : undefined
}
