import type { ObstacleKind } from '../flow/schema.js'
import type { ProbeResult } from '../screen/probe.js'
import type { Language } from '../settings/language.js'
import type { RunAccount } from '../state/result.js'
import { momentOf } from './dates.js'
import { wordsIn } from './language.js'
import { numbersIn } from './text.js'
import { valueInWords } from './value.js'

type AccountWords = {
  /** How an account stands, and what a person has to do; the name is in quotation marks already. */
  readonly stands: Readonly<Record<ProbeResult, (account: string) => string>>
  readonly leftAlone: (until: string) => string
  readonly putOff: (count: string, isOne: boolean) => string
}

const WORDS: Readonly<Record<Language, AccountWords>> = {
  en: {
    stands: {
      ok: (account) => `The test account ${account} is signed in.`,
      expired: (account) => `The session of the test account ${account} is over: sign in with \`guidewatch login\`.`,
      missing: (account) => `There is no session of the test account ${account}: sign in with \`guidewatch login\`.`,
      checkpoint: (account) =>
        `The site wants to know who uses the test account ${account}: confirm it with \`guidewatch login\`.`,
      'another-language': (account) =>
        `The site shows the test account ${account} another language: set it in the settings of the account.`,
      suspended: (account) =>
        `The site has suspended or locked the test account ${account}: look at it in a browser of your own.`,
      'already-objected': (account) =>
        `The test account ${account} has objected already: name one in the flow that has not.`,
      'rate-limit': (account) => `The site asks to come less often with the test account ${account}.`,
      unreachable: (account) => `The page that shows whether the test account ${account} is signed in did not come.`,
    },
    leftAlone: (until) => `It is left alone until ${until}, or until somebody signs in.`,
    putOff: (count, isOne) =>
      `${count} ${isOne ? 'walk was' : 'walks were'} put off out of politeness, and ${isOne ? 'comes' : 'come'} first the next night.`,
  },
  de: {
    stands: {
      ok: (account) => `Das Testkonto ${account} ist angemeldet.`,
      expired: (account) =>
        `Die Sitzung des Testkontos ${account} ist zu Ende: melde dich mit \`guidewatch login\` an.`,
      missing: (account) =>
        `Für das Testkonto ${account} gibt es keine Sitzung: melde dich mit \`guidewatch login\` an.`,
      checkpoint: (account) =>
        `Die Website will wissen, wer das Testkonto ${account} benutzt: bestätige es mit \`guidewatch login\`.`,
      'another-language': (account) =>
        `Die Website zeigt dem Testkonto ${account} eine andere Sprache: stelle sie in den Einstellungen des Kontos ein.`,
      suspended: (account) => `Die Website hat das Testkonto ${account} gesperrt: sieh in einem eigenen Browser nach.`,
      'already-objected': (account) =>
        `Das Testkonto ${account} hat schon widersprochen: nenne im Ablauf eines, das es nicht hat.`,
      'rate-limit': (account) => `Die Website bittet darum, mit dem Testkonto ${account} seltener zu kommen.`,
      unreachable: (account) => `Die Seite, die zeigt, ob das Testkonto ${account} angemeldet ist, kam nicht.`,
    },
    leftAlone: (until) => `Es bleibt bis ${until} in Ruhe, oder bis sich jemand anmeldet.`,
    putOff: (count, isOne) =>
      `${count} ${isOne ? 'Gang wurde' : 'Gänge wurden'} aus Höflichkeit verschoben und ${isOne ? 'kommt' : 'kommen'} in der nächsten Nacht zuerst.`,
  },
  fr: {
    stands: {
      ok: (account) => `Le compte de test ${account} est connecté.`,
      expired: (account) =>
        `La session du compte de test ${account} est terminée\u00a0: connectez-vous avec \`guidewatch login\`.`,
      missing: (account) =>
        `Il n’y a pas de session du compte de test ${account}\u00a0: connectez-vous avec \`guidewatch login\`.`,
      checkpoint: (account) =>
        `Le site veut savoir qui utilise le compte de test ${account}\u00a0: confirmez-le avec \`guidewatch login\`.`,
      'another-language': (account) =>
        `Le site affiche une autre langue au compte de test ${account}\u00a0: réglez-la dans les paramètres du compte.`,
      suspended: (account) =>
        `Le site a suspendu ou bloqué le compte de test ${account}\u00a0: vérifiez dans un navigateur à vous.`,
      'already-objected': (account) =>
        `Le compte de test ${account} s’est déjà opposé\u00a0: nommez dans le flow un compte qui ne l’a pas fait.`,
      'rate-limit': (account) => `Le site demande de venir moins souvent avec le compte de test ${account}.`,
      unreachable: (account) =>
        `La page qui montre si le compte de test ${account} est connecté ne s’est pas affichée.`,
    },
    leftAlone: (until) => `Il est laissé tranquille jusqu’au ${until}, ou jusqu’à ce que quelqu’un se connecte.`,
    putOff: (count, isOne) =>
      isOne
        ? `${count} passage a été reporté par politesse\u00a0; il viendra en premier la nuit prochaine.`
        : `${count} passages ont été reportés par politesse\u00a0; ils viendront en premier la nuit prochaine.`,
  },
  it: {
    stands: {
      ok: (account) => `L’account di prova ${account} ha effettuato l’accesso.`,
      expired: (account) =>
        `La sessione dell’account di prova ${account} è terminata: accedi con \`guidewatch login\`.`,
      missing: (account) =>
        `Non c’è alcuna sessione dell’account di prova ${account}: accedi con \`guidewatch login\`.`,
      checkpoint: (account) =>
        `Il sito vuole sapere chi usa l’account di prova ${account}: confermalo con \`guidewatch login\`.`,
      'another-language': (account) =>
        `Il sito mostra all’account di prova ${account} un’altra lingua: cambiala nelle impostazioni dell’account.`,
      suspended: (account) =>
        `Il sito ha sospeso o bloccato l’account di prova ${account}: controlla in un tuo browser.`,
      'already-objected': (account) =>
        `L’account di prova ${account} si è già opposto: indica nel flow uno che non l’ha fatto.`,
      'rate-limit': (account) => `Il sito chiede di venire meno spesso con l’account di prova ${account}.`,
      unreachable: (account) =>
        `La pagina che mostra se l’account di prova ${account} ha effettuato l’accesso non è arrivata.`,
    },
    leftAlone: (until) => `Viene lasciato in pace fino al ${until}, o finché qualcuno accede.`,
    putOff: (count, isOne) =>
      isOne
        ? `${count} passaggio è stato rimandato per cortesia e verrà per primo la prossima notte.`
        : `${count} passaggi sono stati rimandati per cortesia e verranno per primi la prossima notte.`,
  },
}

