import { join } from 'node:path'
import { type ResourceLimits, Worker } from 'node:worker_threads'
import { BadInputError } from '../mistake/mistake.js'
import { ROOT } from '../settings/root.js'
import { WriteError } from '../state/files.js'
import { fileList, type PackedFiles } from './file-list.js'
import { filesOfLink } from './files.js'
import { type Folder, filePutter } from './folder.js'
import type { Manifest } from './manifest.js'
import type { LinkOutline, Publication } from './schema.js'
import { outlineOf, type StatusFile } from './status-file.js'

/** The links whose files one thread writes, and all that these are made of. */
export type Part = {
  readonly path: string
  /** The list of the files that are there. */
  readonly before: Manifest | undefined
  readonly status: StatusFile
  readonly publication: Omit<Publication, 'status'>
  readonly from: number
  readonly to: number
}

/** What of it is given to another thread: both lists are read where they lie. */
export type Sent = Omit<Part, 'before' | 'status'> & {
  readonly before: Uint8Array | undefined
  readonly status: Uint8Array
}

/** The files that are there now; or why they are not. */
export type Written = PackedFiles | { readonly failed: 'input' | 'write'; readonly message: string }

const PROGRAM = join(ROOT, 'dist', 'publish', 'links-thread.js')

/** From so many links on, two threads are worth their while. */
const MANY = 500
const MB = 2 ** 20

/** What is made of a link is gone at once: more room would only be filled. What both lists are looked up by grows with them. */
function roomFor({ status, before }: Sent): ResourceLimits {
  const lists = Math.ceil((status.length + (before?.length ?? 0)) / MB)
  return { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 64 + lists }
}

/**
 * Writes the files of every link: of many links, two threads write half of them each. The bytes are the same.
 *
 * @param options.many from how many links on there are two threads.
 * @throws BadInputError, WriteError as the folder does.
 */
export async function writeLinks(
  { path, before, begin, note }: Folder,
  status: StatusFile,
  publication: Part['publication'],
  { many = MANY }: { readonly many?: number } = {},
): Promise<void> {
  begin()
  const to = status.ids.length
  if (to < many) return note(putLinks({ path, before, status, publication, from: 0, to }))
  const half = Math.ceil(to / 2)
  const sent = { path, before: before?.bytes, status: status.bytes, publication }
  // This thread only waits: what it holds already would keep what it makes from being cleared away soon.
  const ends = await Promise.allSettled([
    inThread({ ...sent, from: 0, to: half }),
    inThread({ ...sent, from: half, to }),
  ])
  for (const end of ends) {
    if (end.status === 'rejected') throw end.reason
    note(end.value)
  }
}

function inThread(sent: Sent): Promise<PackedFiles> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(PROGRAM, { workerData: sent, resourceLimits: roomFor(sent) })
    worker.once('message', (written: Written) => {
      if (!('failed' in written)) resolve(written)
      else reject(new (written.failed === 'input' ? BadInputError : WriteError)(written.message))
    })
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('a thread that writes files ended before it had written them')))
  })
}

/** The links that some links send readers to instead: all that the files of a link tell of others. */
function ledTo(ids: readonly string[], { link }: StatusFile): readonly LinkOutline[] {
  const others = new Set(ids.flatMap((id) => link(id)?.instead ?? []))
  return [...others].flatMap((id) => outlineOf(link(id)) ?? [])
}

/**
 * Writes the files of some links.
 *
 * @returns which.
 * @throws BadInputError, WriteError as the folder does.
 */
export function putLinks({ path, before, status, publication: rest, from, to }: Part): PackedFiles {
  const put = filePutter(path, before, () => {})
  const ids = status.ids.slice(from, to)
  const publication = { ...rest, status: { ...status.frame, links: ledTo(ids, status) } }
  const written = fileList()
  for (const id of ids) {
    const link = status.link(id)
    if (link) for (const one of filesOfLink(publication, link)) written.add(one.path, put(one))
  }
  return written.packed()
}
