import { CONCEPTS } from './labels.mjs'

/**
 * What came of a case.
 *
 * @param expect its label.
 * @param walk the judged walk.
 * @returns whether it was right; for material cases whether the step and the kind were named that a reader must be told; and
 *   how many findings were listed near what the reader does, and elsewhere.
 */
export function scoreOf(expect, { verdict, findings, outcome }) {
  const near = findings.filter(({ relevance }) => relevance !== 'elsewhere')
  const counts = { near: near.length, elsewhere: findings.length - near.length }
  if (expect.nature === 'noise') return { right: expect.verdicts.includes(verdict), ...counts }
  // A walk that stopped says so by its outcome, too.
  const told = near.length > 0 || outcome.kind === 'stopped'
  const right = expect.verdicts.includes(verdict) && told
  const kinds = new Set(expect.concepts.flatMap((concept) => CONCEPTS[concept]))
  const nearest = near.some(({ relevance }) => relevance === 'route')
    ? near.filter(({ relevance }) => relevance === 'route')
    : near
  const step = right && nearest.some((finding) => expect.steps.includes(finding.step))
  const fitting = near.filter((finding) => kinds.has(finding.kind))
  const kind =
    right && fitting.some((finding) => expect.steps.includes(finding.step)) && fitting.length * 2 >= near.length
  return { right, step, kind, ...counts }
}
