import { CLAUSE, isInDoubt, isNo } from './stated.js'
import { plain, type Table, tableTest } from './tables.js'

const IMPOSSIBLE: Table = {
  de: '(?:nicht|kein\\p{L}*) (?:\\p{L}+ ){0,5}(?:mehr )(?:\\p{L}+ ){0,3}(?:möglich|widersprechen|einlegen|widersprochen|tun|eingelegt)|(?:nicht|kein\\p{L}*) mehr (?:\\p{L}+ ){0,3}möglich|zu spät|(?:geht|klappt) (?:\\p{L}+ ){0,4}nicht mehr|nichts mehr (?:\\p{L}+ ){0,2}(?:machen|tun)|(?<!(?:im|in dem|vom|am|unter) )(?:formular|widerspruch) (?:\\p{L}+ ){0,4}(?:nicht mehr(?= (?:möglich|erreichbar|online|da|verfügbar|offen|\\p{L}*genommen|zugänglich|auffindbar|freigeschaltet|bearbeitet|berücksichtigt|aufrufbar|zu finden)|\\s?[.,;:!)]|$)|abgeschaltet|geschlossen)',
  en: "(?:can(?:not|'t| not)|could not|no longer|not) (?:\\p{L}+ ){0,4}(?:object|opt out|possible|submit|available)(?: \\p{L}+){0,4}(?: any ?more)?|no longer (?:\\p{L}+ ){0,3}(?:possible|object|opt out|available|accept\\p{L}*|taken)|too late|(?:form|objection) (?:\\p{L}+ ){0,3}(?:closed|gone|unavailable)",
  fr: "(?:n'est|ne) (?:\\p{L}+ ){0,4}plus (?:\\p{L}+ ){0,4}(?:possible|opposer|disponible)|plus possible|trop tard|ne (?:pouvez|peut|peuvent) plus|impossible de (?:s'|vous )?opposer",
  it: 'non (?:\\p{L}+ ){0,5}più (?:\\p{L}+ ){0,4}(?:possibile|opporsi|opporti|opporvi|disponibile)|non (?:\\p{L}+ ){0,3}(?:puoi|può|possibile|potete) più|non (?:si può|puoi|può|potete) (?:\\p{L}+ ){0,2}più|troppo tardi|impossibile opporsi',
}
const POSSIBLE: Table = {
  de: '(?:weiterhin|immer noch|nach wie vor|auch jetzt noch) (?:\\p{L}+ ){0,4}(?:möglich|widersprechen|widerspruch)|(?:können|kannst|könnt|kann) (?:\\p{L}+ ){0,3}(?:weiterhin|immer noch|nach wie vor)',
  en: 'still (?:possible|object|opt out)|can still|remains? possible',
  fr: 'toujours possible|encore possible|reste possible|(?:pouvez|peut) (?:toujours|encore)(?! (?:pas|plus|une? fois))',
  it: 'ancora possibile|tuttora possibile|(?:puoi|può|potete) ancora(?! (?:una volta|non|più))|resta possibile',
}
/** "Still", of what can be done: not once more, and not yet. */
const STILL: Table = {
  de: '(?:noch|weiterhin|nach wie vor)(?! (?:nicht|nie|kein\\p{L}*|(?:ein)?mals?|einen|mehr|ein weiteres|zusätzlich))',
  en: 'still(?! (?:not|no|never|unable|waiting))',
  fr: '(?:encore|toujours)(?! (?:une? fois|pas|plus|une? autre))',
  it: "(?:ancora|tuttora)(?! (?:una volta|non|più|un'altra|un altro))",
}
export const isStill = tableTest(STILL)
const isImpossible = tableTest(IMPOSSIBLE)
const isPossible = tableTest(POSSIBLE)
const UNDONE: Table = {
  de: 'rückgängig|zurück(?:genommen|nehmen|holen)|gelöscht\\p{L}*|daten|trainier\\p{L}*|training|vergang\\p{L}*|bereits|konto',
  en: 'undo|undone|revers\\p{L}*|withdraw\\p{L}*|deleted?|data|train\\p{L}*|already|past|account',
  fr: 'annul\\p{L}*|retir\\p{L}*|supprim\\p{L}*|données|entraîn\\p{L}*|déjà|compte',
  it: 'annull\\p{L}*|ritir\\p{L}*|cancell\\p{L}*|dati|addestra\\p{L}*|già|account',
}
const isUndone = tableTest(UNDONE)

