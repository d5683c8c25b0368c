import { join } from 'node:path'
import { type Command, Option } from 'commander'
import {
  guidesToTell,
  type Letter,
  letterMail,
  letterMarkdown,
  letterText,
  letterTo,
  pictureName,
} from '../alert/letter.js'
import { reportUrl } from '../alert/message.js'
import { type MailPicture, picturesOf } from '../alert/pictures.js'
import type { ConcernedGuide } from '../incident/guides.js'
import { blankNotice, type Incident } from '../incident/incident.js'
import { BadInputError } from '../mistake/mistake.js'
import { readIncidents } from '../night/incidents.js'
import { withReviews } from '../night/reviews.js'
import { LANGUAGES, type Language } from '../settings/language.js'
import { loadSettings, type Settings } from '../settings/settings.js'
import { writeFileAtomically } from '../state/files.js'
import type { SiteKind } from '../state/snapshots.js'
import { printable } from '../text/inert.js'
import { CONFIG_OPTION, settingsFile, shown, whoAmI } from './options.js'

type Options = {
  config?: string
  guide?: string
  all?: boolean
  format?: 'mail' | 'markdown'
  language?: Language
  out: string
  by?: string
  standIn?: boolean
}

export function letterCommand(command: Command): void {
  command
    .argument('<incident>', 'its number')
    .option(...CONFIG_OPTION)
    .option('-g, --guide <n>', 'only to the editor of this guide, by its place in the list')
    .option('-a, --all', 'one letter for each guide')
    .addOption(
      new Option(
        '-f, --format <format>',
        'leave files: mails to be opened as drafts, or Markdown for issues, with their pictures (default: text)',
      ).choices(['mail', 'markdown']),
    )
    .addOption(
      new Option('-l, --language <language>', 'write in this language instead of the guide’s').choices(LANGUAGES),
    )
    .option('-o, --out <dir>', 'where files are left', '.')
    .option('--by <name>', 'who writes (default: git’s user name, else the system’s)')
    .option('--stand-in', 'an incident of nights on the stand-in instead of the live sites')
    .action(async (number: string, options: Options) => {
      const settings = loadSettings(settingsFile(options.config))
      const site: SiteKind = options.standIn ? 'stand-in' : 'live'
      const incident = incidentOf(settings, site, number)
      const by = options.by ?? whoAmI()
      const writer = { by, evidence: evidenceOf(incident, site, settings) }
      for (const guide of chosen(guidesToTell(incident), incident, options)) {
        const letter = letterTo(guide, incident, writer, options.language)
        if (letter) await hand(letter, by, settings, incident, options)
      }
    })
}

function incidentOf({ state }: Settings, site: SiteKind, text: string): Incident {
  const incident = readIncidents(state, site).incidents.find(({ number }) => String(number) === text)
  if (!incident)
    throw new BadInputError(`There is no incident ${printable(text)}. List them with \`guidewatch incidents --all\`.`)
  if (incident.kind !== 'guide')
    throw new BadInputError(`Incident ${incident.number} is not of a guide: no editor can do anything about it.`)
  if (incident.class !== 'broken' && incident.class !== 'changed')
    throw new BadInputError(`Incident ${incident.number} says nothing about a guide: its way could not be checked.`)
  return incident
}

/** The guides that the options name. */
function chosen(
  guides: readonly ConcernedGuide[],
  { number, state }: Incident,
  { guide, all }: Options,
): readonly ConcernedGuide[] {
  if (guides.length === 0) {
    const why = state === 'resolved' ? 'it is over' : 'its flow names no guide that says what is wrong'
    throw new BadInputError(`There is nothing to write about incident ${number}: ${why}.`)
  }
  if (all || (guide === undefined && guides.length === 1)) return guides
  const named = guides[Number(guide) - 1]
  if (named) return [named]
  const list = guides.map(({ publisher, title }, index) => `\n  ${index + 1}. ${printable(`${publisher}: ${title}`)}`)
  const what = guide === undefined ? `concerns ${guides.length} guides` : `has no guide ${printable(guide)}`
  throw new BadInputError(`Incident ${number} ${what}; name one with --guide, or write to --all:${list.join('')}`)
}

/** Where the report shows the cause, if people find it on the web. */
function evidenceOf(incident: Incident, site: SiteKind, settings: Settings): string | null {
  const notice = { ...blankNotice(site, incident.openedAt), kind: 'opened' as const, incident }
  return reportUrl(withReviews([notice], settings, site)[0] ?? notice, settings)
}

/** Prints a letter, or leaves it as a file. */
async function hand(
  letter: Letter,
  by: string,
  settings: Settings,
  incident: Incident,
  options: Options,
): Promise<void> {
  const { format, out } = options
  const pictures = await picturesOf(letter.shown, join(settings.state, 'runs'))
  const picture = pictures.find(({ side }) => side === 'after') ?? null
  if (format === undefined) {
    process.stdout.write(`${letter.subject}\n\n${letterText(letter, false)}\n`)
    return
  }
  const name = `letter-${incident.number}-${guidesToTell(incident).indexOf(letter.guide) + 1}`
  const leave = (file: string, content: Buffer | string) => {
    writeFileAtomically(join(out, file), content)
    process.stdout.write(`${shown(join(out, file))}\n`)
  }
  if (format === 'mail') {
    const from = settings.alerts.mail?.from ?? null
    leave(`${name}.eml`, await letterMail(letter, picture, { by, from, at: new Date() }))
  } else leaveMarkdown(letter, picture, name, leave)
}

function leaveMarkdown(
  letter: Letter,
  picture: MailPicture | null,
  name: string,
  leave: (file: string, content: Buffer | string) => void,
): void {
  const file = picture && pictureName(picture, name)
  if (picture && file) leave(file, picture.content)
  leave(`${name}.md`, letterMarkdown(letter, file))
}
