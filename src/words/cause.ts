import type { Cause, CauseMember, Hindrance, LeftOut } from '../cause/cause.js'
import { languageOf } from '../cause/judged.js'
import { grouped } from '../collection/grouped.js'
import type { Fact, FindingKind } from '../compare/finding.js'
import type { Language } from '../settings/language.js'
import { DE } from './cause/de.js'
import { type CauseWords, EN } from './cause/en.js'
import { FR } from './cause/fr.js'
import { IT } from './cause/it.js'
import { findingInWords } from './finding.js'
import { wordsIn } from './language.js'
import { languageName } from './value.js'

const WORDS: Readonly<Record<Language, CauseWords>> = { en: EN, de: DE, fr: FR, it: IT }

/**
 * What happened, in a sentence: in the words of the page in the reader's language where a walk saw them, and shortly in those
 * of the others. What it quotes is the page's own text: whoever formats it escapes it.
 */
export function causeInWords({ members }: Cause, language: Language): string {
  const shown = ownOf(members, language)
  if (!shown) return ''
  const [{ fact }] = shown.facts as [CauseMember['facts'][number]]
  const said = findingInWords({ ...fact, alsoAt: [] }, language)
  const others = inOthers(members, shown, language)
  const whole = others ? `${said.replace(/\.$/, '')} (${others})${said.endsWith('.') ? '.' : ''}` : said
  const walks = new Set(members.map(({ walk }) => walk)).size
  if (walks === 1) return whole
  const { inWalks, inWalksOn } = WORDS[language]
  if (!inWalksOn || fact.count > 1 || APART.has(fact.kind)) return `${inWalks(walks)} ${whole}`
  return `${inWalksOn(walks)} ${whole.charAt(0).toLowerCase()}${whole.slice(1)}`
}

/** Sentences that say first what the guide says, or that have no verb. */
const APART: ReadonlySet<FindingKind> = new Set([
  'claim-contradicted',
  'label-reversed',
  'step-missing',
  'item-added',
  'item-removed',
  'obstacle',
  'ab-test-suspected',
  'not-approved',
  'renderer-changed',
  'more-elsewhere',
])

/** The first member in the reader's language, else the first of all. */
function ownOf(members: readonly CauseMember[], language: Language): CauseMember | undefined {
  return members.find(({ locale }) => languageOf(locale) === language) ?? members[0]
}

const MOST_OTHERS = 3
const MOST_LETTERS = 60

/** `German: "Einstellungen" → "Optionen"; …`; '' where the words are the same everywhere. */
function inOthers(members: readonly CauseMember[], shown: CauseMember, language: Language): string {
  const { quoted, colon } = wordsIn(language)
  const first = new Map<string, CauseMember>()
  for (const member of members) {
    const other = languageOf(member.locale)
    if (!first.has(other)) first.set(other, member)
  }
  first.delete(languageOf(shown.locale))
  const own = namesIn(shown).join(' ')
  const said = [...first].flatMap(([other, member]) => {
    const names = namesIn(member)
    if (names.length === 0 || names.join(' ') === own) return []
    return [`${languageName(other, language)}${colon} ${names.map((name) => quoted(cut(name))).join(' → ')}`]
  })
  return [...said.slice(0, MOST_OTHERS), ...(said.length > MOST_OTHERS ? ['…'] : [])].join(
    `${colon.replace(':', ';')} `,
  )
}

/** What a reader calls what a fact is about: before and now, or as it is. */
function namesIn({ facts: [seen] }: CauseMember): readonly string[] {
  if (!seen || seen.fact.count > 1) return []
  const { subject, before, after } = seen.fact
  if (typeof before === 'string' && before && typeof after === 'string' && after) return [before, after]
  if (subject.kind === 'control' && subject.name) return [subject.name]
  if (subject.kind === 'field') return [subject.label]
  if (subject.kind === 'claim') return [subject.says]
  return typeof before === 'string' && before ? [before] : []
}

function cut(text: string): string {
  return text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS - 1)}…` : text
}

const MOST_TOPICS = 2

/** Where a cause was met, shortly: topics and routes, languages, devices. */
export function whereInWords({ members }: Cause, language: Language): string {
  const { moreTopics } = WORDS[language]
  const { colon } = wordsIn(language)
  const flows = [...grouped(members, ({ flow }) => flow).values()]
  const topics = flows.slice(0, MOST_TOPICS).map((own) => {
    const routes = [...grouped(own, ({ route }) => route).values()].map(
      (ofRoute) => ownOf(ofRoute, language)?.routeTitle,
    )
    return `${ownOf(own, language)?.flowTitle}${colon} ${shortList(
      routes.flatMap((title) => title ?? []),
      language,
    )}`
  })
  const more = flows.length > MOST_TOPICS ? [moreTopics(flows.length - MOST_TOPICS)] : []
  const languages = [...new Set(members.map(({ locale }) => languageOf(locale)))].sort()
  const devices = [...new Set(members.map(({ device }) => device))].sort()
  return [
    [...topics, ...more].join('; '),
    shortList(
      languages.map((code) => languageName(code, language)),
      language,
    ),
    shortList(devices, language),
  ].join(' · ')
}

const MOST_NAMES = 5

function shortList(names: readonly string[], language: Language): string {
  const more = names.length > MOST_NAMES ? ` ${WORDS[language].more(names.length - MOST_NAMES)}` : ''
  return names.slice(0, MOST_NAMES).join(', ') + more
}

const MOST_FACTS = 3

/** Why a decision does not take a member, as a part of a sentence; what it quotes is the page's own text. */
export function leftOutInWords(why: LeftOut, _member: CauseMember, language: Language): string {
  const { leftOut, more } = WORDS[language]
  const begins = leftOut[why.kind]
  if (why.kind === 'unconfirmed') return begins
  const said = why.facts.slice(0, MOST_FACTS).map((fact: Fact) => findingInWords({ ...fact, alsoAt: [] }, language))
  const rest = why.facts.length > MOST_FACTS ? ` … ${more(why.facts.length - MOST_FACTS)}` : ''
  return `${begins}${wordsIn(language).colon} ${said.join(' ')}${rest}`
}

const MOST_HOSTS = 3
const MOST_OF_FAILURE = 160

/** Why walks were not judged, in a line. */
export function hindranceInWords({ account, hosts, walks, fact, failure }: Hindrance, language: Language): string {
  const { walks: counted, withAccount, withoutAccount, at, failed } = WORDS[language]
  const { colon } = wordsIn(language)
  const who = account === 'logged-out' ? withoutAccount : withAccount(account)
  const named = `${hosts.slice(0, MOST_HOSTS).join(', ')}${hosts.length > MOST_HOSTS ? ' …' : ''}`
  const head = `${counted(walks.length)}${who}${named && at(named)}${colon}`
  if (fact) return `${head} ${findingInWords({ ...fact, alsoAt: [] }, language)}`
  const [line = ''] = (failure ?? '').split('\n')
  const cause = line.length > MOST_OF_FAILURE ? `${line.slice(0, MOST_OF_FAILURE - 1)}…` : line
  return `${head} ${failed}${cause && `${colon} ${cause}`}`
}
