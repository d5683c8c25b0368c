// The walk that is measured by walk.mjs and profile.mjs.
import { join } from 'node:path'
import { planWalks } from '../dist/engine/plan.js'
import { loadFlows } from '../dist/flow/load.js'
import { loadSettings } from '../dist/settings/settings.js'

export const ROUTE = 'facebook-objection/settings-policy-question/de-DE-desktop'

/** The plan of a run of this one walk. */
export function planFor(folder, standIn) {
  const settings = { ...loadSettings(join(import.meta.dirname, '..', 'guidewatch.yaml')), region: undefined }
  const { flows } = loadFlows(settings.flows, {
    accounts: Object.keys(settings.accounts),
    devices: Object.keys(settings.devices),
  })
  const planned = planWalks(flows, {}).find(({ id }) => id === ROUTE)
  return {
    run: 'bench',
    site: 'stand-in',
    release: null,
    out: join(folder, 'run'),
    settings,
    flows,
    walks: [planned],
    standIn: { port: standIn.port, spki: standIn.spki, hosts: standIn.hosts },
  }
}
