import { constants, copyFileSync, existsSync, linkSync, lstatSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { BadInputError } from '../mistake/mistake.js'
import { pathPartSchema } from '../screen/names.js'
import { readJson, writeFileAtomically, writeJson } from './files.js'
import { refuseNewer } from './newer.js'
import { walkFolder } from './runs.js'

/** What a slot leaves beside its walks, as `share.json`. */
const shareSchema = z.object({
  schema: z.literal(1),
  run: pathPartSchema,
  slot: z.int().min(0),
  /** It walked second walks. */
  again: z.boolean(),
  startedAt: z.string(),
  /** When it had walked and judged all that it was to; `null` while it has not, or when it was ended early. */
  completedAt: z.string().nullable(),
})
export type Share = Readonly<z.infer<typeof shareSchema>> & { readonly out: string }

export function writeShare({ out, ...share }: Share): void {
  writeJson(join(out, 'share.json'), share)
}

/**
 * Opens a share.
 *
 * @throws BadInputError when the folder holds none, or one of another run.
 */
export function openShare(folder: string, run: string): Share {
  const out = resolve(folder)
  const file = join(out, 'share.json')
  if (!existsSync(file))
    throw new BadInputError(
      `${out} holds no share of a run: there is no share.json in it. Leave it out, or name its folder.`,
    )
  const value = readJson(file)
  refuseNewer(file, value, 1, BadInputError)
  const parsed = shareSchema.safeParse(value)
  if (!parsed.success)
    throw new BadInputError(`${file} is damaged (${parsed.error.issues[0]?.message}). Leave this share out.`)
  if (parsed.data.run !== run)
    throw new BadInputError(`${out} is a share of the run ${parsed.data.run}, not of ${run}. Leave it out.`)
  return { ...parsed.data, out }
}

/** Of several shares those first that came to their end, and of these those that did so first. */
export function byCompletion(a: Share, b: Share): number {
  const [one, other] = [a.completedAt ?? '9', b.completedAt ?? '9']
  return one < other ? -1 : one > other ? 1 : 0
}

/**
 * Takes what a share has of a walk over into a run: the record, what was judged and the pictures, and nothing else that may lie
 * there. The share stays as it is; where it can be, the run has the same files under another name.
 */
export function takeWalk(share: Share, id: string, out: string): void {
  const [from, to] = [walkFolder(share.out, id), walkFolder(out, id)]
  mkdirSync(to, { recursive: true })
  for (const name of readdirSync(from)) {
    if (!/^((walk|judged)\.json|[^/]+\.png)$/.test(name) || !lstatSync(join(from, name)).isFile()) continue
    linkOrCopy(join(from, name), join(to, name))
  }
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to)
  } catch {
    // Another file system, or one without hard links.
    copyFileSync(from, to, constants.COPYFILE_FICLONE)
  }
}

/** The sealed session of an account in a share. */
export function sharedSessionFile(out: string, account: string): string {
  return join(out, 'sessions', `${account}.json`)
}

/** Lays a sealed session into a share, for its owner’s eyes. */
export function shareSession(out: string, account: string, file: string): void {
  writeFileAtomically(sharedSessionFile(out, account), readFileSync(file), 0o600)
}
