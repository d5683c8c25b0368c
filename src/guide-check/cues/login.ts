import { CLAUSE, isInDoubt, isNecessary, isNo, isWithout, states } from './stated.js'
import { plain, type Table, tableTest } from './tables.js'

const LOGIN: Table = {
  de: 'registrier\\p{L}*|anmeld\\p{L}*|angemeldet|einlogg\\p{L}*|eingeloggt|zugangsdaten|log-?in|konto',
  en: 'log(?:ged|ging)?[- ]?in(?:to)?|sign(?:ed|ing)?[- ]?in(?:to)?|credentials|account',
  fr: 'connect\\p{L}*|connexion|identifi\\p{L}*|compte',
  it: 'registra\\p{L}*|acced\\p{L}*|entr(?:a|i|are|ate) con|credenziali|access[oi]|login|conness[oi]|autentica\\p{L}*|account',
}
const WITHOUT_LOGIN: Table = {
  de: '(?:anmeldung|anmelden|login|log-in|einloggen|registrierung) (?:(?:können|kannst|könnt|kann|dürfen|darfst|dürft) )?(?:(?:sie|du|ihr|man) )?(?:(?:sich|dir|euch) )?(?:(?:auch|ruhig|hier|getrost) )?sparen|ohne dass (?:sie|du|ihr|man|jemand) (?:\\p{L}+ ){0,3}(?:angemeldet|eingeloggt|registriert|anmeld\\p{L}*|einlogg\\p{L}*)|(?:geht|klappt|funktioniert|möglich|machbar|erledig\\p{L}*|ausfüllen|absenden) (?:\\p{L}+ ){0,3}ohne (?:\\p{L}+ ){0,2}(?:\\p{L}*konto|account|registrierung|zugangsdaten)|(?:auch |ganz )?ohne (?:\\p{L}+ ){0,3}(?:anmeldung|log-?in|einloggen|sich (?:\\p{L}+ )?anzumelden|angemeldet zu sein|eingeloggt zu sein)|(?:muss|musst|müssen|müsst|brauch\\p{L}*) (?:\\p{L}+ ){0,4}(?:nicht|kein(?:e|en)?) (?:\\p{L}+ ){0,4}(?:angemeldet|eingeloggt|anmelden|anzumelden|einloggen|anmeldung)|(?:eine |keine )?anmeldung (?:ist )?(?:dafür |dazu |hierfür )?nicht (?:nötig|erforderlich|notwendig)|keine anmeldung',
  en: "(?:sav(?:e|es|ing)|spar(?:e|es|ing)|skip) (?:yourself |yourselves |you )?(?:the |the trouble of )?(?:log(?:ging)?|sign(?:ing)?)[- ]?in|without (?:your |anyone |anybody |you )?(?:being|having) (?:been )?(?:logged|signed) in|(?:works?|possible|(?:be )?(?:done|used|opened|submitted|filled in)|do (?:it|this|that)) (?:\\p{L}+ ){0,3}without (?:(?:an?|any|having an) )?(?:\\p{L}+ )?account|without (?:\\p{L}+ ){0,2}(?:logging|signing|log(?:ged)?|sign(?:ed)?)[- ]?in|without (?:an? )?log-?in|(?:don't|do not|needn't|need not) (?:\\p{L}+ ){0,4}(?:log(?:ged)?|sign(?:ed)?) ?in|no (?:log-?in|sign-?in)|log(?:ging)?[- ]?in is not (?:\\p{L}+ )?(?:required|needed|necessary)",
  fr: "(?:connexion|identification)(?: \\p{L}+){0,2} n'est pas (?:\\p{L}+ )?(?:nécessaire|obligatoire|requise|exigée)|(?:épargner|passer|dispenser) (?:de )?(?:la |l'|de )?(?:connexion|identification|se connecter|vous connecter)|sans que (?:vous|tu|on|personne) (?:ne )?(?:\\p{L}+ )?(?:soyez|sois|soit|ayez à|aies à) (?:\\p{L}+ )?(?:vous |se |te )?(?:connect|identifi)\\p{L}*|(?:marche|fonctionne|possible|(?:se )?fai(?:t|re)|rempl\\p{L}*|envoy\\p{L}*) (?:\\p{L}+ ){0,3}sans (?:\\p{L}+ )?compte|sans (?:\\p{L}+ ){0,2}(?:se |vous |être |avoir à (?:se |vous )?)(?:connect\\p{L}*)|sans (?:connexion|identification)|(?:pas|n'est pas|inutile) (?:\\p{L}+ ){0,3}(?:d'être |de se |de vous )connect\\p{L}*|n'avez pas (?:\\p{L}+ ){0,3}(?:vous )?connect\\p{L}*|aucune connexion",
  it: "risparmiar(?:si|vi|ti) (?:l'|la |il )?(?:accesso|registrazione|login)|senza che (?:\\p{L}+ )?(?:siate|sia|abbiate|tu sia) (?:\\p{L}+ )?(?:conness|registrat|fatto l'accesso|effettuato l'accesso)\\p{L}*|(?:far(?:e|lo|la)|funziona|possibile|compilar\\p{L}*|inviar\\p{L}*|si fa) (?:\\p{L}+ ){0,3}senza (?:\\p{L}+ )?account|non (?:occorre|serve|è necessari[oa]|è richiest[oa]) (?:\\p{L}+ ){0,3}(?:l')?(?:accesso|login|registrazione|registrarsi|accedere)|(?:l')?(?:accesso|login)(?: \\p{L}+){0,3} non (?:è|serve|occorre)(?: \\p{L}+)?|senza (?:\\p{L}+ ){0,3}(?:acced\\p{L}*|login|accesso|autentica\\p{L}*)|senza (?:aver )?(?:effettuato|fare) (?:l')?(?:accesso|login)|non (?:\\p{L}+ ){0,4}(?:acced\\p{L}*|(?:effettuare|fare) (?:il |l')?(?:login|accesso))|nessun (?:accesso|login)",
}
/** What one may be without: an account, a log-in, or having done it, by noun or by verb. */
const A_LOGIN =
  "(?:(?:kunden|benutzer|nutzer)?konto|zugangsdaten|(?:ein|an)loggen|(?:an)?meldung|anmelden|login|account|log-?in|sign-?in|credentials|compte|connexion|identification|identifiants|accesso|registrazione|registrierung|credenziali|(?:angemeldet|eingeloggt|registriert) zu (?:sein|haben)|(?:angemeldet|eingeloggt) sein|(?:sich |euch |dich )(?:\\p{L}+ ){0,2}(?:anzumelden|einzuloggen|zu registrieren)|(?:being |having |having been |first )*(?:logged|signed|logging|signing) in(?:to)?|registering|(?:être|s'être|vous être|t'être|avoir été) (?:\\p{L}+ )?(?:connecté|identifié)e?s?|(?:se|vous|te|me|nous) (?:connecter|identifier)|s'identifier|(?:(?:aver|avere|prima) )*(?:effettuato|fatto|eseguito|fare|effettuare|eseguire) (?:prima )?(?:l'accesso|il login|login|accesso)|(?:aver )?(?:acceder[ei]?|accesso|accedut[oa])|(?:esser(?:e|si|vi|ti) )?(?:registrat[oaei]|conness[oaei]|loggat[oaei]|autenticat[oaei])|registrar(?:si|vi|ti)|logg?ar(?:si|vi|ti)|entrare con \\p{L}+)"
