import type { Difference, Finding, FindingKind } from './finding.js'
import { manyInWords } from './many.js'

type Words = { readonly subject: string; readonly before: string; readonly after: string }
type Sentence = (words: Words) => string

/** One sentence per kind of finding, in the words of someone who has the guide in the hand. */
const SENTENCES: Readonly<Record<FindingKind, { readonly en: Sentence; readonly de: Sentence }>> = {
  'label-renamed': {
    en: ({ subject, before, after }) => `The ${subject} "${before}" is now called "${after}".`,
    de: ({ subject, before, after }) => `${subject} „${before}“ heißt jetzt „${after}“.`,
  },
  'role-changed': {
    en: ({ subject, before, after }) => `"${subject}" is now a ${after} instead of a ${before}.`,
    de: ({ subject }) => `„${subject}“ ist jetzt ein anderes Bedienelement.`,
  },
  'item-moved': {
    en: ({ subject, before, after }) =>
      `The ${subject} is now somewhere else${before && after && before !== after ? `: ${after} instead of ${before}` : ''}.`,
    de: ({ subject }) => `${subject} steht jetzt an anderer Stelle.`,
  },
  'item-reordered': {
    en: ({ subject }) => `The ${subject} is now in another place of the same list.`,
    de: ({ subject }) => `${subject} steht jetzt an anderer Stelle derselben Liste.`,
  },
  'item-added': { en: ({ subject }) => `New here: the ${subject}.`, de: ({ subject }) => `Neu hier: ${subject}.` },
  'item-removed': {
    en: ({ subject }) => `No longer here: the ${subject}.`,
    de: ({ subject }) => `Nicht mehr hier: ${subject}.`,
  },
  'state-changed': {
    en: ({ subject, before, after }) => `The ${subject} is now ${after}; it was ${before}.`,
    de: ({ subject, before, after }) => `${subject} ist jetzt ${german(after)}, vorher ${german(before)}.`,
  },
  'text-changed': {
    en: ({ before, after }) => (after ? `The text "${before}" now reads "${after}".` : `The text "${before}" is gone.`),
    de: ({ before, after }) =>
      after ? `Der Text „${before}“ lautet jetzt „${after}“.` : `Der Text „${before}“ fehlt jetzt.`,
  },
  'link-target-changed': {
    en: ({ subject, before, after }) => `The ${subject} now leads to ${after} instead of ${before}.`,
    de: ({ subject, before, after }) => `${subject} führt jetzt zu ${after} statt zu ${before}.`,
  },
  'label-reversed': {
    en: ({ before, after }) => `The guide says "${before}"; what is here now, "${after}", says the opposite.`,
    de: ({ before, after }) => `Die Anleitung nennt „${before}“; hier steht jetzt „${after}“, also das Gegenteil.`,
  },
  'icon-changed': {
    en: ({ subject }) => `The ${subject} now shows another icon.`,
    de: ({ subject }) => `${subject} zeigt jetzt ein anderes Symbol.`,
  },
  'label-in-picture': {
    en: ({ subject }) => `The label of the ${subject} is no longer text; only a picture is to be seen.`,
    de: ({ subject }) => `${subject} ist nicht mehr in Buchstaben beschriftet; zu sehen ist nur ein Bild.`,
  },
  'opens-new-tab': {
    en: ({ subject }) => `The ${subject} now opens another tab or window.`,
    de: ({ subject }) => `${subject} öffnet jetzt einen anderen Tab oder ein anderes Fenster.`,
  },
  'language-changed': {
    en: ({ before, after }) =>
      `The page is now in ${LANGUAGES[after]?.en ?? after}, no longer in ${LANGUAGES[before]?.en ?? before}.`,
    de: ({ before, after }) =>
      `Die Seite ist jetzt auf ${LANGUAGES[after]?.de ?? after}, nicht mehr auf ${LANGUAGES[before]?.de ?? before}.`,
  },
  'step-missing': {
    en: ({ subject, after }) =>
      `The guide says to use the ${subject}, but there is none${after ? `; the most similar thing is "${after}"` : ''}.`,
    de: ({ subject, after }) =>
      `Hier fehlt, was die Anleitung nennt: ${subject}${after ? `; am ähnlichsten ist „${after}“` : ''}.`,
  },
  'step-unusable': {
    en: ({ subject, after }) => `The ${subject} is there but cannot be used. ${after}`,
    de: ({ subject, after }) => `${subject} ist da, lässt sich aber nicht benutzen. ${german(after)}`,
  },
  'link-dead': {
    en: ({ after }) => `The link leads nowhere: ${after}.`,
    de: () => 'Der Link führt ins Leere.',
  },
  'link-redirected': {
    en: ({ before, after }) =>
      after ? `The way now ends at ${after} instead of ${before}.` : `The way leads away from ${before}.`,
    de: ({ before, after }) =>
      after ? `Der Weg endet jetzt bei ${after} statt bei ${before}.` : `Der Weg führt von ${before} weg.`,
  },
  'destination-other-form': {
    en: ({ before, after }) => `Readers now land on another page: "${after}" instead of "${before}".`,
    de: ({ before, after }) =>
      `Leserinnen und Leser landen jetzt auf einer anderen Seite: „${after}“ statt „${before}“.`,
  },
  'form-removed': {
    en: ({ before }) => `The page is there, but its form is gone${before ? ` (${before})` : ''}.`,
    de: ({ before }) => `Die Seite ist da, aber ihr Formular fehlt${before ? ` (${before})` : ''}.`,
  },
  'field-added': {
    en: ({ subject, after }) => `The form has a new field: ${subject}${ADDED[after]?.en ?? ''}.`,
    de: ({ subject, after }) => `Das Formular hat ein neues Feld: ${subject}${ADDED[after]?.de ?? ''}.`,
  },
  'field-removed': {
    en: ({ subject }) => `The form no longer has the field ${subject}.`,
    de: ({ subject }) => `Das Formular hat das Feld ${subject} nicht mehr.`,
  },
  'field-now-required': {
    en: ({ subject }) => `The field ${subject} must now be filled in.`,
    de: ({ subject }) => `Das Feld ${subject} muss jetzt ausgefüllt werden.`,
  },
  'field-now-optional': {
    en: ({ subject }) => `The field ${subject} may now be left empty.`,
    de: ({ subject }) => `Das Feld ${subject} darf jetzt leer bleiben.`,
  },
  'field-now-prefilled': {
    en: ({ subject }) => `The field ${subject} is now filled in beforehand.`,
    de: ({ subject }) => `Das Feld ${subject} ist jetzt schon ausgefüllt.`,
  },
  'field-no-longer-prefilled': {
    en: ({ subject }) => `The field ${subject} is no longer filled in beforehand.`,
    de: ({ subject }) => `Das Feld ${subject} ist nicht mehr schon ausgefüllt.`,
  },
  'field-now-ticked': {
    en: ({ subject }) => `The box ${subject} is now ticked beforehand.`,
    de: ({ subject }) => `Das Kästchen ${subject} ist jetzt schon angekreuzt.`,
  },
  'field-no-longer-ticked': {
    en: ({ subject }) => `The box ${subject} is no longer ticked beforehand.`,
    de: ({ subject }) => `Das Kästchen ${subject} ist nicht mehr schon angekreuzt.`,
  },
  'submit-renamed': {
    en: ({ before, after }) => `The button that sends the form is now called "${after}", no longer "${before}".`,
    de: ({ before, after }) => `Die Schaltfläche zum Absenden heißt jetzt „${after}“, nicht mehr „${before}“.`,
  },
  'submit-disabled': {
    en: ({ subject }) => `The ${subject} that sends the form is disabled.`,
    de: ({ subject }) => `${subject} zum Absenden des Formulars ist deaktiviert.`,
  },
  'submit-removed': {
    en: ({ before }) => `The button "${before}" that sends the form is gone.`,
    de: ({ before }) => `Die Schaltfläche „${before}“ zum Absenden fehlt.`,
  },
  'submit-covered': {
    en: ({ subject }) => `The ${subject} that sends the form cannot be pressed: something lies over it.`,
    de: ({ subject }) => `${subject} zum Absenden des Formulars lässt sich nicht drücken: Etwas liegt darüber.`,
  },
  'submit-confirms': {
    en: ({ subject }) => `The ${subject} no longer sends the form at once: it now asks for a confirmation first.`,
    de: ({ subject }) => `${subject} sendet das Formular nicht mehr sofort ab: Zuerst ist eine Bestätigung nötig.`,
  },
  'claim-contradicted': {
    en: ({ subject, after }) =>
      `The guide promises: "${subject}" That is not what was seen${after ? `: ${after}` : ''}.`,
    de: ({ subject, after }) =>
      `Die Anleitung verspricht: „${subject}“ Zu sehen ist etwas anderes${after ? `: ${after}` : ''}.`,
  },
  'appearance-only': {
    en: ({ subject }) => `Only the look has changed: ${subject}.`,
    de: ({ subject }) => `Nur das Aussehen hat sich geändert: ${subject}.`,
  },
  obstacle: {
    en: ({ subject, after }) =>
      subject === 'request-stopped'
        ? stoppedRequest(after).en
        : `${OBSTACLES[subject]?.en ?? 'The walk was stopped.'} (${after})`,
    de: ({ subject, after }) =>
      subject === 'request-stopped'
        ? stoppedRequest(after).de
        : (OBSTACLES[subject]?.de ?? 'Der Gang wurde aufgehalten.'),
  },
  'ab-test-suspected': {
    en: () =>
      'For some nights this has gone back and forth between two screens, as in an A/B test. Approve the other one with `guidewatch approve --variant` if both are right.',
    de: () =>
      'Seit einigen Nächten wechselt das zwischen zwei Ansichten wie bei einem A/B-Test. Stimmen beide, die andere mit `guidewatch approve --variant` freigeben.',
  },
  'not-approved': {
    en: () => 'Nobody has approved this screen yet, so there is nothing to compare it with.',
    de: () => 'Diese Ansicht hat noch niemand freigegeben; es gibt nichts zum Vergleichen.',
  },
  'more-elsewhere': {
    en: () => 'More has changed elsewhere on the pages.',
    de: () => 'Anderswo auf den Seiten hat sich mehr geändert.',
  },
  'renderer-changed': {
    en: ({ before, after }) =>
      `The picture was drawn by another browser (${after}, approved with ${before}), so its look was not judged.`,
    de: ({ before, after }) =>
      `Das Bild stammt von einem anderen Browser (${after}, freigegeben mit ${before}); das Aussehen wurde nicht beurteilt.`,
  },
}

