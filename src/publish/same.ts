import { isDeepStrictEqual } from 'node:util'
import type { Effort, PublishedLink, PublishedWay } from './schema.js'

/**
 * True when nothing else is to be said of a link than that it was verified again: that the head says for all of them, so that
 * a night without changes leaves every other file as it is.
 */
export function saysTheSame(before: PublishedLink, now: PublishedLink): boolean {
  return isDeepStrictEqual(withoutDates(before), withoutDates(now))
}

/**
 * True when dates of what was published are so old that whoever reads no head would soon take them for expired: half of the
 * time that a verification counts for.
 */
export function needsRenewal(before: PublishedLink, freshnessDays: number, now: Date): boolean {
  const due = now.getTime() + (freshnessDays * 24 * 3_600_000) / 2
  const verified = [
    ...(before.renewed ? [before.verifiedUntil] : []),
    ...before.routes.flatMap(({ ways }) =>
      ways.filter(({ state }) => state === 'verified').map(({ verifiedUntil }) => verifiedUntil),
    ),
  ]
  return verified.some((until) => until !== null && Date.parse(until) < due)
}

function withoutDates(link: PublishedLink): unknown {
  return {
    ...link,
    ...(link.renewed ? { verifiedAt: null, verifiedUntil: null } : {}),
    claims: link.claims.map((claim) => ({ ...claim, at: null })),
    routes: link.routes.map((route) => ({
      ...route,
      verifiedAt: null,
      verifiedUntil: null,
      ways: route.ways.map(wayWithoutDates),
    })),
  }
}

function wayWithoutDates({ effort, ...way }: PublishedWay): unknown {
  return { ...way, verifiedAt: null, verifiedUntil: null, effort: effort && kindOf(effort) }
}

/** What of the effort differs when the way does; words and nights differ every night. */
function kindOf({
  clicks,
  screens,
  fieldsRequired,
  fieldsOptional,
  logIn,
  code,
  keyboard,
  labelChanges,
}: Effort): unknown {
  return { clicks, screens, fieldsRequired, fieldsOptional, logIn, code, keyboard, labelChanges }
}
