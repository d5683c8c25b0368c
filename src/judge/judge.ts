import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Pictures } from '../compare/appearance.js'
import { triedOn } from '../compare/assumed.js'
import type { Finding } from '../compare/finding.js'
import { menusOf } from '../compare/menu.js'
import { verdictOf } from '../compare/verdict.js'
import { newVariations } from '../compare/volatile.js'
import { compareWalk } from '../compare/walk.js'
import { stepsFor } from '../flow/lint.js'
import { actionOf, type Flow, type Route } from '../flow/schema.js'
import type { WalkRecord } from '../screen/record.js'
import { ARRIVAL, type Screen, sameRenderer, seenScreenSchema } from '../screen/screen.js'
import { writeFileAtomically } from '../state/files.js'
import { type Job, partsOf } from '../state/job.js'
import { picturesIn } from '../state/pictures.js'
import type { Plan, PlannedWalk } from '../state/plan.js'
import { type StepResult, summaryOf, type WalkResult, type WalkSummary } from '../state/result.js'
import { readRecord, walkFolder, writeResult } from '../state/runs.js'
import { seenOf } from '../state/seen.js'
import { readSnapshots, snapshotFolder } from '../state/snapshots.js'
import { textFor } from '../text/local.js'
import { maskPicture } from './mask.js'

/** Judges a walk and keeps what was judged in its folder; only a summary is handed on, which is small. */
export async function judgeAndKeep(job: Job, planned: PlannedWalk): Promise<WalkSummary> {
  return kept(job, await judgeWalk(job, planned))
}

/** Keeps what was judged of a walk. */
export function kept(job: Job, walk: WalkResult): WalkSummary {
  writeResult(job.out, walk)
  return summaryOf(walk)
}

/**
 * Judges a walk from its record on disk and the approved snapshots, and lays the pictures of what changed beside it.
 * A walk without a usable record is an error, never nothing.
 */
export async function judgeWalk(job: Job, planned: PlannedWalk): Promise<WalkResult> {
  const { flow, route } = partsOf(job, planned)
  const folder = walkFolder(job.out, planned.id)
  try {
    const record = readRecord(job.out, planned.id)
    const snapshots = readSnapshots(snapshotFolder(job.settings.snapshots, job.site, planned.id))
    const pictures = picturesIn(folder)
    const walked = { ...route, steps: stepsFor(route, planned.locale, planned.device) }
    const { findings, against } = await compareWalk(record, flow, walked, planned.locale, snapshots, pictures)
    // The stand-in imitates what was assumed; that it shows it proves nothing.
    const assumed = job.site === 'live' ? triedOn(flow, walked, planned.locale, record) : []
    const touched = new Set(findings.map(({ step }) => step))
    const isMet = findings.some(({ relevance }) => relevance !== 'elsewhere')
    const evidence = new Map<string, Evidence>()
    for (const screen of record.screens) {
      const old = against[screen.step]
      const seen = isMet ? seenOf(screen) : null
      evidence.set(
        screen.step,
        old
          ? {
              ...(touched.has(screen.step)
                ? await keepEvidence(job.out, folder, old.screen, screen, pictures)
                : NO_PICTURES),
              approvedAt: old.approved.at,
              varied: newVariations(old.screen, screen, old.volatile).slice(0, MOST_VARIATIONS),
              volatile: [],
              seen,
              menus: menusAt(old.screen, screen, findings),
            }
          : { ...NONE, seen },
      )
    }
    return {
      ...head(planned, flow, route),
      verdict: verdictOf(record.outcome, findings),
      startedAt: record.startedAt,
      durationMs: record.durationMs,
      outcome: record.outcome,
      findings: [...findings],
      steps: stepResults(record, route, planned, evidence),
      relocations: record.relocations,
      notes: record.notes,
      proposed: record.proposed,
      needsLook: record.needsLook,
      confirmation: null,
      ...(assumed.length > 0 ? { assumed: assumed.map((one) => ({ ...one, at: [...one.at] })) } : {}),
    }
  } catch (error) {
    return unjudged(job, planned, error instanceof Error ? error.message : String(error))
  }
}

