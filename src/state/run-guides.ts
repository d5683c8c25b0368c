import { join } from 'node:path'
import { z } from 'zod'
import { namedGuideSchema } from '../guide-check/guide-named.js'
import { readJson, writeJson } from './files.js'
import { guideCheckSchema } from './guide-checks.js'
import { refuseNewer } from './newer.js'
import { RunFileError } from './runs.js'

/** A guide as it was checked in a night. */
const runGuideSchema = namedGuideSchema.extend({ family: z.string().nullable(), check: guideCheckSchema })
export type RunGuide = Readonly<z.infer<typeof runGuideSchema>>

const runGuidesSchema = z.object({ schema: z.literal(1), guides: z.array(runGuideSchema) })

/** The guides that the night of a run checked, for its report: `guides.json` in its folder. */
export function writeRunGuides(out: string, guides: readonly RunGuide[]): void {
  writeJson(join(out, 'guides.json'), { schema: 1, guides })
}

/**
 * @returns none where the night checked none.
 * @throws RunFileError when the file is damaged.
 */
export function readRunGuides(out: string): readonly RunGuide[] {
  const file = join(out, 'guides.json')
  const value = readJson(file)
  if (value === undefined) return []
  refuseNewer(file, value, 1, RunFileError)
  const parsed = runGuidesSchema.safeParse(value)
  if (parsed.success) return parsed.data.guides
  throw new RunFileError(`${file} is damaged. Delete it, and the report of this run is written without its guides.`)
}
