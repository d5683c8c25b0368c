import { Command } from 'commander'
import { expect } from 'vitest'
import { mergeCommand } from '../../src/cli/merge.js'
import { planCommand } from '../../src/cli/plan.js'
import { reportCommand } from '../../src/cli/report.js'
import { runCommand } from '../../src/cli/run.js'
import { sessionsTakeCommand } from '../../src/cli/sessions-move.js'
import { watchdogCommand } from '../../src/cli/watchdog.js'
import type { Invocation } from '../helpers/shell.js'

/** The commands by which schedulers spread a night and report it, and what each may be told. */
const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  plan: optionsOf(planCommand),
  run: optionsOf(runCommand),
  merge: optionsOf(mergeCommand),
  report: optionsOf(reportCommand),
  sessions: optionsOf(sessionsTakeCommand),
  watchdog: optionsOf(watchdogCommand),
}

function optionsOf(fitOut: (command: Command) => void): readonly string[] {
  const command = new Command()
  fitOut(command)
  return command.options.flatMap(({ long }) => long ?? [])
}

/** Expects every call to name a command and options that there are, and to leave out nothing that it needs. */
export function expectToBeUnderstood(invocations: readonly Invocation[]): void {
  for (const { command, options, line } of invocations) {
    const known = COMMANDS[command]
    expect(known, line).toBeDefined()
    expect(known, line).toEqual(expect.arrayContaining([...options]))
    if (command === 'plan') expect([line.includes('--slots'), line.includes('--again')], line).toContain(true)
    if (command === 'plan') expect(options, line).toContain('--out')
    if (command === 'run') expect(options, line).toEqual(['--plan', '--slot', '--out'])
    if (command === 'merge') expect(options, line).toEqual(['--plan'])
    if (command === 'sessions') expect(line).toMatch(/^sessions take "\$\w+"$/)
    if (command === 'report') expect(options, line).toEqual(['--single', '--out'])
  }
}
