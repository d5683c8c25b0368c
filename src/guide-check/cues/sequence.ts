import { type Table, tablePlaces, tableTest } from './tables.js'

/** A way beside the one that is told, or one that not everybody has to take. */
const ALTERNATIVE: Table = {
  de: 'alternativ\\p{L}*|oder|falls|sollte(?:st|n)?|manchmal|je nach\\p{L}*|gegebenenfalls|ggf|optional|bei manchen|manche[nr]?|eventuell|wer (?:will|mag|möchte)',
  en: 'alternatively|or|if|in case|sometimes|depending|optionally|optional|some (?:users|people|accounts|phones)|may (?:also|be)|might|you can also|another way',
  fr: 'sinon|ou|si|au cas où|parfois|selon|facultati\\p{L}*|éventuellement|certain(?:s|es)|autre (?:chemin|moyen|solution)|vous pouvez aussi',
  it: 'in alternativa|oppure|o|se|nel caso|talvolta|a volte|a seconda|facoltativ\\p{L}*|eventualmente|alcun[ie]|puoi anche|un altro modo',
}
/** What puts a step before the one that was told before it. */
const BACKWARDS: Table = {
  de: 'zuvor|vorher|davor|nachdem|bevor|ehe|zurück|zuerst|zunächst|dorthin|dahin|erreichst|findest|findet|finden|steht|liegt|ist (?:dort|im|unter)|unter',
  en: 'before|previously|after|once|back|first|beforehand|earlier|get there|find|found|located|sits|lives|is (?:in|under)|under|reach',
  fr: "avant|auparavant|après|une fois|retour|revenez|d'abord|y accéder|trouve[zr]?|situé\\p{L}*|sous|préalable\\p{L}*",
  it: 'prima|dopo|una volta|indietro|torna|innanzitutto|precedenza|trov\\p{L}*|si trova|sotto|raggiung\\p{L}*|per arrivarci',
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
  de: '\\p{L}*(?:symbol|icon|zahnrad|striche|punkte|pfeil|bildchen|profilbild|profilfoto|avatar|stift)\\p{L}*|hamburger\\p{L}*|menü|kopf|konterfei',
  en: 'icons?|gear|cog|three (?:lines|dots|bars)|dots|lines|bars|arrow|profile (?:picture|photo|pic)|avatar|hamburger|pencil|menu',
  fr: 'icône\\p{L}*|roue|engrenage|(?:trois|trois petits) (?:traits|points|barres|lignes)|flèche|photo|avatar|hamburger|crayon|menu',
  it: 'icon\\p{L}*|ingranaggio|rotellina|(?:tre|i tre) (?:linee|lineette|puntini|barre|trattini)|freccia|foto|avatar|hamburger|matita|menu|menù',
}
/** Words for single presses, to be counted. */
const PRESS: Table = {
  de: '(?:an)?tippe\\p{L}*|drück\\p{L}*|(?:an)?klick\\p{L}*|\\p{L}*wähl\\p{L}*|öffn\\p{L}*|geh(?:e|en|st|t)?|wechsl?\\p{L}*|ruf\\p{L}*|bestätig\\p{L}*|beantwort\\p{L}*|navigier\\p{L}*|folg\\p{L}*|gib|geben|trag\\p{L}*|aktivier\\p{L}*|setz\\p{L}*|scroll\\p{L}* zu\\p{L}*',
  en: 'taps?|clicks?|press|choose|select|pick|open|go|head|navigate|visit|hit|confirm|answer|follow|enter|type|tick|check|switch|toggle|expand|turn',
  fr: 'appuy\\p{L}*|touch\\p{L}*|cliqu\\p{L}*|choisi\\p{L}*|sélectionn\\p{L}*|ouvr\\p{L}*|all(?:ez|er)|rend(?:ez|re)|accéd\\p{L}*|valid\\p{L}*|confirm\\p{L}*|répond\\p{L}*|suiv\\p{L}*|saisi\\p{L}*|entrez|coch\\p{L}*|activ\\p{L}*|passez',
  it: 'tocc\\p{L}*|clicc\\p{L}*|premi|premere|scegli\\p{L}*|seleziona\\p{L}*|apri\\p{L}*|vai|andare|entra\\p{L}*|accedi|conferma\\p{L}*|rispond\\p{L}*|segui\\p{L}*|inserisc\\p{L}*|spunta\\p{L}*|attiva\\p{L}*|passa\\p{L}*|fai',
}

export const isAlternative = tableTest(ALTERNATIVE)
export const isBackwards = tableTest(BACKWARDS)
export const isMore = tableTest(MORE)
export const namesIcon = tableTest(ICONS)
const presses = tablePlaces(PRESS)

/** How many presses a stretch of text tells. */
export function pressesIn(text: string, language: string): number {
  return presses(text, language).length
}
