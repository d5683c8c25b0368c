/**
 * What sites of any make say of an account, in the languages of their members. Only asked where the page is no page that
 * the walk or the probe expects, and only of what a page says of itself: see judge-probe.ts and obstacles.ts.
 */

const START = '(?<!\\p{L})'
const END = '(?!\\p{L})'
/** Some words in between: "has been *temporarily* disabled". */
const GAP = "[ ,]+(?:[\\p{L}\\p{N}'-]+[ ,]+){0,4}?"

const anyOf = (patterns: readonly string[]): RegExp => new RegExp(`${START}(?:${patterns.join('|')})${END}`, 'iu')

const SUSPENDED = anyOf([
  `(?:your|this) (?:account|profile)${GAP}(?:suspended|disabled|deactivated|banned|locked|blocked|restricted|terminated)`,
  `(?:account|profile) (?:suspended|disabled|banned|locked|blocked|terminated)`,
  `(?:suspended|disabled|deactivated|banned|locked|blocked|restricted) your (?:account|profile)`,
  `you(?:'ve| have| are)(?: been)?${GAP}(?:banned|suspended)`,
  `(?:dein|ihr|das|dieses) (?:konto|account|benutzerkonto|profil)${GAP}(?:gesperrt|deaktiviert|blockiert|eingeschränkt|stillgelegt)`,
  `(?:dein|ihr) (?:konto|account|profil)${GAP}(?:gesperrt|deaktiviert|blockiert)`,
  `(?:konto|account|profil) (?:gesperrt|deaktiviert|blockiert)`,
  `haben (?:dein|ihr) (?:konto|profil)${GAP}(?:gesperrt|deaktiviert)`,
  `(?:votre|ton|ce) (?:compte|profil)${GAP}(?:suspendu|désactivé|bloqué|verrouillé|banni|restreint)`,
  `compte (?:suspendu|désactivé|bloqué|verrouillé|banni)`,
  `(?:suspendu|désactivé|bloqué) (?:votre|ton) compte`,
  `(?:account|profilo)${GAP}(?:sospeso|disattivato|disabilitato|bloccato|limitato)`,
  `(?:sospeso|disattivato|disabilitato|bloccato) il tuo (?:account|profilo)`,
  `account (?:sospeso|disattivato|disabilitato|bloccato)`,
  `(?:tu|su|esta) cuenta${GAP}(?:suspendida|desactivada|inhabilitada|bloqueada|restringida)`,
  `cuenta (?:suspendida|inhabilitada|bloqueada)`,
  `(?:sua|tua|esta) conta${GAP}(?:suspensa|desativada|bloqueada|banida|restrita)`,
  `conta (?:suspensa|desativada|bloqueada)`,
  `(?:je|uw|dit) account${GAP}(?:geschorst|opgeschort|uitgeschakeld|geblokkeerd|gedeactiveerd|vergrendeld|verbannen)`,
  `(?:twoje |to )?konto (?:zostało|jest)${GAP}(?:zawieszone|zablokowane|wyłączone|dezaktywowane)`,
  `konto (?:zawieszone|zablokowane|wyłączone)`,
  `ditt konto${GAP}(?:stängts av|avstängt|spärrats|spärrat|inaktiverats|inaktiverat|låsts|låst)`,
  `din konto${GAP}(?:suspenderet|deaktiveret|spærret|låst|blokeret)`,
  `kontoen din${GAP}(?:suspendert|deaktivert|sperret|låst)`,
  `tilisi on${GAP}(?:jäädytetty|lukittu|suljettu|estetty)`,
  `(?:váš|tvůj) účet${GAP}(?:pozastaven|zablokován|deaktivován|uzamčen)`,
])