/** "Nothing … any more", in one clause. */
const NO_MORE: Table = {
  de: '(?:nicht|nichts|nix|kein\\p{L}*|niemand\\p{L}*|nirgends) (?:[\\p{L}-]+ ){0,5}mehr|nimmer',
  en: "no longer|(?:not|nothing|nobody|no one|none|no|never|cannot|\\p{L}+n't) (?:[\\p{L}'-]+ ){0,8}any ?(?:more|longer)",
  fr: "(?:ne|n'[\\p{L}]+) (?:[\\p{L}'-]+ ){0,3}plus(?! (?:tard|tôt|vite|bas|haut|loin|de temps|simple|facile))|plus (?:aucune?|rien|personne|moyen|possible)",
  it: "(?:non|nessun\\p{L}?|niente|nulla) (?:[\\p{L}'-]+ ){0,4}più(?! (?:tardi|presto|in basso|in alto|semplice|facile|volte))|ormai (?:non|niente|nulla|nessun\\p{L}?)",
}
/** That somebody can, may, or takes it. */
const ABLE: Table = {
  de: 'kann(?:st)?|könn(?:en|t)|dürf(?:en|t)|darf(?:st)?|lässt|lassen|nimmt|nehmen|akzeptiert|akzeptieren|angenommen|entgegengenommen|möglich|geht|wird|werden|besteht|gibt',
  en: "can(?:not|'t)?|may|able|possible|takes?|taken|taking|accepts?|accepted|accepting|allow(?:s|ed)?|let|lets|considered|processed|open|way|chance|point",
  fr: '(?:peut|peux|pouvez|pouvons|peuvent|possible|moyen|accept[eé]\\p{L}*|prend|prises?|prend en compte|permet|permise?|recevables?|reçues?|traitée?s?)',
  it: "(?:può|puoi|potete|possono|si possono|possibile|modo|accett\\p{L}*|accolg\\p{L}*|accolt[aeio]|prend\\p{L}*|permess[oa]|consentit[oa]|ammess[oaei]|c'è)",
}
/** What such flows are for: not the form and its fields, of which other things are impossible. */
const REFUSING: Table = {
  de: '(?:ab)?(?:zu)?lehn(?:en|t|e)|abgelehnt|widersp\\p{L}*|widerspr[uü]ch\\p{L}*|einspr[uü]ch\\p{L}*|nein (?:zu )?sagen|(?:sonder)?kündig\\p{L}*|widerruf\\p{L}*|opt-?outs?|aussteigen|herauskommen|rauskommen|dagegen (?:\\p{L}+ )?(?:tun|machen|wehren|angehen)|sich wehren',
  en: 'refus\\p{L}*|object(?:ing|ions?)?|opt(?:ing)?[- ]?outs?|say(?:ing)? no|withdraw\\p{L}*|cancel\\p{L}*|decline|get(?:ting)? out(?: of it)?|be done(?: about it)?|do anything(?: about it)?',
  fr: 'refus\\p{L}*|oppos\\p{L}*|dire non|résili\\p{L}*|rétract\\p{L}*|se retirer|y échapper|en sortir|(?:rien|quoi que ce soit) (?:y )?faire',
  it: 'rifiut\\p{L}*|oppo(?:rsi|rvi|rti|sizion[ei]|ste)|dire (?:di )?no|disd\\p{L}*|revoc\\p{L}*|ritirarsi|tirarsi (?:fuori|indietro)|uscirne|farci niente|fare (?:più )?(?:niente|nulla)',
}
const isNoMore = tableTest(NO_MORE)
const isAble = tableTest(ABLE)
const isRefusing = tableTest(REFUSING)
/** What somebody can or cannot do in the place of others, who may do it themselves. */
const FOR_OTHERS =
  /(?<!\p{L})(?:(?<!late )for (?:you|others|them|(?:any|some)(?:one|body)(?: else)?|(?:our|its|their) \p{L}+)(?! to(?!\p{L}))|on (?:your|their|his|her|anyone['’]s|somebody['’]s|others['’]) behalf|on behalf of|in (?:your|their|his|her|somebody else['’]s|someone else['’]s|another['’]s) (?:place|stead|name)|in (?:the )?(?:place|name) of|(?<!spät )für (?:sie|dich|euch|andere|dritte|jemand\p{L}*|(?:unsere|ihre|seine) \p{L}+)|(?:an|in) (?:ihrer|deiner|eurer|deren|fremder) (?:stelle|statt)|anstelle|stellvertretend|im namen|in (?:ihrem|deinem|eurem|deren|fremdem) namen|à (?:votre|ta|leur|sa) place|à la place de|(?<!tard )pour (?:vous|toi|eux|elles|autrui|d['’]autres|(?:nos|ses|leurs) \p{L}+)|en (?:votre|ton|leur|son) nom|au nom d(?:es?|u|['’])|pour (?:votre|leur|le) compte|(?<!tardi )per (?:voi|te|lei|loro|altri|(?:i nostri|i suoi|i loro) \p{L}+)|al (?:posto (?:vostro|tuo|suo|loro|degli|dei|di)|(?:vostro|tuo|suo|loro) posto)|(?:a|in) (?:vostro|tuo|suo|loro) nome|a nome d\p{L}*|per (?:vostro|tuo|suo|loro) conto|per conto (?:vostro|tuo|suo|loro|d\p{L}+)|in vece \p{L}+)(?!\p{L})/iu
