import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative, sep } from 'node:path'
import type { LintContext } from '../flow/lint.js'
import { flowOf } from '../flow/load.js'
import type { Flow, Route } from '../flow/schema.js'
import { formatProblem } from '../flow/yaml.js'
import { BadInputError } from '../mistake/mistake.js'
import { writeFileAtomically } from '../state/files.js'
import { type Merged, withLanguage } from './another-language.js'
import { hostsToName } from './hosts.js'
import type { Way } from './record.js'
import type { Recording } from './recording.js'
import { includePath, type SitePart } from './site-part.js'
import { flowFile, slug } from './write.js'

/** How a recorded way becomes a file. */
export type Saving = {
  readonly file: string
  readonly flow: string
  readonly route: string
  readonly parts: readonly SitePart[]
  /** The project's folder, and where the schemas lie. */
  readonly root: string
  readonly schemas: string
  readonly account: string
  readonly locale: string
  readonly device: string
  readonly way: Omit<Way, 'destination'> & { readonly destination: Way['destination'] | null }
  readonly sentences: readonly string[]
  readonly says: readonly (string | null)[]
  /** The flow and route that the way is another language of. */
  readonly existing: { readonly flow: Flow; readonly route: Route } | null
  readonly lint: LintContext
}

/** Where it was written, and what its author should know. */
export type Saved = { readonly file: string; readonly lines: readonly string[] }

/** Writes a new flow, or the other language of an existing one. A file that is there already is never overwritten. */
export function save(saving: Saving): Saved {
  const { existing } = saving
  if (!existing) return saveNew(saving, saving.file)
  const source = readFileSync(existing.flow.file, 'utf8')
  const { way, locale, device, says } = saving
  const merged: Merged = withLanguage(source, { ...existing, locale, device, says, ...way })
  if ('differences' in merged) {
    const beside = saveNew(saving, besideOf(existing.flow.file, locale))
    return {
      file: beside.file,
      lines: [
        `In ${locale} the way is another one; ${existing.flow.file} stays as it is:`,
        ...merged.differences.map((line) => `  ${line}`),
        `Make the way in this file a route of its own there, with \`locales: [${locale}]\`, or its steps with \`locales:\`.`,
        ...beside.lines,
      ],
    }
  }
  const problems = flowOf(existing.flow.file, merged.source, saving.lint).problems
  writeFileAtomically(existing.flow.file, merged.source)
  return {
    file: existing.flow.file,
    lines: [...merged.missing.map((what) => `Not in ${locale} yet: ${what}.`), ...problems.map(formatProblem)],
  }
}

function saveNew(saving: Saving, wanted: string): Saved {
  const file = freeName(wanted)
  const { way, parts, schemas, root } = saving
  const schema = join(schemas, 'flow.schema.json')
  const known = parts.flatMap(({ part }) => part.hosts)
  const first = way.recording.steps[0]
  const start = first?.action === 'open' ? first.url : ''
  const destination = way.destination ?? { url: start, heading: null, fields: [], submit: null, sentences: [] }
  const text = flowFile({
    ...saving,
    recording: way.recording,
    destination,
    schema: existsSync(schema) && isWithin(root, schema) ? pathTo(dirname(file), schema) : null,
    include: parts.map((part) => includePath(file, part.file)),
    hosts: hostsToName(way.hosts, known, start),
  })
  writeFileAtomically(file, text)
  return { file, lines: flowOf(file, text, saving.lint).problems.map(formatProblem) }
}

/** @throws BadInputError when a flow would be overwritten; to be asked before anybody has clicked. */
export function requireFree(file: string): void {
  if (existsSync(file))
    throw new BadInputError(
      `${file} is there already. Give another file with --out, or another id with --flow; another language of a flow is recorded with its --flow and --locale.`,
    )
}

/** What appeared while somebody clicked is not overwritten, and what was clicked is not lost. */
function freeName(wanted: string): string {
  let file = wanted
  for (let count = 2; existsSync(file); count += 1) file = wanted.replace(/(\.ya?ml)?$/, `-${count}$1`)
  return file
}

function besideOf(file: string, locale: string): string {
  return join(dirname(file), `${basename(file).replace(/\.ya?ml$/, '')}.${locale}.recorded.yaml`)
}

/** A path that leads out of the project is another one on the next machine. */
function isWithin(root: string, file: string): boolean {
  return !relative(root, file).startsWith('..')
}

function pathTo(from: string, to: string): string {
  return relative(from, to).split(sep).join('/')
}

/** A route is called by what is clicked first; one without a click is the link itself. */
export function routeId({ steps }: Recording): string {
  const first = steps.find(({ action }) => action !== 'open')
  return (first && first.action !== 'open' && slug(String(first.target.name))) || 'direct-link'
}

/** A flow is called by the heading of the page at the end, else by its host. */
export function flowId(way: Saving['way'], url: string): string {
  return slug(way.destination?.heading ?? '') || slug(new URL(url).hostname) || 'recorded'
}
