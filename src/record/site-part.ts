import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { originAllowed, originsOf } from '../flow/origins.js'
import { type Flow, type Part, partSchema } from '../flow/schema.js'
import { check, parseYaml } from '../flow/yaml.js'

/** A part that flows of a site include, and where it lies. */
export type SitePart = { readonly file: string; readonly part: Part }

/** The parts in a folder of flows that speak of a site: those that name its host. Files that cannot be read are passed over. */
export function partsOf(directory: string, url: string): readonly SitePart[] {
  return yamlFiles(directory).flatMap((file) => {
    const yaml = parseYaml(file, readFileSync(file, 'utf8'))
    if (yaml.problems.length > 0 || yaml.value === null || typeof yaml.value !== 'object' || !('part' in yaml.value))
      return []
    const part = check(partSchema, yaml)
    const origins = part?.hosts.flatMap((host) => originsOf(host, [url])) ?? []
    return part && originAllowed(url, origins) ? [{ file, part }] : []
  })
}

function yamlFiles(directory: string): readonly string[] {
  try {
    return readdirSync(directory, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.ya?ml$/.test(name))
      .map((name) => join(directory, name))
      .sort()
  } catch {
    return []
  }
}

/** How a flow file names a part beside it. */
export function includePath(flowFile: string, partFile: string): string {
  return relative(dirname(flowFile), partFile).split(sep).join('/')
}

/** A flow that knows of a site what its parts say, and nothing of where it leads: what a recording is watched by. */
export function emptyFlow(url: string, parts: readonly SitePart[], account: string, locale: string): Flow {
  const all = parts.map(({ part }) => part)
  return {
    flow: 'recording',
    file: '',
    link: { id: 'recording', url },
    account,
    locales: [locale],
    devices: ['desktop'],
    capture: 'real-time',
    hosts: all.flatMap(({ hosts }) => hosts.flatMap((host) => originsOf(host, [url]))),
    reads: all.flatMap(({ reads }) => reads),
    guides: {},
    assumed: [],
    formerly: { links: [], labels: [] },
    interruptions: all.flatMap(({ interruptions }) => interruptions),
    obstacles: all.flatMap(({ obstacles }) => obstacles),
    mask: [],
    refuse: all.flatMap(({ refuse }) => refuse),
    destination: { fields: [], sentences: [] },
    instead: [],
    claims: [],
    routes: [],
  }
}
