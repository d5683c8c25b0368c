import { createHash } from 'node:crypto'

/** The namespace of all names that guidewatch gives; drawn once, and never to be changed. */
const GUIDEWATCH = '8f5fbd0e-6c0b-4c39-9d0f-6a3f2b0f1c5e'

/** A UUID made of names: the same for the same names, for ever and everywhere. */
export function uuidOf(...names: readonly string[]): string {
  return nameUuid(GUIDEWATCH, JSON.stringify(names))
}

/** A UUID of version 5 (RFC 9562, 5.5). */
export function nameUuid(namespace: string, name: string): string {
  const hash = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name)
    .digest()
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6)
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = hash.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')
}
