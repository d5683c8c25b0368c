import MailComposer from 'nodemailer/lib/mail-composer'
import { type ConcernedGuide, distinctGuides, guidesSaying } from '../incident/guides.js'
import { type Evidence, type Incident, isOfGuideCheck, type Member, since } from '../incident/incident.js'
import { LANGUAGES, type Language } from '../settings/language.js'
import { inert } from '../text/inert.js'
import { oneLine } from '../text/line.js'
import { languageOf } from '../text/local.js'
import { dateOf } from '../words/dates.js'
import { findingInWords } from '../words/finding.js'
import { letterWords } from '../words/letter.js'
import { proposalInWords } from '../words/proposal.js'
import { blocksAsMarkdown, blocksAsText } from './format.js'
import { guideLetter, guidesPrinting } from './guide-letter.js'
import type { Letter, Writer } from './letter-type.js'
import type { Block } from './message.js'
import type { MailPicture } from './pictures.js'

export type { Letter, Writer } from './letter-type.js'

/** The guides whose editors can be told something: each says a sentence that a walk in its language found wrong. */
export function guidesToTell(incident: Incident): readonly ConcernedGuide[] {
  const printing = guidesPrinting(incident)
  if (isOfGuideCheck(incident)) return printing
  return distinctGuides([...membersToTell(incident).flatMap(({ evidence }) => guidesSaying(evidence)), ...printing])
}

/**
 * The letter to the editor of a guide.
 *
 * @param language that of the guide where it is absent, English where guidewatch does not speak that.
 * @returns `undefined` where nothing of the incident is about this guide.
 */
export function letterTo(
  guide: ConcernedGuide,
  incident: Incident,
  writer: Writer,
  language: Language = spoken(guide.language),
): Letter | undefined {
  // The exact sentence says more than what a flow says of its guides.
  const exact = guideLetter(guide, incident, writer, language)
  if (exact || isOfGuideCheck(incident)) return exact
  const members = membersToTell(incident).filter(({ evidence }) =>
    guidesSaying(evidence).some(({ title, publisher }) => title === guide.title && publisher === guide.publisher),
  )
  const places = distinctPlaces(members)
  const [first] = places
  if (!first) return undefined
  const words = letterWords(language)
  const { stepNumber } = first.evidence
  const title = inert(guide.title)
  return {
    guide,
    language,
    subject: oneLine(inert(words.subject(guide.title, places.length === 1 ? stepNumber : null))),
    shown: first.evidence,
    body: (hasPicture) => [
      paragraph(words.greeting),
      paragraph(
        `${words.siteChanged(title)} ${first.class === 'broken' ? words.broken(stepNumber) : words.changed(stepNumber)}`,
      ),
      ...(guide.url ? [{ kind: 'link' as const, text: title, url: guide.url }] : []),
      ...places.flatMap(({ evidence }) => correction(evidence, language)),
      ...(hasPicture ? [paragraph(pictureInWords(first.evidence, language))] : []),
      paragraph(words.since(...firstSeen(members, incident, language))),
      ...(writer.evidence ? [{ kind: 'link' as const, text: words.evidence, url: writer.evidence }] : []),
      paragraph(words.closing),
      paragraph(writer.by),
      { kind: 'line', text: words.signature },
    ],
  }
}

/** What still fails, or was approved while guides say what was there before; of a block nobody can say anything. */
function membersToTell({ members }: Incident): readonly Member[] {
  return members.filter(
    ({ class: how, failing, approved }) =>
      (how === 'broken' || how === 'changed') && (failing || approved?.guides === 'change'),
  )
}

/** Where something is wrong, the worst first: the same sentence on another route is corrected once. */
function distinctPlaces(members: readonly Member[]): readonly Member[] {
  const worst = [...members].sort((a, b) => Number(a.class !== 'broken') - Number(b.class !== 'broken'))
  const places = new Map(
    worst.map((member) => [JSON.stringify([member.evidence.says, member.evidence.proposals, member.step]), member]),
  )
  return [...places.values()]
}

function correction({ says, stepNumber, proposals, findings, locale }: Evidence, language: Language): readonly Block[] {
  const words = letterWords(language)
  const quote = (text: string): Block => ({ kind: 'quote', text, lang: locale })
  const wordings = proposals.flatMap((proposal): readonly Block[] =>
    proposal.change.kind === 'rename' && proposal.sentences.length > 0
      ? [paragraph(words.write), ...proposal.sentences.map(quote)]
      : [paragraph(proposalInWords(proposal, language))],
  )
  const seen = [...new Set(findings.map((finding) => findingInWords({ ...finding, alsoAt: [] }, language)))]
  return [
    ...(says ? [paragraph(words.says(stepNumber)), quote(says)] : []),
    ...(wordings.length > 0 || !says ? wordings : [paragraph(words.noWording)]),
    ...(seen.length > 0
      ? [
          paragraph(says ? words.seen : words.seenAt(stepNumber)),
          { kind: 'list' as const, items: seen.map((text) => ({ text })) },
        ]
      : []),
  ]
}

/** When it was seen first, and on how many nights; these are counted from when the incident opened. */
function firstSeen(members: readonly Member[], { openedAt, nights }: Incident, language: Language) {
  const first = members.map((member) => member.since).sort()[0] ?? openedAt
  return [dateOf(first, language), since(openedAt, first) <= 0 ? nights : null] as const
}

/** The letter as text, for a terminal or a mail program: nothing in it steers either. */
export function letterText({ body, language }: Letter, hasPicture: boolean): string {
  return `${blocksAsText(body(hasPicture), language).trim()}\n`
}

/** The letter as Markdown for an issue, with its title as heading and its picture by the name of its file. */
export function letterMarkdown({ subject, body, language, shown }: Letter, picture: string | null): string {
  const blocks = [{ kind: 'heading' as const, text: subject }, ...body(picture !== null)]
  const text = blocksAsMarkdown(blocks)
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  const image = picture && `\n![${pictureInWords(shown, language)}](${encodeURI(picture)})\n`
  return `${text}\n${image ?? ''}`
}

function pictureInWords({ pictures }: Evidence, language: Language): string {
  return letterWords(language).picture(Boolean(pictures?.box))
}

/**
 * The letter as a mail that no program has sent yet (RFC 5322): whom it goes to is left to the person, who opens it as a
 * draft.
 *
 * @param from the plain address of the sender; left out where it is `null`.
 */
export function letterMail(
  letter: Letter,
  picture: MailPicture | null,
  { by, from, at }: { readonly by: string; readonly from: string | null; readonly at: Date },
): Promise<Buffer> {
  const mime = new MailComposer({
    ...(from === null ? {} : { from: { name: oneLine(by), address: from } }),
    subject: letter.subject,
    date: at,
    text: letterText(letter, picture !== null),
    attachments: picture
      ? [
          {
            content: picture.content,
            filename: pictureName(picture),
            contentType: `image/${picture.type}`,
            contentDisposition: 'attachment' as const,
          },
        ]
      : [],
    // Mail programs open what has this as a draft.
    headers: { 'X-Unsent': '1', 'Content-Language': letter.language },
    textEncoding: 'quoted-printable',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return mime.compile().build()
}

/** The file name of a picture. */
export function pictureName({ type }: Pick<MailPicture, 'type'>, name = 'now'): string {
  return `${name}.${type === 'png' ? 'png' : 'jpg'}`
}

function spoken(locale: string): Language {
  return LANGUAGES.find((language) => language === languageOf(locale)) ?? 'en'
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', text }
}
