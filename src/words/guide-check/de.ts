import type { GuideWords } from './en.js'

// All that is said of guides in German.

const right = (now: string) => (now ? `; richtig ist ${now}` : '')

export const DE: GuideWords = {
  verdicts: { right: 'richtig', wrong: 'falsch', unknown: 'unklar' },
  findings: {
    'link-old': ({ printed, now }) => `${printed} führt zum früheren Formular${right(now)}`,
    'link-gone': ({ printed, now }) => `${printed} führt ins Leere${right(now)}`,
    'link-redirected': ({ printed, now }) => `${printed} führt inzwischen woandershin${right(now)}`,
    'link-wrong-form': ({ printed, now }) => `${printed} führt zu einem anderen Formular${right(now)}`,
    'label-renamed': ({ printed, now }) => `${printed} heißt jetzt ${now}.`,
    'label-gone': ({ printed }) => `${printed} gibt es nicht mehr.`,
    'step-missing': ({ printed, now }) => `Hier fehlt ein Schritt: ${now || printed}.`,
    'step-superfluous': ({ printed }) => `Diesen Schritt braucht es nicht mehr: ${printed}.`,
    'step-order': ({ printed }) => `Dieser Schritt kommt an einer anderen Stelle: ${printed}.`,
    'deadline-passed': ({ printed }) => `Die Frist ist vorbei (${printed}), aber es geht immer noch.`,
    'deadline-over': ({ printed }) => `Die Frist ist vorbei (${printed}), und es geht nicht mehr.`,
    'claim-contradicted': ({ printed, now }) => `Das stimmt nicht: ${printed}.${now ? ` Zu sehen war: ${now}.` : ''}`,
  },
  unknown: {
    rebuilt:
      'Die Seite wurde umgebaut, oder es wurde etwas anderes gezeigt: Nicht alle drei Sätze waren darin zu finden.',
    'consent-wall': 'An ihrer Stelle stand eine Einwilligungsabfrage.',
    paywall: 'Ihr Text wird nur mit Abo gezeigt.',
    robots: 'Die Website bittet Programme, nicht nachzusehen (robots.txt).',
    unreachable: 'Die Website war nicht zu erreichen.',
    refused: 'Die Website hat guidewatch nicht nachsehen lassen.',
    'not-found': 'Die Seite gibt es nicht mehr.',
    'server-error': 'Die Website hat einen eigenen Fehler gemeldet.',
    'redirected-away': 'Ihre Adresse führt woandershin.',
    'private-address': 'Ihre Adresse liegt nicht im öffentlichen Internet.',
    'too-large': 'Die Seite ist zu groß, um gelesen zu werden.',
    'too-slow': 'Die Seite kam nicht rechtzeitig.',
    'not-text': 'Sie ist kein Text, den guidewatch lesen kann.',
    unreadable: 'Was kam, lässt sich nicht lesen.',
    'nothing-known': 'Noch keine Nacht hat geprüft, was sie erklärt.',
  },
  labelIn: (language) => `eine Beschriftung auf ${language}`,
  since: (date) => `seit ${date}`,
  counts: ({ checked, right, wrong, unknown }) =>
    `Anleitungen geprüft: ${checked}, richtig: ${right}, ein Satz falsch: ${wrong}, unklar: ${unknown}`,
  write: 'Stattdessen:',
}
