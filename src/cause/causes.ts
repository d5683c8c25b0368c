import { mostSevere } from '../compare/verdict.js'
import { ARRIVAL } from '../screen/screen.js'
import { type Sorted, sorted } from './alike.js'
import { type Cause, type CauseMember, memberKey, membersOf, type Reviewed } from './cause.js'
import { hindrancesOf } from './hindrances.js'
import { joined } from './join.js'
import { isConfirmed, type JudgedWalk } from './judged.js'
import { canonical, type Met, roleOf, screensOf } from './met.js'

/**
 * What caused the verdicts of a run, so that a person decides once on what happened once. Every screen on which a walk met
 * something wrong near its way is in exactly one cause; the order of the walks makes no difference.
 *
 * @param printOf stands for what was seen on a screen of a walk and on those further ones that it names, and for what is
 *   approved of them.
 * @param digest SHA-256 of a text, as 64 hexadecimal digits.
 */
export function causesOf(
  walks: readonly JudgedWalk[],
  printOf: (member: CauseMember) => string,
  digest: (text: string) => string,
): Pick<Reviewed, 'causes' | 'hindrances' | 'notApproved'> {
  const ordered = [...walks].sort((a, b) => (a.id < b.id ? -1 : 1))
  const found = joined(ordered.flatMap(screensOf)).map((screens) => ({ screens, ...sorted(screens) }))
  const ids = idsOf(
    found.map(({ screens }) => screens),
    digest,
  )
  const causes = found.map((one, index) => causeOf(one, ids[index] as string, printOf, digest))
  return {
    causes: causes.sort(byUrgency),
    hindrances: [...hindrancesOf(ordered)],
    notApproved: ordered.flatMap((walk) => (isNotApproved(walk) ? [walk.id] : [])),
  }
}

function causeOf(
  { screens, alike, leftOut }: Sorted & { readonly screens: readonly Met[] },
  id: string,
  printOf: (member: CauseMember) => string,
  digest: (text: string) => string,
): Cause {
  const members = [...alike].sort((a, b) => clarity(a) - clarity(b) || byPlace(a, b)).map(memberOf)
  const others = [...leftOut]
    .sort((a, b) => byPlace(a.met, b.met))
    .map(({ met, why }) => ({ member: memberOf(met), why }))
  const seen = [
    ...members.map((member) => ({ member, is: 'alike' })),
    ...others.map(({ member, why }) => ({ member, is: why.kind })),
  ]
    .map(({ member, is }) => [...seenOf(member), is, printOf(member)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    id,
    hash: digest(canonical(seen)),
    verdict: mostSevere(screens.map(({ verdict }) => verdict)) === 'broken' ? 'broken' : 'changed',
    members,
    leftOut: others,
    incidents: [],
  }
}

function seenOf(member: CauseMember): readonly [string, ...unknown[]] {
  const facts = member.facts.map(({ fact, relevance }) => ({ ...fact, relevance }))
  return [memberKey(member), member.stops, member.alsoAt, facts]
}

/** Smaller for what shows a cause better: first what was met twice, then what lies on the way, and has places on the pictures. */
function clarity({ walk, step, facts: [{ boxBefore, box, relevance }] }: Met): number {
  return (isConfirmed(walk, step.id) ? 0 : 8) + (relevance === 'route' ? 0 : 4) + (boxBefore ? 0 : 2) + (box ? 0 : 1)
}

function byPlace(a: Met, b: Met): number {
  if (a.walk !== b.walk) return a.walk.id < b.walk.id ? -1 : 1
  return a.walk.steps.indexOf(a.step) - b.walk.steps.indexOf(b.step)
}

function memberOf({ walk, step, facts, alsoAt, stops }: Met): CauseMember {
  const { id, flow, route, locale, device, verdict, flowTitle, title, guides, steps } = walk
  const index = steps.indexOf(step)
  return {
    walk: id,
    step: step.id,
    flow,
    route,
    locale,
    device,
    verdict,
    flowTitle,
    routeTitle: title,
    stepNumber: index < 0 || step.id === ARRIVAL ? null : index + 1,
    says: step.says,
    facts: [...facts],
    alsoAt: [...alsoAt],
    stops,
    confirmed: isConfirmed(walk, step.id),
    proposals: [...step.proposals],
    guides: [...guides],
  }
}

/** Ids that say what happened where, in no language and of no run; where two say the same, their words tell them apart. */
function idsOf(causes: readonly (readonly Met[])[], digest: (text: string) => string): readonly string[] {
  const places = causes.map((screens) => least(screens, placeOf))
  const counts = new Map<string, number>()
  for (const place of places) counts.set(place, (counts.get(place) ?? 0) + 1)
  return causes.map((screens, index) => {
    const place = places[index] as string
    const isAlone = counts.get(place) === 1
    return digest(isAlone ? place : place + least(screens, wordsOf)).slice(0, 12)
  })
}

function placeOf({ walk, step, facts: [{ fact }] }: Met): string {
  return JSON.stringify([walk.flow, step.id, fact.kind, roleOf(fact)])
}

function wordsOf({ walk, step, said }: Met): string {
  return JSON.stringify([walk.locale, said, walk.id, step.id])
}

function least(screens: readonly Met[], keyOf: (met: Met) => string): string {
  return screens.map(keyOf).sort()[0] ?? ''
}

function byUrgency(a: Cause, b: Cause): number {
  const severity = (cause: Cause) => (cause.verdict === 'broken' ? 0 : 1)
  return severity(a) - severity(b) || walksOf(b) - walksOf(a) || (a.id < b.id ? -1 : 1)
}

/** How many walks met it, those included that are left out. */
function walksOf(cause: Cause): number {
  return new Set(membersOf(cause).map(({ walk }) => walk)).size
}

/** True when no screen of a walk has an approved one to be compared with. */
function isNotApproved({ findings, steps }: JudgedWalk): boolean {
  const unknown = new Set(
    findings.flatMap(({ kind, step, alsoAt }) => (kind === 'not-approved' ? [step, ...alsoAt] : [])),
  )
  return unknown.size > 0 && steps.every(({ id, url }) => url === null || unknown.has(id))
}
