import type { GuideText } from '../guide-text/guide-text.js'
import { normalise } from '../text/normalise.js'
import type { GuideUnknown, QuoteSelector } from './finding.js'

/**
 * True when all sentences are found that a guide is known by. If not, the page was rebuilt or something else was shown,
 * and nothing may be said of it.
 */
export function isProven(guide: GuideText, proof: readonly QuoteSelector[]): boolean {
  const text = folded(guide.blocks.map((block) => block.text).join(' '))
  return proof.every(
    ({ exact, prefix, suffix }) => exact.trim() !== '' && text.includes(folded(prefix + exact + suffix)),
  )
}

/** Without white space, whose place depends on the markup. */
const folded = (text: string) => normalise(text.replaceAll('\u00AD', '')).replace(/\s/g, '')

const CONSENT =
  /cookie|consent|einwilligung|zustimm|tracking|datenschutz-?einstellungen|akzeptier|personalisierte werbung|personali[sz]ed ad|publicité personnalisée|pubblicità personalizzata|informationen auf einem gerät|store and\/or access|stocker et\/ou accéder|accept(?:er|a)? (?:all|tout|tutto)|alle akzeptieren|zwecke|finalités|finalità|accetta(?:re)?|rifiuta|refuser|consentement|consenso|\d+ partner/giu
const PAYWALL =
  /(?:jetzt|weiter|vollständig|exklusiv)[^.]{0,40}(?:abonn|abo |weiterlesen)|abonnent|digitalabo|plus-artikel|(?:mit|im) abo|subscribers? only|subscribe (?:now|to)|for subscribers|already a subscriber|réservé aux abonnés|abonnez-vous|il vous reste|riservato agli abbonati|abbonati (?:per|ora|subito)|contenuto per gli abbonati/iu
/** A dialog says little beside what it asks. */
const MOST_LETTERS_OF_DIALOG = 6000
const CONSENT_WORDS = 3

/** What stands in the place of a guide that is not proven. */
export function insteadOf(guide: GuideText): GuideUnknown {
  const text = [guide.title ?? '', ...guide.blocks.map((block) => block.text)].join('\n')
  if (/"isAccessibleForFree"\s{0,5}:\s{0,5}"?false/i.test(guide.source) || PAYWALL.test(text.slice(0, 100_000)))
    return 'paywall'
  const asks = text.length <= MOST_LETTERS_OF_DIALOG && (text.match(CONSENT)?.length ?? 0) >= CONSENT_WORDS
  return asks ? 'consent-wall' : 'rebuilt'
}
