import { isOfRole } from '../flow/roles.js'
import type { Claim, Destination, ObstacleKind } from '../flow/schema.js'
import { asRead, withoutMark } from '../screen/required.js'
import type { AriaNode, FormField, Screen, SubmitControl } from '../screen/screen.js'
import { flatten, type Item, isBesideContent, standsAlone, textOf } from '../screen/tree.js'
import { type LocalText, languageOf, tagsOf, textFor, textsFor } from '../text/local.js'
import { isNegated } from '../text/negation.js'
import { fitsRedacted, normalise, sameText } from '../text/normalise.js'
import { includesReading, includesText, readingOf, sameReading } from '../text/reading.js'
import { similarity } from '../text/similarity.js'
import { control, type Finding, type FindingKind, nowhere, type Subject, type Value } from './finding.js'
import { button, fieldChanges, fieldSubject, submitChanges } from './form.js'
import { describedIn, partsOfForm } from './forms.js'

/**
 * Checks the last screen of a walk against what the flow says of the destination: HTTP 200 proves nothing.
 *
 * The page is another form when its heading is neither the described one nor like it, and at most half of what else is
 * described is there; or when every key sentence is gone or says the opposite. Otherwise each deviation is a finding
 * of its own.
 */
export function checkDestination(destination: Destination, screen: Screen, locale: string): readonly Finding[] {
  const heading = checkHeading(screen, textsFor(destination.heading, locale))
  const sentences = destination.sentences.flatMap(({ text }) => checkSentence(screen, textsFor(text, locale), locale))
  const asked = fieldsAsked(screen, destination, locale)
  const fields = destination.fields
    .filter(({ label }) => textsFor(label, locale).length > 0)
    .map((field) => ({ field, found: findField(asked, field.label, locale, field.role) }))
  const submits = textsFor(destination.submit, locale)
  const submit = findSubmit(screen, submits)
  const details = [
    ...sentences.map(({ state }) => state === 'there' || state === 'reworded'),
    ...fields.map(({ found }) => found !== undefined),
    ...(submits.length > 0 ? [submit !== undefined] : []),
  ]
  const present = details.filter(Boolean).length
  const contradicted = sentences.length > 0 && sentences.every(({ state }) => state === 'gone' || state === 'reversed')
  const spoken = heading.state === 'other' ? spokenInstead(destination.heading, heading.seen, locale) : undefined
  if (spoken !== undefined) {
    const [was, is] = [languageOf(locale), spoken].map((language) => ({ kind: 'language', language }) as const)
    return [difference(screen, 'language-changed', PAGE, was ?? null, is ?? null, heading.box)]
  }
  if (
    heading.state === 'other'
      ? present * 2 <= details.length
      : heading.state === 'none' && details.length > 0 && present === 0
  ) {
    return [
      difference(
        screen,
        'destination-other-form',
        PAGE,
        heading.wanted ?? submits[0] ?? null,
        heading.seen,
        heading.box,
      ),
    ]
  }
  // Heading and address stayed, and nothing of the form: one thing has happened to it, not many to its parts.
  const isFormGone =
    fields.length > 0 && fields.every(({ found }) => !found) && !submit && asksNothing(screen, destination, locale)
  if (isFormGone) {
    const labels = [...fields.flatMap(({ field }) => textFor(field.label, locale) ?? []), ...submits.slice(0, 1)]
    const texts = labels.slice(0, 5).map(normalise)
    return [difference(screen, 'form-removed', PAGE, { kind: 'texts', texts }, null, heading.box)]
  }
  if (contradicted) {
    const [first] = sentences
    const said = first?.seen ?? null
    // A heading is no answer to the question what has become of a sentence.
    const isOther = said === null && heading.wanted !== null && heading.state !== 'there'
    const [was, is] = isOther ? [heading.wanted, heading.seen] : [first?.wanted ?? null, said]
    return [difference(screen, 'destination-other-form', PAGE, was, is, heading.box)]
  }
  return [
    ...headingDeviations(screen, heading),
    ...sentences
      .filter(({ state }) => state !== 'there')
      .map(({ wanted, seen }) => difference(screen, 'text-changed', control({ role: 'text', name: '' }), wanted, seen)),
    ...fields.flatMap(({ field, found }) => {
      const label = textFor(field.label, locale) ?? ''
      if (!found) return [difference(screen, 'field-removed', fieldSubject(label), label, null)]
      const wanted = { required: mustFill(field, found), prefilled: field.prefilled ?? found.prefilled }
      return fieldChanges(wanted, found).map((kind) =>
        difference(screen, kind, fieldSubject(found.beside ?? found.label), null, null, found.box),
      )
    }),
    ...submitDeviations(screen, submits, submit, partsOfForm(screen, describedIn(destination, locale)).submits),
  ]
}

/** A heading that stands there is the described one under another name; what a page is titled is to be read nowhere on it. */
function headingDeviations(screen: Screen, { state, wanted, shown }: HeadingCheck): readonly Finding[] {
  if (state === 'there' || state === 'none') return []
  if (shown)
    return [difference(screen, 'label-renamed', control({ role: 'heading', name: '' }), wanted, shown.name, shown.box)]
  return [difference(screen, 'item-removed', control({ role: 'heading', name: wanted ?? '' }), wanted, null)]
}

