import { z } from 'zod'
import { assumption } from './assumption.js'
import { formerly } from './formerly.js'
import { guide } from './guide.js'
import { KEYS } from './keys.js'
import { FIELD_ROLES, ROLES } from './roles.js'
import { locale, localText } from './texts.js'

/**
 * The shape of a flow file and of a shared part. This is the only definition: the types, the linter and the JSON
 * Schema for editors are derived from it.
 */

const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case letters, digits and single hyphens, such as `settings-menu`')

const says = localText.describe('What the guide tells its reader to do here, in the words of the guide.')

const pattern = z
  .string()
  .min(1)
  .refine(isRegExp, 'not a valid regular expression')
  .describe('A regular expression, matched without regard to case.')

const url = z.url({ protocol: /^https?$/, error: 'expected a URL that starts with http:// or https://' })

const place = z.strictObject({
  role: z.enum(ROLES),
  name: localText.optional(),
})

const frame = z
  .strictObject({
    title: localText.optional().describe('The title of the frame: what a screen reader says.'),
    name: z.string().min(1).optional().describe('The `name` of the frame in the page’s source.'),
    url: pattern.optional().describe('A pattern of the address that the frame shows.'),
  })
  .refine((one) => Object.keys(one).length > 0, 'say which frame: `title`, `name` or `url`')
  .describe('A frame of the page. Its host must be among the flow’s `hosts`.')

const scroll = z
  .union([z.literal('page'), place], { error: 'expected `page`, or the role and name of what is to be scrolled' })
  .describe('What to scroll, from top to bottom, until the target is there: the page, or a list that has its own bar.')

export const targetSchema = z
  .strictObject({
    role: z.enum(ROLES).describe('The ARIA role, such as `link`, `button` or `menuitem`.'),
    name: localText.describe('The accessible name: what a screen reader says.'),
    within: place.optional().describe('A landmark or dialog the target lies in, when its name is not unique.'),
    frame: frame.optional(),
    scroll: scroll.optional(),
  })
  .describe('An element, by its role and accessible name.')

const pressTarget = targetSchema
  .partial({ role: true, name: true })
  .extend({ key: z.enum(KEYS).describe('The key to press.') })
  .describe('A key, on the target or, without one, wherever the focus is. `Enter` and `Space` need a target.')

const fillTarget = targetSchema.extend({
  value: z.string().optional().describe('A test value. It is typed, never sent.'),
  secret: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]*$/, 'name an environment variable, such as `SHOP_PASSWORD`')
    .optional()
    .describe('The environment variable that holds the value. Only for logging in to a site of your own.'),
})

const chooseTarget = targetSchema.extend({
  option: localText.optional().describe('The option to pick, when the target is a list of options.'),
})

export const OBSTACLE_KINDS = [
  'login-wall',
  'session-missing',
  'checkpoint',
  'captcha',
  'rate-limit',
  'suspended',
  'already-objected',
  'another-language',
  'region-notice',
  'not-found',
  'unavailable',
  'unknown-dialog',
  'request-stopped',
  'unreadable',
] as const

const obstacleKind = z.enum(OBSTACLE_KINDS)

const expectation = z.strictObject({
  role: z.enum(ROLES).optional(),
  name: localText.optional(),
  within: place.optional(),
  frame: frame.optional(),
  text: localText.optional().describe('A text that must be on the page.'),
  obstacle: obstacleKind.optional().describe('An obstacle the guide tells its reader to expect, such as `login-wall`.'),
})

const step = z
  .strictObject({
    id: id.optional().describe('Names the step in snapshots. Derived from the action when absent.'),
    open: url.optional().describe('Open this address.'),
    click: targetSchema.optional(),
    hover: targetSchema.optional().describe('Rest the mouse on this, as for a menu that opens by itself.'),
    press: pressTarget.optional(),
    fill: fillTarget.optional(),
    choose: chooseTarget.optional(),
    expect: expectation.optional(),
    says: says.optional(),
    locales: z.array(locale).min(1).optional().describe('Do this step only in these languages.'),
    devices: z.array(z.string()).min(1).optional().describe('Do this step only on these devices.'),
    capture: z
      .union([z.enum(['viewport', 'page']), z.strictObject({ element: place })])
      .optional()
      .describe('What the picture of this step shows: the viewport (default), the full page, or one element.'),
  })
  .describe('One instruction that a reader follows.')

