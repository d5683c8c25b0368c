#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { Mistake } from '../mistake/mistake.js'

/** Fits a command out with its arguments, options and action. */
type FitOut = (command: Command) => void

// Whoever reads the output may have read enough (`| head`): the night goes on, and its exit code counts.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}

/** What each command is for, and where it is; only the one that is called is loaded. */
const COMMANDS: Readonly<Record<string, readonly [string, () => Promise<FitOut>]>> = {
  run: [
    'Hold a night: walk the routes, compare with what is approved, judge, report, follow incidents, alert.',
    async () => (await import('./run.js')).runCommand,
  ],
  plan: [
    'Plan a night for several machines: which of them walks what.',
    async () => (await import('./plan.js')).planCommand,
  ],
  merge: [
    'Put the shares of several machines together to one night, and hold it.',
    async () => (await import('./merge.js')).mergeCommand,
  ],
  approve: [
    'Approve what a run saw: its screens become the snapshots that later nights are compared with.',
    async () => (await import('./approve.js')).approveCommand,
  ],
  decide: [
    'Decide on a night: take decisions that the page of its report gave to copy, and make them true.',
    async () => (await import('./decide.js')).decideCommand,
  ],
  review: [
    'Decide in a browser what the causes of a run mean, and what is done about them.',
    async () => (await import('./review.js')).reviewCommand,
  ],
  attest: [
    'Check a route of an app by hand, which no machine can walk: the checklist, and what a person attests.',
    async () => (await import('./attest.js')).attestCommand,
  ],
  publish: [
    'Publish which links are verified, since when and until when, for readers, guides and other programs.',
    async () => (await import('./publish.js')).publishCommand,
  ],
  incidents: [
    'Show what is wrong, take care of it, silence or resolve it.',
    async () => (await import('./incidents.js')).incidentsCommand,
  ],
  letter: [
    'Write to the editors of the guides that an incident concerns: which sentence is wrong, and what to write instead.',
    async () => (await import('./letter.js')).letterCommand,
  ],
  'check-guides': [
    'Read the published guides and tell which sentence of which page is now wrong.',
    async () => (await import('./check-guides.js')).checkGuidesCommand,
  ],
  report: [
    'Write the report of a run again, or all there is to decide as one file that opens on a phone.',
    async () => (await import('./report.js')).reportCommand,
  ],
  draft: [
    'Turn the prose of a guide into the skeleton of a flow, for a person or `record` to complete.',
    async () => (await import('./draft.js')).draftCommand,
  ],
  labels: [
    'Print what labels were and are, for the linters of others: JSON, and rules for Vale and textlint.',
    async () => (await import('./labels.js')).labelsCommand,
  ],
  alert: [
    'Try the alerts, and see to those that were not delivered.',
    async () => (await import('./alert.js')).alertCommand,
  ],
  schedule: [
    'Walk every night, as a daemon. SIGTERM finishes the walk under way and ends.',
    async () => (await import('./schedule.js')).scheduleCommand,
  ],
  watchdog: [
    'Alert when what guidewatch publishes is too old. For another machine, or another schedule of the CI.',
    async () => (await import('./watchdog.js')).watchdogCommand,
  ],
  doctor: [
    'Look at everything a night needs, and say what to do.',
    async () => (await import('./doctor.js')).doctorCommand,
  ],
  reassess: [
    'Judge the stored screens of a run again, as after an update of guidewatch. Walks nothing, alarms nobody.',
    async () => (await import('./reassess.js')).reassessCommand,
  ],
  migrate: [
    'Convert snapshots and history that an earlier version of guidewatch wrote. Once, after an update.',
    async () => (await import('./migrate.js')).migrateCommand,
  ],
  record: [
    'Write a flow by clicking: go the way of a guide in a browser, and each click becomes a step.',
    async () => (await import('./record.js')).recordCommand,
  ],
  lint: ['Check the settings and every flow file.', async () => (await import('./lint.js')).lintCommand],
  new: [
    'Begin: write guidewatch.yaml and a first flow into a folder.',
    async () => (await import('./new.js')).newCommand,
  ],
  try: [
    'Try a flow at once, with a line per step, and what to write where it does not lead on. Counts for nothing.',
    async () => (await import('./try.js')).tryCommand,
  ],
  schema: [
    'Print the JSON Schema of flow files, or of another kind of file, for editors and other programs.',
    async () => (await import('./schema.js')).schemaCommand,
  ],
  'stand-in': [
    'Serve the local imitation of Meta’s sites and open it in a browser to click through.',
    async () => (await import('./stand-in.js')).standInCommand,
  ],
  login: [
    'Open a browser in which a person signs in a test account once; the session is stored encrypted.',
    async () => (await import('./login.js')).loginCommand,
  ],
  sessions: [
    'Show the sessions of test accounts, who can open them, and until when they last; seal them anew, carry and revoke them.',
    async () => (await import('./sessions.js')).sessionsCommand,
  ],
  keys: [
    'Make, show and replace the keys that what is published is signed with.',
    async () => (await import('./keys.js')).keysCommand,
  ],
  demo: [
    'Walk the Meta flows on the stand-in, as approved and after a night of changes, and tell what changed.',
    async () => (await import('./demo.js')).demoCommand,
  ],
}

/** Exit code of a failure of guidewatch itself: neither bad input (2) nor anything that a night found (1, 3). */
const CRASHED = 70

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string
}
const program = new Command('guidewatch')
  .description('Walks published how-to guides and tells which sentence is no longer true.')
  .version(version, '-V, --version', 'print the version')
  .showHelpAfterError('(guidewatch --help lists the commands)')
  .exitOverride()

try {
  const [first, second] = process.argv.slice(2)
  const called = first === 'help' ? second : first
  for (const [name, [description, load]] of Object.entries(COMMANDS)) {
    const command = program.command(name).description(description)
    if (name === called) (await load())(command)
  }
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2
  } else if (error instanceof Mistake) {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 2
  } else {
    process.stderr.write(
      `guidewatch failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    )
    process.exitCode = CRASHED
  }
}
