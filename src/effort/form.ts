import { describedIn, partsOfForm } from '../compare/forms.js'
import type { Destination } from '../flow/schema.js'
import type { FormField, Screen } from '../screen/screen.js'
import { sameText } from '../text/normalise.js'
import { readable } from './reading.js'

/**
 * Fields that the reader has to fill in, or may. What is filled in already asks nothing; radio buttons in a row are one
 * question.
 *
 * @param typed names of what the walk itself filled in or chose on its way.
 */
export function countFields(
  screen: Screen,
  destination: Destination,
  locale: string,
  typed: readonly string[],
): { readonly required: number; readonly optional: number } {
  const own = partsOfForm(screen, describedIn(destination, locale)).fields.filter(({ disabled }) => !disabled)
  const isAnswered = ({ prefilled, label }: FormField) => prefilled && !typed.some((name) => sameText(name, label))
  const asked = questionsOf(own).filter((question) => !question.some(isAnswered))
  const required = asked.filter((question) => question.some((field) => field.required)).length
  return { required, optional: asked.length - required }
}

/** Each field by itself, and radio buttons that follow each other together. */
function questionsOf(fields: readonly FormField[]): readonly (readonly FormField[])[] {
  return fields.reduce<FormField[][]>((questions, field) => {
    const last = questions.at(-1)
    if (field.role === 'radio' && last?.[0]?.role === 'radio' && last[0].form === field.form) last.push(field)
    else questions.push([field])
    return questions
  }, [])
}

/** Codes that are sent, in the languages of the published guides. */
const CODE =
  /(?<![\p{L}\p{N}])(?:code|codice|código|kode|otp|tan|pin|(?:bestätigungs|sicherheits|zugangs|prüf|einmal|verifizierungs)code)(?![\p{L}\p{N}])/iu
const OTHER_CODE =
  /post|zip|country|länder|vorwahl|area|promo|coupon|gutschein|rabatt|qr|source|fiscal|fiskal|parrain|avviamento|bank|swift|sort/iu
/** How they are sent. */
const SENT = /e-?mail|courriel|sms|posta elettronica|(?<![\p{L}])mail/iu

/**
 * True when a screen asks for a code that is sent to the reader, or says that one will be: a field for such codes by its markup
 * or its label, or a text that speaks of a code and of e-mail or SMS.
 */
export function asksForCode({ measured, fields, tree }: Pick<Screen, 'measured' | 'fields' | 'tree'>): boolean {
  const names = (text: string) => CODE.test(text) && !OTHER_CODE.test(text)
  return (
    measured?.asksCode === true ||
    fields.some(({ label, role }) => role === 'textbox' && names(label)) ||
    readable(tree).some(({ role, name }) => role === 'text' && names(name) && SENT.test(name))
  )
}
