import { datesIn } from './dates.js'
import { numbersMatter } from './labels.js'
import { normalise } from './normalise.js'

/**
 * What says that a day counts for the reader, right before the day. German, English, French and Italian; the only place
 * to add a language.
 */
const DAY_SET = [
  'until|till|by|before|from|as of|effective|deadline|closing date',
  'bis|vor|ab|frist|stichtag|einsendeschluss|fristende',
  "jusqu'(?:au|à)|avant|d'ici|dès|à partir du|à compter du|date limite|échéance|délai",
  'entro|fino (?:a|al)|prima del|dal|a partire dal|scadenza|termine',
].join('|')
/** Between that and the day. */
const BETWEEN =
  "(?: spätestens| einschließlich| (?:and )?including| inclu[se]o?)? ?:? ?(?:(?:zum|zu|den|dem|the|le|il|l')[ ])?"
/** Longer is nothing of that, with what may stand between, in letters. */
const LONGEST = 60
const SETS_DAY = new RegExp(`(?<!\\p{L})(?:${DAY_SET})${BETWEEN}$`, 'iu')

/**
 * True for a text in which numbers and dates are what a reader is told: a sentence, a measure, or a day that something
 * has to be done by. The format of a date makes no difference.
 */
export function countsMatter(text: string): boolean {
  const whole = normalise(text)
  const dates = datesIn(whole)
  if (dates.length === 0) return numbersMatter(whole)
  let [at, words] = [0, '']
  for (const { from, to } of dates) {
    words += whole.slice(at, from)
    if (SETS_DAY.test(words.slice(-LONGEST))) return true
    words += 'date'
    at = to
  }
  return numbersMatter(words + whole.slice(at))
}
