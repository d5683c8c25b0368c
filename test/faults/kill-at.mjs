// Loaded before a night: ends the process, or fails, at the n-th point at which something is written to the disk.
// KILL_AT=n kills it with SIGKILL. FAIL_AT=n makes that write and all later ones fail with FAIL_CODE.
// COUNT=1 tells on standard error how many points there were.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

const killAt = Number(process.env.KILL_AT ?? 0)
const failAt = Number(process.env.FAIL_AT ?? 0)
let points = 0

function point() {
  points += 1
  if (points === killAt) process.kill(process.pid, 'SIGKILL')
}

for (const name of [
  'writeSync',
  'writeFileSync',
  'appendFileSync',
  'renameSync',
  'linkSync',
  'mkdirSync',
  'rmSync',
  'fsyncSync',
]) {
  const original = fs[name]
  fs[name] = (...args) => {
    // What goes to a terminal or a pipe is no file.
    if (name === 'writeSync' && args[0] < 3) return original(...args)
    point()
    if (failAt > 0 && points >= failAt && name !== 'rmSync') {
      throw Object.assign(new Error(process.env.FAIL_CODE), { code: process.env.FAIL_CODE })
    }
    if (name === 'writeSync' && points + 1 === killAt)
      original(args[0], args[1].subarray(0, Math.floor(args[1].length / 2)))
    if (name === 'writeSync') point()
    const result = original(...args)
    point()
    return result
  }
}
syncBuiltinESMExports()
if (process.env.COUNT) process.on('exit', () => process.stderr.write(String(points)))
