import { languageOf } from '../../text/local.js'
import type { Known } from '../known.js'
import { wordsOf } from '../words.js'
import { isImperfect } from './spare.js'
import { type Table, tablePlaces, tableTest } from './tables.js'

/** What makes a day the last one, right before the day. */
const LIMITS: Table = {
  de: 'frist(?: \\p{L}+){0,5}|stichtag(?: \\p{L}+){0,4}|letzter termin(?: \\p{L}+){0,3}|bis(?: spätestens| einschließlich| einschliesslich| inklusive)?|spätestens|vor|frist(?:ende|ablauf)?|stichtag|einsendeschluss|deadline|endet|ende[nt]?|läuft(?: \\p{L}+){0,3}|schluss|letzte[rn]? tag|ist(?: der)?',
  en: '(?:deadline|cut-?off|closing date|last day|last date)(?: \\p{L}+){0,5}|until|till|by|before|no later than|not later than|deadline(?: is| of| on)?|closing date(?: is)?|due(?: on)?|ends?(?: on)?|expires?(?: on)?|closes?(?: on)?|last day(?: is)?|through|cut-?off(?: is| date)?|up to|have until',
  fr: "(?:date limite|date butoir|délai|échéance|dernier jour)(?: \\p{L}+){0,5}|jusqu'(?:au|à|aux)|avant|au plus tard|d'ici(?: au)?|date limite(?: est)?(?: fixée)?|échéance|délai|prend fin|expire|se termine|dernier (?:jour|délai)|limite",
  it: "(?:termine|scadenza|ultimo giorno|data limite)(?: \\p{L}+){0,5}|entro(?: e non oltre)?|fino (?:al|all'|a)|non oltre|prima del|scadenza|scade|termine|termina|ultimo giorno|al più tardi",
}
/** What may stand between that and the day. */
const BETWEEN =
  '(?:[\\s:,(–-]|zum|zu|den|dem|der|am|ist|spätestens|einschließlich|the|of|on|is|and|including|le|la|au|est|du|fixée|plus|tard|il|del|al|è|midnight|mitternacht|minuit|mezzanotte|\\p{L}{2,10}tag|\\p{L}{3,6}day|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica){0,8}'
/** Letters before a day that may make it the last one. */
const NEAR = 60

