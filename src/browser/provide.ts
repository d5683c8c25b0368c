import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type FoundBrowser, findBrowser } from './find.js'

const NONE = `No browser was found and none could be installed. Do one of these and try again:
  - as root on Debian or Ubuntu: apt-get install chromium
  - with internet access:        npx playwright install --with-deps chromium
  - set GUIDEWATCH_BROWSER to the path of a Chromium or Chrome binary`

/**
 * Returns a browser to walk with, installing one when the machine has none: Playwright's download first, Debian's
 * `chromium` package second.
 *
 * @param say takes one line of progress per slow action.
 * @throws Error with what the operator can do, when nothing worked.
 */
export async function provideBrowser(say: (line: string) => void): Promise<FoundBrowser> {
  const found = await findBrowser()
  if (found) return found
  for (const install of [installWithPlaywright, installWithApt]) {
    install(say)
    const installed = await findBrowser()
    if (installed) return installed
  }
  throw new Error(NONE)
}

function installWithPlaywright(say: (line: string) => void): void {
  if (process.env.PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD) return
  say('Installing a browser (playwright install chromium) …')
  const cli = join(dirname(createRequire(import.meta.url).resolve('playwright/package.json')), 'cli.js')
  const libraries = process.getuid?.() === 0 ? ['--with-deps'] : []
  quietly(process.execPath, [cli, 'install', ...libraries, 'chromium'])
}

function installWithApt(say: (line: string) => void): void {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return
  say('Installing a browser (apt-get install chromium) …')
  quietly('apt-get', ['update'])
  quietly('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation'])
}

/** Failing is no news here: the caller looks whether a browser is there now, and says what to do if not. */
function quietly(command: string, args: string[]): void {
  spawnSync(command, args, {
    stdio: 'ignore',
    timeout: 300_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
}
