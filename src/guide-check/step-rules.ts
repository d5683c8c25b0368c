import { languageOf } from '../text/local.js'
import { type Alignment, alignmentOf, isRecognised, type Named } from './alignment.js'
import { guidesTo } from './cues/instruct.js'
import { sayPress } from './cues/say.js'
import { isBackwards, isMore, namesIcon, pressesIn } from './cues/sequence.js'
import { edited } from './edit.js'
import type { GuideRule } from './finding.js'
import type { KnownRoute } from './known.js'
import type { Said } from './make.js'
import type { Mention } from './mentions.js'
import type { Page } from './page.js'
import { type Passage, passagesOf } from './passages.js'
import { textKey, wordsOf } from './words.js'

/**
 * `step-*`: a passage that is taken for a route, and tells it otherwise than every verified route. Routes that are not
 * verified only explain. @param only the route (`flow/route`) that the guide is said to teach.
 */
export function stepFindings(page: Page, only?: string): readonly Said[] {
  const routes = page.known.routes.filter(({ locale }) => languageOf(locale) === languageOf(page.language))
  if (!routes.some(({ state }) => state === 'verified')) return []
  return passagesOf(page).flatMap((passage) => {
    if (passage.mentions.length < 2 || !passage.blocks.some(({ index }) => page.isNear(index))) return []
    const aligned = routes.map((route) => alignmentOf(passage, route)).filter(isRecognised)
    const best = bestOf(
      aligned.filter(({ route }) => route.state === 'verified' && (only === undefined || route.route === only)),
    )
    if (!best) return []
    const told = aligned.filter((one) => one.named.length >= best.named.length)
    const explained = told.some((one) => one.displaced.length === 0 && one.missing.length === 0)
    return [
      ...(explained
        ? []
        : [...orderFindings(page, passage, best, told), ...missingFindings(page, passage, best, told)]),
      ...superfluousFindings(page, best, aligned, routes),
    ]
  })
}

function bestOf(aligned: readonly Alignment[]): Alignment | undefined {
  const faults = ({ displaced, missing }: Alignment) => displaced.length + missing.length
  return [...aligned].sort((a, b) => b.named.length - a.named.length || faults(a) - faults(b))[0]
}

function orderFindings(page: Page, passage: Passage, best: Alignment, told: readonly Alignment[]): readonly Said[] {
  if (best.displaced.length !== 1 || best.named.length < 3 || told.some(({ displaced }) => displaced.length === 0))
    return []
  const [wrong] = best.displaced
  if (!wrong || !isSequence(page, passage, best, wrong)) return []
  return [said(page, 'step-order', wrong.mention, best.route, wrong.step, wrong.mention.printed)]
}

/** True where the order of sentences is the order of steps: in paths and numbered lists, and in prose that presses on. */
function isSequence(page: Page, passage: Passage, { named }: Alignment, wrong: Named): boolean {
  if (passage.is === 'path') return true
  const at = named.indexOf(wrong)
  const around = [named[at - 1], wrong, named[at + 1]].filter((one) => one !== undefined)
  const sentences = new Set(named.map(({ mention }) => mention.sentence))
  if (sentences.size < named.length) {
    // Several labels in one sentence: which is pressed first is for its words to say.
    const shared = named.filter(({ mention }) => mention.sentence === wrong.mention.sentence)
    if (shared.length > 1) return false
  }
  return around.every(
    ({ mention: { sentence, from, to } }) =>
      !isBackwards(sentence.text, page.language) &&
      (passage.is === 'ordered' || guidesTo(sentence.text, from - sentence.from, to - sentence.from, page.language)),
  )
}

function missingFindings(page: Page, passage: Passage, best: Alignment, told: readonly Alignment[]): readonly Said[] {
  const { missing, named, route, displaced } = best
  if (displaced.length > 0 || missing.length === 0 || missing.length * 2 > named.length) return []
  return missing.flatMap((index) => {
    const step = route.steps[index]
    const before = named.filter((one) => one.step < index).at(-1)
    const after = named.find((one) => one.step > index)
    if (!step || !before || !after || told.some((one) => explains(one, step))) return []
    if (isTold(page, passage, step) || isBridged(page, passage, before.mention, after.mention)) return []
    const label = step.labels[0] as string
    return [said(page, 'step-missing', before.mention, route, index, label, after.mention)]
  })
}

/** True for a route on which nobody has to take this step. */
function explains({ route, displaced, missing }: Alignment, step: KnownRoute['steps'][number]): boolean {
  const keys = new Set(step.labels.map(textKey))
  return (
    displaced.length === 0 &&
    !missing.some((index) => route.steps[index]?.labels.some((label) => keys.has(textKey(label))))
  )
}

/** Letters by which a word of a label is found again in another form of it. */
const TELLING = 5

/** True where the words of a step stand somewhere in the passage, outside of other labels. */
function isTold(page: Page, passage: Passage, step: KnownRoute['steps'][number]): boolean {
  const steps = new Set(page.index.groups.keys())
  const own = new Set(step.labels.map(textKey).filter((key) => steps.has(key)))
  if (passage.blocks.some(({ mentions }) => mentions.some(({ group }) => own.has(group.key)))) return true
  const stems = step.labels
    .flatMap((label) => wordsOf(label).map(({ key }) => key.slice(0, Math.max(TELLING, key.length - 3))))
    .filter((key) => key.length >= 3)
  const long = stems.filter((stem) => stem.length >= TELLING)
  const wanted = long.length > 0 ? long : stems
  return passage.blocks.some(({ block, mentions }) =>
    wordsOf(block.text).some(
      ({ key, from }) =>
        wanted.some((stem) => (long.length > 0 ? key.includes(stem) : key === stem)) &&
        !mentions.some((one) => one.from <= from && from < one.to),
    ),
  )
}

