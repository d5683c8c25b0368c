import { styleText } from 'node:util'
import type { GuideFinding } from '../guide-check/finding.js'
import { fragmentOf } from '../guide-check/fragment.js'
import type { CheckedGuide, GuideProgress } from '../guides/check.js'
import type { Language } from '../settings/language.js'
import { oneLine } from '../text/line.js'
import { dateOf } from '../words/dates.js'
import { guideFindingInWords, guideUnknownInWords, guideWords } from '../words/guide-check.js'
import { shown } from './options.js'

const COLOURS = { right: 'green', wrong: 'red', unknown: 'gray' } as const

/**
 * Shows guides as they are checked: what is under way on a terminal, and there as in a pipe a line for each guide, with
 * what is wrong below.
 *
 * @param stream where lines go; `null` leaves them out, for output that a program reads.
 */
export function guideProgress(
  language: Language,
  total: number,
  stream: NodeJS.WriteStream | null,
): GuideProgress & { readonly end: () => void } {
  let done = 0
  const passing = (text: string) => {
    if (stream?.isTTY) stream.write(`\r\u001B[K${text}`)
  }
  return {
    started: ({ id }) => passing(`${done}/${total} ${id}`.slice(0, (stream?.columns ?? 80) - 1)),
    checked: (guide) => {
      done += 1
      passing('')
      stream?.write(`${guideLines(guide, language, stream.isTTY === true).join('\n')}\n`)
    },
    end: () => passing(''),
  }
}

/** What a guide came to: one line, and one or more for each sentence that is wrong. */
export function guideLines({ entry, check }: CheckedGuide, language: Language, isColoured: boolean): readonly string[] {
  const { verdicts } = guideWords(language)
  const word = verdicts[check.verdict].padEnd(Math.max(...Object.values(verdicts).map(({ length }) => length)))
  const head = `${isColoured ? styleText(COLOURS[check.verdict], word) : word} ${oneLine(entry.id)}`
  const named = [entry.publisher, entry.title]
    .filter((text) => text !== '')
    .map(oneLine)
    .join(', ')
  if (check.unknown === null)
    return [
      named === '' ? head : `${head}: ${named}`,
      ...check.findings.flatMap((finding) => findingLines(finding, entry, language)),
    ]
  const why = [
    guideUnknownInWords(check.unknown, language),
    ...(check.message === null ? [] : [oneLine(check.message)]),
  ]
  const last = check.last ? ` (${verdicts[check.last.verdict]}, ${dateOf(check.last.at, language)})` : ''
  return [`${head}: ${why.join(' ')}${last}`]
}

function findingLines(
  finding: GuideFinding,
  { url, file, language: of }: CheckedGuide['entry'],
  language: Language,
): readonly string[] {
  const { where, sentence, proposed } = finding
  const place = file === null ? '' : `${shown(file)}:${where.line}:${where.column} `
  return [
    `  ${place}${guideFindingInWords(finding, language, of)}`,
    `    ${oneLine(sentence)}`,
    ...(proposed === null ? [] : [`    ${guideWords(language).write} ${oneLine(proposed)}`]),
    ...(url === null ? [] : [`    ${fragmentOf(url, where.quote)}`]),
  ]
}