/** What the flow says of a field, else what is found; a star may well be why it says that the field must be filled in. */
function mustFill({ required }: { readonly required?: boolean | undefined }, found: FormField): boolean {
  return required === undefined || (required && found.starred === true) ? found.required : required
}

const PAGE: Subject = { kind: 'page' }

/** True when a screen is another page than the destination. */
export function leadsAstray(destination: Destination, screen: Screen, locale: string): boolean {
  return checkDestination(destination, screen, locale).some(({ kind }) => kind === 'destination-other-form')
}

/** From this similarity on (0 to 1), a heading or sentence is the described one in other words. */
const ALIKE = 0.6

/** What the destination's form asks, then what other forms of the page do: a described field may stand in either. */
function fieldsAsked(screen: Screen, destination: Destination, locale: string): readonly FormField[] {
  const { fields, otherFields } = partsOfForm(screen, describedIn(destination, locale))
  return [...fields, ...otherFields]
}

function asksNothing(screen: Screen, destination: Destination, locale: string): boolean {
  const { fields, submits } = partsOfForm(screen, describedIn(destination, locale))
  return fields.length + submits.length === 0
}

type HeadingCheck = {
  readonly state: 'there' | 'alike' | 'other' | 'none'
  readonly wanted: string | null
  /** What stands there for it, if anything does. */
  readonly shown: Pick<Item, 'name' | 'box'> | null
  readonly seen: string
  readonly box: FormField['box'] | null
}

function checkHeading(screen: Screen, wanted: readonly string[]): HeadingCheck {
  const items = flatten(screen.tree)
  const headings = items.filter((item) => item.role === 'heading' && item.name !== '')
  const isCalledSo = ({ name }: Item) =>
    wanted.some((text) => sameReading(readingOf(text), readingOf(name)) || fitsRedacted(text, name))
  // The title of a screen may be large letters and nothing more to the page's code.
  const exact = headings.find(isCalledSo) ?? items.find((item) => wanted.some((text) => standsAlone(item, text)))
  const nearest = exact ? undefined : mostAlike(headings, wanted)
  const shown = exact ?? nearest ?? headings[0] ?? null
  const state = wanted.length === 0 ? 'none' : exact ? 'there' : nearest ? 'alike' : 'other'
  const seen = shown?.name ?? (screen.title || screen.url)
  return { state, wanted: wanted[0] ?? null, shown, seen, box: shown?.box ?? null }
}

/** The other language of the flow in which it knows a heading. */
function spokenInstead(heading: LocalText | undefined, seen: string, locale: string): string | undefined {
  return tagsOf(heading)
    .filter((other) => languageOf(other) !== languageOf(locale))
    .find((other) => textsFor(heading, other).some((text) => sameText(text, seen)))
}

/** So many headings are looked at: a page with more is none of a guide. */
const MOST_HEADINGS = 500

/** The heading that is the wanted one in other words, if any. Each is weighed once. */
function mostAlike(headings: readonly Item[], wanted: readonly string[]): Item | undefined {
  let [best, likeness]: [Item | undefined, number] = [undefined, 0]
  for (const item of headings.slice(0, MOST_HEADINGS)) {
    const alike = Math.max(0, ...wanted.map((text) => similarity(normalise(text), item.name)))
    if (alike > likeness) [best, likeness] = [item, alike]
  }
  return likeness >= ALIKE ? best : undefined
}

type SentenceCheck = {
  readonly state: 'there' | 'reworded' | 'reversed' | 'gone'
  readonly wanted: string
  readonly seen: string | null
}

/** Looks for a key sentence; none is looked for in a language the flow does not give it in. */
function checkSentence(screen: Screen, alternatives: readonly string[], locale: string): readonly SentenceCheck[] {
  const [wanted] = alternatives
  if (wanted === undefined) return []
  const said = readingOf(textOf(screen.tree))
  if (alternatives.some((text) => includesReading(said, readingOf(text))))
    return [{ state: 'there', wanted, seen: null }]
  const nearest = mostAlikeText(screen, normalise(wanted))
  if (nearest === undefined) return [{ state: 'gone', wanted, seen: null }]
  if (fitsRedacted(wanted, nearest)) return [{ state: 'there', wanted, seen: null }]
  const state = isNegated(wanted, locale) === isNegated(nearest, locale) ? 'reworded' : 'reversed'
  return [{ state, wanted, seen: nearest }]
}

/** The sentence of the page that is the wanted one in other words; each is weighed once. */
function mostAlikeText(screen: Screen, wanted: string): string | undefined {
  let [best, likeness]: [string | undefined, number] = [undefined, 0]
  const texts = flatten(screen.tree).filter(({ role }) => role === 'text' || role === 'heading')
  for (const { name } of texts.slice(0, MOST_TEXTS)) {
    for (const sentence of sentencesIn(name)) {
      const alike = Math.max(similarity(wanted, sentence), wordsFound(wanted, sentence))
      if (alike > likeness) [best, likeness] = [sentence, alike]
    }
  }
  return likeness >= ALIKE ? best : undefined
}

