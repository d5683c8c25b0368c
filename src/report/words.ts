import type { Verdict } from '../verdict/verdict.js'

export type ReportLanguage = 'en' | 'de'
export const REPORT_LANGUAGES: readonly ReportLanguage[] = ['en', 'de']

const EN = {
  title: 'What the guides’ readers see',
  walkedOn: 'Walked on',
  live: 'on the live sites',
  standIn: 'on the stand-in, release',
  verdict: 'Verdict',
  route: 'Route',
  flow: 'Guide topic',
  device: 'Language and device',
  overview: 'All routes',
  attention: 'What needs attention',
  nothing: 'Everything the guides say was found as they say it.',
  found: 'What was found',
  elsewhere: 'Also different on these pages, but not on the way',
  guideSays: 'The guide says',
  guides: 'Guides that publish this route',
  before: 'Approved',
  after: 'Seen now',
  difference: 'Difference',
  filmStrip: 'The way, screen by screen',
  arrival: 'At the end of the way',
  step: 'Step',
  notes: 'On the way',
  confirmed: 'Walked twice, the second time alone in a fresh browser, with the same outcome',
  unconfirmed: 'Walked twice, the second time alone in a fresh browser, with another outcome: nobody is alerted yet',
  appTitle: 'Not machine-verified',
  appText: 'These published routes lead through a native app. No machine walks them; a person has to.',
  verifiedWalks: 'Verified routes',
  approveHint: 'If what is seen now is right, approve it with',
  proposed: 'Proposed wording',
  proposedRoute: 'Proposed new way',
  patch: 'The same as a patch of the flow file:',
  varying: 'things kept varying over the last nights. To ignore them from now on:',
  reassessed: 'Judged again by another version of guidewatch on',
  otherLanguage: 'Deutsch',
  skip: 'Skip to the findings',
  error: 'guidewatch could not do its work',
}

const DE: typeof EN = {
  title: 'Was Leserinnen und Leser der Anleitungen sehen',
  walkedOn: 'Gegangen am',
  live: 'auf den echten Seiten',
  standIn: 'auf der Nachbildung, Stand',
  verdict: 'Urteil',
  route: 'Weg',
  flow: 'Thema der Anleitung',
  device: 'Sprache und Gerät',
  overview: 'Alle Wege',
  attention: 'Was Aufmerksamkeit braucht',
  nothing: 'Alles, was die Anleitungen sagen, war so zu finden, wie sie es sagen.',
  found: 'Was gefunden wurde',
  elsewhere: 'Auf diesen Seiten ebenfalls anders, aber nicht auf dem Weg',
  guideSays: 'Die Anleitung sagt',
  guides: 'Anleitungen mit diesem Weg',
  before: 'Freigegeben',
  after: 'Jetzt zu sehen',
  difference: 'Unterschied',
  filmStrip: 'Der Weg, Bild für Bild',
  arrival: 'Am Ende des Weges',
  step: 'Schritt',
  notes: 'Unterwegs',
  confirmed: 'Zweimal gegangen, beim zweiten Mal allein in einem frischen Browser, mit demselben Ergebnis',
  unconfirmed:
    'Zweimal gegangen, beim zweiten Mal allein in einem frischen Browser, mit anderem Ergebnis: Noch wird niemand benachrichtigt',
  appTitle: 'Nicht maschinell geprüft',
  appText: 'Diese veröffentlichten Wege führen durch eine App. Keine Maschine geht sie; das muss ein Mensch tun.',
  verifiedWalks: 'Bestätigte Wege',
  approveHint: 'Ist das, was jetzt zu sehen ist, richtig, dann gib es frei mit',
  proposed: 'Vorgeschlagener Wortlaut',
  proposedRoute: 'Vorgeschlagener neuer Weg',
  patch: 'Dasselbe als Änderung der Flow-Datei:',
  varying: 'Dinge waren in den letzten Nächten immer wieder anders. Um sie künftig zu übergehen:',
  reassessed: 'Neu beurteilt von einer anderen Version von guidewatch am',
  otherLanguage: 'English',
  skip: 'Zu den Befunden',
  error: 'guidewatch konnte seine Arbeit nicht tun',
}

export const WORDS: Readonly<Record<ReportLanguage, typeof EN>> = { en: EN, de: DE }

/** A verdict as a word and as what it means for the reader of a guide. */
export const VERDICT_WORDS: Readonly<
  Record<ReportLanguage, Readonly<Record<Verdict, { readonly word: string; readonly meaning: string }>>>
> = {
  en: {
    verified: { word: 'verified', meaning: 'The guide is right: every step, the form and its claims.' },
    changed: { word: 'changed', meaning: 'Readers still arrive, but see something other than the guide says.' },
    broken: { word: 'broken', meaning: 'Readers cannot arrive, or land on something else.' },
    blocked: { word: 'blocked', meaning: 'This could not be checked. It says nothing about the guide.' },
    error: { word: 'error', meaning: 'guidewatch itself failed; the operator should look.' },
  },
  de: {
    verified: {
      word: 'bestätigt',
      meaning: 'Die Anleitung stimmt: jeder Schritt, das Formular und was sie verspricht.',
    },
    changed: {
      word: 'verändert',
      meaning: 'Leserinnen und Leser kommen noch an, sehen aber anderes, als die Anleitung sagt.',
    },
    broken: { word: 'unterbrochen', meaning: 'Leserinnen und Leser kommen nicht an, oder landen woanders.' },
    blocked: { word: 'blockiert', meaning: 'Das ließ sich nicht prüfen. Über die Anleitung sagt es nichts.' },
    error: { word: 'Fehler', meaning: 'guidewatch selbst ist gescheitert; wer es betreibt, sollte nachsehen.' },
  },
}
