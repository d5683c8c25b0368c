import { styleText } from 'node:util'
import { type ReportLanguage, VERDICT_WORDS } from '../report/words.js'
import type { RunProgress } from '../run/run.js'

const COLOURS = { verified: 'green', changed: 'yellow', blocked: 'gray', broken: 'red', error: 'magenta' } as const

/** Shows a run as it goes on a terminal; in a pipe it stays quiet. */
export function terminalProgress(
  language: ReportLanguage,
  stream: NodeJS.WriteStream = process.stderr,
): RunProgress & { readonly end: () => void } {
  if (!stream.isTTY)
    return {
      planned: () => undefined,
      started: () => undefined,
      judged: () => undefined,
      confirming: () => undefined,
      waiting: () => undefined,
      end: () => undefined,
    }
  let total = 0
  let done = 0
  const line = (text: string) => stream.write(`\r\u001B[K${text}`)
  const status = (id: string) => line(`${done}/${total} ${id}`.slice(0, (stream.columns ?? 80) - 1))
  return {
    planned: (count, site) => {
      total = count
      line(`Walking ${count} routes of ${site}\n`)
    },
    started: status,
    judged: (result) => {
      done += 1
      const word = VERDICT_WORDS[language][result.verdict].word
      line(
        `${styleText(COLOURS[result.verdict], word.padEnd(12))} ${result.id} (${(result.durationMs / 1000).toFixed(1)} s)\n`,
      )
      if (done < total) status('')
    },
    confirming: (count) => {
      done = 0
      total = count
      line(`Walking ${count} again, each in a browser of its own\n`)
    },
    waiting: (alerts, minutes) =>
      line(`${alerts} alerts were put off; trying again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`),
    end: () => line(''),
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
