import { isOfRole } from '../flow/roles.js'
import type { Destination } from '../flow/schema.js'
import { asRead, withoutMark } from '../screen/required.js'
import type { FormField, Screen, SubmitControl } from '../screen/screen.js'
import { textsFor } from '../text/local.js'
import { normalise, sameText } from '../text/normalise.js'

/** What of a screen belongs to the form that a reader is sent to, and what to other forms of the page. */
export type FormParts = {
  readonly fields: readonly FormField[]
  readonly submits: readonly SubmitControl[]
  readonly otherFields: readonly FormField[]
  readonly otherSubmits: readonly SubmitControl[]
}

/** What the flow says of the destination, in the language of the walk. */
export type Described = {
  readonly fields: readonly { readonly role: string; readonly labels: readonly string[] }[]
  readonly submits: readonly string[]
  readonly headings: readonly string[]
  readonly sentences: readonly string[]
}

/** True for a field that the guide speaks of, by its role and the name that readers know it by. */
export function isSpokenOf(role: string, name: string, { fields }: Described): boolean {
  return fields.some((field) => field.role === role && field.labels.some((label) => sameText(label, name)))
}

/** True for a text that holds a name or a sentence of what the flow says of the destination. */
export function mentions(text: string, { headings, sentences, submits, fields }: Described): boolean {
  const said = normalise(text).toLowerCase()
  const named = [...headings, ...sentences, ...submits, ...fields.flatMap(({ labels }) => labels)]
  return named.some((one) => said.includes(normalise(one).toLowerCase()))
}

/** What a form is called, whatever it asks: "This form is closed." */
const FORM = /(?<!\p{L})(?:forms?|formulare?s?|formulaires?|modul[oi])(?!\p{L})/iu

/** True for a text that speaks of a form at all, or names what the guide says of this one. */
export function speaksOfForm(text: string, described: Described): boolean {
  return FORM.test(text) || mentions(text, described)
}

export const UNDESCRIBED: Described = { fields: [], submits: [], headings: [], sentences: [] }

export function describedIn(destination: Destination, locale: string): Described {
  return {
    fields: destination.fields.map(({ role, label }) => ({ role, labels: textsFor(label, locale) })),
    submits: textsFor(destination.submit, locale),
    headings: textsFor(destination.heading, locale),
    sentences: destination.sentences.flatMap(({ text }) => textsFor(text, locale)),
  }
}

/**
 * Tells the destination's form from the page's search, log-in and newsletter forms and from what is laid over the page:
 * it is the one with most of what the flow describes, else the one in the content that asks most.
 *
 * Screens of older snapshots do not say which form a control belongs to: there everything is the destination's.
 */
export function partsOfForm(screen: Screen, described: Described): FormParts {
  const fields = screen.fields.map(asRead)
  if (screen.forms.length === 0) {
    return { fields, submits: screen.submits, otherFields: [], otherSubmits: [] }
  }
  const form = formOf(screen, described)
  const isIn = (control: { readonly form: number | null }) => control.form === form
  // An interruption asks nothing that the guide talks of.
  const isBeside = ({ form: index }: { readonly form: number | null }) =>
    index !== form && (index === null || screen.forms[index]?.place !== 'overlay')
  return {
    fields: fields.filter(isIn),
    submits: screen.submits.filter(isIn),
    otherFields: fields.filter(isBeside),
    otherSubmits: screen.submits.filter(isBeside),
  }
}

/** True for a field that readers know by a label: its own, or the text beside it. */
export function isLabelled({ label, beside }: Pick<FormField, 'label' | 'beside'>, wanted: string): boolean {
  return [label, beside].some(
    (known) => known !== undefined && (sameText(known, wanted) || sameText(withoutMark(known), wanted)),
  )
}

/** True for a field that the guide speaks of, under whatever label. */
export function isDescribed(field: FormField, { role, labels }: Described['fields'][number]): boolean {
  return isOfRole(field, role) && labels.some((label) => isLabelled(field, label))
}

/** True when the destination's form lies in a dialog over a page. */
export function asksInOverlay(screen: Screen, described: Described): boolean {
  const form = formOf(screen, described)
  return form !== null && screen.forms[form]?.place === 'overlay'
}

function formOf(screen: Screen, described: Described): number | null {
  const ranked = screen.forms.map(({ purpose, place }, index) => {
    const fields = screen.fields.filter(({ form }) => form === index)
    const submits = screen.submits.filter(({ form }) => form === index)
    const found =
      described.fields.filter((asked) => fields.some((field) => isDescribed(field, asked))).length +
      submits.filter(({ label }) => described.submits.some((name) => sameText(name, label))).length
    const isMain = place === 'content' && (purpose === 'other' || purpose === 'log-in')
    return { index, found, asks: isMain ? 2 * fields.length + submits.length : 0 }
  })
  const best = (rank: 'found' | 'asks') =>
    ranked.reduce<(typeof ranked)[number] | null>((most, one) => (one[rank] > (most?.[rank] ?? 0) ? one : most), null)
  return (best('found') ?? best('asks'))?.index ?? null
}

/**
 * Takes from an older snapshot what tonight's screen knows to belong to another form of the page.
 *
 * @param approved parts of a screen that may not say which form a control belongs to.
 */
export function alignedParts(approved: FormParts, seen: FormParts): FormParts {
  if (approved.otherFields.length + approved.otherSubmits.length > 0) return approved
  const isOther = (field: FormField) =>
    seen.otherFields.some((other) => other.role === field.role && sameText(other.label, field.label)) &&
    !seen.fields.some((own) => own.role === field.role && sameText(own.label, field.label))
  const sendsOther = (submit: SubmitControl) =>
    seen.otherSubmits.some((other) => sameText(other.label, submit.label)) &&
    !seen.submits.some((own) => sameText(own.label, submit.label))
  return {
    fields: approved.fields.filter((field) => !isOther(field)),
    submits: approved.submits.filter((submit) => !sendsOther(submit)),
    otherFields: approved.fields.filter(isOther),
    otherSubmits: approved.submits.filter(sendsOther),
  }
}
