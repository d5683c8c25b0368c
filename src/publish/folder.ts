import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { BadInputError } from '../mistake/mistake.js'
import { readJson, reasonOf, WriteError, writeFileAtomically } from '../state/files.js'
import type { PublishedFile } from './schema.js'

/** A path below the folder: no part of it is `..`. */
const pathSchema = z.string().regex(/^(?!\.\.?(\/|$))[\w.-]+(\/(?!\.\.?(\/|$))[\w.-]+)*$/)

const manifestSchema = z.object({
  /** Stands for all that the files were made of. */
  made: z.string(),
  /** SHA-256 of each file by its path; of the head, which differs every night, there is none. */
  files: z.record(pathSchema, z.string()),
})

/** Lists all files of a publication but the head, for mirrors, and for the next night. */
export const MANIFEST = 'files.json'
/** What readers ask for first, and what is written last. */
export const HEAD = 'head.json'
export const STATUS = 'status.json'

/** A folder that is published, while it is brought up to date. */
export type Folder = {
  /** What its files were made of; `null` while it is empty, or where making it was cut off. */
  readonly made: string | null
  /** Paths and hashes of the files that are there. */
  readonly files: ReadonlyMap<string, string>
  /** Writes files, but for those that are there already with the same content. */
  readonly put: (files: Iterable<PublishedFile>) => void
  /** Keeps the files of last time as they are. */
  readonly keep: () => void
  /** Deletes what was written earlier and not this time; then writes the last files, the head at the very end. */
  readonly finish: (made: string, last: readonly PublishedFile[]) => void
}

/**
 * Opens a folder for publishing. It never touches a file that it has not written itself.
 *
 * @throws BadInputError when the folder holds something else.
 */
export function openFolder(path: string): Folder {
  const file = join(path, MANIFEST)
  const before = manifestSchema.safeParse(readJson(file)).data
  if (!before && existsSync(path) && readdirSync(path).some((name) => name !== MANIFEST)) {
    throw new BadInputError(
      `${path} holds other files, and no ${MANIFEST} of an earlier publication. Choose an empty folder, or restore ${MANIFEST}.`,
    )
  }
  // After a crash nobody knows what is in the files that were being written.
  const isWhole = Boolean(before?.made)
  const known = new Map(Object.entries(before?.files ?? {}))
  const files = new Map<string, string>()
  const folders = new Set<string>()
  let begun = false
  const begin = () => {
    // Cut off from here on, the folder is known to be ours and not to be complete.
    if (!begun) writeManifest(file, '', known)
    begun = true
  }
  const put = (list: Iterable<PublishedFile>) => {
    for (const { path: name, content } of list) {
      const hash = createHash('sha256').update(content).digest('hex')
      // Several ways may show one picture; it is written once.
      if (files.get(name) === hash) continue
      const isNew = (isWhole ? !known.has(name) : !before) && !files.has(name)
      files.set(pathSchema.parse(name), hash)
      const target = join(path, name)
      if (isWhole && known.get(name) === hash && existsSync(target)) continue
      begin()
      if (!folders.has(dirname(target))) makeFolder(dirname(target))
      folders.add(dirname(target))
      write(target, content, isNew)
    }
  }
  return {
    made: before?.made || null,
    files: known,
    put,
    keep: () => {
      for (const [name, hash] of known) files.set(name, hash)
    },
    finish: (made, last) => {
      put(last.filter(({ path: name }) => name !== HEAD))
      const gone = [...known.keys()].filter((name) => !files.has(name))
      if (gone.length > 0) begin()
      for (const name of gone) rmSync(join(path, name), { force: true })
      for (const folder of new Set(gone.map((name) => dirname(name)))) removeEmpty(path, folder)
      for (const { path: name, content } of last) if (name === HEAD) writeFileAtomically(join(path, name), content)
      if (begun || made !== before?.made) writeManifest(file, made, files)
    },
  }
}

/**
 * Writes a small file. Some hundred thousand of them cannot wait for the disk one by one; after a crash all are written again.
 *
 * @param isNew it is not to be there yet: somebody else's would be overwritten.
 */
function write(file: string, content: string | Buffer, isNew: boolean): void {
  try {
    // Whoever reads meanwhile reads the old one, or the new one.
    writeFileSync(isNew ? file : `${file}.tmp`, content, { flag: isNew ? 'wx' : 'w' })
    if (!isNew) renameSync(`${file}.tmp`, file)
  } catch (error) {
    if (isNew && error instanceof Error && 'code' in error && error.code === 'EEXIST')
      throw new BadInputError(`${file} is to be published, and somebody else's file is there. Move that away.`)
    throw new WriteError(`${file} could not be written: ${reasonOf(error)}`)
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    throw new WriteError(`${folder} could not be made: ${reasonOf(error)}`)
  }
}

function writeManifest(file: string, made: string, files: ReadonlyMap<string, string>): void {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1))
  writeFileAtomically(file, `${JSON.stringify({ made, files: Object.fromEntries(sorted) }, null, 1)}\n`)
}

function removeEmpty(root: string, folder: string): void {
  if (folder === '.' || !existsSync(join(root, folder)) || readdirSync(join(root, folder)).length > 0) return
  rmSync(join(root, folder), { recursive: true })
  removeEmpty(root, dirname(folder))
}
