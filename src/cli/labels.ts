import { join } from 'node:path'
import type { Command } from 'commander'
import { knownOf } from '../guides/known.js'
import { labelsFile } from '../guides/labels-file.js'
import { linterRules } from '../guides/linter-rules.js'
import { loadValidFlows } from '../run/prepare.js'
import { loadSettings } from '../settings/settings.js'
import { writeFileAtomically } from '../state/files.js'
import { CONFIG_OPTION, settingsFile, shown } from './options.js'

type Options = { config?: string; out?: string; standIn?: boolean }

export function labelsCommand(command: Command): void {
  command
    .option(...CONFIG_OPTION)
    .option('-o, --out <dir>', 'leave files: labels.json, and rules for Vale and textlint (default: print labels.json)')
    .option('--stand-in', 'the labels of the stand-in instead of the live sites')
    .action(({ config, out, standIn }: Options) => {
      const settings = loadSettings(settingsFile(config))
      const site = standIn ? 'stand-in' : 'live'
      const labels = labelsFile(knownOf(settings, loadValidFlows(settings), site), site)
      const text = `${JSON.stringify(labels, null, 2)}\n`
      if (out === undefined) {
        process.stdout.write(text)
        return
      }
      for (const file of [{ path: 'labels.json', text }, ...linterRules(labels)]) {
        writeFileAtomically(join(out, file.path), file.text)
        process.stdout.write(`${shown(join(out, file.path))}\n`)
      }
    })
}
