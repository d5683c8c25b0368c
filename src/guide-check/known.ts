import { z } from 'zod'

/**
 * What is known of what a guide teaches, as plain data: made of flows, snapshots and nights (`guides/known.ts`), or
 * written by hand for the texts of the benchmark. A check sees nothing else, and asks no site.
 */

const day = z.iso.date()

/** One address that guides link to. */
export const knownLinkSchema = z.object({
  /** Origin and path; a query only where it tells forms apart. Trailing slashes, `www.` and language hosts do not. */
  url: z.string(),
  /**
   * `right`: the form that the guide teaches, or a page on the way to it. `old`: it was, until `since`. `wrong`: another
   * form that readers take for it. `redirected`: leads elsewhere (`to`). `gone`: nothing is there.
   */
  is: z.enum(['right', 'old', 'wrong', 'redirected', 'gone']),
  /** What is there, by language; of `wrong`, the name of that form. */
  title: z.record(z.string(), z.string()).default({}),
  /** The address to print instead; `null` where there is none. */
  instead: z.string().nullable().default(null),
  to: z.string().nullable().default(null),
  since: day.nullable().default(null),
  /** What says so: a night, or the source of a fact. */
  source: z.string(),
})

/** One label as screens show it, or once did. */
export const knownLabelSchema = z.object({
  locale: z.string(),
  text: z.string(),
  /** The role of the control; `text` for what is no control. */
  role: z.string(),
  /** The step of a route that uses it, as `flow/route/step`; `null` for anything else on the screens. */
  step: z.string().nullable(),
  /** The day of the first night that did not show it any more; `null` while it is shown. */
  until: day.nullable().default(null),
  /** What took its place, `null` where nothing is known to have. */
  now: z.string().nullable().default(null),
  /** The picture that shows today's label, relative to the folder of the snapshots. */
  picture: z.string().nullable().default(null),
  source: z.string().default(''),
})

/** A route in one language, on some devices. */
export const knownRouteSchema = z.object({
  /** `flow/route` */
  route: z.string(),
  locale: z.string(),
  devices: z.array(z.string()),
  /** `verified` counts for order and number of steps; `unverified` only spares a guide a wrong alarm. */
  state: z.enum(['verified', 'unverified', 'broken']),
  steps: z.array(
    z.object({
      step: z.string(),
      /** Of the control that is used; empty for what has none, such as opening an address. Today's, the best first. */
      labels: z.array(z.string()),
      action: z.enum(['open', 'click', 'hover', 'press', 'fill', 'choose', 'expect']),
      /** False for what guides may leave out: scrolling, a question that comes only sometimes, a log-in. */
      needed: z.boolean().default(true),
    }),
  ),
})

/** A claim of the flow, and what the last night that tested it found. */
export const knownClaimSchema = z.object({
  id: z.string(),
  outcome: z.enum(['holds', 'contradicted', 'untested']),
  at: day.nullable(),
  /** What the flow says, by language. */
  says: z.record(z.string(), z.string()),
  /** What is claimed, where a program can tell: of a field, of the form as a whole, or of logging in. */
  about: z.discriminatedUnion('kind', [
    /** `labels`: of the field, by language. */
    z.object({
      kind: z.literal('field'),
      labels: z.record(z.string(), z.array(z.string())),
      required: z.boolean().optional(),
      prefilled: z.boolean().optional(),
      present: z.boolean().optional(),
    }),
    z.object({ kind: z.literal('reachable') }),
    z.object({ kind: z.literal('login') }),
    z.object({ kind: z.literal('text'), texts: z.record(z.string(), z.array(z.string())) }),
    z.object({ kind: z.literal('other') }),
  ]),
})

export const knownSchema = z.object({
  /** The night that all of it is of. */
  night: day,
  flow: z.string(),
  title: z.record(z.string(), z.string()),
  /** Whether a route arrives at the form tonight; `unknown` where no night could judge it, and then nothing is said of it. */
  works: z.enum(['yes', 'no', 'unknown']),
  links: z.array(knownLinkSchema),
  labels: z.array(knownLabelSchema),
  routes: z.array(knownRouteSchema),
  claims: z.array(knownClaimSchema),
  deadline: z.object({ date: day }).nullable(),
})

export type KnownLink = Readonly<z.infer<typeof knownLinkSchema>>
export type KnownLabel = Readonly<z.infer<typeof knownLabelSchema>>
export type KnownRoute = Readonly<z.infer<typeof knownRouteSchema>>
export type KnownClaim = Readonly<z.infer<typeof knownClaimSchema>>
export type Known = Readonly<z.infer<typeof knownSchema>>
