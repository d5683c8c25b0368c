import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../../settings/root.js'
import type { PublishedFile } from '../schema.js'

/** Where the scripts for other people's pages lie: in the publication, and here below `integrations/`. */
const SCRIPTS: readonly (readonly [path: string, source: string])[] = [
  ['assets/guide-status.js', 'element/guide-status.js'],
  ['assets/guidewatch-reader.js', 'reader/guidewatch-reader.js'],
]

/**
 * The element `<guide-status>` and the reader that it imports, as they are, and `assets/integrity.json`: the hashes by which a
 * page can insist on just these scripts (https://www.w3.org/TR/sri-2/).
 */
export function elementFiles(): readonly PublishedFile[] {
  const scripts = SCRIPTS.map(([path, source]) => ({
    path,
    content: readFileSync(join(ROOT, 'integrations', source)),
  }))
  const hashes = Object.fromEntries(scripts.map(({ path, content }) => [path, integrityOf(content)]))
  return [...scripts, { path: 'assets/integrity.json', content: `${JSON.stringify(hashes, null, 2)}\n` }]
}

/** What belongs into the attribute `integrity`: `sha384-…` */
export function integrityOf(script: string | Uint8Array): string {
  return `sha384-${createHash('sha384').update(script).digest('base64')}`
}
