import { numbersIn } from '../text.js'
import type { CauseWords } from './en.js'

// All that is said of causes in German.

const n = numbersIn('de')

export const DE: CauseWords = {
  inWalks: (count) => `Auf ${count === 1 ? 'einem Weg' : `${n(count)} Wegen`}:`,
  // The verb would have to come first.
  inWalksOn: null,
  leftOut: {
    more: 'außerdem',
    less: 'dort nicht',
    unconfirmed: 'beim zweiten Gehen war es nicht zu sehen',
  },
  more: (count) => `und ${count === 1 ? 'eines' : n(count)} mehr`,
  moreTopics: (count) => (count === 1 ? 'und ein weiteres Thema' : `und ${n(count)} weitere Themen`),
  walks: (count) => (count === 1 ? 'Ein Weg' : `${n(count)} Wege`),
  withAccount: (account) => ` mit dem Testkonto ${account}`,
  withoutAccount: ' ohne Konto',
  at: (hosts) => ` auf ${hosts}`,
  failed: 'guidewatch selbst ist gescheitert',
}