/** The day is told as over, or the text goes on after it. */
const OVER: Table = {
  de: 'stimmt (?:\\p{L}+ ){0,4}nicht|war|waren|lief|liefen|endete|hieß|hiess|abgelaufen|verstrichen|vorbei|vorüber|verpasst|konnte[nt]?|konntest|musste[nt]?|mussten|hatte[nt]?|sollte[nt]?|galt|wollte[n]?|begann|weiterhin|auch (?:noch )?(?:nach|danach|später)|noch nach|(?<!bis )nach dem|nach ablauf|danach noch|immer noch|trotzdem|ursprünglich\\p{L}*|damals|hätte[nt]?|gewesen|gehabt|gereicht|gegolten|geklappt|gegangen|gelaufen|worden|wurde[n]?|widersprach(?:en)?|widersprochen|sagte|kein(?:e|en)? frist|gab|gaben|gewährte[n]?|räumte[n]?|ließ(?:en)?|setzte[n]?',
  en: "(?:is not|isn't|not) true|was|were|ended|expired|passed|closed|had|could|missed|over|gone|still (?:possible|object|do|works?|can|use)|even (?:after|now|if)|(?<!(?:till|until) )after (?:the|that|this|it)|since|originally|no longer|did|objected|back then|used to|would have|no deadline|too late|regardless|anyway|gave|granted|allowed|(?:ought to|should) have (?:been )?\\p{L}+(?:ed|en|ne|nt|t)",
  fr: "n'est pas vrai|(?:dev|pouv|av|fall)i(?:ez|ons)|étiez|était|étaient|fut|avait|avaient|pouvai(?:t|ent|ez)|devai(?:t|ent)|expiré\\p{L}*|passée?|dépassée?|terminée?|écoulée?|révolue?|(?:même|aussi|encore) après|(?<!jusqu'(?:à |au )?)après (?:le|la|cette|coup)|toujours (?:possible|vous opposer)|encore possible|même si|reste possible|a pris fin|s'est terminé\\p{L}*|initialement|à l'époque|manqué\\p{L}*|fallait|courait|aucune (?:date|échéance)|(?:a|ont|avons) (?:laissé|donné|accordé)",
  it: "non è vero|era|erano|scadeva|scadut[oa]|passat[oa]|terminat[oa]|conclus[oa]|superat[oa]|poteva(?:no|te)?|doveva(?:no)?|aveva(?:no)?|bisognava|(?:anche|ancora) dopo|(?<!(?:fino a|aspettare|rimandare a) )dopo (?:il|la|quel)|ancora possibile|anche (?:dopo|ora|se|oggi)|resta possibile|è possibile ancora|inizialmente|all'epoca|pers[oa]|fissat[oa] al|nessuna scadenza|(?:ha|hanno) (?:dato|lasciato|concesso)|avrebbe(?:ro)? dovuto|avre(?:sti|ste|mmo) dovuto|(?:andava|andavano)",
}
/** What the sentence behind a day says of what goes on after it: "It still works", "We missed it". */
const GOES_ON: Table = {
  de: '(?:geht|klappt|funktioniert|läuft|nimmt|nehmen|erneuert|verlängert|bearbeitet|(?:kann|kannst|könnt|können|lässt|lassen) (?:\\p{L}+ ){1,6}?) ?(?:\\p{L}+ ){0,4}(?:weiterhin|noch immer|immer noch|nach wie vor|trotzdem|dennoch)|(?:haben|hat|habe|habt) (?:\\p{L}+ ){0,3}(?:verpasst|versäumt|verschlafen)|(?:verpasst|versäumt|verschlafen) (?:haben|hat|habe|habt)',
  en: "still (?:works?|renews?|accepts?|takes?|lets?|processes|goes through|be \\p{L}+|possible|open|online|there)|(?:can|may) still|(?:we|i|who|many|most|some|you)(?: of (?:us|you|them))?(?:'ve| have)? (?:all )?missed (?:it|that|this|the)",
  fr: "(?:fonctionne|marche|accepte|prend|prennent|traite|peut|peuvent|pouvez|permet|renouvelle) (?:\\p{L}+ )?(?:toujours|encore|quand même|malgré tout)|(?:l'avons|l'avez|l'ai|l'a|avons|avez) (?:\\p{L}+ )?(?:manquée?|ratée?|laissée? passer)",
  it: "(?:funziona|accetta|prende|si può|puoi|potete|rinnova|permette|elabora) (?:\\p{L}+ )?(?:ancora|tuttora|lo stesso|comunque)|(?:continua|continuano) a(?:d)? \\p{L}+|(?:l'abbiamo|l'avete|l'ho|l'ha) (?:\\p{L}+ )?(?:mancat[oa]|pers[oa]|saltat[oa])",
}
/** Events with a last day of their own. */
const EVENTS: Table = {
  de: 'öffnungszeit\\p{L}*|schalter\\p{L}*|telefonzeit\\p{L}*|besetzt|gutschein\\p{L}*|code|webinar\\p{L}*|veranstaltung\\p{L}*|gewinnspiel\\p{L}*|umfrage\\p{L}*|petition\\p{L}*|workshop\\p{L}*|vortrag\\p{L}*|vorträge|ticket\\p{L}*|abo|rabatt\\p{L}*|angebot\\p{L}*|kurs\\p{L}*|konferenz\\p{L}*|ausstellung\\p{L}*|bewerb\\p{L}*|anmeld(?:ung|en|eschluss)\\p{L}*|sprechstunde\\p{L}*|sammelklage\\p{L}*|klage\\p{L}*|bestell\\p{L}*|verkauf\\p{L}*|rückgabe\\p{L}*|umtausch\\p{L}*|aktion|lieferung\\p{L}*|gericht\\p{L}*|steuererklärung\\p{L}*|spende\\p{L}*|verlosung\\p{L}*|newsletter|stellungnahme\\p{L}*|schlüssel\\p{L}*|vollmacht\\p{L}*|mitgliedsbeitr\\p{L}*|miete|zählerst\\p{L}*',
  en: 'hours|desk|helpline|vouchers?|codes?|swaps?|webinars?|events?|giveaway|competition|survey|petition|workshops?|lectures?|tickets?|subscription|discount|offers?|sale|courses?|conference|exhibition|appl(?:y|ication)|register|registration|sign up|class action|lawsuit|orders?|returns?|delivery|court|tax return|donations?|raffle|newsletter|consultation|keys?|prox(?:y|ies)|dues|rent|meter readings?',
  fr: "horaires?|permanence|guichet|bons?|code|webinaires?|événements?|concours|sondage|pétition|ateliers?|conférences?|billets?|abonnement|remise|offres?|soldes|cours|exposition|candidature|inscri\\p{L}*|action collective|recours|commandes?|retours?|livraison|tribunal|déclaration d'impôts|dons?|tirage|newsletter|consultation|clés?|pouvoirs|procurations?|cotisations?|loyers?",
  it: 'orari[o]?|sportello|buon[oi]|codice|webinar|eventi?|concorso|sondaggio|petizione|workshop|conferenz[ae]|bigliett[oi]|abbonamento|sconto|offert[ae]|saldi|cors[oi]|mostra|candidatur[ae]|iscri\\p{L}*|azione collettiva|ricorso|ordin[ie]|res[oi]|consegna|tribunale|dichiarazione dei redditi|donazion[ei]|estrazione|newsletter|consultazione|chiavi|delegh?[ae]|quot[ae]|affitt[oi]',
}
/** Words that say what a guide's reader is about to do, whatever it is. */
const DOING: Table = {
  de: 'rühr(?:en|t)|eingehen|eingegangen|abgeben|abgegeben|vorliegen|meld\\p{L}*|mitteil\\p{L}*|(?:be)?antr[aä]g\\p{L}*|(?:sonder|vertrags|abo)?kündig\\p{L}*|verläng\\p{L}*|widerruf\\p{L}*|erklär\\p{L}*|widerspr\\p{L}*|widerspruch\\p{L}*|einspruch\\p{L}*|zeit|frist|formular\\p{L}*|möglich|tun|handeln|reagier\\p{L}*|geht|erledig\\p{L}*|ausfüll\\p{L}*|absend\\p{L}*|abschick\\p{L}*|einreich\\p{L}*|ablehn\\p{L}*|deadline|stichtag|einlegen|eingelegt|aktiv|gelegenheit|bescheid|könnt|kannst|können|muss|musst|müsst|müssen',
  en: 'refus\\p{L}*|declin\\p{L}*|lodge\\p{L}*|hand(?:ed)? in|filed?|received?|hears?|notif\\p{L}*|tell|appl\\p{L}*|cancel\\p{L}*|renew\\p{L}*|claim\\p{L}*|request\\p{L}*|object\\p{L}*|opt|opting|time|deadline|form|forms|possible|act|do|submit\\p{L}*|send|done|fill|must|can|need|have|has|say (?:so|no)|known?',
  fr: 'remettre|remise?s?|parvenir|dossier|signal\\p{L}*|inform\\p{L}*|demand\\p{L}*|résili\\p{L}*|renouvel\\p{L}*|déclar\\p{L}*|dépos\\p{L}*|oppos\\p{L}*|opposition|temps|délai|formulaire|possible|agir|faire|rempl\\p{L}*|envoy\\p{L}*|refus\\p{L}*|date limite|échéance|pouvez|devez|avez|ont|peu(?:t|vent)|doi(?:t|vent)|faut',
  it: 'consegn\\p{L}*|inoltr\\p{L}*|pervenire|domand[ae]|comunic\\p{L}*|richied\\p{L}*|richiest\\p{L}*|disd\\p{L}*|rinnov\\p{L}*|dichiar\\p{L}*|present\\p{L}*|oppo\\p{L}*|opposizione|tempo|termine|modulo|possibile|agire|fare|compil\\p{L}*|invia\\p{L}*|rifiut\\p{L}*|scadenza|puoi|devi|hai|potete|dovete|avete|hanno|poss(?:a|ono)|dev(?:e|ono)|bisogna',
}

