import type { GuideWords } from './en.js'

// All that is said of guides in Italian.

const right = (now: string) => (now ? `; quello giusto è ${now}` : '')

export const IT: GuideWords = {
  verdicts: { right: 'giusta', wrong: 'sbagliata', unknown: 'incerta' },
  findings: {
    'link-old': ({ printed, now }) => `${printed} porta al modulo di prima${right(now)}`,
    'link-gone': ({ printed, now }) => `${printed} non porta più a nulla${right(now)}`,
    'link-redirected': ({ printed, now }) => `${printed} ora porta altrove${right(now)}`,
    'link-wrong-form': ({ printed, now }) => `${printed} porta a un altro modulo${right(now)}`,
    'label-renamed': ({ printed, now }) => `${printed} ora si chiama ${now}.`,
    'label-gone': ({ printed }) => `${printed} non c’è più.`,
    'step-missing': ({ printed, now }) => `Qui manca un passo: ${now || printed}.`,
    'step-superfluous': ({ printed }) => `Questo passo non serve più: ${printed}.`,
    'step-order': ({ printed }) => `Questo passo viene in un altro punto: ${printed}.`,
    'deadline-passed': ({ printed }) => `Il termine è scaduto (${printed}), ma si può ancora fare.`,
    'deadline-over': ({ printed }) => `Il termine è scaduto (${printed}) e non si può più fare.`,
    'claim-contradicted': ({ printed, now }) => `Non è così: ${printed}.${now ? ` Si è visto invece: ${now}.` : ''}`,
  },
  unknown: {
    rebuilt:
      'La pagina è stata rifatta, oppure è stato mostrato altro: non tutte e tre le sue frasi sono state trovate.',
    'consent-wall': 'Al suo posto c’era una richiesta di consenso.',
    paywall: 'Il suo testo è mostrato solo agli abbonati.',
    robots: 'Il sito chiede ai programmi di non guardare (robots.txt).',
    unreachable: 'Il sito non era raggiungibile.',
    refused: 'Il sito non ha lasciato guardare guidewatch.',
    'not-found': 'La pagina non c’è più.',
    'server-error': 'Il sito ha risposto con un suo errore.',
    'redirected-away': 'Il suo indirizzo porta altrove.',
    'private-address': 'Il suo indirizzo non è su Internet.',
    'too-large': 'La pagina è troppo grande per essere letta.',
    'too-slow': 'La pagina non è arrivata in tempo.',
    'not-text': 'Non è un testo che guidewatch sa leggere.',
    unreadable: 'Ciò che è arrivato non si può leggere.',
    'nothing-known': 'Nessuna notte ha ancora verificato ciò che spiega.',
  },
  labelIn: (language) => `un’etichetta in ${language}`,
  since: (date) => `dal ${date}`,
  counts: ({ checked, right, wrong, unknown }) =>
    `Guide controllate: ${checked}, giuste: ${right}, una frase sbagliata: ${wrong}, incerte: ${unknown}`,
  write: 'Invece:',
}
