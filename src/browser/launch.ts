import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import os from 'node:os'
import { join } from 'node:path'
import type { Browser, LaunchOptions } from 'playwright'
import { chromium } from 'playwright'
import { Mistake } from '../mistake/mistake.js'
import { type Address, addressOf, type Gate, serveGate } from '../network/gate.js'
import type { Renderer } from '../screen/screen.js'
import { DISABLED_FEATURES, DISABLED_INTERFACES } from './features.js'
import { findBrowser } from './find.js'

/** The stand-in: every one of its hosts is this port on this machine, with this key. */
export type StandInAddress = { readonly port: number; readonly spki: string; readonly hosts: readonly string[] }

/** No browser, or one that does not start; the message says what to do. */
export class BrowserError extends Mistake {}

/** A browser for walking, and the only way out of it. */
export type GatedBrowser = {
  readonly browser: Browser
  readonly gate: Gate
  /** Ends the browser, and leaves nothing of it on the disk. Never fails. */
  readonly close: () => Promise<void>
}

/**
 * How a person sees a walk: in a window, and with a pause of so many milliseconds between two actions of the browser;
 * or from another computer, by further arguments of the browser.
 */
export type Look = { readonly headed: boolean; readonly slowMs: number; readonly args?: readonly string[] }

/**
 * Starts a browser for walking. It resolves no name, speaks to nobody but its gate, and looks nothing up ahead.
 *
 * @param standIn whose key is accepted without a certificate authority.
 * @throws BrowserError
 */
export async function launchBrowser(standIn?: StandInAddress | null, look?: Look): Promise<GatedBrowser> {
  const gate = await serveGate()
  const profile = mkdtempSync(join(os.tmpdir(), 'guidewatch-browser-'))
  // The browser may still be writing its last words.
  const remove = () =>
    rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }).catch(() => undefined)
  const tidy = async () => {
    await remove()
    await gate.close()
  }
  try {
    // Settings of the profile cannot be given in any other way, and every context of the browser follows them.
    mkdirSync(join(profile, 'Default'))
    writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(PREFERENCES))
    const browser = await start(
      [
        // Chromium sends web sockets to the last of these, whatever connections to a site it has already.
        `--proxy-server=http=127.0.0.1:${gate.port};https=127.0.0.1:${gate.port};socks=127.0.0.1:${gate.deadEnd}`,
        '--proxy-bypass-list=<-loopback>',
        '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
        '--disable-quic',
        '--webrtc-ip-handling-policy=disable_non_proxied_udp',
        '--no-pings',
        `--disable-features=${DISABLED_FEATURES.join(',')}`,
        `--disable-blink-features=${DISABLED_INTERFACES.join(',')}`,
        ...(standIn ? [`--ignore-certificate-errors-spki-list=${standIn.spki}`] : []),
        ...(look?.args ?? []),
      ],
      !look?.headed,
      async (options) => {
        const slow = look ? { slowMo: look.slowMs } : {}
        const started = (await chromium.launchPersistentContext(profile, { ...options, ...slow })).browser()
        if (!started) throw new Error('it cannot be shared by several walks')
        return started
      },
    )
    const tidied = new Promise<void>((resolve) => {
      browser.once('disconnected', () => resolve(tidy()))
    })
    const close = () =>
      browser
        .close()
        .catch(() => undefined)
        .then(() => tidied)
        // It is told to be disconnected before it ends, and makes folders anew until then.
        .then(remove)
    return { browser, gate, close }
  } catch (error) {
    await tidy()
    throw error
  }
}

/** Where an origin is reached: every one of the stand-in's on this machine, when it stands in. */
export function reachable(origin: URL, standIn: StandInAddress | null | undefined): Address | undefined {
  if (!standIn) return addressOf(origin)
  return standIn.hosts.includes(origin.hostname) ? { host: '127.0.0.1', port: standIn.port } : undefined
}

