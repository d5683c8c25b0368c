import {
  type AccountMemory,
  type AccountVisit,
  type PutOffWhy,
  readMemory,
  readStanding,
  remembered,
  type Standing,
  writeMemory,
  writeStanding,
} from '../state/accounts.js'
import type { Job } from '../state/job.js'

/** What is noted of an account during a run, each time on the disk at once: a crash must not make it be asked more often. */
export type AccountNotes = {
  readonly standing: () => Standing
  readonly memory: () => AccountMemory
  readonly change: (change: Partial<Standing>) => void
  readonly stop: (stopped: Omit<NonNullable<Standing['stopped']>, 'at'>, change?: Partial<Standing>) => void
  readonly putOff: (walk: string, why: PutOffWhy) => void
  readonly began: (visit: Omit<AccountVisit, 'at'>) => void
}

/** Opens the notes on an account. Those of the stand-in are of this run alone: it is no site that could be asked too much. */
export function notesOn({ standings, settings, standIn }: Job, account: string): AccountNotes {
  let standing = readStanding(standings, account)
  // Another machine may have walked before: what it noted came with the plan.
  let memory = standIn
    ? readMemory(standings, account)
    : remembered(readMemory(settings.state, account), standing, new Date())
  const change = (changed: Partial<Standing>) => {
    standing = { ...standing, ...changed }
    writeStanding(standings, standing)
    memory = remembered(memory, standing, new Date())
    if (!standIn) writeMemory(settings.state, memory)
  }
  return {
    standing: () => standing,
    memory: () => memory,
    change,
    stop: (stopped, more = {}) => change({ ...more, stopped: { ...stopped, at: new Date().toISOString() } }),
    putOff: (walk, why) => change({ putOff: [...standing.putOff.filter((one) => one.walk !== walk), { walk, why }] }),
    began: (visit) => change({ visits: [...standing.visits, { ...visit, at: new Date().toISOString() }] }),
  }
}