/** A text without the clauses in which somebody acts for others: they say nothing of whether these can. */
const ofReaders = (text: string) =>
  FOR_OTHERS.test(text)
    ? plain(text)
        .split(CLAUSE)
        .filter((clause) => !FOR_OTHERS.test(clause))
        .join(', ')
    : text
const isRefusedNoMore = (clause: string, language: string) =>
  isNoMore(clause, language) && isAble(clause, language) && isRefusing(clause, language)

/** "From then on": what is so later, which may be true once that day has come. */
export const isThereafter = tableTest({
  de: 'danach|nachher|später|hinterher|anschließend|ab dann|von da an|(?:nach|mit) (?:diesem|jenem|dem) (?:tag|datum|stichtag|termin)|nach (?:dieser|der|seiner|ihrer) \\p{L}*frist|nach (?:\\p{L}+ )?(?:frist)?ablauf|ab (?:diesem|dem) \\p{L}+',
  en: '(?:after|past|beyond|from) (?:that|this|then|it|the (?:deadline|date|day|cut-?off|closing date))|after(?:wards?)?|later|thereafter|from then on|as of then',
  fr: 'après|ensuite|passée? (?:ce|cette|le|la)|au-delà|plus tard|dès lors|par la suite|à partir de (?:là|cette date)',
  it: 'dopo|poi|in seguito|oltre|passat[oa] (?:quel|quella|il|la|tale|questa|questo)|da (?:quel|allora)(?: \\p{L}+)?|più tardi|trascors[oa]|a partire da \\p{L}+',
})

