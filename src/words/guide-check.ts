import type { GuideFinding, GuideRule, GuideUnknown } from '../guide-check/finding.js'
import type { Language } from '../settings/language.js'
import { printable } from '../text/inert.js'
import { languageOf } from '../text/local.js'
import { dateOf } from './dates.js'
import { DE } from './guide-check/de.js'
import { EN, type GuideCounts, type GuideWords } from './guide-check/en.js'
import { FR } from './guide-check/fr.js'
import { IT } from './guide-check/it.js'
import { wordsIn } from './language.js'
import { numbersIn, TAGS } from './text.js'

const WORDS: Readonly<Record<Language, GuideWords>> = { en: EN, de: DE, fr: FR, it: IT }

/** All that is said of guides in a language. */
export function guideWords(language: Language): GuideWords {
  return WORDS[language]
}

/**
 * What is wrong with a sentence of a guide, as one or two sentences without the proposal. What the guide prints is quoted
 * and steers no terminal; pages have to escape it.
 *
 * @param guide the language of the guide, where it is known: a label in another one is said to be.
 */
export function guideFindingInWords(
  { rule, subject, since }: Pick<GuideFinding, 'rule' | 'subject' | 'since'>,
  language: Language,
  guide?: string,
): string {
  const { findings, labelIn, since: sinceDay } = WORDS[language]
  const show = (text: string | null) => (text ? (isBare(rule) ? printable(text) : quoted(text, language)) : '')
  const said = findings[rule]({ printed: show(subject.printed), now: show(subject.now) })
  const other = subject.language !== null && guide !== undefined && languageOf(subject.language) !== languageOf(guide)
  const beside = [
    ...(other ? [labelIn(nameOf(subject.language ?? '', language))] : []),
    // Of a deadline, the sentence itself says the day.
    ...(since !== null && !rule.startsWith('deadline') ? [sinceDay(dateOf(since, language))] : []),
  ]
  if (beside.length === 0) return said
  const [, sentence = said, stop = ''] = isBare(rule) ? [] : (/^(.*?)(\.?)$/s.exec(said) ?? [])
  return `${sentence} (${beside.join(', ')})${stop}`
}

/** Why nothing can be said of a guide, as a sentence. */
export function guideUnknownInWords(why: GuideUnknown, language: Language): string {
  return WORDS[language].unknown[why]
}

/** `Guides checked: 23, right: 17, one sentence wrong: 4, unknown: 2` */
export function guidesInWords({ checked, right, wrong, unknown }: GuideCounts, language: Language): string {
  const n = numbersIn(language)
  return WORDS[language].counts({ checked: n(checked), right: n(right), wrong: n(wrong), unknown: n(unknown) })
}

/** Addresses and days are not quoted. */
function isBare(rule: GuideRule): boolean {
  return rule.startsWith('link') || rule.startsWith('deadline')
}

function quoted(text: string, language: Language): string {
  return wordsIn(language).quoted(printable(text))
}

function nameOf(locale: string, language: Language): string {
  try {
    return new Intl.DisplayNames([TAGS[language]], { type: 'language' }).of(languageOf(locale)) ?? locale
  } catch {
    return locale
  }
}
