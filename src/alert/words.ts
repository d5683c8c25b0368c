import type { Incident, Notice } from '../incident/incident.js'
import type { ReportLanguage } from '../report/words.js'

/** Everything that alerts say, in the languages of the report. */
export type AlertWords = {
  readonly place: (step: number | null) => string
  readonly accountSubject: (account: string) => string
  readonly platformSubject: string
  readonly standIn: string
  /** What the reader of the guide now experiences. */
  readonly experience: (incident: Incident, step: number | null) => string
  readonly reopened: string
  readonly extended: string
  /** How an incident ended: in a word or two, and what that means. */
  readonly over: (incident: Incident) => { readonly status: string; readonly lead: string }
  readonly reminder: (freshness: NonNullable<Notice['freshness']>, date: string) => string
  readonly escalation: (days: number) => string
  readonly seen: string
  readonly guides: string
  readonly guideSays: (step: number | null) => string
  readonly proposed: string
  readonly before: string
  readonly after: string
  readonly also: string
  readonly incident: string
  readonly nextSteps: string
  readonly report: string
  readonly reportAt: string
  readonly acknowledge: string
  readonly acknowledgeReason: string
  readonly patch: string
  readonly approve: string
  readonly digestSubject: (count: number) => string
  readonly digestLead: (count: number) => string
  readonly openSince: (date: string, nights: number) => string
  readonly muted: Readonly<Record<'flapping' | 'silenced', string>>
  readonly acknowledgedBy: (by: string, until: string) => string
  readonly resolvedState: string
  readonly aliveSubject: string
  readonly aliveLead: (date: string) => string
  readonly figures: (figures: NonNullable<Notice['figures']>) => readonly string[]
  readonly delivered: (date: string | null) => string
  readonly overdueSubject: string
  readonly overdueLead: (generatedAt: string | null) => string
  readonly overdueAdvice: string
  readonly testSubject: string
  readonly testLead: string
  readonly footer: (number: number | null) => string
}

const EN: AlertWords = {
  place: (step) => (step === null ? 'at its end' : `step ${step}`),
  accountSubject: (account) => `Blocked: the test account ${account} no longer gets in`,
  platformSubject: 'Most guides fail alike: the platform, or guidewatch itself',
  standIn: 'Stand-in',
  experience: (incident, step) => {
    if (incident.kind === 'account')
      return `The test account ${incident.label} is not let in, so ${flows(incident)} of your guides cannot be checked. Readers are probably not affected.`
    if (incident.kind === 'platform')
      return `${flows(incident)} guides fail in the same way. It is probably one change of the platform, or a failure of the check.`
    if (incident.class === 'broken')
      return step === null
        ? 'Readers who follow this guide no longer reach what it promises.'
        : `Readers who follow this guide get stuck at step ${step}.`
    if (incident.class === 'changed')
      return step === null
        ? 'Readers who follow this guide arrive, but find something other than it says.'
        : `Readers still get through, but at step ${step} they see something other than the guide says.`
    if (incident.class === 'blocked')
      return `This guide could not be checked for ${incident.nights} ${incident.nights === 1 ? 'night' : 'nights'}. Whether readers get through is unknown.`
    return 'guidewatch itself failed here; whoever runs it should have a look.'
  },
  reopened: 'It is back.',
  extended: 'More is affected than was reported before.',
  over: ({ kind, label, class: how, resolved }) => {
    const right = { status: 'Right again', lead: 'Readers find again what the guide says. Nothing needs to be done.' }
    if (resolved?.how === 'approval')
      return { ...right, lead: `${resolved.by} approved what is seen now; from now on it counts as right.` }
    if (resolved?.how === 'by-hand') return { status: 'Closed', lead: `${resolved.by} closed this: ${resolved.reason}` }
    if (resolved?.how === 'superseded')
      return { status: 'Replaced', lead: 'Something else is wrong on the same way now; it is followed by itself.' }
    if (resolved?.how === 'withdrawn')
      return {
        status: 'No longer checked',
        lead: 'No flow asks for this way any more, so it is not walked. Whether the guide is right is not known.',
      }
    if (kind === 'account')
      return { status: 'Works again', lead: `The test account ${label} gets in again; its guides are checked again.` }
    if (kind === 'platform') return { status: 'Over', lead: 'The guides no longer fail in the same way.' }
    return how === 'blocked' || how === 'error'
      ? { status: 'Works again', lead: 'This guide is checked again.' }
      : right
  },
  reminder: ({ percent }, date) =>
    percent >= 100
      ? `Still open, and the last verification has expired on ${date}: what is published says “unknown” now.`
      : `Still open. The last verification expires on ${date}; then “unknown” is published.`,
  escalation: (days) => `Nobody has taken care of this for ${days} days.`,
  seen: 'What was seen',
  guides: 'Guides concerned',
  guideSays: (step) => (step === null ? 'The guide promises' : `The sentence that is now wrong (step ${step})`),
  proposed: 'Proposed wording',
  before: 'Approved',
  after: 'Seen now',
  also: 'Also affected',
  incident: 'Incident',
  nextSteps: 'What to do',
  report: 'Open the report with all pictures',
  reportAt: 'The report with all pictures is on the machine that walked:',
  acknowledge: 'To say that you take care of it (stops reminders for a week):',
  acknowledgeReason: 'who does what',
  patch: 'Once the guide was updated, let its flow follow:',
  approve: 'If what is seen now is right and the guide was updated, approve it:',
  digestSubject: (count) => `Weekly digest: ${count} open`,
  digestLead: (count) => (count === 1 ? 'One thing is open.' : `${count} things are open.`),
  openSince: (date, nights) => `open since ${date}, seen on ${nights} ${nights === 1 ? 'night' : 'nights'}`,
  muted: {
    flapping: 'comes and goes, so it is only listed here',
    silenced: 'silenced, so it is only listed here',
  },
  acknowledgedBy: (by, until) => `taken care of by ${by} until ${until}`,
  resolvedState: 'right at the moment',
  aliveSubject: 'guidewatch is alive',
  aliveLead: (date) => `guidewatch has been checking your guides. Since ${date}:`,
  figures: ({ nights, walks, verified, open }) => [
    `${nights} nights, ${walks} walks, of which ${verified} verified`,
    `incidents open now: ${open}`,
  ],
  delivered: (date) => (date ? `last alert delivered on ${date}` : 'no alert had to be delivered yet'),
  overdueSubject: 'guidewatch is silent',
  overdueLead: (date) =>
    date
      ? `guidewatch has published nothing since ${date}. Nobody checks the guides until it runs again.`
      : 'What guidewatch publishes cannot be read. Nobody knows whether it still checks the guides.',
  overdueAdvice: 'Look at the machine or the CI schedule that walks at night, and ask guidewatch itself:',
  testSubject: 'This is a test',
  testLead: 'This is a test of the alerts of guidewatch. Nothing is wrong; the lines below are a sample.',
  footer: (number) =>
    `Sent by guidewatch, which walks your guides every night.${number === null ? '' : ` Incident ${number}; later news of it comes in this thread.`}`,
}

