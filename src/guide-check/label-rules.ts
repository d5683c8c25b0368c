import { languageOf } from '../text/local.js'
import { wasSo } from './cues/doubt.js'
import { placesAt } from './cues/instruct.js'
import { edited, reworded } from './edit.js'
import { isInstructed, isPassedOn, isStep, nextInBlock } from './evidence.js'
import type { KnownLabel } from './known.js'
import type { Said } from './make.js'
import type { Mention } from './mentions.js'
import { isOnWay } from './on-way.js'
import type { Page } from './page.js'
import { textKey } from './words.js'

/**
 * `label-renamed` and `label-gone`: a guide names a label that screens once had and today's have not. What never was a
 * label is no finding, nor one of earlier times that the guide tells as such.
 */
export function labelFindings(page: Page): readonly Said[] {
  return page.blocks.flatMap(({ index, mentions }) =>
    page.isNear(index)
      ? mentions.filter((mention) => isWrong(page, mention)).map((mention) => said(page, mention))
      : [],
  )
}

/** "A page asks: X": which has nothing to press. */
const ASKED = /(?<!\p{L})(?:asks?|wonders?|fragt|demande|chiede)\s?:?\s["„“«‘]?\s?$/u

function isWrong(page: Page, mention: Mention): boolean {
  const { standing, how, printed, inflected } = mention
  if (standing.is === 'current') return false
  if (standing.foreign && how === 'guided') return false
  if (inflected && how !== 'guided' && how !== 'marked') return false
  if (ASKED.test(mention.sentence.text.slice(0, mention.from - mention.sentence.from))) return false
  const label = labelOf(standing.entries)
  if (how === 'guided' && !isName(page, mention, label)) return false
  if (label.until === null) return false
  if (textKey(nowOf(page, label) ?? '') === textKey(printed)) return false
  return (
    isInstructed(page, mention) &&
    // A name by the way, in a step of the route, is nobody that the label could be of.
    (isTaughtStep(page, mention) || !page.namesStranger(mention.sentence)) &&
    !isPassedOn(page, mention.sentence) &&
    !wasSo(nextInBlock(page, mention.sentence)?.text ?? '', page.language) &&
    !tellsBoth(mention, nowOf(page, label)) &&
    isNamedOnWay(page, mention, label)
  )
}

/** A sentence that names the new label beside the old one tells of the change. */
function tellsBoth({ sentence, printed }: Mention, now: string | null): boolean {
  const [is, was, text] = [textKey(now ?? ''), textKey(printed), textKey(sentence.text)]
  if (is === '') return false
  return was.includes(is) ? text.split(is).length > 2 : text.replace(was, '').includes(is)
}

/** True for a label on the way, or one that a sentence calls a thing to press and puts on a screen of the flow. */
function isNamedOnWay(page: Page, mention: Mention, { step }: KnownLabel): boolean {
  const { sentence, how, from, to, group } = mention
  if (mention.isControl || isTaughtStep(page, mention) || isOnWay(page, mention, step)) return true
  return (
    how === 'marked' &&
    placesAt(sentence.text, from - sentence.from, to - sentence.from, page.language) &&
    (page.blocks[sentence.block]?.mentions ?? []).some(
      (one) => one.sentence === sentence && one.group.key !== group.key && one.standing.is === 'current',
    )
  )
}

/** True in a list, or in steps numbered by hand, that teaches the route. */
function isTaughtStep(page: Page, mention: Mention): boolean {
  return isStep(page, mention.sentence) && page.isTaught(mention)
}

/** True for words that are a name without any mark: of a step of the flow, or of more than one word; in headings neither. */
function isName(page: Page, { printed, sentence, inflected }: Mention, label: KnownLabel): boolean {
  if (page.blocks[sentence.block]?.block.kind === 'heading') return false
  return label.step !== null || (/\s/.test(printed) && !inflected)
}

/** Of all that once had this label, what says most: a step of the flow, and what took its place. */
function labelOf(entries: readonly KnownLabel[]): KnownLabel {
  const worth = (label: KnownLabel) => (label.now !== null ? 2 : 0) + (label.step !== null ? 1 : 0)
  return entries.reduce((best, label) => (worth(label) > worth(best) ? label : best))
}

/** What is there instead: as known of the label, or what its step uses today. `null` where nothing is. */
function nowOf(page: Page, label: KnownLabel): string | null {
  if (label.now !== null) return label.now
  for (const { route, locale, steps } of page.known.routes) {
    if (languageOf(locale) !== languageOf(label.locale)) continue
    const step = steps.find(({ step }) => label.step === step || label.step === `${route}/${step}`)
    const [now] = step?.labels ?? []
    // A route that is broken still has what is gone.
    if (now !== undefined && textKey(now) !== textKey(label.text)) return now
  }
  return null
}

function said(page: Page, mention: Mention): Said {
  const { sentence, from, to, printed, standing } = mention
  const label = labelOf(standing.entries)
  const now = nowOf(page, label)
  const block = page.blocks[sentence.block]?.block
  return {
    rule: now === null ? 'label-gone' : 'label-renamed',
    sentence,
    subject: { printed, now, language: standing.foreign ? languageOf(label.locale) : null, of: label.step },
    since: label.until,
    evidence: { source: label.source, picture: label.picture },
    proposed: now === null || !block ? null : reworded(block, sentence, from, to, now),
    edits: now === null || !block ? [] : edited(page.guide, block, from, to, now),
  }
}
