import { type Headline, type Incident, isOfGuideCheck } from '../incident/incident.js'
import type { Language } from '../settings/language.js'
import { guideIncidentWords } from './guide-incident.js'
import { told, wordsIn } from './language.js'
import { capitalised } from './text.js'

const MOST_TITLE = 70

/** What broke where, in the flow's own words: nothing of a page. */
export function headlineInWords(headline: Headline, language: Language): string {
  if (headline.kind === 'told') return told(headline, language)
  if (headline.kind === 'guide') return guideIncidentWords(language).subject(short(headline.title))
  const { verdicts, alerts, colon } = wordsIn(language)
  const title = (text: typeof headline.flow) =>
    short(typeof text === 'string' ? text : (text[language] ?? Object.values(text)[0] ?? ''))
  // A failure of guidewatch is of no place on the way.
  const place = headline.class === 'error' ? '' : `, ${alerts.place(headline.step)}`
  return `${capitalised(verdicts[headline.class].word)}${colon} ${title(headline.flow)}${place} (${title(headline.route)})`
}

function short(title: string): string {
  return title.length > MOST_TITLE ? `${title.slice(0, MOST_TITLE - 1)}…` : title
}

/** The subject of all that is told of an incident; it never changes. */
export function subjectOf(incident: Incident, language: Language): string {
  const { alerts } = wordsIn(language)
  if (incident.kind === 'account') return alerts.accountSubject(incident.label)
  if (incident.kind === 'platform') return alerts.platformSubject
  return headlineInWords(incident.headline, language)
}

/** What the reader of the guide now experiences. */
export function experienceOf(incident: Incident, step: number | null, language: Language): string {
  const { experience } = wordsIn(language).alerts
  if (incident.kind === 'account') return experience.account(incident.label, guidesOf(incident))
  if (incident.kind === 'platform') return experience.platform(guidesOf(incident))
  if (isOfGuideCheck(incident)) {
    const printed = incident.members.filter(({ failing }) => failing).flatMap(({ evidence }) => evidence.printed ?? [])
    const copies = new Set(printed.flatMap(({ guides }) => guides.map(({ id }) => id)))
    return guideIncidentWords(language).lead(printed.length, copies.size)
  }
  switch (incident.class) {
    case 'broken':
    case 'changed':
      return experience[incident.class](step)
    case 'blocked':
      return experience.blocked(incident.nights)
    case 'error':
      return experience.error
  }
}

/** How an incident ended: in a word or two, and what that means. */
export function endOf(incident: Incident, language: Language): { readonly status: string; readonly lead: string } {
  const { over } = wordsIn(language).alerts
  const { kind, label, resolved, class: how } = incident
  const isOfGuide = isOfGuideCheck(incident)
  const ofGuide = guideIncidentWords(language).over
  const by = resolved?.by ?? ''
  if (resolved?.how === 'approval')
    return { status: over.approvedStatus, lead: approvedInWords(incident, by, language) }
  if (resolved?.how === 'by-hand') return { status: over.closed, lead: over.closedBy(by, resolved.reason ?? '') }
  if (resolved?.how === 'superseded')
    return { status: over.replaced, lead: isOfGuide ? ofGuide.superseded : over.superseded }
  if (resolved?.how === 'withdrawn')
    return { status: over.unchecked, lead: isOfGuide ? ofGuide.withdrawn : over.withdrawn }
  if (isOfGuide) return { status: ofGuide.status, lead: ofGuide.recovered }
  if (kind === 'account') return { status: over.works, lead: over.account(label) }
  if (kind === 'platform') return { status: over.gone, lead: over.platform }
  const wasUnchecked = how === 'blocked' || how === 'error'
  return wasUnchecked ? { status: over.works, lead: over.checked } : { status: over.right, lead: over.recovered }
}

/** What was approved, and what it means for the guides: those that print what was there before are listed below it. */
function approvedInWords({ members, resolved }: Incident, by: string, language: Language): string {
  const { over } = wordsIn(language).alerts
  if (resolved?.guides === 'hold') return over.approvedBeside(by)
  const isListed = members.some(({ approved, evidence }) => approved?.guides === 'change' && evidence.guides.length > 0)
  return `${over.approved(by)} ${isListed ? over.toChange : over.toChangeSomewhere}`
}

function guidesOf({ members }: Incident): number {
  return new Set(members.filter(({ failing }) => failing).map(({ flow }) => flow)).size
}
