/**
 * What a page says only for the moment: times of day, how long ago something was, when and by whom the page was last
 * changed, how long it took to make. German, English, French and Italian; the tables are the only place to add a
 * language. Texts are normalised, and dates are marks (see reading.ts).
 */

const TIME = [
  // 10:22, 10:22:05, 10h22, 10:22 Uhr, 10:22 pm, 10:22 +02:00, with the word before it
  '(?:,?\\s?(?:at|um|à|alle(?:\\sore)?|ore|gegen)\\s)?\\d{1,2}(?::|h)\\d{2}(?::\\d{2}(?:[.,]\\d{1,6})?)?(?:\\s?(?:[ap]\\.?m\\.?|uhr))?(?:\\s?(?:utc|gmt|cest|cet|mesz|mez|z|\\(?[+-]\\d{2}:?\\d{2}\\)?))?(?![\\p{L}\\p{N}])',
  '\\d{1,2}\\s?(?:[ap]\\.?m\\.?|uhr)(?![\\p{L}\\p{N}])',
]

const UNITS = {
  en: '(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?|mo|months?|y|yrs?|years?)',
  de: '(?:Sek(?:unden?|\\.)?|Min(?:uten?|\\.)?|Std\\.?|Stunden?|Tag(?:en?)?|Wochen?|Monat(?:en?)?|Jahr(?:en?)?)',
  fr: '(?:s|secondes?|min(?:utes?)?|h|heures?|j|jours?|semaines?|mois|ans?|années?)',
  it: '(?:second[oi]|min(?:ut[oi])?|or[ae]|giorn[oi]|settiman[ae]|mes[ei]|ann[oi])',
}
const COUNT = {
  en: '(?:(?:about|over|almost|less than|more than|around)\\s)?(?:\\d{1,4}|an?|one|a few)',
  de: '(?:(?:etwa|ca\\.|über|rund|fast|weniger als|mehr als)\\s)?(?:\\d{1,4}|einem|einer|wenigen|ein paar)',
  fr: '(?:(?:environ|plus de|moins de)\\s)?(?:\\d{1,4}|une?|quelques)',
  it: "(?:(?:circa|più di|meno di)\\s)?(?:\\d{1,4}|una?|un'|pochi|poche|alcuni|alcune)",
}
const RELATIVE = [
  `${COUNT.en}\\s?${UNITS.en}(?:,?\\s(?:and\\s)?\\d{1,2}\\s?${UNITS.en})?\\sago`,
  'just now',
  'moments ago',
  `since\\s${COUNT.en}\\s?${UNITS.en}`,
  `(?:vor|seit)\\s${COUNT.de}\\s?${UNITS.de}(?:(?:\\sund|,)?\\s\\d{1,2}\\s?${UNITS.de})?`,
  'gerade eben',
  'soeben',
  `(?:il y a|depuis)\\s${COUNT.fr}\\s?${UNITS.fr}(?:(?:\\set|,)?\\s\\d{1,2}\\s?${UNITS.fr})?`,
  "à l'instant",
  `${COUNT.it}\\s?${UNITS.it}(?:(?:\\se|,)?\\s\\d{1,2}\\s?${UNITS.it})?\\sfa`,
  'poco fa',
  'proprio ora',
  `da\\s\\d{1,4}\\s${UNITS.it}`,
]
/** These say a day only beside a time, or where nothing else is said: `hier` is German, too. */
const DAYS = 'today|yesterday|heute|vorgestern|gestern|aujourd.hui|avant-hier|hier|oggi|ieri'

const PASSING = new RegExp(`(?<![\\p{L}\\p{N}])(?:${[...RELATIVE, ...TIME].join('|')})(?![\\p{L}\\p{N}])`, 'giu')
const PASSING_DAY = new RegExp(`^(?:${DAYS})$|(?<![\\p{L}\\p{N}])(?:${DAYS}),?\\s?\uE001`, 'giu')

/** How long something runs or took, and nothing else: "<1m", "2h 5m", "340 ms". */
const SPAN =
  /^[<>~≈]?\s?\d{1,4}(?:[.,]\d{1,3})?\s?(?:ms|s|secs?|m|mins?|h|hrs?|d)(?:\s?\d{1,2}\s?(?:s|secs?|m|mins?|h))*$/iu

