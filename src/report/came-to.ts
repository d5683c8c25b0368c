import type { Reviewed } from '../cause/cause.js'
import type { ObstacleKind } from '../flow/schema.js'
import type { Language } from '../settings/language.js'
import type { Run } from '../state/result.js'
import { wordsIn } from '../words/language.js'
import { capitalised } from '../words/text.js'

/**
 * What a night came to, in one sentence: what wants a decision, what was in the way, what is right.
 *
 * @param wrongGuides how many of the published guides that it read have a wrong sentence.
 */
export function cameTo(
  { causes, hindrances, notApproved }: Reviewed,
  { walks }: Pick<Run, 'walks'>,
  language: Language,
  wrongGuides = 0,
): string {
  const { report: words } = wordsIn(language)
  const accounts = hindrances.filter(isShutOut)
  const others = hindrances.filter((hindrance) => !isShutOut(hindrance))
  const notJudged = others.reduce((sum, { walks: ids }) => sum + ids.length, 0)
  // Until something is approved, a walk that arrived has only shown that it can be walked.
  const unknown = new Set(notApproved)
  const verified = walks.filter(({ id, verdict }) => verdict === 'verified' && !unknown.has(id)).length
  if (walks.length > 0 && verified === walks.length && wrongGuides === 0) return words.nothing
  const parts = [
    causes.length > 0 ? words.toDecide(causes.length) : '',
    wrongGuides > 0 ? words.wrongGuides(wrongGuides) : '',
    accounts.length > 0 ? words.notLetIn(new Set(accounts.map(({ account }) => account)).size) : '',
    notJudged > 0 ? words.notJudged(notJudged) : '',
    notApproved.length > 0 ? words.notApproved(notApproved.length) : '',
    verified > 0 ? words.verifiedCount(verified) : '',
  ]
  const said = parts.filter((part) => part !== '')
  return `${capitalised((said.length > 0 ? said : [words.verifiedCount(0)]).join('; '))}.`
}

/** What is about the account rather than the page. */
const OF_THE_ACCOUNT: ReadonlySet<ObstacleKind> = new Set([
  'login-wall',
  'session-missing',
  'checkpoint',
  'suspended',
  'already-objected',
  'another-language',
])

/** A test account that the site does not let in, as opposed to a site that shows nobody anything. */
function isShutOut({ verdict, account, fact }: Reviewed['hindrances'][number]): boolean {
  const obstacle = fact?.subject.kind === 'obstacle' ? fact.subject.obstacle : null
  return verdict === 'blocked' && account !== 'logged-out' && obstacle !== null && OF_THE_ACCOUNT.has(obstacle)
}
