import { existsSync, readFileSync } from 'node:fs'
import { type Command, Option } from 'commander'
import type { Flow, Route } from '../flow/schema.js'
import { didYouMean } from '../flow/suggest.js'
import { BadInputError } from '../mistake/mistake.js'
import { loadValidFlows } from '../run/prepare.js'
import { LANGUAGES, type Language } from '../settings/language.js'
import { loadSettings } from '../settings/settings.js'
import {
  addAttestation,
  askedOf,
  attestedState,
  readAttestations,
  type StoredAttestation,
} from '../state/attestations.js'
import { type AttestedPicture, redrawn } from '../state/attested-picture.js'
import type { SiteKind } from '../state/snapshots.js'
import { type Checklist, checklistMarkdown, checklistOf } from '../words/checklist.js'
import { type Answers, answersTemplate, readAnswers, tidy } from './attest-answers.js'
import { askThrough, type Conversation, confirmPictures, onTerminal } from './attest-ask.js'
import { appRoutesOf, listAppRoutes, listInWords } from './attest-list.js'
import { CONFIG_OPTION, parseTime, settingsFile, whoAmI } from './options.js'

type Options = {
  config?: string
  standIn?: boolean
  language?: Language
  checklist?: boolean
  json?: boolean
  from?: string
  picture: readonly string[]
  picturesChecked?: boolean
  at?: string
  by?: string
}

export function attestCommand(command: Command): void {
  command
    .argument('[flow]', 'id of the flow; without, all routes of apps are listed with what is due')
    .argument('[route]', 'id of its route')
    .option(...CONFIG_OPTION)
    .option('--stand-in', 'for the publication of the stand-in instead of that of the live sites')
    .addOption(
      new Option('-l, --language <language>', 'that the app speaks (default: that of the settings)').choices(LANGUAGES),
    )
    .addOption(
      new Option('--checklist', 'print the checklist as Markdown, to fill in by hand').conflicts(['json', 'from']),
    )
    .addOption(
      new Option(
        '--json',
        'print a file to fill in and give with --from (see `guidewatch schema attestation`); without a flow: the list as JSON',
      ).conflicts('from'),
    )
    .option('--from <file>', 'keep what was filled in, instead of asking')
    .option(
      '--picture <step=file>',
      'a picture of a step, by its number or id: PNG, JPEG or WebP; may be repeated',
      (value: string, before: readonly string[]) => [...before, value],
      [],
    )
    .option('--pictures-checked', 'you have looked at the pictures, and they show nothing private')
    .option('--at <date>', 'when it was checked (2026-11-26 or 2026-11-26T08:00Z; default: now)')
    .option('--by <name>', 'who has checked it; the name is published (default: git’s user name, else the system’s)')
    .action((flow: string | undefined, route: string | undefined, options: Options) => attest(flow, route, options))
}

async function attest(flowId: string | undefined, routeId: string | undefined, options: Options): Promise<void> {
  const settings = loadSettings(settingsFile(options.config))
  const flows = loadValidFlows(settings)
  const site: SiteKind = options.standIn ? 'stand-in' : 'live'
  const language = options.language ?? settings.language
  const now = new Date().toISOString()
  const print = (text: string) => process.stdout.write(`${text}\n`)
  if (flowId === undefined) {
    if (options.from !== undefined || options.checklist)
      throw new BadInputError(`Name a flow and a route.${known(flows)}`)
    const routes = listAppRoutes(flows, readAttestations(settings.state, site), language, now)
    print(options.json ? JSON.stringify({ site, at: now, routes }, null, 2) : listInWords(routes))
    return
  }
  const { flow, route } = appRoute(flows, flowId, routeId)
  const checklistIn = (tongue: Language): Checklist => {
    const checklist = checklistOf(flow, route, tongue)
    if (checklist.steps.length > 0) return checklist
    throw new BadInputError(`The route \`${route.id}\` has no step in this language (${tongue}).`)
  }
  if (options.checklist) {
    process.stdout.write(checklistMarkdown(checklistIn(language)))
    return
  }
  if (options.json) {
    print(JSON.stringify(answersTemplate(checklistIn(language)), null, 2))
    return
  }

  const days = settings.freshness.attestedDays
  const checkAt = (said: string) => checkedAt(said, now, days)
  const told = options.at === undefined ? undefined : checkAt(options.at)
  const { answers, checklist, pictures } =
    options.from === undefined
      ? await converse(checklistIn(language), options)
      : await fromFile(options.from, checklistIn, checkAt, options)
  const at = told ?? (answers.at === null ? now : checkAt(answers.at))
  const attestation: StoredAttestation = {
    at,
    until: new Date(Date.parse(at) + days * DAY_MS).toISOString(),
    by: tidy(options.by ?? answers.by) ?? whoAmI(),
    language: checklist.language,
    asked: askedOf(route),
    appVersion: answers.appVersion,
    note: answers.note,
    steps: answers.steps.map((step) => ({ ...step, picture: pictures.get(step.id)?.file ?? null })),
  }
  await addAttestation(settings.state, site, { flow: flow.flow, route: route.id }, attestation, [...pictures.values()])
  print(kept(attestation, `${flow.flow} ${route.id}`))
}

const DAY_MS = 86_400_000

type Gathered = {
  readonly answers: Answers
  readonly checklist: Checklist
  /** By the id of the step. */
  readonly pictures: ReadonlyMap<string, AttestedPicture>
}

