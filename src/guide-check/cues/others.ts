import type { Known } from '../known.js'
import { keyOf, wordsOf } from '../words.js'

/** Services that one page often has instructions for side by side; those of a flow are not the others'. */
const SERVICES =
  'facebook instagram whatsapp messenger threads tiktok snapchat youtube google gmail android chrome firefox safari edge linkedin twitter telegram signal pinterest reddit microsoft windows outlook apple icloud amazon alexa netflix spotify chatgpt openai discord'.split(
    ' ',
  )
/** Purposes that one page often has instructions for side by side, as the beginnings of words. */
const PURPOSES: readonly (readonly string[])[] = [
  ['losch', 'delet', 'supprim', 'suppression', 'elimin', 'cancella', 'deaktivier', 'deactivat', 'desactiv', 'disattiv'],
  ['herunterlad', 'download', 'telecharg', 'scarica', 'exportier', 'export'],
  ['werbung', 'werbe', 'advert', 'publicit', 'pubblicit', 'annonce', 'inserzion'],
  ['passwort', 'password', 'kennwort', 'motdepasse'],
  ['melden', 'report', 'signaler', 'segnala'],
  ['dritte', 'thirdparty', 'third', 'tiers', 'terzi'],
]

/** Whose instructions a text announces: `own`, `other`, or nobody's in particular. */
export type Subject = 'own' | 'other' | undefined

/** @returns what tells by a heading, or a sentence, whether it is about the flow or about something beside it. */
export function subjects(known: Known): {
  readonly ofHeading: (text: string) => Subject
  readonly ofSentence: (text: string) => Subject
} {
  const own = new Set(
    [
      known.flow,
      ...Object.values(known.title),
      ...known.links.filter(({ is }) => is === 'right').map(({ url }) => hostOf(url)),
    ].flatMap((text) => wordsOf(text).map(({ key }) => key)),
  )
  const ownPurposes = PURPOSES.map((stems) => [...own].some((word) => stems.some((stem) => word.startsWith(stem))))
  const services = SERVICES.filter((service) => !own.has(service))
  const ownServices = SERVICES.filter((service) => own.has(service))
  const ofService = (keys: readonly string[]): Subject => {
    if (keys.some((key) => ownServices.some((service) => key === service))) return 'own'
    return keys.some((key) => services.includes(key)) ? 'other' : undefined
  }
  return {
    ofHeading: (text) => {
      const keys = wordsOf(text.slice(0, 300)).map(({ key }) => key)
      const purpose = PURPOSES.findIndex((stems) => keys.some((key) => stems.some((stem) => key.startsWith(stem))))
      const service = ofService(keys)
      if (service === 'other') return 'other'
      if (purpose >= 0 && !ownPurposes[purpose] && !keys.some((key) => titleWords(known).has(key))) return 'other'
      return service
    },
    ofSentence: (text) => ofService(wordsOf(text.slice(0, 1000)).map(({ key }) => key)),
  }
}

/** Letters of a word that tell it from others. */
const TELLING = 6

/** The long words of a flow's title, which say what it is for; services apart. */
export function titleWords(known: Known): ReadonlySet<string> {
  return new Set(
    Object.values(known.title)
      .flatMap((title) => wordsOf(title).map(({ key }) => key))
      .filter((key) => key.length >= TELLING && !SERVICES.includes(key)),
  )
}

function hostOf(url: string): string {
  return keyOf(/^[a-z]+:\/\/([^/]+)/i.exec(url)?.[1] ?? '')
}
