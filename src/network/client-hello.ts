/** What a TLS client says first (RFC 8446, section 4.1.2), as far as a gate needs it. */
export type ClientHello = { readonly serverName: string | undefined; readonly protocols: readonly string[] }

/** Whole, not there yet, or no TLS at all. */
export type Greeting = ClientHello | 'incomplete' | 'foreign'

const HANDSHAKE = 22
const CLIENT_HELLO = 1
const SERVER_NAME = 0
const PROTOCOLS = 16
/** A greeting is some kilobytes at most; whoever needs more is no browser. */
const MAX_BYTES = 65_536

/** Reads the first bytes of a connection. Never throws: whatever is not a whole greeting is no greeting. */
export function readGreeting(bytes: Buffer): Greeting {
  if (bytes.length > 0 && bytes[0] !== HANDSHAKE) return 'foreign'
  const message: Buffer[] = []
  let at = 0
  while (at + 5 <= bytes.length) {
    if (bytes[at] !== HANDSHAKE) return 'foreign'
    const length = bytes.readUInt16BE(at + 3)
    message.push(bytes.subarray(at + 5, at + 5 + length))
    at += 5 + length
  }
  const body = Buffer.concat(message)
  if (body.length > 0 && body[0] !== CLIENT_HELLO) return 'foreign'
  const needed = body.length >= 4 ? 4 + body.readUIntBE(1, 3) : Number.POSITIVE_INFINITY
  if (body.length < needed) return bytes.length > MAX_BYTES ? 'foreign' : 'incomplete'
  try {
    return readHello(body.subarray(4, needed))
  } catch {
    return 'foreign'
  }
}

function readHello(hello: Buffer): ClientHello {
  let at = 2 + 32
  at += 1 + hello.readUInt8(at)
  at += 2 + hello.readUInt16BE(at)
  at += 1 + hello.readUInt8(at)
  const end = at + 2 + hello.readUInt16BE(at)
  at += 2
  let serverName: string | undefined
  let protocols: readonly string[] = []
  while (at < end) {
    const kind = hello.readUInt16BE(at)
    const length = hello.readUInt16BE(at + 2)
    const content = hello.subarray(at + 4, at + 4 + length)
    if (kind === SERVER_NAME) serverName = content.subarray(5, 5 + content.readUInt16BE(3)).toString('latin1')
    if (kind === PROTOCOLS) protocols = readProtocols(content.subarray(2))
    at += 4 + length
  }
  return { serverName, protocols }
}

function readProtocols(list: Buffer): readonly string[] {
  const names: string[] = []
  for (let at = 0; at < list.length; at += 1 + list.readUInt8(at)) {
    names.push(list.subarray(at + 1, at + 1 + list.readUInt8(at)).toString('latin1'))
  }
  return names
}
