/** What is said of sentences in published guides that are wrong. */
export type GuideIncidentWords = {
  readonly subject: (title: string) => string
  /** What is wrong: how many sentences, in how many copies of one text. */
  readonly lead: (sentences: number, copies: number) => string
  readonly says: string
  readonly why: string
  readonly write: string
  readonly noProposal: string
  /** The text of a link that leads to the sentence. */
  readonly show: string
  /** The text of a link that leads to it. */
  readonly form: string
  readonly line: (line: number, file: string) => string
  readonly contact: string
  readonly letter: string
  /** Above the guides that print what an incident of the walks found wrong. */
  readonly printed: string
  readonly over: Readonly<Record<'status' | 'recovered' | 'withdrawn' | 'superseded', string>>
  readonly editor: {
    readonly subject: (title: string) => string
    readonly intro: (title: string, sentences: number) => string
    readonly says: string
    readonly write: string
    readonly noProposal: string
    readonly since: (date: string) => string
  }
  readonly report: {
    readonly title: string
    readonly about: string
    readonly allRight: string
    readonly doubtful: string
    readonly unknown: string
  }
  readonly page: {
    readonly title: string
    readonly about: string
    readonly named: Readonly<Record<'right' | 'wrong' | 'unknown', string>>
  }
}

const sentencesOf = (count: number) => (count === 1 ? 'One sentence' : `${count} sentences`)

export const EN: GuideIncidentWords = {
  subject: (title) => `Out of date: the guide “${title}”`,
  lead: (sentences, copies) =>
    `${sentencesOf(sentences)} of this guide ${sentences === 1 ? 'does' : 'do'} not match what readers see${copies > 1 ? `; ${copies} pages publish this text` : ''}.`,
  says: 'The guide says',
  why: 'Why it is wrong',
  write: 'It should say',
  noProposal: 'What to write instead is for a person to say.',
  show: 'Show the sentence in the guide',
  form: 'The right form',
  line: (line, file) => `Line ${line} of ${file}`,
  contact: 'Whom to write to',
  letter: 'To write to the editor:',
  printed: 'Published guides that print it',
  over: {
    status: 'Corrected',
    recovered: 'The guide says again what readers see. Nothing needs to be done.',
    withdrawn: 'This guide is not checked any more.',
    superseded: 'Another incident follows the cause from now on.',
  },
  editor: {
    subject: (title) => `A correction for “${title}”`,
    intro: (title, sentences) =>
      `In your guide “${title}” ${sentences === 1 ? 'one sentence does' : `${sentences} sentences do`} not match any more what readers find on the site.`,
    says: 'The guide says:',
    write: 'It should say:',
    noProposal: 'We have no new wording to propose.',
    since: (date) => `First found on ${date}. We compare guides with what a real browser sees on the site every night.`,
  },
  report: {
    title: 'Guides',
    about: 'Published guides, read and compared with what the nights know.',
    allRight: 'No sentence of a guide is known to be wrong.',
    doubtful: 'Told in digests alone: this rule is not sure enough to write to anybody.',
    unknown: 'Of these nothing can be said',
  },
  page: {
    title: 'Guides that teach this',
    about: 'We read published guides and compare them with what we see.',
    named: {
      right: 'says what readers see',
      wrong: 'does not say what readers see any more',
      unknown: 'could not be checked',
    },
  },
}
