// A quarter of a year in a few minutes: 90 nights with a clock set by hand. The walks of every release of the stand-in
// are done once with a real browser; each night then takes the stored screens of what the sites showed that night,
// judges them anew, follows incidents and alerts over a real SMTP conversation. What recipients got is compared with
// what really happened, which this file alone knows.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { acknowledge } from '../dist/incident/commands.js'
import { unresolved } from '../dist/incident/incident.js'
import { judgeWalk, kept } from '../dist/judge/judge.js'
import { changeIncidents, readIncidents } from '../dist/night/incidents.js'
import { holdNight } from '../dist/night/night.js'
import { conclude } from '../dist/run/conclude.js'
import { run } from '../dist/run/run.js'
import { ROOT } from '../dist/settings/root.js'
import { loadSettings } from '../dist/settings/settings.js'
import { jobOf } from '../dist/state/job.js'
import { planFile, readPlan } from '../dist/state/plan.js'
import { markUnsettled, runId, storedRun } from '../dist/state/runs.js'
import { parcelsIn } from '../dist/state/spool.js'
import { headlineInWords } from '../dist/words/incident.js'

const NIGHTS = 90
const FIRST = Date.UTC(2026, 0, 1, 3, 17)
const APPROVED = '2025-04-14-approved'
const FORMS = ['facebook-objection', 'instagram-objection']
// The way to deletion leads past the entry, too.
const PAST_THE_ENTRY = ['facebook-deletion', ...FORMS]
const SIGNED_IN = ['facebook-deletion', 'facebook-objection', 'instagram-deletion', 'instagram-objection']

/**
 * What happened: from one night to another, which release the sites showed, which flows it really breaks or blocks.
 * What is blocked may be told a night later; `noise` must not be told at all.
 */
const HISTORY = [
  { nights: [5, 9], release: '2025-05-12-entry-renamed', flows: PAST_THE_ENTRY },
  { nights: [12, 15], release: '2025-05-07-question', flows: FORMS },
  { nights: [20, 20], outage: true, noise: 'the sites are down for one night' },
  { nights: [23, 24], outage: true, blockedFlows: SIGNED_IN },
  { nights: [28, 33], release: '2025-07-01-region', flows: FORMS },
  { nights: [36, 40], release: '2025-09-01-checkpoint', blockedFlows: SIGNED_IN },
  { nights: [43, 43], release: '2025-05-07-question', unconfirmed: true, noise: 'a second walk did not see the same' },
  { nights: [44, 46], release: '2025-12-16-reversed', flows: ['third-party-rights'] },
  { nights: [48, 51], release: '2026-03-28-consent', noise: 'the cookie dialog has other labels' },
  { nights: [53, 56], release: '2026-05-14-chooser', flows: FORMS },
  // Comes and goes: goes on in the thread, then flaps.
  { nights: [58, 58], release: '2026-05-14-chooser', flows: FORMS },
  { nights: [60, 60], release: '2026-05-14-chooser', flows: FORMS, flaps: true },
  { nights: [65, 67], release: '2026-08-01-soft-404', flows: FORMS },
  { nights: [70, 73], release: '2025-05-19-entry-moved', flows: PAST_THE_ENTRY },
  { nights: [75, 78], release: '2026-08-14-removed', flows: FORMS },
  {
    nights: [80, 83],
    release: '2026-10-01-mixed-night',
    flows: ['facebook-objection', 'facebook-deletion', 'third-party-rights'],
    blockedFlows: ['instagram-deletion', 'instagram-objection'],
  },
  { nights: [85, 88], release: '2026-09-01-submit-renamed', flows: FORMS },
]

/** What the mail server does on some nights, and the nights on which guidewatch dies after walking. */
const MAIL_FAULTS = {
  5: 'defers',
  12: 'refuses connections',
  53: 'hangs',
  65: 'defers',
  75: 'dies before its answer',
  85: 'refuses connections',
}
const CRASHES = [66, 80]
/** Somebody takes care of what is open. */
const ACKNOWLEDGED = [7, 30, 81]

const folder = mkdtempSync(join(tmpdir(), 'guidewatch-quarter-'))
const progress = { planned: () => {}, started: () => {}, judged: () => {}, confirming: () => {}, waiting: () => {} }
const say = (text) => process.stderr.isTTY && process.stderr.write(`\r\u001B[K${text}`)
const mail = await serveMail()
const hook = await serveHook()
const settings = setUp()
const recorded = await record()
const truth = []

for (let night = 0; night < NIGHTS; night += 1) {
  say(`night ${night + 1} of ${NIGHTS}`)
  const now = () => new Date(FIRST + night * 86_400_000)
  const event = HISTORY.find(({ nights: [from, to] }) => night >= from && night <= to)
  truth.push(event)
  mail.fault = MAIL_FAULTS[night]
  mail.night = hook.night = night
  const options = { standIn: APPROVED, now }
  const dies = CRASHES.includes(night)
  const replayed = (_settings, _options) => replay(event, now(), dies)
  await holdNight(settings, options, progress, replayed).catch((error) => {
    if (!dies) throw error
  })
  mail.fault = undefined
  if (ACKNOWLEDGED.includes(night)) {
    await changeIncidents(settings.state, 'stand-in', (state) =>
      unresolved(state).reduce(
        (current, { number }) =>
          acknowledge(current, number, {
            by: 'Ana',
            at: now().toISOString(),
            reason: 'asked the editors',
            until: new Date(now().getTime() + 7 * 86_400_000).toISOString(),
          }),
        state,
      ),
    )
  }
}
say('')
report()
mail.close()
hook.close()
rmSync(folder, { recursive: true, force: true })

