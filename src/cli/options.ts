import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join, relative } from 'node:path'
import { BadInputError } from '../mistake/mistake.js'
import { ROOT } from '../settings/root.js'

/**
 * `--config`, else `guidewatch.yaml` of the folder one is in. Within guidewatch's own checkout that is the one with the Meta
 * flows; elsewhere these are not taken for those of somebody who only forgot where their own are.
 *
 * @throws BadInputError when there is none.
 */
export function settingsFile(config: string | undefined, folder = process.cwd()): string {
  if (config) return config
  if (existsSync(join(folder, SETTINGS))) return join(folder, SETTINGS)
  if (!relative(ROOT, folder).startsWith('..')) return join(ROOT, SETTINGS)
  throw new BadInputError(
    `There is no ${SETTINGS} in ${folder}: go to the folder that has it, name it with --config, or make one with \`guidewatch new\`.`,
  )
}

const SETTINGS = 'guidewatch.yaml'

export const CONFIG_OPTION = ['-c, --config <file>', 'settings file (default: guidewatch.yaml here)'] as const

/** Who sits at the keyboard: git’s user name, else the system’s. */
export function whoAmI(): string {
  try {
    const name = execFileSync('git', ['config', 'user.name'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
    if (name) return name
  } catch {
    // No git, or no name set.
  }
  return userInfo().username
}

/**
 * A moment as people write it: a date, a date with time, `now`, or a time from now such as `12h` or `7d`.
 *
 * @returns an ISO 8601 time in UTC.
 * @throws BadInputError when it is none of these.
 */
export function parseTime(text: string, now: string): string {
  const [, count, unit] = /^(\d{1,4})([hdw])$/.exec(text) ?? []
  const hours = { h: 1, d: 24, w: 168 }[unit ?? ''] ?? 0
  if (count) return new Date(Date.parse(now) + Number(count) * hours * 3_600_000).toISOString()
  if (text === 'now') return now
  const time = /^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d))?$/.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(time))
    throw new BadInputError(
      `\`${text}\` is no time: write 2026-12-24, 2026-12-24T08:00Z, or a time from now such as 7d or 12h.`,
    )
  return new Date(time).toISOString()
}

/** A path as it is told: from the folder that the command was called in, where that is shorter. */
export function shown(path: string): string {
  const near = relative(process.cwd(), path)
  return near.startsWith('..') ? path : near
}
