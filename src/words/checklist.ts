import { ACTIONS, type Flow, type Route, type Step } from '../flow/schema.js'
import { LANGUAGES, type Language } from '../settings/language.js'
import { printable } from '../text/inert.js'
import { allTexts, type LocalText, languageOf, textsFor } from '../text/local.js'
import { plainMarkdown } from '../text/markdown.js'
import { ATTEST } from './attest.js'
import { wordsIn } from './language.js'

/** What a person has to do and to look at on a route that no machine can walk. */
export type Checklist = {
  readonly flow: string
  readonly route: string
  readonly language: Language
  /** Of the flow, and of the route. */
  readonly titles: readonly [string, string]
  /** What to know before one begins. */
  readonly before: readonly string[]
  readonly steps: readonly CheckStep[]
}

/** A step of it: its sentence, and the labels that the guide names, best first. */
export type CheckStep = { readonly id: string; readonly says: string; readonly labels: readonly string[] }

/** The checklist of a route in a language; what the guide does not say in it is in English, else in whatever it says it. */
export function checklistOf(flow: Flow, route: Route, language: Language): Checklist {
  const { before } = ATTEST[language]
  const account = route.account ?? flow.account
  return {
    flow: flow.flow,
    route: route.id,
    language,
    titles: [bestOf(flow.title, language) ?? flow.flow, bestOf(route.title, language) ?? route.id],
    before: [
      account === 'logged-out' ? before.loggedOut : before.account(account),
      before.nothingSent,
      ...(isComplete(route, language) ? [] : [before.otherLanguage]),
    ],
    steps: stepsIn(route, language).map((step) => ({
      id: step.id,
      says: sentenceOf(step, language),
      labels: labelsOf(step, language),
    })),
  }
}

/**
 * The steps of a route as sentences, by language: in those in which the guide says all of them, and where there is none, in
 * English with what is said in others.
 */
export function checklistTexts(route: Route): Readonly<Partial<Record<Language, readonly string[]>>> {
  const complete = LANGUAGES.filter((language) => isComplete(route, language))
  const languages = complete.length > 0 ? complete : (['en'] as const)
  return Object.fromEntries(
    languages.map((language) => [language, stepsIn(route, language).map((step) => sentenceOf(step, language))]),
  )
}

/** The checklist as Markdown, to be printed or sent to a phone and filled in by hand. */
export function checklistMarkdown({ titles, before, steps, language }: Checklist): string {
  const texts = ATTEST[language]
  const lines = steps.flatMap(({ says, labels }, index) => [
    `${index + 1}. ${plainMarkdown(says)}`,
    ...(labels.length > 0 ? [`   - ${plainMarkdown(texts.label(listed(labels, language)))}`] : []),
    `   - ${texts.works} ☐ ${texts.yes} ☐ ${texts.no}`,
    `   - ${texts.seen} ${LINE}`,
  ])
  const { colon } = wordsIn(language)
  const end = [texts.date, texts.language, texts.appVersion, texts.note, texts.by].map(
    (text) => `- ${text}${colon} ${LINE}`,
  )
  return [
    `# ${titles.map(plainMarkdown).join(' – ')}`,
    '',
    `## ${texts.before.title}`,
    '',
    ...before.map((line) => `- ${plainMarkdown(line)}`),
    '',
    '---',
    '',
    ...lines,
    '',
    '---',
    '',
    ...end,
    '',
  ].join('\n')
}

/** Labels in quotation marks. */
export function listed(labels: readonly string[], language: Language): string {
  return labels.map(ATTEST[language].quoted).join(' / ')
}

/** To be written on. */
const LINE = '…………………………'

function stepsIn(route: Route, language: Language): readonly Step[] {
  return route.steps.filter(({ locales }) => !locales || locales.some((locale) => languageOf(locale) === language))
}

/** True when the guide says every step in the language. */
function isComplete(route: Route, language: Language): boolean {
  const steps = stepsIn(route, language)
  const isSaid = (step: Step) => textsIn(step.says ?? step.open ?? namedBy(step), language).length > 0
  return steps.length > 0 && steps.every(isSaid)
}

function sentenceOf(step: Step, language: Language): string {
  const said = bestOf(step.says, language)
  if (said) return printable(said)
  const { steps } = ATTEST[language]
  if (step.open) return steps.open(printable(step.open))
  const action = ACTIONS.find((name) => step[name] !== undefined) ?? 'expect'
  const label = bestOf(namedBy(step), language)
  return steps[action](label ? ATTEST[language].quoted(printable(label)) : '')
}

/** The labels of a language; those of another one would only mislead whoever looks for them. */
function labelsOf(step: Step, language: Language): readonly string[] {
  return textsIn(namedBy(step), language).map(printable)
}

/** What a step names: the label of its control, the option to choose, or what is to be seen. */
function namedBy({ click, hover, press, fill, choose, expect }: Step): LocalText | undefined {
  return (
    click?.name ??
    hover?.name ??
    press?.name ??
    fill?.name ??
    choose?.option ??
    choose?.name ??
    expect?.name ??
    expect?.text
  )
}

/** The alternatives of a text in a language, whatever the region. */
function textsIn(text: LocalText | undefined, language: Language): readonly string[] {
  const found = textsFor(text, language)
  if (found.length > 0 || text === undefined || typeof text === 'string' || Array.isArray(text)) return found
  const tag = Object.keys(text).find((key) => languageOf(key) === language)
  return tag === undefined ? [] : textsFor(text, tag)
}

function bestOf(text: LocalText | undefined, language: Language): string | undefined {
  return textsIn(text, language)[0] ?? textsIn(text, 'en')[0] ?? allTexts(text)[0]
}
