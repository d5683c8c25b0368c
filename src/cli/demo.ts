import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { bySeverity } from '../compare/verdict.js'
import { rememberEffort } from '../effort/take-in.js'
import { planWalks } from '../engine/plan.js'
import type { Flow } from '../flow/schema.js'
import { ledgerAfter } from '../publish/remember.js'
import { loadValid } from '../run/prepare.js'
import { type RunOptions, run } from '../run/run.js'
import { ROOT } from '../settings/root.js'
import { loadSettings, type Settings } from '../settings/settings.js'
import { APPROVED_RELEASE, DEMO_RELEASE, findRelease } from '../stand-in/releases.js'
import { readLedger, writeLedger } from '../state/ledger.js'
import type { StoredRun } from '../state/runs.js'
import { printable } from '../text/inert.js'
import { findingInWords } from '../words/finding.js'
import { wordsIn } from '../words/language.js'
import { shown } from './options.js'
import { runProgress } from './progress.js'

/** What is walked unless everything is: less than a minute's worth of German guides, on a desktop: verified, changed, broken, blocked. */
const FLOWS = [
  'facebook-objection/settings-policy',
  'facebook-objection/direct-link',
  'facebook-objection/logged-out',
  'instagram-deletion',
  'third-party-rights',
  'whatsapp-objection',
]
const SHORT = { locale: 'de', device: 'desktop' }

export function demoCommand(command: Command): void {
  command
    .argument('[flow...]', 'ids of the flows to walk, or of one route as flow/route', FLOWS)
    .option('--all', 'walk every route, in four languages, on a desktop and a phone')
    .option('-o, --out <dir>', 'leave the reports here (default: state/demo)')
    .action(async (flows: string[], { all, out }: { all?: true; out?: string }) => {
      const settings = loadSettings(join(ROOT, 'guidewatch.yaml'))
      // Guidewatch itself may lie where nobody may write.
      const folder = out ?? join('state', 'demo')
      const [first, second] = ['approved', 'changed'].map((name) => join(folder, name))
      const walk = (standIn: string, own = '') =>
        walkRelease(settings, { ...(all ? {} : { ...SHORT, flows }), standIn, out: own, now: () => new Date() })
      say(
        'Guides tell people how to object to their posts being used to train AI. guidewatch walks them, step by step, on an',
        'imitation of the sites that runs on this machine: no account, no network.',
        '',
        `1. A night on which everything is as it was approved (release ${APPROVED_RELEASE})`,
      )
      const before = await walk(APPROVED_RELEASE, first)
      say('', `2. A later night (release ${DEMO_RELEASE})`, `   ${findRelease(DEMO_RELEASE)?.title}. Nobody was told.`)
      const after = await walk(DEMO_RELEASE, second)
      say('', '3. What has changed for those who follow the guides', ...toldOf(after))
      const page = await publishNights(settings, folder, [before, after])
      say('', ...endOf(second, page, all))
      // The second night has changes by design; only guidewatch's own errors make the demonstration fail.
      const failed = [before, after].some((night) => night.run.walks.some(({ verdict }) => verdict === 'error'))
      process.exitCode = failed ? 3 : 0
      // Whoever sits at a terminal wants to see it; a pipe wants an end.
      if (process.stdout.isTTY) await (await import('./publish.js')).showUntilEnded(page, 0)
    })
}

/** Publishes what the nights came to, as if each of them had walked everything. */
async function publishNights(settings: Settings, folder: string, nights: readonly StoredRun[]): Promise<string> {
  const state = join(folder, 'state')
  const page = join(folder, 'public')
  for (const made of [state, page]) rmSync(made, { recursive: true, force: true })
  const { flows, comparisons } = loadValid(settings)
  const walked = new Set(nights.flatMap(({ run: { walks } }) => walks.map(({ id }) => id)))
  const shownFlows = flows.flatMap((flow) => onlyWalked(flow, walked))
  const planned = [...walked]
  const now = new Date()
  for (const { run, out } of nights) {
    const ledger = readLedger(state, run.site)
    writeLedger(state, ledgerAfter(ledger, { run, flows: shownFlows, planned, now }))
    rememberEffort(state, { run, out }, shownFlows, true)
  }
  const own = { ...settings, state, publish: { ...settings.publish, folder: page, key: undefined } }
  const { publish } = await import('../publish/publish.js')
  await publish(own, { flows: shownFlows, comparisons }, { site: 'stand-in', folder: page, now })
  return page
}

/** A flow as if it asked for nothing but the walks that there were; nothing of one that was not walked. */
function onlyWalked(flow: Flow, walked: ReadonlySet<string>): readonly Flow[] {
  const own = planWalks([flow], {}).filter(({ id }) => walked.has(id))
  const routes = flow.routes.filter((route) => route.surface === 'app' || own.some((walk) => walk.route === route.id))
  const locales = flow.locales.filter((locale) => own.some((walk) => walk.locale === locale))
  const devices = flow.devices.filter((device) => own.some((walk) => walk.device === device))
  return own.length > 0 ? [{ ...flow, routes, locales, devices }] : []
}

/** What is needed after the walks is loaded after them: the first verdict is not to be waited for. */
async function walkRelease(settings: Settings, options: RunOptions): Promise<StoredRun> {
  const progress = runProgress(settings.language, process.stdout)
  const night = await run(settings, options, progress).finally(progress.end)
  const { writeReports } = await import('../report/write.js')
  await writeReports(night, settings, settings.language)
  return night
}

/** Each thing once: what is so now, what the guides say there, and which ways are concerned; the worst first. */
function toldOf({ run: { walks }, walk: read }: StoredRun): readonly string[] {
  const told = new Map<string, { readonly says: Set<string>; readonly ways: Set<string> }>()
  for (const walk of [...walks].sort((a, b) => bySeverity(a.verdict, b.verdict))) {
    const finding = walk.findings.find(({ relevance }) => relevance !== 'elsewhere')
    if (walk.verdict === 'verified' || !finding) continue
    const text = `${wordsIn('en').verdicts[walk.verdict].word}: ${findingInWords(finding, 'en')}`
    const { says, ways } = told.get(text) ?? { says: new Set(), ways: new Set() }
    const said = walk.verdict === 'blocked' ? null : read(walk.id).steps.find(({ id }) => id === finding.step)?.says
    told.set(text, { says: said ? says.add(said) : says, ways: ways.add(`${walk.flow}/${walk.route}`) })
  }
  return [...told].flatMap(([text, { says, ways }]) => [
    '',
    `   ${printable(text)}`,
    ...[...says].map((said) => `     The guide says: ${printable(said)}`),
    `     Ways: ${[...ways].join(', ')}`,
  ])
}

function endOf(out = '', page: string, all = false): readonly string[] {
  const report = shown(join(out, 'report', 'index.html'))
  const isCheckout = process.cwd() === ROOT
  const command = isCheckout ? 'node dist/cli/main.js' : 'npx guidewatch'
  return [
    `Report, with pictures of before and after: ${report}`,
    `What readers are shown of it:               ${shown(join(page, 'index.html'))}`,
    '',
    'Next',
    ...(all
      ? []
      : [
          `  ${(isCheckout ? 'npm start -- --all' : `${command} demo --all`).padEnd(34)}  walks every route, in four languages, on a desktop and a phone`,
        ]),
    `  ${command} publish --show ${shown(page)}`,
    '                                      shows that page in a browser, and what guides embed',
    `  ${`${command} stand-in`.padEnd(34)}  lets you click through the imitation yourself`,
    '  README.md                           has a guide of your own walked on a site of your own',
  ]
}

function say(...lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`)
}