const WITHOUT_A_LOGIN = `(?:ohne|without|sans|senza) (?:an? |un |una |any |your |votre |ton |jede[ns]? |die |eine?[nr]? |vorherige[rns]? |le |la |l'|il |first |prior |d'abord |prima )*${A_LOGIN}(?!\\p{L})`
/** What is not so without something, if it is no trouble or need. */
const NOTHING =
  "(?<!\\p{L})(?:nichts?|kein\\p{L}*|niemand|nur|nothing|nobody|impossible|unmöglich|no|not|never|nowhere|only|cannot|\\p{L}+n't|rien|personne|ne|n'\\p{L}+|pas|point|seule?s?|seulement|impossibile|niente|nulla|nessun\\p{L}?|non|sol[oai]|soltanto)(?!\\p{L})(?![^.,;:]{0,25}(?<!\\p{L})(?:problem\\p{L}*|problèmes?|soucis?|besoin|need|worry|matter|hard|difficult|brauch\\p{L}*|müss\\p{L}*|muss|nötig|schwer|schwierig|difficile|serve|occorre|bisogna|dev[ei]|dovete|have to|must|devez|doit|faut)(?!\\p{L}))"
/** Where nobody gets further: "Without signing in the form stays closed". */
const SHUT =
  "(?<!\\p{L})(?:closed|shut|locked|inaccessible|unavailable|turned away|errors?|(?:log-?in|sign-?in|start|home) ?page|geschlossen|verschlossen|gesperrt|unzugänglich|verwehrt|abgewiesen|fehler(?:meldung|seite)?|(?:anmelde|login|start)seite|zu(?=\\s?(?:[.,;!]|$))|fermée?s?|verrouillée?s?|bloquée?s?|indisponibles?|inaccessibles?|refoulée?s?|erreur|page (?:d'accueil|de connexion)|chius[oaie]|bloccat[oaie]|inaccessibil[ei]|sbarrat[oaie]|errore|pagina (?:iniziale|di accesso))(?!\\p{L})"
