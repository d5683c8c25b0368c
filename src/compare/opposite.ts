import { normalise } from '../text/normalise.js'

/**
 * Pairs of what a control can mean and the contrary, as the stems of words. English, German, French, Italian, Spanish,
 * Portuguese, Dutch and Polish; several words are written with a blank. Words that a longer one of the other side
 * contains ("subscribe" in "unsubscribe") do no harm: whole words are looked for.
 */
const AXES: readonly (readonly [yes: string, no: string])[] = [
  [
    "agree|accept|allow|consent|permit|approve|opt in|opt-in|enable|activate|turn on|switch on|subscribe|follow|join|yes|resume|grant|zustimmen|ich stimme zu|stimme zu|einwilligen|akzeptieren|annehmen|erlauben|zulassen|genehmigen|aktivieren|einschalten|anschalten|abonnieren|folgen|beitreten|anmelden|ja|erteilen|fortsetzen|accepter|accepte|autoriser|autorise|consentir|consens|approuver|permettre|activer|s'abonner|suivre|rejoindre|oui|accetta|accettare|consenti|acconsenti|acconsento|autorizza|approva|permetti|attiva|iscriviti|segui|sì|aceptar|acepto|permitir|autorizar|consentir|activar|suscribirse|seguir|sí|aceitar|ativar|inscrever-se|sim|accepteren|toestaan|goedkeuren|inschakelen|aanzetten|akkoord|abonneren|volgen|ja|akceptuj|zaakceptuj|zezwól|zgadzam się|włącz|subskrybuj|obserwuj|tak",
    "object|objection|disagree|reject|refuse|decline|deny|forbid|disallow|opt out|opt-out|disable|deactivate|turn off|switch off|unsubscribe|unfollow|leave|no|withdraw|revoke|pause|widersprechen|widerspruch|ich widerspreche|ablehnen|verweigern|verbieten|untersagen|deaktivieren|ausschalten|abschalten|abbestellen|entfolgen|verlassen|austreten|abmelden|nein|widerrufen|entziehen|pausieren|refuser|refuse|s'opposer|m'opposer|m'oppose|opposition|interdire|rejeter|désactiver|se désabonner|désabonner|ne plus suivre|quitter|retirer|révoquer|rifiuta|rifiutare|opponiti|opporsi|mi oppongo|opposizione|nega|vieta|disattiva|disiscriviti|non seguire|abbandona|revoca|rechazar|oponerse|me opongo|oposición|denegar|prohibir|desactivar|cancelar suscripción|dejar de seguir|abandonar|revocar|rejeitar|recusar|opor-se|desativar|cancelar inscrição|deixar de seguir|não|weigeren|afwijzen|bezwaar maken|bezwaar|uitschakelen|uitzetten|uitschrijven|ontvolgen|verlaten|nee|intrekken|odrzuć|odmów|sprzeciw|nie zgadzam się|wyłącz|wypisz się|przestań obserwować|nie|wycofaj",
  ],
  [
    'add|create|keep|show|unhide|include|restore|hinzufügen|anlegen|erstellen|behalten|anzeigen|einblenden|wiederherstellen|ajouter|créer|garder|conserver|afficher|aggiungi|crea|mantieni|mostra|añadir|agregar|crear|conservar|mostrar|adicionar|criar|manter|toevoegen|behouden|tonen|dodaj|utwórz|zachowaj|pokaż',
    'remove|delete|erase|hide|exclude|entfernen|löschen|ausblenden|verbergen|supprimer|effacer|masquer|cacher|rimuovi|elimina|cancella|nascondi|eliminar|borrar|quitar|ocultar|remover|excluir|verwijderen|wissen|verbergen|usuń|skasuj|ukryj',
  ],
  [
    'log in|login|sign in|anmelden|einloggen|se connecter|connexion|accedi|iniciar sesión|iniciar sessão|entrar|inloggen|aanmelden|zaloguj',
    'log out|logout|log off|sign out|abmelden|ausloggen|se déconnecter|déconnexion|esci|cerrar sesión|terminar sessão|sair|uitloggen|afmelden|wyloguj',
  ],
  [
    'private|privat|nur ich|privé|privato|privado|prywatny|only me',
    'public|öffentlich|everyone|publique|pubblico|público|openbaar|publiczny',
  ],
  [
    'block|mute|lock|sperren|blockieren|stummschalten|bloquer|blocca|bloquear|blokkeren|zablokuj',
    'unblock|unmute|unlock|entsperren|freigeben|débloquer|sblocca|desbloquear|deblokkeren|odblokuj',
  ],
  [
    'start|starten|démarrer|avvia|iniciar|uruchom',
    'stop|beenden|stoppen|anhalten|arrêter|ferma|detener|parar|zatrzymaj',
  ],
]

