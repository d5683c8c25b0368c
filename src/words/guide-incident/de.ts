import type { GuideIncidentWords } from './en.js'

// What is said of sentences in published guides that are wrong, in German.

export const DE: GuideIncidentWords = {
  subject: (title) => `Überholt: die Anleitung „${title}“`,
  lead: (sentences, copies) =>
    `${sentences === 1 ? 'Ein Satz dieser Anleitung passt' : `${sentences} Sätze dieser Anleitung passen`} nicht zu dem, was man auf der Website sieht${copies > 1 ? `; ${copies} Seiten veröffentlichen diesen Text` : ''}.`,
  says: 'In der Anleitung steht',
  why: 'Warum das nicht stimmt',
  write: 'Richtig wäre',
  noProposal: 'Was stattdessen dort stehen soll, muss ein Mensch sagen.',
  show: 'Den Satz in der Anleitung zeigen',
  form: 'Das richtige Formular',
  line: (line, file) => `Zeile ${line} in ${file}`,
  contact: 'An wen man schreibt',
  letter: 'So schreibst du der Redaktion:',
  printed: 'Veröffentlichte Anleitungen, in denen das steht',
  over: {
    status: 'Berichtigt',
    recovered: 'In der Anleitung steht wieder, was man sieht. Es ist nichts zu tun.',
    withdrawn: 'Diese Anleitung wird nicht mehr geprüft.',
    superseded: 'Die Ursache wird ab jetzt in einem anderen Vorfall verfolgt.',
  },
  editor: {
    subject: (title) => `Korrektur für „${title}“`,
    intro: (title, sentences) =>
      `in der Anleitung „${title}“ ${sentences === 1 ? 'passt ein Satz' : `passen ${sentences} Sätze`} nicht mehr zu dem, was man auf der Website vorfindet.`,
    says: 'In der Anleitung steht:',
    write: 'Richtig wäre jetzt:',
    noProposal: 'Einen neuen Wortlaut können wir nicht vorschlagen.',
    since: (date) =>
      `Zuerst gefunden am ${date}. Wir vergleichen Anleitungen jede Nacht mit dem, was ein echter Browser auf der Website sieht.`,
  },
  report: {
    title: 'Anleitungen',
    about: 'Veröffentlichte Anleitungen, gelesen und mit dem verglichen, was aus den Nächten bekannt ist.',
    allRight: 'Von keinem Satz einer Anleitung ist bekannt, dass er falsch ist.',
    doubtful: 'Nur in Übersichten gemeldet: Diese Regel ist nicht sicher genug, um jemandem zu schreiben.',
    unknown: 'Über diese lässt sich nichts sagen',
  },
  page: {
    title: 'Anleitungen dazu',
    about: 'Wir lesen veröffentlichte Anleitungen und vergleichen sie mit dem, was wir sehen.',
    named: {
      right: 'sagt, was man sieht',
      wrong: 'sagt nicht mehr, was man sieht',
      unknown: 'konnte nicht geprüft werden',
    },
  },
}