/** "Without an account nothing works", "You can do nothing without an account". */
const NOT_WITHOUT = new RegExp(
  `(?<!\\p{L})${WITHOUT_A_LOGIN},?[^.,;:]{0,50}(?:${NOTHING}|${SHUT})|(?:${NOTHING}|${SHUT})(?:(?!(?<!\\p{L})(?:und|and|et|ed?|oder|or|ou?|aber|sondern|but|mais|ma)(?!\\p{L}))[^.,;:–—()]){0,60}(?<!\\p{L})${WITHOUT_A_LOGIN}`,
  'iu',
)
export const talksOfLogin = tableTest(LOGIN)
const isWithoutLogin = tableTest(WITHOUT_LOGIN)

/** To log in, or to be: not the account alone, which is spoken of for other reasons. */
const LOGGING: Table = {
  de: 'anmelden|anzumelden|angemeldet|anmeldung|einloggen|einzuloggen|eingeloggt|registrieren|registriert|registrierung|log-?in',
  en: '(?:log|logged|logging|sign|signed|signing)[- ]?in(?:to)?|log-?in|sign-?in|register(?:ed|ing)?|registration',
  fr: "(?:se|vous|te|être|êtes|es|est|soit|soyez|sois|sont) (?:\\p{L}+ )?connect(?:er|ée?s?)|connectez-vous|connexion|identification|s'identifier|vous identifier|identifiée?s?|s'inscrire|inscrite?s?",
  it: "acced(?:ere|ete|ano|a|i)|registra(?:rsi|rvi|rti|t[oaie]|zione)|(?:fare|fatto|effettuare|effettuato|eseguire|eseguito) (?:\\p{L}+ )?(?:l'accesso|il login|login|accesso)|l'accesso|login|connettersi|conness[oaie]|autenticar(?:si|vi|ti)|autenticazione",
}
/** "You need no account": what is not needed stands right behind the denial, or before it. */
const NO_ACCOUNT: Table = {
  de: 'kein(?:e|en)? (?:eigene[ns]? |\\p{L}+es )?(?:\\p{L}*konto|zugangsdaten|account|login)|(?:\\p{L}*konto|account|zugangsdaten|login) (?:ist|sind|wird|braucht|brauchst|brauchen) (?:\\p{L}+ ){0,3}nicht',
  en: "(?:no|(?:\\p{L}+n't|not) (?:\\p{L}+ ){0,2}(?:an|any)) (?:\\p{L}+ )?(?:account|log-?in|credentials)|(?:account|log-?in) (?:is|are) (?:not|n't)|(?:account|log-?in) (?:is|are)n't",
  fr: "(?:aucune?|pas (?:besoin )?(?:de|d'|d'un)|nul besoin d'un) ?(?:\\p{L}+ )?(?:compte|identifiants?)|compte n'est pas",
  it: "(?:nessun|non (?:\\p{L}+ )?(?:un|alcun)) (?:\\p{L}+ )?(?:account|conto utente)|(?:l'|un )?account non",
}
/** "Not again", "not on both": how often and where, and not whether. */
const AGAIN: Table = {
  de: 'noch ?(?:ein)?mals?|erneut|wieder(?:um)?|nochmals?|jedes mal|jedesmal|bleiben|beiden?|überall|dauernd|ständig|mehr|zweimal|auch dort|eigens',
  en: 'again|once more|stay|remain|both|every ?(?:where|time)|all the time|twice|any ?(?:more|longer)|afresh|anew|each time|separately',
  fr: 'de nouveau|à nouveau|encore|rester|restez|deux|partout|chaque fois|plus|re(?:connect|identif)\\p{L}*|sans cesse|séparément',
  it: 'di nuovo|nuovamente|ancora|restare|rimanere|entramb[ie]|ovunque|ogni volta|più|due volte|un.altra volta|separatamente',
}
/** To read a page is not to send a form. */
const READS =
  /(?<!\p{L})(?:(?:an)?(?:zu)?(?:les|seh|schau)en|seite|read(?:ing)?|view|see|page|lire|consulter|voir|pagina|leggere|consultare|vedere)(?!\p{L})/iu
