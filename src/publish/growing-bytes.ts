/** Bytes that grow in their place, where other threads can read them. */
export type GrowingBytes = {
  /** Room for further bytes behind the others. */
  readonly next: (length: number) => Buffer
  /** All of them as they are now, not copied. */
  readonly all: () => Buffer
}

/** Only addresses are set aside for so much. */
const MOST_BYTES = 2 ** 30
const GROWTH_BYTES = 2 ** 20

/** @throws RangeError beyond 1 GiB. */
export function growingBytes(): GrowingBytes {
  const shared = new SharedArrayBuffer(0, { maxByteLength: MOST_BYTES })
  let end = 0
  return {
    next: (length) => {
      if (end + length > shared.byteLength) shared.grow(Math.min(end + length + GROWTH_BYTES, MOST_BYTES))
      end += length
      return Buffer.from(shared, end - length, length)
    },
    all: () => Buffer.from(shared, 0, end),
  }
}
