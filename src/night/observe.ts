import { join } from 'node:path'
import { isConfirmed, seenTwice } from '../cause/judged.js'
import type { Fact, Finding } from '../compare/finding.js'
import { obstacleOf, verdictOf } from '../compare/verdict.js'
import { planWalks } from '../engine/plan.js'
import type { Flow } from '../flow/schema.js'
import type { Night } from '../incident/advance.js'
import type { Evidence, Trouble, TroubleClass } from '../incident/incident.js'
import { instructionOf } from '../review/instruction.js'
import { wordingsFor } from '../review/judged.js'
import { ARRIVAL } from '../screen/screen.js'
import { mapTexts } from '../screen/why.js'
import { LANGUAGES } from '../settings/language.js'
import { putOffOf, type Run, type WalkResult } from '../state/result.js'
import { type StoredRun, walkFolder } from '../state/runs.js'
import { type LocalText, textFor } from '../text/local.js'

/** What the incidents have to know of a run. */
export function observe({ run, walk: read }: Pick<StoredRun, 'run' | 'walk'>, flows: readonly Flow[]): Night {
  const troubles = new Map<string, Trouble>()
  for (const { id, verdict } of run.walks) {
    if (verdict === 'verified') continue
    for (const trouble of troublesOf(read(id), run, flows)) {
      const known = troubles.get(trouble.key)
      troubles.set(trouble.key, known ? merged(known, trouble) : trouble)
    }
  }
  return {
    run: run.run,
    at: run.startedAt,
    walks: run.walks.map(({ id, flow, route, account, verdict }) => ({ id, flow, route, account, verdict })),
    troubles: [...troubles.values()],
    planned: planWalks(flows, {}).map(({ id }) => id),
    putOff: putOffOf(run),
  }
}

function merged(known: Trouble, other: Trouble): Trouble {
  return { ...known, walks: [...known.walks, ...other.walks], confirmed: known.confirmed || other.confirmed }
}

/** One trouble for each step of a walk on which something is wrong. */
function troublesOf(walk: WalkResult, run: Run, flows: readonly Flow[]): readonly Trouble[] {
  const { outcome } = walk
  if (walk.verdict === 'verified') return []
  if (walk.verdict === 'error') return [troubleOf(walk, run, flows, 'walk', 'error', 'error', [])]
  const ended = obstacleOf(walk)
  if (ended) {
    const findings = walk.findings.filter(({ step }) => step === ended.step)
    return [troubleOf(walk, run, flows, ended.step, walk.verdict, ended.obstacle, findings)]
  }
  const near = walk.findings.filter(({ relevance }) => relevance !== 'elsewhere')
  const steps = [...new Set([...near.map(({ step }) => step), ...(outcome.kind === 'stopped' ? [outcome.step] : [])])]
  const troubles = steps.flatMap((step) => {
    const findings = seenTwice(
      walk,
      near.filter((finding) => finding.step === step),
    )
    const stops = outcome.kind === 'stopped' && outcome.step === step
    const verdict = stops ? walk.verdict : verdictOf({ kind: 'arrived' }, findings)
    if (verdict === 'verified') return []
    const alike = outcome.kind === 'stopped' && stops ? outcome.reason : (findings[0]?.kind ?? 'unknown')
    return [troubleOf(walk, run, flows, step, verdict, alike, findings)]
  })
  return troubles.length > 0 ? troubles : [troubleOf(walk, run, flows, ARRIVAL, walk.verdict, 'unknown', near)]
}

const MOST_FINDINGS = 6

function troubleOf(
  walk: WalkResult,
  run: Run,
  flows: readonly Flow[],
  step: string,
  verdict: TroubleClass,
  alike: string,
  findings: readonly Finding[],
): Trouble {
  const language = walk.locale.split('-')[0] ?? walk.locale
  const flow = flows.find((one) => one.flow === walk.flow)
  const index = walk.steps.findIndex(({ id }) => id === step)
  const stepNumber = step === ARRIVAL || index < 0 ? null : index + 1
  const proposals = [...wordingsFor(run, walk, step)]
  return {
    key: [walk.flow, walk.route, step, language, verdict].join('/'),
    flow: walk.flow,
    route: walk.route,
    step,
    language,
    class: verdict,
    walks: [walk.id],
    account: walk.account,
    alike,
    // A failure of guidewatch has one cause, whatever it was about to do.
    instruction: verdict === 'error' ? 'error' : instructionOf(flow, walk, step),
    confirmed: isConfirmed(walk, step),
    headline: headlineOf(flow, walk, stepNumber, verdict),
    evidence: {
      run: run.run,
      walk: walk.id,
      locale: walk.locale,
      flowTitle: walk.flowTitle,
      routeTitle: walk.title,
      stepNumber,
      says: walk.steps[index]?.says ?? null,
      findings: findings.slice(0, MOST_FINDINGS).map(factOf),
      failure: walk.outcome.kind === 'error' ? walk.outcome.message : null,
      guides: walk.guides.map(({ title, publisher, url, language: speaks }) => ({
        title,
        publisher,
        url,
        language: speaks,
      })),
      proposals,
      // The patch is of the whole flow; here it is what the proposals come to.
      patch:
        proposals.length > 0 && run.patches.some((one) => one.flow === walk.flow) ? `patches/${walk.flow}.patch` : null,
      pictures: picturesOf(walk, index, findings),
    },
  }
}

/** What broke where, in the flow's own words: nothing of a page. */
function headlineOf(
  flow: Flow | undefined,
  walk: WalkResult,
  step: number | null,
  verdict: TroubleClass,
): Trouble['headline'] {
  const route = flow?.routes.find(({ id }) => id === walk.route)
  return {
    kind: 'trouble',
    class: verdict,
    flow: titles(flow?.title, walk.flowTitle),
    route: titles(route?.title, walk.title),
    step,
  }
}

/** A title in every language that guidewatch speaks; one for all where they are the same. */
function titles(text: LocalText | undefined, otherwise: string): string | Record<string, string> {
  const all = LANGUAGES.map((language) => [language, textFor(text, language) ?? otherwise] as const)
  const [[, first]] = all as [readonly [string, string]]
  return all.every(([, title]) => title === first) ? first : Object.fromEntries(all)
}

/** Texts of a page are kept for good only as far as a sentence quotes them. */
const MOST_LETTERS = 160

/** What a finding says, without its place on the pictures. */
function factOf({ kind, subject, before, after, count, place, alsoAt }: Finding): Fact {
  const fact = { kind, subject, before, after, count, place, alsoAt }
  return mapTexts(fact, (text) => (text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS - 1)}…` : text))
}

function picturesOf(walk: WalkResult, index: number, findings: readonly Finding[]): Evidence['pictures'] {
  const step = walk.steps[index]
  const screen = step?.screen
  if (!step || !screen) return null
  const placed = findings.find(({ box, boxBefore }) => box ?? boxBefore)
  return {
    before: step.approvedImage,
    after: join(walkFolder('', walk.id), screen.image.file),
    boxBefore: placed?.boxBefore ?? null,
    box: placed?.box ?? null,
    scale: screen.renderer.scale,
  }
}
