import type { Language } from '../settings/language.js'

/** What readers of a link are told of its state, beside the state itself. */
type Texts = {
  /** What to do while it is not verified. `ways` names routes that still are, in quotation marks, or is ''; `helps`: another link does. */
  readonly changed: string
  readonly broken: (ways: string, helps: boolean) => string
  readonly unknown: (ways: string) => string
  readonly retired: string
  /** What happened, for the history of a link and its feed; `way` is the title of a route. */
  readonly happened: {
    readonly first: string
    readonly verified: string
    readonly changed: (way: string) => string
    readonly broken: (way: string) => string
    readonly unknown: string
    readonly retired: string
  }
  readonly quoted: (title: string) => string
  readonly and: string
}

export const ACTIONS_IN: Readonly<Record<Language, Texts>> = {
  en: {
    changed:
      'The form can still be reached. Something is no longer as the guide says: read what is on the page before you press anything.',
    broken: (ways, helps) =>
      ways
        ? `Go another way: ${ways} still works.`
        : helps
          ? 'At the moment no way leads to the form. Come back in a few days, or use what helps instead.'
          : 'At the moment no way leads to the form. Come back in a few days.',
    unknown: (ways) =>
      ways
        ? `Go this way, which was checked lately: ${ways}.`
        : 'Nobody could check it lately. Try it, and compare each step with what you see.',
    retired: 'This link is no longer checked. Ask those who gave it to you for a new one.',
    happened: {
      first: 'Verified for the first time.',
      verified: 'Verified again.',
      changed: (way) => `On the way ${way}, something is no longer as the guide says.`,
      broken: (way) => `The way ${way} no longer leads to the form.`,
      unknown: 'Could not be checked any more.',
      retired: 'No longer checked.',
    },
    quoted: (title) => `“${title}”`,
    and: 'and',
  },
  de: {
    changed:
      'Das Formular ist noch zu erreichen. Etwas ist nicht mehr so, wie es in der Anleitung steht: Lies, was auf der Seite steht, bevor du tippst.',
    broken: (ways, helps) =>
      ways
        ? `Nimm einen anderen Weg: ${ways} geht noch.`
        : helps
          ? 'Zurzeit führt kein Weg zum Formular. Schau in ein paar Tagen wieder vorbei, oder nimm, was stattdessen hilft.'
          : 'Zurzeit führt kein Weg zum Formular. Schau in ein paar Tagen wieder vorbei.',
    unknown: (ways) =>
      ways
        ? `Nimm diesen Weg, der kürzlich geprüft wurde: ${ways}.`
        : 'Niemand konnte es zuletzt prüfen. Versuch es, und vergleiche jeden Schritt mit dem, was du siehst.',
    retired: 'Dieser Link wird nicht mehr geprüft. Frag dort, wo du ihn herhast, nach einem neuen.',
    happened: {
      first: 'Zum ersten Mal bestätigt.',
      verified: 'Wieder bestätigt.',
      changed: (way) => `Auf dem Weg ${way} ist etwas nicht mehr so, wie es in der Anleitung steht.`,
      broken: (way) => `Der Weg ${way} führt nicht mehr zum Formular.`,
      unknown: 'Konnte nicht mehr geprüft werden.',
      retired: 'Wird nicht mehr geprüft.',
    },
    quoted: (title) => `„${title}“`,
    and: 'und',
  },
  fr: {
    changed:
      'Le formulaire reste accessible. Quelque chose ne correspond plus au guide : lisez bien la page avant d’appuyer.',
    broken: (ways, helps) =>
      ways
        ? `Prenez un autre chemin : ${ways} fonctionne encore.`
        : helps
          ? 'Pour le moment, aucun chemin ne mène au formulaire. Revenez dans quelques jours, ou prenez ce qui peut aider à la place.'
          : 'Pour le moment, aucun chemin ne mène au formulaire. Revenez dans quelques jours.',
    unknown: (ways) =>
      ways
        ? `Prenez ce chemin, vérifié récemment : ${ways}.`
        : 'Personne n’a pu le vérifier récemment. Essayez, et comparez chaque étape avec ce que vous voyez.',
    retired: 'Ce lien n’est plus vérifié. Demandez-en un nouveau là où vous l’avez trouvé.',
    happened: {
      first: 'Vérifié pour la première fois.',
      verified: 'De nouveau vérifié.',
      changed: (way) => `Sur le chemin ${way}, quelque chose ne correspond plus au guide.`,
      broken: (way) => `Le chemin ${way} ne mène plus au formulaire.`,
      unknown: 'N’a plus pu être vérifié.',
      retired: 'N’est plus vérifié.',
    },
    quoted: (title) => `« ${title} »`,
    and: 'et',
  },
  it: {
    changed:
      'Il modulo è ancora raggiungibile. Qualcosa non è più come dice la guida: leggi la pagina prima di premere.',
    broken: (ways, helps) =>
      ways
        ? `Usa un’altra strada: ${ways} funziona ancora.`
        : helps
          ? 'Al momento nessuna strada porta al modulo. Torna tra qualche giorno, o usa ciò che aiuta al suo posto.'
          : 'Al momento nessuna strada porta al modulo. Torna tra qualche giorno.',
    unknown: (ways) =>
      ways
        ? `Usa questa strada, controllata di recente: ${ways}.`
        : 'Nessuno ha potuto controllarlo di recente. Prova, e confronta ogni passo con ciò che vedi.',
    retired: 'Questo link non viene più controllato. Chiedine uno nuovo a chi te l’ha dato.',
    happened: {
      first: 'Verificato per la prima volta.',
      verified: 'Verificato di nuovo.',
      changed: (way) => `Sulla strada ${way} qualcosa non è più come dice la guida.`,
      broken: (way) => `La strada ${way} non porta più al modulo.`,
      unknown: 'Non è più stato possibile controllarlo.',
      retired: 'Non viene più controllato.',
    },
    quoted: (title) => `«${title}»`,
    and: 'e',
  },
}
