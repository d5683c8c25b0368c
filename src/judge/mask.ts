import { crc32, deflateSync } from 'node:zlib'

/** Red, green and blue of what is marked. */
const MARKED = [214, 0, 90] as const

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/**
 * A mask as a PNG of one bit a pixel, transparent where nothing is marked, to be laid over a screenshot. Written here
 * since quantising a full-colour picture to two colours takes ten times as long (docs/benchmarks.md).
 *
 * @param mask one byte a pixel, 0 or 1.
 */
export function maskPicture(mask: Uint8Array, width: number, height: number): Buffer {
  const rowBytes = Math.ceil(width / 8) + 1
  const rows = Buffer.alloc(rowBytes * height)
  for (let at = mask.indexOf(1); at >= 0; at = mask.indexOf(1, at + 1)) {
    const x = at % width
    const byte = Math.floor(at / width) * rowBytes + 1 + (x >> 3)
    rows[byte] = (rows[byte] as number) | (0x80 >> (x & 7))
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // Bit depth 1, colour type 3 (palette): ISO/IEC 15948, 11.2.2.
  header.set([1, 3, 0, 0, 0], 8)
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from([0, 0, 0, ...MARKED])),
    chunk('tRNS', Buffer.from([0, 255])),
    chunk('IDAT', deflateSync(rows, { level: 1 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}
