import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { verdictOf } from '../verdict/verdict.js'
import { walkPlan, wasStopped } from './engine.js'
import { wasWalked } from './judge.js'
import type { Judge } from './judging.js'
import { type Plan, walkFolder } from './plan.js'
import type { WalkResult } from './result.js'
import type { RunProgress } from './run.js'

/**
 * Walks what was not verified once more, at the end, one after the other, each in a fresh browser: an alert needs two
 * of two. A second walk that is verified counts instead of the first, and so does one that got further.
 *
 * @returns the results of the walks that were walked again.
 */
export async function confirmWalks(
  plan: Plan,
  results: readonly WalkResult[],
  judge: Judge,
  progress: RunProgress,
): Promise<readonly WalkResult[]> {
  const doubtful = results.filter(({ verdict }) => verdict !== 'verified')
  if (doubtful.length === 0) return []
  progress.confirming(doubtful.length)
  const out = join(plan.out, 'second')
  mkdirSync(out, { recursive: true })
  const again: Plan = {
    ...plan,
    out,
    alone: true,
    // The first walk has searched already.
    settings: { ...plan.settings, explore: { ...plan.settings.explore, clicks: 0 } },
    walks: plan.walks.filter(({ id }) => doubtful.some((walk) => walk.id === id)),
  }
  await walkPlan(again, async (event) => {
    if (event.event === 'walk-started') progress.started(event.id)
  })
  // What a signal kept from being walked again was seen once: neither confirmed nor refuted.
  const walkedAgain = doubtful.filter(({ id }) => wasWalked(out, id) || !wasStopped(plan))
  const confirmed: WalkResult[] = []
  for (const first of walkedAgain) {
    const planned = again.walks.find(({ id }) => id === first.id)
    if (!planned) continue
    const second = await judge(again, planned)
    const confirmation = confirmationOf(first, second)
    const counts = second.verdict === 'verified' || (isMaterial(second) && !isMaterial(first))
    if (counts) takeOver(walkFolder(out, first.id), walkFolder(plan.out, first.id))
    // Judged again in its new place, so that its pictures are found there.
    const result = { ...(counts ? await judge(plan, planned) : first), confirmation }
    confirmed.push(result)
    progress.judged(result)
  }
  rmSync(out, { recursive: true, force: true })
  return confirmed
}

/**
 * What two walks say of each other. Of what readers meet they agree where they saw the same kind of thing at the same
 * step; whether a reader gets stuck there or merely sees something else may differ from walk to walk.
 */
export function confirmationOf(first: WalkResult, second: WalkResult): NonNullable<WalkResult['confirmation']> {
  const verdicts = { first: first.verdict, second: second.verdict }
  if (!isMaterial(first) || !isMaterial(second))
    return { ...verdicts, agrees: first.verdict === second.verdict, both: null }
  const [seen, again] = [keysOf(first), keysOf(second)]
  const stops = [first, second].flatMap(({ outcome }) => (outcome.kind === 'stopped' ? [outcome.step] : []))
  const isWrongAt = (step: string, keys: ReadonlySet<string>) => [...keys].some((key) => key.endsWith(`@${step}`))
  const both = new Set([
    ...[...seen].filter((key) => again.has(key)),
    ...stops.filter((step) => isWrongAt(step, seen) && isWrongAt(step, again)).map((step) => `stopped@${step}`),
  ])
  return { ...verdicts, agrees: both.size > 0, both: [...both] }
}

/** What a walk saw that readers meet, as `kind@step`. */
function keysOf({ findings, outcome }: WalkResult): ReadonlySet<string> {
  const stopped = outcome.kind === 'stopped' ? [`stopped@${outcome.step}`] : []
  const met = findings.filter((finding) => verdictOf({ kind: 'arrived' }, [finding]) !== 'verified')
  return new Set([...met.map(({ kind, step }) => `${kind}@${step}`), ...stopped])
}

function isMaterial({ verdict }: WalkResult): boolean {
  return verdict === 'changed' || verdict === 'broken'
}

function takeOver(from: string, to: string): void {
  if (!existsSync(from)) return
  rmSync(to, { recursive: true, force: true })
  mkdirSync(dirname(to), { recursive: true })
  renameSync(from, to)
}
