import { languageOf } from '../text/local.js'
import { type Alignment, alignmentOf, isRecognised, type Named } from './alignment.js'
import { beginsStep, guidesTo, isSaidOf, isStepLine } from './cues/instruct.js'
import { sayPress } from './cues/say.js'
import { isBackwards, isFirst, isLocated, saysThen } from './cues/sequence.js'
import { edited } from './edit.js'
import { isStep } from './evidence.js'
import type { GuideRule } from './finding.js'
import { type Gap, gapOf, isBridged, isTold } from './gap.js'
import type { KnownRoute } from './known.js'
import type { Said } from './make.js'
import type { Mention, Sentence } from './mentions.js'
import type { Page } from './page.js'
import { type Passage, passagesOf } from './passages.js'
import { endBehind, openedBefore } from './step-ends.js'
import { textKey } from './words.js'

/**
 * `step-*`: a passage that is taken for a route, and tells it otherwise than every verified route. Routes that are not
 * verified only explain. @param only the route (`flow/route`) that the guide is said to teach.
 */
export function stepFindings(page: Page, only?: string): readonly Said[] {
  const routes = page.known.routes.filter(({ locale }) => languageOf(locale) === languageOf(page.language))
  if (!routes.some(({ state }) => state === 'verified')) return []
  const found = passagesOf(page).flatMap((passage) => {
    if (passage.mentions.length < 2 || !passage.blocks.some(({ index }) => page.isNear(index))) return []
    const aligned = routes.map((route) => alignmentOf(passage, route)).filter(isRecognised)
    const best = bestOf(
      aligned.filter(({ route }) => route.state === 'verified' && (only === undefined || route.route === only)),
    )
    if (!best) return []
    const told = aligned.filter((one) => one.named.length >= best.named.length)
    const explained = told.some((one) => one.displaced.length === 0 && one.missing.length === 0)
    return [
      ...(explained ? [] : orderFindings(page, passage, best, told)),
      ...missingFindings(page, passage, explained ? { ...best, missing: [] } : best, told),
      ...superfluousFindings(page, best, aligned, routes),
    ]
  })
  // In a step a name is told by the way.
  return found.filter(({ sentence }) => !(isStep(page, sentence) ? page.isOthers : page.namesStranger)(sentence))
}

function bestOf(aligned: readonly Alignment[]): Alignment | undefined {
  const faults = ({ displaced, missing }: Alignment) => displaced.length + missing.length
  return [...aligned].sort((a, b) => b.named.length - a.named.length || faults(a) - faults(b))[0]
}

function orderFindings(page: Page, passage: Passage, best: Alignment, told: readonly Alignment[]): readonly Said[] {
  if (best.named.length < 3 || told.some(({ displaced }) => displaced.length === 0)) return []
  const [wrong] = best.displaced
  if (!wrong || !isRow(best) || !isSequence(page, passage, best)) return []
  return [said(page, 'step-order', wrong.mention, best.route, wrong.step)]
}

/** True for steps that stand together in the guide and follow each other: moved, they are one row. */
function isRow({ named, displaced }: Alignment): boolean {
  return displaced.every((one, index) => {
    const before = displaced[index - 1]
    return !before || (one.step > before.step && named.indexOf(one) === named.indexOf(before) + 1)
  })
}

/** So many labels of a route beside each other are a way, whatever the verbs. */
const MANY = 4

