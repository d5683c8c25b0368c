import { type CheckOptions, checkGuide } from '../../src/guide-check/check.js'
import { type Known, knownSchema } from '../../src/guide-check/known.js'
import type { GuideText } from '../../src/guide-text/guide-text.js'
import { readGuide } from '../../src/guide-text/read.js'

type Names = Readonly<Record<string, readonly [open: string, list: string, file: string, old: string, gone: string]>>

/** Of one form: the menu, the list and the button of today; the button of once, and one that nothing took the place of. */
const NAMES: Names = {
  'de-DE': ['Mein Bereich', 'Anträge', 'Antrag stellen', 'Antrag einreichen', 'Prüfung anstoßen'],
  'en-GB': ['My area', 'Requests', 'File a request', 'Submit a claim', 'Trigger a check'],
  'fr-FR': ['Mon espace', 'Demandes', 'Déposer une demande', 'Soumettre un dossier', 'Lancer un contrôle'],
  'it-IT': ['La mia area', 'Richieste', 'Presenta richiesta', 'Inoltra la pratica', 'Avvia un controllo'],
}

const step = (name: string, label?: string, more: object = {}) => ({
  step: `grant/menu/${name}`,
  labels: label === undefined ? [] : [label],
  action: label === undefined ? 'open' : 'click',
  ...more,
})

/** What is known of a made-up grant: a form that asks for no reason, and whose deadline is over. */
export function world(more: object = {}): Known {
  return knownSchema.parse({
    night: '2026-05-10',
    flow: 'grant',
    title: {
      de: 'Zuschuss beantragen',
      en: 'Apply for the grant',
      fr: 'Demander la subvention',
      it: 'Richiedere il contributo',
    },
    works: 'yes',
    deadline: { date: '2026-04-30' },
    links: [
      { url: 'https://www.grant.example/form', is: 'right', source: 'night' },
      {
        url: 'https://www.grant.example/form2',
        is: 'old',
        instead: 'https://www.grant.example/form',
        since: '2026-01-10',
        source: 'night',
      },
      { url: 'https://www.grant.example/dead', is: 'gone', source: 'night' },
      { url: 'https://grant.example/go', is: 'redirected', to: 'https://www.grant.example/form', source: 'night' },
      {
        url: 'https://www.grant.example/complaint',
        is: 'wrong',
        title: { de: 'Beschwerde', en: 'Complaint', fr: 'Réclamation', it: 'Reclamo' },
        instead: 'https://www.grant.example/form',
        source: 'fact',
      },
    ],
    labels: Object.entries(NAMES).flatMap(([locale, [open, list, file, old, gone]]) => [
      { locale, text: open, role: 'link', step: 'grant/menu/area' },
      { locale, text: list, role: 'link', step: 'grant/menu/list' },
      { locale, text: file, role: 'button', step: 'grant/menu/file' },
      { locale, text: 'Archiv X', role: 'link', step: null },
      {
        locale,
        text: old,
        role: 'button',
        step: 'grant/menu/file',
        until: '2026-02-01',
        now: file,
        picture: 'file.png',
        source: 'night 2026-02-01',
      },
      { locale, text: gone, role: 'button', step: null, until: '2026-03-01', source: 'night 2026-03-01' },
    ]),
    routes: Object.entries(NAMES).map(([locale, [open, list, file]]) => ({
      route: 'grant/menu',
      locale,
      devices: ['desktop'],
      state: 'verified',
      steps: [step('home', undefined, { needed: false }), step('area', open), step('list', list), step('file', file)],
    })),
    claims: [
      {
        id: 'reason-optional',
        outcome: 'holds',
        at: '2026-05-10',
        says: {
          de: 'Eine Begründung ist nicht nötig.',
          en: 'No reason is needed.',
          fr: 'Aucun motif n’est exigé.',
          it: 'Non serve un motivo.',
        },
        about: {
          kind: 'field',
          labels: { de: ['Begründung'], en: ['Reason'], fr: ['Motif'], it: ['Motivo'] },
          required: false,
        },
      },
      {
        id: 'possible',
        outcome: 'holds',
        at: '2026-05-10',
        says: { de: 'Der Antrag ist weiter möglich.' },
        about: { kind: 'reachable' },
      },
      {
        id: 'login',
        outcome: 'holds',
        at: '2026-05-10',
        says: { de: 'Du musst angemeldet sein.' },
        about: { kind: 'login' },
      },
    ],
    ...more,
  })
}

export const labelsOf = (language: string) => {
  const found = Object.entries(NAMES).find(([locale]) => locale.startsWith(language))
  const [open, list, file, old, gone] = found?.[1] ?? []
  return { open, list, file, old, gone } as Readonly<Record<'open' | 'list' | 'file' | 'old' | 'gone', string>>
}

export function check(
  source: string,
  {
    language = 'de',
    format = 'markdown',
    known = world(),
    ...more
  }: Partial<CheckOptions> & { format?: GuideText['format']; known?: Known } = {},
) {
  return checkGuide(readGuide(source, format), known, {
    language,
    today: '2026-05-20',
    date: '2026-03-20',
    proof: [],
    ...more,
  })
}

/** The rules of the findings, each with what it says is wrong. */
export const told = (...args: Parameters<typeof check>) =>
  check(...args).findings.map(({ rule, subject }) => `${rule}: ${subject.printed}`)

/** What makes the passage behind it one about the flow. */
export const NEAR = {
  de: 'Öffne **Mein Bereich** und dann **Anträge**.',
  en: 'Open **My area** and then **Requests**.',
  fr: 'Ouvrez **Mon espace**, puis **Demandes**.',
  it: 'Apri **La mia area** e poi **Richieste**.',
}
export type Language = keyof typeof NEAR
/** A text in a language, for tables of tests. */
export type Row = readonly [Language, string]

/** The rules of what is found in a text about the flow. */
export const rules = (language: Language, text: string, known = world()) =>
  check(`${NEAR[language]}\n\n${text}`, { language, known }).findings.map(({ rule }) => rule)