/** Statements about the page itself. They end where their sentence ends. */
const STATEMENTS = [
  '(?:this page was |page |was )?last (?:changed|modified|updated?|edited|revised|saved|refreshed|sync(?:ed|hronized)?|checked|seen|login|logged in)',
  '(?:diese seite wurde )?(?:zuletzt|das letzte mal) (?:[^.!?]{0,40} )?(?:geändert|bearbeitet|aktualisiert|gespeichert|angemeldet|gesehen)',
  'letzte(?:r|s|n)? (?:änderung|aktualisierung|bearbeitung|anmeldung|speicherung)',
  'stand(?: vom|:)(?= ?(?:vom )?\uE000)',
  '(?:la )?dernière (?:modification|mise à jour|connexion|révision)',
  '(?:mise? à jour|modifiée?s?|actualisée?) (?:pour la dernière fois )?(?:le|il y a|par)',
  "(?:l')?ultim[oa] (?:modifica|aggiornamento|revisione|accesso)",
  '(?:aggiornat|modificat)[oa] (?:l.ultima volta )?(?:il|da|alle)',
  '(?:page |site )?(?:generated|rendered|created|built|loaded) (?:in|at|on|by)',
  '(?:seite )?(?:erzeugt|erstellt|generiert|geladen|berechnet) (?:in|am|um|von)',
  '(?:page )?générée? (?:en|le|à|par)',
  '(?:pagina )?(?:generata|creata) (?:in|il|alle|da)',
  'updated(?::| on| at| by)?(?= ?[\uE000\uE001])',
  '(?:aktualisiert|geändert)(?::| am| um| von)?(?= ?[\uE000\uE001])',
  '(?:uptime|up since|laufzeit|betriebszeit|online seit|durée de fonctionnement|tempo di attività)\\b',
]
const STATEMENT = new RegExp(`(?<![\\p{L}\\p{N}])(?:${STATEMENTS.join('|')})(?!\\p{L})`, 'iu')
/** Longer ones say more than that. */
const LONGEST_STATEMENT = 160

/** How a page greets whoever has come, by the time of day and perhaps by name. */
const GREETING =
  /^(?:good (?:morning|afternoon|evening|night|day)|guten (?:morgen|tag|abend)|gute nacht|bonjour|bonsoir|bonne (?:journée|soirée|nuit)|buon ?giorno|buon pomeriggio|buona ?(?:sera|notte)|welcome back|willkommen zurück|bon retour|bentornat[oae])((?:,? [^\s.!?,]{1,30}){0,3}?)\s?(?:[!.](?=\s|$)|$)/iu

/** The years of a notice of copyright: "© 2021-2026 Example", "2019, 2026 (c) Example". */
const YEARS = '\\d{4}(?:\\s?[-–,]\\s?(?:\\d{4}|present|heute|today))*'
const COPYRIGHT = '(?:©|\\(c\\)|copyright)'
const COPYRIGHT_YEARS = new RegExp(`(${COPYRIGHT}[^.!?]{0,80}?)${YEARS}|${YEARS}(?=\\s?${COPYRIGHT})`, 'giu')

/**
 * A text without what it says only for the moment.
 *
 * @param text normalised, with `\uE000` for each date.
 */
export function withoutPassing(text: string): string {
  if (text.length > 20_000) return text
  if (SPAN.test(text)) return ''
  const timeless = text
    .replace(GREETING, (greeting, name: string) => (/(?:^|[\s,])[^\s\p{Lu},]/u.test(name) ? greeting : ''))
    .replace(COPYRIGHT_YEARS, '$1')
    .replace(PASSING, '\uE001')
    .replace(PASSING_DAY, '\uE001')
  return withoutStatements(timeless)
    .replace(/(?:[,·|-]\s?)?(?:\uE001\s?)+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

function withoutStatements(text: string): string {
  if (!STATEMENT.test(text)) return text
  return (
    text
      // An initial ends no sentence.
      .split(/(?<=(?<!(?:^|\s)\p{Lu})[.!?](?=\s))|(?=\s[·|]\s)/u)
      .map((sentence) => {
        const at = sentence.length <= LONGEST_STATEMENT * 2 ? sentence.search(STATEMENT) : -1
        // A statement has a date, a time or a name to give; "last updated terms apply" has none.
        const says =
          at >= 0 &&
          sentence.length - at <= LONGEST_STATEMENT &&
          /[\uE000\uE001\d:]| (?:by|von|par|da) /u.test(sentence.slice(at))
        return says ? sentence.slice(0, at) : sentence
      })
      .join('')
  )
}
