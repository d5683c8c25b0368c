import { z } from 'zod'

// What flow files say in words.

/** A language tag. */
export const locale = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Z]{2})?$/, 'use a language tag such as `de` or `de-DE`')
  .describe('A language tag: `de` or `de-DE`.')

/** One text that is not blank. */
export const text = z
  .string()
  .min(1)
  .refine((one) => one.trim() !== '', 'the text is blank')

const texts = z.union([text, z.array(text).min(1)], {
  error: 'expected a text, or a list of texts of which one must match',
})

/** What YAML makes of `{ en: Yes, really }`: a comma ends the text, and what follows is a key without a value. */
function isCut(input: unknown): boolean {
  return typeof input === 'object' && input !== null && Object.values(input).includes(null)
}

/** What is read in one language or in each. */
export const localText = z
  .union([texts, z.record(locale, texts).refine((all) => Object.keys(all).length > 0, 'no language is given a text')], {
    error: ({ input }) =>
      isCut(input)
        ? 'expected one text per language: within { … } a text that holds a comma stands in quotation marks'
        : 'expected a text, or one text per language such as `de: …`',
  })
  .describe('One text for all languages, or one per language tag. A list gives alternatives.')
