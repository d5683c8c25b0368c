import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import type { Command } from 'commander'
import { flowOf } from '../flow/load.js'
import { BadInputError } from '../mistake/mistake.js'
import { type Answers, flowId, flowText, unseen } from '../new/flow-text.js'
import { lookAt } from '../new/look.js'
import { LANGUAGES, type Language } from '../settings/language.js'
import { loadSettings } from '../settings/settings.js'
import { languageOf } from '../text/local.js'
import { instruct } from '../words/instruct.js'
import { shown } from './options.js'
import { schemaText } from './schema.js'

type Options = { url?: string; name?: string; click?: string[]; from?: string; look: boolean; yes?: true }

export function newCommand(command: Command): void {
  command
    .argument('[folder]', 'where to begin', '.')
    .option('--url <url>', 'the link that the guide gives: where its readers are to arrive')
    .option('--name <name>', 'what the guide is called')
    .option('--click <name...>', 'what the guide tells to click, in this order')
    .option('--from <url>', 'where its readers begin to click (default: the start page of the link)')
    .option('--no-look', 'write the flow without opening the pages')
    .option('-y, --yes', 'ask nothing')
    .action(async (folder: string, options: Options) => {
      const root = resolve(folder)
      refuseToOverwrite(join(root, 'guidewatch.yaml'))
      const answers = await answersOf(options)
      const file = join(root, 'flows', `${flowId(answers.name)}.yaml`)
      refuseToOverwrite(file)
      const made = writeSettings(root)
      const settings = loadSettings(join(root, 'guidewatch.yaml'))
      const { looked, failure } = options.look
        ? await lookAt(settings, answers)
        : { looked: unseen(answers), failure: null }
      const language = LANGUAGES.find((one) => one === languageOf(looked.locale)) ?? 'en'
      const text = flowText(answers, looked, (click, role) => saysFor(click, role, language))
      const { problems } = flowOf(file, text, { accounts: [], devices: Object.keys(settings.devices) })
      if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join(' '))
      writeFileSync(file, text, { flag: 'wx' })
      const lines = [
        `Wrote ${[...made, file].map(shown).join(', ')}.`,
        ...seenLines(options.look, failure, answers),
        ...nextLines(folder, flowId(answers.name), answers),
      ]
      process.stdout.write(`${lines.join('\n')}\n`)
    })
}

function refuseToOverwrite(file: string): void {
  if (existsSync(file))
    throw new BadInputError(
      `${shown(file)} is there already, and nothing is overwritten. Name another folder, or go on with it: guidewatch lint.`,
    )
}

/** The answers of the options, and those of the person at the keyboard where there is one. */
async function answersOf({ url, name, click, from, yes }: Options): Promise<Answers> {
  const isAsked = !yes && process.stdin.isTTY === true
  const missing = [...(url === undefined ? ['--url URL'] : []), ...(name === undefined && !yes ? ['--name NAME'] : [])]
  if (!isAsked && missing.length > 0)
    throw new BadInputError(
      `Nobody is there to be asked. Give ${missing.join(' and ')}, and --click NAME for each thing that the guide tells to click.`,
    )
  const terminal = isAsked ? createInterface({ input: process.stdin, output: process.stderr }) : undefined
  const ask = async (question: string) => (await terminal?.question(`${question} `))?.trim() ?? ''
  try {
    const link = checked(url ?? (await ask('Which link does the guide give? Its whole address:')), '--url')
    const called = name ?? (await ask('What is the guide called?'))
    const first = click ?? [
      await ask('Which link or button does it tell to click first? (Enter: none, it gives the link alone)'),
    ]
    return {
      url: link,
      name: called.trim() || new URL(link).host,
      clicks: first.map((one) => one.trim()).filter(Boolean),
      from: from === undefined ? new URL('/', link).href : checked(from, '--from'),
    }
  } finally {
    terminal?.close()
  }
}

/** @throws BadInputError when it is no address that can be opened. */
function checked(text: string, option: string): string {
  const url = URL.canParse(text) ? text : `https://${text}`
  if (/^https?:\/\/[^\s]+$/.test(url) && URL.canParse(url)) return url
  throw new BadInputError(
    `\`${text}\` is no address (${option}). Write it whole, such as https://shop.example.org/opt-out.`,
  )
}

/** Settings, the shapes that editors check against, and what git leaves out. Nothing that is there is touched. */
function writeSettings(root: string): readonly string[] {
  mkdirSync(join(root, 'flows'), { recursive: true })
  mkdirSync(join(root, 'schemas'), { recursive: true })
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const files = {
    'guidewatch.yaml': [
      '# yaml-language-server: $schema=schemas/settings.schema.json',
      '# Everything has a default; docs/operating.md of guidewatch explains each setting.',
      'flows: flows',
      `timezone: ${zone}`,
      '',
    ].join('\n'),
    'schemas/settings.schema.json': schemaText('settings'),
    'schemas/flow.schema.json': schemaText('flow'),
    '.gitignore': '/state/\n/node_modules/\n',
  }
  return Object.entries(files).flatMap(([name, content]) => {
    const file = join(root, name)
    if (existsSync(file)) return []
    writeFileSync(file, content, { flag: 'wx' })
    return [file]
  })
}

function saysFor(click: string, role: string, language: Language): string {
  return instruct({ action: 'click', target: { role, name: click }, url: null }, language, false)
}

function seenLines(isLooked: boolean, failure: string | null, { clicks, name }: Answers): readonly string[] {
  if (!isLooked)
    return [`Nobody has looked at the page: its heading is taken to be “${name}” until you write another one.`]
  if (failure !== null)
    return [`The page could not be looked at (${failure}): what it says is a guess. \`try\` tells more.`]
  const rest = clicks.length > 0 ? ' and the page where readers begin' : ''
  return [`Looked at the destination${rest}: see what the flow says of it.`]
}

function nextLines(folder: string, flow: string, { url }: Answers): readonly string[] {
  const guidewatch = process.env.npm_command === 'exec' ? 'npx guidewatch' : 'guidewatch'
  return [
    '',
    'Next',
    ...(folder === '.' ? [] : [`  cd ${folder}`]),
    `  ${guidewatch} try ${flow}      walks the flow at once, and says what to write where it does not lead on`,
    `  ${guidewatch} record ${url}   or click the way in a browser, and let the steps be written`,
    `  ${guidewatch} run         a first night: walks everything, and writes a report`,
    `  ${guidewatch} approve     when each screen of the report is what the guide means`,
  ]
}
