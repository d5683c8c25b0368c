import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { lintAssumed } from './assumed.js'
import { mergedFormerly } from './formerly.js'
import { guidesSeenFrom } from './guide.js'
import { type LintContext, lintFlow } from './lint.js'
import { lintFormerly } from './lint-formerly.js'
import { guideProblems, lintGuides, type OwnGuides } from './lint-guides.js'
import { originsOf } from './origins.js'
import {
  type Comparison,
  type Flow,
  type FlowFile,
  flowSchema,
  type Part,
  partSchema,
  type StepFile,
} from './schema.js'
import { derivedId } from './step-id.js'
import { didYouMean } from './suggest.js'
import { check, type Problem, parseYaml, type YamlFile } from './yaml.js'

/** What a folder of flow files holds; `flows` lists only those without a problem. */
export type LoadedFlows = {
  readonly flows: readonly Flow[]
  /** Those of all parts, in the order of their files. */
  readonly comparisons: readonly Comparison[]
  readonly problems: readonly Problem[]
  readonly files: number
}

/**
 * Reads every `*.yaml` below a folder: files with a `flow:` key are flows, those with a `part:` key are shared parts.
 *
 * @param directory absolute path of the folder.
 * @throws never for bad files: each becomes a problem with file, line and column.
 */
export function loadFlows(directory: string, context: LintContext): LoadedFlows {
  const files = yamlFilesIn(directory)
  if (files.length === 0) {
    return {
      flows: [],
      comparisons: [],
      files: 0,
      problems: [{ file: directory, line: 1, column: 1, message: NO_FLOWS }],
    }
  }
  const loaded = files.map((file) => loadFile(file, context))
  const problems = loaded.flatMap((result) => result.problems)
  const flows = loaded.flatMap((result) => (result.flow ? [result.flow] : []))
  problems.push(...taken(flows, 'flow', ({ flow }) => flow), ...taken(flows, 'link', ({ link }) => link.id))
  const ids = flows.map(({ flow }) => flow)
  for (const { flow, yaml } of loaded) if (flow && yaml) problems.push(...insteadProblems(flow, ids, yaml))
  const parts = loaded.flatMap((result) => (result.part ? [result.part] : []))
  problems.push(...comparisonProblems(parts, flows))
  const guides = loaded.flatMap((result) => (result.guides ? [result.guides] : []))
  problems.push(...guideProblems(guides, flows))
  const bad = new Set(problems.map((problem) => problem.file))
  return {
    flows: flows.filter((flow) => !bad.has(flow.file)),
    comparisons: parts.flatMap(({ part }) => part.comparisons ?? []),
    problems,
    files: files.length,
  }
}

/** Ids name folders and addresses, so each is given once. */
function taken(flows: readonly Flow[], what: string, idOf: (flow: Flow) => string): readonly Problem[] {
  const first = new Map<string, string>()
  return flows.flatMap((flow) => {
    const id = idOf(flow)
    const other = first.get(id)
    if (other === undefined) first.set(id, flow.file)
    const message = `the ${what} id \`${id}\` is already taken by ${other}`
    return other === undefined ? [] : [{ file: flow.file, line: 1, column: 1, message }]
  })
}

type LoadedPart = { readonly part: Part; readonly yaml: YamlFile }

/** What is wrong with comparisons, which speak of other files: routes that there are not, and ids that are used twice. */
function comparisonProblems(parts: readonly LoadedPart[], flows: readonly Flow[]): readonly Problem[] {
  const routes = flows.flatMap(({ flow, routes }) => routes.map(({ id }) => `${flow}/${id}`))
  const taken = new Set<string>()
  return parts.flatMap(({ part, yaml }) => {
    const before = yaml.problems.length
    for (const [index, { id, ways }] of (part.comparisons ?? []).entries()) {
      if (taken.has(id)) yaml.report(['comparisons', index, 'id'], `the id \`${id}\` is used twice`)
      taken.add(id)
      for (const [at, { route }] of ways.entries()) {
        if (routes.includes(route)) continue
        const hint = didYouMean(route, routes) || '; the routes are named `flow/route`'
        yaml.report(['comparisons', index, 'ways', at, 'route'], `there is no route \`${route}\`${hint}`)
      }
    }
    return yaml.problems.slice(before)
  })
}

/** Flows that are to help instead, and that there are not. */
function insteadProblems({ instead }: Flow, ids: readonly string[], yaml: YamlFile): readonly Problem[] {
  const before = yaml.problems.length
  for (const [index, id] of instead.entries()) {
    if (!ids.includes(id)) yaml.report(['instead', index], `there is no flow \`${id}\`${didYouMean(id, ids)}`)
  }
  return yaml.problems.slice(before)
}

const NO_FLOWS = 'no flow files here: put at least one *.yaml with a `flow:` key into this folder (see docs/flows.md)'

function yamlFilesIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.ya?ml$/.test(name) && statSync(join(directory, name)).isFile())
      .map((name) => join(directory, name))
      .sort()
  } catch {
    return []
  }
}

/**
 * A flow as its file would give it with other content, beside the parts that it includes.
 *
 * @returns the flow, or what is wrong with it.
 */