/** The result of a walk of which nothing could be told, with the reason and what to do. */
export function unjudged(plan: Plan, planned: PlannedWalk, message: string): WalkResult {
  const { flow, route } = partsOf(plan, planned)
  return {
    ...head(planned, flow, route),
    verdict: 'error',
    // Nobody knows when it was to begin, but that it was of this run.
    startedAt: plan.startedAt,
    durationMs: 0,
    outcome: { kind: 'error', message },
    findings: [],
    steps: [],
    relocations: [],
    notes: [],
    proposed: null,
    needsLook: true,
    confirmation: null,
  }
}

type Pictured = Pick<StepResult, 'approvedImage' | 'differenceImage' | 'approvedSize'>
type Evidence = Pictured & Pick<StepResult, 'approvedAt' | 'varied' | 'volatile' | 'seen' | 'menus'>

const NO_PICTURES: Pictured = { approvedImage: null, differenceImage: null, approvedSize: null }
const NONE: Evidence = { ...NO_PICTURES, approvedAt: null, varied: [], volatile: [], seen: null, menus: [] }

/** A screen that differs in more respects is another screen; they are not worth remembering one by one. */
const MOST_VARIATIONS = 30

function head(planned: PlannedWalk, flow: Flow, route: Route) {
  const title = (text: Flow['title'], id: string) => textFor(text, planned.locale) ?? textFor(text, 'en') ?? id
  return {
    ...planned,
    flowTitle: title(flow.title, flow.flow),
    title: title(route.title, route.id),
    guides: guidesOf(flow, route),
  }
}

/** The guides that publish a route, as `run.json` names them. */
export function guidesOf(flow: Flow, route: Route): WalkResult['guides'] {
  return route.guides.flatMap((id) => {
    const guide = flow.guides[id]
    return guide
      ? [{ id, title: guide.title, publisher: guide.publisher, url: guide.url ?? null, language: guide.language }]
      : []
  })
}

/** The menus around what readers would meet on a screen. */
function menusAt(old: Screen, seen: Screen, findings: readonly Finding[]): StepResult['menus'] {
  const near = findings.flatMap((finding, index) =>
    finding.step === seen.step && finding.relevance !== 'elsewhere' ? [{ finding, index }] : [],
  )
  const menus = menusOf(
    old.tree,
    seen.tree,
    near.map(({ finding }) => finding),
  )
  return near.flatMap(({ index }, at) => {
    const menu = menus[at]
    return menu ? [{ ...menu, finding: index }] : []
  })
}

function stepResults(
  record: WalkRecord,
  route: Route,
  planned: PlannedWalk,
  evidence: ReadonlyMap<string, Evidence>,
): StepResult[] {
  const seenAt = (id: string) => {
    const screen = record.screens.find(({ step }) => step === id)
    return screen ? seenScreenSchema.parse(screen) : null
  }
  const steps = stepsFor(route, planned.locale, planned.device).map((step) => ({
    id: step.id,
    action: actionOf(step),
    says: textFor(step.says, planned.locale) ?? null,
    screen: seenAt(step.id),
    ...(evidence.get(step.id) ?? NONE),
  }))
  const arrival = { id: ARRIVAL, action: 'arrive' as const, says: null, screen: seenAt(ARRIVAL) }
  return [...steps, { ...arrival, ...(evidence.get(ARRIVAL) ?? NONE) }]
}

/** Copies the approved picture into the run, so that the report stays whole, and draws the difference. */
async function keepEvidence(
  out: string,
  folder: string,
  old: Screen,
  seen: Screen,
  pictures: Pictures,
): Promise<Pictured> {
  const approvedFile = join(folder, `${seen.step}.approved.png`)
  writeFileAtomically(approvedFile, readFileSync(old.image.file))
  const diff = sameRenderer(old.renderer, seen.renderer) ? await pictures.diff(old, seen) : null
  const differenceFile = join(folder, `${seen.step}.difference.png`)
  const drawn = diff !== null && diff.regions.length > 0
  if (drawn) writeFileAtomically(differenceFile, maskPicture(diff.mask, diff.width, diff.height))
  return {
    approvedImage: relative(out, approvedFile),
    differenceImage: drawn ? relative(out, differenceFile) : null,
    approvedSize: { width: old.image.width, height: old.image.height },
  }
}
