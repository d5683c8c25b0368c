import { type Table, tablePlaces, tableTest } from './tables.js'

/** That nothing more has to be done. */
const DONE: Table = {
  de: "^(?:(?:und )?(?:schon )?das (?:war(?:['’]s| es| schon alles)|wars|ist (?:schon )?alles)|(?:und )?(?:schon |damit )?(?:(?:ist (?:es|alles|die sache) |sind sie |bist du |seid ihr |ist man )?(?:fertig|geschafft|erledigt))|mehr (?:ist (?:es )?nicht|braucht es nicht)|(?:damit|nun|jetzt|danach) (?:ist|wäre) (?:\\p{L}+ ){1,3}(?:abgeschlossen|vollzogen|erledigt|geschafft|durch))",
  en: "^(?:(?:and )?that(?:['’]s| is| was) (?:it|all)|(?:and )?(?:(?:it['’]s )?(?:all )?done|you(?:['’]re| are) (?:all )?(?:done|set|finished)|it is (?:done|finished))|job done|(?:with that,? |now )?(?:the|your) (?:\\p{L}+ )?\\p{L}+ is (?:now )?(?:complete|completed|done|finished)(?=[.!]|$)|nothing (?:more|else) (?:to do|is needed))",
  fr: "^(?:(?:et )?(?:c['’]est (?:tout|fait|fini|terminé)|voilà(?:,? c['’]est (?:tout|fait))?)|(?:et )?(?:le tour est joué|vous avez terminé|vous avez fini)|(?:ainsi |voilà )?(?:la |le |l['’]|votre )\\p{L}+ est (?:alors |ainsi |désormais )?(?:terminée?|faite?|finie?|achevée?)(?=[.!]|$)|rien (?:de plus|d['’]autre) à faire)",
  it: "^(?:(?:ed? )?(?:è tutto|tutto qui|(?:ecco |è )?fatt[oa]|(?:è |avete |hai )?finito|il gioco è fatto|basta così)|(?:così |con questo )?(?:la |il |l['’])(?:\\p{L}+ )?\\p{L}+ è (?:così )?(?:conclus|complet|completat|terminat|fatt)[oa](?=[.!]|$)|non (?:serve|c['’]è) altro(?: da fare)?)",
}
/** What is done with a switch or a box that was named before. */
const SETS: Table = {
  de: '(?:ihn|sie|es|den|die|das|diesen|dieses|diese) (?:einfach |nur |jetzt |dann |noch )?(?:stell|schieb|schalt|setz|leg|dreh|leer|hak)\\p{L}*|(?:stell|schieb|schalt|setz|leg|dreh|leer|hak)\\p{L}* (?:(?:ihr|du|man|sie|wir|er|jetzt|dann|nun|einfach) )?(?:ihn|sie|es|den|das|die|diesen|dieses)(?: (?:schalter|regler|haken|häkchen|kästchen))?|(?:schalter|regler|haken|häkchen)',
  en: '(?:set|turn|switch|slide|flip|move|put|toggle|push|untick|uncheck|tick|clear|drag)(?:s|ing)? (?:it|this|that|the (?:switch|slider|box|toggle|tick))',
  fr: "(?:le|la|l'|celui-ci|celle-ci) ?(?:mett|bascul|désactiv|étei|fait(?:es)? glisser|gliss|décoch|coch|pass|coup|pouss)\\p{L}*|(?:mett|bascul|désactiv|étei|gliss|décoch|coch|coup|pouss)\\p{L}*-l[ae]",
  it: '(?:lo|la|questo|questa) (?:si )?(?:mett|spegn|disattiv|spost|togli|spunt|port)\\p{L}*|(?:mett|spegn|disattiv|spost|togli|spunt|port)\\p{L}*l[oa]',
}
/** What comes of itself, once a form was sent. */
const RECEIPT: Table = {
  de: '(?:die|eine|deine|ihre|eure)? ?(?:\\p{L}*bestätigung|quittung|rückmeldung|antwort|nachricht|e-?mail|mail) (?:\\p{L}+ ){0,4}?(?:kommt|trifft|folgt|landet|geht)|(?:bekommst|bekommt|bekommen|erhältst|erhält|erhalten|erhaltet) (?:du|sie|man|ihr|wir) (?:[\\p{L}-]+ ){0,5}?(?:\\p{L}*bestätigung|quittung|rückmeldung|antwort|nachricht|e-?mail|mail)|(?:du|sie|man|ihr|wir) (?:bekommst|bekommt|bekommen|erhältst|erhält|erhalten|erhaltet) (?:[\\p{L}-]+ ){0,4}?(?:\\p{L}*bestätigung|quittung|rückmeldung|antwort|nachricht|e-?mail|mail)|(?:kommt|trifft|folgt) (?:[\\p{L}-]+ ){0,4}?(?:\\p{L}*bestätigung|quittung|rückmeldung|antwort|nachricht|e-?mail|mail)|warte\\p{L}* (?:[\\p{L}-]+ ){0,3}?auf (?:die|eine) (?:\\p{L}*bestätigung|quittung|rückmeldung|antwort|mail|e-?mail)',
  en: "(?:you|we)(?: will|'ll)? (?:\\p{L}+ )?(?:get|receive) (?:[\\p{L}-]+ ){0,3}?(?:receipt|confirmation|e-?mail|reply|message|acknowledgement)|(?:receipt|confirmation|acknowledgement|e-?mail|reply|message) (?:\\p{L}+ ){0,2}?(?:comes|arrives|follows|lands|turns up|comes through)|(?:wait|waiting) for (?:the|a|an|your) (?:[\\p{L}-]+ )?(?:receipt|confirmation|e-?mail|reply|message|acknowledgement)",
  fr: "(?:vous|on|tu) (?:recevez|recevrez|reçoit|recevra|reçois|recevras|attend|attendez) (?:\\p{L}+ ){0,2}?(?:le |la |un |une |l'|votre )?(?:accusé|confirmation|courriel|e-?mail|mail|message|réponse|reçu)|(?:accusé de réception|confirmation|courriel|e-?mail|mail|message|réponse|reçu) (?:\\p{L}+ ){0,3}?(?:arrive|parvient|suit|tombe)",
  it: "(?:si attende|attendete|attendi|aspettate|aspetta|si aspetta|riceve(?:te|rete|rà)?|ricevi|riceverai|si riceve|arriva|arriverà|arrivano) (?:[\\p{L}-]+ ){0,2}?(?:la |il |un |una |l')?(?:ricevuta|conferma|e-?mail|mail|messaggio|risposta|riscontro)|(?:ricevuta|conferma|e-?mail|mail|messaggio|risposta) (?:\\p{L}+ ){0,3}?(?:arriva|arriverà|giunge)",
}

