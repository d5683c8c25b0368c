import { grouped } from '../collection/grouped.js'
import type { LeftOut } from './cause.js'
import { isConfirmed, languageOf } from './judged.js'
import type { Met, Told } from './met.js'

export type Sorted = {
  readonly alike: readonly Met[]
  readonly leftOut: readonly { readonly met: Met; readonly why: LeftOut }[]
}

/**
 * Tells of the screens of a cause which are alike, and why the others are not: what most walks show is what is compared
 * with, in the same language by its words, in others by its kinds. Of another page nothing but that is compared.
 */
export function sorted(screens: readonly Met[]): Sorted {
  const kinds = new Map(screens.map((met) => [met, keyOf(met, ({ like }) => like)]))
  const kindsOf = (met: Met) => kinds.get(met) ?? ''
  const usual = mostCommon(screens, kindsOf)
  const inWords = new Map<string, Met>()
  for (const [language, own] of byLanguage(screens.filter((met) => kindsOf(met) === kindsOf(usual))))
    inWords.set(
      language,
      mostCommon(own, (met) => keyOf(met, ({ said }) => said)),
    )
  const judged = screens.map((met) => ({ met, why: whyNot(met, inWords, usual) }))
  const alike = judged.flatMap(({ met, why }) => (why ? [] : [met]))
  const refuted = alike.filter(isRefuted)
  // Where nothing was met twice, there is nothing better to show.
  const keeps = refuted.length === alike.length
  return {
    alike: keeps ? alike : alike.filter((met) => !isRefuted(met)),
    leftOut: judged.flatMap(({ met, why }) => {
      if (why) return [{ met, why }]
      return !keeps && isRefuted(met) ? [{ met, why: { kind: 'unconfirmed' as const } }] : []
    }),
  }
}

/** True when there was a second walk, and it did not meet this. */
function isRefuted({ walk, step }: Met): boolean {
  return walk.confirmation !== null && !isConfirmed(walk, step.id)
}

function whyNot(met: Met, inWords: ReadonlyMap<string, Met>, usual: Met): LeftOut | null {
  const own = inWords.get(languageOf(met.walk.locale))
  if (met === own) return null
  const isSame = own ? sameInWords : sameInKind
  const there = (own ?? usual).own
  const more = without(met.own, there, isSame)
  if (more.length > 0) return { kind: 'more', facts: more.map(({ fact }) => fact) }
  const less = without(there, met.own, isSame)
  return less.length > 0 ? { kind: 'less', facts: less.map(({ fact }) => fact) } : null
}

type Same = (one: Told, other: Told) => boolean
const sameInWords: Same = (one, other) => one.said === other.said
const sameInKind: Same = (one, other) => one.like === other.like

/** The facts of one screen that have no counterpart among those of another; each counts once. */
function without(own: readonly Told[], others: readonly Told[], isSame: Same): readonly Told[] {
  const left = [...others]
  return own.filter((one) => {
    // From so many on they are counted, and one more or less is the same.
    const isCounted = (other: Told) => other.fact.kind === one.fact.kind && (other.fact.count > 1 || one.fact.count > 1)
    if (others.some(isCounted)) return false
    const at = left.findIndex((other) => isSame(one, other))
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

function keyOf({ own }: Met, part: (told: Told) => string): string {
  return own.map(part).sort().join('\n')
}

/** The first of those that most screens are like. */
function mostCommon(screens: readonly Met[], keyOf: (met: Met) => string): Met {
  const counts = new Map<string, { readonly first: Met; count: number }>()
  for (const met of screens) {
    const key = keyOf(met)
    const known = counts.get(key)
    if (known) known.count += 1
    else counts.set(key, { first: met, count: 1 })
  }
  return [...counts.values()].reduce((best, one) => (one.count > best.count ? one : best)).first
}

function byLanguage(screens: readonly Met[]): ReadonlyMap<string, readonly Met[]> {
  return grouped(screens, ({ walk }) => languageOf(walk.locale))
}
