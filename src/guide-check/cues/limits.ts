import { type Day, datesIn } from '../../text/dates.js'
import { plain } from './tables.js'

/** A day that may be the last one, as it is printed. */
export type Limit = { readonly from: number; readonly to: number; readonly readings: readonly Day[] }

const MONTHS = [
  'januar|jänner|january|janvier|gennaio',
  'februar|february|février|febbraio',
  'märz|march|mars|marzo',
  'april|avril|aprile',
  'mai|may|maggio',
  'juni|june|juin|giugno',
  'juli|july|juillet|luglio',
  'august|août|agosto',
  'september|septembre|settembre',
  'oktober|october|octobre|ottobre',
  'november|novembre',
  'dezember|december|décembre|dicembre',
]
const MONTH_ENDS = new RegExp(
  `(?<!\\p{L})(?:ende(?: des monats)?|(?:the )?(?:very )?end of|(?:la )?fin(?: du mois)?(?: de| d')?|(?:la )?fine(?: del mese)?(?: di)?) ?(?<month>${MONTHS.join('|')})(?!\\p{L})(?: (?<year>20\\d\\d)(?!\\d))?`,
  'giu',
)

/** Every day of a text that may be a last one: dates, and ends of months ("by the end of May"). */
export function limitsIn(text: string): readonly Limit[] {
  const ends = [...plain(text).matchAll(MONTH_ENDS)].map((match) => {
    const name = match.groups?.month?.toLowerCase() ?? ''
    const month = MONTHS.findIndex((names) => names.split('|').includes(name)) + 1
    const year = match.groups?.year === undefined ? null : Number(match.groups.year)
    const day = new Date(Date.UTC(year ?? 2027, month, 0)).getUTCDate()
    return { from: match.index, to: match.index + match[0].length, readings: [{ year, month, day }] }
  })
  const dates = datesIn(text).filter(({ from, to }) => !ends.some((end) => end.from < to && from < end.to))
  return [...dates, ...ends].sort((a, b) => a.from - b.from)
}

/** What goes on with another thing, as a whole clause of its own: "…; what was learnt by then cannot be taken out". */
const ASIDE =
  /[;,–—]\s(?:(?:and|und|et|ed?|but|aber|mais|ma) )?(?:what(?:ever)?|anything|everything|all that|who(?:ever)?|was|alles,? was|wer|tout ce|ce qu[ie']|qui|ciò che|quello che|quanto|tutto (?:ciò|quello)|chi)(?!\p{L}).*$/iu

/** A sentence without what it says of something else, behind its day. @param to where the day ends. */
export function withoutAside(text: string, to: number): string {
  return text.slice(0, to) + text.slice(to).replace(ASIDE, '')
}

/** The day as `YYYY-MM-DD`; one without a year is the nearest to when the guide was published. */
export function dayOf({ year, month, day }: Day, published: string): string | undefined {
  if (day === null) return undefined
  const of = (one: number) => `${one}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  if (year !== null) return of(year)
  const around = Number(published.slice(0, 4))
  const distance = (one: number) => Math.abs(Date.parse(of(one)) - Date.parse(published))
  return of(
    [around - 1, around, around + 1].reduce((best, one) => (distance(one) < distance(best) ? one : best), around),
  )
}