const tellsDone = tableTest(DONE)
const settings = tablePlaces(SETS)
/** True for a text that begins by saying that all is done. */
export const isDone = tellsDone
/** True for a sentence that sets the switch or the box that was named before. */
export const setsIt = tableTest(SETS)
/** True for a sentence about what is sent to the reader, as after a form. */
export const isReceipt = tableTest(RECEIPT)

/** A text without what sets a switch. */
export const withoutSetting = (text: string, language: string): string =>
  settings(text, language).reduceRight((rest, { from, to }) => rest.slice(0, from) + rest.slice(to), text)

const CLAUSE = /["”»*)]?[,;:]\s(?:[–—-]\s)?|["”»*)]?\s[–—-]\s|["”»*)]?\s(?=(?:und|and|et|ed?)\s)/gu

/** Where a clause behind a place begins that says that all is done: "…, and that's it". */
export function doneAt(sentence: string, from: number, language: string): number | undefined {
  for (const match of sentence.slice(from).matchAll(CLAUSE)) {
    const at = from + match.index + match[0].length
    if (tellsDone(sentence.slice(at), language)) return at
  }
  return undefined
}

/** True for words, in any language, with which the last step may be told without its label, or left to the reader. */
export const isSaving = (text: string): boolean =>
  /(?<!\p{L})(?:sav(?:e|es|ing)|stor(?:e|es|ing)|submit\p{L}*|sends?|sent|appl(?:y|ies)|confirm\p{L}*|finish\p{L}*|done|ok(?:ay)?|(?:ab|zwischen)?(?:ge)?speicher\p{L}*|(?:ab)?sicher(?:n|e|t)|übernehm\p{L}*|übernimm\p{L}*|\p{L}*(?:schick|send)\p{L}*|bestätig\p{L}*|fertig\p{L}*|schließ\p{L}*|enregistr\p{L}*|envo[iy]\p{L}*|valid\p{L}*|appliqu\p{L}*|termin\p{L}*|(?:das |the |il |le )?rest[eo]?|selbsterklärend|self-explanatory|(?:\p{L}*(?:knopf|schaltfläche)|knöpfe|buttons?|boutons?|pulsant[ei]|tast[oi]|haken|häkchen|switch|schalter)|salv\p{L}*|invi[aioe]\p{L}*|conferm\p{L}*|applic\p{L}*|fatto)(?!\p{L})/iu.test(
    text,
  )
