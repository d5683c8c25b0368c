import type { Language } from '../settings/language.js'

/** What a letter to the editor of a guide says; steps count from 1, `null` at the end of the way. */
export type LetterWords = {
  /** `step` is `null` where there are several, too. */
  readonly subject: (title: string, step: number | null) => string
  readonly greeting: string
  readonly siteChanged: (title: string) => string
  /** What readers meet there. */
  readonly changed: (step: number | null) => string
  readonly broken: (step: number | null) => string
  readonly says: (step: number | null) => string
  readonly write: string
  readonly noWording: string
  readonly seen: string
  /** The same of a place of which no sentence of the guide was quoted. */
  readonly seenAt: (step: number | null) => string
  /** Whether a place is marked on it. */
  readonly picture: (isMarked: boolean) => string
  /** `nights` is `null` where nobody counted them. */
  readonly since: (date: string, nights: number | null) => string
  readonly evidence: string
  readonly closing: string
  readonly signature: string
}

const EN: LetterWords = {
  subject: (title, step) => `A correction for “${title}”${step === null ? '' : `, step ${step}`}`,
  greeting: 'Hello,',
  siteChanged: (title) => `The site that your guide “${title}” describes has changed.`,
  changed: (step) =>
    step === null
      ? 'Readers still arrive, but find something other than the guide says.'
      : `Readers still get through, but at step ${step} they see something other than the guide says.`,
  broken: (step) =>
    step === null ? 'Readers no longer reach what the guide promises.' : `Readers now get stuck at step ${step}.`,
  says: (step) => (step === null ? 'The guide says:' : `Step ${step} says:`),
  write: 'Please change it to:',
  noWording: 'We have no new wording to propose.',
  seen: 'What is there now:',
  seenAt: (step) => (step === null ? 'At the end of the way, there is now:' : `At step ${step}, there is now:`),
  picture: (isMarked) => `The picture shows the page as it is now${isMarked ? '; the place is marked' : ''}.`,
  since: (date, nights) =>
    `First seen on ${date}${nights !== null && nights > 1 ? `, on ${nights} nights so far` : ''}. We write only of what two separate walks have seen.`,
  evidence: 'All that we saw',
  closing: 'If you have changed it already, or if we are mistaken, a short answer helps us. Thank you!',
  signature: 'with guidewatch, which walks published guides every night with a real browser',
}

const DE: LetterWords = {
  subject: (title, step) => `Korrektur für „${title}“${step === null ? '' : `, Schritt ${step}`}`,
  greeting: 'Hallo,',
  siteChanged: (title) => `die Website, die die Anleitung „${title}“ beschreibt, hat sich geändert.`,
  changed: (step) =>
    step === null
      ? 'Man kommt noch ans Ziel, findet dort aber etwas anderes vor, als die Anleitung sagt.'
      : `Man kommt noch durch, sieht aber bei Schritt ${step} etwas anderes, als die Anleitung sagt.`,
  broken: (step) =>
    step === null
      ? 'Man kommt nicht mehr zu dem, was die Anleitung verspricht.'
      : `Bei Schritt ${step} kommt man nicht mehr weiter.`,
  says: (step) => (step === null ? 'In der Anleitung steht:' : `In Schritt ${step} steht:`),
  write: 'Richtig wäre jetzt:',
  noWording: 'Einen neuen Wortlaut können wir nicht vorschlagen.',
  seen: 'Was jetzt dort zu sehen ist:',
  seenAt: (step) =>
    step === null ? 'Am Ende des Wegs ist jetzt zu sehen:' : `Bei Schritt ${step} ist jetzt zu sehen:`,
  picture: (isMarked) => `Das Bild zeigt die Seite, wie sie jetzt ist${isMarked ? '; die Stelle ist umrandet' : ''}.`,
  since: (date, nights) =>
    `Zuerst gesehen am ${date}${nights !== null && nights > 1 ? `, bisher in ${nights} Nächten` : ''}. Wir schreiben nur von dem, was zwei getrennte Durchgänge gesehen haben.`,
  evidence: 'Alles, was wir gesehen haben',
  closing: 'Ist es schon geändert, oder irren wir uns? Dann hilft uns eine kurze Antwort. Danke!',
  signature: 'mit guidewatch, das veröffentlichte Anleitungen jede Nacht mit einem echten Browser durchgeht',
}

