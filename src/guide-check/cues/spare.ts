import { languageOf } from '../../text/local.js'
import { type Table, tablePlaces, tableTest } from './tables.js'

/** What tells that something was so once, or has a new name. */
const FORMER: Table = {
  de: '(?:ist|sind) (?:\\p{L}+ ){0,2}(?:geschichte|vergangenheit)|(?:gehört|gehören) (?:\\p{L}+ ){0,2}der vergangenheit an|(?:hat|haben) (?:\\p{L}+ )?ausgedient|(?:trägt|hat|bekam|erhielt) (?:\\p{L}+ ){0,2}einen (?:anderen|neuen) namen|einen (?:anderen|neuen) namen (?:trägt|hat|bekam|bekommen|erhielt|erhalten)|(?:heißt|heisst) (?:\\p{L}+ ){0,2}anders|anders (?:heißt|heisst)|(?:→|->|=>|⇒)\\s?(?:jetzt|nun|neu|heute)|trotzdem kündigen|(?:seit|bis|vor|im|ende|anfang|mitte) (?:ende |anfang |mitte |dem |diesem |letztem )?(?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|frühjahr|sommer|herbst|winter|jahresanfang)|seit (?:dem|der|einem|einiger|kurzem|langem|\\p{L}*update)|letzte[ns]? (?:jahr|woche|monat|herbst|sommer|frühjahr|winter)|voriges jahr|vergangene[ns]? jahr|vorjahr\\p{L}*|(?:ist|sind) (?:\\p{L}+ ){0,4}(?:(?<!(?:der|den|kein|dieser|[dms]?ein|einen) (?:(?:direkt|kurz|kürz|schnell|einfach|richtig|best|bequem|neu|ander|einzig|offiziell|üblich|leicht|gut|sicher|zweit|dritt|normal|vorgesehen)\\p{L}* )?)weg|fort|verschwunden|weggefallen|entfallen)|entfällt|entfallen|gestrichen|hat (?:\\p{L}+ ){0,6}(?:entfernt|gestrichen|umgebaut|abgeschafft|ersetzt|gelöscht)|wurde(?:n)? (?:\\p{L}+ ){0,6}(?:entfernt|gestrichen|ersetzt|umbenannt|abgeschafft)|ersetzt|war einmal|hieß|alt(?:e|en|er|es) \\p{Lu}\\p{L}*(?:punkt|bezeichnung|schaltfläche|knopf|button|seite|fassung|name|menü|formular|link|weg|anleitung)\\p{L}*|gab es|(?:ältere|frühere|vorige)\\p{L}{0,2} (?:fassung|version|ausgabe|auflage)\\p{L}*|neuerdings|umgezogen|geändert|(?:namen|bezeichnung\\p{L}*) (?:\\p{L}+ ){0,3}(?:vereinfacht|geändert)|früher\\p{L}*|ehemal\\p{L}*|vormals|einst|damals|zuvor|bislang|bisher\\p{L}*|hieß(?:en)?|hiess(?:en)?|nannte(?:n)?|umbenannt|umbenennung|nicht mehr|(?:das|der|die) damalige\\p{L}*|damalige\\p{L}*|(?:ist|sind|wurde|wurden) (?:\\p{L}+ ){0,4}(?:abgeschaltet|stillgelegt|außer betrieb|vom netz)|heißt (?:es )?(?:jetzt|nun|inzwischen|heute|mittlerweile|seit)|heisst (?:jetzt|nun|inzwischen|heute)|(?:jetzt|nun|inzwischen|heute|mittlerweile) heißt|statt|anstelle|anstatt|alte[nrms]? (?:name|bezeichnung|menü|version|oberfläche|formular|link|weg|anleitung)|veraltet\\p{L}*|war (?:das|der|die|es|dort|früher|noch|lange|einmal)|gab es|abgeschafft|korrigiert|berichtigt|entfernt worden|verschwunden|bis (?:anfang |mitte |ende )?(?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)(?: \\d{4})? (?:war|hieß|hiess|stand|gab|lautete|fand|nannte|führte)|lautete|stand(?:en)? (?:dort|da|hier|früher|noch)|fand (?:sich|man)',
  en: '(?:is|are)(?: now| all)? history|(?:been|was|were) done away with|(?:is|are) a thing of the past|(?:has|have) had (?:its|their) day|(?:been given|got|bears|has|goes by) (?:a new|another|a different) name|(?:→|->|=>|⇒)\\s?now|(?:since|until|before|in|by|from) (?:early |mid-?|late |the end of )?(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter)|last (?:year|week|month|spring|summer|autumn|fall|winter|time)|(?:has|have|had|was|were) (?:since )?(?:moved|dropped|gone|removed|retired|scrapped|changed|merged|taken (?:away|down|out|off)|withdrawn|pulled|shut(?: down)?|closed|discontinued|switched off|superseded)|of (?:those|that) (?:days|time|year)|moved|dropped|became|has become|retired|scrapped|gone|vanished|disappeared|used to|any longer|then it was|replaces|replaced by|new words|changed (?:its|the|their) (?:name|label)s?|simplified|used to|formerly|previously|(?:earlier|older|previous) (?:version|name|form|edition|issue)s?|former\\p{L}*|once (?:called|named|labell?ed|was)|no longer|any ?more|renamed|was (?:called|named|labell?ed|known|once|still)|were (?:called|named|labell?ed)|is now (?:called|named|labell?ed)|are now called|now (?:called|named|labell?ed|reads|goes by)|instead of|rather than|old (?:name|label|menu|version|form|link|layout|guide|path|address)|outdated|obsolete|corrected|until (?:early |mid-?|late )?(?:january|february|march|april|may|june|july|august|september|october|november|december)(?: \\d{4})?,? (?:it|this|that|the|there|they)|in the past|back then|there (?:was|were)|in (?:my|his|her|our|their) day|has (?:since )?(?:gone|been removed|been renamed|disappeared)|have been (?:removed|renamed)|replaced',
  fr: "(?:appartien(?:t|nent) au|(?:est|sont) du) passé|de l'histoire ancienne|(?:a|ont) (?:vécu|fait (?:son|leur) temps)|(?:changé de|reçu un(?: autre| nouveau)?|porte (?:\\p{L}+ )?un (?:autre|nouveau)|a un (?:autre|nouveau)) nom|s'appelle (?:\\p{L}+ )?autrement|(?:→|->|=>|⇒)\\s?(?:désormais|maintenant|aujourd'hui)|(?:depuis|jusqu'en|avant|en) (?:fin |début |mi-)?(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|printemps)|depuis (?:la|le|l')(?! ?(?:appli|site|page|menu|ordinateur|navigateur|téléphone|profil|compte|barre|bouton|rubrique|lien|écran|web|mobile|smartphone))|l'an dernier|(?:de )?l'année dernière|l'an passé|le mois dernier|(?:a|ont|est|sont) (?:été )?(?:supprimée?s?|retirée?s?|disparue?s?|déplacée?s?|abandonnée?s?|changée?s?|devenue?s?|enlevée?s?|remplacée?s?|simplifiée?s?)|devenue?s?|terminée?s?|fini|n'allez plus|n'y allez plus|plus (?:la peine|besoin|nécessaire|utile)|remplace|anciennement|auparavant|autrefois|jadis|précédemment|précédente?s?|jusqu'(?:en|à|au) \\p{L}+(?: \\d{4})?,? (?:il|elle|on|le|la|cela|c'était|ce)|s'appelai(?:t|ent)|appelée?s? avant|se nommait|n'existe plus|ne s'appelle plus|n'est plus|n'y a plus|ne (?:\\p{L}+ )?(?:vaut|valent|sert|servent|marche|marchent|fonctionne|répond|mène|compte|s'ouvre|s'utilise|convient|figure|reste) plus(?! qu[e'])|n'(?:a|ont) plus (?:cours|lieu|d'effet|de valeur|d'utilité)|de l'époque|a été (?:renommée?|rebaptisée?|remplacée?|supprimée?)|renommée?s?|rebaptisée?s?|s'appelle (?:désormais|maintenant|aujourd'hui|à présent)|s'intitule (?:désormais|maintenant)|au lieu d[eu']|plutôt que|ancien(?:ne)?s?|obsolète|périmée?s?|corrigée?s?|était|étaient|a disparu|figurait|se trouvait",
  it: "(?:è|sono) (?:ormai )?(?:storia|acqua passata|fuori (?:corso|uso|servizio))|appart(?:iene|engono) al passato|(?:ha|hanno) fatto (?:il suo|il loro) tempo|(?:cambiato|(?:ha|porta|ricevuto) (?:\\p{L}+ )?un (?:altro|nuovo)) nome|si chiama (?:\\p{L}+ )?(?:diversamente|in (?:un )?altro modo)|(?:→|->|=>|⇒)\\s?(?:ora|adesso|oggi)|(?:da|fino a|prima di|in|a) (?:fine |inizio |metà )?(?:gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre|primavera)|l'anno scorso|(?:lo|dello|nello|allo) scorso anno|dell'anno scorso|il mese scorso|l'hanno (?:tolto|tolta|rimosso|rimossa|cambiato|cambiata|eliminato|eliminata)|(?:è|sono|hanno|ha|abbiamo) (?:stat[oaei] )?(?:diventat[oaei]|tolt[oaei]|spost\\p{L}*|sparit[oaei]|rimoss[oaei]|cambiat[oaei]|semplificat[oaei]|scompars[oaei]|sostituit[oaei]|eliminat[oaei])|tolt[oa]|diventat[oaei]|c'era(?:no)?|non serve più|non valgono più|non vale più|sostituisc\\p{L}*|in precedenza|precedent[ei]|precedentemente|un tempo|una volta|in passato|fino a (?:\\p{L}+ )?(?:gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre)(?: \\d{4})?,? (?:era|si|c'era|la|il)|si chiamava(?:no)?|non si chiama più|non esiste più|non c'è più|non è più|non (?:funziona|funzionano|porta|risponde|conta|esistono|si usa) più|(?:di|a) quei tempi|di allora|è stat[oa] (?:chius[oa]|ritirat[oa]|dismess[oa]|spent[oa]|disattivat[oa])|è stat[oa] (?:rinominat[oa]|sostituit[oa]|rimoss[oa]|eliminat[oa])|rinominat[oae]|(?:ora|adesso|oggi) si chiama|si chiama (?:ora|adesso|oggi)|invece d(?:i|el|ella)|al posto d(?:i|el|ella)|anziché|vecchi[oaei]?|ex|obsolet[oaei]|superat[oaei]|era|erano|è sparit[oa]|prima si",
}
/** What somebody tells of what was done once: the reader may still do it so. */
const TOLD: Table = {
  de: 'hat (?:mir|uns) (?:\\p{L}+ ){0,4}(?:geschickt|gegeben|genannt|gemailt)|habe ich|hab ich|ich hab(?:e)?|haben wir|ging|gingen|vergeblich|vergessen|vergesst|erinner\\p{L}*|kennt ihr noch|kennst du noch|konnte(?:n|st)?|musste(?:n|st)?',
  en: '(?:i|we|he|she|they|somebody|someone) \\p{L}+ed|(?:sent|gave) (?:me|us)|told (?:me|us)|went|remember|forget|asked you|did|had to|could|in vain',
  fr: "(?:j'ai|m'a|t'a|l'a|nous a|on a|il a|elle a|ont|avons) (?:\\p{L}+ )?\\p{L}+(?:é|ée|és|ées|u|it|is)|fallait|devait|devaient|pouvait|pouvaient|avait|avaient|souvenez|rappelez|oubliez|en vain",
  it: '(?:ho|mi ha|ci ha|abbiamo|hanno) (?:\\p{L}+ )?\\p{L}+(?:ato|ito|uto|etto|sto|rto)|ricord\\p{L}*|dimentica\\p{L}*|aveva(?:no)?|doveva(?:no)?|poteva(?:no)?|bisognava|invano',
}
/** What tells not to take it. */
const WARNS: Table = {
  de: '(?:weg|fort)(?:zu)?(?:werf|schmeiß)\\p{L}*|(?:werft|werfen|schmeißt|schmeißen) (?:\\p{L}+ ){0,3}(?:weg|fort)|ins altpapier|in die tonne|entsorg\\p{L}*|ignorier\\p{L}*|nicht beachten|müll|quatsch|fehler(?:meldung|seite)?|404|nicht (?:diese[snrm]?|zu verwechseln|verwechseln)|verwechs\\p{L}*|falsche[snrm]?|vorsicht|achtung vor|finger weg|meide\\p{L}*|vermeide\\p{L}*|warn\\p{L}*|irrtümlich\\p{L}*|versehentlich|in die irre|ins leere|funktioniert nicht|tot|gefälscht\\p{L}*|betrüg\\p{L}*|phishing|kein(?:e|en|er|em)? (?:widerspruch|hilfe)',
  en: "throw \\p{L}+ (?:away|out)|in(?:to)? the (?:bin|recycling)|bin (?:it|them|that|those)|discard\\p{L}*|ignore\\p{L}*|rubbish|garbage|error|404|not (?:this|that|to be confused|meant)|do(?:n't| not) (?:use|click|tap|open|follow|choose|press|fill|confuse|mix|take|go|select|pick)|never (?:use|click|tap|open|choose)|confus\\p{L}*|mix(?:ed)? up|mistak\\p{L}*|wrong\\p{L}*|beware|careful|avoid\\p{L}*|warn\\p{L}*|dead|broken|does(?:n't| not) work|leads nowhere|fake|scams?|phishing|steer clear|by mistake|rather than",
  fr: "jete[zr](?! un)|à la (?:poubelle|corbeille)|au recyclage|ignore[zr]|erreur|404|pas (?:ce|cette|celui|celle|confondre)|ne pas|n'utilisez pas|ne cliquez pas|ne (?:le |la |les )?(?:confondez|prenez|choisissez|remplissez|suivez|passez|touchez) pas|confond\\p{L}*|confusion|mauvais(?:e|es)?|faux|fausse|attention (?:à|au|aux)|évite[zr]|méfi\\p{L}*|par erreur|mort|cassé|ne fonctionne (?:pas|plus)|ne mène nulle part|arnaque\\p{L}*|hameçonnage",
  it: 'non \\p{L}+te(?:l[oaie]|ci|vi|ne)|butta\\p{L}*|cestin\\p{L}*|ignora\\p{L}*|errore|404|non \\p{L}+[aei]r(?:l[oaie]|ci|vi)|non (?:quest[oaei]|quell[oaei]|usare|usate|cliccare|toccare|aprire|confondere|confond\\p{L}*|scegliere|compilare)|confond\\p{L}*|confus\\p{L}*|sbagliat[oaei]|errat[oaei]|attenzione a\\p{L}*|evita\\p{L}*|diffida\\p{L}*|per errore|morto|non funziona|non porta|truff\\p{L}*|phishing',
}
/** A small word right before it that takes it back. */
const NOT: Table = {
  de: 'nicht|kein(?:e|en|er|em)?|nie|niemals|weder|ohne|statt|anstatt|anstelle',
  en: "instead of|rather than|not|no|never|neither|nor|without|don't|doesn't|isn't|aren't|won't|can't|cannot",
  fr: "pas|jamais|aucune?|sans|ni|ne|non|au lieu d[eu]|à la place d[eu]|plutôt qu[e']",
  it: 'non|nessun[oa]?|mai|senza|né|invece di|invece del\\p{L}*|al posto d\\p{L}+|anziché',
}
/** Behind it: it is not there. */
const MISSING: Table = {
  de: '(?:gibt|gab|steht|finde[nt]?|findest|fehlt|ist|sind|taucht|erscheint)(?: \\p{L}+){0,3} (?:nicht|nirgends|weg)|fehlt',
  en: "(?:is|are|was|does|do|can|could|may)(?: \\p{L}+){0,2} (?:not|gone|missing)|isn't|aren't|doesn't|can't|is nowhere|has gone",
  fr: "n'(?:est|existe|apparaît|y)(?: \\p{L}+){0,2} (?:pas|plus)|ne (?:figure|se trouve|s'affiche|mène) (?:pas|plus)|a disparu|manque",
  it: "non (?:c'è|esiste|compare|appare|si trova|porta|serve)|manca",
}
/** Sayings of others about a text, which are no instruction. */
const SAYS: Table = {
  de: 'schreibt|schreiben|laut|erklärt|teilte|heißt es|behauptet|zufolge|begründet|verweist auf ihre|verspricht|zitiert|so der|so die|sagt',
  en: 'writes|wrote|says|said|states|stated|according to|claims|claimed|explains|announced|argues|quoted',
  fr: "écrit|selon|affirme|déclare|explique|précise|d'après|indique que|prétend|annonce",
  it: 'scrive|secondo|afferma|dichiara|spiega|sostiene|ha annunciato|dice',
}