/** True where the order of sentences is the order of steps: in paths and numbered steps, and in prose that presses on. */
function isSequence(page: Page, passage: Passage, { named, displaced }: Alignment): boolean {
  if (passage.is === 'path') return true
  // Terms stand in any order, unless they are numbered.
  if (displaced.some(({ mention }) => mention.isTerm && !isStepLine(mention.sentence.text))) return false
  const [from, to] = [named.indexOf(displaced[0] as Named), named.indexOf(displaced.at(-1) as Named)]
  const [before, last, after] = [named[from - 1], displaced.at(-1) as Named, named[to + 1]]
  const isEarly = after !== undefined && last.step > after.step
  // "First X" says that X comes before what was told, which is no excuse for a step that comes too early.
  const isMoved = (sentence: Sentence) => {
    const text = page.bareOf(sentence)
    return isBackwards(text, page.language) || (!isEarly && isFirst(text, page.language))
  }
  return [before, ...displaced, after].every((one, index, row) => {
    if (one === undefined) return true
    const { sentence, from, to } = one.mention
    if (isMoved(sentence) || !isParted(page, row[index - 1], one)) return false
    // Where the step before is, and whether it is pressed, says nothing of what comes behind it.
    if (index === 0) return true
    if (passage.is === 'ordered' || isStepLine(sentence.text)) return true
    // Of so many labels that are set apart each is pressed, unless it is told by the way.
    if (named.length >= MANY && one.mention.how === 'marked' && !/^\s*\(/.test(sentence.text)) return true
    return (
      !isLocated(sentence.text, page.language) &&
      guidesTo(sentence.text, from - sentence.from, to - sentence.from, page.language, one.mention.how === 'marked')
    )
  })
}

/** Of two labels in one sentence, which is pressed first is for its words to say. */
function isParted(page: Page, one: Named | undefined, next: Named): boolean {
  if (one === undefined || one.mention.sentence !== next.mention.sentence || next.step > one.step) return true
  const { sentence } = next.mention
  const between = sentence.text.slice(one.mention.to - sentence.from, next.mention.from - sentence.from)
  const isStrung = one.mention.how === 'path' && next.mention.how === 'path' && !/[\p{L}\p{N}]/u.test(between)
  return isStrung || saysThen(between, page.language)
}

function missingFindings(page: Page, passage: Passage, best: Alignment, told: readonly Alignment[]): readonly Said[] {
  const { named, route, displaced } = best
  // Beside steps in a wrong order only the last one is told, where those before it are in their places.
  const isEnd = (index: number) => index === route.steps.length - 1 && !displaced.includes(named.at(-1) as Named)
  const missing = displaced.length > 0 ? best.edges.filter(isEnd) : [...best.missing, ...best.edges]
  if (missing.length === 0 || best.missing.length * 2 > named.length) return []
  const gaps = new Set<Mention>()
  return missing.flatMap((index) => {
    const step = route.steps[index]
    const before = named.filter((one) => one.step < index).at(-1)?.mention ?? openedBefore(page, passage, best, index)
    const after = named.find((one) => one.step > index)?.mention ?? endBehind(page, passage, best, index)
    // Of several steps in one gap the first is told.
    if (!step || !before || !after || gaps.has(before) || told.some((one) => explains(one, step))) return []
    const later = new Set(route.steps.slice(index + 1).flatMap(({ labels }) => labels.map(textKey)))
    const gap = gapOf(withBlockOf(page, passage, after), before, after, later)
    if (gap === undefined || isTold(gap, step) || isFilledElsewhere(page, step, after.sentence) || isBridged(page, gap))
      return []
    gaps.add(before)
    return [missed(page, gap, route, index)]
  })
}

/** A field is told of wherever a guide says what to have at hand; behind the steps, not where another way has its own link. */
function isFilledElsewhere(page: Page, step: KnownRoute['steps'][number], end: Sentence): boolean {
  if (step.action !== 'fill' && step.action !== 'choose') return false
  const own = new Set(step.labels.map(textKey))
  const isOtherWay = (sentence: Sentence) =>
    sentence.index > end.index && page.addresses.some((address) => address.sentence === sentence)
  return page.blocks.some(({ mentions }) =>
    mentions.some(
      ({ group, printed, sentence }) =>
        own.has(group.key) && !page.isService(printed) && !page.isOthers(sentence) && !isOtherWay(sentence),
    ),
  )
}

/** What ends a gap may stand behind the passage. */
function withBlockOf(page: Page, passage: Passage, { sentence }: Mention): Passage {
  const block = page.blocks[sentence.block]
  return !block || passage.blocks.includes(block) ? passage : { ...passage, blocks: [...passage.blocks, block] }
}

/** True for a route on which nobody has to take this step. */
function explains({ route, displaced, missing, edges }: Alignment, step: KnownRoute['steps'][number]): boolean {
  const keys = new Set(step.labels.map(textKey))
  return (
    displaced.length === 0 &&
    ![...missing, ...edges].some((index) => route.steps[index]?.labels.some((label) => keys.has(textKey(label))))
  )
}

/** Of these roles a guide may only say that they are there. */
const SHOWN = new Set(['text', 'heading', 'region', 'dialog', 'paragraph', ''])
/** Where no step of the flow uses these, they are fields of a form on the way, which a walk leaves as they are. */
const FIELDS = new Set(['textbox', 'searchbox', 'spinbutton'])

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
    if (standing.entries.some(({ role, step }) => SHOWN.has(role) || (step === null && FIELDS.has(role)))) return []
    if (rivals.some((one) => !one.strangers.some(({ group: other }) => other.key === group.key))) return []
    const place = (mention: Mention) => [mention.sentence.index, mention.from] as const
    const isBefore = (a: Mention, b: Mention) =>
      place(a)[0] < place(b)[0] || (place(a)[0] === place(b)[0] && a.from < b.from)
    const before = named.filter((one) => isBefore(one.mention, stranger)).at(-1)
    const after = named.find((one) => isBefore(stranger, one.mention))
    if (!before || !after || after.step < before.step) return []
    const pressed = how === 'path' || guidesTo(sentence.text, from - sentence.from, to - sentence.from, page.language)
    const isDue = pressed || (isStep(page, sentence) && beginsStep(sentence.text, from - sentence.from))
    if (!isDue || isSaidOf(sentence.text, to - sentence.from, page.language)) return []
    return [said(page, 'step-superfluous', stranger, route, before.step)]
  })
}

