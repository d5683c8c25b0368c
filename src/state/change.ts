import { copyFileSync, existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { discard, flushFolder, readJson, reasonOf, WriteError, writeJson, writeTogether } from './files.js'
import { refuseNewer } from './newer.js'

/** What becomes of a file: its content, a copy of another file, or `null` where it goes. */
export type FileChange = {
  readonly file: string
  readonly content: string | Uint8Array | { readonly copyOf: string } | null
}

/** Makes changes that belong together: first all that is written, then all that goes. */
export function changeFiles(changes: readonly FileChange[]): void {
  writeTogether(changes.flatMap(({ file, content }) => (content === null ? [] : [[file, bytesOf(content)] as const])))
  for (const { file, content } of changes) if (content === null) rmSync(file, { force: true })
}

// How a change comes about that is made as a whole or not at all, whatever ends it: beside each file lie what it becomes
// (.name.PID.tmp) and what it was (.name.PID.old), and the journal names them all before the first one is touched. Until
// the journal says `done`, everything can be undone by it.

const journalSchema = z.object({
  schema: z.literal(1),
  done: z.boolean(),
  changes: z.array(z.object({ file: z.string(), draft: z.string().nullable(), old: z.string().nullable() })),
})
type Journal = Readonly<z.infer<typeof journalSchema>>

/**
 * Makes changes as a whole or not at all. What even a failing disk or a killed process leaves behind half done,
 * {@link undoUnfinished} takes back, which is to be called before the files are read again.
 *
 * @param journal the file that the change is noted in while it is made.
 * @throws WriteError when it could not be made; everything is as it was then, or will be.
 */
export function changeTogether(journal: string, changes: readonly FileChange[]): void {
  const noted = changes.map(({ file, content }) => {
    const beside = join(dirname(file), `.${basename(file)}.${process.pid}`)
    return {
      file,
      draft: content === null ? null : `${beside}.tmp`,
      old: existsSync(file) ? `${beside}.old` : null,
    }
  })
  try {
    for (const { file, content } of changes) if (content !== null) writeDraft(file, content)
    for (const { file, old } of noted) if (old !== null) keepOld(file, old)
    writeJson(journal, { schema: 1, done: false, changes: noted } satisfies Journal)
    for (const { file, draft } of noted) {
      if (draft === null) rmSync(file, { force: true })
      else renameSync(draft, file)
    }
    for (const folder of new Set(noted.map(({ file }) => dirname(file)))) if (existsSync(folder)) flushFolder(folder)
    writeJson(journal, { schema: 1, done: true, changes: noted } satisfies Journal)
  } catch (error) {
    if (!existsSync(journal)) tidy(noted)
    // What failed may have been no more than to see that it is on the disk.
    else if (undoUnfinished(journal) === 'made') return
    if (error instanceof WriteError) throw error
    throw new WriteError(`The change could not be made, and nothing was changed: ${reasonOf(error)}`)
  }
  tidy(noted)
  discard(journal)
}

/**
 * Takes back what a change left half done; nothing where there is none.
 *
 * @returns whether the change was taken back, or had been made.
 * @throws WriteError when not even that is possible now; it can be tried again.
 */
export function undoUnfinished(journal: string): 'none' | 'undone' | 'made' {
  if (!existsSync(journal)) return 'none'
  const value = readJson(journal)
  refuseNewer(journal, value, 1, WriteError)
  const parsed = journalSchema.safeParse(value)
  if (!parsed.success)
    throw new WriteError(
      `${journal} is damaged. See with git which files are half changed, restore them, and delete it.`,
    )
  const { done, changes } = parsed.data
  try {
    for (const { file, old } of done ? [] : changes) {
      if (old === null) rmSync(file, { force: true })
      else if (existsSync(old)) renameSync(old, file)
    }
  } catch (error) {
    throw new WriteError(
      `A change could be neither made nor taken back: ${reasonOf(error)} The next command of guidewatch takes it back.`,
    )
  }
  tidy(changes)
  rmSync(journal, { force: true })
  return done ? 'made' : 'undone'
}

function tidy(noted: Journal['changes']): void {
  for (const { draft, old } of noted) for (const file of [draft, old]) if (file !== null) discard(file)
}

function writeDraft(file: string, content: NonNullable<FileChange['content']>): void {
  const draft = join(dirname(file), `.${basename(file)}.${process.pid}.tmp`)
  // Written whole and flushed under its own name first, which takes the temporary name's place.
  writeTogether([[draft, bytesOf(content)]])
}

/** A second name for what a file holds; a copy where the file system knows no second names. */
function keepOld(file: string, old: string): void {
  mkdirSync(dirname(old), { recursive: true })
  rmSync(old, { force: true })
  try {
    linkSync(file, old)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') throw error
    copyFileSync(file, old)
  }
}

function bytesOf(content: NonNullable<FileChange['content']>): string | Uint8Array {
  return typeof content === 'object' && 'copyOf' in content ? readFileSync(content.copyOf) : content
}
