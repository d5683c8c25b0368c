import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { calendar } from '../../src/publish/feed/calendar.js'
import type { Publication, PublishedLink } from '../../src/publish/schema.js'
import { HOSTILE, hostileText, publicationSaying } from './hostile.js'
import { sampleLink, samplePublication } from './sample.js'

const fileOf = (publication: Publication, path = 'deadlines.ics') =>
  String(calendar(publication).find((file) => file.path === path)?.content)

const read = (text: string) => new ICAL.Component(ICAL.parse(text))
const eventsOf = (publication: Publication, path?: string) =>
  read(fileOf(publication, path))
    .getAllSubcomponents('vevent')
    .map((component) => new ICAL.Event(component))

describe('the calendar of deadlines', () => {
  it('is there in every language, and in English under the plain name', () => {
    expect(calendar(samplePublication()).map(({ path }) => path)).toEqual([
      'deadlines.ics',
      'deadlines.en.ics',
      'deadlines.de.ics',
      'deadlines.fr.ics',
      'deadlines.it.ics',
    ])
    expect(fileOf(samplePublication())).toBe(fileOf(samplePublication(), 'deadlines.en.ics'))
    expect(read(fileOf(samplePublication(), 'deadlines.fr.ics')).getFirstPropertyValue('name')).toBe(
      'Échéances\u00a0: Digital Rights Example',
    )
  })

  it('has a day per link, with a reminder a week and a day before', () => {
    const [event] = eventsOf(samplePublication(), 'deadlines.de.ics')
    expect(event?.startDate.toString()).toBe('2027-05-26')
    expect(event?.startDate.isDate).toBe(true)
    expect(event?.endDate.toString()).toBe('2027-05-27')
    expect(event?.summary).toBe('Letzter Tag: Bei Facebook der Nutzung für KI-Training widersprechen')
    expect(event?.description).toContain('Bis zum 26. Mai 2027')
    expect(event?.component.getFirstPropertyValue('url')).toBe(
      'https://links.rights.example.org/de/facebook-broken.html',
    )
    const start = event?.startDate.toJSDate().getTime() ?? 0
    const reminders = event?.component.getAllSubcomponents('valarm').map((alarm) => {
      const trigger = alarm.getFirstPropertyValue('trigger') as InstanceType<typeof ICAL.Duration>
      const at = new Date(start + trigger.toSeconds() * 1000)
      return [Math.round((start - at.getTime()) / 3_600_000), alarm.getFirstPropertyValue('action')]
    })
    // Nine in the morning: nine hours less than so many days.
    expect(reminders).toEqual([
      [7 * 24 - 9, 'DISPLAY'],
      [24 - 9, 'DISPLAY'],
    ])
  })

  it('keeps the UID of a link and raises its SEQUENCE when the day moves', () => {
    const at = (date: string, sequence: number, more: Partial<PublishedLink> = {}) => {
      const link = sampleLink('one', 'verified', { deadline: { date, sequence, says: { en: 'x' } }, ...more })
      const [event] = eventsOf({ ...samplePublication(), status: { ...samplePublication().status, links: [link] } })
      return event
    }
    const [before, after] = [at('2027-05-26', 0), at('2027-06-30', 1, { titles: { en: 'New title' }, state: 'broken' })]
    expect(after?.uid).toBe(before?.uid)
    expect([before?.sequence, after?.sequence]).toEqual([0, 1])
    expect(at('2027-12-31', 1)?.endDate.toString()).toBe('2028-01-01')
    const uids = eventsOf(samplePublication()).map(({ uid }) => uid)
    expect(new Set(uids).size).toBe(5)
  })

  it('calls off the day of a link that is kept no more', () => {
    const publication = samplePublication()
    const links = [sampleLink('one', 'retired')]
    const [event] = eventsOf({ ...publication, status: { ...publication.status, links } })
    expect(event?.component.getFirstPropertyValue('status')).toBe('CANCELLED')
    expect(event?.component.getAllSubcomponents('valarm')).toEqual([])
  })

  it('is not there without a deadline, and has no address without one of the publication', () => {
    const publication = samplePublication({ base: null })
    const without = publication.status.links.map((link) => ({ ...link, deadline: null }))
    expect(calendar({ ...publication, status: { ...publication.status, links: without } })).toEqual([])
    expect(eventsOf(publication)[0]?.component.getFirstProperty('url')).toBeNull()
  })

  it('stays the same to the byte through a night that finds nothing new', () => {
    const night = { at: '2026-11-27T03:10:00.000Z', until: '2026-12-04T03:10:00.000Z' }
    expect(calendar(samplePublication({ night }))).toEqual(calendar(samplePublication()))
  })

  it.each(HOSTILE)('holds %j as text and nothing else', (text) => {
    expectWellFormed(text)
  })

  it('holds any text', () => {
    fc.assert(fc.property(hostileText, expectWellFormed), { numRuns: 150 })
  })

  it('a text reaches the calendar as it was written', () => {
    const said = 'Comma, semicolon; backslash \\n and „Größe“ '.repeat(6).trim()
    expect(eventsOf(publicationSaying(said))[0]?.summary).toBe(`Last day: ${said}`)
  })
})

/** Lines end in CRLF, hold 75 octets at most and whole characters, and say one event in two reminders. */
function expectWellFormed(text: string): void {
  const written = fileOf(publicationSaying(text))
  const lines = written.split('\r\n')
  expect(lines.at(-1)).toBe('')
  for (const line of lines) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none may be there
    expect(line).not.toMatch(/[\u0000-\u001f\u007f]/)
    expect(line).not.toMatch(/\p{Cs}/u)
  }
  const events = read(written).getAllSubcomponents('vevent')
  expect(events).toHaveLength(1)
  expect(events[0]?.getAllSubcomponents('valarm')).toHaveLength(2)
  expect(read(written).getAllSubcomponents()).toHaveLength(1)
  expect(events[0]?.getAllProperties().map(({ name }) => name)).toEqual([
    'uid',
    'sequence',
    'dtstamp',
    'last-modified',
    'dtstart',
    'dtend',
    'summary',
    'description',
    'url',
    'status',
    'transp',
  ])
}
