import type { LeftOut } from '../../cause/cause.js'
import { numbersIn } from '../text.js'

// All that is said of causes in English.

const n = numbersIn('en')
const walks = (count: number) => `${n(count)} ${count === 1 ? 'walk' : 'walks'}`

export const EN = {
  /** Before a sentence of its own, and before one that goes on. */
  inWalks: (count: number) => `In ${walks(count)}:`,
  inWalksOn: ((count) => `In ${walks(count)}`) as ((count: number) => string) | null,
  leftOut: {
    more: 'also',
    less: 'not there',
    unconfirmed: 'a second walk did not meet it',
  } as Readonly<Record<LeftOut['kind'], string>>,
  more: (count: number) => `and ${n(count)} more`,
  moreTopics: (count: number) => `and ${n(count)} more ${count === 1 ? 'topic' : 'topics'}`,
  walks,
  withAccount: (account: string) => ` with the account ${account}`,
  withoutAccount: ' without an account',
  at: (hosts: string) => ` at ${hosts}`,
  failed: 'guidewatch itself failed',
}

/** All that is said of causes in a language. */
export type CauseWords = typeof EN
