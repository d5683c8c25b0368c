import type { Vocabulary } from '../en.js'
import { numbersIn } from '../text.js'

// What the pages of a report say in German.

const n = numbersIn('de')

export const REPORT: Vocabulary['report'] = {
  title: 'Was Leserinnen und Leser der Anleitungen sehen',
  walkedOn: 'Gegangen am',
  live: 'auf den echten Seiten',
  standIn: 'auf der Nachbildung, Stand',
  verdict: 'Urteil',
  route: 'Weg',
  flow: 'Thema der Anleitung',
  device: 'Sprache und Gerät',
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
  vouchedFor: 'Gescheitert wie diese, die ein zweites Mal gegangen wurden und wieder scheiterten:',
  unconfirmed:
    'Zweimal gegangen, beim zweiten Mal allein in einem frischen Browser, mit anderem Ergebnis: Noch wird niemand benachrichtigt',
  appTitle: 'Nicht maschinell geprüft',
  appText: 'Diese veröffentlichten Wege führen durch eine App. Keine Maschine geht sie; das muss ein Mensch tun.',
  proposed: 'Vorgeschlagener Wortlaut',
  proposedRoute: 'Vorgeschlagener neuer Weg',
  patch: 'Dasselbe als Änderung der Flow-Datei:',
  varying: 'Dinge waren in den letzten Nächten immer wieder anders. Um sie künftig zu übergehen:',
  reassessed: 'Neu beurteilt von einer anderen Version von guidewatch am',
  skip: 'Zu den Befunden',
  error: 'guidewatch konnte seine Arbeit nicht tun',
  /** Was die Nacht ergeben hat, in Teilen eines Satzes. */
  toDecide: (count: number) =>
    count === 1 ? 'Eine Ursache wartet auf eine Entscheidung' : `${n(count)} Ursachen warten auf eine Entscheidung`,
  notLetIn: (count: number) =>
    count === 1 ? 'ein Testkonto wird nicht eingelassen' : `${n(count)} Testkonten werden nicht eingelassen`,
  notJudged: (count: number) =>
    count === 1 ? 'ein Weg war nicht zu beurteilen' : `${n(count)} Wege waren nicht zu beurteilen`,
  notApproved: (count: number) =>
    count === 1 ? 'von einem Weg ist noch nichts freigegeben' : `von ${n(count)} Wegen ist noch nichts freigegeben`,
  wrongGuides: (count: number) =>
    count === 1
      ? 'in einer Anleitung stimmt ein Satz nicht mehr'
      : `in ${n(count)} Anleitungen stimmen Sätze nicht mehr`,
  verifiedCount: (count: number) => (count === 1 ? 'ein Weg bestätigt' : `${n(count)} Wege bestätigt`),
  causes: 'Ursachen',
  causeText: 'Über jede entscheidest du einmal, für alle Wege, auf denen dasselbe zu sehen war.',
  guideSaysAt: (step: number | null) =>
    step === null ? 'Die Anleitung sagt' : `Die Anleitung sagt in Schritt ${step}`,
  guidePromises: 'Die Anleitung verspricht, und das stimmt nicht mehr',
  shouldSay: 'Sie sollte sagen',
  shouldAdd: 'Davor sollte sie sagen',
  shouldReplace: 'Statt dessen und allem, was folgt, sollte sie sagen',
  inGuides: 'In',
  alsoFound: 'Auf diesen Bildern außerdem',
  members: (count: number) => (count === 1 ? 'Ein Weg' : `${n(count)} gleiche Wege`),
  leftOut: (count: number) => (count === 1 ? 'Ein Weg ausgenommen' : `${n(count)} Wege ausgenommen`),
  more: (count: number) => `und ${n(count)} weitere`,
  withoutPage: 'Im Terminal entscheiden',
  commandHolds: 'Die Anleitung stimmt noch (was jetzt zu sehen ist, gilt neben dem Bisherigen):',
  commandChange: 'Die Anleitung muss sich ändern (was jetzt zu sehen ist, gilt statt des Bisherigen):',
  commandAll: 'Gibt alles frei, was auf diesen Wegen zu sehen ist:',
  halfway: 'Etwas ist nicht so, wie die Anleitung sagt; was danach kommt, ließ sich nicht prüfen.',
  hindrances: 'Nicht beurteilt',
  elsewhereTitle: (count: number) =>
    count === 1
      ? 'Ein Unterschied neben dem Weg, über den niemand benachrichtigt wird'
      : `${n(count)} Unterschiede neben dem Weg, über die niemand benachrichtigt wird`,
  inWalks: (count: number) => (count === 1 ? 'auf einem Weg' : `auf ${n(count)} Wegen`),
  openWalks: (count: number) => (count === 1 ? 'Ein Weg nicht bestätigt' : `${n(count)} Wege nicht bestätigt`),
  verifiedTitle: (count: number) => (count === 1 ? 'Ein bestätigter Weg' : `${n(count)} bestätigte Wege`),
  allWalks: 'Alle Wege',
  walk: 'Weg',
  walks: 'Wege',
  page: (number: number) => `Seite ${number}`,
  pages: 'Seiten',
  languages: 'Andere Sprachen',
  back: 'Bericht dieser Nacht',
  backToCause: 'Darüber entscheiden',
  previous: 'Voriger',
  next: 'Nächster',
  around: 'Andere Wege',
  nights: 'Die letzten Nächte dieses Weges',
  tonight: 'diese Nacht',
  noneHere: 'Auf diesem Weg war nichts, worauf Leserinnen und Leser stoßen würden.',
  target: 'Umrandet ist, was Leserinnen und Leser benutzen.',
  varyingTitle: 'Was immer wieder anders war',
  besides: 'Alles Weitere',
}

/** Beside the pictures that are compared. */
export const COMPARISON: Vocabulary['comparison'] = {
  modes: 'Vergleichsart',
  side: 'Nebeneinander',
  slider: 'Schieber',
  overlay: 'Überlagert',
  blink: 'Wechsel',
  difference: 'Differenz',
  line: 'Lage der Trennlinie',
  opacity: 'Deckkraft des jetzt Gesehenen',
  pause: 'Wechsel anhalten',
  play: 'Wechseln lassen',
  flip: 'Das andere zeigen',
  zoom: 'Vergrößerung',
  closer: 'Vergrößern',
  further: 'Verkleinern',
  fit: 'Einpassen',
  whole: 'Ganze Ansicht',
  picture: 'Ganzes Bild',
  showDifference: 'Alle Unterschiede markieren',
  with: 'Vergleichen mit',
  also: (number) => `Auch freigegeben (${number})`,
  alsoApproved: (count) =>
    count === 1 ? 'Ein weiteres Bild ist freigegeben' : `${count} weitere Bilder sind freigegeben`,
  pictures: 'Bilder',
  keys: 'Pfeiltasten verschieben die Bilder, + und - vergrößern und verkleinern, 0 passt ein, W zeigt die ganze Ansicht, 1 bis 5 wählen die Vergleichsart, die Leertaste zeigt das andere Bild.',
  around: 'Was ringsum steht',
  renamed: 'umbenannt',
  added: 'neu',
  gone: 'fehlt',
  moved: 'verschoben',
  arrived: 'hierher verschoben',
  left: 'anderswohin verschoben',
  converted: (was, is) => `${is}, vorher: ${was}`,
  was: 'vorher:',
  is: 'jetzt:',
  more: (count) => `… ${count} weitere`,
}
