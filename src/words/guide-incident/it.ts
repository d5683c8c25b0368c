import type { GuideIncidentWords } from './en.js'

// What is said of sentences in published guides that are wrong, in Italian.

export const IT: GuideIncidentWords = {
  subject: (title) => `Superata: la guida «${title}»`,
  lead: (sentences, copies) =>
    `${sentences === 1 ? 'Una frase di questa guida non corrisponde' : `${sentences} frasi di questa guida non corrispondono`} più a ciò che si vede sul sito${copies > 1 ? `; ${copies} pagine pubblicano questo testo` : ''}.`,
  says: 'La guida dice',
  why: 'Perché è sbagliato',
  write: 'Bisognerebbe scrivere',
  noProposal: 'Che cosa scrivere al suo posto lo deve dire una persona.',
  show: 'Mostra la frase nella guida',
  form: 'Il modulo giusto',
  line: (line, file) => `Riga ${line} di ${file}`,
  contact: 'A chi scrivere',
  letter: 'Per scrivere alla redazione:',
  printed: 'Guide pubblicate che lo dicono',
  over: {
    status: 'Corretta',
    recovered: 'La guida dice di nuovo ciò che si vede. Non c’è niente da fare.',
    withdrawn: 'Questa guida non viene più controllata.',
    superseded: 'La causa è seguita d’ora in poi in un altro incidente.',
  },
  editor: {
    subject: (title) => `Una correzione per «${title}»`,
    intro: (title, sentences) =>
      `nella tua guida «${title}» ${sentences === 1 ? 'una frase non corrisponde' : `${sentences} frasi non corrispondono`} più a ciò che si trova sul sito.`,
    says: 'La guida dice:',
    write: 'Ora bisognerebbe scrivere:',
    noProposal: 'Non abbiamo un nuovo testo da proporre.',
    since: (date) =>
      `Trovato per la prima volta il ${date}. Ogni notte confrontiamo le guide con ciò che un vero browser vede sul sito.`,
  },
  report: {
    title: 'Guide',
    about: 'Guide pubblicate, lette e confrontate con ciò che le notti sanno.',
    allRight: 'Di nessuna frase di una guida si sa che è sbagliata.',
    doubtful: 'Segnalato solo nei riepiloghi: questa regola non è abbastanza sicura per scrivere a qualcuno.',
    unknown: 'Di queste non si può dire niente',
  },
  page: {
    title: 'Guide su questo',
    about: 'Leggiamo le guide pubblicate e le confrontiamo con ciò che vediamo.',
    named: {
      right: 'dice ciò che si vede',
      wrong: 'non dice più ciò che si vede',
      unknown: 'non si è potuta controllare',
    },
  },
}
