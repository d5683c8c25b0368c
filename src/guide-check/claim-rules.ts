import { textsFor } from '../text/local.js'
import { fieldsIn, saysLogin, saysPrefilled, saysPresent, saysReachable, saysRequired } from './cues/claims.js'
import { isAboutFlow } from './cues/deadline.js'
import { isOtherPeople } from './cues/offer.js'
import { isEarlier, isSaying } from './cues/spare.js'
import type { KnownClaim } from './known.js'
import type { Said } from './make.js'
import type { Sentence } from './mentions.js'
import type { Page } from './page.js'

/** `claim-contradicted`: a guide says the contrary of what a night has tested, in words that leave no doubt. */
export function claimFindings(page: Page): readonly Said[] {
  const tested = page.known.claims.filter(({ outcome }) => outcome !== 'untested')
  return page.blocks.flatMap(({ index, sentences }) => {
    if (!page.isNear(index)) return []
    return sentences.flatMap((sentence) => {
      if (
        page.isOthers(sentence) ||
        isEarlier(sentence.text, page.language) ||
        isOtherPeople(sentence.text, page.language)
      )
        return []
      const claim = tested.find((one) => contradicts(page, sentence, one))
      return claim ? [said(page, sentence, claim)] : []
    })
  })
}

function contradicts(page: Page, { text }: Sentence, { id, about, outcome, says }: KnownClaim): boolean {
  const holds = outcome === 'holds'
  const { language, known } = page
  const differs = (said: boolean | undefined, is: boolean | undefined) =>
    said !== undefined && is !== undefined && said !== (holds ? is : !is)
  if (about.kind === 'reachable') {
    const works = known.works === 'unknown' ? undefined : known.works === 'yes'
    const said = saysReachable(text, language)
    return works === holds && differs(said, true) && isAboutFlow(text, known, language) && !isSaying(text, language)
  }
  if (about.kind === 'login') return differs(saysLogin(text, language), true)
  if (about.kind !== 'field') return false
  const fields = new Set(
    fieldsIn([id.replaceAll('-', ' '), ...Object.values(says), ...Object.values(about.labels).flat()].join(' . ')),
  )
  // A label that talks of two fields says of neither.
  const field = fieldOf([...fields], about.labels)
  if (field === undefined) return false
  return (
    differs(saysRequired(text, field, language), about.required) ||
    differs(saysPrefilled(text, field, language), about.prefilled) ||
    (about.present === false && holds && saysPresent(text, field, language) === true)
  )
}

/** The field of a claim: what its labels say counts more than the sentence about it. */
function fieldOf(fields: readonly string[], labels: Readonly<Record<string, readonly string[]>>): string | undefined {
  const named = fieldsIn(Object.values(labels).flat().join(' . '))
  return named.length === 1 ? named[0] : fields.length === 1 ? fields[0] : undefined
}

function said(page: Page, sentence: Sentence, claim: KnownClaim): Said {
  const says = textsFor(claim.says, page.language)[0] ?? null
  return {
    rule: 'claim-contradicted',
    sentence,
    subject: { printed: sentence.text, now: claim.outcome === 'holds' ? says : null, language: null, of: claim.id },
    since: claim.at,
    evidence: { source: claim.at ?? page.known.night, picture: null },
    proposed: claim.outcome === 'holds' ? says : null,
    edits: [],
  }
}
