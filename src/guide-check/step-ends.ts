import type { Alignment } from './alignment.js'
import { doneAt, isDone, isReceipt, isSaving, setsIt, withoutSetting } from './cues/done.js'
import { guidesTo } from './cues/instruct.js'
import { clicksIn, isMore, namesIcon } from './cues/sequence.js'
import { sentenceBehind } from './evidence.js'
import { isTelling, type Mention, type Sentence } from './mentions.js'
import type { Page } from './page.js'
import type { Passage } from './passages.js'

/** The link that opens a form, where its first field is looked for. */
export function openedBefore(
  page: Page,
  passage: Passage,
  { route, named }: Alignment,
  index: number,
): Mention | undefined {
  const [opening] = route.steps
  const first = named[0]?.mention
  if (index !== 1 || opening?.action !== 'open' || !opening.needed || route.steps[1]?.action !== 'fill' || !first)
    return undefined
  const address = page.addresses.find(
    ({ sentence, from, link }) =>
      link.is === 'right' &&
      passage.sentences.includes(sentence) &&
      (sentence.index < first.sentence.index || (sentence === first.sentence && from < first.from)),
  )
  return address && { ...first, sentence: address.sentence, from: address.from, to: address.to, how: 'marked' }
}

/** What is pressed on the screen that a route ends on, where the last step to it is looked for. */
function arrivedBehind(
  page: Page,
  passage: Passage,
  { route, named, strangers }: Alignment,
  index: number,
): Mention | undefined {
  const last = named.at(-1)?.mention
  if (index !== route.steps.length - 1 || !last) return undefined
  return strangers.find(
    (stranger) =>
      stranger.standing.is === 'current' &&
      !stranger.standing.foreign &&
      stranger.how !== 'plain' &&
      stranger.sentence.index > last.sentence.index &&
      stranger.sentence.index >= (passage.mentions.at(-1)?.sentence.index ?? 0) - 1 &&
      stranger.standing.entries.every(({ role, step }) => role === 'button' && step === null) &&
      guidesTo(
        stranger.sentence.text,
        stranger.from - stranger.sentence.from,
        stranger.to - stranger.sentence.from,
        page.language,
        true,
      ),
  )
}

/** What ends a passage where the last step is looked for: a press on the next screen, "That's it", or what comes of itself. */
export function endBehind(page: Page, passage: Passage, best: Alignment, index: number): Mention | undefined {
  return (
    arrivedBehind(page, passage, best, index) ??
    doneBehind(page, best, index) ??
    passedBehind(page, passage, best, index)
  )
}

/** What says behind the last step that is told that nothing more has to be done. */
function doneBehind(page: Page, { route, named, missing, edges }: Alignment, index: number): Mention | undefined {
  const last = named.at(-1)
  if (!last || index !== route.steps.length - 1 || missing.length > 0 || edges.length > 1) return undefined
  const { language } = page
  const { sentence, to } = last.mention
  const ends = (at: Sentence, from: number): Mention => ({
    ...last.mention,
    sentence: at,
    from,
    to: from,
    how: 'marked',
  })
  const isSaved = (text: string) => isSaving(withoutSetting(text, language))
  // "Then press X, and that's it."
  const own = doneAt(sentence.text, to - sentence.from, language)
  const rest = sentence.text.slice(to - sentence.from)
  if (own !== undefined)
    return isSaved(sentence.text.slice(to - sentence.from, own)) ? undefined : ends(sentence, sentence.from + own)
  const next = sentenceBehind(page, sentence)
  const block = next && page.blocks[next.block]?.block
  if (!next || next.text.includes('?') || block?.kind === 'heading' || isSaved(rest)) return undefined
  if (isDone(next.text, language)) return ends(next, next.from)
  // "You set it to off, and that's it."
  const later = doneAt(next.text, 0, language)
  if (later !== undefined) {
    const before = next.text.slice(0, later)
    return setsIt(before, language) && !isSaved(before) ? ends(next, next.from + later) : undefined
  }
  const isFilled = ['fill', 'choose'].includes(route.steps[last.step]?.action ?? '')
  return isFilled && isReceipt(next.text, language) ? ends(next, next.from) : undefined
}

/** What the list of steps goes on with behind the last but one, where that presses nothing: "5. Switch off X. 6. Tell the others." */
function passedBehind(
  page: Page,
  passage: Passage,
  { route, named, missing, edges }: Alignment,
  index: number,
): Mention | undefined {
  const last = named.at(-1)
  if (passage.is !== 'ordered' || !last || index !== route.steps.length - 1 || last.step !== index - 1) return undefined
  if (missing.length > 0 || edges.length > 1) return undefined
  const { sentence } = last.mention
  const behind = page.blocks.filter(
    ({ index: at }) => at > sentence.block && at <= (passage.blocks.at(-1)?.index ?? 0) + 1,
  )
  const [next] = behind
  const rest = passage.sentences.filter((one) => one.index > sentence.index && one.block === sentence.block)
  const told = [...rest, ...behind.flatMap(({ sentences }) => sentences)].map(({ text }) => text)
  const first = next?.sentences[0]
  if (next?.block.item === undefined || !first || !/\p{L}{2}/u.test(first.text)) return undefined
  if (behind.some(({ block, mentions }) => block.item && mentions.some(isTelling))) return undefined
  if (told.some((text) => isSaving(text) || isMore(text, page.language) || namesIcon(text, page.language)))
    return undefined
  if (next.sentences.some(({ text }) => clicksIn(text, page.language) > 0)) return undefined
  return { ...last.mention, sentence: first, from: first.from, to: first.from, how: 'marked' }
}
