import { mkdirSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { channelsOf, undelivered } from '../alert/deliver.js'
import { verifyMail } from '../alert/mail.js'
import { launchForPerson, whyUnsandboxed } from '../browser/launch.js'
import { loadFlows } from '../flow/load.js'
import { formatProblem } from '../flow/yaml.js'
import { type GuideEntry, guideEntries } from '../guides/entries.js'
import { readIncidents, SITES } from '../night/incidents.js'
import { skippedWarnings } from '../settings/cron.js'
import { contactOf } from '../settings/guides.js'
import { readSecret } from '../settings/secret.js'
import type { Settings } from '../settings/settings.js'
import { discard, writeFileAtomically } from '../state/files.js'
import { countRuns } from '../state/runs.js'
import { sessions } from './sessions.js'

/** One thing that was looked at: how it is, and what to do about it. */
export type Finding = {
  readonly what: string
  readonly state: 'ok' | 'warning' | 'failure'
  readonly said: string
}

/** A night needs some room for its pictures; in bytes. */
const LITTLE_SPACE = 1_000_000_000

/** A clock that is wrong by more than this makes dates lie and TLS fail; in milliseconds. */
const WRONG_CLOCK = 120_000

type Check = (settings: Settings) => Promise<readonly Omit<Finding, 'what'>[]> | readonly Omit<Finding, 'what'>[]

/** Everything that keeps nights from being held, or alerts from arriving; looked at in this order. */
const CHECKS: Readonly<Record<string, Check>> = {
  flows,
  browser,
  fonts,
  sessions,
  state,
  disk,
  alerts,
  schedule,
  clock,
}

/** Looks at everything a night needs. A check that fails in itself is a failure, and keeps no other from being made. */
export async function examine(settings: Settings, found: (finding: Finding) => void): Promise<void> {
  for (const [what, check] of Object.entries(CHECKS)) {
    try {
      for (const finding of await check(settings)) found({ what, ...finding })
    } catch (error) {
      found({
        what,
        state: 'failure',
        said: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error),
      })
    }
  }
}

const ok = (said: string) => [{ state: 'ok' as const, said }]
const warning = (said: string) => ({ state: 'warning' as const, said })
const failure = (said: string) => ({ state: 'failure' as const, said })

function flows(settings: Settings) {
  const { flows: found, problems } = loadFlows(settings.flows, {
    accounts: Object.keys(settings.accounts),
    devices: Object.keys(settings.devices),
  })
  return problems.length > 0
    ? problems.map((problem) => failure(formatProblem(problem)))
    : [...ok(`${found.length} in order`), ...guides(settings, guideEntries(found))]
}

/** Guides that nights read: somebody has to answer for asking for their pages. */
function guides(settings: Settings, entries: readonly GuideEntry[]) {
  if (entries.length === 0) return []
  if (settings.guides.check === false) return ok('guides are not checked: `guides: check` is off')
  const asked = entries.filter(({ url }) => url !== null)
  const count = (all: readonly GuideEntry[]) => (all.length === 1 ? '1 guide' : `${all.length} guides`)
  return asked.length > 0 && contactOf(settings) === null
    ? [failure(`Nobody answers for reading ${count(asked)}: name \`guides: contact:\`.`)]
    : ok(`${count(entries)} checked each night`)
}

async function browser() {
  const started = await launchForPerson('nothing', { headless: true })
  const version = started.version()
  await started.close()
  const why = whyUnsandboxed(started)
  return why === undefined
    ? ok(`Chromium ${version} starts`)
    : [
        warning(
          `Chromium ${version} starts without its sandbox: ${why}. Pages are hostile; use a user of its own, with user namespaces allowed (deploy/guidewatch.service).`,
        ),
      ]
}

