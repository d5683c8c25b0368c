import type { Incident } from '../incident/incident.js'
import type { Printed } from '../incident/printed.js'
import { webAddress } from '../page/escape.js'
import type { Language } from '../settings/language.js'
import { guideFindingInWords } from '../words/guide-check.js'
import { guideIncidentWords } from '../words/guide-incident.js'
import { wordsIn } from '../words/language.js'
import type { Block } from './block.js'

/** Sentences that a message shows at most; the report has all. */
const MOST_SENTENCES = 10
const MOST_COPIES = 20

/** The sentences that an incident follows, those that are still wrong before those that were. */
export function printedIn({ members }: Incident): readonly Printed[] {
  const failing = members.filter((member) => member.failing)
  return (failing.length > 0 ? failing : members).flatMap(({ evidence }) => evidence.printed ?? [])
}

/** How many pages publish what an incident of the guide check is about. */
export function copiesOf(incident: Incident): number {
  return new Set(printedIn(incident).flatMap(({ guides }) => guides.map(({ id }) => id))).size
}

/** Each sentence that is wrong: as the guide prints it, why, what it should say, and where it is. */
export function sentenceBlocks(all: readonly Printed[], language: Language): readonly Block[] {
  const words = guideIncidentWords(language)
  return all.slice(0, MOST_SENTENCES).flatMap(({ finding, guides }): readonly Block[] => {
    const lang = guides[0]?.language ?? language
    return [
      heading(words.says),
      { kind: 'quote', text: finding.sentence, lang },
      paragraph(guideFindingInWords(finding, language, lang)),
      ...(finding.proposed === null
        ? [paragraph(words.noProposal)]
        : [
            paragraph(`${words.write}${wordsIn(language).colon}`),
            { kind: 'quote' as const, text: finding.proposed, lang },
          ]),
      ...addressBlocks(finding, language),
      { kind: 'list', items: guides.slice(0, MOST_COPIES).map((guide) => copyItem(guide, language)) },
    ]
  })
}

/** Where the right form is: in a sentence, addresses are made such that nobody can click on them. */
export function addressBlocks({ rule, subject }: Printed['finding'], language: Language): readonly Block[] {
  const url = rule.startsWith('link') ? webAddress(subject.now) : null
  return url ? [{ kind: 'link', text: guideIncidentWords(language).form, url }] : []
}

/** A copy of the text, as a link to the sentence in it. */
function copyItem(guide: Printed['guides'][number], language: Language) {
  const { title, publisher, url, fragment, file, line } = guide
  const name = `${publisher}: ${title}`
  if (file !== null) return { text: `${name} (${guideIncidentWords(language).line(line, file)})`, url: null }
  return { text: name, url: webAddress(fragment ?? url) }
}

/** Whom to write to, of every copy that says so. */
export function contactsOf(all: readonly Printed[]): readonly string[] {
  return [...new Set(all.flatMap(({ guides }) => guides.flatMap(({ contact }) => contact ?? [])))]
}

function heading(text: string): Block {
  return { kind: 'heading', text }
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', text }
}
