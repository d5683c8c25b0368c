import type { Language } from '../settings/language.js'
import { dateOf } from './dates.js'

/** What is said of the session of a test account that ends before long. `date` is a day in words. */
type SessionWords = {
  readonly subject: (account: string) => string
  readonly ends: (account: string, date: string, days: number) => string
  readonly ended: (account: string, date: string) => string
  readonly afterwards: string
  readonly signIn: string
  readonly elsewhere: string
  readonly keep: string
  readonly notYou: string
  readonly moreIn: string
  /** That nothing has to be done any more. */
  readonly renewedStatus: string
  readonly renewed: (account: string) => string
}

const WORDS: Readonly<Record<Language, SessionWords>> = {
  en: {
    subject: (account) => `Sign in soon: the session of the test account ${account} ends`,
    ends: (account, date, days) =>
      `The session of the test account ${account} will probably end on ${date}${days === 0 ? ': within a day' : days === 1 ? ': in a day' : `: in ${days} days`}.`,
    ended: (account, date) => `The session of the test account ${account} was to end on ${date}.`,
    afterwards:
      'Once it has ended, the guides that need this account cannot be checked until somebody signs in. Readers are not affected.',
    signIn: 'Sign in, on a machine with a screen and the state of guidewatch; it takes two minutes:',
    elsewhere: 'On a machine without a screen, over SSH:',
    keep: 'Let the machine that walks have the new session: push the state, where it lies in a branch or a bucket.',
    notYou: 'If you do not have the account’s password, ask the person who signed in last.',
    moreIn: 'docs/sessions.md says more, also for moving to another machine.',
    renewedStatus: 'Signed in again',
    renewed: (account) => `The session of the test account ${account} lasts longer again. Nothing needs to be done.`,
  },
  de: {
    subject: (account) => `Bald neu anmelden: Die Sitzung des Testkontos ${account} endet`,
    ends: (account, date, days) =>
      `Die Sitzung des Testkontos ${account} endet voraussichtlich am ${date}${days === 0 ? ', also innerhalb eines Tages' : days === 1 ? ', also in einem Tag' : `, also in ${days} Tagen`}.`,
    ended: (account, date) => `Die Sitzung des Testkontos ${account} sollte am ${date} enden.`,
    afterwards:
      'Ist sie zu Ende, lassen sich die Anleitungen, die dieses Konto brauchen, erst wieder prüfen, wenn sich jemand anmeldet. Leserinnen und Leser sind nicht betroffen.',
    signIn: 'Melde dich an, auf einem Rechner mit Bildschirm und dem Stand von guidewatch; das dauert zwei Minuten:',
    elsewhere: 'Auf einem Rechner ohne Bildschirm, über SSH:',
    keep: 'Gib die neue Sitzung an den Rechner weiter, der die Anleitungen prüft: Liegt der Stand in einem Branch oder Bucket, dann lade ihn dorthin hoch.',
    notYou: 'Wenn du das Passwort des Kontos nicht hast, frag die Person, die sich zuletzt angemeldet hat.',
    moreIn: 'Mehr steht in docs/sessions.md, auch zum Umzug auf einen anderen Rechner.',
    renewedStatus: 'Wieder angemeldet',
    renewed: (account) => `Die Sitzung des Testkontos ${account} hält wieder länger. Es ist nichts zu tun.`,
  },
  fr: {
    subject: (account) => `Reconnexion à prévoir : la session du compte de test ${account} prend fin`,
    ends: (account, date, days) =>
      `La session du compte de test ${account} prendra probablement fin le ${date}${days === 0 ? ', donc dans moins d’un jour' : days === 1 ? ', donc dans un jour' : `, donc dans ${days} jours`}.`,
    ended: (account, date) => `La session du compte de test ${account} devait prendre fin le ${date}.`,
    afterwards:
      'Une fois la session terminée, les guides qui ont besoin de ce compte ne peuvent plus être vérifiés tant que personne ne se connecte. Les lecteurs ne sont pas concernés.',
    signIn: 'Connectez-vous, sur une machine dotée d’un écran et des données de guidewatch ; cela prend deux minutes :',
    elsewhere: 'Sur une machine sans écran, par SSH :',
    keep: 'Transmettez la nouvelle session à la machine qui effectue les parcours : si les données se trouvent dans une branche ou un bucket, envoyez-les-y.',
    notYou: 'Si vous n’avez pas le mot de passe du compte, demandez à la dernière personne qui s’est connectée.',
    moreIn: 'docs/sessions.md en dit plus, y compris sur le passage à une autre machine.',
    renewedStatus: 'Reconnecté',
    renewed: (account) =>
      `La session du compte de test ${account} tient de nouveau plus longtemps. Il n’y a rien à faire.`,
  },
  it: {
    subject: (account) => `Accesso da rifare: la sessione dell’account di prova ${account} sta per scadere`,
    ends: (account, date, days) =>
      `La sessione dell’account di prova ${account} scadrà probabilmente il ${date}${days === 0 ? ', cioè entro un giorno' : days === 1 ? ', cioè tra un giorno' : `, cioè tra ${days} giorni`}.`,
    ended: (account, date) => `La sessione dell’account di prova ${account} doveva scadere il ${date}.`,
    afterwards:
      'Una volta scaduta, le guide che hanno bisogno di questo account non si possono più controllare finché qualcuno non accede. Per chi legge non cambia nulla.',
    signIn: 'Accedi, su un computer con uno schermo e con i dati di guidewatch; bastano due minuti:',
    elsewhere: 'Su un computer senza schermo, via SSH:',
    keep: 'Fai arrivare la nuova sessione al computer che percorre le guide: se i dati stanno in un branch o in un bucket, caricali lì.',
    notYou: 'Se non hai la password dell’account, chiedi a chi ha fatto l’accesso per ultimo.',
    moreIn: 'In docs/sessions.md trovi di più, anche su come passare a un altro computer.',
    renewedStatus: 'Accesso rifatto',
    renewed: (account) =>
      `La sessione dell’account di prova ${account} dura di nuovo più a lungo. Non devi fare nulla.`,
  },
}

export function sessionWords(language: Language): SessionWords {
  return WORDS[language]
}

/**
 * When a session ends, in a sentence.
 *
 * @param endsAt ISO time.
 * @param days whole days until then; negative when it is over.
 */
export function sessionEndInWords(
  { account, endsAt, days }: { readonly account: string; readonly endsAt: string; readonly days: number },
  language: Language,
): string {
  const words = WORDS[language]
  const date = dateOf(endsAt, language)
  return days < 0 ? words.ended(account, date) : words.ends(account, date, days)
}
