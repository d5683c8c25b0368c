import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { filesBelow } from './cli.js'

/** Every way in which a secret is looked for: plain, and as programs encode it. */
export function spellingsOf(secret: string): readonly Buffer[] {
  const bytes = Buffer.from(secret)
  // Within other text, what base64 makes of it depends on where it begins.
  const base64 = [0, 1, 2].map((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replace(/=+$/, '')
    return text.slice(offset === 0 ? 0 : offset + 1, -1)
  })
  const texts = [
    secret,
    encodeURIComponent(secret),
    secret.replaceAll('&', '&amp;'),
    JSON.stringify(secret).slice(1, -1),
    bytes.toString('hex'),
    ...base64,
    ...base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
  ]
  return [...[...new Set(texts)].map((text) => Buffer.from(text)), Buffer.from(secret, 'utf16le')]
}

/** Looks for secrets by name. */
export type Canaries = Readonly<Record<string, string>>

/** The names of the secrets that are in some bytes. */
export function leaksIn(bytes: Uint8Array | string, canaries: Canaries): readonly string[] {
  const where = Buffer.from(bytes)
  return Object.entries(canaries).flatMap(([name, secret]) =>
    spellingsOf(secret).some((spelling) => where.includes(spelling)) ? [name] : [],
  )
}

/** `secret in file` for every file below a folder that holds one. */
export function leaksBelow(folder: string, canaries: Canaries): readonly string[] {
  return filesBelow(folder).flatMap((file) => leaksIn(readOr(file), canaries).map((name) => `${name} in ${file}`))
}

/**
 * Watches what a program leaves only for a moment: the arguments of all processes whose folder for temporary files is
 * `temporary`, and the files in there.
 */
export function watchProcesses(temporary: string, canaries: Canaries) {
  const leaks = new Set<string>()
  const watched = { processes: 0, files: 0 }
  const known = new Map<string, number>()
  /** True when it is new, or was changed since it was looked at. */
  const isNew = (what: string, changed: number) => {
    if (known.get(what) === changed) return false
    known.set(what, changed)
    return true
  }
  const look = () => {
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      // A process that begins another program changes its arguments; that takes a moment, and then no more.
      const line = readOr(`/proc/${pid}/cmdline`)
      if (!isNew(`/proc/${pid} ${line}`, 0) || !readOr(`/proc/${pid}/environ`).includes(temporary)) continue
      watched.processes += 1
      for (const name of leaksIn(line, canaries)) leaks.add(`${name} in arguments`)
    }
    for (const file of filesOr(temporary)) {
      if (!isNew(file, statOr(file))) continue
      watched.files += 1
      for (const name of leaksIn(readOr(file), canaries)) leaks.add(`${name} in ${file}`)
    }
  }
  const timer = setInterval(look, 250)
  return {
    stop: () => {
      look()
      clearInterval(timer)
      return { leaks: [...leaks], ...watched }
    },
  }
}

function filesOr(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
  } catch {
    return []
  }
}

/** Files and processes vanish while one looks at them. */
function readOr(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch {
    return Buffer.alloc(0)
  }
}

function statOr(file: string): number {
  try {
    return statSync(file).mtimeMs
  } catch {
    return 0
  }
}
