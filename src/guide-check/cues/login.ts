import { isInDoubt, isNecessary, states } from './stated.js'
import { plain, type Table, tableTest } from './tables.js'

const LOGIN: Table = {
  de: 'registrier\\p{L}*|anmeld\\p{L}*|angemeldet|einlogg\\p{L}*|eingeloggt|zugangsdaten|log-?in|konto',
  en: 'log(?:ged|ging)?[- ]?in(?:to)?|sign(?:ed|ing)?[- ]?in(?:to)?|credentials|account',
  fr: 'connect\\p{L}*|connexion|identifi\\p{L}*|compte',
  it: 'registra\\p{L}*|acced\\p{L}*|entr(?:a|i|are|ate) con|credenziali|access[oi]|login|conness[oi]|autentica\\p{L}*|account',
}
const WITHOUT_LOGIN: Table = {
  de: '(?:auch |ganz )?ohne (?:\\p{L}+ ){0,3}(?:anmeldung|log-?in|einloggen|sich (?:\\p{L}+ )?anzumelden|angemeldet zu sein|eingeloggt zu sein)|(?:muss|musst|müssen|müsst|brauch\\p{L}*) (?:\\p{L}+ ){0,4}(?:nicht|kein(?:e|en)?) (?:\\p{L}+ ){0,4}(?:angemeldet|eingeloggt|anmelden|anzumelden|einloggen|anmeldung)|(?:eine |keine )?anmeldung (?:ist )?(?:dafür |dazu |hierfür )?nicht (?:nötig|erforderlich|notwendig)|keine anmeldung',
  en: "without (?:\\p{L}+ ){0,2}(?:logging|signing|log(?:ged)?|sign(?:ed)?)[- ]?in|without (?:an? )?log-?in|(?:don't|do not|needn't|need not) (?:\\p{L}+ ){0,4}(?:log(?:ged)?|sign(?:ed)?) ?in|no (?:log-?in|sign-?in)|log(?:ging)?[- ]?in is not (?:\\p{L}+ )?(?:required|needed|necessary)",
  fr: "(?:connexion|identification)(?: \\p{L}+){0,2} n'est pas (?:\\p{L}+ )?(?:nécessaire|obligatoire|requise|exigée)|sans (?:\\p{L}+ ){0,2}(?:se |vous |être |avoir à (?:se |vous )?)(?:connect\\p{L}*)|sans (?:connexion|identification)|(?:pas|n'est pas|inutile) (?:\\p{L}+ ){0,3}(?:d'être |de se |de vous )connect\\p{L}*|n'avez pas (?:\\p{L}+ ){0,3}(?:vous )?connect\\p{L}*|aucune connexion",
  it: "non (?:occorre|serve|è necessari[oa]|è richiest[oa]) (?:\\p{L}+ ){0,3}(?:l')?(?:accesso|login|registrazione|registrarsi|accedere)|(?:l')?(?:accesso|login)(?: \\p{L}+){0,3} non (?:è|serve|occorre)(?: \\p{L}+)?|senza (?:\\p{L}+ ){0,3}(?:acced\\p{L}*|login|accesso|autentica\\p{L}*)|senza (?:aver )?(?:effettuato|fare) (?:l')?(?:accesso|login)|non (?:\\p{L}+ ){0,4}(?:acced\\p{L}*|(?:effettuare|fare) (?:il |l')?(?:login|accesso))|nessun (?:accesso|login)",
}
const WITHOUT_A_LOGIN =
  "(?:ohne|without|sans|senza) (?:an? |un |any |your |jede |vorherige )?(?:(?:kunden|benutzer|nutzer)?konto|anmeldung|login|account|log-?in|compte|connexion|identification|accesso|registrazione|registrierung|(?:angemeldet|eingeloggt) zu sein|sich (?:anzumelden|einzuloggen)|(?:being |having )?(?:logged|signed) in|(?:logging|signing) in|être connectée?|(?:se|vous|te) connecter|s'identifier|(?:aver )?(?:effettuato|fatto) l'accesso|acceder[ei]|registrarsi)(?!\\p{L})"
/** What is not so without something, if it is no trouble or need. */
const NOTHING =
  "(?<!\\p{L})(?:nichts?|kein\\p{L}*|niemand|nur|nothing|nobody|impossible|unmöglich|no|not|never|nowhere|only|cannot|\\p{L}+n't|rien|personne|ne|n'\\p{L}+|pas|point|seule?s?|seulement|impossibile|niente|nulla|nessun\\p{L}?|non|sol[oai]|soltanto)(?!\\p{L})(?![^.,;:]{0,25}(?<!\\p{L})(?:problem\\p{L}*|problèmes?|soucis?|besoin|need|worry|matter|hard|difficult|brauch\\p{L}*|müss\\p{L}*|muss|nötig|schwer|schwierig|difficile|serve|occorre|bisogna|dev[ei]|dovete|have to|must|devez|doit|faut)(?!\\p{L}))"
/** "Without an account nothing works", "You can do nothing without an account". */
const NOT_WITHOUT = new RegExp(
  `(?<!\\p{L})${WITHOUT_A_LOGIN},?[^.,;:]{0,50}${NOTHING}|${NOTHING}(?:(?!(?<!\\p{L})(?:und|and|et|ed?|oder|or|ou?|aber|sondern|but|mais|ma)(?!\\p{L}))[^.,;:–—()]){0,60}(?<!\\p{L})${WITHOUT_A_LOGIN}`,
  'iu',
)
export const talksOfLogin = tableTest(LOGIN)
const isWithoutLogin = tableTest(WITHOUT_LOGIN)

/** Whether a sentence says that one has to be logged in. */
export function saysLogin(sentence: string, language: string): boolean | undefined {
  if (isInDoubt(sentence, language)) return undefined
  if (NOT_WITHOUT.test(plain(sentence))) return true
  if (isWithoutLogin(sentence, language)) return false
  return states(sentence, language, (clause) => talksOfLogin(clause, language) && isNecessary(clause, language))
}
