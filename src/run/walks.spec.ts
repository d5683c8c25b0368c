import { join } from 'node:path'
import { test as base } from 'playwright/test'
import { launchBrowser, rendererOf } from '../browser/launch.js'
import type { WalkRecord } from '../screen/record.js'
import { madeUpSession } from '../stand-in/account.js'
import { writeJson } from '../state/files.js'
import { PASSPHRASE_VARIABLE, readSession, type Session } from '../state/sessions.js'
import { readSnapshots, snapshotFolder } from '../state/snapshots.js'
import { checkRegion } from '../walk/region.js'
import { walk } from '../walk/walk.js'
import { PLAN_VARIABLE, type PlannedWalk, partsOf, readPlan, secretNames, stepsFor, walkFolder } from './plan.js'

// One test per walk. Playwright Test gives workers, retries and order; what a walk finds is data, judged elsewhere,
// so a test fails only to be tried again.

const planFile = process.env[PLAN_VARIABLE]
if (!planFile) throw new Error(`${PLAN_VARIABLE} names no plan. Start walks with \`guidewatch run\`.`)
const plan = readPlan(planFile)
const allowed = [...new Set(plan.flows.flatMap((flow) => flow.hosts))]
const { region } = plan.settings

type BrowserKeeper = {
  readonly get: () => Promise<{ browser: Awaited<ReturnType<typeof launchBrowser>>; distrust: string | undefined }>
}

const test = base.extend<object, { keeper: BrowserKeeper }>({
  keeper: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright requires the destructured form.
    async ({}, use) => {
      let current: ReturnType<BrowserKeeper['get']> | undefined
      const start = async () => {
        const network = { allowed: region ? [...allowed, new URL(region.url).host] : allowed, standIn: plan.standIn }
        const browser = await launchBrowser(network)
        return { browser, distrust: region && (await checkRegion(browser, region)) }
      }
      await use({
        get: async () => {
          current ??= start()
          // A walk that hung takes its browser with it; the next one gets a new browser.
          if (!(await current).browser.isConnected()) current = start()
          return current
        },
      })
      await current?.then(({ browser }) => browser.close()).catch(() => undefined)
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
        const record = await walkOnce(planned, keeper)
        writeJson(join(walkFolder(plan.out, planned.id), 'walk.json'), record)
        const again =
          record.outcome.kind === 'error' ||
          (record.outcome.kind === 'obstacle' && record.outcome.obstacle === 'unavailable')
        if (again && info.retry < info.project.retries) throw new Error('walked again')
      })
    }
  })
}

async function walkOnce(planned: PlannedWalk, keeper: BrowserKeeper): Promise<WalkRecord> {
  const startedAt = new Date()
  try {
    const { browser, distrust } = await keeper.get()
    if (distrust) return failed(planned.id, startedAt, distrust)
    const { flow, route } = partsOf(plan, planned)
    const device = plan.settings.devices[planned.device]
    if (!device) throw new Error(`the device ${planned.device} is unknown`)
    const snapshots = readSnapshots(snapshotFolder(plan.settings.snapshots, plan.site, planned.id))
    const task = {
      id: planned.id,
      flow,
      route,
      steps: stepsFor(route, planned.locale, planned.device),
      locale: planned.locale,
      device,
      account: planned.account,
      settings: plan.settings,
      approved: Object.fromEntries(
        Object.entries(snapshots).map(([step, variants]) => [step, variants.map(({ screen }) => screen)]),
      ),
    }
    const session = await sessionOf(planned.account)
    const secrets = Object.fromEntries(secretNames([flow]).map((name) => [name, process.env[name] ?? '']))
    const means = {
      session,
      secrets,
      renderer: rendererOf(browser, device.scale),
      directory: walkFolder(plan.out, planned.id),
      now: Date.now,
    }
    return await walk(browser, task, means)
  } catch (error) {
    return failed(planned.id, startedAt, error instanceof Error ? error.message : String(error))
  }
}

async function sessionOf(account: string): Promise<Session | undefined> {
  if (account === 'logged-out') return undefined
  if (plan.standIn) return madeUpSession()
  const file = plan.settings.accounts[account]?.session
  return file ? readSession(file, process.env[PASSPHRASE_VARIABLE]) : undefined
}

function failed(id: string, startedAt: Date, message: string): WalkRecord {
  const outcome = { kind: 'error' as const, message }
  return {
    id,
    startedAt: startedAt.toISOString(),
    durationMs: Date.now() - startedAt.getTime(),
    outcome,
    screens: [],
    relocations: [],
    notes: [],
  }
}
