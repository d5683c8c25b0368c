import { z } from 'zod'
import { factSchema } from '../compare/finding.js'
import { verdictSchema } from '../compare/verdict.js'
import { wordingSchema } from '../screen/proposal.js'
import { ofSchema1 } from '../screen/schema-1.js'
import { boxSchema } from '../screen/screen.js'
import { printedSchema } from './printed.js'

/** How bad a trouble is: the verdict that it gives a walk. */
export const classSchema = verdictSchema.exclude(['verified'])
export type TroubleClass = z.infer<typeof classSchema>

/** A title of a flow or route: one for all languages, or one for each. */
const title = z.union([z.string(), z.record(z.string(), z.string())])

/** What broke where, in the flow's own words: nothing of a page. */
export const headlineSchema = z.preprocess(
  ofSchema1('en', () => ({ kind: 'told' })),
  z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('trouble'),
      class: classSchema,
      flow: title,
      route: title,
      /** Counts from 1; `null` at the end of the way. */
      step: z.int().nullable(),
    }),
    /** Sentences of a published guide are wrong, by its own title. */
    z.object({ kind: z.literal('guide'), title: z.string() }),
    /** Said by a guidewatch before schema 2. */
    z.object({ kind: z.literal('told'), en: z.string(), de: z.string() }),
  ]),
)
export type Headline = Readonly<z.infer<typeof headlineSchema>>

const evidence = z.object({
  run: z.string(),
  /** The walk that shows it best. */
  walk: z.string(),
  locale: z.string(),
  /** Titles in the language of the walk. */
  flowTitle: z.string(),
  routeTitle: z.string(),
  /** Counts from 1; `null` at the end of the way. */
  stepNumber: z.int().nullable(),
  /** What the guide tells its reader there. */
  says: z.string().nullable(),
  findings: z.array(factSchema),
  /** What guidewatch, or a program that it uses, said of its own failure. */
  failure: z.string().nullable().default(null),
  guides: z.array(
    z.object({ title: z.string(), publisher: z.string(), url: z.string().nullable(), language: z.string() }),
  ),
  proposals: z.array(wordingSchema),
  /** The change of the flow file that goes with it, relative to the folder of the run. */
  patch: z.string().nullable(),
  /** Files relative to the folder of the run; boxes in CSS pixels. */
  pictures: z
    .object({
      before: z.string().nullable(),
      after: z.string(),
      boxBefore: boxSchema.nullable(),
      box: boxSchema.nullable(),
      scale: z.number(),
    })
    .nullable(),
  /** Sentences of published guides that are wrong because of it; absent where no guide was found to print any. */
  printed: z.array(printedSchema).optional(),
})

/** What was seen of a trouble, short enough to be kept for good; the pictures go with their run. */
export const evidenceSchema = z.preprocess(
  ofSchema1('sentences', ({ sentences }) => ({
    // The kinds of what was found were not kept, and are not told.
    findings: (sentences as unknown[]).map((sentence) => ({
      kind: 'text-changed',
      before: null,
      after: null,
      sentence,
    })),
  })),
  evidence,
)
export type Evidence = Readonly<z.infer<typeof evidenceSchema>>

/** One cause as one night saw it on the walks of one language. */
export const troubleSchema = z.object({
  /** `flow/route/step/language/class`: never the text of a difference, so that it stays the same from night to night. */
  key: z.string(),
  flow: z.string(),
  route: z.string(),
  step: z.string(),
  language: z.string(),
  class: classSchema,
  walks: z.array(z.string()),
  account: z.string(),
  /** The kind of finding or obstacle; many flows that fail alike have one cause. */
  alike: z.string(),
  /** Stands for the published instruction: the same in copies of one guide. */
  instruction: z.string(),
  /** Seen twice in the same night, the second time alone in a fresh browser. */
  confirmed: z.boolean(),
  headline: headlineSchema,
  evidence: evidenceSchema,
  /** Found in a published guide and not on a walk; `instruction` then names its text, and there are no walks. */
  source: z.literal('guide').optional(),
  /** Told in digests alone, because the rule that found it is wrong too often to write to anybody. */
  digestOnly: z.literal(true).optional(),
})
export type Trouble = Readonly<z.infer<typeof troubleSchema>>