const account = z.string().min(1).describe('The test account to walk with, or `logged-out`.')

const route = z.strictObject({
  id,
  title: localText.optional(),
  surface: z
    .enum(['web', 'app'])
    .default('web')
    .describe('`app` routes are listed but never walked: shown as "not machine-verified".'),
  account: account.optional().describe('Overrides the account of the flow.'),
  locales: z.array(locale).min(1).optional(),
  devices: z.array(z.string()).min(1).optional(),
  guides: z.array(id).default([]).describe('The guides that publish this route.'),
  steps: z.array(step).min(1),
})

const field = z.strictObject({
  label: localText,
  role: z.enum(FIELD_ROLES),
  required: z.boolean().optional(),
  prefilled: z.boolean().optional(),
})

const destination = z
  .strictObject({
    heading: localText.optional().describe('The heading of the page.'),
    fields: z.array(field).default([]),
    submit: localText.optional().describe('The label of the control that would send the form. It is never pressed.'),
    sentences: z
      .array(z.strictObject({ id, text: localText }))
      .default([])
      .describe('Key sentences the page must contain.'),
    frame: frame.optional().describe('The frame that the form is in, where it is no part of the page itself.'),
  })
  .describe('What the page at the end says and asks.')

const claim = z
  .strictObject({
    id,
    says,
    routes: z.array(id).optional().describe('The routes whose walk tests the claim; all when absent.'),
    check: z.strictObject({
      reachable: z.literal(true).optional().describe('The destination is reached.'),
      text: localText.optional().describe('The destination contains this text.'),
      field: z
        .strictObject({
          label: localText,
          required: z.boolean().optional(),
          prefilled: z.boolean().optional(),
          present: z.boolean().optional(),
        })
        .optional()
        .describe('A field of the destination is as stated.'),
      obstacle: obstacleKind.optional().describe('The walk ends at this obstacle, such as `login-wall`.'),
    }),
  })
  .describe('Something the guide promises about the form.')

const deadline = z
  .strictObject({
    date: z.iso.date('expected a date such as `2025-05-26`').describe('The last day on which it can be done.'),
    says: localText.describe('What that day is, in the words of the guide.'),
  })
  .describe('A deadline that readers should know of; it is published as a calendar.')

const interruption = z
  .strictObject({
    id,
    dialog: z
      .strictObject({
        role: z.enum(ROLES).default('dialog'),
        name: localText.optional(),
        text: localText.optional(),
        frame: frame.optional(),
      })
      .describe('How the dialog is recognised.'),
    click: targetSchema.describe('The control that refuses or postpones. Never one that accepts.'),
  })
  .describe('A dialog that may come in between, such as a cookie consent dialog.')

const obstacle = z
  .strictObject({
    id,
    kind: obstacleKind,
    url: z.array(pattern).default([]).describe('Patterns of the address.'),
    text: z.array(pattern).default([]).describe('Patterns of the text on the page.'),
  })
  .describe('A page that stops the walk and is no fault of the guide.')

const mask = z
  .strictObject({ role: z.enum(ROLES), name: localText.optional(), matches: pattern.optional() })
  .describe('Elements that are never compared: painted over, and their content left out.')

