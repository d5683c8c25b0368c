import type { Claim, Destination } from '../flow/schema.js'
import type { AriaNode, FormField, Screen } from '../screen/screen.js'
import { flatten, textOf } from '../screen/tree.js'
import { type LocalText, textFor, textsFor } from '../text/local.js'
import { normalise, sameText } from '../text/normalise.js'
import { includesText } from '../text/reading.js'
import { similarity } from '../text/similarity.js'
import type { Difference, FindingKind } from './finding.js'
import { fieldChanges } from './form.js'

/**
 * Checks the last screen of a walk against what the flow says of the destination: HTTP 200 proves nothing.
 *
 * The page is another form when its heading is neither the described one nor like it, and at most half of what else is
 * described is there; or when every key sentence is gone or says the opposite. Otherwise each deviation is a finding
 * of its own.
 */
export function checkDestination(destination: Destination, screen: Screen, locale: string): readonly Difference[] {
  const heading = checkHeading(screen, textsFor(destination.heading, locale))
  const sentences = destination.sentences.flatMap(({ text }) => checkSentence(screen, textsFor(text, locale)))
  const fields = destination.fields
    .filter(({ label }) => textsFor(label, locale).length > 0)
    .map((field) => ({ field, found: findField(screen.fields, field.label, locale, field.role) }))
  const submits = textsFor(destination.submit, locale)
  const submit = findSubmit(screen, submits)
  const details = [
    ...sentences.map(({ state }) => state === 'there' || state === 'reworded'),
    ...fields.map(({ found }) => found !== undefined),
    ...(submits.length > 0 ? [submit !== undefined] : []),
  ]
  const present = details.filter(Boolean).length
  const contradicted = sentences.length > 0 && sentences.every(({ state }) => state === 'gone' || state === 'reversed')
  if (
    heading.state === 'other'
      ? present * 2 <= details.length
      : heading.state === 'none' && details.length > 0 && present === 0
  ) {
    return [
      difference(
        screen,
        'destination-other-form',
        'destination',
        heading.wanted ?? submits[0] ?? null,
        heading.seen,
        heading.box,
      ),
    ]
  }
  if (contradicted) {
    const [first] = sentences
    return [
      difference(
        screen,
        'destination-other-form',
        'destination',
        first?.wanted ?? null,
        first?.seen ?? heading.seen,
        heading.box,
      ),
    ]
  }
  return [
    ...(heading.state === 'alike' || heading.state === 'other'
      ? [difference(screen, 'label-renamed', 'heading', heading.wanted, heading.seen, heading.box)]
      : []),
    ...sentences
      .filter(({ state }) => state !== 'there')
      .map(({ wanted, seen }) => difference(screen, 'text-changed', 'text', wanted, seen)),
    ...fields.flatMap(({ field, found }) => {
      const label = textFor(field.label, locale) ?? ''
      if (!found) return [difference(screen, 'field-removed', `"${normalise(label)}"`, label, null)]
      const wanted = { required: field.required ?? found.required, prefilled: field.prefilled ?? found.prefilled }
      return fieldChanges(wanted, found).map((kind) =>
        difference(screen, kind, `"${normalise(found.label)}"`, null, null, found.box),
      )
    }),
    ...submitDeviations(screen, submits, submit),
  ]
}

/** True when a screen is another page than the destination. */
export function leadsAstray(destination: Destination, screen: Screen, locale: string): boolean {
  return checkDestination(destination, screen, locale).some(({ kind }) => kind === 'destination-other-form')
}

/** From this similarity on (0 to 1), a heading or sentence is the described one in other words. */
const ALIKE = 0.6

