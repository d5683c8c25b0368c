import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../run/engine.js'

/** `--config`, else `guidewatch.yaml` of the folder one is in, else guidewatch's own with the Meta flows. */
export function settingsFile(config: string | undefined): string {
  if (config) return config
  return existsSync('guidewatch.yaml') ? 'guidewatch.yaml' : join(ROOT, 'guidewatch.yaml')
}

export const CONFIG_OPTION = [
  '-c, --config <file>',
  'settings file (default: guidewatch.yaml here, else guidewatch’s own)',
] as const
