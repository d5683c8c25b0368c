import { dirname, join } from 'node:path'
import { loadFlows } from '../../src/flow/load.js'
import { placeOf, type SignInPlace } from '../../src/login/place.js'
import { loadSettings } from '../../src/settings/settings.js'
import { project } from '../helpers/site.js'

export const MARK = 'mark: { role: button, name: { en: Sign out, de: Abmelden } }'

/** A flow that walks a site with a test account. */
export const memberFlow = (origin: string, more = '') => `flow: garden
link: ${origin}/
account: kim
hosts: [${origin}]
${more}
destination: { heading: Hello }
routes:
  - id: menu
    steps: [{ open: ${origin}/ }]
`

/** The settings of a project with one account, `kim`. */
export const memberSettings = (mark: string) =>
  `timeouts: { step: 1, calm: 2, page: 10, walk: 20 }\naccounts: { kim: { ${mark} } }\n`

/** Where `kim` signs in, in a project of its own that has a mark. */
export function memberPlace(
  origin: string,
  options: { mark?: string; flow?: string; device?: string } = {},
): SignInPlace {
  const { config } = project({ 'garden.yaml': memberFlow(origin, options.flow) }, memberSettings(options.mark ?? MARK))
  const settings = loadSettings(config)
  const { flows, problems } = loadFlows(join(dirname(config), 'flows'), {
    accounts: ['kim'],
    devices: Object.keys(settings.devices),
  })
  if (problems.length > 0) throw new Error(JSON.stringify(problems))
  return placeOf(settings, flows, 'kim', options.device)
}
