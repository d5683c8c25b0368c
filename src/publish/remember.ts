import { VERDICTS, type Verdict } from '../compare/verdict.js'
import { claimsOf } from '../flow/lint.js'
import type { Claim, Flow } from '../flow/schema.js'
import { isWhole } from '../incident/advance.js'
import type { Ledger, LedgerEntry } from '../state/ledger.js'
import { putOffOf, type Run, type WalkSummary } from '../state/result.js'
import { allTexts } from '../text/local.js'

/** What a run found, and what the flow files ask for by now. */
export type Taken = {
  readonly run: Pick<Run, 'run' | 'startedAt' | 'stopped' | 'walks'> & Partial<Pick<Run, 'accounts'>>
  readonly flows: readonly Flow[]
  /** Ids of every walk that the flow files ask for. */
  readonly planned: readonly string[]
  readonly now: Date
}

/**
 * Takes a run into the ledger. A whole night replaces what is known of each walk that it could judge. Any other run can
 * only make it worse: what somebody tries at noon renews nothing. A walk that was blocked or failed leaves everything as
 * it was, and walks that no flow asks for any more are dropped.
 */
export function ledgerAfter(ledger: Ledger, { run, flows, planned, now }: Taken): Ledger {
  const isNight =
    !run.stopped && isWhole({ walks: run.walks, planned, putOff: putOffOf({ accounts: run.accounts ?? [] }) })
  const walked = new Map(run.walks.map((walk) => [walk.id, walk]))
  const walks = planned.flatMap((id): [string, LedgerEntry][] => {
    const known = ledger.walks[id]
    const walk = walked.get(id)
    const next = (walk && entryAfter(known, walk, flows, run.startedAt, isNight)) ?? known
    return next ? [[id, next]] : []
  })
  return {
    ...ledger,
    // Taken in again after a crash, it is no later night.
    night:
      isNight && run.run !== ledger.night?.run
        ? { run: run.run, at: run.startedAt, heldAt: now.toISOString() }
        : ledger.night,
    walks: Object.fromEntries(walks),
  }
}

function entryAfter(
  known: LedgerEntry | undefined,
  walk: WalkSummary,
  flows: readonly Flow[],
  at: string,
  isNight: boolean,
): LedgerEntry | undefined {
  const { verdict } = walk
  if (verdict === 'blocked' || verdict === 'error') return known
  if (!isNight && (verdict === 'verified' || (known && !isWorse(verdict, known.verdict)))) return known
  const isVerified = verdict === 'verified'
  return {
    at,
    verdict,
    step: isVerified ? null : stepOf(walk),
    verifiedAt: isVerified ? at : (known?.verifiedAt ?? null),
    verifiedSince: isVerified ? ((known?.verdict === 'verified' ? known.verifiedSince : null) ?? at) : null,
    ...claimsTested(walk, flows),
  }
}

function isWorse(verdict: Verdict, known: Verdict): boolean {
  return VERDICTS.indexOf(verdict) < VERDICTS.indexOf(known)
}

/** Where readers first meet what is wrong. */
function stepOf({ outcome, findings, steps }: WalkSummary): string | null {
  const first =
    outcome.kind === 'stopped' ? outcome.step : findings.find(({ relevance }) => relevance !== 'elsewhere')?.step
  return steps.some(({ id }) => id === first) ? (first ?? null) : null
}

/** A claim is tested by a walk that came to its end, or that found it wrong. */
function claimsTested(walk: WalkSummary, flows: readonly Flow[]): Pick<LedgerEntry, 'tested' | 'contradicted'> {
  const flow = flows.find(({ flow: id }) => id === walk.flow)
  const route = flow?.routes.find(({ id }) => id === walk.route)
  const claims = flow && route ? claimsOf(flow, route) : []
  const said = walk.findings.flatMap(({ kind, subject }) =>
    kind === 'claim-contradicted' && subject?.kind === 'claim' ? [subject.says] : [],
  )
  const isContradicted = ({ id, says }: Claim) => said.some((text) => text === id || allTexts(says).includes(text))
  const contradicted = claims.filter(isContradicted).map(({ id }) => id)
  return {
    tested: walk.outcome.kind === 'arrived' ? claims.map(({ id }) => id) : contradicted,
    contradicted,
  }
}