/** A last day, and that it is over. */
const EXPIRED: Table = {
  de: '(?:\\p{L}*frist|stichtag|deadline|einsendeschluss) (?:[\\p{L}-]+ ){0,5}(?:ist|sind) (?:\\p{L}+ ){0,3}(?:abgelaufen|verstrichen|vorbei|vorüber|um|rum|zu ende|ausgelaufen|durch)|(?:abgelaufen|verstrichen|vorbei) ist (?:\\p{L}+ ){0,3}(?:\\p{L}*frist|der stichtag|die deadline)|(?:ist|sind) (?:die|der|diese) (?:\\p{L}*frist|stichtag|deadline) (?:\\p{L}+ ){0,3}(?:abgelaufen|verstrichen|vorbei|vorüber|um|zu ende)|(?:die|den) (?:\\p{L}*frist|stichtag|deadline) (?:haben|habt|hast|hat) (?:\\p{L}+ ){1,4}verpasst',
  en: "(?:deadline|cut-?off(?: date)?|closing date|(?:notice|objection|opt-?out) (?:period|window)|window|last day|time to \\p{L}+(?: out)?) (?:[\\p{L}-]+ ){0,5}?(?:has|is|have)(?:(?: already| long| now| since| sadly| unfortunately| come and| been and)+)? (?:passed|gone|expired|over|lapsed|closed|past|ended|elapsed|run out)|(?:you have|you've|we have|we've) (?:\\p{L}+ )?missed the (?:deadline|cut-?off|closing date)|(?:deadline|window)'s (?:\\p{L}+ )?(?:passed|gone|over|closed|expired)",
  fr: "(?:délais?|date limite|échéance|date butoir) (?:[\\p{L}'-]+ ){0,6}?(?:est|sont|a) (?:\\p{L}+ ){0,2}?(?:passée?|dépassée?|expirée?|écoulée?|révolue?|terminée?|échue?s?|close|forclose?|clos|finie?)|(?:délai|date limite) (?:déjà |désormais )?(?:passée?|dépassée?|expirée?|écoulée?)",
  it: "(?:termin[ei]|scadenza|data limite|tempo(?: utile)?) (?:[\\p{L}'-]+ ){0,6}?(?:è|sono) (?:\\p{L}+ ){0,2}?(?:scadut[oaie]|passat[oaie]|trascors[oaie]|terminat[oaie]|decors[oaie]|chius[oaie]|finit[oaie]|superat[oaie])|(?:è|sono) (?:già |ormai )?(?:scadut[oaie]|passat[oaie]|trascors[oaie]) (?:il|la|i) (?:termin[ei]|scadenza|data limite)",
}
/** Supposed, of another last day than this one, or of what others have to do until then. */
const NOT_OURS: Table = {
  de: 'sobald|nachdem|bevor|wenn|falls|bis(?! (?:zum|jetzt|heute))|erste\\p{L}*|frühere\\p{L}*|alte[nrs]?|ursprünglich\\p{L}*|vorige\\p{L}*|andere\\p{L}*|deren|ihre[nr]?|seine[nr]?|(?:für|zur|auf) (?:die |eine |ihre |seine )?(?:antwort|beschwerde|stellungnahme|rückmeldung|anmeldung)|antwortfrist|monatsfrist|noch nicht|nicht|dort|damals',
  en: 'once|after|before|until|when|if|unless|first|earlier|old|original|previous|other|their|its|his|her|(?:for|to) (?:the |a |an |their )?(?:answers?|reply|replies|respond|response|complaints?|consultation|appeal)|reply|not|never|there|last year',
  fr: "une fois|après|avant|quand|lorsque|dès|si|jusqu'à|premi(?:er|ère)|ancien(?:ne)?|initiale?|précédente?|autre|leur|son|sa|(?:de|pour) (?:la )?(?:réponse|réclamation|plainte|répondre)|pas|là-bas|y",
  it: 'una volta|dopo|prima|quando|se|appena|finché|fino|prim[oa]|vecchi[oa]|inizial[ei]|precedente|altr[oa]|loro|suo|sua|(?:di|per) (?:la )?(?:risposta|reclamo|rispondere)|non|lì|là',
}
const isExpired = tableTest(EXPIRED)
const isNotOurs = tableTest(NOT_OURS)

/** True where a sentence says that the last day is over, of no other one, and supposing nothing. */
export function saysExpired(sentence: string, language: string): boolean {
  const clause = plain(sentence)
    .split(/[,;:–—()]/u)
    .find((one) => isExpired(one, language))
  return clause !== undefined && !isNotOurs(clause, language) && !isInDoubt(sentence, language)
}

/** Where another thing begins that a sentence tells. */
const STRONG = /(?<=[;:–—]\s|,\s(?:and|und|et|ed?)\s)/u

/** A sentence up to where it has said that nothing can be done: what follows is of something else. */
export function untilClosed(sentence: string, language: string): string {
  const parts = plain(sentence).split(STRONG)
  const last = parts.findIndex((part) => isClosed(part, language) || isExpired(part, language))
  return last < 0 ? sentence : parts.slice(0, last + 1).join('')
}

const isClosed = (said: string, language: string) => {
  const text = ofReaders(said)
  return (
    isImpossible(text, language) ||
    plain(text)
      .split(CLAUSE)
      .some((clause) => isRefusedNoMore(clause, language))
  )
}

const NEVER_LATE =
  /(?:^|\s)(?:(?:nicht|nie|niemals) zu spät|(?:not|never) too late|(?:pas|jamais) trop tard|non è (?:mai |ancora )?troppo tardi)/iu

/** True for words that nothing can be done any more, supposed or not. */
export const isToldImpossible = (text: string, language: string): boolean =>
  isClosed(plain(text), language) && !NEVER_LATE.test(plain(text)) && !isUndone(text, language)