/** True where something between two steps may stand for the one that is looked for. */
function isBridged(page: Page, passage: Passage, before: Mention, after: Mention): boolean {
  const { language } = page
  const from = passage.blocks.findIndex(({ index }) => index === before.sentence.block)
  const to = passage.blocks.findIndex(({ index }) => index === after.sentence.block)
  if (to < from || from < 0) return true
  const stretches = passage.blocks.slice(from, to + 1).map((block, index) => {
    const begins = index === 0 ? before.to : 0
    const ends = from + index === to ? after.from : block.block.text.length
    const foreign = block.block.marked.some(
      (mark) =>
        mark.from >= begins &&
        mark.to <= ends &&
        !block.mentions.some((one) => one.from < mark.to && mark.from < one.to),
    )
    return {
      text: block.block.text.slice(begins, ends),
      foreign: foreign || /["„“«‹].{1,80}["“”»›]/u.test(block.block.text.slice(begins + 1, ends - 1)),
    }
  })
  if (stretches.some(({ foreign }) => foreign)) return true
  const between = stretches.map(({ text }) => text).join(' \n ')
  const around = [before.sentence.text, after.sentence.text].join(' ')
  if (isMore(around, language) || isMore(between, language) || namesIcon(between, language)) return true
  return pressesIn(between, language) > 1
}

/** Of these roles a guide may only say that they are there. */
const SHOWN = new Set(['text', 'heading', 'region', 'dialog', 'paragraph', ''])

function superfluousFindings(
  page: Page,
  best: Alignment,
  aligned: readonly Alignment[],
  routes: readonly KnownRoute[],
): readonly Said[] {
  const { named, strangers, route, displaced } = best
  if (named.length < 3 || displaced.length > 0) return []
  const ofSteps = new Set(routes.flatMap(({ steps }) => steps.flatMap(({ labels }) => labels.map(textKey))))
  const rivals = aligned.filter((one) => one.named.length >= named.length)
  return strangers.flatMap((stranger) => {
    const { sentence, standing, group, how, from, to } = stranger
    if (standing.is === 'former' || standing.foreign || how === 'plain' || ofSteps.has(group.key)) return []
    if (standing.entries.some(({ role }) => SHOWN.has(role))) return []
    if (rivals.some((one) => !one.strangers.some(({ group: other }) => other.key === group.key))) return []
    const place = (mention: Mention) => [mention.sentence.index, mention.from] as const
    const isBefore = (a: Mention, b: Mention) =>
      place(a)[0] < place(b)[0] || (place(a)[0] === place(b)[0] && a.from < b.from)
    const before = named.filter((one) => isBefore(one.mention, stranger)).at(-1)
    const after = named.find((one) => isBefore(stranger, one.mention))
    if (!before || !after || after.step < before.step) return []
    const gone = best.missing.some((index) => index > before.step && index < after.step)
    const pressed = how === 'path' || guidesTo(sentence.text, from - sentence.from, to - sentence.from, page.language)
    if (gone || !pressed || isBackwards(sentence.text, page.language)) return []
    return [said(page, 'step-superfluous', stranger, route, before.step, stranger.printed)]
  })
}

function said(
  page: Page,
  rule: GuideRule,
  mention: Mention,
  route: KnownRoute,
  index: number,
  printed: string,
  next?: Mention,
): Said {
  const { sentence } = mention
  const block = page.blocks[sentence.block]?.block
  const step = route.steps[index]?.step ?? ''
  const proposal =
    rule === 'step-missing' && block ? inserted(page, mention, printed, next) : { proposed: null, edits: [] }
  return {
    rule,
    sentence,
    subject: {
      printed,
      now: rule === 'step-missing' ? printed : null,
      language: null,
      of: step.includes('/') ? step : `${route.route}/${step}`,
    },
    since: null,
    evidence: {
      source: page.known.night,
      picture:
        page.index.groups.get(textKey(printed))?.entries.find(({ picture }) => picture !== null)?.picture ?? null,
    },
    ...proposal,
  }
}

/** The missing step, in the path that it is missing in, or in a sentence of its own. */
function inserted(
  page: Page,
  mention: Mention,
  label: string,
  next: Mention | undefined,
): Pick<Said, 'proposed' | 'edits'> {
  const { sentence, to } = mention
  const block = page.blocks[sentence.block]?.block
  if (!block) return { proposed: null, edits: [] }
  const arrow = /^[^\p{L}\p{N}]{1,12}$/u.exec(block.text.slice(to, next?.from ?? to))?.[0]
  if (!arrow || next?.sentence !== sentence || mention.how !== 'path')
    return { proposed: `${sentence.text} ${sayPress(label, page.language)}`, edits: [] }
  const proposed = block.text.slice(sentence.from, to) + arrow + label + block.text.slice(to, sentence.to)
  return { proposed, edits: edited(page.guide, block, mention.from, to, mention.printed + arrow + label).slice(0, 1) }
}
