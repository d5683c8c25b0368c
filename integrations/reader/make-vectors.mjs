// Writes the test vectors of the reader: `node integrations/reader/make-vectors.mjs`. Keys and times are fixed, and Ed25519
// takes no randomness, so the files come out the same to the byte. Nothing here uses the reader or the code that signs.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { vectors } from './vector-cases.mjs'

/** The vectors, and what `index.json` says of them, by file name. */
export function vectorFiles() {
  const listed = vectors.map(({ name, description, expected }) => ({
    name,
    file: `${name}.json`,
    description,
    state: expected.state,
    reason: expected.reason,
  }))
  return new Map([
    ...vectors.map((vector) => [`${vector.name}.json`, text(vector)]),
    ['index.json', text({ version: 1, vectors: listed })],
  ])
}

const text = (value) => `${JSON.stringify(value, null, 2)}\n`

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const folder = join(import.meta.dirname, 'vectors')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  for (const [name, content] of vectorFiles()) writeFileSync(join(folder, name), content)
}
