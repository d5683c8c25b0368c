import type { Counts } from '../../src/effort/count.js'

/** What a way asks, unless a test says otherwise. */
export const COUNTS = {
  clicks: 6,
  screens: 7,
  fieldsRequired: 1,
  fieldsOptional: 1,
  scrolls: 2.4,
  words: 2143,
  wordsBefore: 812,
  distractors: 124,
  targetArea: 1240,
  targetShare: 0.11,
  targetContrast: 4.6,
  prominentContrast: 12.1,
  textTargets: 1,
  logIn: true,
  code: false,
  dialogs: 1,
} satisfies Counts
