import { describe, expect, it } from 'vitest'
import { check, labelsOf, told, world } from './world.js'

const route = (steps: readonly string[], more: object = {}) => ({
  route: 'grant/long',
  locale: 'de-DE',
  devices: ['desktop'],
  state: 'verified',
  steps: steps.map((label) => ({ step: `grant/long/${label}`, labels: [label], action: 'click' })),
  ...more,
})
const LONG = ['Mein Bereich', 'Anträge', 'Zuschüsse', 'Neuer Vorgang', 'Antrag stellen']
const long = (...others: readonly object[]) => world({ routes: [route(LONG), ...others] })
const list = (...labels: readonly string[]) =>
  labels.map((label, index) => `${index + 1}. Klicke auf **${label}**.`).join('\n')

describe('steps', () => {
  it.each([
    ['de', 'Schritt', 'Öffnen Sie', 'Lesen Sie.'],
    ['en', 'Step', 'Open', 'Read it.'],
    ['fr', 'Etape', 'Ouvrez', 'Lisez.'],
    ['it', 'Passo', 'Aprite', 'Leggete.'],
  ] as const)('numbered by a word are a list, however far apart: %s', (language, word, open, read) => {
    const names = labelsOf(language)
    const steps = [`${open} “${names.open}”.`, `${open} “${names.list}”.`, read, read, `${open} “${names.old}”.`]
    const source = steps.map((step, index) => `${word} ${index + 1}. ${step}`).join('\n\n')
    expect(told(source, { language, format: 'text' })).toEqual([`label-renamed: ${names.old}`])
  })

  it('are right as a route has them: in a list, a path, in prose, several in a sentence, and from a later one on', () => {
    const known = long()
    for (const source of [
      list(...LONG),
      LONG.join(' > '),
      'Klicke auf **Mein Bereich**, dann auf **Anträge** und **Zuschüsse**. Wähle **Neuer Vorgang**. Klicke auf **Antrag stellen**.',
      list(...LONG.slice(1)),
      list(...LONG.slice(0, 3)),
    ])
      expect(told(source, { known })).toEqual([])
  })

  it('that are missing are told at the sentence before, not at the number of a step', () => {
    const source = ['Mein Bereich', 'Anträge', 'Neuer Vorgang', 'Antrag stellen']
      .map((label, index) => `${index + 1}\n\nKlicke auf **${label}**.`)
      .join('\n\n')
    expect(check(source, { known: long() }).findings.map(({ sentence }) => sentence)).toEqual(['Klicke auf Anträge.'])
  })

  it('that are missing are told at the sentence before, with the label to press', () => {
    const { findings } = check(list('Mein Bereich', 'Anträge', 'Neuer Vorgang', 'Antrag stellen'), { known: long() })
    expect(findings).toMatchObject([
      {
        rule: 'step-missing',
        sentence: 'Klicke auf Anträge.',
        subject: { printed: 'Zuschüsse', of: 'grant/long/Zuschüsse' },
        proposed: 'Klicke auf Anträge. Wähle dann „Zuschüsse“.',
      },
    ])
  })

  it.each([
    ['a verb behind it', 'Den Punkt „Anträge“ öffnen.'],
    ['a word that points back', 'Da steht „Anträge“ in Grün. Drück drauf, und es geht eine Liste auf.'],
    ['a sentence of nothing else', 'Da steht „Anträge“ in Grün. Das klickst du.'],
  ])('that are missing are told behind a label that is pressed by %s', (_, second) => {
    const source = `1. Klicke auf „Mein Bereich“.\n2. ${second}\n3. Klicke auf „Neuer Vorgang“.\n4. Klicke auf „Antrag stellen“.`
    expect(check(source, { known: long() }).findings.map(({ subject }) => subject.printed)).toEqual(['Zuschüsse'])
  })

  it.each([
    ['another is pressed, too', 'Den Punkt „Anträge“ öffnen und dann den grünen Balken antippen.'],
    ['something else is pressed', 'Klicke auf „Anträge“. Auf der Seite drückst du den grünen Balken.'],
  ])('that may be told otherwise are not missing: %s', (_, second) => {
    const source = `1. Klicke auf „Mein Bereich“.\n2. ${second}\n3. Klicke auf „Neuer Vorgang“.\n4. Klicke auf „Antrag stellen“.`
    expect(check(source, { known: long() }).findings).toEqual([])
  })

  it('that are missing are told before what is said of a later one', () => {
    const fill = { step: 'grant/long/Vermerk', labels: ['Vermerk'], action: 'fill' }
    const { steps, ...more } = route(LONG)
    const known = world({ routes: [{ ...more, steps: [...steps.slice(0, 4), fill, ...steps.slice(4)] }] })
    const source = `${list(...LONG.slice(0, 2))}\n3. Der Vermerk ist oft schon ausgefüllt.\n4. Klicke auf **Neuer Vorgang**.\n5. Klicke auf **Antrag stellen**.`
    expect(check(source, { known }).findings.map(({ sentence }) => sentence)).toEqual(['Klicke auf Anträge.'])
  })

  it('that are missing at the end are told where the guide says that this is all', () => {
    const [all, known] = [LONG.slice(0, -1), long()]
    const missing = (behind: string) =>
      check(`${list(...all)}\n\n${behind}`, { known }).findings.map(({ rule, sentence }) => [rule, sentence])
    expect(missing('Das war’s, du kannst das Fenster schließen.')).toEqual([
      ['step-missing', 'Klicke auf Neuer Vorgang.'],
    ])
    expect(missing('Danach liest du den Text.')).toEqual([])
    expect(missing('Fertig? Dann noch „Antrag stellen“ drücken.')).toEqual([])
  })

  it('that are missing in a path are put into it', () => {
    const source = 'Gehe zu Mein Bereich > Anträge > Neuer Vorgang > Antrag stellen.'
    const [finding] = check(source, { known: long() }).findings
    expect(finding?.proposed).toBe('Gehe zu Mein Bereich > Anträge > Zuschüsse > Neuer Vorgang > Antrag stellen.')
    expect(finding?.edits).toHaveLength(1)
  })

  it.each([
    [
      'which nobody has to take',
      list('Mein Bereich', 'Anträge', 'Neuer Vorgang', 'Antrag stellen'),
      [
        route(
          LONG.filter((one) => one !== 'Zuschüsse'),
          { route: 'grant/short' },
        ),
      ],
    ],
    [
      'which an unverified route explains',
      list('Mein Bereich', 'Anträge', 'Neuer Vorgang', 'Antrag stellen'),
      [
        route(
          LONG.filter((one) => one !== 'Zuschüsse'),
          { route: 'grant/short', state: 'unverified' },
        ),
      ],
    ],
    [
      'which is told in other words',
      `${list('Mein Bereich', 'Anträge')}\n3. Suche die Liste der Zuschüsse.\n${list('Neuer Vorgang', 'Antrag stellen')}`,
      [],
    ],
    [
      'for which there is an unknown button',
      `1. Klicke auf **Mein Bereich**.\n2. Klicke auf **Anträge**.\n3. Klicke auf **Etwas Neues**.\n4. Klicke auf **Neuer Vorgang**.\n5. Klicke auf **Antrag stellen**.`,
      [],
    ],
    ['of a way that is too different', list('Mein Bereich', 'Antrag stellen'), []],
  ])('are not missing %s', (_, source, others) => {
    expect(told(source, { known: long(...others) })).toEqual([])
  })

  it('in another order than any route has them', () => {
    expect(
      told(list('Mein Bereich', 'Zuschüsse', 'Anträge', 'Neuer Vorgang', 'Antrag stellen'), { known: long() }),
    ).toEqual(['step-order: Zuschüsse'])
    expect(
      told('Klicke auf **Zuschüsse**, die du unter **Anträge** findest. Klicke auf **Neuer Vorgang**.', {
        known: long(),
      }),
    ).toEqual([])
    expect(
      told(list('Mein Bereich', 'Zuschüsse', 'Anträge', 'Neuer Vorgang'), {
        known: long(route(['Mein Bereich', 'Zuschüsse', 'Anträge', 'Neuer Vorgang'], { route: 'grant/b' })),
      }),
    ).toEqual([])
  })

  it('that lead elsewhere are superfluous', () => {
    expect(told(list('Mein Bereich', 'Anträge', 'Archiv X', 'Zuschüsse', 'Neuer Vorgang'), { known: long() })).toEqual([
      'step-superfluous: Archiv X',
    ])
    expect(
      told(`${list('Mein Bereich', 'Anträge', 'Zuschüsse')}\n\nDas **Archiv X** ist auch schön.`, { known: long() }),
    ).toEqual([])
  })

  it('that fill in a field of a form on the way are not', () => {
    const labels = long().labels.map((one) => (one.text === 'Archiv X' ? { ...one, role: 'textbox' } : one))
    const filled = list('Mein Bereich', 'Anträge', 'Archiv X', 'Zuschüsse', 'Neuer Vorgang')
    expect(told(filled, { known: { ...long(), labels } })).toEqual([])
  })
})
