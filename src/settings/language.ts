import { z } from 'zod'

/** The languages that guidewatch itself speaks, whatever languages guides are walked in; words/ has a file for each. */
export const LANGUAGES = ['en', 'de', 'fr', 'it'] as const
export const languageSchema = z.enum(LANGUAGES)
export type Language = z.infer<typeof languageSchema>