const LIMIT_BEFORE = new Map(
  Object.entries(LIMITS).map(([language, words]) => [language, new RegExp(`(?<!\\p{L})(?:${words})${BETWEEN}$`, 'iu')]),
)

/** True when what stands before a day makes it the last one. */
export function limitBefore(text: string, language: string): boolean {
  return (LIMIT_BEFORE.get(languageOf(language)) ?? LIMIT_BEFORE.get('en'))?.test(text.slice(-NEAR)) ?? false
}

/** A heading of a day. */
export const saysWhen = tableTest({
  de: 'bis wann|wann|frist\\p{L}*|stichtag|deadline|spätestens|letzter tag',
  en: 'when|by when|deadline|until|closing date|last day|due',
  fr: "quand|délai|date limite|échéance|jusqu'à quand|avant quand",
  it: 'quando|entro|scadenza|termine|ultimo giorno',
})
const isPast = tableTest(OVER)
export const isOver = (text: string, language: string): boolean => isPast(text, language) || isImperfect(text, language)
const goesOn = tableTest(GOES_ON)
/** "There is still time" is said of a day to come. */
const isTimeLeft = tableTest({
  de: 'zeit',
  en: 'time|days?|weeks?|months?',
  fr: 'temps|jours?|semaines?|mois',
  it: 'tempo|giorn[oi]|settiman[ae]|mes[ei]',
})
/** True where what follows on a day says that it is over, as it goes on nonetheless. */
export const isOverBefore = (behind: string, language: string): boolean =>
  goesOn(behind, language) && !isTimeLeft(behind, language)
