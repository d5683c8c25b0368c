import { basename } from 'node:path'
import { grouped } from '../collection/grouped.js'
import { toChange } from '../incident/approved.js'
import { type ConcernedGuide, distinctGuides, guidesSaying } from '../incident/guides.js'
import { type Incident, isOfGuideCheck, type Member, type Notice } from '../incident/incident.js'
import { shownMember } from '../incident/shown.js'
import { anchorOf } from '../page/anchor.js'
import type { Language } from '../settings/language.js'
import { dateOf } from '../words/dates.js'
import { findingInWords } from '../words/finding.js'
import { guideIncidentWords } from '../words/guide-incident.js'
import { endOf, experienceOf, headlineInWords, subjectOf } from '../words/incident.js'
import { wordsIn } from '../words/language.js'
import { proposalInWords } from '../words/proposal.js'
import { numbersIn } from '../words/text.js'
import type { Block } from './block.js'
import type { AlertContext } from './channel.js'
import { contactsOf, printedIn, sentenceBlocks } from './guide-blocks.js'
import { sessionMessage } from './session.js'

export type { Block } from './block.js'

/** What a notice says, in one language. */
export type Message = {
  readonly language: Language
  /** The same for every notice of an incident. */
  readonly subject: string
  /** That it is right again, in words: the subject, which never changes, says what was wrong. */
  readonly status: string | null
  /** The first line: what the reader of the guide now experiences. */
  readonly lead: string
  readonly blocks: readonly Block[]
  readonly footer: string
}

const MOST_ALSO = 20
/** Guides of which a digest shows the sentences. */
const MOST_GUIDES = 10

type AlertTexts = ReturnType<typeof wordsIn>['alerts']

/** Puts a notice into words. */
export function messageOf(notice: Notice, context: AlertContext, language: Language): Message {
  const words = wordsIn(language).alerts
  const { incident } = notice
  const base = {
    language,
    status: null,
    footer: incident ? `${words.footer} ${words.thread(incident.number)}` : words.footer,
  }
  const prefix = notice.site === 'stand-in' ? `[${words.standIn}] ` : ''
  if (notice.kind === 'digest')
    return {
      ...base,
      ...digest(notice, context, words, language),
      subject: prefix + words.digestSubject(notice.incidents.length),
    }
  if (notice.kind === 'alive')
    return { ...base, ...alive(notice, context, words, language), subject: prefix + words.aliveSubject }
  if (notice.session) {
    const { subject, ...rest } = sessionMessage(notice.kind, notice.session, language)
    return { ...base, ...rest, subject: prefix + subject }
  }
  if (notice.overdue) {
    const { generatedAt, source, why } = notice.overdue
    return {
      ...base,
      subject: prefix + words.overdueSubject,
      lead: generatedAt ? words.overdueSince(dateOf(generatedAt, language)) : words.overdueUnknown,
      blocks: [
        { kind: 'list', items: [{ text: source }, { text: why }] },
        { kind: 'paragraph', text: words.overdueAdvice },
        { kind: 'command', text: 'guidewatch doctor' },
      ],
    }
  }
  if (notice.quiet) {
    const [since, until] = [dateOf(notice.quiet.since, language), dateOf(notice.quiet.until, language)]
    return {
      ...base,
      subject: prefix + words.quietSubject(until),
      lead: words.quietLead(since, until),
      blocks: [
        { kind: 'paragraph', text: words.quietAdvice },
        { kind: 'command', text: 'gh workflow enable nightly.yml && gh workflow enable watchdog.yml' },
      ],
    }
  }
  if (!incident) throw new Error(`a notice of the kind ${notice.kind} has no incident`)
  const subject = prefix + subjectOf(incident, language)
  if (isEnd(notice.kind)) {
    return { ...base, subject, ...endOf(incident, language), blocks: endBlocks(incident, language) }
  }
  const shown = shownMember(incident)
  const experience = experienceOf(incident, shown?.evidence.stepNumber ?? null, language)
  const blocks = [
    ...(shown ? details(incident, shown, context, language) : []),
    ...nextSteps(notice, incident, shown, context, language),
  ]
  return {
    ...base,
    subject:
      notice.kind === 'test'
        ? `${prefix}${words.testSubject}${wordsIn(language).colon} ${subjectOf(incident, language)}`
        : subject,
    lead: leadOf(notice, experience, context, language),
    blocks,
  }
}

/** Tells that an incident is over, one way or another; or that a session lasts longer again. */
export function isEnd(kind: Notice['kind']): boolean {
  return kind === 'session-renewed' || kind === 'recovered' || kind === 'superseded' || kind === 'withdrawn'
}

/** The experience of the reader, with what is new about it. */
function leadOf(
  { kind, freshness }: Notice,
  experience: string,
  { settings }: AlertContext,
  language: Language,
): string {
  const words = wordsIn(language).alerts
  if (kind === 'test') return `${words.testLead} ${experience}`
  if (kind === 'reopened') return `${words.reopened} ${experience}`
  if (kind === 'extended') return `${words.extended} ${experience}`
  if (kind === 'escalation') return `${experience} ${words.escalation(settings.alerts.escalateDays)}`
  if (!freshness) return experience
  const date = dateOf(freshness.verifiedUntil, language)
  return `${experience} ${freshness.percent >= 100 ? words.expired(date) : words.expires(date)}`
}

