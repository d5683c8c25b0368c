import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import type { Command } from 'commander'
import { launchBrowser } from '../browser/launch.js'
import { stepsFor } from '../flow/lint.js'
import type { Flow, Route } from '../flow/schema.js'
import { devToolsArguments, devToolsPort, howToReach, requireDevTools } from '../login/remote.js'
import { BadInputError } from '../mistake/mistake.js'
import { askKeySentences, askWhatGuideSays } from '../record/ask.js'
import { guideSentences, readGuide } from '../record/read-guide.js'
import { recordWay } from '../record/record.js'
import { flowId, requireFree, routeId, save } from '../record/save.js'
import { emptyFlow, partsOf } from '../record/site-part.js'
import { terminalOn } from '../record/terminal.js'
import { loadValidFlows } from '../run/prepare.js'
import type { Session } from '../screen/session.js'
import { ROOT } from '../settings/root.js'
import { loadSettings, type Settings } from '../settings/settings.js'
import { openSite, standInSession } from '../site/site.js'
import { readSession, sessionKeys } from '../state/sessions.js'
import { CONFIG_OPTION, settingsFile, shown } from './options.js'

type RecordOptions = {
  readonly config?: string
  readonly flow?: string
  readonly route?: string
  readonly locale?: string
  readonly device?: string
  readonly account?: string
  readonly guide?: string
  readonly out?: string
  readonly standIn?: string
  readonly remote?: boolean
  readonly port?: string
}

export function recordCommand(command: Command): void {
  command
    .argument('<url>', 'where the guide begins')
    .option('--flow <id>', 'id of the new flow; or of a flow that there is, to add another language to it')
    .option('--route <id>', 'id of the route (default: by what is clicked first)')
    .option('--locale <tag>', 'language to go the way in, such as de-DE (default: en-US)')
    .option('--device <name>', 'device to go the way on', 'desktop')
    .option('--account <name>', 'test account to go the way with (default: logged out)')
    .option('--guide <file|url>', 'the guide, as Markdown, HTML or text: what it says at each step is taken from it')
    .option('--out <file>', 'file of the new flow (default: the id in the folder of flows)')
    .option('--remote', 'without a window: go the way from another computer, by way of an SSH tunnel')
    .option('--port <number>', 'port of this machine for --remote (default: any that is free)')
    .option('--stand-in <release>', 'go the way on the stand-in')
    .option(...CONFIG_OPTION)
    .addHelpText(
      'after',
      `
A browser opens. Click through the way as the guide tells it; each click is told here as a step.
Nothing is sent: the control that would is recorded and not pressed, and what you type is replaced by a test value.
Type here: u to undo, s when the last click is the control that sends, p to press what was not pressed,
o to record this page as an "open" step, = TEXT for another test value, and Enter at the end.
See docs/recording.md.`,
    )
    .action(recordAction)
}

