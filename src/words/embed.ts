import type { Language } from '../settings/language.js'

/** What is said around links and ways where others embed them; dates are in words already. */
export type EmbedWords = {
  readonly colon: string
  readonly semicolon: string
  /** Of a link or a way, each as a sentence without its beginning: it stands after the title. */
  readonly link: {
    readonly verified: (date: string, publisher: string) => string
    readonly until: (date: string) => string
    readonly lastVerified: (date: string) => string
    readonly neverVerified: string
    readonly changed: string
    readonly broken: string
    readonly unknown: string
    readonly retired: string
    /** What links to the page for people are called. */
    readonly current: string
    readonly whatNow: string
    readonly unsigned: string
  }
  /** Of an illustrated guide, in whole sentences. */
  readonly way: {
    readonly verified: (date: string) => string
    readonly changed: string
    readonly broken: string
    readonly unknown: string
    readonly retired: string
    readonly lastVerified: (date: string) => string
    readonly neverVerified: string
    readonly current: string
    readonly onPhone: string
    readonly onComputer: string
    readonly unsigned: string
  }
  readonly demonstration: string
}

const EN: EmbedWords = {
  colon: ':',
  semicolon: ';',
  link: {
    verified: (date, publisher) => `verified on ${date} by ${publisher}`,
    until: (date) => `valid until ${date}`,
    lastVerified: (date) => `last verified on ${date}`,
    neverVerified: 'not verified yet',
    changed: 'something on the way there has changed',
    broken: 'this link does not work at the moment',
    unknown: 'this link could not be checked lately',
    retired: 'this link is no longer kept',
    current: 'current state',
    whatNow: 'what to do now',
    unsigned: 'not signed',
  },
  way: {
    verified: (date) => `Verified on ${date}, step by step with a real browser.`,
    changed: 'Something on this way has changed: what you see may differ from the pictures.',
    broken: 'This way does not work at the moment. Please do not follow it.',
    unknown: 'This way could not be checked lately. It may no longer be right.',
    retired: 'This way is no longer kept.',
    lastVerified: (date) => `Last verified on ${date}.`,
    neverVerified: 'It was never verified.',
    current: 'Whether it is still right, and what else helps',
    onPhone: 'on a phone',
    onComputer: 'on a computer',
    unsigned: 'Published without a signature.',
  },
  demonstration: 'A demonstration: it says nothing about any real site.',
}

const DE: EmbedWords = {
  colon: ':',
  semicolon: ';',
  link: {
    verified: (date, publisher) => `bestätigt am ${date} von ${publisher}`,
    until: (date) => `gilt bis ${date}`,
    lastVerified: (date) => `zuletzt bestätigt am ${date}`,
    neverVerified: 'noch nicht bestätigt',
    changed: 'auf dem Weg dorthin hat sich etwas geändert',
    broken: 'dieser Link funktioniert zurzeit nicht',
    unknown: 'dieser Link ließ sich zuletzt nicht prüfen',
    retired: 'dieser Link wird nicht mehr gepflegt',
    current: 'aktueller Stand',
    whatNow: 'was du jetzt tun kannst',
    unsigned: 'nicht signiert',
  },
  way: {
    verified: (date) => `Bestätigt am ${date}, Schritt für Schritt mit einem echten Browser.`,
    changed: 'Auf diesem Weg hat sich etwas geändert: Was du siehst, kann von den Bildern abweichen.',
    broken: 'Dieser Weg funktioniert zurzeit nicht. Bitte folge ihm nicht.',
    unknown: 'Dieser Weg ließ sich zuletzt nicht prüfen. Vielleicht stimmt er nicht mehr.',
    retired: 'Dieser Weg wird nicht mehr gepflegt.',
    lastVerified: (date) => `Zuletzt bestätigt am ${date}.`,
    neverVerified: 'Er wurde noch nie bestätigt.',
    current: 'Ob er noch stimmt und was sonst hilft',
    onPhone: 'am Handy',
    onComputer: 'am Computer',
    unsigned: 'Ohne Signatur veröffentlicht.',
  },
  demonstration: 'Eine Vorführung: Sie sagt nichts über irgendeine echte Website.',
}

const FR: EmbedWords = {
  colon: '\u00a0:',
  semicolon: '\u00a0;',
  link: {
    verified: (date, publisher) => `vérifié le ${date} par ${publisher}`,
    until: (date) => `valable jusqu’au ${date}`,
    lastVerified: (date) => `vérifié pour la dernière fois le ${date}`,
    neverVerified: 'pas encore vérifié',
    changed: 'quelque chose a changé sur le chemin',
    broken: 'ce lien ne fonctionne pas en ce moment',
    unknown: 'ce lien n’a pas pu être vérifié récemment',
    retired: 'ce lien n’est plus suivi',
    current: 'état actuel',
    whatNow: 'que faire maintenant',
    unsigned: 'non signé',
  },
  way: {
    verified: (date) => `Vérifié le ${date}, étape par étape, avec un vrai navigateur.`,
    changed: 'Quelque chose a changé sur ce chemin\u00a0: ce que vous voyez peut différer des images.',
    broken: 'Ce chemin ne fonctionne pas en ce moment. Ne le suivez pas.',
    unknown: 'Ce chemin n’a pas pu être vérifié récemment. Il n’est peut-être plus exact.',
    retired: 'Ce chemin n’est plus suivi.',
    lastVerified: (date) => `Vérifié pour la dernière fois le ${date}.`,
    neverVerified: 'Il n’a encore jamais été vérifié.',
    current: 'Est-il toujours exact, et qu’est-ce qui aide d’autre',
    onPhone: 'sur un téléphone',
    onComputer: 'sur un ordinateur',
    unsigned: 'Publié sans signature.',
  },
  demonstration: 'Une démonstration\u00a0: elle ne dit rien d’aucun site réel.',
}

const IT: EmbedWords = {
  colon: ':',
  semicolon: ';',
  link: {
    verified: (date, publisher) => `verificato il ${date} da ${publisher}`,
    until: (date) => `valido fino al ${date}`,
    lastVerified: (date) => `verificato l’ultima volta il ${date}`,
    neverVerified: 'non ancora verificato',
    changed: 'lungo la strada è cambiato qualcosa',
    broken: 'al momento questo link non funziona',
    unknown: 'di recente non è stato possibile verificare questo link',
    retired: 'questo link non è più seguito',
    current: 'stato attuale',
    whatNow: 'che cosa fare adesso',
    unsigned: 'non firmato',
  },
  way: {
    verified: (date) => `Verificato il ${date}, passo per passo, con un vero browser.`,
    changed: 'Su questa strada è cambiato qualcosa: quello che vedi può essere diverso dalle immagini.',
    broken: 'Questa strada al momento non funziona. Non seguirla.',
    unknown: 'Di recente non è stato possibile verificare questa strada. Forse non è più giusta.',
    retired: 'Questa strada non è più seguita.',
    lastVerified: (date) => `Verificata l’ultima volta il ${date}.`,
    neverVerified: 'Non è mai stata verificata.',
    current: 'Se è ancora giusta, e che cos’altro aiuta',
    onPhone: 'sul telefono',
    onComputer: 'sul computer',
    unsigned: 'Pubblicato senza firma.',
  },
  demonstration: 'Una dimostrazione: non dice nulla di alcun sito reale.',
}

const WORDS: Readonly<Record<Language, EmbedWords>> = { en: EN, de: DE, fr: FR, it: IT }

/** What is said around embedded links and ways in a language. */
export function embedWords(language: Language): EmbedWords {
  return WORDS[language]
}