/** What an obstacle that ended the walks of an account says of it. */
const RESULT_OF: Partial<Readonly<Record<ObstacleKind, ProbeResult>>> = {
  'login-wall': 'expired',
  'session-missing': 'missing',
  checkpoint: 'checkpoint',
  captcha: 'checkpoint',
  'rate-limit': 'rate-limit',
  suspended: 'suspended',
  'already-objected': 'already-objected',
  'another-language': 'another-language',
}

/** One line for every account of which there is something to say, and one for all that was put off. */
export function accountLines(accounts: readonly RunAccount[], language: Language): readonly string[] {
  const words = WORDS[language]
  const count = accounts.reduce((sum, { putOff }) => sum + putOff.length, 0)
  const putOff = count > 0 ? [words.putOff(numbersIn(language)(count), count === 1)] : []
  return [...accounts.flatMap((account) => lineOf(account, language)), ...putOff]
}

function lineOf({ account, probed, stopped, pausedUntil }: RunAccount, language: Language): readonly string[] {
  const words = WORDS[language]
  const name = wordsIn(language).quoted(account)
  const why = stopped?.why ?? probed?.why
  const reason = why ? ` (${valueInWords(why, language)})` : ''
  if (!stopped) {
    // Signed in, though not all was as expected: a mark that has another name, a page of the probe that is gone.
    return why && probed ? [`${words.stands[probed.result](name).replace(/\.$/, '')}${reason}.`] : []
  }
  const result = RESULT_OF[stopped.obstacle] ?? 'unreachable'
  const said = `${words.stands[result](name).replace(/\.$/, '')}${stopped.why.kind === 'paused' ? '' : reason}.`
  return [pausedUntil ? `${said} ${words.leftAlone(momentOf(pausedUntil, language))}` : said]
}
