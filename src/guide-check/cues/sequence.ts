import { type Table, tablePlaces, tableTest } from './tables.js'

/** A way beside the one that is told, or one that not everybody has to take. */
const ALTERNATIVE: Table = {
  de: 'alternativ\\p{L}*|oder|falls|sollte(?:st|n)?|manchmal|je nach\\p{L}*|gegebenenfalls|ggf|optional|bei manchen|manche[nr]?|eventuell|wer (?:will|mag|möchte)',
  en: 'alternatively|or|if|in case|sometimes|depending|optionally|optional|some (?:users|people|accounts|phones)|may (?:also|be)|might|you can also|another way',
  fr: '^sinon|ou|si|au cas où|parfois|selon|facultati\\p{L}*|éventuellement|certain(?:s|es)|autre (?:chemin|moyen|solution)|vous pouvez aussi',
  it: 'in alternativa|oppure|o|se|nel caso|talvolta|a volte|a seconda|facoltativ\\p{L}*|eventualmente|alcun[ie]|puoi anche|un altro modo',
}
/** What puts a step before the one that was told before it. */
const BACKWARDS: Table = {
  de: 'zuvor|vorher|davor|nachdem|bevor|ehe|zurück|dorthin|dahin|erreichst',
  en: 'before|previously|after(?! (?:that|which|this))|once|(?<!(?:the|its|your|on|at) )back(?! (?:cover|side|panel|of))|beforehand|earlier|get there|reach',
  fr: 'avant|auparavant|après(?! (?:quoi|cela|ça))|une fois|retour|revenez|y accéder|préalable\\p{L}*',
  it: 'prima d(?:i|el|ella|ello|ei|egli)|prima che|dopo(?! (?:di che))|una volta|indietro|torna|precedenza|raggiung\\p{L}*|per arrivarci',
}
/** What puts a step before the one that was told before it, or before all that follow. */
const FIRST: Table = {
  de: 'zuerst|zunächst|erst',
  en: 'first|beforehand',
  fr: "d'abord|en premier",
  it: 'prima|innanzitutto|per primo',
}
/** What says that the order of labels is that of steps. */
const THEN: Table = {
  de: 'dann|danach|anschließend|anschliessend|schließlich|zuletzt|zum schluss|von (?:dort|da|hier)(?: aus)?',
  en: 'then|next|from (?:there|here)|after that|afterwards|finally|lastly',
  fr: 'puis|ensuite|de là|après quoi|enfin',
  it: 'poi|quindi|(?:da|di) (?:lì|là|qui)|dopodiché|infine',
}
/** Where something is: "X, which you find under Y" presses Y first. */
const LOCATED: Table = {
  de: 'findest|findet|finden|steht|liegt|ist (?:dort|im|unter)|unter',
  en: 'find|found|located|sits|lives|is (?:in|under)|under',
  fr: 'trouve[zr]?|situé\\p{L}*|sous',
  it: 'trov\\p{L}*|si trova|sotto',
}
/** More steps than are told. */
const MORE: Table = {
  de: 'usw|etc|und so weiter|weitere schritte|anweisungen|anleitung|bildschirm|hinweise\\p{L}*|mehrere|durch(?:klicken|hangeln)|such\\p{L}*|suchfeld|lupe|strg|direkt\\p{L}*|gleich|überspring\\p{L}*|(?:paar|einige) (?:klicks|schritte)',
  en: 'etc|and so on|instructions|prompts?|on-?screen|several|wizard|search\\p{L}*|magnifier|ctrl|directly|straight|skip\\p{L}*|(?:few|couple of) (?:clicks|steps|taps)',
  fr: 'etc|et ainsi de suite|instructions|consignes|indications|plusieurs|recherch\\p{L}*|loupe|ctrl|directement|saute\\p{L}*|quelques (?:clics|étapes)',
  it: 'ecc|e così via|istruzioni|indicazioni|passaggi successivi|diversi|cerca\\p{L}*|ricerca|lente|ctrl|direttamente|salta\\p{L}*|(?:pochi|alcuni) (?:clic|passaggi)',
}
/** Pictures on buttons, for which guides have no name. */
const ICONS: Table = {
  de: '\\p{L}*(?:symbol|icon|zahnrad|striche|punkte|pfeil|bildchen|profilbild|profilfoto|avatar|stift)\\p{L}*|hamburger\\p{L}*|kopf|konterfei',
  en: 'icons?|gear|cog|three (?:lines|dots|bars)|dots|lines|bars|arrow|profile (?:picture|photo|pic)|avatar|hamburger|pencil',
  fr: 'icône\\p{L}*|roue|engrenage|(?:trois|trois petits) (?:traits|points|barres|lignes)|flèche|photo|avatar|hamburger|crayon',
  it: 'icon\\p{L}*|ingranaggio|rotellina|(?:tre|i tre) (?:linee|lineette|puntini|barre|trattini)|freccia|foto|avatar|hamburger|matita',
}
/** The key by which a remote or a keyboard presses what was named. */
const BY_KEY =
  /(?:(?<!\p{L})(?:und|and|et|e|,)?\s)?(?<!\p{L})(?:\p{L}+\s){0,3}?["“„«]?(?:OK|Okay|Enter|Return|Eingabetaste|Entrée|Invio)["”“»]?(?![\p{L}\p{N}])(?:-Taste)?(?:\s(?:drücken|bestätigen|tippen))?/giu
