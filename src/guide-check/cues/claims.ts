import { wordsOf } from '../words.js'
import { withoutConsequence, withoutWish } from './doubt.js'
import { isQuestion } from './instruct.js'
import { CLAUSE, isClauseInDoubt, isInDoubt, isNecessary, isNo, isWithout, noes, states } from './stated.js'
import { plain, type Table, tableTest } from './tables.js'

export { saysLogin, talksOfLogin } from './login.js'
export { saysReachable } from './reachable.js'

/** Fields as guides talk of them, in all languages at once: what a label and a guide have in common is one of these. */
const FIELDS: readonly { readonly is: string; readonly words: string }[] = [
  {
    is: 'reason',
    words:
      "begründ\\p{L}*|gr[uü]nde?[ns]?|erläuter\\p{L}*|erklär\\p{L}*|\\p{L}*textfeld\\p{L}*|freitext\\p{L}*|wie wirkt sich|(?:sag\\p{L}*|verrat\\p{L}*|uns|ihnen),? warum (?:du|ihr|sie|man)|auswirk\\p{L}*|reasons?|explanations?|explain\\p{L}*|justif\\p{L}*|text (?:field|box)|textbox|free text|how does this|(?:tell|say|us|them|explain) why (?:you|they|we)|impacts?|motifs?|raisons?|explications?|expliqu\\p{L}*|champs? (?:de )?texte|(?:quel est l'impact)|texte libre|(?:dire|dites|dis|leur|nous) pourquoi (?:vous|tu|on)|(?:dire|dite|dici|loro|ci) perché|motiv[oiaeu]\\p{L}*|spiegazion[ei]|spieg\\p{L}*|giustific\\p{L}*|campo (?:di )?testo|testo libero|in che modo",
  },
  {
    is: 'email',
    words:
      'e-?mail\\p{L}*(?:-?adresse\\p{L}*)?|mailadresse\\p{L}*|email address|courriel|adresse (?:e-?mail|électronique)|indirizzo (?:e-?mail|di posta)|posta elettronica',
  },
  {
    is: 'country',
    words:
      '(?:wohnsitz|aufenthalts)?land|wohnsitz\\p{L}*|country|countries|residence|pays|résidence|paese|nazione|residenza',
  },
  {
    is: 'phone',
    words:
      'telefon\\p{L}*|handynummer|mobilnummer|rufnummer|phone(?: number)?|téléphone|numéro|telefono|cellulare|numero',
  },
  {
    is: 'proof',
    words:
      "screenshots?|bildschirmfoto\\p{L}*|nachweis\\p{L}*|belege?|ausweis\\p{L}*|proof|id card|identity|passport|capture d'écran|captures|preuves?|pièce d'identité|justificatif|schermat[ae]|prov[ae]|documento",
  },
  {
    is: 'name',
    words: '(?:voll(?:ständig)?en )?namen?|full name|your name|nom(?: complet)?|prénom|nome(?: e cognome)?|cognome',
  },
  { is: 'address', words: 'anschrift|postadresse|postal address|street address|adresse postale|indirizzo postale' },
  { is: 'code', words: 'codes?|bestätigungscode|passcode|pin' },
]
const fieldPatterns = FIELDS.map(({ is, words }) => ({
  is,
  pattern: new RegExp(`(?<![\\p{L}])(?:${words})(?!\\p{L})`, 'iu'),
}))

/** Which of the fields a text talks of. */
export function fieldsIn(text: string): readonly string[] {
  const read = plain(text)
  return fieldPatterns.filter(({ pattern }) => pattern.test(read)).map(({ is }) => is)
}

