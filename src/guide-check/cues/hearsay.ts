import { plain, type Table, tableTest } from './tables.js'

/** What shows a screen, or tells of it, and may be older than it. */
const MEDIUM: Table = {
  de: '\\p{L}*(?:screenshots?|bildschirmfotos?|bildschirmaufnahmen?|abbildung(?:en)?|bilder[n]?|bild|fotos?|videos?|aushang|aushängen?|plakate?n?|merkbl(?:att|ätter[n]?)|flugbl(?:att|ätter[n]?)|broschüren?|anleitung(?:en)?|handzettel[n]?|ratgeber[n]?|artikel[n]?)',
  en: 'screen ?shots?|screen captures?|pictures?|photos?|images?|videos?|posters?|leaflets?|flyers?|hand-?outs?|brochures?|print-?outs?|tutorials?|instructions|(?:how-?to )?guides?|articles?|how-?tos?',
  fr: "captures?(?: d'écran)?|copies? d'écran|images?|photos?|vidéos?|affiches?|tracts?|dépliants?|brochures?|tutoriels?|tutos?|guides?|articles?|instructions|modes? d'emploi|notices?|fiches?",
  it: 'schermat[ae]|screenshot|immagin[ei]|foto|video|manifest[oi]|fogl(?:io|i)|volantin[oi]|opuscol[oi]|dépliant|locandin[ae]|tutorial|istruzioni|guid[ae]|articol[oi]|schede',
}
/** That something is on it. */
const SHOWS: Table = {
  de: '(?:sieht|seht|sehen|siehst|liest|lesen|findet|finden|steht|stehen|zeig(?:t|en)|erscheint|taucht|prangt|zu sehen|ist|sind|heißt|heißen|nenn(?:t|en)|spricht|sprechen|redet|reden)',
  en: '(?:see|sees|read|reads|find|finds|shows?|showing|appears?|stands?|visible|is|are|has|have|seen|calls?|called|names?|mentions?|speaks? of|talks? of)',
  fr: '(?:voit|voyez|voir|lit|lisez|trouve|trouvez|montre(?:nt)?|affiche(?:nt)?|apparaît|figure(?:nt)?|visibles?|est|sont|appelle(?:nt)?|nomme(?:nt)?|parle(?:nt)?|mentionne(?:nt)?)',
  it: '(?:vede|vedete|vedi|vedono|legge|leggete|trova|trovate|mostra(?:no)?|appare|compare|compaiono|figura(?:no)?|visibil[ei]|è|sono|chiama(?:no)?|parla(?:no)?|nomina(?:no)?)',
}
/** That it was so before, or that somebody hands it on. */
const STILL: Table = {
  de: 'noch|immer noch|weiterhin|(?:ältere|frühere)[nrms]?|kursier\\p{L}*|herumgeh\\p{L}*|herumgereicht\\p{L}*|vom (?:letzten|vergangenen|vorigen) \\p{L}+|aus dem (?:letzten|vergangenen|vorigen) \\p{L}+',
  en: "still|older|earlier|circulat\\p{L}*|going (?:a)?round|doing the rounds|being (?:passed|handed) (?:a)?round|from last \\p{L}+|last (?:year|spring|winter|summer|autumn)'s",
  fr: "encore|toujours|anciens|anciennes|plus anciens?|plus anciennes?|antérieure?s?|circul\\p{L}*|qui traînent?|qui tournent?|de l'an (?:dernier|passé)|de l'année (?:dernière|passée)|du printemps dernier|de l'hiver dernier",
  it: "ancora|tuttora|vecchi[oae]?|precedent[ei]|circol\\p{L}*|(?:che )?gira(?:no)?|in giro|dell'anno scorso|della (?:scorsa|passata) \\p{L}+|dello scorso \\p{L}+",
}
/** Who reads is told what to do after all. */
const DO: Table = {
  de: 'tipp\\p{L}*|klick\\p{L}*|drück\\p{L}*|wähl\\p{L}*|öffne\\p{L}*',
  en: 'tap|click|press|choose|select|open',
  fr: 'cliquez|appuyez|touchez|choisissez|ouvrez|sélectionnez|cliquer|appuyer',
  it: 'premi|premete|toccate|tocca|clicca|cliccate|scegli\\p{L}*|apri|aprite|premere',
}
const isMedium = tableTest(MEDIUM)
const shows = tableTest(SHOWS)
const isStillThere = tableTest(STILL)
const has = tableTest(DO)

