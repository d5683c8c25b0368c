import type { Known } from '../known.js'
import { sharesTitle } from './deadline.js'
import { type Table, tablePlaces } from './tables.js'

/** Hours, weekdays and occasions at which people meet, and what is said of a guide's own house: none of it is on the flow's screens. */
const MEETS: Table = {
  de: '(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)s?(?:morgens?|vormittags?|nachmittags?|abends?)?|\\d{1,2}(?:[.:]\\d\\d)?(?:\\s?(?:bis|–|-)\\s?\\d{1,2}(?:[.:]\\d\\d)?)? uhr|\\p{L}*(?:kurs(?:e|es)?|workshops?|sprechstunden?|vortr(?:ag|äge)|veranstaltung(?:en)?|treffen|treffs?|stammtisch|café|beratung(?:en)?|beratungstermine?|führung(?:en)?|infoabende?|schulung(?:en)?|seminare?|lesung(?:en)?|ausstellung(?:en)?)|(?:ohne|mit|einen) termin|termine|vorbei(?:zu)?(?:kommen|schauen|kommt|kommst)|schaut (?:\\p{L}+ )?vorbei|kommen sie (?:einfach|gern|doch|ruhig|mal)|kommt (?:einfach|gern|doch|ruhig|mal)|wir (?:\\p{L}+ ){0,2}(?:helfen|unterstützen|beraten|begleiten)|helfen wir|unsere?[mnrs]? (?!(?:ansicht|meinung|erfahrung|erachten|kenntnis|eindruck|beispiel|fall|rat|tipps?|anleitung|weg|konto|test\\p{L}*|versuch\\p{L}*|leser\\p{L}*|recherche\\p{L}*|schritt\\p{L}*)(?!\\p{L}))\\p{L}+',
  en: "(?:mon|tues|wednes|thurs|fri|satur|sun)days?|\\d{1,2}(?:[.:]\\d\\d)?\\s?(?:am|pm|a\\.m|p\\.m|o'clock)|workshops?|drop-?ins?|drop in|drop-in sessions?|surger(?:y|ies)|talks?|evenings?|meetings?|class(?:es)?|courses?|clinics?|stalls?|coffee mornings?|events?|guided tours?|walk-?ins?|appointments?|come (?:along|by|round)|pop in|turn up|join us|we(?:'ll| will| can|'re happy to| are happy to)? (?:\\p{L}+ ){0,2}help|volunteers?|our (?!(?:view|opinion|experience|advice|tips?|guide|knowledge|example|account|own account|tests?|testers?|trials?|readers?|research|steps?)(?!\\p{L}))\\p{L}+",
  fr: '(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)s?|\\d{1,2}\\s?(?:h(?:\\s?\\d\\d)?|heures)|ateliers?|permanences?|conférences?|réunions?|(?<!(?:en|au|dans le) )cours|stages?|(?:sans|sur|un|prendre) rendez-vous|rencontres?|soirées?|expositions?|passez (?:nous|simplement|donc)|venez|nous (?:vous )?(?:aidons|accompagnons|conseillons)|bénévoles?|(?:notre|nos) (?!(?:avis|expérience|exemple|conseils?|astuces?|guide|compte|essais?|tests?|testeurs?|lecteurs?|lectrices?|connaissance|enquête|étapes?)(?!\\p{L}))\\p{L}+',
  it: '(?:lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica)|(?:alle|dalle) (?:ore )?\\d{1,2}|ore \\d{1,2}|laborator(?:io|i)|incontr[oi]|(?<!(?:in|nel) )cors[oi]|serat[ae]|conferenz[ae]|(?:senza|su|un|prendere) appuntamento|riunion[ei]|lezion[ei]|visit[ae] guidat[ae]|mostr[ae]|passate (?:da noi|a trovarci|pure)|venite|(?:vi )?aiutiamo|volontari[oe]?|nostr[oaei] (?!(?:avviso|parere|esperienza|esempio|consigli[oi]?|guida|conto|account|prov[ae]|test|lettor[ei]|conoscenza|inchiesta|passi)(?!\\p{L}))\\p{L}+',
}
const meetings = tablePlaces(MEETS)

/** True for a sentence about people who meet, or about what the guide's own house offers, unless that is what the flow is for. */
export function isMeeting(text: string, known: Known, language: string): boolean {
  return meetings(text, language).some(({ from, to }) => !sharesTitle(text.slice(from, to), known))
}
