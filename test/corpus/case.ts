import type { Verdict } from '../../src/compare/verdict.js'
import type { AppNight } from './sites/app.js'
import type { PortalNight } from './sites/portal.js'
import type { StandInNight } from './sites/stand-in.js'

/** What a night must say: its verdict and every finding that matters, as `kind@step`; nothing else may alarm. */
export type Expected = { readonly verdict: Verdict; readonly findings: readonly string[] }

export type Nature = 'noise' | 'material' | 'hostile'

/**
 * One labelled pair: the site as approved, and the site tonight.
 *
 * `half` says when the case was written: `first` before the comparer was tuned, `second` after.
 */
export type Case = {
  readonly id: string
  readonly nature: Nature
  readonly half: 'first' | 'second'
  readonly expected: Expected
} & (
  | { readonly site: 'portal'; readonly night: PortalNight }
  | { readonly site: 'app'; readonly night: AppNight }
  | { readonly site: 'stand-in'; readonly night: StandInNight }
)

const VERIFIED: Expected = { verdict: 'verified', findings: [] }

/** Rows of one site and half: noise needs no expectation, since it is always "verified, nothing found". */
export function casesOf<Site extends Case['site']>(site: Site, half: Case['half']) {
  type Night = Extract<Case, { site: Site }>['night']
  const row = (nature: Nature, id: string, night: Night, expected: Expected) =>
    ({ id: `${site}: ${id}`, nature, half, site, night, expected }) as Case
  return {
    noise: (id: string, night: Night) => row('noise', id, night, VERIFIED),
    material: (id: string, night: Night, verdict: Verdict, ...findings: string[]) =>
      row('material', id, night, { verdict, findings }),
    hostile: (id: string, night: Night, verdict: Verdict, ...findings: string[]) =>
      row('hostile', id, night, { verdict, findings }),
  }
}