/**
 * Starts a browser for a person, or for looking at nothing but what is on this machine.
 *
 * @param reach `everything` when a person signs in and may be sent anywhere; else the stand-in, or nothing at all.
 * @throws BrowserError
 */
export async function launchForPerson(
  reach: StandInAddress | 'everything' | 'nothing',
  options: { readonly headless?: boolean; readonly args?: readonly string[] } = {},
): Promise<Browser> {
  const standIn = typeof reach === 'object' ? reach : undefined
  const mapped = standIn?.hosts.map((host) => `MAP ${host}:443 127.0.0.1:${standIn.port}`) ?? []
  const rules = [...mapped, 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1']
  const args = [
    ...(reach === 'everything' ? [] : [`--host-resolver-rules=${rules.join(', ')}`]),
    ...(standIn ? [`--ignore-certificate-errors-spki-list=${standIn.spki}`] : []),
    ...(options.args ?? []),
  ]
  return start(args, options.headless ?? false, (all) => chromium.launch(all))
}

/**
 * Chromium fetches ahead what it expects a visitor to open; 2 is never. WebRTC is to use the gate or nothing. In a window, the
 * offer to translate would lie over the page, and what is translated has no words that a guide names.
 */
const PREFERENCES = {
  translate: { enabled: false },
  net: { network_prediction_options: 2 },
  webrtc: { ip_handling_policy: 'disable_non_proxied_udp' },
}

/**
 * Drawing must not depend on the screen and the graphics card that it happens to run on; where there is no card, an
 * imitated one takes twice the time of a walk.
 */
const DRAWING = ['--force-color-profile=srgb', '--disable-gpu', '--disable-lcd-text', '--hide-scrollbars']

const unsandboxed = new WeakMap<Browser, string>()

/** Why a browser was started without Chromium's own sandbox; `undefined` when it has one. */
export function whyUnsandboxed(browser: Browser): string | undefined {
  return unsandboxed.get(browser)
}

async function start(
  args: readonly string[],
  headless: boolean,
  launch: (options: LaunchOptions) => Promise<Browser>,
): Promise<Browser> {
  const found = await findBrowser()
  if (!found)
    throw new BrowserError(
      'No browser was found. Run `npx playwright install --with-deps chromium`, or set GUIDEWATCH_BROWSER to a Chromium or Chrome binary.',
    )
  const attempt = (chromiumSandbox: boolean) =>
    launch({ args: [...args, ...DRAWING], executablePath: found.path, headless, chromiumSandbox })
  // Chromium refuses its sandbox to root. Elsewhere it is used; some containers do not allow it.
  const mayUseSandbox = process.getuid?.() !== 0
  try {
    const browser = await attempt(mayUseSandbox)
    if (!mayUseSandbox) unsandboxed.set(browser, 'guidewatch runs as root')
    return browser
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    if (mayUseSandbox && /sandbox/i.test(message)) {
      const browser = await attempt(false)
      unsandboxed.set(browser, 'this machine or container does not allow it')
      return browser
    }
    throw new BrowserError(
      `The browser ${found.path} does not start: ${message.split('\n')[0]}. Run \`npx playwright install --with-deps chromium\`, or set GUIDEWATCH_BROWSER.`,
    )
  }
}

/** The fingerprint of what draws the pictures; the device's scale is added per walk. */
export function rendererOf(browser: Browser, scale: number): Renderer {
  return {
    browser: `Chromium ${browser.version()}`,
    platform: `${os.platform()}-${os.arch()}`,
    fonts: fontsFingerprint(),
    scale,
  }
}

let fonts: string | undefined

/** A short hash of the installed fonts; `unknown` where fontconfig is not there to ask. */
function fontsFingerprint(): string {
  if (fonts) return fonts
  try {
    const list = execFileSync('fc-list', [':', 'family', 'style', 'fontversion'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    fonts = createHash('sha256').update(list.split('\n').sort().join('\n')).digest('hex').slice(0, 12)
  } catch {
    fonts = 'unknown'
  }
  return fonts
}
