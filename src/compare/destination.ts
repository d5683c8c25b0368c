import type { Claim, Destination } from '../flow/schema.js'
import type { AriaNode, FormField, Screen } from '../screen/screen.js'
import { flatten, textOf } from '../screen/tree.js'
import { type LocalText, textFor, textsFor } from '../text/local.js'
import { includesText, normalise, sameText } from '../text/normalise.js'
import type { Difference, FindingKind } from './finding.js'
import { fieldChanges } from './form.js'

/**
 * Checks the last screen of a walk against what the flow says of the destination: HTTP 200 proves nothing.
 *
 * The page is another form when its heading is not the described one and at most half of what else is described is
 * there, or when every key sentence is gone. Otherwise each deviation is a finding of its own.
 */
export function checkDestination(destination: Destination, screen: Screen, locale: string): readonly Difference[] {
  const text = textOf(screen.tree)
  const headings = flatten(screen.tree).filter((item) => item.role === 'heading')
  const wantedHeadings = textsFor(destination.heading, locale)
  const headingThere =
    wantedHeadings.length === 0 || headings.some((item) => wantedHeadings.some((wanted) => sameText(wanted, item.name)))
  const sentences = destination.sentences.filter((sentence) => textsFor(sentence.text, locale).length > 0)
  const missingSentences = sentences.filter(
    (sentence) => !textsFor(sentence.text, locale).some((wanted) => includesText(text, wanted)),
  )
  const fields = destination.fields
    .filter((field) => textsFor(field.label, locale).length > 0)
    .map((field) => ({ field, found: findField(screen.fields, field.label, locale, field.role) }))
  const submits = textsFor(destination.submit, locale)
  const submit = findSubmit(screen, submits)

  const details = [
    ...sentences.map((sentence) => !missingSentences.includes(sentence)),
    ...fields.map(({ found }) => found !== undefined),
    ...(submits.length > 0 ? [submit !== undefined] : []),
  ]
  const present = details.filter(Boolean).length
  const heading = headings[0]
  const shown = heading?.name || screen.title || screen.url
  const otherForm =
    (!headingThere && present * 2 <= details.length) ||
    (sentences.length > 0 && missingSentences.length === sentences.length) ||
    (wantedHeadings.length === 0 && details.length > 0 && present === 0)
  if (otherForm) {
    return [
      difference(
        screen,
        'destination-other-form',
        'destination',
        wantedHeadings[0] ?? textFor(sentences[0]?.text, locale) ?? submits[0] ?? 'the form',
        shown,
        heading?.box,
      ),
    ]
  }
  return [
    ...(headingThere
      ? []
      : [difference(screen, 'label-renamed', 'heading', wantedHeadings[0] ?? '', shown, heading?.box)]),
    ...missingSentences.map((sentence) =>
      difference(screen, 'text-changed', 'text', textFor(sentence.text, locale) ?? '', null),
    ),
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
