import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { ROOT } from '../settings/root.js'
import type { Job } from '../state/job.js'
import { requestStop } from '../state/runs.js'
import { JOB_VARIABLE } from './job-file.js'
import { writeJob } from './plan.js'
import type { EngineEvent } from './reporter.js'

/**
 * Lets a signal end a run early from now on, also between two engines, when nothing is walked.
 *
 * @returns ends that.
 */
export function endEarlyOnSignal(out: string): () => void {
  const finish = () => requestStop(out)
  process.once('SIGINT', finish).once('SIGTERM', finish)
  return () => process.off('SIGINT', finish).off('SIGTERM', finish)
}

/**
 * Does a job with Playwright Test in a child process.
 *
 * @param on is told of every walk that starts and ends; what it returns is awaited before this function returns.
 * @returns what the engine complained about, if anything: walks it did not end have no record.
 */
export async function walkAll(job: Job, on: (event: EngineEvent) => Promise<void>): Promise<readonly string[]> {
  const cli = join(dirname(createRequire(import.meta.url).resolve('playwright/package.json')), 'cli.js')
  const child = spawn(process.execPath, [cli, 'test', '--config', join(ROOT, 'playwright.config.js')], {
    cwd: ROOT,
    // Whatever is imported is JavaScript already: asking Playwright's loader about each of the files takes longer than a walk.
    env: { ...process.env, [JOB_VARIABLE]: writeJob(job), FORCE_COLOR: '0', PW_DISABLE_TS_ESM: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // Asked to end, the engine finishes the walks under way and begins no other; interrupted at the keyboard, it ends.
  const finish = () => requestStop(job.out)
  const stop = () => {
    finish()
    child.kill('SIGTERM')
  }
  process.once('SIGINT', stop).once('SIGTERM', finish)
  const complaints: string[] = []
  const handled: Promise<void>[] = []
  createInterface({ input: child.stderr }).on('line', (line) => complaints.push(line))
  createInterface({ input: child.stdout }).on('line', (line) => {
    const event = parseEvent(line)
    if (!event) complaints.push(line)
    else if (event.event === 'failed') complaints.push(event.message)
    else handled.push(on(event))
  })
  await new Promise<void>((resolve, reject) => child.once('error', reject).once('close', () => resolve()))
  process.off('SIGINT', stop).off('SIGTERM', finish)
  await Promise.all(handled)
  rmSync(join(job.out, '.engine'), { recursive: true, force: true })
  return complaints.filter((line) => line.trim() !== '')
}

function parseEvent(line: string): EngineEvent | undefined {
  try {
    const value: unknown = JSON.parse(line)
    return value !== null && typeof value === 'object' && 'event' in value ? (value as EngineEvent) : undefined
  } catch {
    return undefined
  }
}
