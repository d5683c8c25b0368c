import type { GuideText } from '../guide-text/guide-text.js'
import { claimFindings } from './claim-rules.js'
import { deadlineFindings } from './deadline-rules.js'
import type { GuideFinding, GuideUnknown, GuideVerdict, QuoteSelector } from './finding.js'
import type { Known } from './known.js'
import { labelFindings } from './label-rules.js'
import { linkFindings } from './link-rules.js'
import { findingsOf, withoutEchoes } from './make.js'
import { isTelling } from './mentions.js'
import { pageOf } from './page.js'
import { insteadOf, isProven } from './proof.js'
import { stepFindings } from './step-rules.js'

/** What one check of one guide came to. */
export type GuideCheck = {
  readonly verdict: GuideVerdict
  /** Why nothing can be said; `null` where something can. */
  readonly unknown: GuideUnknown | null
  /** In the order of the guide. */
  readonly findings: readonly GuideFinding[]
  /** How many different labels of the flow the guide names, those of earlier times among them. */
  readonly labels: number
}

export type CheckOptions = {
  /** Of the guide, as a language tag. */
  readonly language: string
  /** `YYYY-MM-DD` */
  readonly today: string
  /** When the guide was published, `YYYY-MM-DD`; what the page says of itself is taken otherwise. */
  readonly date?: string
  /** `flow/route`, if the operator says which one the guide teaches. */
  readonly route?: string
  /** Sentences that have to be found; without them nothing is said. */
  readonly proof: readonly QuoteSelector[]
}

/** Nobody corrects a guide by more findings than that. */
const MOST_FINDINGS = 100

/**
 * Which sentences of a guide are wrong, by what the nights know. Pure: asks no site, and takes time in proportion to the
 * guide. In doubt there is no finding, and a guide that is not proven to be the one that is meant has none.
 */
export function checkGuide(guide: GuideText, known: Known, options: CheckOptions): GuideCheck {
  const { language, today, route, proof } = options
  if (!isProven(guide, proof)) return { verdict: 'unknown', unknown: insteadOf(guide), findings: [], labels: 0 }
  const page = pageOf(guide, known, language)
  const labels = new Set(
    page.blocks.flatMap(({ mentions }) => mentions.filter(isTelling).map(({ group }) => group.key)),
  ).size
  if (isEmpty(known)) return { verdict: 'unknown', unknown: 'nothing-known', findings: [], labels }
  const published = options.date ?? guide.date ?? null
  const links = linkFindings(page)
  const offered = new Set(links.filter(({ rule }) => rule === 'link-wrong-form').map(({ sentence }) => sentence))
  const said = [
    ...labelFindings(page),
    ...links,
    ...stepFindings(page, route),
    ...deadlineFindings(page, today, published),
    ...claimFindings(page, offered),
  ]
  const findings = findingsOf(page, withoutEchoes(said), MOST_FINDINGS)
  return { verdict: findings.length > 0 ? 'wrong' : 'right', unknown: null, findings, labels }
}

function isEmpty({ links, labels, routes, claims }: Known): boolean {
  return [links, labels, routes, claims].every((list) => list.length === 0)
}
