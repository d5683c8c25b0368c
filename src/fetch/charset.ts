import { NotFetched, told } from './fetched.js'

/** Bytes at the start of a page in which it may say its encoding (HTML, "prescan a byte stream"). */
const PRESCAN = 1024

/** More wrong letters than one in so many, and the text is not what its author wrote. */
const WRONG = 1000

/**
 * A page as text, in the encoding that its first bytes, its server or itself says, in this order; where nothing is said,
 * UTF-8 if it is that, else Windows-1252.
 *
 * @param label what `Content-Type` says, if anything.
 * @throws NotFetched where the encoding is unknown, or the text is not in it.
 */
export function decoded(bytes: Buffer, label: string | undefined, host: string): string {
  const said = byteOrderMark(bytes) ?? label ?? saidWithin(bytes)
  const text = said === undefined ? guessed(bytes) : decode(decoderFor(said, host), bytes)
  const wrong = countOf('\uFFFD', text)
  if (wrong * WRONG > text.length)
    throw new NotFetched(
      'unreadable',
      `What ${told(host)} sends is not in ${told(said ?? 'UTF-8')}, as it says: ${wrong} letters cannot be read.`,
    )
  return text
}

/** The encoding that the first bytes say; they count more than any word. */
export function byteOrderMark(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return undefined
}

/** `<meta charset>`, `<meta http-equiv content>`, or the declaration of XML. */
function saidWithin(bytes: Buffer): string | undefined {
  const start = bytes.subarray(0, PRESCAN).toString('latin1')
  const xml = /^\s{0,9}<\?xml[^>]{0,200}?encoding\s?=\s?["']([\w.:-]{1,40})/i.exec(start)
  const found = xml ?? /<meta\s[^>]{0,300}?charset\s{0,3}=\s{0,3}["']?\s{0,3}([\w.:-]{1,40})/i.exec(start)
  const label = found?.[1]
  // A page that can be read this far is in no encoding of two bytes a letter, whatever it says.
  return label && /^utf-?16/i.test(label) ? 'utf-8' : label
}

function guessed(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return decode(new TextDecoder('windows-1252'), bytes)
  }
}

/** Bytes 80 to 9F of Windows-1252 (WHATWG Encoding, index windows-1252); a dot where there is no letter. */
const HIGH = '€.‚ƒ„…†‡ˆ‰Š‹Œ.Ž..‘’“”•–—˜™š›œ.žŸ'

/** Some versions of Node.js take Windows-1252 for Latin-1, and give control characters where there are quotes and dashes. */
function decode(decoder: TextDecoder, bytes: Buffer): string {
  const text = decoder.decode(bytes)
  if (decoder.encoding !== 'windows-1252') return text
  return text.replace(/[\x80-\x9f]/g, (wrong) => {
    const right = HIGH[wrong.charCodeAt(0) - 0x80] ?? '.'
    return right === '.' ? wrong : right
  })
}

function decoderFor(label: string, host: string): TextDecoder {
  try {
    return new TextDecoder(label)
  } catch {
    throw new NotFetched(
      'unreadable',
      `${told(host)} sends text in \`${told(label)}\`, which guidewatch does not know.`,
    )
  }
}

function countOf(letter: string, text: string): number {
  let count = 0
  for (let at = text.indexOf(letter); at >= 0; at = text.indexOf(letter, at + 1)) count += 1
  return count
}
