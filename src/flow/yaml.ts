import { isAlias, isMap, isNode, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import type { z } from 'zod'
import { knownKeys } from './json-schema.js'
import { didYouMean } from './suggest.js'

/** Something wrong in a file a person wrote: where, what, and what to do. Lines and columns count from 1. */
export type Problem = {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly message: string
}

/** A problem found in a file read earlier; `at` is the path to the offending value, or to its key. */
export type Report = (at: readonly PropertyKey[], message: string, on?: 'key' | 'value') => void

export type YamlFile = {
  readonly file: string
  readonly value: unknown
  readonly problems: Problem[]
  readonly report: Report
}

/** More aliases than this in one file is an attack ("billion laughs"), not a flow. */
const MAX_ALIASES = 100

/**
 * Parses YAML 1.2 without custom tags and with a limit on aliases. Syntax errors become problems, never exceptions.
 */
export function parseYaml(file: string, source: string): YamlFile {
  const lines = new LineCounter()
  const doc = parseDocument(source, { lineCounter: lines, schema: 'core', prettyErrors: false, strict: true })
  const problems: Problem[] = []
  const add = (offset: number, message: string) => {
    const { line, col } = lines.linePos(offset)
    problems.push({ file, line: Math.max(line, 1), column: Math.max(col, 1), message })
  }
  for (const issue of [...doc.errors, ...doc.warnings]) {
    const tag = issue.code === 'TAG_RESOLVE_FAILED' ? 'custom YAML tags are not allowed: ' : ''
    add(issue.pos[0], `${tag}${issue.message.replaceAll('\n', ' ')}`)
  }
  const report: Report = (at, message, on = 'value') => add(nodeAt(doc.contents, at, on)?.range?.[0] ?? 0, message)
  let value: unknown
  if (problems.length === 0) {
    try {
      value = doc.toJS({ maxAliasCount: MAX_ALIASES })
    } catch (error) {
      add(0, `${error instanceof Error ? error.message : String(error)} (at most ${MAX_ALIASES} aliases are read)`)
    }
  }
  return { file, value, problems, report }
}

/**
 * Checks a parsed file against a schema and reports every deviation at its line and column.
 *
 * @returns the parsed value, or `undefined` when something was reported.
 */
export function check<T extends z.ZodType>(schema: T, yaml: YamlFile): z.infer<T> | undefined {
  const result = schema.safeParse(yaml.value ?? {})
  if (result.success) return result.data
  for (const issue of result.error.issues) {
    if (issue.code === 'unrecognized_keys') {
      const keys = knownKeys(schema, issue.path)
      for (const key of issue.keys) {
        yaml.report([...issue.path, key], `unknown key \`${key}\`${didYouMean(key, keys)}`, 'key')
      }
    } else if (issue.code === 'invalid_value') {
      const received = valueAt(yaml.value, issue.path)
      const values = issue.values.map(String)
      const known = values.length > 12 ? '' : `; one of ${values.map((value) => `\`${value}\``).join(', ')}`
      yaml.report(issue.path, `unknown value \`${String(received)}\`${didYouMean(String(received), values) || known}`)
    } else if (valueAt(yaml.value, issue.path) === undefined) {
      yaml.report(issue.path.slice(0, -1), `the key \`${String(issue.path.at(-1) ?? '')}\` is missing`)
    } else {
      yaml.report(issue.path, messageOf(issue, valueAt(yaml.value, issue.path)))
    }
  }
  return undefined
}

/** One line per problem: `file:line:column message`, the form editors and CI logs make clickable. */
export function formatProblem({ file, line, column, message }: Problem): string {
  return `${file}:${line}:${column} ${message}`
}

/** What is wrong with a value, in the words of somebody who writes YAML; a schema's own message stands as it is. */
function messageOf(issue: z.core.$ZodIssue, value: unknown): string {
  if (issue.code === 'invalid_key')
    return `\`${String(issue.path.at(-1))}\` does not fit here: ${issue.issues[0]?.message ?? 'invalid key'}`
  if (!/^(?:Invalid input|Too (?:small|big)):/.test(issue.message)) return issue.message
  if (issue.code === 'invalid_type')
    return `expected ${SHAPES[issue.expected] ?? issue.expected}, found ${SHAPES[shapeOf(value)]}`
  if (issue.code === 'too_small')
    return value === '' || (Array.isArray(value) && value.length === 0)
      ? 'must not be empty'
      : `must be at least ${count(issue.minimum, value)}`
  if (issue.code === 'too_big') return `must be at most ${count(issue.maximum, value)}`
  return issue.message
}

/** What zod calls types, and what they look like in YAML. */
const SHAPES: Readonly<Record<string, string>> = {
  record: 'keys with values (`key: value`)',
  object: 'keys with values (`key: value`)',
  array: 'a list (a dash before each entry)',
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: '`true` or `false`',
  null: 'nothing',
}

function shapeOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value
}

function count(bound: number | bigint, value: unknown): string {
  const unit = typeof value === 'string' ? 'character' : Array.isArray(value) ? 'entry' : ''
  const units = unit === 'entry' ? 'entries' : `${unit}s`
  return unit === '' ? String(bound) : `${bound} ${Number(bound) === 1 ? unit : units}`
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (current, key) => (current === null || typeof current !== 'object' ? undefined : Reflect.get(current, key)),
    value,
  )
}

/** The node at a path, or the nearest one above it. */
function nodeAt(root: Node | null, path: readonly PropertyKey[], on: 'key' | 'value'): Node | undefined {
  let current: Node | undefined = root ?? undefined
  for (const [depth, key] of path.entries()) {
    const last = depth === path.length - 1
    let next: unknown
    if (isMap(current)) {
      const pair = current.items.find(
        (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(key),
      )
      next = last && on === 'key' ? pair?.key : (pair?.value ?? pair?.key)
    } else if (isSeq(current)) {
      next = current.items[Number(key)]
    }
    if (!isNode(next) || isAlias(next)) return current
    current = next
  }
  return current
}
