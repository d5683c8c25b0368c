import type { Language } from '../settings/language.js'

/** What feeds, calendars, badges and stable addresses say of links. */
export type PublishedWords = {
  /** What a link is, as an adjective. */
  readonly states: Readonly<Record<'verified' | 'changed' | 'broken' | 'unknown' | 'retired', string>>
  readonly colon: string
  readonly demo: string
  /** Said of everything that was made of the stand-in. */
  readonly demonstration: string
  readonly badge: {
    readonly label: string
    /** Of a short date. */
    readonly verified: (date: string) => string
    readonly since: (state: string, date: string) => string
    readonly unknown: (date: string) => string
    /** Of a long date, each as a part of a title. */
    readonly verifiedOn: (date: string) => string
    readonly lastVerified: (date: string) => string
    readonly until: (date: string) => string
  }
  readonly feed: {
    readonly all: (publisher: string) => string
    readonly link: (title: string) => string
    readonly about: string
    readonly now: string
    readonly instead: string
    readonly page: string
  }
  readonly calendar: {
    readonly name: (publisher: string) => string
    readonly about: string
    readonly event: (title: string) => string
    readonly page: string
    readonly over: string
  }
  readonly address: { readonly form: string; readonly page: string; readonly more: string }
}

const EN: PublishedWords = {
  states: { verified: 'verified', changed: 'changed', broken: 'broken', unknown: 'unknown', retired: 'retired' },
  colon: ':',
  demo: 'demo',
  demonstration: 'A demonstration: it says nothing about any real site.',
  badge: {
    label: 'link',
    verified: (date) => `verified ${date}`,
    since: (state, date) => `${state} since ${date}`,
    unknown: (date) => `unknown, last verified ${date}`,
    verifiedOn: (date) => `verified on ${date}`,
    lastVerified: (date) => `last verified on ${date}`,
    until: (date) => `valid until ${date}`,
  },
  feed: {
    all: (publisher) => `Links checked by ${publisher}`,
    link: (title) => `Is this still right? ${title}`,
    about: 'What has changed, and what to do now. Nothing new means that nothing has changed.',
    now: 'What to do now',
    instead: 'This helps instead',
    page: 'Everything about this link',
  },
  calendar: {
    name: (publisher) => `Deadlines: ${publisher}`,
    about: 'The last days on which something can be done.',
    event: (title) => `Last day: ${title}`,
    page: 'Whether the link still works, and how to get there',
    over: 'This link is no longer kept.',
  },
  address: {
    form: 'You are being taken to the form.',
    page: 'We cannot vouch for this link at the moment. You are being taken to the page that says what to do.',
    more: 'About this link',
  },
}

const DE: PublishedWords = {
  states: {
    verified: 'bestätigt',
    changed: 'verändert',
    broken: 'defekt',
    unknown: 'ungewiss',
    retired: 'aufgegeben',
  },
  colon: ':',
  demo: 'Demo',
  demonstration: 'Eine Vorführung: Sie sagt nichts über irgendeine echte Website.',
  badge: {
    label: 'Link',
    verified: (date) => `bestätigt am ${date}`,
    since: (state, date) => `${state} seit ${date}`,
    unknown: (date) => `ungewiss, zuletzt bestätigt am ${date}`,
    verifiedOn: (date) => `bestätigt am ${date}`,
    lastVerified: (date) => `zuletzt bestätigt am ${date}`,
    until: (date) => `gilt bis ${date}`,
  },
  feed: {
    all: (publisher) => `Links, geprüft von ${publisher}`,
    link: (title) => `Stimmt das noch? ${title}`,
    about: 'Was sich geändert hat und was du jetzt tun kannst. Steht hier nichts Neues, hat sich nichts geändert.',
    now: 'Was du jetzt tun kannst',
    instead: 'Das hilft stattdessen',
    page: 'Alles zu diesem Link',
  },
  calendar: {
    name: (publisher) => `Fristen: ${publisher}`,
    about: 'Die letzten Tage, an denen sich etwas tun lässt.',
    event: (title) => `Letzter Tag: ${title}`,
    page: 'Ob der Link noch stimmt und wie du hinkommst',
    over: 'Dieser Link wird nicht mehr gepflegt.',
  },
  address: {
    form: 'Du wirst zum Formular weitergeleitet.',
    page: 'Für diesen Link können wir gerade nicht einstehen. Du wirst zu der Seite weitergeleitet, die sagt, was du tun kannst.',
    more: 'Über diesen Link',
  },
}

