import { z } from 'zod'
import { OBSTACLE_KINDS } from '../flow/schema.js'
import { ofSchema1 } from '../screen/schema-1.js'
import { boxSchema } from '../screen/screen.js'
import { whySchema } from '../screen/why.js'

/** Counts up whenever the same two screens would be judged differently; runs say which one judged them. */
export const COMPARER = 7

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

/** A part of a page as its accessibility tree has it. */
export const controlSchema = z.object({ role: z.string(), name: z.string() }).meta({ id: 'control' })
export type Control = Readonly<z.infer<typeof controlSchema>>

const a = <K extends string, S extends z.ZodRawShape = Record<never, never>>(kind: K, shape: S = {} as S) =>
  z.object({ kind: z.literal(kind), ...shape })

/** What a finding is about. */
export const subjectSchema = z
  .discriminatedUnion('kind', [
    a('control', controlSchema.shape),
    a('field', { label: z.string() }),
    a('page'),
    a('part-of-page'),
    /** Everything lies further down, by so many CSS pixels. */
    a('pushed-page', { by: z.number() }),
    a('claim', { says: z.string() }),
    a('address', { address: z.string() }),
    a('obstacle', { obstacle: z.enum(OBSTACLE_KINDS) }),
    /** The whole finding, as a guidewatch before schema 2 said it. */
    a('told', { en: z.string(), de: z.string() }),
  ])
  .meta({ id: 'subject' })
export type Subject = Readonly<z.infer<typeof subjectSchema>>

export const STATES = ['disabled', 'checked', 'expanded', 'selected', 'pressed'] as const
export type State = (typeof STATES)[number]

/** What was or is there: a string is to be read on the page, or an address; anything else is data. */
export const valueSchema = z
  .union([
    z.string(),
    z.discriminatedUnion('kind', [
      whySchema,
      a('role', { role: z.string() }),
      a('state', { state: z.enum(STATES), is: z.boolean() }),
      a('required', { is: z.boolean() }),
      /** The first of several texts. */
      a('texts', { texts: z.array(z.string()) }),
      /** In which containers, the innermost last; none: anywhere on the page. */
      a('within', { containers: z.array(controlSchema) }),
      a('outside'),
      /** It is there and drawn nowhere. */
      a('unseen'),
      a('language', { language: z.string() }),
      a('renderer', { browser: z.string(), platform: z.string(), fonts: z.string() }),
      a('obstacle', { obstacle: z.enum(OBSTACLE_KINDS) }),
    ]),
  ])
  .meta({ id: 'value' })
export type Value = Readonly<z.infer<typeof valueSchema>>

/** What a finding says, wherever it was seen. */
const fact = z.object({
  kind: z.enum(FINDING_KINDS),
  subject: subjectSchema,
  before: valueSchema.nullable(),
  after: valueSchema.nullable(),
  /** How many changes of this kind it stands for; `before` and `after` then give examples. */
  count: z.number().int().min(1).default(1),
  /** Where they are, as a landmark of the page; `null` where that was not looked at. */
  place: controlSchema.nullable().default(null),
  /** Further steps on whose screens the same was found. */
  alsoAt: z.array(z.string()).default([]),
})
/** A finding of schema 1 was a sentence in two languages. */
const factOfSchema1 = ofSchema1('sentence', ({ sentence }) => ({
  subject: { kind: 'told', ...(sentence as object) },
  place: null,
}))
export const factSchema = z.preprocess(factOfSchema1, fact)
export type Fact = Readonly<z.infer<typeof factSchema>>

export const findingSchema = z.preprocess(
  factOfSchema1,
  fact.extend({
    /** The step on whose screen it was found. */
    step: z.string(),
    relevance: relevanceSchema,
    /** Where it was on the approved picture, and where it is on tonight's. */
    boxBefore: boxSchema.nullable(),
    box: boxSchema.nullable(),
  }),
)
export type Finding = Readonly<z.infer<typeof findingSchema>>

/** A control as the subject of a finding. */
export function control({ role, name }: Control): Subject {
  return { kind: 'control', role, name }
}

/** True when two subjects, or two values, are the same. */
export function isSame(one: Subject | Value | null, other: Subject | Value | null): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other)
}

/** A finding of a step as a whole, of no place on its screen. */
export function nowhere(step: string, kind: FindingKind): Finding {
  return {
    kind,
    step,
    relevance: 'elsewhere',
    subject: { kind: 'page' },
    before: null,
    after: null,
    count: 1,
    place: null,
    alsoAt: [],
    boxBefore: null,
    box: null,
  }
}