const CHECKPOINT = anyOf([
  "(?:confirm|verify|prove|make sure)(?: that)? (?:it'?s|it is|you'?re|you are|this is)(?: really)? you(?:rself|rs)?",
  '(?:confirm|verify|prove) your (?:identity|account|phone number)',
  '(?:security|identity) (?:check|verification|challenge|checkpoint)',
  '(?:unusual|suspicious|unrecogni[sz]ed) (?:activity|log-?in|sign-?in|device)(?: attempt)?',
  'enter (?:the|your)(?: \\p{N}+-digit)? (?:(?:confirmation|security|verification|log-?in) )?code',
  'check your (?:phone|authenticator|notifications on another device)',
  'bestätigen?(?: sie)?,? (?:bitte )?(?:dass du es (?:bist|wirklich bist)|dass sie es sind|deine identität|ihre identität|dein konto|ihr konto)',
  '(?:sicherheits|identitäts)(?:prüfung|überprüfung|abfrage)',
  '(?:ungewöhnliche|verdächtige)[rn]? (?:aktivität(?:en)?|anmelde(?:versuch|aktivität)|anmeldung)',
  '(?:gib|geben sie) (?:den|deinen|ihren)(?: \\p{N}+-stelligen)? (?:bestätigungs|sicherheits|anmelde)?-?code',
  "confirme[zr]?(?: que)? (?:votre|ton) (?:identité|compte)|confirme[zr]? (?:que c’est|que c'est|qu’il s’agit|qu'il s'agit)(?: bien)?(?: de)? (?:vous|toi)",
  "(?:contrôle|vérification) (?:de sécurité|d[’']identité)",
  '(?:activité|connexion) (?:inhabituelle|suspecte)',
  '(?:saisissez|entrez|entre|saisis) (?:le|votre|ton) code',
  '(?:conferma|verifica|dimostra) (?:che sei tu|la tua identità|il tuo account)',
  "(?:controllo|verifica) (?:di sicurezza|dell[’']identità)",
  '(?:attività|accesso) (?:insolit|sospett)[ao]',
  'inserisci il (?:tuo )?codice',
  '(?:confirma|verifica) (?:que eres tú|tu identidad|tu cuenta)|(?:actividad|inicio de sesión) (?:inusual|sospechos[ao])|(?:introduce|ingresa|escribe) el código',
  '(?:confirme|confirma|verifique) (?:que é você|sua identidade|a tua identidade|sua conta)|(?:atividade|acesso) (?:incomum|suspeit[ao])|(?:insira|digite|introduz) o código',
  '(?:bevestig|verifieer) (?:dat jij het bent|je identiteit|uw identiteit|je account)|(?:ongebruikelijke|verdachte) (?:activiteit|aanmelding)|voer de code in',
  '(?:potwierdź|zweryfikuj) (?:swoją |twoją )?(?:tożsamość|konto)|(?:nietypowa|podejrzana) aktywność|wpisz kod',
  'bekräfta (?:att det är du|din identitet)|bekræft (?:at det er dig|din identitet)|bekreft (?:at det er deg|identiteten din)|vahvista (?:henkilöllisyytesi|että se olet sinä)|ověřte svou (?:totožnost|identitu)',
])

const TOO_MANY = anyOf([
  'too many (?:requests|attempts|log-?ins|tries|actions)',
  '(?:please )?slow down|rate.?limit(?:ed)?(?: exceeded)?|(?:going|doing this) too (?:fast|often)',
  '(?:temporarily|currently) (?:blocked|restricted|limited) (?:from|for|because|due)',
  'zu viele (?:anfragen|versuche|anmeldeversuche|aktionen|zugriffe)|verlangsame deine nutzung|(?:zu schnell|zu oft) (?:unterwegs|verwendet|genutzt)',
  'trop de (?:requêtes|demandes|tentatives|connexions)|(?:veuillez )?ralentir',
  'troppe richieste|troppi (?:tentativi|accessi)',
  'demasiad[ao]s (?:solicitudes|peticiones|intentos)|muit[ao]s (?:solicitações|pedidos|tentativas)',
  'te veel (?:verzoeken|pogingen|aanvragen)|zbyt wiele (?:żądań|prób|zapytań)',
  'för många (?:förfrågningar|försök)|for mange (?:forespørgsler|forespørsler|forsøg|forsøk)|liian monta (?:pyyntöä|yritystä)|příliš mnoho (?:požadavků|pokusů)',
])

const DONE_EN = '(?:received|submitted|registered|recorded|approved|accepted|confirmed|honou?red|processed|saved)'
const DONE_DE =
  '(?:eingegangen|erhalten|bestätigt|registriert|erfasst|genehmigt|angenommen|gespeichert|stattgegeben|übermittelt|berücksichtigt|gesendet|vermerkt)'
const DONE_FR = '(?:reçue?|enregistrée?|acceptée?|approuvée?|confirmée?|prise? en compte|transmise?|envoyée?)'
const DONE_IT = '(?:ricevut|registrat|accettat|approvat|confermat|inviat|accolt)[ao]'

