import { sameLabel } from '../text/labels.js'
import { REOPENS_WITHIN, reopened, replace, resolved } from './advance.js'
import {
  type Incident,
  type IncidentState,
  isOfGuideCheck,
  type Member,
  newIncident,
  type Policy,
  since,
  type Trouble,
  unresolved,
} from './incident.js'
import { tell } from './tell.js'

/** What the guide check of a night came to. */
export type GuideNight = {
  readonly run: string
  readonly at: string
  /** One for each sentence that is wrong, once for all copies of a text. */
  readonly troubles: readonly Trouble[]
  /** Texts of which the check could tell whether they are right; of the others what was known goes on. */
  readonly judged: ReadonlySet<string>
  /** Every text that there is. */
  readonly texts: ReadonlySet<string>
}

/**
 * Takes a guide check in, after the walks of its night: a sentence that is wrong because of something that an incident of the
 * walks follows already is added to what that one shows; the others are followed for each text, from night to night. Taking
 * the same check in again changes nothing.
 */
export function advanceGuides(state: IncidentState, night: GuideNight, policy: Policy): IncidentState {
  const bare = { ...state, incidents: state.incidents.map(withoutPrinted) }
  let [next, left]: [IncidentState, Trouble[]] = [bare, []]
  for (const trouble of night.troubles) {
    const host = unresolved(next).find((incident) => causeIn(incident, trouble) !== undefined)
    if (host) next = replace(next, withPrinted(host, trouble))
    else left.push(trouble)
  }
  const own = new Set(left.map(({ key }) => key))
  next = {
    ...next,
    incidents: next.incidents.map((incident) =>
      isOfGuideCheck(incident) && incident.state !== 'resolved' ? follow(incident, left, night) : incident,
    ),
  }
  const followed = new Set(
    unresolved(next).flatMap(({ members }) => members.filter(({ failing }) => failing).map(({ key }) => key)),
  )
  for (const text of new Set(left.map(({ instruction }) => instruction)))
    next = open(
      next,
      text,
      left.filter((trouble) => trouble.instruction === text && !followed.has(trouble.key)),
      night,
    )
  const superseded = new Set(night.troubles.filter(({ key }) => !own.has(key)).map(({ key }) => key))
  next = { ...next, incidents: next.incidents.map((incident) => settle(incident, night, superseded)) }
  return tell(next, night.at, policy, new Map())
}

function withoutPrinted(incident: Incident): Incident {
  if (isOfGuideCheck(incident) || !incident.members.some(({ evidence }) => evidence.printed)) return incident
  return {
    ...incident,
    members: incident.members.map((member) => {
      const { printed: _, ...evidence } = member.evidence
      return { ...member, evidence }
    }),
  }
}

function withPrinted(incident: Incident, trouble: Trouble): Incident {
  const cause = causeIn(incident, trouble)
  const members = incident.members.map((member) =>
    member.key === cause?.key
      ? {
          ...member,
          evidence: {
            ...member.evidence,
            printed: [...(member.evidence.printed ?? []), ...(trouble.evidence.printed ?? [])],
          },
        }
      : member,
  )
  return { ...incident, members }
}

/** The member of an incident of the walks that is why a sentence is wrong: by its label, or by its place. */
function causeIn(incident: Incident, trouble: Trouble): Member | undefined {
  const printed = trouble.evidence.printed?.[0]?.finding
  if (isOfGuideCheck(incident) || incident.kind !== 'guide' || !printed) return undefined
  const { rule, subject } = printed
  const language = subject.language ?? trouble.language
  return incident.members.find((member) => {
    if (!member.failing || member.flow !== trouble.flow || (member.class !== 'changed' && member.class !== 'broken'))
      return false
    const { findings } = member.evidence
    if (rule === 'claim-contradicted') return findings.some(({ kind }) => kind === 'claim-contradicted')
    if (member.language !== language.split('-')[0]) return false
    if (rule.startsWith('label'))
      return findings.some(
        ({ before, subject: about }) =>
          (typeof before === 'string' && sameLabel(before, subject.printed)) ||
          (about.kind === 'control' && about.name !== '' && sameLabel(about.name, subject.printed)),
      )
    return rule.startsWith('step') && member.route === trouble.route && member.step === trouble.step
  })
}

/** What a check says of the sentences that an incident follows. */
function follow(incident: Incident, troubles: readonly Trouble[], night: GuideNight): Incident {
  const tonight = new Map(troubles.map((trouble) => [trouble.key, trouble]))
  const members = incident.members.map((member): Member => {
    const trouble = tonight.get(member.key)
    if (trouble && member.failing) return memberOf(trouble, member.since)
    const isOver = night.judged.has(member.instruction) || !night.texts.has(member.instruction)
    return member.failing && isOver ? { ...member, failing: false } : member
  })
  const isNews = members.some(
    (member, index) => member.failing && member.evidence.run !== incident.members[index]?.evidence.run,
  )
  return { ...incident, members, nights: incident.nights + (isNews ? 1 : 0) }
}

function memberOf(trouble: Trouble, from: string): Member {
  const { confirmed: _, ...member } = trouble
  return { ...member, failing: true, since: from }
}

/** One incident for each text, with all that is wrong in it. */
function open(state: IncidentState, text: string, troubles: readonly Trouble[], { at }: GuideNight): IncidentState {
  const [first] = [...troubles].sort((a, b) => Number(a.class !== 'broken') - Number(b.class !== 'broken'))
  if (!first) return state
  const isSame = (incident: Incident) => isOfGuideCheck(incident) && incident.label === text
  const isRecent = (incident: Incident) =>
    isSame(incident) &&
    incident.resolved !== null &&
    incident.resolved.how !== 'superseded' &&
    since(incident.resolved.at, at) <= REOPENS_WITHIN
  const fresh = troubles.map((trouble) => memberOf(trouble, at))
  const host = unresolved(state).find(isSame) ?? state.incidents.findLast(isRecent)
  if (host) {
    const keys = new Set(fresh.map(({ key }) => key))
    return replace(state, { ...host, members: [...host.members.filter(({ key }) => !keys.has(key)), ...fresh] })
  }
  const number = state.next
  const incident = newIncident({
    number,
    thread: `${state.site}-${number}-${at.replace(/\D/g, '').slice(0, 14)}`,
    kind: 'guide',
    label: text,
    class: first.class,
    headline: first.headline,
    members: fresh,
    openedAt: at,
  })
  return { ...state, next: number + 1, incidents: [...state.incidents, incident] }
}

/** Resolves what has ended, opens again what has come back. */
function settle(incident: Incident, { at, texts }: GuideNight, superseded: ReadonlySet<string>): Incident {
  if (!isOfGuideCheck(incident)) return incident
  const failing = incident.members.some((member) => member.failing)
  if (failing) return incident.state === 'resolved' ? reopened(incident, at) : incident
  if (incident.state === 'resolved') return incident
  const isElsewhere = incident.members.some(({ key }) => superseded.has(key))
  const how = !texts.has(incident.label) ? 'withdrawn' : isElsewhere ? 'superseded' : 'recovery'
  return resolved(incident, { at, how, by: null, reason: null })
}