/** What takes back what the sentence before named: it is old, or not to be relied on. */
const UNRELIABLE: Table = {
  de: '(?:(?:die|das|der|sie|er|es|beide[s]?|dies\\p{L}*|alle) )(?:\\p{L}+ ){0,3}?(?:stamm(?:t|en) (?:noch )?(?:aus|von|vom)|veraltet|überholt|nicht mehr aktuell|(?:sind|ist) (?:noch )?von (?:früher|vorher|damals)|führ(?:t|en) (?:\\p{L}+ )?(?:nirgend\\p{L}*|ins leere|zu nichts|nicht mehr))|(?:verlass\\p{L}*|richte\\p{L}*|halte[nt]?) (?:\\p{L}+ ){0,3}nicht (?:darauf|danach|daran)|(?:darauf|danach) (?:\\p{L}+ ){0,3}(?:kein verlass|nicht verlassen)',
  en: "(?:they|these|those|it|this|that|both|all of them) (?:\\p{L}+ ){0,2}?(?:dates? (?:back )?(?:from|to)|(?:is|are) (?:\\p{L}+ )?(?:old|outdated|out of date|obsolete|from last|from before|from earlier)|leads? (?:\\p{L}+ )?nowhere)|(?:do not|don't|never) (?:trust|rely on|go by|follow) (?:it|them|those|these|that|this)",
  fr: "(?:elles?|ils?|ceux-ci|celles-ci|cela|ce|ça) (?:\\p{L}+ ){0,2}?(?:dat(?:e|ent) (?:de|d'|du)|sont (?:\\p{L}+ )?(?:vieilles?|vieux|anciennes?|anciens?|périmée?s?|dépassée?s?)|ne (?:mène|conduit|mènent|conduisent) (?:plus )?(?:nulle part|à rien))|ne (?:vous |t')?y fi(?:ez|e) pas|ne (?:les|la|le) suivez pas|n'en tenez (?:pas|aucun) compte|oubliez-(?:les|la|le)",
  it: "(?:(?:sono|è|risal(?:e|gono)) (?:\\p{L}+ )?(?:vecchi[oae]?|superat[oaei]|obsolet[oaei]|a(?:l|ll')[ ]?\\p{L}+ scors[oa]))|risal(?:e|gono) a|non (?:porta|portano|conduce|conducono) (?:più )?(?:a nulla|a niente|da nessuna parte)|non (?:fidatevi|fidarti|ci si fidi|fateci affidamento|seguitel[oaei]|basatevi)|non (?:ve ne |te ne )?fidate",
}
const isUnreliable = tableTest(UNRELIABLE)
/** "In the screenshots that go around one still sees X", "Guides that tell you to press X lead nowhere": no screen of today. */
export const isInOldPicture = (text: string, language: string): boolean =>
  isMedium(text, language) &&
  (isUnreliable(plain(text), language) ||
    (shows(text, language) && isStillThere(text, language) && !has(text, language)))
/** "A flyer with the address X is still going round": an address that others hand on. */
export const isHandedOn = (text: string, language: string): boolean =>
  isMedium(text, language) && isStillThere(text, language) && !has(text, language)
/** "In it you will also see": on what the sentence before showed. */
const IN_IT =
  /^(?:(?:in|on) (?:it|them|that one|those)|darin|darauf|drauf|dort|da|on y|vous y|tu y|là,?|dedans|dessus|(?:ci|vi|lì|dentro|sopra)(?: \p{L}+)?)(?!\p{L})/iu
const isOld = tableTest({
  de: 'alte[nmrs]?|veraltet\\p{L}*|überholt\\p{L}*',
  en: 'old|outdated|out of date|dated',
  fr: 'ancien(?:ne)?s?|vieux|vieil(?:le)?s?|périmée?s?|dépassée?s?',
  it: 'vecchi[oae]?|superat[oaei]|datat[oaei]',
})
/** "That is our old handout. In it you will also see X." @param before the sentence before. */
export const isOnOldPicture = (text: string, before: string, language: string): boolean =>
  IN_IT.test(text) &&
  shows(text, language) &&
  !has(text, language) &&
  isMedium(before, language) &&
  (isOld(before, language) || isStillThere(before, language))
/** True for a sentence by which what was named before it is said to be old. */
export const takesBackPicture = (behind: string, language: string): boolean => isUnreliable(plain(behind), language)