async function converse(checklist: Checklist, options: Options): Promise<Gathered> {
  if (!process.stdin.isTTY || !process.stdout.isTTY)
    throw new BadInputError(
      'There is no terminal to ask on. Print what is to be filled in with --json and give it with --from FILE; --checklist is for paper.',
    )
  const pictures = await picturesOf(options.picture, checklist)
  return onTerminal(async (conversation) => {
    const answers = { at: null, ...(await askThrough(checklist, conversation, options.by ?? whoAmI())) }
    await requireChecked(pictures, answers, checklist, options, conversation)
    return { answers, checklist, pictures }
  })
}

async function fromFile(
  file: string,
  checklistIn: (language: Language) => Checklist,
  checkAt: (said: string) => string,
  options: Options,
): Promise<Gathered> {
  if (!existsSync(file)) throw new BadInputError(`There is no file ${file}.`)
  const { checklist, ...answers } = readAnswers(file, readFileSync(file, 'utf8'), checklistIn, checkAt)
  if (options.language !== undefined && options.language !== checklist.language)
    throw new BadInputError(`${file} was filled in for \`${checklist.language}\`, not for \`${options.language}\`.`)
  const pictures = await picturesOf(options.picture, checklist)
  await requireChecked(pictures, answers, checklist, options, null)
  return { answers, checklist, pictures }
}

/** Nobody but a person can see what is private on a picture from a person's phone. */
async function requireChecked(
  pictures: Gathered['pictures'],
  { steps }: Answers,
  { language }: Checklist,
  { picturesChecked }: Options,
  conversation: Conversation | null,
): Promise<void> {
  const stray = [...pictures.keys()].find((id) => !steps.some((step) => step.id === id))
  if (stray !== undefined) throw new BadInputError(`There is a picture of the step \`${stray}\`, but no answer to it.`)
  if (pictures.size === 0 || picturesChecked) return
  if (conversation && (await confirmPictures(language, conversation))) return
  throw new BadInputError(
    'Nothing was kept. Pictures are published: look at each one for names, faces, messages, notifications and numbers, cut or blacken them, and then add --pictures-checked.',
  )
}

async function picturesOf(named: readonly string[], { steps }: Checklist): Promise<Gathered['pictures']> {
  const pictures = new Map<string, AttestedPicture>()
  for (const text of named) {
    const [, name = '', path = ''] = /^([^=]+)=(.+)$/.exec(text) ?? []
    const step = steps.find(({ id }, index) => id === name || String(index + 1) === name)
    if (!step) {
      const ids = steps.map(({ id }) => id)
      throw new BadInputError(
        name === ''
          ? `\`${text}\` names no picture: write --picture STEP=FILE, such as --picture 1=menu.png.`
          : `The route has no step \`${name}\`${didYouMean(name, ids) || `. Its steps are: ${ids.join(', ')}.`}`,
      )
    }
    if (pictures.has(step.id))
      throw new BadInputError(`There are two pictures of the step \`${step.id}\`; one is kept.`)
    pictures.set(step.id, await redrawn(path))
  }
  return pictures
}

/** The route of an app with these ids. */
function appRoute(flows: readonly Flow[], flowId: string, routeId: string | undefined) {
  const flow = flows.find((one) => one.flow === flowId)
  if (!flow) {
    const hint = didYouMean(
      flowId,
      flows.map((one) => one.flow),
    )
    throw new BadInputError(`There is no flow \`${flowId}\`${hint || '.'}${hint ? '' : known(flows)}`)
  }
  if (routeId === undefined) throw new BadInputError(`Name a route of \`${flowId}\`.${known([flow])}`)
  const route: Route | undefined = flow.routes.find(({ id }) => id === routeId)
  if (!route) {
    const hint = didYouMean(
      routeId,
      flow.routes.map(({ id }) => id),
    )
    throw new BadInputError(
      `The flow \`${flowId}\` has no route \`${routeId}\`${hint || '.'}${hint ? '' : known([flow])}`,
    )
  }
  if (route.surface !== 'app')
    throw new BadInputError(
      `The route \`${routeId}\` of \`${flowId}\` is walked by a machine; no person attests it.${known([flow])}`,
    )
  return { flow, route }
}

function known(flows: readonly Flow[]): string {
  const routes = appRoutesOf(flows).map(({ flow, route }) => `${flow.flow} ${route.id}`)
  const [only] = flows
  const where = flows.length === 1 && only ? `\`${only.flow}\`` : 'The flows'
  if (routes.length === 0)
    return ` ${where} ${flows.length === 1 ? 'has' : 'have'} no route of an app (\`surface: app\`).`
  return ` Routes of apps: ${routes.join(', ')}.`
}

/** When it was checked. What is older than an attestation counts would be kept for nothing. */
function checkedAt(said: string, now: string, days: number): string {
  const at = parseTime(said, now)
  if (Date.parse(at) > Date.parse(now))
    throw new BadInputError(`\`${said}\` is yet to come: nobody has checked anything then.`)
  if (Date.parse(at) + days * DAY_MS <= Date.parse(now))
    throw new BadInputError(
      `\`${said}\` is too long ago: an attestation counts for ${days} days (\`freshness.attestedDays\`). Check it again.`,
    )
  return at
}

function kept(attestation: StoredAttestation, what: string): string {
  const { at, until, by, steps } = attestation
  if (attestedState(attestation, at) === 'attested')
    return `${what}: checked by ${by} on ${at.slice(0, 10)}; counts until ${until}.`
  const failed = steps.flatMap(({ id, works }) => (works ? [] : [`\`${id}\``]))
  return `${what}: kept, but not attested; did not work at ${failed.join(', ')}. It is published as not machine-verified until the guide is mended and attested.`
}
