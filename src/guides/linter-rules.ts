import { stringify } from 'yaml'
import type { LabelsFile } from './labels-file.js'

type Language = LabelsFile['languages'][string]

/** A file for the linter of somebody else, its path relative to where all of them go. */
export type RuleFile = { readonly path: string; readonly text: string }

/** Letters of a label of one word, from which on it is hardly a word of everyday. */
const TELLING = 12

/**
 * Rules for Vale (`vale/`) and for textlint with its rule `prh` (`textlint/`), by language. A linter sees words and not what a
 * sentence is about: a label of one everyday word, such as “Yes”, is in `labels.json` alone.
 *
 * Vale: https://vale.sh/docs/checks/substitution, .../existence, https://vale.sh/docs/keys/vocab.
 * prh: https://github.com/prh/prh.
 */
export function linterRules({ languages }: LabelsFile): readonly RuleFile[] {
  return Object.entries(languages).flatMap(([language, labels]) => [
    ...valeRules(language, labels),
    ...prhRules(language, labels),
  ])
}

function valeRules(language: string, { was, is }: Language): readonly RuleFile[] {
  const told = was.filter((one) => isTelling(one.was))
  const renamed = told.filter((one) => one.is !== null)
  const gone = told.filter((one) => one.is === null)
  const rule = (name: string, value: object): RuleFile => ({
    path: `vale/guidewatch/${name}-${language}.yml`,
    text: stringify(value, { lineWidth: 0 }),
  })
  return [
    ...(renamed.length > 0
      ? [
          rule('Renamed', {
            extends: 'substitution',
            message: "Use '%s' instead of '%s': the label was renamed.",
            level: 'error',
            ignorecase: false,
            action: { name: 'replace' },
            swap: Object.fromEntries(renamed.map((one) => [patternOf(one.was, one.is ?? ''), one.is])),
          }),
        ]
      : []),
    ...(gone.length > 0
      ? [
          rule('Gone', {
            extends: 'existence',
            message: "'%s' is not there any more.",
            level: 'error',
            ignorecase: false,
            tokens: gone.map((one) => patternOf(one.was, '')),
          }),
        ]
      : []),
    {
      path: `vale/config/vocabularies/guidewatch-${language}/accept.txt`,
      text: `${is.map((text) => escaped(text)).join('\n')}\n`,
    },
  ]
}

function prhRules(language: string, { was }: Language): readonly RuleFile[] {
  const rules = was
    .filter((one) => one.is !== null && isTelling(one.was))
    .map((one) => ({
      expected: one.is,
      pattern: `/${BEFORE}${patternOf(one.was, one.is ?? '')}${BEHIND}/`,
      prh: `The label was renamed (${one.since}).`,
    }))
  if (rules.length === 0) return []
  return [{ path: `textlint/prh-${language}.yml`, text: stringify({ version: 1, rules }, { lineWidth: 0 }) }]
}

// Vale looks for whole words by itself.
const LETTER = '[0-9A-Za-z\\u00C0-\\u024F]'
const BEFORE = `(?<!${LETTER})`
const BEHIND = `(?!${LETTER})`

/** A label as a pattern, which does not match where it is a part of what it is called now. */
function patternOf(was: string, is: string): string {
  const at = is.indexOf(was)
  if (at < 0) return escaped(was)
  const [before, behind] = [is.slice(0, at), is.slice(at + was.length)]
  return `${before ? `(?<!${escaped(before)})` : ''}${escaped(was)}${behind ? `(?!${escaped(behind)})` : ''}`
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}

function isTelling(label: string): boolean {
  return label.trim().includes(' ') || label.length >= TELLING
}
