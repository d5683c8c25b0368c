import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { grouped } from '../collection/grouped.js'
import { obstacleOf, verdictOf } from '../compare/verdict.js'
import { walkAll } from '../engine/engine.js'
import type { Flow } from '../flow/schema.js'
import type { Judge } from '../judge/judging.js'
import { ARRIVAL } from '../screen/screen.js'
import { standingsIn } from '../state/accounts.js'
import type { Job } from '../state/job.js'
import type { WalkSummary } from '../state/result.js'
import { readResult, walkFolder, wasStopped, wasWalked, writeResult } from '../state/runs.js'
import { heldBack } from './accounts.js'
import type { RunProgress } from './progress.js'

/** So many walks that failed alike are walked a second time, and speak for the others. */
const SPOKESMEN = 2

/**
 * Walks what was not verified once more, at the end, one after the other, each in a fresh browser: an alert needs two
 * of two. Of walks that failed alike two are walked again; only if these do not agree with themselves, the others are, too.
 * A second walk that is verified counts instead of the first, and so does one that got further.
 *
 * @returns the results of the walks that were confirmed or refuted.
 */
export async function confirmWalks(
  job: Job,
  results: readonly WalkSummary[],
  judge: Judge,
  progress: RunProgress,
): Promise<readonly WalkSummary[]> {
  const doubtfulAtFirst = results.filter(({ verdict }) => verdict !== 'verified')
  const { vouched: held, open } = heldBack(doubtfulAtFirst, standingsIn(job.standings))
  for (const walk of held) keepConfirmation(job.out, walk)
  const groups = groupsAlike(job.flows, open)
  const spokesmen = await walkAgain(job, groups.flatMap(spokesmenOf), judge, progress)
  const { vouched, doubtful } = vouchedBy(groups, new Map(spokesmen.map((walk) => [walk.id, walk])))
  for (const walk of vouched) keepConfirmation(job.out, walk)
  const others = wasStopped(job) ? [] : await walkAgain(job, doubtful, judge, progress)
  return [...held, ...spokesmen, ...vouched, ...others]
}

/** Those of walks that failed alike that are walked again. */
export function spokesmenOf(group: readonly WalkSummary[]): readonly WalkSummary[] {
  return group.slice(0, SPOKESMEN)
}

/**
 * Puts walks together that failed alike: with one account on one site in one language, by the same at the same
 * instruction; an obstacle or an error is the same wherever the walk was.
 */
export function groupsAlike(
  flows: readonly Flow[],
  walks: readonly WalkSummary[],
): readonly (readonly WalkSummary[])[] {
  const groups = grouped(walks, (walk) => {
    const flow = flows.find((one) => one.flow === walk.flow)
    return JSON.stringify([walk.account, flow && new URL(flow.link.url).host, ...likenessOf(walk, flow)])
  })
  return [...groups.values()]
}

function likenessOf(walk: WalkSummary, flow: Flow | undefined): readonly string[] {
  const { outcome } = walk
  const ended = obstacleOf(walk)
  if (ended) return [walk.verdict, ended.obstacle]
  if (outcome.kind === 'error') return ['error', outcome.message.replaceAll(walk.id, '')]
  const steps = flow?.routes.find(({ id }) => id === walk.route)?.steps ?? []
  const instruction = (step: string) => {
    const { open, click, hover, press, fill, choose, expect } = steps.find(({ id }) => id === step) ?? {}
    return step === ARRIVAL ? walk.flow : JSON.stringify([open, click, hover, press, fill, choose, expect])
  }
  const met = [...keysOf(walk)].map((key) => {
    const [kind = '', step = ''] = key.split('@')
    return `${kind}@${instruction(step)}`
  })
  return [walk.verdict, walk.locale.split('-')[0] ?? '', ...met.sort()]
}

/**
 * Lets the walks that were walked again speak for those that failed alike.
 *
 * @param again second walks by id, with their confirmations.
 * @returns those that are vouched for, and those that are not, because their spokesmen were refuted or missing.
 */
export function vouchedBy(
  groups: readonly (readonly WalkSummary[])[],
  again: ReadonlyMap<string, WalkSummary>,
): { readonly vouched: readonly WalkSummary[]; readonly doubtful: readonly WalkSummary[] } {
  const vouched: WalkSummary[] = []
  const doubtful: WalkSummary[] = []
  for (const group of groups) {
    const spokesmen = spokesmenOf(group).map(({ id }) => again.get(id))
    const agree = spokesmen.flatMap((walk) => (walk?.confirmation?.agrees ? [walk] : []))
    const others = group.slice(SPOKESMEN)
    if (agree.length === spokesmen.length) vouched.push(...others.map((walk) => vouchedFor(walk, agree)))
    else doubtful.push(...others)
  }
  return { vouched, doubtful }
}

