import { execFileSync } from 'node:child_process'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import type { Command } from 'commander'
import { walkFolder } from '../run/plan.js'
import { BadInputError, readRun } from '../run/run.js'
import { loadSettings } from '../settings/settings.js'
import { snapshotFolder, writeSnapshot } from '../state/snapshots.js'
import { CONFIG_OPTION, settingsFile } from './options.js'

type Options = {
  config?: string
  flow?: string
  route?: string
  locale?: string
  device?: string
  step?: string
  variant?: boolean
  by?: string
}

export function approveCommand(program: Command): void {
  program
    .command('approve')
    .description('Approve what a run saw: its screens become the snapshots that later nights are compared with.')
    .argument('[run]', 'folder or id of the run (default: the latest below state/runs)')
    .option(...CONFIG_OPTION)
    .option('--flow <id>', 'only this flow')
    .option('--route <id>', 'only this route')
    .option('--locale <locale>', 'only this locale')
    .option('--device <device>', 'only this device')
    .option('--step <id>', 'only this step')
    .option('--variant', 'add the screens beside the approved ones instead of replacing them, as for A/B tests')
    .option('--by <name>', 'who approves (default: git’s user name, else the system’s)')
    .action((name: string | undefined, options: Options) => {
      const settings = loadSettings(settingsFile(options.config))
      const { run, out } = readRun(settings, name)
      const walks = run.walks.filter(
        (walk) =>
          (!options.flow || walk.flow === options.flow) &&
          (!options.route || walk.route === options.route) &&
          (!options.locale || walk.locale === options.locale) &&
          (!options.device || walk.device === options.device),
      )
      // A page that blocked the walk is nothing a guide shows; approving it would hide the block for ever.
      const judged = walks.filter(({ verdict }) => verdict !== 'blocked' && verdict !== 'error')
      const approved = { by: options.by ?? whoAmI(), at: new Date().toISOString(), run: run.run }
      let count = 0
      for (const walk of judged) {
        for (const { screen } of walk.steps) {
          if (!screen || (options.step && screen.step !== options.step)) continue
          const picture = join(walkFolder(out, walk.id), screen.image.file)
          writeSnapshot(
            snapshotFolder(settings.snapshots, run.site, walk.id),
            { schema: 1, approved, screen },
            picture,
            options.variant ? 'variant' : 'replace',
          )
          count += 1
        }
      }
      if (count === 0) throw new BadInputError(nothing(options, walks.length, judged.length))
      const left = walks.length - judged.length
      process.stdout.write(
        `${count} screens of ${judged.length} walks approved by ${approved.by} (${run.site}, run ${run.run}).${left > 0 ? ` ${left} blocked walks were left out.` : ''}\n`,
      )
    })
}

function nothing(options: Options, selected: number, judged: number): string {
  if (selected === 0) return 'No walk of this run matches the selection; nothing was approved.'
  if (judged === 0) return 'The selected walks were blocked or failed; there is nothing to approve.'
  return `No screen of the selected walks has the step \`${options.step}\`; nothing was approved.`
}

function whoAmI(): string {
  try {
    const name = execFileSync('git', ['config', 'user.name'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
    if (name) return name
  } catch {
    // No git, or no name set.
  }
  return userInfo().username
}
