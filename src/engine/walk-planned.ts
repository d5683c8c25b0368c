import { existsSync, statSync } from 'node:fs'
import { rendererOf } from '../browser/launch.js'
import { stepsFor } from '../flow/lint.js'
import type { WalkRecord } from '../screen/record.js'
import type { Session } from '../screen/session.js'
import { standInSession } from '../site/site.js'
import { type Job, partsOf } from '../state/job.js'
import type { PlannedWalk } from '../state/plan.js'
import { walkFolder, writeRecord } from '../state/runs.js'
import { readSession, sessionKeys } from '../state/sessions.js'
import { readSnapshots, snapshotFolder } from '../state/snapshots.js'
import type { StepWatch } from '../walk/task.js'
import { walk } from '../walk/walk.js'
import type { BrowserKeeper } from './browser-keeper.js'
import { secretNames } from './plan.js'

/**
 * Does one planned walk and leaves its record in the folder of the walk. Never throws: what goes wrong, a browser that
 * does not start included, is the record's outcome.
 */
export async function walkPlanned(
  job: Job,
  planned: PlannedWalk,
  keeper: BrowserKeeper,
  watch?: StepWatch,
): Promise<WalkRecord> {
  const startedAt = new Date()
  const record = await tryWalk(job, planned, keeper, watch).catch((error: unknown): WalkRecord => {
    const message = error instanceof Error ? error.message : String(error)
    return failed(planned.id, startedAt, message)
  })
  writeRecord(job.out, record)
  return record
}

/** True when a walk ended for a reason that may be gone at once: a failure of guidewatch, or a site that did not answer. */
export function mayPass({ outcome }: WalkRecord): boolean {
  return outcome.kind === 'error' || (outcome.kind === 'obstacle' && outcome.obstacle === 'unavailable')
}

async function tryWalk(
  job: Job,
  planned: PlannedWalk,
  keeper: BrowserKeeper,
  watch: StepWatch | undefined,
): Promise<WalkRecord> {
  const { browser, gate, distrust } = await keeper.get()
  if (distrust) return failed(planned.id, new Date(), distrust)
  const { flow, route } = partsOf(job, planned)
  const device = job.settings.devices[planned.device]
  if (!device) throw new Error(`The device ${planned.device} is unknown.`)
  const folder = snapshotFolder(job.settings.snapshots, job.site, planned.id)
  const task = {
    id: planned.id,
    flow,
    route,
    steps: stepsFor(route, planned.locale, planned.device),
    locale: planned.locale,
    device,
    account: planned.account,
    mark: job.settings.accounts[planned.account]?.mark,
    keyboard: job.keyboard === true,
    visit: job.visit,
    settings: job.settings,
    approved: (step: string) => (readSnapshots(folder)[step] ?? []).map(({ screen }) => screen),
  }
  return walk(browser, task, {
    session: await sessionOf(job, planned.account),
    secrets: Object.fromEntries(secretNames([flow]).map((name) => [name, process.env[name] ?? ''])),
    gate,
    standIn: job.standIn ?? undefined,
    renderer: rendererOf(browser, device.scale),
    directory: walkFolder(job.out, planned.id),
    now: Date.now,
    watch,
  })
}

async function sessionOf(job: Job, account: string): Promise<Session | undefined> {
  if (account === 'logged-out') return undefined
  if (job.standIn) return standInSession()
  const file = job.settings.accounts[account]?.session
  if (!file || !existsSync(file)) return undefined
  // Turning a passphrase into a key takes more than a second, by design; a worker does it once.
  const key = `${file} ${statSync(file).mtimeMs}`
  const session = sessions.get(key) ?? readSession(file, sessionKeys(), account).then((stored) => stored?.session)
  sessions.set(key, session)
  return session
}

const sessions = new Map<string, Promise<Session | undefined>>()

function failed(id: string, startedAt: Date, message: string): WalkRecord {
  return {
    id,
    startedAt: startedAt.toISOString(),
    durationMs: Date.now() - startedAt.getTime(),
    outcome: { kind: 'error', message },
    screens: [],
    relocations: [],
    notes: [],
    proposed: null,
    // Nobody knows how far it came.
    needsLook: true,
  }
}