const FREE: Table = {
  de: '(?:dir|ihnen|euch) (?:selbst )?überlassen|optional\\p{L}*|freiwillig\\p{L}*|leer (?:bleiben|lassen|lässt)|leerlassen|frei(?:gelassen| lassen)|weglassen|überspringen|freigestellt|verzichte\\p{L}*',
  en: 'up to you|your choice|skip|leave (?:it|this) (?:blank|empty)|optional|voluntary|(?:be |leave (?:it|this|the \\p{L}+(?: \\p{L}+)?) )?(?:left )?(?:blank|empty)|skip\\p{L}*|leave (?:it|this) out|can be omitted',
  fr: 'à vous de (?:voir|décider)|laissez-(?:le|la) vide|laisser vide|en blanc|facultati\\p{L}*|optionnel\\p{L}*|(?:rester|laisser|laissé) (?:\\p{L}+ )?vide|vide|ignorer|libre de',
  it: 'sta a (?:te|voi|lei)|a (?:tua|vostra|sua) (?:scelta|discrezione)|lasciar(?:lo|la|li|le)? (?:in bianco|vuot\\p{L}*|perdere)|in bianco|facoltativ\\p{L}*|opzional\\p{L}*|(?:restare|rimanere|lasciare|lasciato|lasciar\\p{L}*) (?:\\p{L}+ )?(?:vuoto|in bianco)|vuoto|saltare|omettere',
}
/** What may not be left out. */
const NOT_FREE: Table = {
  de: 'nicht (?:\\p{L}+ )?(?:freiwillig|optional)|(?:darf(?:st)?|dürfen|dürft|kann(?:st)?|können|könnt|lässt|lassen) (?:\\p{L}+ ){0,4}nicht (?:\\p{L}+ )?(?:leer|frei|fehlen|weggelassen|weglassen|ausgelassen|auslassen|überspr\\p{L}*)',
  en: "(?:not|n't) (?:\\p{L}+ )?(?:optional|voluntary)|(?:must not|mustn't|may not|can(?:not|'t| not)) (?:\\p{L}+ ){0,4}(?:empty|blank|skip\\p{L}*|left out|omitted)",
  fr: "(?:n'est|ne sont) (?:\\p{L}+ )?pas (?:facultati\\p{L}*|optionnel\\p{L}*)|ne (?:doit|doivent|peut|peuvent|pouvez|devez|faut) (?:\\p{L}+ )?pas (?:\\p{L}+ ){0,4}(?:vide|blanc|saut[eé]\\p{L}*|omet\\p{L}*|omis\\p{L}*|ignor\\p{L}*)",
  it: 'non (?:è|sono) (?:\\p{L}+ )?(?:facoltativ\\p{L}*|opzional\\p{L}*)|non (?:deve|devono|può|possono|potete|puoi|va|vanno) (?:\\p{L}+ ){0,4}(?:vuot\\p{L}*|bianco|salta(?:re|t[oa])|omess\\p{L}*|omettere)',
}
/** "X, on the other hand, is required": said by the way, between two commas. */
const BY_THE_WAY =
  /,\s(?:on the other hand|however|though|by contrast|hingegen|dagegen|jedoch|übrigens|en revanche|par contre|(?:quant à )?(?:lui|elles?|eux)|invece|al contrario|per contro),\s/giu