function details(incident: Incident, shown: Member, context: AlertContext, language: Language): readonly Block[] {
  const { alerts: words, report } = wordsIn(language)
  const { evidence } = shown
  if (isOfGuideCheck(incident)) return ofGuides(incident, language)
  const failing = incident.members.filter((member) => member.failing)
  const others = (failing.length > 0 ? failing : incident.members).filter(({ key }) => key !== shown.key)
  const found = evidence.findings.map((finding) => findingInWords(finding, language))
  const sentences = [...new Set(evidence.failure === null ? found : [evidence.failure])]
  const pictures: Block[] =
    evidence.pictures && context.settings.alerts.mail?.pictures !== false
      ? [
          {
            kind: 'pictures',
            evidence,
            captions: { before: report.before, after: report.after },
            alt: sentences[0] ?? headlineInWords(incident.headline, language),
          },
        ]
      : []
  const proposals = evidence.proposals.flatMap((proposal): Block[] => [
    { kind: 'paragraph', text: proposalInWords(proposal, language) },
    ...proposal.sentences.map((text): Block => ({ kind: 'quote', text, lang: evidence.locale })),
  ])
  return [
    ...(evidence.says
      ? [
          heading(words.guideSays(evidence.stepNumber)),
          { kind: 'quote' as const, text: evidence.says, lang: evidence.locale },
        ]
      : []),
    ...(sentences.length > 0
      ? [heading(words.seen), { kind: 'list' as const, items: sentences.map((text) => ({ text })) }]
      : []),
    ...pictures,
    ...(proposals.length > 0 ? [heading(report.proposed), ...proposals] : []),
    ...aboutGuides(incident.members, words),
    ...printedBy(incident, language),
    ...(others.length > 0
      ? [
          heading(words.also),
          {
            kind: 'list' as const,
            items: others.slice(0, MOST_ALSO).map((member) => ({ text: whereOf(member, words) })),
          },
        ]
      : []),
  ]
}

/** Every sentence that an incident of the guide check follows, and whom to write to. */
function ofGuides(incident: Incident, language: Language): readonly Block[] {
  const printed = printedIn(incident)
  const contacts = contactsOf(printed).map((text) => ({ text }))
  return [
    ...sentenceBlocks(printed, language),
    ...(contacts.length > 0
      ? [heading(guideIncidentWords(language).contact), { kind: 'list' as const, items: contacts }]
      : []),
  ]
}

/** The sentences of guides that are wrong because of what walks met. */
function printedBy(incident: Incident, language: Language): readonly Block[] {
  const printed = printedIn(incident)
  return printed.length === 0
    ? []
    : [heading(guideIncidentWords(language).printed), ...sentenceBlocks(printed, language)]
}

function whereOf({ class: how, evidence, language }: Member, words: AlertTexts): string {
  // A failure of guidewatch is of no place on the way.
  const place = how === 'error' ? '' : `, ${words.place(evidence.stepNumber)}`
  return `${evidence.flowTitle}: ${evidence.routeTitle}${place} (${language})`
}

/** The guides concerned; where they still print what was there before, what they say, and what they should. */
function endBlocks(incident: Incident, language: Language): readonly Block[] {
  const { alerts: words, report } = wordsIn(language)
  if (isOfGuideCheck(incident)) return []
  const groups = grouped(toChange(incident), ({ evidence: { says, proposals, locale } }) =>
    JSON.stringify([locale, says, proposals]),
  )
  if (groups.size === 0) return aboutGuides(incident.members, words)
  return [...groups.values()].flatMap((members): readonly Block[] => {
    const [{ evidence }] = members as [Member]
    const sentences = evidence.proposals.flatMap((proposal) => proposal.sentences)
    const quote = (text: string): Block => ({ kind: 'quote', text, lang: evidence.locale })
    return [
      ...guideList(members.flatMap(({ evidence }) => guidesSaying(evidence))),
      ...(evidence.says ? [paragraph(words.guideSays(evidence.stepNumber)), quote(evidence.says)] : []),
      ...(sentences.length > 0
        ? [paragraph(report.proposed), ...sentences.map(quote)]
        : evidence.proposals.map((proposal) => paragraph(proposalInWords(proposal, language)))),
    ]
  })
}

/** Every guide that publishes what failed, once. */
function aboutGuides(members: Incident['members'], words: AlertTexts): readonly Block[] {
  const list = guideList(members.flatMap(({ evidence }) => evidence.guides))
  return list.length > 0 ? [heading(words.guides), ...list] : []
}

function guideList(guides: readonly ConcernedGuide[]): readonly Block[] {
  const items = distinctGuides(guides).map(({ publisher, title, url }) => ({ text: `${publisher}: ${title}`, url }))
  return items.length > 0 ? [{ kind: 'list', items }] : []
}

/**
 * Where the report shows what a notice is about: the cause, or the walk where none is known. `null` where the settings do
 * not say where people find reports.
 */
