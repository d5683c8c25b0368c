import { type Table, tablePlaces, tableTest } from './tables.js'

/** What offers a form as the way to go. */
const OFFERS: Table = {
  de: 'formular\\p{L}*|\\p{L}*formular|hier|nutz\\p{L}*|benutz\\p{L}*|verwend\\p{L}*|öffn\\p{L}*|klick\\p{L}*|tipp\\p{L}*|füll\\p{L}*|ausfüll\\p{L}*|ruf\\p{L}*|geh\\p{L}*|über (?:diesen|den|folgenden)|link|widersprechen|widersprich\\p{L}*|widerspruch',
  en: 'forms?|here|use|open|click|tap|fill|go to|visit|via|through|follow|links?|object(?:ing)?|opt out|submit|send',
  fr: 'formulaire|ici|utilis\\p{L}*|ouvr\\p{L}*|cliqu\\p{L}*|rempl\\p{L}*|rend\\p{L}*|via|lien|suiv\\p{L}*|oppos\\p{L}*|opposition|envoy\\p{L}*|pass(?:er|ez) par|accéd\\p{L}*',
  it: 'modulo|qui|usa\\p{L}*|utilizz\\p{L}*|apri\\p{L}*|clicc\\p{L}*|tocc\\p{L}*|compil\\p{L}*|vai|tramite|attraverso|link|segui\\p{L}*|oppo\\p{L}*|opposizione|invia\\p{L}*|passa(?:re|te)? (?:per|da\\p{L}*)|collegamento|accedi',
}
/** Whom the form for other people is meant for: a guide that says so leads nobody astray. */
const OTHER_PEOPLE: Table = {
  de: 'dritte[rn]?|drittanbieter\\p{L}*|drittpersonen|andere[nr]? (?:personen|leute)|angehörige\\p{L}*|(?:ohne|kein) (?:\\p{L}+-?)?(?:eigenes )?\\p{L}*konto|nicht(?:-)?(?:nutzer|mitglieder)\\p{L}*|nicht angemeldet|verstorben\\p{L}*|(?:ein )?(?:anderes|eigenes|weiteres|separates|gesondertes) formular',
  en: "third[- ]part(?:y|ies)|other people(?:'s)?|someone else(?:'s)?|without an? (?:\\p{L}+ )?account|(?:no|not have an?) (?:\\p{L}+ )?account|non-?users?|non-?members?|relatives?|deceased|separate form|different form|another (?:form|matter|thing)",
  fr: "tiers|tierces?|d'autres personnes|quelqu'un d'autre|sans compte|pas de compte|non[- ](?:utilisateurs?|membres?|inscrits?)|proches|décédée?s?|autre formulaire|formulaire (?:séparé|distinct|à part)|autre chose",
  it: 'terzi|terze parti|altre persone|qualcun altro|altrui|senza (?:un )?account|non ha(?:i|nno)? (?:un )?account|non (?:iscritti|utenti)|parenti|defunt[oaie]|altro modulo|modulo (?:separato|diverso|a parte)|altra cosa',
}

/** What says that it is for the reader's own case after all. */
const OWN_DATA: Table = {
  de: 'eigene[nrms]? (?:daten|beiträge|informationen|posts|fotos|inhalte|fall|(?:\\p{L}+-)?konto)|(?:in|im) eigene[nm] namen|deine[nrms]? eigenen?',
  en: 'your own|own (?:name|data|posts|information|photos|content|case)',
  fr: 'vos propres|ses propres|propres (?:données|publications|informations|photos)|propre nom',
  it: '(?:i |le )?(?:tuoi|tue|propri|proprie) (?:dati|post|informazioni|foto|contenuti)|proprio nome',
}

/** The same, of forms alone. */
const OTHER_FORM: Table = {
  de: 'dritte[rn]?|drittanbieter\\p{L}*|(?:anderes|eigenes|weiteres|separates|gesondertes) formular',
  en: 'third[- ]part(?:y|ies)|(?:separate|different|another|other) (?:form|matter|thing)',
  fr: 'tiers|tierces?|autre formulaire|formulaire (?:séparé|distinct|à part)|autre chose',
  it: 'terzi|terze parti|altro modulo|modulo (?:separato|diverso|a parte)|altra cosa',
}

/** "There is a report of its own for that": which may be for something else than the flow. */
const OWN_FORM: Table = {
  de: '(?:eigene[nrs]?|gesonderte[nrs]?|separate[nrs]?|weitere[nrs]?|andere[nrs]?|besondere[nrs]?) (?:\\p{L}*(?:meldung|seite|adresse|link|antrag|verfahren|stelle|maske|vordruck|meldebogen|knopf|weg|menü|prozess|abteilung|anlaufstelle|eingabe|anfrage|anzeige))(?:en|e|s)?',
  en: '(?:its|their) own (?:\\p{L}+ )?(?:report|page|form|link|process|procedure|request|address|channel|tool)|(?:separate|different|distinct|another) (?:\\p{L}+ )?(?:report|page|link|process|procedure|request|address|channel|tool)|(?:report|page|form|link|process|procedure|request|address|channel|tool) of (?:its|their) own',
  fr: '(?:signalement|page|lien|démarche|demande|adresse|procédure|canal|outil|formulaire)s? (?:\\p{L}+ )?(?:à part|séparée?s?|distincte?s?|différente?s?|propres?|spécifiques?|spéciale?s?|particulière?s?)|(?:une? )?autre (?:page|signalement|lien|démarche|demande|adresse|procédure|canal|outil)',
  it: "(?:segnalazion[ei]|pagin[ae]|link|richiest[ae]|indirizz[oi]|procedur[ae]|canal[ei]|strument[oi]|modul[oi]) (?:\\p{L}+ )?(?:a parte|separat[oaei]|distint[oaei]|divers[oaei]|propri[oa]|apposit[oa]|specific[oa])|(?:un )?(?:altro|altra|un'altra|apposit[oa]) (?:segnalazione|pagina|link|richiesta|indirizzo|procedura|canale|strumento)",
}
export const hasOwnForm = tableTest(OWN_FORM)

export const isOtherForm = tableTest(OTHER_FORM)
const ownData = tablePlaces(OWN_DATA)
/** "It is not for your own case." */
const DENIED = /(?<!\p{L})(?:nicht|kein\p{L}*|not|never|\p{L}+n['’]t|pas|non)(?:\s\p{L}+['’]?){0,4}\s?$/iu
const owned = (denied: boolean) => (text: string, language: string) =>
  ownData(text, language).some(({ from }) => DENIED.test(text.slice(0, from)) === denied)
export const isOwnData = owned(false)
export const isNotOwnData = owned(true)
export const isOffer = tableTest(OFFERS)
export const isOtherPeople = tableTest(OTHER_PEOPLE)
