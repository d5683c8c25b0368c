import type { Flow, Target } from '../flow/schema.js'
import { BadInputError } from '../mistake/mistake.js'
import type { Device, Settings } from '../settings/settings.js'

/** A device as the settings name it. */
export type NamedDevice = { readonly name: string; readonly device: Device }

/** Where an account signs in, and how the walks that need it visit the site. */
export type SignInPlace = {
  readonly account: string
  /** The page that is opened for the person, and with which it is tested whether walks are signed in. */
  readonly url: string
  /** A flow of the account; its hosts and reads are those of all flows of the account. */
  readonly flow: Flow
  readonly locale: string
  /** All languages in which the account is walked; {@link locale} is the first. */
  readonly locales: readonly string[]
  /** The device the session is tested with, and one of the other kind (phone or not) where walks use both. */
  readonly devices: readonly [NamedDevice, ...NamedDevice[]]
  readonly mark: Target | undefined
  readonly timezone: string
  readonly timeouts: Settings['timeouts']
}

/**
 * Where an account signs in.
 *
 * @param device the name of the device to sign in and to test with; by default the first one of the account's walks.
 * @throws BadInputError when the settings have no such account or device, or no flow walks with it.
 */
export function placeOf(
  settings: Settings,
  flows: readonly Flow[],
  account: string,
  device: string | undefined,
): SignInPlace {
  const known = settings.accounts[account]
  if (!known)
    throw new BadInputError(
      `${settings.file} has no account \`${account}\`; its accounts are: ${Object.keys(settings.accounts).join(', ') || 'none'}.`,
    )
  const walking = flows.filter(
    (flow) => flow.account === account || flow.routes.some((route) => route.account === account),
  )
  const [flow] = walking
  if (!flow) throw new BadInputError(`No flow walks with the account \`${account}\`.`)
  const routes = walking.flatMap((one) =>
    one.routes
      .filter((route) => (route.account ?? one.account) === account && route.surface === 'web')
      .map((route) => ({ locales: route.locales ?? one.locales, devices: route.devices ?? one.devices })),
  )
  const locales = distinct(routes.flatMap((route) => route.locales))
  return {
    account,
    url: known.probe ?? new URL(flow.link.url).origin,
    flow: {
      ...flow,
      hosts: distinct(walking.flatMap(({ hosts }) => hosts)),
      reads: distinct(walking.flatMap(({ reads }) => reads)),
    },
    locale: locales[0] ?? flow.locales[0] ?? 'en-US',
    locales,
    devices: oneOfEachKind(settings, device, distinct(routes.flatMap((route) => route.devices))),
    mark: known.mark,
    timezone: settings.timezone,
    timeouts: settings.timeouts,
  }
}

/** A phone has a user agent of its own, to which a site may bind a session; other devices differ by size alone. */
function oneOfEachKind(
  settings: Settings,
  wanted: string | undefined,
  walked: readonly string[],
): readonly [NamedDevice, ...NamedDevice[]] {
  const named = (name: string): NamedDevice => {
    const device = settings.devices[name]
    if (!device)
      throw new BadInputError(`There is no device \`${name}\`; there are: ${Object.keys(settings.devices).join(', ')}.`)
    return { name, device }
  }
  const first = named(wanted ?? walked[0] ?? 'desktop')
  const other = walked.map(named).find(({ device }) => device.mobile !== first.device.mobile)
  return other ? [first, other] : [first]
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)]
}
