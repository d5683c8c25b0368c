import type { Reviewed } from '../cause/cause.js'
import type { Choice, Taken } from '../cause/decision.js'
import { distinctGuides, guidesSaying } from '../incident/guides.js'
import { causeOf, decidedMembers } from '../review/members.js'
import { oneLine } from '../text/line.js'
import { causeInWords, whereInWords } from '../words/cause.js'

/** What a choice comes to, before what it was made of. */
const SUBJECTS: Readonly<Record<Exclude<Choice, 'unsure'>, string>> = {
  change: 'Guide must change',
  holds: 'Guide still holds',
  varies: 'Changes by itself',
}

/** So many letters of a subject are shown in lists of commits. */
const MOST_SUBJECT = 72

/** So many letters of a sentence about a page are kept; a page may say anything. */
const MOST_SENTENCE = 400

/** The message of the commit of decisions: what was decided, of what, by whom, and whom to tell. */
export function commitMessage(
  reviewed: Reviewed,
  { incidents, taken }: { readonly incidents: readonly number[]; readonly taken: readonly Taken[] },
): string {
  const [first] = taken
  const more = taken.length > 1 ? ` (and ${taken.length - 1} more)` : ''
  const subject = first ? shortened(subjectOf(reviewed, first), MOST_SUBJECT - more.length) + more : 'No decision'
  const of = incidents.length > 0 ? [`Incident: ${incidents.join(', ')}`] : []
  return `${[subject, ...taken.map((one) => paragraph(reviewed, one)), [`Run: ${reviewed.run} (${reviewed.site})`, ...of].join('\n')].join('\n\n')}\n`
}

function subjectOf(reviewed: Reviewed, { decision }: Taken): string {
  const cause = causeOf(reviewed, decision.cause)
  const said = cause ? oneLine(causeInWords(cause, 'en')) : decision.cause
  return `${decision.choice === 'unsure' ? 'Not sure' : SUBJECTS[decision.choice]}: ${said}`
}

function paragraph(reviewed: Reviewed, { by, at, decision }: Taken): string {
  const cause = causeOf(reviewed, decision.cause)
  const members = cause ? decidedMembers(cause, decision) : []
  const guides = distinctGuides(members.flatMap((member) => guidesSaying(member)))
  const lines = [
    ...(cause
      ? [shortened(oneLine(causeInWords(cause, 'en')), MOST_SENTENCE), oneLine(whereInWords(cause, 'en'))]
      : []),
    `Decision: ${decision.choice}, by ${oneLine(by)}, ${at}`,
    `Cause: ${decision.cause}, as seen: ${decision.hash}`,
    `Screens: ${members.length}`,
    ...(decision.reason ? [`Reason: ${oneLine(decision.reason)}`] : []),
    ...(decision.until ? [`Until: ${decision.until}`] : []),
    ...(decision.choice === 'change' && guides.length > 0
      ? [
          'Guides to tell:',
          ...guides.map(({ publisher, title, url }) => oneLine(`- ${publisher}: ${title}${url ? ` ${url}` : ''}`)),
        ]
      : []),
  ]
  return lines.filter((line) => line !== '').join('\n')
}

function shortened(text: string, most: number): string {
  const letters = [...text]
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : text
}
