import type { GuideRule, GuideUnknown, GuideVerdict } from '../../guide-check/finding.js'

/** How many guides there are, and what they came to. */
export type GuideCounts = Readonly<Record<'checked' | GuideVerdict, number>>

/** What a sentence about a finding is made of; '' for what is not known. Labels are in quotation marks. */
export type GuideParts = { readonly printed: string; readonly now: string }

/** What is said of guides in a language. */
export type GuideWords = {
  readonly verdicts: Readonly<Record<GuideVerdict, string>>
  readonly findings: Readonly<Record<GuideRule, (parts: GuideParts) => string>>
  readonly unknown: Readonly<Record<GuideUnknown, string>>
  /** `language` is a name in this language, such as `French`. */
  readonly labelIn: (language: string) => string
  readonly since: (date: string) => string
  readonly counts: (counts: Readonly<Record<keyof GuideCounts, string>>) => string
  readonly write: string
}

// All that is said of guides in English.

const right = (now: string) => (now ? `; the right one is ${now}` : '')

export const EN: GuideWords = {
  verdicts: { right: 'right', wrong: 'wrong', unknown: 'unknown' },
  findings: {
    'link-old': ({ printed, now }) => `${printed} leads to the form of earlier times${right(now)}`,
    'link-gone': ({ printed, now }) => `${printed} leads to nothing any more${right(now)}`,
    'link-redirected': ({ printed, now }) => `${printed} leads elsewhere now${right(now)}`,
    'link-wrong-form': ({ printed, now }) => `${printed} leads to another form${right(now)}`,
    'label-renamed': ({ printed, now }) => `${printed} is called ${now} now.`,
    'label-gone': ({ printed }) => `${printed} is not there any more.`,
    'step-missing': ({ printed, now }) => `A step is missing here: ${now || printed}.`,
    'step-superfluous': ({ printed }) => `This step is not needed any more: ${printed}.`,
    'step-order': ({ printed }) => `This step comes at another place: ${printed}.`,
    'deadline-passed': ({ printed }) => `The deadline is over (${printed}), but it can still be done.`,
    'deadline-over': ({ printed }) => `The deadline is over (${printed}), and it cannot be done any more.`,
    'claim-contradicted': ({ printed, now }) =>
      `That is not so: ${printed}.${now ? ` What was seen instead: ${now}.` : ''}`,
  },
  unknown: {
    rebuilt: 'The page was rebuilt, or something else was shown: not all of its three sentences were found.',
    'consent-wall': 'A consent dialog stood in its place.',
    paywall: 'Its text is only shown to subscribers.',
    robots: 'The site asks programs not to look (robots.txt).',
    unreachable: 'The site could not be reached.',
    refused: 'The site did not let guidewatch look.',
    'not-found': 'The page is not there any more.',
    'server-error': 'The site answered with an error of its own.',
    'redirected-away': 'Its address leads elsewhere.',
    'private-address': 'Its address is not on the public Internet.',
    'too-large': 'The page is too large to be read.',
    'too-slow': 'The page did not come in time.',
    'not-text': 'It is no text that guidewatch reads.',
    unreadable: 'What came cannot be read.',
    'nothing-known': 'No night has judged yet what it teaches.',
  },
  labelIn: (language) => `a label in ${language}`,
  since: (date) => `since ${date}`,
  counts: ({ checked, right, wrong, unknown }) =>
    `Guides checked: ${checked}, right: ${right}, one sentence wrong: ${wrong}, unknown: ${unknown}`,
  write: 'Instead:',
}
