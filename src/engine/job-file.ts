import { readFileSync } from 'node:fs'
import type { Job } from '../state/job.js'

// Read by every process of the engine, before anything else of guidewatch is needed there: a file of its own that loads nothing.

/** Names to the walkers the file that tells them what to do. */
export const JOB_VARIABLE = 'GUIDEWATCH_JOB'

/** Reads what the parent has just written. */
export function readJob(file: string): Job {
  return JSON.parse(readFileSync(file, 'utf8')) as Job
}