function setUp() {
  cpSync(join(ROOT, 'snapshots'), join(folder, 'snapshots'), { recursive: true })
  // On the desktop only: a night walks all that its flows ask for.
  cpSync(join(ROOT, 'flows', 'meta'), join(folder, 'flows'), { recursive: true })
  for (const name of readdirSync(join(folder, 'flows')).filter((one) => one.endsWith('.yaml'))) {
    const file = join(folder, 'flows', name)
    const text = readFileSync(file, 'utf8')
    writeFileSync(
      file,
      text.replace('[desktop, mobile]', '[desktop]').replace(/^ {4}devices: \[mobile\]/gm, '    surface: app'),
    )
  }
  process.env.SIM_HOOK = `${hook.origin}/`
  process.env.SIM_SECRET = 'secret of the simulation'
  const file = join(folder, 'guidewatch.yaml')
  writeFileSync(
    file,
    `timezone: Europe/Berlin
accounts: { facebook-eu: { session: none.age }, instagram-eu: { session: none.age } }
timeouts: { step: 1 }
workers: 3
retries: 0
explore: { clicks: 0 }
retention: { days: 14 }
alerts:
  patience: 0
  mail:
    from: guidewatch@example.org
    to: [ana@example.org, { address: bernd@example.org, language: de }]
    operator: [operator@example.org]
    escalation: [chief@example.org]
    smtp: { host: 127.0.0.1, port: ${mail.port}, tls: none }
  webhook: { url: { env: SIM_HOOK }, secret: { env: SIM_SECRET } }
`,
  )
  return loadSettings(file)
}

/** Walks every release once, on the desktop, in all languages. */
async function record() {
  const releases = [...new Set([APPROVED, ...HISTORY.flatMap(({ release }) => release ?? [])])]
  const folders = {}
  for (const [index, release] of releases.entries()) {
    say(`walking release ${release} (${index + 1} of ${releases.length})`)
    folders[release] = join(folder, 'recorded', release)
    await run(settings, { standIn: release, out: folders[release], now: () => new Date() }, progress)
  }
  return folders
}

/** A night of stored screens, judged anew. */
async function replay(event, startedAt, dies) {
  const recording = recorded[event?.release ?? APPROVED]
  const id = runId(startedAt)
  const out = join(settings.state, 'runs', id)
  markUnsettled(out)
  // Pictures are linked, not copied: nobody changes them.
  execFileSync('cp', ['-al', join(recording, 'walks'), join(out, 'walks')])
  const walked = readPlan(planFile(recording))
  const plan = jobOf({ ...walked, run: id, startedAt: startedAt.toISOString(), isWhole: true }, settings, out)
  const walks = []
  for (const planned of plan.walks) {
    const judged = await judgeWalk(plan, planned)
    const seen = event?.outage ? { ...judged, ...down(judged) } : judged
    const confirmation = seen.verdict === 'verified' ? null : confirm(seen, event)
    const result = {
      ...seen,
      startedAt: plan.startedAt,
      ...(confirmation?.second === 'verified' ? { verdict: 'verified', findings: [] } : {}),
      confirmation,
    }
    walks.push(kept(plan, result))
  }
  const result = conclude(plan, walks, { isNight: true, stopped: false, durationMs: 0 })
  if (dies) throw new Error('killed after walking')
  return storedRun(out, result)
}

function down(walk) {
  const step = walk.steps[0].id
  const obstacle = { kind: 'obstacle', step, obstacle: 'unavailable', why: { kind: 'status', status: 503 } }
  return { verdict: 'blocked', outcome: obstacle, findings: [] }
}

function confirm({ verdict }, event) {
  const second = event?.unconfirmed ? 'verified' : verdict
  return { first: verdict, second, agrees: second === verdict, both: null }
}

async function serveMail() {
  const state = { inbox: [], night: 0, fault: undefined, port: 0, close: () => {} }
  const sockets = new Set()
  const failure = (code) => Object.assign(new Error('not now'), { responseCode: code })
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 10,
    onConnect: (_session, callback) => {
      // A server that hangs is one that closes long after everybody has left: here it takes no time.
      if (state.fault === 'hangs') for (const socket of sockets) socket.destroy()
      callback(state.fault === 'refuses connections' ? failure(421) : null)
    },
    onData: (stream, session, callback) => {
      const chunks = []
      stream.on('data', (chunk) => chunks.push(chunk))
      stream.on('end', async () => {
        if (state.fault === 'defers') return callback(failure(451))
        const parsed = await simpleParser(Buffer.concat(chunks))
        const repeats = state.fault === 'dies before its answer'
        for (const { address } of session.envelope.rcptTo) {
          state.inbox.push({
            to: address,
            night: state.night,
            id: parsed.messageId,
            notice: parsed.headers.get('x-guidewatch-notice'),
            subject: parsed.subject,
            repeats,
          })
        }
        if (repeats) for (const socket of sockets) socket.destroy()
        else callback(null)
      })
    },
  })
  server.on('error', () => {})
  server.server.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return Object.assign(state, { port: server.server.address().port, close: () => server.close(() => {}) })
}

