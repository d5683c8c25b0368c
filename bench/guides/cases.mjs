import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

/** The halves whose guides are files here; `manuals/` downloads its own. */
export const HALVES = [
  'tuned',
  'held-out',
  'fresh',
  'ordinary',
  'newsroom',
  'advice',
  'bulletin',
  'weekly',
  'desk',
  'courier',
  'parlour',
  'market',
  'guild',
  'depot',
  'atlas',
  'beacon',
  'harbour',
  'cellar',
  'lantern',
  'mosaic',
  'quay',
  'tiller',
  'ember',
  'flint',
]
/** Sets that are only counted. */
export const HELD_OUT = HALVES.filter((half) => half !== 'tuned')
const FORMATS = { '.html': 'html', '.md': 'markdown', '.txt': 'text' }

const selector = z.strictObject({
  quote: z.string().min(1),
  prefix: z.string().optional(),
  suffix: z.string().optional(),
})
const caseSchema = z
  .strictObject({
    world: z.string(),
    language: z.string(),
    style: z.enum(['news', 'faq', 'steps', 'leaflet', 'forum', 'shop-help', 'manual']),
    today: z.iso.date(),
    date: z.iso.date().optional(),
    route: z.string().optional(),
    proof: z.array(selector).length(3),
    verdict: z.enum(['right', 'wrong', 'unknown']),
    unknown: z.string().optional(),
    faults: z
      .array(
        z.strictObject({
          rules: z.array(z.string()).min(1),
          quote: z.string().min(1),
          also: z.array(z.string().min(1)).default([]),
          printed: z.string().optional(),
          now: z.string().optional(),
        }),
      )
      .default([]),
    nonFaults: z.array(z.strictObject({ quote: z.string().min(1), why: z.string().min(1) })).default([]),
  })
  .refine(({ verdict, faults }) => (verdict === 'wrong') === faults.length > 0, 'verdict and faults disagree')
  .refine(({ verdict, unknown }) => (verdict === 'unknown') === (unknown !== undefined), 'unknown needs its reason')

/**
 * The labelled guides, in the order of their names.
 *
 * @param folder that of `worlds/` and of the halves.
 * @param halves those that are wanted; one that is not there has no cases.
 * @param parseWorld makes a `Known` of a world as it was read, and throws where it is none.
 * @throws an error that names the file, where a case or a world is not as README.md says.
 */
export function loadCases(folder, halves, parseWorld) {
  const worlds = new Map()
  const worldOf = (name) => {
    if (!worlds.has(name)) worlds.set(name, read(join(folder, 'worlds', `${name}.yaml`), parseWorld))
    return worlds.get(name)
  }
  return halves
    .filter((half) => existsSync(join(folder, half)))
    .flatMap((half) =>
      readdirSync(join(folder, half))
        .filter((name) => name.endsWith('.yaml'))
        .sort()
        .map((name) => {
          const id = name.slice(0, -'.yaml'.length)
          const labels = read(join(folder, half, name), (value) => caseSchema.parse(value))
          const file = readdirSync(join(folder, half)).find(
            (other) => other.slice(0, -extname(other).length) === id && extname(other) in FORMATS,
          )
          if (!file) throw new Error(`${half}/${name}: there is no guide ${id}.html, .md or .txt beside it.`)
          const source = readFileSync(join(folder, half, file), 'utf8')
          return { id, half, file, format: FORMATS[extname(file)], source, ...labels, known: worldOf(labels.world) }
        }),
    )
}

function read(path, parseValue) {
  try {
    return parseValue(parse(readFileSync(path, 'utf8')))
  } catch (error) {
    throw new Error(`${path}: ${error.message}`)
  }
}
