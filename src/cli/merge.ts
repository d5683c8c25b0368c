import type { Command } from 'commander'
import { BadInputError } from '../mistake/mistake.js'
import { readIncidents } from '../night/incidents.js'
import { holdNight } from '../night/night.js'
import { type Merged, mergeShares } from '../run/merge.js'
import { loadSettings } from '../settings/settings.js'
import { pinged, tellNight } from './night.js'
import { CONFIG_OPTION, settingsFile } from './options.js'
import { spreadPlanFile } from './plan.js'
import { runProgress } from './progress.js'

/** So many walks that no share has are named; a slot that died may have had thousands. */
const MOST_NAMED = 20

export function mergeCommand(command: Command): void {
  command
    .argument('[share...]', 'folders of the shares, of first and second walks, in any order')
    .option(...CONFIG_OPTION)
    .requiredOption('-p, --plan <file>', 'the plan of the first walks')
    .action(async (shares: string[], options: { config?: string; plan: string }) => {
      const settings = loadSettings(settingsFile(options.config))
      const plan = spreadPlanFile(options.plan)
      if (plan.again)
        throw new BadInputError(`${options.plan} plans second walks. Name the plan of the first ones with --plan.`)
      const now = () => new Date()
      let merged: Merged | undefined
      const merge = async () => {
        merged = await mergeShares(settings, plan, shares, readIncidents(settings.state, plan.site).runs, now)
        return merged
      }
      const progress = runProgress(settings.language)
      const hold = () => holdNight(settings, { now }, progress, merge).finally(progress.end)
      tellNight(await (plan.isWhole && plan.site === 'live' ? pinged(settings, hold) : hold()), settings)
      const missing = merged?.missing ?? []
      if (missing.length === 0) return
      const more = missing.length > MOST_NAMED ? [`  and ${missing.length - MOST_NAMED} more`] : []
      const named = missing.slice(0, MOST_NAMED).map((id) => `  ${id}`)
      process.stderr.write(
        `${[`No share has a result of ${missing.length} planned ${missing.length === 1 ? 'walk' : 'walks'}:`, ...named, ...more].join('\n')}\n`,
      )
      process.exitCode = 3
    })
}
