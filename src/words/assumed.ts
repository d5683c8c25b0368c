import type { TriedTogether } from '../compare/assumed.js'
import type { Language } from '../settings/language.js'

/** What is said of that which flows assume and nobody has confirmed. */
type Texts = {
  /** `held` of `all` held; `failed` did not, `unmet` could not be seen. */
  readonly counts: (held: number, all: number) => string
  readonly failed: (failed: number) => string
  readonly unmet: (unmet: number) => string
  /** One that did not hold; `seen` is what was there instead. */
  readonly one: (text: string, seen: string | null) => string
  /** What to do with those that held. */
  readonly confirm: string
}

const TEXTS: Readonly<Record<Language, Texts>> = {
  en: {
    counts: (held, all) => `${held} of ${all} assumptions that nobody has confirmed yet held on this night`,
    failed: (failed) => `${failed} did not`,
    unmet: (unmet) => `${unmet} could not be seen`,
    one: (text, seen) => `“${text}” ${seen === null ? 'was not there' : `was not there; there was “${seen}”`}`,
    confirm: 'Approving the screens confirms those that held.',
  },
  de: {
    counts: (held, all) =>
      held === 1
        ? `1 von ${all} Annahmen, die noch niemand bestätigt hat, hat in dieser Nacht gestimmt`
        : `${held} von ${all} Annahmen, die noch niemand bestätigt hat, haben in dieser Nacht gestimmt`,
    failed: (failed) => `${failed} nicht`,
    unmet: (unmet) => `${unmet} ${unmet === 1 ? 'war' : 'waren'} nicht zu sehen`,
    one: (text, seen) => `„${text}“ war nicht da${seen === null ? '' : `; da war „${seen}“`}`,
    confirm: 'Die Freigabe der Bildschirme bestätigt die, die gestimmt haben.',
  },
  fr: {
    counts: (held, all) =>
      held > 1
        ? `${held} des ${all} suppositions encore à confirmer se sont vérifiées cette nuit`
        : `${held} des ${all} suppositions encore à confirmer s’est vérifiée cette nuit`,
    failed: (failed) => `${failed} non`,
    unmet: (unmet) => (unmet === 1 ? '1 n’a pas pu être observée' : `${unmet} n’ont pas pu être observées`),
    one: (text, seen) =>
      `«\u00a0${text}\u00a0» n’y était pas${seen === null ? '' : `\u00a0; il y avait «\u00a0${seen}\u00a0»`}`,
    confirm: 'Approuver les écrans confirme celles qui se sont vérifiées.',
  },
  it: {
    counts: (held, all) =>
      held === 1
        ? `1 delle ${all} supposizioni ancora da confermare si è verificata questa notte`
        : `${held} delle ${all} supposizioni ancora da confermare si sono verificate questa notte`,
    failed: (failed) => `${failed} no`,
    unmet: (unmet) => (unmet === 1 ? '1 non si è potuta vedere' : `${unmet} non si sono potute vedere`),
    one: (text, seen) => `«${text}» non c’era${seen === null ? '' : `; c’era «${seen}»`}`,
    confirm: 'Approvare le schermate conferma quelle che si sono verificate.',
  },
}

/** What a run says of assumptions: the counts, each that did not hold, and what to do with the others. */
export type AssumedInWords = {
  readonly lead: string
  readonly failed: readonly string[]
  /** `null` where none held. */
  readonly confirm: string | null
}

/** Puts what became of assumptions into words; `undefined` where nothing was assumed. */
export function assumedInWords(tried: readonly TriedTogether[], language: Language): AssumedInWords | undefined {
  if (tried.length === 0) return undefined
  const { counts, failed, unmet, one, confirm } = TEXTS[language]
  const [held, missed, unseen] = [true, false, null].map((state) => tried.filter((each) => each.held === state))
  const more = [...(missed?.length ? [failed(missed.length)] : []), ...(unseen?.length ? [unmet(unseen.length)] : [])]
  const lead = [counts(held?.length ?? 0, tried.length), ...more].join('; ')
  return {
    lead: `${lead}.`,
    failed: (missed ?? []).map(({ text, language: spoken, source, seen, flows }) => {
      const where = [flows.join(', '), ...(spoken ? [spoken] : [])].join(', ')
      return `${where}: ${one(text, seen)} (${source})`
    }),
    confirm: held?.length ? confirm : null,
  }
}
