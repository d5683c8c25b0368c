import { expect, it } from 'vitest'
import { isLanguageName } from '../../src/text/language-names.js'

it.each(['Deutsch', 'English (UK)', 'Español (España)', 'Français', 'Italienisch', 'Türkçe', '日本語', 'Allemand'])(
  'knows “%s” for a language',
  (name) => expect(isLanguageName(name)).toBe(true),
)

it.each(['Deutschland', 'Settings', 'Help', 'Language', 'En savoir plus', ''])('takes “%s” for none', (name) =>
  expect(isLanguageName(name)).toBe(false),
)
