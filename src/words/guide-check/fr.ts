import type { GuideWords } from './en.js'

// All that is said of guides in French.

const right = (now: string) => (now ? `\u00a0; le bon est ${now}` : '')

export const FR: GuideWords = {
  verdicts: { right: 'juste', wrong: 'faux', unknown: 'incertain' },
  findings: {
    'link-old': ({ printed, now }) => `${printed} mène à l’ancien formulaire${right(now)}`,
    'link-gone': ({ printed, now }) => `${printed} ne mène plus à rien${right(now)}`,
    'link-redirected': ({ printed, now }) => `${printed} mène désormais ailleurs${right(now)}`,
    'link-wrong-form': ({ printed, now }) => `${printed} mène à un autre formulaire${right(now)}`,
    'label-renamed': ({ printed, now }) => `${printed} s’appelle désormais ${now}.`,
    'label-gone': ({ printed }) => `${printed} n’existe plus.`,
    'step-missing': ({ printed, now }) => `Il manque ici une étape\u00a0: ${now || printed}.`,
    'step-superfluous': ({ printed }) => `Cette étape n’est plus nécessaire\u00a0: ${printed}.`,
    'step-order': ({ printed }) => `Cette étape vient à un autre endroit\u00a0: ${printed}.`,
    'deadline-passed': ({ printed }) => `Le délai est passé (${printed}), mais c’est toujours possible.`,
    'deadline-over': ({ printed }) => `Le délai est passé (${printed}), et ce n’est plus possible.`,
    'claim-contradicted': ({ printed, now }) =>
      `Ce n’est pas exact\u00a0: ${printed}.${now ? ` Ce qui a été vu\u00a0: ${now}.` : ''}`,
  },
  unknown: {
    rebuilt:
      'La page a été refaite, ou autre chose a été affiché\u00a0: ses trois phrases n’y ont pas toutes été trouvées.',
    'consent-wall': 'Une demande de consentement était affichée à sa place.',
    paywall: 'Son texte n’est affiché qu’aux abonnés.',
    robots: 'Le site demande aux programmes de ne pas regarder (robots.txt).',
    unreachable: 'Le site était injoignable.',
    refused: 'Le site n’a pas laissé guidewatch regarder.',
    'not-found': 'La page n’existe plus.',
    'server-error': 'Le site a répondu par une erreur de sa part.',
    'redirected-away': 'Son adresse mène ailleurs.',
    'private-address': 'Son adresse n’est pas sur l’Internet public.',
    'too-large': 'La page est trop grande pour être lue.',
    'too-slow': 'La page n’est pas arrivée à temps.',
    'not-text': 'Ce n’est pas un texte que guidewatch sait lire.',
    unreadable: 'Ce qui est arrivé est illisible.',
    'nothing-known': 'Aucune nuit n’a encore vérifié ce qu’il explique.',
  },
  labelIn: (language) => `un libellé en ${language}`,
  since: (date) => `depuis le ${date}`,
  counts: ({ checked, right, wrong, unknown }) =>
    `Guides vérifiés\u00a0: ${checked}, justes\u00a0: ${right}, une phrase fausse\u00a0: ${wrong}, incertains\u00a0: ${unknown}`,
  write: 'À la place\u00a0:',
}
