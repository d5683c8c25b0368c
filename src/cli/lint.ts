import { relative } from 'node:path'
import type { Command } from 'commander'
import { loadFlows } from '../flow/load.js'
import { formatProblem } from '../flow/yaml.js'
import { loadSettings } from '../settings/settings.js'
import { CONFIG_OPTION, settingsFile } from './options.js'

export function lintCommand(program: Command): void {
  program
    .command('lint')
    .description('Check the settings and every flow file.')
    .option(...CONFIG_OPTION)
    .action((options: { config?: string }) => {
      const settings = loadSettings(settingsFile(options.config))
      const { flows, problems } = loadFlows(settings.flows, {
        accounts: Object.keys(settings.accounts),
        devices: Object.keys(settings.devices),
      })
      for (const problem of problems) {
        const near = relative(process.cwd(), problem.file)
        process.stdout.write(`${formatProblem({ ...problem, file: near.startsWith('..') ? problem.file : near })}\n`)
      }
      if (problems.length > 0) {
        process.stderr.write(`${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}.\n`)
        process.exitCode = 2
        return
      }
      for (const { flow, reads } of flows) {
        for (const read of reads) process.stdout.write(`${flow} lets pass: ${read}\n`)
      }
      process.stdout.write(`${flows.length} ${flows.length === 1 ? 'flow is' : 'flows are'} in order.\n`)
    })
}
