import { relative } from 'node:path'
import type { Command } from 'commander'
import { loadFlows } from '../flow/load.js'
import { formatProblem } from '../flow/yaml.js'
import { BadInputError } from '../mistake/mistake.js'
import { phonesOf } from '../settings/phones.js'
import { loadSettings } from '../settings/settings.js'
import { CONFIG_OPTION, settingsFile } from './options.js'
import { asJson, asLines, unconfirmedIn } from './unconfirmed.js'

type Options = { config?: string; unconfirmed?: boolean; json?: boolean }

export function lintCommand(command: Command): void {
  command
    .option(...CONFIG_OPTION)
    .option('--unconfirmed', 'list what the flows assume and nobody has confirmed on the live site')
    .option('--json', 'with --unconfirmed: as JSON')
    .action((options: Options) => {
      if (options.json && !options.unconfirmed) throw new BadInputError('`--json` goes with --unconfirmed.')
      const settings = loadSettings(settingsFile(options.config))
      const { flows, problems } = loadFlows(settings.flows, {
        accounts: Object.keys(settings.accounts),
        devices: Object.keys(settings.devices),
        phones: phonesOf(settings),
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
      if (options.unconfirmed) {
        process.stdout.write(options.json ? asJson(unconfirmedIn(flows)) : asLines(unconfirmedIn(flows)))
        return
      }
      for (const { flow, reads } of flows) {
        for (const read of reads) process.stdout.write(`${flow} lets pass: ${read}\n`)
      }
      process.stdout.write(`${flows.length} ${flows.length === 1 ? 'flow is' : 'flows are'} in order.\n`)
    })
}
