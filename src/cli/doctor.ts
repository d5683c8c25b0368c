import { styleText } from 'node:util'
import type { Command } from 'commander'
import { examine, type Finding } from '../doctor/doctor.js'
import { loadSettings } from '../settings/settings.js'
import { CONFIG_OPTION, settingsFile } from './options.js'

const COLOURS = { ok: 'green', warning: 'yellow', failure: 'red' } as const

export function doctorCommand(command: Command): void {
  command
    .option(...CONFIG_OPTION)
    .option('--json', 'as JSON: a list of `what`, `state` (ok, warning, failure) and `said`')
    .action(async (options: { config?: string; json?: boolean }) => {
      const findings: Finding[] = []
      await examine(loadSettings(settingsFile(options.config)), (finding) => {
        findings.push(finding)
        const state = styleText(COLOURS[finding.state], finding.state.padEnd(8), { stream: process.stdout })
        if (!options.json) process.stdout.write(`${state} ${finding.what}: ${finding.said}\n`)
      })
      if (options.json) process.stdout.write(`${JSON.stringify(findings, null, 2)}\n`)
      process.exitCode = findings.some(({ state }) => state === 'failure') ? 3 : 0
    })
}