/** What leads to the start only, and what nobody should hand on. */
const DEAD_END: Table = {
  de: '(?:führt|führen|landet|landen|leitet|leiten|bringt|endet|enden|gelangt|kommt) (?:\\p{L}+ ){0,4}?(?:nur(?: noch)?|bloß(?: noch)?|lediglich|inzwischen|mittlerweile) (?:\\p{L}+ ){0,4}?(?:\\p{L}*startseite|hauptseite|anfang\\p{L}*|übersicht\\p{L}*|eingangsseite)|(?:nicht|nicht mehr|braucht (?:\\p{L}+ )?nicht) (?:weiter(?:zu)?(?:geben|leiten|schicken|verbreiten)|(?:zu )?(?:teilen|verbreiten))',
  en: "(?:leads?|goes|takes (?:you|one|people)|brings (?:you|one)|ends up|lands|points|redirects|opens) (?:\\p{L}+ ){0,3}?(?:only|just|merely|nowhere but|no further than|nothing but) (?:\\p{L}+ ){0,5}?(?:home ?page|start(?: page)?|front page|main page|landing page|welcome page|overview)|(?:now|only|just|merely) (?:leads?|goes|takes (?:you|one|people)|brings (?:you|one)|lands|points|redirects) (?:\\p{L}+ ){0,5}?(?:home ?page|start page|front page|main page|landing page|welcome page)|(?:no (?:point|use|need)(?: in)?|don't|do not|stop|please don't|not worth) (?:to )?(?:shar(?:e|ing)|pass(?:ing)? (?:it|this|that) on|forward(?:ing)?|spread(?:ing)?)",
  fr: "ne (?:\\p{L}+ )?(?:mène|conduit|renvoie|dirige|aboutit|ouvre|amène)(?:nt)? (?:plus |désormais |maintenant )*qu(?:e|'\\p{L}+) (?:\\p{L}+[' ]){0,6}?(?:accueil|page principale|page de garde|début|sommaire)|(?:mène|conduit|renvoie|aboutit) (?:\\p{L}+ ){0,2}?(?:seulement|uniquement|simplement) (?:\\p{L}+[' ]){0,6}?(?:accueil|page principale)|(?:inutile|pas la peine|évitez|cessez|arrêtez) (?:donc )?de (?:l[ea] |l')?(?:partager|transmettre|diffuser|relayer|faire suivre|faire circuler)|ne (?:le|la) (?:partagez|transmettez|diffusez|relayez) (?:pas|plus)",
  it: "(?:porta|conduce|rimanda|rinvia|arriva|finisce|apre)(?:no)? (?:\\p{L}+ ){0,2}?(?:solo|soltanto|solamente|unicamente|ormai) (?:\\p{L}+[' ]){0,6}?(?:home ?page|home|pagina (?:iniziale|principale)|inizio)|non (?:porta|conduce|rimanda) (?:più )?(?:che|altro che|oltre) (?:\\p{L}+[' ]){0,5}?(?:home ?page|home|pagina (?:iniziale|principale)|inizio)|(?:inutile|non serve|evitate di|smettete di) (?:condivider|inoltrar|diffonder|girar)l?[oae]?|non (?:condividete|inoltrate|diffondete|girate)l[oaei]",
}
/** True for a sentence that tells of a link as one that leads nowhere of use, or is not to be handed on. */
export const isDeadEnd = tableTest(DEAD_END)

/** What stood in something once: "It said:", before a colon. */
export const isOnceSaid = tableTest({
  de: '(?:stand|standen|hieß|lautete|lauteten|schrieben|schrieb|las man|war zu lesen|riet|rieten|empfahl|empfahlen)(?: [\\p{L}„“"]+){0,5} ?:$',
  en: '(?:said|read|stated|went|told you|ran|advised|wrote|had said|used to (?:say|read))(?: [\\p{L}„“"]+){0,3} ?:$',
  fr: '(?:disait|disaient|indiquait|indiquaient|écrivions|écrivait|annonçait|précisait|lisait|conseillait|contenait)(?: [\\p{L}„“"]+){0,4} ?:$',
  it: '(?:diceva|dicevano|recitava|indicava|riportava|scrivevamo|scriveva|c\'era scritto|si leggeva|consigliava)(?: [\\p{L}„“"]+){0,4} ?:$',
})
