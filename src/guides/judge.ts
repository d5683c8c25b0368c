import { type CheckOptions, checkGuide, type GuideCheck } from '../guide-check/check.js'
import type { Known } from '../guide-check/known.js'
import type { GuideText } from '../guide-text/guide-text.js'
import type { GuideEntry } from './entries.js'
import { withoutTaught } from './known-links.js'

/**
 * What a guide comes to beside all that it teaches. It is wrong where any of it is, and unknown only where nothing can be
 * said of any of it.
 *
 * @param known by flow.
 * @param today `YYYY-MM-DD`
 */
export function judgeGuide(
  guide: GuideText,
  entry: Pick<GuideEntry, 'language' | 'date' | 'teaches' | 'proof'>,
  known: ReadonlyMap<string, Known>,
  today: string,
): GuideCheck {
  const flows = [...new Set(entry.teaches.map(({ flow }) => flow))]
  const taught = flows.flatMap((flow) => known.get(flow) ?? [])
  const checks = taught.map((of) =>
    // The form of one flow is no wrong one on a page that teaches it, too.
    checkGuide(guide, withoutTaught(of, taught), optionsFor(entry, of.flow, today)),
  )
  const said = checks.filter(({ verdict }) => verdict !== 'unknown')
  if (said.length === 0) return checks[0] ?? { verdict: 'unknown', unknown: 'nothing-known', findings: [], labels: 0 }
  const findings = [...new Map(said.flatMap((one) => one.findings).map((one) => [one.id, one])).values()]
  return {
    verdict: findings.length > 0 ? 'wrong' : 'right',
    unknown: null,
    findings: findings.sort((a, b) => a.where.from - b.where.from),
    labels: said.reduce((sum, { labels }) => sum + labels, 0),
  }
}

/** A route is only named where the guide teaches no other one of the flow. */
function optionsFor(
  { language, date, teaches, proof }: Pick<GuideEntry, 'language' | 'date' | 'teaches' | 'proof'>,
  flow: string,
  today: string,
): CheckOptions {
  const routes = teaches.filter((one) => one.flow === flow).map(({ route }) => route)
  const [route = null] = new Set(routes).size === 1 ? routes : []
  return { language, today, proof, ...(date ? { date } : {}), ...(route ? { route: `${flow}/${route}` } : {}) }
}
