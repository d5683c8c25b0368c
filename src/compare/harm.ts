/**
 * Words that say that a control or an address sends, pays, deletes, agrees, signs out or changes what belongs to an
 * account. Such a control is never a try. English, German, French, Italian, Spanish, Portuguese, Dutch and Polish.
 *
 * Being words, they are a second line: what a page sends is stopped by the guard, whatever its controls are called.
 */
const SENDS = [
  'submit|send|confirm|delete|erase|remove|pay|buy|purchase|order|checkout|check out|donate|accept|allow|agree|deactivate|block|report|log ?out|log ?off|sign ?out|sign ?off',
  'senden|absenden|abschicken|einreichen|bestätigen|löschen|entfernen|bezahlen|zahlen|kaufen|bestellen|spenden|abmelden|ausloggen|akzeptieren|annehmen|erlauben|zulassen|zustimmen|einwilligen|deaktivieren|sperren|blockieren|melden',
  'envoyer|soumettre|confirmer|supprimer|effacer|payer|acheter|commander|déconnexion|déconnecter|se déconnecter|accepter|autoriser|désactiver|bloquer|signaler',
  'invia|inviare|conferma|confermare|elimina|eliminare|cancella|cancellare|rimuovi|paga|pagare|acquista|compra|ordina|esci|disconnetti|accetta|accettare|consenti|disattiva|blocca|segnala',
  'enviar|confirmar|eliminar|borrar|suprimir|quitar|pagar|comprar|pedir|cerrar sesión|desconectar|desconectarse|aceptar|permitir|desactivar|bloquear|denunciar',
  'excluir|apagar|remover|encomendar|terminar sessão|sair|encerrar sessão|aceitar|desativar|denunciar',
  'verzenden|versturen|bevestigen|verwijderen|wissen|betalen|kopen|bestellen|uitloggen|afmelden|accepteren|toestaan|deactiveren|blokkeren|melden',
  'wyślij|potwierdź|usuń|skasuj|zapłać|kup|zamów|wyloguj|wyloguj się|akceptuj|zaakceptuj|zezwól|dezaktywuj|zablokuj|zgłoś',
]

/** Words of controls that change something at once, without being asked again. */
const CHANGES = [
  'terminate|renew|undo|revert|regenerate|transfer|close my account|unsubscribe|subscribe|unfollow|follow|unfriend|mute|unmute|archive|unarchive|clear|leave|join|reset|restore|withdraw|revoke|turn off|turn on|switch off|switch on|disable|enable|activate|disconnect|unlink|cancel (?:subscription|membership|plan|order|account)|approve|reject|decline|publish|unpublish|save|apply|update|upgrade|install|uninstall|restart|reboot|shut ?down|kick|ban|invite|share|like|vote|rate|mark as|mark all|dismiss all|empty|wipe|destroy|purge|trash|merge|close (?:account|issue)|import|sync|run|execute|add to cart',
  'abbestellen|abonnieren|entfolgen|folgen|stummschalten|stumm schalten|archivieren|leeren|verlassen|beitreten|zurücksetzen|wiederherstellen|widerrufen|zurückziehen|ausschalten|einschalten|abschalten|aktivieren|trennen|kündigen|stornieren|genehmigen|ablehnen|veröffentlichen|speichern|übernehmen|anwenden|aktualisieren|installieren|deinstallieren|neu ?starten|herunterfahren|einladen|teilen|bewerten|verwerfen|vernichten|zusammenführen|schließen (?:und|des) konto|in den warenkorb',
  "se désabonner|désabonner|s'abonner|ne plus suivre|suivre|masquer|archiver|vider|quitter|rejoindre|réinitialiser|restaurer|retirer|révoquer|désactiver|activer|dissocier|résilier|annuler l'abonnement|approuver|refuser|publier|enregistrer|appliquer|mettre à jour|installer|désinstaller|redémarrer|éteindre|inviter|partager|voter",
  'disiscriviti|annulla iscrizione|iscriviti|smetti di seguire|segui|silenzia|archivia|svuota|abbandona|ripristina|reimposta|ritira|revoca|attiva|scollega|disdici|approva|rifiuta|pubblica|salva|applica|aggiorna|installa|disinstalla|riavvia|spegni|invita|condividi|vota',
  'cancelar suscripción|darse de baja|dejar de seguir|suscribirse|seguir|silenciar|archivar|vaciar|abandonar|restablecer|restaurar|retirar|revocar|activar|desvincular|aprobar|rechazar|publicar|guardar|aplicar|actualizar|instalar|desinstalar|reiniciar|apagar|invitar|compartir|votar',
  'cancelar assinatura|cancelar inscrição|deixar de seguir|silenciar|arquivar|esvaziar|limpar|repor|restaurar|retirar|revogar|desligar|ativar|desvincular|aprovar|rejeitar|salvar|instalar|reiniciar|convidar|partilhar|compartilhar',
  'uitschrijven|opzeggen|ontvolgen|dempen|archiveren|legen|verlaten|resetten|herstellen|intrekken|uitschakelen|uitzetten|inschakelen|aanzetten|ontkoppelen|goedkeuren|weigeren|afwijzen|publiceren|opslaan|toepassen|bijwerken|installeren|opnieuw opstarten|afsluiten|uitnodigen|delen',
  'anuluj subskrypcję|wypisz się|przestań obserwować|wycisz|archiwizuj|wyczyść|opróżnij|opuść|zresetuj|resetuj|przywróć|wycofaj|cofnij zgodę|wyłącz|włącz|odłącz|zatwierdź|odrzuć|opublikuj|zapisz|zastosuj|zaktualizuj|zainstaluj|odinstaluj|uruchom ponownie|zaproś|udostępnij',
]

