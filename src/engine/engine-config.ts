import { join } from 'node:path'
import type { PlaywrightTestConfig } from 'playwright/test'
import type { Job } from '../state/job.js'
import { JOB_VARIABLE, readJob } from './job-file.js'

/**
 * How Playwright Test walks: everything from the job, nothing kept by Playwright itself. Its traces, screenshots and
 * error contexts would hold what redaction takes out.
 *
 * @param root the folder of guidewatch.
 */
export function engineConfig(root: string): PlaywrightTestConfig {
  const file = process.env[JOB_VARIABLE]
  const job = file ? readJob(file) : undefined
  return {
    testDir: join(root, 'dist', 'engine'),
    testMatch: 'walks.spec.js',
    // It is JavaScript already.
    build: { external: [join(root, 'dist', '**')] },
    fullyParallel: true,
    workers: job?.alone ? 1 : (job?.settings.workers ?? 1),
    retries: job?.alone ? 0 : (job?.settings.retries ?? 0),
    timeout: job ? secondsFor(job) * 1000 : 0,
    reporter: [[join(root, 'dist', 'engine', 'reporter.js')]],
    outputDir: job ? join(job.out, '.engine') : join(root, 'test-results'),
    preserveOutput: 'never',
    use: { trace: 'off', screenshot: 'off', video: 'off' },
  }
}

/**
 * A walk, the probe before it (asked twice at most), its search for a new way and the walk of that way have deadlines of
 * their own and report them, and a pause has its length; this one only catches what hangs regardless.
 */
function secondsFor({ settings: { timeouts, explore, politeness } }: Job): number {
  const pause = Math.max(0, ...Object.values(politeness).map((rule) => rule.pause))
  return timeouts.walk * 4 + explore.seconds + pause + 120
}
