import type { JudgedStep, JudgedWalk } from '../../src/cause/judged.js'
import type { Fact, Finding } from '../../src/compare/finding.js'
import type { Box } from '../../src/screen/screen.js'

/** Walks as if they had been judged, for tests of what caused their verdicts. */

const STEPS = ['open', 'menu', 'settings', 'arrival']

type Place = { readonly locale?: string; readonly device?: string; readonly flow?: string; readonly route?: string }

/** A walk over `open`, `menu`, `settings` and `arrival`. */
export function judged(place: Place, findings: readonly Finding[], parts: Partial<JudgedWalk> = {}): JudgedWalk {
  const { locale = 'en-US', device = 'desktop', flow = 'objection', route = 'menu' } = place
  const steps = STEPS.map(
    (id): JudgedStep => ({
      id,
      says: id === 'arrival' ? null : `Do ${id}.`,
      url: `https://www.example.org/${id}`,
      instruction: `${flow} ${id}`,
      proposals: [],
    }),
  )
  return {
    id: `${flow}/${route}/${locale}-${device}`,
    flow,
    route,
    flowTitle: 'Object',
    title: 'By the menu',
    locale,
    device,
    account: 'logged-out',
    verdict: findings.some(({ relevance }) => relevance !== 'elsewhere') ? 'changed' : 'verified',
    outcome: { kind: 'arrived' },
    findings,
    steps,
    confirmation: null,
    guides: [],
    host: 'www.example.org',
    ...parts,
  }
}

/** A finding on the way. */
export function finding(step: string, kind: Finding['kind'], parts: Partial<Finding> = {}): Finding {
  return {
    step,
    kind,
    relevance: 'route',
    subject: { kind: 'page' },
    before: null,
    after: null,
    count: 1,
    place: null,
    alsoAt: [],
    boxBefore: null,
    box: null,
    ...parts,
  }
}

/** A link that is called otherwise. */
export function renamed(step: string, before: string, after: string, parts: Partial<Finding> = {}): Finding {
  const subject: Fact['subject'] = { kind: 'control', role: 'link', name: '' }
  return finding(step, 'label-renamed', { subject, before, after, ...parts })
}

/** The place of an entry in a menu, by its number. */
export function row(number: number, width = 160): Box {
  return { x: 40, y: 100 + number * 40, width, height: 24 }
}
