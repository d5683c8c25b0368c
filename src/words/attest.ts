import type { Language } from '../settings/language.js'

/** What a person is told and asked who goes through a route of an app by hand. */
export type AttestTexts = {
  readonly quoted: (text: string) => string
  /** What to do at a step of which the guide has no sentence; `it` is a label in quotation marks, or ''. */
  readonly steps: {
    readonly open: (it: string) => string
    readonly click: (it: string) => string
    readonly hover: (it: string) => string
    readonly press: (it: string) => string
    readonly fill: (it: string) => string
    readonly choose: (it: string) => string
    readonly expect: (it: string) => string
  }
  /** What to know before one begins. */
  readonly before: {
    readonly title: string
    readonly account: (name: string) => string
    readonly loggedOut: string
    readonly nothingSent: string
    readonly otherLanguage: string
  }
  readonly label: (labels: string) => string
  /** What is to be filled in, in the order of the questions. */
  readonly works: string
  readonly seen: string
  readonly goOn: string
  readonly appVersion: string
  readonly note: string
  readonly by: string
  readonly picturesShowNothing: string
  /** Hints behind a question. */
  readonly enterAsInGuide: string
  readonly enterNothing: string
  readonly enterDefault: (text: string) => string
  readonly yes: string
  readonly no: string
  readonly sayYesOrNo: string
  readonly step: (number: number) => string
  /** What the checklist on paper is followed by. */
  readonly date: string
  readonly language: string
}

