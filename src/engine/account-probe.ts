import type { GatedBrowser } from '../browser/launch.js'
import type { Flow, ObstacleKind } from '../flow/schema.js'
import type { ProbeResult } from '../screen/probe.js'
import type { Session } from '../screen/session.js'
import type { Job } from '../state/job.js'
import type { PlannedWalk } from '../state/plan.js'
import { type Probed, probe } from '../walk/probe/probe.js'

/** What a probe comes to for the walks of the account: nothing, or the obstacle that each of them would meet. */
const OBSTACLE_OF: Readonly<Record<ProbeResult, ObstacleKind | null>> = {
  ok: null,
  expired: 'login-wall',
  checkpoint: 'checkpoint',
  'another-language': 'another-language',
  suspended: 'suspended',
  'already-objected': 'already-objected',
  'rate-limit': 'rate-limit',
  unreachable: 'unavailable',
  missing: 'session-missing',
}

/**
 * The obstacle that a probe puts before all walks of its account.
 *
 * @returns `null` where they are walked: a page that is gone, or stays empty, says nothing of the account.
 */
export function obstacleOfProbe({ result, why }: Pick<Probed, 'result' | 'why'>): ObstacleKind | null {
  const saysNothing = why?.kind === 'empty' || (why?.kind === 'status' && (why.status === 404 || why.status === 410))
  return result === 'unreachable' && saysNothing ? null : OBSTACLE_OF[result]
}

/** Probes the account of a walk; a page that did not come is asked for once more, where walks are. */
export async function probeAccount(
  job: Job,
  planned: PlannedWalk,
  { browser, gate }: GatedBrowser,
  session: Session | undefined,
): Promise<Probed> {
  const { account, locale } = planned
  const flows = flowsOf(job, account)
  const [first] = flows
  const { settings } = job
  const device = settings.devices[planned.device]
  if (!first || !device) throw new Error(`the plan names the unknown device or account of ${planned.id}`)
  const { mark, probe: page } = settings.accounts[account] ?? {}
  const url = page ?? `${new URL(first.link.url).origin}/`
  const once = (as: Session | undefined) =>
    probe(browser, {
      account,
      url,
      hosts: [...new Set([...flows.flatMap(({ hosts }) => hosts), new URL(url).origin])],
      reads: [...new Set(flows.flatMap(({ reads }) => reads))],
      mark,
      locale,
      device,
      session: as,
      timeouts: settings.timeouts,
      timezone: settings.timezone,
      obstacles: flows.flatMap(({ obstacles }) => obstacles),
      standIn: job.standIn,
      gate,
    })
  const found = await once(session)
  if (obstacleOfProbe(found) !== 'unavailable' || settings.retries === 0) return found
  // A site may have used a token up without an answer that came.
  const { storageState } = found
  return once(session && storageState ? { ...session, storageState } : session)
}

/** The flows that walk with an account, in the order of the plan. */
function flowsOf({ flows }: Job, account: string): readonly Flow[] {
  return flows.filter((flow) => flow.account === account || flow.routes.some((route) => route.account === account))
}
