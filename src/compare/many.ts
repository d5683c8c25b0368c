import type { Difference, FindingKind } from './finding.js'

/**
 * Puts many changes of one kind in one place into one sentence, with some examples.
 *
 * @param short cuts what is too long for a sentence.
 */
export function manyInWords(
  { kind, count, place, before, after }: Difference,
  short: (text: string) => string,
): { readonly en: string; readonly de: string } {
  if (kind === 'more-elsewhere') {
    return {
      en: `${count} more things have changed elsewhere on the pages.`,
      de: `${count} weitere Dinge haben sich anderswo auf den Seiten geändert.`,
    }
  }
  const words = MANY[kind] ?? ANY_MANY
  const ended = (sentence: string) => sentence.replace(/…\.$/, '…')
  const examples = short(before ?? after ?? '')
  return {
    en: ended(words.en(count, placeIn(place, 'en'), examples && `: ${examples.replace(/ ?…$/, '')} …`)),
    de: ended(words.de(count, placeIn(place, 'de'), examples && `: ${examples.replace(/ ?…$/, '')} …`)),
  }
}

/** What so many changes of one kind amount to; `where` is '' or begins with a blank. */
type Many = (count: number, where: string, examples: string) => string
const MANY: Readonly<Partial<Record<FindingKind, { readonly en: Many; readonly de: Many }>>> = {
  'item-added': {
    en: (count, where, examples) => `${count} entries are new${where}${examples}.`,
    de: (count, where, examples) => `${count} Einträge${where} sind neu${examples}.`,
  },
  'item-removed': {
    en: (count, where, examples) => `${count} entries${where} are no longer here${examples}.`,
    de: (count, where, examples) => `${count} Einträge${where} fehlen jetzt${examples}.`,
  },
  'text-changed': {
    en: (count, where, examples) => `${count} texts${where} have changed${examples}.`,
    de: (count, where, examples) => `${count} Texte${where} haben sich geändert${examples}.`,
  },
  'label-renamed': {
    en: (count, where, examples) => `${count} entries${where} have other names${examples}.`,
    de: (count, where, examples) => `${count} Einträge${where} heißen jetzt anders${examples}.`,
  },
  'item-moved': {
    en: (count, where) => `${count} entries${where} are now somewhere else.`,
    de: (count, where) => `${count} Einträge${where} stehen jetzt an anderer Stelle.`,
  },
  'item-reordered': {
    en: (count, where) => `${count} entries${where} are now in another order.`,
    de: (count, where) => `${count} Einträge${where} stehen jetzt in anderer Reihenfolge.`,
  },
  'link-target-changed': {
    en: (count, where) => `${count} links${where} now lead to other addresses.`,
    de: (count, where) => `${count} Links${where} führen jetzt zu anderen Adressen.`,
  },
  'appearance-only': {
    en: (count, where) => `Only the look of ${count} parts${where} has changed.`,
    de: (count, where) => `Nur das Aussehen von ${count} Teilen${where} hat sich geändert.`,
  },
}

const ANY_MANY: { readonly en: Many; readonly de: Many } = {
  en: (count, where) => `${count} things${where} have changed.`,
  de: (count, where) => `${count} Dinge${where} haben sich geändert.`,
}

/** Landmarks as a reader calls them. */
const PLACES: Readonly<Record<string, { readonly en: string; readonly de: string }>> = {
  banner: { en: 'in the header', de: 'in der Kopfzeile' },
  contentinfo: { en: 'in the footer', de: 'in der Fußzeile' },
  navigation: { en: 'in the navigation', de: 'in der Navigation' },
  main: { en: 'in the content', de: 'im Inhalt' },
  complementary: { en: 'beside the content', de: 'neben dem Inhalt' },
  search: { en: 'in the search', de: 'in der Suche' },
  form: { en: 'in the form', de: 'im Formular' },
  dialog: { en: 'in the dialog', de: 'im Dialog' },
  alertdialog: { en: 'in the dialog', de: 'im Dialog' },
  region: { en: 'in the section', de: 'im Abschnitt' },
}

function placeIn(place: string, language: 'en' | 'de'): string {
  const [role = '', ...name] = place.split(' ')
  const known = PLACES[role]?.[language]
  if (!known) return ''
  const called = name.join(' ')
  return ` ${known}${called ? (language === 'de' ? ` „${called}“` : ` "${called}"`) : ''}`
}
