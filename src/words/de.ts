import { ALERTS } from './alerts/de.js'
import type { Vocabulary } from './en.js'
import { COMPARISON, REPORT } from './report/de.js'
import { capitalised, isSentence, nouns, numbersIn, readsLine } from './text.js'

// All that guidewatch says in German.

const q = (text: string) => `„${text}“`
const n = numbersIn('de')
const der = nouns('der ')
const die = nouns('die ', true)
const das = nouns('das ')

export const DE: Vocabulary = {
  quoted: q,
  colon: ':',
  roles: {
    ...der({ link: 'Link', menuitem: 'Menüpunkt', text: 'Text', tab: 'Reiter', dialog: 'Dialog', switch: 'Schalter' }),
    ...der({ alertdialog: 'Dialog', alert: 'Hinweis', tooltip: 'Hinweis', slider: 'Schieberegler', tree: 'Baum' }),
    ...der({ menuitemcheckbox: 'Menüpunkt', menuitemradio: 'Menüpunkt', listitem: 'Listenpunkt', iframe: 'Rahmen' }),
    ...der({ treeitem: 'Baumeintrag', main: 'Inhalt', region: 'Abschnitt', article: 'Artikel', paragraph: 'Absatz' }),
    ...die({ button: 'Schaltfläche', heading: 'Überschrift', radio: 'Auswahl', combobox: 'Auswahlliste' }),
    ...die({
      listbox: 'Auswahlliste',
      option: 'Option',
      tablist: 'Reiterleiste',
      status: 'Statuszeile',
      list: 'Liste',
    }),
    ...die({
      menubar: 'Menüleiste',
      table: 'Tabelle',
      row: 'Zeile',
      cell: 'Zelle',
      grid: 'Tabelle',
      gridcell: 'Zelle',
    }),
    ...die({ rowheader: 'Zeilenüberschrift', columnheader: 'Spaltenüberschrift', banner: 'Kopfzeile' }),
    ...die({ contentinfo: 'Fußzeile', navigation: 'Navigation', complementary: 'Randspalte', search: 'Suche' }),
    ...die({
      group: 'Gruppe',
      radiogroup: 'Gruppe',
      figure: 'Abbildung',
      separator: 'Linie',
      toolbar: 'Werkzeugleiste',
    }),
    ...die({ tabpanel: 'Reiterseite', progressbar: 'Fortschrittsanzeige' }),
    ...das({ img: 'Bild', textbox: 'Textfeld', searchbox: 'Suchfeld', checkbox: 'Kästchen', spinbutton: 'Zahlenfeld' }),
    ...das({ file: 'Dateifeld', menu: 'Menü', form: 'Formular', element: 'Element' }),
  },
  states: {
    disabled: (is) => (is ? 'deaktiviert' : 'aktiv'),
    checked: (is) => (is ? 'angekreuzt' : 'nicht angekreuzt'),
    expanded: (is) => (is ? 'aufgeklappt' : 'zugeklappt'),
    selected: (is) => (is ? 'ausgewählt' : 'nicht ausgewählt'),
    pressed: (is) => (is ? 'gedrückt' : 'nicht gedrückt'),
  },
  findings: {
    'label-renamed': ({ it, before, after }) => `${it} ${q(before)} heißt jetzt ${q(after)}.`,
    'role-changed': ({ name, before, after }) =>
      `${q(name)} ist jetzt ein anderes Bedienelement (${after} statt ${before}).`,
    'item-moved': ({ it, before, after }) =>
      `${it} steht jetzt an anderer Stelle${after && ` (jetzt ${after}, vorher ${before})`}.`,
    'item-reordered': ({ it }) => `${it} steht jetzt an anderer Stelle derselben Liste.`,
    'item-added': ({ it }) => `Neu hier: ${it}.`,
    'item-removed': ({ it }) => `Nicht mehr hier: ${it}.`,
    'state-changed': ({ it, before, after }) => `${it} ist jetzt ${after}, vorher ${before}.`,
    'text-changed': ({ before, after }) =>
      after ? `Der Text ${q(before)} lautet jetzt ${q(after)}.` : `Der Text ${q(before)} fehlt jetzt.`,
    'link-target-changed': ({ it, before, after }) =>
      `${it} führt jetzt ${after ? `zu ${after}` : 'nirgendwohin'} statt ${before ? `zu ${before}` : 'nirgendwohin'}.`,
    'label-reversed': ({ before, after }) =>
      `Die Anleitung nennt ${q(before)}; hier steht jetzt ${q(after)}, also das Gegenteil.`,
    'icon-changed': ({ it }) => `${it} zeigt jetzt ein anderes Symbol.`,
    'label-in-picture': ({ it }) => `${it} ist nicht mehr in Buchstaben beschriftet; zu sehen ist nur ein Bild.`,
    'opens-new-tab': ({ it }) => `${it} öffnet jetzt einen anderen Tab oder ein anderes Fenster.`,
    'language-changed': ({ before, after }) => `Die Seite ist jetzt auf ${after}, nicht mehr auf ${before}.`,
    'step-missing': ({ it, after }) =>
      `Hier fehlt, was die Anleitung nennt: ${it}${after && `; am ähnlichsten ist ${q(after)}`}.`,
    'step-unusable': ({ it, after }) =>
      `${it} ist da, lässt sich aber nicht benutzen.${after && ` ${capitalised(after)}.`}`,
    'link-dead': ({ after }) => `Der Link führt ins Leere${after && `: ${after}`}.`,
    'link-redirected': ({ before, after }) =>
      after ? `Der Weg endet jetzt bei ${after} statt bei ${before}.` : `Der Weg führt von ${before} weg.`,
    'destination-other-form': ({ before, after }) =>
      isSentence(before)
        ? `${after ? `Auf der Seite steht jetzt ${q(after)} statt ${q(before)}` : `Auf der Seite steht nicht mehr ${q(before)}`}.`
        : `Leserinnen und Leser landen jetzt auf einer anderen Seite: ${q(after)} statt ${q(before)}.`,
    'form-removed': ({ before }) => `Die Seite ist da, aber ihr Formular fehlt${before && ` (${before})`}.`,
    'field-added': ({ name, after }) => `Das Formular hat ein neues Feld: ${q(name)}${after && `; ${after}`}.`,
    'field-removed': ({ name }) => `Das Formular hat das Feld ${q(name)} nicht mehr.`,
    'field-now-required': ({ name }) => `Das Feld ${q(name)} muss jetzt ausgefüllt werden.`,
    'field-now-optional': ({ name }) => `Das Feld ${q(name)} darf jetzt leer bleiben.`,
    'field-now-prefilled': ({ name }) => `Das Feld ${q(name)} ist jetzt schon ausgefüllt.`,
    'field-no-longer-prefilled': ({ name }) => `Das Feld ${q(name)} ist nicht mehr schon ausgefüllt.`,
    'field-now-ticked': ({ name }) => `Das Kästchen ${q(name)} ist jetzt schon angekreuzt.`,
    'field-no-longer-ticked': ({ name }) => `Das Kästchen ${q(name)} ist nicht mehr schon angekreuzt.`,
    'submit-renamed': ({ before, after }) =>
      `Die Schaltfläche zum Absenden heißt jetzt ${q(after)}, nicht mehr ${q(before)}.`,
    'submit-disabled': ({ it }) => `${it} zum Absenden des Formulars ist deaktiviert.`,
    'submit-removed': ({ before }) => `Die Schaltfläche ${q(before)} zum Absenden fehlt.`,
    'submit-covered': ({ it }) => `${it} zum Absenden des Formulars lässt sich nicht drücken: Etwas liegt darüber.`,
    'submit-confirms': ({ it }) => `${it} sendet das Formular nicht mehr sofort ab: Zuerst ist eine Bestätigung nötig.`,
    'claim-contradicted': ({ name, after }) =>
      `Die Anleitung verspricht: ${q(name)} Zu sehen ist etwas anderes${after && `: ${after}`}.`,
    'appearance-only': ({ it, after }) =>
      after ? `${it} ist da, aber ${after}.` : `Nur das Aussehen hat sich geändert: ${it}.`,
    obstacle: ({ it, after }) => (it && after ? `${it} (${after})` : it || after),
    'ab-test-suspected': () =>
      'Seit einigen Nächten wechselt das zwischen zwei Ansichten wie bei einem A/B-Test. Stimmen beide, die andere mit `guidewatch approve --variant` freigeben.',
    'not-approved': () => 'Diese Ansicht hat noch niemand freigegeben; es gibt nichts zum Vergleichen.',
    'more-elsewhere': () => 'Anderswo auf den Seiten hat sich mehr geändert.',
    'renderer-changed': ({ before, after }) =>
      `Das Bild stammt von einem anderen Browser (${after}, freigegeben mit ${before}); das Aussehen wurde nicht beurteilt.`,
  },
  many: {
    'item-added': ({ count, where, like }) => `${count} Einträge${where} sind neu${like}.`,
    'item-removed': ({ count, where, like }) => `${count} Einträge${where} fehlen jetzt${like}.`,
    'text-changed': ({ count, where, like }) => `${count} Texte${where} haben sich geändert${like}.`,
    'label-renamed': ({ count, where, like }) => `${count} Einträge${where} heißen jetzt anders${like}.`,
    'item-moved': ({ count, where }) => `${count} Einträge${where} stehen jetzt an anderer Stelle.`,
    'item-reordered': ({ count, where }) => `${count} Einträge${where} stehen jetzt in anderer Reihenfolge.`,
    'link-target-changed': ({ count, where }) => `${count} Links${where} führen jetzt zu anderen Adressen.`,
    'appearance-only': ({ count, where }) => `Nur das Aussehen von ${count} Teilen${where} hat sich geändert.`,
    'more-elsewhere': ({ count }) => `${count} weitere Dinge haben sich anderswo auf den Seiten geändert.`,
  },
  anyMany: ({ count, where }) => `${count} Dinge${where} haben sich geändert.`,
  alsoAt: 'auch bei',
  arrival: 'Ziel',
  places: {
    banner: 'in der Kopfzeile',
    contentinfo: 'in der Fußzeile',
    navigation: 'in der Navigation',
    main: 'im Inhalt',
    complementary: 'neben dem Inhalt',
    search: 'in der Suche',
    form: 'im Formular',
    dialog: 'im Dialog',
    alertdialog: 'im Dialog',
    region: 'im Abschnitt',
  },
  obstacles: {
    'login-wall': 'Die Seite verlangt eine Anmeldung; das ließ sich nicht prüfen.',
    'session-missing': 'Das Testkonto ist nicht angemeldet: `guidewatch login` ausführen.',
    checkpoint: 'Die Seite will wissen, wem das Testkonto gehört; das muss ein Mensch bestätigen.',
    captcha: 'Die Seite verlangt ein Rätsel (CAPTCHA); guidewatch löst keine.',
    'rate-limit': 'Die Seite bittet um weniger Anfragen; später noch einmal versuchen.',
    suspended: 'Die Website hat das Testkonto gesperrt; ein Mensch muss nachsehen.',
    'already-objected':
      'Das Testkonto hat schon widersprochen, und die Website zeigt eine Bestätigung statt des Formulars; nimm ein Konto, das nicht widersprochen hat.',
    'another-language':
      'Die Website zeigt dem Testkonto eine andere Sprache; stelle sie in den Einstellungen des Kontos ein.',
    'region-notice': 'Die Seite sagt, dass es das in dieser Region nicht gibt.',
    'not-found': 'Die Seite gibt es nicht mehr.',
    unavailable: 'Die Seite war nicht zu erreichen.',
    'unknown-dialog':
      'Ein Dialog mit unbekannten Schaltflächen steht im Weg; die ablehnende Wahl unter `interruptions` eintragen.',
    'request-stopped': 'Die Seite braucht vielleicht eine Anfrage, die aufgehalten wurde.',
    unreadable: 'Die Seite lässt sich nicht ansehen: Sie ist zu groß, zu tief verschachtelt oder nie in Ruhe.',
  },
  values: {
    absent: ({ name }) => `${q(name)} ist nicht da`,
    vanished: ({ name }) => `${q(name)} ist verschwunden`,
    'led-astray': ({ name }) => `an der Stelle steht ${q(name)} und führt woandershin`,
    reversed: ({ name }) => `an der Stelle steht ${q(name)} und sagt das Gegenteil`,
    'option-absent': ({ option, offered = [] }) =>
      `die Auswahl${option ? ` ${q(option)}` : ''} wird nicht angeboten${offered.length > 0 ? `, sondern ${offered.map(q).join(', ')}` : ''}`,
    'no-focus': () => 'keine Taste erreicht es, denn es kann den Fokus nicht haben',
    'no-date': () => 'es nimmt nur ein Datum, etwa 2027-05-26',
    'read-only': () => 'es lässt sich nichts hineinschreiben',
    disabled: () => 'es ist deaktiviert',
    covered: ({ by }) => `darüber liegt ${by === null ? 'etwas anderes' : q(by)}`,
    'out-of-view': () => 'es liegt außerhalb des Sichtbaren',
    'never-still': () => 'es steht nie still',
    'opens-dialog': ({ dialog }) => `es öffnet den Dialog ${q(dialog)}`,
    'asks-first': () => 'es fragt erst, ob du das wirklich willst',
    'would-send': () => 'es würde das Formular absenden, und das tut guidewatch nie',
    'secret-elsewhere': ({ allowed, origin }) =>
      `ein Geheimnis wird nur bei ${allowed.join(' und ')} eingetippt; diese Seite liegt bei ${origin}`,
    'secret-no-field': () => 'ein Geheimnis wird nur in ein Feld für eine Textzeile oder ein Passwort eingetippt',
    'secret-sent-away': ({ to, origin }) =>
      `das Formular würde an ${to} gesendet, und die Seite liegt bei ${origin}; das Geheimnis wurde nicht eingetippt`,
    circle: ({ host }) => `${host} leitet im Kreis weiter`,
    'no-page': () => 'er öffnet keine Seite, sondern startet einen Download oder gar nichts',
    'other-host': ({ host }) => (host === null ? 'der Weg führt zu einer anderen Website' : `der Weg führt zu ${host}`),
    network: ({ host, error }) => `${host}: ${error ?? 'keine Antwort'}`,
    'no-answer': ({ host }) => `${host} hat nicht rechtzeitig geantwortet`,
    status: ({ status }) => `die Antwort war Status ${status}${status === 429 ? ' (zu viele Anfragen)' : ''}`,
    empty: () => 'die Seite blieb leer',
    'says-gone': () => 'die Seite sagt, dass es sie nicht gibt',
    'too-long': ({ seconds }) => `der Gang dauerte länger als ${n(seconds)} s und wurde beendet`,
    'no-session': ({ account }) => `keine Sitzung für das Testkonto ${q(account)}`,
    paused: ({ until }) => `das Konto bleibt bis ${until} in Ruhe`,
    'known-address': ({ id }) => `die Adresse passt zum Hindernis ${q(id)}`,
    'known-text': ({ id }) => `die Seite zeigt das Hindernis ${q(id)}`,
    'asks-for-human': () => 'die Seite will einen Beweis, dass ein Mensch sie besucht',
    'asks-to-log-in': () => 'wo etwas anderes zu erwarten war, steht ein Formular zum Anmelden',
    'mark-absent': ({ name }) => `${q(name)} sehen nur Angemeldete, und es ist nicht da`,
    'offers-log-in': () => 'die Seite bietet an, sich anzumelden',
    'asks-to-confirm': () => 'die Seite will bestätigt haben, wem das Konto gehört',
    'says-suspended': () => 'die Seite sagt, dass das Konto gesperrt ist',
    'says-objected': () => 'die Seite sagt, dass das schon abgeschickt wurde',
    'says-too-many': () => 'die Seite sagt, dass es zu viele Anfragen waren',
    'other-language': ({ wanted, shown }) => `die Sprache der Seite ist ${shown}, nicht ${wanted}`,
    'dialog-no-refusal': ({ dialog }) => `der Dialog ${q(dialog)} bietet keine Wahl, die ihn ablehnt oder schließt`,
    'dialog-none-known': ({ dialog }) => `der Dialog ${q(dialog)} bietet keine der bekannten ablehnenden Wahlen`,
    'dialog-not-refused': ({ dialog }) => `der Dialog ${q(dialog)} ließ sich nicht ablehnen`,
    'dialog-not-closed': ({ dialog }) => `der Dialog ${q(dialog)} ließ sich nicht schließen`,
    'dialog-stayed': ({ dialog }) => `der Dialog ${q(dialog)} schloss sich nicht`,
    'needs-reads': ({ lines }) =>
      `Nicht beurteilt: Die Seite braucht hier vielleicht Anfragen, die aufgehalten wurden, weil sie etwas senden könnten. Wenn sie nur lesen, in den Ablauf eintragen: ${readsLine(lines)}`,
    'held-typed': ({ request }) =>
      `Nicht beurteilt: Die Seite braucht hier vielleicht eine Anfrage, die aufgehalten wurde, weil sie Eingetipptes enthielt: ${request}`,
    'too-many-nodes': ({ most }) => `sie hat mehr als ${n(most)} Elemente und Texte`,
    'nested-too-deep': ({ most }) =>
      most === null
        ? 'ihre Elemente sind zu tief verschachtelt'
        : `ihre Elemente sind mehr als ${n(most)} Stufen tief verschachtelt`,
    'too-much-text': ({ millions }) => `sie hat mehr als ${n(millions)} Millionen Zeichen`,
    'never-at-rest': () => 'sie geht immer wieder zu einer anderen Seite weiter oder lädt sich immer wieder neu',
    'browser-gave-up': () => 'der Browser hat aufgegeben: Sie braucht zu viel Speicher oder ist zu tief verschachtelt',
    'too-large': () => 'sie ist zu groß',
    'slow-to-look-at': () => 'sie anzusehen dauert zu lange',
    'gets-in-the-way': () => 'ihr eigener Code kommt dem in die Quere, was sie ansieht',
    required: ({ is }) => (is ? 'es muss ausgefüllt werden' : 'es darf leer bleiben'),
    outside: () => 'außerhalb davon',
    unseen: () => 'niemand sieht davon etwas',
    renderer: ({ browser, platform, fonts }) => `${browser}, ${platform}, Schriften ${fonts}`,
  },
  subjects: {
    field: 'das Feld',
    page: 'die ganze Seite',
    part: 'ein Teil der Seite',
    pushed: (by) => `die Seite, um ${by} px nach unten geschoben`,
    anywhere: 'auf der Seite',
  },
  notes: {
    interruption: ({ dialog, answer, by }) => {
      if (answer === 'left')
        return `Der Dialog ${q(dialog)} liegt über dem letzten Bedienelement; man beantwortet ihn zuerst.`
      const how = answer === 'refused' ? 'abgelehnt' : 'geschlossen'
      return `Der Dialog ${q(dialog)} kam dazwischen und wurde${by === null ? '' : ` mit ${q(by)}`} ${how}.`
    },
    dialog: ({ type }) => `Die Seite öffnete einen Dialog des Browsers (${type}); er wurde geschlossen.`,
    popup: () => 'Die Seite öffnete einen weiteren Tab; er wurde geschlossen.',
    download: () => 'Die Seite startete einen Download; er wurde abgelehnt.',
    'host-refused': ({ host }) => `Die Seite fragte bei ${host} an; das erlaubt der Ablauf nicht.`,
    'post-aborted': ({ host }) => `Ein Formular sollte an ${host} gesendet werden; das wurde aufgehalten.`,
    'several-targets': ({ count, name }) =>
      `Es gibt ${n(count)} Elemente namens ${q(name)}; das wahrscheinlichste wurde genommen.`,
    'loaded-again': () => 'Die Seite kam nicht vollständig an; sie wurde noch einmal geladen.',
    'request-stopped': ({ request }) => `Die Seite wollte etwas senden (${request}); das wurde aufgehalten.`,
    'typed-stopped': ({ host }) => `Eine Anfrage an ${host} enthielt Eingetipptes; sie wurde aufgehalten.`,
    'read-allowed': ({ request }) => `Vom Ablauf erlaubt: ${request}.`,
    'session-not-kept': ({ why }) =>
      why === 'conflict'
        ? 'Die Sitzung wurde inzwischen von anderer Seite geschrieben; was die Website hinterließ, wurde nicht behalten.'
        : why === 'not-taken'
          ? 'Der Browser gab die Sitzung nicht rechtzeitig heraus; sie wurde nicht so behalten, wie die Website sie hinterließ.'
          : 'Die Sitzung ließ sich nicht schreiben; sie wurde nicht so behalten, wie die Website sie hinterließ.',
  },
  times: (count) => `${count}-mal`,
  verdicts: {
    verified: {
      word: 'bestätigt',
      many: 'bestätigt',
      meaning: 'Die Anleitung stimmt: jeder Schritt, das Formular und was sie verspricht.',
    },
    changed: {
      word: 'verändert',
      many: 'verändert',
      meaning: 'Leserinnen und Leser kommen noch an, sehen aber anderes, als die Anleitung sagt.',
    },
    broken: {
      word: 'unterbrochen',
      many: 'unterbrochen',
      meaning: 'Leserinnen und Leser kommen nicht an, oder landen woanders.',
    },
    blocked: {
      word: 'blockiert',
      many: 'blockiert',
      meaning: 'Das ließ sich nicht prüfen. Über die Anleitung sagt es nichts.',
    },
    error: {
      word: 'Fehler',
      many: 'Fehler',
      meaning: 'guidewatch selbst ist gescheitert; wer es betreibt, sollte nachsehen.',
    },
  },
  proposals: {
    rename: (step, before, after) =>
      `In der Anleitung, ${step === null ? 'beim Formular' : `Schritt ${step}`}: ${q(after)} statt ${q(before)} schreiben.`,
    insert: (step, sentences) => `In der Anleitung vor Schritt ${step} einfügen: ${sentences}`,
    replace: (step, last, sentences) => {
      const those =
        last === null
          ? `Schritt ${step} und alle folgenden`
          : last > step
            ? `die Schritte ${step} bis ${last}`
            : `Schritt ${step}`
      return `In der Anleitung ${those} ersetzen durch: ${sentences}`
    },
  },
  report: REPORT,
  alerts: ALERTS,
  comparison: COMPARISON,
}
