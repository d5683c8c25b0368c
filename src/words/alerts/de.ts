import type { Vocabulary } from '../en.js'

// What alerts say in German: mails, webhooks and issues.

const nights = (count: number) => (count === 1 ? 'eine Nacht' : `${count} Nächte`)

export const ALERTS: Vocabulary['alerts'] = {
  place: (step) => (step === null ? 'am Ziel' : `Schritt ${step}`),
  accountSubject: (account) => `Blockiert: Das Testkonto ${account} kommt nicht mehr hinein`,
  platformSubject: 'Die meisten Anleitungen scheitern gleich: die Plattform oder guidewatch selbst',
  standIn: 'Nachbau',
  experience: {
    account: (account, guides) =>
      `Das Testkonto ${account} wird nicht eingelassen; ${guides} deiner Anleitungen lassen sich nicht prüfen. Leserinnen und Leser betrifft das wahrscheinlich nicht.`,
    platform: (guides) =>
      `${guides} Anleitungen scheitern auf dieselbe Weise. Wahrscheinlich hat sich die Plattform als Ganzes geändert, oder die Prüfung versagt.`,
    broken: (step) =>
      step === null
        ? 'Wer dieser Anleitung folgt, erreicht nicht mehr, was sie verspricht.'
        : `Wer dieser Anleitung folgt, kommt bei Schritt ${step} nicht weiter.`,
    changed: (step) =>
      step === null
        ? 'Wer dieser Anleitung folgt, kommt an, findet aber etwas anderes vor, als sie sagt.'
        : `Man kommt noch durch, sieht aber bei Schritt ${step} etwas anderes, als die Anleitung sagt.`,
    blocked: (count) =>
      `Diese Anleitung ließ sich ${nights(count)} lang nicht prüfen. Ob man noch durchkommt, ist unbekannt.`,
    error: 'Hier hat guidewatch selbst versagt; wer es betreibt, sollte nachsehen.',
  },
  reopened: 'Es ist wieder da.',
  extended: 'Es ist mehr betroffen, als zuvor gemeldet wurde.',
  over: {
    right: 'Wieder richtig',
    recovered: 'Man findet wieder vor, was die Anleitung sagt. Es ist nichts zu tun.',
    approvedStatus: 'Freigegeben',
    approved: (by) =>
      by
        ? `${by} hat freigegeben, was jetzt zu sehen ist.`
        : 'Was jetzt zu sehen ist, gilt als richtig: Sein Flow oder seine Freigabe wurde geändert.',
    toChange: 'Diese Anleitungen müssen noch geändert werden:',
    toChangeSomewhere: 'Wo eine Anleitung noch sagt, was vorher da war, muss sie geändert werden.',
    approvedBeside: (by) =>
      `${by || 'Jemand'} hat, was jetzt zu sehen ist, neben dem freigegeben, was vorher da war: Die Anleitungen gelten weiter. Es ist nichts zu tun.`,
    closed: 'Geschlossen',
    closedBy: (by, reason) => `${by} hat dies geschlossen: ${reason}`,
    replaced: 'Abgelöst',
    superseded: 'Auf demselben Weg ist jetzt etwas anderes falsch; dem wird eigens nachgegangen.',
    unchecked: 'Nicht mehr geprüft',
    withdrawn:
      'Kein Flow verlangt diesen Weg noch, deshalb wird er nicht mehr gegangen. Ob die Anleitung stimmt, ist nicht bekannt.',
    works: 'Geht wieder',
    account: (account) => `Das Testkonto ${account} kommt wieder hinein; seine Anleitungen werden wieder geprüft.`,
    gone: 'Vorbei',
    platform: 'Die Anleitungen scheitern nicht mehr auf dieselbe Weise.',
    checked: 'Diese Anleitung wird wieder geprüft.',
  },
  expired: (date) =>
    `Noch immer offen, und die letzte Prüfung ist am ${date} abgelaufen: Veröffentlicht ist jetzt „unbekannt“.`,
  expires: (date) => `Noch immer offen. Die letzte Prüfung läuft am ${date} ab; dann wird „unbekannt“ veröffentlicht.`,
  escalation: (days) => `Seit ${days} Tagen hat sich niemand darum gekümmert.`,
  seen: 'Was zu sehen war',
  guides: 'Betroffene Anleitungen',
  guideSays: (step) =>
    step === null ? 'Die Anleitung verspricht' : `Der Satz, der nicht mehr stimmt (Schritt ${step})`,
  also: 'Ebenfalls betroffen',
  incident: 'Vorfall',
  nextSteps: 'Was zu tun ist',
  report: 'Den Bericht mit allen Bildern öffnen',
  reportCause: 'Dies im Bericht öffnen',
  decisions: (count) =>
    count === 1
      ? 'Eine Entscheidung steht aus.'
      : `${count} Entscheidungen stehen aus; der Bericht zeigt die dringendste zuerst.`,
  decide: 'Zum Entscheiden, auf dem Rechner, der die Wege gegangen ist:',
  reportAt: 'Der Bericht mit allen Bildern liegt auf dem Rechner, der die Wege gegangen ist:',
  acknowledge: 'Um zu sagen, dass du dich kümmerst (stellt Erinnerungen für eine Woche ab):',
  acknowledgeReason: 'wer was tut',
  patch: 'Sobald die Anleitung angepasst wurde, passe ihren Flow an:',
  approve: 'Wenn richtig ist, was jetzt zu sehen ist, und die Anleitung angepasst wurde, gib es frei:',
  digestSubject: (count) => `Wochenübersicht: ${count} offen`,
  digestLead: (count) => (count === 1 ? 'Ein Punkt ist offen.' : `${count} Punkte sind offen.`),
  openSince: (date, count) => `offen seit ${date}, gesehen in ${count === 1 ? 'einer Nacht' : `${count} Nächten`}`,
  muted: {
    flapping: 'kommt und geht, steht deshalb nur hier',
    silenced: 'stummgeschaltet, steht deshalb nur hier',
  },
  acknowledgedBy: (by, until) => `${by} kümmert sich bis ${until}`,
  resolvedState: 'im Augenblick richtig',
  aliveSubject: 'guidewatch lebt',
  aliveLead: (date) => `guidewatch prüft deine Anleitungen. Seit dem ${date}:`,
  walked: (night, walks, verified) => `${night} Nächte, ${walks} Wege, davon ${verified} bestätigt`,
  openNow: (open) => `jetzt offene Vorfälle: ${open}`,
  delivered: (date) => `zuletzt am ${date} eine Nachricht zugestellt`,
  noneDelivered: 'noch musste keine Nachricht zugestellt werden',
  overdueSubject: 'guidewatch schweigt',
  overdueSince: (date) =>
    `guidewatch hat seit dem ${date} nichts veröffentlicht. Bis es wieder läuft, prüft niemand die Anleitungen.`,
  overdueUnknown: 'Was guidewatch veröffentlicht, ist nicht zu lesen. Niemand weiß, ob es die Anleitungen noch prüft.',
  overdueAdvice: 'Sieh nach dem Rechner oder dem CI-Zeitplan, der nachts die Wege geht, und frag guidewatch selbst:',
  quietSubject: (date) => `Die Nächte enden bald, am ${date}`,
  quietLead: (since, until) =>
    `Seit dem ${since} hat niemand etwas übernommen (commit). Nach 60 solchen Tagen streicht GitHub die Zeitpläne eines öffentlichen Repositorys: am ${until}, und mit den Nächten auch den Wächter daneben.`,
  quietAdvice:
    'Mach irgendeinen Commit auf dem Hauptzweig, etwa eine Freigabe. Sind die Zeitpläne schon gestrichen, setzt sie das wieder in Gang:',
  testSubject: 'Dies ist ein Test',
  testLead: 'Dies ist ein Test der Nachrichten von guidewatch. Nichts ist kaputt; die Zeilen unten sind ein Muster.',
  footer: 'Gesendet von guidewatch, das deine Anleitungen jede Nacht durchgeht.',
  thread: (incident) => `Vorfall ${incident}; alles Weitere dazu kommt in diesem Gesprächsfaden.`,
}
