import { languageOf } from '../../text/local.js'
import { type Table, tablePlaces } from './tables.js'

/** Words that tell a reader to press, open, go to or fill in something. */
const PRESSES: Table = {
  de: 'verg(?:iss|esst|essen)|(?:bittet|fordert) (?:\\p{L}+ ){1,2}(?:auf|um)|(?:betätig|berühr|markier|spring)(?:e|en|t|st)?|(?:an)?kreuz(?:e|en|t)|blätter[en]?t?|(?:an)?(?:zu)?tipp(?:e|en|t|st)?|(?:an)?getippt|drück(?:e|en|t|st)?|gedrückt|(?:an)?(?:zu)?klick(?:e|en|t|st)?|(?:an)?geklickt|(?:aus|an|ab)?(?:zu)?wähl(?:e|en|t|st)?|(?:aus)?gewählt|öffn(?:e|en|et|est)|geöffnet|geh(?:e|en|t|st)?|scroll(?:e|en|t|st)?|navigier(?:e|en|t|st)|wechsl?(?:e|le|eln|elt|elst)|ruf(?:e|en|t|st)?|such(?:e|en|t|st)?|folg(?:e|en|t|st)|(?:benutz|nutz|verwend)(?:e|en|t|et|st)|nimm|nimmst|nehmen|bestätig(?:e|en|t|st)|setz(?:e|en|t)|aktivier(?:e|en|t)|deaktivier(?:e|en|t)|(?:aus|ein|um|ab)?(?:zu)?schalt(?:e|en|et)|(?:um)?(?:zu)?leg(?:e|en|t)|entfern(?:e|en|t)|send(?:e|en|et)|schick(?:e|en|t)|beantwort(?:e|en|et)|hake|klappe?|aufklappen|trag(?:e|en|t)?|gib|gibst|gebt|geben',
  en: '(?:asks?|invites?|wants?|prompts?|tells?) you to|forget|swip(?:e|es|ing)|flip|slide|mark|jump to|proceed to|move (?:\\p{L}+ )?to|access|launch|taps?|tapping|clicks?|clicking|press(?:ing|es)?|choos(?:e|es|ing)|select(?:ing|s)?|picks?|opens?|opening|go(?:es|ing)? (?:\\p{L}+ )?(?:in)?to|head (?:\\p{L}+ )?to|navigat(?:e|ing) to|scroll(?:ing)?|visit|hit|look for|find|follow|use|confirm|answer|submit|tick|check|untick|uncheck|toggle|switch|turn|enable|disable|activate|deactivate|clear|expand|enter|type|finish with|takes? you|leads?',
  fr: "(?:vous|te|t') ?(?:demande|invite|propose|prie) (?:de|à|d')|choisis|appuie|désactive|décoche|descends|saisis|envoie|réponds|tape sur|entre dans|oubli(?:ez|er)|appu(?:yez|yer|ie|yant)|pes(?:ez|er|ons) sur|entr(?:ez|er|ons) dans|press(?:ez|er|ons)|tap(?:ez|er|ons) sur|navigu(?:ez|er)|gliss(?:ez|er)|dirig(?:ez-vous|er)|repér(?:ez|er)|dépli(?:ez|er)|déroul(?:ez|er)|poursuiv(?:ez|re)|lanc(?:ez|er)|ferm(?:ez|ons)|touch(?:ez|er|e)|cliqu(?:ez|er|e|ant|ons)|choisi(?:ssez|r|t|ssons)|sélectionn(?:ez|er|e)|ouvr(?:ez|ir|e|ant|ons)|all(?:ez|er|ons)|va (?:dans|sur|à)|rend(?:ez-vous|re)|défil(?:ez|er)|descend(?:ez|re)|cherch(?:ez|er)|recherch(?:ez|er)|accéd(?:ez|er)|suiv(?:ez|re)|retrouv(?:ez|er)|trouv(?:ez|er)|pass(?:ez|er|e) (?:\\p{L}+ )?(?:par|à|sur)|(?:dé)?coch(?:ez|er|e|ons)|(?:dés)?activ(?:ez|er)|bascul(?:ez|er)|coup(?:ez|er)|étei(?:gnez|ndre)|valid(?:ez|er)|confirm(?:ez|er)|répond(?:ez|re)|envoy(?:ez|er)|saisi(?:ssez|r)|utilis(?:ez|er)|mène|prend|prenez",
  it: '(?:vi|ti|le|ci) (?:chiede|invita|propone) (?:di|ad?)|(?:clicch|tocch|cerch|selezion|conferm|attiv|disattiv|spunt|invi|us|utilizz|entr|navigh|schiacc|individu)i|(?:prem|scelg|apr|vad|scorr|acced|segu|raggiung|rispond|speng|tolg|inserisc|prosegu)a|(?:clicch|tocch|prem|apr|scegl|selezion|and|entr|cerch)iamo|dimentic(?:are|ate|arti|atevi)|apre|naviga(?:re|te)?|rec(?:ati|atevi|arsi)|spost(?:ati|atevi|arsi)|pigia(?:re|te)?|schiaccia(?:re|te)?|individua(?:re|te)?|prosegu(?:i|ire|ite)|tocca(?:re|te|ndo)?|clicca(?:re|te|ndo)?|(?:fai|fate|fare) (?:clic|tap)|premi|preme(?:re|te|ndo)?|scegli|sceglie(?:re|te)?|seleziona(?:re|te|ndo)?|apri|apri(?:re|te)|vai|va|andare|andate|scorri|scorrere|cerca(?:re|te)?|entra(?:re|te)?|accedi|accedere|raggiungi|trovi|trova(?:re|te)?|segui(?:re|te)?|usa(?:re|te)?|utilizza(?:re|te)?|conferma(?:re|te)?|rispond(?:i|ere|ete)|spunta(?:re|te)?|mett(?:i|ete|ere) (?:la |una )?spunta|(?:dis)?attiva(?:re|te)?|spegn(?:i|ete|ere)|togli(?:ete|ere)?|invia(?:re|te)?|inserisci|inserire|passa(?:re|te)?|arriva(?:re|te)?|porta',
}
/** What the thing is called that is to be pressed. */
const THINGS: Table = {
  de: '(?:unter)?menü(?:punkt|eintrag|s)?|schaltfläche|button|knopf|link|reiter|abschnitt|bereich|punkt|rubrik|\\p{L}*feld|eintrag|kästchen|option|seite|kachel|schalter|überschrift|dialog|\\p{L}*liste|symbol|register(?:karte)?|liste|auswahl\\p{L}*|feldern?',
  en: 'button|links?|menu|tab|section|field|entry|option|heading|item|box|tile|page|screen|switch|toggle|list|drop-?down',
  fr: 'boutons?|liens?|menu|onglet|rubrique|section|champ|option|entrée|case|liste|page|écran|intitulée?|nommée?|appelée?',
  it: 'pulsante|bottone|tasto|link|menu|menù|scheda|sezione|campo|opzione|voce|casella|pagina|schermata|riquadro|elenco|lista|chiamat[oa]|denominat[oa]',
}
/** Where it is. */
const PLACES: Table = {
  de: 'mit|unter|im|in(?: den| der| dem| die)?|zu(?:m|r)?|auf|über|heißt|heisst|lautet|namens',
  en: 'with|under|in|inside|into|to|on|via|through|from|called|labell?ed|named|reads|says',
  fr: "avec|dans|sous|sur|via|par|vers|depuis|à|au|s'appelle|s'intitule",
  it: 'con|in|nel(?:la|lo)?|nei|nelle|sotto|su|sul(?:la)?|da|dal(?:la)?|verso|tramite|si chiama|alla?',
}
/** What comes next. */
const NEXT =
  /^(?:[a-z][.)])?[\s\p{P}\p{S}\p{No}\p{M}\d]*(?:(?:schritt|step|[ée]tape|passo)\s*\d+[\s\p{P}]*)?(?:(?:und|dann|danach|anschließend|schließlich|jetzt|nun|zuletzt|dort|and|then|next|finally|now|there|et|puis|ensuite|enfin|e|ed|poi|quindi|infine|ora)\s+)*[\s\p{P}\p{S}]*$/iu

