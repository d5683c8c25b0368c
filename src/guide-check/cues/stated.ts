import { languageOf } from '../../text/local.js'
import { isQuestion } from './instruct.js'
import { plain, type Table, tablePlaces, tableTest } from './tables.js'

const NECESSARY: Table = {
  de: 'pflicht\\p{L}*|pflichtfeld\\p{L}*|erforderlich|notwendig|nötig|zwingend|verpflichtend|obligatorisch|unbedingt|muss|musst|müssen|müsst|verlangt|vorgeschrieben|benötig\\p{L}*|brauch\\p{L}*|nur mit|gezwungen|zwingt|besteht auf|verpflichtet|(?:lässt|lassen) (?:sie|dich|euch|einen|uns) (?:[\\p{L}-]+ ){0,5}(?:noch einmal|nochmals?|erneut|wieder) (?:\\p{L}+ )?(?:ein(?:geben|tippen|tragen)|schreiben|tippen)',
  en: 'required?|requires|mandatory|compulsory|necessary|must|ha(?:ve|s) to|need(?:s|ed)?(?: to)?|obligatory|essential|demands?|(?:obliged|forced) to|(?:makes?|forces) (?:you|everyone|users|people) (?:to )?(?:re-?)?(?:enter|type|give|fill|write|state|pick|choose)|insists? on',
  fr: "obligatoires?|obligatoirement|nécessaires?|requise?s?|exigée?s?|exige|impérati\\p{L}*|doi(?:s|t|vent)|de(?:vez|voir|vra|vront|vrez)|faut|faudra|indispensables?|besoin|(?:obligée?s?|contrainte?s?|tenue?s?) (?:de|d'|à)|(?:vous|te|nous) (?:fait|fera|font|feront) (?:\\p{L}+ ){0,3}?(?:re|ré)?(?:taper|saisir|écrire|entrer|remplir|indiquer|donner|choisir|mettre)",
  it: 'obbligatori\\p{L}*|necessari\\p{L}*|(?<!(?:una?|la|le|ogni|sua|tua|vostra|nostra|mia|alla|della) )richiest\\p{L}*|richiede|indispensabil[ei]|dev[ei]|dovete|(?:obbligat|costrett)[oaei] ad?|deve|bisogna|occorre|serve|tenut[oi]|per forza|(?:vi|ti|ci|le) (?:fa|farà|fanno|faranno) (?:\\p{L}+ ){0,3}?(?:r[ei])?(?:digitare|inserire|scrivere|compilare|indicare|mettere|scegliere)|v(?:a|anno) (?:indicat|compilat|inserit|mess|scritt|dat|riempit|fornit|precisat|specificat|riportat)[oaei]',
}
const NO: Table = {
  de: 'nicht|nichts|nix|niemand(?:en|em)?|kein(?:e|en|er|em|es)?|keines(?:falls|wegs)|ohne|nie|niemals|nirgend(?:s|wo)|weder|un(?:nötig|erforderlich)',
  en: "not|nobody|no one|no|never|nowhere|cannot|without|n't|\\p{L}+n't|neither|nor|unnecessary",
  fr: "ne|n'|sans|aucune?|pas|ni|non",
  it: 'non|nessun[oa]?|niente|nulla|mai|senza|né',
}
/** What a sentence asks, reports or supposes, it does not say. */
const UNSURE: Table = {
  de: 'ob|wenn|falls|sofern|würde[nt]?|könnte[nt]?|angeblich|behaupt\\p{L}*|gerücht\\p{L}*|manche|einige|oft|stimmt nicht|falsch|irrtum|mythos|früher|hieß|hiess|musste[nt]?|war|wurde|bisher|ursprünglich\\p{L}*|2024|bei (?:dem|anderen)|anders als|im gegensatz|je nach|vielleicht|wer',
  en: 'whether|if|would|could|might|allegedly|claims?|rumou?rs?|some|often|myth|wrong|false|untrue|used to|previously|formerly|was|were|had|originally|unlike|in contrast|depending|perhaps|maybe|unless|contrary',
  fr: 'si|serai(?:t|ent)|pourrai(?:t|ent)|prétend\\p{L}*|rumeur\\p{L}*|certains?|certaines|souvent|mythe|faux|était|étaient|avait|fallait|devait|auparavant|anciennement|contrairement|selon|peut-être|sauf|initialement',
  it: 'se|sarebbe|potrebbe|presunt\\p{L}*|alcun[ie]|spesso|mito|falso|era|erano|aveva|bisognava|doveva|(?<!(?:bisogna|occorre|serve|dev[ei]|devono|dovete) )prima(?! (?:di|bisogna|occorre|serve|dev[ei]|devono|dovete)(?!\\p{L}))|in passato|precedenza|a differenza|forse|a seconda|inizialmente|contrariamente',
}
export const CLAUSE =
  /[,;:–—()]|(?<!\p{L})(?:und|aber|sondern|doch|jedoch|and|but|however|et|mais|ma|però|denn|because|car|perché|weil)(?!\p{L})/iu

const WITHOUT: Table = { de: 'ohne', en: 'without', fr: 'sans', it: 'senza' }
export const isWithout = tableTest(WITHOUT)
export const isNecessary = tableTest(NECESSARY)
const needs = tablePlaces(NECESSARY)
/** A text without its words of need. */
export const withoutNeed = (text: string, language: string): string =>
  needs(text, language).reduceRight((rest, { from, to }) => rest.slice(0, from) + rest.slice(to), text)
export const noes = tablePlaces(NO)
const isUnsure = tableTest(UNSURE)

/** "Even if" supposes nothing. */
const CERTAIN =
  /(?<!\p{L})(?:even if|auch wenn|selbst wenn|même si|anche se|(?:whether|ob|si|se)(?= .{3,80}(?:up to you|überlassen|à vous de|sta a|a vostra scelta)))(?!\p{L})/giu

export function isInDoubt(sentence: string, language: string): boolean {
  return isQuestion(sentence) || isUnsure(sentence.replace(CERTAIN, ''), language)
}

/** Letters with which a clause begins that is a condition of the one before. */
const OPENING = 12

/** What is supposed in the middle of a later clause is of that one alone: "X is free, so skip it if you like". */
export function isClauseInDoubt(clauses: readonly string[], place: number, language: string): boolean {
  return clauses.some((clause, other) => {
    const read = clause.replace(CERTAIN, '')
    return isUnsure(other > place ? read.slice(0, OPENING) : read, language)
  })
}

/** True where the first clause of a kind is no denial. */
export function states(sentence: string, language: string, isOfKind: (clause: string) => boolean): true | undefined {
  const clause = plain(sentence).split(CLAUSE).find(isOfKind)
  return clause !== undefined && !isNo(clause, language) ? true : undefined
}

export function isNo(text: string, language: string): boolean {
  const found = noes(text, language).length
  // French and Italian say no with two words, but "without … not" takes it back there, too.
  if (!['fr', 'it'].includes(languageOf(language))) return found % 2 === 1
  const without = isWithout(text, language)
  return found > (without ? 1 : 0) !== without
}
