import { fork } from 'node:child_process'

/**
 * Lets a script do a task in a process of its own, whose memory and processor time are then its alone.
 *
 * @param script its absolute path; it takes the task by `process.on('message')` and answers by `process.send`.
 * @param what what is said of it when it fails.
 */
export function inChild(script, task, what) {
  return new Promise((resolve, reject) => {
    const child = fork(script, [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    child.once('message', (result) => {
      resolve(result)
      child.disconnect()
    })
    child.once('exit', (code, signal) => reject(new Error(`${what} ended with ${code ?? signal}`)))
    child.send(task)
  })
}
