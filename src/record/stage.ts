import type { GatedBrowser, StandInAddress } from '../browser/launch.js'
import type { Flow } from '../flow/schema.js'
import { BadInputError } from '../mistake/mistake.js'
import type { Session } from '../screen/session.js'
import type { Device, Settings } from '../settings/settings.js'
import { contextOptions } from '../walk/context.js'
import { guard } from '../walk/guard/guard.js'
import { watchNavigation } from '../walk/navigation.js'
import { watchTabs } from '../walk/tabs.js'
import { type Hosts, watchHosts } from './hosts.js'
import { type Stage, settled } from './press.js'
import { type Heard, prepareWorld, watchWorld } from './world.js'

/** As whom, and how, a way is recorded. */
export type Staging = {
  readonly url: string
  readonly locale: string
  readonly device: Device
  readonly session: Session | undefined
  /** What is known of the site; of an existing flow, all of it. */
  readonly flow: Flow
  readonly standIn: StandInAddress | undefined
  readonly settings: Pick<Settings, 'timeouts' | 'timezone'>
}

/** A page that is open for its author, watched over as on a walk. */
export type OpenStage = Stage & {
  readonly hosts: Hosts
  /** The id of the page in DevTools. */
  readonly target: string
  /** Resolves when the author has closed the window. */
  readonly closed: Promise<null>
  readonly end: () => Promise<void>
}

/**
 * Opens the first page as a walk would, with the walk's own gate and guard: only what reads leaves the browser. Any
 * host may be read, because nobody knows yet where the way leads.
 *
 * @param hear is told what the author does.
 * @param say is told what the page does by itself.
 * @throws BadInputError when the page does not open.
 */
export async function openStage(
  { browser, gate }: GatedBrowser,
  staging: Staging,
  hear: (heard: Heard) => void,
  say: (line: string) => void,
): Promise<OpenStage> {
  const { device, locale, session, settings, flow, standIn, url } = staging
  await prepareWorld()
  const context = await browser.newContext(
    contextOptions(browser, { device, locale, timezone: settings.timezone, storageState: session?.storageState }),
  )
  const told = new Set<string>()
  const watch = await guard(
    { browser, context, gate },
    flow,
    standIn,
    ({ kind }) => {
      const line = BY_ITSELF[kind]
      if (line && !told.has(line)) say(line)
      if (line) told.add(line)
      return () => undefined
    },
    () => true,
  )
  const hosts = watchHosts(context)
  const page = await context.newPage()
  page.setDefaultTimeout(settings.timeouts.page * 1000)
  const navigation = watchNavigation(page)
  const tabs = watchTabs(context, page, () => undefined)
  const world = await watchWorld(context, page, hear)
  const stage: Stage = { page, world, guard: watch, tabs, navigation, timeouts: settings.timeouts }
  const closed = new Promise<null>((resolve) => {
    page.once('close', () => resolve(null))
    browser.once('disconnected', () => resolve(null))
  })
  // The window that every browser begins with has nothing to show.
  for (const other of browser.contexts()) if (other !== context) for (const blank of other.pages()) await blank.close()
  const end = async () => {
    watch.shut()
    await context.close().catch(() => undefined)
    await watch.end().catch(() => undefined)
  }
  try {
    await page.goto(url, { waitUntil: 'commit', timeout: settings.timeouts.page * 1000 })
  } catch (error) {
    await end()
    const [line = ''] = String(error instanceof Error ? error.message : error).split('\n')
    throw new BadInputError(`${url} does not open: ${line.replace(/^page\.goto: /, '')}. Is the address right?`)
  }
  await settled(stage)
  const devTools = await context.newCDPSession(page)
  const { targetInfo } = await devTools.send('Target.getTargetInfo')
  await devTools.detach()
  return { ...stage, hosts, target: targetInfo.targetId, closed, end }
}

/** What a page does by itself, told once. */
const BY_ITSELF: Readonly<Record<string, string>> = {
  dialog: 'The page asked something in a dialog of the browser; it was answered with no.',
  popup: 'Another tab was closed: a walk has one.',
  download: 'A download was refused.',
  'post-aborted': 'A form that the page wanted to send was stopped.',
  'typed-stopped': 'A request that held what was typed was stopped.',
}