/**
 * What an approval means for the guides: they still print what was there before, and have to be changed; or what is seen
 * now was approved beside it, and they hold.
 */
export const guidesAfterSchema = z.enum(['change', 'hold'])
export type GuidesAfter = z.infer<typeof guidesAfterSchema>

export const memberSchema = troubleSchema
  .omit({ confirmed: true })
  .extend({
    failing: z.boolean(),
    since: z.string(),
    /** It fails no more because what is seen was approved, or the flow was changed; `null` where nobody knows by whom. */
    approved: z.object({ by: z.string().nullable(), guides: guidesAfterSchema }).optional(),
  })
  .meta({ id: 'member' })
export type Member = Readonly<z.infer<typeof memberSchema>>

export const incidentSchema = z.object({
  number: z.int(),
  /** Names its mail thread; unique even when the state was lost and numbers begin anew. */
  thread: z.string(),
  /** `guide`: a guide is wrong; `account`: a test account cannot be used; `platform`: many flows fail alike. */
  kind: z.enum(['guide', 'account', 'platform']),
  /** What the members of an account or platform incident share; the text, of an incident of the guide check. */
  label: z.string(),
  class: classSchema,
  /** Never changes, so that the subject of its mails does not. */
  headline: headlineSchema,
  members: z.array(memberSchema),
  state: z.enum(['open', 'acknowledged', 'resolved']),
  openedAt: z.string(),
  /** Nights on which it was seen since it opened. */
  nights: z.int(),
  /** When it was resolved and opened again, oldest first. */
  changes: z.array(z.object({ at: z.string(), to: z.enum(['open', 'resolved']) })),
  acknowledged: z.object({ by: z.string(), at: z.string(), reason: z.string(), until: z.string() }).nullable(),
  resolved: z
    .object({
      at: z.string(),
      /** `withdrawn`: no flow asks for its ways any more, so nobody knows whether they are right. */
      how: z.enum(['recovery', 'approval', 'superseded', 'withdrawn', 'by-hand']),
      by: z.string().nullable(),
      reason: z.string().nullable(),
      /** Of an approval: what it means for the guides. Absent in what was written before that was told. */
      guides: guidesAfterSchema.optional(),
    })
    .nullable(),
  /** What its recipients believe: what they were told last, of which members, and when they were told it is open. */
  told: z.object({ state: z.enum(['open', 'resolved']), keys: z.array(z.string()), at: z.string() }).nullable(),
  /** Per cent of the freshness budget at which was reminded. */
  reminded: z.array(z.int()),
  escalated: z.boolean(),
  /** How many notices it caused; the next one's number. */
  notices: z.int(),
})
export type Incident = Readonly<z.infer<typeof incidentSchema>>

/** True for an incident of sentences in published guides, which no walk can end. */
export function isOfGuideCheck({ members }: Pick<Incident, 'members'>): boolean {
  return members.length > 0 && members.every(({ source }) => source === 'guide')
}

/** An incident that has just opened, and that nobody was told of. */
export function newIncident(
  known: Pick<Incident, 'number' | 'thread' | 'kind' | 'label' | 'class' | 'headline' | 'members' | 'openedAt'>,
): Incident {
  return {
    ...known,
    state: 'open',
    nights: 1,
    changes: [],
    acknowledged: null,
    resolved: null,
    told: null,
    reminded: [],
    escalated: false,
    notices: 0,
  }
}

/** What keeps alerts back: a silence now, or a maintenance window ahead. Checks go on. */
export const silenceSchema = z.object({
  number: z.int(),
  incident: z.int().nullable(),
  flow: z.string().nullable(),
  account: z.string().nullable(),
  reason: z.string(),
  owner: z.string(),
  from: z.string(),
  until: z.string(),
})
export type Silence = Readonly<z.infer<typeof silenceSchema>>

export const figuresSchema = z.object({ nights: z.int(), walks: z.int(), verified: z.int() })
export type Figures = Readonly<z.infer<typeof figuresSchema>>

export const NOTICE_KINDS = [
  'opened',
  'reopened',
  'extended',
  'recovered',
  'superseded',
  'withdrawn',
  'reminder',
  'escalation',
  'digest',
  'alive',
  'overdue',
  'quiet',
  'session-ends',
  'session-renewed',
  'test',
] as const

