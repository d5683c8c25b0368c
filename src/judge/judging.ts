import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from '../settings/root.js'
import type { Job } from '../state/job.js'
import type { PlannedWalk } from '../state/plan.js'
import type { WalkSummary } from '../state/result.js'
import { kept, unjudged } from './judge.js'

/** Judges one walk, and keeps what was judged; what it hands on is small and plain data, whatever is in the walk's record. */
export type Judge = (job: Job, planned: PlannedWalk) => Promise<WalkSummary>

/** What is sent to judge: where things lie, and nothing of what is in them. */
export type JudgingTask = { readonly job: Job; readonly planned: PlannedWalk }

/** Megabytes of objects that judging one walk may take; decoded pictures are bounded apart, see state/pictures.ts. */
const MEGABYTES = 1024

/** Always the compiled program: Node.js cannot start TypeScript, which tests import, and the engine walks by it, too. */
const PROGRAM = join(ROOT, 'dist', 'judge', 'judge-process.js')

type Options = { readonly megabytes?: number; readonly program?: string }

/**
 * Judges walks in another process while others are walked, one after the other. A walk whose judging takes more than
 * `timeouts.judge` or too much memory is an error that says so; the others are judged by a new process.
 *
 * @param within is given the judge, which is gone when it returns.
 * @param options the bound of memory, and the program that judges.
 */
export async function judging<T>(within: (judge: Judge) => Promise<T>, options: Options = {}): Promise<T> {
  const { megabytes = MEGABYTES, program = PROGRAM } = options
  // It gets ready while the first walk is under way.
  let idle: ChildProcess | undefined = start(program, megabytes)
  let last: Promise<unknown> = Promise.resolve()
  const judgeNow: Judge = async (job, planned) => {
    const child = idle?.connected ? idle : start(program, megabytes)
    idle = undefined
    const seconds = job.settings.timeouts.judge
    const answer = await answerOf(child, taskOf(job, planned), seconds)
    if (typeof answer === 'object') {
      idle = child
      return answer
    }
    child.kill('SIGKILL')
    return kept(job, unjudged(job, planned, messageOf(answer, planned, seconds, megabytes)))
  }
  const judge: Judge = (job, planned) => {
    const result = last.then(() => judgeNow(job, planned))
    last = result.catch(() => {})
    return result
  }
  try {
    return await within(judge)
  } finally {
    await last
    idle?.kill('SIGKILL')
  }
}

function start(program: string, megabytes: number): ChildProcess {
  const child = fork(program, [], {
    execArgv: [`--max-old-space-size=${megabytes}`],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  child.stderr?.setEncoding('utf8')
  // One that is given up on may fail later, too.
  child.on('error', () => {})
  return child
}

/** Only the walk's own flow, which keeps what is sent small however many there are. */
function taskOf(job: Job, planned: PlannedWalk): JudgingTask {
  return {
    job: { ...job, flows: job.flows.filter(({ flow }) => flow === planned.flow), walks: [], slots: [] },
    planned,
  }
}

/** Why there is no result: out of time, out of memory, or whatever else the process ended with. */
type Failure = 'time' | 'memory' | `ended with ${string}`

function answerOf(child: ChildProcess, task: JudgingTask, seconds: number): Promise<WalkSummary | Failure> {
  return new Promise((resolve) => {
    let complaint = ''
    // V8 says why it gives up, and then where it was.
    const onComplaint = (text: string) => {
      if (complaint.length < MOST_COMPLAINT) complaint += text
    }
    const onResult = (result: unknown) => settle(result as WalkSummary)
    const onError = (error: Error) => settle(`ended with ${error.message}`)
    const onClose = (code: number | null, signal: string | null) =>
      settle(reasonOf(complaint, signal ?? `code ${code}`))
    const settle = (answer: WalkSummary | Failure) => {
      clearTimeout(timer)
      child.stderr?.off('data', onComplaint)
      child.off('message', onResult).off('error', onError).off('close', onClose)
      resolve(answer)
    }
    const timer = setTimeout(() => settle('time'), seconds * 1000)
    child.stderr?.on('data', onComplaint)
    child.on('message', onResult).on('error', onError).on('close', onClose)
    // What cannot be reached has ended, which is told above.
    child.send(task, () => {})
  })
}

const MOST_COMPLAINT = 100_000

function reasonOf(complaint: string, end: string): Failure {
  if (/heap out of memory|Allocation failed/.test(complaint)) return 'memory'
  return `ended with ${complaint.match(/^\w*Error\b.*/m)?.[0] ?? end}`
}

function messageOf(failure: Failure, { id }: PlannedWalk, seconds: number, megabytes: number): string {
  switch (failure) {
    case 'time':
      return `Judging the walk ${id} took more than ${seconds} seconds and was ended. Its pages may be far too large: look at its pictures, end the route earlier, or raise \`timeouts.judge\`.`
    case 'memory':
      return `Judging the walk ${id} took more than ${megabytes} MB of memory and was ended. Its pages are far too large: look at its pictures, and end the route earlier.`
    default:
      return `Judging the walk ${id} ${failure}. Run \`guidewatch reassess\` on this run; if it happens again, report it with the walk's folder.`
  }
}