const FR: LetterWords = {
  subject: (title, step) => `Une correction pour «\u00a0${title}\u00a0»${step === null ? '' : `, étape ${step}`}`,
  greeting: 'Bonjour,',
  siteChanged: (title) => `Le site que décrit votre guide «\u00a0${title}\u00a0» a changé.`,
  changed: (step) =>
    step === null
      ? 'On arrive encore au bout, mais on y trouve autre chose que ce que dit le guide.'
      : `On arrive encore au bout, mais à l’étape ${step} on voit autre chose que ce que dit le guide.`,
  broken: (step) =>
    step === null ? 'On n’arrive plus à ce que promet le guide.' : `À l’étape ${step}, on ne peut plus continuer.`,
  says: (step) => (step === null ? 'Le guide dit\u00a0:' : `L’étape ${step} dit\u00a0:`),
  write: 'Il faudrait désormais écrire\u00a0:',
  noWording: 'Nous n’avons pas de nouvelle formulation à proposer.',
  seen: 'Ce que l’on y voit maintenant\u00a0:',
  seenAt: (step) =>
    step === null ? 'À la fin du parcours, on voit maintenant\u00a0:' : `À l’étape ${step}, on voit maintenant\u00a0:`,
  picture: (isMarked) =>
    `L’image montre la page telle qu’elle est maintenant${isMarked ? '\u00a0; l’endroit est encadré' : ''}.`,
  since: (date, nights) =>
    `Vu pour la première fois le ${date}${nights !== null && nights > 1 ? `, ${nights} nuits jusqu’ici` : ''}. Nous n’écrivons que ce que deux parcours distincts ont vu.`,
  evidence: 'Tout ce que nous avons vu',
  closing: 'Si c’est déjà corrigé, ou si nous nous trompons, un mot de votre part nous aide. Merci\u00a0!',
  signature: 'avec guidewatch, qui parcourt chaque nuit des guides publiés dans un vrai navigateur',
}

const IT: LetterWords = {
  subject: (title, step) => `Una correzione per «${title}»${step === null ? '' : `, passo ${step}`}`,
  greeting: 'Buongiorno,',
  siteChanged: (title) => `il sito che la tua guida «${title}» descrive è cambiato.`,
  changed: (step) =>
    step === null
      ? 'Si arriva ancora in fondo, ma lì si trova qualcosa di diverso da ciò che dice la guida.'
      : `Si arriva ancora in fondo, ma al passo ${step} si vede qualcosa di diverso da ciò che dice la guida.`,
  broken: (step) =>
    step === null
      ? 'Non si arriva più a ciò che la guida promette.'
      : `Al passo ${step} non si riesce più ad andare avanti.`,
  says: (step) => (step === null ? 'La guida dice:' : `Il passo ${step} dice:`),
  write: 'Ora bisognerebbe scrivere:',
  noWording: 'Non abbiamo un nuovo testo da proporre.',
  seen: 'Ciò che si vede adesso:',
  seenAt: (step) => (step === null ? 'Alla fine del percorso ora si vede:' : `Al passo ${step} ora si vede:`),
  picture: (isMarked) => `L’immagine mostra la pagina com’è adesso${isMarked ? '; il punto è incorniciato' : ''}.`,
  since: (date, nights) =>
    `Visto per la prima volta il ${date}${nights !== null && nights > 1 ? `, finora in ${nights} notti` : ''}. Scriviamo solo di ciò che due percorsi distinti hanno visto.`,
  evidence: 'Tutto ciò che abbiamo visto',
  closing: 'Se l’hai già corretto, o se ci sbagliamo, una breve risposta ci aiuta. Grazie!',
  signature: 'con guidewatch, che ogni notte percorre guide pubblicate con un vero browser',
}

const WORDS: Readonly<Record<Language, LetterWords>> = { en: EN, de: DE, fr: FR, it: IT }

/** What letters say in a language. */
export function letterWords(language: Language): LetterWords {
  return WORDS[language]
}
