import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { BadInputError } from '../mistake/mistake.js'
import { ROOT } from '../settings/root.js'
import { WriteError } from '../state/files.js'
import { filesOfLink } from './files.js'
import { type Folder, filePutter } from './folder.js'
import type { Manifest } from './manifest.js'
import type { Publication } from './schema.js'
import type { StatusFile } from './status-file.js'

/** The links whose files one thread writes, and all that these are made of. */
export type Part = {
  readonly path: string
  /** The list of the files that are there. */
  readonly before: Manifest | undefined
  readonly status: StatusFile
  readonly publication: Publication
  readonly from: number
  readonly to: number
}

/** What of it is given to another thread: both lists are read where they lie. */
export type Sent = Pick<Part, 'path' | 'from' | 'to'> & {
  readonly before: Uint8Array | undefined
  readonly status: Uint8Array
  readonly publication: Omit<Publication, 'status'>
}

/** Paths of files that are there now, each followed by its hash; or why there are none. */
export type Written = readonly string[] | { readonly failed: 'input' | 'write'; readonly message: string }

const PROGRAM = join(ROOT, 'dist', 'publish', 'links-thread.js')

/** From so many links on, a second thread is worth its while. */
const MANY = 500
/** What is made of a link is gone at once: more room would only be filled. */
const YOUNG_MB = 8

/** So many links are told of at once. */
const TOLD = 100

/**
 * Writes the files of every link: of many links, two threads write half of them each. The bytes are the same.
 *
 * @param options.many from how many links on there are two threads.
 * @throws BadInputError, WriteError as the folder does.
 */
export async function writeLinks(
  { path, before, begin, note }: Folder,
  status: StatusFile,
  publication: Publication,
  { many = MANY }: { readonly many?: number } = {},
): Promise<void> {
  const count = status.ids.length
  const half = count < many ? count : Math.ceil(count / 2)
  const { status: _, ...rest } = publication
  const sent = { path, before: before?.bytes, status: status.bytes, publication: rest, from: half, to: count }
  const take = (written: Written) => {
    if ('failed' in written) throw new (written.failed === 'input' ? BadInputError : WriteError)(written.message)
    for (let at = 0; at < written.length; at += 2) note(written[at] ?? '', written[at + 1] ?? '')
  }
  begin()
  const other = half < count ? inThread(sent, take) : undefined
  other?.catch(() => {})
  try {
    putLinks({ path, before, status, publication, from: 0, to: half }, take)
  } finally {
    await other
  }
}

function inThread(sent: Sent, take: (written: Written) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(PROGRAM, { workerData: sent, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } })
    worker.on('message', (written: Written) => {
      try {
        take(written)
      } catch (error) {
        reject(error)
      }
    })
    worker.once('error', reject)
    worker.once('exit', () => resolve())
  })
}

/** Writes the files of some links, and tells which. */
export function putLinks(
  { path, before, status, publication, from, to }: Part,
  told: (written: Written) => void,
): void {
  const put = filePutter(path, before, () => {})
  let written: string[] = []
  try {
    for (const [index, id] of status.ids.slice(from, to).entries()) {
      const link = status.link(id)
      if (link) for (const one of filesOfLink(publication, link)) written.push(one.path, put(one))
      if (index % TOLD !== TOLD - 1) continue
      told(written)
      written = []
    }
    told(written)
  } catch (error) {
    if (error instanceof BadInputError) told({ failed: 'input', message: error.message })
    else if (error instanceof WriteError) told({ failed: 'write', message: error.message })
    else throw error
  }
}
