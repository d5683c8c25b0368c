import type { Browser, BrowserContext, Page } from 'playwright'
import { originAllowed } from '../flow/origins.js'
import type { Keys, Note, Outcome, ProposedRoute, Relocation, WalkRecord } from '../screen/record.js'
import type { Screen } from '../screen/screen.js'
import { ARRIVAL } from '../screen/screen.js'
import { mapTexts } from '../screen/why.js'
import { arrive } from './arrive.js'
import { makeDeterministic } from './calm.js'
import { whyUnreadable } from './capture/readable.js'
import { closeQuickly, contextOptions } from './context.js'
import { type Guard, guard } from './guard/guard.js'
import { storageLeft } from './guard/storage.js'
import { type KeyCount, newKeyCount } from './key-count.js'
import { hintFor } from './locate/hints.js'
import { watchNavigation } from './navigation.js'
import { WalkAgain } from './recover.js'
import { newRecovery } from './recovery.js'
import { LONGEST_TEXT, type Redact, redactor, secretsOf } from './redaction/redact.js'
import { performAll } from './reopen.js'
import { explore } from './search/explore.js'
import { lostAt, withoutWrongTurn } from './search/wrong-turn.js'
import { watchTabs } from './tabs.js'
import type { StepWatch, TakeNote, WalkMeans, WalkTask } from './task.js'
import { Stop, type Walker } from './walker.js'

/**
 * Walks one route once. Never throws for anything the site does: whatever happens becomes the outcome, whose texts
 * have passed redaction.
 */
export async function walk(browser: Browser, task: WalkTask, means: WalkMeans): Promise<WalkRecord> {
  const startedAt = means.now()
  const screens: Screen[] = []
  const relocations: Relocation[] = []
  const notes: Note[] = []
  const redact = redactor([...(means.session ? secretsOf(means.session) : []), ...Object.values(means.secrets)])
  let context: BrowserContext | undefined
  let walker: Walker | undefined
  let watch: Guard | undefined
  const keys = task.keyboard ? newKeyCount() : undefined
  let outcome: Outcome
  if (task.account !== 'logged-out' && !means.session) {
    outcome = {
      kind: 'obstacle',
      step: task.steps[0]?.id ?? ARRIVAL,
      obstacle: 'session-missing',
      why: { kind: 'no-session', account: task.account },
    }
  } else {
    let step = task.steps[0]?.id ?? ARRIVAL
    const run = async (): Promise<Outcome> => {
      const { device, locale, settings } = task
      const visitor = { device, locale, timezone: settings.timezone, storageState: means.session?.storageState }
      context = await browser.newContext(contextOptions(browser, visitor))
      const note: TakeNote = (remark) => {
        const index = notes.push({ step, times: 1, ...mapTexts(remark, redact.text) }) - 1
        return (times) => {
          const taken = notes[index]
          if (taken) notes[index] = { ...taken, times }
        }
      }
      watch = await guard({ browser, context, gate: means.gate }, task.flow, means.standIn, note)
      if (redact.hasSecrets) await context.addInitScript(withoutBubbles)
      if (task.flow.capture === 'deterministic') await makeDeterministic(context, task.visit)
      const page = await context.newPage()
      page.setDefaultTimeout(task.settings.timeouts.page * 1000)
      const navigation = watchNavigation(page)
      const recovery = newRecovery()
      const tabs = watchTabs(context, page, note)
      const started = {
        page,
        task,
        means,
        redact,
        navigation,
        guard: watch,
        tabs,
        note,
        screens,
        relocations,
        recovery,
      }
      walker = keys ? { ...started, blind: true, keys } : started
      const walkOnce = async (started: Walker): Promise<Outcome> => {
        await performAll(started, task.steps, async (next, perform) => {
          step = next.id
          await means.watch?.begins(next)
          await perform()
          leftHosts(page, task)
          await means.watch?.done(next)
        })
        step = ARRIVAL
        return arrive(started)
      }
      for (;;) {
        try {
          return await walkOnce(walker)
        } catch (error) {
          if (!(error instanceof WalkAgain)) throw error
          screens.length = 0
          relocations.length = 0
          if (keys) Object.assign(keys, newKeyCount())
        }
      }
    }
    outcome = await beforeDeadline(run(), task.settings.timeouts.walk * 1000, () => step).catch((error: unknown) =>
      outcomeOf(error, step),
    )
  }
  if (walker) outcome = withoutWrongTurn(walker, outcome)
  if (walker && means.watch?.missing) await tellMissing(walker, outcome, means.watch.missing)
  const proposed = walker && !keys && (await findNewWay(walker, outcome))
  if (context && watch && means.left) means.left(await storageLeft(context, watch))
  watch?.shut()
  if (context) await closeQuickly(context, browser)
  // Whatever the browser is asked next comes after it.
  void watch?.end()
  return {
    id: task.id,
    startedAt: new Date(startedAt).toISOString(),
    durationMs: means.now() - startedAt,
    outcome: redactOutcome(outcome, redact),
    screens,
    relocations,
    notes,
    proposed: proposed || null,
    needsLook: means.session !== undefined || task.steps.some(({ fill }) => fill?.secret !== undefined),
    ...(keys ? { keys: keysOf(keys, outcome) } : {}),
  }
}