function vouchedFor(walk: WalkSummary, spokesmen: readonly WalkSummary[]): WalkSummary {
  const own = keysOf(walk)
  const seen = spokesmen.map(({ confirmation }) => confirmation?.both ?? null)
  const both = seen.some((keys) => keys === null) ? null : [...new Set(seen.flatMap((keys) => keys ?? []))]
  // The step of a copy may be called otherwise; what is alike was told by what it says.
  const shared = both?.filter((key) => own.has(key)) ?? null
  const second = spokesmen[0]?.confirmation?.second ?? walk.verdict
  const by = spokesmen.map(({ id }) => id)
  const confirmation = {
    first: walk.verdict,
    second,
    agrees: true,
    both: shared?.length ? shared : both && [...own],
    by,
  }
  return { ...walk, confirmation }
}

async function walkAgain(
  job: Job,
  doubtful: readonly WalkSummary[],
  judge: Judge,
  progress: RunProgress,
): Promise<readonly WalkSummary[]> {
  if (doubtful.length === 0) return []
  progress.confirming(doubtful.length)
  const out = join(job.out, 'second')
  mkdirSync(out, { recursive: true })
  const again: Job = {
    ...againOf(job),
    out,
    walks: job.walks.filter(({ id }) => doubtful.some((walk) => walk.id === id)),
  }
  await walkAll(again, async (event) => {
    if (event.event === 'walk-started') progress.started(event.id)
  })
  // What a signal, politeness or the site kept from being walked again was seen once: neither confirmed nor refuted.
  const standings = new Map(standingsIn(job.standings).map((standing) => [standing.account, standing]))
  const isKeptBack = ({ id, account }: WalkSummary) => {
    const { stopped = null, putOff = [] } = standings.get(account) ?? {}
    return wasStopped(again) || stopped !== null || putOff.some(({ walk }) => walk === id)
  }
  const walkedAgain = doubtful.filter((walk) => wasWalked(out, walk.id) || !isKeptBack(walk))
  const confirmed: WalkSummary[] = []
  for (const first of walkedAgain) {
    const planned = again.walks.find(({ id }) => id === first.id)
    if (!planned) continue
    const second = await judge(again, planned)
    const { walk, isSecond } = betterOf(first, second)
    if (isSecond) takeOver(walkFolder(out, first.id), walkFolder(job.out, first.id))
    keepConfirmation(job.out, walk)
    confirmed.push(walk)
    progress.judged(walk)
  }
  rmSync(out, { recursive: true, force: true })
  return confirmed
}

/** A job as its walks are walked a second time: each alone, without searching for what the first walk has searched for. */
export function againOf(job: Job): Job {
  return { ...job, alone: true, settings: { ...job.settings, explore: { ...job.settings.explore, clicks: 0 } } }
}

/** Of a walk and its repetition the one that counts, with what they say of each other. */
export function betterOf(
  first: WalkSummary,
  second: WalkSummary,
): { readonly walk: WalkSummary; readonly isSecond: boolean } {
  const hasArrived = ({ outcome }: WalkSummary) => outcome.kind === 'arrived'
  const gotFurther = isMaterial(second) && (!isMaterial(first) || (hasArrived(second) && !hasArrived(first)))
  const isSecond = second.verdict === 'verified' || gotFurther
  return { walk: { ...(isSecond ? second : first), confirmation: confirmationOf(first, second) }, isSecond }
}

/** Adds to what was judged of a walk what its second walk said of it. */
export function keepConfirmation(out: string, { id, confirmation }: WalkSummary): void {
  writeResult(out, { ...readResult(out, id), confirmation })
}

/**
 * What two walks say of each other. Of what readers meet they agree where they saw the same kind of thing at the same
 * step; whether a reader gets stuck there or merely sees something else may differ from walk to walk.
 */
export function confirmationOf(
  first: Pick<WalkSummary, 'verdict' | 'outcome' | 'findings'>,
  second: Pick<WalkSummary, 'verdict' | 'outcome' | 'findings'>,
): NonNullable<WalkSummary['confirmation']> {
  const verdicts = { first: first.verdict, second: second.verdict, by: [] }
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
function keysOf({ findings, outcome }: Pick<WalkSummary, 'outcome' | 'findings'>): ReadonlySet<string> {
  const stopped = outcome.kind === 'stopped' ? [`stopped@${outcome.step}`] : []
  const met = findings.filter((finding) => verdictOf({ kind: 'arrived' }, [finding]) !== 'verified')
  return new Set([...met.map(({ kind, step }) => `${kind}@${step}`), ...stopped])
}

function isMaterial({ verdict }: Pick<WalkSummary, 'verdict'>): boolean {
  return verdict === 'changed' || verdict === 'broken'
}

function takeOver(from: string, to: string): void {
  if (!existsSync(from)) return
  rmSync(to, { recursive: true, force: true })
  mkdirSync(dirname(to), { recursive: true })
  renameSync(from, to)
}
