import type { WalkSummary } from '../state/result.js'

/** Follows a run: once when it starts, then for every walk. */
export type RunProgress = {
  readonly planned: (count: number, site: string) => void
  readonly started: (id: string) => void
  readonly judged: (walk: WalkSummary) => void
  /** So many walks are done a second time. */
  readonly confirming: (count: number) => void
  /** So many alerts were put off, and are tried again in some minutes. */
  readonly waiting: (alerts: number, minutes: number) => void
}
