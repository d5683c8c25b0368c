import type { ConcernedGuide } from '../incident/guides.js'
import { type Incident, isOfGuideCheck, type Member } from '../incident/incident.js'
import type { Printed } from '../incident/printed.js'
import { webAddress } from '../page/escape.js'
import type { Language } from '../settings/language.js'
import { inert } from '../text/inert.js'
import { oneLine } from '../text/line.js'
import { dateOf } from '../words/dates.js'
import { guideFindingInWords } from '../words/guide-check.js'
import { guideIncidentWords } from '../words/guide-incident.js'
import { letterWords } from '../words/letter.js'
import type { Block } from './block.js'
import { addressBlocks } from './guide-blocks.js'
import type { Letter, Writer } from './letter-type.js'

/** A sentence as one guide prints it, with the member that follows it. */
type Place = {
  readonly finding: Printed['finding']
  readonly copy: Printed['guides'][number]
  readonly member: Member
}

/** The guides of which the guide check found sentences that are wrong, each once. */
export function guidesPrinting(incident: Incident): readonly ConcernedGuide[] {
  const all = placesOf(incident).map(({ copy: { title, publisher, url, language } }) => ({
    title,
    publisher,
    url,
    language,
  }))
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()]
}

/**
 * The letter to the editor of a guide in which exact sentences are known to be wrong.
 *
 * @returns `undefined` where none is known.
 */
export function guideLetter(
  guide: ConcernedGuide,
  incident: Incident,
  writer: Writer,
  language: Language,
): Letter | undefined {
  const places = placesOf(incident).filter(
    ({ copy }) => copy.title === guide.title && copy.publisher === guide.publisher && copy.url === guide.url,
  )
  const [first] = places
  if (!first) return undefined
  const [words, letter] = [guideIncidentWords(language).editor, letterWords(language)]
  const title = inert(guide.title)
  const since = places.map(({ member }) => member.since).sort()[0] ?? incident.openedAt
  return {
    guide,
    language,
    subject: oneLine(inert(words.subject(guide.title))),
    shown: first.member.evidence,
    body: () => [
      paragraph(letter.greeting),
      paragraph(words.intro(title, places.length)),
      ...(guide.url ? [{ kind: 'link' as const, text: title, url: guide.url }] : []),
      ...places.flatMap((place) => correction(place, language)),
      paragraph(words.since(dateOf(since, language))),
      ...(writer.evidence ? [{ kind: 'link' as const, text: letter.evidence, url: writer.evidence }] : []),
      paragraph(letter.closing),
      paragraph(writer.by),
      { kind: 'line', text: letter.signature },
    ],
  }
}

function placesOf(incident: Incident): readonly Place[] {
  const told = incident.members.filter(
    ({ failing, approved }) => failing || (!isOfGuideCheck(incident) && approved?.guides === 'change'),
  )
  return told.flatMap((member) =>
    (member.evidence.printed ?? []).flatMap(({ finding, guides }) => guides.map((copy) => ({ finding, copy, member }))),
  )
}

function correction({ finding, copy }: Place, language: Language): readonly Block[] {
  const { editor, show, line } = guideIncidentWords(language)
  const quote = (text: string): Block => ({ kind: 'quote', text, lang: copy.language })
  const url = webAddress(copy.fragment)
  const place: Block[] =
    copy.file === null ? (url ? [{ kind: 'link', text: show, url }] : []) : [paragraph(line(copy.line, copy.file))]
  return [
    paragraph(editor.says),
    quote(copy.sentence),
    ...place,
    paragraph(guideFindingInWords(finding, language, copy.language)),
    ...(copy.proposed === null ? [paragraph(editor.noProposal)] : [paragraph(editor.write), quote(copy.proposed)]),
    ...addressBlocks(finding, language),
  ]
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', text }
}
