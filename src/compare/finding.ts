import { z } from 'zod'
import { boxSchema } from '../screen/screen.js'

/** Counts up whenever the same two screens would be judged differently; runs say which one judged them. */
export const COMPARER = 4

/**
 * Everything guidewatch can find. The kind says what happened; the verdict follows from it (see verdict/verdict.ts).
 */
export const FINDING_KINDS = [
  'label-renamed',
  'role-changed',
  'item-moved',
  'item-reordered',
  'item-added',
  'item-removed',
  'state-changed',
  'text-changed',
  'link-target-changed',
  'label-reversed',
  'icon-changed',
  'label-in-picture',
  'opens-new-tab',
  'language-changed',
  'step-missing',
  'step-unusable',
  'link-dead',
  'link-redirected',
  'destination-other-form',
  'form-removed',
  'field-added',
  'field-removed',
  'field-now-required',
  'field-now-optional',
  'field-now-prefilled',
  'field-no-longer-prefilled',
  'field-now-ticked',
  'field-no-longer-ticked',
  'submit-renamed',
  'submit-disabled',
  'submit-removed',
  'submit-covered',
  'submit-confirms',
  'claim-contradicted',
  'appearance-only',
  'obstacle',
  'ab-test-suspected',
  'not-approved',
  'renderer-changed',
  'more-elsewhere',
] as const
export type FindingKind = (typeof FINDING_KINDS)[number]

/** With one of these on the route the reader cannot arrive, or arrives at something else. */
export const BREAKING: ReadonlySet<FindingKind> = new Set([
  'step-missing',
  'step-unusable',
  'link-dead',
  'label-reversed',
  'destination-other-form',
  'form-removed',
  'submit-removed',
  'submit-covered',
  'submit-disabled',
])

/** These say something about guidewatch's own knowledge, not about the site. */
export const SILENT: ReadonlySet<FindingKind> = new Set([
  'not-approved',
  'renderer-changed',
  'obstacle',
  'ab-test-suspected',
])

/**
 * How near a finding is to what the reader does: the target or destination itself (`route`), in the same menu or form
 * (`menu`), or `elsewhere` on the page. What is elsewhere is listed and alarms nobody.
 */
export const relevanceSchema = z.enum(['route', 'menu', 'elsewhere'])
export type Relevance = z.infer<typeof relevanceSchema>

export const findingSchema = z.object({
  kind: z.enum(FINDING_KINDS),
  /** The step on whose screen it was found. */
  step: z.string(),
  relevance: relevanceSchema,
  /** What it is about, such as `link "Privacy Policy"`. */
  subject: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  /** How many changes of this kind it stands for; `before` and `after` then give examples. */
  count: z.number().int().min(1).default(1),
  /** Where they are, as a landmark of the page; '' where that was not looked at. */
  place: z.string().default(''),
  /** Further steps on whose screens the same was found. */
  alsoAt: z.array(z.string()).default([]),
  sentence: z.object({ en: z.string(), de: z.string() }),
  /** Where it was on the approved picture, and where it is on tonight's. */
  boxBefore: boxSchema.nullable(),
  box: boxSchema.nullable(),
})
export type Finding = Readonly<z.infer<typeof findingSchema>>

/** What a comparison states; the sentence is added from it. */
export type Difference = Omit<Finding, 'sentence'>

/** A difference of a step as a whole, of no place on its screen. */
export function nowhere(step: string, kind: Difference['kind']): Difference {
  return {
    kind,
    step,
    relevance: 'elsewhere',
    subject: '',
    before: null,
    after: null,
    count: 1,
    place: '',
    alsoAt: [],
    boxBefore: null,
    box: null,
  }
}