async function recordAction(address: string, options: RecordOptions): Promise<void> {
  const settings = loadSettings(settingsFile(options.config))
  const url = addressOf(address)
  const flows = loadValidFlows(settings)
  const existing = existingOf(flows, options)
  const locale = options.locale ?? 'en-US'
  if (!/^[a-z]{2,3}(-[A-Z]{2})?$/.test(locale))
    throw new BadInputError(`\`${locale}\` is no language tag: write de or de-DE.`)
  const deviceName = options.device ?? 'desktop'
  const device = settings.devices[deviceName]
  if (!device)
    throw new BadInputError(`There is no device \`${deviceName}\`; known: ${Object.keys(settings.devices).join(', ')}.`)
  const account = options.account ?? existing?.route.account ?? existing?.flow.account ?? 'logged-out'
  const out = options.out ?? (options.flow === undefined ? undefined : join(settings.flows, `${options.flow}.yaml`))
  if (out !== undefined && !existing) requireFree(resolve(out))
  const guide = options.guide === undefined ? undefined : await readGuide(options.guide)
  const session = await sessionFor(settings, account, options.standIn !== undefined)
  const port = await remotePort(options)
  if (port === undefined) requireDisplay()

  const site = await openSite(options.standIn ?? null)
  const parts = existing ? [] : partsOf(settings.flows, url)
  const gated = await launchBrowser(site.standIn, {
    headed: port === undefined,
    slowMs: 0,
    args: port === undefined ? [] : devToolsArguments(port),
  })
  const input = createInterface({ input: process.stdin })
  const terminal = terminalOn(input, (text) => void process.stderr.write(text))
  try {
    const sentences = guide && (await guideSentences(guide, gated.browser))
    const flow = existing?.flow ?? emptyFlow(url, parts, account, locale)
    const standIn = site.standIn ?? undefined
    terminal.say('Go the way in the browser. u: undo. Enter: the end. (Anything else shows what can be typed.)')
    const way = await recordWay(
      gated,
      { url, locale, device, session, flow, standIn, settings },
      terminal,
      async (target) => {
        if (port === undefined) return
        await requireDevTools(port)
        for (const line of howToReach(port, target, process.env)) terminal.say(line)
      },
    )
    const says = await askWhatGuideSays(way.recording.steps, sentences, terminal)
    const key = existing || !way.destination ? [] : await askKeySentences(way.destination, terminal)
    const id = options.flow ?? flowId(way, url)
    const { file, lines } = save({
      file: resolve(out ?? join(settings.flows, `${id}.yaml`)),
      flow: id,
      route: options.route ?? existing?.route.id ?? routeId(way.recording),
      parts,
      root: settings.root,
      schemas: join(ROOT, 'schemas'),
      account,
      locale,
      device: deviceName,
      way,
      sentences: key,
      says,
      existing,
      lint: { accounts: Object.keys(settings.accounts), devices: Object.keys(settings.devices) },
    })
    for (const line of lines) terminal.say(line)
    process.stdout.write(`${shown(file)}\n`)
    terminal.say(`Next: guidewatch try ${id}, guidewatch run, look at the report, guidewatch approve.`)
  } finally {
    input.close()
    await gated.close()
    await site.close()
  }
}

function addressOf(address: string): string {
  if (URL.canParse(address) && /^https?:$/.test(new URL(address).protocol)) return new URL(address).href
  throw new BadInputError(`\`${address}\` is no address: write it whole, such as https://www.example.org/.`)
}

/** The flow and route of which another language is recorded. */
function existingOf(flows: readonly Flow[], options: RecordOptions): { flow: Flow; route: Route } | null {
  const flow = flows.find((one) => one.flow === options.flow)
  if (!flow || options.out !== undefined) return null
  const routes = flow.routes.filter(({ surface }) => surface === 'web')
  const route = routes.find(({ id }) => options.route === undefined || id === options.route)
  const many = `Its routes are: ${routes.map(({ id }) => id).join(', ')}. Say which with --route.`
  if (!route || (options.route === undefined && routes.length > 1))
    throw new BadInputError(
      `The flow \`${flow.flow}\` is there already. ${many} Or write a file of its own with --out.`,
    )
  if (stepsFor(route, options.locale ?? 'en-US', options.device ?? 'desktop').length === 0)
    throw new BadInputError(`The route \`${route.id}\` has no steps for ${options.locale} on ${options.device}.`)
  return { flow, route }
}

async function sessionFor(settings: Settings, account: string, isStandIn: boolean): Promise<Session | undefined> {
  if (account === 'logged-out') return undefined
  const known = settings.accounts[account]
  if (!known)
    throw new BadInputError(
      `${settings.file} has no account \`${account}\`; its accounts are: ${Object.keys(settings.accounts).join(', ') || 'none'}.`,
    )
  if (isStandIn) return standInSession()
  const stored = await readSession(known.session, sessionKeys(), account)
  if (!stored)
    throw new BadInputError(`The account \`${account}\` is not signed in: \`guidewatch login ${account}\` does that.`)
  return stored.session
}

/** @throws BadInputError when the port is none, or cannot be had. */
async function remotePort({ remote, port }: RecordOptions): Promise<number | undefined> {
  if (port !== undefined && !remote) throw new BadInputError('`--port` is the port of `--remote`, which is missing.')
  if (port !== undefined && !(/^\d+$/.test(port) && Number(port) >= 1024 && Number(port) <= 65_535))
    throw new BadInputError('`--port` is a number from 1024 to 65535.')
  return remote ? devToolsPort(port === undefined ? undefined : Number(port)) : undefined
}

function requireDisplay(): void {
  if (process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY) return
  throw new BadInputError(
    'There is no display here to open a window on. Say --remote, and go the way in the browser of another computer.',
  )
}
