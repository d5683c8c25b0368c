import { saysLogin, saysReachable } from '../guide-check/cues/claims.js'
import { limitBefore } from '../guide-check/cues/deadline.js'
import { isPressing } from '../guide-check/cues/instruct.js'
import { addressesIn } from '../guide-check/urls.js'
import type { Block, GuideText } from '../guide-text/guide-text.js'
import { sentencesOf } from '../guide-text/sentences.js'
import { quoted } from '../propose/yaml-text.js'
import { slug } from '../record/write.js'
import { datesIn } from '../text/dates.js'
import { oneLine } from '../text/line.js'
import { languageOf } from '../text/local.js'
import { proseLabels } from './prose-labels.js'

/** What is known of a guide beside its text. */
export type DraftOf = {
  /** Of the guide, as a language tag. */
  readonly language: string
  readonly publisher: string
  /** Where it was read; `null` of a file. */
  readonly url: string | null
  /** `YYYY-MM-DD` */
  readonly today: string
}

/** A flow file to be completed, and what was found in the prose. */
export type Draft = {
  readonly text: string
  readonly steps: number
  readonly links: number
  /** How many lines say what a person has to check. */
  readonly checks: number
}

type DraftStep = { readonly label: string; readonly says: string | null }

/** Controls that send; no flow presses one. */
const SENDS =
  /^(?:(?:ab)?senden|abschicken|einreichen|antrag senden|submit|send|send request|envoyer|soumettre|invia|inviare|trasmetti)$/iu

const REGIONS: Readonly<Record<string, string>> = { de: 'de-DE', en: 'en-GB', fr: 'fr-FR', it: 'it-IT' }

/** A sentence longer than this is no instruction. */
const MOST_LETTERS = 400
const MOST_STEPS = 30
const MOST_LINKS = 8

/**
 * The skeleton of a flow from the prose of a guide: the link, the steps in order with the labels that it sets apart, a deadline
 * and what it claims. Prose tells no roles, and not what the page at the end says; all that nobody can know from it is marked
 * `# check:`. It lints as it is.
 */
export function draftOf(guide: GuideText, of: DraftOf): Draft {
  const language = languageOf(of.language)
  const locale = REGIONS[language] ?? of.language
  const sentences = guide.blocks.flatMap((block) => sentencesIn(block, language))
  const links = linksOf(guide, of.url)
  const [link] = links
  const url = link?.href ?? 'https://www.example.org/'
  const labelled = sentences.flatMap((sentence) => stepsOf(sentence, language))
  const submit = labelled.find(({ label }) => SENDS.test(label))?.label ?? null
  const steps = labelled.filter(({ label }) => !SENDS.test(label)).slice(0, MOST_STEPS)
  const title = oneLine(guide.title ?? guide.blocks.find(({ kind }) => kind === 'heading')?.text ?? of.publisher)
  const local = (text: string) => `{ ${language}: ${quoted(oneLine(text))} }`
  const deadline = deadlineOf(sentences, language, guide.date ?? of.today)
  const claims = claimsOf(sentences, language)
  const heading = link && link.text.split(/\s+/).length > 2 ? link.text : title
  const lines = [
    '# yaml-language-server: $schema=../schemas/flow.schema.json',
    '# Drafted from the prose of a guide: complete what says "check:" (docs/flows.md), then `guidewatch lint` and `guidewatch try`.',
    `flow: ${slug(title) || 'guide'}`,
    `title: ${local(title)}`,
    ...(link
      ? ['# check: whether this is the link that readers are to follow']
      : ['# check: the guide links to nothing; write the address of the form']),
    `link: ${quoted(url)}`,
    ...links.slice(1, MOST_LINKS).map(({ href }) => `# check: it also links to ${href}`),
    `locales: [${locale}]`,
    'guides:',
    `  guide: { title: ${quoted(title)}, publisher: ${quoted(of.publisher)}, language: ${language}${of.url === null ? '' : `, url: ${quoted(of.url)}`}${guide.date === null ? '' : `, date: ${quoted(guide.date)}`} }`,
    'destination:',
    '  # check: what the page at the end is called; the guide does not say it for sure',
    `  heading: ${local(heading)}`,
    ...(submit === null
      ? []
      : ['  # check: the control that sends; it is never pressed', `  submit: ${local(submit)}`]),
    ...(deadline === null
      ? []
      : [
          '# check: whether this is the last day',
          `deadline: { date: ${deadline.day}, says: ${local(deadline.says)} }`,
        ]),
    ...claims.checks.map((says) => `# check: it also says “${oneLine(says)}”; a claim could test that (docs/flows.md)`),
    ...(claims.reachable === null
      ? []
      : ['claims:', `  - { id: still-possible, says: ${local(claims.reachable)}, check: { reachable: true } }`]),
    'routes:',
    `  - id: ${steps.length > 0 ? 'menu' : 'direct-link'}`,
    '    guides: [guide]',
    '    steps:',
    ...(steps.length > 0
      ? ['      # check: where readers begin', `      - open: ${quoted(new URL('/', url).href)}`]
      : [`      - open: ${quoted(url)}`]),
    ...steps.flatMap(({ label, says }) => [
      '      # check: link or button, and the name that a screen reader says',
      `      - click: { role: link, name: ${local(label)} }`,
      ...(says === null ? [] : [`        says: ${local(says)}`]),
    ]),
    '',
  ]
  return {
    text: lines.join('\n'),
    steps: steps.length,
    links: links.length,
    checks: lines.filter((line) => line.trimStart().startsWith('# check:')).length,
  }
}

