import type { Vocabulary } from '../en.js'

// What alerts say in Italian: mails, webhooks and issues.

const nights = (count: number) => `${count} ${count === 1 ? 'notte' : 'notti'}`

export const ALERTS: Vocabulary['alerts'] = {
  place: (step) => (step === null ? 'all’arrivo' : `passo ${step}`),
  accountSubject: (account) => `Bloccato: l’account di prova ${account} non ha più accesso`,
  platformSubject: 'La maggior parte delle guide fallisce allo stesso modo: la piattaforma, o guidewatch stesso',
  standIn: 'Replica',
  experience: {
    account: (account, guides) =>
      `L’account di prova ${account} non ha accesso; ${guides} delle tue guide non si possono verificare. I lettori probabilmente non ne risentono.`,
    platform: (guides) =>
      `${guides} guide falliscono allo stesso modo. Probabilmente è cambiata l’intera piattaforma, o la verifica è guasta.`,
    broken: (step) =>
      step === null
        ? 'Chi segue questa guida non raggiunge più ciò che promette.'
        : `Chi segue questa guida si blocca al passo ${step}.`,
    changed: (step) =>
      step === null
        ? 'Chi segue questa guida arriva, ma trova altro da ciò che dice.'
        : `Si passa ancora, ma al passo ${step} si vede altro da ciò che dice la guida.`,
    blocked: (count) =>
      `Non è stato possibile verificare questa guida per ${nights(count)}. Non si sa se i lettori passino ancora.`,
    error: 'Qui ha fallito guidewatch stesso; chi lo gestisce dovrebbe controllare.',
  },
  reopened: 'È tornato.',
  extended: 'È interessato più di quanto segnalato prima.',
  over: {
    right: 'Di nuovo giusto',
    recovered: 'Si trova di nuovo ciò che dice la guida. Non c’è nulla da fare.',
    approvedStatus: 'Approvato',
    approved: (by) =>
      by
        ? `${by} ha approvato ciò che si vede ora.`
        : 'Ciò che si vede ora vale come giusto: il suo flow o la sua approvazione è stata modificata.',
    toChange: 'Queste guide devono ancora essere modificate:',
    toChangeSomewhere: 'Se una guida dice ancora ciò che c’era prima, va modificata.',
    approvedBeside: (by) =>
      `${by || 'Qualcuno'} ha approvato ciò che si vede ora accanto a ciò che c’era prima: le guide restano giuste. Non c’è nulla da fare.`,
    closed: 'Chiuso',
    closedBy: (by, reason) => `${by} ha chiuso questo: ${reason}`,
    replaced: 'Sostituito',
    superseded: 'Ora sullo stesso percorso è sbagliato qualcos’altro; viene seguito a parte.',
    unchecked: 'Non più verificato',
    withdrawn:
      'Nessun flow chiede più questo percorso, quindi non viene più percorso. Non si sa se la guida sia giusta.',
    works: 'Funziona di nuovo',
    account: (account) =>
      `L’account di prova ${account} ha di nuovo accesso; le sue guide vengono di nuovo verificate.`,
    gone: 'Finito',
    platform: 'Le guide non falliscono più allo stesso modo.',
    checked: 'Questa guida viene di nuovo verificata.',
  },
  expired: (date) =>
    `Ancora aperto, e l’ultima verifica è scaduta il ${date}: ciò che è pubblicato ora dice «sconosciuto».`,
  expires: (date) => `Ancora aperto. L’ultima verifica scade il ${date}; poi verrà pubblicato «sconosciuto».`,
  escalation: (days) => `Da ${days} giorni nessuno se ne occupa.`,
  seen: 'Ciò che si è visto',
  guides: 'Guide interessate',
  guideSays: (step) => (step === null ? 'La guida promette' : `La frase che non è più giusta (passo ${step})`),
  also: 'Interessati anche',
  incident: 'Incidente',
  nextSteps: 'Che cosa fare',
  report: 'Aprire il rapporto con tutte le immagini',
  reportCause: 'Aprire questo nel rapporto',
  decisions: (count) =>
    count === 1
      ? 'Una decisione è in attesa.'
      : `${count} decisioni sono in attesa; il rapporto mostra per prima la più urgente.`,
  decide: 'Per decidere, sulla macchina che ha percorso le guide:',
  reportAt: 'Il rapporto con tutte le immagini è sulla macchina che ha percorso le guide:',
  acknowledge: 'Per dire che te ne occupi tu (ferma i promemoria per una settimana):',
  acknowledgeReason: 'chi fa che cosa',
  patch: 'Quando la guida è stata aggiornata, adegua il suo flow:',
  approve: 'Se ciò che si vede ora è giusto e la guida è stata aggiornata, approvalo:',
  digestSubject: (count) => `Riepilogo settimanale: ${count} in sospeso`,
  digestLead: (count) => (count === 1 ? 'Un punto è aperto.' : `${count} punti sono aperti.`),
  openSince: (date, count) => `aperto dal ${date}, visto per ${nights(count)}`,
  muted: {
    flapping: 'va e viene, perciò compare solo qui',
    silenced: 'silenziato, perciò compare solo qui',
  },
  acknowledgedBy: (by, until) => `se ne occupa ${by} fino al ${until}`,
  resolvedState: 'al momento giusto',
  aliveSubject: 'guidewatch è vivo',
  aliveLead: (date) => `guidewatch verifica le tue guide. Dal ${date}:`,
  walked: (night, walks, verified) => `${night} notti, ${walks} passaggi, di cui ${verified} verificati`,
  openNow: (open) => `incidenti aperti ora: ${open}`,
  delivered: (date) => `ultimo messaggio consegnato il ${date}`,
  noneDelivered: 'finora non è stato necessario consegnare messaggi',
  overdueSubject: 'guidewatch tace',
  overdueSince: (date) => `guidewatch non pubblica nulla dal ${date}. Finché non riprende, nessuno verifica le guide.`,
  overdueUnknown: 'Ciò che pubblica guidewatch non è leggibile. Nessuno sa se verifica ancora le guide.',
  overdueAdvice:
    'Controlla la macchina o la pianificazione CI che percorre le guide di notte, e chiedi a guidewatch stesso:',
  quietSubject: (date) => `Le notti stanno per finire, il ${date}`,
  quietLead: (since, until) =>
    `Dal ${since} nessuno ha fatto un commit. Dopo 60 giorni così GitHub elimina le pianificazioni di un repository pubblico: il ${until}, e insieme alle notti anche il controllo che le sorveglia.`,
  quietAdvice:
    'Fai un commit qualsiasi sul ramo principale, per esempio un’approvazione. Se le pianificazioni sono già state eliminate, questo comando le riavvia:',
  testSubject: 'Questa è una prova',
  testLead:
    'Questa è una prova dei messaggi di guidewatch. Non c’è nulla di rotto; le righe qui sotto sono un esempio.',
  footer: 'Inviato da guidewatch, che percorre le tue guide ogni notte.',
  thread: (incident) => `Incidente ${incident}; il seguito arriverà in questa conversazione.`,
}
