import type { Block } from '../../guide-text/guide-text.js'
import { languageOf } from '../../text/local.js'
import { keyOf, wordsOf } from '../words.js'
import { isPressing } from './instruct.js'

/** Behind these stands a person, who is no other service. */
const PERSON =
  /(?<!\p{L})(?:(?:Mme|Mmes|MM?|Mlle|Dr|Mr|Mrs|Ms|Prof|Sig|Sig\.ra|Dott|Dott\.ssa)\.?|Miss|Sir|Frau|Herrn?|Madame|Monsieur|[Ss]ignor[ae]?|[Dd]on|[Ss]uor|Schwester|Sister)\s(?:\p{Lu}[\p{L}'’-]*\s)?$/u

/** Written with a capital, and nobody's name. */
const COMMON = new Set(
  (
    'january february march april may june july august september october november december ' +
    'monday tuesday wednesday thursday friday saturday sunday ' +
    'english german french italian spanish swiss european british american irish internet web online wifi qr pdf tan pin sms ' +
    'iphone ipad ios mac macos android windows linux chrome firefox safari edge opera google play store apple app browser pc computer wlan wifi tv faq url eu dsgvo gdpr rgpd ki ai ia ' +
    'hinweis tipp wichtig achtung vorsicht schritt frist kosten dauer ergebnis adresse telefon weg anleitung antwort frage ' +
    'easter christmas pentecost lent ostern weihnachten pfingsten fasching noel paques toussaint pentecote pasqua natale pasquetta ferragosto ' +
    'allora dunque bene insomma eccomi ebbene senti sentite tranquilli alors donc bon bien bref voila eh tiens well right so now alright anyway basically gut nun tja jedenfalls kurzum naja ' +
    'erstens zweitens drittens erster zweiter first second third premier premiere deuxieme primo secondo terzo ' +
    'yes no ja nein doch oui non si okay also entweder oder dann danach zuerst ' +
    'note tip important warning step deadline cost result address phone answer question caution ' +
    'remarque conseil attention etape delai cout resultat adresse telephone reponse question astuce ' +
    'der die das den dem des ein eine wer was wie wir ihr the and our you who what how les des une aux ces vos nos qui que ' +
    'gli una uno dei delle chi che come ' +
    'voici voila ecco eccolo eccola eccoli here hier unser unsere mein meine our notre nos mon nostro nostra rat lieber plus più oppure sinon alternativ alternative alternativa ' +
    'faster quicker shorter easier simpler better otherwise update edit correction reminder summary schneller kurzer einfacher leichter besser sonst nachtrag erganzung korrektur fazit zusammenfassung rapide bref ajout rappel resume rapido veloce breve altrimenti aggiunta correzione promemoria riassunto ' +
    'beeilung eile achtung endspurt dringend eilig terminsache urgent vite urgence depeche affrettati presto fretta urgente sbrigati sbrigatevi fristsache ' +
    'nota consiglio attenzione passo scadenza costo risultato indirizzo telefono risposta domanda'
  ).split(' '),
)
/** A word with a capital behind a word without; in German that is any noun. */
const NAME_WITHIN = /(?<=[\p{Ll}\d][,;]?\s|\p{Ll}['’])\p{Lu}[\p{L}\p{N}]*\p{Ll}[\p{L}\p{N}]*/gu
/** "Nordbahn: …" */
const NAME_BEFORE_COLON =
  /^[\s"„“«*•–-]{0,4}(?:\d{1,2}[.)]\s)?((?:\p{Ll}{2,4}\s)?\p{Lu}[\p{L}\p{N}-]{2,}(?:\s\p{Lu}[\p{L}\p{N}-]{2,}){0,2})\s?:\s/u
/** "Practically: …", "Affrettatevi: …": a word with such an ending is nobody's name. */
const ADVERB =
  /^.{3,}(?:isch|lich|weise|tens|ally|ately|ement|amente|mente|[aei]tevi|atelo|etelo|itelo|ezvous)$|^.{2,}ez$/u
/** What is said in quotation marks, or by the way. */
const QUOTED = /["„“«‹][^"„“”«»‹›]{1,80}["“”»›]|\([^()]{1,120}\)/gu

/** "Customers of …", "sold by …": what is said is of them. */
const OF =
  /(?<!\p{L})(?:of|on|from|with|by|at|par|su|sur|du|de|de la|des|chez|della|del|di|da|dal|presso|bei|beim|von|vom)\s(?:the\s|la\s)?$|\p{L}['’]$/iu

/** Letters of a title and a first name. */
const LONGEST_TITLE = 30

const countries = new Map<string, ReadonlySet<string>>()
/** The words of the names of all countries, in a language. */
function countriesOf(language: string): ReadonlySet<string> {
  const known = countries.get(language)
  if (known) return known
  const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const codes = letters.flatMap((a) => letters.map((b) => a + b))
  const words = new Set(codes.flatMap((code) => wordsOf(names.of(code) ?? '').map(({ key }) => key)))
  countries.set(language, words)
  return words
}

/** A name that neither the flow nor the title of the guide knows: what is said may be true of whom it names. */
export type Stranger = {
  readonly key: string
  /** It is what the sentence is of, by a colon or a small word, and not only in it. */
  readonly isTopic: boolean
}

/** @param from of the sentence in the block, as `to`. */
export function strangersIn(
  block: Block,
  from: number,
  to: number,
  isOwn: (key: string) => boolean,
  language: string,
): readonly Stranger[] {
  const text = block.text.slice(from, to)
  const quoted = [...text.matchAll(QUOTED)].map((match) => ({
    from: from + match.index,
    to: from + match.index + match[0].length,
  }))
  const apart = [...quoted, ...block.marked.filter((mark) => mark.from > from || mark.to < to)]
  const within = languageOf(language) === 'de' ? [] : [...text.matchAll(NAME_WITHIN)]
  const names = within
    .filter(({ index }) => !PERSON.test(text.slice(Math.max(0, index - LONGEST_TITLE), index)))
    .map(({ 0: name, index }) => ({
      key: keyOf(name),
      isTopic: OF.test(text.slice(Math.max(0, index - 12), index)),
      // Words that are set apart are labels, unless a small word makes them somebody's.
      isApart: apart.some((one) => one.from <= from + index && from + index < one.to),
    }))
    .filter(({ isTopic, isApart }) => isTopic || !isApart)
  const country = isPressing(text, language) ? countriesOf(languageOf(language)) : new Set<string>()
  const before = NAME_BEFORE_COLON.exec(text)?.[1] ?? ''
  const announced = (PERSON.test(`${before.split(' ')[0]} `) ? '' : before).split(/[\s-]/).filter(Boolean).map(keyOf)
  const isStrange = (key: string) => key.length > 2 && !ADVERB.test(key) && !COMMON.has(key) && !isOwn(key)
  return [
    // A country that is to be chosen is an answer.
    ...names.filter(({ key }) => isStrange(key) && !country.has(key)),
    ...(announced.every(isStrange) ? announced.map((key) => ({ key, isTopic: true })) : []),
  ]
}