/** Fonts decide how pages look; without any, every letter is the same box. */
async function fonts() {
  const started = await launchForPerson('nothing', { headless: true })
  try {
    const page = await started.newPage()
    const widths = await page.evaluate(() => {
      const context = document.createElement('canvas').getContext('2d')
      return ['i', 'W'].map((letter) => {
        if (!context) return 0
        context.font = '40px sans-serif'
        return context.measureText(letter.repeat(10)).width
      })
    })
    const [narrow = 0, wide = 0] = widths
    return wide > narrow * 1.5
      ? ok('there are some')
      : [
          failure(
            'There are none, so pictures show boxes for letters. Install some: `apt-get install fonts-liberation`.',
          ),
        ]
  } finally {
    await started.close()
  }
}

function state(settings: Settings) {
  const probe = join(settings.state, '.doctor')
  mkdirSync(settings.state, { recursive: true })
  writeFileAtomically(probe, '')
  discard(probe)
  for (const site of SITES) readIncidents(settings.state, site)
  return ok(`${settings.state} can be written, ${countRuns(settings)} runs in it`)
}

function disk(settings: Settings) {
  const { bavail, bsize } = statfsSync(settings.state)
  const left = bavail * bsize
  const said = `${(left / 1e9).toFixed(1)} GB left`
  return left < LITTLE_SPACE
    ? [failure(`${said}; a night may need some 100 MB. Free some, or lower \`retention\` in guidewatch.yaml.`)]
    : ok(said)
}

async function alerts(settings: Settings) {
  const channels = channelsOf(settings)
  if (channels.length === 0) return [warning('guidewatch.yaml names no `alerts`, so nobody is told anything.')]
  const { mail, webhook, github } = settings.alerts
  const said: Omit<Finding, 'what'>[] = []
  if (mail) {
    const why = await verifyMail(mail, settings.root)
    const server = `${mail.smtp.host}:${mail.smtp.port}`
    said.push(
      why === undefined
        ? {
            state: 'ok',
            said: `the mail server ${server} lets guidewatch in; \`guidewatch alert test\` sends a sample`,
          }
        : failure(`The mail server ${server}: ${why}. Check \`alerts.mail.smtp\` in guidewatch.yaml.`),
    )
  }
  for (const secret of [webhook?.url, webhook?.secret, github?.token]) if (secret) readSecret(secret, settings.root)
  const { waiting, failed } = undelivered(settings.state, channels)
  said.push(...waiting.map((line) => warning(`waiting: ${line}`)))
  said.push(...failed.map((line) => failure(`${line}. Mend the cause, then \`guidewatch alert retry\`.`)))
  return said.length > 0 ? said : ok(channels.map(({ name }) => name).join(', '))
}

function schedule(settings: Settings) {
  const { cron, timezone, ping } = settings.schedule
  if (ping) readSecret(ping, settings.root)
  const skipped = skippedWarnings(settings.schedule, new Date()).map(warning)
  const switches = ping
    ? []
    : [warning('No `ping`: nobody notices when guidewatch itself falls silent. See docs/operating.md.')]
  return [...skipped, ...switches, { state: 'ok' as const, said: `${cron} (${timezone})` }]
}

/** Asks the sites of the flows for the time; a machine without a network cannot know. */
async function clock(settings: Settings) {
  const { flows: all } = loadFlows(settings.flows, {
    accounts: Object.keys(settings.accounts),
    devices: Object.keys(settings.devices),
  })
  for (const { link } of all.slice(0, 3)) {
    const response = await fetch(new URL('/', link.url), {
      method: 'HEAD',
      redirect: 'manual',
      signal: AbortSignal.timeout(5000),
    }).catch(() => undefined)
    const date = response?.headers.get('date')
    if (!date) continue
    const off = Math.abs(Date.now() - Date.parse(date))
    return off > WRONG_CLOCK
      ? [failure(`It is wrong by ${Math.round(off / 60_000)} minutes. Set it, for instance by systemd-timesyncd.`)]
      : ok('right')
  }
  return [warning('No site of the flows could be asked for the time.')]
}
