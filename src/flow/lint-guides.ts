import { existsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { type Guide, guidesSeenFrom } from './guide.js'
import type { Flow } from './schema.js'
import { didYouMean } from './suggest.js'
import type { Problem, Report, YamlFile } from './yaml.js'

/** How many sentences prove that a page is the guide. */
export const PROOFS = 3

/** The guides that a file itself has, whether flow or part. */
export type OwnGuides = { readonly guides: Readonly<Record<string, Guide>>; readonly yaml: YamlFile }

/** Reports what keeps a guide from being checked. A guide with an address and no proof is only named, as ever. */
export function lintGuides(guides: Readonly<Record<string, Guide>>, file: string, report: Report): void {
  for (const [id, guide] of Object.entries(guides)) {
    const at = ['guides', id]
    const { url, file: text, proof } = guide
    if (url !== undefined && text !== undefined) report([...at, 'file'], 'give `url` or `file`, not both')
    if (text !== undefined && !isFile(resolve(dirname(file), text)))
      report([...at, 'file'], `there is no file \`${text}\`; it is looked for relative to this file`)
    if (text !== undefined && proof === undefined)
      report(at, `name ${PROOFS} sentences that must be found in it (\`proof\`), else nothing could be said of it`)
    if (proof === undefined) continue
    if (url === undefined && text === undefined)
      report([...at, 'proof'], 'say where the guide is that these sentences are in: `url` or `file`')
    if (proof.length < PROOFS)
      report([...at, 'proof'], `name ${PROOFS} sentences that must be found in it; these are ${proof.length}`)
    for (const [index, { quote }] of proof.entries())
      if (proof.findIndex((other) => other.quote === quote) < index)
        report([...at, 'proof', index, 'quote'], 'this sentence is listed twice')
  }
}

/**
 * What is wrong with guides that speak of other files: flows and routes that there are not, and one id for two guides,
 * of which nobody could say which one a result is of.
 */
export function guideProblems(
  files: readonly OwnGuides[],
  flows: readonly Pick<Flow, 'flow' | 'routes'>[],
): readonly Problem[] {
  const named = new Set(flows.flatMap(({ routes }) => routes.flatMap((route) => route.guides)))
  const known = flows.flatMap(({ flow, routes }) => [flow, ...routes.map(({ id }) => `${flow}/${id}`)])
  const first = new Map<string, { readonly guide: Guide; readonly file: string }>()
  return files.flatMap(({ guides, yaml }) => {
    const before = yaml.problems.length
    for (const [id, guide] of Object.entries(guidesSeenFrom('/', yaml.file, guides))) {
      for (const [index, name] of (guide.teaches ?? []).entries())
        if (!known.includes(name))
          yaml.report(
            ['guides', id, 'teaches', index],
            `there is no flow or route \`${name}\`${didYouMean(name, known)}`,
          )
      if (guide.proof && !guide.teaches && !named.has(id))
        yaml.report(['guides', id], 'say what it teaches: `teaches`, or its id under `guides` of a route', 'key')
      const other = first.get(id)
      first.set(id, other ?? { guide, file: yaml.file })
      const isChecked = guide.proof !== undefined || other?.guide.proof !== undefined
      if (other && isChecked && !isDeepStrictEqual(other.guide, guide))
        yaml.report(['guides', id], `the guide id \`${id}\` is already taken by another guide, in ${other.file}`, 'key')
    }
    return yaml.problems.slice(before)
  })
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile()
}
