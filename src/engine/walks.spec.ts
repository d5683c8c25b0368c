import { test as base } from 'playwright/test'
import { grouped } from '../collection/grouped.js'
import type { BrowserKeeper } from './browser-keeper.js'
import { JOB_VARIABLE, readJob } from './job-file.js'

// One test per walk. Playwright Test gives workers, retries and order; what a walk finds is data, judged elsewhere,
// so a test fails only to be tried again. The process that hands walks out to workers loads this file, too, and has no
// need of what walks.

const file = process.env[JOB_VARIABLE]
if (!file) throw new Error(`${JOB_VARIABLE} names no job. Start walks with \`guidewatch run\`.`)
const job = readJob(file)

const test = base.extend<object, { keeper: BrowserKeeper }>({
  keeper: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright requires the destructured form.
    async ({}, use) => {
      const { keepBrowser } = await import('./browser-keeper.js')
      const keeper = keepBrowser(job)
      // While the browser starts, the rest is loaded.
      keeper.begin()
      await use(keeper)
      await keeper.close()
    },
    { scope: 'worker' },
  ],
})

// One test account is never walked twice at once; nobody minds how often a logged-out visitor comes. What has to be walked
// one after the other begins first, so that at the end no worker waits for it.
const groups = [...grouped(job.walks, ({ id, account }) => (account === 'logged-out' ? id : account))].sort(
  ([, one], [, other]) => other.length - one.length,
)

for (const [group, walks] of groups) {
  test.describe(group, () => {
    test.describe.configure({ mode: 'default' })
    for (const planned of walks) {
      test(planned.id, async ({ keeper }, info) => {
        const { wasStopped } = await import('../state/runs.js')
        test.skip(wasStopped(job))
        const { walkIfDue } = await import('./walk-planned.js')
        const mayPass = await walkIfDue(job, planned, keeper)
        if (job.alone) await keeper.close()
        if (mayPass && info.retry < info.project.retries) throw new Error('walked again')
      })
    }
  })
}
