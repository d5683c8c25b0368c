import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import type { Flow } from '../flow/schema.js'
import { noSuchFlow } from '../flow/suggest.js'
import { type CheckedGuide, checkGuides, type GuideRun } from '../guides/check.js'
import { guideChecksFile } from '../guides/checks-file.js'
import { countsOf } from '../guides/counts.js'
import { chosenGuides, type GuideEntry } from '../guides/entries.js'
import { type Fix, fixOf, writeFix } from '../guides/fix.js'
import { knownOf } from '../guides/known.js'
import { BadInputError } from '../mistake/mistake.js'
import { loadValidFlows } from '../run/prepare.js'
import { loadSettings, type Settings } from '../settings/settings.js'
import { writeFileAtomically } from '../state/files.js'
import { printable } from '../text/inert.js'
import { languageOf } from '../text/local.js'
import { guidesInWords } from '../words/guide-check.js'
import { guideProgress } from './check-guides-told.js'
import { CONFIG_OPTION, settingsFile, shown } from './options.js'

type Options = {
  config?: string
  flow?: string
  language?: string
  standIn?: boolean
  fix?: boolean
  dryRun?: boolean
  json?: boolean
  out?: string
}

export function checkGuidesCommand(command: Command): void {
  command
    .argument('[guide...]', 'ids of guides, or files (default: all guides that have a proof)')
    .option(...CONFIG_OPTION)
    .option('-f, --flow <flow>', 'only guides that teach this flow, or route as FLOW/ROUTE; of files, what they teach')
    .option('-l, --language <language>', 'only guides in this language, such as de; of files, the language they are in')
    .option('--stand-in', 'compare with nights on the stand-in instead of the live sites')
    .option('--fix', 'write what is proposed into guides that are files, and show what that changes')
    .option('--dry-run', 'with --fix: only show it')
    .option('--json', 'print what came of it as JSON (`guidewatch schema guide-checks`)')
    .option('-o, --out <file>', 'leave the same JSON in this file')
    .action(async (names: string[], options: Options) => {
      if (options.dryRun && !options.fix) throw new BadInputError('`--dry-run` goes with --fix.')
      const settings = loadSettings(settingsFile(options.config))
      const flows = loadValidFlows(settings)
      const isFile = names.length > 0 && names.every(looksLikeFile)
      const entries = isFile ? filesNamed(names, flows, options) : entriesNamed(names, flows, options)
      if (options.fix && entries.every(({ file }) => file === null))
        throw new BadInputError('`--fix` writes into guides that are files; these are on the web.')
      const checked = await check(settings, flows, entries, options, {
        keeps: !isFile,
        isWhole: names.length === 0 && options.flow === undefined && options.language === undefined,
      })
      process.exitCode = codeOf(checked)
    })
}

async function check(
  settings: Settings,
  flows: readonly Flow[],
  entries: readonly GuideEntry[],
  options: Options,
  how: Pick<GuideRun, 'keeps' | 'isWhole'>,
): Promise<readonly CheckedGuide[]> {
  const site = options.standIn ? 'stand-in' : 'live'
  const now = () => new Date()
  const known = knownOf(settings, flows, site, now())
  const lines = process.stderr.isTTY ? process.stderr : options.json ? null : process.stdout
  const look = (these: readonly GuideEntry[], isWhole: boolean | undefined) => {
    const progress = guideProgress(settings.language, these.length, lines)
    const run = { site, now, keeps: how.keeps ?? true, isWhole: isWhole ?? false, progress } as const
    return checkGuides(settings, these, known, run).finally(progress.end)
  }
  const first = await look(entries, how.isWhole)
  const again = await look(options.fix ? fix(first, settings, options) : [], false)
  const checked = first.map((one) => again.find(({ entry }) => entry === one.entry) ?? one)
  const content = `${JSON.stringify(guideChecksFile(checked, site, now()), null, 2)}\n`
  if (options.out !== undefined) writeFileAtomically(resolve(options.out), content)
  if (options.json) process.stdout.write(content)
  else process.stdout.write(`${guidesInWords(countsOf(checked.map(({ check }) => check)), settings.language)}\n`)
  return checked
}

