import { hash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { BadInputError } from '../mistake/mistake.js'
import { reasonOf, WriteError, writeFileAtomically } from '../state/files.js'
import { fileList, type PackedFiles } from './file-list.js'
import { type Manifest, manifestParts, pathSchema, readManifest } from './manifest.js'
import type { PublishedFile } from './schema.js'

/** Lists all files of a publication but the head, for mirrors, and for the next night. */
export const MANIFEST = 'files.json'
/** What readers ask for first, and what is written last. */
export const HEAD = 'head.json'
export const STATUS = 'status.json'

/** A folder that is published, while it is brought up to date. */
export type Folder = {
  readonly path: string
  /** What its files were made of; `null` while it is empty, or where making it was cut off. */
  readonly made: string | null
  /** What was there when it was opened. */
  readonly before: Manifest | undefined
  /** Writes files, but for those that are there already with the same content. */
  readonly put: (files: Iterable<PublishedFile>) => void
  /** Says that files are about to be written, here or in another thread. */
  readonly begin: () => void
  /** Takes note of files that were put there otherwise, as by another thread. */
  readonly note: (written: PackedFiles) => void
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
  const before = readManifest(file)
  if (!before && existsSync(path) && readdirSync(path).some((name) => name !== MANIFEST)) {
    throw new BadInputError(
      `${path} holds other files, and no ${MANIFEST} of an earlier publication. Choose an empty folder, or restore ${MANIFEST}.`,
    )
  }
  const files = fileList()
  // Of those that were put here, which may come several times.
  const put = new Map<string, string>()
  let isKept = false
  let begun = false
  const begin = () => {
    // Cut off from here on, the folder is known to be ours and not to be complete.
    if (!begun) writeFileAtomically(file, before ? unmade(before) : manifestParts('', fileList()))
    begun = true
  }
  const putOne = filePutter(path, before, begin)
  const putAll = (list: Iterable<PublishedFile>) => {
    for (const one of list) {
      const sha256 = putOne(one, put.get(one.path))
      put.set(one.path, sha256)
      files.add(one.path, sha256)
    }
  }
  return {
    path,
    made: before?.made || null,
    before,
    put: putAll,
    begin,
    note: files.addAll,
    keep: () => {
      isKept = true
    },
    finish: (made, last) => {
      putAll(last.filter(({ path: name }) => name !== HEAD))
      const gone = isKept || !before ? [] : [...missing(before.paths(), files.sorted())]
      if (gone.length > 0) begin()
      for (const name of gone) rmSync(join(path, name), { force: true })
      for (const folder of new Set(gone.map((name) => dirname(name)))) removeEmpty(path, folder)
      for (const { path: name, content } of last) if (name === HEAD) writeFileAtomically(join(path, name), content)
      if (!begun && made === before?.made) return
      if (isKept) for (const name of before?.paths() ?? []) if (!put.has(name)) files.add(name, before?.get(name) ?? '')
      writeFileAtomically(file, manifestParts(made, files))
    },
  }
}

/**
 * Writes one file after the other, but for those that are there already with the same content.
 *
 * @param begin is called before a file is written.
 * @returns the hash of what is there then. `known`: that of what was put there this time already, as several ways may show one
 *   picture.
 */
export function filePutter(
  path: string,
  before: Manifest | undefined,
  begin: () => void,
): (file: PublishedFile, known?: string) => string {
  // After a crash nobody knows what is in the files that were being written.
  const isWhole = Boolean(before?.made)
  const folders = new Set<string>()
  return ({ path: name, content }, known) => {
    const sha256 = hash('sha256', content)
    if (known === sha256) return sha256
    const target = join(path, pathSchema.parse(name))
    const was = before?.get(name)
    if (isWhole && was === sha256 && existsSync(target)) return sha256
    begin()
    const folder = dirname(target)
    if (!folders.has(folder)) makeFolder(folder)
    folders.add(folder)
    write(target, content, known === undefined && (isWhole ? was === undefined : !before))
    return sha256
  }
}

/**
 * Writes a small file. Some hundred thousand of them cannot wait for the disk one by one; after a crash all are written again.
 *
 * @param isNew it is not to be there yet: somebody else's would be overwritten.
 */
function write(file: string, content: string | Uint8Array, isNew: boolean): void {
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

/** What is in the first of two sorted lists and not in the second. */
function* missing(before: Iterable<string>, now: Iterable<readonly [path: string, sha256: string]>): Generator<string> {
  const rest = now[Symbol.iterator]()
  let next = rest.next()
  for (const path of before) {
    while (!next.done && next.value[0] < path) next = rest.next()
    if (next.done || next.value[0] !== path) yield path
  }
}

/** The list of before, of files that are no longer known to be whole. */
function unmade({ bytes }: Manifest): Uint8Array {
  const list = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Buffer.concat([Buffer.from('{\n "made": "",'), list.subarray(list.indexOf('\n', 2))])
}

function removeEmpty(root: string, folder: string): void {
  if (folder === '.' || !existsSync(join(root, folder)) || readdirSync(join(root, folder)).length > 0) return
  rmSync(join(root, folder), { recursive: true })
  removeEmpty(root, dirname(folder))
}