const isLogging = tableTest(LOGGING)
const isNoAccount = tableTest(NO_ACCOUNT)
const isAgain = tableTest(AGAIN)

/** That a form has its reader do something. */
const isAsked = tableTest({
  de: 'aufgefordert|verlangt|gefragt|gebeten|fordert|bittet|fragt',
  en: 'ask(?:s|ed)?|prompt(?:s|ed)?|wants?|expects?|expected',
  fr: 'demand(?:e|ent|era|ée?s?)|invit(?:e|ent|era|ée?s?)|pri(?:e|ée?s?)',
  it: 'chied(?:e|ono|erà)|chiest[oaei]|richied\\p{L}*|invita(?:t[oaei])?|domanda',
})
/** "You are not asked, to sign in": a German infinitive stands behind a comma. */
const BEFORE_INFINITIVE =
  /,(?= (?:(?:sich|dich|euch|uns) )?(?:\p{L}+ ){0,2}(?:anzumelden|einzuloggen|zu registrieren)(?!\p{L}))/giu

/** "You need not sign in anywhere", "It does not ask you to": a need, a denial and a log-in in one clause. */
function isNeedless(clause: string, language: string): boolean {
  if (
    !(isNecessary(clause, language) || isAsked(clause, language)) ||
    isAgain(clause, language) ||
    isWithout(clause, language)
  )
    return false
  if (READS.test(clause)) return false
  return isNoAccount(clause, language) || (isLogging(clause, language) && isNo(clause, language))
}

const LOGGED =
  "(?:(?:angemeldet|eingeloggt|registriert)(?:e[nrs]?)?|(?:sich )?anmeld\\p{L}*|(?:sich )?einlogg\\p{L}*|(?:logged|signed|log|sign|logging|signing)[- ]?in(?:to)?|registered|connectée?s?|identifiée?s?|(?:vous |se |te )connect\\p{L}*|(?:effettuato|fatto|eseguito|effettuate|fate|effettua) l'accesso|acced(?:ete|ere|i|e|uto)|conness[oaie]|registrat[oaie]|autenticat[oaie])"