/** Words that turn a statement into its opposite, in the languages that guides are written in. */
const NEGATIONS =
  /\b(?:not|no|cannot|never|without|\w+n't|nicht|kein\w*|nie|ohne|ne|pas|aucun\w*|sans|non|nessun\w*|senza)\b/giu

type HeadingCheck = {
  readonly state: 'there' | 'alike' | 'other' | 'none'
  readonly wanted: string | null
  readonly seen: string
  readonly box: FormField['box'] | null
}

function checkHeading(screen: Screen, wanted: readonly string[]): HeadingCheck {
  const headings = flatten(screen.tree).filter((item) => item.role === 'heading')
  const likeness = (name: string) => Math.max(0, ...wanted.map((text) => similarity(normalise(text), name)))
  const exact = headings.find((item) => wanted.some((text) => sameText(text, item.name)))
  const [nearest] = [...headings].sort((a, b) => likeness(b.name) - likeness(a.name))
  const shown = exact ?? (nearest && likeness(nearest.name) >= ALIKE ? nearest : headings[0])
  const state =
    wanted.length === 0 ? 'none' : exact ? 'there' : shown && likeness(shown.name) >= ALIKE ? 'alike' : 'other'
  return { state, wanted: wanted[0] ?? null, seen: shown?.name || screen.title || screen.url, box: shown?.box ?? null }
}

type SentenceCheck = {
  readonly state: 'there' | 'reworded' | 'reversed' | 'gone'
  readonly wanted: string
  readonly seen: string | null
}

/** Looks for a key sentence; none is looked for in a language the flow does not give it in. */
function checkSentence(screen: Screen, alternatives: readonly string[]): readonly SentenceCheck[] {
  const [wanted] = alternatives
  if (wanted === undefined) return []
  if (alternatives.some((text) => includesText(textOf(screen.tree), text)))
    return [{ state: 'there', wanted, seen: null }]
  const [nearest] = flatten(screen.tree)
    .filter(({ role }) => role === 'text' || role === 'heading')
    .map(({ name }) => ({
      name,
      likeness: Math.max(similarity(normalise(wanted), name), wordsFound(normalise(wanted), name)),
    }))
    .sort((a, b) => b.likeness - a.likeness)
  if (!nearest || nearest.likeness < ALIKE) return [{ state: 'gone', wanted, seen: null }]
  const negations = (text: string) => (text.match(NEGATIONS) ?? []).length
  const state = negations(wanted) % 2 === negations(nearest.name) % 2 ? 'reworded' : 'reversed'
  return [{ state, wanted, seen: nearest.name }]
}

/** The share of a text's words that stand in another, longer one; key sentences may be parts of sentences. */
function wordsFound(part: string, whole: string): number {
  const words = (text: string) => text.toLowerCase().match(/[\p{L}\d]{2,}/gu) ?? []
  const wanted = words(part)
  const there = new Set(words(whole))
  return wanted.length < 3 ? 0 : wanted.filter((word) => there.has(word)).length / wanted.length
}

function submitDeviations(
  screen: Screen,
  wanted: readonly string[],
  found: ReturnType<typeof findSubmit>,
): readonly Difference[] {
  const [name] = wanted
  if (name === undefined) return []
  if (found)
    return found.disabled
      ? [difference(screen, 'submit-disabled', `button "${found.label}"`, null, null, found.box)]
      : []
  const [other] = screen.submits
  return other
    ? [difference(screen, 'submit-renamed', `button "${other.label}"`, name, other.label, other.box)]
    : [difference(screen, 'submit-removed', `button "${name}"`, name, null)]
}

/** Checks what a guide claims against the last screen. `obstacle` is what the walk ended at, if anything. */
export function checkClaim(
  claim: Claim,
  screen: Screen,
  locale: string,
  obstacle: string | null,
): readonly Difference[] {
  const { text, field, obstacle: wanted } = claim.check
  const says = textFor(claim.says, locale) ?? textFor(claim.says, 'en') ?? claim.id
  const contradicted = (after: string | null, found?: FormField) => [
    difference(screen, 'claim-contradicted', says, null, after, found?.box),
  ]
  if (wanted) return obstacle === wanted ? [] : contradicted(obstacle)
  if (text) {
    const alternatives = textsFor(text, locale)
    return alternatives.length === 0 || alternatives.some((one) => includesText(textOf(screen.tree), one))
      ? []
      : contradicted(null)
  }
  if (!field || textsFor(field.label, locale).length === 0) return []
  const found = findField(screen.fields, field.label, locale)
  if (field.present !== undefined) return (found !== undefined) === field.present ? [] : contradicted(null, found)
  if (!found) return contradicted(null)
  const wrong =
    (field.required !== undefined && field.required !== found.required) ||
    (field.prefilled !== undefined && field.prefilled !== found.prefilled)
  return wrong ? contradicted(null, found) : []
}

function findField(
  fields: readonly FormField[],
  label: LocalText,
  locale: string,
  role?: string,
): FormField | undefined {
  const labels = textsFor(label, locale)
  return fields.find(
    (field) => (role === undefined || field.role === role) && labels.some((wanted) => sameText(wanted, field.label)),
  )
}

/** The sending control: a real submit button, or any button of that name (pages drawn by script have no form). */
function findSubmit(
  screen: Screen,
  names: readonly string[],
): { label: string; disabled: boolean; box?: FormField['box'] } | undefined {
  const submit = screen.submits.find(({ label }) => names.some((name) => sameText(name, label)))
  if (submit) return submit
  const button = flatten(screen.tree).find(
    (item) => item.role === 'button' && names.some((name) => sameText(name, item.name)),
  )
  return (
    button && {
      label: button.name,
      disabled: (button.node as AriaNode | null)?.disabled === true,
      box: button.box ?? undefined,
    }
  )
}

function difference(
  screen: Screen,
  kind: FindingKind,
  subject: string,
  before: string | null,
  after: string | null,
  box?: FormField['box'] | null,
): Difference {
  return { kind, step: screen.step, relevance: 'route', subject, before, after, boxBefore: null, box: box ?? null }
}
