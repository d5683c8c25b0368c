import { plain, type Table, tablePlaces, tableTest } from './tables.js'

/** Somebody else says so, and the guide only passes it on. */
export const isReported = tableTest({
  de: '(?:in der|im|auf dem|auf der|am) (?:\\p{Lu}\\p{L}*-)?(?:zeitung|zeitungsartikel|heft|zettel|flugblatt|merkblatt|aushang|video|artikel) (?:steht|stand|heißt|hieß|liest)|(?:drin|darin|dort) stand(?:en)?,? dass|könne|müsse|dürfe|solle|(?:heißt|heisst|steht|stand|liest|las|hört|hörte|schreib(?:t|en)|behaupte[nt]|meint|meinen|sagt|sagen) (?:es |man |dort |da |in |im |auf |überall |oft |manche |viele )|laut|angeblich|zufolge|(?:überall|oft|häufig) (?:liest|steht|hört)|(?:artikel|anleitungen|ratgeber|zeitung(?:en)?|merkblätter) (?:\\p{L}+ ){0,4}(?:sagen|schreiben|nennen|behaupten)|(?:wurde|worden|bekommen|bekam(?:en|t)?) (?:\\p{L}+ ){0,4}gesagt|gesagt (?:worden|bekommen)|vielleicht (?:\\p{L}+ ){0,4}(?:gelesen|gehört)',
  en: '(?:says|reads|stands|said) .{1,60} in (?:the|my|your|our|this|that) (?:news)?(?:paper|leaflet|magazine|guide|article|letter|brochure|flyer|video|newsletter)|(?:says|say|said|reads|wrote|writes|claims?|told|tells?) (?:that|it|you|me|us|everywhere|somewhere)|(?:in )?it said that|according to|allegedly|supposedly|(?:you|we) (?:\\p{L}+ ){0,3}(?:read|say(?! (?:no|so|yes)(?!\\p{L}))|hear|said)|(?:people|some|many|others|articles?|guides?|handouts?|newspapers?|papers?|posts?|sites?) (?:\\p{L}+ ){0,3}(?:read|say|says|claim|claims|write|writes|hear|said)|(?:everywhere|somewhere) (?:it|you)|is said to|(?:been|were|was) (?:told|advised|asked)|(?:may|might|will|must) have (?:read|heard|seen|come across)',
  fr: "(?:dit|écrit|marqué|lit|disait) .{1,60} (?:dans|sur) (?:le|la|mon|ma|votre|notre) (?:journal|feuille|tract|magazine|guide|article|lettre|brochure|dépliant|vidéo)|on (?:\\p{L}+ )?(?:lit|trouve|entend|dit|raconte)|(?:il est|c'est) (?:écrit|dit|marqué)|(?:il )?y (?:était (?:écrit|dit|précisé)|lisait-on)|on y lisait|selon|d'après|paraît-il|prétend\\p{L}*|(?:articles?|guides?|journaux|journal|sites?|fiches?) (?:\\p{L}+ ){0,4}(?:disent|dit|écrivent|indiquent|parlent|affirment)|(?:vous|t)[' ]a(?:vez|s|ura)? (?:peut-être |sans doute )?(?:dit|conseillé|lu|entendu)",
  it: "(?:dice|scritto|legge|diceva) .{1,60} (?:nel|nella|sul|sulla|nell')\\s?(?:mi[oa] |tu[oa] )?(?:giornale|volantino|rivista|guida|articolo|lettera|opuscolo|video)|(?:c'è|c'era|sta|era|è) scritto|(?:vi|ci) si leggeva|si (?:legge|dice|sente|trova scritto)|secondo(?! ?:)|stando a|pare che|dicono|dice che|(?:articol[oi]|guid[ae]|giornal[ei]|sit[oi]|volantin[oi]) (?:\\p{L}+ ){0,4}(?:dic\\p{L}+|scriv\\p{L}+|parl\\p{L}+|indic\\p{L}+)|(?:vi|ti|le|vi è stato|ti è stato) (?:hanno |avranno )?(?:forse )?detto|(?:avrete|avete|avrai) (?:forse |magari )?(?:letto|sentito)",
})