const OBJECTED = anyOf([
  `you(?:'ve| have)?(?: already)? (?:objected|opted out)`,
  `you(?:'ve| have)? already (?:submitted|sent|filled (?:in|out)|completed|responded|exercised)`,
  `(?:your|this) (?:objection|opt-?out|request to object|objection request)${GAP}(?:has been|was|is)(?: already)? ${DONE_EN}`,
  `(?:your|this) (?:objection|opt-?out|request to object|objection request) (?:has been|was|is)(?: already)? ${DONE_EN}`,
  `we(?:'ve| have|'ll| will)?(?: already)? ${DONE_EN.replace('honou?red', 'honou?r(?:ed)?')} your (?:objection|opt-?out|request to object)`,
  `(?:du hast|sie haben)${GAP}(?:widersprochen|(?:widerspruch|einspruch) (?:eingelegt|eingereicht|erhoben))`,
  `(?:du hast|sie haben) (?:dieses formular|diesen antrag|den antrag) (?:bereits|schon)`,
  `(?:dein|ihr)(?:em)? (?:widerspruch|einspruch) (?:wurde|ist|gilt|haben wir)${GAP}${DONE_DE}`,
  `(?:dein|ihr)(?:em)? (?:widerspruch|einspruch) (?:wurde|ist) ${DONE_DE}`,
  `haben (?:deinen|ihren) (?:widerspruch|einspruch)${GAP}${DONE_DE}|haben (?:deinen|ihren) (?:widerspruch|einspruch) ${DONE_DE}`,
  `vous (?:vous êtes|avez) déjà (?:opposée?|(?:soumis|envoyé|rempli|exercé))`,
  `votre (?:opposition|objection|demande d[’']opposition) (?:a (?:déjà |bien )?été|est)(?: déjà| bien)? ${DONE_FR}`,
  `avons (?:déjà |bien )?${DONE_FR} votre (?:opposition|objection|demande d[’']opposition)`,
  `(?:ti sei|si è) già oppost[oa]|hai già (?:presentato|inviato|compilato|esercitato)`,
  `(?:la tua|la sua) (?:opposizione|obiezione|richiesta di opposizione) è stata(?: già)? ${DONE_IT}`,
  `abbiamo (?:già )?${DONE_IT} la tua (?:opposizione|obiezione|richiesta di opposizione)`,
  'ya (?:te has opuesto|has (?:presentado|enviado|rellenado))|(?:hemos recibido|hemos registrado|hemos aceptado) (?:tu|su) (?:oposición|objeción)|(?:tu|su) (?:oposición|objeción) (?:ha sido|fue) (?:recibida|registrada|aceptada|aprobada|enviada)',
  'já (?:se opôs|enviou|preencheu)|(?:recebemos|registámos|registramos|aceitámos|aceitamos) (?:a )?(?:sua|tua) (?:objeção|oposição)|(?:sua|tua) (?:objeção|oposição) foi (?:recebida|registada|registrada|aceite|aceita|aprovada|enviada)',
  '(?:je hebt|u hebt|u heeft) (?:al|reeds) (?:bezwaar gemaakt|(?:dit formulier|een bezwaar) (?:ingediend|ingevuld|verzonden))|(?:je|uw) bezwaar is (?:al )?(?:ontvangen|geregistreerd|goedgekeurd|verwerkt|verzonden)|hebben (?:je|uw) bezwaar (?:al )?(?:ontvangen|geregistreerd|goedgekeurd|verwerkt)',
  '(?:twój|państwa) sprzeciw został (?:już )?(?:przyjęty|otrzymany|zarejestrowany|uwzględniony|wysłany)|otrzymaliśmy (?:twój|państwa) sprzeciw|już (?:zgłoszono|złożono|wniesiono) sprzeciw',
  'din invändning har (?:redan )?(?:mottagits|registrerats|godkänts|skickats)|vi har (?:redan )?tagit emot din invändning|du har redan (?:invänt|gjort en invändning)',
  'vi har (?:allerede )?(?:modtaget|mottatt) din (?:indsigelse|innvending)|din indsigelse er (?:allerede )?(?:modtaget|registreret|godkendt)',
])

const LOG_OUT =
  /^(?:log ?out|log ?off|sign ?out|sign ?off|abmelden|ausloggen|(?:se )?déconnecter|déconnexion|me déconnecter|esci|disconnetti(?:ti)?|cerrar (?:la )?sesión|salir|sair|terminar sessão|encerrar sessão|uitloggen|afmelden|wyloguj(?: się)?|logga ut|log ud|logg ut|kirjaudu ulos|odhlásit(?: se)?)$/iu

/** The page says that the account is suspended, disabled or locked. */
export const saysSuspended = (text: string): boolean => SUSPENDED.test(text)
/** The page wants to know whether the account is used by whom it belongs to. */
export const asksToConfirm = (text: string): boolean => CHECKPOINT.test(text)
/** The page asks to come less often. */
export const saysTooMany = (text: string): boolean => TOO_MANY.test(text)
/** The page confirms that who is signed in has objected, or has sent this form. */
export const saysObjected = (text: string): boolean => OBJECTED.test(text)
/** The name of a control that signs out: only who is signed in has one. */
export const signsOut = (name: string): boolean => LOG_OUT.test(name.trim())