/** One entry of `reads`. */
const READ = /^[A-Z]+ https?:\/\/[^\s?#*/]+(?:\/(?:\*|[^\s?#*/]*))+$/

const shared = {
  include: z.array(z.string().min(1)).default([]).describe('Shared parts to include, relative to this file.'),
  hosts: z
    .array(
      z
        .string()
        .regex(
          /^(https?:\/\/)?(\*\.)?[a-z0-9.-]+(:\d+)?$/i,
          'expected a host such as `www.example.org`, `*.example.org`, `localhost:8080` or `https://example.org`',
        ),
    )
    .default([])
    .describe(
      'Hosts the walk may reach, beside that of the link: at the schemes of the flow’s own addresses, or as said.',
    ),
  reads: z
    .array(
      z
        .string()
        .regex(
          READ,
          'expected a method and an address without query, such as `POST https://www.example.org/api/query`; `*` is a whole part of the path',
        ),
    )
    .default([])
    .describe(
      'Requests beside GET and HEAD that only read and that the site needs: method, and address without query; `*` is any one part of the path.',
    ),
  guides: z.record(id, guide).default({}),
  interruptions: z.array(interruption).default([]),
  obstacles: z.array(obstacle).default([]),
  mask: z.array(mask).default([]),
  refuse: z
    .array(localText)
    .default([])
    .describe('Names of further controls that must never be pressed, whatever the language.'),
  assumed: z.array(assumption).default([]).describe('What nobody has seen live yet, with its sources.'),
  formerly: formerly.prefault({}),
}

const comparison = z
  .strictObject({
    id,
    title: localText,
    ways: z
      .array(
        z.strictObject({
          says: localText.describe('What this way leads to, such as `object` or `accept`.'),
          route: z
            .string()
            .regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'name a flow and its route, such as `newsletter/settings-menu`')
            .describe('A route, as `flow/route`.'),
        }),
      )
      .min(2),
  })
  .describe('Ways whose counts are published side by side.')

/** A part that flows include: what many flows of one site have in common. */
export const partSchema = z.strictObject({
  part: id,
  ...shared,
  comparisons: z
    .array(comparison)
    .optional()
    .describe('Which ways are compared by what they ask of their readers; published, see docs/obstacles.md.'),
})

export const flowSchema = z.strictObject({
  flow: id.describe('The id of the flow; names its folder in snapshots/.'),
  title: localText.optional(),
  link: z
    .union([url, z.strictObject({ id, url })], { error: 'expected a URL, or an `id` and a `url`' })
    .describe('The published link.'),
  account: account.default('logged-out'),
  locales: z.array(locale).min(1).default(['en-US']),
  devices: z.array(z.string()).min(1).default(['desktop']),
  capture: z
    .enum(['real-time', 'deterministic'])
    .default('real-time')
    .describe('`deterministic` stops the clock of the page and seeds its chance, for sites that bear it.'),
  ...shared,
  destination,
  deadline: deadline.optional(),
  instead: z.array(id).default([]).describe('Flows whose link helps readers where this one does not.'),
  claims: z.array(claim).default([]),
  routes: z.array(route).min(1),
})

export type Part = z.infer<typeof partSchema>
export type FlowFile = z.infer<typeof flowSchema>
export type Target = z.infer<typeof targetSchema>
export type Place = z.infer<typeof place>
export type FrameName = Readonly<z.infer<typeof frame>>
export type Scroll = z.infer<typeof scroll>
export type Expectation = z.infer<typeof expectation>
export type StepFile = z.infer<typeof step>
export type Interruption = z.infer<typeof interruption>
export type ObstacleKind = z.infer<typeof obstacleKind>
export type Mask = z.infer<typeof mask>
export type Destination = z.infer<typeof destination>
export type Claim = z.infer<typeof claim>
export type { Guide } from './guide.js'
export type Comparison = Readonly<z.infer<typeof comparison>>

/** A step with its derived id. */
export type Step = StepFile & { readonly id: string }
export type Route = Omit<z.infer<typeof route>, 'steps'> & { readonly steps: readonly Step[] }

/** A flow as the rest of guidewatch sees it: parts merged, ids derived. */
export type Flow = Omit<FlowFile, 'link' | 'routes' | 'include'> & {
  readonly link: { readonly id: string; readonly url: string }
  readonly routes: readonly Route[]
  readonly file: string
}

/** The one action of a step. */
export const ACTIONS = ['open', 'click', 'hover', 'press', 'fill', 'choose', 'expect'] as const
export type Action = (typeof ACTIONS)[number]

export function actionOf(step: StepFile): Action {
  const action = ACTIONS.find((name) => step[name] !== undefined)
  if (!action) throw new Error('a step without an action passed the linter')
  return action
}

function isRegExp(source: string): boolean {
  try {
    new RegExp(source, 'iu')
    return true
  } catch {
    return false
  }
}
