#!/usr/bin/env node
import { Command, CommanderError } from 'commander'
import { BrowserSettingError } from '../browser/find.js'
import { BrowserError } from '../browser/launch.js'
import { IncidentError } from '../incident/commands.js'
import { PlanFileError, SelectionError } from '../run/plan.js'
import { BadInputError } from '../run/run.js'
import { SecretError } from '../settings/secret.js'
import { SettingsError } from '../settings/settings.js'
import { WriteError } from '../state/files.js'
import { StateError } from '../state/incidents.js'
import { LockedError } from '../state/lock.js'
import { SessionError } from '../state/sessions.js'
import { SnapshotError } from '../state/snapshots.js'
import { alertCommand } from './alert.js'
import { approveCommand } from './approve.js'
import { demoCommand } from './demo.js'
import { doctorCommand } from './doctor.js'
import { incidentsCommand } from './incidents.js'
import { lintCommand } from './lint.js'
import { loginCommand } from './login.js'
import { reassessCommand } from './reassess.js'
import { runCommand } from './run.js'
import { scheduleCommand } from './schedule.js'
import { schemaCommand } from './schema.js'
import { standInCommand } from './stand-in.js'
import { watchdogCommand } from './watchdog.js'

/** Mistakes of the person at the keyboard, or of their machine: one message, no stack trace, exit code 2. */
const EXPECTED = [
  BadInputError,
  PlanFileError,
  SelectionError,
  SettingsError,
  SecretError,
  SessionError,
  StateError,
  LockedError,
  IncidentError,
  SnapshotError,
  WriteError,
  BrowserError,
  BrowserSettingError,
]

// Whoever reads the output may have read enough (`| head`): the night goes on, and its exit code counts.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}

const program = new Command('guidewatch')
  .description('Walks published how-to guides and tells which sentence is no longer true.')
  .showHelpAfterError('(guidewatch --help lists the commands)')
  .exitOverride()

for (const add of [
  runCommand,
  approveCommand,
  incidentsCommand,
  alertCommand,
  scheduleCommand,
  watchdogCommand,
  doctorCommand,
  reassessCommand,
  lintCommand,
  schemaCommand,
  standInCommand,
  loginCommand,
  demoCommand,
])
  add(program)

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2
  } else if (EXPECTED.some((kind) => error instanceof kind)) {
    process.stderr.write(`${(error as Error).message}\n`)
    process.exitCode = 2
  } else {
    process.stderr.write(
      `guidewatch failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    )
    process.exitCode = 2
  }
}
