import { z } from 'zod'

/** The rules of the guide check. A finding names the rule that made it. */
export const GUIDE_RULES = [
  /** A link to the form of earlier times. */
  'link-old',
  'link-gone',
  'link-redirected',
  /** A link to another form that readers take for the one they need. */
  'link-wrong-form',
  /** A label that screens once had, and what is there instead. */
  'label-renamed',
  'label-gone',
  'step-missing',
  'step-superfluous',
  'step-order',
  /** The day is over; readers can still do it. */
  'deadline-passed',
  /** The day is over, and it cannot be done any more. */
  'deadline-over',
  'claim-contradicted',
] as const
export const guideRuleSchema = z.enum(GUIDE_RULES)
export type GuideRule = z.infer<typeof guideRuleSchema>

/** A quote as the Web Annotation Data Model has it (TextQuoteSelector): enough around it to be the only one. */
export const quoteSelectorSchema = z.object({ exact: z.string(), prefix: z.string(), suffix: z.string() })
export type QuoteSelector = Readonly<z.infer<typeof quoteSelectorSchema>>

/** One sentence of a guide that is wrong, as data; `words/` makes text of it. */
export const guideFindingSchema = z.object({
  /** Stays the same from night to night, and in copies of one text: made of rule, subject and place on the route. */
  id: z.string(),
  rule: guideRuleSchema,
  /** The sentence, exactly as the guide prints it. */
  sentence: z.string(),
  where: z.object({
    quote: quoteSelectorSchema,
    /** Counts from 1, in the source. */
    line: z.int(),
    column: z.int(),
    /** Of the sentence in the source, in UTF-16 code units. */
    from: z.int(),
    to: z.int(),
  }),
  /** What of it is wrong: the label, address, date or claim as printed; and what is true instead, where that is known. */
  subject: z.object({
    printed: z.string(),
    now: z.string().nullable(),
    /** The language of the label, where it is not that of the guide. */
    language: z.string().nullable(),
    /** `flow/route/step`, or the id of a claim. */
    of: z.string().nullable(),
  }),
  /** Since when: the night it vanished, or the day that passed. */
  since: z.iso.date().nullable(),
  /** The night, source or picture that shows it. */
  evidence: z.object({ source: z.string(), picture: z.string().nullable() }),
  /** The sentence as it should read, in the language of the guide; `null` where nobody can say it without a person. */
  proposed: z.string().nullable(),
  /** What `--fix` writes: replacements in the source, in order, not overlapping; empty where a person has to. */
  edits: z.array(z.object({ from: z.int(), to: z.int(), text: z.string() })),
})
export type GuideFinding = Readonly<z.infer<typeof guideFindingSchema>>

/** Why nothing can be said of a guide. */
export const GUIDE_UNKNOWN = [
  /** Not all of the three sentences were found: the page was rebuilt, or something else was shown. */
  'rebuilt',
  /** A consent dialog, or a page for subscribers, stood in its place. */
  'consent-wall',
  'paywall',
  'robots',
  'unreachable',
  /** 401, 403, 429, or a challenge. */
  'refused',
  'not-found',
  'server-error',
  'redirected-away',
  'private-address',
  'too-large',
  'too-slow',
  'not-text',
  'unreadable',
  /** No night has judged the flow yet, so there is nothing to compare with. */
  'nothing-known',
] as const
export const guideUnknownSchema = z.enum(GUIDE_UNKNOWN)
export type GuideUnknown = z.infer<typeof guideUnknownSchema>

/** What one check of one guide came to. */
export const guideVerdictSchema = z.enum(['right', 'wrong', 'unknown'])
export type GuideVerdict = z.infer<typeof guideVerdictSchema>
