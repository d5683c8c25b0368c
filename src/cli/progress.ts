import { styleText } from 'node:util'
import type { RunProgress } from '../run/progress.js'
import type { Language } from '../settings/language.js'
import { wordsIn } from '../words/language.js'

const COLOURS = { verified: 'green', changed: 'yellow', blocked: 'gray', broken: 'red', error: 'magenta' } as const

/**
 * Shows a run as it goes: what is under way on a terminal, and there as in a pipe one line for every verdict.
 *
 * @param stream standard output unless somebody watches, since what goes to standard error in a pipe is a complaint.
 */
export function runProgress(
  language: Language,
  stream: NodeJS.WriteStream = process.stderr.isTTY ? process.stderr : process.stdout,
): RunProgress & { readonly end: () => void } {
  let total = 0
  let done = 0
  const passing = (text: string) => {
    if (stream.isTTY) stream.write(`\r\u001B[K${text}`)
  }
  const line = (text: string) => {
    passing('')
    stream.write(`${text}\n`)
  }
  const status = (id: string) => passing(`${done}/${total} ${id}`.slice(0, (stream.columns ?? 80) - 1))
  return {
    planned: (count, site) => {
      total = count
      line(`Walking ${count} ${count === 1 ? 'route' : 'routes'} of ${site}`)
    },
    started: status,
    judged: ({ id, verdict, durationMs }) => {
      done += 1
      const word = wordsIn(language).verdicts[verdict].word.padEnd(12)
      const shown = stream.isTTY ? styleText(COLOURS[verdict], word) : word
      line(`${shown} ${id} (${(durationMs / 1000).toFixed(1)} s)`)
      if (done < total) status('')
    },
    confirming: (count) => {
      done = 0
      total = count
      line(`Walking ${count} again, each in a browser of its own`)
    },
    waiting: (alerts, minutes) =>
      passing(`${alerts} alerts were put off; trying again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`),
    end: () => passing(''),
  }
}

/** Counts steps of any other long work on a terminal; in a pipe it stays quiet. */
export function showProgress(
  title: string,
  total: number,
  stream: NodeJS.WriteStream = process.stderr,
): { readonly step: (what: string) => void; readonly done: () => void } {
  let done = 0
  const shown = stream.isTTY && total > 0
  return {
    step: (what) => {
      done += 1
      if (shown) stream.write(`\r\u001B[K${`${title}: ${done}/${total} ${what}`.slice(0, (stream.columns ?? 80) - 1)}`)
    },
    done: () => {
      if (shown) stream.write('\r\u001B[K')
    },
  }
}