/** "Nothing is shown unless you are signed in", "until you log in". */
const NOTHING_UNLESS = new RegExp(
  `(?<!\\p{L})(?:nichts?|kein\\p{L}*|niemand|nothing|nobody|no one|no|not|cannot|\\p{L}+n't|rien|personne|aucune?|ne|n'\\p{L}+|niente|nulla|nessun\\p{L}*|non)(?!\\p{L})[^.;:!?]{0,70}?(?<!\\p{L})(?:unless|until|before|es sei denn|außer|solange|bevor|wenn(?= [^.,;:]{0,40}nicht)|bis(?= (?:du|sie|ihr|man|er) )|à moins|tant que|avant|si(?= [^.,;:]{0,20}n')|a meno|finché|prima|se non)(?!\\p{L})[^.,;:!?]{0,50}?(?<!\\p{L})${LOGGED}(?!\\p{L})`,
  'iu',
)
/** "Only if you are signed in", "for signed-in users only". */
const ONLY_IF = new RegExp(
  `(?<!\\p{L})(?:(?:nur|erst),? (?:wenn|wer|nachdem|sobald|für|als|mit)|only (?:if|when|once|after|for|to|people who|those who|with)|(?:seulement|uniquement|que) (?:si|quand|lorsque|une fois|après|aux|pour|les|à)|(?:réservée?|accessible) (?:uniquement |seulement )?(?:aux|à)|(?:solo|soltanto|solamente) (?:se|quando|dopo|una volta|per|a|agli|chi|dopo aver)|riservat[oa] a(?:gli|i)?)(?!\\p{L})[^.,;:!?]{0,40}?(?<!\\p{L})${LOGGED}(?!\\p{L})`,
  'iu',
)

/** Whether a sentence says that one has to be logged in. */
export function saysLogin(sentence: string, language: string): boolean | undefined {
  const read = plain(sentence)
  const bound = NOTHING_UNLESS.exec(read) ?? ONLY_IF.exec(read)
  if (bound && !isHarmless(clauseTo(read, bound)) && !isAgain(bound[0], language)) {
    const rest = read.replace(bound[0], ' ')
    return isInDoubt(rest, language) || isNot(read, bound.index) ? undefined : true
  }
  if (isInDoubt(sentence, language)) return undefined
  if (NOT_WITHOUT.test(read)) return true
  const clauses = read.replace(BEFORE_INFINITIVE, '').split(CLAUSE)
  const denied = clauses.find((clause) => isWithoutLogin(clause, language)) ?? read
  if (isWithoutLogin(sentence, language))
    return isAgain(denied, language) && !isWithout(denied, language) ? undefined : false
  if (clauses.some((clause) => isNeedless(clause, language))) return false
  return states(sentence, language, (clause) => talksOfLogin(clause, language) && isNecessary(clause, language))
}

/** "Nothing happens unless …", "no need to … before …": said of no form. */
const HARMLESS =
  /(?<!\p{L})(?:passier\p{L}*|schlimm\p{L}*|brauch\p{L}*|muss|musst|müss\p{L}*|nötig|happens?|need(?:ed)?|have to|worry|must|se passe\p{L}*|arrive|besoin|faut|devez|succed\p{L}*|accad\p{L}*|serve|occorre|bisogna|dovete|devi)(?!\p{L})/iu
/** The clause in which a match stands, up to its end. */
const clauseTo = (text: string, match: RegExpExecArray) =>
  (text.slice(0, match.index).split(/[,;:]/u).at(-1) ?? '') + match[0]
const isHarmless = (text: string) => HARMLESS.test(text)
/** "Not only if you are signed in". */
const isNot = (text: string, at: number) => /(?<!\p{L})(?:nicht|not|n't|pas|non) $/iu.test(text.slice(0, at))