const DE: AlertWords = {
  place: (step) => (step === null ? 'am Ziel' : `Schritt ${step}`),
  accountSubject: (account) => `Blockiert: Das Testkonto ${account} kommt nicht mehr hinein`,
  platformSubject: 'Die meisten Anleitungen scheitern gleich: die Plattform oder guidewatch selbst',
  standIn: 'Nachbau',
  experience: (incident, step) => {
    if (incident.kind === 'account')
      return `Das Testkonto ${incident.label} wird nicht eingelassen; ${flows(incident)} Ihrer Anleitungen lassen sich nicht prüfen. Leserinnen und Leser betrifft das wahrscheinlich nicht.`
    if (incident.kind === 'platform')
      return `${flows(incident)} Anleitungen scheitern auf dieselbe Weise. Wahrscheinlich hat sich die Plattform als Ganzes geändert, oder die Prüfung versagt.`
    if (incident.class === 'broken')
      return step === null
        ? 'Wer dieser Anleitung folgt, erreicht nicht mehr, was sie verspricht.'
        : `Wer dieser Anleitung folgt, kommt bei Schritt ${step} nicht weiter.`
    if (incident.class === 'changed')
      return step === null
        ? 'Wer dieser Anleitung folgt, kommt an, findet aber etwas anderes vor, als sie sagt.'
        : `Man kommt noch durch, sieht aber bei Schritt ${step} etwas anderes, als die Anleitung sagt.`
    if (incident.class === 'blocked')
      return `Diese Anleitung ließ sich ${incident.nights === 1 ? 'eine Nacht' : `${incident.nights} Nächte`} lang nicht prüfen. Ob man noch durchkommt, ist unbekannt.`
    return 'Hier hat guidewatch selbst versagt; wer es betreibt, sollte nachsehen.'
  },
  reopened: 'Es ist wieder da.',
  extended: 'Es ist mehr betroffen, als zuvor gemeldet wurde.',
  over: ({ kind, label, class: how, resolved }) => {
    const right = {
      status: 'Wieder richtig',
      lead: 'Man findet wieder vor, was die Anleitung sagt. Es ist nichts zu tun.',
    }
    if (resolved?.how === 'approval')
      return {
        ...right,
        lead: `${resolved.by} hat freigegeben, was jetzt zu sehen ist; es gilt von nun an als richtig.`,
      }
    if (resolved?.how === 'by-hand')
      return { status: 'Geschlossen', lead: `${resolved.by} hat dies geschlossen: ${resolved.reason}` }
    if (resolved?.how === 'superseded')
      return {
        status: 'Abgelöst',
        lead: 'Auf demselben Weg ist jetzt etwas anderes falsch; dem wird eigens nachgegangen.',
      }
    if (resolved?.how === 'withdrawn')
      return {
        status: 'Nicht mehr geprüft',
        lead: 'Kein Flow verlangt diesen Weg noch, deshalb wird er nicht mehr gegangen. Ob die Anleitung stimmt, ist nicht bekannt.',
      }
    if (kind === 'account')
      return {
        status: 'Geht wieder',
        lead: `Das Testkonto ${label} kommt wieder hinein; seine Anleitungen werden wieder geprüft.`,
      }
    if (kind === 'platform')
      return { status: 'Vorbei', lead: 'Die Anleitungen scheitern nicht mehr auf dieselbe Weise.' }
    return how === 'blocked' || how === 'error'
      ? { status: 'Geht wieder', lead: 'Diese Anleitung wird wieder geprüft.' }
      : right
  },
  reminder: ({ percent }, date) =>
    percent >= 100
      ? `Noch immer offen, und die letzte Prüfung ist am ${date} abgelaufen: Veröffentlicht ist jetzt „unbekannt“.`
      : `Noch immer offen. Die letzte Prüfung läuft am ${date} ab; dann wird „unbekannt“ veröffentlicht.`,
  escalation: (days) => `Seit ${days} Tagen hat sich niemand darum gekümmert.`,
  seen: 'Was zu sehen war',
  guides: 'Betroffene Anleitungen',
  guideSays: (step) =>
    step === null ? 'Die Anleitung verspricht' : `Der Satz, der nicht mehr stimmt (Schritt ${step})`,
  proposed: 'Vorgeschlagener Wortlaut',
  before: 'Freigegeben',
  after: 'Jetzt zu sehen',
  also: 'Ebenfalls betroffen',
  incident: 'Vorfall',
  nextSteps: 'Was zu tun ist',
  report: 'Den Bericht mit allen Bildern öffnen',
  reportAt: 'Der Bericht mit allen Bildern liegt auf dem Rechner, der die Wege gegangen ist:',
  acknowledge: 'Um zu sagen, dass Sie sich kümmern (stellt Erinnerungen für eine Woche ab):',
  acknowledgeReason: 'wer was tut',
  patch: 'Sobald die Anleitung angepasst wurde, passen Sie ihren Flow an:',
  approve: 'Wenn richtig ist, was jetzt zu sehen ist, und die Anleitung angepasst wurde, geben Sie es frei:',
  digestSubject: (count) => `Wochenübersicht: ${count} offen`,
  digestLead: (count) => (count === 1 ? 'Ein Punkt ist offen.' : `${count} Punkte sind offen.`),
  openSince: (date, nights) => `offen seit ${date}, gesehen in ${nights === 1 ? 'einer Nacht' : `${nights} Nächten`}`,
  muted: {
    flapping: 'kommt und geht, steht deshalb nur hier',
    silenced: 'stummgeschaltet, steht deshalb nur hier',
  },
  acknowledgedBy: (by, until) => `${by} kümmert sich bis ${until}`,
  resolvedState: 'im Augenblick richtig',
  aliveSubject: 'guidewatch lebt',
  aliveLead: (date) => `guidewatch prüft Ihre Anleitungen. Seit dem ${date}:`,
  figures: ({ nights, walks, verified, open }) => [
    `${nights} Nächte, ${walks} Wege, davon ${verified} bestätigt`,
    `jetzt offene Vorfälle: ${open}`,
  ],
  delivered: (date) =>
    date ? `zuletzt am ${date} eine Nachricht zugestellt` : 'noch musste keine Nachricht zugestellt werden',
  overdueSubject: 'guidewatch schweigt',
  overdueLead: (date) =>
    date
      ? `guidewatch hat seit dem ${date} nichts veröffentlicht. Bis es wieder läuft, prüft niemand die Anleitungen.`
      : 'Was guidewatch veröffentlicht, ist nicht zu lesen. Niemand weiß, ob es die Anleitungen noch prüft.',
  overdueAdvice:
    'Sehen Sie nach dem Rechner oder dem CI-Zeitplan, der nachts die Wege geht, und fragen Sie guidewatch selbst:',
  testSubject: 'Dies ist ein Test',
  testLead: 'Dies ist ein Test der Nachrichten von guidewatch. Nichts ist kaputt; die Zeilen unten sind ein Muster.',
  footer: (number) =>
    `Gesendet von guidewatch, das Ihre Anleitungen jede Nacht durchgeht.${number === null ? '' : ` Vorfall ${number}; alles Weitere dazu kommt in diesem Gesprächsfaden.`}`,
}

export const ALERT_WORDS: Readonly<Record<ReportLanguage, AlertWords>> = { en: EN, de: DE }

function flows({ members }: Incident): number {
  return new Set(members.filter(({ failing }) => failing).map(({ flow }) => flow)).size
}
