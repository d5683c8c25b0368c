import type { FormField } from './screen.js'

/** A star or a word before or behind a label, in the four languages of guides. */
const SAYS_SO =
  /^\s*[*＊]|[*＊]\s*:?\s*$|\((?:required|mandatory|erforderlich|pflichtfeld|pflichtangabe|obligatoire|requis|obbligatorio|richiesto)\)\s*:?\s*$/iu

/** True for a label that says itself that its field must be filled in (WCAG technique H90). */
export function saysRequired(label: string): boolean {
  return SAYS_SO.test(label)
}

/** A field as a reader takes it: required also where only its label says so. Screens keep what the page's code says. */
export function asRead<F extends Pick<FormField, 'label' | 'required'>>(field: F): F {
  return !field.required && saysRequired(field.label) ? { ...field, required: true } : field
}