/** Shows what is written, or would be. @returns the guides that were written. */
function fix(checked: readonly CheckedGuide[], settings: Settings, { dryRun, json }: Options): readonly GuideEntry[] {
  const tell = (text: string) => (json ? process.stderr : process.stdout).write(text)
  // What two guides in one file need is written in two runs.
  const fixes = new Map<string, readonly [GuideEntry, Fix]>()
  for (const one of checked) {
    const { file } = one.entry
    if (file === null || fixes.has(file)) continue
    const made = fixOf(one, shown(file), settings.guides.megabytes * 1_000_000)
    if (made !== null) fixes.set(file, [one.entry, made])
  }
  for (const [file, [, made]] of fixes) {
    tell(`${printableLines(made.diff)}\n`)
    if (!dryRun) writeFix(made)
    if (made.left > 0) tell(`${shown(file)}: ${made.left} more to be mended by hand.\n`)
  }
  if (fixes.size === 0) tell('Nothing can be written that a person need not decide.\n')
  return dryRun ? [] : [...fixes.values()].map(([entry]) => entry)
}

/** A diff of a hostile file steers no terminal. */
function printableLines(diff: string): string {
  return diff.split('\n').map(printable).join('\n')
}

function looksLikeFile(name: string): boolean {
  return /[./\\]/.test(name) && existsSync(name) && statSync(name).isFile()
}

/** Guides of the flows. @throws BadInputError where there are none of that sort. */
function entriesNamed(names: readonly string[], flows: readonly Flow[], options: Options): readonly GuideEntry[] {
  const file = names.find((name) => /[./\\]/.test(name))
  if (file !== undefined)
    throw new BadInputError(
      looksLikeFile(file) ? 'Name guides or files, not both at once.' : `There is no file ${printable(file)}.`,
    )
  const { flow, language } = options
  const taught = flow === undefined ? null : taughtBy(flow, flows)
  const entries = chosenGuides(flows, names).filter(
    (entry) =>
      (language === undefined || languageOf(entry.language) === languageOf(language)) &&
      (taught === null ||
        entry.teaches.some(
          (one) => one.flow === taught.flow && (!taught.route || !one.route || one.route === taught.route),
        )),
  )
  if (entries.length > 0) return entries
  throw new BadInputError(
    'There is no guide to check: give one `url` or `file`, and three sentences as `proof` (docs/guide-check.md).',
  )
}

/** Files without an entry: what they teach is said by the options. */
function filesNamed(
  names: readonly string[],
  flows: readonly Flow[],
  { flow, language }: Options,
): readonly GuideEntry[] {
  if (flow === undefined || language === undefined)
    throw new BadInputError('Say what the file teaches and in which language: --flow FLOW --language de.')
  return [...new Set(names)].map((name) => ({
    id: name,
    title: '',
    publisher: '',
    language,
    url: null,
    file: resolve(name),
    date: null,
    contact: null,
    family: null,
    named: false,
    teaches: [taughtBy(flow, flows)],
    proof: [],
  }))
}

/** @throws BadInputError */
function taughtBy(name: string, flows: readonly Flow[]): GuideEntry['teaches'][number] {
  const [id = '', route = null] = name.split('/')
  const flow = flows.find((one) => one.flow === id)
  if (!flow) throw new BadInputError(noSuchFlow(name, flows))
  const routes = flow.routes.map((one) => one.id)
  if (route !== null && !routes.includes(route))
    throw new BadInputError(
      `The flow ${id} has no route \`${printable(route)}\`. Its routes are: ${routes.join(', ')}.`,
    )
  return { flow: id, route }
}

/** As of a run: 1 where something is wrong, 3 where something could not be looked at. */
function codeOf(checked: readonly CheckedGuide[]): number {
  if (checked.some(({ check: { verdict } }) => verdict === 'wrong')) return 1
  return checked.every(({ check: { verdict } }) => verdict === 'right') ? 0 : 3
}
