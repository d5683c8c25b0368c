import type { Fact, Subject, Value } from '../compare/finding.js'
import { ARRIVAL } from '../screen/screen.js'
import type { Language } from '../settings/language.js'
import { told, wordsIn } from './language.js'
import { capitalised, numbersIn, type Parts } from './text.js'
import { called, fromWhereTheyDiffer, nounOf, short, valueInWords } from './value.js'

/** Puts a finding into a sentence. What it quotes is the page's own text: whoever formats it escapes it. */
export function findingInWords(fact: Fact, language: Language): string {
  const { subject, alsoAt } = fact
  if (subject.kind === 'told') return told(subject, language)
  const words = wordsIn(language)
  const said = fact.count > 1 ? many(fact, language) : words.findings[fact.kind](partsOf(fact, language))
  const places = alsoAt.map((step) => (step === ARRIVAL ? words.arrival : step))
  const steps = `${places.slice(0, 6).join(', ')}${alsoAt.length > 6 ? ' …' : ''}`
  return capitalised(said) + (steps && ` (${words.alsoAt}${words.colon} ${steps})`)
}

function partsOf({ kind, subject, before, after }: Fact, language: Language): Parts {
  const feminine = subject.kind === 'control' && nounOf(subject.role, language).feminine
  const value = (one: Value | null) => valueInWords(one, language, feminine)
  const isText = typeof before === 'string' && typeof after === 'string'
  const [old, now] = isText ? fromWhereTheyDiffer(before, after) : [before, after]
  const parts = { ...subjectParts(subject, language), before: value(old), after: value(now) }
  if (kind === 'item-moved' && parts.before === parts.after) return { ...parts, before: '', after: '' }
  // These are whole sentences, which say what to do.
  const isWhole = typeof after === 'object' && (after?.kind === 'needs-reads' || after?.kind === 'held-typed')
  return kind === 'obstacle' && isWhole ? { ...parts, it: '' } : parts
}

function subjectParts(subject: Subject, language: Language): Pick<Parts, 'it' | 'bare' | 'name'> {
  const { subjects, obstacles, quoted } = wordsIn(language)
  const alone = (text: string) => ({ it: text, bare: text, name: text })
  switch (subject.kind) {
    case 'control': {
      const { noun, the } = nounOf(subject.role, language)
      const bare = called(subject, language)
      return { it: the + bare.slice(noun.length), bare, name: short(subject.name) }
    }
    case 'field': {
      const name = short(subject.label)
      return { ...alone(`${subjects.field} ${quoted(name)}`), name }
    }
    case 'page':
      return alone(subjects.page)
    case 'part-of-page':
      return alone(subjects.part)
    case 'pushed-page':
      return alone(subjects.pushed(numbersIn(language)(subject.by)))
    case 'obstacle':
      return alone(obstacles[subject.obstacle])
    case 'claim':
      return alone(short(subject.says))
    case 'address':
      return alone(short(subject.address))
    case 'told':
      return alone(told(subject, language))
  }
}

/** Many changes of one kind in one place, with some examples. */
function many({ kind, count, place, before, after }: Fact, language: Language): string {
  const words = wordsIn(language)
  const isKnown = place !== null && Object.hasOwn(words.places, place.role)
  const name = place?.name ? ` ${words.quoted(short(place.name))}` : ''
  const where = isKnown ? ` ${words.places[place.role as keyof typeof words.places]}${name}` : ''
  const examples = examplesOf(before) || examplesOf(after)
  const like = examples && `${words.colon} ${examples} …`
  const say = words.many[kind] ?? words.anyMany
  return say({ count: numbersIn(language)(count), where, like }).replace(/…\.$/, '…')
}

function examplesOf(value: Value | null): string {
  const texts = typeof value === 'string' ? [value] : value?.kind === 'texts' ? value.texts : []
  return short(texts.join(' · ')).replace(/ ?…$/, '')
}
