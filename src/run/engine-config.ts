import { join } from 'node:path'
import type { PlaywrightTestConfig } from 'playwright/test'
import { PLAN_VARIABLE, readPlan } from './plan.js'

/**
 * How Playwright Test walks: everything from the plan, nothing kept by Playwright itself. Its traces, screenshots and
 * error contexts would hold what redaction takes out.
 *
 * @param root the folder of guidewatch.
 */
export function engineConfig(root: string): PlaywrightTestConfig {
  const file = process.env[PLAN_VARIABLE]
  const plan = file ? readPlan(file) : undefined
  return {
    testDir: join(root, 'dist', 'run'),
    testMatch: 'walks.spec.js',
    fullyParallel: true,
    workers: plan?.alone ? 1 : (plan?.settings.workers ?? 1),
    retries: plan?.alone ? 0 : (plan?.settings.retries ?? 0),
    // A walk, its search for a new way and the walk of that way have deadlines of their own and report them; this one
    // only catches what hangs regardless.
    timeout: ((plan?.settings.timeouts.walk ?? 60) * 2 + (plan?.settings.explore.seconds ?? 30) + 60) * 1000,
    reporter: [[join(root, 'dist', 'run', 'reporter.js')]],
    outputDir: plan ? join(plan.out, '.engine') : join(root, 'test-results'),
    preserveOutput: 'never',
    use: { trace: 'off', screenshot: 'off', video: 'off' },
  }
}