function said(page: Page, rule: GuideRule, mention: Mention, route: KnownRoute, index: number): Said {
  return {
    rule,
    sentence: mention.sentence,
    subject: { printed: mention.printed, now: null, language: null, of: stepId(route, index) },
    since: null,
    evidence: { source: page.known.night, picture: pictureOf(page, mention.printed) },
    proposed: null,
    edits: [],
  }
}

function missed(page: Page, gap: Gap, route: KnownRoute, index: number): Said {
  const label = route.steps[index]?.labels[0] ?? ''
  return {
    rule: 'step-missing',
    sentence: gap.place,
    subject: { printed: label, now: label, language: null, of: stepId(route, index) },
    since: null,
    evidence: { source: page.known.night, picture: pictureOf(page, label) },
    ...inserted(page, gap, label),
  }
}

function stepId({ route, steps }: KnownRoute, index: number): string {
  const step = steps[index]?.step ?? ''
  return step.includes('/') ? step : `${route}/${step}`
}

function pictureOf(page: Page, label: string): string | null {
  return page.index.groups.get(textKey(label))?.entries.find(({ picture }) => picture !== null)?.picture ?? null
}

/** The missing step, in the path that it is missing in, or in a sentence of its own. */
function inserted(page: Page, { before, after, place }: Gap, label: string): Pick<Said, 'proposed' | 'edits'> {
  const block = page.blocks[place.block]?.block
  const arrow = /^[^\p{L}\p{N}]{1,12}$/u.exec(block?.text.slice(before.to, after.from) ?? '')?.[0]
  if (!block || arrow === undefined || before.sentence !== after.sentence || before.how !== 'path')
    return { proposed: `${place.text} ${sayPress(label, page.language)}`, edits: [] }
  const proposed = block.text.slice(place.from, before.to) + arrow + label + block.text.slice(before.to, place.to)
  return {
    proposed,
    edits: edited(
      page.guide,
      block,
      before.to - 1,
      before.to,
      block.text.slice(before.to - 1, before.to) + arrow + label,
    ),
  }
}
