import { hash } from 'node:crypto'

/** The namespace of all names that guidewatch gives; drawn once, and never to be changed. */
const GUIDEWATCH = '8f5fbd0e-6c0b-4c39-9d0f-6a3f2b0f1c5e'

/** A UUID made of names: the same for the same names, for ever and everywhere. */
export function uuidOf(...names: readonly string[]): string {
  return nameUuid(GUIDEWATCH, JSON.stringify(names))
}

/** A UUID of version 5 (RFC 9562, 5.5). */
export function nameUuid(namespace: string, name: string): string {
  const hex = hash('sha1', Buffer.concat([Buffer.from(namespace.replaceAll('-', ''), 'hex'), Buffer.from(name)]))
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16)
  const version = `5${hex.slice(13, 16)}`
  return [hex.slice(0, 8), hex.slice(8, 12), version, `${variant}${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-')
}