/** That a day of the past was the last one: "only until", right before or behind it, or "now it is too late". */
const isOnlyUntil = tableTest({
  de: '(?:nur|lediglich|bloß|allein) (?:noch )?(?:bis|vor|binnen)',
  en: '(?:could|possible|allowed|able|had|open|ran|was|were) (?:\\p{L}+ ){0,2}only (?:\\p{L}+ ){0,4}(?:until|till|by|before|up to)|only (?:until|till|up to)',
  fr: "(?:seulement|uniquement|que) (?:jusqu'(?:au|à)|avant)",
  it: '(?:solo|soltanto|solamente|unicamente) (?:fino a\\p{L}*|entro)',
})
const ONLY_BEHIND =
  /^\s?(?:19|20)?\d{0,4},? (?:only|at the latest and no later|seulement|uniquement|pas (?:après|plus tard)|soltanto|solamente|e non oltre|nicht (?:länger|später))(?!\p{L})/iu
const isClosed = tableTest({
  de: '(?:jetzt|nun|seither|seitdem|danach|inzwischen|heute|mittlerweile) (?:\\p{L}+ ){0,6}(?:nichts?|kein\\p{L}*|niemand\\p{L}*) (?:\\p{L}+ ){0,4}mehr|(?:nimmt|nehmen|lässt|akzeptiert) (?:\\p{L}+ ){0,4}(?:nichts?|kein\\p{L}*) (?:\\p{L}+ ){0,2}mehr|(?:jetzt|nun|damit|also|inzwischen) (?:\\p{L}+ ){0,3}(?:zu spät|gelaufen|dicht|geschlossen|aus und vorbei)',
  en: "(?:now|since then|after that|today|these days) (?:\\p{L}+ ){0,5}(?:no longer|can't|cannot|won't|don't|doesn't|nothing|no more)|no longer (?:\\p{L}+ ){0,2}(?:accepts?|takes?|accepted|taken|possible|let|lets)|(?:don't|doesn't|won't|isn't|aren't|can't|cannot|not) (?:\\p{L}+ ){0,4}any ?more|(?:so|now|it's|that's|is|are|you're) (?:\\p{L}+ ){0,2}too late|(?:missed|had) (?:the|your|that|our) (?:chance|boat|window)|(?:is|are) closed now|now (?:it|that|they) (?:is|are) (?:closed|shut|over)",
  fr: "(?:maintenant|désormais|depuis|à présent|aujourd'hui) (?:[\\p{L}']+ ){0,4}(?:n'|ne )(?:[\\p{L}']+ ){0,4}plus|ne (?:les? |la |l'|vous )?(?:prend|prennent|accepte|acceptent|traite|traitent) plus|(?:c'est|il est|sera) (?:\\p{L}+ )?(?:cuit|mort|fichu|foutu|trop tard|terminé|râpé|plié)",
  it: "(?:adesso|ora|ormai|oggi|da allora) (?:[\\p{L}']+ ){0,4}non (?:[\\p{L}']+ ){0,4}più|non (?:l[oaei] |si |ne |vi |ti )?(?:prend|accett|accolg|elabor|può|possono|fa)\\p{L}* (?:\\p{L}+ )?più|(?:è|ormai) (?:\\p{L}+ )?troppo tardi|(?:i giochi sono|è) (?:chius[oi]|fatt[ai])",
})
/** What was so at first, was said, or was taken for true, is said to be so no more. */
const isAtFirst = tableTest({
  de: 'ursprünglich\\p{L}*|zunächst|anfangs|erst(?:mals)?|eigentlich|angeblich|hieß|hiess|sollte[nt]?|dachte[nt]?|meinte[nt]?|gedacht|verlängert|verlegt|verschoben|falls|wenn|auch (?:noch )?(?:nach|danach|später)',
  en: 'originally|at first|initially|supposed(?:ly)?|meant to|thought|said|claimed|extended|postponed|should|would|if|even (?:after|now|if)|regardless',
  fr: "initialement|au départ|à l'origine|d'abord|censée?s?|croyait|pensait|disait|prolongée?|reportée?|repoussée?|si|devrai(?:t|ent)|même (?:après|si)",
  it: "inizialmente|all'inizio|in origine|dapprima|pareva|sembrava|dicevano|diceva|credev\\p{L}*|prorogat[oa]|rinviat[oa]|spostat[oa]|se|anche (?:dopo|se)",
})
/** True where a sentence with a day of the past tells that it cannot be done any more. @param to where the day ends. */
export function isToldClosed(text: string, to: number, language: string): boolean {
  if (isAtFirst(text, language)) return false
  return isOnlyUntil(text.slice(0, to), language) || ONLY_BEHIND.test(text.slice(to)) || isClosed(text, language)
}
const events = tablePlaces(EVENTS)
const isDoing = tableTest(DOING)