/** Tells who watches where a target may be that was not found. */
async function tellMissing(walker: Walker, outcome: Outcome, tell: NonNullable<StepWatch['missing']>): Promise<void> {
  if (outcome.kind !== 'stopped' || outcome.reason !== 'target-missing') return
  const step = walker.task.steps.find(({ id }) => id === outcome.step)
  const hint = step && (await hintFor(walker, step).catch(() => null))
  if (step && hint) await tell(step, mapTexts(hint, walker.redact.text))
}

/** Where a walk by keyboard stopped after a press that did nothing, that press is why. */
function keysOf({ suspect, ...keys }: KeyCount, outcome: Outcome): Keys {
  return suspect && keys.why === null && outcome.kind === 'stopped'
    ? { ...keys, step: suspect, why: 'no-effect' }
    : keys
}

/**
 * Where a control of the guide is gone, another way is searched for, beyond the time of the walk itself. With the
 * session of a test account it is only where the settings say so.
 */
async function findNewWay(walker: Walker, outcome: Outcome): Promise<ProposedRoute | undefined> {
  const { task, screens } = walker
  const { clicks, seconds, signedIn } = task.settings.explore
  const lost = lostAt(task, outcome)
  if (!lost || clicks === 0 || (task.account !== 'logged-out' && !signedIn)) return undefined
  // What the search meets on its way is not what the guide's reader meets.
  const searching: Walker = {
    ...walker,
    screens: [],
    relocations: [],
    note: () => () => undefined,
    blind: true,
    seen: [...screens],
    recovery: newRecovery(),
  }
  const found = explore(searching, lost).catch(() => undefined)
  return withinMs(found, (seconds + task.settings.timeouts.walk) * 1000)
}

/** What comes in time; what comes later is let go. */
async function withinMs<T>(work: Promise<T>, ms: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

/**
 * Runs in the page: what is wrong with a field is said by the page alone. The browser's own bubble is no part of the page
 * that could be looked through, and would be in the picture.
 */
function withoutBubbles(): void {
  addEventListener('invalid', (event) => event.preventDefault(), true)
}

/** A redirect can lead where no request was let through; what is on screen then is not the site of the guide. */
function leftHosts(page: Page, task: WalkTask): void {
  const url = page.url()
  if (!/^https?:/.test(url) || originAllowed(url, task.flow.hosts)) return
  throw new Stop({
    kind: 'stopped',
    step: ARRIVAL,
    reason: 'left-hosts',
    why: { kind: 'other-host', host: new URL(url).host },
  })
}

async function beforeDeadline(walk: Promise<Outcome>, ms: number, step: () => string): Promise<Outcome> {
  let timer: NodeJS.Timeout | undefined
  const deadline = new Promise<Outcome>((resolve) => {
    timer = setTimeout(
      () =>
        resolve({
          kind: 'obstacle',
          step: step(),
          obstacle: 'unavailable',
          why: { kind: 'too-long', seconds: ms / 1000 },
        }),
      ms,
    )
  })
  walk.catch(() => undefined)
  return Promise.race([walk, deadline]).finally(() => clearTimeout(timer))
}

/** What is said of a page's controls and addresses is the page's own text. */
function redactOutcome(outcome: Outcome, redact: Redact): Outcome {
  if (outcome.kind === 'arrived') return outcome
  return outcome.kind === 'error'
    ? { ...outcome, message: redact.text(outcome.message).slice(0, LONGEST_TEXT) }
    : { ...outcome, why: mapTexts(outcome.why, (text) => redact.text(text).slice(0, LONGEST_TEXT)) }
}

function outcomeOf(error: unknown, step: string): Outcome {
  if (error instanceof Stop) return error.outcome
  const why = whyUnreadable(error)
  if (why) return { kind: 'obstacle', step, obstacle: 'unreadable', why }
  const message = error instanceof Error ? error.message : String(error)
  // Playwright appends a log of what it tried, with element texts; the first line says what happened.
  return { kind: 'error', message: (message.split('\n')[0] ?? message).slice(0, 500) }
}
