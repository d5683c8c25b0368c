import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { rendererOf } from '../browser/launch.js'
import { stepsFor } from '../flow/lint.js'
import type { WalkRecord } from '../screen/record.js'
import { madeUpSession } from '../stand-in/account.js'
import { writeJson } from '../state/files.js'
import { PASSPHRASE_VARIABLE, readSession, type Session } from '../state/sessions.js'
import { readSnapshots, snapshotFolder } from '../state/snapshots.js'
import { walk } from '../walk/walk.js'
import type { BrowserKeeper } from './browser-keeper.js'
import { type Plan, type PlannedWalk, partsOf, secretNames, walkFolder } from './plan.js'

/**
 * Does one planned walk and leaves its record in the folder of the walk. Never throws: what goes wrong, a browser that
 * does not start included, is the record's outcome.
 */
export async function walkPlanned(plan: Plan, planned: PlannedWalk, keeper: BrowserKeeper): Promise<WalkRecord> {
  const startedAt = new Date()
  const record = await tryWalk(plan, planned, keeper).catch((error: unknown): WalkRecord => {
    const message = error instanceof Error ? error.message : String(error)
    return failed(planned.id, startedAt, message)
  })
  writeJson(join(walkFolder(plan.out, planned.id), 'walk.json'), record)
  return record
}

/** True when a walk ended for a reason that may be gone at once: a failure of guidewatch, or a site that did not answer. */
export function mayPass({ outcome }: WalkRecord): boolean {
  return outcome.kind === 'error' || (outcome.kind === 'obstacle' && outcome.obstacle === 'unavailable')
}

async function tryWalk(plan: Plan, planned: PlannedWalk, keeper: BrowserKeeper): Promise<WalkRecord> {
  const { browser, gate, distrust } = await keeper.get()
  if (distrust) return failed(planned.id, new Date(), distrust)
  const { flow, route } = partsOf(plan, planned)
  const device = plan.settings.devices[planned.device]
  if (!device) throw new Error(`The device ${planned.device} is unknown.`)
  const folder = snapshotFolder(plan.settings.snapshots, plan.site, planned.id)
  const task = {
    id: planned.id,
    flow,
    route,
    steps: stepsFor(route, planned.locale, planned.device),
    locale: planned.locale,
    device,
    account: planned.account,
    mark: plan.settings.accounts[planned.account]?.mark,
    visit: plan.visit,
    settings: plan.settings,
    approved: (step: string) => (readSnapshots(folder)[step] ?? []).map(({ screen }) => screen),
  }
  return walk(browser, task, {
    session: await sessionOf(plan, planned.account),
    secrets: Object.fromEntries(secretNames([flow]).map((name) => [name, process.env[name] ?? ''])),
    gate,
    standIn: plan.standIn ?? undefined,
    renderer: rendererOf(browser, device.scale),
    directory: walkFolder(plan.out, planned.id),
    now: Date.now,
  })
}

async function sessionOf(plan: Plan, account: string): Promise<Session | undefined> {
  if (account === 'logged-out') return undefined
  if (plan.standIn) return madeUpSession()
  const file = plan.settings.accounts[account]?.session
  if (!file || !existsSync(file)) return undefined
  // Turning a passphrase into a key takes more than a second, by design; a worker does it once.
  const key = `${file} ${statSync(file).mtimeMs}`
  const session = sessions.get(key) ?? readSession(file, process.env[PASSPHRASE_VARIABLE])
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