type Sentence = { readonly block: Block; readonly from: number; readonly to: number; readonly text: string }

function sentencesIn(block: Block, language: string): readonly Sentence[] {
  return sentencesOf(block.text, language).map(({ from, to }) => ({
    block,
    from,
    to,
    text: block.text.slice(from, to),
  }))
}

/** One step for each label of a sentence that tells what to do; the sentence stands at the first of them. */
function stepsOf({ block, from, to, text }: Sentence, language: string): readonly DraftStep[] {
  if (block.kind === 'heading' || block.kind === 'caption' || text.length > MOST_LETTERS) return []
  const isLink = (at: number) =>
    block.links.some((link) => link.from <= at && at < link.to && /^https?:/.test(link.href))
  const labels = proseLabels(block).filter((label) => label.from >= from && label.to <= to && !isLink(label.from))
  const isStep = isPressing(text, language) || labels.some(({ as }) => as === 'path') || block.item?.ordered === true
  return isStep ? labels.map((label, index) => ({ label: label.text, says: index === 0 ? text.trim() : null })) : []
}

type DraftLink = { readonly href: string; readonly text: string }

/** Links that lead out of the guide's own site, those that look like a form or stand in a list first; each once. */
function linksOf(guide: GuideText, own: string | null): readonly DraftLink[] {
  const home = own === null ? null : new URL(own).host
  const found = guide.blocks.flatMap((block) => {
    const plain = addressesIn(block.text).map(({ from, to }) => {
      const text = block.text.slice(from, to)
      return { href: /^https?:/i.test(text) ? text : `https://${text}`, from, to }
    })
    const linked = block.links.filter(({ href }) => /^https?:\/\//i.test(href))
    return [...linked, ...plain].flatMap(({ href, from, to }) => {
      if (!URL.canParse(href) || new URL(href).host === home) return []
      const url = new URL(href)
      return [{ href: url.href, text: block.text.slice(from, to).trim(), rank: rankOf(url, block) }]
    })
  })
  const sorted = found.sort((a, b) => a.rank - b.rank)
  return [...new Map(sorted.map(({ href, text }) => [href, { href, text }])).values()]
}

/** How little an address looks like the form that a guide leads to. */
function rankOf({ pathname }: URL, { kind }: Block): number {
  if (pathname === '/' || /\.(?:pdf|docx?|odt)$/i.test(pathname)) return 3
  if (/form|contact|opt-?out|objec|widersp|oppos/i.test(pathname)) return 0
  return kind === 'item' ? 1 : 2
}

/** The first day that the guide makes the last one; its year is that of the guide, unless it says another. */
function deadlineOf(sentences: readonly Sentence[], language: string, published: string) {
  for (const { text } of sentences)
    for (const { from, readings } of datesIn(text)) {
      const [reading] = readings
      if (!reading || reading.day === null || readings.length > 1 || !limitBefore(text.slice(0, from), language))
        continue
      const pad = (number: number) => String(number).padStart(2, '0')
      const year = reading.year ?? Number(published.slice(0, 4))
      return { day: `${year}-${pad(reading.month)}-${pad(reading.day)}`, says: text.trim() }
    }
  return null
}

/** What the guide promises: that it can be done, which a walk tests, and what a person has to write a claim for. */
function claimsOf(sentences: readonly Sentence[], language: string) {
  const short = sentences.map(({ text }) => text.trim()).filter((text) => text.length <= MOST_LETTERS)
  return {
    reachable: short.find((text) => saysReachable(text, language) === true) ?? null,
    checks: short.filter((text) => saysLogin(text, language) !== undefined).slice(0, 3),
  }
}
