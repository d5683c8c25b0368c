import { expect } from 'vitest'
import type { Invocation } from '../helpers/shell.js'

/** The commands by which schedulers spread a night, and what each may be told. */
const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  plan: ['--slots', '--out', '--again', '--stand-in', '--locale', '--device', '--config'],
  run: ['--plan', '--slot', '--out', '--config'],
  merge: ['--plan', '--config'],
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
  }
}
