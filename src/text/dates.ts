/**
 * Dates as readers take them: the day, however it is written. German, English, French and Italian, ISO and numbers.
 * The tables are the only place to add a language.
 */

/** A reading of a date; what the text does not say is `null`. */
export type Day = { readonly year: number | null; readonly month: number; readonly day: number | null }

/** A date in a text, by offsets, with every day it can mean: `05/06/2027` is in May or in June. */
export type DateFound = { readonly from: number; readonly to: number; readonly readings: readonly Day[] }

const MONTHS: readonly (readonly string[])[] = [
  ['januar', 'jänner', 'january', 'janvier', 'gennaio', 'jan', 'jän', 'janv', 'gen'],
  ['februar', 'feber', 'february', 'février', 'febbraio', 'feb', 'févr', 'fév'],
  ['märz', 'march', 'mars', 'marzo', 'mar', 'mär', 'mrz'],
  ['april', 'avril', 'aprile', 'apr', 'avr'],
  ['mai', 'may', 'maggio', 'mag'],
  ['juni', 'june', 'juin', 'giugno', 'jun', 'giu'],
  ['juli', 'july', 'juillet', 'luglio', 'jul', 'juil', 'lug'],
  ['august', 'août', 'agosto', 'aug', 'ago'],
  ['september', 'septembre', 'settembre', 'sep', 'sept', 'set', 'sett'],
  ['oktober', 'october', 'octobre', 'ottobre', 'okt', 'oct', 'ott'],
  ['november', 'novembre', 'nov'],
  ['dezember', 'december', 'décembre', 'dicembre', 'dez', 'dec', 'déc', 'dic'],
]
const WEEKDAYS =
  'montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|mo|di|mi|do|fr|sa|so|' +
  'monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun|' +
  'lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lun|mar|mer|jeu|ven|sam|dim|' +
  'lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|gio|sab|dom'

const MONTH_OF = new Map(MONTHS.flatMap((names, index) => names.map((name) => [name, index + 1] as const)))
const month = [...MONTH_OF.keys()].sort((a, b) => b.length - a.length).join('|')
const weekday = `(?:(?:${WEEKDAYS})\\.?,?\\s(?:den\\s|le\\s|the\\s)?)?`
/** Two digits are a year only where no time follows. */
const shortYear = "'?\\d{2}(?![\\d:]|[.,]\\d|\\s?(?:uhr|h|am|pm)(?!\\p{L}))"

const DATE = new RegExp(
  `(?<![\\p{L}\\p{N}]|\\d[.\\/-]|\\bv(?:ersion)?\\s?)${weekday}(?:` +
    [
      `(?<d1>\\d{1,2})(?:\\s?(?:st|nd|rd|th|er|º)|\\.)?[\\s-]?(?:of\\s|de\\s)?(?<m1>${month})(?!\\p{L})\\.?(?:,?[\\s-]?(?<y1>\\d{4}(?!\\d)|${shortYear}))?`,
      `(?<m2>${month})(?!\\p{L})\\.?\\s(?<d2>\\d{1,2})(?![\\d:]|\\.\\d)(?:st|nd|rd|th)?(?:,?\\s(?<y2>\\d{4})(?!\\d))?`,
      `(?<m3>${month})(?!\\p{L})\\.?,?\\s(?<y3>\\d{4})(?!\\d)`,
      '(?<y4>\\d{4})(?<s4>[./-])(?<m4>\\d{1,2})\\k<s4>(?<d4>\\d{1,2})(?!\\d)(?:T(?=\\d{2}:))?',
      '(?<a5>\\d{1,2})(?<s5>[./-])\\s?(?<b5>\\d{1,2})\\k<s5>\\s?(?<y5>\\d{4}|\\d{2})(?!\\d|[./-]\\d)',
      '(?<d6>\\d{1,2})\\.\\s?(?<m6>\\d{1,2})\\.(?!\\d)',
    ].join('|') +
    ')',
  'giu',
)

/** Every date of a text that was normalised, in order. Linear in the length of the text. */
export function datesIn(text: string): readonly DateFound[] {
  if (!/\d/.test(text)) return []
  return [...text.matchAll(DATE)].flatMap((match) => {
    const readings = readingsOf(match.groups ?? {}).filter(isDay)
    return readings.length > 0 ? [{ from: match.index, to: match.index + match[0].length, readings }] : []
  })
}

/** True when two dates can be one day. A day without its year may be that of any year. */
export function sameDay(a: readonly Day[], b: readonly Day[]): boolean {
  return a.some((one) =>
    b.some(
      (other) =>
        one.month === other.month &&
        one.day === other.day &&
        (one.year === other.year || one.year === null || other.year === null),
    ),
  )
}

function readingsOf(found: Readonly<Record<string, string | undefined>>): readonly Day[] {
  const named = found.m1 ?? found.m2 ?? found.m3
  if (named !== undefined) {
    // "may 5" without a capital is the verb.
    if (found.m1 === undefined && !/^\p{Lu}/u.test(named)) return []
    const day = found.d1 ?? found.d2
    return [
      {
        year: yearOf(found.y1 ?? found.y2 ?? found.y3),
        month: MONTH_OF.get(named.toLowerCase()) ?? 0,
        day: day === undefined ? null : Number(day),
      },
    ]
  }
  if (found.y4 !== undefined) return [{ year: Number(found.y4), month: Number(found.m4), day: Number(found.d4) }]
  if (found.d6 !== undefined) return [{ year: null, month: Number(found.m6), day: Number(found.d6) }]
  const year = yearOf(found.y5)
  const [a, b] = [Number(found.a5), Number(found.b5)]
  const dayFirst = { year, month: b, day: a }
  // Only with a slash or a dash is the month ever written first.
  return found.s5 === '.' || a === b ? [dayFirst] : [dayFirst, { year, month: a, day: b }]
}

function yearOf(digits: string | undefined): number | null {
  if (digits === undefined) return null
  const year = Number(digits.replace("'", ''))
  return year >= 100 ? year : year < 70 ? 2000 + year : 1900 + year
}

function isDay({ month: number, day }: Day): boolean {
  return number >= 1 && number <= 12 && (day === null || (day >= 1 && day <= 31))
}
