import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { Mistake } from '../mistake/mistake.js'

/** Where a browser was found, and by which rule. */
export type FoundBrowser = { readonly path: string; readonly source: 'GUIDEWATCH_BROWSER' | 'Playwright' | 'system' }

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome']

const WELL_KNOWN = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** GUIDEWATCH_BROWSER names something that cannot be run. */
export class BrowserSettingError extends Mistake {}

/**
 * Finds the browser to walk with: `GUIDEWATCH_BROWSER`, else Playwright's own Chromium, else one of the system's.
 *
 * @returns the browser, or `undefined` when there is none.
 * @throws BrowserSettingError when `GUIDEWATCH_BROWSER` is set but is no executable file; falling back silently would
 *   walk with another browser than the operator asked for.
 */
export async function findBrowser(env: NodeJS.ProcessEnv = process.env): Promise<FoundBrowser | undefined> {
  const wanted = env.GUIDEWATCH_BROWSER
  if (wanted) {
    if (!isExecutable(wanted)) {
      throw new BrowserSettingError(
        `GUIDEWATCH_BROWSER is set to ${wanted}, which is not an executable file. Set it to a Chromium or Chrome binary, or unset it.`,
      )
    }
    return { path: wanted, source: 'GUIDEWATCH_BROWSER' }
  }
  const own = await playwrightChromium()
  if (own) return { path: own, source: 'Playwright' }
  const system = systemChromium(env.PATH ?? '')
  return system ? { path: system, source: 'system' } : undefined
}

async function playwrightChromium(): Promise<string | undefined> {
  const { chromium } = await import('playwright')
  const path = chromium.executablePath()
  return path && existsSync(path) ? path : undefined
}

function systemChromium(searchPath: string): string | undefined {
  const onPath = searchPath
    .split(delimiter)
    .filter(Boolean)
    .flatMap((directory) => COMMANDS.map((command) => join(directory, command)))
  return [...onPath, ...WELL_KNOWN].find(isExecutable)
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
