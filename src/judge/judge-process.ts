import { Worker } from 'node:worker_threads'
import { judgeAndKeep } from './judge.js'
import type { JudgingTask } from './judging.js'

// Judges what the parent sends, one walk after the other, see judging.ts. A process of its own and no thread: a thread
// that asks for much memory at once (a growing map, a long array) ends all of Node.js, whatever its resourceLimits.

process.on('message', async ({ job, planned }: JudgingTask) => {
  process.send?.(await judgeAndKeep(job, planned))
})
process.on('disconnect', () => process.exit())
// A run that is interrupted at the keyboard judges what it has walked; it ends this process itself.
process.on('SIGINT', () => {}).on('SIGTERM', () => {})
// Whose parent was killed while it is busy does not hear of it: a thread beside it does.
const watch = `const parent = process.ppid
setInterval(() => process.ppid === parent || process.kill(process.pid, 'SIGKILL'), 1000)`
new Worker(watch, { eval: true }).unref()
