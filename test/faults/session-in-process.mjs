// Writes a session in a process of its own, in which a write may fail or end it, see kill-at.mjs.
// As a program: node [--import ./kill-at.mjs] session-in-process.mjs FILE BASE VALUE RECIPIENT
import { writeSession } from '../../dist/state/sessions.js'

const [file, base, value, recipient] = process.argv.slice(2)
const cookie = {
  name: 'sid',
  value,
  domain: 'a.test',
  path: '/',
  expires: -1,
  httpOnly: true,
  secure: true,
  sameSite: 'Lax',
}
const session = { private: ['Kim Example'], storageState: { cookies: [cookie], origins: [] } }
const signedInAt = '2026-05-01T08:00:00.000Z'
try {
  await writeSession(
    file,
    { account: 'tester', session, base: Number(base), signedInAt, savedBy: 'walk', now: Date.parse(signedInAt) },
    { recipients: [recipient], keys: { identities: [], passphrase: undefined } },
  )
} catch (error) {
  process.stdout.write(`${error.constructor.name}: ${error.message}`)
  process.exitCode = 2
}