/** A text without its presses of that key. */
export const withoutKey = (text: string) => text.replace(BY_KEY, ' ')

/** What a reader is told to do for one more page. */
const CLICKS: Table = {
  de: '(?:an)?tipp(?:e|en|t|st)|drück(?:e|en|t|st)|(?:an)?klick(?:e|en|t|st)|öffn(?:e|en|est)|geh(?:e|en|st|t)|wechsle|wechseln|ruf(?:e|en|st)|bestätig(?:e|en|st)|navigier(?:e|en|st)|folg(?:e|en|st)|weiter',
  en: 'tap|click|press|open|go|head|navigate|hit|confirm|follow|continue|proceed|next',
  fr: 'appuyez|appuyer|touchez|toucher|cliquez|cliquer|clique|ouvrez|ouvrir|allez|aller|rendez-vous|accédez|accéder|validez|valider|confirmez|confirmer|suivez|continuez|continuer|suivant',
  it: 'tocchi|clicchi|prema|apra|vada|confermi|segua|prosegua|tocca|toccare|toccate|clicca|cliccare|cliccate|premi|premere|premete|apri|aprire|aprite|vai|andare|andate|entra|accedi|conferma|confermare|segui|continua|prosegui|avanti',
}
/** Presses, at the beginning of a sentence, what the one before has named. */
const PRESSES_IT: Table = {
  de: '^(?:und |dann |jetzt |da |dort )?(?:tipp|drück|klick)\\p{L}* (?:\\p{L}+ ){0,2}(?:drauf|darauf)|^(?:den|die|das|ihn|es|sie) (?:tippt|drückt|klickt|öffnet|wählt|schaltet) (?:ihr|du|man|sie|er)',
  en: '^(?:then |now |just |so |and )?(?:hit|press|tap|click(?: on)?|open|choose|select|pick|tick|switch|turn) (?:it|that|this)',
  fr: "^(?:puis |là,? |et )?(?:on )?(?:(?:cliqu|appuy|appui|touch|tap)\\p{L}+ (?:\\p{L}+ )?dessus|l'(?:ouvr|étei|activ|désactiv|coch)\\p{L}+|(?:ouvr|choisi|coch|activ|désactiv|éteign|sélectionn|bascul)\\p{L}+-l[ae])",
  it: '^(?:poi |ora |e )?(?:(?:clicc|tocc|prem)\\p{L}+ (?:\\p{L}+ )?sopra|(?:clicca|premi|preme|apri|tocca|scegli|seleziona|attiva|disattiva|spegni|spunta)(?:te|r)?l[oa]|l[oa] si (?:apre|preme|tocca|sceglie|attiva|disattiva|spegne))',
}
/** What was named in the sentence before. */
const POINTED: Table = {
  de: 'drauf|darauf',
  en: 'it|that|this',
  fr: 'dessus|celui-ci|celle-ci',
  it: 'sopra|quest[oa]|quell[oa]',
}

export const isAlternative = tableTest(ALTERNATIVE)
export const isBackwards = tableTest(BACKWARDS)
export const isFirst = tableTest(FIRST)
export const saysThen = tableTest(THEN)
export const isLocated = tableTest(LOCATED)
export const isMore = tableTest(MORE)
export const namesIcon = tableTest(ICONS)
const clicks = tablePlaces(CLICKS)

/** How many times a stretch of text has its reader press something. */
export function clicksIn(text: string, language: string): number {
  return clicks(text, language).length
}

export const pressesIt = tableTest(PRESSES_IT)
const namesPointed = tableTest(POINTED)
/** Words of a sentence that only presses: "On clique." */
const SHORT = 3

/** True for a sentence that has its reader press what the one before has named. */
export function pointsBack(text: string, language: string): boolean {
  return namesPointed(text, language) || (text.match(/\p{L}+/gu) ?? []).length <= SHORT
}
