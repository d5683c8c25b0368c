import type { SiteWords } from './en.js'

// All that the published pages say in German.

const zahl = (count: number, one: string, many: string) => (count === 1 ? one : `${count} ${many}`)

export const DE: SiteWords = {
  quoted: (text) => `„${text}“`,
  skip: 'Direkt zur Antwort',
  languages: 'Sprachen',
  home: 'Alle Links',
  tagline: 'Nacht für Nacht geprüft, damit du nicht suchen musst',
  demo: 'Vorführung: Hier ist eine Maschine durch eine Nachbildung gegangen, nicht durch die echten Seiten. Nichts davon sagt etwas über eine echte Seite.',
  unsigned:
    'Nicht signiert: Niemand kann beweisen, dass diese Seiten von {publisher} stammen und so veröffentlicht wurden.',
  overview: {
    title: 'Geht das noch?',
    lead: 'Manches ist gut versteckt: ein Widerspruch, eine Löschung. {publisher} lässt jede Nacht eine Maschine den ganzen Weg dorthin gehen, so wie du ihn gehen würdest, bis zum Formular und ohne es abzuschicken. Hier steht, was sie gefunden hat.',
    night: 'Letzte vollständige Nacht: {at}.',
    count: (works, all) =>
      works === all
        ? all === 1
          ? 'Der Link führt ans Ziel.'
          : `Alle ${all} Links führen ans Ziel.`
        : `${works} von ${all} Links ${works === 1 ? 'führt' : 'führen'} ans Ziel.`,
    links: 'Die Links',
    empty: 'Noch ist kein Link veröffentlicht.',
    until: 'geprüft am {at}, gilt bis {until}',
    changed: 'zuletzt wie beschrieben am {at}, gilt bis {until}',
    last: 'ging zuletzt am {at}',
    never: 'wurde noch nie bestätigt',
    pages: 'Seiten',
    page: (page, pages) => `Seite ${page} von ${pages}`,
    previous: 'Vorherige Seite',
    next: 'Nächste Seite',
    index: 'Alle Seiten, jede mit ihrem ersten Link',
  },
  question: 'Geht das noch?',
  states: {
    verified: { word: 'geht', answer: 'Ja, das geht noch.' },
    changed: { word: 'geht, sieht anders aus', answer: 'Ja, aber manches sieht jetzt anders aus.' },
    broken: { word: 'geht nicht', answer: 'Nein, nicht so, wie es beschrieben ist.' },
    unknown: { word: 'unbekannt', answer: 'Das weiß gerade niemand.' },
    retired: { word: 'aufgegeben', answer: 'Nein, dieser Link wurde aufgegeben.' },
    'not-machine-verified': { word: 'nicht maschinell geprüft' },
    attested: { word: 'von einem Menschen geprüft' },
  },
  answer: {
    verified:
      'Am {at} sind wir den ganzen Weg bis zum Formular gegangen. Das gilt bis zum {until}; nach diesem Tag weiß es niemand.',
    verifiedSince: 'Seit dem {since} hat es bei jeder Prüfung geklappt.',
    changed: 'Du kommst noch ans Ziel, siehst unterwegs aber etwas anderes, als die Anleitungen sagen.',
    changedUntil:
      'Genau wie beschrieben war es zuletzt am {at}. Dass du ans Ziel kommst, gilt bis zum {until}; nach diesem Tag weiß es niemand.',
    broken: 'Wer den Schritten jetzt folgt, kommt nicht zum Formular oder landet bei einem falschen.',
    unknown: 'Zuletzt konnte niemand nachsehen. Vielleicht geht es, vielleicht nicht.',
    retired: 'Niemand prüft ihn mehr.',
    since: 'Das ist so seit dem {since}.',
    last: 'Zuletzt ging es am {at}.',
    never: 'Wir haben noch nie gesehen, dass es geht.',
    go: 'Zum Formular',
    opens: 'öffnet {host}',
    logIn: 'Du musst dich dort anmelden.',
    noButton:
      'Einen Knopf zum Formular zeigen wir hier mit Absicht nicht: Er könnte dich an die falsche Stelle bringen.',
    now: 'Was du jetzt tun kannst',
    stillWorks: 'Dieser Weg geht noch:',
    instead: 'Das hilft vielleicht stattdessen:',
    reasons: {
      expired: 'Was hier veröffentlicht ist, ist abgelaufen: Es ist zu lange her, dass jemand nachgesehen hat.',
      'rolled-back': 'Geliefert wurde ein älterer Stand als der, den du gerade siehst. Da stimmt etwas nicht.',
      unreachable: 'Der jetzige Stand ließ sich nicht laden.',
      unverifiable: 'Es ließ sich nicht bestätigen, dass der jetzige Stand echt ist.',
      newer: 'Seit diese Seite entstand, hat sich etwas geändert. Bitte lade sie neu.',
    },
  },
  ways: {
    title: 'Der Weg, Schritt für Schritt',
    folded: 'Die Schritte zeigen, die nicht mehr stimmen',
    foldedUnknown: 'Die Schritte zeigen, wie sie beschrieben waren',
    mobile: 'Am Telefon',
    desktop: 'Am Computer',
    fallback: 'Diesen Weg gehen wir nur auf {language}, deshalb stehen hier die Bezeichnungen in dieser Sprache.',
    signedIn: 'Dafür musst du angemeldet sein.',
    empty: 'Für diesen Weg sind keine Schritte aufgeschrieben.',
    guides: 'Anleitungen, die diesen Weg beschreiben',
  },
  steps: {
    open: 'Öffne {address}.',
    click: 'Wähle {target}.',
    hover: 'Fahre mit der Maus über {target}.',
    press: 'Benutze die Tastatur bei {target}.',
    fill: 'Fülle aus: {target}.',
    choose: 'Wähle deine Antwort bei {target}.',
    expect: 'Jetzt siehst du {target}.',
    arrive: 'Du bist da: Das ist das Formular.',
    go: 'Weiter geht es.',
    marked: 'Bildschirm, darauf markiert: {target}',
    screen: 'Was der Bildschirm bei diesem Schritt zeigt',
    arrival: 'Das Formular am Ende des Weges',
  },
  app: {
    text: 'Durch eine App kann keine Maschine gehen. Diese Schritte haben Menschen aufgeschrieben; sie können veraltet sein.',
    attested: 'Ein Mensch ist diesen Weg am {at} gegangen. Das gilt bis zum {until}; maschinell geprüft ist es nicht.',
    version: 'Version der App: {version}.',
    works: 'wie beschrieben',
    fails: 'nicht wie beschrieben',
    seen: 'dort zu sehen: {text}',
  },
  changes: 'Was sich zuletzt geändert hat',
  claims: {
    title: 'Worauf du dich beim Formular verlassen kannst',
    true: 'so gesehen am {at}',
    false: 'nicht mehr so',
    falseLast: 'nicht mehr so; zuletzt so gesehen am {at}',
    unknown: 'zurzeit nicht bekannt',
    unknownLast: 'zurzeit nicht bekannt; zuletzt so gesehen am {at}',
    yes: 'Ja:',
    no: 'Nein:',
    perhaps: 'Unbekannt:',
  },
  deadline: {
    title: 'Bis wann',
    last: 'Der letzte Tag ist der {date}.',
    calendar: 'Den Tag in deinen Kalender eintragen',
    short: 'Letzter Tag: {date}',
  },
  effort: {
    title: 'Was es dich kostet',
    clicks: (clicks, screens) =>
      `${zahl(clicks, 'Ein Klick', 'Klicks')} auf ${zahl(screens, 'einem Bildschirm', 'Bildschirmen')}.`,
    required: (count) =>
      count === 0
        ? 'Kein Feld muss ausgefüllt werden.'
        : count === 1
          ? 'Ein Feld muss ausgefüllt werden.'
          : `${count} Felder müssen ausgefüllt werden.`,
    logIn: 'Du musst dich anmelden.',
    noLogIn: 'Anmelden musst du dich nicht.',
    code: 'Du musst einen Code eingeben, der dir geschickt wird.',
    record: 'Alle Zahlen, Nacht für Nacht (CSV)',
    charts: 'Was jeder Weg im Lauf der Zeit verlangt hat',
    chart: (title: string) => `Diagramm des Wegs „${title}“: Klicks, Seiten und Felder über die Nächte`,
  },
  others: 'Was sonst noch hilft',
  evidence: {
    title: 'Wie du uns nachprüfen kannst',
    text: 'Alles auf dieser Seite gibt es auch für Programme: {status} sagt, was wir wissen, {head}, bis wann das gilt.',
    signed:
      'Die zweite Datei trägt den Fingerabdruck der ersten und ist signiert; {reader} prüft beides, in jedem Browser.',
    screens: 'Fingerabdrücke (SHA-256) der Bildschirme, mit denen der Weg verglichen wurde:',
  },
  embed: {
    title: 'Diesen Link auf deiner Seite zeigen',
    text: 'Kopiere diese Zeilen. Sie führen zum Formular, solange das stimmt, und sonst auf diese Seite. Sie laden nichts von uns, setzen kein Cookie und brauchen kein Skript.',
    code: 'Zeilen zum Kopieren',
    base: 'Stelle der Adresse darin voran, wo diese Seiten zu finden sind.',
    feeds: 'Lass dir sagen, wenn sich etwas ändert: {atom} oder {json}.',
    badge: 'Ein kleines Bild des Standes, mit Datum: {badge}.',
  },
  mistake: {
    title: 'Stimmt hier etwas nicht?',
    text: 'Dann schreib bitte an {publisher}: {contact}.',
    none: 'Dann sag bitte {publisher} Bescheid.',
  },
  footer: 'Veröffentlicht von {publisher}. Kein Cookie, nichts von anderswo geladen, nichts gezählt.',
  missing: {
    title: 'Hier ist nichts',
    text: 'Diese Seite gibt es nicht oder nicht mehr. Kein Link wird je entfernt; suche deinen hier:',
    link: 'Alle Links auf Deutsch',
  },
}
