import { LANGUAGES, type Language } from '../../settings/language.js'
import { publishedWords } from '../../words/published.js'
import type { LinkOutline, Publication, PublishedFile } from '../schema.js'
import { changedAt, pageOf, publisherName, saidIn } from '../standing.js'
import { contentLine, escapedText } from './content-line.js'
import { uuidOf } from './uuid.js'

/** What `deadlines.ics` is written in; the others have their language in their names. */
const DEFAULT: Language = 'en'

/**
 * The deadlines of all links as calendars (RFC 5545) that can be subscribed to, one per language: days, with a reminder at
 * nine in the morning a week and a day before. An event keeps its UID for ever, and its SEQUENCE is raised when the day moves.
 * None without a deadline, as a calendar must not be empty (3.6).
 */
export function calendar(publication: Publication): readonly PublishedFile[] {
  const { links } = publication.status
  if (!links.some(({ deadline }) => deadline)) return []
  return LANGUAGES.flatMap((language) => {
    const content = calendarIn(publication, language)
    const path = `deadlines.${language}.ics`
    return language === DEFAULT
      ? [
          { path: 'deadlines.ics', content },
          { path, content },
        ]
      : [{ path, content }]
  })
}

function calendarIn(publication: Publication, language: Language): string {
  const { links, site } = publication.status
  const words = publishedWords(language)
  const about = site === 'live' ? words.calendar.about : `${words.demonstration} ${words.calendar.about}`
  const name = escapedText(words.calendar.name(publisherName(publication.status)))
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//guidewatch//deadlines//${language.toUpperCase()}`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    // RFC 7986, and what calendars knew before it.
    `NAME:${name}`,
    `X-WR-CALNAME:${name}`,
    `DESCRIPTION:${escapedText(about)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:P1D',
    'X-PUBLISHED-TTL:P1D',
    ...links.flatMap((link) => (link.deadline ? eventOf(publication, link, link.deadline, language) : [])),
    'END:VCALENDAR',
  ]
    .map(contentLine)
    .join('')
}

type Deadline = NonNullable<LinkOutline['deadline']>

/** A link that is kept no more has its deadline called off. */
function eventOf(publication: Publication, link: LinkOutline, { date, sequence, says }: Deadline, language: Language) {
  const { base, status } = publication
  const { calendar, colon, demo } = publishedWords(language)
  const isOver = link.state === 'retired'
  const title = calendar.event(saidIn(link.titles, language))
  const summary = status.site === 'live' ? title : `${demo}${colon} ${title}`
  const page = base === null ? null : `${base}${pageOf(link, language)}`
  const description = [
    saidIn(says, language),
    ...(isOver ? [calendar.over] : []),
    ...(page ? [`${calendar.page}${colon} ${page}`] : []),
  ]
  const changed = utc(changedAt(link))
  return [
    'BEGIN:VEVENT',
    `UID:${uuidOf('deadline', status.site, status.publisher.name, link.id)}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${changed}`,
    `LAST-MODIFIED:${changed}`,
    `DTSTART;VALUE=DATE:${date.replaceAll('-', '')}`,
    `DTEND;VALUE=DATE:${dayAfter(date)}`,
    `SUMMARY:${escapedText(summary)}`,
    `DESCRIPTION:${description.map(escapedText).join('\\n\\n')}`,
    ...(page ? [`URL:${page}`] : []),
    `STATUS:${isOver ? 'CANCELLED' : 'CONFIRMED'}`,
    // Nobody is busy on that day.
    'TRANSP:TRANSPARENT',
    // The day begins at midnight; nine in the morning, seven days and one day before.
    ...(isOver ? [] : [...reminder('-P6DT15H', summary), ...reminder('-PT15H', summary)]),
    'END:VEVENT',
  ]
}

function reminder(trigger: string, summary: string): readonly string[] {
  return ['BEGIN:VALARM', 'ACTION:DISPLAY', `TRIGGER:${trigger}`, `DESCRIPTION:${escapedText(summary)}`, 'END:VALARM']
}

/** `20261126T031000Z` */
function utc(iso: string): string {
  return `${new Date(iso).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
}

/** An event ends before its DTEND. */
function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')
}
