import { LANGUAGES, type Language } from '../../settings/language.js'
import { dateOf, shortDateOf } from '../../words/dates.js'
import { publishedWords } from '../../words/published.js'
import type { LinkOutline, Publication, PublishedFile } from '../schema.js'
import { saidIn, stateSince, validityOf } from '../standing.js'
import { type Badge, badgeSvg, COLOURS } from './badge-svg.js'

/**
 * A badge per link and language, as a picture and for shields.io. A picture cannot expire, so its text holds the date: what
 * was verified last night says so, and goes on saying it when guidewatch has died. Badges of verified links therefore change
 * every night. There is always one, whatever the state, so that nobody caches an error instead.
 */
export function badges(publication: Publication): readonly PublishedFile[] {
  return publication.status.links.flatMap((link) => badgesOfLink(publication, link))
}

/** The badges of one link. */
export function badgesOfLink(publication: Publication, link: LinkOutline): readonly PublishedFile[] {
  return LANGUAGES.flatMap((language) => {
    const badge = badgeOf(publication, link, language)
    return [
      { path: `badges/${language}/${link.id}.svg`, content: badgeSvg(badge) },
      { path: `badges/${language}/${link.id}.json`, content: shieldsOf(badge) },
    ]
  })
}

/** Puts the state of a link into a badge. */
export function badgeOf({ status, night }: Publication, link: LinkOutline, language: Language): Badge {
  const { badge, states, colon, demo, demonstration } = publishedWords(language)
  const isLive = status.site === 'live'
  const valid = validityOf(link, night)
  const since = stateSince(link)
  const state = states[link.state]
  const standing = () => {
    if (link.state === 'verified' && valid) {
      const until = badge.until(dateOf(valid.until, language))
      return {
        message: badge.verified(shortDateOf(valid.at, language)),
        meaning: [badge.verifiedOn(dateOf(valid.at, language)), until],
      }
    }
    const last = valid ? [badge.lastVerified(dateOf(valid.at, language))] : []
    if (link.state === 'unknown' && valid)
      return { message: badge.unknown(shortDateOf(valid.at, language)), meaning: [state, ...last] }
    if (since) {
      return {
        message: badge.since(state, shortDateOf(since, language)),
        meaning: [badge.since(state, dateOf(since, language)), ...last],
      }
    }
    return { message: state, meaning: [state, ...last] }
  }
  const { message, meaning } = standing()
  const title = `${saidIn(link.titles, language)}${colon} ${meaning.join(', ')}`
  return {
    language,
    state: link.state,
    label: isLive ? badge.label : demo,
    message,
    title: isLive ? title : `${demonstration} ${title}`,
  }
}

/**
 * For `https://img.shields.io/endpoint?url=…` (https://shields.io/badges/endpoint-badge). Never an error: shields keeps a
 * picture of an error as long as any other.
 */
function shieldsOf({ state, label, message }: Badge): string {
  const found = { schemaVersion: 1, label, message, color: COLOURS[state].slice(1), cacheSeconds: 300 }
  return `${JSON.stringify(found)}\n`
}
