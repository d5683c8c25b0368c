import type { WalkRecord } from '../screen/record.js'

// JSON has no line break within a value that was written without indentation: what follows one here begins a screen.
const SCREENS = '"screens":[\n'
const LINE_BREAK = 0x0a

/** A record as JSON with one screen a line, so that one can be read without the trees of the others. */
export function recordText({ screens, ...rest }: Pick<WalkRecord, 'screens'>): string {
  const head = JSON.stringify({ ...rest, screens: [] }).slice(0, -2)
  return `${head}\n${screens.map((screen) => JSON.stringify(screen)).join(',\n')}\n]}\n`
}

/**
 * The screens of some steps in a record, unchecked; the trees of others are not even parsed.
 *
 * @param bytes of {@link recordText}, or of JSON that was written otherwise, which is parsed whole.
 * @throws SyntaxError when what is read is no JSON.
 */
export function screensIn(bytes: Buffer, steps: ReadonlySet<string>): unknown {
  const begin = bytes.indexOf(SCREENS)
  if (begin < 0) return (JSON.parse(bytes.toString()) as { screens?: unknown } | null)?.screens
  const needles = [...steps].map((step) => `"step":${JSON.stringify(step)}`)
  return linesFrom(bytes, begin + SCREENS.length)
    .filter((line) => needles.some((needle) => line.includes(needle)))
    .map((line) => JSON.parse(line.toString().replace(/,$/, '')) as unknown)
}

/** The lines up to the one that ends the list. */
function linesFrom(bytes: Buffer, begin: number): readonly Buffer[] {
  const lines: Buffer[] = []
  for (let at = begin; at < bytes.length; ) {
    const found = bytes.indexOf(LINE_BREAK, at)
    const end = found < 0 ? bytes.length : found
    if (bytes[at] === ']'.charCodeAt(0)) break
    lines.push(bytes.subarray(at, end))
    at = end + 1
  }
  return lines
}
