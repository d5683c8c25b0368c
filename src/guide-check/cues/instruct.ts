import { type Table, tablePlaces, tableTest } from './tables.js'

/** Words that tell a reader to press, open or go to what follows them. */
const PRESSES: Table = {
  de: '(?:an)?tipp(?:e|en|t|st)?|drück(?:e|en|t)?|(?:an)?klick(?:e|en|t|st)?|(?:aus|an)?wähl(?:e|en|t|st)?|öffn(?:e|en|et)|geh(?:e|en|t|st)?|scroll(?:e|en|t|st)?|navigier(?:e|en|t)|wechsl?(?:e|le|eln|elt)|ruf(?:e|en|t)?|such(?:e|en|t|st)?|folg(?:e|en|t)|angetippt|geöffnet|gewählt',
  en: 'taps?|tapping|clicks?|clicking|press|pressing|choose|choosing|select|selecting|pick|open|opening|go(?:ing)? (?:in)?to|go into|head to|navigate to|scroll(?:ing)? (?:down )?to|visit|hit|look for|find',
  fr: 'appuy(?:ez|er|ant)|touch(?:ez|er)|cliqu(?:ez|er|ant)|choisi(?:ssez|r)|sélectionn(?:ez|er)|ouvr(?:ez|ir|ant)|all(?:ez|er)|rend(?:ez-vous|re)|défil(?:ez|er)|descend(?:ez|re)|cherch(?:ez|er)|recherch(?:ez|er)|accéd(?:ez|er)|suiv(?:ez|re)|retrouv(?:ez|er)',
  it: 'tocca(?:re|te)?|clicca(?:re|te|ndo)?|(?:fai|fate|fare) (?:clic|tap)|premi|preme(?:re|te)|scegli|sceglie(?:re|te)|seleziona(?:re|te)?|apri|apri(?:re|te)|vai|andare|andate|scorri|scorrere|cerca(?:re|te)?|entra(?:re|te)?|accedi|accedere|raggiungi',
}
/** Words that a screen and what is on it are talked about with. */
const SHOWS: Table = {
  de: `${PRESSES.de}|find\\p{L}*|steh(?:t|en)|heißt|heisst|erscheint|zeigt|bestätig\\p{L}*|beantwort\\p{L}*|send\\p{L}*|schick\\p{L}*|trag\\p{L}*|gib|geben|füll\\p{L}*|unter|kommst|kommen|landest|führt|weiter|(?:unter)?menü\\p{L}*|schaltfläche|button|knopf|links?|reiter|abschnitt|bereich|punkt|rubrik|feld|eintrag|kästchen|option|aktivier\\p{L}*|deaktivier\\p{L}*|setz\\p{L}*|einstellung`,
  en: `${PRESSES.en}|taps?|go|find|found|called|labell?ed|named|shows?|appears?|under|button|links?|menu|tab|section|field|entry|option|heading|tick|check|toggle|switch|turn|follow|enter|type|confirm|answer|submit|send|leads?|takes`,
  fr: `${PRESSES.fr}|trouv\\p{L}*|appel\\p{L}*|intitul\\p{L}*|nomm\\p{L}*|apparaît|affich\\p{L}*|sous|boutons?|liens?|menu|onglet|rubrique|section|champ|option|entrée|coch\\p{L}*|activ\\p{L}*|désactiv\\p{L}*|valid\\p{L}*|confirm\\p{L}*|répond\\p{L}*|envoy\\p{L}*|saisi\\p{L}*|rempli\\p{L}*|mèn\\p{L}*|passez|passer|dans`,
  it: `${PRESSES.it}|trov\\p{L}*|chiam\\p{L}*|denominat\\p{L}*|compare|appare|mostra|sotto|pulsante|bottone|link|menu|menù|scheda|sezione|campo|opzione|voce|spunta\\p{L}*|attiva\\p{L}*|disattiva\\p{L}*|conferma\\p{L}*|rispond\\p{L}*|invia\\p{L}*|inserisc\\p{L}*|compil\\p{L}*|porta|passa|su`,
}

const presses = tablePlaces(PRESSES)
const shows = tableTest(SHOWS)
/** Letters between the word and the label. */
const NEAR = 45

/** True where a sentence tells its reader to press or open what stands there, without any mark around it. */
export function guidesTo(sentence: string, from: number, to: number, language: string): boolean {
  return presses(sentence, language).some((place) => {
    if (place.to <= from) return from - place.to <= NEAR && !/[.,;:!?]/.test(sentence.slice(place.to, from))
    // German puts it last: "die Einstellungen öffnen".
    return (
      language.startsWith('de') &&
      place.from >= to &&
      place.from - to <= 12 &&
      !/[.,;:!?]/.test(sentence.slice(to, place.from))
    )
  })
}

/** True for a sentence that is about what is to be seen and pressed. */
export function isInstruction(sentence: string, language: string): boolean {
  return shows(sentence, language)
}

/** True for a sentence that tells its reader to press or open something. */
export function isPressing(sentence: string, language: string): boolean {
  return presses(sentence, language).length > 0
}
