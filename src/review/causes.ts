import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { type Cause, type CauseMember, memberKey, membersOf, type Reviewed } from '../cause/cause.js'
import { causesOf } from '../cause/causes.js'
import type { JudgedWalk } from '../cause/judged.js'
import type { Flow } from '../flow/schema.js'
import type { Incident } from '../incident/incident.js'
import type { Settings } from '../settings/settings.js'
import { planFile, readPlan } from '../state/plan.js'
import type { WalkResult } from '../state/result.js'
import type { StoredRun } from '../state/runs.js'
import { judgedWalk } from './judged.js'
import { printsOf } from './prints.js'

/**
 * What a run came to, for a person who decides: causes, and what each of them stands for. Walks are read one at a time, and
 * little is kept of each; those that are verified are not read.
 *
 * @param incidents those that are not resolved, to tell which of them follow a cause.
 * @throws RunFileError when what was judged of a walk is gone or damaged.
 * @throws SnapshotError when a snapshot of a step concerned is damaged.
 */
export function reviewed(
  stored: StoredRun,
  settings: Pick<Settings, 'snapshots' | 'state'>,
  incidents: readonly Incident[] = [],
): Reviewed {
  const { run } = stored
  const flows = flowsOf(stored)
  const prints = new Map<string, string>()
  const walks: JudgedWalk[] = []
  for (const { id, verdict, findings } of run.walks) {
    if (verdict === 'verified' && !findings.some(({ kind }) => kind === 'not-approved')) continue
    const walk = stored.walk(id)
    walks.push(judgedWalk(walk, run, flows.get(walk.flow)))
    for (const [step, print] of printsOf(stored, settings, walk, concerned(walk))) prints.set(`${id}@${step}`, print)
  }
  const printOf = ({ walk, step, alsoAt }: CauseMember) =>
    [step, ...alsoAt].map((one) => prints.get(memberKey({ walk, step: one })) ?? '').join(' ')
  const { causes, ...others } = causesOf(walks, printOf, sha256)
  return { run: run.run, site: run.site, causes: followed(causes, incidents), ...others }
}

/** Steps of a walk on whose screens something near the way was found. */
function concerned({ verdict, findings }: WalkResult): ReadonlySet<string> {
  if (verdict !== 'changed' && verdict !== 'broken') return new Set()
  const near = findings.filter(({ relevance }) => relevance !== 'elsewhere')
  return new Set(near.flatMap(({ step, alsoAt }) => [step, ...alsoAt]))
}

function flowsOf({ out }: StoredRun): ReadonlyMap<string, Flow> {
  // A run that was carried here without its plan can still be read.
  if (!existsSync(planFile(out))) return new Map()
  return new Map(readPlan(planFile(out)).flows.map((flow) => [flow.flow, flow]))
}

/** Adds to causes which incidents follow them: those of which a member fails on one of its screens. */
function followed(causes: readonly Cause[], incidents: readonly Incident[]): Cause[] {
  const byScreen = new Map<string, Set<number>>()
  for (const { number, members, state } of incidents) {
    if (state === 'resolved') continue
    for (const { walks, step, failing } of members) {
      for (const walk of failing ? walks : []) {
        const key = memberKey({ walk, step })
        byScreen.set(key, (byScreen.get(key) ?? new Set()).add(number))
      }
    }
  }
  return causes.map((cause) => {
    const numbers = new Set(membersOf(cause).flatMap((member) => [...(byScreen.get(memberKey(member)) ?? [])]))
    return { ...cause, incidents: [...numbers].sort((a, b) => a - b) }
  })
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
