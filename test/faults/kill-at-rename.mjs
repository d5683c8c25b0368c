// Loaded before a night, into every process of it: ends the process with SIGKILL when it is about to put a file in its place
// whose path ends with KILL_RENAME, at the KILL_TIMES-th time. What it had written lies beside it, whole.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

const { KILL_RENAME = '', KILL_TIMES = '1' } = process.env
const original = fs.renameSync
let times = 0
fs.renameSync = (from, to) => {
  if (String(to).endsWith(KILL_RENAME)) {
    times += 1
    if (times === Number(KILL_TIMES)) process.kill(process.pid, 'SIGKILL')
  }
  return original(from, to)
}
syncBuiltinESMExports()
