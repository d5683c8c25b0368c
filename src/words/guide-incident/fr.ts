import type { GuideIncidentWords } from './en.js'

// What is said of sentences in published guides that are wrong, in French.

export const FR: GuideIncidentWords = {
  subject: (title) => `Dépassé\u00a0: le guide «\u00a0${title}\u00a0»`,
  lead: (sentences, copies) =>
    `${sentences === 1 ? 'Une phrase de ce guide ne correspond plus' : `${sentences} phrases de ce guide ne correspondent plus`} à ce que l’on voit sur le site${copies > 1 ? `\u00a0; ${copies} pages publient ce texte` : ''}.`,
  says: 'Le guide dit',
  why: 'Pourquoi c’est faux',
  write: 'Il faudrait écrire',
  noProposal: 'Ce qu’il faut écrire à la place, c’est à une personne de le dire.',
  show: 'Montrer la phrase dans le guide',
  form: 'Le bon formulaire',
  line: (line, file) => `Ligne ${line} de ${file}`,
  contact: 'À qui écrire',
  letter: 'Pour écrire à la rédaction\u00a0:',
  printed: 'Guides publiés qui le disent',
  over: {
    status: 'Corrigé',
    recovered: 'Le guide dit de nouveau ce que l’on voit. Il n’y a rien à faire.',
    withdrawn: 'Ce guide n’est plus vérifié.',
    superseded: 'La cause est désormais suivie dans un autre incident.',
  },
  editor: {
    subject: (title) => `Une correction pour «\u00a0${title}\u00a0»`,
    intro: (title, sentences) =>
      `Dans votre guide «\u00a0${title}\u00a0», ${sentences === 1 ? 'une phrase ne correspond plus' : `${sentences} phrases ne correspondent plus`} à ce que l’on trouve sur le site.`,
    says: 'Le guide dit\u00a0:',
    write: 'Il faudrait désormais écrire\u00a0:',
    noProposal: 'Nous n’avons pas de nouvelle formulation à proposer.',
    since: (date) =>
      `Constaté pour la première fois le ${date}. Chaque nuit, nous comparons les guides à ce qu’un vrai navigateur voit sur le site.`,
  },
  report: {
    title: 'Guides',
    about: 'Guides publiés, lus et comparés à ce que les nuits ont appris.',
    allRight: 'Aucune phrase d’un guide n’est connue comme fausse.',
    doubtful:
      'Signalé dans les récapitulatifs seulement\u00a0: cette règle n’est pas assez sûre pour écrire à quelqu’un.',
    unknown: 'De ceux-ci, on ne peut rien dire',
  },
  page: {
    title: 'Guides sur ce sujet',
    about: 'Nous lisons les guides publiés et les comparons à ce que nous voyons.',
    named: {
      right: 'dit ce que l’on voit',
      wrong: 'ne dit plus ce que l’on voit',
      unknown: 'n’a pas pu être vérifié',
    },
  },
}