/** Something to be told, with all that is needed to say it later. */
export const noticeSchema = z.object({
  /** The same for the same transition, however often it is computed. */
  id: z.string(),
  kind: z.enum(NOTICE_KINDS),
  at: z.string(),
  site: z.enum(['live', 'stand-in']),
  audience: z.enum(['maintainers', 'operator', 'escalation']),
  incident: incidentSchema.nullable(),
  /** Of a reminder. */
  freshness: z.object({ percent: z.int(), verifiedAt: z.string().nullable(), verifiedUntil: z.string() }).nullable(),
  /** Of a digest. */
  incidents: z.array(z.object({ incident: incidentSchema, muted: z.enum(['flapping', 'silenced']).nullable() })),
  /** Of the watchdog: what is published where, and why it is too old. */
  overdue: z.object({ source: z.string(), generatedAt: z.string().nullable(), why: z.string() }).nullable(),
  /** Of a schedule that its host is about to drop: the last commit, and when it is. */
  quiet: z.object({ since: z.string(), until: z.string() }).optional(),
  /** Of a test account whose session ends before long, or lasts longer again. Its thread is an issue of its own. */
  session: z.object({ account: z.string(), endsAt: z.string(), days: z.int(), thread: z.string() }).optional(),
  /** Of the monthly sign of life. */
  figures: figuresSchema.extend({ since: z.string(), open: z.int() }).nullable(),
  /** The cause in the report of a run that it is about, and how many decisions on that run wait; absent where none do. */
  review: z.object({ run: z.string(), cause: z.string().nullable(), waiting: z.int() }).optional(),
})
export type Notice = Readonly<z.infer<typeof noticeSchema>>

/** A notice that says nothing yet. */
export function blankNotice(site: Notice['site'], at: string): Notice {
  return {
    id: '',
    kind: 'test',
    at,
    site,
    audience: 'maintainers',
    incident: null,
    freshness: null,
    incidents: [],
    overdue: null,
    figures: null,
  }
}

/** The schema of what is written now. */
export const SCHEMA = 2

/** Everything that is known from one night to the next, of one kind of site. */
export const stateSchema = z.object({
  /** State of schema 1 held sentences; what they held is read as such, see decisions/0011. */
  schema: z.preprocess((schema) => (schema === 1 ? SCHEMA : schema), z.literal(SCHEMA)),
  site: z.enum(['live', 'stand-in']),
  next: z.int(),
  /** The last nights that were taken in, so that none is taken in twice. */
  runs: z.array(z.string()),
  incidents: z.array(incidentSchema),
  silences: z.array(silenceSchema),
  /** Keys of troubles that last night could not confirm; seen again, they are. */
  suspected: z.array(z.string()),
  /** When the last whole run began that counted as a night. */
  nightAt: z.string().nullable().default(null),
  /** When each route was last verified, by `flow/route`. */
  verified: z.record(z.string(), z.string()),
  digestAt: z.string().nullable(),
  aliveAt: z.string().nullable(),
  figures: figuresSchema,
  /** Notices that are not in the spool yet. */
  pending: z.array(noticeSchema),
})
export type IncidentState = Readonly<z.infer<typeof stateSchema>>

export function emptyState(site: IncidentState['site']): IncidentState {
  return {
    schema: SCHEMA,
    site,
    next: 1,
    runs: [],
    suspected: [],
    nightAt: null,
    incidents: [],
    silences: [],
    verified: {},
    digestAt: null,
    aliveAt: null,
    figures: { nights: 0, walks: 0, verified: 0 },
    pending: [],
  }
}

/** Everything that is not resolved. */
export function unresolved(state: IncidentState): readonly Incident[] {
  return state.incidents.filter(({ state: now }) => now !== 'resolved')
}

/** When alerts are sent, and when they are not. */
export type Policy = {
  /** Nights that a block must last before it is told. */
  readonly blockedNights: number
  /** Days that a verification counts for. */
  readonly freshnessDays: number
  /** Days without acknowledgement after which the second list is told; `null` when there is none. */
  readonly escalateDays: number | null
}

export const HOUR = 3_600_000
export const DAY = 24 * HOUR

/** Milliseconds from one moment to another; negative when the clock was set back. */
export function since(from: string, to: string): number {
  return Date.parse(to) - Date.parse(from)
}
