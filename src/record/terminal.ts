import { printable } from '../text/inert.js'

/** The person at the keyboard: is told lines, and types some. */
export type Terminal = {
  readonly say: (line: string) => void
  /** The next line that is typed, without blanks around it; `null` when nothing will come any more. */
  readonly line: () => Promise<string | null>
}

/** A terminal on two streams; whatever a page says reaches it as text that steers nothing. */
export function terminalOn(input: AsyncIterable<string>, write: (text: string) => void): Terminal {
  const lines = input[Symbol.asyncIterator]()
  let pending: Promise<string | null> | undefined
  return {
    say: (line) => write(`${line.split('\n').map(printable).join('\n')}\n`),
    // A line that nobody waited for to the end is the next one's.
    line: () => {
      pending ??= lines.next().then((next) => {
        pending = undefined
        return next.done ? null : next.value.trim()
      })
      return pending
    },
  }
}