export const ATTEST: Readonly<Record<Language, AttestTexts>> = {
  en: {
    quoted: (text) => `“${text}”`,
    steps: {
      open: (it) => `Open ${it}.`,
      click: (it) => `Tap ${it || 'what the guide names'}.`,
      hover: (it) => `Point at ${it || 'what the guide names'}.`,
      press: (it) => `Press the key that the guide names${it && ` on ${it}`}.`,
      fill: (it) => `Fill in ${it || 'the field'}.`,
      choose: (it) => `Choose ${it || 'what the guide names'}.`,
      expect: (it) => `You should see ${it || 'what the guide describes'}.`,
    },
    before: {
      title: 'Before you begin',
      account: (name) => `Sign in to the app with the test account “${name}”.`,
      loggedOut: 'Sign out of the app first.',
      nothingSent: 'Send no form and confirm nothing that cannot be undone: it is enough to see that you could.',
      otherLanguage: 'The guide does not say all of it in this language; some steps are in another one.',
    },
    label: (labels) => `In the guide: ${labels}`,
    works: 'Does this work as written?',
    seen: 'Which label do you see?',
    goOn: 'Can you go on all the same?',
    appVersion: 'Version of the app',
    note: 'Note',
    by: 'Who are you? This name is published',
    picturesShowNothing:
      'Look at each picture: no name, no face, no message, no notification, no number of yours. Do you confirm that there is nothing private on them?',
    enterAsInGuide: 'Enter: as in the guide',
    enterNothing: 'Enter: none',
    enterDefault: (text) => `Enter: ${text}`,
    yes: 'yes',
    no: 'no',
    sayYesOrNo: 'Please answer y or n.',
    step: (number) => `Step ${number}`,
    date: 'Date',
    language: 'Language of the app',
  },
  de: {
    quoted: (text) => `„${text}“`,
    steps: {
      open: (it) => `Öffne ${it}.`,
      click: (it) => `Tippe auf ${it || 'das, was die Anleitung nennt'}.`,
      hover: (it) => `Zeige auf ${it || 'das, was die Anleitung nennt'}.`,
      press: (it) => `Drücke die Taste, die die Anleitung nennt${it && `, auf ${it}`}.`,
      fill: (it) => `Fülle ${it || 'das Feld'} aus.`,
      choose: (it) => `Wähle ${it || 'das, was die Anleitung nennt'}.`,
      expect: (it) => `Du solltest ${it || 'das, was die Anleitung beschreibt,'} sehen.`,
    },
    before: {
      title: 'Bevor du anfängst',
      account: (name) => `Melde dich in der App mit dem Testkonto „${name}“ an.`,
      loggedOut: 'Melde dich zuerst in der App ab.',
      nothingSent:
        'Sende kein Formular ab und bestätige nichts, was sich nicht rückgängig machen lässt: Es reicht, zu sehen, dass du es könntest.',
      otherLanguage: 'Die Anleitung sagt nicht alles in dieser Sprache; einige Schritte stehen in einer anderen.',
    },
    label: (labels) => `In der Anleitung: ${labels}`,
    works: 'Geht das so, wie es hier steht?',
    seen: 'Welche Beschriftung siehst du?',
    goOn: 'Kommst du trotzdem weiter?',
    appVersion: 'Version der App',
    note: 'Anmerkung',
    by: 'Wer bist du? Der Name wird veröffentlicht',
    picturesShowNothing:
      'Sieh dir jedes Bild an: kein Name, kein Gesicht, keine Nachricht, keine Mitteilung, keine Nummer von dir. Bestätigst du, dass nichts Privates darauf ist?',
    enterAsInGuide: 'Eingabetaste: wie in der Anleitung',
    enterNothing: 'Eingabetaste: keine',
    enterDefault: (text) => `Eingabetaste: ${text}`,
    yes: 'ja',
    no: 'nein',
    sayYesOrNo: 'Bitte antworte mit j oder n.',
    step: (number) => `Schritt ${number}`,
    date: 'Datum',
    language: 'Sprache der App',
  },
  fr: {
    quoted: (text) => `«\u00a0${text}\u00a0»`,
    steps: {
      open: (it) => `Ouvrez ${it}.`,
      click: (it) => `Touchez ${it || 'ce que le guide indique'}.`,
      hover: (it) => `Pointez ${it || 'ce que le guide indique'}.`,
      press: (it) => `Appuyez sur la touche que le guide indique${it && `, sur ${it}`}.`,
      fill: (it) => `Remplissez ${it || 'le champ'}.`,
      choose: (it) => `Choisissez ${it || 'ce que le guide indique'}.`,
      expect: (it) => `Vous devriez voir ${it || 'ce que le guide décrit'}.`,
    },
    before: {
      title: 'Avant de commencer',
      account: (name) => `Connectez-vous dans l’application avec le compte de test «\u00a0${name}\u00a0».`,
      loggedOut: 'Déconnectez-vous d’abord de l’application.',
      nothingSent:
        'N’envoyez aucun formulaire et ne confirmez rien d’irréversible\u00a0: il suffit de constater que vous pourriez le faire.',
      otherLanguage: 'Le guide ne dit pas tout dans cette langue\u00a0; certaines étapes sont dans une autre.',
    },
    label: (labels) => `Dans le guide\u00a0: ${labels}`,
    works: 'Est-ce que cela fonctionne comme indiqué\u00a0?',
    seen: 'Quel libellé voyez-vous\u00a0?',
    goOn: 'Pouvez-vous tout de même continuer\u00a0?',
    appVersion: 'Version de l’application',
    note: 'Remarque',
    by: 'Qui êtes-vous\u00a0? Ce nom sera publié',
    picturesShowNothing:
      'Regardez chaque image\u00a0: aucun nom, aucun visage, aucun message, aucune notification, aucun numéro qui vous concerne. Confirmez-vous qu’il n’y a rien de privé dessus\u00a0?',
    enterAsInGuide: 'Entrée\u00a0: comme dans le guide',
    enterNothing: 'Entrée\u00a0: rien',
    enterDefault: (text) => `Entrée\u00a0: ${text}`,
    yes: 'oui',
    no: 'non',
    sayYesOrNo: 'Répondez par o ou n, s’il vous plaît.',
    step: (number) => `Étape ${number}`,
    date: 'Date',
    language: 'Langue de l’application',
  },
  it: {
    quoted: (text) => `«${text}»`,
    steps: {
      open: (it) => `Apri ${it}.`,
      click: (it) => `Tocca ${it || 'ciò che indica la guida'}.`,
      hover: (it) => `Indica ${it || 'ciò che indica la guida'}.`,
      press: (it) => `Premi il tasto che indica la guida${it && `, su ${it}`}.`,
      fill: (it) => `Compila ${it || 'il campo'}.`,
      choose: (it) => `Scegli ${it || 'ciò che indica la guida'}.`,
      expect: (it) => `Dovresti vedere ${it || 'ciò che descrive la guida'}.`,
    },
    before: {
      title: 'Prima di cominciare',
      account: (name) => `Accedi all’app con l’account di prova «${name}».`,
      loggedOut: 'Prima esci dall’account nell’app.',
      nothingSent:
        'Non inviare moduli e non confermare nulla che non si possa annullare: basta vedere che potresti farlo.',
      otherLanguage: 'La guida non dice tutto in questa lingua; alcuni passi sono in un’altra.',
    },
    label: (labels) => `Nella guida: ${labels}`,
    works: 'Funziona come è scritto qui?',
    seen: 'Quale etichetta vedi?',
    goOn: 'Riesci comunque ad andare avanti?',
    appVersion: 'Versione dell’app',
    note: 'Nota',
    by: 'Chi sei? Questo nome viene pubblicato',
    picturesShowNothing:
      'Guarda ogni immagine: nessun nome, nessun volto, nessun messaggio, nessuna notifica, nessun numero che ti riguardi. Confermi che non mostrano nulla di privato?',
    enterAsInGuide: 'Invio: come nella guida',
    enterNothing: 'Invio: niente',
    enterDefault: (text) => `Invio: ${text}`,
    yes: 'sì',
    no: 'no',
    sayYesOrNo: 'Rispondi con s o n, per favore.',
    step: (number) => `Passo ${number}`,
    date: 'Data',
    language: 'Lingua dell’app',
  },
}
