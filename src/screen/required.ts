import type { FormField } from './screen.js'

const REQUIRED =
  'required|mandatory|compulsory|erforderlich|notwendig|obligatorisch|verpflichtend|pflichtfeld|pflichtangabe|obligatoire|requise?|obbligatori[oa]|richiest[oa]'
const OPTIONAL = 'optional|freiwillig|facultati(?:f|ve)|optionnel(?:le)?|facoltativ[oa]|opzionale'
const inBrackets = (words: string) => `[([]\\s*(?:${words})\\s*[)\\]]\\s*:?\\s*$`

/** A star or a word before or behind a label, in the four languages of guides. */
const SAYS_SO = new RegExp(`^\\s*[*＊]|[*＊]\\s*:?\\s*$|${inBrackets(REQUIRED)}`, 'iu')
const MARK = new RegExp(`\\s*${inBrackets(`${REQUIRED}|${OPTIONAL}`)}`, 'iu')

/** True for a label that says itself that its field must be filled in (WCAG technique H90). */
export function saysRequired(label: string): boolean {
  return SAYS_SO.test(label)
}

/** A label as guides print it, without the word in brackets behind it that says whether its field must be filled in. */
export function withoutMark(label: string): string {
  return label.replace(MARK, '')
}

/** A field as a reader takes it: required also where only its label says so. Screens keep what the page's code says. */
export function asRead<F extends Pick<FormField, 'label' | 'required'>>(field: F): F {
  return !field.required && saysRequired(field.label) ? { ...field, required: true } : field
}
