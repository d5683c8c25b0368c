// Loaded before a night, into every process of it: ends the first process with SIGKILL that is about to put a file in its place
// whose path ends with KILL_RENAME, at the KILL_TIMES-th time in this process. What it had written lies beside it, whole.
// KILL_MARK names a file that is made then, so that no other process is killed.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

const { KILL_RENAME = '', KILL_TIMES = '1', KILL_MARK = '' } = process.env
const original = fs.renameSync
let times = 0
fs.renameSync = (from, to) => {
  if (String(to).endsWith(KILL_RENAME)) {
    times += 1
    if (times === Number(KILL_TIMES) && !fs.existsSync(KILL_MARK)) {
      fs.writeFileSync(KILL_MARK, '')
      process.kill(process.pid, 'SIGKILL')
    }
  }
  return original(from, to)
}
syncBuiltinESMExports()