export function reportUrl({ incident, review }: Notice, { alerts }: AlertContext['settings']): string | null {
  const shown = incident ? shownMember(incident) : undefined
  const run = review?.run ?? shown?.evidence.run
  if (alerts.report === undefined || run === undefined) return null
  const walk = shown && (shown.source === 'guide' ? 'guides' : anchorOf({ id: shown.evidence.walk }))
  const place = review?.cause ? `#c-${review.cause}` : walk ? `#${walk}` : ''
  return alerts.report.replaceAll('{run}', run) + place
}

/** How many decisions wait, and where the report shows them. */
function toReport(notice: Notice, run: string, { settings }: AlertContext, words: AlertTexts): readonly Block[] {
  const { review } = notice
  const url = reportUrl(notice, settings)
  const folder = `${basename(settings.state)}/runs/${run}`
  return [
    ...(review && review.waiting > 0 ? [paragraph(words.decisions(review.waiting))] : []),
    ...(url
      ? [{ kind: 'link' as const, text: review?.cause ? words.reportCause : words.report, url }]
      : [paragraph(words.reportAt), command(`${folder}/report/index.html`)]),
    ...(review ? [paragraph(words.decide), command(`guidewatch review ${run}`)] : []),
  ]
}

function nextSteps(
  notice: Notice,
  incident: Incident,
  shown: Member | undefined,
  context: AlertContext,
  language: Language,
): readonly Block[] {
  const words = wordsIn(language).alerts
  const does = (text: string, what: string): Block[] => [paragraph(text), command(what)]
  const standIn = notice.site === 'stand-in' ? ' --stand-in' : ''
  const ack = `guidewatch incidents ack ${incident.number} --until 7d --reason "${words.acknowledgeReason}"${standIn}`
  const acknowledge = does(words.acknowledge, ack)
  if (!shown) return [heading(words.nextSteps), ...acknowledge]
  if (isOfGuideCheck(incident)) {
    const url = reportUrl(notice, context.settings)
    const report: Block[] = url ? [{ kind: 'link', text: words.report, url }] : []
    const write = `guidewatch letter ${incident.number} --all${standIn}`
    return [heading(words.nextSteps), ...report, ...does(guideIncidentWords(language).letter, write), ...acknowledge]
  }
  const { run, patch } = shown.evidence
  const folder = `${basename(context.settings.state)}/runs/${run}`
  const isApprovable = incident.kind === 'guide' && incident.class === 'changed'
  return [
    heading(words.nextSteps),
    ...toReport(notice, notice.review?.run ?? run, context, words),
    ...(patch ? does(words.patch, `git apply ${folder}/${patch}`) : []),
    ...(isApprovable ? does(words.approve, `guidewatch approve ${run} --flow ${shown.flow}`) : []),
    ...acknowledge,
  ]
}

function digest(
  notice: Notice,
  context: AlertContext,
  words: AlertTexts,
  language: Language,
): Pick<Message, 'lead' | 'blocks'> {
  const items = notice.incidents.map(({ incident, muted }) => {
    const state =
      incident.state === 'resolved'
        ? words.resolvedState
        : incident.acknowledged
          ? words.acknowledgedBy(incident.acknowledged.by, dateOf(incident.acknowledged.until, language))
          : words.openSince(dateOf(incident.openedAt, language), incident.nights)
    const parts = [
      `${words.incident} ${incident.number}${wordsIn(language).colon} ${subjectOf(incident, language)}`,
      state,
      ...(muted ? [words.muted[muted]] : []),
    ]
    return { text: parts.join(' – ') }
  })
  const report = notice.review ? toReport(notice, notice.review.run, context, words) : []
  // Rules that are not sure enough for a mail of their own are told here alone.
  const sentences = notice.incidents
    .map(({ incident }) => incident)
    .filter((incident) => isOfGuideCheck(incident) && incident.state !== 'resolved')
    .slice(0, MOST_GUIDES)
    .flatMap((incident): readonly Block[] => [
      { kind: 'heading', text: `${words.incident} ${incident.number}` },
      ...sentenceBlocks(printedIn(incident), language),
    ])
  return { lead: words.digestLead(items.length), blocks: [{ kind: 'list', items }, ...report, ...sentences] }
}

function alive(
  notice: Notice,
  context: AlertContext,
  words: AlertTexts,
  language: Language,
): Pick<Message, 'lead' | 'blocks'> {
  const { figures } = notice
  if (!figures) throw new Error('a sign of life has no figures')
  const { deliveredAt } = context
  const delivered = deliveredAt ? words.delivered(dateOf(deliveredAt, language)) : words.noneDelivered
  const number = numbersIn(language)
  const walked = words.walked(number(figures.nights), number(figures.walks), number(figures.verified))
  const items = [walked, words.openNow(number(figures.open)), delivered].map((text) => ({ text }))
  return { lead: words.aliveLead(dateOf(figures.since, language)), blocks: [{ kind: 'list', items }] }
}

function command(text: string): Block {
  return { kind: 'command', text }
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', text }
}

function heading(text: string): Block {
  return { kind: 'heading', text }
}
