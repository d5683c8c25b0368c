import { test as base } from 'playwright/test'
import { type BrowserKeeper, keepBrowser } from './browser-keeper.js'
import { wasStopped } from './engine.js'
import { PLAN_VARIABLE, type PlannedWalk, readPlan } from './plan.js'
import { mayPass, walkPlanned } from './walk-planned.js'

// One test per walk. Playwright Test gives workers, retries and order; what a walk finds is data, judged elsewhere,
// so a test fails only to be tried again.

const planFile = process.env[PLAN_VARIABLE]
if (!planFile) throw new Error(`${PLAN_VARIABLE} names no plan. Start walks with \`guidewatch run\`.`)
const plan = readPlan(planFile)

const test = base.extend<object, { keeper: BrowserKeeper }>({
  keeper: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright requires the destructured form.
    async ({}, use) => {
      const keeper = keepBrowser(plan)
      await use(keeper)
      await keeper.close()
    },
    { scope: 'worker' },
  ],
})

const groups = new Map<string, PlannedWalk[]>()
for (const planned of plan.walks) {
  // One test account is never walked twice at once; nobody minds how often a logged-out visitor comes.
  const group = planned.account === 'logged-out' ? planned.id : planned.account
  groups.set(group, [...(groups.get(group) ?? []), planned])
}

for (const [group, walks] of groups) {
  test.describe(group, () => {
    test.describe.configure({ mode: 'default' })
    for (const planned of walks) {
      test(planned.id, async ({ keeper }, info) => {
        test.skip(wasStopped(plan))
        const record = await walkPlanned(plan, planned, keeper)
        if (plan.alone) await keeper.close()
        if (mayPass(record) && info.retry < info.project.retries) throw new Error('walked again')
      })
    }
  })
}
