import type { Cause } from '../../cause/cause.js'
import type { Consequence, Decision, Draft, Taken } from '../../cause/decision.js'
import type { Given } from './files.js'

/** Where a run stands: what the page asks for every few seconds. */
export type Standing = {
  readonly run: string
  readonly site: Draft['site']
  /** Counts every change of the decisions. */
  readonly revision: number
  /** The newest whole run of the site, when it is not this one. */
  readonly supersededBy: string | null
  readonly decided: readonly Taken[]
  readonly finished: readonly Taken[]
  /** With the incidents that follow each of them. */
  readonly causes: readonly Pick<Cause, 'id' | 'hash' | 'incidents'>[]
}

/** Why a decision was not taken, and what holds instead. */
export type Conflict = {
  /** The run or what is approved is not what was shown; somebody else decided; there is a newer night. */
  readonly why: 'run' | 'snapshot' | 'decided' | 'superseded'
  /** What is decided of the same cause now; `null` when nothing is. */
  readonly current: Taken | null
  /** The newest whole run of the site, when it is not this one. */
  readonly supersededBy: string | null
}

/** What came of a decision that was handed in. */
export type Answer = { readonly draft: Draft } | { readonly conflict: Conflict }

/** What was finished: how many decisions, and what was written for them. */
export type Ended = {
  readonly decisions: number
  /** Files that were written or deleted, relative to the folder of the settings. */
  readonly files: readonly string[]
  readonly commits: readonly string[]
  readonly branch: string | null
  readonly pushed: boolean
  /** How many of the decisions a person has to carry out in the flow. */
  readonly byHand: number
  /** Alerts that could not be delivered, in words. */
  readonly undelivered: readonly string[]
}

/** All that the server does on one run; it knows nothing of how. What a person got wrong is thrown as a `Mistake`. */
export type Desk = {
  /** The folder of the run. */
  readonly out: string
  readonly standing: () => Promise<Standing>
  readonly consequence: (decision: Decision) => Promise<Consequence>
  /** @param replaces the ids of the decisions of the same cause that the person saw. */
  readonly decide: (decision: Decision, replaces: readonly string[]) => Promise<Answer>
  readonly undo: (id: string) => Promise<Answer>
  readonly acknowledge: (incident: number, days: number, reason: string) => Promise<void>
  readonly finish: () => Promise<Ended>
  /** A page of the report, by its path below `report/`; `null` when there is no such page. */
  readonly page: (path: string) => Promise<string | null>
  /** What dresses the pages, by its name below `report/`. */
  readonly asset: (name: string) => Given | null
}

/** Opens the desk of a run by its id; `null` when there is no such run. */
export type Desks = (run: string) => Desk | null
