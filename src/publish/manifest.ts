import { z } from 'zod'
import { readShared } from '../state/files.js'
import { type FileList, fileList } from './file-list.js'

/** A path below the folder: no part of it is `..`. */
export const pathSchema = z.string().regex(/^(?!\.\.?(\/|$))[\w.-]+(\/(?!\.\.?(\/|$))[\w.-]+)*$/)

const manifestSchema = z.object({
  /** Stands for all that the files were made of. */
  made: z.string(),
  /** SHA-256 of each file by its path; of the head, which differs every night, there is none. */
  files: z.record(pathSchema, z.string().regex(/^[0-9a-f]{64}$/)),
})

/**
 * What a publication's list of files says. There may be hundreds of thousands: they are looked up in its bytes, where they lie
 * sorted, a file a line.
 */
export type Manifest = {
  readonly made: string
  readonly size: number
  readonly get: (path: string) => string | undefined
  readonly paths: () => Iterable<string>
  /** The list itself, as other threads can read it. */
  readonly bytes: Uint8Array
}

/** The list in a file; `undefined` where there is none, or one that no publication can have written. */
export function readManifest(file: string): Manifest | undefined {
  try {
    const bytes = readShared(file)
    return bytes && (manifestOf(bytes) ?? formatted(bytes.toString('utf8')))
  } catch {
    return undefined
  }
}

function formatted(text: string): Manifest | undefined {
  const { made, files } = manifestSchema.parse(JSON.parse(text))
  const list = fileList()
  for (const [path, sha256] of Object.entries(files)) list.add(path, sha256)
  return manifestOf(Buffer.from([...manifestParts(made, list)].join('')))
}

/** The text of a list, part by part: one file a line, sorted. */
export function* manifestParts(made: string, files: FileList): Generator<string> {
  yield `{\n "made": ${JSON.stringify(made)},\n "files": {`
  let isFirst = true
  let lines: string[] = []
  for (const [path, sha256] of files.sorted()) {
    lines.push(`${isFirst ? '' : ','}\n  "${path}": "${sha256}"`)
    isFirst = false
    if (lines.length < PART) continue
    yield lines.join('')
    lines = []
  }
  yield `${lines.join('')}${isFirst ? '' : '\n '}}\n}\n`
}

const PART = 1000
const BEGIN = /^\{\n "made": ("[^"\\]*"),\n "files": \{/
const LINE = /^ {2}"([\w.-]+(?:\/[\w.-]+)*)": "([0-9a-f]{64})"(,?)$/

/** @returns `undefined` where it is not formatted so, or not sorted. */
export function manifestOf(shared: Uint8Array): Manifest | undefined {
  const bytes = Buffer.from(shared.buffer, shared.byteOffset, shared.byteLength)
  const [begin, made] = BEGIN.exec(bytes.toString('latin1', 0, 1000)) ?? []
  if (begin === undefined || made === undefined) return undefined
  const places: number[] = []
  let before = ''
  for (let from = bytes.indexOf('\n', begin.length) + 1, isLast = false; !isLast; ) {
    const to = bytes.indexOf('\n', from)
    const [line, path = '', , comma] = LINE.exec(bytes.toString('latin1', from, to)) ?? []
    if (line === undefined && places.length === 0 && bytes.toString('latin1', begin.length) === '}\n}\n') break
    if (line === undefined || path <= before || !pathSchema.safeParse(path).success) return undefined
    places.push(from + QUOTED)
    before = path
    isLast = comma === ''
    from = to + 1
  }
  const pathAt = (place: number) => bytes.toString('latin1', place, bytes.indexOf('"', place))
  return {
    made: JSON.parse(made) as string,
    size: places.length,
    bytes: shared,
    get: (path) => {
      // Its closing quotation mark comes before whatever a longer path goes on with.
      const key = Buffer.from(`${path}"`, 'latin1')
      let [low, high] = [0, places.length - 1]
      while (low <= high) {
        const middle = (low + high) >> 1
        const place = places[middle] ?? 0
        const order = bytes.compare(key, 0, key.length, place, place + key.length)
        if (order === 0) return bytes.toString('latin1', place + key.length + 3, place + key.length + 3 + 64)
        if (order < 0) low = middle + 1
        else high = middle - 1
      }
      return undefined
    },
    paths: function* () {
      for (const place of places) yield pathAt(place)
    },
  }
}

/** Two blanks and a quotation mark. */
const QUOTED = 3
