import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { targetSchema } from '../flow/schema.js'
import { check, formatProblem, parseYaml } from '../flow/yaml.js'
import { Mistake } from '../mistake/mistake.js'
import { alertsSchema } from './alerts.js'
import { freshnessSchema } from './freshness.js'
import { guidesSchema } from './guides.js'
import { languageSchema } from './language.js'
import { politenessSchema } from './politeness.js'
import { publishSchema } from './publish.js'
import { sessionsSchema } from './recipients.js'
import { isTimezone, scheduleSchema } from './schedule.js'

const seconds = z.number().positive().max(3600)

/** Seconds that judging a walk may take where nothing else is said. */
export const JUDGING_SECONDS = 60

const deviceSchema = z
  .strictObject({
    width: z.int().min(200).max(4000),
    height: z.int().min(200).max(4000),
    scale: z.number().min(1).max(4).default(1),
    mobile: z.boolean().default(false).describe('A touch screen, and the user agent of a phone.'),
  })
  .describe('A screen size to walk with, in CSS pixels.')

/** What guidewatch walks with when the settings name no devices of their own. */
const BUILT_IN_DEVICES = {
  desktop: { width: 1280, height: 720, scale: 1, mobile: false },
  mobile: { width: 390, height: 844, scale: 2, mobile: true },
}

export const settingsSchema = z.strictObject({
  flows: z.string().default('flows').describe('Folder of the flow files, relative to this file.'),
  snapshots: z.string().default('snapshots').describe('Folder of the approved screens.'),
  state: z.string().default('state').describe('Folder of the runs and sessions.'),
  language: languageSchema.default('en').describe('Language of the report and of messages.'),
  workers: z
    .int()
    .min(1)
    .max(32)
    .default(2)
    .describe('Browsers at work at once. One test account is never walked twice at once.'),
  spread: z
    .strictObject({
      minutes: z
        .number()
        .positive()
        .max(360)
        .default(15)
        .describe('Minutes that a slot should take where `guidewatch plan --slots auto` decides how many there are.'),
      perHost: z.int().min(1).optional().describe('Walks of one host in one slot at most.'),
    })
    .prefault({})
    .describe('How a night is spread over several machines.'),
  retries: z.int().min(0).max(5).default(1).describe('How often a walk that could not be judged is walked again.'),
  timeouts: z
    .strictObject({
      walk: seconds.default(60).describe('Seconds a whole walk may take.'),
      page: seconds.default(20).describe('Seconds a page may take to load.'),
      step: seconds.default(4).describe('Seconds to wait for the target of a step on a page that has become calm.'),
      calm: seconds.default(5).describe('Seconds to wait at most until a page is calm.'),
      judge: seconds.default(JUDGING_SECONDS).describe('Seconds that judging a walk may take.'),
    })
    .prefault({}),
  explore: z
    .strictObject({
      clicks: z.int().min(0).max(5).default(2).describe('How many clicks deep; 0 never searches.'),
      screens: z.int().min(1).max(200).default(25).describe('How many screens at most.'),
      seconds: z.number().positive().max(600).default(30).describe('How many seconds at most.'),
      signedIn: z
        .boolean()
        .default(false)
        .describe(
          'Also search with the session of a test account. A log-in that is part of the route needs no permission.',
        ),
    })
    .prefault({})
    .describe('How far a new way is searched for when a control that the guide names is gone.'),
  keyboard: z
    .strictObject({
      days: z.int().min(0).max(365).default(7).describe('Days between two passes; 0 never tries.'),
      signedIn: z
        .boolean()
        .default(false)
        .describe('Also with the session of a test account. The stand-in needs no permission.'),
    })
    .prefault({})
    .describe('How often it is tried whether a way can be gone by keyboard alone, on devices that are no phones.'),
  timezone: z.string().default('UTC').refine(isTimezone, 'not an IANA time zone such as `Europe/Berlin`'),
  region: z
    .strictObject({
      country: z.string().regex(/^[A-Z]{2}$/, 'use two capital letters, such as `DE`'),
      url: z.url().describe('A page that says where the visitor is.'),
      expect: z.string().describe('The text on it that proves the declared country.'),
    })
    .optional()
    .describe('Where the walks are declared to start from. Checked once per browser; elsewhere, walks are errors.'),
  devices: z
    .record(
      z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case letters, digits and single hyphens'),
      deviceSchema,
    )
    .default({}),
  accounts: z
    .record(
      z.string().regex(/^(?!\.)[^/\\\p{Cc}]{1,100}$/u, 'use a name without slashes that begins with no dot'),
      z.strictObject({
        session: z.string().optional().describe('The sealed session file. Default: `sessions/NAME.json` in the state.'),
        mark: targetSchema
          .optional()
          .describe(
            'A control that only who is signed in sees, such as the account menu; where it is gone, so is the session.',
          ),
        probe: z
          .url({ protocol: /^https?$/, error: 'expected a URL that starts with http:// or https://' })
          .optional()
          .describe(
            'The page that is opened before the walks of the account. Default: the front page of its first flow.',
          ),
      }),
    )
    .default({})
    .describe('Test accounts; `guidewatch login ACCOUNT` makes the session file.'),
  sessions: sessionsSchema.prefault({}),
  politeness: politenessSchema,
  freshness: freshnessSchema.prefault({}),
  retention: z
    .strictObject({
      days: z.int().min(1).max(3650).default(30).describe('Days that runs and delivered alerts are kept.'),
    })
    .prefault({})
    .describe('What grows is deleted after a while; incidents and history never are.'),
  alerts: alertsSchema,
  publish: publishSchema,
  schedule: scheduleSchema,
  guides: guidesSchema,
})

export type Device = Readonly<z.infer<typeof deviceSchema>>

/** The settings of one installation, with absolute paths and the built-in devices added. */
export type Settings = Readonly<Omit<z.infer<typeof settingsSchema>, 'accounts'>> & {
  readonly accounts: Readonly<Record<string, Account>>
  readonly file: string
  readonly root: string
}

/** A test account; its session lies at an absolute path. */
export type Account = Readonly<z.infer<typeof settingsSchema>['accounts'][string]> & { readonly session: string }

/** The settings file is missing or wrong; the message lists every problem, one per line. */
export class SettingsError extends Mistake {}

/**
 * Reads `guidewatch.yaml`. An empty file is valid: everything has a default.
 *
 * @throws SettingsError naming file, line and column.
 */
export function loadSettings(file: string): Settings {
  const path = resolve(file)
  if (!existsSync(path)) {
    throw new SettingsError(
      `There is no settings file ${path}. Create it (it may be empty), or name another one with --config.`,
    )
  }
  const yaml = parseYaml(path, readFileSync(path, 'utf8'))
  const settings = yaml.problems.length === 0 ? check(settingsSchema, yaml) : undefined
  if (!settings) throw new SettingsError(yaml.problems.map(formatProblem).join('\n'))
  const root = dirname(path)
  const state = resolve(root, settings.state)
  return {
    ...settings,
    file: path,
    root,
    flows: resolve(root, settings.flows),
    snapshots: resolve(root, settings.snapshots),
    state,
    publish: { ...settings.publish, folder: resolve(root, settings.publish.folder) },
    devices: { ...BUILT_IN_DEVICES, ...settings.devices },
    accounts: Object.fromEntries(
      Object.entries(settings.accounts).map(([name, account]) => [
        name,
        {
          ...account,
          session: account.session ? resolve(root, account.session) : join(state, 'sessions', `${name}.json`),
        },
      ]),
    ),
  }
}
