import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import os from 'node:os'
import type { Browser, LaunchOptions } from 'playwright'
import { chromium } from 'playwright'
import type { Renderer } from '../screen/screen.js'
import { findBrowser } from './find.js'

/** Where Chromium finds hosts: nowhere but where it is told to. */
export type Network = {
  /** Hosts that may be looked up, `*.example.org` included. */
  readonly allowed: readonly string[]
  /** The stand-in: every one of its hosts is this port on this machine, with this key. */
  readonly standIn?: { readonly port: number; readonly spki: string; readonly hosts: readonly string[] } | null
}

/** No browser, or one that does not start; the message says what to do. */
export class BrowserError extends Error {}

/**
 * Starts a browser that reaches only the given hosts. Redirects cannot be intercepted, so the browser itself must not
 * resolve any other name.
 *
 * @throws BrowserError
 */
export async function launchBrowser(network: Network, options: { readonly headless?: boolean } = {}): Promise<Browser> {
  const found = await findBrowser()
  if (!found)
    throw new BrowserError(
      'No browser was found. Run `npm run setup`, or set GUIDEWATCH_BROWSER to a Chromium or Chrome binary.',
    )
  const start = (chromiumSandbox: boolean) =>
    chromium.launch({
      ...launchOptions(network),
      executablePath: found.path,
      headless: options.headless ?? true,
      chromiumSandbox,
    })
  // Chromium refuses its sandbox to root. Elsewhere it is used; some containers do not allow it.
  const mayUseSandbox = process.getuid?.() !== 0
  try {
    return await start(mayUseSandbox)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    if (mayUseSandbox && /sandbox/i.test(message)) return start(false)
    throw new BrowserError(
      `The browser ${found.path} does not start: ${message.split('\n')[0]}. Run \`npm run setup\`, or set GUIDEWATCH_BROWSER.`,
    )
  }
}

function launchOptions({ allowed, standIn }: Network): LaunchOptions {
  const mapped = standIn?.hosts.map((host) => `MAP ${host}:443 127.0.0.1:${standIn.port}`) ?? []
  const direct = standIn ? ['127.0.0.1'] : allowed.map((host) => host.replace(/:\d+$/, ''))
  const rules = [...mapped, 'MAP * ~NOTFOUND', ...direct.map((host) => `EXCLUDE ${host}`)]
  return {
    args: [
      `--host-resolver-rules=${rules.join(', ')}`,
      ...(standIn ? [`--ignore-certificate-errors-spki-list=${standIn.spki}`] : []),
      // Drawing must not depend on the screen it happens to run on.
      '--force-color-profile=srgb',
      '--disable-lcd-text',
      '--hide-scrollbars',
    ],
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
