import type { Headline, Incident } from '../incident/incident.js'
import type { Language } from '../settings/language.js'
import { told, wordsIn } from './language.js'
import { capitalised } from './text.js'

const MOST_TITLE = 70

/** What broke where, in the flow's own words: nothing of a page. */
export function headlineInWords(headline: Headline, language: Language): string {
  if (headline.kind === 'told') return told(headline, language)
  const { verdicts, alerts, colon } = wordsIn(language)
  const title = (text: typeof headline.flow) => {
    const own = typeof text === 'string' ? text : (text[language] ?? Object.values(text)[0] ?? '')
    return own.length > MOST_TITLE ? `${own.slice(0, MOST_TITLE - 1)}…` : own
  }
  // A failure of guidewatch is of no place on the way.
  const place = headline.class === 'error' ? '' : `, ${alerts.place(headline.step)}`
  return `${capitalised(verdicts[headline.class].word)}${colon} ${title(headline.flow)}${place} (${title(headline.route)})`
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
  const by = resolved?.by ?? ''
  if (resolved?.how === 'approval')
    return { status: over.approvedStatus, lead: approvedInWords(incident, by, language) }
  if (resolved?.how === 'by-hand') return { status: over.closed, lead: over.closedBy(by, resolved.reason ?? '') }
  if (resolved?.how === 'superseded') return { status: over.replaced, lead: over.superseded }
  if (resolved?.how === 'withdrawn') return { status: over.unchecked, lead: over.withdrawn }
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
