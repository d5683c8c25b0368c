import { join } from 'node:path'
import type { Command } from 'commander'
import { ROOT } from '../run/engine.js'
import { loadSettings } from '../settings/settings.js'
import { APPROVED_RELEASE, DEMO_RELEASE, findRelease } from '../stand-in/releases.js'
import { runAndReport } from './run.js'

export function demoCommand(command: Command): void {
  command.action(async () => {
    const settings = loadSettings(join(ROOT, 'guidewatch.yaml'))
    const results = []
    for (const [name, release] of [
      ['approved', APPROVED_RELEASE],
      ['changed', DEMO_RELEASE],
    ] as const) {
      process.stdout.write(`${name === 'approved' ? '' : '\n'}Release ${release}: ${findRelease(release)?.title}\n\n`)
      results.push(
        await runAndReport(settings, {
          standIn: release,
          out: join(settings.state, 'demo', name),
          now: () => new Date(),
        }),
      )
    }
    // The second night has changes by design; only guidewatch's own errors make the demonstration fail.
    const failed = results.some((run) => run.walks.some(({ verdict }) => verdict === 'error'))
    process.exitCode = failed ? 3 : 0
  })
}