/** True for a sentence about an event with a last day of its own, which is not what the flow is for. */
export function isEvent(text: string, known: Known, language: string): boolean {
  if (OURS.test(text) && !sharesTitle(text, known) && !isObjecting(text, language)) return true
  const own = Object.values(known.title).flatMap((title) => wordsOf(title).map(({ key }) => key.slice(0, STEM)))
  return events(text, language).some(({ from, to }) => {
    const [word] = wordsOf(text.slice(from, to))
    return word !== undefined && !own.includes(word.key.slice(0, STEM))
  })
}

/** "Our travel insurance can be had until …": of who writes the guide. */
const OURS = /^(?:unsere?[nrms]?|our|notre|nos|(?:il|la|le|i|lo|gli) nostr[oaei])(?!\p{L})[^:]*$/iu

/** Letters by which two forms of a word are told to be one. */
const STEM = 5

/** What readers of such guides do by a day, in words that no other event has. */
export const isObjecting = tableTest({
  de: 'wer (?:[\\p{L}]+ ){0,3}nicht (?:[\\p{L}]+ ){0,2}(?:will|möchte|mag|mitmacht)|\\p{L}*widerspr[ue]ch\\p{L}*|widerspr\\p{L}*|einspruch\\p{L}*|ablehn\\p{L}*|formular\\p{L}*|opt-?out|(?:sonder|vertrags|abo)?kündig\\p{L}*|\\p{L}*frist|stichtag|nein (?:zu )?sag\\p{L}*',
  en: "(?:who(?:ever)?|anyone|those who|if you) (?:do(?:es)? not|don't|doesn't|would rather not) (?:want|wish|like|agree)|object(?:s|ed|ing|ions?)?|opt(?:s|ed|ing)?[- ]?out|refus\\p{L}*|forms?|cancel\\p{L}*|deadline|say no",
  fr: "qui ne (?:le |la |les |s'y )?(?:veut|veulent|souhaite(?:nt)?|désire(?:nt)?) pas|dire non|oppos\\p{L}*|opt-?out|refus\\p{L}*|formulaire|résili\\p{L}*|date limite|délai",
  it: 'chi non (?:lo |la |ne |ci )?(?:vuole|vogliono|desidera|intende|gradisce)|dire (?:di )?no|oppo\\p{L}*|opposizione|opt-?out|rifiut\\p{L}*|modulo|disdi\\p{L}*|scadenza|termine',
})
const isSpokenTo = tableTest({
  de: 'zeit (?:ist|bleibt)|(?:ist|bleibt) (?:noch )?zeit|(?:alle|diejenigen|jede[rn]?), (?:der|die|denen)|(?:nutze(?:r\\p{L}*|nde)|kund(?:en|innen)|mitglieder|betroffene|interessierte|leser\\p{L}*) (?:haben|hätten|können|müssen)|du|sie|ihr|dich|euch|ihnen|dir|man|wer|(?:bleib(?:t|en)|sind) (?:\\p{L}+ ){0,3}(?:tage|wochen|monate)',
  en: 'there is (?:still )?time|(?:days?|weeks?|months?) (?:are )?(?:left|to go|remaining)|(?:any|every)(?:one|body) (?:who|wanting|wishing)|who(?:so)?ever|(?:those|people) (?:who|wanting|wishing)|(?:users|customers|members|residents|readers|subscribers) (?:can|have|may|must)|you|your',
  fr: '(?:ceux|celles|toute personne) qui|quiconque|qui (?:veut|souhaite|désire|ne|préfère)|(?:utilisat(?:eurs|rices)|client(?:e)?s|abonnée?s|membres|lecteurs|intéressée?s) (?:ont|peuvent|doivent|disposent)|il reste|vous|tu|te|on|faut',
  it: "c'è (?:ancora )?tempo|(?:rest|manc)a(?:no)? (?:\\p{L}+ ){0,3}(?:giorn|settiman|mes)[oiae]|ti|vi|si|devi|puoi|hai|dovete|potete|avete|bisogna|chi|chiunque|coloro che|(?:utenti|clienti|soci|iscritti|abbonati|lettori|interessati) (?:hanno|possono|devono)",
})