const FR: PublishedWords = {
  states: { verified: 'vérifié', changed: 'modifié', broken: 'rompu', unknown: 'incertain', retired: 'abandonné' },
  colon: '\u00a0:',
  demo: 'démo',
  demonstration: 'Une démonstration\u00a0: elle ne dit rien d’aucun site réel.',
  badge: {
    label: 'lien',
    verified: (date) => `vérifié le ${date}`,
    since: (state, date) => `${state} depuis le ${date}`,
    unknown: (date) => `incertain, vérifié le ${date}`,
    verifiedOn: (date) => `vérifié le ${date}`,
    lastVerified: (date) => `vérifié pour la dernière fois le ${date}`,
    until: (date) => `valable jusqu’au ${date}`,
  },
  feed: {
    all: (publisher) => `Liens vérifiés par ${publisher}`,
    link: (title) => `Est-ce toujours exact\u00a0? ${title}`,
    about: 'Ce qui a changé, et ce que vous pouvez faire. Rien de nouveau ici\u00a0: rien n’a changé.',
    now: 'Que faire maintenant',
    instead: 'À utiliser à la place',
    page: 'Tout sur ce lien',
  },
  calendar: {
    name: (publisher) => `Échéances\u00a0: ${publisher}`,
    about: 'Les derniers jours pour agir.',
    event: (title) => `Dernier jour\u00a0: ${title}`,
    page: 'Le lien fonctionne-t-il encore, et comment y arriver',
    over: 'Ce lien n’est plus suivi.',
  },
  address: {
    form: 'Vous allez être redirigé vers le formulaire.',
    page: 'Nous ne pouvons pas garantir ce lien en ce moment. Vous allez être redirigé vers la page qui dit quoi faire.',
    more: 'À propos de ce lien',
  },
}

const IT: PublishedWords = {
  states: {
    verified: 'verificato',
    changed: 'modificato',
    broken: 'interrotto',
    unknown: 'incerto',
    retired: 'abbandonato',
  },
  colon: ':',
  demo: 'demo',
  demonstration: 'Una dimostrazione: non dice nulla di alcun sito reale.',
  badge: {
    label: 'link',
    verified: (date) => `verificato il ${date}`,
    since: (state, date) => `${state} dal ${date}`,
    unknown: (date) => `incerto, verificato il ${date}`,
    verifiedOn: (date) => `verificato il ${date}`,
    lastVerified: (date) => `verificato l’ultima volta il ${date}`,
    until: (date) => `valido fino al ${date}`,
  },
  feed: {
    all: (publisher) => `Link verificati da ${publisher}`,
    link: (title) => `È ancora giusto? ${title}`,
    about: 'Che cosa è cambiato, e che cosa puoi fare. Se qui non c’è nulla di nuovo, non è cambiato nulla.',
    now: 'Che cosa fare adesso',
    instead: 'Usa invece',
    page: 'Tutto su questo link',
  },
  calendar: {
    name: (publisher) => `Scadenze: ${publisher}`,
    about: 'Gli ultimi giorni per agire.',
    event: (title) => `Ultimo giorno: ${title}`,
    page: 'Se il link funziona ancora, e come arrivarci',
    over: 'Questo link non è più seguito.',
  },
  address: {
    form: 'Stai per essere portato al modulo.',
    page: 'In questo momento non possiamo garantire questo link. Stai per essere portato alla pagina che dice che cosa fare.',
    more: 'Informazioni su questo link',
  },
}

const WORDS: Readonly<Record<Language, PublishedWords>> = { en: EN, de: DE, fr: FR, it: IT }

/** What is said of published links in a language. */
export function publishedWords(language: Language): PublishedWords {
  return WORDS[language]
}
