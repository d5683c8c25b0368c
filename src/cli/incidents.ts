import type { Command } from 'commander'
import { mailText } from '../alert/format.js'
import { messageOf } from '../alert/message.js'
import { acknowledge, endSilence, resolveByHand, silence } from '../incident/commands.js'
import { blankNotice, type Incident, type IncidentState, unresolved } from '../incident/incident.js'
import { isFlapping, isSilenced } from '../incident/tell.js'
import { BadInputError } from '../mistake/mistake.js'
import { changeIncidents, readIncidents } from '../night/incidents.js'
import { changeAndTell, policyOf } from '../night/tell.js'
import { loadSettings, type Settings } from '../settings/settings.js'
import type { SiteKind } from '../state/snapshots.js'
import { subjectOf } from '../words/incident.js'
import { CONFIG_OPTION, parseTime, settingsFile, whoAmI } from './options.js'

type Common = { config?: string; standIn?: boolean; by?: string }
const STAND_IN = ['--stand-in', 'the incidents of nights on the stand-in instead of the live sites'] as const
const BY = ['--by <name>', 'who does this (default: git’s user name, else the system’s)'] as const
const UNTIL = 'a moment (2026-12-24 or 2026-12-24T08:00Z), or a time from now such as 7d or 12h'

export function incidentsCommand(command: Command): void {
  const incidents = command

  incidents
    .command('list', { isDefault: true })
    .description('List the incidents that are not resolved.')
    .option(...CONFIG_OPTION)
    .option(...STAND_IN)
    .option('--all', 'those that are resolved, too')
    .option('--json', 'everything that is known, as JSON (see `guidewatch schema incidents`)')
    .action((options: Common & { all?: boolean; json?: boolean }) => {
      const { settings, site } = opened(options)
      const state = readIncidents(settings.state, site)
      const text = options.json ? JSON.stringify(state, null, 2) : list(state, settings, options.all ?? false)
      process.stdout.write(`${text}\n`)
    })

  incidents
    .command('show')
    .description('Show one incident in full.')
    .argument('<number>', 'its number')
    .option(...CONFIG_OPTION)
    .option(...STAND_IN)
    .action((number: string, options: Common) => {
      const { settings, site } = opened(options)
      const state = readIncidents(settings.state, site)
      const incident = state.incidents.find((one) => one.number === wholeNumber(number))
      if (!incident)
        throw new BadInputError(`There is no incident ${number}. List them with \`guidewatch incidents --all\`.`)
      process.stdout.write(show(incident, settings, site))
    })

  incidents
    .command('ack')
    .description('Say that somebody takes care of an incident: no reminders and no escalation until then.')
    .argument('<number>', 'its number')
    .requiredOption('--reason <text>', 'what is being done')
    .option('--until <time>', UNTIL, '7d')
    .option(...BY)
    .option(...CONFIG_OPTION)
    .option(...STAND_IN)
    .action(async (number: string, options: Common & { reason: string; until: string }) => {
      const { settings, site, at, by } = opened(options)
      const until = parseTime(options.until, at)
      await changeIncidents(settings.state, site, (state) =>
        acknowledge(state, wholeNumber(number), { by, at, reason: options.reason, until }),
      )
      process.stdout.write(`${by} takes care of incident ${number} until ${until}.\n`)
    })

  incidents
    .command('silence')
    .description('Keep alerts back for a while, now or in a maintenance window ahead. Checks go on.')
    .argument('[number]', 'an incident; without, name --flow or --account')
    .option('--flow <id>', 'whatever is wrong with this flow')
    .option('--account <name>', 'whatever is wrong on walks with this test account')
    .requiredOption('--reason <text>', 'why')
    .requiredOption('--until <time>', UNTIL)
    .option('--from <time>', `when it begins: ${UNTIL}`, 'now')
    .option(...BY)
    .option(...CONFIG_OPTION)
    .option(...STAND_IN)
    .action(
      async (
        number: string | undefined,
        options: Common & { flow?: string; account?: string; reason: string; until: string; from: string },
      ) => {
        const { settings, site, at, by } = opened(options)
        const entry = {
          incident: number === undefined ? null : wholeNumber(number),
          flow: options.flow ?? null,
          account: options.account ?? null,
          reason: options.reason,
          owner: by,
          from: parseTime(options.from, at),
          until: parseTime(options.until, at),
        }
        const state = await changeIncidents(settings.state, site, (before) => silence(before, entry, at))
        process.stdout.write(`Silence ${state.silences.at(-1)?.number} holds until ${entry.until}.\n`)
      },
    )

  incidents
    .command('unsilence')
    .description('End a silence before its time.')
    .argument('<silence>', 'the number of the silence')
    .option(...CONFIG_OPTION)
    .option(...STAND_IN)
    .action(async (number: string, options: Common) => {
      const { settings, site, at } = opened(options)
      await changeIncidents(settings.state, site, (state) => endSilence(state, wholeNumber(number), at))
      process.stdout.write(`Silence ${number} is over.\n`)
    })

  incidents
    .command('resolve')
    .description('Close an incident by hand. Should it be seen again within three days, it goes on.')
    .argument('<number>', 'its number')
    .requiredOption('--reason <text>', 'why it is over')
    .option(...BY)
    .option(...CONFIG_OPTION)
    .option(...STAND_IN)
    .action(async (number: string, options: Common & { reason: string }) => {
      const { settings, site, at, by } = opened(options)
      const how = { by, at, reason: options.reason }
      await changeAndTell(settings, site, (state) => resolveByHand(state, wholeNumber(number), how, policyOf(settings)))
      process.stdout.write(`Incident ${number} is resolved.\n`)
    })
}

