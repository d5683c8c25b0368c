import { languageOf } from '../../text/local.js'

const STILL = '(?:immer noch|noch immer|weiterhin|nach wie vor|noch|still|toujours|encore|ancora|tuttora|sempre)'
const LIMIT =
  "(?:until|till|by|before|up to|no later than|bis(?: zum)?|vor(?: dem)?|spätestens|jusqu['’](?:au|à|en)|avant(?: le)?|d['’]ici(?: au| le)?|fino (?:al|all['’]|a)|entro(?: il| l['’])?|prima del(?:l['’])?)"
/** Between the two the sentence turns, or tells of what came later. */
const TURNS =
  '(?:although|though|despite|but|and|even|after|past|beyond|obwohl|trotz|aber|und|auch|nach|über|bien que|même|malgré|mais|et|après|au-delà|sebbene|benché|anche|nonostante|ma|ed?|dopo|oltre)'
/** "You can still object until …": bound to a last day, right before it. */
const BOUND = new RegExp(
  `(?<!\\p{L})${STILL}(?!\\p{L})(?=(?:(?!(?<!\\p{L})${TURNS}(?!\\p{L}))[^.,;:!?])*(?<!\\p{L})${LIMIT}[^.,;:!?]{0,25}$)`,
  'giu',
)
const AMOUNTS: Readonly<Record<string, string>> = {
  de: '(?:(?:ein paar|einige|wenige|genug|genügend|etwas|viel|reichlich|\\d+|zwei|drei|vier|fünf|eine?) )?(?:volle |ganze |gute )?(?:zeit|tage?|wochen?|monate?|stunden?)',
  en: '(?:(?:a few|some|several|enough|plenty of|a little|a couple of|\\d+|two|three|four|five|an?) )?(?:full |good |more |whole )?(?:time|days?|weeks?|months?|hours?)',
  fr: '(?:(?:quelques|plusieurs|assez de|un peu de|du|le|des|\\d+|deux|trois|quatre|cinq|une?) )?(?:bons? |bonnes? )?(?:temps|jours?|semaines?|mois|heures?)',
  it: "(?:(?:qualche|alcun[ie]|abbastanza|un po' di|un po’ di|del|\\d+|due|tre|quattro|cinque|un[oa]?) )?(?:buon[ie]? )?(?:tempo|giorn[oi]|settiman[ae]|mes[ei]|or[ae])",
}
const left = new Map(
  Object.entries(AMOUNTS).map(([language, amount]) => [
    language,
    new RegExp(`(?<!\\p{L})${STILL} ${amount}(?!\\p{L})(?! (?:later|später|plus tard|dopo|nach|after|après))`, 'giu'),
  ]),
)

/**
 * A sentence without the "still" of what lasts until its day: "there is still time", "you can still object until". What
 * goes on after the day is told by the same word, and keeps it. Places stay.
 *
 * @param from where the day begins.
 */
export function withoutTimeLeft(text: string, from: number, language: string): string {
  const blank = (word: string) => ' '.repeat(word.length)
  const amount = left.get(languageOf(language)) ?? (left.get('en') as RegExp)
  return (text.slice(0, from).replace(BOUND, blank) + text.slice(from)).replace(amount, blank)
}