/** Whether a field that is new has to be filled in. */
const ADDED: Readonly<Record<string, { readonly en: string; readonly de: string }>> = {
  required: { en: ', which must be filled in', de: '; es muss ausgefüllt werden' },
  optional: { en: ', which may be left empty', de: '; es darf leer bleiben' },
}

const LANGUAGES: Readonly<Record<string, { readonly en: string; readonly de: string }>> = {
  de: { en: 'German', de: 'Deutsch' },
  en: { en: 'English', de: 'Englisch' },
  fr: { en: 'French', de: 'Französisch' },
  it: { en: 'Italian', de: 'Italienisch' },
  es: { en: 'Spanish', de: 'Spanisch' },
  nl: { en: 'Dutch', de: 'Niederländisch' },
  pt: { en: 'Portuguese', de: 'Portugiesisch' },
  pl: { en: 'Polish', de: 'Polnisch' },
}

/** What to do about a request that was stopped: the line to add to the flow, if there is one. */
function stoppedRequest(line: string): { readonly en: string; readonly de: string } {
  return line.startsWith('reads:')
    ? {
        en: `Not judged: the page may need requests here that were stopped because they could send. If they only read, add to the flow: ${line}`,
        de: `Nicht beurteilt: Die Seite braucht hier vielleicht Anfragen, die aufgehalten wurden, weil sie etwas senden könnten. Wenn sie nur lesen, in den Ablauf eintragen: ${line}`,
      }
    : {
        en: `Not judged: the page may need a request here that was stopped because it held what was typed: ${line}`,
        de: `Nicht beurteilt: Die Seite braucht hier vielleicht eine Anfrage, die aufgehalten wurde, weil sie Eingetipptes enthielt: ${line}`,
      }
}

