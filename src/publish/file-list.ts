import { growingBytes } from './growing-bytes.js'

/**
 * Files and the SHA-256 of each, gathered in any order and told sorted. They lie in bytes: hundreds of thousands of them as
 * strings in a map take four times the memory.
 */
export type FileList = {
  /** @param path of ASCII characters. @param sha256 in hexadecimal digits. What is added last of a path counts. */
  readonly add: (path: string, sha256: string) => void
  /** Adds what another thread has gathered. */
  readonly addAll: (packed: PackedFiles) => void
  /** What was gathered, for another thread. */
  readonly packed: () => PackedFiles
  /** Each path once, sorted, with its SHA-256. */
  readonly sorted: () => Iterable<readonly [path: string, sha256: string]>
}

/** Hashes and paths one after the other, and where each hash begins. */
export type PackedFiles = { readonly bytes: Uint8Array; readonly places: readonly number[] }

const HASH_BYTES = 32

export function fileList(): FileList {
  // One after the other, the bytes of a hash and a path.
  const gathered = growingBytes()
  const places: number[] = []
  let end = 0
  let order: Uint32Array | undefined
  const next = (length: number) => {
    order = undefined
    end += length
    return gathered.next(length)
  }
  return {
    add: (path, sha256) => {
      places.push(end)
      const bytes = next(HASH_BYTES + path.length)
      bytes.write(sha256, 'hex')
      bytes.write(path, HASH_BYTES, 'latin1')
    },
    addAll: (packed) => {
      for (const place of packed.places) places.push(end + place)
      next(packed.bytes.length).set(packed.bytes)
    },
    packed: () => ({ bytes: gathered.all(), places }),
    sorted: function* () {
      const bytes = gathered.all()
      const from = (index: number) => (places[index] ?? end) + HASH_BYTES
      const to = (index: number) => places[index + 1] ?? end
      const compare = (a: number, b: number) => bytes.compare(bytes, from(b), to(b), from(a), to(a))
      order ??= Uint32Array.from(places.keys()).sort((a, b) => compare(a, b) || a - b)
      for (const [place, index] of order.entries()) {
        const after = order[place + 1]
        if (after !== undefined && compare(index, after) === 0) continue
        const path = bytes.toString('latin1', from(index), to(index))
        yield [path, bytes.toString('hex', from(index) - HASH_BYTES, from(index))]
      }
    },
  }
}
