import { languageOf } from '../../text/local.js'

/** The few sentences that a guide is offered in its own language; longer ones are for a person to write. */
type Sayings = {
  readonly press: (label: string) => string
  readonly stillPossible: (day: string) => string
  readonly over: (day: string) => string
  readonly until: (day: string) => string
  readonly day: (year: number, month: number, day: number) => string
}

const months = (text: string) => text.split(' ')
const DE = months('Januar Februar März April Mai Juni Juli August September Oktober November Dezember')
const EN = months('January February March April May June July August September October November December')
const FR = months('janvier février mars avril mai juin juillet août septembre octobre novembre décembre')
const IT = months('gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre')

const SAYINGS: Readonly<Record<string, Sayings>> = {
  de: {
    press: (label) => `Wähle dann „${label}“.`,
    stillPossible: (day) => `Die Frist am ${day} ist vorbei; es ist aber weiterhin möglich.`,
    over: (day) => `Die Frist ist am ${day} abgelaufen; seitdem ist es nicht mehr möglich.`,
    until: (day) => `Die Frist läuft bis zum ${day}.`,
    day: (year, month, day) => `${day}. ${DE[month - 1]} ${year}`,
  },
  en: {
    press: (label) => `Then choose “${label}”.`,
    stillPossible: (day) => `The deadline of ${day} has passed, but it is still possible.`,
    over: (day) => `The deadline passed on ${day}; it is no longer possible.`,
    until: (day) => `The deadline is ${day}.`,
    day: (year, month, day) => `${day} ${EN[month - 1]} ${year}`,
  },
  fr: {
    press: (label) => `Choisissez ensuite « ${label} ».`,
    stillPossible: (day) => `La date limite du ${day} est passée, mais c’est toujours possible.`,
    over: (day) => `Le délai a expiré le ${day} ; ce n’est plus possible.`,
    until: (day) => `La date limite est le ${day}.`,
    day: (year, month, day) => `${day === 1 ? '1er' : day} ${FR[month - 1]} ${year}`,
  },
  it: {
    press: (label) => `Poi scegli “${label}”.`,
    stillPossible: (day) => `La scadenza del ${day} è passata, ma è ancora possibile.`,
    over: (day) => `Il termine è scaduto il ${day}; ora non è più possibile.`,
    until: (day) => `La scadenza è il ${day}.`,
    day: (year, month, day) => `${day} ${IT[month - 1]} ${year}`,
  },
}

const sayingsOf = (language: string) => SAYINGS[languageOf(language)] ?? (SAYINGS.en as Sayings)

export const sayPress = (label: string, language: string) => sayingsOf(language).press(label)
/** @param day `YYYY-MM-DD` */
export const sayStillPossible = (day: string, language: string) =>
  sayingsOf(language).stillPossible(dayIn(day, language))
export const sayUntil = (day: string, language: string) => sayingsOf(language).until(dayIn(day, language))
export const sayOver = (day: string, language: string) => sayingsOf(language).over(dayIn(day, language))

function dayIn(day: string, language: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return sayingsOf(language).day(year, month, date)
}