/** "You need not, however, …", "müsst ihr aber nicht": what stands behind the verb parts no clause. */
const BEHIND_VERB =
  /(?<=(?<!\p{L})(?:muss|müss(?:en|t|te\p{L}*)|musst|ist|sind|wird|werden|brauch\p{L}*|soll\p{L}*|kann(?:st)?|könn(?:en|t)|is|are|need(?:n['’]t| not)?|(?:do|does)(?:n['’]t| not)|must|has|have|est|sont|doit|faut|devez|è|sono|va|vanno|deve|devono|dovete|serve|occorre|bisogna)(?: (?:ich|du|er|sie|es|man|wir|ihr|you|they|it|not|pas|non))?),? (?:aber|jedoch|doch|however|cependant|toutefois|pourtant|mais|però|tuttavia)(?=,? \p{L})(?!,? (?:the|der|die|das|den|le|la|les|l['’]|il|lo|gli|un\p{L}*|ein\p{L}*|an?) )/giu
/** A denial of how a field is filled in, and not of whether: "It need not be long". */
const MANNER: Table = {
  de: '(?:nicht|kein\\p{L}*) (?:\\p{L}+ ){0,3}(?:lang\\p{L}*|ausführlich\\p{L}*|perfekt\\p{L}*|genau\\p{L}*|kopf|roman\\p{L}*|aufsatz|schön\\p{L}*|wahr|stimmen|viel\\p{L}*|gut\\p{L}*|detailliert\\p{L}*|überlegen|originell\\p{L}*|überzeug\\p{L}*|sorgen|gedanken|juristisch\\p{L}*)',
  en: "(?:not|n't|no) (?:\\p{L}+ ){0,4}(?:long|lengthy|detailed|perfect|elaborate|clever|true|essay|novel|fancy|good|worry|rack|brains?|agoni[sz]e|overthink|much|great|convincing|poetry|precise|exact)",
  fr: '(?:pas|rien|ne|inutile) (?:\\p{L}+ ){0,4}(?:longue?|détaillée?|parfaite?|roman|tête|inquiét\\p{L}*|précise?|beaucoup|grand-chose|vraie?|bonne?|convaincant\\p{L}*)',
  it: '(?:non|inutile|niente) (?:\\p{L}+ ){0,4}(?:lung[oa]|dettagliat[oa]|perfett[oa]|romanz[oi]|cervello|testa|precis[oa]|molto|preoccup\\p{L}*|ver[oa]|buon[oa]|convincente)',
}
const isFree = tableTest(FREE)
const isNotFree = tableTest(NOT_FREE)
const isOfManner = tableTest(MANNER)

/** A field, by the words that guides have for it and by those of its own label. */
export type Field = { readonly is: string | undefined; readonly words: readonly (readonly string[])[] }

/** True where a text talks of a field. */
function names(text: string, { is, words }: Field): boolean {
  if (is !== undefined && fieldsIn(text).includes(is)) return true
  const read = wordsOf(text).map(({ key }) => key)
  return words.some((label) => label.every((word) => read.some((key) => key.startsWith(word))))
}

/** True for words that say of a field, whichever, that it is required or free. */
export function saysOfField(text: string, language: string): boolean {
  return isFree(text, language) || isNecessary(text, language)
}

/** "Nothing works unless you give X": all that stands behind has to be given. */
const UNLESS =
  /(?<!\p{L})(?:nicht|nichts|kein\p{L}*|nie|not|nothing|never|no|nobody|cannot|\p{L}+n't|ne|n'\p{L}+|rien|aucune?|non|niente|nulla|nessun\p{L}*)(?!\p{L})[^.;:]{0,60}?(?<!\p{L})(?:unless (?:you|they|one|we)|(?:unless|until|before|solange|bevor|bis|wenn|tant que|si|à moins que|avant que|se|finché|a meno che|prima che) (?=[^.,;:(]{3,60}(?<!\p{L})(?:filled|completed|ausgefüllt|eingetragen|rempli|renseigné|complété|compilat|riempit|inserit))|until (?:you|they|one|something|anything|there)|before (?:you|they|one)(?:'ve| have)|without (?:you |your )?|(?:es sei denn|außer|ausser),? |bevor (?:du|ihr|sie|man|nicht|etwas|was)|bis (?:du|ihr|sie|man|dort|darin|da|etwas|was) |(?:wenn|solange|bis) (?:du|ihr|sie|man) (?=.*nicht)|à moins (?:de|que)|tant que (?:vous|tu|on) n|avant que (?:vous|tu|on) |si (?:vous|tu|on) n|avant (?:de|d'avoir)|(?<!(?:auch|selbst|même|anche) )(?:ohne|sans|senza) |se non |finché non |a meno (?:di|che)|prima (?:di|che))([^.,;:(]{3,80})/iu
/** "Nothing bad happens if you do not", which is the contrary. */
const HARMLESS =
  /(?<!\p{L})(?:passier\p{L}*|schlimm\p{L}*|böse|sorge\p{L}*|stört|happens?|bad|worry|minds?|bothers?|harm|thought|problem\p{L}*|se passe\p{L}*|arrive\p{L}*|hinder\p{L}*|verhinder\p{L}*|prevent\p{L}*|stops?|empêch\p{L}*|imped\p{L}*|(?:ge)?zöger\p{L}*|angst|afraid|peur|paura|hesitat\p{L}*|hésit\p{L}*|esita\p{L}*|grave|inquiét\p{L}*|importe|gêne|succed\p{L}*|accad\p{L}*|preoccup\p{L}*|import[ai]|disturba)(?!\p{L})/iu
const FILLS_IN =
  /(?<!\p{L})(?:(?:an|ein|aus|da)(?:zu|ge)?(?:geb|gib|trag|träg|füll|wähl|tipp)\p{L}*|nennt|nennst|(?:(?:hin)?ein|rein|hin|auf)?(?:ge)?schr[ei]{1,2}b\p{L}*|giv(?:e|en|ing)|writ(?:e|ing|ten)|put|provid\p{L}*|stat(?:e|ed|ing)|enter\p{L}*|typ(?:e|ed|ing)|fill\p{L}*|cho(?:ose|sen|osing)|pick\p{L}*|indiqu\p{L}*|donn\p{L}*|saisi\p{L}*|écri\p{L}*|mis(?:e|es)?|mett\p{L}*|rempli\p{L}*|choisi\p{L}*|fourni\p{L}*|indica\p{L}*|inseri\p{L}*|compil\p{L}*|forni\p{L}*|scri\p{L}*|scegli\p{L}*|mette\p{L}*|date|dai)(?!\p{L})/iu

/** Who leaves it empty gets no further. */
const STUCK: Table = {
  de: '(?:ohne(?: (?:das|ihn|sie|es|dies\\p{L}*))?|sonst) (?:(?:geht|kommst|kommt|kommen|lässt|läuft|ist) )(?:\\p{L}+ ){0,4}(?:nicht|nichts)(?: \\p{L}+)? ?(?:weiter\\p{L}*|vorwärts|durch|los|fertig|absenden|abschicken)|(?:nicht|nichts) (?:weiter|weiterkommen|vorwärts),? (?:ohne(?=[.,;!]|$)|solange (?:das|es|er|sie) (?:fehlt|leer))|(?:wenn|wer|solange|ist|lässt|bleibt) (?:\\p{L}+ ){0,6}(?:nichts?|leer|frei)(?: \\p{L}+){0,3},? (?:\\p{L}+ ){0,4}(?:nicht weiter|nicht durch|nicht fertig|grau|gesperrt)',
  en: "(?:won't|will not|doesn't|does not|wouldn't) (?:let|allow) (?:you|anyone|anybody|me|us) (?:to )?(?:go|get|move|carry|continue|proceed|on|past|through|further|finish|submit|send)(?: \\p{L}+){0,2} without(?: (?:it|one|that))?(?=[.,;!]|$)|(?:can't|cannot|can not|won't|don't) (?:get|go|move|carry|proceed|continue|finish|submit)(?: \\p{L}+){0,2} without(?: (?:it|one|that))?(?=[.,;!]|$)|(?:if|whoever|leave|as long as|while) (?:\\p{L}+ ){0,5}(?:nothing|empty|blank)(?: \\p{L}+){0,3},? (?:and )?(?:\\p{L}+ ){0,3}(?:can't|cannot|won't|don't|not|never|stays gr[ea]y)(?: \\p{L}+){0,2} ?(?:go on|proceed|continue|further|through|work|get on|gr[ea]y)?",
  fr: "sans (?:ça|cela|quoi|elle|lui|réponse),? (?:\\p{L}+ ){0,3}(?:n'avance\\p{L}*|ne (?:passe|peut|pouvez|va|continue|laisse)\\p{L}*|impossible)(?: (?:pas|plus|rien))?(?: (?:continuer|avancer|aller plus loin|valider|envoyer|poursuivre|de continuer|d'avancer|d'aller plus loin))?|(?:ne (?:vous |te |nous )?(?:laisse|permet)\\p{L}* pas (?:de )?|impossible (?:de |d'))(?:continuer|avancer|passer|poursuivre|valider|aller plus loin|envoyer) sans(?=[.,;!]|$)|(?:si|tant que|qui) (?:\\p{L}+[' ]){0,6}(?:rien|vide|blanc)(?: \\p{L}+){0,3},? (?:\\p{L}+ ){0,4}(?:ne (?:pouvez|peut|passe\\p{L}*|va|continue\\p{L}*) (?:pas|plus)|bloqué\\p{L}*|grisé\\p{L}*|gris)",
  it: '(?:senza|altrimenti),? non (?:si |vi |ti |la )?(?:va|vai|andate|prosegue|procede|passa|lascia|fa|continua)(?: \\p{L}+){0,2}|non (?:vi|ti|la|ci) (?:lascia|fa|permette)(?: di)? (?:andare avanti|proseguire|continuare|procedere|passare|inviare) senza(?=[.,;!]|$)|non si (?:va|prosegue|procede|passa) (?:\\p{L}+ )?senza(?=[.,;!]|$)|(?:se|finché|chi) (?:\\p{L}+ ){0,6}(?:niente|nulla|vuot[oa]|bianco)(?: \\p{L}+){0,3},? (?:\\p{L}+ ){0,3}(?:non (?:si )?(?:va|passa|procede|prosegue|potete|puoi|può)|bloccat\\p{L}*|grigi[oa])',
}
/** "Leave it empty, or don't": either is as good. */
const OR_NOT =
  /,? (?<!(?:like it|want(?: it| to)?|whether|ob|si|se) )(?:or (?:don['’]t|not)|oder (?:auch )?(?:nicht|lasst? es|lassen sie es)|ou (?:pas|non)|o(?:ppure)? (?:no|meno|non))(?=[\s.,;:!?]*$)/iu
/** "X is optional: if you cannot think of one, leave it": what follows from it for some. */
const ADVICE = /(?<=(?:\S+ ){3}\S+ ?)[:;–—] (?:if|when|wenn|falls|si|s'il|quand|se|quando) .*$/iu
const isStuck = tableTest(STUCK)
/** "Something", "in it": in the field that was named before. */
const SOMETHING =
  /(?<!\p{L})(?:(?:et)?was|darin|hinein\p{L}*|rein\p{L}*|nichts|something|anything|in it|there|it in|quelque chose|rien|n?['’]y|quelques mots|qualcosa|niente|nulla|ci|qualche parola|ein paar (?:worte|zeichen)|a few words|a word|un mot)(?!\p{L})/iu
/** "It won't let you go on until you have written something in it": what stands before, where that is so. */
function heldUpIn(text: string): string | undefined {
  const read = plain(text)
  const unless = UNLESS.exec(read)
  const behind = unless?.[1] ?? ''
  if (!unless || !SOMETHING.test(behind) || !FILLS_IN.test(behind) || HARMLESS.test(read)) return undefined
  return fieldsIn(behind).length > 0 ? undefined : read.replace(unless[0], ' ')
}
/** True where a sentence says that something left empty holds its reader up. */
export const saysStuck = (text: string, language: string): boolean =>
  isStuck(plain(text).replace(OR_NOT, ''), language) || heldUpIn(text) !== undefined

/** "A request without a reason is rejected": the request without it, and not whoever rejects. */
const REJECTED_WITHOUT =
  /(?<!\p{L})\p{L}{4,} (?:ohne|without|sans|senza) [^.,;:()]{3,60}? (?:wird|werden|is|are|gets?|(?:n'|ne )?(?:est|sont)|è|sono|viene|vengono) (?:(?:nicht|nie|not|never|pas|jamais|mai) )?(?:(?:sofort|gleich|automatisch|at once|immediately|automatically|aussitôt|automatiquement|subito|automaticamente) )?(?:abgelehnt|zurückge(?:wiesen|schickt)|abgewiesen|aussortiert|rejected|refused|turned down|thrown out|sent back|rejetée?s?|refusée?s?|renvoyée?s?|écartée?s?|respint[aeio]|rifiutat[aeio]|scartat[aeio])(?!\p{L})/iu

/** "It is different with the reason: the field has to be filled in." */
const OF_FIELD =
  /^\s*(?:das|dieses) (?:feld|kästchen)|^\s*(?:the|this|that) (?:field|box)|^\s*(?:la|le|ce|cette) (?:champ|case)|^\s*(?:il|la|questo|questa) (?:campo|casella)/iu

/** "This is voluntary", "Sadly it is required". */
export const refersBack = (text: string): boolean =>
  /^(?:(?:leider|zum glück|und|aber|sadly|luckily|and|but|hélas|et|mais|purtroppo|per fortuna|ma|e),? )?(?:(?:ist|is|est) )?(?:sie|er|ihn|elle|das|dies|es|this|it|that|c'est|cela|ceci|il|è|questo|ciò|lo)(?!\p{L})/iu.test(
    text,
  )

/** "You have to fill it in": in the field that was named before. */
export const FILLS_IT =
  /(?<!\p{L})(?:(?:das|es|ihn|sie) (?:\p{L}+ ){0,2}(?:aus(?:zu)?füllen|leer (?:zu )?lassen)|(?:es|er|sie|das) (?:muss|ist) (?:\p{L}+ ){0,2}(?:ausgefüllt|auszufüllen)|(?:fill|leave|complet)(?:e|ing)? (?:it|this|that)(?: in| out| empty| blank)?|(?:it|this|that) (?:must|has to|needs to) be (?:filled|completed)|(?:la|le) (?:remplir|compléter|renseigner|laisser vide)|(?:elle|il|celle-ci|celui-ci) (?:doit|est à) (?:être )?(?:rempli|complét|renseign)\p{L}*|(?:compila|riempi|lascia)r[loa]+|(?:va|dev['e] ?essere) (?:compilat|riempit)[oa])(?!\p{L})/iu

/** "The box X: it may not stay empty", "There is a box X, but you can leave it blank": said of the field before. */
const isOfIt = (clause: string, language: string) =>
  isFree(clause, language) || isNotFree(clause, language)
    ? refersBack(clause.trim()) || FILLS_IT.test(clause)
    : isNecessary(clause, language) && FILLS_IT.test(clause)

/** Whether a sentence says of a field that it has to be filled in; `undefined` where it says nothing, or is not sure. */
export function saysRequired(sentence: string, field: Field, language: string): boolean | undefined {
  const unless = UNLESS.exec(plain(sentence))?.[1]
  if (unless !== undefined && FILLS_IN.test(unless) && names(unless, field))
    return HARMLESS.test(sentence) ? undefined : true
  const heldUp = heldUpIn(sentence)
  if (heldUp !== undefined) return names(heldUp, field) ? true : undefined
  const sure = plain(sentence).replace(OR_NOT, '').replace(ADVICE, '')
  const rejected = REJECTED_WITHOUT.exec(sure)?.[0]
  if (rejected !== undefined && names(rejected, field))
    return isInDoubt(sentence, language) || noes(rejected, language).length > 1 ? undefined : true
  if (isStuck(sure, language)) return names(sentence, field) ? true : undefined
  const clauses = sure
    .replace(BY_THE_WAY, ' ')
    .replace(BEHIND_VERB, '')
    .split(CLAUSE)
    // "It can be left empty if you like": so it can for who does not like, too.
    .map((clause) => (isFree(clause, language) ? withoutWish(clause, language) : clause))
  const isFreeOnly = (clause: string) =>
    isFree(clause, language) && !isNo(clause, language) && fieldsIn(clause).length === 0
  const said = clauses.flatMap((clause, place) => {
    const topic = clauses.slice(0, place).findLast((one) => one.trim() !== '') ?? ''
    if (isClauseInDoubt(clauses, place, language) || isOfManner(clause, language)) return []
    // "Reason: leave it blank."
    if (
      !names(clause, field) &&
      !(
        names(topic, field) &&
        (topic.trim().split(' ').length <= 5 || OF_FIELD.test(clause) || isOfIt(clause, language)) &&
        fieldsIn(clause).length === 0
      )
    )
      return []
    const no = isNo(clause, language)
    if (isWithout(clause, language) && (no ? false : noes(clause, language).length > 1)) return [true]
    // "It cannot be left out on paper, but online it is optional."
    if (isNotFree(clause, language)) return clauses.some(isFreeOnly) ? [] : [true]
    if (isFree(clause, language)) return no ? [] : [false]
    return isNecessary(clause, language) ? [!no] : []
  })
  return new Set(said).size === 1 ? said[0] : undefined
}

/** What readers have to write themselves. */
const BY_HAND: Table = {
  de: '(?:selbst|eigenhändig|von hand|händisch|manuell) (?:[„“"»«]?[\\p{L}\\d\']+[“”"«»]?,? ){0,6}(?:(?:hin)?ein(?:zu)?(?:tragen|geben|tippen|schreiben)|angeben|eingetragen|eingegeben|eingetippt)|(?:trag\\p{L}*|trägt|tipp\\p{L}*|g[ei]bt?|geben|schreib\\p{L}*) (?:\\p{L}+[- ]?){0,5}(?:(?<!von )selbst|von hand) ein|ab(?:zu)?tippen',
  en: '(?:enter(?:ed)?|typed?(?: in)?|key(?:ed)? in|put in|fill(?:ed)? in|write in|written in) (?:[“"]?[\\p{L}\\d\']+[”"]?,?[- ]){0,12}(?:yoursel(?:f|ves)|oneself|by hand|manually)',
  fr: '(?:saisi\\p{L}*|entre[zr]|entrée?|indique[zr]|rempli\\p{L}*|écri(?:re|vez|te?)|tape[zr]|tapée?) (?:[«“"]? ?[\\p{L}\\d]+ ?[»”"]?,?[- \']){0,12}(?:vous-mêmes?|toi-même|soi-même|à la main|manuellement)',
  it: '(?:inserisc\\p{L}*|inserir\\p{L}*|inserit[oa]|scriv\\p{L}*|scritt[oa]|digita\\p{L}*|compila\\p{L}*) (?:[«“"]?[\\p{L}\\d]+[»”"]?,?[- \']){0,12}(?:a mano|di (?:propria|vostra) mano|manualmente|(?:tu|voi) stess[oaei])',
}
const EMPTY_FIELD: Table = {
  de: '(?:ist|bleibt|erscheint|steht) (?:\\p{L}+ )?leer|nicht (?:\\p{L}+ )?(?:vorausgefüllt|ausgefüllt|eingetragen)|steht (?:\\p{L}+ ){0,2}nichts (?:drin|darin)|enthält (?:\\p{L}+ )?nichts',
  en: "(?:is|(?:comes|shows|opens) up|appears|starts (?:out|off)) (?:\\p{L}+ )?(?:empty|blank)|(?:is not|isn't|not) (?:\\p{L}+ )?(?:pre-?filled|filled in)|(?:has|is|'s) (?:\\p{L}+ )?nothing in it|contains nothing",
  fr: "(?:est|apparaît|s'affiche|arrive) (?:\\p{L}+ )?vide|n'est pas (?:\\p{L}+ )?(?:prérempli\\p{L}*|rempli\\p{L}*)|ne contient (?:\\p{L}+ )?rien",
  it: '(?:è|appare|compare|si presenta) (?:\\p{L}+ )?vuot[oa]|non è (?:\\p{L}+ )?(?:precompilat\\p{L}*|compilat\\p{L}*)|non contiene (?:\\p{L}+ )?(?:niente|nulla)',
}
const FILLED_FIELD: Table = {
  de: '(?:erscheint|taucht) (?:schon|bereits)|(?:schon|bereits) (?:\\p{L}+ )?(?:hinterlegt|darin|da|vorhanden|drin|angegeben|im (?:feld|kasten|kästchen|formular))|automatisch (?:ausgefüllt|eingetragen|eingefügt|eingesetzt|übernommen)|(?:vor|schon |bereits )(?:ausgefüllt|eingetragen|eingegeben)|(?:schon|bereits|von selbst|automatisch|für (?:sie|dich|euch)) (?:\\p{L}+ )?(?:hinein|rein|hin|ein)ge(?:schrieben|tragen|setzt|füllt|tippt|geben)|(?:schreibt|setzt) (?:\\p{L}+ ){0,4}(?:schon|bereits|automatisch|von selbst)(?: \\p{L}+){0,2} (?:hinein|rein|hin)|vorausgefüllt|voreingetragen|(?:trägt|tragen|füllt|füllen|setzt|setzen) (?:\\p{L}+ ){0,4}(?:schon|bereits|automatisch|von selbst|von allein\\p{L}*)(?: \\p{L}+){0,3} (?:ein|aus)',
  en: 'already (?:be )?(?:in (?:there|it|place)|appears?|be filled in|shown|on file|in the (?:box|field|form))|(?:in the (?:box|field|form)|(?:in )?there|in it|filled in|entered|on file|appears) (?:for you )?already|comes? filled in|fills? (?:it |itself )?in (?:automatically|by itself)|(?:fills?|puts?|enters?|types?) (?:\\p{L}+ ){0,4}in (?:for you|by itself|on its own|automatically)|(?:filled|put|entered|typed|written) (?:\\p{L}+ ){0,4}?(?:in|there) (?:(?:\\p{L}+ ){0,4}for you|already)|already (?:filled|put|entered|typed|written) (?:\\p{L}+ ){0,3}?(?:in|there|down)|(?:has|have|had) already (?:entered|filled in|typed in|put in)|should be filled in already|pre-?filled|pre-?populated|already (?:filled (?:it |that |this )?in|entered|there|completed)|(?:filled in|entered|inserted) (?:automatically|for you|in advance|beforehand)',
  fr: "(?:figure|apparaît|s'affiche|s'y trouve|est|sont) déjà(?: (?:là|présente?))?|déjà (?:là|dedans|à l'intérieur)|(?:rempli|inscri|écri|indiqu|saisi|not|renseign|met|mis|reporte|ajoute|complète)\\p{L}* (?:\\p{L}+ ){0,5}(?:automatiquement|d'avance|à l'avance|toute? seule?|d'office|pour vous|d'elle-même|de lui-même)|prérempli\\p{L}*|pré-rempli\\p{L}*|déjà (?:rempli\\p{L}*|indiqué\\p{L}*|saisi\\p{L}*|renseigné\\p{L}*|inscri\\p{L}*|mise?s?|entrée?s?|notée?s?|reportée?s?|écrite?s?|ajoutée?s?|complétée?s?|dans (?:la case|le champ))",
  it: "(?:c'è|è|sono|(?:ci )?sta|si trova|appare|compare|figura) già(?: (?:lì|dentro|presente|indicat\\p{L}*))?|già (?:lì|dentro)(?!\\p{L})|(?:compilat|inserit|scritt|indicat|riportat|mess)\\p{L}* (?:\\p{L}+ ){0,5}?(?:automaticamente|in automatico|in anticipo|da sol\\p{L}*|per (?:te|voi|lei))|(?:compila|inserisce|mette|scrive|riempie|riporta|aggiunge)(?: \\p{L}+){0,2} (?:da sol[oa]|da sé|automaticamente|in automatico|per (?:voi|te))|precompilat\\p{L}*|già (?:compilat\\p{L}*|inserit\\p{L}*|riempit\\p{L}*|scritt\\p{L}*|mess[oa]|riportat\\p{L}*|nella casella|nel campo)",
}
const isByHand = tableTest(BY_HAND)
const isEmptyField = tableTest(EMPTY_FIELD)
const isFilledField = tableTest(FILLED_FIELD)

/** True for words that say of a field, whichever, that it is filled in, or has to be by hand. */
export const saysOfFilling = (text: string, language: string): boolean =>
  isFilledField(text, language) || isEmptyField(text, language) || isByHand(text, language)

/** Whether a sentence says of a field that it is filled in already. */
export function saysPrefilled(sentence: string, field: Field, language: string): boolean | undefined {
  if (isQuestion(sentence) || !names(sentence, field)) return undefined
  const clauses = plain(withoutConsequence(sentence)).split(CLAUSE)
  const filled = clauses.findIndex((clause) => isFilledField(clause, language))
  // "It is in there already, so do not worry if you forgot": the worry alone is supposed.
  if (filled < 0 ? isInDoubt(sentence, language) : isClauseInDoubt(clauses, filled, language)) return undefined
  if (isEmptyField(sentence, language)) return false
  // "You need not type it in yourself": so it is there.
  const byHand = clauses.find((clause) => isByHand(clause, language))
  if (byHand !== undefined) return isNo(byHand, language)
  return states(sentence, language, (clause) => isFilledField(clause, language))
}

const ASKS_FOR: Table = {
  de: '(?:will|möchte|wollen) (?:\\p{L}+ ){0,8}(?:sehen|wissen|haben)|gib|gebt|geben|trag\\p{L}*|wähl\\p{L}*|füll\\p{L}*|nenn\\p{L}*|schreib\\p{L}*|lad\\p{L}*|füg\\p{L}*|hinterleg\\p{L}*|fragt|abgefragt|verlangt|angeben|eintragen|auswählen|hochladen|eingeben|(?:an|ein)(?:gibst|gebt)|eintipp\\p{L}*',
  en: 'wants? (?:to (?:know|see)|your|the)|enter|type|choose|select|pick|fill|state|give|provide|upload|attach|write|add|asks?|asked|specify|tell',
  fr: 'veut (?:voir|savoir|connaître|votre)|indique[zr]|saisi\\p{L}*|entre[zr]|choisi\\p{L}*|sélectionn\\p{L}*|rempli\\p{L}*|donne[zr]|fourni\\p{L}*|joign\\p{L}*|ajoute[zr]|écri\\p{L}*|demande|renseign\\p{L}*|téléchargez|précise[zr]',
  it: 'vuole (?:sapere|vedere|la|il)|inserisc\\p{L}*|indica\\p{L}*|scegli\\p{L}*|seleziona\\p{L}*|compil\\p{L}*|scriv\\p{L}*|fornisc\\p{L}*|allega\\p{L}*|carica\\p{L}*|aggiung\\p{L}*|chied(?:e|ono)|specifica\\p{L}*',
}
const asksFor = tableTest(ASKS_FOR)

/** "It asks for it": for what was named before. */
const ASKS_FOR_IT: Table = {
  de: '(?:fragt|verlangt) (?:\\p{L}+ ){0,3}danach|(?:verlangt|will|möchte) (?:\\p{L}+ ){0,2}(?:das|es|ihn|sie)(?= (?:haben|sehen|wissen)|[.,;]|$)',
  en: '(?:asks?|ask you) (?:you )?for (?:it|(?:that|this)(?=[.,;]|$))|(?:wants|demands|requires) (?:it|(?:that|this)(?=[.,;]|$))',
  fr: "(?:vous )?(?:le|les|l')\\s?(?:demande|exige|veut|réclame)|(?:vous )?la (?:exige|veut|réclame)|(?:vous|on|elle|il) la demande",
  it: '(?:(?:ve |te |ce )?l[oa]) ?(?:chiede|richiede|vuole|pretende)',
}
export const asksForIt = tableTest(ASKS_FOR_IT)

/** Whether a sentence has its reader fill in a field, or says that there is none. */
export function saysPresent(sentence: string, field: Field, language: string): boolean | undefined {
  if (isInDoubt(sentence, language)) return undefined
  const clauses = plain(sentence).split(CLAUSE)
  const asking = clauses.findIndex((clause) => asksForIt(clause, language))
  if (asking > 0 && names(clauses[asking - 1] ?? '', field))
    return isNo(clauses[asking] ?? '', language) ? undefined : true
  return states(sentence, language, (clause) => names(clause, field) && asksFor(clause, language))
}

/** That a form asks for something, of who has to give it. */
const DEMANDS: Table = {
  de: '(?:fragt|verlangt|will|abgefragt|verlangt|gefragt)',
  en: '(?:asks?|asked|asking|prompt(?:s|ed)?|demands?|wants?|requested)',
  fr: '(?:demande|demandée?|demandent|réclame|réclamée?|exige|exigée?)',
  it: '(?:chied(?:e|ono)|chiest[oa]|richiest[oa]|richiede|pretende|vuole|domanda)',
}
const demands = tableTest(DEMANDS)
/** Of once more, of earlier times, by others, or of what is done with it, which is not whether it is asked for. */
const NOT_WHETHER =
  /(?<!\p{L})(?:never|nie|niemals|jamais|mai|warum|wozu|why|pourquoi|perché|zweimal|twice|deux fois|due volte|einzige|only|nur|seulement|solo|soltanto|sofort|immediately|at once|tout de suite|subito|auf dem|on the|sur le|sul|in der app|in the app|dans l['’]appli\p{L}*|nell['’]app|e-?mails?|neue[sn]?|new|nouveau|nuov[oa]|alte[sn]?|old|ancien|vecchi[oa])(?!\p{L})/iu

/** True where a sentence says that a field is not asked for: "it does not ask you for the X any more". */
export function saysUnasked(sentence: string, field: Field, language: string): boolean {
  if (isInDoubt(sentence, language)) return false
  return plain(sentence)
    .split(CLAUSE)
    .some(
      (clause) =>
        names(clause, field) &&
        demands(clause, language) &&
        isNo(clause, language) &&
        !isWithout(clause, language) &&
        !NOT_WHETHER.test(clause),
    )
}
