import { numbersIn } from '../text.js'
import type { CauseWords } from './en.js'

// All that is said of causes in Italian.

const n = numbersIn('it')
const walks = (count: number) => `${n(count)} ${count === 1 ? 'percorso' : 'percorsi'}`

export const IT: CauseWords = {
  inWalks: (count) => `Su ${walks(count)}:`,
  inWalksOn: (count) => `Su ${walks(count)}`,
  leftOut: {
    more: 'in più',
    less: 'lì no',
    unconfirmed: 'un secondo passaggio non l’ha incontrato',
  },
  more: (count) => (count === 1 ? 'e un’altra cosa' : `e altre ${n(count)}`),
  moreTopics: (count) => (count === 1 ? 'e un altro tema' : `e altri ${n(count)} temi`),
  walks,
  withAccount: (account) => ` con l’account di prova ${account}`,
  withoutAccount: ' senza account',
  at: (hosts) => ` su ${hosts}`,
  failed: 'guidewatch stesso non ce l’ha fatta',
}