export function flowOf(file: string, source: string, context: LintContext): Pick<LoadedFile, 'flow' | 'problems'> {
  return loaded(file, parseYaml(file, source), context)
}

type LoadedFile = {
  flow?: Flow
  yaml?: YamlFile
  part?: LoadedPart
  guides?: OwnGuides
  problems: readonly Problem[]
}

function loadFile(file: string, context: LintContext): LoadedFile {
  return loaded(file, read(file), context)
}

function loaded(file: string, yaml: YamlFile, context: LintContext): LoadedFile {
  if (yaml.problems.length > 0) return { problems: yaml.problems }
  if (yaml.value !== null && typeof yaml.value === 'object' && 'part' in yaml.value) {
    const part = check(partSchema, yaml)
    if (part) {
      resolveParts(file, part.include, yaml, [file])
      lintAssumed(part, [], yaml.report)
      lintFormerly({ formerly: part.formerly }, yaml.report)
      lintGuides(part.guides, file, yaml.report)
    }
    const isSound = part !== undefined && yaml.problems.length === 0
    const sound = isSound ? { part: { part, yaml }, guides: { guides: part.guides, yaml } } : {}
    return { problems: [...yaml.problems], ...sound }
  }
  const content = check(flowSchema, yaml)
  if (!content) return { problems: yaml.problems }
  const parts = resolveParts(file, content.include, yaml, [file])
  const flow = assemble(file, content, parts)
  lintFlow(flow, context, yaml.report)
  lintAssumed({ ...flow, assumed: content.assumed }, flow.locales, yaml.report)
  lintFormerly({ ...flow, formerly: content.formerly }, yaml.report)
  lintGuides(content.guides, file, yaml.report)
  return { flow, yaml, guides: { guides: content.guides, yaml }, problems: [...yaml.problems] }
}

/** Reads the included parts, depth first; a part that has problems of its own is reported where it is included. */
function resolveParts(
  file: string,
  includes: readonly string[],
  yaml: YamlFile,
  trail: readonly string[],
): readonly Part[] {
  return includes.flatMap((include, index) => {
    const path = resolve(dirname(file), include)
    const at = ['include', index]
    if (trail.includes(path)) {
      yaml.report(
        at,
        `this include goes in a circle: ${[...trail, path].map((step) => relative(dirname(file), step) || '.').join(' → ')}`,
      )
      return []
    }
    const partYaml = read(path)
    const part = partYaml.problems.length === 0 ? check(partSchema, partYaml) : undefined
    const first = partYaml.problems[0]
    if (first || !part) {
      yaml.report(
        at,
        `the included part \`${include}\` cannot be used: ${first ? `line ${first.line}, ${first.message}` : 'it is no part'}`,
      )
      return []
    }
    const guides = guidesSeenFrom(trail[0] ?? file, path, part.guides)
    return [...resolveParts(path, part.include, yaml, [...trail, path]), { ...part, guides }]
  })
}

function read(file: string): YamlFile {
  try {
    return parseYaml(file, readFileSync(file, 'utf8'))
  } catch (error) {
    const yaml = parseYaml(file, '')
    yaml.report([], `cannot be read: ${error instanceof Error ? error.message : String(error)}`)
    return yaml
  }
}

/** Merges parts into the flow (the flow's own entries last, so that they win) and derives ids. */
function assemble(file: string, content: FlowFile, parts: readonly Part[]): Flow {
  const all = [...parts, content]
  const link = typeof content.link === 'string' ? { id: content.flow, url: content.link } : content.link
  const opened = content.routes.flatMap((route) => route.steps.flatMap((step) => (step.open ? [step.open] : [])))
  const addresses = [link.url, ...opened]
  const named = all.flatMap((one) => one.hosts)
  const own = (named.length === 0 ? addresses : [link.url]).map((url) => new URL(url).origin)
  return {
    ...content,
    file,
    link,
    hosts: [...new Set([...named.flatMap((entry) => originsOf(entry, addresses)), ...own])],
    reads: [...new Set(all.flatMap((one) => one.reads))],
    guides: Object.assign({}, ...all.map((one) => one.guides)),
    interruptions: all.flatMap((one) => one.interruptions),
    obstacles: all.flatMap((one) => one.obstacles),
    mask: all.flatMap((one) => one.mask),
    refuse: all.flatMap((one) => one.refuse),
    assumed: all.flatMap((one) => one.assumed),
    formerly: mergedFormerly(all.map((one) => one.formerly)),
    routes: content.routes.map((route) => ({ ...route, steps: withIds(route.steps) })),
  }
}

function withIds(steps: readonly StepFile[]): readonly (StepFile & { id: string })[] {
  const used = new Map<string, number>()
  return steps.map((step) => {
    const base = step.id ?? derivedId(step)
    const count = (used.get(base) ?? 0) + 1
    used.set(base, count)
    // The same step for another device or language replaces it there, so it shares the id and the picture's place.
    const alternative = step.devices !== undefined || step.locales !== undefined
    return { ...step, id: count > 1 && !(step.id && alternative) ? `${base}-${count}` : base }
  })
}