/** What each obstacle means to the maintainer. */
const OBSTACLES: Readonly<Record<string, { readonly en: string; readonly de: string }>> = {
  'login-wall': {
    en: 'The site asks to log in, so this could not be checked.',
    de: 'Die Seite verlangt eine Anmeldung; das ließ sich nicht prüfen.',
  },
  'session-missing': {
    en: 'The test account is not signed in: run `guidewatch login`.',
    de: 'Das Testkonto ist nicht angemeldet: `guidewatch login` ausführen.',
  },
  checkpoint: {
    en: 'The site wants to confirm who the test account belongs to; a person has to do that.',
    de: 'Die Seite will wissen, wem das Testkonto gehört; das muss ein Mensch bestätigen.',
  },
  captcha: {
    en: 'The site asks to solve a puzzle (CAPTCHA); guidewatch does not.',
    de: 'Die Seite verlangt ein Rätsel (CAPTCHA); guidewatch löst keine.',
  },
  'rate-limit': {
    en: 'The site asks to slow down; try again later.',
    de: 'Die Seite bittet um weniger Anfragen; später noch einmal versuchen.',
  },
  'region-notice': {
    en: 'The site says that this is not available in the region.',
    de: 'Die Seite sagt, dass es das in dieser Region nicht gibt.',
  },
  'not-found': { en: 'The page no longer exists.', de: 'Die Seite gibt es nicht mehr.' },
  unavailable: { en: 'The site could not be reached.', de: 'Die Seite war nicht zu erreichen.' },
  'unknown-dialog': {
    en: 'A dialog with unknown buttons is in the way; add its refusing choice to `interruptions`.',
    de: 'Ein Dialog mit unbekannten Schaltflächen steht im Weg; die ablehnende Wahl unter `interruptions` eintragen.',
  },
  unreadable: {
    en: 'The page cannot be looked at: it is too large, nested too deep, or never at rest.',
    de: 'Die Seite lässt sich nicht ansehen: Sie ist zu groß, zu tief verschachtelt oder nie in Ruhe.',
  },
}