const sides = AXES.map((axis) => axis.map(words) as [RegExp, RegExp])

/** Words that turn what follows into its contrary; French says it with two. */
const NEGATION =
  /(?<!\p{L})(?:not|no longer|never|don't|do not|doesn't|won't|cannot|can't|without|stop|nicht|nie|kein(?:e[nmrs]?)?|ohne|ne|n(?=')|pas|plus|jamais|sans|non|mai|senza|no|nunca|sin|não|sem|niet|geen|nooit|zonder|nie|bez)(?!\p{L})/giu

/** Beginnings that turn one word into its contrary: unsubscribe, disallow, deactivate, opt-out and the like. */
const PREFIXES = /^(?:un|dis|de|non|ent|dés|dé|des|ont)-?/u

/**
 * True when one label means the contrary of another, as far as words tell: "Agree" for "Object", "Don't allow" for
 * "Allow", "Subscribe" for "Unsubscribe", "nicht speichern" for "speichern".
 */
export function isOpposite(one: string, other: string): boolean {
  const [a, b] = [plain(one), plain(other)]
  if (a === b) return false
  const stances = sides.map((axis) => [stance(a, axis), stance(b, axis)] as const)
  if (stances.some(([left, right]) => left * right < 0)) return true
  if (stances.some(([left, right]) => left * right > 0)) return false
  return differsByNegation(a, b) || differsByPrefix(a, b)
}

/** 1 for yes, -1 for no, 0 when a label says neither or both. */
function stance(text: string, [yes, no]: readonly [RegExp, RegExp]): number {
  // What the other side says with more words ("opt out", "ne plus suivre") is taken out first.
  const negative = text.match(no)?.length ?? 0
  const positive = text.replace(no, ' ').match(yes)?.length ?? 0
  if (negative > 0 === positive > 0) return 0
  const rest = text.replace(no, ' ').replace(yes, ' ')
  return (negative > 0 ? -1 : 1) * (isNegated(rest) ? -1 : 1)
}

function differsByNegation(a: string, b: string): boolean {
  if (isNegated(a) === isNegated(b)) return false
  const [left, right] = [a, b].map((text) => text.replace(NEGATION, ' ').match(/[\p{L}\p{N}]{2,}/gu) ?? [])
  if (!left?.length || !right?.length) return false
  const shared = left.filter((word) => right.some((same) => alike(same, word))).length
  return (2 * shared) / (left.length + right.length) >= 0.75
}

/** Every negation counts once: "ne … pas" is one. */
function isNegated(text: string): boolean {
  const found = (text.match(NEGATION) ?? []).map((one) => one.toLowerCase())
  const french = found.some((one) => one === 'ne' || one === 'n')
  const count = french ? found.filter((one) => one === 'ne' || one === 'n').length : found.length
  return count % 2 === 1
}

function differsByPrefix(a: string, b: string): boolean {
  const [left, right] = [a, b].map((text) => text.match(/[\p{L}-]{3,}/gu) ?? [])
  const contrary = (short: readonly string[], long: readonly string[]) =>
    long.some((word) => {
      const bare = word.replace(PREFIXES, '')
      return bare.length >= 4 && bare !== word && short.includes(bare)
    })
  return contrary(left ?? [], right ?? []) || contrary(right ?? [], left ?? [])
}

/** The same stem: "use" and "uses". */
function alike(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return long.startsWith(short) && long.length - short.length <= 2
}

function plain(text: string): string {
  return normalise(text).toLowerCase()
}

function words(list: string): RegExp {
  // The longest first, so that "opt out" is not read as something shorter.
  const sorted = [...new Set(list.split('|'))].sort((a, b) => b.length - a.length)
  return new RegExp(`(?<![\\p{L}])(?:${sorted.join('|')})(?![\\p{L}])`, 'giu')
}
