import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import { BadInputError } from '../mistake/mistake.js'
import { alone } from '../night/alone.js'
import { settleApproved } from '../night/settle.js'
import {
  type Approved,
  type ApproveSelection,
  adoptVolatile,
  approve,
  approveLinks,
  selectWalks,
} from '../review/approve.js'
import { type ConfirmedFile, confirmedBy } from '../review/confirmed.js'
import { visitAgain } from '../run/visits.js'
import { loadSettings, type Settings } from '../settings/settings.js'
import { writeFileAtomically } from '../state/files.js'
import { openRun, type StoredRun, settingsAbove } from '../state/runs.js'
import { CONFIG_OPTION, settingsFile, shown, whoAmI } from './options.js'
import { showProgress } from './progress.js'

type Options = ApproveSelection & {
  config?: string
  variant?: boolean
  by?: string
  captures: number
  volatile?: boolean
}

export function approveCommand(command: Command): void {
  command
    .argument('[run]', 'folder or id of the run (default: the latest below state/runs)')
    .option(...CONFIG_OPTION)
    .option('--flow <id>', 'only this flow')
    .option('--route <id>', 'only this route')
    .option('--locale <locale>', 'only this language, such as de or de-DE')
    .option('--device <device>', 'only this device')
    .option('--step <id>', 'only this step')
    .option('--variant', 'add the screens beside the approved ones instead of replacing them, as for A/B tests')
    .option('--volatile', 'only adopt what the run proposes to ignore as varying from night to night')
    .option(
      '--captures <n>',
      'how often each screen is captured in all, to learn what differs from visit to visit (1: walk no more)',
      wholeNumber,
      3,
    )
    .option('--by <name>', 'who approves (default: git’s user name, else the system’s)')
    .action(async (name: string | undefined, options: Options) => {
      const settings = loadSettings(options.config ?? settingsAbove(name) ?? settingsFile(undefined))
      const stored = openRun(settings, name)
      if (options.volatile) {
        const adopted = await alone(settings, () => adoptVolatile(stored, settings.snapshots, options), APPROVING)
        if (adopted === 0) throw new BadInputError('This run proposes nothing to ignore; nothing was changed.')
        process.stdout.write(`${count(adopted, 'thing')} will be ignored from now on.\n`)
        return
      }
      const said = await alone(settings, () => approveRun(settings, stored, options), APPROVING)
      process.stdout.write(`${said}\n`)
    })
}

/** What `approve` tells others that would walk or judge meanwhile. */
const APPROVING = 'screens are being approved'

/** Walks again to learn what varies, approves, and resolves what that settles. Returns what to tell. */
async function approveRun(settings: Settings, stored: StoredRun, options: Options): Promise<string> {
  const { run, out } = stored
  const by = options.by ?? whoAmI()
  const mode = options.variant ? 'variant' : 'replace'
  const ids = selectWalks(run, options).judged.map(({ id }) => id)
  const again = ids.length > 0 ? options.captures - 1 : 0
  const progress = showProgress('Walking again to see what varies', ids.length * again)
  const visits = await visitAgain(settings, out, ids, again, progress.step)
  progress.done()
  const approval = { by, at: new Date(), mode } as const
  const approved = await approve(run, out, visits, settings.snapshots, options, approval)
  // What they showed is in the snapshots now.
  rmSync(join(out, 'visits'), { recursive: true, force: true })
  if (approved.screens === 0 && approved.known > 0)
    return `${count(approved.known, 'screen')} approved already; nothing was changed.`
  if (approved.screens === 0) throw new BadInputError(nothing(options, approved))
  approveLinks(run, out, settings.snapshots, options, approval)
  const isApproved = (walk: string, step: string) => ids.includes(walk) && (options.step ?? step) === step
  const confirmed = confirmedBy(settings, stored, isApproved)
  for (const { file, text } of confirmed) writeFileAtomically(file, text)
  const guides = mode === 'replace' ? 'change' : 'hold'
  const { undelivered } = await settleApproved(settings, stored, { walks: ids, by, guides })
  for (const line of undelivered) process.stderr.write(`Alert not delivered: ${line}\n`)
  const left = approved.selected - approved.walks
  const leftOut =
    left > 0 ? ` ${count(left, 'walk')} could not be judged and ${left === 1 ? 'was' : 'were'} left out.` : ''
  const known = approved.known > 0 ? ` ${count(approved.known, 'screen')} approved already.` : ''
  return `${count(approved.screens, 'screen')} of ${count(approved.walks, 'walk')} approved by ${by} (${run.site}, run ${run.run}).${known}${leftOut}${learned(approved)}${confirmedLines(confirmed)}`
}

function confirmedLines(confirmed: readonly ConfirmedFile[]): string {
  return confirmed.map(({ file, count: all }) => `\n${count(all, 'assumption')} confirmed in ${shown(file)}.`).join('')
}

function nothing(options: Options, { selected, walks }: Approved): string {
  if (selected === 0) return 'No walk of this run matches the selection; nothing was approved.'
  if (walks === 0) return 'The selected walks were blocked or failed; there is nothing to approve.'
  return `No screen of the selected walks has the step \`${options.step}\`; nothing was approved.`
}

function learned({ volatile, strangers }: Approved): string {
  const varies =
    volatile > 0
      ? ` ${count(volatile, 'thing')} on them ${volatile === 1 ? 'differs' : 'differ'} from visit to visit and will be ignored.`
      : ''
  const others = strangers.map(
    (where) =>
      `\nAnother visit showed something else at ${where}: should it show again, approve that run with --variant.`,
  )
  return varies + others.join('')
}

function wholeNumber(text: string): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1 || number > 20)
    throw new InvalidArgumentError('Expected a whole number from 1 to 20.')
  return number
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`
}