/** What headings call a part that tells of changes. */
const CHANGES: Table = {
  de: '^(?:ver)?änderung\\p{L}*$|^neuerung\\p{L}*$|changelog|was (?:\\p{L}+ ){0,5}wurde|was (?:\\p{L}+ ){0,3}(?:neu(?:es|erungen)?|geändert\\p{L}*)|damals|^archiv$|versionsgeschichte|umbenannt\\p{L}*|alte[nrs]? \\p{L}+',
  en: "^(?:recent |latest )?changes$|what(?:'s| is| has) (?:new|changed)|changelog|^(?:version |revision )?history$|^archived?$|then and now|^revisions?$|old \\p{L}+|renamed",
  fr: '^(?:derniers )?changements?$|^nouveautés?(?: de \\p{L}+)?$|^historique(?: des (?:versions|modifications))?$|^archives?$|ce qui (?:a )?chang\\p{L}*|ancien(?:ne)?s? \\p{L}+|journal des modifications',
  it: '^novità(?: di \\p{L}+)?$|^(?:ultimi )?cambiament\\p{L}*$|^modifiche$|^archivio$|^cronologia (?:delle )?(?:versioni|modifiche)$|cosa (?:è )?cambia\\p{L}*|vecchi[oaei]? \\p{L}+',
}
export const tellsChanges = tableTest(CHANGES)
/** True for a sentence that says of something that it is no longer so. */
export const isFormer = (sentence: string, language: string): boolean =>
  saysFormer(sentence.replace(AT_END, ' '), language)