/** "According to the notice": who set a day has said so, and the guide says it, too. */
const SOURCE =
  /(?:^|,? )(?:(?:laut|gemäß) (?:(?:dem|der|einem|einer|ihrem|dessen) )?(?:\p{L}*schreiben|\p{L}*brief|\p{L}*mail|mitteilung|ankündigung|hinweis|unternehmen|firma|anbieter|betreiber|konzern)|according to (?:(?:the|its|their|a) )?(?:notice|letter|e-?mail|message|announcement|company|firm|operator|provider)|(?:selon|d'après) (?:l[ea] |l'|un |une |son |sa |leur )?(?:courriel|courrier|lettre|avis|message|e-?mail|annonce|notification|entreprise|société|opérateur|fournisseur)|(?:secondo|stando a)l?(?:l[ao]|l')? ?(?:il |la |l'|un |una |un')?(?:avviso|lettera|e-?mail|messaggio|comunicazione|annuncio|azienda|società|gestore))(?!\p{L})/iu
export function withoutSource(text: string): string {
  const read = plain(text)
  const source = SOURCE.exec(read)
  // Behind a source that stands first comes what it says.
  return source === null ? read : source.index === 0 ? read.slice(source[0].length) : read.slice(0, source.index)
}

/** How a sentence begins that says of what the one before told that it is so no more: "That was so until May", "It is gone". */
export const wasSo = tableTest({
  de: '^(?:(?:aber|nur|doch) )?(?:(?:das|so|dies) (?:war|galt|stimmte|hieß|wurde|ging)(?: \\p{L}+){0,3} (?:bis|früher|einmal|mal|vor|noch|so|damals)|(?:das|den|die|dies\\p{L}*|es|sie|ihn) (?:gibt es|ist|sind|heißt|wird|werden|braucht|verlangt|findet)(?: \\p{L}+){0,4} (?:nicht mehr|keine[rs]? mehr|niemand mehr|weg|vorbei|geschichte|vergangenheit|entfallen|verschwunden|abgeschafft|gestrichen)|(?:das|den|die|es|sie) (?:hat|haben|wurde|ist)(?: \\p{L}+){0,5} (?:abgeschafft|gestrichen|entfernt|umbenannt))',
  en: "^(?:(?:but|only|well),? )?(?:(?:that|this|it|they) (?:was|were|held|applied) (?:all )?(?:so|true|the case|right|before|until|how|once|last|then|back)|(?:that|this|it|they)(?: is|'s| are|'re) (?:now |all |long )?(?:gone|history|over|no longer (?:\\p{L}+ )?(?:so|there|true|the case|asked|needed|required|shown|used))|(?:that|this|it|they|nobody|no one) (?:is|are|does|do|asks?|needs?|wants?)(?:n't| not)? ?(?:\\p{L}+ ){0,3}(?:any ?more|any longer)|(?:it|this|that) no longer (?:exists|applies)|(?:it|this|that|they)(?:'s| has| have|'ve| was| were) (?:since |now |all )?(?:gone|been (?:removed|dropped|renamed|scrapped|abolished)|dropped|removed|renamed|scrapped))",
  fr: "^(?:(?:mais|or),? )?(?:c'était|ça l'était|ce fut|c'est (?:fini|du passé|terminé)|(?:ce|cela|ça|il|elle|ils|elles|on) (?:n'est|ne sont|n'existe|n'y a|n'en|ne l[ea]s?|ne vous l[ea]) ?(?:\\p{L}+ ){0,2}plus|(?:il|elle|ils|elles|cela|ça) (?:a|ont) (?:depuis )?(?:disparu|changé de nom|été (?:supprimée?s?|retirée?s?|renommée?s?|abandonnée?s?)))",
  it: "^(?:ma )?(?:era (?:così|vero|prima)|valeva|(?:questo |quello )?(?:non|nessuno) (?:c'è|esiste|è|sono|si|viene|l[oa]|vale) ?(?:\\p{L}+ ){0,2}più|(?:è|sono) (?:ormai )?(?:sparit[oaei]|stori[ae]|acqua passata|stat[oaei] (?:tolt[oaei]|eliminat[oaei]|rinominat[oaei]|abolit[oaei]))|(?:ha|hanno) cambiato nome)",
})

/** What the law says, which a form need not follow. */
export const isOfLaw = tableTest({
  de: '(?:per|vom|nach dem|laut) gesetz|gesetzlich\\p{L}*|rechtlich|juristisch|dsgvo',
  en: '(?:by|the) law|legal(?:ly)?|gdpr',
  fr: 'la loi|légalement|juridiquement|en droit|rgpd',
  it: '(?:(?:da|a|ne|de|su)?lla|la|per|di|una) legge|legalmente|giuridicamente|gdpr|rgpd',
})

/** Another way than the form: a letter, a call, a complaint, an office. */
export const isOtherWay = tableTest({
  de: '(?:per|als|mit einem|einen) (?:\\p{L}+ )?(?:brief|fax|post|einschreiben|schreiben)|schriftlich\\p{L}*|formlos\\p{L}*|briefpost|telefon\\p{L}*|hotline|anruf\\p{L}*|chat\\p{L}*|beschwerde\\p{L}*|aufsichtsbehörde\\p{L}*|datenschutzbehörde\\p{L}*|behörde\\p{L}*|gericht\\p{L}*|klage|anwalt\\p{L}*|schlichtung\\p{L}*|filiale\\p{L}*|(?:am|zum|an den|bank|post)[ -]?schalter|schalterhalle',
  en: 'by (?:letter|post|mail|fax|phone|telephone)|letters?|in writing|phone|telephone|hotline|call(?:s|ing)?|chat|assistant|complaints?|complain|authorit(?:y|ies)|regulator|ombudsman|court|lawsuit|lawyer|branch|counter|in person',
  fr: 'par (?:courrier|lettre|poste|téléphone|fax|écrit)|courrier|lettres?|téléphon\\p{L}*|hotline|appel\\p{L}*|tchat|chat|plaintes?|réclamation\\p{L}*|autorité\\p{L}*|cnil|médiateur|tribunal|avocat\\p{L}*|agence|guichet',
  it: 'per (?:posta|lettera|telefono|iscritto)|letter[ae]|raccomandat[ae]|telefon\\p{L}*|chiam\\p{L}*|chat|reclam[oi]|autorità|garante|difensore|tribunale|avvocat\\p{L}*|sportello|filiale',
})

/** A letter that says something, or in which it stands, is no way to answer it. */
const MESSENGER =
  /(?<!\p{L})(?:(?:in|im|aus|mit|auf|laut|selon|d['’]après|dans|nell['’]?a?|sull?a?|secondo) (?:dem |der |ihrem |seinem |einem |the |their |its |a |that |la |une? |sa |leur |cette |quella |il |una |sua )?(?:schreiben|brief(?:en)?|letters?|lettres?|courriers?|letter[ae])(?= (?:hieß|heißt|stand|steht|schreib\p{L}*|it|they|says?|said|il|on|était|figur\p{L}*|c['’]era|si|stava))|(?:schreiben|brief|letters?|lettres?|courriers?|letter[ae])(?: (?:von|vom|der|des|from|of|de|du|des|d['’]|di|del|della|dell['’])(?: (?:the|la|le|il))? ?\p{L}+)? (?:that \p{L}+ )?(?:nannte|gab|gibt|ließ|lässt|sagt\p{L}*|sprach|kündigte|setzte|räumte|verspr\p{L}+|gave|gives|said|says|set|named|allowed|mentioned|promised|announced|donn\p{L}+|laiss\p{L}+|fix\p{L}+|annonç\p{L}+|annonc\p{L}+|indiqu\p{L}+|promett\p{L}+|disait|dit|parl\p{L}+|dava|dà|concede\p{L}*|indicava|indica|annuncia\p{L}*|fissa\p{L}*|diceva|dice|parlava|parla))(?!\p{L})/giu
/** A text without its letters that only say something. */
export const withoutMessenger = (text: string): string => text.replace(MESSENGER, ' ')

/** What is meant for some readers only. */
export const isForSome = tableTest({
  de: '(?:für|wenn|falls|sofern) (?:\\p{L}+ ){0,3}(?:kein\\p{L}*|nicht|ohne|andere\\p{L}*|jemand\\p{L}*|diejenigen|alle,? die|personen|menschen|leute|du|sie|ihr)|wer (?:\\p{L}+ ){0,3}(?:kein\\p{L}*|nicht)',
  en: '(?:for|if) (?:people|those|anyone|anybody|you|someone|users|others|everyone)|not on|who (?:are|do|have) (?:not|no)|only (?:if|for)|unless',
  fr: "pour (?:ceux|celles|les personnes|les gens|qui)|si (?:vous|on|tu|quelqu'un)|n'(?:a|ont|avez) pas|qui ne",
  it: '(?:per|a) (?:chi|coloro|quelli|le persone)|se (?:non|hai|qualcuno|ti|avete)|chi non',
})

/** What a reader is said to want: a wish supposes nothing of who has it. */
const WISHES: Table = {
  de: '(?:wenn|falls) (?:du|sie|ihr|man) (?:\\p{L}+ ){0,6}(?:willst|wollen|wollt|will|möchte\\p{L}*|mag(?:st)?|mögen|lieber)|(?:wenn|falls) (?:dir|ihnen|euch|einem) (?:\\p{L}+ ){0,3}(?:nichts|kein\\p{L}*) (?:\\p{L}+ ){0,3}einfällt',
  en: "if you(?:'d| would)? (?:\\p{L}+ )?(?:rather|want|like|wish|prefer)|if (?:nothing (?:comes|occurs)|you (?:can't|cannot) think)",
  fr: "si (?:vous|tu|on) (?:le |la |l'|\\p{L}+ )?(?:voul\\p{L}*|veu[xt]|souhait\\p{L}*|préfér\\p{L}*)|si (?:rien ne (?:vous|te) vient|(?:vous|tu) n'a(?:vez|s) (?:pas d'idée|rien à))",
  it: 'se (?:lo |la |si )?(?:vuo[il]\\p{L}*|volete|preferi\\p{L}*|desider\\p{L}*)|se non (?:vi|ti|le) viene',
}
export const isWished = tableTest(WISHES)
const wishes = tablePlaces(WISHES)
/** A text up to a wish. */
export function withoutWish(text: string, language: string): string {
  return text.slice(0, wishes(text, language)[0]?.from)
}

/** A shorter way than the one that is told, which is for whoever likes. */
export const isShortcut = tableTest({
  de: 'direkt\\p{L}*|geradewegs|unmittelbar|kürzer|schneller|abkürz\\p{L}*|umwege?|menüs?|(?:(?:bereits|schon) (?:angemeldet|eingeloggt)|(?<!nicht )(?:angemeldet|eingeloggt) (?:ist|bist|sind|seid))',
  en: 'direct(?:ly)?|straight|short ?cuts?|quicker|faster|skip|menus?|(?:are|is) (?:already )?(?:logged|signed) (?:in|on)|already (?:logged|signed) (?:in|on)',
  fr: 'directement|tout droit|raccourci|plus (?:vite|court|rapide)|détours?|menus?|(?:est|êtes|es|déjà|fois) (?:déjà )?connectée?s?',
  it: 'direttamente|dritt[oaie]|scorciatoi[ae]|più (?:in fretta|breve|rapid[oa]|veloce)|menù?|(?<!non )(?:è|siete|sei|avete|già) (?:già )?(?:collegat|conness|entrat|fatto l.access)[oaei]?',
})

/** "Should the menus have moved, …", "Who has no app any more: …": supposed, and not told. */
const SUPPOSED =
  /^(?:\d{1,2}[.)/]\s)?(?:(?:should|if|falls|sollten?|wenn|si|s['’]|se)(?!\p{L})[^,.;:!?]{3,80},|(?:wer|who(?:ever)?|anyone who|those who|(?:ceux |celles |celui )?qui|chi)(?!\p{L})(?![^,.;:!?]{0,80}(?:link|formular|form|adresse|address|seite|page|lien|modulo|foglio|indirizzo))[^,.;:!?]{3,80}[,:])\s/iu
/** A text without what it supposes first, where that ends before a place. */
export function withoutSupposed(text: string, at: number): string {
  const length = SUPPOSED.exec(text)?.[0].length ?? 0
  return length <= at ? text.slice(length) : text
}

/** ", so do not worry if you cannot remember": what follows from it says nothing of when it was so, or whether. */
const HENCE =
  /[,;] (?:so|also|daher|deshalb|darum|donc|alors|quindi|perciò|dunque)(?!\p{L})(?! (?:war|hieß|stand|dass|that)(?!\p{L})).*$/iu
/** ": it would be refused", "otherwise it is refused": what comes of not doing it, and not how it was. */
const OR_ELSE =
  /[,;:–—] (?:(?:sonst|andernfalls|otherwise|or else|sinon|altrimenti|sennò)(?!\p{L})|(?:(?:sie|er|es|it|they|elles?|ils?|cela|ça) (?:würden?|wären?|would|serai(?:t|ent))|(?:sarebbe|verrebbe)(?:ro)?)(?!\p{L})).*$/iu
export const withoutConsequence = (text: string): string => text.replace(HENCE, '').replace(OR_ELSE, '')

/** That what is old is still good. */
export const saysValid = tableTest({
  de: '(?:immer noch|weiterhin|nach wie vor|noch immer) (?:gültig|erreichbar|in betrieb|nutzbar|brauchbar|offen)|(?:gilt|funktioniert|geht|läuft) (?:immer noch|weiterhin|nach wie vor|noch immer)',
  en: 'still (?:valid|works?|good|open|accepted|running|counts|applies|online|usable)',
  fr: '(?:toujours|encore) (?:valable|valide|ouverte?|acceptée?|en service|en ligne)|(?:reste|demeure) (?:valable|ouverte?|en service|en ligne)|(?:fonctionne|marche) (?:toujours|encore)',
  it: '(?:ancora|tuttora|sempre) (?:valid[oa]|attiv[oa]|in funzione|apert[oa])|resta (?:valid[oa]|attiv[oa]|in funzione|apert[oa])|funziona (?:ancora|tuttora)',
})

/** A heading over what readers are not to do, or that is not so. */
export const isNot = tableTest({
  de: '(?:so|das) (?:geht es|bitte|besser)? ?nicht|nicht (?:so|mehr)|lass(?:t|en sie)? (?:das|es)|vermeid\\p{L}*|fehler|irrtüm\\p{L}*|irrtum|mythen|falsch\\p{L}*|veraltet\\p{L}*|verwechs\\p{L}*',
  en: "what not to do|(?:do not|don't|never)|avoid\\p{L}*|mistakes?|myths?|wrong|pitfalls?|outdated|not to be confused|errors?",
  fr: 'ne (?:pas|plus|jamais)|(?:pas|plus) à faire|évite[rz]|erreurs?|pièges?|mythes?|faux|idées reçues|périmé\\p{L}*|confondre',
  it: '(?:cosa )?non (?:fare|si fa|usare|confondere)|da non|da evitare|evita\\p{L}*|errori?|miti|falso|falsi|trappole|superat\\p{L}*',
})

/** A line over a list of what readers are not to do. */
const isAdvisedAgainst = tableTest({
  de: 'was (?:ihr|du|sie|man) (?:\\p{L}+ ){0,3}(?:nicht|lassen|vermeiden)(?: \\p{L}+){0,3}|nicht (?:zu )?(?:tun|machen|nachmachen)|(?:tut|macht?|tu|tun sie|machen sie) (?:das|dies|folgendes) (?:bitte |auf keinen fall )*nicht|(?:bitte|besser|lieber|auf keinen fall|keinesfalls) nicht|auf keinen fall|zu vermeiden|finger weg',
  en: "not to do|what (?:you |one )?(?:should|must)(?: not|n't)(?: do)?|(?:things|what|best) (?:to|you should) avoid|(?:please )?(?:do not|don't|never)(?: do (?:this|these|any of (?:this|these)))?(?= ?:)|don'ts",
  fr: 'ne (?:faut|faudrait|devez|doit|faites|fais|jamais|surtout)(?: \\p{L}+)? ?(?:pas|jamais)?(?: (?:faire|toucher|utiliser|suivre))?(?= ?:)|(?:à )?ne (?:surtout )?pas (?:faire|toucher|utiliser)|à éviter',
  it: '(?:da )?non (?:fare|toccare|usare|fate)|non (?:si deve|dovete|devi|bisogna) fare|da evitare',
})
/** Such a line has no more letters. */
const LONGEST_LEAD = 60
export const forbids = (lead: string, language: string): boolean =>
  lead.length <= LONGEST_LEAD && isAdvisedAgainst(lead, language)

/** That it can be done after that day, too. */
export const isStill = tableTest({
  de: 'weiterhin|noch immer|immer noch|nach wie vor|trotzdem|dennoch|hinter uns',
  en: 'still|nonetheless|nevertheless|anyway|behind us|any(?: )?time',
  fr: "toujours|encore(?! jusqu)|malgré tout|derrière nous|quand même|n'importe quand",
  it: 'ancora(?! fino)|tuttora|sempre|anche (?:adesso|ora|oggi)|alle spalle|comunque|in qualsiasi momento',
})