const presses = tablePlaces(PRESSES)
const things = tablePlaces(THINGS)
const places = tablePlaces(PLACES)

/** Letters between the word and the label. */
const NEAR = 60
const NEAR_BEHIND = 30

/** "Click on the button: X". */
const ANNOUNCES = /^[^.,;:!?]*:\s[\s"„“«‹]*$/u

/**
 * True where a sentence tells its reader to press or open what stands there.
 *
 * @param marked whether marks set the words apart; without them only what stands close counts.
 */
export function guidesTo(sentence: string, from: number, to: number, language: string, marked = false): boolean {
  const free = (between: string) =>
    !(marked ? /[.;:!?]\s/ : /[.,;:!?]/).test(between) || (marked && ANNOUNCES.test(between))
  return presses(sentence, language).some((place) => {
    if (place.to <= from) return from - place.to <= NEAR && free(sentence.slice(place.to, from))
    // German puts it last: "die Einstellungen öffnen".
    return (
      place.from >= to &&
      place.from - to <= NEAR_BEHIND &&
      /^[^.,;:!?\p{Lu}]{0,30}$/u.test(sentence.slice(marked ? to + 1 : to, place.from))
    )
  })
}

/** True where a sentence says that something to press is there, or where it is: "the button X", "under X". */
export function placesAt(sentence: string, from: number, to: number, language: string): boolean {
  const near = (place: { readonly from: number; readonly to: number }) =>
    (place.to <= from && /^[\s\p{P}\p{S}]*$/u.test(sentence.slice(place.to, from))) ||
    (place.from >= to && /^[\s\p{P}\p{S}]*$/u.test(sentence.slice(to, place.from)) && place.from - to <= 4)
  return (
    things(sentence, language).some(near) || places(sentence, language).some((place) => place.to <= from && near(place))
  )
}

/** "The button X", "the X button": a label without marks that a word beside it says to be something to press. */
export function isCalled(sentence: string, from: number, to: number, language: string): boolean {
  if (!/^\p{Lu}/u.test(sentence.slice(from, to))) return false
  return (
    things(sentence, language).some((place) => /^:?\s$/u.test(sentence.slice(place.to, from))) ||
    /^\s(?:button|link|tab|menu|switch|tile|checkbox)(?!\p{L})/u.test(sentence.slice(to))
  )
}

/** What a reader can or has to do, where the label itself says what: "Here you can “X”". */
const CAN: Table = {
  de: '(?:(?:könnt|kannst|können|kann|müsst|musst|müssen|muss|sollt(?:et|en|est)?) (?:ihr|du|sie|man|wir)|(?:ihr|du|sie|man|wir) (?:könnt|kannst|können|kann|müsst|musst|müssen|muss))',
  en: '(?:you|we|people|one|readers|users) (?:can|may|must|have to|need to|should|could)',
  fr: "(?:vous (?:pouvez|devez|n'avez plus qu'à)|tu (?:peux|dois)|on (?:peut|doit)|il (?:faut|suffit de|reste à))",
  it: '(?:potete|puoi|può|dovete|devi|si (?:può|deve)|bisogna|basta|occorre)',
}
const cans = tablePlaces(CAN)

/** True for a label that stands for the verb; in German that ends its clause. */
export function standsForVerb(sentence: string, from: number, to: number, language: string): boolean {
  const isEnd = /^["“”»‘’'›]?\s?(?:[.,;:!?)–]|$)/u.test(sentence.slice(to))
  return cans(sentence, language).some((place) => {
    const between = sentence.slice(place.to, from)
    return (
      place.to <= from && (languageOf(language) === 'de' ? isEnd && FEW_WORDS.test(between) : ADVERBS.test(between))
    )
  })
}
const FEW_WORDS = /^(?: \p{L}+){0,6} ["„“»«‚']?$/u
const ADVERBS =
  /^(?: (?:now|then|also|simply|just|next|finally|there|here|alors|ensuite|puis|enfin|aussi|maintenant|simplement|poi|ora|anche|infine|quindi|adesso|semplicemente|qui))*\s["“«‘'‹]?\s?$/u

/** True for a label with which a step begins: "3) X", "then X". */
export function beginsStep(sentence: string, from: number): boolean {
  return from <= 40 && NEXT.test(sentence.slice(0, from))
}

/** "X is allowed": said of a label that may be chosen, or of what it comes to. */
const AS_SUBJECT: Table = {
  de: '(?:ist|sind|wäre|gilt|zählt)(?: \\p{L}+){0,3} (?:erlaubt|zulässig|möglich|in ordnung|okay|ok|gültig\\p{L}*|genug|gern(?:e)? gesehen|verboten|grund|antwort|gestattet)|(?:reicht|genügt|bedeutet|heißt|meint|zählt|gilt)',
  en: '(?:is|are|would be|counts as)(?: \\p{L}+){0,3} (?:allowed|fine|okay|ok|valid|permitted|enough|acceptable|possible|reason|answer|alright)|(?:will do|does|means|counts|suffices|works)',
  fr: '(?:est|sont|serait)(?: \\p{L}+){0,3} (?:permise?|autorisée?|valable|admise?|acceptée?|possible|raison|réponse|motif)|(?:suffit|convient|signifie|veut dire|compte|passe)',
  it: '(?:è|sono|sarebbe)(?: \\p{L}+){0,3} (?:permess[oa]|ammess[oa]|consentit[oa]|valid[oa]|possibile|accettat[oa]|motivo|risposta)|(?:basta|significa|vuol dire|vale|conta|va bene)',
}
const subjectsOf = tablePlaces(AS_SUBJECT)

/** True where a sentence says of a label what it is or means, and has nobody press it. */
export function isSaidOf(sentence: string, to: number, language: string): boolean {
  return subjectsOf(sentence, language).some(({ from }) => from >= to && /^[\s\p{P}]*$/u.test(sentence.slice(to, from)))
}

/** True for a sentence that tells its reader to press or open something. */
export function isPressing(sentence: string, language: string): boolean {
  return presses(sentence, language).length > 0
}

/** A line of a list that is written by hand: "3) …", "3️⃣ …", "• …", "Step 3 …". */
export const isStepLine = (sentence: string) =>
  /^(?:(?:\d{1,2}\s*[.):]|[a-z]\s*[.)]|[-–*•‣▪►→]|[\u2460-\u2473]|\[[ x]?\]|[[(]\d{1,2}[\])]|\d{1,2}\s*[→►]|\d\ufe0f?\u20e3)\s|(?:schritt|step|[ée]tape|passo|passaggio)\s*\d)/iu.test(
    sentence,
  )

const ASKS = /\?\s*["”“»)]?\s*$/u
/** Forums ask without a mark: "Do I need an account". */
const ASKS_UNMARKED =
  /^(?:(?:and|also|but|hi|ok(?:ay)?|so|wait|aber|also|hallo|und),? )*(?:(?:do|does|can|must|should|will|am|are|is) (?:i|we|they|it|this)|(?:muss|kann|soll|darf|geht|ist|brauche?) (?:ich|man|wir|das|es)|est-ce (?:que|qu'))(?!\p{L})/iu
/** True for a sentence that asks. A label may end in a question mark. */
export const isQuestion = (sentence: string) =>
  ASKS_UNMARKED.test(sentence) ||
  (ASKS.test(sentence) && !/\?["”“»)]\s*$/u.test(sentence.trim().replace(/^["„“«]/u, '')))