/** What walking and comparing say in English, for the German sentences. */
const GERMAN: Readonly<Record<string, string>> = {
  disabled: 'deaktiviert',
  'not disabled': 'nicht deaktiviert',
  enabled: 'aktiv',
  checked: 'angekreuzt',
  'not checked': 'nicht angekreuzt',
  expanded: 'aufgeklappt',
  'not expanded': 'zugeklappt',
  selected: 'ausgewählt',
  'not selected': 'nicht ausgewählt',
  pressed: 'gedrückt',
  'not pressed': 'nicht gedrückt',
  'It is covered by something else.': 'Etwas anderes verdeckt es.',
  'It lies outside of what can be seen.': 'Es liegt außerhalb des Sichtbaren.',
  'It is disabled.': 'Es ist deaktiviert.',
  'The option is not offered.': 'Die Auswahl wird nicht angeboten.',
  'It would send the form, and guidewatch never submits.':
    'Es würde das Formular absenden, und das tut guidewatch nie.',
}

function german(text: string): string {
  return (
    GERMAN[text] ??
    text
      .replace(/^It is covered by "(.*)"\.$/, 'Es ist verdeckt von „$1“.')
      .replace(/^It opens the dialog "(.*)"\.$/, 'Es öffnet den Dialog „$1“.')
  )
}

/** Puts a difference into words. Long texts are cut so that a sentence stays one. */
export function inWords(difference: Difference): Finding {
  const { kind, subject, before, after } = difference
  const words = { subject: short(subject), before: short(before ?? ''), after: short(after ?? '') }
  const single = {
    en: SENTENCES[kind].en(words).trim(),
    de: SENTENCES[kind].de({ ...words, subject: germanSubject(words.subject) }).trim(),
  }
  const { en, de } = difference.count > 1 ? manyInWords(difference, short) : single
  const { alsoAt } = difference
  const also = (word: string) =>
    alsoAt.length > 0 ? ` (${word}: ${alsoAt.slice(0, 6).join(', ')}${alsoAt.length > 6 ? ' …' : ''})` : ''
  const german = de.charAt(0).toUpperCase() + de.slice(1)
  return { ...difference, sentence: { en: en + also('also at'), de: german + also('auch bei') } }
}

const GERMAN_ROLES: Readonly<Record<string, string>> = {
  link: 'der Link',
  button: 'die Schaltfläche',
  menuitem: 'der Menüpunkt',
  heading: 'die Überschrift',
  text: 'der Text',
  img: 'das Bild',
  textbox: 'das Textfeld',
  checkbox: 'das Kästchen',
  radio: 'die Auswahl',
  combobox: 'die Auswahlliste',
  tab: 'der Reiter',
  dialog: 'der Dialog',
  option: 'die Option',
  switch: 'der Schalter',
}

/** `link "X"` becomes `der Link „X“`. */
function germanSubject(subject: string): string {
  const match = /^([a-z]+)(?: "(.*)")?$/su.exec(subject)
  const role = match?.[1] && GERMAN_ROLES[match[1]]
  if (!role) return subject.replace(/"([^"]*)"/g, '„$1“')
  return match?.[2] === undefined ? role : `${role} „${match[2]}“`
}

function short(text: string): string {
  return text.length > 160 ? `${text.slice(0, 159)}…` : text
}