/** That something has to be done, or is taken, and nobody says who has to do it. */
const isDue = tableTest({
  de: 'muss|müssen|(?:ist|sind) (?:[\\p{L}\\d.]+ ){0,6}(?:zu \\p{L}+en|(?:ein|ab|vor|mit)zu\\p{L}+en)|(?:ist|sind|bleib(?:t|en)) (?:[\\p{L}\\d.]+ ){0,6}(?:zulässig|möglich|rechtzeitig|fristgerecht)|(?:wird|werden) (?:[\\p{L}\\d.]+ ){0,6}(?:(?:entgegen|an)genommen|bearbeitet|berücksichtigt|akzeptiert)|(?:nimmt|nehmen) (?:[\\p{L}\\d.]+ ){1,8}(?:an|entgegen)',
  en: 'must|have to|has to|(?:is|are) to be|(?:is|are|will be|can be|may be) (?:still |only )?(?:accepted|admissible|taken|considered|processed|possible|received|filed|made|lodged|submitted|valid|in time)|(?:accepts?|takes?|considers?)',
  fr: 'doit|doivent|(?:est|sont) à \\p{L}+(?:er|ir|re)|(?:est|sont|seront|sera|restent?) (?:\\p{L}+ )?(?:recevables?|admise?s?|admissibles?|acceptée?s?|prises? en compte|possibles?|reçue?s?|traitée?s?|valables?)|(?:peut|peuvent) (?:\\p{L}+ )?être|(?:accepte|reçoit|traite)(?:nt)?',
  it: 'deve|devono|v(?:a|anno) \\p{L}+(?:at|it|ut|es)[oaei]|(?:è|sono|saranno|sarà|vengono|viene) (?:\\p{L}+ )?(?:ammess[oaei]|accettat[oaei]|accolt[oaei]|ricevibil[ei]|possibil[ei]|valid[oaei]|pres[oaei] in (?:esame|considerazione|carico))|(?:può|possono) (?:\\p{L}+ )?(?:essere|venire)|(?:accetta|accoglie|riceve)',
})
/** What is handed in to get what one wants; keys and proxies are others'. */
const isRequest = tableTest({
  de: '\\p{L}*antr[aä]g\\p{L}*|\\p{L}*erklärung\\p{L}*|eingabe\\p{L}*|unterlagen|das|es',
  en: 'claims?|requests?|appl\\p{L}*|notices?|paperwork|it|this|that',
  fr: 'dossiers?|demandes?|déclarations?|courrier|cela|ça|le (?:dire|faire)',
  it: 'domand[ae]|richiest[ae]|dichiarazion[ei]|istanz[ae]|pratic(?:a|he)|questo|ciò|lo',
})

/** Who reads is spoken to, or told what has to be done. */
export const isAddressed = (text: string, language: string): boolean =>
  isSpokenTo(text, language) || (isDue(text, language) && (isRequest(text, language) || isObjecting(text, language)))

/** True where a text has a word of the flow's title. */
export function sharesTitle(text: string, known: Known): boolean {
  const title = Object.values(known.title).flatMap((one) => wordsOf(one).map(({ key }) => key))
  const stems = title.filter((key) => key.length >= STEM + 1).map((key) => key.slice(0, STEM + 1))
  return wordsOf(text).some(({ key }) => stems.some((stem) => key.startsWith(stem)))
}

/** True for a sentence about what the flow is for, by its title or by what readers do in general. */
export function isAboutFlow(text: string, known: Known, language: string): boolean {
  return isDoing(text, language) || sharesTitle(text, known)
}
