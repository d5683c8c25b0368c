import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sentencesOf } from '../../src/guide-text/sentences.js'

const split = (text: string, language: string) =>
  sentencesOf(text, language).map(({ from, to }) => text.slice(from, to))

describe('sentences', () => {
  it.each([
    ['de', 'Bis 31. Jänner geht das. Dann nicht.', ['Bis 31. Jänner geht das.', 'Dann nicht.']],
    ['de', 'Das geht z. B. bis zum 26. Mai. Dann nicht mehr.', ['Das geht z. B. bis zum 26. Mai.', 'Dann nicht mehr.']],
    [
      'de',
      'Auf „Bezieht sich das auf KI?“ antwortest du „Ja“. Fertig!',
      ['Auf „Bezieht sich das auf KI?“ antwortest du „Ja“.', 'Fertig!'],
    ],
    ['en', 'Press "Submit." Then wait, e.g. a minute.', ['Press "Submit."', 'Then wait, e.g. a minute.']],
    ['fr', 'Cliquez sur « Envoyer ». M. Petit confirme.', ['Cliquez sur « Envoyer ».', 'M. Petit confirme.']],
    ['it', 'Premi «Invia». Il sig. Rossi aspetta.', ['Premi «Invia».', 'Il sig. Rossi aspetta.']],
    ['de', 'Schritt 2. Öffne das Menü. Warte.', ['Schritt 2. Öffne das Menü.', 'Warte.']],
    ['en', 'Step 3. Open the menu. Wait.', ['Step 3. Open the menu.', 'Wait.']],
    ['fr', 'Etape 4. Ouvrez le menu. Attendez.', ['Etape 4. Ouvrez le menu.', 'Attendez.']],
    ['it', 'Passo 5. Apri il menù. Aspetta.', ['Passo 5. Apri il menù.', 'Aspetta.']],
    ['de', '1) "Einstellungen"\n2) "Info"', ['1) "Einstellungen"', '2) "Info"']],
    ['de', 'Tippe auf „Einstellungen und\nPrivatsphäre“', ['Tippe auf „Einstellungen und\nPrivatsphäre“']],
  ])('%s: %s', (language, text, expected) => {
    expect(split(text, language)).toEqual(expected)
  })

  it('lose no letter of any text, and do not overlap', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'ab .!?„“"(\n1Ä'), maxLength: 200 }),
        fc.constantFrom('de', 'x-y', ''),
        (text, language) => {
          const places = sentencesOf(text, language)
          let end = 0
          for (const { from, to } of places) {
            expect(from).toBeGreaterThanOrEqual(end)
            expect(text.slice(end, from).trim()).toBe('')
            end = to
          }
          expect(text.slice(end).trim()).toBe('')
        },
      ),
    )
  })
})