function opened(options: Common) {
  const settings = loadSettings(settingsFile(options.config))
  const site: SiteKind = options.standIn ? 'stand-in' : 'live'
  return { settings, site, at: new Date().toISOString(), by: options.by ?? whoAmI() }
}

function list(state: IncidentState, { language }: Settings, all: boolean): string {
  const at = new Date().toISOString()
  const incidents = all ? state.incidents : unresolved(state)
  const silences = state.silences.filter(({ until }) => until > at)
  return [
    ...(incidents.length === 0
      ? ['No incident is open.']
      : incidents.map((incident) => line(incident, state, language, at))),
    ...silences.map(
      (one) =>
        `Silence ${one.number}: ${[one.incident && `incident ${one.incident}`, one.flow, one.account].filter(Boolean).join(', ')}, ${one.from > at ? `from ${one.from} ` : ''}until ${one.until} by ${one.owner}: ${one.reason}`,
    ),
  ].join('\n')
}

function line(incident: Incident, state: IncidentState, language: Settings['language'], at: string): string {
  const { number, acknowledged, resolved, openedAt, nights } = incident
  const now = resolved
    ? `resolved ${resolved.at.slice(0, 10)} (${resolved.how}${resolved.guides === 'change' ? ', guides to be changed' : ''})`
    : acknowledged
      ? `acknowledged by ${acknowledged.by} until ${acknowledged.until.slice(0, 10)}: ${acknowledged.reason}`
      : 'open'
  const muted = isFlapping(incident, at) ? ', flapping' : isSilenced(incident, state.silences, at) ? ', silenced' : ''
  return `${number}. ${subjectOf(incident, language)}\n   ${now}${muted}; since ${openedAt.slice(0, 10)}, seen on ${nights} ${nights === 1 ? 'night' : 'nights'}`
}

function show(incident: Incident, settings: Settings, site: SiteKind): string {
  const kind = incident.state === 'resolved' ? ('recovered' as const) : ('opened' as const)
  const notice = { ...blankNotice(site, incident.openedAt), kind, incident }
  const message = messageOf(notice, { settings, deliveredAt: null }, settings.language)
  return `${message.subject}\n\n${mailText(message)}`
}

function wholeNumber(text: string): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1) throw new BadInputError(`\`${text}\` is no number of an incident.`)
  return number
}