/** So many texts are looked at. */
const MOST_TEXTS = 3_000

/** A block of text, and each of its sentences: what a neighbouring sentence denies is not denied here. The 15. of a month ends none. */
function sentencesIn(text: string): readonly string[] {
  const parts = text.split(/(?<=[.!?])(?<!(?<!\d)\d{1,2}\.)\s+(?=\p{Lu})/u)
  return parts.length > 1 && parts.length <= 30 ? [...parts, text] : [text]
}

/** The share of a text's words that stand in another, longer one; key sentences may be parts of sentences. */
function wordsFound(part: string, whole: string): number {
  const words = (text: string) => text.toLowerCase().match(/[\p{L}\d]{2,}/gu) ?? []
  const wanted = words(part)
  const there = new Set(words(whole))
  return wanted.length < 3 ? 0 : wanted.filter((word) => there.has(word)).length / wanted.length
}

/** A control that sends, as a guide takes it for granted; whether it asks again is for the snapshot to tell. */
const USABLE = { disabled: false, state: { covered: false, confirms: false } }

type Sender = Pick<SubmitControl, 'label' | 'disabled' | 'state' | 'box'>

function submitDeviations(
  screen: Screen,
  wanted: readonly string[],
  found: Sender | undefined,
  own: readonly Sender[],
): readonly Finding[] {
  const [name] = wanted
  if (name === undefined) return []
  if (found)
    return submitChanges({ ...USABLE, state: { ...USABLE.state, confirms: true } }, found).map((kind) =>
      difference(screen, kind, button(found), null, null, found.box),
    )
  const [other] = own
  return other
    ? [difference(screen, 'submit-renamed', button(other), name, other.label, other.box)]
    : [difference(screen, 'submit-removed', button({ label: name }), name, null)]
}

/** Checks what a guide claims against the last screen. `obstacle` is what the walk ended at, if anything. */
export function checkClaim(
  claim: Claim,
  screen: Screen,
  locale: string,
  obstacle: ObstacleKind | null,
): readonly Finding[] {
  const { text, field, obstacle: wanted } = claim.check
  const says = textFor(claim.says, locale) ?? textFor(claim.says, 'en') ?? claim.id
  const contradicted = (after: Value | null, found?: FormField) => [
    difference(screen, 'claim-contradicted', { kind: 'claim', says }, null, after, found?.box),
  ]
  if (wanted) return obstacle === wanted ? [] : contradicted(obstacle && { kind: 'obstacle', obstacle })
  if (text) {
    const alternatives = textsFor(text, locale)
    return alternatives.length === 0 || alternatives.some((one) => includesText(textOf(screen.tree), one))
      ? []
      : contradicted(null)
  }
  if (!field || textsFor(field.label, locale).length === 0) return []
  const found = findField(screen.fields.map(asRead), field.label, locale)
  if (field.present !== undefined) return (found !== undefined) === field.present ? [] : contradicted(null, found)
  if (!found) return contradicted(null)
  const wrong =
    mustFill(field, found) !== found.required || (field.prefilled !== undefined && field.prefilled !== found.prefilled)
  return wrong ? contradicted(null, found) : []
}

function findField(
  fields: readonly FormField[],
  label: LocalText,
  locale: string,
  role?: string,
): FormField | undefined {
  const labels = textsFor(label, locale)
  const isMeant = (field: FormField) =>
    (role === undefined || isOfRole(field, role)) &&
    labels.some((wanted) => isCalled(field.label, wanted) || (field.beside && isCalled(field.beside, wanted)))
  return fields.find(isMeant)
}

function isCalled(seen: string, wanted: string): boolean {
  return sameText(wanted, seen) || sameText(wanted, withoutMark(seen)) || fitsRedacted(wanted, seen)
}

/**
 * The sending control: a real submit button, or any button of that name (pages drawn by script have no form), or a link in
 * the content that is made to look like one.
 */
function findSubmit(screen: Screen, names: readonly string[]): Sender | undefined {
  const submit = screen.submits.find(({ label }) => names.some((name) => isCalled(label, name)))
  if (submit) return submit
  const named = flatten(screen.tree).filter(({ name }) => names.some((one) => isCalled(name, one)))
  const button =
    named.find(({ role }) => role === 'button') ??
    named.find(({ role, landmark }) => role === 'link' && !isBesideContent(landmark))
  return (
    button && {
      ...USABLE,
      label: button.name,
      disabled: (button.node as AriaNode | null)?.disabled === true,
      box: button.box ?? undefined,
    }
  )
}

function difference(
  screen: Screen,
  kind: FindingKind,
  subject: Subject,
  before: Value | null,
  after: Value | null,
  box?: FormField['box'] | null,
): Finding {
  return { ...nowhere(screen.step, kind), relevance: 'route', subject, before, after, box: box ?? null }
}