const saysFormer = tableTest(FORMER)
/** "And that's it" ends the steps, and nothing else. */
const AT_END =
  /(?<!\p{L})(?:et|e|ed) (?:(?:là |voilà ),?)?(?:c['’]est|(?:tu|vous) (?:as|avez)|(?:hai|avete)|è|il gioco è) (?:déjà |già )?(?:termin(?:é|at[oa])|fini|finit[oa]|fatt[oa])(?=\s?[.!)]*$)/iu
const saysTold = tableTest(TOLD)
/** In a cell a participle says so alone: "removed in May". */
const FORMER_ALONE: Table = {
  de: '(?:inzwischen |seither |mittlerweile |wieder )?(?:entfernt|gelöscht|weg|weggefallen|entfallen|gestrichen|abgeschafft|eingestellt|verschwunden|umbenannt|ersetzt|veraltet|abgelöst)|gibt es nicht|alter name|frühere\\p{L}* name|nicht länger',
  en: '(?:since )?(?:removed|deleted|dropped|withdrawn|gone|abolished|scrapped|renamed|replaced|retired|discontinued|obsolete|outdated|superseded)|(?:old|former|previous) name|not any longer|does not exist',
  fr: "(?:supprimé|retiré|enlevé|disparu|abandonné|rebaptisé|renommé|remplacé|périmé|effacé)e?s?|plus (?:demandée?s?|proposée?s?|affichée?s?|utilisée?s?|là|en service|de mise|exigée?s?|visibles?|nécessaire|à jour|valables?)|ancien nom|n'existe pas",
  it: '(?:rimoss|tolt|eliminat|soppress|sparit|scompars|rinominat|sostituit|abolit|superat|ritirat|dismess)[oaei]|non (?:è |viene |sono |più )?(?:più )?(?:richiest|chiest|previst|presente|usat|mostrat)\\p{L}*|non esiste|vecchio nome|nome precedente',
}
const saysFormerAlone = tableTest(FORMER_ALONE)
/** True for a cell that says of what stands beside it that it is no longer so. */
export const isFormerCell = (cell: string, language: string): boolean =>
  isFormer(cell, language) || saysFormerAlone(cell, language)
/** A verb of the past by its ending alone; German and English have no ending that says so. */
const IMPERFECT = new Map([
  [
    'fr',
    /(?<!\p{L})(?!(?:fait|sait|plaît|plait|parfait|souhait|retrait|extrait|trait|portrait|lait)(?!\p{L}))\p{L}{2,20}ai(?:t|ent)(?!\p{L})/iu,
  ],
  [
    'it',
    /(?<!\p{L})(?!(?:(?:ri|sol)?leva|(?:ri)?cava|(?:ag)?grava|brava|lava)(?!\p{L}))\p{L}{2,20}(?:[ae]va(?:no)?|ivano)(?!\p{L})/iu,
  ],
])
export const isImperfect = (text: string, language: string): boolean =>
  IMPERFECT.get(languageOf(language))?.test(text) ?? false
/** True for a sentence about earlier times. */
export const isEarlier = (sentence: string, language: string): boolean =>
  isFormer(sentence, language) || saysTold(sentence.replace(REMINDER, ' '), language) || isImperfect(sentence, language)
/** "Do not forget X" has its reader press it. */
const REMINDER =
  /(?<!\p{L})(?:n['’]oubli(?:ez|e|er) (?:surtout )?pas|(?:do not|don['’]t|never) forget|verg(?:iss|esst|essen)(?: sie)? (?:\p{L}+ )?nicht|nicht (?:zu )?vergessen|non (?:si )?dimentic(?:are|ate|arti|atevi|hi))(?!\p{L})/giu
export const isWarning = tableTest(WARNS)
const says = tableTest(SAYS)
/** "A link that says X" shows it. */
const SHOWN =
  /(?<!\p{L})(?:links?|buttons?|entr(?:y|ies)|items?|tabs?|menus?|signs?|boxes|box|boutons?|liens?|pulsant[ei]|tast[oi]|voc[ei]|(?:that|which|it|qui|che)) (?:(?:that|which|qui|che) )?(?:says?|dit|dice)(?=\s(?:just |simply |merely )?["“«„‘'_])/giu
export const isSaying = (text: string, language: string): boolean => says(text.replace(SHOWN, ' '), language)
const nots = tablePlaces(NOT)
const missing = tablePlaces(MISSING)

/** Letters between "not" and what it takes back. */
const NEAR = 30
const NEAR_BEHIND = 40

/** "Who does not care for menus can use X": what is not so was said before. */
const BUT_CAN =
  /\p{L}{3,} .*(?<!\p{L})(?:kann|kannst|können|könnt|nimmt|can|may|peut|peuvent|pouvez|peux|può|puoi|possono|potete)(?!\p{L})/iu

/** True where a label or a link is taken back: "not on X", "there is no X", "X is not there". */
export function isTakenBack(sentence: string, from: number, to: number, language: string): boolean {
  const free = (between: string) => !/[.,;:!?→>]/.test(between) && !BUT_CAN.test(between)
  return (
    nots(
      sentence.replace(REMINDER, (said) => ' '.repeat(said.length)),
      language,
    ).some((no) => no.to <= from && from - no.to <= NEAR && free(sentence.slice(no.to, from))) ||
    missing(sentence, language).some(
      (no) => no.from >= to && no.from - to <= NEAR_BEHIND && free(sentence.slice(to, no.from)),
    )
  )
}
