import { relative } from 'node:path'
import type { Flow } from '../flow/schema.js'
import type { GuideFinding, GuideRule } from '../guide-check/finding.js'
import { fragmentOf } from '../guide-check/fragment.js'
import { toldAt } from '../guide-check/told-at.js'
import type { GuideNight } from '../incident/advance-guides.js'
import type { Trouble } from '../incident/incident.js'
import type { Printed } from '../incident/printed.js'
import { languageOf, textFor } from '../text/local.js'
import type { CheckedGuide } from './check.js'
import type { GuideEntry } from './entries.js'

/** A reader who follows these does not arrive; with any other, there is something else than the guide says. */
const BREAKING: ReadonlySet<GuideRule> = new Set(['link-gone', 'link-wrong-form', 'link-old', 'deadline-over'])

/** More sentences of one text than these are no reason to write to anybody twice. */
const MOST_SENTENCES = 40

/** The run of a night, and the folder that paths of files are told from. */
export type GuideRunOf = { readonly run: string; readonly at: string; readonly root: string }

/** What the guide check of a night means for incidents: a trouble for each wrong sentence, once for all copies of a text. */
export function guideNight(
  checked: readonly CheckedGuide[],
  flows: readonly Flow[],
  { run, at, root }: GuideRunOf,
): GuideNight {
  const troubles = new Map<string, Trouble>()
  for (const { entry, check } of checked) {
    // What could not be looked at tonight goes on as it was.
    const findings = check.verdict === 'unknown' ? (check.last?.findings ?? []) : check.findings
    for (const finding of findings.slice(0, MOST_SENTENCES)) {
      const key = `guide/${textOf(entry)}/${finding.id}`
      const copy = copyOf(entry, finding, root)
      const known = troubles.get(key)
      troubles.set(key, known ? withCopy(known, copy) : troubleOf(key, entry, finding, copy, flows, run))
    }
  }
  const judged = checked.filter(({ check }) => check.verdict !== 'unknown')
  return {
    run,
    at,
    troubles: [...troubles.values()],
    judged: new Set(judged.map(({ entry }) => textOf(entry))),
    texts: new Set(checked.map(({ entry }) => textOf(entry))),
  }
}

/** What copies of one text share. */
function textOf({ id, family }: Pick<GuideEntry, 'id' | 'family'>): string {
  return family ?? id
}

type Copy = Printed['guides'][number]

function copyOf(entry: GuideEntry, { sentence, proposed, where }: GuideFinding, root: string): Copy {
  const { id, title, publisher, url, file, language, contact } = entry
  const place = file === null ? null : relative(root, file).split(/[/\\]/).join('/')
  const fragment = url === null ? null : fragmentOf(url, where.quote)
  return { id, title, publisher, url, file: place, language, contact, sentence, proposed, line: where.line, fragment }
}

function withCopy(trouble: Trouble, copy: Copy): Trouble {
  const printed = (trouble.evidence.printed ?? []).map((one) => ({ ...one, guides: [...one.guides, copy] }))
  return { ...trouble, evidence: { ...trouble.evidence, printed } }
}

function troubleOf(
  key: string,
  entry: GuideEntry,
  finding: GuideFinding,
  copy: Copy,
  flows: readonly Flow[],
  run: string,
): Trouble {
  const place = placeOf(entry, finding)
  const language = languageOf(entry.language)
  const how = BREAKING.has(finding.rule) ? 'broken' : 'changed'
  const flow = flows.find((one) => one.flow === place.flow)
  const { title, publisher, url } = entry
  return {
    key,
    ...place,
    language,
    class: how,
    walks: [],
    account: '',
    alike: finding.rule,
    instruction: textOf(entry),
    confirmed: true,
    headline: { kind: 'guide', title },
    evidence: {
      run,
      walk: '',
      locale: entry.language,
      flowTitle: textFor(flow?.title, entry.language) ?? place.flow,
      routeTitle: title,
      stepNumber: null,
      says: finding.sentence,
      findings: [],
      failure: null,
      guides: [{ title, publisher, url, language: entry.language }],
      proposals: [],
      patch: null,
      pictures: null,
      printed: [{ finding, guides: [copy] }],
    },
    source: 'guide',
    ...(toldAt(finding.rule) === 'digest' ? { digestOnly: true as const } : {}),
  }
}

/** The step that a sentence is about, where a rule knows it; else the first route that the guide teaches. */
function placeOf({ teaches }: GuideEntry, { subject }: GuideFinding): Pick<Trouble, 'flow' | 'route' | 'step'> {
  const [flow = '', route = '', step] = subject.of?.split('/') ?? []
  if (step !== undefined) return { flow, route, step }
  const [first] = teaches
  return { flow: first?.flow ?? '', route: first?.route ?? '', step: subject.of ?? 'guide' }
}
