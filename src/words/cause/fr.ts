import { numbersIn } from '../text.js'
import type { CauseWords } from './en.js'

// All that is said of causes in French. A blank that does not break (\u00a0) stands before :

const n = numbersIn('fr')
const walks = (count: number) => `${n(count)} ${count === 1 ? 'chemin' : 'chemins'}`

export const FR: CauseWords = {
  inWalks: (count) => `Sur ${walks(count)}\u00a0:`,
  inWalksOn: (count) => `Sur ${walks(count)},`,
  leftOut: {
    more: 'en plus',
    less: 'pas à cet endroit',
    unconfirmed: 'un second passage ne l’a pas rencontré',
  },
  more: (count) => `et ${n(count)} de plus`,
  moreTopics: (count) => `et ${n(count)} ${count === 1 ? 'autre thème' : 'autres thèmes'}`,
  walks,
  withAccount: (account) => ` avec le compte de test ${account}`,
  withoutAccount: ' sans compte',
  at: (hosts) => ` sur ${hosts}`,
  failed: 'guidewatch lui-même a échoué',
}