/** Receives every notice in full, so that this file can tell what each mail was about. */
async function serveHook() {
  const state = { notices: [], night: 0, origin: '', close: () => {} }
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    state.notices.push({ night: state.night, ...JSON.parse(body).notice })
    response.end()
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return Object.assign(state, { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() })
}

function report() {
  const { incidents, pending } = readIncidents(settings.state, 'stand-in')
  console.table(
    incidents.map(({ number, kind, class: how, headline, state, openedAt, nights, changes, members }) => ({
      number,
      what: kind === 'guide' ? headlineInWords(headline, 'en').slice(0, 60) : kind,
      class: how,
      flows: new Set(members.map(({ flow }) => flow)).size,
      walks: new Set(members.flatMap(({ walks }) => walks)).size,
      opened: openedAt.slice(0, 10),
      nights,
      changes: changes.length,
      state,
    })),
  )
  const kinds = {}
  for (const { notice } of mail.inbox) {
    const kind = hook.notices.find(({ id }) => id === notice)?.kind ?? 'unknown'
    kinds[kind] = (kinds[kind] ?? 0) + 1
  }
  console.log('mails by kind, over all recipients:')
  console.table(kinds)

  const alarms = hook.notices.filter(({ kind }) => ['opened', 'reopened', 'extended'].includes(kind))
  const problems = { lost: [], duplicates: [], falseAlarms: [], missed: [] }
  // Lost: told to nobody in the end.
  problems.lost.push(...pending.map(({ id }) => id))
  for (const place of ['waiting', 'failed'])
    problems.lost.push(...parcelsIn(settings.state, place).parcels.map(({ id }) => id))
  for (const { id, kind, audience } of hook.notices) {
    const to = { maintainers: 2, operator: 1, escalation: 1 }[audience]
    const reached = new Set(mail.inbox.filter(({ notice }) => notice === id).map(({ to: address }) => address)).size
    if (kind !== 'superseded' && reached < to) problems.lost.push(`${id} reached ${reached} of ${to}`)
  }
  // Twice: the same message again without a server that died, or one transition under two ids.
  const seen = new Map()
  for (const { to, id, notice, repeats } of mail.inbox) {
    const key = `${to} ${notice}`
    const before = seen.get(key)
    if (before && (!before.repeats || before.id !== id)) problems.duplicates.push(key)
    seen.set(key, { repeats, id })
  }
  for (const { number } of incidents) {
    const told = hook.notices.filter(({ incident }) => incident?.number === number).map(({ kind }) => kind)
    const states = told.filter((kind) => ['opened', 'reopened', 'recovered', 'superseded', 'withdrawn'].includes(kind))
    states.forEach((kind, index) => {
      if (/opened/.test(kind) !== (index % 2 === 0))
        problems.duplicates.push(`incident ${number}: ${states.join(', ')}`)
    })
  }
  // False: told although nothing was wrong that night or the night before, or of a flow that was right.
  for (const { night, kind, incident, at } of alarms) {
    const told = new Date(at)
    const on = Math.round((told.getTime() - FIRST) / 86_400_000)
    const event = truth[on]
    const wrong = [...new Set(incident.members.filter(({ failing }) => failing).map(({ flow }) => flow))].filter(
      (flow) => ![...(event?.flows ?? []), ...(event?.blockedFlows ?? [])].includes(flow) && !event?.outage,
    )
    if (!event || event.noise || wrong.length > 0)
      problems.falseAlarms.push(`night ${night}, ${kind} ${incident.number}: ${wrong.join(', ')}`)
  }
  // Missed: not told within a day of the night that showed it; what is blocked has a night more, what flaps is listed.
  for (const { nights, flows = [], blockedFlows = [], noise, flaps } of HISTORY) {
    if (noise || flaps) continue
    const [from] = nights
    for (const flow of [...flows, ...blockedFlows]) {
      const until = from + (flows.includes(flow) ? 1 : 2)
      const found = mail.inbox.some(({ night, notice }) => {
        if (night < from || night > until) return false
        const alarm = alarms.find(({ id }) => id === notice)
        return alarm?.incident.members.some((member) => member.failing && member.flow === flow)
      })
      if (!found) problems.missed.push(`night ${from}: ${flow}`)
    }
  }
  for (const [what, list] of Object.entries(problems)) for (const one of list) console.log(`${what}: ${one}`)
  const counts = Object.fromEntries(Object.entries(problems).map(([what, list]) => [what, list.length]))
  console.log(JSON.stringify({ nights: truth.length, ...counts }))
  process.exitCode = Object.values(counts).some((count) => count > 0) ? 1 : 0
}