const SENDING = new RegExp(`(?<![\\p{L}\\p{N}])(?:${SENDS.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
/** At the beginning or, as German has it, at the end: "How we share data" and "Our update policy" change nothing. */
const CHANGING = new RegExp(
  `^[^\\p{L}]*(?:${CHANGES.join('|')})(?![\\p{L}\\p{N}])|(?<![\\p{L}\\p{N}])(?:${CHANGES.join('|')})[^\\p{L}]*$`,
  'iu',
)

/** True for names that say they send, pay, delete, agree or sign out. */
export function isHarmful(name: string): boolean {
  return harmfulWords(name).length > 0
}

/** The words by which a name says so, in small letters. */
export function harmfulWords(name: string): readonly string[] {
  return [...name.toLowerCase().matchAll(SENDING)].map(([found]) => found.replace(/\s+/g, ' '))
}

/** True for names that say that pressing them changes something, be it harmful or not: a search never presses them. */
export function saysChange(name: string): boolean {
  return isHarmful(name) || CHANGING.test(name)
}

/** Words in addresses, which are mostly English and often run together. */
const IN_ADDRESS =
  /(?:^|[^\p{L}])(?:log[-_. ]?(?:out|off)|sign[-_. ]?(?:out|off)|signoff|delete|del|destroy|erase|remove|rm|unsubscribe|unfollow|deactivate|disable|enable|reset|clear|purge|wipe|empty|revoke|leave|archive|mute|block|ban|kick|approve|reject|confirm|accept|kill|terminate|drop|purchase|pay|buy|checkout|cancel|execute|restart|reboot|shutdown|toggle|vote|like|abmelden|ausloggen|loeschen|löschen|entfernen|abbestellen|deconnexion|supprimer|elimina|esci|cerrar[-_ ]?sesion|wyloguj|uitloggen|afmelden)(?![\p{L}])/iu

/**
 * True for addresses that say that opening them changes something: some sites sign out or delete by a mere link,
 * whatever it is called. Path, query and fragment are read, in snake, kebab and camel case.
 */
export function addressSaysChange(url: URL): boolean {
  return [url.pathname, url.search, url.hash].some((part) => {
    const plain = decoded(part).replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    return IN_ADDRESS.test(plain) || saysChange(plain.replace(/[^\p{L}\p{N}]+/gu, ' '))
  })
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
