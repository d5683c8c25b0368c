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
  de: 'dritte[rn]?|drittanbieter\\p{L}*|drittpersonen|andere[nr]? (?:personen|leute)|angehörige\\p{L}*|(?:ohne|kein) (?:\\p{L}+-?)?(?:eigenes )?\\p{L}*konto|nicht(?:-)?(?:nutzer|mitglieder)\\p{L}*|nicht angemeldet|(?:die|was|das) andere (?:\\p{L}+ ){0,4}(?:gepostet|geschrieben|veröffentlicht|hochgeladen|geteilt|posten|veröffentlichen|hochladen)|verstorben\\p{L}*|(?:ein )?(?:anderes|eigenes|weiteres|separates|gesondertes) formular',
  en: "third[- ]part(?:y|ies)|other people(?:'s)?|someone else(?:'s)?|(?:others|somebody else) (?:have |has )?(?:posted|written|published|shared|uploaded|put up)|without an? (?:\\p{L}+ )?account|(?:no|not have an?) (?:\\p{L}+ )?account|non-?users?|non-?members?|relatives?|deceased|separate form|different form|another (?:form|matter|thing)",
  fr: "tiers|tierces?|d'autres personnes|(?:d'|les )autres (?:ont|publient|postent|écrivent)|quelqu'un d'autre|sans compte|pas de compte|non[- ](?:utilisateurs?|membres?|inscrits?)|proches|décédée?s?|autre formulaire|formulaire (?:séparé|distinct|à part)|autre chose",
  it: 'terzi|terze parti|altre persone|(?:altri|gli altri) (?:hanno|pubblicano|scrivono)|qualcun altro|altrui|senza (?:un )?account|non ha(?:i|nno)? (?:un )?account|non (?:iscritti|utenti)|parenti|defunt[oaie]|altro modulo|modulo (?:separato|diverso|a parte)|altra cosa',
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
/** What a page is said to be of: "That page is about crash reports". */
const ABOUT: Table = {
  de: 'betrifft|betreffen|handelt (?:nur |allein )?von|dreht sich (?:nur )?um|gehört (?:nur )?zu\\p{L}*|regelt|behandelt|dient (?:dem|der|den|zu[mr]?)|(?:ist|gilt|dient|taugt) (?:nur|allein|lediglich|ausschließlich|bloß) (?:für|dem|der|den|zu[mr]?)|geht es (?:(?:nur|dort|da|dabei|allein|hingegen|dagegen) )*um|bezieht sich (?:nur )?auf',
  en: '(?:is|are) (?:(?:only|just|all|really) )?about|(?<!(?:your|any|the|raise|of|our|their) )concerns?|covers? (?:only|just)|deals? (?:only )?with|relates? (?:only )?to|belongs? to|(?:is|are) (?:only|just|purely|solely|meant|used) for|(?:is|are) for(?=[^.,;:]* only(?!\\p{L}))|serves? to|refers? to|(?:has|is) to do with',
  fr: "concerne\\p{L}*|porte (?:\\p{L}+ )?sur|traite d\\p{L}*'?|relève d\\p{L}*'?|se rapporte\\p{L}* (?:à|aux?)|a trait (?:à|aux?)|(?:sert|servent) (?:à|aux?)|(?:est|sert|sont|servent) (?:seulement|uniquement|exclusivement) (?:pour|à|aux?)|ne (?:sert|servent|concerne\\p{L}*|vaut|valent) qu\\p{L}*'?|appartient (?:à|aux?)|il (?:s'agit|est question) d\\p{L}*'?|parle d\\p{L}*'?",
  it: "riguarda(?:no)?|concern(?:e|ono)|tratta (?:solo )?d\\p{L}*'?|si riferi\\p{L}+ a\\p{L}*'?|serv(?:e|ono) (?:per|a\\p{L}*'?)|(?:è|serve|vale|sono|servono) (?:solo|soltanto|unicamente) (?:per|a\\p{L}*'?)|si occupa d\\p{L}*'?|parla d\\p{L}*'?|appartiene a\\p{L}*'?|attiene a\\p{L}*'?",
}
const abouts = tablePlaces(ABOUT)
/** What a clause says, behind a place, that something is of; empty where it says nothing of that kind. */
export function saidToBeOf(text: string, from: number, language: string): string {
  const verb = abouts(text, language).find((place) => place.from >= from)
  return verb ? (/^[^,;:.!?–—(]*/u.exec(text.slice(verb.to))?.[0] ?? '') : ''
}
/** That something has nothing to do with what is told. */
export const isUnrelated = tableTest({
  de: '(?:hat|haben|habe) (?!(?:sie|ihr|wir|man)(?!\\p{L}))(?:\\p{L}+ ){0,8}nichts (?:\\p{L}+ ){0,5}?(?:zu tun|zu schaffen|gemein\\p{L}*)|nichts (?:\\p{L}+ ){0,5}zu tun (?:hat|haben)|(?:ist|sind) (?:davon|hiervon) (?:unabhängig|unberührt|nicht betroffen)|(?:geht|gehen) (?:\\p{L}+ ){0,3}nichts an',
  en: "nothing (?:\\p{L}+ ){0,2}to do with|unrelated|no (?:connection|relation|bearing)|(?:isn't|aren't|not) (?:\\p{L}+ ){0,2}(?:related|connected)",
  fr: 'rien (?:\\p{L}+ ){0,2}à voir|(?:aucun|pas de) (?:rapport|lien avec)|sans (?:rapport|lien) avec',
  it: "(?:niente|nulla) (?:\\p{L}+ ){0,2}a che (?:fare|vedere)|non c'entr\\p{L}*|(?:non ha(?:nno)?|nessun[oa]?) (?:\\p{L}+ ){0,2}(?:attinenza|relazione|rapporto)(?: \\p{L}+)?",
})
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
