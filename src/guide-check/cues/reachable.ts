import { isInDoubt } from './stated.js'
import { plain, type Table, tableTest } from './tables.js'

const IMPOSSIBLE: Table = {
  de: '(?:nicht|kein\\p{L}*) (?:\\p{L}+ ){0,5}(?:mehr )(?:\\p{L}+ ){0,3}(?:möglich|widersprechen|einlegen|widersprochen|tun|eingelegt)|(?:nicht|kein\\p{L}*) mehr (?:\\p{L}+ ){0,3}möglich|zu spät|(?:geht|klappt) (?:\\p{L}+ ){0,4}nicht mehr|nichts mehr (?:\\p{L}+ ){0,2}(?:machen|tun)|(?:formular|widerspruch) (?:\\p{L}+ ){0,4}(?:nicht mehr|abgeschaltet|geschlossen)',
  en: "(?:can(?:not|'t| not)|could not|no longer|not) (?:\\p{L}+ ){0,4}(?:object|opt out|possible|submit|available)(?: \\p{L}+){0,4}(?: any ?more)?|no longer (?:\\p{L}+ ){0,3}(?:possible|object|opt out|available|accept\\p{L}*|taken)|too late|(?:form|objection) (?:\\p{L}+ ){0,3}(?:closed|gone|unavailable)",
  fr: "(?:n'est|ne) (?:\\p{L}+ ){0,4}plus (?:\\p{L}+ ){0,4}(?:possible|opposer|disponible)|plus possible|trop tard|ne (?:pouvez|peut|peuvent) plus|impossible de (?:s'|vous )?opposer",
  it: 'non (?:\\p{L}+ ){0,5}più (?:\\p{L}+ ){0,4}(?:possibile|opporsi|opporti|opporvi|disponibile)|non (?:\\p{L}+ ){0,3}(?:puoi|può|possibile|potete) più|non (?:si può|puoi|può|potete) (?:\\p{L}+ ){0,2}più|troppo tardi|impossibile opporsi',
}
const POSSIBLE: Table = {
  de: '(?:weiterhin|immer noch|nach wie vor|auch jetzt noch) (?:\\p{L}+ ){0,4}(?:möglich|widersprechen|widerspruch)|(?:können|kannst|könnt|kann) (?:\\p{L}+ ){0,3}(?:weiterhin|immer noch|nach wie vor)',
  en: 'still (?:possible|object|opt out)|can still|remains? possible',
  fr: 'toujours possible|encore possible|reste possible|(?:pouvez|peut) (?:toujours|encore)',
  it: 'ancora possibile|tuttora possibile|(?:puoi|può|potete) ancora|resta possibile',
}
const isImpossible = tableTest(IMPOSSIBLE)
const isPossible = tableTest(POSSIBLE)
const UNDONE: Table = {
  de: 'rückgängig|zurück(?:genommen|nehmen|holen)|gelöscht\\p{L}*|daten|trainier\\p{L}*|training|vergang\\p{L}*|bereits|konto',
  en: 'undo|undone|revers\\p{L}*|withdraw\\p{L}*|deleted?|data|train\\p{L}*|already|past|account',
  fr: 'annul\\p{L}*|retir\\p{L}*|supprim\\p{L}*|données|entraîn\\p{L}*|déjà|compte',
  it: 'annull\\p{L}*|ritir\\p{L}*|cancell\\p{L}*|dati|addestra\\p{L}*|già|account',
}
const isUndone = tableTest(UNDONE)

/** Whether a sentence says that it can be done at all. */
export function saysReachable(sentence: string, language: string): boolean | undefined {
  if (isInDoubt(sentence, language)) return undefined
  if (isImpossible(plain(sentence), language))
    return /(?:^|\s)(?:(?:nicht|nie|niemals) zu spät|(?:not|never) too late|(?:pas|jamais) trop tard|non è (?:mai |ancora )?troppo tardi)/iu.test(
      plain(sentence),
    ) || isUndone(sentence, language)
      ? undefined
      : false
  return isPossible(sentence, language) ? true : undefined
}