/** To say no is no denial. */
const SAYS_NO = /(?<!\p{L})(?:nein (?:zu )?sagen|say(?:ing)? no|dire non|dire (?:di )?no)(?!\p{L})/giu
/** What can be done of a refusal, and not the refusal. */
const UNDO =
  /(?<!\p{L})(?:rückgängig|zurück(?:zu)?(?:nehmen|ziehen|holen)|undo|undone|reverse[ds]?|annul\p{L}*|ripensarci|change your mind)(?!\p{L})/iu

/** That it can still be done, by a "still", a "can" and what is refused in one clause without a denial. */
const isStillPossible = (text: string, language: string) =>
  plain(text)
    .split(CLAUSE)
    .some(
      (clause) =>
        isStill(clause, language) &&
        isAble(clause, language) &&
        isRefusing(clause, language) &&
        !isNo(clause.replace(SAYS_NO, ' '), language) &&
        !isNoMore(clause, language) &&
        !isThereafter(clause, language),
    )

/** How little it takes: of what cannot be done nobody says so. */
const isEasy = tableTest({
  de: '(?:das|es) (?:geht|klappt) (?:\\p{L}+ ){0,3}(?:einfach|leicht|schnell|schlicht|problemlos|unkompliziert|fix|rasch)|(?:dauert|kostet|geht in|klappt in) (?:\\p{L}+ ){0,4}(?:minuten?|sekunden?|klicks?)',
  en: "(?:it|that|this)(?: is|'s) (?:\\p{L}+ ){0,2}(?:easy|quick|simple|(?:easily|quickly) done)|(?:takes?|costs?) (?:\\p{L}+ ){0,4}(?:minutes?|seconds?|clicks?)",
  fr: "c'est (?:\\p{L}+ ){0,2}(?:simple|facile|rapide|vite fait)|(?:prend|demande|se fait en) (?:\\p{L}+ ){0,3}(?:minutes?|secondes?|clics?)",
  it: '(?:è|si fa) (?:\\p{L}+ ){0,2}(?:semplice|facile|veloce|presto fatto)|(?:ci vuole|ci vogliono|bastano?|richiede) (?:\\p{L}+ ){0,3}(?:minut[oi]|second[oi]|clic)',
})
/** What comes of a refusal takes a minute, too: "the mail that confirms it". */
const ANSWERED =
  /(?<!\p{L})(?:bestätig\p{L}*|antwort\p{L}*|e-?mails?|nachricht\p{L}*|confirm\p{L}*|answers?|repl(?:y|ies)|réponses?|courriels?|message\p{L}*|conferm\p{L}*|rispost[ae]|messagg\p{L}*)(?!\p{L})/iu
/** "To refuse takes a minute", "It can be refused, and that is easily done". */
const isEasilyDone = (text: string, language: string) =>
  isRefusing(text, language) &&
  !ANSWERED.test(text) &&
  plain(text)
    .split(CLAUSE)
    .some((clause) => isEasy(clause, language) && !isNo(clause, language) && !isThereafter(clause, language))

/** "Who has not objected by then": of whom something is said, and no supposition. */
const WHO_WAS_LATE =
  /(?<!\p{L})(?:wer|who(?:ever)?|anyone who|those who|qui|ceux qui|celles et ceux qui|chi) (?=[^,.;:!?]{0,80}(?<!\p{L})(?:nicht|kein\p{L}*|verpasst|versäumt|verschlafen|not|\p{L}+n't|missed|failed|pas|manqué|raté|laissé passer|non|perso|mancato)(?!\p{L}))[^,.;:!?]{3,100}(?:, |(?=$))/giu

/** Whether a sentence says that it can be done at all. */
export function saysReachable(said: string, language: string): boolean | undefined {
  const sentence = ofReaders(plain(said).replace(WHO_WAS_LATE, ''))
  if (isInDoubt(sentence, language)) return undefined
  const told = untilClosed(sentence, language)
  if (isClosed(plain(told), language))
    return isToldImpossible(told, language) && !isUndone(plain(sentence), language) ? false : undefined
  const saysSo = [isPossible, isStillPossible, isEasilyDone].some((says) => says(sentence, language))
  return !UNDO.test(sentence) && saysSo ? true : undefined
}
