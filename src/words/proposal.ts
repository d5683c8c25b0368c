import type { Wording } from '../screen/proposal.js'
import type { Language } from '../settings/language.js'
import { told, wordsIn } from './language.js'

/** What to change in a guide, told to its editor. */
export function proposalInWords({ change, sentences }: Wording, language: Language): string {
  const { proposals } = wordsIn(language)
  switch (change.kind) {
    case 'rename':
      return proposals.rename(change.step, change.before, change.after)
    case 'insert':
      return proposals.insert(change.step, sentences.join(' '))
    case 'replace':
      return proposals.replace(change.step, change.last ?? null, sentences.join(' '))
    case 'told':
      return told(change, language)
  }
}
