import type { Verdict } from '../compare/verdict.js'
import { stepsFor } from '../flow/lint.js'
import { actionOf, type Flow, type Step } from '../flow/schema.js'
import type { WalkRecord } from '../screen/record.js'
import type { WalkSummary } from '../state/result.js'
import { keyboardFolder, RunFileError, readRecord, type StoredRun, wasWalked } from '../state/runs.js'
import { effortOf } from './count.js'
import { readEfforts, writeEfforts } from './store.js'
import { type KeyboardPass, type Seen, withWalk } from './stretch.js'

/**
 * Adds a run to the obstacle record. Taking the same run in again changes nothing.
 *
 * @param isWhole the run walked all that the flows ask for: only then is it a night; any other run counts as walks.
 * @throws WriteError when the record cannot be written.
 */
export function rememberEffort(
  state: string,
  { run, out }: Pick<StoredRun, 'run' | 'out'>,
  flows: readonly Flow[],
  isWhole: boolean,
): void {
  for (const flow of flows) {
    const walks = run.walks.filter((walk) => walk.flow === flow.flow)
    if (walks.length === 0) continue
    const efforts = new Map(readEfforts(state, run.site, flow.flow))
    for (const walk of walks) {
      const seen = seenOf(flow, walk, run.run, out, isWhole)
      if (seen) efforts.set(walk.id, withWalk(efforts.get(walk.id) ?? [], seen))
    }
    writeEfforts(state, run.site, flow.flow, efforts)
  }
}

function seenOf(flow: Flow, walk: WalkSummary, run: string, out: string, isWhole: boolean): Seen | undefined {
  const route = flow.routes.find(({ id }) => id === walk.route)
  const record = saysSomething(walk) ? recordOf(out, walk.id) : undefined
  if (!route || !record || wasSpared(walk, record)) return undefined
  const steps = stepsFor(route, walk.locale, walk.device)
  return {
    ...seenIn(record, walk, { flow, steps, locale: walk.locale, account: walk.account }),
    run,
    at: walk.startedAt,
    isWhole,
    keyboard: passOf(recordOf(keyboardFolder(out), walk.id)),
  }
}

/** What failed for a reason of guidewatch's own, or for want of a session, says nothing of the site. */
function saysSomething({ verdict, outcome }: Pick<WalkSummary, 'verdict' | 'outcome'>): boolean {
  return verdict !== 'error' && !(outcome.kind === 'obstacle' && outcome.obstacle === 'session-missing')
}

/** No page was opened, because of what became of the account; that says nothing of the way. */
function wasSpared({ account }: WalkSummary, { outcome, screens }: WalkRecord): boolean {
  return account !== 'logged-out' && outcome.kind === 'obstacle' && screens.length === 0
}

const REACHED: ReadonlySet<Verdict> = new Set(['verified', 'changed'])

/** What the record of one walk says, whatever run it belongs to. */
export function seenIn(
  record: WalkRecord,
  { id, verdict }: Pick<WalkSummary, 'id' | 'verdict'>,
  way: Parameters<typeof effortOf>[1],
): Pick<Seen, 'walk' | 'reached' | 'verified' | 'counts' | 'around' | 'labels'> {
  const counts = REACHED.has(verdict) ? effortOf(record, way) : null
  const labels = record.screens.flatMap(({ step, target }): [string, string][] => (target ? [[step, target.name]] : []))
  return {
    walk: id,
    reached: counts !== null,
    verified: verdict === 'verified' && counts !== null,
    counts,
    around: counts ? null : aroundOf(record, way.steps),
    labels: counts ? Object.fromEntries(labels) : {},
  }
}

/** Of the way that was found where a control of the guide is gone: its clicks, those before and after it included. */
function aroundOf({ proposed }: WalkRecord, steps: readonly Step[]): Seen['around'] {
  if (!proposed) return null
  const indexOf = (step: string) => steps.findIndex(({ id }) => id === step)
  const before = proposed.after === null ? [] : steps.slice(0, indexOf(proposed.after) + 1)
  const after = proposed.next === null ? [] : steps.slice(indexOf(proposed.next))
  const presses = [...before, ...after].filter((step) => ['click', 'press', 'choose'].includes(actionOf(step)))
  return { clicks: presses.length + proposed.clicks.length, screens: proposed.screens.length }
}

/** What a walk by keyboard came to; `null` where it was stopped by something else, which says nothing of the keyboard. */
export function passOf(record: WalkRecord | undefined): KeyboardPass | null {
  if (!record?.keys) return null
  const { recognised, ...keys } = record.keys
  const reached = record.outcome.kind === 'arrived' && recognised && keys.why === null
  return reached || keys.why !== null ? { at: record.startedAt, reached, ...keys } : null
}

/** A record that is gone or damaged costs its walk, not the night. */
function recordOf(out: string, id: string): WalkRecord | undefined {
  try {
    return wasWalked(out, id) ? readRecord(out, id) : undefined
  } catch (error) {
    if (error instanceof RunFileError) return undefined
    throw error
  }
}
